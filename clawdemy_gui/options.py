"""The command line: what the app is asked to show. Needs no Qt, so that help and errors need no display."""

import argparse
import re
from pathlib import Path
from typing import NoReturn

from clawdemy_gui import __version__
from clawdemy_gui.state.lesson import PAGE_NAMES

LOOK_NAMES = ("light", "dark", "projector")
DEFAULT_SIZE = (1280, 800)
_SIZE = re.compile(r"(\d{2,5})x(\d{2,5})")
_SMALLEST, _LARGEST = 320, 7680


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.exit(2, f"clawdemy-gui: {message}\n")


def _size(text: str) -> tuple[int, int]:
    match = _SIZE.fullmatch(text)
    size = (int(match[1]), int(match[2])) if match else (0, 0)
    if not all(_SMALLEST <= side <= _LARGEST for side in size):
        raise argparse.ArgumentTypeError(
            f"a size is written like 1280x800, each side from {_SMALLEST} to {_LARGEST}, not {text!r}"
        )
    return size


def _pages(text: str) -> list[str]:
    names = [name.strip() for name in text.split(",")]
    for name in names:
        if name not in PAGE_NAMES:
            there = ", ".join(PAGE_NAMES)
            raise argparse.ArgumentTypeError(f"there is no page {name!r}; there is {there}")
    return names


def _picture(text: str) -> Path:
    path = Path(text)
    if path.suffix.lower() != ".png":
        raise argparse.ArgumentTypeError(f"a snapshot is written as .png, not {text!r}")
    if not path.absolute().parent.is_dir():
        raise argparse.ArgumentTypeError(f"the folder of {text!r} does not exist")
    return path


def read_options(arguments: list[str]) -> argparse.Namespace:
    """What the arguments ask for; wrong ones end the program with one sentence and status 2."""
    return _parser().parse_args(arguments)


def option_table() -> list[tuple[str, str]]:
    """Every option as one writes it, and what it does."""
    return [(_as_written(each), each.help or "") for each in _parser()._actions]


def _as_written(option: argparse.Action) -> str:
    chosen = " or ".join(option.choices) if option.choices and not option.metavar else option.metavar
    return " ".join(words for words in (*option.option_strings[-1:], chosen) if isinstance(words, str))


def _parser() -> _Parser:
    parser = _Parser(
        prog="clawdemy-gui",
        description="An explorer of a neural network's cost, for the lesson “What learning really means”.",
        allow_abbrev=False,
    )
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help="a lesson file to open")
    parser.add_argument("--page", choices=PAGE_NAMES, metavar="NAME", help=f"one of {', '.join(PAGE_NAMES)}")
    parser.add_argument(
        "--only",
        type=_pages,
        action="extend",
        metavar="NAMES",
        help="leave the other pages out: one name, or several with commas; View, All pages, brings them back",
    )
    parser.add_argument("--look", choices=LOOK_NAMES, help="how it is drawn")
    parser.add_argument(
        "--snapshot",
        type=_picture,
        metavar="PICTURE",
        help="draw the page to a .png and exit; needs no display",
    )
    parser.add_argument(
        "--lesson", type=Path, metavar="STEPS", help="lead through a lesson in a .toml file or folder"
    )
    parser.add_argument(
        "--check-lesson",
        type=Path,
        metavar="STEPS",
        help="say what is wrong with a lesson in a .toml file or folder, and exit; needs no display",
    )
    parser.add_argument("--size", type=_size, metavar="WxH", help="the window's size, default 1280x800")
    parser.add_argument(
        "--present", action="store_true", help="show the stage alone on the whole screen, for a clicker"
    )
    parser.add_argument(
        "--cover", action="store_true", help="hide the numbers until Ctrl+H, so that a class guesses first"
    )
    parser.add_argument(
        "--fresh", action="store_true", help="neither read nor write settings and the last session"
    )
    parser.add_argument("--version", action="version", version=f"clawdemy-gui {__version__}")
    return parser
