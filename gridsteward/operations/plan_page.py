"""All that stands on the plan page, read in one go, over a connection of its own while the window goes on."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta

from msgspec import Struct

from gridsteward.operations.area import Area
from gridsteward.operations.plan_changes import pauses
from gridsteward.operations.plan_route import KeptDay, kept_days
from gridsteward.operations.plan_view import hours_budget, planned, stewards_with_plan
from gridsteward.operations.planning import candidates
from gridsteward.operations.visit_facts import dwellings
from gridsteward.planning.sites import Site, places
from gridsteward.records.faults import Fault
from gridsteward.records.household import HouseholdSummary
from gridsteward.records.plan import Candidate, HoursBudget, VisitPause, VisitPlan
from gridsteward.store.areas import OpenArea
from gridsteward.store.store import Store


class PlanPage(Struct, frozen=True, kw_only=True):
    """A day with its week, seen from `today`.

    `candidates` are all whom there is reason to see that day who are not on the way, none for a day that is over;
    `week` is the hours of the week's days that are left against its work, None when none is left. `also` are the
    other stewards who have a plan for the day. `homes` tells of every home named, `sites` where those are whose place
    is known or can be guessed.
    """

    today: str
    day: str
    days: tuple[KeptDay, ...]
    plan: VisitPlan | None
    candidates: tuple[Candidate, ...]
    pauses: tuple[VisitPause, ...]
    week: HoursBudget | None
    also: tuple[str, ...]
    homes: dict[str, HouseholdSummary]
    sites: dict[str, Site]


@contextmanager
def aside(area: Area) -> Iterator[Area]:
    """Give the area over a connection of its own: a plan takes seconds, and saving a visit must not wait for it."""
    store = Store(area.store.path, area.opened.key, now_ms=area.store.now_ms)
    try:
        yield Area(OpenArea(info=area.info, store=store, key=area.opened.key), area.data_dir, area.now)
    finally:
        store.close()


def plan_page(area: Area, day: date) -> PlanPage:
    """Return the day and its week (Monday to Sunday) as they stand now."""
    today = area.now().date()
    monday = day - timedelta(days=day.isoweekday() - 1)
    plan = planned(area, day)
    found: list[Candidate] = []
    if day >= today:
        found = [each.candidate for each in plan.left_out] if plan else candidates(area, day)
    first = max(monday, today)
    left = (monday + timedelta(days=7) - first).days
    paused = tuple(pauses(area))
    wanted = {each.household_id for each in found} | {each.household_id for each in paused}
    if plan is not None:
        wanted |= {stop.household_id for stop in plan.days[0].stops}
        wanted |= {str(each.why.values["instead"]) for each in plan.left_out if "instead" in each.why.values}
    known = places(dwellings(area))
    return PlanPage(
        today=today.isoformat(),
        day=day.isoformat(),
        days=kept_days(area, monday),
        plan=plan,
        candidates=tuple(found),
        pauses=paused,
        week=_hours(area, first, left) if left > 0 else None,
        also=tuple(each for each in stewards_with_plan(area, day) if each != area.steward),
        homes={each.id: each for each in area.store.summaries(sorted(wanted))},
        sites={each: known[each] for each in wanted if each in known},
    )


def _hours(area: Area, first: date, days: int) -> HoursBudget | None:
    try:
        return hours_budget(area, first, days=days)
    except Fault:  # no working day is left
        return None
