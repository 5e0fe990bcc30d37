"""Little room: on a laptop at 200 % nothing is out of reach, and the keyboard goes as one reads."""

import pytest
from PySide6.QtCore import QRect, QSize, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from gridsteward.desktop.theme import Theme
from gridsteward.desktop.widgets import dialog
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.dialog import Dialog
from gridsteward.desktop.widgets.flow import Flow, Wrapping
from gridsteward.desktop.widgets.frames import Halves, column, row
from gridsteward.desktop.widgets.labels import Label
from gridsteward.desktop.widgets.reading import stops
from gridsteward.desktop.widgets.stack import Stack

LOW = QSize(683, 384)


def fields(count: int) -> list[QWidget]:
    made: list[QWidget] = []
    for number in range(count):
        field = QLineEdit()
        field.setAccessibleName(str(number))
        made.append(field)
    return made


@pytest.mark.parametrize(("count", "scrolls"), [(3, False), (20, True)])
def test_a_dialog_too_high_scrolls_and_its_buttons_stay_in_sight(
    qtbot: QtBot, theme: Theme, monkeypatch: pytest.MonkeyPatch, count: int, scrolls: bool
) -> None:
    monkeypatch.setattr(dialog, "room_for", lambda _of: LOW)
    asked, save = Dialog(), Button(theme, "记下", kind="main")
    asked.setLayout(column(*fields(count), row(None, save)))
    qtbot.addWidget(asked)
    asked.show()
    QApplication.processEvents()
    assert (asked.findChild(QScrollArea) is not None) == scrolls
    assert asked.height() <= LOW.height()
    assert asked.rect().contains(QRect(save.mapTo(asked, save.rect().topLeft()), save.size()))


def test_a_dialog_that_scrolls_stays_on_the_screen_when_it_is_told_to_fit_what_it_holds(
    qtbot: QtBot, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dialog, "room_for", lambda _of: LOW)
    asked = Dialog()
    asked.setLayout(column(*fields(20), row(None, Button(theme, "记下", kind="main"))))
    qtbot.addWidget(asked)
    asked.show()
    QTimer.singleShot(0, asked, asked.adjustSize)
    QApplication.processEvents()
    assert asked.height() <= LOW.height()


def test_who_stands_behind_has_no_say_in_the_size(qtbot: QtBot, theme: Theme) -> None:
    stack, small, large = Stack(), QWidget(), QWidget()
    small.setMinimumSize(100, 80)
    large.setMinimumSize(900, 700)
    for page in (small, large):
        stack.addWidget(page)
    qtbot.addWidget(stack)
    stack.show()
    assert stack.minimumSizeHint() == QSize(100, 80)
    stack.setCurrentWidget(large)
    assert stack.minimumSizeHint() == QSize(900, 700)
    stack.removeWidget(large)
    assert stack.currentWidget() is small


def test_the_keyboard_goes_along_to_the_page_that_comes_forward(qtbot: QtBot, theme: Theme) -> None:
    stack = Stack()
    pages = [QWidget(), QWidget()]
    for page in pages:
        page.setLayout(column(*fields(2)))
        stack.addWidget(page)
    qtbot.addWidget(stack)
    stack.show()
    stack.activateWindow()
    QApplication.processEvents()
    next(stops(pages[0])).setFocus()
    stack.setCurrentIndex(1)
    assert QApplication.focusWidget() is next(stops(pages[1]))


def test_tools_wrap_and_the_last_stand_at_the_right(qtbot: QtBot, theme: Theme) -> None:
    place, buttons = QWidget(), [Button(theme, f"第 {number} 个") for number in range(4)]
    place.setLayout(Flow(*buttons, tail=1))
    qtbot.addWidget(place)
    place.resize(800, 200)
    place.show()
    assert buttons[-1].geometry().right() == place.rect().right()
    one_line = place.heightForWidth(800)
    assert place.heightForWidth(200) > one_line
    assert (
        Wrapping(Button(theme, "日"), Button(theme, "周")).sizeHint().height()
        == buttons[0].sizeHint().height()
    )


def test_two_parts_stand_below_one_another_in_a_narrow_place(qtbot: QtBot, theme: Theme) -> None:
    left, right = QWidget(), QWidget()
    halves = Halves(theme, left, right)
    qtbot.addWidget(halves)
    halves.resize(1000, 500)
    halves.show()
    assert left.y() == right.y()
    halves.resize(500, 700)
    QApplication.processEvents()
    assert right.y() > left.geometry().bottom()


def test_two_parts_never_lie_over_one_another_in_the_moment_before_their_page_grows(
    qtbot: QtBot, theme: Theme
) -> None:
    left, right = QWidget(), QWidget()
    halves, page = Halves(theme, left, right, least=(300, 220)), QWidget()
    halves.setParent(page)
    qtbot.addWidget(page)
    page.resize(500, 600)
    halves.resize(500, 600)
    page.show()
    QApplication.processEvents()
    assert (left.height(), right.height()) >= (290, 220)
    halves.resize(500, 400)  # something came to stand above them: the page is told of it a moment later
    assert right.y() > left.geometry().bottom()
    assert halves.rect().contains(right.geometry())
    assert halves.minimumSizeHint().height() >= 520


def test_two_parts_below_one_another_grow_with_what_comes_late(qtbot: QtBot, theme: Theme) -> None:
    left, right = QWidget(), QWidget()
    right.setLayout(column())
    halves = Halves(theme, left, right, least=(100, 100))
    qtbot.addWidget(halves)
    halves.resize(500, 300)
    halves.show()
    late = QWidget()
    late.setMinimumHeight(400)
    box = right.layout()
    assert box is not None
    box.addWidget(late)
    QApplication.processEvents()
    assert halves.minimumSizeHint().height() >= 500


def test_tab_goes_as_one_reads_whatever_was_made_first(qtbot: QtBot, theme: Theme) -> None:
    asked, last = Dialog(), QLineEdit()
    first, second = fields(2)
    box = column(Label(theme, "写"), last)
    asked.setLayout(box)
    box.insertLayout(0, row(first, second))
    qtbot.addWidget(asked)
    asked.show()
    asked.activateWindow()
    QApplication.processEvents()
    first.setFocus()
    for expected in (second, last, first):
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is expected
    QTest.keyClick(first, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is last
