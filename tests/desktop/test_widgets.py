"""The parts: readable aloud, usable by keyboard, whole in narrow windows."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QListView,
    QPushButton,
    QStyle,
    QStyleOptionButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gridsteward.desktop.delegates import RowDelegate, RowText, TimelineDelegate
from gridsteward.desktop.pictures import grab
from gridsteward.desktop.tasks import Progress
from gridsteward.desktop.theme import Theme
from gridsteward.desktop.widgets.badges import Badge, Ring
from gridsteward.desktop.widgets.buttons import Button, Kind, RailButton
from gridsteward.desktop.widgets.feedback import EmptyState, Notice, NoticeBar, ProgressPanel
from gridsteward.desktop.widgets.flow import Flow
from gridsteward.desktop.widgets.frames import Columns, ListDetail
from gridsteward.desktop.widgets.labels import Elided, Label, Pair, Paragraph
from gridsteward.records.faults import Fault
from tests.desktop.sample import HOMES, sample, view

MARKUP = "<b>王</b> & <img src=x>"


def test_a_name_with_markup_stays_text(theme: Theme, qtbot: QtBot) -> None:
    for made in (Label(theme, MARKUP), Pair(theme, MARKUP, MARKUP), Paragraph(theme, MARKUP)):
        qtbot.addWidget(made)
        rich = made.textFormat() == Qt.TextFormat.RichText
        assert ("<img" not in made.text()) if rich else made.text() == MARKUP
        assert MARKUP in made.accessibleName()


def test_parts_say_aloud_what_they_show(theme: Theme, qtbot: QtBot) -> None:
    ring = Ring(theme, 1.7, name_for_readers="画像完整")
    rail = RailButton(theme, "关爱", "care")
    rail.set_count(3)
    parts: list[QWidget] = [Badge(theme, "独居老人"), ring, rail, Button(theme, "&Open", icon="plus")]
    for part in parts:
        qtbot.addWidget(part)
    assert [part.accessibleName() for part in parts] == ["独居老人", "画像完整 100%", "关爱", "Open"]
    assert rail.accessibleDescription() == "3"


def test_every_button_of_the_sample_is_reached_by_tab_and_shows_it(theme: Theme, qtbot: QtBot) -> None:
    window = sample(theme)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    QApplication.processEvents()
    wanted = {button for button in window.findChildren(QPushButton) if button.isVisible()}
    reached: set[object] = set()
    for _ in range(60):
        QTest.keyClick(window, Qt.Key.Key_Tab)
        reached.add(window.focusWidget())
    assert wanted <= reached
    for button in wanted:
        button.clearFocus()
        before = button.grab().toImage()
        button.setFocus()
        assert button.grab().toImage() != before, button.text()


def word_room(button: QPushButton) -> tuple[int, int, int]:
    """Where the words of a button may stand now (left, right), and the height its style wants."""
    option = QStyleOptionButton()
    button.initStyleOption(option)
    style = button.style()
    room = style.subElementRect(QStyle.SubElement.SE_PushButtonContents, option, button)
    words = QSize(40, 20)
    wanted = style.sizeFromContents(QStyle.ContentsType.CT_PushButton, option, words, button)
    return room.left(), room.right(), wanted.height()


@pytest.mark.parametrize("kind", ["", "main", "text", "chip", "status", "door", "door-main"])
def test_focus_moves_nothing(theme: Theme, qtbot: QtBot, kind: Kind) -> None:
    button = Button(theme, "打电话", kind=kind)
    qtbot.addWidget(button)
    button.show()
    button.activateWindow()
    QApplication.processEvents()
    button.clearFocus()
    before = word_room(button)
    button.setFocus()
    assert button.hasFocus()
    assert word_room(button) == before


def test_chips_wrap_in_a_narrow_place(theme: Theme, qtbot: QtBot) -> None:
    flow = Flow(*(Badge(theme, "独居老人") for _ in range(6)))
    place = QWidget()
    place.setLayout(flow)
    qtbot.addWidget(place)
    one_line = flow.heightForWidth(2000)
    assert flow.heightForWidth(150) > 2 * one_line
    flow.clear()
    assert flow.count() == 0


def test_a_long_line_gives_way_and_tells_the_rest(theme: Theme, qtbot: QtBot) -> None:
    line = Elided(theme, "桂溪村 3 组 12 号，大榕树后面第二家")
    qtbot.addWidget(line)
    line.resize(80, 24)
    line.show()
    assert line.toolTip() == line.text
    line.resize(600, 24)
    assert line.toolTip() == ""


def test_list_and_detail_take_turns_in_a_narrow_window(theme: Theme, qtbot: QtBot) -> None:
    listing, detail = QLabel("list"), QLabel("detail")
    pane = ListDetail(theme, listing, detail)
    qtbot.addWidget(pane)
    pane.resize(1294, 700)
    pane.show()
    assert listing.isVisible()
    assert detail.isVisible()
    assert abs(listing.width() - theme.shape.list) <= 2
    assert not pane.go_back()
    pane.resize(611, 400)
    assert (listing.isVisible(), detail.isVisible()) == (True, False)
    pane.show_detail()
    assert (listing.isVisible(), detail.isVisible()) == (False, True)
    qtbot.mouseClick(pane.back, Qt.MouseButton.LeftButton)
    assert (listing.isVisible(), detail.isVisible()) == (True, False)
    pane.show_detail()
    assert pane.go_back()
    pane.resize(1294, 700)
    assert listing.isVisible()
    assert detail.isVisible()


def test_two_columns_from_the_tokens_width(theme: Theme, qtbot: QtBot) -> None:
    columns = Columns(theme, QLabel("left"), QLabel("right"))
    qtbot.addWidget(columns)
    columns.show()
    columns.resize(theme.shape.columns, 200)
    assert columns.side_by_side
    columns.resize(theme.shape.columns - 1, 200)
    assert not columns.side_by_side


@pytest.mark.parametrize("delegate", [RowDelegate, TimelineDelegate])
def test_row_height_follows_the_density(theme: Theme, qtbot: QtBot, delegate: type[RowDelegate]) -> None:
    rows = view(HOMES, delegate(theme))
    qtbot.addWidget(rows)
    heights = []
    for density in ("compact", "comfortable", "door"):
        theme.use(density=density)
        heights.append(rows.sizeHintForRow(0))
    assert heights == sorted(set(heights))
    assert heights[2] >= 48


def test_rows_are_painted_as_chosen_and_read_aloud(theme: Theme, qtbot: QtBot) -> None:
    rows: QListView = view(HOMES, RowDelegate(theme))
    qtbot.addWidget(rows)
    rows.resize(400, 320)
    rows.show()
    plain = rows.grab().toImage()
    rows.setCurrentIndex(rows.model().index(1, 0))
    assert rows.grab().toImage() != plain
    text = RowText("周桂英", "桂溪村", "11月9日", badges=(("突增", "watch"),))
    assert text.spoken == "周桂英, 突增, 桂溪村, 11月9日"


def test_an_empty_page_offers_its_one_button(theme: Theme, qtbot: QtBot) -> None:
    empty = EmptyState(theme, "还没有住户", action="导入台账")
    qtbot.addWidget(empty)
    with qtbot.waitSignal(empty.wanted):
        empty.button.click()


def test_good_news_passes_by_itself_bad_news_stays(theme: Theme, qtbot: QtBot) -> None:
    bar = NoticeBar(theme)
    qtbot.addWidget(bar)
    bar.tell(Notice("存好了"))
    assert bar._timer.isActive()
    bar.tell(Notice("没存上", tone="alarm"))
    assert not bar._timer.isActive()
    assert bar.action.isHidden()
    assert bar.copy.isHidden()


def test_a_long_work_shows_how_far_and_can_be_stopped(theme: Theme, qtbot: QtBot) -> None:
    progress = Progress()
    panel = ProgressPanel(theme, "正在导入台账", progress)
    qtbot.addWidget(panel)
    panel.show()
    progress(1200, 10_000)
    assert "1,200" in panel.far.text()
    assert (panel.bar.value(), panel.bar.maximum()) == (1200, 10_000)
    panel.cancel.click()
    assert not panel.cancel.isEnabled()
    progress.ended.emit()
    assert panel.isHidden()


@pytest.mark.parametrize("scale", [1, 2])
def test_a_picture_has_the_size_and_theme_asked_for(
    theme: Theme, qtbot: QtBot, tmp_path: Path, scale: int
) -> None:
    window = sample(theme)
    qtbot.addWidget(window)
    for choice in ("light", "dark"):
        path = tmp_path / f"{choice}.png"
        grab(window, path, theme=theme, choice=choice, scale=scale)
        image = QImage(str(path))
        assert image.size() == QSize(1366, 768) * scale
        corner = image.pixelColor(10 * scale, 760 * scale).name().upper()
        assert corner == theme.tokens.colours[choice]["surface"]
    assert theme.name == "light"


def test_no_picture_without_a_chinese_face(
    theme: Theme, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gridsteward.desktop.pictures.chinese_families", list)
    window = QLabel("x")
    qtbot.addWidget(window)
    with pytest.raises(Fault) as caught:
        grab(window, tmp_path / "x.png", theme=theme)
    assert caught.value.values == {"package": "fonts-noto-cjk"}
