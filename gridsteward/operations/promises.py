"""Promises within one's authority or by somebody's leave: due, kept, broken, moved with the customer's word (R6.6).

Those made inside a request or complaint stand in the same list; they are settled there.
"""

import json
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from heapq import nsmallest
from operator import itemgetter

from msgspec import Struct

from gridsteward.assets import asset
from gridsteward.cases import promises as judging
from gridsteward.cases.promises import Given, PromiseState, Rate, Word
from gridsteward.operations import case_rules, cases
from gridsteward.operations.area import Area
from gridsteward.operations.visits import is_day
from gridsteward.records.case import CaseColumn, CaseView, Deadline, DeadlineState
from gridsteward.records.faults import Fault
from gridsteward.records.ids import made_by_hand
from gridsteward.records.journal import Change
from gridsteward.records.visit import Commitment, CommitmentEvent, CommitmentOutcome, CommitmentSource

_STATES: Mapping[str, PromiseState] = {
    DeadlineState.MET: PromiseState.KEPT,
    DeadlineState.MISSED: PromiseState.KEPT_LATE,
    DeadlineState.OVERDUE: PromiseState.OVERDUE,
}
_ORDER = tuple(PromiseState)
__all__ = [
    "KeepingRate",
    "Promise",
    "PromiseList",
    "PromiseState",
    "beyond_authority",
    "expect_authority",
    "keeping_rate",
    "kinds",
    "pressing",
    "promises",
    "settle",
]


class Promise(Struct, frozen=True, kw_only=True):
    """A promise in the list. `case_number` "" for one that is settled here; `days` are all the days it was given for.

    `word` is what the customer said when the day was moved last. Of a confidential case `household_id` and `name` are
    "".
    """

    id: str
    household_id: str
    name: str
    what: str
    kind: str
    due: str
    made_at: str
    made_to: str
    source: str
    granted_by: str
    steward: str
    state: PromiseState
    days: tuple[Given, ...]
    word: str = ""
    case_id: str = ""
    case_number: str = ""

    @property
    def is_open(self) -> bool:
        """Tell whether it still has to be kept."""
        return self.state in (PromiseState.OVERDUE, PromiseState.TODAY, PromiseState.OPEN)


class PromiseList(Struct, frozen=True, kw_only=True):
    """The most pressing promises, and how many there are in all, how many late and due today."""

    shown: tuple[Promise, ...]
    count: int
    late: int
    today: int


class KeepingRate(Struct, frozen=True, kw_only=True):
    """How many of the days given were kept, in all and by who gave them."""

    whole: Rate
    by_steward: Mapping[str, Rate]


@cache
def kinds() -> tuple[str, ...]:
    """Return what can be promised."""
    found = tomllib.loads(asset("resources", "vocabularies", "promise_rules.toml").read_text("utf-8"))
    return tuple(found["kinds"])


def beyond_authority(kind: str) -> bool:
    """Tell whether a steward needs somebody's leave to promise it."""
    return kind in case_rules.flows().authority.get("promised", ())


def expect_authority(area: Area, kind: str, granted_by: str) -> None:
    """Raise Fault promise_beyond_authority for what nobody allowed; a supervisor needs nobody's leave."""
    if granted_by.strip() or not beyond_authority(kind):
        return
    from gridsteward.operations.sealed import supervises

    if not supervises(area):
        raise Fault("promise_beyond_authority", promise_kind=kind)


def settle(
    area: Area,
    commitment_id: str,
    outcome: CommitmentOutcome,
    *,
    note: str = "",
    due: str = "",
    word: str = "",
) -> Change:
    """Say how a promise stands; for another day (`due`, ISO date) the customer's `word` is needed.

    Raise Fault row_gone, promise_word, promise_due (no day), promise_moved (the same day).
    """
    commitment = area.store.get(Commitment, commitment_id)
    moved = outcome is CommitmentOutcome.RENEGOTIATED
    if moved:
        if not word.strip():
            raise Fault("promise_word")
        if not is_day(due):
            raise Fault("promise_due", what=commitment.what)
        if due == commitment.due:
            raise Fault("promise_moved", due=due)
    with area.store.write(f"promise.{outcome.value}", about=commitment.household_id) as write:
        write.insert(
            CommitmentEvent(
                id=made_by_hand(),
                commitment_id=commitment_id,
                household_id=commitment.household_id,
                outcome=outcome,
                at=area.now().isoformat(timespec="milliseconds"),
                note=note.strip(),
                due=due if moved else "",
                was=commitment.due if moved else "",
                word=word.strip() if moved else "",
                steward=area.steward,
            )
        )
        if moved:
            write.edit(Commitment, commitment_id, {"due": due})
    return write.outcome()


