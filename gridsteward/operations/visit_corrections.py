"""A workbook of visits that was handed out, corrected, and comes back: what it says, what it said, what is here now.

A field is taken from the sheet where only the sheet changed it, stays where only this laptop changed it, and waits for
a person's choice where both did (R4.5). Nothing is written before somebody agreed.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import datetime, timedelta
from typing import Final

from gridsteward.operations.area import Area
from gridsteward.records.faults import Fault
from gridsteward.records.journal import Change
from gridsteward.records.report import WordsLike
from gridsteward.records.visit import Visit
from gridsteward.records.visit_mark import is_same
from gridsteward.records.visit_sheet import (
    FieldCorrection,
    SheetVisit,
    VisitCorrection,
    VisitProblem,
    VisitProblemKind,
)
from gridsteward.reports.style import joined

Chosen = Collection[tuple[str, str]]
"""Which corrections somebody agreed to: (visit id, field)."""

_NOT_HERE: Final = {
    "account_no": VisitProblemKind.OTHER_HOME,
    "name": VisitProblemKind.OTHER_HOME,
    "promise_texts": VisitProblemKind.PROMISES_APART,
}
_COLUMN: Final = {"started": "start", "ended": "end"}
_WANTED: Final[Mapping[str, Callable[[SheetVisit], str | int]]] = {
    "started": lambda row: row.started,
    "ended": lambda row: row.ended[11:16],
    "steward": lambda row: row.steward,
    "purposes": lambda row: " ".join(row.purposes),
    "met": lambda row: row.met,
    "met_who": lambda row: row.met_who,
    "checks": lambda row: " ".join(row.checks),
    "note": lambda row: row.note,
    "next_visit": lambda row: row.next_visit,
    "planned_peak": lambda row: row.planned_peak,
    "peak_done": lambda row: row.peak_done,
    "planned_ending": lambda row: row.planned_ending,
    "ending_done": lambda row: row.ending_done,
}


def _here(visit: Visit, field: str) -> str | int:
    if field == "started":
        return visit.started_at[:16]
    if field == "ended":
        return visit.ended_at[11:16]
    found: str | int = getattr(visit, field)
    return found


def field_name(field: str, words: WordsLike) -> str:
    """Return what a corrected field is called."""
    return words(f"visit_column.{_COLUMN.get(field, field)}")


def said_as(field: str, value: str | int, words: WordsLike) -> str:
    """Return a value of a corrected field as a person reads it, "" for none."""
    if field in ("purposes", "checks", "met"):
        section = words.section({"purposes": "purpose", "checks": "check", "met": "met"}[field])
        return joined(str(value).split(), section, comma=words("report.comma"))
    if field in ("peak_done", "ending_done"):
        return words(f"came_about.{'yes' if value else 'no'}")
    return str(value).replace("T", " ") if field == "started" else str(value)


def marked_problems(area: Area, row: SheetVisit, visit_id: str, here: Visit | None) -> Iterator[VisitProblem]:
    """Yield what keeps a marked row out: its visit is not here, or it changes what a sheet cannot change."""

    def problem(field: str, kind: VisitProblemKind) -> VisitProblem:
        started = row.started.replace("T", " ")
        return VisitProblem(sheet=row.sheet, row_no=row.row_no, field=field, kind=kind, value=started)

    if here is None:
        gone = area.store.exists(Visit, visit_id) is False
        yield problem("start", VisitProblemKind.REMOVED_HERE if gone else VisitProblemKind.NOT_HERE_YET)
        return
    for field, kind in _NOT_HERE.items():
        if field in row.changed:
            yield problem(field, kind)


def correction(
    row: SheetVisit, here: Visit, sums: Mapping[str, int], *, name: str
) -> tuple[VisitCorrection | None, int]:
    """Return what a row corrects, None for nothing, and how many fields were changed here only, which stay."""
    fields = []
    for field in row.changed:
        ours, wanted = _here(here, field), _WANTED[field](row)
        if ours != wanted:
            both = not is_same(str(ours), sums[field])
            fields.append(FieldCorrection(field=field, here=ours, wanted=wanted, both=both))
    kept = sum(
        not is_same(str(_here(here, field)), sums[field]) for field in _WANTED if field not in row.changed
    )
    if not fields:
        return None, kept
    return (
        VisitCorrection(
            visit_id=here.id,
            household_id=here.household_id,
            name=name,
            started=here.started_at[:16],
            sheet=row.sheet,
            row_no=row.row_no,
            fields=tuple(fields),
        ),
        kept,
    )


def agreed_by_itself(corrections: Collection[VisitCorrection]) -> Chosen:
    """Return the corrections of fields that nobody changed here since the sheet was handed out."""
    return {(each.visit_id, field.field) for each in corrections for field in each.fields if not field.both}


def take_corrections(
    area: Area, corrections: Collection[VisitCorrection], chosen: Chosen
) -> tuple[int, Change | None]:
    """Write the chosen fields as one change that can be undone; return how many there were.

    Raise Fault correction_overtaken when one of them was changed here since the plan was made; nothing is written
    then.
    """
    taken = 0
    with area.store.write("visit.correct") as write:
        for each in corrections:
            fields = [field for field in each.fields if (each.visit_id, field.field) in chosen]
            if not fields:
                continue
            visit = area.store.get(Visit, each.visit_id)
            for field in fields:
                if _here(visit, field.field) != field.here:
                    raise Fault(
                        "correction_overtaken", name=each.name, started=each.started.replace("T", " ")
                    )
            write.edit(Visit, each.visit_id, _values(visit, {field.field: field.wanted for field in fields}))
            taken += len(fields)
    return taken, write.outcome() if taken else None


def _values(visit: Visit, wanted: Mapping[str, str | int]) -> dict[str, str | int]:
    """Return the columns to write; another day takes the end along, and may make the visit a late entry."""
    values = {field: value for field, value in wanted.items() if field not in ("started", "ended")}
    if not {"started", "ended"} & wanted.keys():
        return values
    began, ended = datetime.fromisoformat(visit.started_at), datetime.fromisoformat(visit.ended_at)
    started = began
    if "started" in wanted:
        started = datetime.fromisoformat(str(wanted["started"])).replace(tzinfo=began.tzinfo)
        ended += timedelta(days=(started.date() - began.date()).days)
    if wanted.get("ended"):
        hour, minute = map(int, str(wanted["ended"]).split(":"))
        ended = ended.replace(hour=hour, minute=minute, second=0)
    entered = datetime.fromisoformat(visit.entered_at)
    return {
        **values,
        "started_at": started.isoformat(timespec="seconds"),
        "ended_at": ended.isoformat(timespec="seconds"),
        "late": int(started.date() < entered.astimezone(started.tzinfo).date()),
    }
