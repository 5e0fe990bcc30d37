"""Whom to look in on first, when the light came on, and whether it was right: a station's word rests on it."""

from datetime import date

import numpy as np
import pytest
from numpy.typing import NDArray

from gridsteward.operations.area import Area
from gridsteward.operations.care_lights import care_lights, light_record, look_in
from gridsteward.operations.contacts import contacts_with
from gridsteward.operations.outages import add_outage
from gridsteward.records.care_light import Light, LookOutcome, LookWay
from gridsteward.records.household import Household, HouseholdTag, Person
from gridsteward.records.ids import made_by_hand
from gridsteward.records.outage import OutageKind
from tests.operations.conftest import WallClock
from tests.use_data import bring

FIRST = date(2026, 7, 18)
DAYS = 60  # up to 2026-09-15


def _homes(area: Area, count: int, *, watched: int) -> list[str]:
    homes = []
    with area.store.write("household.add", about="") as write:
        for at in range(count):
            home = Household(
                id=made_by_hand(),
                account_no=f"{at:010}",
                name=f"Home {at}",
                transformer_district=f"T{at // 6}",
            )
            homes.append(home.id)
            write.insert(home)
            if at < watched:
                write.insert(Person(id=made_by_hand(), household_id=home.id, name=home.name, birth="1940"))
                write.insert(HouseholdTag(id=made_by_hand(), household_id=home.id, tag="living_alone"))
    return homes


def _use(homes: int) -> NDArray[np.float64]:
    return np.random.default_rng(5).normal(4, 0.4, (homes, DAYS)).round(2)


def test_who_has_gone_quiet_stands_first_and_a_dead_collector_is_no_silence(grid: Area) -> None:
    homes = _homes(grid, 12, watched=8)
    kwh = _use(12)
    kwh[3, -2:] = 0.4
    kwh[4, -1:] = 0.4
    kwh[6:, -2:] = 0.0  # the whole of another district
    kwh[2, -8:] = np.nan
    bring(grid, homes, FIRST, kwh)
    found = {each.household.id: each for each in care_lights(grid)}
    assert [each.household.id for each in care_lights(grid)][:2] == [homes[3], homes[4]]
    told = {homes.index(home): (each.level, each.reason.key) for home, each in found.items()}
    assert told[3] == (Light.RED, "quiet_days")
    assert told[4] == (Light.YELLOW, "quiet_days")
    assert told[2] == (Light.GREY, "no_reads")
    assert told[0] == (Light.GREEN, "as_usual")
    assert Light.RED not in (told[6][0], told[7][0])
    assert Light.YELLOW not in (told[6][0], told[7][0])
    assert set(told) == set(range(8)), "only who is looked after has a light"


def test_an_outage_of_the_district_explains_the_quiet(grid: Area) -> None:
    homes = _homes(grid, 2, watched=1)
    kwh = _use(2)
    kwh[0, -2:] = 0.3
    bring(grid, homes, FIRST, kwh)
    assert care_lights(grid)[0].level is Light.RED
    add_outage(
        grid,
        kind=OutageKind.FAULT,
        names=["T0"],
        begins=grid.now().replace(day=15, hour=2),
    )
    assert (care_lights(grid)[0].level, care_lights(grid)[0].reason.key) == (Light.GREY, "outage")


def test_a_look_answers_the_light_counts_as_a_contact_and_makes_the_record(
    grid: Area, clock: WallClock
) -> None:
    homes = _homes(grid, 2, watched=2)
    kwh = _use(2)
    kwh[0, -2:] = 0.3
    bring(grid, homes, FIRST, kwh)
    (lit, dark) = care_lights(grid)
    assert (lit.step, dark.step) == ("call", "")
    assert light_record(grid).hours is None
    clock.set(16, 11, 30)
    look_in(grid, homes[0], LookOutcome.NOT_REACHED)
    assert care_lights(grid)[0].step == "visit", "a call first, a visit second"
    clock.set(16, 15)
    said, change = look_in(
        grid, homes[0], LookOutcome.NEEDED_HELP, way=LookWay.VISITED, note=" fell in the kitchen "
    )
    assert (said.level, said.reason, said.note) == ("red", "quiet_days", "fell in the kitchen")
    assert change.touched == {homes[0]}
    answered = care_lights(grid)[0]
    assert (answered.step, answered.look) == ("", said)
    assert [each.outcome for each in contacts_with(grid, homes[0])] == ["reached", "not_reached"]
    look_in(grid, homes[1], LookOutcome.WELL)  # without a light: a contact, and no word on the lights
    record = light_record(grid)
    assert (record.lights, record.looked_into, record.decided, record.real) == (1, 1, 1, 1)
    assert record.share == 1
    assert record.hours == pytest.approx(2)
    clock.set(30, 9)
    assert light_record(grid, first="2026-09-20").lights == 0


def test_days_gone_by_can_be_asked_for_and_are_not_kept(grid: Area) -> None:
    homes = _homes(grid, 1, watched=1)
    kwh = _use(1)
    kwh[0, -2:] = 0.3
    bring(grid, homes, FIRST, kwh)
    (before,) = care_lights(grid, date(2026, 9, 13))
    (then,) = care_lights(grid, date(2026, 9, 15))
    assert (before.level, then.level, then.lit_at) == (Light.GREEN, Light.RED, "")
