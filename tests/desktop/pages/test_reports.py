"""Figures that agree with the rows below them, and a workbook that agrees with both."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gridsteward.desktop.dialogs.export import ExportDialog
from gridsteward.desktop.pages.reports.bars import bars
from gridsteward.desktop.pages.reports.page import ReportsPage
from gridsteward.desktop.pages.reports.period import Period, days
from gridsteward.desktop.session import Session
from gridsteward.operations.area import Area
from gridsteward.operations.exporting import VisitSelection, visit_totals
from gridsteward.operations.households import add_household
from gridsteward.operations.visits import record_visits
from gridsteward.records.visit import DraftCommitment, VisitDraft


@pytest.fixture
def visited(area: Area) -> list[str]:
    """Two villages, four visits this month and one last month."""
    near, _ = add_household(area, {"account_no": "0610442700", "name": "周桂英", "village": "桂溪村"})
    far, _ = add_household(area, {"account_no": "0610442701", "name": "何志强", "village": "柳塘村"})
    plan = ((near, 20), (near, 21), (far, 21), (near, 2), (far, -1))
    drafts = [
        VisitDraft(
            id=f"d{at}",
            household_id=household,
            started_at=f"2026-{11 if day > 0 else 10}-{abs(day) if day > 0 else 30:02d}T09:00:00+08:00",
            ended_at=f"2026-{11 if day > 0 else 10}-{abs(day) if day > 0 else 30:02d}T09:20:00+08:00",
            purposes=("routine",),
            met="nobody" if at == 1 else "person",
            note=f"第{at}次",
            commitments=(DraftCommitment(what="带联系卡", due="2026-11-30"),) if at == 0 else (),
        )
        for at, (household, day) in enumerate(plan)
    ]
    record_visits(area, drafts)
    return [near, far]


@pytest.fixture
def page(session: Session, visited: list[str], qtbot: QtBot) -> ReportsPage:
    session.directory.load()
    made = ReportsPage(session)
    qtbot.addWidget(made)
    made.resize(1294, 712)
    made.show()
    made.use_view("visits")
    return made


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        ("today", "2026-11-22", "2026-11-22"),
        ("week", "2026-11-16", "2026-11-22"),
        ("month", "2026-11-01", "2026-11-30"),
        ("last_month", "2026-10-01", "2026-10-31"),
    ],
)
def test_periods(period: Period, first: str, last: str) -> None:
    assert tuple(each.isoformat() for each in days(period, date(2026, 11, 22))) == (first, last)


def test_the_year_turns_and_leap_years_hold() -> None:
    assert days("last_month", date(2027, 1, 5)) == (date(2026, 12, 1), date(2026, 12, 31))
    assert days("month", date(2028, 2, 29))[1] == date(2028, 2, 29)
    assert days("month", date(2026, 12, 31))[1] == date(2026, 12, 31)


def test_no_bar_is_longer_than_the_longest() -> None:
    made = bars([("a", "甲", 4), ("b", "乙", 1)])
    assert [each.share for each in made] == [1.0, 0.25]
    assert bars([]) == ()


def test_figures_bars_and_rows_tell_the_same(page: ReportsPage, area: Area) -> None:
    totals = visit_totals(area, page.scope.selection())
    assert totals.visits == 4
    assert page.figures["visits"].accessibleName().startswith("4")
    assert page.figures["met"].accessibleName().startswith("75%")
    assert page.figures["promises"].accessibleName() == "1"
    assert page.visits.rowCount() == 4
    assert sum(each.count for each in page.villages.bars) == 4
    assert [each.count for each in page.times.bars] == [1, 1, 2]


def test_a_bar_opens_what_it_counts_and_escape_leaves_it(page: ReportsPage, qtbot: QtBot) -> None:
    page.by_village.setFocus()
    page.by_village.setCurrentIndex(page.villages.index(1, 0))
    qtbot.keyClick(page.by_village, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.visits.rowCount() == 1, timeout=2000)
    assert page.scope.selection().village == "柳塘村"
    assert page.go_back()
    qtbot.waitUntil(lambda: page.visits.rowCount() == 4, timeout=2000)
    page.by_time.clicked.emit(page.times.index(2, 0))
    qtbot.waitUntil(lambda: page.visits.rowCount() == 2, timeout=2000)
    assert page.scope.selection().first == page.scope.selection().last == "2026-11-21"


def test_a_long_list_shows_the_latest_and_goes_on_when_asked(
    page: ReportsPage, area: Area, visited: list[str], monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr("gridsteward.desktop.pages.reports.page.MOST", 20)
    drafts = [
        VisitDraft(
            id=f"e{day}-{hour}",
            household_id=visited[0],
            started_at=f"2026-11-{day:02d}T{hour:02d}:00:00+08:00",
            ended_at=f"2026-11-{day:02d}T{hour:02d}:20:00+08:00",
            met="person",
        )
        for day in range(1, 20)
        for hour in (10, 14)
    ]
    record_visits(area, drafts)
    page.scope.use_days(date(2026, 11, 1), date(2026, 11, 25))
    qtbot.waitUntil(lambda: page.visits.rowCount() == 20, timeout=2000)
    assert page.figures["visits"].accessibleName().startswith("42"), "the figures count all of them"
    assert sum(each.count for each in page.times.bars) == 42
    assert [each.started_at[:10] for each in page.visits.rows[:3]] == ["2026-11-21"] * 2 + ["2026-11-20"]
    assert "20" in page.listing.title.accessibleName()

    bar = page.list.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0, timeout=2000)
    bar.setValue(bar.maximum())
    place = bar.value()
    assert place > 0
    page.list.setCurrentIndex(page.visits.index(19, 0))
    page.listing.more.click()
    qtbot.waitUntil(lambda: page.visits.rowCount() == 40, timeout=2000)
    assert bar.value() == place, "whoever reads on stays where they are"
    assert page.list.currentIndex().row() == 19, "with the keys too"
    assert page.listing.more.isVisible()
    page.listing.more.click()
    qtbot.waitUntil(lambda: page.visits.rowCount() == 42, timeout=2000)
    assert page.listing.more.isHidden()
    assert page.listing.title.accessibleName() == "Visits 42"

    page.refresh()
    assert page.visits.rowCount() == 42, "what was asked for stays"
    page.scope.use_days(date(2026, 11, 1), date(2026, 11, 24))
    qtbot.waitUntil(lambda: page.visits.rowCount() == 20, timeout=2000)


def test_who_made_visits_is_read_again_only_when_there_are_others(
    page: ReportsPage, area: Area, session: Session, visited: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert page.scope.steward.findData("林静") > 0
    asked: list[Area] = []

    def stewards(own: Area) -> list[str]:
        asked.append(own)
        return ["林静", "王敏"]

    monkeypatch.setattr("gridsteward.operations.exporting.stewards", stewards)
    page.refresh()
    assert asked == []
    draft = VisitDraft(id="f", household_id=visited[0], started_at="2026-11-19T16:00:00+08:00", met="person")
    session.changed.emit(record_visits(area, [draft]))
    page.refresh()
    assert len(asked) == 1
    assert page.scope.steward.findData("王敏") > 0


def test_a_period_without_visits_says_so(page: ReportsPage, qtbot: QtBot) -> None:
    page.scope.periods.chips["today"].click()
    qtbot.waitUntil(page.empty.isVisible, timeout=2000)
    page.empty.button.click()
    qtbot.waitUntil(page.list.isVisible, timeout=2000)


def test_a_row_opens_its_household(
    page: ReportsPage, session: Session, visited: list[str], qtbot: QtBot
) -> None:
    asked: list[str] = []
    session.household_requested.connect(asked.append)
    page.list.activated.emit(page.visits.index(0, 0))
    assert asked[0] in visited


def test_the_workbook_holds_what_the_page_shows(page: ReportsPage, area: Area, tmp_path: Path) -> None:
    page.export.click()
    dialog = page.findChild(ExportDialog)
    assert isinstance(dialog, ExportDialog)
    out = tmp_path / "走访"
    dialog.place.setText(str(out))
    dialog.go.click()
    assert dialog.written is not None
    assert dialog.written.rows == visit_totals(area, page.scope.selection()).visits == 4
    cells = [
        str(cell.value)
        for row in load_workbook(tmp_path / "走访.xlsx").worksheets[0].iter_rows()
        for cell in row
    ]
    assert sum(text.startswith("第") and text.endswith("次") for text in cells) >= 4
    assert dialog.show_folder.isVisible()
    assert not dialog.go.isVisible()


def asking(page: ReportsPage) -> ExportDialog:
    page.export_households.trigger()
    dialog = page.findChild(ExportDialog)
    assert isinstance(dialog, ExportDialog)
    return dialog


def test_a_file_that_is_there_is_replaced_only_when_told_so(page: ReportsPage, tmp_path: Path) -> None:
    out = tmp_path / "住户.xlsx"
    out.write_bytes(b"mine")
    dialog = asking(page)
    dialog.place.setText(str(out))
    dialog.go.click()
    assert out.read_bytes() == b"mine"
    assert "已经有了" in dialog.wrong.text()
    dialog.go.click()
    assert dialog.written is not None
    assert out.read_bytes() != b"mine"


def test_trouble_is_said_in_place_and_can_be_mended(page: ReportsPage, tmp_path: Path) -> None:
    dialog = asking(page)
    dialog.place.setText(str(tmp_path / "gone" / "a.xlsx"))
    dialog.go.click()
    assert "gone" in dialog.wrong.text()
    dialog.place.setText(str(tmp_path / "a.xlsx"))
    dialog.go.click()
    assert dialog.written is not None


def test_a_password_locks_the_file(page: ReportsPage, tmp_path: Path) -> None:
    dialog = asking(page)
    out = tmp_path / "a.xlsx"
    dialog.place.setText(str(out))
    dialog.locked.setChecked(True)
    dialog.go.click()
    assert not out.exists()
    dialog.password.setText("calm words")
    dialog.again.setText("other words")
    dialog.go.click()
    assert not out.exists()
    dialog.again.setText("calm words")
    dialog.go.click()
    assert dialog.written is not None
    assert not out.read_bytes().startswith(b"PK")


def test_a_selection_backwards_is_turned_round(page: ReportsPage) -> None:
    page.scope.use_days(date(2026, 11, 20), date(2026, 11, 2))
    chosen = page.scope.selection()
    assert chosen == VisitSelection(first="2026-11-02", last="2026-11-20")
