"""A lesson is the states of the pages in the order of the lesson's path."""

import msgspec

from clawdemy_gui.state.lesson import PAGE_NAMES, Lesson, PageName, Pages
from clawdemy_gui.state.one_image import OneImage


def test_the_pages_are_the_lessons_path():
    assert PAGE_NAMES == (
        "one-image",
        "training-set",
        "dials",
        "small-valley",
        "landscape",
        "descent",
        "myths",
    )
    assert set(PageName.__args__) == set(PAGE_NAMES)


def test_every_part_of_a_lesson_belongs_to_a_page():
    assert {name.replace("_", "-") for name in Pages.__struct_fields__} <= set(PAGE_NAMES)


def test_a_lesson_opens_with_every_page_as_it_opens():
    assert Lesson().pages.one_image.state == OneImage()
    assert msgspec.json.decode("{}", type=Lesson) == Lesson()


def test_a_lesson_written_and_read_is_the_same():
    lesson = Lesson(page="myths")
    assert msgspec.json.decode(msgspec.json.encode(lesson), type=Lesson) == lesson
