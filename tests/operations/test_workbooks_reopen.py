"""If these fail, LibreOffice shows a station other numbers than we wrote, or a customer's name runs as a formula.

Excel and WPS read the same files; LibreOffice is the one that can be asked here. It opens each workbook and saves it
again (formulas worked out anew), and another library than the one that wrote it reads both.
"""

import shutil
import subprocess
from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from gridsteward.operations import (
    care_export,
    case_export,
    cases,
    demo,
    exporting,
    households,
    period_report,
    portrait_export,
    sheet_templates,
    visits,
)
from gridsteward.operations.area import Area
from gridsteward.operations.cases import Entry
from gridsteward.operations.demo_exchange import DemoClock
from gridsteward.records.case import CaseKind
from gridsteward.records.report import WrittenReport
from gridsteward.records.visit import DraftCommitment, VisitDraft
from gridsteward.words import Words

NOW = datetime(2026, 11, 23, 14, 20, tzinfo=timezone(timedelta(hours=8)))
FIRST, LAST = date(2026, 11, 1), date(2026, 11, 30)
EVIL = ("=HYPERLINK(0)", "+86-10", "-20+30", "@SUM(10)", "{=1001}", "=cmd|' /C calc'!A0")
ZH = Words("zh_CN")
Write = Callable[[Area, Path], WrittenReport]

WORKBOOKS: dict[str, Write] = {
    "visits": lambda area, out: exporting.export_visits(
        area, exporting.VisitSelection(first="2026-11-01", last="2026-11-30"), out, words=ZH
    ),
    "households": lambda area, out: exporting.export_households(
        area, exporting.HouseholdSelection(), out, words=ZH
    ),
    "portraits": lambda area, out: portrait_export.export_portraits(area, out, words=ZH),
    "care": lambda area, out: care_export.export_care(area, out, words=ZH),
    "cases": lambda area, out: case_export.export_cases(area, out, words=ZH),
    "log": lambda area, out: period_report.export_log(area, date(2026, 11, 20), out, words=ZH),
    "week": lambda area, out: period_report.export_period(
        area, date(2026, 11, 16), date(2026, 11, 22), out, words=ZH, sort="week"
    ),
    "month": lambda area, out: period_report.export_period(area, FIRST, LAST, out, words=ZH, sort="month"),
    "layout": lambda area, out: sheet_templates.save_layout(area, out, words=ZH),
}


@pytest.fixture(scope="module")
def area(tmp_path_factory: pytest.TempPathFactory) -> Area:
    """Return a demonstration in which some customers and what they said look like formulas."""
    clock = DemoClock(NOW)
    made = demo.make_demo(
        tmp_path_factory.mktemp("reopen"), households=80, passphrase=demo.DEMO_PASSPHRASE, now=clock
    )
    made.now = clock
    for at, evil in enumerate(EVIL):
        home, _ = households.add_household(
            made, {"account_no": f"99000000{at:02d}", "name": evil, "village": evil, "address": evil}
        )
        visits.record_visits(
            made,
            [
                VisitDraft(
                    id=f"evil{at}",
                    household_id=home,
                    started_at=f"2026-11-20T0{at}:00:00+08:00",
                    ended_at=f"2026-11-20T0{at}:10:00+08:00",
                    purposes=("routine",),
                    met="person",
                    met_who=evil,
                    note=evil,
                    commitments=(DraftCommitment(what=evil, due="2026-11-29"),),
                )
            ],
        )
        cases.register_case(
            made,
            Entry(
                kind=CaseKind.ENQUIRY,
                content=evil,
                household_id=home,
                person=evil,
                at="2026-11-20T10:00:00+08:00",
            ),
        )
    return made


@pytest.fixture(scope="module")
def reopened(area: Area, tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Path, Path]]:
    """Return each workbook as written and as LibreOffice saved it, all in one run of it."""
    if shutil.which("soffice") is None:
        pytest.fail("LibreOffice is missing: packaging/setup.sh test installs libreoffice-calc-nogui")
    folder = tmp_path_factory.mktemp("books")
    again = folder / "again"
    for name, write in WORKBOOKS.items():
        write(area, folder / f"{name}.xlsx")
    done = subprocess.run(
        [
            *("soffice", "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}"),
            *("--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(again)),
            *(str(folder / f"{name}.xlsx") for name in WORKBOOKS),
        ],
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
    )
    assert done.returncode == 0, done.stderr
    return {name: (folder / f"{name}.xlsx", again / f"{name}.xlsx") for name in WORKBOOKS}


def _values(path: Path) -> dict[str, list[list[Any]]]:
    book = openpyxl.load_workbook(path, data_only=True)
    return {
        sheet.title: [[_plain(cell) for cell in row] for row in sheet.values] for sheet in book.worksheets
    }


def _plain(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, 6)
    return value.replace("\r", "") or None if isinstance(value, str) else value


@pytest.mark.parametrize("name", WORKBOOKS)
def test_libreoffice_reads_what_was_written_and_comes_to_the_same_totals(
    reopened: dict[str, tuple[Path, Path]], name: str
) -> None:
    ours, theirs = (_values(path) for path in reopened[name])
    assert list(ours) == list(theirs)
    for sheet, rows in ours.items():
        for at, (row, again) in enumerate(zip(rows, theirs[sheet], strict=False), 1):
            wide = min(len(row), len(again))
            assert row[:wide] == again[:wide], f"{sheet} row {at}"
    said = [cell for rows in theirs.values() for row in rows for cell in row if isinstance(cell, str)]
    assert not [cell for cell in said if "对不上" in cell], "the check line was worked out anew and holds"
    assert not [cell for cell in said if cell.startswith(("#", "Err:"))]


@pytest.mark.parametrize("name", [name for name in WORKBOOKS if name != "layout"])
def test_nothing_a_customer_said_is_a_formula(reopened: dict[str, tuple[Path, Path]], name: str) -> None:
    seen = 0
    for path in reopened[name]:
        book = openpyxl.load_workbook(path)
        for sheet in book.worksheets:
            for row in sheet.iter_rows():
                for cell in row:
                    if cell.value in EVIL:
                        seen += 1
                        assert cell.data_type == "s", f"{sheet.title}!{cell.coordinate}"
                    elif cell.data_type == "f":
                        ran = [evil for evil in EVIL if evil.strip("={}") in str(cell.value)]
                        assert ran == [], f"{sheet.title}!{cell.coordinate}: {cell.value}"
    assert seen >= (0 if name == "care" else len(EVIL))


def test_charts_are_drawn_from_the_table_beside_them(reopened: dict[str, tuple[Path, Path]]) -> None:
    ours, theirs = (openpyxl.load_workbook(path)["图表"] for path in reopened["month"])
    charts = ours._charts  # openpyxl has no public list of what it read
    assert len(charts) >= 8
    assert len(theirs._charts) == len(charts), "LibreOffice keeps them all"
    for chart in charts:
        for series in chart.series:
            assert series.val.numRef.f.startswith("'图表'!")
