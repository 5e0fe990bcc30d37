"""Take files of readings in: read, find whose they are, show what they would bring, bring it once.

What a file says is kept as it says it, in a sealed file that travels to the other laptops; the tables are folded from
these (`store.usage_fold`), so the later of two files holds where they differ, and undoing an import takes its readings
out again. After an import `Change.tables` holds "usage_import".
"""

import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from gridsteward.assets import asset
from gridsteward.operations.area import Area
from gridsteward.records.faults import Fault
from gridsteward.records.household import Household
from gridsteward.records.ids import made_by_hand
from gridsteward.records.journal import Change
from gridsteward.records.reading_plan import (
    READING_FIELDS,
    ReadingCounts,
    ReadingNoteKind,
    ReadingProblem,
    ReadingSheet,
)
from gridsteward.records.readings import ReadingCorrection, ReadingKind, UsageImport
from gridsteward.records.report import ProblemRow, WordsLike, WrittenReport

if TYPE_CHECKING:
    from gridsteward.intake.readings_gather import Gathered
    from gridsteward.intake.readings_rows import ReadingRows
    from gridsteward.intake.readings_table import Spread, Table
    from gridsteward.store.usage_batch import Batch

Report = Callable[[int, int], object]
"""Told (done, total); may raise to stop: nothing is written then."""

_STEPS: Final = 4
_READ, _MATCHED, _GATHERED, _COMPARED = range(1, _STEPS + 1)
_TITLES: Final = "readings "  # what a person said of a title here says nothing of a ledger's
MOST_KWH: Final = 100_000.0
"""More than this a home cannot have used in a day."""


@dataclass(frozen=True, slots=True)
class UsageFile:
    """A file of readings, and how its sheets are understood. `chosen`: sheet, then column, what a person said."""

    path: Path
    tables: "Sequence[Table]"
    sheets: tuple[ReadingSheet, ...]
    chosen: Mapping[str, Mapping[int, str]]

    @property
    def name(self) -> str:
        """Return the file's name."""
        return self.path.name

    @property
    def usable(self) -> tuple[ReadingSheet, ...]:
        """Return the sheets that would be read."""
        return tuple(
            each for each in self.sheets if each.usable and (not each.hidden or each.sheet in self.chosen)
        )


@dataclass(frozen=True, slots=True)
class UsagePlan:
    """What an import would bring. `unknown` are the account and meter numbers nobody here has.

    `goes_on`: it says what a register showed later than any file so far, though perhaps not yet what was used.
    """

    file: UsageFile
    kind: ReadingKind
    counts: ReadingCounts
    problems: tuple[ReadingProblem, ...]
    notes: Mapping[ReadingNoteKind, int]
    unknown: tuple[str, ...]
    batch: "Batch"
    goes_on: bool
    as_of: int

    @property
    def writes_nothing(self) -> bool:
        """Tell whether taking it in would change nothing."""
        return not (
            self.counts.created or self.counts.changed or self.notes.get(ReadingNoteKind.REGISTER_BEGINS)
        )


# -- the file ----------------------------------------------------------------------------------------------------------


def holds_readings(path: Path, *, today: date) -> bool:
    """Tell a file of readings from a household ledger by its first rows; raise Fault ledger_… for neither."""
    from gridsteward.intake.readings_sheets import recognise
    from gridsteward.intake.readings_table import open_tables

    return any(
        recognise(table, _synonyms(), today=today, file_name=path.stem).usable for table in open_tables(path)
    )


def read_usage_file(area: Area, path: Path) -> UsageFile:
    """Read a file and recognise its layout; raise Fault ledger_… for a file that is no table."""
    from gridsteward.intake.readings_table import open_tables

    return recognise_again(area, UsageFile(path, open_tables(path), (), {}))


def recognise_again(
    area: Area, file: UsageFile, chosen: Mapping[str, Mapping[int, str]] | None = None
) -> UsageFile:
    """Return the file understood as a person now says: sheet, then column index, to field."""
    from gridsteward.intake.readings_sheets import recognise

    chosen = file.chosen if chosen is None else chosen
    kept = area.store.remembered_titles().items()
    remembered = {title.removeprefix(_TITLES): field for title, field in kept if title.startswith(_TITLES)}
    sheets = tuple(
        recognise(
            table,
            _synonyms(),
            today=area.now().date(),
            file_name=file.path.stem,
            remembered=remembered,
            chosen=chosen.get(table.name, {}),
        )
        for table in file.tables
    )
    return UsageFile(file.path, file.tables, sheets, chosen)


@cache
def _synonyms() -> Any:
    from gridsteward.intake.synonyms import parse_synonyms

    path = asset("resources", "vocabularies", "reading_columns.toml")
    return parse_synonyms(tomllib.loads(path.read_text("utf-8")), fields=READING_FIELDS)


