"""All that stands on the plan page, read in one go, over a connection of its own while the window goes on."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from msgspec import Struct

from gridsteward.operations.area import Area
from gridsteward.operations.plan_changes import pauses
from gridsteward.operations.plan_route import KeptDay, kept_days
from gridsteward.operations.plan_view import hours_budget, planned
from gridsteward.operations.planning import candidates
from gridsteward.operations.visit_facts import dwellings
from gridsteward.planning.sites import Site, places
from gridsteward.records.faults import Fault
from gridsteward.records.household import HouseholdSummary
from gridsteward.records.plan import Candidate, HoursBudget, VisitPause, VisitPlan
from gridsteward.records.portrait import Standing


class PlanPage(Struct, frozen=True, kw_only=True):
    """A day with its week, seen from `today`.

    `candidates` are all whom there is reason to see that day who are not on the way, none for a day that is over.
    `homes` tells of every home named, `sites` where those are whose place is known or can be guessed.
    """

    today: str
    day: str
    days: tuple[KeptDay, ...]
    plan: VisitPlan | None
    candidates: tuple[Candidate, ...]
    pauses: tuple[VisitPause, ...]
    homes: dict[str, HouseholdSummary]
    sites: dict[str, Site]


def plan_page(
    area: Area,
    day: date,
    *,
    known: Callable[[str], HouseholdSummary | None] = lambda _household: None,
    portraits: Mapping[str, Standing] | None = None,
) -> PlanPage:
    """Return the day and its week (Monday to Sunday) as they stand now.

    Homes that are `known` are not read again; `portraits` as in `home_facts`.
    """
    today = area.now().date()
    monday = day - timedelta(days=day.isoweekday() - 1)
    plan = planned(area, day, portraits=portraits)
    found: list[Candidate] = []
    if day >= today:
        found = (
            [each.candidate for each in plan.left_out] if plan else candidates(area, day, portraits=portraits)
        )
    paused = tuple(pauses(area))
    wanted = {each.household_id for each in found} | {each.household_id for each in paused}
    if plan is not None:
        wanted |= {stop.household_id for stop in plan.days[0].stops}
        wanted |= {str(each.why.values["instead"]) for each in plan.left_out if "instead" in each.why.values}
    sites = places(dwellings(area))
    homes = {each: home for each in wanted if (home := known(each)) is not None}
    homes |= {each.id: each for each in area.store.summaries(sorted(wanted - homes.keys()))}
    return PlanPage(
        today=today.isoformat(),
        day=day.isoformat(),
        days=kept_days(area, monday),
        plan=plan,
        candidates=tuple(found),
        pauses=paused,
        homes=homes,
        sites={each: sites[each] for each in wanted if each in sites},
    )


def week_hours(
    area: Area, day: date, *, portraits: Mapping[str, Standing] | None = None
) -> HoursBudget | None:
    """Return the hours of the days left of a day's week against its work (R3.6), None when no working day is left.

    `portraits` as in `home_facts`.
    """
    sunday = day + timedelta(days=7 - day.isoweekday())
    first = max(sunday - timedelta(days=6), area.now().date())
    try:
        return (
            hours_budget(area, first, days=(sunday - first).days + 1, portraits=portraits)
            if first <= sunday
            else None
        )
    except Fault:  # none of them is a working day
        return None
