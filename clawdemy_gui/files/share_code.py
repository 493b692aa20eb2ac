"""A page as a short text, in letters that survive a chat and a sheet of paper, checked group by group."""

from functools import cache
from typing import NamedTuple, TypeAlias
from zlib import crc32

import msgspec
from PySide6.QtCore import QCoreApplication

from clawdemy_gui.core import digits
from clawdemy_gui.files.echo import echo
from clawdemy_gui.files.packed import FilesStayError, pack, shape, unpack
from clawdemy_gui.state.lesson import PAGE_NAMES, PageName
from clawdemy_gui.state.page_parts import (
    DescentPart,
    DialsPart,
    LandscapePart,
    MythsPart,
    OneImagePart,
    SmallValleyPart,
    TrainingSetPart,
)

Part: TypeAlias = (
    OneImagePart | TrainingSetPart | DialsPart | SmallValleyPart | LandscapePart | DescentPart | MythsPart
)
_PARTS: dict[PageName, type[Part]] = {
    "one-image": OneImagePart,
    "training-set": TrainingSetPart,
    "dials": DialsPart,
    "small-valley": SmallValleyPart,
    "landscape": LandscapePart,
    "descent": DescentPart,
    "myths": MythsPart,
}

LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""No 0 beside O, no 1 beside I and L. There are 31, a prime: one wrong letter never leaves a group right."""
BEGINS = "CLAW"
"""How a code is told from ten pasted outputs."""
SHORT = 200
"""Characters that a code of the One image page stays within, unless a drawing is in it."""
LONGEST = 4_000
"""Characters; what needs more is better kept in a lesson file."""
_GROUP = 9
"""Letters a group; the last one checks the others."""
_WHOLE = len(LETTERS) ** 4
"""Four letters check the whole code."""
_SHAPES = len(LETTERS) ** 2
"""Two letters say what the states were made of, so that no other app takes the code for something else."""
_BETWEEN = " \t\r\n\u00a0-\u2010\u2011\u2012\u2013\u2014\u2212_.·"
"""What chats and people put between groups."""

translate = QCoreApplication.translate


class ShareCodeError(ValueError):
    """One sentence: what is wrong with the code, or why there is none, and that nothing has changed."""


class Shared(NamedTuple):
    """What a code says."""

    page: PageName
    part: Part
    """The page's state and view."""


def part_of(page: PageName) -> type[Part]:
    """What a code holds of this page."""
    return _PARTS[page]


def is_code(text: str) -> bool:
    """Whether the text means to be a code, a broken one too."""
    return text.lstrip().upper().startswith(BEGINS)


def write_code(page: PageName, part: Part) -> str:
    """The code of a page. Raises ShareCodeError where files belong to it, or too much for a code."""
    try:
        text = _grouped(_number(page, part))
    except FilesStayError as problem:
        words = translate(
            "ShareCode",
            "This page shows a file of your own, and files do not travel in a code; save a lesson instead.",
        )
        raise ShareCodeError(words) from problem
    if len(text) > LONGEST:
        words = translate("ShareCode", "There is too much on this page for a code; save a lesson instead.")
        raise ShareCodeError(words)
    return text


def shortened(page: PageName, part: Part) -> tuple[str, bool]:
    """The code, and whether the kept answers A and B had to stay behind to keep it short."""
    text = write_code(page, part)
    if len(text) <= SHORT or not isinstance(part, OneImagePart):
        return text, False
    state = msgspec.structs.replace(part.state, kept_a=None, kept_b=None)
    if state == part.state:
        return text, False
    return write_code(page, msgspec.structs.replace(part, state=state)), True


