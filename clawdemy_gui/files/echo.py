"""Quotes what a bad file says, never so much of it that the sentence around it cannot be read."""

MOST_ECHOED = 60
"""Characters of a file that one sentence repeats at most."""


def echo(said: object, most: int = MOST_ECHOED) -> str:
    """What the file says, in one line that can be printed, cut off with … where it is long."""
    # A number of thousands of digits is refused by str(); its beginning would say no more than this.
    try:
        text = str(said)
    except ValueError:
        return "…"
    text = "".join(sign if sign.isprintable() else " " for sign in text[: 4 * most])
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1] + "…"
