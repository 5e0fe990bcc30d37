"""The day from unlocking to leaving: wrong words are told, locks hide and close, and nothing typed is lost."""

import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QDeadlineTimer, Qt
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from gridsteward.desktop.application import Application
from gridsteward.desktop.desk import Desk
from gridsteward.desktop.dialogs.day_review import DayReviewDialog
from gridsteward.desktop.dialogs.new_area import NewAreaDialog
from gridsteward.desktop.dialogs.restore import RestoreDialog
from gridsteward.desktop.dialogs.unlock import UnlockDialog
from gridsteward.desktop.dialogs.welcome import WelcomeDialog
from gridsteward.desktop.errors import Failures
from gridsteward.desktop.pages import settings
from gridsteward.desktop.session import PageSpec, Session
from gridsteward.desktop.shell import MainWindow
from gridsteward.desktop.tasks import Tasks
from gridsteward.desktop.theme import Theme
from gridsteward.operations import area as areas
from gridsteward.operations.demo import DEMO_NAME, DEMO_PASSPHRASE, is_demo
from gridsteward.records.faults import Fault
from gridsteward.store import keys
from gridsteward.words import Words

WORDS = "three calm words"


class Writing(QLineEdit):
    """A page where something is being typed; it keeps it as a setting when asked to leave."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        session.leaving.connect(self._keep)

    def _keep(self) -> None:
        area, text = self._session.area, self.text()
        self._session.tasks.run(
            "keep", lambda: areas.put_setting(area, "typed", text), lambda _none: None, owner=self
        )


def pages() -> list[PageSpec]:
    return [PageSpec("writing", "note", lambda: "写", Writing), settings.spec()]


@pytest.fixture(autouse=True)
def cheap_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "MEMORY_KIB", 64)
    monkeypatch.setattr(keys, "keyring_usable", lambda: False)


@pytest.fixture
def made(tmp_path: Path) -> Path:
    areas.create_area(tmp_path, "桂溪", steward="林静", passphrase=WORDS).close()
    return tmp_path


@pytest.fixture
def sit_down(qapp: QApplication, theme: Theme, words: Words, tasks: Tasks) -> Iterator[Callable[..., Desk]]:
    sat: list[Desk] = []

    def sit(folder: Path, name: str = "") -> Desk:
        failures = Failures(words, folder)
        desk = Desk(Application(qapp, theme, words, failures), folder, pages=pages, tasks=tasks)
        sat.append(desk)
        desk.begin(name)
        return desk

    yield sit
    for desk in sat:
        desk.finish()


def window_of(desk: Desk) -> MainWindow:
    assert desk.window is not None
    until = QDeadlineTimer(5000)
    while not desk.seen and not until.hasExpired():
        QApplication.processEvents()
    assert desk.seen
    return desk.window


def unlock(desk: Desk, qtbot: QtBot, passphrase: str = WORDS) -> UnlockDialog:
    dialog = desk.doors.front
    assert isinstance(dialog, UnlockDialog)
    dialog.form.passphrase.clear()
    qtbot.keyClicks(dialog.form.passphrase, passphrase)
    qtbot.keyClick(dialog.form.passphrase, Qt.Key.Key_Return)
    return dialog


def test_a_wrong_passphrase_opens_nothing_and_the_right_one_the_window(
    made: Path, sit_down: Callable[..., Desk], qtbot: QtBot
) -> None:
    desk = sit_down(made)
    dialog = unlock(desk, qtbot, "wrong words")
    assert desk.window is None
    assert "口令" in dialog.form.wrong.text()
    unlock(desk, qtbot)
    assert window_of(desk).isVisible()
    assert desk.doors.front is None


def test_an_area_nobody_has_is_refused_before_anything_is_shown(
    made: Path, sit_down: Callable[..., Desk]
) -> None:
    with pytest.raises(Fault) as refused:
        sit_down(made, "柳塘")
    assert refused.value.kind == "area_unknown"


def test_the_keyring_opens_without_asking(
    tmp_path: Path, sit_down: Callable[..., Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    ring: dict[str, bytes] = {}
    monkeypatch.setattr(keys, "keyring_usable", lambda: True)
    monkeypatch.setattr(keys, "keep_in_keyring", ring.__setitem__)
    monkeypatch.setattr(keys, "from_keyring", ring.__getitem__)
    areas.create_area(tmp_path, "桂溪", steward="林静").close()
    assert window_of(sit_down(tmp_path)).isVisible()


def test_a_keyring_that_refuses_is_explained_and_the_passphrase_still_opens(
    made: Path, sit_down: Callable[..., Desk], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "keyring_usable", lambda: True)
    monkeypatch.setattr(keys, "keep_in_keyring", lambda _area, _key: None)
    opened = areas.open_area(made, passphrase=WORDS)
    areas.set_keyring(opened, use=True)
    opened.close()

    def refuse(_area: str) -> bytes:
        raise Fault("keyring_refused")

    monkeypatch.setattr(keys, "from_keyring", refuse)
    desk = sit_down(made)
    dialog = desk.doors.front
    assert isinstance(dialog, UnlockDialog)
    assert "密码库" in dialog.form.wrong.text()
    unlock(desk, qtbot)
    assert window_of(desk).isVisible()


def test_the_first_day_begins_with_three_choices_and_a_new_area(
    tmp_path: Path, sit_down: Callable[..., Desk], qtbot: QtBot
) -> None:
    desk = sit_down(tmp_path)
    welcome = desk.doors.front
    assert isinstance(welcome, WelcomeDialog)
    welcome.new.click()
    dialog = welcome.findChild(NewAreaDialog)
    assert isinstance(dialog, NewAreaDialog)
    for field, text in (
        (dialog.form.area_name, "桂溪"),
        (dialog.form.steward, "林静"),
        (dialog.form.passphrase, WORDS),
        (dialog.form.again, WORDS),
    ):
        field.setText(text)  # QTest types no Chinese
    dialog.form.create.click()
    assert window_of(desk).isVisible()
    assert [each.name for each in areas.list_areas(tmp_path)] == ["桂溪"]


def test_the_demonstration_says_what_it_is_and_how_it_opens(
    tmp_path: Path, sit_down: Callable[..., Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    from gridsteward.operations import demo

    whole = demo.make_demo
    monkeypatch.setattr(
        demo, "make_demo", lambda folder, progress: whole(folder, households=20, progress=progress)
    )
    desk = sit_down(tmp_path)
    welcome = desk.doors.front
    assert isinstance(welcome, WelcomeDialog)
    welcome.demo.click()
    assert desk.session is not None
    assert desk.session.area.name == DEMO_NAME
    assert is_demo(desk.session.area.info.folder)
    assert DEMO_PASSPHRASE in window_of(desk).notices.accessibleName()


def test_going_away_from_the_welcome_ends_the_program(
    tmp_path: Path, sit_down: Callable[..., Desk], qtbot: QtBot
) -> None:
    desk = sit_down(tmp_path)
    assert desk.doors.front is not None
    with qtbot.waitSignal(desk.over, timeout=500):
        qtbot.keyClick(desk.doors.front, Qt.Key.Key_Escape)


def test_an_idle_laptop_locks_and_comes_back_in_the_middle_of_the_word(
    made: Path, sit_down: Callable[..., Desk], qtbot: QtBot
) -> None:
    desk = sit_down(made)
    unlock(desk, qtbot)
    window, session = window_of(desk), desk.session
    assert session is not None
    page = window.pages.currentWidget()
    assert isinstance(page, Writing)
    qtbot.keyClicks(page, "jin tian qu")
    store = session.area.store
    desk.idle.locked.emit()
    assert not window.isVisible()
    with pytest.raises(Exception, match="closed"):
        store.setting("typed")
    assert unlock(desk, qtbot, "wrong").isVisible()
    assert not window.isVisible()
    unlock(desk, qtbot)
    assert window.isVisible()
    assert page.text() == "jin tian qu"
    assert session.area.store.setting("typed") == "jin tian qu"


def test_ctrl_l_locks_and_hides_open_dialogs_too(
    made: Path, sit_down: Callable[..., Desk], qtbot: QtBot
) -> None:
    desk = sit_down(made)
    unlock(desk, qtbot)
    window = window_of(desk)
    window.activateWindow()
    QDialog(window).open()
    shown = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
    over = QApplication.activeModalWidget() or window
    qtbot.keyClick(over, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert desk.locked
    assert not any(each.isVisible() for each in shown)
    unlock(desk, qtbot)
    assert all(each.isVisible() for each in shown)
    for each in shown:
        if each is not window:
            each.close()


def test_a_locked_laptop_is_left_by_escape_with_everything_kept(
    made: Path, sit_down: Callable[..., Desk], qtbot: QtBot
) -> None:
    desk = sit_down(made)
    unlock(desk, qtbot)
    page = window_of(desk).pages.currentWidget()
    assert isinstance(page, Writing)
    page.setText("half")
    desk.lock()
    assert desk.doors.front is not None
    with qtbot.waitSignal(desk.over, timeout=500):
        qtbot.keyClick(desk.doors.front, Qt.Key.Key_Escape)
    again = areas.open_area(made, passphrase=WORDS)
    assert areas.setting(again, "typed") == "half"
    again.close()


def test_closing_keeps_what_is_typed_and_makes_the_days_backup(
    made: Path, sit_down: Callable[..., Desk], qtbot: QtBot
) -> None:
    desk = sit_down(made)
    unlock(desk, qtbot)
    window = window_of(desk)
    page = window.pages.currentWidget()
    assert isinstance(page, Writing)
    page.setText("half a sentence")
    with qtbot.waitSignal(desk.over, timeout=500):
        window.close()
    desk.finish()
    again = areas.open_area(made, passphrase=WORDS)
    assert areas.setting(again, "typed") == "half a sentence"
    assert areas.last_backup(again) is not None
    again.close()


@pytest.fixture
def with_threads(
    made: Path, qapp: QApplication, theme: Theme, words: Words, threads: Tasks
) -> Iterator[Desk]:
    """Return a desk whose work is done in threads, as it is in the program, with its window open."""
    desk = Desk(Application(qapp, theme, words, Failures(words, made)), made, pages=pages, tasks=threads)
    desk.begin(area=areas.open_area(made, passphrase=WORDS))
    window_of(desk)
    yield desk
    desk.finish()


def test_the_days_backup_holds_up_neither_saving_nor_what_a_page_reckons(
    with_threads: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    under_way, go_on = threading.Event(), threading.Event()

    def hold(area: areas.Area) -> Path:
        under_way.set()
        assert go_on.wait(20)
        return backup_here(area)

    backup_here = areas.backup_here
    monkeypatch.setattr(areas, "backup_here", hold)
    desk = with_threads
    session = desk.session
    assert session is not None
    area = session.area
    try:
        desk._backup(session)
        assert under_way.wait(20)
        came: list[str] = []
        session.tasks.run(
            "save", lambda: areas.put_setting(area, "typed", "half"), lambda _none: came.append("save")
        )
        session.tasks.run("reckon", lambda: None, lambda _none: came.append("reckon"), lane="cpu")
        qtbot.waitUntil(lambda: sorted(came) == ["reckon", "save"], timeout=5_000)
        assert areas.last_backup(area) is None
        with qtbot.waitSignal(session.backed_up, timeout=20_000):
            go_on.set()
        assert areas.last_backup(area) is not None
    finally:
        go_on.set()


def test_a_save_that_fails_in_the_last_moment_is_told_before_the_window_goes(
    made: Path, sit_down: Callable[..., Desk], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = sit_down(made)
    unlock(desk, qtbot)
    window = window_of(desk)

    def full(_area: object, _key: str, _value: str) -> None:
        raise Fault("disk_full")

    monkeypatch.setattr(areas, "put_setting", full)
    window.close()
    assert window.isVisible()
    assert "满" in window.notices.accessibleName()
    with qtbot.waitSignal(desk.over, timeout=500):
        window.close()


def test_the_chip_of_an_area_that_exchanges_with_nobody_tells_of_its_backups(
    made: Path, sit_down: Callable[..., Desk], qtbot: QtBot
) -> None:
    desk = sit_down(made)
    unlock(desk, qtbot)
    window = window_of(desk)
    assert desk.session is not None
    qtbot.waitUntil(window.chip.isVisible, timeout=3_000)
    before = window.chip.text()
    asked: list[str] = []
    desk.session.page_asked.connect(asked.append)
    window.chip.click()
    assert asked == ["status"]
    window.open_page("settings")
    page = window.pages.currentWidget()
    assert isinstance(page, QWidget)
    page.backups.now.click()  # type: ignore[attr-defined]
    assert window.chip.text() != before
    assert areas.last_backup(desk.session.area) is not None


def test_a_backup_comes_back_over_the_open_area(
    made: Path, sit_down: Callable[..., Desk], qtbot: QtBot, tmp_path_factory: pytest.TempPathFactory
) -> None:
    desk = sit_down(made)
    unlock(desk, qtbot)
    assert desk.session is not None
    area = desk.session.area
    areas.put_setting(area, "mark", "then")
    out = tmp_path_factory.mktemp("stick") / "whole.gsbackup"
    areas.backup_to(area, out)
    areas.put_setting(area, "mark", "now")
    desk.session.restore_requested.emit()
    dialog = window_of(desk).findChild(RestoreDialog)
    assert isinstance(dialog, RestoreDialog)
    dialog.take(out)
    dialog.passphrase.setText("wrong words")
    dialog.go.click()
    assert dialog.isVisible()
    assert areas.setting(desk.session.area, "mark") == "now"
    dialog.passphrase.setText(WORDS)
    dialog.go.click()
    assert areas.setting(desk.session.area, "mark") == "then"
    assert "before-restore" in window_of(desk).notices.accessibleName()


def test_the_clock_of_the_chip_is_the_areas(made: Path) -> None:
    from gridsteward.desktop.status import moment

    now = datetime(2026, 11, 22, 9, tzinfo=UTC)
    assert moment(Words("zh_CN"), now.replace(hour=8, minute=10), now) == "今天 08:10"


def test_a_damaged_area_is_told_and_its_own_backups_are_the_way_back(
    made: Path, sit_down: Callable[..., Desk], qtbot: QtBot
) -> None:
    (info,) = areas.list_areas(made)
    area = areas.open_area(made, info.id, passphrase=WORDS)
    backup = areas.backup_here(area)
    area.close()
    file = info.folder / "area.db"
    whole = file.read_bytes()
    file.write_bytes(whole[:4096] + bytes(len(whole) - 4096))
    desk = sit_down(made)
    dialog = unlock(desk, qtbot)
    assert desk.window is None
    assert "损坏" in dialog.form.wrong.text()
    dialog.form.restore.click()
    restore = dialog.findChild(RestoreDialog)
    assert isinstance(restore, RestoreDialog)
    restore.choose.click()
    asked = restore.findChild(QFileDialog)
    assert isinstance(asked, QFileDialog)
    assert Path(asked.directory().absolutePath()) == backup.parent
    asked.reject()
    restore.take(backup)
    restore.passphrase.setText(WORDS)
    qtbot.keyClick(restore.go, Qt.Key.Key_Return)
    assert window_of(desk).isVisible()


def test_enter_presses_the_choice_that_has_the_focus(
    tmp_path: Path, sit_down: Callable[..., Desk], qtbot: QtBot
) -> None:
    welcome = sit_down(tmp_path).doors.front
    assert isinstance(welcome, WelcomeDialog)
    qtbot.keyClick(welcome.restore, Qt.Key.Key_Return)
    assert welcome.findChild(RestoreDialog) is not None
    assert welcome.findChild(NewAreaDialog) is None


def test_the_day_is_looked_back_on_from_anywhere(
    made: Path, sit_down: Callable[..., Desk], qtbot: QtBot
) -> None:
    desk = sit_down(made)
    unlock(desk, qtbot)
    window = window_of(desk)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(window, Qt.Key.Key_D, both)
    (review,) = [each for each in window.findChildren(DayReviewDialog) if each.isVisible()]
    review.reject()
