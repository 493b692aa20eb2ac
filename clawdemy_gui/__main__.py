"""`python -m clawdemy_gui`, and the entry of the installed command."""

import sys


def main() -> None:
    """Run the app and end with its status."""
    from clawdemy_gui.app import main as run

    sys.exit(run())


if __name__ == "__main__":
    main()
