"""Take in a notice of outages: what is new comes in, what the station moved is told and moved, the rest is named.

An outage is known by the notice's own number, else by its day, line and districts, so the same file twice changes
nothing, on whichever laptop; and what somebody changed here is not changed back by taking the same file in again.
"""

import json
import tomllib
from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, Final

from gridsteward.assets import asset
from gridsteward.operations.area import Area
from gridsteward.operations.exporting import problem_rows
from gridsteward.operations.outages import districts, notice, notices
from gridsteward.records.ids import from_source
from gridsteward.records.intake_plan import LedgerFile
from gridsteward.records.journal import Change
from gridsteward.records.outage import Outage
from gridsteward.records.outage_sheet import (
    OUTAGE_COLUMNS,
    OutageMove,
    OutagePlan,
    OutageProblem,
    OutageProblemKind,
    SheetOutage,
)
from gridsteward.records.report import WordsLike, WrittenReport
from gridsteward.store.write import Write

_TOLD: Final = ("kind", "begins", "expected", "districts", "cancelled", "line", "reason")


def read_outage_file(path: Path) -> LedgerFile:
    """Read a file and recognise its columns; raise Fault ledger_… for a file that is no table."""
    from gridsteward.intake.columns import recognise
    from gridsteward.intake.files import read_file

    workbook = read_file(path)
    plans = tuple(recognise(sheet, _synonyms()) for sheet in workbook.sheets)
    return LedgerFile(workbook=workbook, plans=plans, chosen={})


@cache
def _synonyms() -> Any:
    from gridsteward.intake.synonyms import parse_synonyms

    data = tomllib.loads(asset("resources", "vocabularies", "outage_columns.toml").read_text("utf-8"))
    return parse_synonyms(data, fields=OUTAGE_COLUMNS)


def plan_outages(area: Area, file: LedgerFile, *, take_near: bool = False) -> OutagePlan:
    """Say what the notice would do; nothing is written. Raise Fault outages_no_head.

    With `take_near` a district that is written a little otherwise is taken for the one it is like.
    """
    from gridsteward.intake.outages import match_district, read_outages

    reading = read_outages(file.workbook, file.plans, _synonyms(), today=area.now().date())
    known = [name for name, _ in districts(area)]
    heard = notices(area)
    created: dict[str, tuple[Outage, str]] = {}
    moved: dict[str, OutageMove] = {}
    problems, offered = list(reading.problems), dict[str, str]()
    unchanged = elsewhere = 0
    for row in reading.outages:
        ours: list[str] = []
        for written in row.districts:
            exact, near = match_district(written, known)
            if exact or (near and take_near):
                ours.append(exact or near)
                continue
            if near:
                offered[written] = near
            problems.append(_district_problem(row, written, near))
        made = _outage(area, row, ours)
        told = json.dumps([getattr(made, name) for name in _TOLD], ensure_ascii=False)
        if not ours:
            elsewhere += 1
        elif area.store.exists(Outage, made.id):
            before = [each.told for each in heard.get(made.id, ()) if each.told]
            move = _move(area.store.get(Outage, made.id), made, told=told, before=before)
            if move.changed:
                moved[made.id] = move
            else:
                unchanged += 1
        elif made.cancelled:
            unchanged += 1  # nobody here heard of it
        else:
            created[made.id] = made, told
    return OutagePlan(
        file=file,
        reading=reading,
        created=tuple(created.values()),
        moved=tuple(moved.values()),
        unchanged=unchanged,
        elsewhere=elsewhere,
        problems=tuple(problems),
        offered=offered,
    )


def import_outages(
    area: Area, file: LedgerFile, *, take_near: bool = False
) -> tuple[OutagePlan, Change | None]:
    """Take the notice in as one change; no change when nothing is new. Raise as `plan_outages`."""
    plan = plan_outages(area, file, take_near=take_near)
    if not (plan.created or plan.moved):
        return plan, None
    with area.store.write("outage.import") as write:
        source = file.workbook.name
        for made, told in plan.created:
            _put(area, write, made)
            write.insert(notice(area, made.id, source=source, told=told))
        for move in plan.moved:
            write.edit(Outage, move.outage.id, {name: _value(name, after) for name, _, after in move.changed})
            write.insert(notice(area, move.outage.id, source=source, told=move.told))
    return plan, write.outcome()


