"""The page of requests: the most urgent stands on top, a case is taken on by keys, and what was typed is never lost."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gridsteward.desktop.dialogs.case_erase import CaseEraseDialog
from gridsteward.desktop.dialogs.case_event import CaseEventDialog
from gridsteward.desktop.dialogs.case_look import CaseLookDialog
from gridsteward.desktop.dialogs.case_new import CaseDialog
from gridsteward.desktop.dialogs.evidence import EvidenceDialog
from gridsteward.desktop.dialogs.promise import PromiseDialog, SettleDialog
from gridsteward.desktop.dialogs.survey import SurveyDialog
from gridsteward.desktop.knowledge.documents import DocumentsDialog
from gridsteward.desktop.knowledge.fault_check import FaultCheckDialog
from gridsteward.desktop.pages.cases.acts import others, usual_next
from gridsteward.desktop.pages.cases.board import Board
from gridsteward.desktop.pages.cases.cards import CARD_ROLE
from gridsteward.desktop.pages.cases.open_lines import HomeCases
from gridsteward.desktop.pages.cases.page import CasesPage
from gridsteward.desktop.pages.today_cases import TodayCases
from gridsteward.desktop.session import Session
from gridsteward.operations import case_board, cases, promises, visits
from gridsteward.operations.area import Area
from gridsteward.operations.cases import Entry
from gridsteward.operations.portrait_acts import say
from gridsteward.records.case import CaseColumn, CaseKind
from gridsteward.records.sealed import Audience
from gridsteward.records.survey import SurveyAnswer
from tests.desktop.pages.conftest import Clock, Village

Show = Callable[[QWidget], QWidget]


def register(area: Area, kind: CaseKind, content: str, **more: Any) -> str:
    return cases.register_case(area, Entry(kind=kind, content=content, **more))[0].id


@pytest.fixture
def page(area: Area, village: Village, session: Session, show: Show, clock: Clock) -> CasesPage:
    """A complaint two hours old that nobody answered, an enquiry just in, a suggestion that was replied to."""
    register(area, CaseKind.COMPLAINT, "晚上灯发暗", topic="quality", household_id=village.ids["陈国福"])
    suggested = register(area, CaseKind.SUGGESTION, "杆子往里挪")
    cases.add_event(area, suggested, "answered")
    cases.add_event(area, suggested, "replied")
    clock.now += timedelta(hours=2)
    register(area, CaseKind.ENQUIRY, "充电桩怎么装", household_id=village.ids["周国梁"])
    made = CasesPage(session)
    show(made)
    made.setFocus()
    QApplication.processEvents()
    return made


def dialog(kind: type[QWidget]) -> Any:
    (found,) = [
        each for each in QApplication.topLevelWidgets() if isinstance(each, kind) and each.isVisible()
    ]
    return found


def cards(page: CasesPage, key: CaseColumn) -> list[Any]:
    model = page.board.columns[key].list.cards
    return [model.data(model.index(at), CARD_ROLE) for at in range(model.rowCount())]


def test_the_board_shows_where_each_stands_the_late_one_first(page: CasesPage, session: Session) -> None:
    new = cards(page, CaseColumn.NEW)

    assert [each.who for each in new] == ["陈国福", "周国梁"]
    assert new[0].tone == "alarm"
    assert "投诉首次回复" in new[0].clock
    assert new[0].clock.endswith("1 h late")
    assert new[1].tone == "watch"
    assert [each.said for each in cards(page, CaseColumn.ANSWERED)] == ["杆子往里挪"]
    assert page.board.columns[CaseColumn.CLOSED].isHidden()
    assert not page.board.columns[CaseColumn.WORKING].none.isHidden()


def test_arrows_go_from_card_to_card_and_enter_opens(page: CasesPage) -> None:
    board = page.board
    assert board.columns[CaseColumn.NEW].list.hasFocus()

    QTest.keyClick(board.columns[CaseColumn.NEW].list, Qt.Key.Key_Right)
    assert board.columns[CaseColumn.ANSWERED].list.hasFocus()  # empty columns are passed over
    QTest.keyClick(board.columns[CaseColumn.ANSWERED].list, Qt.Key.Key_Left)
    QTest.keyClick(board.columns[CaseColumn.NEW].list, Qt.Key.Key_Down)
    QTest.keyClick(board.columns[CaseColumn.NEW].list, Qt.Key.Key_Return)

    assert page.stack.currentWidget() is page.sheet
    assert page.sheet.content.accessibleName() == "充电桩怎么装"
    assert page.sheet.next.hasFocus()
    assert page.go_back()
    assert page.stack.currentIndex() == 0
    assert board.columns[CaseColumn.NEW].list.hasFocus()
    assert not page.go_back()


def test_filters_find_and_say_when_nothing_fits(page: CasesPage, session: Session) -> None:
    page.late.click()
    assert len(cards(page, CaseColumn.NEW)) == 1
    assert cards(page, CaseColumn.ANSWERED) == []
    page.late.click()

    page.kind.setCurrentIndex(page.kind.findData(CaseKind.FAULT))
    assert page._inside.currentWidget() is page._fits_none
    page._fits_none.wanted.emit()
    assert page._inside.currentWidget() is page.board

    page.text.setText("充电桩")
    page.refresh()
    assert [each.who for each in cards(page, CaseColumn.NEW)] == ["周国梁"]


def test_of_closed_requests_the_last_are_listed_and_all_counted(
    page: CasesPage, area: Area, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gridsteward.desktop.pages.cases.page.MOST_CLOSED", 2)
    for content in ("第一件", "第二件", "第三件"):
        cases.add_event(area, register(area, CaseKind.ENQUIRY, content), "withdrawn")
        clock.now += timedelta(minutes=1)
    page.refresh()
    closed = page.board.columns[CaseColumn.CLOSED]
    assert closed.list.cards.rowCount() == 0
    page.closed.click()
    assert [each.said for each in cards(page, CaseColumn.CLOSED)] == ["第三件", "第二件"]
    assert "2" in closed.head.accessibleName()
    assert closed.head.accessibleName().endswith("3")
    assert page.board.chips[CaseColumn.CLOSED].text().endswith(" 3")
    assert len(cards(page, CaseColumn.NEW)) == 2, "those that are open stay whole"
    page.kind.setCurrentIndex(page.kind.findData(CaseKind.FAULT))
    assert page._inside.currentWidget() is page._fits_none
    page.kind.setCurrentIndex(0)
    page.text.setText("第一件")
    page.refresh()
    assert [each.said for each in cards(page, CaseColumn.CLOSED)] == ["第一件"], "words find beyond the list"


def test_an_empty_area_says_what_the_page_is_for(area: Area, session: Session, show: Show) -> None:
    made = CasesPage(session)
    show(made)
    assert made._inside.currentWidget() is made.empty
    made.empty.wanted.emit()
    dialog(CaseDialog).reject()


def test_in_a_narrow_place_columns_take_turns(page: CasesPage, session: Session, show: Show) -> None:
    board = Board(session)
    show(board)
    board.show_rows(case_board.board(session.area), with_closed=False)
    board.resize(620, 700)
    QApplication.processEvents()

    assert board.one_by_one
    assert [key for key, each in board.columns.items() if not each.isHidden()] == [CaseColumn.NEW]
    board.chips[CaseColumn.ANSWERED].click()
    assert [key for key, each in board.columns.items() if not each.isHidden()] == [CaseColumn.ANSWERED]
    QTest.keyClick(board.columns[CaseColumn.ANSWERED].list, Qt.Key.Key_Left)
    assert not board.columns[CaseColumn.OBJECTED].isHidden()


def test_registering_needs_a_kind_and_keeps_what_was_typed(
    page: CasesPage, area: Area, village: Village, session: Session
) -> None:
    asked: list[str] = []
    session.case_requested.connect(asked.append)
    page.new.click()
    form = dialog(CaseDialog)
    form.content.setPlainText("电费多了一百多")
    form.save.click()
    assert form.isVisible()
    assert not form.wrong.isHidden()

    QTest.keyClick(form.kind.buttons["enquiry"], Qt.Key.Key_4)
    assert form.kind.value == "bill"
    form.household.search.setText("longguixiang")
    QTest.keyClick(form.household.search, Qt.Key.Key_Return)
    assert form.person.currentText() == "龙桂香"
    assert form.phone.text() == "13900006612"
    form.person.setCurrentIndex(form.person.findText("龙晓岚"))
    form.person.activated.emit(form.person.currentIndex())
    assert form.phone.text() == "13900001234"
    form.save.click()

    (view,) = [each for each in cases.cases(area) if each.kind == "bill"]
    assert view.complainant is not None
    assert (view.complainant.household_id, view.complainant.person) == (village.ids["龙桂香"], "龙晓岚")
    assert asked == [view.case.id]


def test_an_empty_request_is_refused_in_words_and_stays(page: CasesPage) -> None:
    page.new.click()
    form = dialog(CaseDialog)
    form.kind.buttons["fault"].click()
    form.save.click()

    assert "还没写用户说了什么" in form.wrong.text()
    assert form.save.isEnabled()
    form.reject()


def test_what_happened_earlier_is_labelled_and_never_before_it_came_in(
    page: CasesPage, area: Area, clock: Clock
) -> None:
    case = next(each for each in cases.cases(area) if each.kind == "complaint")
    page.open_case(case.case.id)
    clock.now += timedelta(days=2)
    page.sheet.next.click()
    form = dialog(CaseEventDialog)
    form.earlier.setChecked(True)
    form.at.setDateTime(form.at.dateTime().addDays(-3))
    form.save.click()
    assert "早于" in form.wrong.text()

    form.at.setDateTime(form.at.dateTime().addDays(2))
    form.note.setPlainText("当面道歉")
    form.save.click()
    (event,) = cases.case_view(area, case.case.id).events
    assert event.note == "当面道歉"
    assert cases.event_times(area, case.case.id)[0].trust == "afterwards"
    assert page.sheet.row is not None
    assert usual_next(page.sheet.row.view) == "dispatched"


def test_the_six_steps_speak_to_the_person(
    area: Area, village: Village, session: Session, page: CasesPage
) -> None:
    say(area, village.ids["陈国福"], "temperament", "analytical")
    case = next(each for each in cases.cases(area) if each.kind == "complaint")
    page.open_case(case.case.id)
    guide = page.sheet.steps

    assert guide.views["ease"].say.accessibleName() == session.words("case_step_say_analytical.ease")
    assert not guide.views["ease"].body.isHidden()
    assert guide.views["observe"].body.isHidden()
    guide.views["observe"].head.click()
    assert guide.views["ease"].body.isHidden()
    guide.views["observe"].done.click()
    assert cases.case_view(area, case.case.id).steps == ("observe",)
    assert guide.views["observe"].done.isHidden()


def test_an_objection_leads_to_a_recovery_and_the_way_goes_on(page: CasesPage, area: Area) -> None:
    (case,) = [each.case.id for each in cases.cases(area) if each.kind == "suggestion"]
    page.open_case(case)
    page.sheet.ask("objected")
    dialog(CaseEventDialog).save.click()
    view = cases.case_view(area, case)
    assert view.column == CaseColumn.OBJECTED
    assert usual_next(view) == "recovery_offered"

    page.sheet.next.click()
    form = dialog(CaseEventDialog)
    form.values.buttons["apology"].click()
    form.save.click()
    assert usual_next(cases.case_view(area, case)) == "recovery_done"
    assert set(others(cases.case_view(area, case))).isdisjoint({"stepped"})


def test_the_day_and_the_household_show_what_is_due(
    area: Area, village: Village, session: Session, show: Show, clock: Clock
) -> None:
    today = TodayCases(session)
    show(today)
    today.refresh()
    assert today.isHidden()

    case = register(area, CaseKind.COMPLAINT, "晚上灯发暗", household_id=village.ids["陈国福"])
    clock.now += timedelta(hours=3)
    asked: list[str] = []
    session.case_requested.connect(asked.append)
    today.refresh()
    assert not today.isHidden()
    today.lines[0].main.click()
    assert asked == [case]

    home = HomeCases(session)
    show(home)
    home.show_household(village.ids["陈国福"])
    assert len(home.lines) == 1
    home.show_household(village.ids["吴秀珍"])
    assert home.isHidden()


def test_a_confidential_case_names_nobody_on_the_board(page: CasesPage, area: Area, village: Village) -> None:
    register(
        area,
        CaseKind.COMPLAINT,
        "有人偷电",
        household_id=village.ids["吴秀珍"],
        person="吴秀珍",
        confidential=Audience.SUPERVISOR,
    )
    page.refresh()
    spoken = [each.badges for each in cards(page, CaseColumn.NEW)]
    assert any(("confidential", "plain") in badges for badges in spoken)


def test_looking_at_a_confidential_case_takes_a_reason_and_lasts_while_it_lies_open(
    page: CasesPage, area: Area, village: Village
) -> None:
    case = register(
        area,
        CaseKind.COMPLAINT,
        "有人偷电",
        household_id=village.ids["吴秀珍"],
        person="吴秀珍",
        confidential=Audience.SUPERVISOR,
    )
    sheet = page.sheet
    page.open_case(case)
    assert "偷电" not in sheet.content.accessibleName()
    assert not sheet.reveal.isHidden()
    assert sheet.open.isHidden()

    sheet.reveal.click()
    why = dialog(CaseLookDialog)
    why.why.buttons["other"].click()
    why.submit()
    assert not why.wrong.isHidden()
    assert cases.looks(area, case) == []
    why.note.setText("家属来问")
    why.submit()
    assert sheet.content.accessibleName() == "有人偷电"
    assert "吴秀珍" in sheet.who.text()
    assert [each.note for each in cases.looks(area, case)] == ["家属来问"]

    sheet.ask("answered")
    form = dialog(CaseEventDialog)
    form.note.setPlainText("单独谈过")
    form.save.click()
    assert sheet.content.accessibleName() == "有人偷电"
    page.go_back()
    page.open_case(case)
    assert "偷电" not in sheet.content.accessibleName()
    assert len(cases.looks(area, case)) == 1


def test_promises_stand_beside_the_board_the_late_one_first(
    page: CasesPage, area: Area, village: Village, session: Session, clock: Clock
) -> None:
    visits.promise(area, village.ids["龙桂香"], what="送联系卡", due="2026-11-21")
    visits.promise(area, village.ids["周国梁"], what="查线路", due="2026-11-30")
    case = register(area, CaseKind.FAULT, "没电", household_id=village.ids["吴秀珍"])
    cases.add_event(area, case, "promised", value="call_back", until="2026-11-25T18:00:00+08:00")
    page.promises.refresh()
    page.tabs["promises"].click()
    assert page.text.isHidden()
    assert [each.name.text() for each in page.promises.lines] == ["龙桂香", "吴秀珍", "周国梁"]
    assert page.promises.lines[0].kept.hasFocus()
    assert page.tabs["promises"].text().endswith("1")

    page.promises.lines[0].other.click()
    form = dialog(SettleDialog)
    form.save.click()
    assert "用户是怎么说的" in form.wrong.text()
    form.word.setText("下周来")
    form.save.click()
    found = {each.what: each.due for each in promises.promises(area)}
    assert found["送联系卡"] > "2026-11-22"
    page.promises.refresh()
    line = next(each for each in page.promises.lines if each.name.text() == "周国梁")
    line.kept.click()
    assert "查线路" not in [each.what for each in promises.promises(area)]
    asked: list[str] = []
    session.case_requested.connect(asked.append)
    page.promises.refresh()
    next(each for each in page.promises.lines if each.name.text() == "吴秀珍").kept.click()
    assert asked == [case]
    page.show_tab("board")
    assert not page.text.isHidden()


def test_many_promises_are_lined_up_as_somebody_goes_down(
    page: CasesPage, area: Area, village: Village, qtbot: QtBot
) -> None:
    for at in range(60):
        visits.promise(area, village.ids["周国梁"], what=f"第{at:02d}件", due=f"2026-12-{at // 3 + 1:02d}")
    view = page.promises
    view.refresh()
    assert view.lines == [], "nobody looks at them yet"
    page.tabs["promises"].click()
    assert 0 < len(view.lines) < 20, "no more at once than the window can bear"
    assert view.lines[0].kept.hasFocus()
    qtbot.waitUntil(lambda: not view._next.isActive())
    begun = len(view.lines)
    assert view._box.sizeHint().height() > view._scroll.viewport().height()
    assert begun < 60
    bar = view._scroll.verticalScrollBar()

    def down() -> bool:
        bar.setValue(bar.maximum())
        return len(view.lines) == 60

    qtbot.waitUntil(down)
    assert [each.told[0].what for each in view.lines] == [f"第{at:02d}件" for at in range(60)]

    place, second, third = bar.value(), view.lines[1], view.lines[2]
    second.kept.click()
    view.refresh()
    qtbot.waitUntil(lambda: len(view.lines) == 59)
    assert view.lines[1] is third, "what says the same stays"
    assert abs(bar.value() - place) <= second.height(), "and so does the place in the list"
    assert third.isVisible()


def test_a_promise_beyond_authority_asks_who_allowed_it(
    area: Area, village: Village, session: Session, page: CasesPage
) -> None:
    form = PromiseDialog(
        session,
        village.ids["龙桂香"],
        name="龙桂香",
        people=["龙桂香"],
        then=lambda _change: None,
        parent=page,
    )
    form.open()
    assert form.granted.isHidden()
    form.kind.buttons["compensation"].click()
    assert not form.granted.isHidden()
    form.what.setText("赔电饭锅")
    form.granted.setText("王站长")
    form.save.click()
    (made,) = promises.promises(area)
    assert (made.kind, made.granted_by, made.made_to) == ("compensation", "王站长", "龙桂香")


def test_a_case_that_promises_beyond_authority_asks_too(page: CasesPage, area: Area) -> None:
    case = next(each for each in cases.cases(area) if each.kind == "complaint")
    page.open_case(case.case.id)
    page.sheet.ask("promised")
    form = dialog(CaseEventDialog)
    assert form.granted.isHidden()
    form.values.buttons["compensation"].click()
    assert not form.granted.isHidden()
    form.granted.setText("王站长")
    form.save.click()
    (event,) = cases.case_view(area, case.case.id).events
    assert event.granted_by == "王站长"


def test_a_confidential_case_is_erased_from_its_page_and_stays_with_its_clocks(
    page: CasesPage, area: Area
) -> None:
    case = register(area, CaseKind.COMPLAINT, "有人偷电", confidential=Audience.SUPERVISOR)
    sheet = page.sheet
    page.open_case(case)
    assert not sheet.erase.isHidden()
    assert not sheet.looks.isHidden()
    sheet.erase.click()
    asked = dialog(CaseEraseDialog)
    assert asked.focusWidget() is asked.leave
    asked.save.click()
    view = cases.case_view(area, case)
    assert view.erased is not None
    assert view.deadlines
    assert sheet.erase.isHidden()
    assert sheet.reveal.isHidden()

    sheet.pack.click()
    dialog(EvidenceDialog).reject()


def test_a_fault_is_checked_together_and_its_place_taken_over(page: CasesPage, area: Area) -> None:
    case = register(area, CaseKind.FAULT, "没电")
    sheet = page.sheet
    page.open_case(case)
    assert sheet.check_fault.isHidden()  # who and where first
    assert sheet.documents.isHidden()
    cases.add_event(area, case, "checked")
    sheet.show_case(case)
    sheet.check_fault.click()
    asked = dialog(FaultCheckDialog)
    for answer in (3, 0, 0, 1):
        asked.check.answer(answer)
    asked.take.click()
    form = dialog(CaseEventDialog)
    assert form.value == "outside"
    assert form.note.toPlainText()
    form.save.click()
    assert cases.case_view(area, case).phase == "outside"


def test_an_application_shows_all_documents_at_once(page: CasesPage, area: Area) -> None:
    case = register(area, CaseKind.APPLICATION, "改名", topic="transfer")
    page.open_case(case)
    page.sheet.documents.click()
    dialog(DocumentsDialog).accept()


def test_after_the_answer_one_is_asked_how_it_was(page: CasesPage, area: Area) -> None:
    (case,) = [each.case.id for each in cases.cases(area) if each.kind == "suggestion"]
    page.open_case(case)
    assert not page.sheet.survey.isHidden()
    page.sheet.survey.click()
    form = dialog(SurveyDialog)
    for chips in form.scores.values():
        chips.buttons["5"].click()
    form.save.click()
    assert len(area.store.select(SurveyAnswer, "case_id = ?", (case,))) == 1
    page.go_back()
    new = next(each.case.id for each in cases.cases(area) if each.kind == "enquiry")
    page.open_case(new)
    assert page.sheet.survey.isHidden()
