"""The page as a steward uses it: with keys, against a real encrypted area."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import cast

import pytest
from msgspec.structs import replace
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QImage, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from gridsteward.desktop.dialogs.attachment import AttachmentDialog
from gridsteward.desktop.dialogs.export import ExportDialog
from gridsteward.desktop.pages import households as page_module
from gridsteward.desktop.pages.households.ask import AskDialog
from gridsteward.desktop.pages.households.history import HistoryModel
from gridsteward.desktop.pages.households.page import HouseholdsPage
from gridsteward.desktop.pages.households.tag_dialog import TagDialog
from gridsteward.desktop.session import Session
from gridsteward.desktop.shell import MainWindow
from gridsteward.desktop.tasks import Tasks
from gridsteward.desktop.theme import Theme
from gridsteward.desktop.undoing import Undoing
from gridsteward.desktop.watchdog import watch
from gridsteward.operations import households, visits
from gridsteward.operations.area import Area, create_area
from gridsteward.operations.finding import Directory, HouseholdFilter
from gridsteward.records.household import Household, HouseholdTag
from gridsteward.records.visit import DraftCommitment, DraftTouchpoint
from gridsteward.store import keys
from gridsteward.words import Words
from tests.desktop.pages.test_households_models import summary

Home = Callable[..., str]
NOW = datetime(2026, 11, 22, 9, 30, tzinfo=timezone(timedelta(hours=8)))


@pytest.fixture
def area(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Area]:
    monkeypatch.setattr(keys, "MEMORY_KIB", 64)
    made = create_area(tmp_path, "桂溪网格", steward="林晓", passphrase="山里的桂花十月开")
    made.now = lambda: NOW
    yield made
    made.close()


@pytest.fixture
def session(area: Area, theme: Theme, tasks: Tasks, words: Words) -> Session:
    return Session(area, tasks, theme=theme, words=words, clock=lambda: NOW)


@pytest.fixture
def home(area: Area) -> Home:
    """Adds a household with its holder; returns its id."""

    def add(name: str, *, phones: str = "", **values: str) -> str:
        number = area.store.query("SELECT count(*) FROM household")[0][0]
        kept = {"account_no": f"0610442700{number:02d}", "name": name, "village": "桂溪村", **values}
        household, _change = households.add_household(area, kept)
        households.save_person(area, household, {"name": name, "phones": phones, "main_contact": 1})
        return household

    return add


@pytest.fixture
def window(session: Session, area: Area, home: Home, qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    home("周桂英", address="桂溪村3组12号", phones="13900007701")
    home("张三", address="桂溪村3组14号")
    home("吴秀珍", address="石桥头4号", village="石桥村")
    Undoing(session)
    made = MainWindow(session, [page_module.spec()], folder=tmp_path)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    made.activateWindow()
    QApplication.processEvents()
    yield made
    made.hide()


def page_of(window: MainWindow) -> HouseholdsPage:
    return cast("HouseholdsPage", window.pages.currentWidget())


def typed(line: QWidget, text: str) -> None:
    """Type over what is marked, as an input method does: QTest knows no Chinese keys."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(line, event)


def names(page: HouseholdsPage) -> list[str]:
    return [page.list.model.index(row, 0).data() for row in range(page.list.model.rowCount())]


def opened(window: MainWindow, session: Session, area: Area, name: str = "周桂英") -> str:
    household = area.store.select(Household, "name = ?", (name,))[0].id
    session.open_household(household)
    return household


def test_initials_find_and_keys_open(window: MainWindow, qtbot: QtBot) -> None:
    page = page_of(window)
    assert names(page) == ["周桂英", "张三", "吴秀珍"]
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(window.search, "zs")
    assert names(page) == ["张三"]
    qtbot.keyClick(window.search, Qt.Key.Key_Return)
    assert page.detail.title.name.text == "张三"
    window.search.clear()
    qtbot.keyClick(window.search, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: page.detail.title.name.text == "吴秀珍")
    qtbot.keyClicks(window.search, "nobody")
    assert page.list.states.currentWidget() is page.list.nothing
    page.list.nothing.button.click()
    assert (window.search.text(), len(names(page))) == ("", 3)


def test_filters_narrow_are_kept_and_dropped(window: MainWindow, area: Area) -> None:
    page = page_of(window)
    page.list.filter.click()
    village = page.list.panel.boxes["village"]
    village.setCurrentIndex(village.findData("石桥村"))
    village.activated.emit(village.currentIndex())
    assert names(page) == ["吴秀珍"]
    page.list.panel.save_wanted.emit("石桥")
    kept = page.list._saved
    assert kept["石桥"].village == "石桥村"
    page.list.panel.clear.click()
    assert len(names(page)) == 3
    page.list._apply(kept["石桥"])
    assert names(page) == ["吴秀珍"]
    page.list.drop_wanted.emit("石桥")
    assert page.list._saved == {}


