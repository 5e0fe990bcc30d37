"""Rings are taken apart in the window's thread, whoever made them: a widget among them is of that thread."""

import gc
import sys
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from gridsteward.desktop.collector import Collector, give_back
from gridsteward.desktop.tasks import Tasks
from tests.bench.starter import resident_mb


class Ring:
    def __init__(self) -> None:
        self.me = self


def rings(taken_apart: list[int], *, many: int) -> None:
    """Let go of so many; who takes them apart is written down."""
    for _ in range(many):
        weakref.finalize(Ring(), lambda: taken_apart.append(threading.get_ident())).atexit = False


@pytest.fixture
def begun(threads: Tasks, qtbot: QtBot) -> Iterator[Collector]:
    collector = Collector(threads, lambda: 5.0)
    qtbot.waitUntil(lambda: not gc.isenabled(), timeout=5_000)
    yield collector
    collector.end()


def test_what_a_lane_let_go_of_is_taken_apart_in_the_thread_of_the_window(
    begun: Collector, threads: Tasks, qtbot: QtBot
) -> None:
    taken_apart: list[int] = []
    threads.run("rings", lambda: rings(taken_apart, many=5_000), lambda _none: None)
    qtbot.waitUntil(lambda: len(taken_apart) == 5_000, timeout=20_000)
    assert set(taken_apart) == {threading.get_ident()}


def test_it_waits_while_work_is_under_way(begun: Collector, threads: Tasks, qtbot: QtBot) -> None:
    taken_apart: list[int] = []
    goes_on = threading.Event()
    threads.run("long", lambda: goes_on.wait(20), lambda _none: None)
    rings(taken_apart, many=5_000)
    begun.look()
    assert taken_apart == []
    goes_on.set()
    qtbot.waitUntil(lambda: len(taken_apart) == 5_000, timeout=20_000)


def test_what_is_old_waits_until_nobody_is_at_the_keyboard(
    threads: Tasks, monkeypatch: pytest.MonkeyPatch
) -> None:
    untouched = 0.0
    collector = Collector(threads, lambda: untouched)
    collected: list[int] = []
    monkeypatch.setattr(gc, "get_count", lambda: (900, 20, 20))
    monkeypatch.setattr(gc, "collect", collected.append)
    collector.look()
    untouched = 3.0
    collector.look()
    collector.end()
    assert collected == [1, 2]


def test_afterwards_python_collects_by_itself_again(begun: Collector) -> None:
    begun.end()
    assert gc.isenabled()
    assert not any(each.isActive() for each in begun.findChildren(QTimer))


def test_after_work_memory_is_given_back_once_and_when_nobody_is_at_the_keyboard(
    tasks: Tasks, monkeypatch: pytest.MonkeyPatch
) -> None:
    untouched, given = 0.0, []
    monkeypatch.setattr("gridsteward.desktop.collector.give_back", lambda: given.append(untouched))
    collector = Collector(tasks, lambda: untouched)
    collector.look()
    untouched = 3.0
    collector.look()
    collector.look()
    assert given == [3.0]
    tasks.run("work", collector.look, lambda _none: None)
    collector.look()
    collector.end()
    assert given == [3.0, 3.0]


def test_what_the_c_library_keeps_is_given_back() -> None:
    # every second piece: the library cannot give back the pages between those that are still in use by itself
    pieces = [bytearray(100_000) for _ in range(800)]
    del pieces[::2]
    before = resident_mb()
    give_back()
    assert before - resident_mb() > 20 or not sys.platform.startswith("linux")
