"""The list of the week from a real area: a household with a broken word must not wait until it complains."""

from datetime import date, timedelta

import pytest

from gridsteward.operations import households, promises, visits, warning_words, warnings
from gridsteward.operations.area import Area
from gridsteward.records.visit import CommitmentOutcome, DraftCommitment, DraftTouchpoint, VisitDraft
from gridsteward.words import Words
from tests.operations.conftest import WallClock

DAY = date(2026, 9, 16)


def home(area: Area, name: str, number: int) -> str:
    return households.add_household(area, {"account_no": f"06104427{number:04}", "name": name})[0]


def visited(area: Area, household: str, days_ago: int, **more: object) -> None:
    at = f"{DAY - timedelta(days=days_ago)}T09:05:00+08:00"
    draft = {"met": "person", "started_at": at, "ended_at": at, "id": "", "household_id": household, **more}
    visits.record_visits(area, [VisitDraft(**draft)])  # type: ignore[arg-type]


@pytest.fixture
def village(grid: Area) -> dict[str, str]:
    """Four homes: a complaint with a promise overdue, three closed doors, low voltage with a fault, and a calm one."""
    ids = {name: home(grid, name, at) for at, name in enumerate(("何志强", "向德贵", "周桂英", "吴秀珍"))}
    visited(
        grid,
        ids["何志强"],
        20,
        purposes=("complaint",),
        touchpoints=(DraftTouchpoint(kind="overall", mood=-1),),
        commitments=(DraftCommitment(what="查线路", due="2026-09-05"),),
    )
    for days in (30, 12, 4):
        visited(grid, ids["向德贵"], days, met="nobody")
    visited(grid, ids["周桂英"], 5, purposes=("fault",))
    households.add_tag(grid, ids["周桂英"], "low_voltage_reported")
    visited(grid, ids["吴秀珍"], 3, touchpoints=(DraftTouchpoint(kind="overall", mood=2),))
    return ids


def test_the_list_tells_who_why_and_what_to_do_first(grid: Area, village: dict[str, str]) -> None:
    found = warnings.this_week(grid)
    assert [each.household.name for each in found] == ["何志强", "周桂英"]
    first = found[0]
    assert first.act == "close_case"
    said = [warning_words.reason(each, Words("zh_CN"), today=DAY) for each in first.reasons]
    assert "答应9月5日前办的事过期了：查线路" in said
    assert "8月27日有过投诉" in said
    assert "投诉回访时答应的事还有 1 件没办完" in said


def test_a_kept_promise_takes_its_household_down(grid: Area, village: dict[str, str]) -> None:
    before = warnings.this_week(grid)[0]
    (due,) = households.household_card(grid, village["何志强"]).commitments
    promises.settle(grid, due.commitment.id, CommitmentOutcome.KEPT)
    after = {each.household.name: each.score for each in warnings.this_week(grid)}
    assert after.get("何志强", 0.0) < before.score
    promises.settle(grid, due.commitment.id, CommitmentOutcome.REOPENED)
    assert warnings.this_week(grid)[0].score == pytest.approx(before.score)


def test_it_fades_by_itself(grid: Area, village: dict[str, str], clock: WallClock) -> None:
    before = {each.household.name: each.score for each in warnings.this_week(grid)}
    clock.at += timedelta(days=200)
    after = {each.household.name: each.score for each in warnings.this_week(grid)}
    assert all(after.get(name, 0.0) < score for name, score in before.items())


def test_nothing_of_it_is_written(grid: Area, village: dict[str, str]) -> None:
    before = grid.store.last_change(), grid.store.state_digest()
    warnings.this_week(grid)
    assert (grid.store.last_change(), grid.store.state_digest()) == before
    columns = [row[1] for row in grid.store.query("PRAGMA table_info(household)")]
    assert not [name for name in columns if "warn" in name or "complain" in name]


def test_a_removed_household_is_not_on_it_and_the_list_is_as_long_as_asked(
    grid: Area, village: dict[str, str]
) -> None:
    households.remove_household(grid, village["何志强"])
    assert [each.household.name for each in warnings.this_week(grid)] == ["周桂英"]
    assert warnings.this_week(grid, 0) == []


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_every_sign_and_first_step_has_its_words(language: str) -> None:
    words, rules = Words(language), warnings.warning_rules()
    assert words.section("warning_reason").keys() == rules.signs.keys()
    assert words.section("warning_act").keys() == {each.act for each in rules.signs.values()}
    assert rules.tags.keys() <= rules.signs.keys()
    assert set(rules.tags.values()) <= words.section("tag").keys()
