"""A ledger, sheet by sheet: every row becomes a household, is merged into one, or is listed with why."""

import dataclasses
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Final

from msgspec.structs import replace

from gridsteward.intake.coordinates import to_wgs84
from gridsteward.intake.dates import read_birth, read_date
from gridsteward.intake.merging import Gathering, OpenRow
from gridsteward.intake.numbers import Lengths, read_number, usual_length
from gridsteward.intake.outcome import Odd, Outcome
from gridsteward.intake.phones import read_phones
from gridsteward.intake.rows import RowJudge
from gridsteward.intake.synonyms import Synonyms
from gridsteward.intake.words import (
    read_coordinates,
    read_degrees,
    read_name,
    read_power,
    read_residents,
    read_text,
    read_word,
    read_yes,
    said,
)
from gridsteward.records.coordinates import Datum
from gridsteward.records.faults import Fault
from gridsteward.records.ledger import (
    COORDINATES,
    IGNORE,
    SENSITIVE,
    Cell,
    LedgerReading,
    ProblemKind,
    RawSheet,
    RawWorkbook,
    Repair,
    RepairKind,
    SheetPlan,
    SkipKind,
    SkippedRow,
    Value,
)

Read = Callable[[Cell], Outcome]

_SENTENCES: Final = frozenset({"address", "note", "meter_phase"})
_LUNAR_TITLES: Final = ("农历", "阴历", "lunar")
_SOLAR_TITLES: Final = ("公历", "阳历", "solar")
# The borders of China in degrees, a little generous.
_LONGITUDES: Final = (73.0, 136.0)
_LATITUDES: Final = (3.0, 54.0)


@dataclass(slots=True)
class _Column:
    """One column at work. Cells repeat (village, class, residents), so each is read once."""

    index: int
    field: str
    read: Read
    again: bool
    memo: dict[Cell, Outcome] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Context:
    synonyms: Synonyms
    today: date
    accounts: Lengths
    meters: Lengths


def read_ledger(
    workbook: RawWorkbook,
    plans: Sequence[SheetPlan],
    synonyms: Synonyms,
    *,
    today: date,
    known_account_length: int | None = None,
    datums: Mapping[str, Datum] | None = None,
) -> LedgerReading:
    """Return what the planned sheets hold.

    `today` bounds dates. `known_account_length` is the length that the account numbers already stored share
    (None when they differ or there are none). `datums` tells in which system a sheet gives its coordinates, WGS-84
    unless told; the rows have them in WGS-84. Raise Fault `ledger_no_head` when no sheet can be read.
    """
    usable = [plan for plan in plans if plan.usable]
    if not usable:
        raise Fault("ledger_no_head", name=workbook.name)
    accounts = usual_length(_cells(workbook, usable, "account_no"), known_account_length)
    meters = usual_length(_cells(workbook, usable, "meter_no"), None)
    # Meters of several makers lie in one column: differing lengths are no news.
    context = _Context(synonyms, today, accounts, replace(meters, unsure=False))
    gathering = Gathering()
    unread = []
    for plan in plans:
        sheet = workbook.sheet(plan.sheet)
        if plan.usable:
            datum = (datums or {}).get(plan.sheet, Datum.WGS84)
            _SheetReader(sheet, plan, context, gathering=gathering, datum=datum).read()
        elif sheet.rows:
            unread.append(plan.sheet)
    return gathering.reading(unread_sheets=tuple(unread))


def _cells(workbook: RawWorkbook, plans: Sequence[SheetPlan], name: str) -> Iterator[Cell]:
    for plan in plans:
        for column in plan.columns:
            if column.field == name:
                for row in workbook.sheet(plan.sheet).rows[plan.first_data_row - 1 :]:
                    yield row[column.index]


