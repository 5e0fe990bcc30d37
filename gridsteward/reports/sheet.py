"""A sheet filled row by row after its template: title, scope, two-row head, rows, totals, check line (R4.5)."""

from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from gridsteward.records.report import WordsLike
from gridsteward.records.sheet import SheetTemplate
from gridsteward.reports.style import (
    SHEET_ROWS,
    Style,
    Texts,
    Value,
    literal,
    print_setup,
    write_cells,
    write_heads,
)

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

HEAD: Final = 2  # title, scope, then the two-row head
FIRST: Final = HEAD + 2
_CLOSING: Final = 2  # totals row and check line
_ROOM: Final = SHEET_ROWS - FIRST - _CLOSING


class Total(Struct, frozen=True, kw_only=True):
    """A cell of the totals row: under which column it stands, and the formulas over columns that add up to it.

    In each of `formulas` "{key}" stands for the cells of that column. `unit` names a number format of [report_unit].
    """

    column: str
    formulas: tuple[str, ...]
    value: float
    unit: str = ""


class Check(Struct, frozen=True, kw_only=True):
    """The line that sets the sheet against the system, also after somebody has edited the sheet.

    `expects` says what each total (by its name) has to come to, `also` are further conditions as formulas.
    """

    equal: str
    differs: str
    expects: Mapping[str, int]
    also: tuple[str, ...] = ()


