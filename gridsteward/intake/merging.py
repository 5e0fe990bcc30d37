"""Bring the rows of one household together, and keep count of what came of every row."""

from dataclasses import dataclass, field

from gridsteward.records.ledger import (
    LedgerProblem,
    LedgerReading,
    LedgerRow,
    MergedRow,
    ProblemKind,
    Repair,
    SkippedRow,
    Value,
)

_BIRTH = ("birth", "birth_calendar", "birth_leap")


@dataclass(slots=True)
class OpenRow:
    """A row while it is being read."""

    sheet: str
    row_no: int
    values: dict[str, Value] = field(default_factory=dict)
    repairs: list[Repair] = field(default_factory=list)
    problems: list[LedgerProblem] = field(default_factory=list)

    def problem(self, name: str, kind: ProblemKind, *, value: str, other: str = "") -> None:
        """Note that a value was left out."""
        self.problems.append(
            LedgerProblem(
                sheet=self.sheet, row_no=self.row_no, field=name, kind=kind, value=value, other=other
            )
        )

    def put(self, name: str, value: Value) -> None:
        """Set a value; a second column of the same field adds to it or, where it cannot, contradicts."""
        held = self.values.get(name)
        if held is None:
            self.values[name] = value
        elif joined := _joined(name, held, value):
            self.values[name] = joined
        elif held != value:
            self.problem(name, ProblemKind.CONTRADICTS, value=str(value), other=str(held))

    def forget(self, name: str) -> None:
        """Take back what was read for a field."""
        self.values.pop(name, None)
        self.repairs = [repair for repair in self.repairs if repair.field != name]
        self.problems = [problem for problem in self.problems if problem.field != name]

    @property
    def key(self) -> tuple[str, str]:
        """Return what tells this household from others."""
        account = self.values.get("account_no")
        return ("account_no", str(account)) if account else ("meter_no", str(self.values["meter_no"]))


def _joined(name: str, held: Value, value: Value) -> str:
    """Return several phones, or notes, as one text; "" for a field that holds only one value."""
    if name.endswith("phones"):
        return " ".join(dict.fromkeys(f"{held} {value}".split()))
    if name == "note":
        return str(held) if str(value) in str(held) else f"{held}；{value}"
    return ""


@dataclass(slots=True)
class Gathering:
    """All rows of a file so far."""

    rows: dict[tuple[str, str], OpenRow] = field(default_factory=dict)
    problems: list[LedgerProblem] = field(default_factory=list)
    merged: list[MergedRow] = field(default_factory=list)
    skipped: list[SkippedRow] = field(default_factory=list)

    def add(self, row: OpenRow) -> None:
        """Take a household in, or merge it into the row that already names it."""
        first = self.rows.setdefault(row.key, row)
        if first is not row:
            self._merge(first, row)
        self.problems += row.problems

    def lose(self, row: OpenRow) -> None:
        """List a row that cannot be taken in: nothing tells which household it is."""
        if not any(problem.field in {"account_no", "meter_no"} for problem in row.problems):
            row.problem("account_no", ProblemKind.NO_ACCOUNT, value="")
        for problem in row.problems:
            self.problems.append(
                LedgerProblem(
                    sheet=problem.sheet,
                    row_no=problem.row_no,
                    field=problem.field,
                    kind=problem.kind,
                    value=problem.value,
                    other=problem.other,
                    row_lost=True,
                )
            )

    def _merge(self, first: OpenRow, row: OpenRow) -> None:
        """Add what the first row lacks. Phones come together only when the rows agree in all else."""
        told = dict(row.values)
        differing = set()
        if "birth" in first.values:  # date, calendar and leap month are one statement
            born = [told.pop(name, None) for name in _BIRTH]
            if born[0] is not None and born != [first.values.get(name) for name in _BIRTH]:
                differing.add("birth")
        differing |= {name for name, value in told.items() if first.values.get(name, value) != value}
        contradicts = any(not _joined(name, first.values[name], "") for name in differing)
        for name in sorted(differing):
            if contradicts and name != "note":
                held = str(first.values[name])
                row.problem(name, ProblemKind.CONTRADICTS, value=str(row.values[name]), other=held)
            else:
                first.put(name, row.values[name])
        added = told.keys() - first.values.keys()
        first.values.update((name, told[name]) for name in told if name in added)
        first.repairs += [repair for repair in row.repairs if repair.field in added]
        self.merged.append(
            MergedRow(
                sheet=row.sheet,
                row_no=row.row_no,
                into_sheet=first.sheet,
                into_row_no=first.row_no,
                account_no=str(first.values.get("account_no", "")),
            )
        )

    def reading(self, *, unread_sheets: tuple[str, ...]) -> LedgerReading:
        """Return everything, finished."""
        return LedgerReading(
            rows=tuple(
                LedgerRow(sheet=row.sheet, row_no=row.row_no, values=row.values, repairs=tuple(row.repairs))
                for row in self.rows.values()
            ),
            problems=tuple(self.problems),
            merged=tuple(self.merged),
            skipped=tuple(self.skipped),
            unread_sheets=unread_sheets,
        )
