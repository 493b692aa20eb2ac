"""A page as a step puts it, and everything that can be told there: what a prediction needs, found ahead."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import msgspec
from msgspec import Struct

from clawdemy_gui.lesson import facts, page_facts
from clawdemy_gui.lesson.facts import Facts
from clawdemy_gui.lesson.measured import measured
from clawdemy_gui.lesson.page_states import opening, with_parts
from clawdemy_gui.lesson.predictions import OrderPrediction
from clawdemy_gui.lesson.steps import Step


class Stand(NamedTuple):
    """A page and what it shows."""

    page: str
    state: Struct
    view: Struct

    def moved(self, state: Mapping[str, Any], view: Mapping[str, Any] | None = None) -> "Stand":
        """With these parts different. Raises msgspec.ValidationError."""
        return self._replace(state=with_parts(self.state, state), view=with_parts(self.view, view or {}))

    def facts(self) -> Facts:
        """What is to be told of it, measured without a window. Raises files' DataError."""
        return page_facts.facts_of(self.page, self.state, self.view, measured(self.state))


def standing(step: Step) -> Stand:
    """The page as the step shows it first. Raises msgspec.ValidationError, and KeyError for no such page."""
    state, view = opening(step.page)
    return Stand(step.page, state, view).moved(step.state, step.view)


def facts_at(step: Step, stand: Stand, began: Facts | None = None) -> Facts:
    """Everything that can be named there; what was before is `began`, or the same. Raises DataError."""
    now = stand.facts()
    if began is None:
        return facts.known(now, now, step.numbers)
    return facts.known(page_facts.since(now, began), began, step.numbers)


class Prepared(NamedTuple):
    """A step with the facts of its beginning and of every state its prediction asks about."""

    step: Step
    stand: Stand
    began: Facts
    elsewhere: Mapping[bytes, Facts]
    """By the parts of the state that are different."""

    def facts_at(self, parts: Mapping[str, Any]) -> Facts:
        """Everything that can be named where these parts are different; they must be of the prediction."""
        return self.elsewhere[_key(parts)]


def preparing(step: Step) -> Iterator[Prepared | None]:
    """Find it all, a state at a time: yields None on the way and, last, the Prepared. Raises DataError."""
    stand = standing(step)
    began = stand.facts()
    elsewhere = {_key({}): facts.known(began, began, step.numbers)}
    for parts in _asked(step):
        yield None
        elsewhere[_key(parts)] = facts_at(step, stand.moved(parts), began)
    yield Prepared(step, stand, began, elsewhere)


def _asked(step: Step) -> list[Mapping[str, Any]]:
    if step.predict is None:
        return []
    if isinstance(step.predict, OrderPrediction):
        return [item.state for item in step.predict.items]
    return [step.predict.after]


def _key(parts: Mapping[str, Any]) -> bytes:
    return msgspec.json.encode(parts)
