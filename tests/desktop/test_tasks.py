"""Background work: a lost result is a lost save, a lost failure is a save somebody believes in."""

import threading
import time
from functools import partial

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from gridsteward.desktop.tasks import LANES, Cancelled, Lane, Progress, Tasks


def test_in_line_lanes_need_no_waiting(tasks: Tasks) -> None:
    got: list[int] = []
    tasks.run("count", lambda: 3, got.append)
    assert got == [3]


def test_a_failure_nobody_handles_is_signalled(tasks: Tasks) -> None:
    seen: list[tuple[str, type]] = []
    tasks.failed.connect(lambda name, error: seen.append((name, type(error))))
    tasks.run("divide", lambda: 1 / 0, lambda _: None)
    assert seen == [("divide", ZeroDivisionError)]


def test_a_failure_goes_to_its_own_handler_first(tasks: Tasks, qtbot: QtBot) -> None:
    seen: list[Exception] = []
    with qtbot.assertNotEmitted(tasks.failed):
        tasks.run("divide", lambda: 1 / 0, lambda _: None, failed=seen.append)
    assert isinstance(seen[0], ZeroDivisionError)


@pytest.mark.parametrize("lane", LANES)
def test_results_land_on_the_main_thread(threads: Tasks, qtbot: QtBot, lane: Lane) -> None:
    got: list[tuple[int, int]] = []
    for _ in range(50):
        threads.run("who", threading.get_ident, lambda w: got.append((w, threading.get_ident())), lane=lane)
    qtbot.waitUntil(lambda: len(got) == 50, timeout=5000)
    assert {here for _, here in got} == {threading.get_ident()}
    assert len({worker for worker, _ in got}) == 1
    assert got[0][0] != threading.get_ident()


def test_database_work_happens_in_the_order_asked(threads: Tasks, qtbot: QtBot) -> None:
    done: list[int] = []
    landed: list[int] = []

    def save(n: int) -> int:
        time.sleep(0.001 * (n % 3))
        done.append(n)
        return n

    for n in range(20):
        threads.run("save", partial(save, n), landed.append)
    qtbot.waitUntil(lambda: len(landed) == 20, timeout=5000)
    assert done == landed == list(range(20))


def test_nobody_calls_into_a_closed_page(threads: Tasks, qtbot: QtBot) -> None:
    page, gate = QLabel(), threading.Event()
    called: list[object] = []
    after: list[object] = []
    threads.run("load", gate.wait, called.append, owner=page)
    threads.run("load", lambda: None, after.append)
    page.deleteLater()
    qtbot.wait(10)
    gate.set()
    qtbot.waitUntil(lambda: len(after) == 1, timeout=5000)
    assert called == []


def test_a_failed_save_of_a_closed_page_is_still_told(tasks: Tasks, qtbot: QtBot) -> None:
    page = QLabel()
    page.deleteLater()
    qtbot.wait(10)
    with qtbot.waitSignal(tasks.failed):
        tasks.run("save", lambda: 1 / 0, lambda _: None, failed=lambda _: None, owner=page)


def test_closing_waits_for_the_last_save_and_tells_its_failure(qtbot: QtBot) -> None:
    tasks = Tasks()
    saved: list[int] = []
    failures: list[type] = []
    tasks.failed.connect(lambda _name, error: failures.append(type(error)))
    tasks.run("slow", lambda: time.sleep(0.05), lambda _: None)
    tasks.run("save", lambda: saved.append(1), lambda _: None)
    tasks.run("save", lambda: 1 / 0, lambda _: None)
    tasks.close()
    assert saved == [1]
    assert failures == [ZeroDivisionError]
    with pytest.raises(RuntimeError):
        tasks.run("late", lambda: None, lambda _: None)


def test_what_was_only_reckoned_asks_for_nothing_more_after_closing(qtbot: QtBot) -> None:
    """A page that reads on once it has its list would end every closing in a crash report."""
    tasks = Tasks()
    begun, may_end = threading.Event(), threading.Event()
    landed: list[int] = []

    def work() -> int:
        begun.set()
        may_end.wait(5)
        return 1

    tasks.run("reckon", work, landed.append, lane="cpu")
    begun.wait(5)
    tasks.close()
    may_end.set()
    qtbot.wait(50)
    tasks.deleteLater()
    assert landed == []


def test_a_stopped_work_says_nothing_and_ends_its_progress(tasks: Tasks, qtbot: QtBot) -> None:
    progress = Progress()
    progress.cancel()
    done: list[object] = []
    with qtbot.waitSignal(progress.ended), qtbot.assertNotEmitted(tasks.failed):
        tasks.run("import", lambda: progress(1, 10), done.append, progress=progress)
    assert done == []
    with pytest.raises(Cancelled):
        progress(2, 10)


def test_progress_reaches_the_window_sparsely_but_always_its_end(qtbot: QtBot) -> None:
    progress = Progress()
    seen: list[tuple[int, int]] = []
    progress.moved.connect(lambda done, total: seen.append((done, total)))
    for n in range(1, 10_001):
        progress(n, 10_000)
    assert seen[-1] == (10_000, 10_000)
    assert len(seen) < 1000


def test_it_is_busy_with_what_is_asked_at_a_door_of_its_own(threads: Tasks, qtbot: QtBot) -> None:
    goes_on = threading.Event()
    own = threads.branch()
    own.run("long", lambda: goes_on.wait(20), lambda _: None)
    assert threads.busy
    assert own.busy
    assert not threads.branch().busy, "the work of one area is none of another's"
    goes_on.set()
    qtbot.waitUntil(lambda: not threads.busy, timeout=5000)
