"""What requests tell of an area: counted from its cases, without the name of whoever asked for secrecy."""

from datetime import timedelta
from typing import Any

from gridsteward.operations import cases
from gridsteward.operations.area import Area
from gridsteward.operations.case_analysis import analysis, rows_of
from gridsteward.operations.cases import Entry
from gridsteward.operations.households import add_household
from gridsteward.records.case import CaseKind
from gridsteward.records.sealed import Audience
from tests.operations.conftest import WallClock


def register(grid: Area, kind: CaseKind = CaseKind.BILL, **more: Any) -> str:
    return cases.register_case(grid, Entry(kind=kind, content="电费高", **more))[0].id


def homes(grid: Area, village: str, district: str, count: int) -> list[str]:
    return [
        add_household(
            grid,
            {
                "account_no": f"{district}{number:04d}",
                "name": f"{village}{number}",
                "village": village,
                "transformer_district": district,
            },
        )[0]
        for number in range(count)
    ]


def test_an_empty_area_is_told_in_a_sentence(grid: Area) -> None:
    told = analysis(grid)
    assert (told.standout.key, told.found.cases, told.warned) == ("none", (), ())


def test_a_place_stands_out_and_its_cases_are_at_hand(grid: Area) -> None:
    near, far = homes(grid, "桂溪村", "T1", 4), homes(grid, "马家坡", "T2", 40)
    gathered = {register(grid, household_id=home) for home in near}
    register(grid, household_id=far[0])

    told = analysis(grid)

    place = told.found.gatherings[0]
    assert [each.place for each in told.found.gatherings] == ["T1"]
    assert (place.homes, place.from_homes, set(place.cases)) == (4, 4, gathered)
    assert round(place.expected, 3) == round(5 * 4 / 44, 3)
    assert told.standout.key == "district_gathers"
    assert {each.name for each in rows_of(told, place.cases)} == {f"桂溪村{number}" for number in range(4)}


def test_a_grumble_becomes_a_complaint_and_is_objected_to(grid: Area, clock: WallClock) -> None:
    grumble = register(grid, CaseKind.GRUMBLE)
    clock.at += timedelta(minutes=45)
    cases.add_event(grid, grumble, "turned", value="complaint")
    clock.at += timedelta(hours=3)
    cases.add_event(grid, grumble, "answered")
    cases.add_event(grid, grumble, "replied")
    cases.add_event(grid, grumble, "called_back", value="2")

    found = analysis(grid).found

    assert [each.key for each in found.by_kind] == ["complaint"]
    assert (found.grumbles, found.turned, found.objected) == (1, (grumble,), (grumble,))
    assert found.first_answer.half == 225
    assert (found.asked, found.rated, found.satisfaction, found.closing.cases) == (1, 1, 2.0, 0)
    assert [each.code for each in found.clocks if each.missed] == ["complaint_first_reply"]


def test_a_closed_case_counts_to_its_last_closing(grid: Area, clock: WallClock) -> None:
    bill = register(grid)
    for hours, kind in ((1, "replied"), (1, "closed"), (1, "reopened"), (1, "replied"), (1, "closed")):
        clock.at += timedelta(hours=hours)
        cases.add_event(grid, bill, kind)

    found = analysis(grid).found

    assert (found.closing.half, found.closing.cases, found.reopened) == (300, 1, (bill,))
    clock.at += timedelta(hours=1)
    cases.add_event(grid, bill, "reopened")
    assert analysis(grid).found.closing.cases == 0


def test_a_confidential_case_counts_and_names_no_home_and_no_place(grid: Area) -> None:
    home = homes(grid, "桂溪村", "T1", 2)[0]
    homes(grid, "马家坡", "T2", 60)
    for _ in range(6):
        register(grid, CaseKind.COMPLAINT, household_id=home, confidential=Audience.SUPERVISOR)

    told = analysis(grid)

    assert (len(told.found.cases), told.found.confidential) == (6, 6)
    assert (told.found.gatherings, told.found.often, told.names) == ((), (), {})
    assert all(each.name == "" for each in rows_of(told, told.found.cases))


def test_only_the_period_asked_for_counts_but_a_year_for_those_who_come_often(
    grid: Area, clock: WallClock
) -> None:
    home = homes(grid, "桂溪村", "T1", 1)[0]
    for days in (0, 100, 200):
        clock.at += timedelta(days=days)
        last = register(grid, household_id=home)
    day = clock.at.date().isoformat()

    told = analysis(grid, day, day)

    assert told.found.cases == (last,)
    assert [(each.key, len(each.cases)) for each in told.found.often] == [(home, 3)]
    assert (told.names, len(rows_of(told, told.found.often[0].cases))) == ({home: "桂溪村0"}, 3)
