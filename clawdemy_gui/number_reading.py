"""How numbers are read, the same in every place: typed or pasted, in the digits and signs of any script."""

import unicodedata
from math import isfinite

_SIGNS = str.maketrans(
    {
        "٫": ".",
        "．": ".",
        "，": ",",
        "、": ",",
        "；": ";",
        "：": ":",
        "＝": "=",
        "％": "%",
        "٪": "%",
        "﹪": "%",
    }
    | dict.fromkeys("−–‐－﹣", "-")
)


def in_plain_digits(text: str) -> str:
    """The same with the digits 0–9, the point, the comma and the minus of any script written as in ASCII."""
    decimals = (unicodedata.decimal(sign, None) for sign in text)
    plain = (sign if digit is None else str(digit) for sign, digit in zip(text, decimals, strict=True))
    return "".join(plain).translate(_SIGNS)


def read_number(text: str) -> float | None:
    """The finite number that a text is, with a point or a comma, also in per cent; None if it is none.

    0 has no sign. Digits may be of any script.
    """
    word = in_plain_digits(text).strip()
    share = 100.0 if word.endswith("%") else 1.0
    word = word.removesuffix("%").strip()
    try:
        number = float(word.replace(",", ".")) / share if "_" not in word else float("nan")
    except ValueError:
        return None
    return number + 0.0 if isfinite(number) else None