def _put(area: Area, write: Write, made: Outage) -> None:
    """Insert an outage, or bring it back when its import was undone before."""
    if area.store.exists(Outage, made.id) is None:
        write.insert(made)
        return
    write.bring_back(Outage, made.id)
    names = [name for name in Outage.__struct_fields__ if name != "id"]
    write.edit(Outage, made.id, {name: getattr(made, name) for name in names})


def outage_problem_reasons(
    plan: OutagePlan, words: WordsLike
) -> dict[tuple[str, int], list[tuple[str, str]]]:
    """Return what keeps rows or districts out, by sheet and row: (column key, sentence)."""
    found: defaultdict[tuple[str, int], list[tuple[str, str]]] = defaultdict(list)
    for each in plan.problems:
        sentence = words(f"outage_problem_kind.{each.kind.value}", value=each.value, other=each.other)
        found[each.sheet, each.row_no].append((each.field, sentence))
    return dict(sorted(found.items()))


def export_outage_problems(
    plans: Sequence[OutagePlan], out: Path, *, words: WordsLike, overwrite: bool = False
) -> WrittenReport:
    """Write the rows that have a problem, as they were, with the reason beside them: mend and import again."""
    from gridsteward.reports.problems import problems_workbook

    rows = [row for plan in plans for row in problem_rows(plan.file, outage_problem_reasons(plan, words))]
    return problems_workbook(rows, words=words, out=out, overwrite=overwrite)


def value_text(name: str, value: str, words: WordsLike) -> str:
    """Return how a value of an outage reads."""
    if name in ("begins", "expected"):
        return value[5:16].replace("T", " ") or words("outage_import.not_told")
    if name == "kind":
        return words(f"outage_kind.{value}")
    if name == "cancelled":
        return words("outage_import.off" if value == "1" else "outage_import.on")
    return words("list.comma").join(value.split("\n")) or words("outage_import.not_told")


def _district_problem(row: SheetOutage, written: str, near: str) -> OutageProblem:
    return OutageProblem(
        sheet=row.sheet,
        row_no=row.row_no,
        field="districts",
        kind=OutageProblemKind.DISTRICT_NEAR if near else OutageProblemKind.DISTRICT_UNKNOWN,
        value=written,
        other=near,
    )


def _outage(area: Area, row: SheetOutage, ours: Sequence[str]) -> Outage:
    # The notice's own words, not ours: a near match that is taken later is still the same outage.
    key = row.notice_no or "\x1f".join((row.begins[:10], row.line, *sorted(row.districts), str(row.nth)))
    return Outage(
        id=from_source(area.id, "outage notice", key),
        kind=row.kind.value,
        begins=_here(area, row.begins),
        expected=_here(area, row.expected) if row.expected else "",
        districts="\n".join(dict.fromkeys(ours)),
        cancelled=int(row.cancelled),
        line=row.line,
        reason=row.reason,
        notice_no=row.notice_no,
    )


def _move(here: Outage, made: Outage, *, told: str, before: Sequence[str]) -> OutageMove:
    """Return what the notice says otherwise than it did the last time."""
    last = json.loads(before[-1]) if before else [getattr(here, name) for name in _TOLD]
    changed = tuple(
        (name, str(getattr(here, name)), str(getattr(made, name)))
        for name, old in zip(_TOLD, last, strict=True)
        if getattr(made, name) != old and getattr(made, name) != getattr(here, name)
    )
    return OutageMove(outage=here, changed=changed, told=told)


def _value(name: str, text: str) -> str | int:
    return int(text) if name == "cancelled" else text


def _here(area: Area, wall: str) -> str:
    return datetime.fromisoformat(wall).replace(tzinfo=area.now().tzinfo).isoformat(timespec="seconds")