# -- what it would bring -----------------------------------------------------------------------------------------------


def plan_usage(area: Area, file: UsageFile, *, progress: Report = lambda _done, _total: None) -> UsagePlan:
    """Say what a file would bring; nothing is written. Raise Fault usage_no_head."""
    from gridsteward.intake.readings_problems import Problems
    from gridsteward.intake.readings_rows import read_rows
    from gridsteward.operations.usage_homes import matched

    expect_usable([file])
    progress(0, _STEPS)
    tables = {table.name: table for table in file.tables}
    today = area.now().date()
    rows = [read_rows(tables[each.sheet], each, _synonyms(), today=today) for each in file.usable]
    progress(_READ, _STEPS)
    problems = Problems()
    households, placed, unknown = matched(area, rows)
    progress(_MATCHED, _STEPS)
    gathered = _gathered(area, households, placed)
    progress(_GATHERED, _STEPS)
    for each in rows:
        problems.merge(each.problems)
    batch = _batch(households, gathered)
    kind = _kind(gathered, rows)
    counts = _counts(area, batch, gathered)
    progress(_COMPARED, _STEPS)
    return UsagePlan(
        file=file,
        kind=kind,
        counts=counts,
        problems=problems.listed(),
        notes=problems.notes,
        unknown=unknown,
        batch=batch,
        goes_on=_goes_on(area, batch),
        as_of=area.store.last_change(),
    )


def expect_usable(files: Sequence[UsageFile]) -> None:
    """Raise Fault usage_no_head for a file of which no sheet can be read."""
    for file in files:
        if not file.usable:
            raise Fault("usage_no_head", name=file.name)


def _gathered(
    area: Area, households: Sequence[str], placed: "list[tuple[ReadingRows, Spread]]"
) -> "Gathered":
    import numpy as np

    from gridsteward.intake.readings_gather import gather
    from gridsteward.intake.readings_registers import Registers
    from gridsteward.store import usage

    before = Registers(np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0))
    if any(sheet.cumulative for sheet, _home in placed):
        number = {home: at for at, home in enumerate(households)}
        lines = sorted(
            (number[home], day, value) for home, day, value in usage.registers(area.store) if home in number
        )
        before = Registers(
            np.array([line[0] for line in lines], np.int64),
            np.array([line[1] for line in lines], np.int64),
            np.array([line[2] for line in lines], np.float64),
        )
    return gather(placed, homes=len(households), before=before)


def _kind(gathered: "Gathered", rows: "Sequence[ReadingRows]") -> ReadingKind:
    kinds = {each.kind for each in rows}
    if len(gathered.days.home) or ReadingKind.DAILY in kinds:
        return ReadingKind.DAILY
    return ReadingKind.POINTS if ReadingKind.POINTS in kinds else ReadingKind.BILLS


def _batch(households: list[str], gathered: "Gathered") -> "Batch":
    """Return what travels: all that the file says."""
    import numpy as np

    from gridsteward.store.usage_batch import Batch

    days, bills, registers = gathered.days, gathered.bills, gathered.registers
    return Batch(
        households=households,
        home=days.home,
        month=days.month,
        kwh=days.wh,
        estimated=days.estimated,
        points={count: (each.home, each.day, each.wh) for count, each in gathered.points.items()},
        bills=None if bills is None else (bills.home, bills.month, bills.kwh, bills.amount),
        registers=None
        if registers is None
        else (registers.home.astype(np.int32), registers.day.astype(np.int32), registers.value),
    )


def _counts(area: Area, batch: "Batch", gathered: "Gathered") -> ReadingCounts:
    from gridsteward.store import usage_batch, usage_fold

    created, changed, unchanged = usage_fold.compare(area.store, batch)
    first, last = usage_batch.span(batch)
    return ReadingCounts(
        rows=gathered.rows,
        homes=usage_batch.homes(batch),
        created=created,
        changed=changed,
        unchanged=unchanged,
        missing=gathered.missing,
        first=first,
        last=last,
    )


def _goes_on(area: Area, batch: "Batch") -> bool:
    from gridsteward.store import usage

    if batch.registers is None:
        return False
    held = {home: day for home, day, _value in usage.registers(area.store)}
    homes, days, _values = batch.registers
    return any(
        day > held.get(batch.households[home], -1)
        for home, day in zip(homes.tolist(), days.tolist(), strict=True)
    )


# -- bringing it -------------------------------------------------------------------------------------------------------


