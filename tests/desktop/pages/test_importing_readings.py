"""Readings through the page: recognised by themselves, shown before anything happens, in with one press, out again."""

from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest
from openpyxl import load_workbook
from pytestqt.qtbot import QtBot

from gridsteward.desktop.dialogs.export import ExportDialog
from gridsteward.desktop.pages.importing import columns
from gridsteward.desktop.pages.importing.page import ImportPage
from gridsteward.desktop.session import Session
from gridsteward.operations import households
from gridsteward.operations.area import Area
from gridsteward.records.journal import Change
from gridsteward.store import usage
from tests.intake.reading_files import csv_file

A, B = "0610442700011", "0610442700012"
HEAD = "户号,数据日期,日用电量(kWh)"


@pytest.fixture
def page(session: Session, area: Area, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> ImportPage:
    monkeypatch.setattr(columns, "SLICE", 60.0)  # all lines in one turn, so that nothing has to be waited for
    for account, name in ((A, "周桂英"), (B, "何志强")):
        households.add_household(area, {"account_no": account, "name": name})
    made = ImportPage(session)
    qtbot.addWidget(made)
    made.resize(1294, 712)
    made.show()
    return made


@pytest.fixture
def days(session: Session) -> list[str]:
    """Return the last four days before the clock's."""
    today = session.clock().date()
    return [(today - timedelta(days=back)).isoformat() for back in (4, 3, 2, 1)]


def figures(page: ImportPage) -> dict[str, str]:
    return {key: pair.accessibleName() for key, pair in page.readings.figures.items()}


def test_readings_are_recognised_shown_taken_in_and_undone(
    page: ImportPage, session: Session, area: Area, tmp_path: Path, days: list[str]
) -> None:
    changes: list[Change] = []
    session.changed.connect(changes.append)
    lines = [f"{A},{days[0]},5.25", f"{A},{days[1]},-1", f"{B},{days[0]},2", f"0999999999999,{days[0]},3"]
    page.read(csv_file(tmp_path, HEAD, *lines, encoding="gb18030"))
    assert page.pages.currentWidget() is page.readings
    assert figures(page) == {"homes": "2", "created": "2", "changed": "0", "unchanged": "0", "missing": "1"}
    assert [line[1] for line in page.readings.kinds.lines] == ["1", "1"]
    assert "负数" in " ".join(line[0] for line in page.readings.kinds.lines)
    assert [line[0] for line in page.readings.strangers.lines] == ["0999 9999 9999 9"]
    assert usage.usage_span(area.store) is None
    page.readings.go.click()
    assert page.pages.currentIndex() == 2
    assert "2" in page.result.text()
    assert changes[-1].tables == {"usage_import"}
    assert usage.daily(area.store).kwh.shape == (2, 1)
    asked: list[int] = []
    session.undo_requested.connect(lambda: asked.append(1))
    page.undo.click()
    assert asked == [1]


def test_the_same_readings_again_bring_nothing(page: ImportPage, tmp_path: Path, days: list[str]) -> None:
    path = csv_file(tmp_path, HEAD, f"{A},{days[0]},5.25")
    page.read(path)
    page.readings.go.click()
    page.read(path)
    assert figures(page)["unchanged"] == "1"
    assert not page.readings.go.isEnabled()


def test_a_file_nobody_recognises_is_readings_when_a_person_says_so(
    page: ImportPage, area: Area, tmp_path: Path, qtbot: QtBot, days: list[str]
) -> None:
    page.read(csv_file(tmp_path, "户号,那天,用了多少", f"{A},{days[0]},5.25"))
    assert page.pages.currentIndex() == 1
    page.as_readings.click()
    assert page.pages.currentWidget() is page.readings
    assert page.readings.wrong.isVisibleTo(page)
    page.readings.understand("readings", 1, "date")
    page.readings.understand("readings", 2, "daily_kwh")
    qtbot.waitUntil(page.readings.go.isEnabled, timeout=3000)
    page.readings.go.click()
    assert usage.daily(area.store).kwh.tolist() == [[5.25]]


def test_readings_can_be_called_a_ledger_after_all(page: ImportPage, tmp_path: Path, days: list[str]) -> None:
    page.read(csv_file(tmp_path, HEAD, f"{A},{days[0]},5.25"))
    page.readings.as_ledger.click()
    assert page.pages.currentIndex() == 1
    assert page.file is not None


def test_what_figures_across_mean_is_a_persons_to_say(
    page: ImportPage, area: Area, tmp_path: Path, qtbot: QtBot, days: list[str]
) -> None:
    path = csv_file(tmp_path, ",".join(["户号", *days]), f"{A},100,105,111,111")
    page.read(path)
    readings = page.readings
    assert readings.meaning.currentData() == "daily_kwh"
    readings.meaning.setCurrentIndex(1)
    readings.meaning.activated.emit(1)
    qtbot.waitUntil(lambda: figures(page)["created"] == "3", timeout=3000)
    readings.go.click()
    assert np.array_equal(usage.daily(area.store).kwh[:, -3:], np.array([[5, 6, 0]], np.float32))


def test_rows_with_a_problem_are_mended_in_excel_and_come_in(
    page: ImportPage, area: Area, tmp_path: Path, days: list[str]
) -> None:
    page.read(csv_file(tmp_path, HEAD, f"{A},{days[0]},-5", f"{A},{days[1]},5"))
    page.readings.go.click()
    page.left_over.click()
    dialog = page.window().findChild(ExportDialog)
    assert isinstance(dialog, ExportDialog)
    out = tmp_path / "mend.xlsx"
    dialog.place.setText(str(out))
    dialog.go.click()
    assert dialog.written is not None
    book = load_workbook(out)
    sheet = book.worksheets[0]
    (wrong,) = [cell for row in sheet.iter_rows() for cell in row if cell.value == "-5"]
    wrong.value = 6
    book.save(out)
    dialog.reject()
    page.read(out)
    page.readings.go.click()
    assert usage.daily(area.store).kwh.tolist() == [[6.0, 5.0]]


def test_a_file_without_anything_in_it_says_so_on_the_first_page(page: ImportPage, tmp_path: Path) -> None:
    empty = tmp_path / "empty.csv"
    empty.write_text("\n")
    page.read(empty)
    assert page.pages.currentIndex() == 0
    assert "empty.csv" in page.refused.text()
