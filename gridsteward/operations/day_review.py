"""The look back on a day (R8.3): what happened, what is still open, and three short words of the steward's own."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from gridsteward.operations import cases, plan_rows
from gridsteward.operations.area import Area
from gridsteward.records.case import CaseColumn, CaseView, DeadlineState
from gridsteward.records.day_review import DayFacts, DayLimit, DayReview, Moment
from gridsteward.records.faults import Fault
from gridsteward.records.ids import made_by_hand
from gridsteward.records.journal import Change
from gridsteward.store import queries

_MISSED = (DeadlineState.OVERDUE, DeadlineState.MISSED)
_WAITING = (DeadlineState.RUNNING, DeadlineState.OVERDUE)
_ENDS = ("closed", "reviewed")


def review_of(area: Area, day: date) -> DayFacts:
    """Return what happened on a day of whoever works on this laptop, with the review that was kept of it."""
    iso, steward = day.isoformat(), area.steward
    made = area.store.query(
        "SELECT v.id, v.household_id, h.name, v.started_at, v.ended_at, v.met, v.late FROM visit v "
        "JOIN household h ON h.id = v.household_id "
        "WHERE NOT v._deleted AND v.steward = ? AND substr(v.started_at, 1, 10) = ? ORDER BY v.started_at, v.id",
        (steward, iso),
    )
    called_on = {home for _, home, *_ in made}
    planned = [
        each.household_id
        for each in plan_rows.planned_stops(area, iso, steward)
        if each.household_id not in called_on
    ]
    found = cases.cases(area, columns=tuple(CaseColumn), steward=steward)
    best, worst = _moments(area, [(visit, name) for visit, _, name, *_ in made])
    promised, due, still_open = _promises(area, iso, steward)
    kept, before = reviews(area, iso, iso), reviews(area, until=(day - timedelta(days=1)).isoformat())
    return DayFacts(
        day=iso,
        steward=steward,
        visited=tuple(dict.fromkeys(name or "" for _, _, name, _, _, met, _ in made if met != "nobody")),
        nobody=sum(met == "nobody" for *_, met, _ in made),
        not_done=_names(area, planned),
        minutes=sum(_minutes(started, ended) for _, _, _, started, ended, _, _ in made),
        taken=sum(_on(each.case.at, iso) for each in found),
        closed=sum(
            any(event.kind in _ENDS and _on(event.at, iso) for event in each.events) for each in found
        ),
        missed=_limits(found, iso, _MISSED),
        tomorrow=_limits(found, (day + timedelta(days=1)).isoformat(), _WAITING),
        promised=promised,
        due=due,
        open=still_open,
        contacts=_count(
            area, "care_contact WHERE NOT _deleted AND steward = ? AND substr(at, 1, 10) = ?", steward, iso
        ),
        late=_count(
            area,
            "visit WHERE NOT _deleted AND late AND steward = ? AND substr(entered_at, 1, 10) = ?",
            steward,
            iso,
        ),
        best=best,
        worst=worst,
        kept=next((each for each in kept if each.steward == steward), None),
        reminded=next((each.for_tomorrow for each in before if each.steward == steward), ""),
    )


def _on(at: str, iso: str) -> bool:
    return cases.wall_clock(at).date().isoformat() == iso


def _minutes(started: str, ended: str) -> int:
    passed = datetime.fromisoformat(ended) - datetime.fromisoformat(started)
    return max(0, int(passed.total_seconds() // 60))


def _count(area: Area, rows: str, *values: str) -> int:
    return queries.count(area.store.connection, f"SELECT count(*) FROM {rows}", values)


def _names(area: Area, homes: Sequence[str]) -> tuple[str, ...]:
    known = {each.id: each.name for each in area.store.summaries(homes)}
    return tuple(known[home] for home in homes if home in known)


def _limits(found: Sequence[CaseView], iso: str, states: Sequence[str]) -> tuple[DayLimit, ...]:
    return tuple(
        DayLimit(case_id=view.case.id, number=view.number, code=limit.code, due=limit.due)
        for view in found
        for limit in view.deadlines
        if limit.due and _on(limit.due, iso) and limit.state in states
    )


def _promises(area: Area, iso: str, steward: str) -> tuple[int, int, tuple[str, ...]]:
    """Return how many were made that day, how many were due, and what is due by then and still open."""
    made = "commitment WHERE NOT _deleted AND steward = ?"
    open_ones = area.store.query(
        f"SELECT what FROM {made} AND due <= ? AND {queries.STANDING} = 'reopened' ORDER BY due, id",
        (steward, iso),
    )
    return (
        _count(area, f"{made} AND substr(made_at, 1, 10) = ?", steward, iso),
        _count(area, f"{made} AND due = ?", steward, iso),
        tuple(what for (what,) in open_ones),
    )


def _moments(area: Area, made: Sequence[tuple[str, str]]) -> tuple[Moment | None, Moment | None]:
    """Return the best moment of the day, and the worst where it was lower; of equals the last stays in mind."""
    felt = [
        Moment(name=name or "", kind=kind, mood=mood, note=note or "")
        for visit, name in made
        for kind, mood, note in area.store.query(
            "SELECT kind, mood, note FROM touchpoint WHERE NOT _deleted AND visit_id = ? ORDER BY position, id",
            (visit,),
        )
    ][::-1]
    if not felt:
        return None, None
    best, worst = max(felt, key=lambda each: each.mood), min(felt, key=lambda each: each.mood)
    return best, worst if worst.mood < best.mood else None


def keep_review(
    area: Area, day: date, *, went_well: str = "", do_better: str = "", for_tomorrow: str = ""
) -> tuple[DayReview, Change]:
    """Keep a review of a day in place of the one before, which stays in the journal.

    One field is enough: raise Fault review_empty where all are, review_ahead for a day to come.
    """
    if day > area.now().date():
        raise Fault("review_ahead", day=day.isoformat())
    said = {
        "went_well": went_well.strip(),
        "do_better": do_better.strip(),
        "for_tomorrow": for_tomorrow.strip(),
    }
    if not any(said.values()):
        raise Fault("review_empty")
    review = DayReview(
        id=made_by_hand(), day=day.isoformat(), steward=area.steward, entered_at=area.stamp(), **said
    )
    with area.store.write("day_review.add") as write:
        write.insert(review)
    return review, write.outcome()


def reviews(area: Area, since: str = "", until: str = "") -> list[DayReview]:
    """Return the reviews of ISO days, both included, the newest first: of each steward's day the last entered."""
    rows = area.store.select(
        DayReview, "day BETWEEN ? AND ?", (since or "0", until or "9"), order="day DESC, steward, id"
    )
    last: dict[tuple[str, str], DayReview] = {}
    for each in sorted(rows, key=lambda each: (datetime.fromisoformat(each.entered_at), each.id)):
        last[each.day, each.steward] = each
    return [each for each in rows if last[each.day, each.steward] is each]
