"""The frame: pages come when asked for, keys work everywhere, and nothing about people is remembered."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from gridsteward.desktop.remember import Remembered, recall, remember
from gridsteward.desktop.session import PageSpec, Session
from gridsteward.desktop.shell import MainWindow
from gridsteward.desktop.tasks import Tasks
from gridsteward.desktop.theme import Theme
from gridsteward.desktop.widgets.feedback import Notice
from gridsteward.words import Words


class Page(QLabel):
    """A page that remembers what it was asked."""

    def __init__(self, session: Session) -> None:
        super().__init__("page")
        self.asked: list[str] = []
        self.inner = False
        session.search_requested.connect(self.asked.append)
        session.household_requested.connect(self.asked.append)

    def go_back(self) -> bool:
        was, self.inner = self.inner, False
        return was


@pytest.fixture
def session(theme: Theme, tasks: Tasks, words: Words) -> Session:
    return Session(object(), tasks, theme=theme, words=words)


@pytest.fixture
def built() -> dict[str, QWidget]:
    return {}


@pytest.fixture
def window(session: Session, built: dict[str, QWidget], qtbot: QtBot, tmp_path: Path) -> MainWindow:
    return make(session, built, qtbot, tmp_path)


def make(session: Session, built: dict[str, QWidget], qtbot: QtBot, folder: Path) -> MainWindow:
    def builder(key: str) -> Callable[[Session], QWidget]:
        def build(session: Session) -> QWidget:
            built[key] = Page(session)
            return built[key]

        return build

    pages = [
        PageSpec("today", "today", lambda: "今日", builder("today")),
        PageSpec(
            "households", "home", lambda: "住户", builder("households"), answers=("search", "household")
        ),
        PageSpec("sync", "sync", lambda: "同步", builder("sync"), answers=("status",)),
        PageSpec("import", "import", lambda: "导入", builder("import"), under="households"),
        PageSpec("settings", "settings", lambda: "设置", builder("settings"), at_bottom=True),
    ]
    window = MainWindow(session, pages, folder=folder)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    QApplication.processEvents()
    return window


def test_a_page_is_built_on_its_first_visit_only(window: MainWindow, built: dict[str, QWidget]) -> None:
    assert list(built) == ["today"]
    window.open_page("households")
    first = built["households"]
    window.open_page("today")
    window.open_page("households")
    assert built["households"] is first
    window.open_page("not installed")
    assert window.current == "households"


def test_keys_reach_every_page(window: MainWindow, qtbot: QtBot) -> None:
    for key, page in ((Qt.Key.Key_2, "households"), (Qt.Key.Key_4, "settings"), (Qt.Key.Key_1, "today")):
        qtbot.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
        assert window.current == page


def test_typing_in_the_search_box_asks_a_page_that_was_never_open(
    window: MainWindow, built: dict[str, QWidget], qtbot: QtBot
) -> None:
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert window.search.hasFocus()
    qtbot.keyClicks(window.search, "zs")
    page = built["households"]
    assert isinstance(page, Page)
    assert page.asked == ["z", "zs"]
    assert window.current == "households"
    assert window.search.hasFocus()


def test_esc_leaves_the_innermost_first(
    window: MainWindow, built: dict[str, QWidget], qtbot: QtBot, session: Session
) -> None:
    session.open_household("h1")
    page = built["households"]
    assert isinstance(page, Page)
    assert page.asked == ["h1"]
    page.inner = True
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert (page.inner, window.current) == (False, "households")
    window.search.setFocus()
    window.search.setText("z")
    qtbot.keyClick(window.search, Qt.Key.Key_Escape)
    assert (window.search.text(), window.current) == ("", "households")
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert window.current == "today"


def test_undo_is_asked_for_but_a_field_undoes_its_own_typing(
    window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(session.undo_requested, timeout=500):
        qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    window.search.setFocus()
    qtbot.keyClicks(window.search, "a")
    with qtbot.assertNotEmitted(session.undo_requested):
        qtbot.keyClick(window.search, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def test_f1_asks_for_the_guide_at_the_page_in_front(
    window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(session.help_requested, timeout=500) as asked:
        qtbot.keyClick(window, Qt.Key.Key_F1)
    assert asked.args == [window.current]
    assert session.page_titles[0] == "今日"


def test_the_chip_tells_the_state_and_opens_sync(window: MainWindow, session: Session) -> None:
    assert window.chip.isHidden()
    session.set_status("离线 · 12 条未同步")
    assert window.chip.isVisible()
    window.chip.click()
    assert window.current == "sync"


def test_a_notice_says_what_is_safe_and_can_be_acted_on(window: MainWindow, session: Session) -> None:
    acted: list[int] = []
    session.notify(
        Notice("删了 1 条", safe="还能找回", details="x", action="撤销", act=lambda: acted.append(1))
    )
    assert window.notices.isVisible()
    assert "还能找回" in window.notices.accessibleName()
    window.notices.copy.click()
    assert QApplication.clipboard().text() == "x"
    window.notices.action.click()
    assert acted == [1]
    assert window.notices.isHidden()


def test_a_page_under_another_is_reached_from_it_alone(window: MainWindow, session: Session) -> None:
    session.open_page("import")
    assert window.current == "import"
    assert window._rail["households"].isChecked()
    assert "import" not in window._rail


def test_counts_show_on_the_rail(window: MainWindow, session: Session) -> None:
    session.set_count("sync", 12, tone="unknown")
    session.set_count("nowhere", 3)
    assert window._rail["sync"].count == 12
    assert "12" in window._rail["sync"].accessibleDescription()


def test_door_mode_has_the_whole_window_and_gives_it_back(
    window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    door = QLineEdit()
    session.take_window(door)
    assert door.isVisible()
    assert not window.search.isVisible()
    qtbot.keyClick(door, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.current == "today"
    session.give_back_window()
    assert window.search.isVisible()
    session.give_back_window()
    assert window.search.isVisible()


def test_place_page_and_look_are_remembered_but_no_search(
    window: MainWindow, session: Session, built: dict[str, QWidget], qtbot: QtBot, tmp_path: Path
) -> None:
    window.search.setText("周桂英")
    session.theme.use(choice="dark")
    window.resize(720, 600)
    window.close()
    kept = (tmp_path / "window.json").read_text("utf-8")
    assert "周桂英" not in kept
    assert "\\u5468" not in kept
    assert recall(tmp_path).theme == "dark"
    again = make(session, built, qtbot, tmp_path)
    assert again.current == "households"
    assert again.width() == 720


@pytest.mark.parametrize("text", ["", "[]", "{", '{"theme": "pink", "density": 3}'])
def test_a_damaged_memory_is_a_first_day(tmp_path: Path, text: str) -> None:
    (tmp_path / "window.json").write_text(text, "utf-8")
    assert recall(tmp_path) == Remembered()


def test_memory_round_trip(tmp_path: Path) -> None:
    state = Remembered("AAAA", "today", theme="dark", density="compact")
    remember(tmp_path / "new", state)
    assert recall(tmp_path / "new") == state
