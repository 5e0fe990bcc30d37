"""What requests tell, against figures worked out by hand; luck is never taken for trouble."""

from fractions import Fraction
from math import comb
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridsteward.cases.analysis import Fact, analyse, at_least, gatherings, spread, standout
from gridsteward.operations.case_analysis import analysis_rules

RULES = analysis_rules()


def fact(number: int, **more: Any) -> Fact:
    said = {
        "came_as": "bill",
        "kind": "bill",
        "topic": "",
        "channel": "door",
        "department": "",
        "day": "2026-11-10",
    }
    return Fact(id=f"c{number}", **{**said, **more})


def analysed(facts: list[Fact], **more: Any) -> Any:
    said = {
        "first": "2026-11-01",
        "last": "2026-11-30",
        "year_before": "2025-12-01",
        "homes": {"district": {}, "village": {}},
    }
    return analyse(facts, rules=RULES, **{**said, **more})


def test_counts_times_and_satisfaction_as_worked_out_by_hand() -> None:
    found = analysed(
        [
            fact(1, answered_after=10, closed_after=600, asked=True, satisfaction=5),
            fact(2, answered_after=30, closed_after=1200, asked=True, satisfaction=2, objected=True),
            fact(3, came_as="grumble", kind="complaint", turned=True, answered_after=90, asked=True),
            fact(4, came_as="grumble", kind="grumble", channel="phone", reopened=True, confidential=True),
            fact(5, day="2026-10-31"),
            fact(6, day="2026-12-01"),
        ]
    )

    assert found.cases == ("c1", "c2", "c3", "c4")
    assert [(each.key, len(each.cases)) for each in found.by_kind] == [
        ("bill", 2),
        ("complaint", 1),
        ("grumble", 1),
    ]
    assert [(each.key, each.cases) for each in found.by_channel] == [
        ("door", ("c1", "c2", "c3")),
        ("phone", ("c4",)),
    ]
    assert (found.grumbles, found.turned, found.objected, found.reopened) == (2, ("c3",), ("c2",), ("c4",))
    assert (found.first_answer.half, found.first_answer.most, found.first_answer.cases) == (30, 90, 3)
    assert (found.closing.half, found.closing.most) == (900, 1200)
    assert (found.asked, found.rated, found.satisfaction) == (3, 2, 3.5)
    assert found.confidential == 1


def test_a_case_late_by_any_clock_of_a_code_is_late_once() -> None:
    found = analysed(
        [
            fact(1, clocks=(("arrive", True), ("arrive", False), ("restore", True))),
            fact(2, clocks=(("arrive", True),)),
        ]
    )

    assert [(each.code, each.met, each.missed) for each in found.clocks] == [
        ("arrive", 1, ("c1",)),
        ("restore", 1, ()),
    ]


def test_nine_of_ten_is_the_ninth_of_ten() -> None:
    told = spread([*range(1, 11), None])
    assert (told.cases, told.half, told.most) == (10, round(5.5), 9)
    assert spread([]).cases == 0


def at(place: str, count: int, *, start: int, one_home: bool = False) -> list[Fact]:
    return [
        fact(start + number, home=f"{place}-{0 if one_home else number}", district=place)
        for number in range(count)
    ]


def test_six_cases_of_forty_homes_where_one_is_expected_stand_out() -> None:
    homes = {"district": {"一号": 40, "二号": 160, "三号": 200}, "village": {}}
    facts = [*at("一号", 6, start=0), *at("二号", 3, start=10), *at("三号", 2, start=20)]

    (place,) = gatherings(facts, homes, RULES)

    assert (place.place, place.homes, place.from_homes, len(place.cases)) == ("一号", 40, 6, 6)
    assert place.expected == pytest.approx(11 * 40 / 400)
    exact = sum(
        comb(11, hits) * Fraction(1, 10) ** hits * Fraction(9, 10) ** (11 - hits) for hits in range(6, 12)
    )
    assert place.chance == pytest.approx(3 * float(exact))


def test_one_home_alone_and_places_alike_make_no_gathering() -> None:
    homes = {"district": {"一号": 40, "二号": 40}, "village": {}}
    assert gatherings(at("一号", 9, start=0, one_home=True), homes, RULES) == []
    assert gatherings([*at("一号", 9, start=0), *at("二号", 8, start=20)], homes, RULES) == []
    assert gatherings([], homes, RULES) == []


def test_many_places_make_an_odd_one_less_odd() -> None:
    few = {"district": {"一号": 100, "二号": 300}, "village": {}}
    many = {"district": {"一号": 100, **{f"{number}": 1 for number in range(300)}}, "village": {}}
    facts = [*at("一号", 6, start=0), *at("二号", 3, start=10)]
    elsewhere = [*at("一号", 6, start=0), *at("7", 1, start=10), *at("8", 2, start=20)]
    assert gatherings(facts, few, RULES) != []
    assert gatherings(elsewhere, many, RULES) == []


@given(of=st.integers(0, 60), hits=st.integers(-1, 62), homes=st.integers(0, 40))
def test_the_chance_is_the_exact_one(of: int, hits: int, homes: int) -> None:
    share = Fraction(homes, 40)
    exact = sum(
        comb(of, each) * share**each * (1 - share) ** (of - each) for each in range(max(0, hits), of + 1)
    )
    assert at_least(hits, of, float(share)) == pytest.approx(float(exact), rel=1e-9, abs=1e-12)


@given(st.lists(st.integers(0, 10_000), max_size=60))
def test_half_comes_before_most_and_both_were_taken(minutes: list[int]) -> None:
    told = spread(minutes)
    assert told.half <= told.most or len(minutes) == 0
    assert told.most in [*minutes, 0]
    assert sum(each <= told.most for each in minutes) >= 0.9 * len(minutes)


def test_a_home_with_three_in_a_year_is_told_of() -> None:
    facts = [
        fact(1, home="h1", day="2026-01-05"),
        fact(2, home="h1", day="2026-06-05"),
        fact(3, home="h1", day="2026-11-05"),
        fact(4, home="h2", day="2025-11-05"),
        fact(5, home="h2", day="2026-11-05"),
        fact(6, home="h2", day="2026-11-06"),
        *(fact(7 + number, day="2026-11-07") for number in range(5)),
    ]

    found = analysed(facts)

    assert [(each.key, each.cases) for each in found.often] == [("h1", ("c1", "c2", "c3"))]
    assert standout(found, RULES).key == "often"


@pytest.mark.parametrize(
    ("facts", "key"),
    [
        ([], "none"),
        ([fact(1)], "few"),
        ([fact(number) for number in range(6)], "most"),
        ([fact(number, clocks=(("arrive", number > 1),)) for number in range(6)], "late"),
        ([fact(number, came_as="grumble", turned=number == 1) for number in range(6)], "turned"),
    ],
)
def test_the_first_thing_said_is_the_weightiest(facts: list[Fact], key: str) -> None:
    assert standout(analysed(facts), RULES).key == key


def test_a_place_is_said_before_all_else() -> None:
    homes = {"district": {}, "village": {"桂溪村": 20, "马家坡": 380}}
    facts = [
        fact(number, home=f"h{number}", village="桂溪村", clocks=(("arrive", False),)) for number in range(6)
    ]
    told = standout(analysed(facts, homes=homes), RULES)
    assert told.key == "village_gathers"
    assert told.values == {"place": "桂溪村", "count": 6, "from_homes": 6, "homes": 20, "expected": 0.3}
