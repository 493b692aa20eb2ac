"""Two learners who do what a step asks with the page’s own controls: by mouse alone, by keys alone."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QApplication, QComboBox, QSlider, QWidget

from tests.hands import LEFT, NO_KEYS, drag

PATIENCE = 30_000
CONTROL = Qt.KeyboardModifier.ControlModifier


class Learner:
    """What both do alike: they read what the step's own demonstration would do, and do it by hand."""

    size, look = (1280, 800), "light"

    def __init__(self, window, qtbot):
        self.window, self.qtbot = window, qtbot

    @property
    def page(self):
        return self.window.page

    def see(self, kind, name):
        """The one visible thing of this kind with these words on it, or with this name, once it is there."""
        found = []

        def look():
            found[:] = [
                thing
                for thing in self.window.findChildren(kind)
                if thing.isVisible() and name in (thing.accessibleName(), getattr(thing, "text", str)())
            ]
            assert len(found) == 1, f"{len(found)} of {name!r}"

        self.qtbot.waitUntil(look, timeout=PATIENCE)
        return found[0]

    def do(self, step, is_done):
        """Every move of the step's demonstration."""
        self.qtbot.waitUntil(self.page.is_complete, timeout=PATIENCE)
        for move in step.show_me:
            for key, wanted in {**(move.state or {}), **(move.view or {})}.items():
                getattr(self, f"do_{key}")(wanted)
        try:
            self.qtbot.waitUntil(is_done, timeout=PATIENCE)
        except self.qtbot.TimeoutError:
            raise AssertionError(f"{step.name} was done and not seen: {self.page.state}") from None

    def do_outputs(self, wanted):
        outputs = wanted if isinstance(wanted, dict) else dict(enumerate(wanted))
        for k, value in outputs.items():
            if self.page.state.outputs[int(k)] != value:
                self.set_output(int(k), value)

    def do_filter(self, wanted):
        self.choose("Label", str(wanted["label"]))

    def do_chart(self, wanted):
        self.look_closer(wanted)

    def do_averaged(self, wanted):
        self.put_slider("Images in the average", lambda: self.page.state.averaged >= wanted)

    def do_subject(self, wanted):
        if "data" in wanted:
            self.choose("Images", "Embedded digits, test (360)")
            return
        ((_, value),) = wanted["network"]["turned"]
        self.turn_dial(value)

    def do_dial(self, wanted):
        self.press("Pick a random dial")

    def do_cards(self, wanted):
        (card,) = wanted
        if card.get("ran"):
            self.press("Run the experiment")
            self.qtbot.waitUntil(lambda: self.page.card.ran, timeout=PATIENCE)
            return
        answers = {answer.name: answer.text for answer in self.page.myth.answers()}
        self.press(answers.get(card["prediction"], "That is my guess"))

    def do_start(self, wanted):
        self.put_ball(*wanted)

    def do_step_size(self, wanted):
        self.set_step_size(wanted)

    def do_steps(self, wanted):
        for _ in range(self.page.state.steps, wanted):
            self.press("Step")

    def do_ball(self, wanted):
        self.roll_ball(wanted[0])

    def do_training(self, wanted):
        if self.page.state.training.step == 0:
            self.choose("Speed", "full")
        self.press("Run")
        self.qtbot.waitUntil(lambda: self.page.state.training.step >= wanted["step"], timeout=PATIENCE)
        buttons = self.page.walk_row.buttons
        self.qtbot.waitUntil(lambda: not self.page.is_walking() or buttons["run"].text() == "Pause")
        if self.page.is_walking():
            self.press("Pause")


