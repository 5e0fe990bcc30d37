"""The review queue (R4.4, R9.2): what nobody looked at yet, why it may be worth a look, and what was said about it.

Meant to help: a supervisor sees, or asks back in words the steward reads and answers. Nobody reviews the own work.
"""

import json
import tomllib
from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import timedelta
from functools import cache

import msgspec

from gridsteward.assets import asset
from gridsteward.operations import cases
from gridsteward.operations.area import Area
from gridsteward.operations.sealed import supervises
from gridsteward.planning.reviewing import ReviewRules, Seen, entered_late, minutes_of, oddities
from gridsteward.records.case import Case, CaseColumn
from gridsteward.records.faults import Fault
from gridsteward.records.ids import made_by_hand
from gridsteward.records.journal import Change
from gridsteward.records.review import QueueEntry, ReviewKind, ReviewQueue, VisitReview
from gridsteward.records.visit import Visit

_ENDS = ("closed", "reviewed")


@cache
def review_rules() -> ReviewRules:
    """Return the rules as shipped: resources/vocabularies/review_rules.toml."""
    text = asset("resources", "vocabularies", "review_rules.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(text), ReviewRules)


def may_review(area: Area) -> bool:
    """Tell whether this laptop may: it is a supervisor's (R10.2)."""
    return supervises(area)


def queue(area: Area) -> ReviewQueue:
    """Return the visits and closed cases of others that were entered within the days of the rules, newest first."""
    since = _since(area)
    said, own = _said(area), area.steward
    made = [each for each in (*_visits(area, since, said), *_cases(area, since, said)) if each.steward != own]
    made.sort(key=lambda each: (each.at, each.id), reverse=True)
    return ReviewQueue(since=since, entries=tuple(made), waiting=sum(each.waits for each in made))


def waiting(area: Area) -> int:
    """Return how many wait to be looked at, 0 on a laptop that may not review."""
    return queue(area).waiting if may_review(area) else 0


def asked_back(area: Area) -> list[QueueEntry]:
    """Return what whoever works here was asked about the own visits and cases and has not answered, newest first."""
    open_ones = area.store.query(
        "SELECT DISTINCT visit_id, case_id FROM visit_review WHERE NOT _deleted AND kind = ?",
        (ReviewKind.ASKED.value,),
    )
    if not open_ones:
        return []
    said = _said(area)
    found = [
        *_visits(area, "", said, ids=[visit for visit, _ in open_ones if visit]),
        *_cases(area, "", said, ids=[case for _, case in open_ones if case]),
    ]
    mine = [each for each in found if each.state == ReviewKind.ASKED and not _others(area, each)]
    return sorted(mine, key=lambda each: (each.at, each.id), reverse=True)


def of_visit(area: Area, visit_id: str) -> list[VisitReview]:
    """Return what was said about a visit, in order."""
    return area.store.select(VisitReview, "visit_id = ?", (visit_id,), order="at, id")


def state_of(said: Sequence[VisitReview]) -> str:
    """Return how something stands by all that was said about it, in order.

    A question stays until it is answered, or until whoever asked has seen what there was to see: somebody else's look,
    on a laptop that had not heard of the question, does not make it go away.
    """
    asked: VisitReview | None = None
    state = ""
    for each in said:
        if each.kind == ReviewKind.ASKED:
            asked, state = each, ReviewKind.ASKED.value
        elif each.kind == ReviewKind.ANSWERED:
            asked, state = None, ReviewKind.ANSWERED.value
        elif asked is None or each.steward == asked.steward:
            asked, state = None, ReviewKind.SEEN.value
    return state


def mark(area: Area, chosen: Collection[tuple[str, str]], kind: ReviewKind, *, remark: str = "") -> Change:
    """Say of visits and cases, given as ("visit" or "case", id), that they were seen, or ask back.

    Raise Fault review_supervisor_only, review_own (own work), review_remark (nothing asked), review_remark_open (a
    remark on a confidential case, which all could read), row_gone.
    """
    if not may_review(area):
        raise Fault("review_supervisor_only")
    if kind is ReviewKind.ASKED and not remark.strip():
        raise Fault("review_remark")
    made = []
    for sort, row in chosen:
        home, steward, sealed = _whose(area, sort, row)
        if steward == area.steward:
            raise Fault("review_own")
        if sealed and remark.strip():
            raise Fault("review_remark_open")
        made.append(_word(area, sort, row, home=home, kind=kind, remark=remark))
    about = made[0].household_id if len(made) == 1 else ""
    with area.store.write(f"review.{kind.value}", about=about) as write:
        write.insert(*made)
    return write.outcome()


def answer(area: Area, sort: str, row: str, remark: str) -> Change:
    """Answer what was asked about an own visit or case.

    Raise Fault review_answer_empty, review_not_asked (nothing is open), review_not_yours, row_gone.
    """
    if not remark.strip():
        raise Fault("review_answer_empty")
    home, steward, sealed = _whose(area, sort, row)
    if steward != area.steward:
        raise Fault("review_not_yours", name=steward)
    if sealed:
        raise Fault("review_remark_open")
    said = area.store.select(VisitReview, f"{sort}_id = ?", (row,), order="at, id")
    if state_of(said) != ReviewKind.ASKED:
        raise Fault("review_not_asked")
    with area.store.write("review.answered", about=home) as write:
        write.insert(_word(area, sort, row, home=home, kind=ReviewKind.ANSWERED, remark=remark))
    return write.outcome()


def _word(area: Area, sort: str, row: str, *, home: str, kind: ReviewKind, remark: str) -> VisitReview:
    return VisitReview(
        id=made_by_hand(),
        visit_id=row if sort == "visit" else "",
        case_id=row if sort == "case" else "",
        household_id=home,
        kind=kind.value,
        # finer than a second: two words in a row keep their order
        at=area.now().isoformat(timespec="milliseconds"),
        steward=area.steward,
        remark=remark.strip(),
    )


def _whose(area: Area, sort: str, row: str) -> tuple[str, str, bool]:
    """Return the home something is of, whose work it is, and whether what it tells is sealed."""
    if sort == "visit":
        visit = area.store.get(Visit, row)
        return visit.household_id, visit.steward, False
    case = area.store.get(Case, row)
    return case.household_id, case.steward, bool(case.sealed_id)


def _others(area: Area, each: QueueEntry) -> bool:
    return each.steward != area.steward


def _since(area: Area) -> str:
    return (area.now().date() - timedelta(days=review_rules().days)).isoformat()


def _said(area: Area) -> dict[tuple[str, str], tuple[VisitReview, ...]]:
    found: defaultdict[tuple[str, str], list[VisitReview]] = defaultdict(list)
    for each in area.store.select(VisitReview, order="at, id"):
        found["visit" if each.visit_id else "case", each.visit_id or each.case_id].append(each)
    return {key: tuple(words) for key, words in found.items()}


_VISITS = """SELECT v.id, v.household_id, v.steward, v.started_at, v.ended_at, v.entered_at, v.note, v.checks,
 h.name, h.village, h.longitude, h.latitude,
 (SELECT count(*) FROM attachment a WHERE a.visit_id = v.id AND NOT a._deleted AND a.media_type LIKE 'image/%')
 FROM visit v JOIN household h ON h.id = v.household_id WHERE NOT v._deleted AND """


def _visits(
    area: Area,
    since: str,
    said: dict[tuple[str, str], tuple[VisitReview, ...]],
    *,
    ids: Sequence[str] | None = None,
) -> list[QueueEntry]:
    where, value = ("v.entered_at >= ?", since)
    if ids is not None:
        where, value = "v.id IN (SELECT value FROM json_each(?))", json.dumps(list(ids))
    rules, seen, names = review_rules(), [], {}
    for line in area.store.query(_VISITS + where, (value,)):
        (row, home, steward, began, ended, entered, note, checks, name, village, east, north, photos) = line
        names[row] = (name or "", village or "")
        seen.append(
            Seen(
                id=row,
                household_id=home,
                steward=steward,
                started_at=began,
                ended_at=ended or began,
                entered_at=entered,
                note=note,
                checks=tuple(checks.split()),
                photos=photos,
                point=(east, north) if east is not None and north is not None else None,
            )
        )
    why = oddities(seen, rules)
    return [
        QueueEntry(
            sort="visit",
            id=each.id,
            household_id=each.household_id,
            name=names[each.id][0],
            village=names[each.id][1],
            at=each.started_at,
            entered_at=each.entered_at,
            steward=each.steward,
            note=each.note,
            minutes=minutes_of(each.started_at, each.ended_at),
            late=entered_late(each.ended_at, each.entered_at, rules.late_hours),
            oddities=why.get(each.id, ()),
            state=state_of(said.get(("visit", each.id), ())),
            said=said.get(("visit", each.id), ()),
        )
        for each in seen
    ]


def _cases(
    area: Area,
    since: str,
    said: dict[tuple[str, str], tuple[VisitReview, ...]],
    *,
    ids: Sequence[str] | None = None,
) -> list[QueueEntry]:
    if ids is None:
        kinds = ", ".join("?" * len(_ENDS))
        ids = [
            row
            for (row,) in area.store.query(
                f"SELECT DISTINCT case_id FROM service_case_event WHERE NOT _deleted AND kind IN ({kinds}) "
                "AND entered_at >= ?",
                (*_ENDS, since),
            )
        ]
    rules, found = review_rules(), []
    views = [each for each in cases.views_of(area, ids) if each.column == CaseColumn.CLOSED]
    homes = {
        each.id: each
        for each in area.store.summaries(
            [each.complainant.household_id for each in views if each.complainant]
        )
    }
    for view in views:
        end = next((each for each in reversed(view.events) if each.kind in _ENDS), None)
        about = homes.get(view.complainant.household_id) if view.complainant else None
        if end is None:
            continue
        words = said.get(("case", view.case.id), ())
        found.append(
            QueueEntry(
                sort="case",
                id=view.case.id,
                household_id=about.id if about else "",
                name=about.name if about else "",
                village=about.village if about else "",
                at=end.at,
                entered_at=end.entered_at,
                steward=view.case.steward,
                note=view.case.content,
                late=entered_late(end.at, end.entered_at, rules.late_hours),
                number=view.number,
                state=state_of(words),
                said=words,
            )
        )
    return found
