"""Long work: the window stays alive, cancels at once, hears nothing stale, and leaves no thread behind."""

import threading
import time
from pathlib import Path

import pytest

from clawdemy_gui.task import Task


def workers():
    """The threads of running tasks."""
    return [thread for thread in threading.enumerate() if thread.name == "task"]


def counting(last, seconds=0.002):
    """1…last, one every few milliseconds."""
    for number in range(1, last + 1):
        time.sleep(seconds)
        yield number


@pytest.fixture
def task(qapp):
    made = Task()
    yield made
    made.stop()
    assert not workers()


def test_it_counts_up_and_ends_with_the_last_step(task, qtbot):
    heard = []
    task.progressed.connect(lambda run, step: heard.append((run, step)))
    with qtbot.waitSignal(task.finished) as ended:
        run = task.start(lambda: counting(60))
    assert ended.args == [run, 60]
    numbers = [step for _, step in heard]
    assert {number for number, _ in heard} == {run}
    assert numbers == sorted(set(numbers))
    assert 3 < len(numbers) < 60, "some progress, but not every step"
    assert not task.is_running


def test_signals_arrive_in_the_windows_own_thread(task, qtbot):
    where = []
    task.progressed.connect(lambda *_: where.append(threading.current_thread()))
    task.finished.connect(lambda *_: where.append(threading.current_thread()))
    with qtbot.waitSignal(task.finished):
        task.start(lambda: counting(20))
    assert set(where) == {threading.main_thread()}


def test_a_restart_hears_nothing_of_the_run_before(task, qtbot):
    heard = []
    task.progressed.connect(lambda run, step: heard.append((run, step)))
    task.start(lambda: (step + 1000 for step in counting(10_000)))
    qtbot.waitUntil(lambda: len(heard) > 2)
    heard.clear()
    with qtbot.waitSignal(task.finished) as ended:
        second = task.start(lambda: counting(40))
    assert heard
    assert all(run == second and step <= 40 for run, step in heard)
    assert ended.args == [second, 40]


def test_cancel_waits_for_nothing_and_is_silent(task, qtbot):
    heard, gate = [], threading.Event()
    task.progressed.connect(lambda *args: heard.append(args))
    task.finished.connect(lambda *args: heard.append(args))

    def work():
        yield 1
        gate.wait(60)
        yield 2

    task.start(work)
    qtbot.waitUntil(lambda: len(heard) == 1)
    task.cancel()
    assert not gate.is_set(), "the window does not wait for the step that is under way"
    assert not task.is_running
    gate.set()
    heard.clear()
    qtbot.wait(60)
    assert not heard


def test_cancel_closes_the_generator_in_its_own_thread(task, qtbot):
    closed = []

    def work():
        try:
            yield from counting(10_000)
        finally:
            closed.append(threading.current_thread().name)

    with qtbot.waitSignal(task.progressed):
        task.start(work)
    task.stop()
    assert closed == ["task"]


def test_cancel_from_within_a_slot_of_progress(task, qtbot):
    heard = []

    def cancel(run, step):
        heard.append(step)
        task.cancel()

    task.progressed.connect(cancel)
    task.start(lambda: counting(10_000))
    qtbot.waitUntil(lambda: bool(heard))
    qtbot.wait(60)
    assert len(heard) == 1


def test_a_wrong_file_becomes_one_sentence(task, qtbot):
    def work():
        yield 1
        raise ValueError("sums.txt is not a data set; nothing has changed.")

    with qtbot.waitSignal(task.failed) as told:
        run = task.start(work)
    assert told.args == [run, "sums.txt is not a data set; nothing has changed."]
    assert not task.is_running


def test_a_mistake_of_our_own_is_told_and_reported(task, qtbot):
    def work():
        yield 1
        raise ZeroDivisionError("a bug")

    with qtbot.captureExceptions() as reported, qtbot.waitSignal(task.failed) as told:
        task.start(work)
    assert "Traceback" not in told.args[1]
    assert told.args[1].endswith("nothing has changed.")
    assert [kind for kind, *_ in reported] == [ZeroDivisionError]


def test_it_can_start_again_from_a_slot_of_finished(task, qtbot):
    heard = []

    def again(run, step):
        heard.append(run)
        if run < 3:
            task.start(lambda: counting(3))

    task.finished.connect(again)
    task.start(lambda: counting(3))
    qtbot.waitUntil(lambda: len(heard) == 3)
    assert heard == [1, 2, 3]


def test_closing_while_it_works_leaves_no_thread(tmp_path: Path):
    """A whole app that quits in the middle of a run ends at once and with status 0."""
    import subprocess
    import sys

    program = tmp_path / "quits.py"
    program.write_text(
        "import time\n"
        "from PySide6.QtCore import QCoreApplication, QTimer\n"
        "from clawdemy_gui.task import Task\n"
        "def work():\n"
        "    while True:\n"
        "        time.sleep(0.005)\n"
        "        yield 1\n"
        "app = QCoreApplication([])\n"
        "task = Task()\n"
        "task.progressed.connect(lambda run, step: app.quit())\n"
        "task.start(work)\n"
        "app.exec()\n"
    )
    ended = subprocess.run([sys.executable, program], capture_output=True, text=True, timeout=20)
    assert (ended.returncode, ended.stderr) == (0, "")
