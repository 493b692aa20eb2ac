"""The five practices by name: a file of its own, so that the menus cost the start nothing."""

from typing import Literal, get_args

PracticeKind = Literal["guess-the-cost", "which-costs-more", "by-hand", "say-it", "what-does-it-do"]
KINDS: tuple[PracticeKind, ...] = get_args(PracticeKind)
"""In the order of the menu."""
