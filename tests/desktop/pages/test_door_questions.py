"""If these fail, a questionnaire cannot be answered at the door, or what was answered is not kept."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gridsteward.desktop.door.screen import DoorScreen
from gridsteward.desktop.pages.settings.forms import Forms
from gridsteward.desktop.session import Session
from gridsteward.operations import questionnaires, visit_list
from gridsteward.records.questionnaire import Questionnaire
from gridsteward.records.visit import Visit
from tests.desktop.pages.conftest import Village
from tests.questionnaires.xlsforms import xlsform

Show = Callable[[QWidget], QWidget]


@pytest.fixture
def kept(session: Session, tmp_path: Path) -> Questionnaire:
    questionnaires.save_example(tmp_path / "例.xlsx")
    found = questionnaires.read_form(tmp_path / "例.xlsx")
    assert found.form is not None
    return questionnaires.take_form(session.area, found.form)[0]


def _door(session: Session, village: Village, show: Show, qtbot: QtBot) -> DoorScreen:
    screen = DoorScreen(session, visit_list.door_page(session.area, village.ids["龙桂香"]))
    show(screen)
    qtbot.waitUntil(lambda: bool(screen.questions.chips), timeout=5000)
    return screen


def test_a_questionnaire_is_answered_with_keys_kept_and_read_again(
    session: Session, village: Village, kept: Questionnaire, show: Show, qtbot: QtBot
) -> None:
    door = _door(session, village, show, qtbot)
    door.questions.take_focus()
    qtbot.keyClick(door.questions.chips[kept.id], Qt.Key.Key_Space)
    view = door.questions.forms[kept.id]
    assert view.rows["fault_place"].isHidden(), "asked only where something was seen"
    rcd = view.rows["rcd_works"].choices
    assert rcd is not None
    assert rcd.buttons["yes"].hasFocus(), "the first question has the keyboard"
    qtbot.keyClick(rcd.buttons["yes"], Qt.Key.Key_Space)
    faults = view.rows["faults"].choices
    assert faults is not None
    qtbot.keyClick(faults.buttons["old_wire"], Qt.Key.Key_Space)
    assert not view.rows["fault_place"].isHidden()
    place = view.rows["fault_place"].field
    assert place is not None
    place.setFocus()
    qtbot.keyClicks(place, "kitchen")
    door.met.choose("person")
    qtbot.waitUntil(
        lambda: session.area.store.drafts()[0].answers.get(kept.id, {}).get("fault_place") == "kitchen",
        timeout=5000,
    )
    with qtbot.waitSignal(door.kept, timeout=5000):
        door.finish()
    of_home = "household_id = ?", (village.ids["龙桂香"],)
    visit = session.area.store.select(Visit, *of_home, order="entered_at DESC", limit=1)[0]
    assert questionnaires.answers_of(session.area, visit.id) == {
        kept.id: {"rcd_works": "yes", "faults": "old_wire", "fault_place": "kitchen"}
    }


def test_what_is_missing_is_named_once_and_never_stands_in_the_way(
    session: Session, village: Village, kept: Questionnaire, show: Show, qtbot: QtBot
) -> None:
    door = _door(session, village, show, qtbot)
    door.questions.chips[kept.id].click()
    door.met.choose("person")
    door.finish()
    assert door.notices.notice is not None
    assert "漏电保护器" in door.notices.notice.what
    with qtbot.waitSignal(door.kept, timeout=5000):
        door.finish()


def test_an_answer_that_does_not_do_says_so_beside_it(
    session: Session, village: Village, kept: Questionnaire, show: Show, qtbot: QtBot
) -> None:
    door = _door(session, village, show, qtbot)
    door.questions.chips[kept.id].click()
    view = door.questions.forms[kept.id]
    heats = view.rows["heats_with"].choices
    assert heats is not None
    heats.choose("blanket")
    years = view.rows["heater_years"]
    assert years.field is not None
    years.field.setFocus()
    qtbot.keyClicks(years.field, "99")
    assert years._wrong.text() == "写 0 到 60 之间的整数"
    assert years.field.text() == "99", "what is being typed is never written over"
    qtbot.keyClick(years.field, Qt.Key.Key_Backspace)
    assert years._wrong.isHidden()
    assert "9" in view.rows["old_heater"]._label.accessibleName()


def test_one_taken_back_is_not_kept(
    session: Session, village: Village, kept: Questionnaire, show: Show, qtbot: QtBot
) -> None:
    door = _door(session, village, show, qtbot)
    chip = door.questions.chips[kept.id]
    chip.click()
    chip.click()
    assert door.questions.value == {kept.id: {}}
    assert not door.questions.faults


def test_settings_take_a_form_in_look_at_it_and_retire_it(
    session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    view = Forms(session)
    qtbot.addWidget(view)
    view.show()
    head = ["type", "name", "label"]
    view.take(xlsform(tmp_path / "bad.xlsx", [head, ["geopoint", "a", "A"]]))
    qtbot.waitUntil(lambda: "geopoint" in view.said.text(), timeout=5000)
    with qtbot.waitSignal(session.changed, timeout=5000):
        view.take(xlsform(tmp_path / "good.xlsx", [head, ["text", "a", "A & B"]]))
    qtbot.waitUntil(lambda: len(view.looks) == 1, timeout=5000)
    (kept,) = questionnaires.questionnaires(session.area)
    dialog = view.look_at(kept)
    assert "a" in dialog.view.rows
    dialog.reject()
    with qtbot.waitSignal(session.changed, timeout=5000):
        view.retires[kept.id].click()
    assert questionnaires.questionnaires(session.area) == []