def import_usage(
    area: Area, plan: UsagePlan, *, progress: Report = lambda _done, _total: None
) -> tuple[UsagePlan, Change | None]:
    """Take in what a plan says, as one change: all of it or nothing. No change when the file says nothing new.

    What was written since the plan was made is looked at again; the plan returned is what was done.
    """
    from gridsteward.store import usage_fold

    if area.store.last_change() != plan.as_of:
        plan = plan_usage(area, plan.file, progress=progress)
    _remember(area, plan.file)
    if plan.writes_nothing:
        return plan, None
    progress(0, 2)
    record = sealed(area, plan.batch, file_name=plan.file.name, kind=plan.kind)
    progress(1, 2)
    with area.store.write("usage.import") as write:
        write.insert(record)
        usage_fold.fold(area.store, known={record.content_hash: plan.batch})
    return plan, write.outcome()


def sealed(area: Area, batch: "Batch", *, file_name: str, kind: ReadingKind) -> UsageImport:
    """Seal what was brought into the file that travels; return the record of it, to be written."""
    from gridsteward.store import usage_batch

    data = usage_batch.encode(batch)
    first, last = usage_batch.span(batch)
    return UsageImport(
        id=made_by_hand(),
        kind=kind,
        file_name=file_name,
        at=area.stamp(),
        first=first,
        last=last,
        homes=usage_batch.homes(batch),
        readings=usage_batch.readings(batch),
        content_hash=area.store.files.put(data),
        size=len(data),
    )


def _remember(area: Area, file: UsageFile) -> None:
    """What a person said of a column's title holds for the next file."""
    titles = {
        f"{_TITLES}{column.key}": column.field
        for sheet in file.sheets
        for column in sheet.columns
        if column.key and column.index in file.chosen.get(sheet.sheet, {})
    }
    if titles:
        area.store.remember_titles(titles)


def export_problems(
    plans: Sequence[UsagePlan], out: Path, *, words: WordsLike, overwrite: bool = False
) -> WrittenReport:
    """Write the rows that problems name, as they stand in the files, with the reason beside them."""
    from gridsteward.reports.problems import problems_workbook

    return problems_workbook(
        [row for plan in plans for row in _problem_rows(plan, words)],
        words=words,
        out=out,
        overwrite=overwrite,
    )


def _problem_rows(plan: UsagePlan, words: WordsLike) -> Iterator[ProblemRow]:
    reasons: dict[tuple[str, int], dict[str, None]] = {}
    for problem in plan.problems:
        for row in problem.examples:
            sentence = words(f"reading_problem.{problem.kind.value}", value=row.value)
            reasons.setdefault((row.sheet, row.row_no), {})[sentence] = None
    for table, sheet in zip(plan.file.tables, plan.file.sheets, strict=True):
        wanted = {row_no - 1 for name, row_no in reasons if name == table.name}
        if not wanted:
            continue
        titles = tuple(str(cell) for cell in table.top[sheet.head_rows[-1] - 1]) if sheet.head_rows else ()
        for at, cells in table.pick(wanted):
            yield ProblemRow(
                sheet=table.name,
                row_no=at + 1,
                titles=titles or tuple("" for _ in cells),
                cells=tuple(cells),
                reasons=tuple(reasons[table.name, at + 1]),
            )


def is_behind(area: Area) -> bool:
    """Tell whether readings wait to be folded in, as after an exchange that was cut short, or an update."""
    from gridsteward.store import usage_standing

    return usage_standing.is_behind(area.store)


def catch_up(area: Area) -> Change | None:
    """Fold in what waits, over a connection of its own; return what changed, None when nothing did."""
    from gridsteward.store import usage_fold
    from gridsteward.store.store import Store

    store = Store(area.store.path, area.opened.key, now_ms=area.store.now_ms)
    try:
        done = usage_fold.catch_up(store)
    finally:
        store.close()
    return Change(no=0, kind="sync", tables=frozenset({"usage_import"})) if done else None


def imports(area: Area) -> list[UsageImport]:
    """Return the files of readings that were taken in, the latest first."""
    return area.store.select(UsageImport, order="at DESC, id DESC")


# -- a steward's own word ----------------------------------------------------------------------------------------------


def correct_reading(area: Area, household_id: str, day: date, kwh: float | None, *, reason: str) -> Change:
    """Say what a day's use was, or (None) that what the files say of it is wrong; it stands above every file.

    Raise Fault field_number for a figure no home can have used, reading_in_future, reading_reason for no reason.
    """
    area.store.get(Household, household_id)
    if kwh is not None and not 0 <= kwh <= MOST_KWH:
        raise Fault("field_number", value=f"{kwh:g}", low=0.0, high=MOST_KWH)
    if day > area.now().date():
        raise Fault("reading_in_future")
    if not reason.strip():
        raise Fault("reading_reason")
    with area.store.write("usage.correct", about=household_id) as write:
        write.insert(
            ReadingCorrection(
                id=made_by_hand(),
                household_id=household_id,
                day=day.isoformat(),
                kwh=kwh,
                reason=reason.strip(),
                steward=area.steward,
                at=area.stamp(),
            )
        )
    return write.outcome()
