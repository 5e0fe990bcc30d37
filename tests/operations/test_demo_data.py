"""If these fail, the demo shows a village nobody would believe, or other people's data."""

import re
import time
import tomllib
from collections import Counter
from datetime import date, datetime
from io import BytesIO
from typing import Any

import pytest
from python_calamine import load_workbook

from gridsteward.assets import asset
from gridsteward.operations.demo_data import DemoArea, invent, ledger_rows
from gridsteward.records.household import Tenure
from gridsteward.reports import plain_workbook
from gridsteward.words import Words

TODAY = date(2026, 11, 23)
AREA = "5a3c1c52-1d43-5c1e-9a53-6a3d3f1f7f10"


@pytest.fixture(scope="module")
def material() -> dict[str, Any]:
    files = asset("resources", "demo").glob("*.toml")
    return {path.stem: tomllib.loads(path.read_text("utf-8")) for path in files}


@pytest.fixture(scope="module")
def area(material: dict[str, Any]) -> DemoArea:
    return invent(households=1_000, seed=7, today=TODAY, area_id=AREA, material=material)


def _age(birth: str) -> int:
    return TODAY.year - int(birth[:4])


def test_the_same_seed_gives_the_same_area(area: DemoArea, material: dict[str, Any]) -> None:
    again = invent(households=1_000, seed=7, today=TODAY, area_id=AREA, material=material)
    assert again == area
    other = invent(households=1_000, seed=8, today=TODAY, area_id=AREA, material=material)
    assert other.households != area.households


def test_every_row_has_its_own_id_and_a_home(area: DemoArea) -> None:
    homes = {home.id for home in area.households}
    rows: list[Any] = [
        *area.households,
        *area.people,
        *area.tags,
        *area.visits,
        *area.touchpoints,
        *area.commitments,
        *area.commitment_events,
    ]
    assert len({row.id for row in rows}) == len(rows)
    assert len(homes) == 1_000
    parts: list[Any] = [*area.people, *area.tags, *area.visits, *area.touchpoints, *area.commitments]
    assert {part.household_id for part in parts} <= homes
    visits = {visit.id: visit for visit in area.visits}
    assert all(visits[touch.visit_id].household_id == touch.household_id for touch in area.touchpoints)
    assert all(visits[one.visit_id].household_id == one.household_id for one in area.commitments)


def test_accounts_look_like_a_stations(area: DemoArea) -> None:
    for home in area.households:
        assert re.fullmatch(r"00\d{11}", home.account_no)
        assert re.fullmatch(r"\d{12}", home.meter_no)
        assert home.address.startswith(home.village)
        assert home.transformer_district.startswith(home.village)
        assert home.longitude is not None
        assert abs(home.longitude - 110.24) < 0.1
    assert len({home.account_no for home in area.households}) == 1_000
    assert len({home.meter_no for home in area.households}) == 1_000
    assert len({home.address for home in area.households}) == 1_000
    sizes = sorted(Counter(home.transformer_district for home in area.households).values())
    assert all(60 <= size <= 80 for size in sizes[1:])


def test_no_phone_number_can_be_anybodys(area: DemoArea) -> None:
    phones = [person.phones for person in area.people if person.phones]
    assert all(re.fullmatch(r"1\d{2}0000\d{4}", phone) for phone in phones)
    assert len(set(phones)) == len(phones)


def test_tags_agree_with_the_people(area: DemoArea) -> None:
    people: dict[str, list[Any]] = {}
    for person in area.people:
        people.setdefault(person.household_id, []).append(person)
    known = Words("zh_CN").section("tag")
    for tag in area.tags:
        here = [person for person in people[tag.household_id] if person.lives_here]
        ages = [_age(person.birth) for person in here]
        assert tag.tag in known
        assert tag.evidence
        assert "{" not in tag.evidence
        if tag.tag == "living_alone":
            assert len(here) == 1
        if tag.tag == "age_80":
            assert max(ages) >= 80
        if tag.tag in {"hearing", "oxygen_concentrator", "pensionable_age"}:
            assert max(ages) >= 65
        if tag.tag == "left_behind_child":
            assert min(ages) <= 14
        if tag.tag == "children_away":
            assert any(
                person.relation == "child" and not person.lives_here for person in people[tag.household_id]
            )
    shares = Counter(tag.tag for tag in area.tags)
    assert 60 <= shares["living_alone"] <= 160
    assert {"oxygen_concentrator", "forgetful", "photovoltaic", "small_firm"} <= set(shares)
    assert any(person.birth_calendar == "lunar" for person in area.people)
    assert {home.leading_class for home in area.households} >= {"care", "risk", "economic", "social", ""}