def promises(area: Area, *, household_id: str = "", settled: bool = False) -> list[Promise]:
    """Return promises by how pressing they are and their day; `settled` ones too, or those open alone."""
    if settled:
        made = _given(area, "household_id = ?", (household_id,)) if household_id else _given(area, "1", ())
    else:
        made = _given(area, "{id} IN (SELECT value FROM json_each(?))", (_unsettled(area, household_id),))
    found = [*made, *_in_cases(area, household_id, settled=settled)]
    wanted = [each for each in found if settled or each.is_open]
    return sorted(wanted, key=lambda each: (_ORDER.index(each.state), each.due, each.id))


def pressing(area: Area, *, settled: bool = False, most: int) -> PromiseList:
    """Return the first so many of `promises`, and what there is in all; the rest is counted, not read."""
    if not settled:
        every = promises(area)
        states = Counter(each.state for each in every)
        shown = every[:most]
    else:
        stand: list[tuple[int, str, str, Promise | None]] = [
            (_ORDER.index(each.state), each.due, each.id, each) for each in _in_cases(area, "", settled=True)
        ]
        stand += [(*each, None) for each in _standing(area)]
        states = Counter(_ORDER[each[0]] for each in stand)
        first = nsmallest(most, stand, key=itemgetter(0, 1, 2))
        unread = json.dumps([row for _, _, row, read in first if read is None])
        told = {each.id: each for each in _given(area, "{id} IN (SELECT value FROM json_each(?))", (unread,))}
        shown = [read or told[row] for _, _, row, read in first]
    return PromiseList(
        shown=tuple(shown),
        count=states.total(),
        late=states[PromiseState.OVERDUE],
        today=states[PromiseState.TODAY],
    )


def due_between(area: Area, first: str, last: str) -> list[Promise]:
    """Return the promises of which a day given fell into a period (ISO dates, both included), settled ones too.

    Those made inside requests come of the requests: `of_cases` has them.
    """
    chosen = (
        "{id} IN (SELECT id FROM commitment WHERE due BETWEEN ? AND ? AND NOT _deleted UNION SELECT commitment_id FROM "
        "commitment_event WHERE was BETWEEN ? AND ? AND NOT _deleted)"
    )
    return _given(area, chosen, (first, last, first, last))


def of_cases(area: Area, found: Sequence[CaseView]) -> list[Promise]:
    """Return the promises made inside these requests."""
    return _of_views(area, found)


def keeping_rate(area: Area, first: str, last: str) -> KeepingRate:
    """Return how many of the days given that fell into a period (ISO dates, both included) were kept."""
    in_cases = cases.cases(area, columns=tuple(CaseColumn), promised=True, promised_for=(first, last))
    given: dict[str, list[Given]] = {}
    for each in (*due_between(area, first, last), *_of_views(area, in_cases)):
        given.setdefault(each.steward, []).extend(each.days)
    return KeepingRate(
        whole=judging.rate((day for days in given.values() for day in days), first=first, last=last),
        by_steward={
            steward: found
            for steward, days in sorted(given.items())
            if (found := judging.rate(days, first=first, last=last)).of
        },
    )


_SETTLING = "('kept', 'broken', 'withdrawn')"


def _unsettled(area: Area, household_id: str) -> str:
    """Return as JSON the ids of the promises that may be open: on which no word, or not a settling one alone, was said.

    Which word was the last one is judged where they are read.
    """
    said = "SELECT commitment_id FROM commitment_event WHERE NOT _deleted AND commitment_id IS NOT NULL AND outcome"
    of_home = "household_id = ? AND" if household_id else ""
    sql = (
        f"SELECT id FROM commitment WHERE {of_home} NOT _deleted "
        f"AND (id NOT IN ({said} IN {_SETTLING}) OR id IN ({said} NOT IN {_SETTLING}))"
    )
    return json.dumps([row for (row,) in area.store.query(sql, (household_id,) if household_id else ())])


