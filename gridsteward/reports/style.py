"""One look for every workbook we hand in: fonts, colours, print set-up, and text that stays text."""

import math
import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from gridsteward.records.report import WordsLike
from gridsteward.records.sheet import SheetColumn

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

# No temporary file in clear, and nothing a customer said becomes a formula, a number or a link.
WORKBOOK_OPTIONS: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
CELL_LIMIT: Final = 32_767  # UTF-16 units, Excel's own limit
SHEET_ROWS: Final = 1_048_576  # Excel's own limit
Value = str | float | None
_EPOCH: Final = date(1899, 12, 30).toordinal()
# XML 1.0 cannot carry these at all, whatever the escape
_UNFIT: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_HEAD_FONT: Final = "Microsoft YaHei"
_BODY_FONT: Final = "宋体"
_LINE: Final = "#B9C4C0"
_LINE_HEIGHT: Final = 13.5  # points, for the body font
_HIGHEST_ROW: Final = 409.0  # points, Excel's own limit


class Texts:
    """Makes texts fit for a cell and counts those that had to be cut."""

    def __init__(self, words: WordsLike) -> None:
        self._ending = words("report.cut_short")
        self.shortened = 0

    def fit(self, text: str) -> str:
        """Return `text` as a cell can hold it: no control characters, at most 32,767 UTF-16 units."""
        if not text.isprintable():
            text = _UNFIT.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
        if text[:3] == "<r>" and text[-4:] == "</r>":
            # XlsxWriter takes this for its own rich text and would write it as raw XML
            text += " "
        if len(text) > CELL_LIMIT // 2 and _units(text) > CELL_LIMIT:
            self.shortened += 1
            kept = text.encode("utf-16-le")[: 2 * (CELL_LIMIT - _units(self._ending))]
            text = kept.decode("utf-16-le", "ignore") + self._ending
        return text


class Style:
    """The formats of one workbook, made once."""

    def __init__(self, book: "Workbook", words: WordsLike) -> None:
        self._book = book
        self._words = words

    def _format(self, **settings: object) -> "Format":
        base = {"font_name": _BODY_FONT, "font_size": 10, "valign": "vcenter"}
        return self._book.add_format(base | settings)

    @cached_property
    def cells(self) -> dict[str, "Format"]:
        """Formats of body cells by the `form` of their column."""
        line: dict[str, Any] = {"border": 1, "border_color": _LINE}
        middle = line | {"align": "center"}
        return {
            "text": self._format(text_wrap=True, **line),
            "short": self._format(text_wrap=True, **middle),
            "code": self._format(num_format="@", **middle),
            "number": self._format(**middle),
            "decimal": self._format(num_format="0.0", **middle),
            "percent": self._format(num_format="0%", **middle),
            "degree": self._format(num_format="0.000000", **middle),
            "date": self._format(num_format="yyyy-mm-dd", **middle),
            "time": self._format(num_format="hh:mm", **middle),
            "moment": self._format(num_format="yyyy-mm-dd hh:mm", **middle),
            "reason": self._format(text_wrap=True, font_color="#9C1C13", bg_color="#FBE4E1", **line),
        }

    @cached_property
    def title(self) -> "Format":
        """The big line on top."""
        return self._format(font_name=_HEAD_FONT, font_size=16, bold=True, align="center")

    @cached_property
    def scope(self) -> "Format":
        """The line below it: what is covered and when it was made."""
        return self._format(font_name=_HEAD_FONT, font_size=9, font_color="#51605B", text_wrap=True)

    @cached_property
    def scope_line(self) -> "Format":
        """The same in a cell of its own that may run over its neighbours."""
        return self._format(font_name=_HEAD_FONT, font_size=9, font_color="#51605B")

    @cached_property
    def head(self) -> "Format":
        """Column heads and their groups."""
        return self._format(
            font_name=_HEAD_FONT,
            bold=True,
            align="center",
            text_wrap=True,
            border=1,
            border_color=_LINE,
            bg_color="#E3EFEA",
        )

    @cached_property
    def check(self) -> "Format":
        """The line that sets the sheet against the system."""
        return self._format(font_name=_HEAD_FONT, font_size=9, font_color="#0B6B4F")

    def total(self, unit: str = "") -> "Format":
        """A cell of the totals row; `unit` names a number format in [report_unit]."""
        shown = {"num_format": self._words(f"report_unit.{unit}")} if unit else {}
        return self._format(
            font_name=_HEAD_FONT,
            bold=True,
            align="center",
            top=2,
            bottom=1,
            left=1,
            right=1,
            border_color=_LINE,
            top_color="#0B6B4F",
            bg_color="#F2F6F4",
            text_wrap=True,
            **shown,
        )