class _SheetReader:
    def __init__(
        self, sheet: RawSheet, plan: SheetPlan, context: _Context, *, gathering: Gathering, datum: Datum
    ) -> None:
        self._datum = datum
        self._sheet = sheet
        self._plan = plan
        self._context = context
        self._gathering = gathering
        self._judge = RowJudge.of(sheet, plan, context.synonyms)
        self._calendar = next((c.index for c in plan.columns if c.field == "birth_calendar"), None)
        self._columns = self._make_columns()
        self._filled = self._merged_down()

    def read(self) -> None:
        rows, first = self._sheet.rows, self._plan.first_data_row
        head = self._plan.head_rows[0] if self._plan.head_rows else 1
        for row_no, row in enumerate(rows[: head - 1], 1):
            if _says_something(row):
                self._skip(row_no, row, SkipKind.TITLE)
        for row_no, row in enumerate(rows[first - 1 :], first):
            if _says_something(row):
                self._row(row_no, row)

    def _make_columns(self) -> list[_Column]:
        columns: list[_Column] = []
        for column in self._plan.columns:
            if column.field in {"", IGNORE, SENSITIVE, "birth_calendar"}:
                continue
            again = any(column.field == other.field for other in columns)
            lunar = any(word in column.title.lower() for word in _LUNAR_TITLES) and not any(
                word in column.title.lower() for word in _SOLAR_TITLES
            )
            read = self._reader(column.field, lunar=lunar)
            columns.append(_Column(column.index, column.field, read, again))
        return columns

    def _reader(self, name: str, *, lunar: bool) -> Read:
        context = self._context
        readers: Mapping[str, Read] = {
            "account_no": partial(read_number, lengths=context.accounts),
            "meter_no": partial(read_number, lengths=context.meters),
            "contracted_capacity": read_power,
            "longitude": read_degrees,
            "latitude": read_degrees,
            COORDINATES: read_coordinates,
            "residents": read_residents,
            "moved_in": partial(read_date, today=context.today),
            "birth": partial(read_birth, today=context.today, lunar=lunar),
        }
        if name in readers:
            return readers[name]
        if name.endswith("phones"):
            return read_phones
        if name in context.synonyms.values:
            return partial(
                read_yes if name == "living_alone" else read_word, words=context.synonyms.values[name]
            )
        return read_text if name in _SENTENCES else read_name

    def _merged_down(self) -> dict[int, dict[int, Cell]]:
        """Return the cells that stand in areas merged downwards, by row number and column."""
        filled: dict[int, dict[int, Cell]] = {}
        wanted = {column.index for column in self._columns}
        data = range(self._plan.first_data_row - 1, len(self._sheet.rows))
        for top, left, low, right in self._sheet.merged:
            if left == right and left in wanted and top in data:
                for row in range(top + 1, low + 1):
                    filled.setdefault(row + 1, {})[left] = self._sheet.rows[top][left]
        return filled

    def _row(self, row_no: int, row: Sequence[Cell]) -> None:
        filled = self._filled.get(row_no, {})
        if filled:
            row = [filled.get(index, cell) for index, cell in enumerate(row)]
        open_row = OpenRow(self._sheet.name, row_no)
        values = open_row.values
        for column in self._columns:
            cell = row[column.index]
            if cell == "":
                continue
            memo = column.memo
            if cell in memo and type(cell) is not bool:
                got = memo[cell]
            else:
                got = column.read(cell)
                if type(cell) is not bool:  # True and 1.0 would share a place
                    memo[cell] = got
            if got is None:
                continue
            if isinstance(got, Odd) or column.again:
                self._odd(open_row, column, cell=cell, got=got)
            else:
                values[column.field] = got
            if column.index in filled:
                open_row.repairs.append(Repair(column.field, RepairKind.MERGED_CELL, "", said(cell)))
        self._finish(open_row, row)

    def _odd(self, open_row: OpenRow, column: _Column, *, cell: Cell, got: Outcome) -> None:
        odd = got if isinstance(got, Odd) else Odd(value=got)
        before = odd.before or said(cell)
        if odd.problem:
            open_row.problem(column.field, odd.problem, value=before, other=odd.other)
        if odd.repair:
            after = " ".join(map(str, odd.more.values())) if odd.value is None else str(odd.value)
            open_row.repairs.append(Repair(column.field, odd.repair, said(cell), after))
        if odd.value is not None:
            open_row.put(column.field, odd.value)
        for name, value in odd.more.items():
            open_row.values.setdefault(name, value)

    def _finish(self, open_row: OpenRow, row: Sequence[Cell]) -> None:
        values = open_row.values
        name = values.get("name")
        named = "account_no" in values or "meter_no" in values
        if not named or name is None or name in self._context.synonyms.totals:
            skip = self._no_household(open_row, row, named=named)
            if skip:
                self._skip(open_row.row_no, row, skip)
                return
        if not named:
            self._gathering.lose(open_row)
            return
        if self._calendar is not None:
            self._birth_by_calendar(open_row, row)
        if "birth" in values and "birth_calendar" not in values:
            values["birth_calendar"], values["birth_leap"] = "solar", 0
        if "longitude" in values or "latitude" in values:
            _check_coordinates(open_row)
            self._place(open_row)
        self._gathering.add(open_row)

    def _place(self, open_row: OpenRow) -> None:
        """Turn the row's place into WGS-84; half a place is none."""
        values = open_row.values
        if "longitude" in values and "latitude" in values:
            point = float(values["longitude"]), float(values["latitude"])
            values["longitude"], values["latitude"] = to_wgs84(point, self._datum)
            return
        told = {each.field for each in open_row.problems}
        for name in ("longitude", "latitude"):
            if name in values:
                value = str(values.pop(name))
                if not told & {"longitude", "latitude"}:
                    open_row.problem(name, ProblemKind.HALF_A_PLACE, value=value)

    def _no_household(self, open_row: OpenRow, row: Sequence[Cell], *, named: bool) -> SkipKind | None:
        if not named:
            return self._judge.without_household(row)
        lived_in = "address" in open_row.values or "phones" in open_row.values
        return SkipKind.TOTALS if not lived_in and self._judge.is_totals(row) else None

    def _birth_by_calendar(self, open_row: OpenRow, row: Sequence[Cell]) -> None:
        """Read the birth date again in the calendar that a column of its own names."""
        words = self._context.synonyms.values["birth_calendar"]
        told = read_word(row[self._calendar or 0], words)
        if isinstance(told, Odd):
            open_row.problem("birth_calendar", ProblemKind.UNKNOWN_WORD, value=said(row[self._calendar or 0]))
        if told != "lunar" or open_row.values.get("birth_calendar") == "lunar":
            return
        for column in self._columns:
            if column.field == "birth" and row[column.index] != "":
                open_row.forget("birth")
                got = read_birth(row[column.index], today=self._context.today, lunar=True)
                self._odd(open_row, column, cell=row[column.index], got=got)

    def _skip(self, row_no: int, row: Sequence[Cell], kind: SkipKind) -> None:
        self._gathering.skipped.append(
            SkippedRow(sheet=self._sheet.name, row_no=row_no, kind=kind, text=self._judge.shown(row))
        )


def _says_something(row: Sequence[Cell]) -> bool:
    return any(row) or any(cell != "" for cell in row)  # a lone zero is something


def _check_coordinates(open_row: OpenRow) -> None:
    """Keep coordinates that lie in China, turn them when they were swapped, name the others."""
    values = open_row.values
    if _within(values.get("longitude"), _LATITUDES) and _within(values.get("latitude"), _LONGITUDES):
        for name, other in (("longitude", "latitude"), ("latitude", "longitude")):
            before, after = str(values[name]), str(values[other])
            open_row.repairs.append(Repair(name, RepairKind.COORDINATES_SWAPPED, before, after))
        values["longitude"], values["latitude"] = values["latitude"], values["longitude"]
        return
    for name, bounds in (("longitude", _LONGITUDES), ("latitude", _LATITUDES)):
        if name in values and not _within(values[name], bounds):
            open_row.problem(name, ProblemKind.OUT_OF_RANGE, value=str(values.pop(name)))


def _within(value: Value | None, bounds: tuple[float, float]) -> bool:
    return isinstance(value, float) and bounds[0] <= value <= bounds[1]
