"""What is shown in the place of files, or of MNIST, that cannot be had, so that no name need be given up.

Whether something is there is asked of the drive, which may be slow or dead: only workers do so. The window
asks what they found.
"""

import os
from collections import deque
from collections.abc import Iterator
from pathlib import Path

from msgspec.structs import replace

from clawdemy_gui.files import subject
from clawdemy_gui.files.file_stamp import Stamp, stamp_of
from clawdemy_gui.files.images import mnist
from clawdemy_gui.files.images.dataset import DataError, Progress, embedded
from clawdemy_gui.files.images.opened_data import keep_data
from clawdemy_gui.files.networks.shipped import shipped
from clawdemy_gui.files.subject import Shown
from clawdemy_gui.state.subject import DataChoice, NetworkChoice, Subject

_standing: dict[DataChoice | NetworkChoice, Stamp | None] = {}
"""What was not found, or not opened, and has something in its place; how a file was that could not be opened.

Each is whole: without a first, without turned dials.
"""


def missing(asked: Subject) -> list[DataChoice | NetworkChoice]:
    """What of a subject was not found, or not opened, when last looked for; the images first, each once."""
    named = (*subject.named_in(asked.data), *subject.named_in(asked.network))
    return [choice for choice in dict.fromkeys(named) if choice in _standing]


def stands_in(choice: DataChoice | NetworkChoice) -> bool:
    """Whether something else was put in the place of this, or of what its recipe names."""
    return any(each in _standing for each in subject.named_in(choice))


def was_found(choice: DataChoice | NetworkChoice) -> bool:
    """Whether all of it that has something in its place is there, and could not be opened."""
    return all(_standing[each] is not None for each in subject.named_in(choice) if each in _standing)


def opening(asked: Subject) -> Iterator[Progress | Shown]:
    """`opening_subject`; where something cannot be had, the next asking is shown what stands in its place.

    Raises DataError, one sentence.
    """
    try:
        yield from subject.opening_subject(asked)
    except DataError:
        put_in_place_of(asked)
        raise


def gone(asked: Subject) -> list[DataChoice | NetworkChoice]:
    """Look what of a subject is not there; the images first, each once."""
    named = (*subject.named_in(asked.data), *subject.named_in(asked.network))
    return [choice for choice in dict.fromkeys(named) if is_gone(choice)]


def lost(asked: Subject) -> list[DataChoice | NetworkChoice]:
    """Look what of a subject is not there, or could not be opened when another page asked for it."""
    named = (*subject.named_in(asked.data), *subject.named_in(asked.network))
    return [choice for choice in dict.fromkeys(named) if choice in _standing or is_gone(choice)]


def is_gone(choice: DataChoice | NetworkChoice) -> bool:
    """Look whether a file, or MNIST, is nowhere on this computer."""
    if isinstance(choice, DataChoice) and choice.source == "mnist":
        return not mnist.is_here()
    return choice.path is not None and not os.path.lexists(choice.path)


def put_in_place_of(asked: Subject) -> None:
    """Put the embedded digits and a shipped network where something is not there, or cannot be opened."""
    unopened = dict(_unopened(asked))
    without = [*gone(asked), *unopened]
    _standing.update(dict.fromkeys(without) | unopened)
    for choice in without:
        if isinstance(choice, DataChoice):
            keep_data(choice, embedded(choice.part))
    network = replace(asked.network, turned=())
    if any(choice in without for choice in subject.named_in(network)):
        subject.keep(network, shipped(subject.default_network(DataChoice())).open())


def _unopened(asked: Subject) -> Iterator[tuple[DataChoice | NetworkChoice, Stamp]]:
    """The files of a subject that are there and cannot be opened, as they are now."""
    for choice in dict.fromkeys((*subject.named_in(asked.data), *subject.named_in(asked.network))):
        stamp = stamp_of(Path(choice.path)) if choice.path is not None else None
        if stamp is None:
            continue
        try:
            if isinstance(choice, NetworkChoice):
                subject.network_of(choice)
            else:
                deque(subject.opening_data(choice), 1)
        except DataError:
            yield choice, stamp


def is_at_hand(asked: Subject) -> bool:
    """Whether something of it is missing, and what stands in its place can be shown at once."""
    try:
        return bool(missing(asked)) and subject.at_hand(asked) is not None
    except DataError:
        return False


def returned(asked: Subject) -> list[DataChoice | NetworkChoice]:
    """Look what that was missing is there now: forget it, and the next asking opens it."""
    return [choice for choice in missing(asked) if not is_gone(choice) and _is_another(choice)]


def _is_another(choice: DataChoice | NetworkChoice) -> bool:
    """Whether this is not the file that could not be opened."""
    unopened = _standing[choice]
    return unopened is None or stamp_of(Path(unopened.path)) != unopened


def forget(choice: DataChoice | NetworkChoice) -> None:
    """Nothing stands in the place of this any more: it has come back, or the person has just named it."""
    for whole in subject.named_in(choice):
        _standing.pop(whole, None)
        subject.forget(whole)
        subject.forget_trained(whole)


def forget_mnist() -> None:
    """MNIST has come."""
    for choice in [each for each in _standing if isinstance(each, DataChoice) and each.source == "mnist"]:
        forget(choice)
