"""What the Dials page holds: the network held over its images, the dial's curve, and the slope of every dial.

A small set of images is computed at once. With a large one, what takes longer than a frame of the screen runs
as a task, and what will be needed for the next dial is prepared while the hand rests.
"""

from collections.abc import Callable, Iterator
from threading import Lock
from typing import Any

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal

from clawdemy_gui.core.dial_ranking import dead_dials
from clawdemy_gui.core.dials import Flips, HeldNetwork, Turn, hold
from clawdemy_gui.core.gradient import Gradient, cost_and_gradient, growing_gradient
from clawdemy_gui.core.network import Network
from clawdemy_gui.files.images.dataset import DataSet
from clawdemy_gui.files.subject import network_of
from clawdemy_gui.known import known
from clawdemy_gui.pages.dials.prepared_network import Curve, Key, Prepared, prepared, with_neurons
from clawdemy_gui.state.dials import Dials
from clawdemy_gui.task import Task

_AT_ONCE = 4_000
"""So many images are answered within a frame; more of them are worth a task."""
_VALUES, _VALUES_OF_FEW = 201, 401
"""Points of a curve; few images have a coarser staircase, which wants more points."""
_FINE_BELOW = 0.5
"""A curve over a narrower range is computed in float64: float32 would show its rounding."""
_RESTING_MS = 150
"""After so long without a turn the hand is at rest."""
_SWEEPING_AFTER_MS = 20
"""Another range or dial within this time makes a curve of its own superfluous."""