def _standing(area: Area) -> Iterator[tuple[int, str, str]]:
    """Yield how each promise of a visit stands (its place in the order of states), its day and its id."""
    words: defaultdict[str, list[Word]] = defaultdict(list)
    for row, outcome, at in area.store.query(
        "SELECT commitment_id, outcome, at FROM commitment_event WHERE NOT _deleted ORDER BY at, id"
    ):
        words[row].append(Word(outcome=outcome, at=at))
    today = area.now().date()
    for row, due in area.store.query("SELECT id, due FROM commitment WHERE NOT _deleted"):
        yield _ORDER.index(judging.state(due, words.get(row, ()), today)), due, row


def _given(area: Area, chosen: str, values: Sequence[str]) -> list[Promise]:
    """Return the promises chosen: a condition that holds of promises and of words on them, {id} the promise's."""
    made = area.store.select(Commitment, chosen.format(id="id"), values)
    words: dict[str, list[CommitmentEvent]] = {}
    for each in area.store.select(CommitmentEvent, chosen.format(id="commitment_id"), values, order="at, id"):
        words.setdefault(each.commitment_id, []).append(each)
    names = _names(area, [each.household_id for each in made])
    today = area.now().date()
    found = []
    for promise in made:
        told = words.get(promise.id, [])
        said = [Word(outcome=word.outcome, at=word.at, due=word.due, was=word.was) for word in told]
        found.append(
            Promise(
                id=promise.id,
                household_id=promise.household_id,
                name=names.get(promise.household_id, ""),
                what=promise.what,
                kind=promise.kind,
                due=promise.due,
                made_at=promise.made_at,
                made_to=promise.made_to,
                source=promise.source
                or (CommitmentSource.VISIT if promise.visit_id else CommitmentSource.OTHER),
                granted_by=promise.granted_by,
                steward=promise.steward,
                state=judging.state(promise.due, said, today),
                days=tuple(judging.days_given(promise.due, said, today)),
                word=next((word.word for word in reversed(told) if word.word), ""),
            )
        )
    return found


def _in_cases(area: Area, household_id: str, *, settled: bool) -> list[Promise]:
    """Return the promises of requests: of closed ones all are settled."""
    columns = tuple(CaseColumn) if settled else ()
    return _of_views(area, cases.cases(area, columns=columns, household_id=household_id, promised=True))


def _of_views(area: Area, found: Sequence[CaseView]) -> list[Promise]:
    names = _names(area, [each.complainant.household_id for each in found if each.complainant])
    return [
        _of_case(area, view, limit, names)
        for view in found
        for limit in view.deadlines
        if not limit.issuer and limit.due and limit.state != DeadlineState.REPLACED
    ]


def _of_case(area: Area, view: CaseView, limit: Deadline, names: Mapping[str, str]) -> Promise:
    due = cases.wall_clock(limit.due).date()
    home = view.complainant.household_id if view.complainant else ""
    state = _STATES.get(limit.state)
    if state is None:
        state = PromiseState.TODAY if due == area.now().date() else PromiseState.OPEN
    kept = {PromiseState.KEPT: True, PromiseState.KEPT_LATE: False, PromiseState.OVERDUE: False}.get(state)
    began = cases.wall_clock(limit.started)
    event = next((each for each in view.events if each.until and cases.wall_clock(each.at) == began), None)
    return Promise(
        id=f"{view.case.id}:{limit.code}:{limit.started}",
        household_id=home,
        name=names.get(home, ""),
        what=event.note if event else "",
        kind=limit.code,
        due=due.isoformat(),
        made_at=limit.started,
        made_to=view.complainant.person if view.complainant else "",
        source=CommitmentSource.CASE,
        granted_by=event.granted_by if event else "",
        steward=event.steward if event else view.case.steward,
        state=state,
        days=(Given(day=due.isoformat(), kept=kept),),
        case_id=view.case.id,
        case_number=view.number,
    )


def _names(area: Area, homes: Sequence[str]) -> dict[str, str]:
    return dict(
        area.store.query(
            "SELECT id, coalesce(nullif(name, ''), account_no) FROM household "
            "WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps([each for each in homes if each]),),
        )
    )
