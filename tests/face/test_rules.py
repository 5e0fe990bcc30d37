"""Each rule sees the mistake it is there for: a checker that sees nothing would let every page pass."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect, QSize, QStringListModel, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QListView, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gridsteward.desktop.delegates import ROW_ROLE, RowDelegate, RowText
from gridsteward.desktop.models import RecordList
from gridsteward.desktop.theme import Theme
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.frames import column, frame, scrolling
from gridsteward.desktop.widgets.labels import Elided, Label, Pair
from tests.desktop.conftest import theme as theme_of_the_window
from tests.face.language import not_chinese, not_english
from tests.face.rules import Flaw, contrast, flaws, settle

theme = theme_of_the_window
Look = Callable[..., list[Flaw]]


@pytest.fixture
def look(qtbot: QtBot, theme: Theme) -> Look:
    """Show widgets below one another, once, and return what is wrong with them."""
    kept: list[QWidget] = []

    def show(*widgets: QWidget, size: tuple[int, int] = (400, 300), **more: object) -> list[Flaw]:
        if widgets[0].parentWidget() is None:
            kept.append(frame("surface", column(*widgets, None)))
            qtbot.addWidget(kept[-1])
        window = kept[-1]
        window.resize(QSize(*size))
        window.show()
        settle()
        return flaws(window, **more)  # type: ignore[arg-type]

    return show


def rules(found: list[Flaw]) -> set[str]:
    return {flaw.rule for flaw in found}


def test_a_page_as_it_should_be_passes(look: Look, theme: Theme) -> None:
    assert look(Label(theme, "您好"), Button(theme, "打电话", icon="phone"), Elided(theme, "很长" * 40)) == []


@pytest.mark.parametrize("wide", [True, False])
def test_a_label_that_does_not_fit_is_seen(look: Look, theme: Theme, wide: bool) -> None:
    label = Label(theme, "停电前把制氧机电池充满", role="title")
    if wide:
        label.setFixedWidth(60)
    else:
        label.setFixedHeight(10)
    found = look(label)
    assert rules(found) == {"clipped"}
    assert ("wide" if wide else "high") in found[0].detail


def test_a_button_that_does_not_fit_is_seen(look: Look, theme: Theme) -> None:
    button = Button(theme, "登记一件诉求")
    button.setFixedWidth(50)
    assert rules(look(button)) == {"clipped"}


def test_a_field_says_what_it_wants_in_full(look: Look, theme: Theme) -> None:
    field = QLineEdit()
    field.setAccessibleName("找")
    field.setPlaceholderText("姓名、拼音、户号、电话尾号或者地址")
    field.setFixedWidth(90)
    assert rules(look(field)) == {"clipped"}
    field.setToolTip("姓名、拼音、户号、电话尾号或者地址")
    assert look(field) == []


def test_what_is_cut_short_is_told_whole(look: Look, theme: Theme) -> None:
    short = Elided(theme, "停电前把制氧机电池充满，电话问一声")
    short.setFixedWidth(80)
    assert look(short) == []
    short.setToolTip("")
    assert rules(look(short)) == {"clipped"}


def test_a_row_of_a_list_tells_what_it_cuts_short(look: Look, theme: Theme) -> None:
    rows: RecordList[str] = RecordList(lambda text: RowText("吴秀珍", text, ""))
    rows.show_records(["桂溪村 1 组 4 号" * 6])
    assert rows.index(0, 0).data(ROW_ROLE).quiet
    view = QListView()
    view.setAccessibleName("住户")
    view.setModel(rows)
    view.setItemDelegate(RowDelegate(theme, view))
    assert look(view) == []
    view.itemDelegate().whole = lambda *_of: ""  # type: ignore[attr-defined]
    assert rules(look(view)) == {"clipped"}


def test_a_note_that_gives_way_is_told_whole(look: Look, theme: Theme) -> None:
    pair = Pair(theme, "今天的走访", "一共五户，路上十四分钟")
    pair.setFixedWidth(120)
    assert look(pair) == []
    assert pair.toolTip() == "今天的走访 一共五户，路上十四分钟"
    pair.setFixedWidth(380)
    settle()
    assert pair.toolTip() == ""
    assert "十四分钟" in pair.text()


def test_words_over_one_another_are_seen(look: Look, theme: Theme) -> None:
    place = QWidget()
    place.setFixedSize(300, 100)
    for at, text in enumerate(("一户", "两户")):
        label = Label(theme, text)
        label.setParent(place)
        label.setGeometry(QRect(10 + 10 * at, 10, 100, 30))
    assert rules(look(place)) == {"overlap"}


def test_what_reaches_over_the_edge_is_seen(look: Look, theme: Theme) -> None:
    place = QWidget()
    place.setFixedSize(100, 60)
    button = Button(theme, "设置")
    button.setParent(place)
    button.setGeometry(QRect(40, 40, 80, 30))
    assert rules(look(place)) == {"cut"}


def test_a_window_larger_than_the_screen_is_seen(look: Look, theme: Theme) -> None:
    assert rules(look(Label(theme, "您好"), size=(800, 700), screen=QSize(683, 384))) == {"cut"}


def test_a_page_that_goes_sideways_is_seen(look: Look, theme: Theme) -> None:
    inside = QWidget()
    inside.setMinimumWidth(900)
    assert rules(look(scrolling(inside))) == {"cut"}


@pytest.mark.parametrize("make", [QPushButton, QLineEdit, QListView])
def test_what_a_screen_reader_cannot_name_is_seen(look: Look, make: Callable[[], QWidget]) -> None:
    assert rules(look(make())) == {"name"}


def test_a_label_that_belongs_to_a_field_names_it(look: Look, theme: Theme) -> None:
    field, label = QLineEdit(), QLabel("姓名")
    label.setBuddy(field)
    assert look(label, field) == []


def test_pale_words_are_seen_on_what_is_really_behind_them(look: Look, theme: Theme) -> None:
    ground = frame("surface")
    label = QLabel("看得见吗")
    box = QVBoxLayout(ground)
    box.addWidget(label)
    ground.setStyleSheet("QFrame { background: #557; } QLabel { color: #779; background: transparent; }")
    assert rules(look(ground)) == {"contrast"}
    label.setEnabled(False)  # what cannot be used may be pale
    assert look(ground) == []


def test_pale_words_below_the_fold_are_seen(look: Look, theme: Theme) -> None:
    pale = QLabel("下面的话")
    pale.setStyleSheet("color: #b8c4cc;")
    inside = QWidget()
    inside.setLayout(column(Label(theme, "上面的话"), 900, pale))
    assert rules(look(scrolling(inside))) == {"contrast"}


def test_words_of_another_language_are_seen(look: Look, theme: Theme) -> None:
    chinese, english = not_chinese(""), not_english("桂溪村\n吴秀珍")
    assert rules(look(Label(theme, "正在 saving"), foreign=chinese)) == {"language"}
    assert look(Label(theme, "导出 Excel，12 kWh，编号 4a316cb1"), foreign=chinese) == []
    assert rules(look(Label(theme, "Saved 保存"), foreign=english)) == {"language"}
    assert look(Label(theme, "吴秀珍, 桂溪村"), foreign=english) == []
    tip = Label(theme, "好")
    tip.setToolTip("more")
    assert rules(look(tip, foreign=chinese)) == {"language"}


def test_a_list_of_plain_text_is_looked_at_too(look: Look, theme: Theme) -> None:
    view = QListView()
    view.setAccessibleName("名单")
    view.setModel(QStringListModel(["吴秀珍" * 30], view))
    view.setTextElideMode(Qt.TextElideMode.ElideRight)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    place = QWidget()
    QHBoxLayout(place).addWidget(view)
    assert rules(look(place)) == {"clipped"}


def test_contrast_is_that_of_wcag(theme: Theme) -> None:
    assert contrast(theme.colour("surface"), theme.colour("surface")) == pytest.approx(1)
    assert contrast(QColor("white"), QColor("black")) == pytest.approx(21)
