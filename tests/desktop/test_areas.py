"""Several areas in one profile, each with its own key: one goes from one to the other, and nothing goes along."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QDeadlineTimer, Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from gridsteward.desktop.application import Application
from gridsteward.desktop.areas_bar import AreaSwitcher
from gridsteward.desktop.desk import Desk
from gridsteward.desktop.dialogs.unlock import UnlockDialog
from gridsteward.desktop.errors import Failures
from gridsteward.desktop.pages import settings
from gridsteward.desktop.session import PageSpec, Session
from gridsteward.desktop.shell import MainWindow
from gridsteward.desktop.tasks import Tasks
from gridsteward.desktop.theme import Theme
from gridsteward.desktop.tray import Tray
from gridsteward.desktop.widgets.feedback import Notice
from gridsteward.operations import area as areas
from gridsteward.operations import visits
from gridsteward.operations.households import add_household, edit_household
from gridsteward.records.faults import Fault
from gridsteward.records.household import Household
from gridsteward.store import keys
from gridsteward.words import Words
from tests.desktop.test_desk import Writing

EAST, WEST = "three calm words", "four other quiet words"


def pages() -> list[PageSpec]:
    return [PageSpec("writing", "note", lambda: "写", Writing), settings.spec()]


@pytest.fixture
def profile(tmp_path: Path, cheap_keys: None, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(keys, "keyring_usable", lambda: False)
    for name, passphrase, home in (("河东", EAST, "周桂英"), ("河西", WEST, "陈老四")):
        area = areas.create_area(tmp_path, name, steward="林静", passphrase=passphrase)
        add_household(area, {"account_no": f"06{len(home)}", "name": home})
        area.close()
    return tmp_path


@pytest.fixture
def application(qapp: QApplication, theme: Theme, words: Words, profile: Path) -> Application:
    return Application(qapp, theme, words, Failures(words, profile))


@pytest.fixture
def desk(application: Application, tasks: Tasks, profile: Path, qtbot: QtBot) -> Iterator[Desk]:
    made = Desk(application, profile, pages=pages, tasks=tasks)
    made.begin("河东")
    unlock(made, qtbot, EAST)
    in_front(made, "河东")
    yield made
    made.finish()


def unlock(desk: Desk, qtbot: QtBot, passphrase: str) -> None:
    dialog = desk.doors.front
    assert isinstance(dialog, UnlockDialog)
    dialog.form.passphrase.clear()
    qtbot.keyClicks(dialog.form.passphrase, passphrase)
    qtbot.keyClick(dialog.form.passphrase, Qt.Key.Key_Return)


def in_front(desk: Desk, name: str) -> tuple[Session, MainWindow]:
    until = QDeadlineTimer(5000)
    while not desk.seen and not until.hasExpired():
        QApplication.processEvents()
    assert desk.session is not None
    assert desk.window is not None
    assert desk.session.area.name == name
    assert desk.window.isVisible()
    assert desk.window.windowTitle().startswith(name)
    return desk.session, desk.window


def go(desk: Desk, name: str) -> None:
    desk.switch_to(areas.choose_area(desk._data_dir, name).id)


@pytest.fixture
def both(desk: Desk, qtbot: QtBot) -> Desk:
    """Both areas open, 河西 in front."""
    go(desk, "河西")
    unlock(desk, qtbot, WEST)
    in_front(desk, "河西")
    return desk


def test_each_asks_for_its_own_passphrase_once(desk: Desk, qtbot: QtBot) -> None:
    go(desk, "河西")
    unlock(desk, qtbot, EAST)
    in_front(desk, "河东")  # the other area's words do not open it
    unlock(desk, qtbot, WEST)
    in_front(desk, "河西")
    for name in ("河东", "河西", "河东"):
        go(desk, name)
        assert desk.doors.front is None
        in_front(desk, name)


def test_whoever_turns_round_at_the_door_stays_where_they_are(desk: Desk) -> None:
    over: list[None] = []
    desk.over.connect(lambda: over.append(None))
    go(desk, "河西")
    door = desk.doors.front
    assert isinstance(door, UnlockDialog)
    assert not door.form.restore.isVisibleTo(door), "restoring over an area that is open"
    door.reject()
    assert over == [], "the program ended because somebody changed their mind"
    in_front(desk, "河东")
    go(desk, "河西")
    assert desk.doors.front is not None


def test_one_window_at_a_time_says_where_one_is_and_lists_the_others(both: Desk) -> None:
    _, window = in_front(both, "河西")
    switcher = window.findChild(AreaSwitcher)
    assert switcher is not None
    assert "河西" in switcher.text()
    listed = {each.text(): each.isChecked() for each in switcher.list_areas().actions() if each.isCheckable()}
    assert listed == {"河东": False, "河西": True}
    seen = [
        each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow) and each.isVisible()
    ]
    assert seen == [window]


def test_search_typing_and_notices_stay_in_their_area(both: Desk) -> None:
    west, west_window = in_front(both, "河西")
    west_window.search.setText("陈老四")
    west.notify(Notice("只给河西看"))
    go(both, "河东")
    _, east_window = in_front(both, "河东")
    assert east_window.search.text() == ""
    assert not east_window.notices.isVisible()
    if both.session is not None:
        both.session.directory.load()
    directory = both.session.directory.current if both.session is not None else None
    assert directory is not None
    assert [each.name for each in directory.all()] == ["周桂英"]
    go(both, "河西")
    _, again = in_front(both, "河西")
    assert again is west_window
    assert again.search.text() == "陈老四", "coming back means going on"


def test_what_failed_in_one_area_is_told_in_its_own_window(both: Desk) -> None:
    west, west_window = in_front(both, "河西")
    go(both, "河东")
    _, east_window = in_front(both, "河东")

    def fail() -> None:
        raise Fault("area_exists", name="河西的事")

    west.tasks.run("late", fail, lambda _none: None)
    assert not east_window.notices.isVisible(), "a name of another area on this screen"
    go(both, "河西")
    assert west_window.notices.isVisible()


def test_undo_takes_back_what_was_done_here(both: Desk) -> None:
    west, _ = in_front(both, "河西")
    ((home,),) = west.area.store.query("SELECT id FROM household")
    edit_household(west.area, home, {"note": "改过"})
    go(both, "河东")
    east, _ = in_front(both, "河东")
    ((other,),) = east.area.store.query("SELECT id FROM household")
    edit_household(east.area, other, {"note": "也改过"})
    east.undo_requested.emit()
    assert east.area.store.get(Household, other).note == ""
    assert west.area.store.get(Household, home).note == "改过"


def test_what_is_typed_is_kept_on_leaving_and_a_draft_is_in_its_own_area(both: Desk) -> None:
    west, window = in_front(both, "河西")
    page = window.pages.currentWidget()
    assert isinstance(page, Writing)
    page.setText("写到一半")
    ((home,),) = west.area.store.query("SELECT id FROM household")
    visits.begin_visit(west.area, home)
    go(both, "河东")
    east, _ = in_front(both, "河东")
    assert areas.setting(west.area, "typed") == "写到一半"
    assert areas.setting(east.area, "typed") == ""
    assert east.area.store.drafts() == []
    assert len(west.area.store.drafts()) == 1


def test_a_dialog_of_one_area_waits_for_it(both: Desk) -> None:
    _, window = in_front(both, "河西")
    dialog = QDialog(window)
    dialog.show()
    go(both, "河东")
    assert not dialog.isVisible()
    go(both, "河西")
    assert dialog.isVisible()
    dialog.close()


def test_reminders_of_an_area_that_is_put_aside_are_silent(
    both: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    west, _ = in_front(both, "河西")
    in_tray: list[tuple[str, bool]] = []
    monkeypatch.setattr(
        Tray, "rest", lambda tray, resting=True: in_tray.append((tray._session.area.name, resting))
    )
    go(both, "河东")
    assert in_tray == [("河西", True), ("河东", False)], "what falls due over there is said over here"
    told: list[object] = []
    west.reminders.told.connect(told.append)
    west.reminders.refresh()
    assert told == []
    assert west.reminders._awake is False
    go(both, "河西")
    assert west.reminders._awake is True


def test_a_lock_locks_them_all_and_each_is_asked_for_again(both: Desk, qtbot: QtBot) -> None:
    west, east = both.session, both._aside[areas.choose_area(both._data_dir, "河东").id].session
    assert west is not None
    both.lock()
    for session in (west, east):
        with pytest.raises(Exception, match="closed"):
            session.area.store.connection.execute("SELECT 1")
    assert both._opened_areas() == {}
    unlock(both, qtbot, WEST)
    in_front(both, "河西")
    go(both, "河东")
    unlock(both, qtbot, EAST)
    session, _ = in_front(both, "河东")
    assert session is east, "the place one left is lost"


def test_a_lock_while_another_area_is_asked_for_takes_that_question_away(desk: Desk, qtbot: QtBot) -> None:
    over: list[None] = []
    desk.over.connect(lambda: over.append(None))
    go(desk, "河西")
    desk.lock()
    assert over == []
    unlock(desk, qtbot, EAST)
    in_front(desk, "河东")


def test_the_keyring_opens_another_area_without_asking(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    ring: dict[str, bytes] = {}
    monkeypatch.setattr(keys, "keyring_usable", lambda: True)
    monkeypatch.setattr(keys, "keep_in_keyring", ring.__setitem__)
    monkeypatch.setattr(keys, "from_keyring", ring.__getitem__)
    west = areas.open_area(desk._data_dir, "河西", passphrase=WEST)
    areas.set_keyring(west, use=True)
    west.close()
    go(desk, "河西")
    assert desk.doors.front is None
    in_front(desk, "河西")


def test_leaving_lets_go_of_every_area(both: Desk) -> None:
    opened = list(both._opened_areas().values())
    both.finish()
    for area in opened:
        with pytest.raises(Exception, match="closed"):
            area.store.connection.execute("SELECT 1")


def test_a_third_area_can_be_made_over_the_window(both: Desk) -> None:
    _, window = in_front(both, "河西")
    both._add(join=False)
    dialogs = [each for each in window.findChildren(QDialog) if each.isVisible()]
    assert len(dialogs) == 1
    dialogs[0].reject()
    in_front(both, "河西")
