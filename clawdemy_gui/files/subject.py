"""Finds the images and the network that a subject names, and keeps the last few for the next asking."""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal, NamedTuple

import msgspec
import numpy as np

from clawdemy_gui.core.network import Network
from clawdemy_gui.files.images.dataset import DataError, DataSet, Progress, translate
from clawdemy_gui.files.images.opened_data import data_at_hand as data_at_hand
from clawdemy_gui.files.images.opened_data import forget_data
from clawdemy_gui.files.images.opened_data import opening_data as opening_data
from clawdemy_gui.files.images.opened_data import other_part as other_part
from clawdemy_gui.files.networks import shipped
from clawdemy_gui.files.networks.network_file import About, SavedNetwork, open_network
from clawdemy_gui.files.networks.network_file import is_network as is_network
from clawdemy_gui.files.networks.recipe import training_again
from clawdemy_gui.files.shelf import Shelf
from clawdemy_gui.state.subject import DataChoice, NetworkChoice, Subject, Training

_KEPT_NETWORKS = 32
"""All that ship, and as many again: 52 kB each, and a trained one takes its time to be had again."""

_PREPARED_AGAIN = 2_000
"""Pictures that are read again for another network; more would take minutes."""


class Shown(NamedTuple):
    """A subject with everything it names at hand."""

    subject: Subject
    data: DataSet
    network: SavedNetwork


_networks: Shelf[SavedNetwork] = Shelf(_KEPT_NETWORKS)


def opening_subject(subject: Subject) -> Iterator[Progress | Shown]:
    """Open both in small steps: yields Progress and, last, Shown. Raises DataError, one sentence."""
    network: SavedNetwork | None = None
    for found in opening_network(subject.network):
        if isinstance(found, SavedNetwork):
            network = found
        else:
            yield found
    for step in opening_data(subject.data):
        if not isinstance(step, DataSet):
            yield step
        elif network is not None:
            yield Shown(subject, step, network)


def at_hand(subject: Subject) -> Shown | None:
    """Both, if that takes no time worth waiting for. Raises DataError."""
    data = data_at_hand(subject.data)
    if data is None or not network_is_at_hand(subject.network):
        return None
    return Shown(subject, data, network_of(subject.network))


def network_of(choice: NetworkChoice) -> SavedNetwork:
    """The network, each turned dial at its value. Raises DataError, one sentence."""
    kept = _networks.take(choice)
    if kept is not None:
        return kept
    saved = _saved(choice)
    if choice.turned:
        try:
            with np.errstate(over="ignore"):
                saved = SavedNetwork(saved.network.turned(dict(choice.turned)), saved.about)
        except (ValueError, OverflowError) as error:
            wrong = translate("Network", "A dial of this network cannot be turned like that ({reason})")
            raise DataError(wrong.format(reason=str(error).rstrip("."))) from error
    _networks.put(choice, saved)
    return saved


def network_is_at_hand(choice: NetworkChoice) -> bool:
    """Whether `network_of` takes no time worth waiting for: it need neither be trained again nor read."""
    made_at_once = choice.trained is None and choice.path is None
    return made_at_once or any(
        _networks.take(kept) is not None for kept in (choice, msgspec.structs.replace(choice, turned=()))
    )


def keep(choice: NetworkChoice, saved: SavedNetwork) -> None:
    """Remember what was found on another way: a network that was just trained."""
    _networks.put(choice, saved)


def opening_network(choice: NetworkChoice) -> Iterator[Progress | SavedNetwork]:
    """`network_of` in small steps: yields Progress and, last, the network. Raises DataError."""
    if choice.trained is not None and not network_is_at_hand(choice):
        yield from _training(choice)
    yield network_of(choice)


def _training(choice: NetworkChoice) -> Iterator[Progress]:
    """Train the network of a recipe again, and keep it."""
    plain = msgspec.structs.replace(choice, turned=())
    recipe = choice.trained
    if recipe is None:
        return
    start: SavedNetwork | None = None
    for found in opening_network(recipe.start):
        if isinstance(found, SavedNetwork):
            start = found
        else:
            yield found
    if start is None:
        return
    try:
        for step in training_again(recipe, start.network):
            if isinstance(step, Progress):
                yield step
            else:
                keep(plain, SavedNetwork(step, about_trained(recipe)))
    except DataError:
        raise
    except ValueError as error:
        wrong = translate("Network", "This network cannot be trained again ({reason})")
        raise DataError(wrong.format(reason=str(error).rstrip("."))) from error