def test_the_place_in_the_list_is_kept_when_a_row_changes(
    window: MainWindow, session: Session, area: Area
) -> None:
    page = page_of(window)
    household = opened(window, session, area, "张三")
    assert page.list.current == household
    session.changed.emit(households.edit_household(area, household, {"address": "桂溪村1组1号"}))
    assert names(page)[0] == "张三"
    assert page.list.current == household


def test_a_wrong_value_stays_with_its_reason_and_a_right_one_is_kept(
    window: MainWindow, session: Session, area: Area, qtbot: QtBot
) -> None:
    household = opened(window, session, area)
    field = page_of(window).detail.basics.fields["residents"]
    field.value.setFocus()
    qtbot.keyClick(field.value, Qt.Key.Key_F2)
    assert field.editor is not None
    line = cast("QLineEdit", field.editor.main)
    typed(line, "三口人")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert line.text() == "三口人"
    assert "0 到 99" in field.message
    assert area.store.get(Household, household).residents is None
    line.clear()
    qtbot.keyClicks(line, "3")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert area.store.get(Household, household).residents == 3
    assert (field.value.text(), "09:30" in field.message) == ("3", True)
    field.undo()
    assert area.store.get(Household, household).residents is None
    assert window.notices.notice is not None
    assert "改了住户资料" in window.notices.notice.what
    assert field.message == ""


def test_esc_restores_and_leaving_saves(
    window: MainWindow, session: Session, area: Area, qtbot: QtBot
) -> None:
    household = opened(window, session, area)
    fields = page_of(window).detail.basics.fields
    fields["name"].value.click()
    editor = fields["name"].editor
    assert editor is not None
    typed(editor.main, "周桂瑛")
    qtbot.keyClick(editor.main, Qt.Key.Key_Escape)
    assert fields["name"].editor is None
    assert area.store.get(Household, household).name == "周桂英"
    fields["tenure"].value.click()
    choice = fields["tenure"].editor
    assert choice is not None
    box = cast("QComboBox", choice.main)
    box.setCurrentIndex(box.findData("vacant"))
    fields["address"].value.setFocus()
    assert area.store.get(Household, household).tenure == "vacant"


def test_a_refused_value_keeps_its_household_in_front(
    window: MainWindow, session: Session, area: Area, qtbot: QtBot
) -> None:
    household = opened(window, session, area)
    page = page_of(window)
    field = page.detail.basics.fields["residents"]
    field.open()
    assert field.editor is not None
    qtbot.keyClicks(field.editor.main, "x")
    other = area.store.select(Household, "name = ?", ("张三",))[0].id
    session.open_household(other)
    assert (page.desk.household, page.list.current) == (household, household)
    assert cast("QLineEdit", field.editor.main).text() == "x"
    field.cancel()
    session.open_household(other)
    assert page.desk.household == other


def test_an_edit_never_overwrites_what_its_author_has_not_seen(
    window: MainWindow, session: Session, area: Area, qtbot: QtBot
) -> None:
    household = opened(window, session, area)
    field = page_of(window).detail.basics.fields["village"]
    field.open()
    households.edit_household(area, household, {"village": "柳塘村"})
    assert field.editor is not None
    typed(field.editor.main, "青石埠")
    field.finish()
    heads = area.store.heads(Household, household)["village"]
    assert len(heads) == 2


def test_people_are_added_changed_and_removed(
    window: MainWindow, session: Session, area: Area, qtbot: QtBot
) -> None:
    household = opened(window, session, area)
    page = page_of(window)
    page.detail.people.add.click()
    dialog = page.findChild(AskDialog)
    assert dialog is not None
    dialog.submit()
    assert "姓名" in dialog.wrong.text()
    cast("QLineEdit", dialog.controls["name"]).setText("周晓岚")
    dialog.submit()
    assert len(page.detail.people.blocks) == 2
    block = page.detail.people.blocks[1]
    block.flags["emergency_contact"].click()
    block.fields["birth"].open()
    editor = block.fields["birth"].editor
    assert editor is not None
    qtbot.keyClicks(editor.main, "1975.8.15")
    calendar = editor.findChildren(QComboBox)[0]
    calendar.setCurrentIndex(calendar.findData("lunar"))
    block.fields["birth"].finish()
    person = households.household_card(area, household).people[1]
    assert (person.emergency_contact, person.birth, person.birth_calendar) == (1, "1975-08-15", "lunar")
    block.remove.click()
    assert len(page.detail.people.blocks) == 1


