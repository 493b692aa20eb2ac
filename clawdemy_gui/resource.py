"""Finds the files in resources/, whether this runs from a checkout, an editable install or a wheel."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resource(name: str) -> Path:
    """The path of resources/`name`, for example ``resource("digits/digits.npz")``.

    A wheel carries the folder inside the package; a checkout and an editable install have it beside it.
    Raises FileNotFoundError when neither place has it.
    """
    for root in (_PACKAGE / "resources", _PACKAGE.parent / "resources"):
        path = root / name
        if path.exists():
            return path
    raise FileNotFoundError(f"resources/{name} is missing from this installation")