class Sheet:
    """The worksheets of one template while they are filled: a further one begins when one is full.

    Rows come as values in the order of `fields`; the template says which of them are shown, and where. A `mark` goes
    into a hidden column behind the last: by it a corrected row is known again when the workbook comes back.
    """

    def __init__(
        self,
        book: "Workbook",
        template: SheetTemplate,
        fields: Sequence[str],
        *,
        name: str,
        title: str,
        scope: str,
        style: Style,
        texts: Texts,
        words: WordsLike,
        marked: bool = False,
    ) -> None:
        self._book, self._template, self._words = book, template, words
        self._style, self._texts, self._marked = style, texts, marked
        self._base, self._title, self._scope = name, texts.fit(title), texts.fit(scope)
        self._columns = template.columns
        self._at = {column.key: at for at, column in enumerate(self._columns)}
        self._pick = _picker([fields.index(column.key) for column in self._columns])
        self._forms = [style.cells[column.form] for column in self._columns]
        self._last = len(self._columns) - 1
        self.spans: list[tuple[str, int, int]] = []  # sheet, first and last row of its rows
        self.rows = 0
        self._open()

    def _open(self) -> None:
        words, style = self._words, self._style
        self.name = f"{self._base} {len(self.spans) + 1}" if self.spans else self._base
        sheet: Worksheet = self._book.add_worksheet(self.name)
        _across(sheet, 0, last=self._last, text=self._title, form=style.title)
        sheet.set_row(0, 30)
        _across(sheet, 1, last=self._last, text=self._scope, form=style.scope)
        sheet.set_row(1, 18)
        write_heads(sheet, style, row=HEAD, columns=self._columns, words=words, fit=self._texts.fit)
        sheet.freeze_panes(FIRST, self._at.get(self._template.keep, 0) + 1)
        print_setup(sheet, words, first_head=HEAD, last_head=HEAD + 1)
        if self._marked:
            hidden = self._last + 1
            sheet.set_column(hidden, hidden, 12, None, {"hidden": True})
            sheet.write_string(HEAD + 1, hidden, words("report.mark"), style.head)
        self.sheet, self._row = sheet, FIRST

    def add(self, values: Sequence[Value], mark: str = "") -> None:
        """Write one row below the last one."""
        if self._row - FIRST >= _ROOM:
            self._end()
            self._open()
        write_cells(
            self.sheet, self._row, values=self._pick(values), columns=self._columns, forms=self._forms
        )
        if mark:
            self.sheet.write_string(self._row, self._last + 1, mark)
        self._row += 1
        self.rows += 1

    def _end(self) -> None:
        last = max(self._row - 1, FIRST)  # an empty report keeps one empty row, so that ranges stay ranges
        self.sheet.autofilter(HEAD + 1, 0, last, self._last)
        self.spans.append((self.name, FIRST, last))

    def end(self, *, nothing: str = "") -> int:
        """End the rows; `nothing` is said where there are none. Return the row where a foot may begin."""
        self._end()
        if not self.rows and nothing:
            self.sheet.write_string(FIRST, min(1, self._last), nothing, self._style.cells["short"])
        return self.spans[-1][2] + 1

    def foot(self, text: str) -> None:
        """Write a line below the rows, after `end`."""
        self.sheet.write_string(
            self.spans[-1][2] + 1, min(1, self._last), self._texts.fit(text), self._style.scope_line
        )

    def has(self, column: str) -> bool:
        """Tell whether the template shows a column."""
        return column in self._at

    def totals(self, totals: Mapping[str, Total], check: Check) -> dict[str, str]:
        """Write totals row and check line, after `end`; return the address of each total that is shown.

        A total over a column the station left out is written as the number it is.
        """
        from xlsxwriter.utility import xl_rowcol_to_cell

        row = self.spans[-1][2] + 1
        self.sheet.set_row(row, 24)
        for column in range(self._last + 1):
            self.sheet.write_blank(row, column, None, self._style.total())
        self.sheet.write_string(row, 0, self._words("report.total"), self._style.total())
        cells: dict[str, str] = {}
        counted: list[str] = []
        for name, total in totals.items():
            if total.column not in self._at:
                continue
            at, form = self._at[total.column], self._style.total(total.unit)
            formula = self._formula(total)
            if formula:
                self.sheet.write_formula(row, at, f"={formula}", form, total.value)
                counted.append(name)
            else:
                self.sheet.write_number(row, at, total.value, form)
            cells[name] = xl_rowcol_to_cell(row, at)
        agree = [f"{cells[name]}={check.expects[name]}" for name in counted if name in check.expects]
        equal, differs = literal(self._texts.fit(check.equal)), literal(self._texts.fit(check.differs))
        _across(self.sheet, row + 1, last=self._last, text="", form=self._style.check)
        self.sheet.write_formula(
            row + 1,
            0,
            f"=IF(AND({','.join([*agree, *check.also]) or 'TRUE'}),{equal},{differs})",
            self._style.check,
            check.equal,
        )
        return {name: f"{quoted(self.name)}!{cell}" for name, cell in cells.items()}

    def _formula(self, total: Total) -> str:
        wanted = {key for formula in total.formulas for key in self._keys_in(formula)}
        if not wanted <= self._at.keys():
            return ""
        return "+".join(
            formula.format_map(dict(zip(self._at, spans, strict=True)))
            for formula in total.formulas
            for spans in self._ranges()
        )

    @staticmethod
    def _keys_in(formula: str) -> list[str]:
        from string import Formatter

        return [key for _, key, _, _ in Formatter().parse(formula) if key]

    def _ranges(self) -> list[list[str]]:
        """Return the cells of each column, for each worksheet."""
        from xlsxwriter.utility import xl_range_abs

        return [
            [f"{quoted(name)}!{xl_range_abs(first, at, last, at)}" for at in self._at.values()]
            for name, first, last in self.spans
        ]


def title_of(template: SheetTemplate, words: WordsLike, *, station: str, area: str) -> str:
    """Return the big line on top of a sheet."""
    if template.own_title:
        return template.own_title.replace("{station}", station).replace("{area}", area)
    return report_title(template.title, words, station=station, area=area)


def report_title(key: str, words: WordsLike, *, station: str, area: str) -> str:
    """Return the title of a report; an area that is called as its station is named once."""
    return words(f"report.{key}", station="" if station == area else station, area=area).strip()


def quoted(sheet: str) -> str:
    """Return a sheet's name as a formula holds it."""
    return "'" + sheet.replace("'", "''") + "'"


def _picker(places: Sequence[int]) -> Callable[[Sequence[Value]], tuple[Value, ...]]:
    if len(places) == 1:  # itemgetter would give it bare
        (only,) = places
        return lambda values: (values[only],)
    return itemgetter(*places)


def _across(sheet: "Worksheet", row: int, *, last: int, text: str, form: object) -> None:
    if last:
        sheet.merge_range(row, 0, row, last, text, form)
    else:
        sheet.write_string(row, 0, text, form)