def read_code(text: str) -> Shared:
    """What a code says. Raises ShareCodeError that says where it breaks."""
    number = _checked(text[: 4 * LONGEST])
    number, made_of = divmod(number, _SHAPES)
    number, page = divmod(number, len(PAGE_NAMES))
    if made_of != _made_of(PAGE_NAMES[page]):
        raise _refusal(translate("ShareCode", "The code was made by another version of this app"))
    try:
        part = unpack(number, part_of(PAGE_NAMES[page]))
    except ValueError as problem:
        raise _refusal(translate("ShareCode", "The code does not say what a page can show")) from problem
    if isinstance(part, OneImagePart) and _lacks_image(part):
        raise _refusal(translate("ShareCode", "The code names an image that there is not"))
    return Shared(PAGE_NAMES[page], part)


def _lacks_image(part: OneImagePart) -> bool:
    return part.state.answered is None and part.state.image >= digits.TEST_IMAGES


def _refusal(wrong: str) -> ShareCodeError:
    return ShareCodeError(translate("ShareCode", "{wrong}; nothing has changed.").replace("{wrong}", wrong))


def _number(page: PageName, part: Part) -> int:
    number = pack(part) * len(PAGE_NAMES) + PAGE_NAMES.index(page)
    number = number * _SHAPES + _made_of(page)
    return number * _WHOLE + _sum(number)


@cache
def _made_of(page: PageName) -> int:
    """Never 0, so that every code has letters."""
    return 1 + shape(part_of(page)) % (_SHAPES - 1)


def _sum(number: int) -> int:
    return crc32(number.to_bytes((number.bit_length() + 7) // 8, "big")) % _WHOLE


def _grouped(number: int) -> str:
    letters = []
    while number:
        number, letter = divmod(number, len(LETTERS))
        letters.append(letter)
    chunks = [letters[at : at + _GROUP - 1] for at in range(0, len(letters), _GROUP - 1)]
    groups = ["".join(LETTERS[each] for each in (*c, _check(n, c))) for n, c in enumerate(chunks)]
    return "-".join([BEGINS, *groups])


def _check(group: int, letters: list[int]) -> int:
    """Weighted by place, so that two changed places show as well; and by group, for groups that changed."""
    weighted = sum(place * letter for place, letter in enumerate(letters, start=2))
    return (weighted + 7 * group + len(letters)) % len(LETTERS)


def _checked(text: str) -> int:
    """The number without its check. Raises ShareCodeError."""
    letters = _letters(text)
    number = 0
    groups = [letters[at : at + _GROUP] for at in range(0, len(letters), _GROUP)]
    for chunk in reversed(groups):
        for _, letter in reversed(chunk[:-1]):
            number = number * len(LETTERS) + letter
    for group, chunk in enumerate(groups):
        if len(chunk) < 2 or _check(group, [letter for _, letter in chunk[:-1]]) != chunk[-1][1]:
            raise _broken(text, group, chunk[0][0], chunk[-1][0])
    number, whole = divmod(number, _WHOLE)
    if not number or whole != _sum(number):
        raise _refusal(translate("ShareCode", "The code is not whole: a group at its end may be missing"))
    return number


def _letters(text: str) -> list[tuple[int, int]]:
    """Where each letter stands in the text, from 1, and its number."""
    begin = len(text) - len(text.lstrip()) + len(BEGINS)
    if not is_code(text):
        raise _refusal(translate("ShareCode", "A code begins with {begins}").format(begins=BEGINS))
    letters = []
    for place, sign in enumerate(text[begin:].rstrip(), start=begin + 1):
        if sign in _BETWEEN:
            continue
        if len(sign.upper()) != 1 or sign.upper() not in LETTERS:
            words = translate("ShareCode", "Character {place} is “{sign}”, which no code has")
            raise _refusal(words.replace("{place}", str(place)).replace("{sign}", echo(sign)))
        letters.append((place, LETTERS.index(sign.upper())))
    return letters


def _broken(text: str, group: int, first: int, last: int) -> ShareCodeError:
    words = translate(
        "ShareCode", "The code breaks in group {group}, “{letters}”, characters {first} to {last}"
    ).format(group=group + 1, first=first, last=last, letters="{letters}")
    return _refusal(words.replace("{letters}", echo(text[first - 1 : last])))
