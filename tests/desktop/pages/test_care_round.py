"""The contact round on screen: who is next, one key to note a call, and nothing said twice goes unsaid."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from gridsteward.desktop.pages.care.page import CarePage
from gridsteward.desktop.pages.care_round.import_dialog import NoticeDialog
from gridsteward.desktop.pages.care_round.outage_dialog import OutageDialog, put_moment
from gridsteward.desktop.pages.care_round.small_dialogs import RestoreDialog, TakeDialog
from gridsteward.desktop.pages.today_outage import TodayOutages
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.feedback import Notice
from gridsteward.operations import households, needs
from gridsteward.operations.area import Area
from gridsteward.operations.outage_round import care_round, record_call
from gridsteward.operations.outages import add_outage, outages
from gridsteward.records.contact import ContactOutcome
from gridsteward.records.ids import made_by_hand
from gridsteward.records.outage import Outage, OutageKind
from gridsteward.records.sealed import Sealed
from tests.desktop.pages.conftest import Clock, Village
from tests.marking import mark

Show = Callable[[QWidget], QWidget]
DISTRICT = "桂溪1号台区"


@pytest.fixture
def off(area: Area, village: Village, clock: Clock) -> Outage:
    """Power has been off for two hours where somebody on oxygen, somebody with dementia and others live."""
    for home in village.ids.values():
        households.edit_household(area, home, {"transformer_district": DISTRICT})
    mark(area, village.ids["陈国福"], "dementia")
    begins = clock.now - timedelta(hours=2)
    return add_outage(area, kind=OutageKind.FAULT, begins=begins, names=[DISTRICT], reason="导线断了")[0]


def _page(session: Session, show: Show) -> CarePage:
    page = CarePage(session)
    show(page)
    page.setFocus()
    QApplication.processEvents()
    return page


def _dialog(kind: type[QWidget]) -> QWidget:
    found = [each for each in QApplication.topLevelWidgets() if isinstance(each, kind) and each.isVisible()]
    assert len(found) == 1
    return found[0]


def test_calls_are_noted_by_keyboard_and_a_doubled_one_is_told(
    area: Area, off: Outage, session: Session, show: Show, clock: Clock
) -> None:
    told: list[Notice] = []
    counts: list[tuple[str, int, str]] = []
    session.notified.connect(told.append)
    session.count_changed.connect(lambda *count: counts.append(count))
    page = _page(session, show)
    view = page.round
    rows = view._shown_rows()
    assert [each.person.name for each in rows] == ["龙桂香", "陈国福"]
    assert rows[0].call.hasFocus(), "the first call is one key away"
    assert (rows[0].when.text(), rows[0].phones.text) == ("In 30 min", "139 0000 6612")
    assert "龙晓岚" in rows[0].family.text
    QTest.keyClick(rows[0].call, Qt.Key.Key_Return)
    assert rows[0].panel.note.hasFocus()
    rows[0].panel.note.setText("氧气够六小时")
    QTest.keyClick(rows[0].panel.note, Qt.Key.Key_Return)
    (person, _) = care_round(area, off.id).people
    assert person.clock.turns[0].had is not None
    assert person.clock.turns[0].had.note == "氧气够六小时"
    assert told[-1].action, "it can be taken back"
    assert rows[1].call.hasFocus() == (rows[1].person.clock.due < rows[0].person.clock.due)
    assert view.rows[rows[0].key].last.text.startswith("14:03")
    # another laptop had called meanwhile: whoever calls again is told
    rows[0].open_panel()
    rows[0].panel.buttons[ContactOutcome.REACHED].click()
    assert (told[-1].tone, "林静" in told[-1].what) == ("watch", True)
    assert any("Also called" in each.text for each in rows[0].told if not each.isHidden())
    clock.now += timedelta(hours=5)
    view.refresh()
    assert counts[-1] == ("care", 2, "alarm")
    assert rows[0].when.text().startswith("Overdue 2 h")


def test_what_is_being_typed_survives_the_minute_and_esc_leaves_only_the_panel(
    off: Outage, session: Session, show: Show, clock: Clock
) -> None:
    page = _page(session, show)
    first = page.round._shown_rows()[0]
    first.open_panel()
    first.panel.note.setText("正在说")
    clock.now += timedelta(minutes=1)
    page.round.refresh()
    assert (first.panel.isVisible(), first.panel.note.text()) == (True, "正在说")
    QTest.keyClick(first.panel.note, Qt.Key.Key_Escape)
    assert (first.panel.isHidden(), first.call.hasFocus()) == (True, True)
    assert not page.go_back()


def test_who_was_not_reached_who_takes_over_and_power_is_back(
    off: Outage, village: Village, session: Session, show: Show, clock: Clock
) -> None:
    area = village.area
    for _ in range(2):
        record_call(area, off.id, village.ids["龙桂香"], outcome=ContactOutcome.NOT_REACHED)
    page = _page(session, show)
    view = page.round
    first = view.rows[village.ids["龙桂香"], ""]
    assert "go there now" in first.told[0].text
    view.choose("silent")
    assert [each.person.name for each in view._shown_rows()] == ["龙桂香"]
    view.choose("all")
    assert len(view._shown_rows()) == 2, "others carry no need"
    view.acts.take_over(off.id, first.person)
    take = _dialog(TakeDialog)
    assert isinstance(take, TakeDialog)
    take.steward.setCurrentText("王芳")
    take.reason.setText("住得近")
    take.go.click()
    assert first.person.carer == "王芳"
    view.back.click()
    back = _dialog(RestoreDialog)
    assert isinstance(back, RestoreDialog)
    put_moment(back.at, clock.now + timedelta(hours=1))
    back.go.click()
    assert "还没到" in back.wrong.text()
    put_moment(back.at, clock.now)
    back.go.click()
    assert outages(area)[0].restored == clock.now.isoformat(timespec="seconds")
    assert (view.back.isHidden(), first.step.text()) == (True, "送电后回问")
    view.acts.still_off(view.found)
    assert not view.back.isHidden()


def test_an_outage_is_typed_in_changed_and_taken_from_a_notice(
    village: Village, session: Session, show: Show, clock: Clock, tmp_path: Path
) -> None:
    for home in village.ids.values():
        households.edit_household(village.area, home, {"transformer_district": DISTRICT})
    page = _page(session, show)
    page.chips["round"].click()
    view = page.round
    assert view.empty.isVisible()
    view.empty.button.click()
    dialog = _dialog(OutageDialog)
    assert isinstance(dialog, OutageDialog)
    dialog.save.click()
    assert "没有选台区" in dialog.wrong.text()
    dialog.list.item(0).setCheckState(Qt.CheckState.Checked)
    dialog.choose_kind(OutageKind.PLANNED)
    put_moment(dialog.begins, clock.now + timedelta(days=9))
    dialog.knows_end.setChecked(True)
    put_moment(dialog.expected, clock.now + timedelta(days=9, hours=8))
    dialog.save.click()
    assert view.found is not None
    assert (view.where.text, view.found.dependent) == (DISTRICT, 1)
    assert view._shown_rows()[0].step.text() == "提前 7 天通知"
    view.change.click()
    dialog = _dialog(OutageDialog)
    assert isinstance(dialog, OutageDialog)
    dialog.reason.setText("换变压器")
    dialog.save.click()
    assert "换变压器" in view.when.text()
    notice = tmp_path / "通知.csv"
    notice.write_text("台区,停电时间\n桂溪1号,2026-12-09 8:00\n桂溪1号台区东,2026-12-08 8:00\n", "utf-8")
    taken = NoticeDialog(session, notice)
    show(taken)
    assert taken.plan is not None
    assert (len(taken.plan.created), taken.near.isVisible()) == (1, True)
    taken.near.setChecked(True)
    assert len(taken.plan.created) == 2
    taken.go.click()
    assert len(view.list.model.records) == 3


def test_today_shows_an_outage_with_somebody_who_needs_power_first(
    area: Area, off: Outage, village: Village, session: Session, show: Show
) -> None:
    asked: list[str] = []
    session.page_requested.connect(asked.append)
    top = TodayOutages(session)
    show(top)
    (row,) = top.rows
    assert ("正在停电" in row.what.text, "1 need(s) power" in row.who.text()) == (True, True)
    row.look.click()
    assert asked == ["care"]
    for known in households.household_card(area, village.ids["龙桂香"]).needs:
        session.changed.emit(needs.end_need(area, known, words="机子还了"))
    assert top.isHidden()


def test_the_days_page_leads_to_the_round_itself_and_it_says_who_may_be_missing(
    area: Area, off: Outage, session: Session, show: Show
) -> None:
    page = _page(session, show)
    page.chips["wall"].click()
    session.outage_requested.emit(off.id)
    assert page.chips["round"].isChecked()
    assert page.round.hidden.isHidden(), "this laptop may see all there is"
    with area.store.write("sealed.write") as write:
        write.insert(
            Sealed(
                id=made_by_hand(),
                kind="need",
                scope="steward",
                key="another's",
                about="",
                lock="",
                sealed="AA==",
            )
        )
    session.changed.emit(write.outcome())
    assert page.round.hidden.isVisible()
    assert "1 need" in page.round.hidden.text()
