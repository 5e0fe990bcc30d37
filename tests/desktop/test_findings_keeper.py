"""The area is looked at by itself: after an import, at midnight, at the start; asleep, late, and once at a time."""

from collections.abc import Iterator
from concurrent.futures import Executor, Future
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gridsteward.desktop.session import Session
from gridsteward.desktop.tasks import Tasks
from gridsteward.desktop.theme import Theme
from gridsteward.desktop.widgets.feedback import Notice
from gridsteward.operations import findings, scanning
from gridsteward.operations.area import Area, create_area, unlock_again
from gridsteward.operations.scanning import scan_due
from gridsteward.records.journal import Change
from gridsteward.store import keys
from gridsteward.store.findings import findings as stored
from gridsteward.words import Words
from tests.desktop.conftest import Inline
from tests.town_use import QUIET, Town, bring, town_of

MORNING = datetime.fromisoformat("2026-09-16T09:30:00+08:00")
LAST = date(2026, 9, 15)
IMPORTED = Change(no=1, kind="usage.import", tables=frozenset({"usage_import"}))


class Clock:
    now = MORNING

    def __call__(self) -> datetime:
        return self.now


class Held(Executor):
    """Does nothing until `go`: what happens while a scan runs is seen."""

    def __init__(self) -> None:
        self.waiting: list[tuple[Future[Any], Any]] = []

    def submit(self, fn: Any, /, *_args: Any, **_kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        self.waiting.append((future, fn))
        return future

    def go(self) -> None:
        """Do the next work."""
        future, fn = self.waiting.pop(0)
        try:
            future.set_result(fn())
        except Exception as error:
            future.set_exception(error)
        QApplication.processEvents()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def area(tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Iterator[Area]:
    monkeypatch.setattr(keys, "MEMORY_KIB", 64)
    made = create_area(tmp_path, "桂溪网格", steward="林静", passphrase="correct horse")
    made.now = clock
    yield made
    made.close()


@pytest.fixture
def town(area: Area) -> Town:
    made = town_of(area, last=LAST)
    bring(area, made, at="2026-09-14T08:00:00+08:00", upto=LAST - timedelta(days=2))
    return made


@pytest.fixture
def computing() -> Held:
    return Held()


@pytest.fixture
def session(area: Area, theme: Theme, qapp: QApplication, computing: Held, clock: Clock) -> Iterator[Session]:
    inline = Inline()
    tasks = Tasks({"database": inline, "network": inline, "cpu": computing})
    made = Session(area, tasks, theme=theme, words=Words(), clock=clock)
    yield made
    tasks.close()
    made.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def begin(session: Session) -> None:
    session.findings.begin()
    session.findings._first.timeout.emit()


def test_at_the_start_it_is_looked_at_once_a_day(
    session: Session, town: Town, computing: Held, clock: Clock
) -> None:
    begin(session)
    assert len(computing.waiting) == 1
    computing.go()
    assert session.findings.current is not None
    assert session.findings.current.until == "2026-09-13"
    begin(session)
    assert computing.waiting == [], "every start would look at everything again"


def test_an_import_is_followed_by_a_look_and_a_word_on_who_went_quiet(
    session: Session, area: Area, town: Town, computing: Held, qtbot: QtBot
) -> None:
    told: list[Notice] = []
    counts: list[tuple[str, int, str]] = []
    changes: list[Change] = []
    session.changed.connect(changes.append)
    asked: list[str] = []
    session.notified.connect(told.append)
    session.count_changed.connect(lambda *what: counts.append(what))
    session.finding_requested.connect(asked.append)
    begin(session)
    computing.go()
    told.clear()
    bring(area, town, at="2026-09-16T09:00:00+08:00")
    session.changed.emit(IMPORTED)
    session.changed.emit(IMPORTED)
    qtbot.waitUntil(lambda: bool(computing.waiting))
    computing.go()
    assert computing.waiting == [], "two changes of one import are one look"
    (notice,) = told
    (silence,) = [each for each in stored(area.store) if each.kind == "silence"]
    assert silence.household_id == town.ids[QUIET]
    assert notice.tone == "alarm"
    assert "周丁3" in notice.what
    assert notice.act is not None
    notice.act()
    assert asked == [silence.id]
    assert "finding" in changes[-1].tables
    assert town.ids[QUIET] in changes[-1].touched, "its chart would go without the mark"
    found = session.findings.current
    assert found is not None
    assert counts[-1] == ("usage", len(found.waiting), "alarm")


def test_the_same_again_is_told_to_nobody(
    session: Session, town: Town, computing: Held, qtbot: QtBot
) -> None:
    told: list[Notice] = []
    begin(session)
    computing.go()
    session.notified.connect(told.append)
    session.changed.emit(IMPORTED)
    qtbot.waitUntil(lambda: bool(computing.waiting))
    computing.go()
    assert told == []


def test_midnight_is_noticed_late_after_sleep_and_by_a_clock_set_back(
    session: Session, town: Town, computing: Held, clock: Clock
) -> None:
    begin(session)
    computing.go()
    keeper = session.findings
    clock.now = MORNING.replace(hour=23, minute=59, second=58)
    keeper.tick()
    assert computing.waiting == []
    clock.now = MORNING.replace(hour=0) + timedelta(days=1)
    keeper.tick()
    keeper.tick()
    assert len(computing.waiting) == 1
    computing.go()
    clock.now = MORNING + timedelta(days=4)  # the lid was closed over the weekend
    keeper.tick()
    assert len(computing.waiting) == 1
    computing.go()
    clock.now = MORNING - timedelta(days=1)
    keeper.tick()
    assert len(computing.waiting) == 1


def test_one_at_a_time_and_what_came_meanwhile_is_looked_at_after(
    session: Session, area: Area, town: Town, computing: Held
) -> None:
    begin(session)
    assert len(computing.waiting) == 1
    bring(area, town, at="2026-09-16T09:00:00+08:00")
    session.findings.scan()
    session.findings.scan()
    assert len(computing.waiting) == 1
    computing.go()
    assert len(computing.waiting) == 1
    computing.go()
    assert session.findings.running is None
    assert session.findings.current is not None
    assert session.findings.current.until == "2026-09-15"


def test_a_lock_stops_it_and_the_unlock_makes_good(
    session: Session, area: Area, town: Town, computing: Held, clock: Clock
) -> None:
    failed: list[object] = []
    session.tasks.failed.connect(lambda *what: failed.append(what))
    begin(session)
    session.leaving.emit()
    area.close()
    computing.go()
    assert failed == []
    unlock_again(area, passphrase="correct horse")
    assert scan_due(area), "what was stopped is not taken for done"
    clock.now = MORNING + timedelta(days=1)
    session.findings.tick()
    session.changed.emit(IMPORTED)
    assert computing.waiting == [], "while it is locked nobody looks"
    begin(session)
    computing.go()
    assert session.findings.current is not None
    assert session.findings.current.entries


def test_a_word_on_a_finding_is_read_at_once(
    session: Session, area: Area, town: Town, computing: Held
) -> None:
    begin(session)
    computing.go()
    found = session.findings.current
    assert found is not None
    waiting = found.waiting
    session.changed.emit(findings.explain_finding(area, waiting[0].finding.id, "guests"))
    assert session.findings.current is not None
    assert len(session.findings.current.waiting) == len(waiting) - 1
    assert computing.waiting == [], "what people say changes no reading"


def test_the_window_is_not_held_up_by_a_scan_in_a_real_thread(
    area: Area, town: Town, theme: Theme, threads: Tasks, qtbot: QtBot
) -> None:
    session = Session(area, threads, theme=theme, words=Words(), clock=area.now)
    session.findings.begin()
    session.findings.scan()
    qtbot.waitUntil(lambda: session.findings.running is None, timeout=30_000)
    qtbot.waitUntil(lambda: session.findings.current is not None and bool(session.findings.current.entries))
    assert not scanning.scan_due(area)
    session.leaving.emit()
    session.deleteLater()
