"""What a JPEG says of its own size, to be held against the length of the file."""

_ALONE = {0x01, *range(0xD0, 0xDA)}
"""Markers that no segment follows."""
_FRAMES = set(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""Start of a frame; the three between them are its tables."""
_SCAN = 0xDA
_BLOCK = 8
"""Pixels of a block's side."""


def claims_too_much(content: bytes) -> bool:
    """Whether a JPEG says that it is larger than so few bytes can hold.

    Each block takes a bit at least (ITU T.81, F.1.2.1: the code of its mean), whatever it shows. A decoder
    takes memory for all that a header claims before it sees that the rest of the file is missing.
    """
    return blocks(content) > 8 * len(content)


def blocks(content: bytes) -> int:
    """How many blocks of 8×8 its first frame has, those of all components; 0 where there is none."""
    place = 2
    while (place := content.find(b"\xff", place)) >= 0 and place + 4 <= len(content):
        marker = content[place + 1]
        if marker in _FRAMES:
            return _of_frame(content[place + 4 :])
        if marker == _SCAN:
            return 0
        if marker in (0x00, 0xFF):
            place += 1
        elif marker in _ALONE:
            place += 2
        else:
            place += 2 + int.from_bytes(content[place + 2 : place + 4], "big")
    return 0


def _of_frame(frame: bytes) -> int:
    """Of its segment (ITU T.81, B.2.2) from the precision on: each component has its own sampling."""
    height, width = int.from_bytes(frame[1:3], "big"), int.from_bytes(frame[3:5], "big")
    samplings = [divmod(both, 16) for both in frame[7 : 6 + 3 * frame[5] : 3]] if len(frame) > 5 else []
    most_across = max((across for across, _ in samplings), default=0)
    most_down = max((down for _, down in samplings), default=0)
    return sum(
        -(-width * across // (_BLOCK * most_across)) * -(-height * down // (_BLOCK * most_down))
        for across, down in samplings
        if most_across and most_down
    )
