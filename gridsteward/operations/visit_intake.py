"""Take in visits that were written into a sheet: each row is a visit, is here already, or is listed with why not.

A visit is known by its household and the minute it began, so the same sheet twice changes nothing, and what a
person has changed here since is never overwritten.
"""

import tomllib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, Final

from gridsteward.assets import asset
from gridsteward.operations.area import Area
from gridsteward.operations.exporting import problem_rows
from gridsteward.operations.sheet_templates import own_sheets
from gridsteward.operations.visit_corrections import correction, marked_problems
from gridsteward.records.household import HouseholdSummary
from gridsteward.records.ids import from_source
from gridsteward.records.intake_plan import LedgerFile
from gridsteward.records.journal import Change
from gridsteward.records.ledger import ProblemKind
from gridsteward.records.report import WordsLike, WrittenReport
from gridsteward.records.visit import Commitment, DraftCommitment, Visit
from gridsteward.records.visit_mark import read_mark
from gridsteward.records.visit_sheet import (
    VISIT_COLUMNS,
    SheetVisit,
    VisitCorrection,
    VisitPlan,
    VisitProblem,
    VisitProblemKind,
)
from gridsteward.store.write import Write

_COMPARED: Final = (
    *("purposes", "met", "met_who", "checks", "note", "next_visit"),
    *("planned_peak", "peak_done", "planned_ending", "ending_done"),
)


_FIELD_OF: Final = {"began": "start", "ended": "end", "visit_note": "note"}


@dataclass(frozen=True, slots=True)
class _Known:
    """What is here already: households by account number, visits by household and minute, and by id."""

    homes: dict[str, HouseholdSummary]
    visits: dict[tuple[str, str], Visit]
    by_id: dict[str, Visit]


def read_visit_file(area: Area, path: Path) -> LedgerFile:
    """Read a file and recognise its columns; raise Fault ledger_… for a file that is no table."""
    from gridsteward.intake.columns import recognise
    from gridsteward.intake.files import read_file

    workbook = read_file(path)
    own = _own_titles(area)
    plans = tuple(recognise(sheet, _synonyms(), remembered=own) for sheet in workbook.sheets)
    return LedgerFile(workbook=workbook, plans=plans, chosen={})


def _own_titles(area: Area) -> dict[str, str]:
    """Return the columns of the visits workbook under the titles this area gave them."""
    from gridsteward.intake.synonyms import normalise_title

    own = own_sheets(area).get("visits")
    titles = {each.key: each.title for each in own.columns if each.title} if own else {}
    return {
        normalise_title(title): field
        for key, title in titles.items()
        if (field := _FIELD_OF.get(key, key)) in VISIT_COLUMNS
    }


@cache
def _synonyms() -> Any:
    from gridsteward.intake.synonyms import parse_synonyms

    data = tomllib.loads(asset("resources", "vocabularies", "visit_columns.toml").read_text("utf-8"))
    # Our own workbooks come back too: the words they are written with are understood in every language.
    for path in asset("resources", "words").glob("*/vocabulary.toml"):
        ours = tomllib.loads(path.read_text("utf-8"))
        for field, section in (("met", "met"), ("purposes", "purpose"), ("checks", "check")):
            for key, word in ours[section].items():
                data["values"][field][key].append(word)
    for path in asset("resources", "words").glob("*/moments.toml"):
        for key, word in tomllib.loads(path.read_text("utf-8"))["came_about"].items():
            data["values"]["came_about"][key].append(word)
    return parse_synonyms(data, fields=VISIT_COLUMNS)


def plan_visits(area: Area, file: LedgerFile) -> VisitPlan:
    """Say what the sheet would do; nothing is written. Raise Fault visits_no_head."""
    return _plan(area, file, _known(area))


def _known(area: Area) -> _Known:
    homes = {each.account_no: each for each in area.store.summaries()}
    every = area.store.select(Visit)
    visits = {(each.household_id, each.started_at[:16]): each for each in every}
    return _Known(homes, visits, {each.id: each for each in every})


def _plan(area: Area, file: LedgerFile, known: _Known) -> VisitPlan:
    from gridsteward.intake.visits import read_visits

    lengths = {len(account) for account in known.homes}
    reading = read_visits(
        file.workbook,
        file.plans,
        _synonyms(),
        now=area.now(),
        known_account_length=lengths.pop() if len(lengths) == 1 else None,
    )
    created, problems, unchanged, kept = [], list(reading.problems), 0, 0
    corrections: list[VisitCorrection] = []
    names = {each.id: each.name for each in known.homes.values()}
    for visit in reading.visits:
        marked = read_mark(visit.mark)
        if marked is not None:
            visit_id_, sums = marked
            here = known.by_id.get(visit_id_)
            wrong = list(marked_problems(area, visit, visit_id_, here))
            problems += wrong
            if wrong or here is None:
                continue
            found_here, stays = correction(visit, here, sums, name=names.get(here.household_id, ""))
            kept += stays
            if found_here is None:
                unchanged += 1
            else:
                corrections.append(found_here)
            continue
        found = list(_problems(area, known, visit))
        problems += found
        if found:
            continue
        if (known.homes[visit.account_no].id, visit.started) in known.visits:
            unchanged += 1
        else:
            created.append(visit)
    return VisitPlan(
        file=file,
        reading=reading,
        created=tuple(created),
        unchanged=unchanged,
        problems=tuple(problems),
        corrections=tuple(corrections),
        kept=kept,
    )