class MouseLearner(Learner):
    """Clicks and drags; no key is ever pressed."""

    def press(self, name):
        self.click(self.see(QAbstractButton, name))

    def click(self, button):
        QTest.mouseClick(button, LEFT)

    def set_output(self, k, value):
        slider = self.see(QSlider, f"Output {k}")
        middle = slider.width() // 2
        here = round(slider.y_of(self.page.state.outputs[k]))
        drag(slider, QPoint(middle, here), QPoint(middle, round(slider.y_of(value))))

    def do_label(self, wanted):
        self.press(f"Label {wanted}")

    def choose(self, name, entry):
        box = self.see(QComboBox, name)
        QTest.mouseClick(box, LEFT)
        rows = box.view()
        place = rows.visualRect(box.model().index(box.findText(entry), 0)).center()
        QTest.mouseMove(rows.viewport(), place)
        QTest.mouseClick(rows.viewport(), LEFT, NO_KEYS, place)

    def look_closer(self, view):
        if not self.page.frame.column.isVisible():
            self.press("Look closer")
        tabs, views = self.page.frame.column.tabs, [name for name, _ in self.page.frame.column.titles()]
        QTest.mouseClick(tabs, LEFT, NO_KEYS, tabs.box_of(views.index(view)).center())

    def put_slider(self, name, is_there):
        slider = self.see(QSlider, name)
        middle = slider.height() // 2
        for x in range(10, slider.width(), 4):
            QTest.mouseClick(slider, LEFT, NO_KEYS, QPoint(x, middle))
            if is_there():
                return
        raise AssertionError(f"{name} never came there")

    def turn_dial(self, value):
        here = self.see(QAbstractSpinBox, "Value of the dial").value()
        self.drag_along("Total cost and accuracy as this dial turns", here, value)

    def drag_along(self, name, here, there):
        curve = self.see(QWidget, name)
        frame = curve.frame(curve.rect().toRectF())
        y = round(frame.plot.center().y())
        drag(curve, QPoint(round(frame.x_of(here)), y), QPoint(round(frame.x_of(there)), y))

    def put_ball(self, value):
        curve = self.see(QWidget, "Cost over the dial, with the ball")
        at = self.see(QAbstractSpinBox, "Place of the first dial").value()
        here = curve.place_of(at, float(self.page.number.text())).toPoint()
        drag(curve, here, curve.place_of(value, 0.0).toPoint())

    def set_step_size(self, value):
        self.put_slider("Step size", lambda: self.page.state.step_size >= value)

    def roll_ball(self, far):
        here = self.page.state.ball[0]
        self.drag_along("Cost and accuracy along the direction", here, far)


class KeyLearner(Learner):
    """Tab, arrows, space, digits; the mouse is never touched."""

    def key(self, key, modifiers=NO_KEYS):
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifiers)

    def go_to(self, widget):
        """Tab until it has the keyboard, or until the one of its group has it."""
        for _ in range(120):
            focus = QApplication.focusWidget()
            if focus is widget:
                return
            group = focus.group() if isinstance(focus, QAbstractButton) else None
            if group is not None and widget in group.buttons():
                self.walk_to(widget)
                return
            self.key(Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        raise AssertionError(f"Tab never comes to {widget.accessibleName() or widget.text()!r}, from {focus}")

    def walk_to(self, button):
        """Arrows walk over the buttons of one group, which may stand in two rows."""
        right, left, down, up = Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Down, Qt.Key.Key_Up
        for key in (*[up] * 4, *[left] * 4, *[right] * 4, *[down] * 4, *[left] * 4):
            self.key(key)
            if QApplication.focusWidget() is button:
                return
        raise AssertionError(f"arrows never come to {button.accessibleName() or button.text()!r}")

    def press(self, name):
        self.click(self.see(QAbstractButton, name))

    def click(self, button):
        self.go_to(button)
        self.key(Qt.Key.Key_Space)

    def write(self, name, text):
        field = self.see(QAbstractSpinBox, name)
        self.go_to(field)
        self.key(Qt.Key.Key_A, CONTROL)
        QTest.keyClicks(field, text)
        self.key(Qt.Key.Key_Return)

    def set_output(self, k, value):
        self.write(f"Output {k} value", f"{value:g}")

    def do_label(self, wanted):
        self.go_to(self.see(QAbstractButton, f"Label {wanted}"))

    def choose(self, name, entry):
        box = self.see(QComboBox, name)
        self.go_to(box)
        self.key(Qt.Key.Key_Down)
        rows = box.view()
        QTest.keyClick(rows, Qt.Key.Key_Home)
        for _ in range(box.findText(entry)):
            QTest.keyClick(rows, Qt.Key.Key_Down)
        assert box.model().data(rows.currentIndex()) == entry
        QTest.keyClick(rows, Qt.Key.Key_Return)
        self.window.activateWindow()  # as a desktop does when a list is closed

    def look_closer(self, view):
        for _ in self.page.frame.column.titles():
            if self.page.view_name() == view:
                return
            self.key(Qt.Key.Key_Tab, CONTROL)

    def put_slider(self, name, is_there):
        self.go_to(self.see(QSlider, name))
        for _ in range(1000):
            if is_there():
                return
            self.key(Qt.Key.Key_Right)
        raise AssertionError(f"{name} never came there")

    def turn_dial(self, value):
        self.write("Value of the dial", f"{value:g}")

    def put_ball(self, value):
        self.write("Place of the first dial", f"{value:g}")

    def set_step_size(self, value):
        self.write("Step size value", f"{value:g}")

    def roll_ball(self, far):
        self.put_slider("How far along the direction", lambda: self.page.state.ball[0] >= far)
