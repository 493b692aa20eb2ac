"""What a script is told: which files it reads, which step it takes, and what the app computes itself."""

from typing import Literal, NamedTuple, TypeAlias

from clawdemy_gui.core.blackboard import Hidden

Library: TypeAlias = Literal["numpy", "pytorch"]

NETWORK_FILES: dict[Library, str] = {"numpy": "network.npz", "pytorch": "network.safetensors"}
"""What a network is called beside its script."""
IMAGES_FILE = "images.npz"


class ImageFiles(NamedTuple):
    """Where a script finds the images, as it names them."""

    images: str = IMAGES_FILE
    """An .npz, or an IDX file as MNIST's, packed or plain."""
    labels: str = ""
    """The IDX file of the labels, packed if that of the images is; empty for an .npz."""
    names: tuple[str, str] = ("images", "labels")
    """What the two arrays of an .npz are called."""
    first: int | None = None
    """Only so many, the first ones; None for all."""

    @property
    def is_packed(self) -> bool:
        """Whether the IDX files are gzipped, both of them."""
        return self.images.endswith(".gz")


class Batch(NamedTuple):
    """The images of a descent's next step."""

    seed: int
    epoch: int
    start: int
    """How many images of this epoch were taken before."""
    size: int


class Told(NamedTuple):
    """Everything that a script says."""

    network_file: str
    sizes: tuple[int, ...]
    """The neurons of each layer, from the pixels to the outputs."""
    hidden: Hidden
    images: ImageFiles
    image_count: int
    """How many images the cost is the average of."""
    step_size: float
    batch: Batch | None
    """None: the step is taken over all images."""
    cost: float
    """What the app says it is, before the step,"""
    cost_after: float | None
    """and after it; None where the dials have grown too large to count with."""


def counted(images: int) -> str:
    """So many images, in the English of the scripts."""
    return "one image" if images == 1 else f"{images:,} images"


def in_quotes(text: str) -> str:
    """The text as Python writes it, in double quotes where it can be."""
    written = repr(text)
    return f'"{written[1:-1]}"' if written[0] == "'" and '"' not in text else written


def imports_for(files: ImageFiles) -> str:
    """What the lines of `loading` need beside numpy."""
    return "import gzip\n\n" if files.labels and files.is_packed else ""


def reader(files: ImageFiles) -> str:
    """The function that reads an IDX file; nothing for an .npz."""
    opened = "gzip.open(name)" if files.is_packed else 'open(name, "rb")'
    return _READER.format(opened=opened) if files.labels else ""


_READER = '''

def read(name, header):
    """The bytes of a file after its header."""
    with {opened} as file:
        return np.frombuffer(file.read(), np.uint8, offset=header)

'''


def loading(files: ImageFiles) -> str:
    """The lines that put the images, (n, 784) bytes, and their labels, (n,), into two names."""
    part = "" if files.first is None else f"[:{files.first}]"
    if files.labels:
        return (
            f"images = read({in_quotes(files.images)}, header=16).reshape(-1, 784){part}\n"
            f"labels = read({in_quotes(files.labels)}, header=8){part}"
        )
    images, labels = (in_quotes(name) for name in files.names)
    return (
        f"data = np.load({in_quotes(files.images)})\n"
        f"images = data[{images}].reshape(-1, 784){part}\n"
        f"labels = data[{labels}]{part}"
    )


def batch_lines(batch: Batch | None) -> str:
    """The lines that say which images the step is taken over; none for all."""
    if batch is None:
        return ""
    return (
        f"# The step is taken over {counted(batch.size)}, next in the order of seed {batch.seed}.\n"
        f"order = np.random.default_rng([{batch.seed}, {batch.epoch}]).permutation(len(images))\n"
        f"batch = order[{batch.start}:{batch.start + batch.size}]\n"
    )


def seven_figures(cost: float) -> str:
    """A cost as the script prints it: seven figures, the first of which is not 0."""
    return f"{cost:.7g}"


def told_cost(cost: float | None) -> str:
    """A comment that says what the app computes; nothing where it cannot."""
    return "" if cost is None else f"  # {seven_figures(cost)} in Clawdemy"
