"""Where a card's setting stands on its slider, and how its value is written."""

from math import exp, log

from clawdemy_gui.number_text import rough_text
from clawdemy_gui.pages.myths.card import Setting


def share_of(setting: Setting, value: float) -> float:
    """The place of a value on the slider, 0…1."""
    low, high, at = _scaled(setting, setting.lowest), _scaled(setting, setting.highest), value
    return (_scaled(setting, at) - low) / (high - low) if high > low else 0.0


def value_at(setting: Setting, share: float) -> float:
    """The value at a place of the slider, whole where it must be."""
    low, high = _scaled(setting, setting.lowest), _scaled(setting, setting.highest)
    scaled = low + min(max(share, 0.0), 1.0) * (high - low)
    value = exp(scaled) if setting.by_factors else scaled
    value = min(max(value, setting.lowest), setting.highest)
    return float(round(value)) if setting.whole else round(value, 3)


def value_text(setting: Setting, value: float) -> str:
    """The value as it is written: 13,002 or −0.25."""
    return f"{value:,.0f}" if setting.whole else ("−" if value < 0 else "+") + rough_text(abs(value))


def _scaled(setting: Setting, value: float) -> float:
    return log(value) if setting.by_factors else value
