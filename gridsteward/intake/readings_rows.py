"""Read a sheet of use data into arrays: whose, when, how much, and what is wrong with what could not be read.

Every different cell is interpreted once; rows are only touched one by one where something is wrong with them.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from gridsteward.intake.readings_dates import Moment, day_number, read_moment, read_month, year_within
from gridsteward.intake.readings_figures import (
    Figures,
    Kind,
    Mask,
    Naming,
    figures,
    interpreted,
    within_reason,
)
from gridsteward.intake.readings_numbers import plain_id, plain_text_id, tight
from gridsteward.intake.readings_problems import Problems
from gridsteward.intake.readings_table import Coded, Spread, Table
from gridsteward.intake.synonyms import Synonyms, normalise_title
from gridsteward.intake.words import is_nothing, said
from gridsteward.records.reading_plan import Layout, ProblemRow, ReadingNoteKind, ReadingSheet
from gridsteward.records.readings import ReadingKind

NO_DAY: Final = -(1 << 31)
_TEXTS: Final = ("account_no", "meter_no", "date", "month", "register_kind", "estimated")
_PACES: Final = (15, 30, 60)
Ints = NDArray[np.int32]


@dataclass(slots=True)
class Ids:
    """Account or meter numbers of a sheet: a code for each row into the different `texts`, "" for none."""

    codes: Ints
    texts: list[str]


@dataclass(slots=True)
class ReadingRows:
    """Readings of one sheet, one each row; those that `keep` says, or all.

    `day` is days since 1970 (months since year 0 for bills) or NO_DAY, `value` kWh or what the register shows, NaN for
    none, `amount` yuan. `slot` is the interval of the day out of `slots`. Reading n is in row `first + n // across`.
    """

    sheet: str
    kind: ReadingKind
    cumulative: bool
    power: bool
    first: int
    across: int
    account: Ids | None
    meter: Ids | None
    day: Spread
    value: Spread
    keep: Mask | None = None
    amount: Spread | None = None
    multiplier: Spread | None = None
    estimated: Spread | None = None
    slot: Spread | None = None
    slots: int = 0
    problems: Problems = field(default_factory=Problems)

    def row_no(self, at: int) -> int:
        """Return the row of the file, as Excel shows it, in which a reading stands."""
        return self.first + at // self.across

    def note_problem(
        self,
        kind: Kind,
        name: str,
        rows: NDArray[np.intp],
        shown: Callable[[int], str],
        *,
        count: int | None = None,
    ) -> None:
        """Count a problem of these readings and keep the first few; `count` where they stand for more."""
        examples = [
            ProblemRow(self.sheet, self.row_no(at), shown(at)) for at in rows[: Problems.EXAMPLES].tolist()
        ]
        self.problems.add(kind, name, len(rows) if count is None else count, examples)


def read_rows(table: Table, sheet: ReadingSheet, synonyms: Synonyms, *, today: date) -> ReadingRows:
    """Return the readings of a sheet that was recognised (`sheet.usable`)."""
    return _Reader(table, sheet, synonyms, today).read()


class _Reader:
    def __init__(self, table: Table, sheet: ReadingSheet, synonyms: Synonyms, today: date) -> None:
        self._table = table
        self._sheet = sheet
        self._synonyms = synonyms
        self._today = today
        self._problems = Problems()
        self._first = sheet.first_data_row - 1
        around = [cell for row in table.top[: self._first] for cell in row if isinstance(cell, str)]
        self._year = year_within([table.name, *around])
        self._wide = len(sheet.across) or 1
        self._named = {each.field: each.index for each in sheet.columns if each.field}
        values = [] if sheet.across else [self._value_field, "amount"]
        loaded = table.load(
            self._first,
            texts=[self._named[name] for name in _TEXTS if name in self._named],
            numbers=[self._named[name] for name in (*values, "multiplier") if name in self._named],
        )
        self._count = loaded.rows
        self._coded = {name: loaded.coded[at] for name, at in self._named.items() if at in loaded.coded}
        self._numbers = {name: loaded.numbers[at] for name, at in self._named.items() if at in loaded.numbers}

    @property
    def _value_field(self) -> str:
        if self._sheet.kind is ReadingKind.BILLS:
            return "bill_kwh" if "bill_kwh" in self._named else "daily_kwh"
        return "register" if self._sheet.cumulative else "daily_kwh"

    def read(self) -> ReadingRows:
        sheet = self._sheet
        lines = self._kept()
        keep = lines if lines is None or self._wide == 1 else np.repeat(lines, self._wide)
        naming = Naming(sheet.sheet, lambda at: sheet.first_data_row + at // self._wide, keep, self._problems)
        by_line = Naming(sheet.sheet, lambda at: sheet.first_data_row + at, lines, self._problems)
        day, slot, slots = self._moments(by_line)
        rows = ReadingRows(
            sheet=sheet.sheet,
            kind=sheet.kind,
            cumulative=sheet.cumulative,
            power=sheet.power,
            first=sheet.first_data_row,
            across=self._wide,
            account=self._accounts(),
            meter=self._ids("meter_no"),
            day=day,
            value=self._values(naming),
            keep=keep,
            slot=slot,
            slots=slots,
            problems=self._problems,
        )
        if sheet.kind is ReadingKind.BILLS and "amount" in self._named and not sheet.across:
            amount = figures("amount", self._coded, self._numbers)
            naming.name_figures("amount", amount)
            rows.amount = amount.spread
        if "multiplier" in self._named:
            told = by_line.multipliers(figures("multiplier", self._coded, self._numbers))
            rows.multiplier = self._each(told)
        if "estimated" in self._coded:
            found, yes = self._coded["estimated"], self._synonyms.values["estimated"]
            marked = np.array([tight(cell) in yes for cell in found.cells], bool)
            rows.estimated = self._each(Spread(found.codes, marked))
        return rows

    def _each(self, lines: Spread) -> Spread:
        """Return what is said of a line for each of its readings."""
        if self._wide == 1:
            return lines
        if lines.codes is None:
            return Spread(None, np.repeat(lines.values, self._wide))
        return Spread(np.repeat(lines.codes, self._wide), lines.values)

    def _across(self, values: NDArray[Any]) -> Spread:
        """Return what is said of each column, for the reading that each line has there."""
        return Spread(np.tile(np.arange(self._wide, dtype=np.int32), self._count), values)

    # -- which rows count ------------------------------------------------------------------------------------------

    def _kept(self) -> Mask | None:
        """Return which rows hold a reading: no empty ones, totals, repeated heads, other registers. None: all."""
        gone = np.zeros(self._count, bool)
        ids = [self._coded[name] for name in ("account_no", "meter_no") if name in self._coded]
        when = [self._coded[name] for name in ("date", "month") if name in self._coded]
        heads = {
            normalise_title(said(cell)) for row in self._sheet.head_rows for cell in self._table.top[row - 1]
        }

        def is_total(text: str) -> bool:
            return text.partition(":")[0] in self._synonyms.totals

        for found in (*ids, *when):
            texts = [tight(cell) for cell in found.cells]
            for note, says in (
                (ReadingNoteKind.TOTALS, [is_total(text) for text in texts]),
                (
                    ReadingNoteKind.REPEATED_HEAD,
                    [bool(text) and normalise_title(text) in heads for text in texts],
                ),
            ):
                if any(says):
                    rows = np.array(says, bool)[found.codes] & ~gone
                    self._problems.note(note, int(rows.sum()))
                    gone |= rows
        if ids or when:
            empty = np.ones(self._count, bool)
            for found in (*ids, *when):
                blank = np.array([is_nothing(said(cell)) for cell in found.cells], bool)
                empty &= blank[found.codes] if blank.any() else False
            gone |= empty
        if "register_kind" in self._coded:
            gone |= self._other_registers(self._coded["register_kind"], gone)
        return ~gone if gone.any() else None

    def _other_registers(self, found: Coded, gone: Mask) -> Mask:
        """Return the rows of peak, valley and other part registers, where there are rows of the whole."""
        total = self._synonyms.values["register_kind"]
        words = [tight(cell) for cell in found.cells]
        others = np.array([bool(word) and word not in total for word in words], bool)
        if not any(word in total for word in words):
            others[:] = False
        rows: Mask = others[found.codes] & ~gone
        self._problems.note(ReadingNoteKind.OTHER_REGISTER, int(rows.sum()))
        return rows

    # -- whose and when --------------------------------------------------------------------------------------------

    def _accounts(self) -> Ids | None:
        if self._sheet.layout is Layout.HOMES_ACROSS:
            places = np.tile(np.arange(self._wide, dtype=np.int32), self._count)
            return Ids(places, [plain_text_id(what) for _index, what in self._sheet.across])
        if self._sheet.account:
            return Ids(np.zeros(self._count * self._wide, np.int32), [self._sheet.account])
        return self._ids("account_no")

    def _ids(self, name: str) -> Ids | None:
        if name not in self._coded:
            return None
        found = self._coded[name]
        codes = np.repeat(found.codes, self._wide) if self._wide > 1 else found.codes
        return Ids(codes, [plain_id(cell) for cell in found.cells])

    def _moments(self, by_line: Naming) -> tuple[Spread, Spread | None, int]:
        """Return the day or month of each reading, and the interval of the day out of how many."""
        sheet = self._sheet
        if sheet.layout is Layout.DAYS_ACROSS:
            return self._across(np.array([_number_of(what) for _at, what in sheet.across], np.int32)), None, 0
        name = "month" if "month" in self._coded and sheet.kind is ReadingKind.BILLS else "date"
        found = self._coded[name]
        read = self._read_days(found)
        kinds = [
            Kind.NOT_A_DATE if each is None else each if isinstance(each, Kind) else None for each in read
        ]
        by_line.name_cells(name, found.codes, found.cells, kinds)
        numbers = [
            each.day if isinstance(each, Moment) else each if isinstance(each, int) else NO_DAY
            for each in read
        ]
        days = self._each(Spread(found.codes, np.array(numbers, np.int32)))
        if sheet.kind is not ReadingKind.POINTS:
            return days, None, 0
        if sheet.layout is Layout.POINTS_ACROSS:
            return days, self._across(np.arange(self._wide, dtype=np.int32)), self._wide
        minutes = [each.minutes or 0 if isinstance(each, Moment) else 0 for each in read]
        pace = _pace(minutes)
        return days, Spread(found.codes, np.array(minutes, np.int32) // pace), 24 * 60 // pace

    def _read_days(self, found: Coded) -> list[Moment | int | Kind | None]:
        read = read_month if self._sheet.kind is ReadingKind.BILLS else read_moment
        return [read(cell, today=self._today, year=self._year) for cell in found.cells]

    # -- how much --------------------------------------------------------------------------------------------------

    def _values(self, naming: Naming) -> Spread:
        sheet = self._sheet
        name = self._value_field
        if sheet.across:
            grid = self._table.grid(self._first, [index for index, _what in sheet.across])
            if isinstance(grid, Coded):
                found = interpreted(Coded(grid.codes.reshape(-1), grid.cells))
            else:
                found = Figures(Spread(None, grid.reshape(-1)))
        elif name in self._named:
            found = figures(name, self._coded, self._numbers)
        else:  # bills that only say what was charged
            return Spread(None, np.full(self._count, np.nan))
        naming.name_figures(name, found, quiet=bool(sheet.across))
        left, wrong = within_reason(found, kind=sheet.kind, cumulative=sheet.cumulative)
        naming.name_unreasonable(name, found, wrong)
        return left.spread


def _number_of(what: str) -> int:
    """Return an ISO date as days since 1970, a month "YYYY-MM" as months since year 0."""
    if len(what) == len("YYYY-MM"):
        return int(what[:4]) * 12 + int(what[5:]) - 1
    return day_number(date.fromisoformat(what))


def _pace(minutes: list[int]) -> int:
    """Return the minutes from one reading to the next: the shortest way between two times of the day."""
    step = min((after - before for before, after in pairwise(sorted(set(minutes)))), default=_PACES[-1])
    return next((pace for pace in _PACES if step <= pace), _PACES[-1])