def test_a_tag_is_put_on_with_evidence_taken_off_and_brought_back(
    window: MainWindow, session: Session, area: Area, qtbot: QtBot
) -> None:
    household = opened(window, session, area)
    page = page_of(window)
    page.detail.portrait.tags.add.click()
    dialog = page.findChild(TagDialog)
    assert dialog is not None
    typed(dialog.search, "充电")
    dialog.evidence.setText("院里有三轮车")
    dialog.expires.setText("下个月")
    dialog.submit()
    assert dialog.wrong.text()
    dialog.expires.setText("2027.3")
    dialog.submit()
    (tag,) = area.store.select(HouseholdTag, "household_id = ?", (household,))
    assert (tag.tag, tag.evidence, tag.expires) == ("ebike_charging", "院里有三轮车", "2027-03")
    (line,) = page.detail.portrait.tags.lines
    assert "院里有三轮车" in line._why.text
    line.remove.click()
    assert page.detail.portrait.tags.lines == []
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(page.detail.portrait.tags.lines) == 1


def visited(area: Area, household: str, *, mood: int = 1) -> None:
    draft = replace(
        visits.begin_visit(area, household),
        met="person",
        note="灶上烧着水",
        touchpoints=(DraftTouchpoint(kind="farewell", mood=mood),),
        commitments=(DraftCommitment(what="带联系卡", due="2026-11-20"),),
    )
    visits.finish_visit(area, draft)


def test_promises_visits_and_moods_are_on_the_first_look(
    window: MainWindow, session: Session, area: Area
) -> None:
    household = opened(window, session, area)
    page = page_of(window)
    visited(area, household, mood=-2)
    visited(area, household, mood=2)
    visits.begin_visit(area, household)
    page.desk.show(household)
    detail = page.detail
    assert detail.promises.isVisibleTo(page)
    assert [point.moods.ending_mood for point in detail.visits.curve.points] == [-2, 2]
    assert "很高兴" in detail.visits.curve.accessibleDescription()
    assert detail.title.draft.isVisibleTo(page)
    asked: list[str] = []
    session.visit_requested.connect(asked.append)
    detail.title.go_on.click()
    assert asked == [household]
    detail.promises._lines.shown[0].kept.click()
    assert len(detail.promises._lines.shown) == 1
    amend: list[str] = []
    session.amend_requested.connect(amend.append)
    detail.visits.blocks[0].fold.click()
    detail.visits.blocks[0].amend_wanted.emit("v")
    assert amend == ["v"]


def test_a_photo_is_shown_and_any_file_can_be_taken_out(
    window: MainWindow, session: Session, area: Area, qtbot: QtBot, tmp_path: Path
) -> None:
    household = opened(window, session, area)
    picture = QImage(40, 30, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.darkGreen)
    picture.save(str(tmp_path / "door.png"))
    draft = replace(visits.begin_visit(area, household), met="nobody")
    draft = visits.attach(area, draft, (tmp_path / "door.png").read_bytes(), name="door.png")
    draft = visits.attach(area, draft, b"meter log", name="log.txt")
    visits.finish_visit(area, draft)
    page = page_of(window)
    page.desk.show(household)
    block = page.detail.visits.blocks[0]
    block.fold.click()
    assert block.entry is not None
    files = {file.name: file for file in block.entry.attachments}
    block.file_wanted.emit(next(file for name, file in files.items() if name != "log.txt"))
    shown = window.findChild(AttachmentDialog)
    assert shown is not None
    assert not shown.picture.pixmap().isNull()
    shown.reject()
    block.file_wanted.emit(files["log.txt"])
    other = next(each for each in window.findChildren(AttachmentDialog) if each is not shown)
    assert other.picture.isHidden()
    other.save_to(tmp_path / "out.txt")
    assert (tmp_path / "out.txt").read_bytes() == b"meter log"


def test_history_tells_every_change_in_words(
    window: MainWindow, session: Session, area: Area, words: Words, qtbot: QtBot
) -> None:
    household = opened(window, session, area)
    households.edit_household(area, household, {"tenure": "tenant"})
    households.edit_household(area, household, {"tenure": "vacant"})
    page = page_of(window)
    page.detail.open_history()
    model: HistoryModel = page.detail.history.model
    assert "租住 → 空置" in model.index(0, 0).data()
    assert "林晓" in model.index(0, 0).data()
    model.narrow("tenure")
    assert model.rowCount() == 2
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not page.detail.history.isVisible()


def test_two_households_become_one_and_two_again(
    window: MainWindow, session: Session, area: Area, home: Home
) -> None:
    one = area.store.select(Household, "name = ?", ("周桂英",))[0].id
    other = home("周桂瑛", address="桂溪村3组12号", phones="13900007701")
    visited(area, other)
    page = page_of(window)
    session.directory._reload()
    page.show_duplicates(other)
    view = page.duplicates
    assert view.model.rowCount() == 1
    assert "13900007701"[-4:] in view.model.index(0, 0).data()
    compare = view.compare
    compare.keep[0].click()
    assert "1" in compare._effect.text()
    compare.merge.click()
    assert [each.household.id for each in (households.household_card(area, one),)] == [one]
    assert len(households.household_card(area, one).visits) == 1
    assert view.model.rowCount() == 0
    session.undo_requested.emit()
    assert len(households.household_card(area, other).visits) == 1
    assert view.model.rowCount() == 1
    compare.two.click()
    assert view.model.rowCount() == 0
    assert page.go_back()
    assert not page.go_back()


