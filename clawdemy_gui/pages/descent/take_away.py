"""What the Descent page gives away: its curves as they are, as a picture and as a table, and its moment."""

from dataclasses import replace
from math import floor, log10

import numpy as np
from PySide6.QtCore import QCoreApplication, QRectF, QSize
from PySide6.QtGui import QColor, QPainter

from clawdemy_gui import look
from clawdemy_gui.core.descent_run.history import ACCURACY, COST, STEP, TEST_ACCURACY, TEST_COST
from clawdemy_gui.core.descent_run.schedule import random_labels
from clawdemy_gui.files.code.taking import InFront, NextStep
from clawdemy_gui.files.networks.network_file import SavedNetwork
from clawdemy_gui.files.subject import about_trained
from clawdemy_gui.pages.descent.showing import Running
from clawdemy_gui.pages.descent.words import change_words, run_words
from clawdemy_gui.pages.page import Figure, Table
from clawdemy_gui.pages.subject.words import images_text
from clawdemy_gui.state.subject import NetworkChoice, Subject, Training
from clawdemy_gui.widgets.charts.step_curves_paint import CurveLine, CurvePicture, Level, Mark, draw_curves
from clawdemy_gui.widgets.painting import figure

translate = QCoreApplication.translate
_ENDS = (1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0)
"""Where the axis of steps may end, times a power of ten: so it need not move at every step."""
_LEAST_STEPS = 20


def in_front_of(page: Running) -> InFront | None:
    """The network of this moment, the images it learns from, and its next step; None while there is none."""
    moment, shown, training = page.runner.moment, page.shown, page.state.training
    if moment is None or shown is None or page.runner.is_arriving:
        return None
    leg = training.leg(moment.step)
    data, count = shown.data, page.images_used()
    labels = random_labels(count, training.seed) if leg.random_labels else data.labels[:count]
    learned = replace(data, images=data.images[:count], labels=labels)
    here = training.at(moment.step)
    start = here.start if moment.step == 0 else NetworkChoice(trained=here)
    step = NextStep(training.seed, moment.seen, leg.batch_size) if leg.batch_size < count else None
    saved = SavedNetwork(moment.network, about_trained(here))
    return InFront(saved, learned, Subject(leg.data, start), leg.step_size, step)


def curves_of(page: Running) -> CurvePicture:
    """The curves of the run and of the earlier ones, as they are now."""
    style = look.now()
    rows, here = page.runner.history.rows, page.here()
    done = rows[: int(np.searchsorted(rows[:, STEP], here, side="right"))]
    beyond = 0.7 if len(done) < len(rows) else 0.0
    upper = [CurveLine("", rows[:, STEP], rows[:, COST], style.ghost, width=beyond)]
    lower = [CurveLine("", rows[:, STEP], rows[:, ACCURACY], style.ghost, width=beyond)]
    furthest = float(max(_LEAST_STEPS, here, page.runner.history.reached))
    for number, run in enumerate(page.state.earlier, start=1):
        known = page.runner.history_of(run).rows
        known = known[known[:, STEP] <= run.step]
        for lines, column in ((upper, COST), (lower, ACCURACY)):
            lines.append(CurveLine("", known[:, STEP], known[:, column], style.soft, True, 0.8, str(number)))
        furthest = max(furthest, run.step)
    training, test = translate("descent", "training"), translate("descent", "test")
    for lines, columns in ((upper, (COST, TEST_COST)), (lower, (ACCURACY, TEST_ACCURACY))):
        lines.append(CurveLine(test, done[:, STEP], done[:, columns[1]], style.largest, True, 1.5))
        lines.append(CurveLine(training, done[:, STEP], done[:, columns[0]], style.hand, False, 1.7))
    return CurvePicture(
        upper,
        lower,
        (_title(page), translate("descent", "Accuracy"), translate("descent", "steps downhill")),
        marks_of(page.state.training),
        (
            Level(1.0, translate("descent", "1.00 all off")),
            Level(0.9, translate("descent", "0.90 total shrug"), above=False),
        ),
        float(here),
        (0.0, _end_of_axis(furthest)),
        page.has_log_steps(),
        page.view.log_cost,
        quick=page.runner.is_running,
    )


def marks_of(training: Training) -> list[Mark]:
    """A mark for each change of the settings."""
    return [
        Mark(float(leg.step), change_words(before, leg))
        for before, leg in zip(training.legs, training.legs[1:], strict=False)
    ]


def _end_of_axis(steps: float) -> float:
    power = 10.0 ** floor(log10(steps))
    return next(end * power for end in _ENDS if end * power >= steps)


def _title(page: Running) -> str:
    every = page.measured_every()
    if not every:
        return translate("descent", "Total cost")
    if every == 1:
        words = translate("descent", "Total cost of {images}, measured at every step")
    else:
        words = translate("descent", "Total cost of {images}, measured every {every:,} steps")
    return words.format(images=images_text(page.images_used()), every=every)


def figures_of(page: Running, drawn: CurvePicture) -> list[Figure]:
    """The curves with the recipe below them."""
    title = translate("descent", "Descent")
    shown = drawn._replace(reading=None, words=(), quick=False)
    return [Figure(title, QSize(1200, 720), lambda painter, box: _paint(painter, box, shown, page))]


def _paint(painter: QPainter, box: QRectF, shown: CurvePicture, page: Running) -> None:
    painter.fillRect(box, QColor(look.now().card))
    scale = min(box.width() / 1200, box.height() / 720)
    painter.save()
    painter.translate(box.topLeft())
    painter.scale(scale, scale)
    left = figure.Align.AlignLeft
    figure.write(painter, QRectF(30, 14, 1140, 36), page.title(), left, pixels=24, bold=True)
    figure.write(painter, QRectF(30, 50, 1140, 24), page.sentence(), left, look.now().soft, 15)
    draw_curves(painter, QRectF(24, 84, 1150, 540), shown)
    runs = [page.state.training, *page.state.earlier]
    for number, run in enumerate(runs[:3]):
        name = f"{number}: " if number else ""
        row = QRectF(30, 632 + 26 * number, 1140, 24)
        figure.write(painter, row, name + run_words(run), left, look.now().soft, 13)
    painter.restore()


def tables_of(page: Running) -> list[Table]:
    """Everything that was measured: this run, then the earlier ones."""
    header = [
        translate("descent", "run"),
        translate("descent", "step"),
        translate("descent", "training cost"),
        translate("descent", "training accuracy"),
        translate("descent", "test cost"),
        translate("descent", "test accuracy"),
        translate("descent", "recipe"),
    ]
    cells: list[list[str | float | int]] = []
    for number, run in enumerate([page.state.training, *page.state.earlier]):
        history = page.runner.history_of(run) if number else page.runner.history
        for place, row in enumerate(history.rows):
            numbers = ["" if value != value else float(value) for value in row[COST : TEST_ACCURACY + 1]]
            cells.append([number, int(row[STEP]), *numbers, run_words(run) if place == 0 else ""])
    return [Table(translate("descent", "Descent"), header, cells)]
