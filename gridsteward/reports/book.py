"""From a function that fills a workbook to a file on disk, locked or not."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from gridsteward.records.report import WrittenReport
from gridsteward.reports.target import encrypted, replacing

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook


@dataclass(frozen=True, slots=True)
class Filled:
    """What went into a workbook."""

    rows: int
    sheets: int
    shortened: int = 0


def _nobody(_done: int, _total: int) -> None:
    return


def write_book(
    fill: Callable[["Workbook"], Filled],
    out: Path | BinaryIO,
    *,
    password: str | None = None,
    overwrite: bool = False,
    told: Callable[[int, int], object] = _nobody,
) -> WrittenReport:
    """Fill a workbook and put it to `out`, a file (whole or not at all) or an open binary stream.

    Once it is filled `told` hears how many of its rows are put down; may raise, which stops the work.
    An error in `fill` or `told` leaves `out` untouched. Raises the Faults of `replacing`.
    """
    if isinstance(out, Path):
        with replacing(out, overwrite=overwrite) as stream:
            filled, size = _pour(fill, stream, password, told)
        return _written(filled, size, path=out)
    filled, size = _pour(fill, out, password, told)
    return _written(filled, size, path=None)


def _pour(
    fill: Callable[["Workbook"], Filled],
    stream: BinaryIO,
    password: str | None,
    told: Callable[[int, int], object],
) -> tuple[Filled, int]:
    from gridsteward.reports.stoppable import StoppableBook

    book = StoppableBook(told)
    try:
        filled = fill(book)
        book.close()
        content = encrypted(book.content, password) if password else book.content.getvalue()
    finally:
        book.let_go()
    stream.write(content)
    return filled, len(content)


def _written(filled: Filled, size: int, *, path: Path | None) -> WrittenReport:
    return WrittenReport(
        path=path, rows=filled.rows, sheets=filled.sheets, size=size, shortened=filled.shortened
    )


def stamp(book: "Workbook", *, title: str, author: str, made_at: str) -> None:
    """Write the document properties; the same report made twice is the same file."""
    made = datetime.fromisoformat(made_at).replace(tzinfo=None)
    book.set_properties({"title": title, "author": author, "created": made})
