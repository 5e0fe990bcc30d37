"""The visits page: found again, corrected, removed and brought back; the table of past visits loses nothing."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from gridsteward.desktop.dialogs.attachment import AttachmentDialog
from gridsteward.desktop.dialogs.choose_household import ChooseHousehold
from gridsteward.desktop.pages.visits.bulk import BulkEntry
from gridsteward.desktop.pages.visits.bulk_model import Verdict
from gridsteward.desktop.pages.visits.page import VisitsPage
from gridsteward.desktop.pages.visits.typed import Reader, Wrong
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.feedback import Notice
from gridsteward.operations import visits
from gridsteward.operations.area import Area
from gridsteward.records.faults import Fault
from gridsteward.records.visit import Commitment, Visit
from gridsteward.words import Words
from tests.desktop.pages.conftest import Village

Show = Callable[[QWidget], QWidget]
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(village: Village, session: Session, show: Show) -> VisitsPage:
    village.visit("龙桂香", "2026-11-19", note="氧气够", promises=(("联系卡", "2026-11-25"),))
    village.visit("周国梁", "2026-10-18", note="算账")
    village.visit("陈国福", "2026-11-22", note="回访")
    session.directory.load()
    made = VisitsPage(session)
    show(made)
    return made


def names(page: VisitsPage) -> list[str]:
    return [each.household for each in page.model.records]


def test_the_newest_first_and_every_filter(page: VisitsPage) -> None:
    assert names(page) == ["陈国福", "龙桂香"]
    page.period.setCurrentIndex(page.period.findData("last"))
    assert names(page) == ["周国梁"]
    page.period.setCurrentIndex(page.period.findData(""))
    assert names(page) == ["陈国福", "龙桂香", "周国梁"]
    page.promised.click()
    assert names(page) == ["龙桂香"]
    page.promised.click()
    page.late.click()
    assert names(page) == ["龙桂香", "周国梁"]
    page.late.click()
    page.village.setCurrentIndex(page.village.findData("石桥头"))
    assert names(page) == ["龙桂香"]
    page.unseen.click()
    assert names(page) == []
    assert page.empty.isVisible()
    page.seen.click()
    assert not page.unseen.isChecked()
    assert names(page) == ["龙桂香"]


def test_a_long_list_shows_the_latest_and_goes_on_when_asked(
    page: VisitsPage, village: Village, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gridsteward.desktop.pages.visits.page.MOST", 20)
    for day in range(1, 32):
        village.visit("吴秀珍", f"2026-08-{day:02d}")
    page.period.setCurrentIndex(page.period.findData(""))
    assert len(names(page)) == 20
    assert names(page)[:3] == ["陈国福", "龙桂香", "周国梁"]
    assert "34" in page.count.text()
    assert "20" in page.count.text()

    QApplication.processEvents()
    page.list.verticalScrollBar().setValue(page.list.verticalScrollBar().maximum())
    place = page.list.verticalScrollBar().value()
    assert place > 0
    page.more.click()
    QApplication.processEvents()
    assert len(names(page)) == 34
    assert page.list.verticalScrollBar().value() == place, "whoever reads on stays where they are"
    assert page.more.isHidden()
    assert "20" not in page.count.text()

    page.period.setCurrentIndex(page.period.findData("last"))
    page.period.setCurrentIndex(page.period.findData(""))
    assert len(names(page)) == 20, "another selection begins anew"
    assert not page.more.isHidden()


def test_a_visit_is_removed_and_brought_back(page: VisitsPage, area: Area, session: Session) -> None:
    told: list[Notice] = []
    session.notified.connect(told.append)
    QTest.keyClick(page.list, Qt.Key.Key_Down)
    assert page.detail.shown is not None
    assert page.detail.shown.household.name == "龙桂香"
    page.detail.remove.click()
    assert names(page) == ["陈国福"]
    assert area.store.select(Commitment) == []
    assert told[-1].act is not None
    told[-1].act()
    assert names(page) == ["陈国福", "龙桂香"]
    assert len(area.store.select(Commitment)) == 1


def test_correct_and_open_lead_on(page: VisitsPage, session: Session, village: Village) -> None:
    amended: list[str] = []
    homes: list[str] = []
    session.amend_requested.connect(amended.append)
    session.household_requested.connect(homes.append)
    page.detail.amend.click()
    page.detail.name.click()
    assert amended == [page.model.records[0].visit.id]
    assert homes == [village.ids["陈国福"]]


def test_a_household_is_chosen_by_initials_and_enter(page: VisitsPage, session: Session) -> None:
    doors: list[str] = []
    session.visit_requested.connect(doors.append)
    page.visit_button.click()
    dialog = page.window().findChild(ChooseHousehold)
    assert isinstance(dialog, ChooseHousehold)
    QTest.keyClick(dialog.search, Qt.Key.Key_Return)
    assert doors == []  # nothing was typed: nobody is visited by accident
    QTest.keyClicks(dialog.search, "zgl")
    QTest.keyClick(dialog.search, Qt.Key.Key_Return)
    directory = session.directory.current
    assert directory is not None
    (found,) = [each for each in directory.all() if each.name == "周国梁"]
    assert doors == [found.id]


# -- past visits --------------------------------------------------------------------------------------------------


@pytest.fixture
def bulk(page: VisitsPage) -> BulkEntry:
    page.open_bulk()
    return page.bulk


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # offscreen, of the list of offers
def test_rows_are_typed_by_keyboard_and_labelled_late(
    page: VisitsPage, bulk: BulkEntry, area: Area, session: Session
) -> None:
    before = len(area.store.select(Visit))
    for text in ("zgl", "11-20", "0930", "例行,安全", "1", "15 rounds", "card", "11-25"):
        QTest.keyClicks(QApplication.focusWidget() or bulk.table, "x")  # Chinese comes by input method
        field = QApplication.focusWidget()
        assert isinstance(field, QLineEdit)
        field.setText(text)
        QTest.keyClick(field, Qt.Key.Key_Tab)
    assert bulk.model.verdict(0) == Verdict("周国梁 · 11月20日")
    QTest.keyClick(bulk.table, Qt.Key.Key_Return, CTRL)
    made = [each for each in area.store.select(Visit) if each.note == "15 rounds"]
    assert len(area.store.select(Visit)) == before + 1
    assert [(each.started_at[:16], each.late, each.met, each.purposes) for each in made] == [
        ("2026-11-20T09:30", 1, "person", "routine safety")
    ]
    assert "周国梁" in names(page)
    assert bulk.model.typed() == []
    assert not bulk.isVisible()


ROWS = "周国梁\t11-20\t9:30\t例行\t1\t插座松\t换插座\t2026/11/25\r\n谁也不是\t11-21\t10\t\t4\t\t\t\r\n"


def test_one_wrong_row_keeps_all_rows_typed_and_saves_none(bulk: BulkEntry, area: Area) -> None:
    before = len(area.store.select(Visit))
    QGuiApplication.clipboard().setText(ROWS)
    QTest.keyClick(bulk.table, Qt.Key.Key_V, CTRL)
    typed = [list(row) for row in bulk.model.typed()]
    assert len(typed) == 2
    bulk.save()
    assert len(area.store.select(Visit)) == before
    assert bulk.model.typed() == typed
    assert bulk.notices.isVisible()
    at = bulk.table.currentIndex()
    assert (at.row(), at.column()) == (1, 0)
    bulk.model.setData(bulk.model.index(1, 0), "陈国福")
    bulk.save()
    assert len(area.store.select(Visit)) == before + 2


def test_a_save_that_fails_keeps_the_table(
    bulk: BulkEntry, area: Area, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_area: Area, _drafts: object) -> None:
        raise Fault("disk_full")

    bulk.model.paste(bulk.model.index(0, 0), "周国梁\t11-20\t9:30\t\t1")
    with monkeypatch.context() as broken:
        broken.setattr(visits, "record_visits", full)
        bulk.save()
    assert len(bulk.model.typed()) == 1
    assert bulk.notices.notice is not None
    assert bulk.notices.notice.tone == "alarm"
    assert bulk.save_button.isEnabled()


def test_what_is_typed_in_the_table_outlives_the_program(
    bulk: BulkEntry, session: Session, show: Show, qtbot: QtBot
) -> None:
    bulk.model.setData(bulk.model.index(0, 5), "还没写完")
    qtbot.wait(500)
    again = BulkEntry(session)
    show(again)
    assert again.model.typed() == [["", "", "", "", "", "还没写完", "", ""]]


def test_esc_leaves_the_table_with_what_is_in_it(page: VisitsPage, bulk: BulkEntry) -> None:
    bulk.model.setData(bulk.model.index(0, 5), "留着")
    assert page.go_back()
    assert not bulk.isVisible()
    page.open_bulk()
    assert len(bulk.model.typed()) == 1


@pytest.fixture
def reader(page: VisitsPage, session: Session, words: Words) -> Reader:
    return Reader(datetime.fromisoformat("2026-11-22T14:03:00+08:00"), words, session.directory.current)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-11-20", "2026-11-20"),
        ("2026/11/20 0:00", "2026-11-20"),
        ("11月20日", "2026-11-20"),
        ("11.20", "2026-11-20"),
        ("20", "2026-11-20"),
        ("昨天", "2026-11-21"),
        ("12-30", "2025-12-30"),
    ],
)
def test_days_as_people_write_them(reader: Reader, text: str, day: str) -> None:
    assert reader.day(text, "day").isoformat() == day


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("9", "09:00"),
        ("9:30", "09:30"),
        ("9：30", "09:30"),
        ("0930", "09:30"),
        ("930", "09:30"),
        ("9点半", "09:30"),
    ],
)
def test_hours_as_people_write_them(reader: Reader, text: str, hour: str) -> None:
    assert reader.clock(text).isoformat("minutes") == hour


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("household", ""),
        ("household", "国"),
        ("household", "没有这户"),
        ("day", "某天"),
        ("day", "11-31"),
        ("day", "2026-11-23"),
        ("time", "25:00"),
        ("time", ""),
        ("met", ""),
        ("met", "6"),
        ("purposes", "闲逛"),
        ("due", ""),
        ("due", "改天"),
    ],
)
def test_what_is_not_understood_says_so_in_its_place(reader: Reader, column: str, value: str) -> None:
    cells = {
        "household": "周国梁",
        "day": "11-20",
        "time": "9:30",
        "purposes": "例行",
        "met": "1",
        "note": "",
        "promise": "换插座",
        "due": "11-25",
    }
    assert reader.draft(cells).met == "person"
    with pytest.raises(Wrong) as caught:
        reader.draft({**cells, column: value})
    assert caught.value.column == column
    assert caught.value.sentence


# -- files --------------------------------------------------------------------------------------------------------


def test_a_file_is_saved_only_where_the_person_says(
    page: VisitsPage, area: Area, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    file = visits.seal_file(area, "抄表单".encode(), name="单据.txt")
    dialog = AttachmentDialog(
        session, file.content_hash, name=file.name, media_type=file.media_type, parent=page
    )
    dialog.show()
    assert dialog.warning.accessibleName()
    out = tmp_path / "out.txt"
    dialog.save_to(out)
    assert out.read_text("utf-8") == "抄表单"
    dialog.save_to(tmp_path / "nowhere" / "out.txt")
    assert dialog.word.isVisible()
    dialog.close()
