"""The portrait on the household's page and at the door: with keys, against a real encrypted area."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from gridsteward.desktop.dialogs.need import NeedDialog
from gridsteward.desktop.door.screen import DoorScreen
from gridsteward.desktop.pages import households as page_module
from gridsteward.desktop.pages.households.ask import AskDialog
from gridsteward.desktop.pages.households.detail import Detail
from gridsteward.desktop.pages.households.page import HouseholdsPage
from gridsteward.desktop.pages.households.portrait.ask_next import AnswerLine, AskRow
from gridsteward.desktop.pages.households.portrait.observe import ObserveDialog
from gridsteward.desktop.session import Session
from gridsteward.desktop.shell import MainWindow
from gridsteward.desktop.undoing import Undoing
from gridsteward.operations import households, portrait_acts, portraits, visit_list
from gridsteward.operations.area import Area
from gridsteward.operations.finding import HouseholdFilter
from gridsteward.records.household import Household, HouseholdTag
from gridsteward.records.portrait import Portrait
from tests.desktop.pages.conftest import Clock, Village

Put = Callable[[QWidget], QWidget]


@pytest.fixture
def household(village: Village) -> str:
    return village.ids["龙桂香"]


@pytest.fixture
def window(session: Session, household: str, qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    Undoing(session)
    made = MainWindow(session, [page_module.spec()], folder=tmp_path)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    made.activateWindow()
    session.open_household(household)
    QApplication.processEvents()
    yield made
    made.hide()


@pytest.fixture
def detail(window: MainWindow) -> Detail:
    return cast("HouseholdsPage", window.pages.currentWidget()).detail


def known(area: Area, household: str) -> Portrait:
    return portraits.portrait(area, household)


def line_of(row: AskRow) -> AnswerLine:
    assert row.line is not None
    return row.line


def test_the_ring_tells_how_complete_it_is_and_opens_what_to_ask(
    detail: Detail, area: Area, household: str, qtbot: QtBot
) -> None:
    share = known(area, household).completeness
    assert detail.title.ring.share == pytest.approx(share)
    assert f"{share * 100:.0f}%" in detail.title.ring.accessibleName()
    assert not detail.asks.isVisible()
    qtbot.keyClick(detail.title.ring, Qt.Key.Key_Return)
    assert detail.asks.isVisible()
    assert list(detail.asks.rows) == [each.part for each in known(area, household).asks[:4]]
    detail.title.ask.click()
    assert not detail.asks.isVisible()


def test_an_answer_is_kept_where_it_is_asked_and_the_next_question_comes(
    detail: Detail, area: Area, household: str, session: Session, qtbot: QtBot
) -> None:
    detail.ask_part("tenure")
    row = detail.asks.rows["tenure"]
    box = cast("QComboBox", line_of(row).controls["tenure"])
    box.setCurrentIndex(box.findData("owner"))
    line_of(row).keep.click()
    assert area.store.get(Household, household).tenure == "owner"
    assert detail.title.ring.share > 0
    session.undo_requested.emit()
    assert area.store.get(Household, household).tenure == ""


def test_a_wrong_answer_stays_with_its_reason(
    detail: Detail, area: Area, household: str, qtbot: QtBot
) -> None:
    detail.ask_part("residents")
    line = line_of(detail.asks.rows["residents"])
    control = cast("QLineEdit", line.controls["residents"])
    control.insert("三口人")
    qtbot.keyClick(control, Qt.Key.Key_Return)
    assert "0 到 99" in line.wrong.text()
    assert control.text() == "三口人"
    assert area.store.get(Household, household).residents is None
    control.setText("3")
    qtbot.keyClick(control, Qt.Key.Key_Return)
    assert area.store.get(Household, household).residents == 3
    assert not line.wrong.isVisible()


def test_what_is_typed_is_kept_when_another_household_is_opened(
    detail: Detail, area: Area, household: str, session: Session, village: Village
) -> None:
    detail.ask_part("moved_in")
    control = cast("QLineEdit", line_of(detail.asks.rows["moved_in"]).controls["moved_in"])
    control.insert("1975年6月")
    session.open_household(village.ids["陈国福"])
    assert area.store.get(Household, household).moved_in == "1975-06"
    assert not detail.asks.isVisible(), "the next household begins without questions folded out"


def test_whom_to_call_in_an_emergency_becomes_a_person_or_is_found_among_them(
    detail: Detail, area: Area, household: str, qtbot: QtBot
) -> None:
    detail.ask_part("emergency_contact")
    line = line_of(detail.asks.rows["emergency_contact"])
    cast("QLineEdit", line.controls["name"]).setText("龙晓岚")
    cast("QLineEdit", line.controls["phones"]).setText("13900009999")
    line.keep.click()
    people = {each.name: each for each in households.household_card(area, household).people}
    assert (people["龙晓岚"].emergency_contact, people["龙晓岚"].phones) == (1, "13900009999")
    assert sum(name == "龙晓岚" for name in people) == 1
    assert "emergency_contact" not in {each.part for each in known(area, household).asks}


def test_still_so_makes_a_part_fresh_and_undo_takes_it_back(
    detail: Detail, area: Area, household: str, session: Session, clock: Clock
) -> None:
    clock.now = clock.now.replace(year=2028)
    session.open_household("")
    detail._desk.show(household)
    lines = {each.part: each for each in detail.portrait.freshness.lines}
    assert lines["phones"].still.isVisible()
    lines["phones"].still.click()
    assert "phones" not in {each.part for each in known(area, household).asks}
    assert not lines["phones"].still.isVisible()
    session.undo_requested.emit()
    assert "phones" in {each.part for each in known(area, household).asks}


def test_appliances_are_one_press_away(detail: Detail, area: Area, household: str, qtbot: QtBot) -> None:
    section = detail.portrait.appliances
    section.chips["electric_blanket"].click()
    assert not section.chips["electric_blanket"].isVisible(), "what is there is not offered again"
    box = section.others
    box.setCurrentIndex(box.findData("water_pump"))
    box.activated.emit(box.currentIndex())
    assert {each.kind for each in known(area, household).appliances} == {
        "electric_blanket",
        "water_pump",
    }
    section.add("electric_blanket")
    (blanket,) = [each for each in known(area, household).appliances if each.kind == "electric_blanket"]
    assert blanket.count == 2
    line = next(each for each in section.lines if each.appliance == blanket)
    line.edit.click()
    dialog = next(
        each for each in QApplication.topLevelWidgets() if isinstance(each, AskDialog) and each.isVisible()
    )
    cast("QLineEdit", dialog.controls["rated_power"]).setText("120")
    dialog.submit()
    assert (
        next(each for each in known(area, household).appliances if each.id == blanket.id).rated_power == 120
    )
    line.remove.click()
    assert [each.kind for each in known(area, household).appliances] == ["water_pump"]


def test_the_week_is_set_with_the_keys_alone(
    detail: Detail, area: Area, household: str, qtbot: QtBot
) -> None:
    grid = detail.portrait.routine.grid
    first = grid.cells["weekday_early"]
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Right)
    morning = grid.cells["weekday_morning"]
    assert QApplication.focusWidget() is morning
    qtbot.keyClick(morning, Qt.Key.Key_Space)
    qtbot.keyClick(morning, Qt.Key.Key_Space)
    qtbot.keyClick(morning, Qt.Key.Key_Down)
    qtbot.keyClick(grid.cells["weekend_morning"], Qt.Key.Key_Return)
    routine = known(area, household).routine
    assert routine is not None
    assert (routine.home, routine.best) == ("weekday_morning weekend_morning", "weekday_morning")
    assert "平日上午" in grid.cells["weekday_morning"].accessibleName()
    stops = [each for each in grid.cells.values() if each.focusPolicy() == Qt.FocusPolicy.StrongFocus]
    assert len(stops) == 1, "one stop for Tab"
    assert detail.first.when.isVisible()
    avoid = detail.portrait.routine.avoid
    avoid.setFocus()
    avoid.insert("逢五赶集")
    detail.title.ring.setFocus()
    assert known(area, household).routine.avoid == "逢五赶集"  # type: ignore[union-attr]


def test_a_guided_observation_ends_in_a_sentence_to_keep_in_mind(
    detail: Detail, area: Area, household: str
) -> None:
    assert detail.first.observe.isVisible()
    detail.first.observe.click()
    dialog = next(each for each in QApplication.topLevelWidgets() if isinstance(each, ObserveDialog))
    assert not dialog.keep.isEnabled()
    for question, behaviour in (
        ("pace", "slow_soft"),
        ("face", "warm_smile"),
        ("differing", "says_never_mind"),
    ):
        dialog.groups[question].choose(behaviour)
    dialog.submit()
    found = known(area, household)
    assert found.temperament is not None
    (observation,) = found.observations
    (person,) = [each for each in households.household_card(area, household).people if each.main_contact]
    assert (observation.person_id, found.temperament.key) == (person.id, "amiable")
    assert "怕麻烦别人" in dialog.result_words.accessibleName()
    assert "怕麻烦别人" in detail.first.talk.accessibleName()
    assert not detail.first.observe.isVisible()
    dialog.submit()
    assert not dialog.isVisible()
    section = detail.portrait.temperament
    section.own.setCurrentIndex(section.own.findData("driver"))
    section.own.activated.emit(section.own.currentIndex())
    assert "先说结论" in detail.first.talk.accessibleName(), "the own word stands above what was observed"
    section.lines[0].remove.click()
    assert known(area, household).observations == ()


def test_a_class_shows_its_grounds_and_takes_the_stewards_word(
    detail: Detail, area: Area, household: str, session: Session
) -> None:
    block = detail.portrait.classes.blocks["care"]
    block.fold.click()
    assert "制氧机" in block.why.text()
    assert block.bar.share > 0.5
    block.no.click()
    assert next(each for each in known(area, household).classes if each.key == "care").score == 0
    assert block.bar.share == 0
    assert "算出来" in block.why.text() or "worked out" in block.why.text()
    block.no.click()
    assert block.bar.share > 0.5, "pressed again the score speaks"
    detail.portrait.classes.blocks["social"].lead.click()
    assert area.store.get(Household, household).leading_class == "social"


def test_the_ladder_takes_the_own_word_and_gives_it_back(detail: Detail, area: Area, household: str) -> None:
    section = detail.portrait.needs
    section.steps["clear"].click()
    found = known(area, household).need_level
    assert found is not None
    assert (found.key, found.by) == ("clear", "steward")
    assert section.steps["clear"].isChecked()
    assert section.steps["safe"].settled
    section.back.click()
    assert "need_level" not in known(area, household).own_words


def test_a_suggested_tag_is_put_on_or_declined_and_an_old_one_renewed(
    detail: Detail, area: Area, household: str, session: Session
) -> None:
    section = detail.portrait.tags
    session.changed.emit(portrait_acts.add_appliance(area, household, {"kind": "ebike_charger"}))
    offered = [each._suggestion.tag for each in section.suggestions if each._suggestion]
    section.suggestions[offered.index("age_80")].accept.click()
    (dialog,) = [
        each for each in QApplication.topLevelWidgets() if isinstance(each, NeedDialog) and each.isVisible()
    ]
    assert (dialog.code.currentData(), bool(dialog.evidence.text())) == ("age_80", True)
    dialog.reject()
    offered = ["ebike_charging"]
    charging = [each for each in section.suggestions if each._suggestion and each._suggestion.tag in offered]
    charging[0].accept.click()
    tags = {each.tag: each for each in area.store.select(HouseholdTag, "household_id = ?", (household,))}
    assert (tags[offered[0]].source, bool(tags[offered[0]].evidence)) == ("rule", True)
    session.changed.emit(households.add_tag(area, household, "large_use", expires="2026-01"))
    assert section.lines[0].tag is not None
    assert section.lines[0].tag.tag == "large_use", "what has to be looked at stands first"
    section.lines[0].renew.click()
    assert known(area, household).expired_tags == ()


def test_a_life_event_is_noted_and_taken_off(detail: Detail, area: Area, household: str) -> None:
    section = detail.portrait.events
    section.add.click()
    dialog = next(
        each for each in QApplication.topLevelWidgets() if isinstance(each, AskDialog) and each.isVisible()
    )
    box = cast("QComboBox", dialog.controls["kind"])
    box.setCurrentIndex(box.findData("hospital"))
    cast("QLineEdit", dialog.controls["day"]).setText("2026年10月")
    dialog.submit()
    (event,) = known(area, household).life_events
    assert (event.kind, event.day) == ("hospital", "2026-10")
    section.lines[0].remove.click()
    assert known(area, household).life_events == ()


def test_all_that_can_be_pressed_has_a_name(detail: Detail) -> None:
    from PySide6.QtWidgets import QAbstractButton

    detail.title.ask.click()
    nameless = [
        each
        for part in (detail.portrait, detail.asks, detail.title)
        for each in part.findChildren(QAbstractButton)
        if each.isVisible() and not (each.accessibleName() or each.text())
    ]
    assert nameless == []


def test_the_list_is_narrowed_by_what_portraits_say(
    window: MainWindow, area: Area, session: Session, village: Village, household: str
) -> None:
    page = cast("HouseholdsPage", window.pages.currentWidget())

    def shown(**wanted: object) -> set[str]:
        page.list.narrow(HouseholdFilter(**wanted))  # type: ignore[arg-type]
        return {page.list.model.household(at) for at in range(page.list.model.rowCount())}

    assert shown(relation_class="care") == {household}, "scored, though nobody named a class"
    assert household not in shown(missing="birth")
    assert village.ids["陈国福"] in shown(missing="birth")
    assert shown(tag_expired=True) == set()
    session.changed.emit(households.add_tag(area, village.ids["陈国福"], "large_use", expires="2026-01"))
    assert shown(tag_expired=True) == {village.ids["陈国福"]}
    assert shown(complete_below="90") == set(village.ids.values())
    page.list.filter.click()
    assert page.list.panel.boxes["missing"].findData("birth") > 0
    assert {key for key, chip in page.list.chips.items() if chip.isVisibleTo(page.list)} == {"", "care"}
    session.changed.emit(portrait_acts.say(area, village.ids["陈国福"], "class.risk", "yes"))
    assert shown(relation_class="risk") == {village.ids["陈国福"]}, "a word said is found at once"


def test_at_the_door_three_questions_and_an_answer_is_kept_even_when_one_just_leaves(
    area: Area, session: Session, household: str, show: Put, qtbot: QtBot
) -> None:
    screen = cast("DoorScreen", show(DoorScreen(session, visit_list.door_page(area, household))))
    assert screen.asks is not None
    asks = screen.asks.asks
    wanted = [each.part for each in known(area, household).asks if each.part != "door_check"]
    assert list(asks.rows) == wanted[:3], "what the door asks itself is not asked twice"
    assert not asks.more.isVisible()
    asks.open_part("moved_in")
    control = line_of(asks.rows["moved_in"]).controls["moved_in"]
    qtbot.keyClicks(control, "1975")
    left: list[bool] = []
    screen.left.connect(lambda: left.append(True))
    screen.leave()
    assert left == [True]
    assert area.store.get(Household, household).moved_in == "1975"


def test_a_refused_answer_holds_the_door_once(
    area: Area, session: Session, household: str, show: Put
) -> None:
    screen = cast("DoorScreen", show(DoorScreen(session, visit_list.door_page(area, household))))
    assert screen.asks is not None
    screen.asks.asks.open_part("residents")
    line = line_of(screen.asks.asks.rows["residents"])
    cast("QLineEdit", line.controls["residents"]).insert("很多")
    left: list[bool] = []
    screen.left.connect(lambda: left.append(True))
    screen.leave()
    assert left == []
    assert "0 到 99" in line.wrong.text()
    screen.leave()
    assert left == [True], "asked once more, one goes on without it"


def test_correcting_a_visit_asks_nothing(area: Area, session: Session, village: Village, show: Put) -> None:
    village.visit("龙桂香", "2026-11-02")
    visit = households.household_card(area, village.ids["龙桂香"]).visits[0].visit.id
    screen = cast("DoorScreen", show(DoorScreen(session, visit_list.amend_page(area, visit))))
    assert screen.asks is None