def _problems(area: Area, known: _Known, visit: SheetVisit) -> Iterator[VisitProblem]:
    """Yield what only the store knows to be wrong with a row."""

    def problem(field: str, kind: VisitProblemKind, *, value: str, other: str = "") -> VisitProblem:
        return VisitProblem(
            sheet=visit.sheet, row_no=visit.row_no, field=field, kind=kind, value=value, other=other
        )

    home = known.homes.get(visit.account_no)
    if home is None:
        yield problem("account_no", VisitProblemKind.ACCOUNT_UNKNOWN, value=visit.account_no)
        return
    if visit.name and visit.name not in (home.name, *home.names.split("\n")):
        yield problem("name", VisitProblemKind.NAME_DIFFERS, value=visit.name, other=home.name)
        return
    here = known.visits.get((home.id, visit.started))
    if here is None:
        if _taken_away(area, visit_id(area, home.id, visit.started)):
            yield problem("start", VisitProblemKind.REMOVED_HERE, value=visit.started.replace("T", " "))
        return
    for name in _COMPARED:
        said = getattr(visit, name)
        theirs = " ".join(said) if isinstance(said, tuple) else said
        if theirs and theirs != getattr(here, name):
            yield problem(name, VisitProblemKind.HERE_OTHERWISE, value=visit.started.replace("T", " "))
    made = {
        DraftCommitment(what=each.what, due=each.due)
        for each in area.store.select(Commitment, "visit_id = ?", (here.id,))
    }
    if not made.issuperset(visit.commitments):
        yield problem("promise", VisitProblemKind.HERE_OTHERWISE, value=visit.started.replace("T", " "))


def visit_id(area: Area, household_id: str, started: str) -> str:
    """Return the id of the visit a sheet tells of: the same on every laptop and in every season."""
    return from_source(area.id, "visit sheet", f"{household_id}\x1f{started}")


def _taken_away(area: Area, row_id: str) -> bool:
    """Tell whether a person removed this visit; one that went when its import was undone may come again."""
    if area.store.exists(Visit, row_id) is not False:
        return False
    ((undoes,),) = area.store.query(
        "SELECT change.undoes FROM op JOIN change ON change.no = op.change WHERE op.row = ? "
        "ORDER BY op.ms DESC, op.seq DESC LIMIT 1",
        (row_id,),
    )
    return undoes is None


def import_visits(area: Area, file: LedgerFile) -> tuple[VisitPlan, Change | None]:
    """Take the sheet in as one change, all of it or nothing; no change when nothing is new. Raise as `plan_visits`.

    Visits of an earlier day are kept as late (R4.4).
    """
    known = _known(area)
    plan = _plan(area, file, known)
    if not plan.created:
        return plan, None
    with area.store.write("visit.import") as write:
        for visit in plan.created:
            _bring(area, write, visit, home=known.homes[visit.account_no].id)
    return plan, write.outcome()


def _bring(area: Area, write: Write, visit: SheetVisit, *, home: str) -> None:
    now = area.now()
    started = datetime.fromisoformat(visit.started).replace(tzinfo=now.tzinfo)
    ended = datetime.fromisoformat(visit.ended or visit.started).replace(tzinfo=now.tzinfo)
    row_id = visit_id(area, home, visit.started)
    steward = visit.steward or area.steward
    _put(
        area,
        write,
        Visit(
            id=row_id,
            household_id=home,
            started_at=started.isoformat(timespec="seconds"),
            ended_at=ended.isoformat(timespec="seconds"),
            entered_at=area.stamp(),
            late=int(started.date() < now.date()),
            steward=steward,
            purposes=" ".join(visit.purposes),
            met=visit.met,
            met_who=visit.met_who,
            checks=" ".join(visit.checks),
            note=visit.note,
            next_visit=visit.next_visit,
            planned_peak=visit.planned_peak,
            planned_ending=visit.planned_ending,
            peak_done=visit.peak_done,
            ending_done=visit.ending_done,
        ),
    )
    for promise in visit.commitments:
        _put(
            area,
            write,
            Commitment(
                id=from_source(
                    area.id, "visit sheet promise", f"{row_id}\x1f{promise.what}\x1f{promise.due}"
                ),
                household_id=home,
                visit_id=row_id,
                what=promise.what,
                due=promise.due,
                made_at=started.isoformat(timespec="seconds"),
                steward=steward,
            ),
        )


def _put(area: Area, write: Write, record: Visit | Commitment) -> None:
    """Insert a row, or bring it back with what the sheet says now when its import was undone before."""
    kind = type(record)
    if area.store.exists(kind, record.id) is None:
        write.insert(record)
        return
    write.bring_back(kind, record.id)
    names = [name for name in kind.__struct_fields__ if name != "id"]
    write.edit(kind, record.id, {name: getattr(record, name) for name in names})


# -- what waits ----------------------------------------------------------------------------------------------------


def visit_problem_reasons(plan: VisitPlan, words: WordsLike) -> dict[tuple[str, int], list[tuple[str, str]]]:
    """Return what keeps rows out, by sheet and row: (column key, sentence)."""
    columns = words.section("visit_column")
    found: defaultdict[tuple[str, int], list[tuple[str, str]]] = defaultdict(list)
    for each in plan.problems:
        section = "visit_cell_problem" if isinstance(each.kind, ProblemKind) else "visit_problem_kind"
        column = columns.get(each.field) or words.section("field")[each.field]
        sentence = words(f"{section}.{each.kind.value}", field=column, value=each.value, other=each.other)
        found[each.sheet, each.row_no].append((each.field, sentence))
    return dict(sorted(found.items()))


def export_visit_problems(
    plans: Sequence[VisitPlan], out: Path, *, words: WordsLike, overwrite: bool = False
) -> WrittenReport:
    """Write the rows that wait, as they were, with the reason beside them: mend and import again."""
    from gridsteward.reports.problems import problems_workbook

    rows = [row for plan in plans for row in problem_rows(plan.file, visit_problem_reasons(plan, words))]
    return problems_workbook(rows, words=words, out=out, overwrite=overwrite)
