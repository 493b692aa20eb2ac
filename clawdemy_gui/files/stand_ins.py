"""What is shown in the place of a named file that is not there, so that its name need not be given up."""

import os

from clawdemy_gui.files import subject
from clawdemy_gui.files.images.dataset import DataError, embedded
from clawdemy_gui.files.images.opened_data import data_at_hand, keep_data
from clawdemy_gui.files.networks.network_file import SavedNetwork
from clawdemy_gui.files.networks.shipped import shipped
from clawdemy_gui.state.subject import DataChoice, NetworkChoice, Subject

_standing: set[DataChoice | NetworkChoice] = set()
"""The choices in whose place something else is shown."""


def missing(asked: Subject) -> list[DataChoice | NetworkChoice]:
    """Which of the two name a file that is not there; the images first."""
    return [choice for choice in (asked.data, asked.network) if _is_gone(choice)]


def _is_gone(choice: DataChoice | NetworkChoice) -> bool:
    return choice.path is not None and not os.path.lexists(choice.path)


def stands_in(choice: DataChoice | NetworkChoice) -> bool:
    """Whether something else was put in the place of this file."""
    return choice in _standing


def stand_in(asked: Subject) -> bool:
    """Put the embedded digits and a shipped network where files are missing; whether that helps."""
    helped = False
    for choice in missing(asked):
        if choice not in _standing or not _is_at_hand(choice):
            _put(choice)
            _standing.add(choice)
            helped = True
    return helped


def _is_at_hand(choice: DataChoice | NetworkChoice) -> bool:
    if isinstance(choice, DataChoice):
        return data_at_hand(choice) is not None
    try:
        return bool(subject.network_of(choice))
    except DataError:
        return False


def _put(choice: DataChoice | NetworkChoice) -> None:
    if isinstance(choice, DataChoice):
        keep_data(choice, embedded(choice.part))
    else:
        saved: SavedNetwork = shipped(subject.default_network(DataChoice())).open()
        subject.keep(choice, saved)


def forget_returned(asked: Subject) -> bool:
    """Open a file again that was missing and is there now; whether there is one."""
    came = [choice for choice in (asked.data, asked.network) if choice in _standing and not _is_gone(choice)]
    for choice in came:
        _standing.discard(choice)
        subject.forget(choice)
    return bool(came)