def write_heads(
    sheet: "Worksheet",
    style: Style,
    *,
    row: int,
    columns: Sequence[SheetColumn],
    words: WordsLike,
    fit: Callable[[str], str],
) -> None:
    """Write the two-row head: groups merged across, columns without a group merged down."""
    titles = [fit(column.title) or words(f"report.{column.key}") for column in columns]
    for at, (column, title) in enumerate(zip(columns, titles, strict=True)):
        sheet.set_column(at, at, column.width)
        if not column.group:
            sheet.merge_range(row, at, row + 1, at, title, style.head)
        else:
            sheet.write_string(row + 1, at, title, style.head)
    sheet.set_row(
        row + 1,
        height(max(2, *(lines_of(title, each.width) for each, title in zip(columns, titles, strict=True)))),
    )
    start = 0
    while start < len(columns):
        group = columns[start].group
        end = start
        while end + 1 < len(columns) and columns[end + 1].group == group:
            end += 1
        if group and end > start:
            sheet.merge_range(row, start, row, end, words(f"report.{group}"), style.head)
        elif group:
            sheet.write_string(row, start, words(f"report.{group}"), style.head)
        start = end + 1


def print_setup(sheet: "Worksheet", words: WordsLike, *, first_head: int, last_head: int) -> None:
    """A4 landscape, as wide as the paper, heads on every page, page numbers below."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.center_horizontally()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(first_head, last_head)
    sheet.set_footer(f'&C&"{_HEAD_FONT},Regular"&9{words("report.page")}')


def day_number(iso: str) -> int | None:
    """Return Excel's number of the day in an ISO date or time, None when there is no such day."""
    try:
        return date.fromisoformat(iso[:10]).toordinal() - _EPOCH
    except ValueError:
        return None


def clock_number(iso: str) -> float | None:
    """Return Excel's fraction of the day for the wall clock in an ISO time, None when it holds none."""
    hour, minute = iso[11:13], iso[14:16]
    if not (hour.isdecimal() and minute.isdecimal()):
        return None
    return (int(hour) * 60 + int(minute)) / 1440


def write_cells(
    sheet: "Worksheet",
    row: int,
    *,
    values: Iterable[Value],
    columns: Sequence[SheetColumn],
    forms: Sequence["Format"],
) -> None:
    """Write one row from the first column on; "" and None become empty cells.

    The row is made as high as its longest text needs: not every program does that when it opens a file.
    """
    lines = 1
    for at, value in enumerate(values):
        if not value and value != 0:
            sheet.write_blank(row, at, None, forms[at])
        elif isinstance(value, str):
            sheet.write_string(row, at, value, forms[at])
            if 2 * len(value) > columns[at].width or "\n" in value:
                lines = max(lines, lines_of(value, columns[at].width))
        else:
            sheet.write_number(row, at, value, forms[at])
    if lines > 1:
        sheet.set_row(row, height(lines))


def height(lines: int) -> float:
    """Return the height in points of a row of so many lines, within what Excel allows."""
    return min(_LINE_HEIGHT * lines + 3, _HIGHEST_ROW)


def lines_of(text: str, width: float) -> int:
    """Return about how many lines `text` takes; a Chinese character is two wide, as it is in GB 18030."""
    return sum(math.ceil((len(line.encode("gb18030")) or 1) / (width * 1.05)) for line in text.split("\n"))


def literal(text: str) -> str:
    """Return `text` as a formula holds it."""
    return '"' + text.replace('"', '""') + '"'


def joined(keys: Iterable[str], names: dict[str, str], *, comma: str) -> str:
    """Return the names of vocabulary `keys`; a key this version does not know stays as it is."""
    return comma.join(names.get(key, key) for key in keys)


def _units(text: str) -> int:
    return len(text) + sum(1 for letter in text if letter > "\uffff")
