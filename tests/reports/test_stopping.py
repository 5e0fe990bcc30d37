"""If these fail, who stops a report waits until its workbook is finished, or finds half of one."""

import gc
import weakref
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from python_calamine import load_workbook

from gridsteward.reports.book import Filled, write_book
from gridsteward.reports.stoppable import StoppableBook

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

ROWS, SHEETS = 4_000, 3


class Stopped(Exception):  # noqa: N818
    """Somebody pressed stop."""


def fill(book: "Workbook") -> Filled:
    for at in range(SHEETS):
        sheet = book.add_worksheet(f"s{at}")
        for row in range(ROWS):
            sheet.write_string(row, 0, f"{at} {row}")
            sheet.write_number(row, 1, row)
    return Filled(ROWS * SHEETS, SHEETS)


def stop_when(pressed: Callable[[int, int], bool], told: list[int]) -> Callable[[int, int], None]:
    def tell(done: int, total: int) -> None:
        told.append(done)
        if pressed(done, total):
            raise Stopped

    return tell


@pytest.mark.parametrize("share", [0, 0.4, 0.9])
def test_stopped_while_the_sheets_are_put_down(tmp_path: Path, share: float) -> None:
    told: list[int] = []
    out = tmp_path / "月报.xlsx"
    out.write_bytes(b"before")
    with pytest.raises(Stopped):
        write_book(fill, out, overwrite=True, told=stop_when(lambda done, total: done >= share * total, told))
    assert told[-1] <= (share + 0.02) * ROWS * SHEETS, "went on although it was stopped"
    assert [each.name for each in tmp_path.iterdir()] == ["月报.xlsx"]
    assert out.read_bytes() == b"before"


def test_stopped_while_they_are_packed(tmp_path: Path) -> None:
    told: list[int] = []
    tell = stop_when(lambda done, _total: told.count(done) > 4, told)
    with pytest.raises(Stopped):
        write_book(fill, tmp_path / "月报.xlsx", told=tell)
    assert told[-1] == ROWS * SHEETS, "stopped before anything was packed"
    assert not list(tmp_path.iterdir())


def test_who_goes_on_hears_how_far_it_is_and_gets_it_whole(tmp_path: Path) -> None:
    told: list[int] = []
    totals: set[int] = set()

    def tell(done: int, total: int) -> None:
        told.append(done)
        totals.add(total)

    write_book(fill, tmp_path / "月报.xlsx", told=tell)
    assert told == sorted(told)
    assert len(set(told)) > 100
    assert totals == {max(told)} == {ROWS * SHEETS}
    book = load_workbook(tmp_path / "月报.xlsx")
    assert [len(book.get_sheet_by_name(f"s{at}").to_python()) for at in range(SHEETS)] == [ROWS] * SHEETS


@pytest.mark.parametrize("stopped", [False, True])
def test_nothing_of_it_waits_for_the_collector(tmp_path: Path, stopped: bool) -> None:
    made: list[weakref.ref[Workbook]] = []

    def noted(book: "Workbook") -> Filled:
        made.append(weakref.ref(book))
        return fill(book)

    gc.disable()
    try:
        with pytest.raises(Stopped) if stopped else nullcontext():
            write_book(noted, tmp_path / "月报.xlsx", told=stop_when(lambda _done, _total: stopped, []))
        assert made[0]() is None, "each report holds some 50 MB until somebody collects garbage"
    finally:
        gc.enable()


def test_a_sheet_that_is_put_down_holds_no_cells() -> None:
    book = StoppableBook(lambda _done, _total: None)
    fill(book)
    assert [len(each.table) for each in book.worksheets()] == [ROWS] * SHEETS
    book.close()
    assert [len(each.table) for each in book.worksheets()] == [1] * SHEETS