def test_an_empty_area_offers_the_ledger(session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    page = HouseholdsPage(session)
    qtbot.addWidget(page)
    asked: list[str] = []
    session.page_requested.connect(asked.append)
    assert page.list.states.currentIndex() == 2
    page.list.import_wanted.emit()
    assert asked == ["import"]


def test_paging_through_ten_thousand_does_not_stall(
    area: Area, theme: Theme, threads: Tasks, *, words: Words, home: Home, qtbot: QtBot
) -> None:
    session = Session(area, threads, theme=theme, words=words, clock=lambda: NOW)
    first = home("周桂英", address="桂溪村0组0号")
    page = HouseholdsPage(session)
    qtbot.addWidget(page)
    page.resize(1294, 712)
    page.show()
    qtbot.waitUntil(lambda: session.directory.current is not None)
    # The rows are real in shape; all lead to the one household that the store has.
    homes = [
        summary(number)._replace(id=first if number % 40 == 0 else f"h{number}") for number in range(10_000)
    ]
    directory = Directory(homes)
    directory.find(HouseholdFilter())
    session.directory.current = directory
    page.list._show()
    page.open_household(first)
    qtbot.waitUntil(lambda: page.desk.card is not None)
    qtbot.wait(50)
    with watch(
        200
    ) as stalls:  # the budget itself, 50 ms, is measured by tests.bench: a crowded machine may miss it
        for _ in range(60):
            qtbot.keyClick(page.list.view, Qt.Key.Key_PageDown, delay=1)
        for text in ("z", "zg", "zgy", ""):
            page.list.search(text)
            qtbot.wait(5)
    assert stalls.found == []


def test_keys_reach_the_list_and_the_first_household_at_once(window: MainWindow) -> None:
    page = cast("HouseholdsPage", window.pages.currentWidget())
    page.list.select("")
    page.focusInEvent(QFocusEvent(QFocusEvent.Type.FocusIn))
    assert page.list.current == page.list.model.household(0)
    assert window.focusWidget() is page.list.view


def test_what_is_not_found_is_named_and_a_search_goes_on_without_the_filter(window: MainWindow) -> None:
    page = cast("HouseholdsPage", window.pages.currentWidget())
    everybody = page.list.model.rowCount()
    page.list.narrow(HouseholdFilter(relation_class="care"))
    window.search.setText("吴秀")
    assert "吴秀" in page.list.nothing.words.text()
    page.list.nothing.button.click()
    assert window.search.text() == "吴秀"
    assert page.list.model.rowCount() == 1
    window.search.setText("上官")
    page.list.nothing.button.click()
    assert (window.search.text(), page.list.model.rowCount()) == ("", everybody)


def test_the_list_as_shown_is_exported_in_its_order(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    page = cast("HouseholdsPage", window.pages.currentWidget())
    page.list.narrow(HouseholdFilter(text="桂溪村", sort="name"))
    page.list.export.trigger()
    dialog = next(each for each in window.findChildren(ExportDialog))
    assert dialog.place.text().endswith("household list 2026-11-22.xlsx")
    out = tmp_path / "list.xlsx"
    dialog.place.setText(str(out))
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    assert dialog.written is not None
    sheet = load_workbook(out).worksheets[0]
    shown = [row.name for row in page.list.model._found]
    assert [cell.value for cell in sheet["C"] if cell.value in shown] == shown
    dialog.reject()
    page.list.narrow(HouseholdFilter(text="没有这个人"))
    assert not page.list.export.isEnabled()


def test_a_long_note_never_pushes_the_portrait_out_of_the_window(
    window: MainWindow, session: Session, area: Area
) -> None:
    household = opened(window, session, area)
    draft = visits.begin_visit(area, household)
    note = "灶边插座松了，插头一碰就打火，先嘱咐不要用那个，漏保试跳正常，下周带电工来换，换好再看一次。"
    change = visits.finish_visit(area, replace(draft, met="person", met_who="周桂英", note=note))
    session.changed.emit(change)
    page = page_of(window)
    window.resize(820, 768)
    page._split.show_detail()
    QApplication.processEvents()
    block = page.detail.visits.blocks[0]
    assert note in block._who.accessibleName()
    areas = [each for each in page.detail.findChildren(QScrollArea) if each.isVisible()]
    inside = [(each.widget(), each.viewport().width()) for each in areas]
    assert inside
    assert all(widget is not None and widget.width() <= room for widget, room in inside)
