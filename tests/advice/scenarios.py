"""The seed scenarios of R3.4, made as a steward would have noted them; everybody is invented."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from msgspec import Struct

from gridsteward.operations import households, portrait_acts, visits
from gridsteward.operations.area import Area
from gridsteward.records.advice import Situation
from gridsteward.records.visit import DraftTouchpoint, VisitDraft
from tests.marking import mark


class Member(Struct, frozen=True, kw_only=True):
    """Somebody of a household."""

    name: str
    birth: str = ""
    relation: str = "holder"
    lives_here: int = 1
    main_contact: int = 0


class Scenario(Struct, frozen=True, kw_only=True):
    """A household and why one goes there. `behaviours` is what was seen of the main contact, on four days."""

    situation: Situation
    people: tuple[Member, ...]
    behaviours: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    appliances: tuple[str, ...] = ()
    explained_badly: bool = False


SCENARIOS: Final[dict[str, Scenario]] = {
    "cautious_technician_meter_change": Scenario(
        situation=Situation.METER_CHANGE,
        people=(Member(name="沈立新", birth="1979", main_contact=1),),
        behaviours=("even_measured", "wants_grounds", "thinks_it_over", "checks_figures"),
    ),
    "grandparent_and_child_long_outage": Scenario(
        situation=Situation.OUTAGE_LONG,
        people=(
            Member(name="向德贵", birth="1952", main_contact=1),
            Member(name="向小雨", birth="2018", relation="grandchild"),
            Member(name="向建军", birth="1986", relation="child", lives_here=0),
        ),
        behaviours=("fast_loud", "to_the_point", "wants_result", "presses_for_time"),
        tags=("left_behind_child",),
    ),
    "man_of_fifty_alone_forgets_switches": Scenario(
        situation=Situation.SAFETY,
        people=(
            Member(name="罗长根", birth="1976", main_contact=1),
            Member(name="罗敏", birth="2001", relation="child", lives_here=0),
        ),
        tags=("living_alone", "forgetful", "children_away"),
        appliances=("room_heater", "kettle"),
    ),
    "housewife_of_forty_complains_shows_off": Scenario(
        situation=Situation.GRUMBLE,
        people=(
            Member(name="邓丽华", birth="1986", relation="spouse", main_contact=1),
            Member(name="何志强", birth="1984"),
        ),
        behaviours=("lively_face", "wants_recognition", "tells_stories", "chats_first"),
        appliances=("air_conditioner", "oven", "range_hood"),
    ),
    "dominant_technician_asks_policy": Scenario(
        situation=Situation.POLICY,
        people=(Member(name="秦卫东", birth="1981", main_contact=1),),
        behaviours=("fast_loud", "wants_result", "contradicts", "decides_at_once", "checks_figures"),
        tags=("asks_policy",),
        explained_badly=True,
    ),
    "talkative_customer_bill": Scenario(
        situation=Situation.BILL_DOUBT,
        people=(Member(name="覃秀兰", birth="1971", main_contact=1),),
        behaviours=("lively_face", "wants_recognition", "tells_stories", "chats_first"),
        tags=("talkative",),
    ),
    "technical_customer_bill": Scenario(
        situation=Situation.BILL_DOUBT,
        people=(Member(name="覃秀兰", birth="1971", main_contact=1),),
        behaviours=("even_measured", "wants_grounds", "thinks_it_over", "checks_figures"),
    ),
}


def make(area: Area, scenario: Scenario, *, account_no: str) -> str:
    """Put a scenario's household into an area as of the area's own clock; return its id."""
    now = area.now()
    values: dict[str, Any] = {"account_no": account_no, "name": scenario.people[0].name}
    household, _ = households.add_household(area, {**values, "address": "桂溪村3组12号"})
    met = ""
    for member in scenario.people:
        fields = {name: getattr(member, name) for name in Member.__struct_fields__}
        person, _ = households.save_person(area, household, fields)
        met = person if member.main_contact else met
    for tag in scenario.tags:
        mark(area, household, tag)
    for kind in scenario.appliances:
        portrait_acts.add_appliance(area, household, {"kind": kind})
    _met(area, household, now - timedelta(days=40), explained_badly=scenario.explained_badly)
    _observe(area, household, met, scenario.behaviours)
    return household


def _met(area: Area, household: str, when: datetime, *, explained_badly: bool) -> None:
    points: tuple[DraftTouchpoint, ...] = (DraftTouchpoint(kind="overall", mood=0),)
    if explained_badly:
        points = (*points, DraftTouchpoint(kind="explaining", mood=-1))
    began = when.isoformat(timespec="seconds")
    draft = VisitDraft(
        id="", household_id=household, started_at=began, ended_at=began, met="person", touchpoints=points
    )
    visits.record_visits(area, [draft])


def _observe(area: Area, household: str, person: str, behaviours: Sequence[str]) -> None:
    now = area.now
    try:
        for weeks in range(4, 0, -1):
            if behaviours:
                when = now() - timedelta(weeks=weeks)
                area.now = lambda when=when: when  # type: ignore[misc]
                portrait_acts.observe(area, household, behaviours, person_id=person)
                area.now = now
    finally:
        area.now = now