def test_visits_are_walked_in_working_hours_and_never_two_at_once(area: DemoArea) -> None:
    last: dict[str, str] = {}
    words = Words("zh_CN")
    assert 600 <= len(area.visits) <= 2_500
    for visit in sorted(area.visits, key=lambda one: one.started_at):
        began, ended, entered = map(
            datetime.fromisoformat, (visit.started_at, visit.ended_at, visit.entered_at)
        )
        assert began < ended <= entered
        assert began.weekday() < 5
        assert began.hour >= 8
        assert ended.hour < 18
        assert not 12 <= began.hour < 14
        assert visit.late == int(entered.date() > began.date())
        assert entered.date() <= TODAY
        assert last.get(visit.steward, "") <= visit.started_at
        last[visit.steward] = visit.ended_at
        assert visit.purposes in words.section("purpose")
        assert set(visit.checks.split()) <= set(words.section("check"))
        assert visit.met in words.section("met")
        assert visit.note
    assert {visit.late for visit in area.visits} == {0, 1}
    assert {touch.kind for touch in area.touchpoints} <= set(words.section("touchpoint"))
    assert {touch.mood for touch in area.touchpoints} == {-2, -1, 0, 1, 2}


@pytest.mark.parametrize("households", [150, 1_000])
@pytest.mark.parametrize("today", [TODAY, date(2026, 1, 2), date(2026, 10, 4), date(2024, 2, 29)])
def test_promises_are_kept_open_due_today_and_overdue(
    material: dict[str, Any], households: int, today: date
) -> None:
    made = invent(households=households, seed=1, today=today, area_id=AREA, material=material)
    kept = {event.commitment_id: event for event in made.commitment_events}
    open_ones = [one for one in made.commitments if one.id not in kept]
    assert kept
    assert any(one.due == today.isoformat() for one in open_ones)
    assert any(one.due > today.isoformat() for one in open_ones) or households < 1_000
    assert any(one.due < today.isoformat() for one in open_ones)
    assert len(open_ones) < len(made.commitments) / 2
    for one in made.commitments:
        assert one.made_at[:10] <= one.due
        if one.id in kept:
            assert one.made_at < kept[one.id].at
            assert kept[one.id].at[:10] <= today.isoformat()


def test_empty_houses_are_visited_from_outside(area: DemoArea) -> None:
    vacant = {home.id for home in area.households if home.tenure == Tenure.VACANT}
    assert vacant
    assert {visit.met for visit in area.visits if visit.household_id in vacant} <= {"nobody"}
    assert not any(person.lives_here for person in area.people if person.household_id in vacant)


def test_the_ledger_can_be_read_back(area: DemoArea, material: dict[str, Any]) -> None:
    out = BytesIO()
    rows = ledger_rows(area, material)
    plain_workbook(rows, out, sheet_name=material["stories"]["ledger"]["sheet"])
    out.seek(0)
    read = load_workbook(out).get_sheet_by_name("客户台账").to_python()
    assert read[0][0] == "青石埠供电所 桂溪网格客户台账（2026年11月）"
    assert read[1][:4] == ["序号", "户号", "户名", "用电地址"]
    assert len(read) == 1_002
    assert [row[1] for row in read[2:]] == [home.account_no for home in area.households]
    births = Counter(type(row[10]).__name__ for row in read[2:])
    assert {"date", "str"} <= set(births)
    assert Counter(row[12] for row in read[2:])["是"] == sum(tag.tag == "living_alone" for tag in area.tags)


def test_ten_thousand_homes_take_no_wait(material: dict[str, Any]) -> None:
    start = time.perf_counter()
    made = invent(households=10_000, seed=3, today=TODAY, area_id=AREA, material=material)
    assert time.perf_counter() - start < 6  # 3 s on an idle machine; twice that when it is busy
    assert len(made.households) == 10_000
    phones = [person.phones for person in made.people if person.phones]
    assert len(set(phones)) == len(phones)
