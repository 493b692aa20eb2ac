"""A share code brings back exactly what it was made from, and a changed one is refused where it breaks."""

import random

import msgspec
import pytest
from msgspec import inspect
from msgspec.structs import replace

from clawdemy_gui.files import share_code
from clawdemy_gui.files.share_code import (
    LETTERS,
    LONGEST,
    SHORT,
    ShareCodeError,
    part_of,
    read_code,
    shortened,
    write_code,
)
from clawdemy_gui.state.drawing import Drawing
from clawdemy_gui.state.lesson import PAGE_NAMES
from clawdemy_gui.state.one_image import OneImage, OneImageView
from clawdemy_gui.state.page_parts import OneImagePart, TrainingSetPart
from clawdemy_gui.state.subject import DataChoice, NetworkChoice, Subject

A_PAGE = 1_430
"""Random states of each page: 10,010 of all seven."""


TYPES = {page: inspect.type_info(part_of(page)) for page in PAGE_NAMES}


class Chance(random.Random):
    """Random values of any type that states are made of."""

    def value(self, kind, name=""):
        if isinstance(kind, inspect.StructType):
            often = self.often(kind)
            fields = [field for field in kind.fields if field.name != "path" and self.random() < often]
            return {field.encode_name: self.value(field.type, field.name) for field in fields}
        if isinstance(kind, inspect.UnionType):
            some = next(each for each in kind.types if not isinstance(each, inspect.NoneType))
            return self.value(some, name) if self.random() < 0.5 else None
        if isinstance(kind, inspect.LiteralType):
            return self.choice([value for value in kind.values if value != "file"])
        if isinstance(kind, inspect.TupleType):
            return tuple(self.value(item) for item in kind.item_types)
        if isinstance(kind, inspect.VarTupleType):
            least = kind.min_length or 0
            most = min(kind.max_length or 4, least + 3)
            return tuple(self.value(kind.item_type) for _ in range(self.randint(least, most)))
        return self.leaf(kind, name)

    def often(self, kind):
        """How often a field is not as it opens; a whole state is seldom left out."""
        return 0.95 if kind in TYPES.values() else 0.6

    def leaf(self, kind, name):
        if isinstance(kind, inspect.IntType):
            return self.randint(kind.ge or 0, 300 if name == "image" or kind.le is None else kind.le)
        if isinstance(kind, inspect.FloatType):
            low = kind.ge if kind.ge is not None else (kind.gt if kind.gt is not None else -1e3)
            high = 1e3 if kind.le is None else kind.le
            number = self.uniform(low, high)
            return self.choice((number, round(number, 2), round(number, 4), high))
        if isinstance(kind, inspect.BoolType):
            return self.random() < 0.5
        return self.choice(("", "digits-a", "ähnlich", "right"))

    def part(self, page):
        """A random state and view; those that contradict themselves are drawn again."""
        while True:
            try:
                return msgspec.convert(self.value(TYPES[page]), part_of(page))
            except msgspec.ValidationError:
                continue


def refusal(text):
    with pytest.raises(ShareCodeError) as caught:
        read_code(text)
    return str(caught.value)


@pytest.fixture(scope="module")
def codes():
    """10,010 random parts and their codes."""
    chance = Chance(13)
    parts = [(page, chance.part(page)) for page in PAGE_NAMES for _ in range(A_PAGE)]
    return [(page, part, write_code(page, part)) for page, part in parts]


def test_ten_thousand_random_states_come_back(codes):
    assert len({code for _, _, code in codes}) > 0.7 * len(codes)
    for page, part, code in codes:
        assert read_code(code) == (page, part), code


def mutated(code, chance):
    """One or two letters exchanged, left out or doubled, or the end lost."""
    places = [place for place in range(5, len(code)) if code[place] != "-"]
    place = chance.choice(places)
    another = chance.choice([letter for letter in LETTERS if letter != code[place]])
    return chance.choice(
        (
            code[:place] + another + code[place + 1 :],
            code[:place] + code[place + 1 :],
            code[:place] + another + code[place:],
            code[:place],
            code[:5] + another + another + code[5:],
        )
    )


