"""What networks and sets of images are called on the screen, and what happens when they do not match."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication

from clawdemy_gui.core.digits import TEST_IMAGES, TRAINING_IMAGES
from clawdemy_gui.files.networks.network_file import SavedNetwork
from clawdemy_gui.files.networks.shipped import shipped
from clawdemy_gui.files.stand_ins import stands_in, was_found
from clawdemy_gui.files.subject import Shown, has_seen
from clawdemy_gui.state.subject import DataChoice, NetworkChoice

translate = QCoreApplication.translate

_MNIST_IMAGES = {"training": 60_000, "test": 10_000}
_DIGITS_IMAGES = {"training": TRAINING_IMAGES, "test": TEST_IMAGES}


def part_title(part: str) -> str:
    """Training, test, or whole, as part of a title."""
    return {
        "training": translate("subject", "training"),
        "test": translate("subject", "test"),
        "whole": translate("subject", "all"),
    }[part]


def data_title(choice: DataChoice) -> str:
    """Embedded digits, test (360)."""
    if choice.source == "file":
        title = _file_title(choice)
        if choice.part == "test":
            title = translate("subject", "{title}, {part}").format(title=title, part=part_title("test"))
    else:
        names = {"digits": translate("subject", "Embedded digits"), "mnist": "MNIST"}
        counts = _DIGITS_IMAGES if choice.source == "digits" else _MNIST_IMAGES
        title = translate("subject", "{name}, {part} ({count:,})").format(
            name=names[choice.source], part=part_title(choice.part), count=counts[choice.part]
        )
        title = _or_not_found(choice, title)
    if choice.first is None:
        return title
    return translate("subject", "{title}, first {count:,}").format(title=title, count=choice.first)


def network_title(choice: NetworkChoice) -> str:
    """A, trained on the embedded digits; a file's name; how many dials were turned since."""
    title = _plain_title(choice)
    if not choice.turned:
        return title
    text = translate("subject", "{title}, dials turned: {count:,}")
    return text.format(title=title, count=len(choice.turned))


def _plain_title(choice: NetworkChoice) -> str:
    if choice.trained is not None:
        words = translate("subject", "Trained here: {steps}, seed {seed}")
        return _or_not_found(
            choice, words.format(steps=steps_text(choice.trained.step), seed=choice.trained.seed)
        )
    if choice.random is not None:
        return translate("subject", "Random dials, seed {seed}").format(seed=choice.random)
    return _file_title(choice) if choice.path is not None else _shipped_title(choice.name)


def _file_title(choice: DataChoice | NetworkChoice) -> str:
    return _or_not_found(choice, Path(choice.path or "").name)


def _or_not_found(choice: DataChoice | NetworkChoice, name: str) -> str:
    """What is missing says so with its name, because its numbers are not its own."""
    if not stands_in(choice):
        return name
    if was_found(choice):
        return translate("subject", "{name} (cannot be opened)").format(name=name)
    return translate("subject", "{name} (not found)").format(name=name)


def _shipped_title(name: str) -> str:
    try:
        return shipped(name).title
    except KeyError:
        return name


def missing_sentence(choices: list[DataChoice | NetworkChoice]) -> str:
    """One sentence where a named file is not there, or cannot be opened; empty where all can."""
    if not choices:
        return ""
    words = translate("subject", "{lost}, so something else is shown in its place: {names}.")
    return words.format(lost=lost_words(choices), names=names_of_missing(choices))


def lost_words(choices: list[DataChoice | NetworkChoice]) -> str:
    """Not found, cannot be opened, or some of each."""
    opened = [stands_in(choice) and was_found(choice) for choice in choices]
    if all(opened):
        return translate("subject", "Cannot be opened")
    if any(opened):
        return translate("subject", "Not found or cannot be opened")
    return translate("subject", "Not found")


def names_of_missing(choices: list[DataChoice | NetworkChoice]) -> str:
    """What is missing, each name once."""
    return ", ".join(dict.fromkeys(name_of_missing(choice) for choice in choices))


def name_of_missing(choice: DataChoice | NetworkChoice) -> str:
    """What is missing, in a word: a file's name, or MNIST."""
    return "MNIST" if is_mnist(choice) else Path(choice.path or "").name


def is_mnist(choice: DataChoice | NetworkChoice) -> bool:
    """Whether this is MNIST itself, not a file with a copy of it."""
    return isinstance(choice, DataChoice) and choice.source == "mnist"


def network_sentence(choice: NetworkChoice, opened: SavedNetwork) -> str:
    """Says what file was opened, its layers, and what is taken for granted of it."""
    layers = "-".join(str(size) for size in opened.network.layers)
    words = translate("subject", "{name} is open, a network {layers}.")
    said = words.format(name=network_title(choice), layers=layers)
    return f"{said} {opened.about.assumed}".strip()


def mismatch_sentence(shown: Shown) -> str:
    """One sentence where a network answers images of a kind it never saw; empty where it did."""
    if has_seen(shown.network.about, shown.subject.data) is not False:
        return ""
    if shown.network.about.learned_from == "digits":
        return translate(
            "subject",
            "This network learned only from the embedded digits: other pens are new to it.",
        )
    return translate(
        "subject",
        "This network learned only from MNIST: these pens are new to it.",
    )


def images_text(count: int) -> str:
    """1 image, 1,437 images."""
    if count == 1:
        return translate("subject", "1 image")
    return translate("subject", "{count:,} images").format(count=count)


def steps_text(count: int) -> str:
    """1 step, 1,437 steps."""
    if count == 1:
        return translate("subject", "1 step")
    return translate("subject", "{count:,} steps").format(count=count)