def about_trained(recipe: Training) -> About:
    """Where a trained network comes from."""
    source = recipe.legs[-1].data.source
    learned = "" if recipe.step == 0 or source == "file" else source
    note = msgspec.json.encode(recipe).decode()
    return About(learned_from=learned, note=note)


def _saved(choice: NetworkChoice) -> SavedNetwork:
    if choice.trained is not None:
        plain = msgspec.structs.replace(choice, turned=())
        for _ in _training(choice) if _networks.take(plain) is None else ():
            pass
        kept = _networks.take(plain)
        if kept is None:
            raise DataError(translate("Network", "This network cannot be trained again"))
        return kept
    if choice.random is not None:
        return SavedNetwork(Network.random(choice.random), About())
    if choice.path is not None:
        plain = msgspec.structs.replace(choice, turned=())
        read = _networks.take(plain) or open_network(Path(choice.path))
        _networks.put(plain, read)
        return read
    try:
        return shipped.shipped(choice.name).open()
    except KeyError as error:
        wrong = translate("Network", "No network is called “{name}”")
        raise DataError(wrong.format(name=choice.name)) from error


def default_network(data: DataChoice) -> str:
    """The shipped network that suits these images: opened files mostly look like MNIST."""
    return shipped.DEFAULTS["digits" if data.source == "digits" else "mnist"]


def has_seen(about: About, choice: DataChoice) -> bool | None:
    """Whether the network learned from images of this kind; None if nobody knows or it learned nothing.

    Of an opened file nobody knows, whatever it is called.
    """
    if about.learned_from not in ("digits", "mnist") or choice.source == "file":
        return None
    return about.learned_from == choice.source


def beside(choice: DataChoice, data: DataSet, about: About) -> tuple[DataChoice, ...]:
    """The images whose cost is told beside that of these, where they are on this computer.

    The other part of the same images; for images of one's own, which have none, the training images that the
    network learned from, and their test images.
    """
    other = other_part(choice, data)
    if other is not None:
        return (other,)
    if choice.source != "file" or about.learned_from not in ("digits", "mnist"):
        return ()
    source: Literal["digits", "mnist"] = "mnist" if about.learned_from == "mnist" else "digits"
    learned = about.recipe.images if about.recipe is not None else None
    return DataChoice(source, "training", first=learned), DataChoice(source, "test")


def fitting(choice: DataChoice, data: DataSet, about: About) -> DataChoice:
    """The same images prepared as those that a network learned from, if they are cut out of pictures."""
    was = data.report.prepared
    if not was or about.learned_from == was or about.learned_from not in ("digits", "mnist"):
        return choice
    if len(data) > _PREPARED_AGAIN:
        return choice
    return msgspec.structs.replace(choice, prepared=about.learned_from)


def forget(choice: DataChoice | NetworkChoice) -> None:
    """The next asking opens the file again: the person has just named it, and it may have changed."""
    if isinstance(choice, DataChoice):
        forget_data(choice)
        return

    def is_meant(kept: msgspec.Struct) -> bool:
        return isinstance(kept, NetworkChoice) and kept.path == choice.path is not None

    _networks.forget(choice)
    _networks.forget_all(is_meant)


def forget_trained(data: DataChoice | NetworkChoice) -> None:
    """The next asking trains each network again whose recipe names these images or this network."""
    _networks.forget_all(lambda kept: isinstance(kept, NetworkChoice) and data in named_in(kept))


def named_in(choice: DataChoice | NetworkChoice) -> Iterator[DataChoice | NetworkChoice]:
    """What has to be found on this computer to show this: files and MNIST, also those of a recipe."""
    if isinstance(choice, DataChoice):
        if choice.source != "digits":
            yield msgspec.structs.replace(choice, first=None)
    elif choice.trained is not None:
        yield from named_in(choice.trained.start)
        for leg in choice.trained.legs:
            yield from named_in(leg.data)
    elif choice.path is not None:
        yield msgspec.structs.replace(choice, turned=())
