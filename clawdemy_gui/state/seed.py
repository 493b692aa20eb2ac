"""The number that makes chance repeatable."""

from typing import Annotated

from msgspec import Meta

LARGEST_SEED = 999_999
"""Small enough to be called across a classroom."""
Seed = Annotated[int, Meta(ge=0, le=LARGEST_SEED)]
