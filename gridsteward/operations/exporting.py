"""Hand data over as a workbook: the rows and, counted apart from them, the totals they must come to."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import msgspec

from gridsteward.operations.area import Area
from gridsteward.operations.sheet_templates import templates
from gridsteward.records.household import Household, Person
from gridsteward.records.intake_plan import LedgerFile, LedgerPlan, RowProblemKind
from gridsteward.records.journal import Value
from gridsteward.records.report import (
    HouseholdReportRow,
    HouseholdReportScope,
    HouseholdReportTotals,
    ProblemRow,
    ReportCommitment,
    VisitReportRow,
    VisitReportScope,
    VisitReportTotals,
    WordsLike,
    WrittenReport,
)
from gridsteward.store import queries


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitSelection:
    """Which visits a report takes: ISO dates, both included; "" leaves a question open."""

    first: str = ""
    last: str = ""
    steward: str = ""
    village: str = ""
    relation_class: str = ""


CHOSEN: Final = """FROM visit v JOIN household h ON h.id = v.household_id
 WHERE NOT v._deleted AND v.started_at >= :first AND v.started_at < :beyond AND (:steward = '' OR v.steward = :steward)
 AND (:village = '' OR h.village = :village) AND (:relation_class = '' OR h.leading_class = :relation_class
 OR EXISTS (SELECT 1 FROM household_tag t
            WHERE t.household_id = h.id AND t.tag = :relation_class AND NOT t._deleted))"""
"""The visits `v` of a selection and their households `h`."""


def chosen_values(wanted: VisitSelection) -> dict[str, Value]:
    """Return what CHOSEN asks for."""
    return {
        "first": wanted.first,
        "beyond": f"{wanted.last}T99" if wanted.last else "~",
        "steward": wanted.steward,
        "village": wanted.village,
        "relation_class": wanted.relation_class,
    }


def stewards(area: Area) -> list[str]:
    """Return the stewards who made visits here."""
    return [
        name
        for (name,) in area.store.query("SELECT DISTINCT steward FROM visit WHERE NOT _deleted ORDER BY 1")
    ]


def visit_totals(area: Area, wanted: VisitSelection) -> VisitReportTotals:
    """Count the visits of a selection in the database."""
    ((visits, households, late, met, nobody, commitments),) = area.store.query(
        "SELECT count(*), count(DISTINCT v.household_id), coalesce(sum(v.late), 0), "
        "coalesce(sum(v.met IN ('person', 'family')), 0), coalesce(sum(v.met = 'nobody'), 0), "
        f"(SELECT count(*) FROM commitment c WHERE NOT c._deleted AND c.visit_id IN (SELECT v.id {CHOSEN})) {CHOSEN}",
        chosen_values(wanted),
    )
    return VisitReportTotals(
        visits=visits, households=households, late=late, met=met, nobody=nobody, commitments=commitments
    )


def visit_rows(area: Area, wanted: VisitSelection) -> Iterator[VisitReportRow]:
    """Yield the visits of a selection by time, with what belongs to each."""
    store, values = area.store, chosen_values(wanted)
    chosen = f"SELECT v.id {CHOSEN}"
    moods: defaultdict[str, list[int]] = defaultdict(list)
    for visit_id, mood in store.query(
        f"SELECT visit_id, mood FROM touchpoint WHERE NOT _deleted AND visit_id IN ({chosen}) ORDER BY position, id",
        values,
    ):
        moods[visit_id].append(mood)
    promises: defaultdict[str, list[ReportCommitment]] = defaultdict(list)
    for visit_id, what, due in store.query(
        f"SELECT visit_id, what, due FROM commitment WHERE NOT _deleted AND visit_id IN ({chosen}) ORDER BY due, id",
        values,
    ):
        promises[visit_id].append(ReportCommitment(what=what, due=due))
    photos = dict(
        store.query(
            "SELECT visit_id, count(*) FROM attachment WHERE NOT _deleted AND media_type LIKE 'image/%' "
            f"AND visit_id IN ({chosen}) GROUP BY visit_id",
            values,
        )
    )
    tags = {
        household: tuple(found.split())
        for household, found in store.query(
            "SELECT household_id, group_concat(tag, ' ') FROM (SELECT DISTINCT household_id, tag FROM "
            "household_mark ORDER BY tag) GROUP BY household_id"
        )
    }
    lines = store.query(
        "SELECT v.id, v.household_id, v.started_at, v.ended_at, v.entered_at, v.late, v.steward, v.purposes, v.met, "
        "v.met_who, v.checks, v.note, v.next_visit, v.planned_peak, v.peak_done, v.planned_ending, "
        "v.ending_done, h.account_no, h.name, h.address, h.village, "
        f"h.transformer_district, h.leading_class {CHOSEN} ORDER BY v.started_at DESC, v.id DESC",
        values,
    )
    while lines:  # each is let go: whoever writes them down takes up as much
        (
            visit_id,
            household_id,
            started,
            ended,
            entered,
            late,
            steward,
            purposes,
            met,
            who,
            checks,
            note,
            *rest,
        ) = lines.pop()
        (
            next_visit,
            peak,
            peak_done,
            ending,
            ending_done,
            account_no,
            name,
            address,
            village,
            district,
            leading,
        ) = rest
        yield VisitReportRow(
            id=visit_id,
            household_id=household_id,
            started_at=started,
            ended_at=ended,
            entered_at=entered,
            late=late,
            steward=steward,
            purposes=purposes,
            account_no=account_no,
            name=name,
            address=address,
            village=village,
            transformer_district=district,
            leading_class=leading,
            tags=tags.get(household_id, ()),
            met=met,
            met_who=who,
            checks=checks,
            moods=tuple(moods.pop(visit_id, ())),
            note=note,
            photos=photos.get(visit_id, 0),
            commitments=tuple(promises.pop(visit_id, ())),
            next_visit=next_visit,
            planned_peak=peak,
            peak_done=peak_done,
            planned_ending=ending,
            ending_done=ending_done,
        )


def export_visits(
    area: Area,
    wanted: VisitSelection,
    out: Path,
    *,
    words: WordsLike,
    password: str = "",
    overwrite: bool = False,
) -> WrittenReport:
    """Write the visits of a selection as the station's workbook.

    The file is readable by whoever has it unless `password` is given. Raise the Faults of the reports room:
    nothing is written when the sheet's totals and the database's differ.
    """
    from gridsteward.reports.visits import visits_workbook

    scope = VisitReportScope(
        station=area.name,
        area=area.name,
        first=wanted.first,
        last=wanted.last,
        exported_at=area.stamp(),
        steward=wanted.steward,
        village=wanted.village,
        leading_class=wanted.relation_class,
    )
    return visits_workbook(
        visit_rows(area, wanted),
        scope=scope,
        totals=visit_totals(area, wanted),
        templates=templates(area),
        words=words,
        out=out,
        password=password or None,
        overwrite=overwrite,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseholdSelection:
    """Which households a list takes; "" leaves a question open, and without `ids` every household may be in it.

    With `ids` the list keeps their order.
    """

    village: str = ""
    transformer_district: str = ""
    relation_class: str = ""
    tag: str = ""
    ids: tuple[str, ...] = ()


def export_households(
    area: Area,
    wanted: HouseholdSelection,
    out: Path,
    *,
    words: WordsLike,
    password: str = "",
    overwrite: bool = False,
) -> WrittenReport:
    """Write the household list of a selection as a workbook; see `export_visits`."""
    from gridsteward.reports.households import households_workbook

    where = (
        "(? = '' OR village = ?) AND (? = '' OR transformer_district = ?) AND (? = '' OR leading_class = ? OR EXISTS "
        "(SELECT 1 FROM household_tag t WHERE t.household_id = household.id AND t.tag = ? AND NOT t._deleted)) "
        "AND (? = '' OR EXISTS (SELECT 1 FROM household_mark t WHERE t.household_id = household.id AND t.tag = ?)) "
        "AND (? = '' OR id IN (SELECT value FROM json_each(?)))"
    )
    # One value however many they are: SQLite takes no more than some thousands of separate ones.
    ids = msgspec.json.encode(wanted.ids).decode() if wanted.ids else ""
    district, relation_class = wanted.transformer_district, wanted.relation_class
    values = (
        *(wanted.village,) * 2,
        *(district,) * 2,
        *(relation_class,) * 3,
        *(wanted.tag,) * 2,
        *(ids,) * 2,
    )
    store = area.store
    people: defaultdict[str, list[Person]] = defaultdict(list)
    for person in store.select(Person, order="main_contact DESC, id"):
        people[person.household_id].append(person)
    homes = store.select(Household, where, values, order="village, transformer_district, address, id")
    if wanted.ids:
        place = {household: at for at, household in enumerate(wanted.ids)}
        homes.sort(key=lambda home: place[home.id])
    known = {each.id: each for each in store.summaries()}
    rows = [
        HouseholdReportRow(
            household=home,
            people=tuple(people.get(home.id, ())),
            tags=known[home.id].tags,
            last_visit=known[home.id].last_visit[:10],
        )
        for home in homes
    ]
    chosen = f"SELECT id FROM household WHERE NOT _deleted AND {where}"
    totals = HouseholdReportTotals(
        households=queries.count(store.connection, f"SELECT count(*) FROM ({chosen})", values),
        people=queries.count(
            store.connection,
            f"SELECT count(*) FROM person WHERE NOT _deleted AND household_id IN ({chosen})",
            values,
        ),
    )
    scope = HouseholdReportScope(
        station=area.name,
        area=area.name,
        exported_at=area.stamp(),
        village=wanted.village,
        transformer_district=district,
        leading_class=relation_class,
        tag=wanted.tag,
        chosen=len(wanted.ids),
    )
    return households_workbook(
        rows,
        scope=scope,
        totals=totals,
        templates=templates(area),
        words=words,
        out=out,
        password=password or None,
        overwrite=overwrite,
    )


def problem_reasons(plan: LedgerPlan, words: WordsLike) -> dict[tuple[str, int], list[tuple[str, str]]]:
    """Return what is wrong by sheet and row: (field key, sentence). Questions about fields are not among them."""
    fields = words.section("field")
    found: defaultdict[tuple[str, int], list[tuple[str, str]]] = defaultdict(list)
    for problem in plan.reading.problems:
        sentence = words(
            f"ledger_problem.{problem.kind.value}",
            field=fields.get(problem.field, problem.field),
            value=problem.value,
            other=problem.other,
        )
        found[problem.sheet, problem.row_no].append((problem.field, sentence))
    for row in plan.problems:
        field = "account_no" if row.kind is RowProblemKind.REMOVED_HERE else "meter_no"
        sentence = words(f"ledger_place.{row.kind.value}", value=row.value)
        found[row.sheet, row.row_no].append((field, sentence))
    return dict(sorted(found.items()))


def problem_rows(
    file: LedgerFile, reasons: Mapping[tuple[str, int], Sequence[tuple[str, str]]]
) -> list[ProblemRow]:
    """Return the rows of a file that `reasons` speaks of, as they stand there, with the sentences."""
    # Identity numbers are never written by us, not even back to the person who handed them in.
    columns = {
        each.sheet: [column for column in each.columns if column not in each.sensitive] for each in file.plans
    }
    return [
        ProblemRow(
            sheet=sheet,
            row_no=row_no,
            titles=tuple(column.title for column in columns[sheet]),
            cells=tuple(file.workbook.row(sheet, row_no)[column.index] for column in columns[sheet]),
            reasons=tuple(sentence for _, sentence in found),
        )
        for (sheet, row_no), found in reasons.items()
    ]


def export_problems(
    plan: LedgerPlan, out: Path, *, words: WordsLike, also: Sequence[LedgerPlan] = (), overwrite: bool = False
) -> WrittenReport:
    """Write the rows that have a problem, as they were, with the reason beside them: mend and import again.

    `also` are further ledgers whose rows go into the same workbook.
    """
    from gridsteward.reports.problems import problems_workbook

    rows = [row for each in (plan, *also) for row in problem_rows(each.file, problem_reasons(each, words))]
    return problems_workbook(rows, words=words, out=out, overwrite=overwrite)