def test_ten_thousand_changed_codes_are_refused(codes):
    chance = random.Random(14)
    for _, _, code in codes:
        assert refusal(mutated(code, chance)).endswith("nothing has changed."), code


def test_the_broken_group_is_named():
    code = write_code("one-image", OneImagePart(OneImage(outputs=(0.12,) * 10, label=4)))
    groups = code.split("-")
    groups[2] = ("2" if groups[2][0] != "2" else "3") + groups[2][1:]
    assert refusal("-".join(groups)) == (
        f"The code breaks in group 2, “{groups[2]}”, characters 16 to 24; nothing has changed."
    )


def test_a_letter_that_no_code_has_is_named():
    code = write_code("one-image", OneImagePart(OneImage(label=4)))
    assert refusal(code[:7] + "0" + code[8:]) == "Character 8 is “0”, which no code has; nothing has changed."
    assert refusal("0.1 0.2") == "A code begins with CLAW; nothing has changed."
    assert "not whole" in refusal("CLAW")


@pytest.mark.parametrize("between", [" ", "", "\n", "\u2013", " - "])
def test_a_code_survives_chats_and_small_letters(between):
    part = OneImagePart(OneImage(outputs=(0.5,) * 10), OneImageView("trace", 2))
    code = write_code("one-image", part).replace("-", between).lower()
    assert read_code(f"  {code}\n").part == part


def test_one_image_stays_short_and_exact():
    chance = random.Random(1)
    ten = [tuple(chance.random() for _ in range(10)) for _ in range(3)]
    state = OneImage(ten[0], label=8, image=359, seed=999_999)
    view = OneImageView("other-costs", 9)
    code, is_short_of = shortened("one-image", OneImagePart(state, view))
    assert len(code) <= SHORT
    assert not is_short_of
    assert read_code(code).part == OneImagePart(state, view)
    kept = replace(state, kept_a=ten[1], kept_b=ten[2])
    code, is_short_of = shortened("one-image", OneImagePart(kept, view))
    assert len(code) <= SHORT
    assert is_short_of
    assert read_code(code).part == OneImagePart(state, view)


def test_what_hands_set_takes_few_letters():
    state = OneImage(tuple(k / 100 for k in range(10)), kept_a=(0.25,) * 10, kept_b=(0.75,) * 10)
    code, is_short_of = shortened("one-image", OneImagePart(state))
    assert (len(code) < 110, is_short_of) == (True, False)


def test_files_do_not_travel():
    for subject in (
        Subject(DataChoice("file", path="/home/me/images.npz")),
        Subject(network=NetworkChoice(path="/home/me/network.json")),
    ):
        part = TrainingSetPart(replace(TrainingSetPart().state, subject=subject))
        with pytest.raises(ShareCodeError, match="files do not travel in a code"):
            write_code("training-set", part)


def test_too_much_for_a_code_is_said():
    drawing = Drawing(strokes=(tuple(range(1000)),) * 3)
    part = TrainingSetPart(replace(TrainingSetPart().state, drawing=drawing))
    with pytest.raises(ShareCodeError, match="too much on this page"):
        write_code("training-set", part)
    assert len(write_code("training-set", TrainingSetPart())) < LONGEST


def test_an_image_that_there_is_not_is_refused():
    code = write_code("one-image", OneImagePart(OneImage(image=5000)))
    assert refusal(code) == "The code names an image that there is not; nothing has changed."


def test_a_code_of_an_app_with_other_states_is_refused(monkeypatch):
    code = write_code("one-image", OneImagePart())
    monkeypatch.setitem(share_code._PARTS, "one-image", TrainingSetPart)
    share_code._made_of.cache_clear()
    said = refusal(code)
    share_code._made_of.cache_clear()
    assert said == "The code was made by another version of this app; nothing has changed."
