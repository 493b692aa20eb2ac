"""What a screen reader hears over the real accessibility bus: names, roles, the spoken cost."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from typing import TypeVar

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

Found = TypeVar("Found")
PATIENCE_S = 30
PAGES = {
    "One image": {"slider": 10, "spin button": 11, "radio button": 10, "page tab": 7},
    "Training set": {"combo box": 5, "radio button": 2, "page tab": 5},
    "Dials": {"dial": 1, "slider": 1, "radio button": 2, "page tab": 6},
    "Small valley": {"radio button": 5, "slider": 1, "page tab": 4},
    "Landscape": {"radio button": 4, "combo box": 4, "page tab": 5},
    "Descent": {"slider": 2, "combo box": 3, "page tab": 4},
    "Myths": {"radio button": 6},
}
"""How many of each kind a page has at least. The order is that of Ctrl+1, Ctrl+2 …"""


def until(find: Callable[[], Found | None], what: str) -> Found:
    """What `find` finds, asked again until it does; the events that came meanwhile are heard."""
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end:
        while GLib.MainContext.default().iteration(False):
            pass
        found = find()
        if found:
            return found
        time.sleep(0.05)
    sys.exit(f"a screen reader never found {what}")


def seen(thing: Atspi.Accessible) -> Iterator[Atspi.Accessible]:
    """A thing and all in it that shows."""
    yield thing
    for number in range(thing.get_child_count()):
        child = thing.get_child_at_index(number)
        if child is not None and child.get_state_set().contains(Atspi.StateType.SHOWING):
            yield from seen(child)


def app() -> Atspi.Accessible | None:
    desktop = Atspi.get_desktop(0)
    all_apps = [desktop.get_child_at_index(number) for number in range(desktop.get_child_count())]
    return next((each for each in all_apps if each and each.get_name() == "clawdemy-gui"), None)


def spoken_name(thing: Atspi.Accessible) -> str:
    """Its own name, or that of the label beside it."""
    for relation in thing.get_relation_set():
        if relation.get_relation_type() == Atspi.RelationType.LABELLED_BY:
            return relation.get_target(0).get_name()
    return thing.get_name()


def text_of(thing: Atspi.Accessible) -> str:
    return Atspi.Text.get_text(thing, 0, Atspi.Text.get_character_count(thing))


def sentence(frame: Atspi.Accessible) -> str:
    return next((text_of(each) for each in seen(frame) if each.get_name() == "What is on the page"), "")


def page_is(frame: Atspi.Accessible, name: str) -> bool:
    return frame.get_name().startswith(f"{name} —") and len(sentence(frame)) > 20


def check_page(frame: Atspi.Accessible, name: str) -> None:
    """What takes the keyboard says its name, and the controls are told as what they are."""
    things = list(seen(frame))
    nameless = [
        each.get_role_name()
        for each in things
        if each.get_state_set().contains(Atspi.StateType.FOCUSABLE)
        and each.get_role_name() not in ("table cell", "text")
        and not spoken_name(each).strip()
    ]
    if nameless:
        sys.exit(f"{name}: without a name for a screen reader: {nameless}")
    roles = [each.get_role_name() for each in things]
    for role, least in PAGES[name].items():
        if roles.count(role) < least:
            sys.exit(f"{name}: {roles.count(role)} of the kind {role!r} where {least} are expected")
    print(f"{name}: {len(things)} things, all that take the keyboard have names")


def check_spoken_cost(frame: Atspi.Accessible) -> None:
    """An arrow key on output 3 speaks its new value and, once the hand rests, the new cost."""
    said: list[str] = []
    listener = Atspi.EventListener.new(lambda event: said.append(str(event.any_data)))
    listener.register("object:announcement")
    slider = next(each for each in seen(frame) if each.get_name() == "Output 3")
    if "hundredths" not in slider.get_description():
        sys.exit("a slider that counts hundredths does not say so")
    before, told = Atspi.Value.get_current_value(slider), sentence(frame)
    Atspi.Component.grab_focus(slider)
    subprocess.run(["xdotool", "key", "Up"], check=True)
    until(lambda: Atspi.Value.get_current_value(slider) == before + 1, "the slider's new value")
    until(lambda: sentence(frame) != told, "a new sentence")
    spoken = until(lambda: next((each for each in said if "Cost" in each), None), "a spoken cost")
    if spoken != sentence(frame):
        sys.exit(f"spoken was {spoken!r}, on the screen is {sentence(frame)!r}")
    print("spoken:", spoken)


def check_spoken_lesson(frame: Atspi.Accessible) -> None:
    """The guide announces its step, heading and text, when it begins; its controls have names."""
    said: list[str] = []
    listener = Atspi.EventListener.new(lambda event: said.append(str(event.any_data)))
    listener.register("object:announcement")
    subprocess.run(["xdotool", "key", "F6"], check=True)
    spoken = until(lambda: next((each for each in said if len(each) > 40 and "?" in each), None), "a step")
    heading = spoken.split("?")[0]
    until(
        lambda: any(each.get_name().startswith(heading) for each in seen(frame)), f"the heading {heading!r}"
    )
    names = [each.get_name() for each in seen(frame) if each.get_role_name() == "push button"]
    if not {"Hint", "Show me", "Leave the lesson"} & set(names):
        sys.exit(f"the guide's buttons are called {names}")
    print("the lesson says:", spoken[:90])


def main() -> None:
    Atspi.init()
    program = until(app, "the app")
    frame = until(
        lambda: next((each for each in seen(program) if page_is(each, "One image")), None), "a page"
    )
    subprocess.run(["xdotool", "search", "--sync", "--name", "Clawdemy", "windowfocus", "--sync"], check=True)
    check_spoken_cost(frame)
    for number, name in enumerate(PAGES, 1):
        subprocess.run(["xdotool", "key", f"ctrl+{number}"], check=True)
        until(lambda name=name: page_is(frame, name), f"the page {name}")
        check_page(frame, name)
    check_spoken_lesson(frame)


if __name__ == "__main__":
    main()
