"""What is on screen follows what is written; what is not waits, and is never shown as it no longer is."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gridsteward.desktop.fresh import Fresh
from gridsteward.desktop.quiet import QuietMoments
from gridsteward.desktop.session import Session
from gridsteward.desktop.tasks import Tasks
from gridsteward.operations import households
from gridsteward.operations.area import Area
from tests.desktop.pages.conftest import Clock, Village

TABLES = frozenset(("household",))


class Reader(QLabel):
    """Counts how often it was read."""

    def __init__(self, session: Session, **how: Any) -> None:
        super().__init__("page")
        self.times = 0
        self.fresh = Fresh(session, self, self.read, tables=TABLES, **how)

    def read(self) -> None:
        self.times += 1


def rename(area: Area, session: Session, village: Village) -> None:
    change = households.edit_household(area, village.ids["周国梁"], {"address": "桂溪村 3 组 16 号"})
    assert change is not None
    session.changed.emit(change)


Put = Callable[[QWidget], QWidget]


def test_on_screen_it_is_read_at_once_and_behind_it_before_it_is_seen(
    session: Session, area: Area, village: Village, show: Put, qtbot: QtBot
) -> None:
    reader = Reader(session)
    show(reader)
    rename(area, session, village)
    qtbot.waitUntil(lambda: reader.times == 1)
    reader.hide()
    rename_back(area, session, village)
    QApplication.processEvents()
    assert reader.times == 1, "nobody looks"
    reader.show()
    assert reader.times == 2, "what is shown is as it is now"
    reader.hide()
    reader.show()
    assert reader.times == 2, "nothing has changed since"


def rename_back(area: Area, session: Session, village: Village) -> None:
    change = households.edit_household(area, village.ids["周国梁"], {"address": "桂溪村 3 组 15 号"})
    assert change is not None
    session.changed.emit(change)


def test_another_day_is_read_anew(session: Session, clock: Clock, show: Put) -> None:
    reader = Reader(session)
    show(reader)
    reader.hide()
    clock.now += timedelta(days=1)
    reader.show()
    assert reader.times == 1


def test_a_quiet_moment_brings_up_to_date_what_nobody_looks_at(
    session: Session, area: Area, village: Village
) -> None:
    reader = Reader(session, unread=True)
    session.quiet.begin()
    session.quiet.look()
    assert reader.times == 1
    rename(area, session, village)
    assert reader.times == 1
    session.quiet.look()
    assert reader.times == 2
    assert session.quiet.waiting == ()
    reader.deleteLater()


def test_who_goes_is_not_read_any_more(session: Session) -> None:
    reader = Reader(session, unread=True)
    assert session.quiet.waiting
    reader.deleteLater()
    QApplication.sendPostedEvents(reader, QEvent.Type.DeferredDelete.value)
    assert session.quiet.waiting == ()


def test_one_that_hides_itself_is_on_screen_while_its_page_is(
    session: Session, area: Area, village: Village, show: Put, qtbot: QtBot
) -> None:
    page = QWidget()
    reader = Reader(session, hides_itself=True)
    reader.hide()  # it has nothing to say
    box = QVBoxLayout(page)
    box.addWidget(reader)
    show(page)
    rename(area, session, village)
    qtbot.waitUntil(lambda: reader.times == 1)
    page.hide()
    rename_back(area, session, village)
    QApplication.processEvents()
    assert reader.times == 1
    page.show()
    assert reader.times == 2


@pytest.fixture
def quiet(tasks: Tasks) -> QuietMoments:
    made = QuietMoments(tasks)
    made.begin()
    return made


def test_one_thing_in_one_moment_in_the_order_asked(quiet: QuietMoments) -> None:
    done: list[str] = []
    quiet.ask("one", lambda: done.append("one, as it was"))
    quiet.ask("two", lambda: done.append("two"))
    quiet.ask("one", lambda: done.append("one"))
    quiet.look()
    assert done == ["one"]
    quiet.look()
    quiet.look()
    assert done == ["one", "two"]


def test_who_is_at_the_keyboard_is_not_disturbed(quiet: QuietMoments, qtbot: QtBot) -> None:
    done: list[str] = []
    quiet.untouched = lambda: 0.4
    quiet.ask("page", lambda: done.append("page"))
    quiet.look()
    assert not done
    quiet.untouched = lambda: 5.0
    dialog = QDialog()
    qtbot.addWidget(dialog)
    dialog.setModal(True)
    dialog.show()
    quiet.look()
    assert not done, "somebody answers a question"
    dialog.hide()
    quiet.look()
    assert done == ["page"]


def test_nothing_is_begun_while_work_is_under_way(threads: Tasks, qtbot: QtBot) -> None:
    import threading

    go = threading.Event()
    quiet = QuietMoments(threads)
    quiet.begin()
    done: list[str] = []
    threads.run("work", go.wait, lambda _none: None, lane="cpu")
    quiet.ask("page", lambda: done.append("page"))
    quiet.look()
    assert not done
    go.set()
    qtbot.waitUntil(lambda: bool(done))


def test_nothing_is_done_while_the_area_is_locked(session: Session, qtbot: QtBot) -> None:
    done: list[str] = []
    session.quiet.begin()
    session.leaving.emit()
    session.quiet.ask("page", lambda: done.append("page"))
    qtbot.wait(700)
    assert not done
    session.quiet.begin()
    qtbot.waitUntil(lambda: bool(done))
