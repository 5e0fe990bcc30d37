"""Care contacts on screen: due first thing, done, put off, handed over in reviewed words; set in plain words."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from gridsteward.desktop.care.reminder_rows import ReminderRow
from gridsteward.desktop.dialogs.confirm import ConfirmDialog
from gridsteward.desktop.dialogs.reminder_acts import DoneDialog, GiveDialog, PutOffDialog
from gridsteward.desktop.dialogs.reminder_rule import RuleDialog
from gridsteward.desktop.pages.care.reminders import RemindersPart
from gridsteward.desktop.pages.households.page import HouseholdsPage
from gridsteward.desktop.pages.today_view import TodayView
from gridsteward.desktop.session import Session
from gridsteward.desktop.tray import Tray
from gridsteward.operations import activities, reminders
from gridsteward.operations.area import Area
from gridsteward.operations.contacts import contacts_with
from gridsteward.operations.reminder_acts import add_reminder
from gridsteward.operations.reminder_words import daily
from gridsteward.operations.reminder_words import when as said
from gridsteward.records.contact import ContactOutcome, ContactWay
from gridsteward.records.reminder import ReminderRule, RuleKind, State
from tests.desktop.pages.conftest import Clock, Village

Show = Callable[[QWidget], QWidget]
D = TypeVar("D", bound=QDialog)
EVENING = ReminderRule(
    kind=RuleKind.CALENDAR,
    what="炉子关了没有",
    starts="2026-11-22",
    time="13:00",
    rrule=daily(),
    checks=("电热毯",),
)


@pytest.fixture
def due(village: Village, area: Area, session: Session) -> str:
    """One is due for 龙桂香 since 13:00; return her household."""
    home = village.ids["龙桂香"]
    add_reminder(area, home, EVENING)
    session.reminders.begin()
    session.reminders.refresh()
    return home


def _dialog(kind: type[D], of: QWidget) -> D:
    (found,) = [each for each in of.window().findChildren(kind) if each.isVisible()]
    return found


def _button(line: ReminderRow, text: str) -> None:
    next(each for each in line.buttons if text in each.accessibleName()).click()


def test_what_is_due_stands_first_and_a_call_ends_it(
    due: str, session: Session, area: Area, show: Show
) -> None:
    view = TodayView(session)
    show(view)
    (line,) = view.reminders.list.rows
    assert line.name.text() == "龙桂香"
    assert line.main is not None
    line.main.click()
    dialog = _dialog(DoneDialog, view)
    dialog.outcome.setCurrentIndex(dialog.outcome.findData(ContactOutcome.REACHED))
    dialog.note.setText("都关了")
    dialog.save.click()
    (contact,) = contacts_with(area, due)
    assert (contact.way, contact.note) == (ContactWay.HOTLINE, "都关了")
    session.reminders.refresh()
    assert not view.reminders.isVisibleTo(view)


def test_it_is_put_off_with_a_reason_and_handed_over_in_words_that_tell_nothing(
    due: str, session: Session, area: Area, show: Show
) -> None:
    part = RemindersPart(session)
    show(part)
    (line,) = part.due.rows
    _button(line, "Put off")
    dialog = _dialog(PutOffDialog, part)
    dialog.save.click()
    assert dialog.isVisible(), "why is asked for"
    dialog.reason.setText("在吃饭")
    dialog.save.click()
    session.reminders.refresh()
    assert (part.due.rows, len(part.resting.rows)) == ([], 1)
    _button(part.resting.rows[0], "Hand over")
    give = _dialog(GiveDialog, part)
    assert "炉子" not in give.text.toPlainText(), "the steward's own words stay with the steward"
    give.to.setEditText("王芳")
    give.save.click()
    session.reminders.refresh()
    assert [each.item.occurrence.state for each in part.resting.rows if each.item.occurrence] == [
        State.HANDED
    ]
    _button(part.resting.rows[0], "Take back")
    session.reminders.refresh()
    assert len(part.due.rows) == 1


@pytest.mark.parametrize(
    ("kind", "when"),
    [
        (RuleKind.CALENDAR, "每周二 09:00"),
        (RuleKind.LUNAR, "农历每月十五 09:00"),
        (RuleKind.SINCE_CONTACT, "满 7 天没联系 09:00"),
        (RuleKind.DATE, "春节当天 09:00"),
        (RuleKind.WEATHER, "高温当天 09:00"),
        (RuleKind.OUTAGE, "计划停电前 2 天 09:00"),
        (RuleKind.PAYMENT, "每月 15 号该交电费 09:00"),
    ],
)
def test_a_reminder_is_set_in_plain_words(
    village: Village, session: Session, show: Show, kind: RuleKind, when: str
) -> None:
    area, home = session.area, village.ids["陈国福"]
    page = HouseholdsPage(session)
    show(page)
    page.open_household(home)
    page.detail.reminders.add.click()
    dialog = _dialog(RuleDialog, page)
    dialog.what.setText("去看看")
    dialog.kind.setCurrentIndex(dialog.kind.findData(kind))
    dialog.save.click()
    (kept,) = reminders.reminders(area, home)
    assert kept.now is not None
    assert said(kept.now, session.words) == when
    assert page.detail.reminders.buttons, "it is listed, with change and stop"
    page.detail.reminders.open_change(kept)
    again = _dialog(RuleDialog, page)
    assert said(again.rule(), session.words) == when, "what was set is what is shown"
    again.reject()
    page.detail.reminders.buttons[1].click()
    (stopped,) = reminders.reminders(area, home)
    assert stopped.now is None


def test_a_reminder_is_erased_when_the_person_asks(village: Village, session: Session, show: Show) -> None:
    area, home = session.area, village.ids["陈国福"]
    add_reminder(area, home, EVENING)
    page = HouseholdsPage(session)
    show(page)
    page.open_household(home)
    page.detail.reminders.buttons[2].click()
    ask = _dialog(ConfirmDialog, page)
    ask.go.click()
    assert reminders.reminders(area, home) == []
    assert page.detail.reminders.buttons == []


def test_after_a_week_asleep_one_word_is_said_without_a_name_and_never_again(
    due: str, session: Session, show: Show, clock: Clock
) -> None:
    window = QWidget()
    show(window)
    tray = Tray(session, window, front=lambda: window)
    told: list[int] = []
    session.reminders.told.connect(lambda fresh: told.append(len(fresh)))
    clock.now += timedelta(days=7)
    session.reminders.tick()
    assert told == [1], "seven evenings are one call"
    assert tray.words(2) == "2 care contact(s) due"
    clock.now -= timedelta(days=30)  # a clock that is wrong
    session.reminders.tick()
    clock.now = datetime.fromisoformat("2026-11-29T23:59:00+08:00")
    session.reminders.tick()
    assert told == [1]
    unseen: list[bool] = []
    session.reminders.unseen.connect(lambda: unseen.append(True))
    session.leaving.emit()
    clock.now += timedelta(days=1)
    for _ in range(2):
        session.reminders.tick()
    assert unseen == [True], "locked, it says once that something is due"


def test_activities_are_planned_and_who_came_is_kept(
    due: str, session: Session, show: Show, tmp_path: Path
) -> None:
    area = session.area
    part = RemindersPart(session)
    show(part)
    made, change = activities.add_activity(area, day=session.clock().date(), what="安全用电讲座")
    activities.invite(area, made.id, [due])
    session.changed.emit(change)
    QApplication.processEvents()
    (block,) = part.activities.blocks
    (came,) = [each for each in block.findChildren(type(block.invite)) if each.isCheckable()]
    came.click()
    assert [each.note for each in contacts_with(area, due)] == ["安全用电讲座"]
    file = tmp_path / "w.csv"
    file.write_text("日期,最高,最低\n2026-11-25,1,-5\n", "utf-8")
    part.take_file(file)
    assert area.store.query("SELECT day, kind, off FROM weather_day") == [("2026-11-25", "cold", 0)]
    (chip,) = part.days
    assert "3 天后 寒冷" in chip.text()
    chip.click()
    assert area.store.query("SELECT off FROM weather_day") == [(1,)]
    assert part.days == []
