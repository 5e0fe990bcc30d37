"""A workbook whose last part, putting its sheets down, says how far it is and can be stopped."""

from collections.abc import Callable
from io import BytesIO, StringIO
from typing import Any, Final

from xlsxwriter.packager import Packager
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from gridsteward.reports.style import WORKBOOK_OPTIONS

Told = Callable[[int, int], object]
"""(rows put down, rows there are); may raise, which stops the work."""

_EVERY: Final = 50  # rows between two reports: some ms


class StoppableBook(Workbook):  # type: ignore[misc]  # comes without types
    """Tells how many rows are put down while it closes. What `told` raises comes out of `close`."""

    def __init__(self, told: Told) -> None:
        count = self._count = _Count(told)
        super().__init__(_Stream(count.again), WORKBOOK_OPTIONS)
        self.worksheet_class = lambda: _Sheet(count.row)

    @property
    def content(self) -> BytesIO:
        """Return what was written, once it is closed."""
        stream: BytesIO = self.filename
        return stream

    def close(self) -> None:
        """Put all down."""
        self._count.begin(sum((each.dim_rowmax or 0) + 1 for each in self.worksheets()))
        super().close()

    def _get_packager(self) -> Packager:
        return _Packager()

    def let_go(self) -> None:
        """Forget all there is in it: a book and its sheets know each other, so they stay until garbage is collected."""
        for each in (*self.worksheets(), self):
            vars(each).clear()


class _Count:
    """How many rows of all are put down; knows nothing of the book."""

    def __init__(self, told: Told) -> None:
        self._told, self._down, self._most = told, 0, 0
        self._closing = False

    def begin(self, most: int) -> None:
        self._most, self._closing = most, True

    def row(self) -> None:
        self._down += 1
        if self._down % _EVERY == 0:
            self.again()

    def again(self) -> None:
        if self._closing:
            # once it was stopped: the zip writes its end all the same when it is thrown away
            self._closing = False
            self._told(min(self._down, self._most), self._most)
            self._closing = True


class _Sheet(Worksheet):  # type: ignore[misc]
    def __init__(self, row: Callable[[], object]) -> None:
        super().__init__()
        self._put_down, self._row = row, -1

    # XlsxWriter offers no place to look in while it closes. Should it come to call this by another name,
    # a report takes longer to stop, and more memory; tests/reports/test_stopping.py says so.
    def _write_row(self, row: int, *about: Any, **more: Any) -> None:
        self._put_down()
        self.table.pop(self._row, None)  # it stands in the sheet's text now
        self._row = row
        super()._write_row(row, *about, **more)


class _Packager(Packager):  # type: ignore[misc]
    def _filename(self, name: str) -> "_Part":
        part = _Part()
        self.filenames.append((part, name, False))
        return part


class _Part(StringIO):
    """A part of the zip as text: read once, when it is packed, and gone then."""

    def getvalue(self) -> str:
        text = super().getvalue()
        self.close()
        return text


class _Stream(BytesIO):
    """Asks before each part of the zip whether it is still wanted."""

    def __init__(self, ask: Callable[[], object]) -> None:
        super().__init__()
        self._ask = ask

    def write(self, part: Any, /) -> int:
        self._ask()
        return super().write(part)
