"""Starts the table of ratios, after the app has told numpy to use one thread."""

import clawdemy_gui  # noqa: F401
from tests.benchmarks.table import main

if __name__ == "__main__":
    main()
