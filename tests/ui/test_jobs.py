from __future__ import annotations

import threading
from functools import partial
from uuid import UUID

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from shiboken6 import delete, isValid

from ib_desk.application.progress import Cancelled
from ib_desk.domain.errors import NotFound
from ib_desk.ui.jobs import JobRunner
from tests.patience import PATIENCE


@pytest.fixture
def runner(qapp):
    made = JobRunner("work")
    yield made
    made.close()


def test_work_is_done_on_one_other_thread_in_the_order_asked(qtbot, runner):
    seen = []

    def note(number):
        seen.append((number, threading.current_thread().name))

    jobs = [runner.start(lambda _progress, n=n: note(n)) for n in range(5)]
    with qtbot.waitSignal(jobs[-1].finished):
        pass

    assert [number for number, _thread in seen] == [0, 1, 2, 3, 4]
    assert len({thread for _number, thread in seen}) == 1
    assert seen[0][1] != threading.current_thread().name


def test_the_outcome_arrives_on_the_thread_of_the_window(qtbot, runner):
    here = threading.current_thread()
    arrived = []
    job = runner.start(lambda _progress: "klaar")
    job.succeeded.connect(lambda value: arrived.append((value, threading.current_thread())))
    with qtbot.waitSignal(job.finished):
        pass

    assert arrived == [("klaar", here)]


def test_cancelled_work_stops_at_its_next_step(qtbot, runner):
    begun, go_on = threading.Event(), threading.Event()
    steps = []

    def work(progress):
        for number in range(100):
            steps.append(number)
            begun.set()
            go_on.wait(PATIENCE)
            progress.step(number, 100)

    job = runner.start(work)
    begun.wait(PATIENCE)
    job.cancel()
    with qtbot.waitSignal(job.cancelled):
        go_on.set()

    assert steps == [0]


def test_a_view_that_is_gone_hears_nothing(qtbot, runner):
    heard = []

    class View(QObject):
        def hear(self, value):
            heard.append(value)

    view, hold = View(), threading.Event()
    job = runner.start(lambda _progress: hold.wait(PATIENCE))
    job.succeeded.connect(view.hear)
    view.deleteLater()
    with qtbot.waitSignal(job.finished):
        QCoreApplication.sendPostedEvents(view, QEvent.Type.DeferredDelete)
        assert not isValid(view)
        hold.set()

    assert heard == []


def test_an_error_that_nobody_listens_for_is_not_lost(qtbot, runner):
    def fail(_progress):
        raise ValueError("3")

    with qtbot.captureExceptions() as caught:
        job = runner.start(fail)
        with qtbot.waitSignal(job.finished):
            pass

    assert [kind for kind, _error, _trace in caught] == [ValueError]


def test_what_a_screen_asked_for_that_was_left_since_is_missed_by_nobody(qtbot, runner):
    def fail(_progress):
        raise NotFound("Signal", UUID(int=1))

    screen = QObject()
    with qtbot.captureExceptions() as caught:
        job = runner.start(fail)
        job.succeeded.connect(screen.deleteLater)
        delete(screen)
        with qtbot.waitSignal(job.destroyed):
            pass

    assert caught == []


def test_other_failures_are_told_also_when_the_screen_was_left(qtbot, runner):
    def fail(_progress):
        raise ValueError("3")

    screen = QObject()
    with qtbot.captureExceptions() as caught:
        job = runner.start(fail)
        job.succeeded.connect(screen.deleteLater)
        delete(screen)
        with qtbot.waitSignal(job.destroyed):
            pass

    assert [kind for kind, _error, _trace in caught] == [ValueError]


class PlayedBrake:
    """What `vault.halt` and `release` are to a runner."""

    def __init__(self):
        self.is_on = threading.Event()

    def halt(self):
        self.is_on.set()

    def release(self):
        self.is_on.clear()


class TestTheEnd:
    def test_what_is_to_be_kept_is_done_and_the_last_thing_last(self, qapp):
        runner, done = JobRunner("work"), []
        begun, go_on = threading.Event(), threading.Event()

        def work(_progress):
            begun.set()
            go_on.wait(PATIENCE)

        runner.start(work)
        begun.wait(PATIENCE)
        for number in range(3):
            runner.start(partial(_note, done, number), is_kept=number != 1)
        threading.Timer(0.05, go_on.set).start()
        runner.close(last=lambda: done.append("last"))

        assert done == [0, 2, "last"]

    def test_what_another_worker_asks_after_the_last_act_is_called_off(self, qapp):
        """It would find a vault that is closed."""
        runner, heard = JobRunner("work"), []

        def ask():
            try:
                runner.call(lambda: heard.append("answered"))
            except Cancelled:
                heard.append("called off")

        other = threading.Thread(target=ask)

        def last():
            other.start()
            while not runner._executor._work_queue.qsize():
                other.join(0.001)

        runner.close(last, brake=PlayedBrake())
        other.join(30)
        assert heard == ["called off"]

    def test_what_runs_is_braked_and_what_waits_to_be_kept_is_done_all_the_same(self, qapp):
        runner, done, brake = JobRunner("work"), [], PlayedBrake()
        begun = threading.Event()

        def read_for_ever(_progress):
            begun.set()
            assert brake.is_on.wait(PATIENCE)
            raise Cancelled

        runner.start(read_for_ever)
        begun.wait(PATIENCE)
        runner.start(partial(_note, done, "kept"), is_kept=True)
        assert runner.close(last=lambda: done.append(brake.is_on.is_set()), brake=brake)

        assert done == ["kept", False]

    def test_what_is_kept_and_takes_too_long_is_braked_in_the_end(self, qapp):
        runner, brake = JobRunner("work"), PlayedBrake()
        done: list[object] = []

        def write_for_ever(_progress):
            done.append(brake.is_on.wait(PATIENCE))
            raise Cancelled

        runner.start(write_for_ever, is_kept=True)
        assert runner.close(last=lambda: done.append("last"), brake=brake)

        assert done == [True, "last"]

    def test_what_hears_nothing_is_left_behind(self, qapp):
        runner, brake, release = JobRunner("work"), PlayedBrake(), threading.Event()
        ended: list[bool] = []
        runner.start(lambda _progress: ended.append(release.wait(PATIENCE)), is_kept=True)
        assert not runner.close(last=lambda: None, brake=brake)

        assert ended == []
        release.set()

    def test_nobody_waits_for_one_that_is_abandoned(self, qapp):
        runner, begun, stopped, go_on = JobRunner("work"), threading.Event(), [], threading.Event()

        def work(progress):
            begun.set()
            go_on.wait(PATIENCE)
            try:
                progress.step(1, 2)
            except Cancelled:
                stopped.append(True)
                raise

        runner.start(work)
        begun.wait(PATIENCE)
        runner.abandon()
        assert stopped == []
        go_on.set()
        runner._executor.shutdown(wait=True)
        assert stopped == [True]

    def test_what_goes_wrong_at_the_last_comes_out(self, qapp):
        runner = JobRunner("work")
        with pytest.raises(ZeroDivisionError):
            runner.close(last=lambda: 1 / 0, brake=PlayedBrake())


def test_what_is_started_after_closing_is_cancelled_and_never_runs(qtbot, qapp):
    runner, done = JobRunner("work"), []
    runner.close()
    job = runner.start(partial(_note, done, 1))
    with qtbot.waitSignals([job.cancelled, job.finished]):
        pass

    assert done == []


def _note(done, number, _progress):
    done.append(number)
