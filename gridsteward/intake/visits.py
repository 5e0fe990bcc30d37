"""A sheet of visits, row by row: each becomes a visit, tells more of one, or is listed with why it waits."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

from msgspec.structs import replace

from gridsteward.intake.dates import read_date
from gridsteward.intake.numbers import Lengths, read_number, usual_length
from gridsteward.intake.outcome import Odd, Outcome
from gridsteward.intake.rows import RowJudge
from gridsteward.intake.synonyms import Synonyms
from gridsteward.intake.times import read_time
from gridsteward.intake.words import half_width, is_nothing, read_text, read_word, said, unwrapped
from gridsteward.records.faults import Fault
from gridsteward.records.ledger import (
    Cell,
    ProblemKind,
    RawSheet,
    RawWorkbook,
    SheetPlan,
    SkipKind,
    SkippedRow,
)
from gridsteward.records.visit import DraftCommitment
from gridsteward.records.visit_mark import is_same, read_mark
from gridsteward.records.visit_sheet import SheetVisit, VisitProblem, VisitProblemKind, VisitReading

_BETWEEN: Final = re.compile(r"[、,，;；\n]+")
_LATEST: Final = date(2200, 1, 1)
_TEXTS: Final = (
    *("name", "steward", "met_who", "note", "promise", "planned_peak", "planned_ending"),
    *("promise_texts", "mark"),
)
_SAID: Final = ("met_who", "note", "planned_peak", "planned_ending")
_DONE: Final = ("peak_done", "ending_done")
_MAY_DIFFER: Final = (
    *("ended", "steward", "purposes", "met", "met_who", "checks", "note", "next_visit"),
    *("planned_peak", "peak_done", "planned_ending", "ending_done"),
)


@dataclass(slots=True)
class _Row:
    """One row while it is read."""

    sheet: str
    row_no: int
    values: dict[str, str] = field(default_factory=dict)
    keys: dict[str, tuple[str, ...]] = field(default_factory=dict)
    raw: dict[str, str] = field(default_factory=dict)
    changed: tuple[str, ...] = ()
    problems: list[VisitProblem] = field(default_factory=list)

    def problem(
        self, name: str, kind: ProblemKind | VisitProblemKind, *, value: str = "", other: str = ""
    ) -> None:
        self.problems.append(
            VisitProblem(
                sheet=self.sheet, row_no=self.row_no, field=name, kind=kind, value=value, other=other
            )
        )

    def lacks(self, name: str) -> bool:
        """Tell whether a column says nothing, not even something wrong."""
        return name not in self.values and all(each.field != name for each in self.problems)


def read_visits(
    workbook: RawWorkbook,
    plans: Sequence[SheetPlan],
    synonyms: Synonyms,
    *,
    now: datetime,
    known_account_length: int | None = None,
) -> VisitReading:
    """Return the visits of the planned sheets. Raise Fault `visits_no_head` when no sheet can be read.

    `now` (the laptop's clock) bounds them: what has not happened yet is no visit.
    """
    usable = [plan for plan in plans if _usable(plan)]
    if not usable:
        raise Fault("visits_no_head", name=workbook.name)
    accounts = [
        row[column.index]
        for plan in usable
        for column in plan.columns
        if column.field == "account_no"
        for row in workbook.sheet(plan.sheet).rows[plan.first_data_row - 1 :]
    ]
    reader = _Reader(synonyms, usual_length(accounts, known_account_length), now)
    for plan in usable:
        reader.read(workbook.sheet(plan.sheet), plan)
    unread = tuple(plan.sheet for plan in plans if plan not in usable and workbook.sheet(plan.sheet).rows)
    return reader.reading(unread)


def _usable(plan: SheetPlan) -> bool:
    return {"account_no", "day"} <= {column.field for column in plan.columns}


class _Reader:
    def __init__(self, synonyms: Synonyms, accounts: Lengths, now: datetime) -> None:
        self._synonyms, self._accounts, self._now = synonyms, accounts, now
        self._visits: dict[tuple[str, str], SheetVisit] = {}
        self._problems: list[VisitProblem] = []
        self._skipped: list[SkippedRow] = []
        self._merged = 0

    def reading(self, unread: tuple[str, ...]) -> VisitReading:
        return VisitReading(
            visits=tuple(self._visits.values()),
            problems=tuple(self._problems),
            skipped=tuple(self._skipped),
            merged=self._merged,
            unread_sheets=unread,
        )

    def read(self, sheet: RawSheet, plan: SheetPlan) -> None:
        judge = RowJudge.of(sheet, plan, self._synonyms)
        columns = {column.index: column.field for column in plan.columns if column.field}
        for row_no, cells in enumerate(sheet.rows, 1):
            if row_no in plan.head_rows or not any(cell != "" for cell in cells):
                continue
            skip: SkipKind | None = SkipKind.TITLE
            if row_no >= plan.first_data_row:
                row = self._row(sheet.name, row_no, cells, columns=columns)
                skip = _no_visit(judge, row, cells)
                if skip is None:
                    self._place(row)
            if skip is not None:
                self._skipped.append(
                    SkippedRow(sheet=sheet.name, row_no=row_no, kind=skip, text=judge.shown(cells))
                )

    def _row(self, sheet: str, row_no: int, cells: Sequence[Cell], *, columns: Mapping[int, str]) -> _Row:
        row = _Row(sheet, row_no)
        for index, name in columns.items():
            cell = cells[index]
            if cell == "":
                continue
            row.raw.setdefault(name, cell if isinstance(cell, str) else said(cell))
            if name in ("purposes", "checks"):
                row.keys[name] = self._several(row, name, cell)
            elif name in ("start", "end"):
                self._time(row, name, cell)
            elif name == "day":
                self._day(row, cell)
            else:
                self._take(row, name, cell=cell, got=self._one(name, cell))
        if "mark" in row.raw:
            row.changed = _changed(row, frozenset(columns.values()))
            # what a person wrote in lines comes back in lines
            row.values |= {name: unwrapped(row.raw[name])[0] for name in _SAID if name in row.values}
        return row

    def _one(self, name: str, cell: Cell) -> Outcome:
        if name == "account_no":
            return read_number(cell, self._accounts)
        if name in ("due", "next_visit"):
            return _whole(read_date(cell, today=_LATEST))
        if name == "met":
            return read_word(cell, self._synonyms.values["met"])
        if name in _DONE:
            return read_word(cell, self._synonyms.values["came_about"])
        return read_text(cell) if name in _TEXTS else None

    def _take(self, row: _Row, name: str, *, cell: Cell, got: Outcome) -> None:
        odd = got if isinstance(got, Odd) else Odd(value=got)
        # A number of unusual length is settled by whether there is such a household.
        if odd.problem and odd.problem is not ProblemKind.LENGTH_UNSURE:
            row.problem(name, odd.problem, value=odd.before or said(cell), other=odd.other)
        elif odd.value is not None:
            before = row.values.get(name)  # several columns may be remarks
            row.values[name] = f"{before}；{odd.value}" if before else str(odd.value)

    def _day(self, row: _Row, cell: Cell) -> None:
        """Read the day; a cell that holds the time as well tells when it began."""
        day, clock = cell, ""
        if isinstance(cell, datetime):
            day, clock = cell.date(), f"{cell:%H:%M}" if cell.hour or cell.minute else ""
        elif isinstance(cell, str):
            told = re.fullmatch(r"(.*\d[日号]?)[ T　]+(\S*\d\S*[:：时点]\S*)", half_width(cell))
            if told:
                day = told[1]
                self._time(row, "start", told[2])
        self._take(row, "day", cell=cell, got=_whole(read_date(day, today=self._now.date())))
        if clock:
            row.values.setdefault("start", clock)

    def _time(self, row: _Row, name: str, cell: Cell) -> None:
        got = read_time(cell)
        if isinstance(got, str):
            row.values[name] = got
        elif got is not None:
            row.problem(name, VisitProblemKind.NOT_A_TIME, value=said(cell))

    def _several(self, row: _Row, name: str, cell: Cell) -> tuple[str, ...]:
        """Return the keys of several words in one cell; each that nobody knows is a problem of its own."""
        words = self._synonyms.values[name]
        found: list[str] = []
        for part in map(str.strip, _BETWEEN.split(half_width(said(cell)))):
            # "Care visit" is one word to us, 关爱 安全 are two.
            for word in [part] if part.casefold() in words else part.split():
                key = words.get(word.casefold())
                if key:
                    found.append(key)
                elif not is_nothing(word):
                    row.problem(name, ProblemKind.UNKNOWN_WORD, value=word)
        return tuple(dict.fromkeys(found))

    def _place(self, row: _Row) -> None:
        self._check(row)
        if row.problems:
            self._problems += row.problems
            return
        visit = _visit(row)
        key = visit.account_no, visit.started
        first = self._visits.get(key)
        if first is None:
            self._visits[key] = visit
            return
        differing = [
            name
            for name in _MAY_DIFFER
            if getattr(visit, name) and getattr(visit, name) != getattr(first, name)
        ]
        if differing:
            for name in differing:
                row.problem(name, VisitProblemKind.CONTRADICTS, value=row.values.get(name, ""))
            self._problems += row.problems
            return
        promises = dict.fromkeys((*first.commitments, *visit.commitments))
        self._visits[key] = replace(first, commitments=tuple(promises))
        self._merged += 1

    def _check(self, row: _Row) -> None:
        values = row.values
        for name, kind in (
            ("account_no", VisitProblemKind.NO_ACCOUNT),
            ("day", VisitProblemKind.NO_DAY),
            ("start", VisitProblemKind.NO_START),
            ("met", VisitProblemKind.MET_MISSING),
        ):
            if row.lacks(name):
                row.problem(name, kind)
        if "promise" in values and row.lacks("due"):
            row.problem("due", VisitProblemKind.PROMISE_WITHOUT_DUE, value=values["promise"])
        if "due" in values and "promise" not in values:
            row.problem("promise", VisitProblemKind.DUE_WITHOUT_PROMISE)
        if "day" in values and "start" in values:
            started = f"{values['day']}T{values['start']}"
            if started > f"{self._now:%Y-%m-%dT%H:%M}":
                row.problem("start", VisitProblemKind.IN_FUTURE, value=started.replace("T", " "))
        # a visit over midnight was handed out with an end before its beginning
        as_it_was = "mark" in row.raw and not {"started", "ended"} & set(row.changed)
        if values.get("end", "24") < values.get("start", "") and not as_it_was:
            row.problem("end", VisitProblemKind.ENDS_BEFORE, value=values["end"], other=values["start"])


def _changed(row: _Row, columns: frozenset[str]) -> tuple[str, ...]:
    """Return the marked fields whose cells no longer say what they said; a column that is gone says nothing."""
    marked = read_mark(row.raw["mark"])
    if marked is None:
        return ()
    values = row.values
    of_its_kind = {
        "started": f"{values.get('day', '')}T{values.get('start', '')}",
        "ended": values.get("end", ""),
        "purposes": " ".join(row.keys.get("purposes", ())),
        "checks": " ".join(row.keys.get("checks", ())),
        "met": values.get("met", ""),
        "next_visit": values.get("next_visit", ""),
        "peak_done": str(_done(values, "planned_peak", "peak_done")),
        "ending_done": str(_done(values, "planned_ending", "ending_done")),
    }
    needs = {"started": {"day", "start"}, "ended": {"end"}}
    _, sums = marked
    return tuple(
        name
        for name, base in sums.items()
        if needs.get(name, {name}) <= columns
        and not is_same(of_its_kind.get(name, row.raw.get(name, "")), base)
    )


def _no_visit(judge: RowJudge, row: _Row, cells: Sequence[Cell]) -> SkipKind | None:
    """Return why a row tells of no visit; a totals row may hold a number of households below the accounts."""
    if row.lacks("account_no"):
        return judge.without_household(cells)
    return SkipKind.TOTALS if "start" not in row.values and judge.is_totals(cells) else None


def _whole(got: Outcome) -> Outcome:
    """A visit and a promise have a day: a month or a year alone is none."""
    value = got.value if isinstance(got, Odd) else got
    return Odd(problem=ProblemKind.NOT_A_DATE) if isinstance(value, str) and len(value) < 10 else got


def _done(values: Mapping[str, str], planned: str, done: str) -> int:
    """What was not planned cannot have come about."""
    return int(bool(values.get(planned)) and values.get(done) == "yes")


def _visit(row: _Row) -> SheetVisit:
    values = row.values
    promise = values.get("promise", "")
    return SheetVisit(
        sheet=row.sheet,
        row_no=row.row_no,
        account_no=values["account_no"],
        started=f"{values['day']}T{values['start']}",
        ended=f"{values['day']}T{values['end']}" if "end" in values else "",
        name=values.get("name", ""),
        steward=values.get("steward", ""),
        purposes=row.keys.get("purposes", ()),
        met=values["met"],
        met_who=values.get("met_who", ""),
        checks=row.keys.get("checks", ()),
        note=values.get("note", ""),
        next_visit=values.get("next_visit", ""),
        planned_peak=values.get("planned_peak", ""),
        peak_done=_done(values, "planned_peak", "peak_done"),
        planned_ending=values.get("planned_ending", ""),
        ending_done=_done(values, "planned_ending", "ending_done"),
        commitments=(DraftCommitment(what=promise, due=values["due"]),) if promise else (),
        mark=row.raw.get("mark", ""),
        changed=row.changed,
    )