class Hold(QObject):
    """Shown a state and its images, it finds the numbers; its signals say what has come."""

    turned = Signal()
    """The total cost and the accuracy are known."""
    grew = Signal()
    """More of the curve is known."""
    sloped = Signal()
    """The slopes are known."""
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.now: Turn | None = None
        self.curve: Curve | None = None
        self.slopes: np.ndarray | None = None
        """(parameter_count,) of the network as it stands; the last known ones while it is being turned."""
        self.dead = np.zeros(0, bool)
        """(parameter_count,): what these images cannot feel."""
        self._data: DataSet | None = None
        self._state = Dials()
        self._range = (0.0, 1.0)
        self._kept: Prepared | None = None
        self._next: Prepared | None = None
        self._fine: tuple[HeldNetwork, HeldNetwork] | None = None
        """A held network and the same one in float64."""
        self._curve_of: Any = None
        self._slopes_of: Key | None = None
        self._dead_of: Any = None
        self._resting = QTimer(self, singleShot=True, interval=_RESTING_MS)
        self._resting.timeout.connect(self._rest)
        self._sweeping_soon = QTimer(self, singleShot=True, interval=_SWEEPING_AFTER_MS)
        self._sweeping_soon.timeout.connect(self._start_to_sweep)
        self._fine_lock = Lock()
        self._work: Callable[[], Iterator[tuple[np.ndarray, Any]]] | None = None
        """The sweep that waits for the hand."""
        self._holding, self._sweeping, self._sloping = Task(self), Task(self), Task(self)
        self._holding.finished.connect(lambda run, made: self._take(made))
        self._sweeping.progressed.connect(lambda run, found: self._grow(*found))
        self._sweeping.finished.connect(lambda run, found: self._grow(*found))
        self._sloping.progressed.connect(lambda run, found: self._slope(*found))
        self._sloping.finished.connect(lambda run, found: self._slope(*found))
        for task in (self._holding, self._sweeping, self._sloping):
            task.failed.connect(lambda run, sentence: self.failed.emit(sentence))

    # What is asked.

    def show(self, data: DataSet, state: Dials, x_range: tuple[float, float], in_gesture: bool) -> None:
        """Find the numbers of this state; within a gesture only those that follow the hand."""
        self._data, self._state, self._range = data, state, x_range
        key = self._key()
        self._find_dead(key)
        if self._kept is None or not self._kept.key.fits(key, state.dial):
            if self._next is not None and self._next.key.fits(key, state.dial):
                self._keep(self._next)
            elif len(data) > _AT_ONCE:
                self._begin_to_hold(key)
                return
            else:
                self._keep(prepared(key, self._network(), data))
        self._holding.cancel()
        self._turn()
        if in_gesture:
            self._resting.stop()
            self._sloping.cancel()
        elif len(data) <= _AT_ONCE:
            self._rest()
        else:
            self._resting.start()

    def start(self) -> Turn | None:
        """How wrong the network was before any dial was turned."""
        return self._kept.start if self._kept else None

    def start_network(self) -> Network:
        """The network before any dial was turned."""
        return self._key().start

    def network(self) -> Network:
        """The network as it stands."""
        return self._network()

    def value(self) -> float:
        """Where the dial stands."""
        turned = self._state.turned
        dial = self._state.dial
        return turned[dial] if dial in turned else self.start_value()

    def start_value(self) -> float:
        """Where the dial stood in the network before any dial was turned."""
        return float(self._key().start.parameters[self._state.dial])

    def picked_value(self) -> float:
        """Where the dial stood when it was taken in the hand."""
        return float(self._kept.held.network.parameters[self._state.dial]) if self._kept else self.value()

    def flips(self) -> Flips | None:
        """Which images flipped since the dial was taken in the hand."""
        return known(self._kept).held.flips(self._state.dial, self.value()) if self.is_held() else None

    def digit_costs(self) -> tuple[np.ndarray, np.ndarray] | None:
        """The ten digits' costs when the dial was taken in the hand, and now."""
        if not self.is_held():
            return None
        held, dial = known(self._kept).held, self._state.dial
        return held.digit_costs(dial, self.picked_value()), held.digit_costs(dial, self.value())

    def slope(self) -> tuple[float, bool] | None:
        """The slope of the total cost in this dial, and whether it is the gradient's own component.

        While the hand turns, it is the slope of the curve there.
        """
        if self._slopes_of is not None and self._slopes_of == self._key() and self.slopes is not None:
            return float(self.slopes[self._state.dial]), True
        curve = self.curve
        if curve is None or len(curve.values) < 9 or self._state.neurons == "step":
            return None
        return float(np.interp(self.value(), curve.values, np.gradient(curve.costs, curve.values))), False

    def is_held(self) -> bool:
        """Whether the network that stands can be turned at once."""
        return self._kept is not None and self._kept.key.fits(self._key(), self._state.dial)

    def is_busy(self) -> bool:
        """Whether anything is still to come."""
        return any(task.is_running for task in (self._holding, self._sweeping, self._sloping)) or (
            self._resting.isActive() or self._sweeping_soon.isActive()
        )

    def leave(self) -> None:
        """Stop what is running."""
        if self._sweeping.is_running or self._sweeping_soon.isActive():
            self._curve_of = None
        self._resting.stop()
        self._sweeping_soon.stop()
        for task in (self._holding, self._sweeping, self._sloping):
            task.stop()

    # How it is found.

    def _key(self) -> Key:
        state, data = self._state, known(self._data)
        images = (data.images.ctypes.data, len(data))
        return Key(network_of(state.start).network, state.neurons, images, state.turned)

    def _network(self) -> Network:
        return with_neurons(network_of(self._state.subject.network).network, self._state.neurons)

    def _find_dead(self, key: Key) -> None:
        of = (key.start.layers, key.images)
        if of != self._dead_of:
            self._dead_of = of
            self.dead = dead_dials(key.start, known(self._data).images)

    def _begin_to_hold(self, key: Key) -> None:
        self._sweeping_soon.stop()
        self._sweeping.cancel()
        self._sloping.cancel()
        self.curve = self._curve_of = None
        network, data = self._network(), known(self._data)

        def work() -> Iterator[Prepared]:
            yield prepared(key, network, data)

        self._holding.start(work)

    def _keep(self, made: Prepared) -> None:
        """Hold this network, and none besides: 60,000 images take 17 MB, and 32 MB in float64."""
        self._kept, self._next, self._fine = made, None, None

    def _take(self, made: Prepared) -> None:
        self._keep(made)
        self.show(known(self._data), self._state, self._range, in_gesture=False)

    def _turn(self) -> None:
        try:
            self.now = known(self._kept).held.turn(self._state.dial, self.value())
        except ValueError as problem:
            self.failed.emit(str(problem))
            return
        self._sweep()
        self.turned.emit()

    def _sweep(self) -> None:
        held = known(self._kept).held
        of = (held, self._state.dial, self._range)
        if of == self._curve_of:
            return
        self._curve_of, self.curve = of, None
        dial, (low, high) = self._state.dial, self._range
        few = len(known(self._data)) <= _AT_ONCE
        values = np.linspace(low, high, _VALUES_OF_FEW if few else _VALUES)
        fine = high - low < _FINE_BELOW
        if not fine:
            self._fine = None

        def work() -> Iterator[tuple[np.ndarray, Any]]:
            for part in (self._in_float64(held) if fine else held).sweep(dial, values):
                yield values, part

        self._sweeping.cancel()
        if few:
            *_, last = work()
            self._grow(*last)
        else:
            self._work = work
            self._sweeping_soon.start()

    def _start_to_sweep(self) -> None:
        if self._work is not None:
            self._sweeping.start(self._work)

    def _in_float64(self, held: HeldNetwork) -> HeldNetwork:
        """The same network in float64; made once, by whichever run asks first."""
        with self._fine_lock:
            if self._fine is None or self._fine[0] is not held:
                data = known(self._data)
                self._fine = (held, hold(held.network, data.images, data.labels, "float64"))
            return self._fine[1]

    def _grow(self, values: np.ndarray, part: Any) -> None:
        """What has come of a sweep over `values`, the axis it was computed for."""
        known = part.known
        self.curve = Curve(values[known], part.costs[known], part.accuracies[known])
        self.grew.emit()

    def _rest(self) -> None:
        """The hand is at rest: find the slope in every dial, and be ready for another dial."""
        key, data = self._key(), known(self._data)
        if self._slopes_of == key or not self.is_held():
            return
        network = self._network()
        if len(data) <= _AT_ONCE:
            self.slopes = cost_and_gradient(network, data.images, data.labels)[1]
            self._slopes_of = key
            self.sloped.emit()
            return
        ready = known(self._kept).key == key
        start = known(self._kept).start

        def work() -> Iterator[tuple[Key, Prepared | None, Gradient]]:
            held = None if ready else Prepared(key, hold(network, data.images, data.labels), start)
            for part in growing_gradient(network, data.images, data.labels):
                yield key, held, part

        self._sloping.start(work)

    def _slope(self, key: Key, held: Prepared | None, gradient: Gradient) -> None:
        self._next = held or self._next
        if gradient.done == gradient.total:
            self._slopes_of, self.slopes = key, gradient.slopes
            self.sloped.emit()
