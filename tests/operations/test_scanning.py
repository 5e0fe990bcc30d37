"""The whole area is looked at over and over: nobody is told twice, nobody's word is lost, nothing is kept half."""

from datetime import date, timedelta

import numpy as np
import pytest

from gridsteward.operations import findings, households, needs, scanning
from gridsteward.operations.area import Area
from gridsteward.operations.scanning import Judged, Known, settled
from gridsteward.records.finding import Finding, FindingEvent, FindingOutcome
from gridsteward.records.household import Household, Person
from gridsteward.records.ids import made_by_hand
from gridsteward.store.findings import findings as stored
from tests.marking import mark
from tests.operations.conftest import WallClock
from tests.operations.pair import Pair
from tests.town_use import EMPTY, QUIET, RISING, Town, bring, town_of

LAST = date(2026, 9, 15)


@pytest.fixture
def town(grid: Area) -> Town:
    made = town_of(grid, last=LAST)
    bring(grid, made, at="2026-09-16T08:00:00+08:00")
    return made


def kinds_of(area: Area, town: Town) -> dict[int, set[str]]:
    found: dict[int, set[str]] = {}
    for each in stored(area.store):
        if not each.note:
            found.setdefault(town.ids.index(each.household_id), set()).add(each.kind)
    return found


def test_whoever_went_quiet_rose_or_left_is_found_and_nobody_else(grid: Area, town: Town) -> None:
    outcome = scanning.scan_area(grid)
    assert (outcome.until, outcome.homes) == ("2026-09-15", len(town.ids))
    assert {each.kind for each in outcome.fresh} == {"silence"}, "two years of findings are no news"
    found = kinds_of(grid, town)
    assert found[QUIET] == {"silence"}
    assert found[RISING] == {"rise"}
    assert found[EMPTY] == {"vacancy"}
    assert len(found) <= 5, "a town is flooded with false alarms"


def test_a_second_look_changes_nothing_and_tells_nothing(grid: Area, town: Town) -> None:
    first = scanning.scan_area(grid)
    before = stored(grid.store)
    second = scanning.scan_area(grid)
    assert stored(grid.store) == before
    assert second.fresh == ()
    assert second.touched == frozenset()
    assert second.found == first.found


def test_one_more_day_tells_only_its_news(grid: Area) -> None:
    town = town_of(grid, last=LAST)
    bring(grid, town, at="2026-09-14T08:00:00+08:00", upto=LAST - timedelta(days=2))
    scanning.scan_area(grid)
    known = {each.id for each in stored(grid.store)}
    bring(grid, town, at="2026-09-16T08:00:00+08:00")
    outcome = scanning.scan_area(grid)
    assert known <= {each.id for each in stored(grid.store)}
    assert {each.household_id for each in outcome.fresh} == {town.ids[QUIET]}
    assert all(each.day > "2026-09-13" for each in outcome.fresh)


def test_silence_is_told_only_where_somebody_must_not_be_overlooked(grid: Area, town: Town) -> None:
    (tag,) = households.household_card(grid, town.ids[QUIET]).tags
    households.remove_tag(grid, tag.id)
    scanning.scan_area(grid)
    assert QUIET not in {home for home, kinds in kinds_of(grid, town).items() if "silence" in kinds}


def test_who_is_watched_comes_from_tags_that_hold_and_from_age(grid: Area, town: Town) -> None:
    old, moved, lapsed, empty = town.ids[20:24]
    day = date(2026, 9, 15)
    households.save_person(grid, old, {"name": "周老太", "birth": "1944-03"})
    households.save_person(grid, moved, {"name": "周老爷", "birth": "1940", "lives_here": 0})
    mark(grid, lapsed, "post_hospital")
    (known,) = needs.known_needs(grid, lapsed)
    needs.end_need(grid, known, words="恢复好了")
    mark(grid, empty, "oxygen_concentrator")
    with grid.store.write("household.edit", about=empty) as write:
        write.edit(Household, empty, {"tenure": "vacant"})
    assert grid.store.select(Person, "household_id = ?", (old,))
    assert scanning.watched_homes(grid.store, day) == {old, town.ids[QUIET]}


def test_what_people_said_survives_readings_in_which_it_no_longer_holds(grid: Area, town: Town) -> None:
    scanning.scan_area(grid)
    rise = next(each for each in stored(grid.store) if each.kind == "rise")
    vacancy = next(each for each in stored(grid.store) if each.kind == "vacancy")
    findings.explain_finding(grid, rise.id, "guests")
    calm = town.kwh.copy()
    calm[RISING, -24:] /= 2.2
    calm[EMPTY, -40:] = calm[EMPTY, -80:-40]
    bring(grid, Town(town.ids, town.first, calm.round(2)), at="2026-09-16T09:00:00+08:00")
    outcome = scanning.scan_area(grid)
    ids = {each.id for each in stored(grid.store)}
    assert rise.id in ids, "the steward's word on it would hang in the air"
    assert vacancy.id not in ids, "a finding that does not hold would send somebody out"
    assert vacancy.household_id in outcome.touched


def test_stopping_keeps_nothing(grid: Area, town: Town) -> None:
    class StoppedError(Exception):
        pass

    def progress(done: int, _total: int) -> None:
        if done == 2:
            raise StoppedError

    with pytest.raises(StoppedError):
        scanning.scan_area(grid, progress=progress)
    assert stored(grid.store) == []
    assert scanning.scan_due(grid)


def test_due_at_first_and_again_on_another_day_whichever_way_the_clock_went(
    grid: Area, town: Town, clock: WallClock
) -> None:
    assert scanning.scan_due(grid)
    scanning.scan_area(grid)
    assert not scanning.scan_due(grid)
    households.add_tag(grid, town.ids[0], "dog")
    assert not scanning.scan_due(grid), "every start would look at everything again"
    bring(grid, town, at="2026-09-16T09:00:00+08:00")
    assert scanning.scan_due(grid), "what was imported elsewhere would wait for tomorrow"
    scanning.scan_area(grid)
    clock.set(17, 0, 1)
    assert scanning.scan_due(grid)
    clock.set(15, 23)
    assert scanning.scan_due(grid)
    before = stored(grid.store)
    scanning.scan_area(grid)
    assert stored(grid.store) == before, "a clock set back would lose what was read"


def test_it_is_looked_at_again_only_when_something_was_written(grid: Area, town: Town) -> None:
    assert scanning.bring_up_to_date(grid) is not None
    assert scanning.bring_up_to_date(grid) is None
    calm = Town(town.ids, town.first, town.kwh)
    bring(grid, calm, at="2026-09-16T10:00:00+08:00")
    assert scanning.bring_up_to_date(grid) is not None


def test_an_area_without_readings_has_nothing_and_says_so(grid: Area) -> None:
    outcome = scanning.scan_area(grid)
    assert (outcome.until, outcome.homes, outcome.found) == ("", 0, 0)
    assert findings.finding_list(grid).until == ""


def test_an_area_of_few_homes_does_not_speak_of_the_others(grid: Area) -> None:
    town = town_of(grid, last=LAST)
    few = Town(town.ids[:40], town.first, town.kwh[:40])
    bring(grid, few, at="2026-09-16T08:00:00+08:00")
    scanning.scan_area(grid)
    assert stored(grid.store)
    assert {each.shared for each in stored(grid.store)} == {None}


def test_homes_of_an_unknown_district_are_not_one_district(grid: Area) -> None:
    ids = []
    for number in range(6):
        made = Household(
            id=made_by_hand(), account_no=str(number), transformer_district="" if number else "甲"
        )
        with grid.store.write("household.add", about=made.id) as write:
            write.insert(made)
        ids.append(made.id)
    assert len(set(scanning._districts(grid.store, ids))) == 6


def test_as_it_stood_on_a_day_knows_nothing_of_later_days_and_words(grid: Area, town: Town) -> None:
    scanning.scan_area(grid)
    rise = next(each for each in stored(grid.store) if each.kind == "rise")
    findings.dismiss_finding(grid, rise.id, "as_ever")
    kept = stored(grid.store)
    then = findings.findings_as_of(grid, date(2026, 9, 10))
    assert then.until == "2026-09-10"
    assert {each.finding.kind for each in then.entries if each.wanted} >= {"rise", "vacancy"}
    assert all(each.finding.day <= "2026-09-10" for each in then.entries)
    assert stored(grid.store) == kept


# -- which is which: the rule alone -----------------------------------------------------------------------------------


def finding(day: str, *, kind: str = "rise", home: str = "a", since: str = "", after: float = 8.0) -> Finding:
    return Finding(
        id=f"{home}-{kind}-{day}",
        household_id=home,
        kind=kind,
        day=day,
        since=since or day,
        before=4.0,
        after=after,
        size=after - 4.0,
        shared=0.0,
        score=1.0,
        confidence=0.8,
    )


def judged(*found: Finding, until: str = "2026-09-15") -> Judged:
    return Judged(until=until, homes=1, findings=found)


def word(about: Finding) -> FindingEvent:
    return FindingEvent(
        id=made_by_hand(),
        finding_id=about.id,
        household_id=about.household_id,
        kind=about.kind,
        day=about.day,
        outcome=FindingOutcome.EXPLAINED,
        reason="guests",
        note="",
        steward="李",
        at="2026-09-10T08:00:00+08:00",
    )


def test_what_is_found_a_few_days_apart_is_one_and_keeps_its_first_name() -> None:
    first = settled(judged(finding("2026-09-01")), (), ())
    later = settled(judged(finding("2026-09-05", after=9.0)), first, ())
    assert [(each.id, each.day, each.after) for each in later] == [("a-rise-2026-09-01", "2026-09-01", 9.0)]
    apart = settled(judged(finding("2026-09-01"), finding("2026-09-15")), (), ())
    assert len(apart) == 1
    assert len(settled(judged(finding("2026-08-31"), finding("2026-09-15")), (), ())) == 2


def test_a_row_of_close_findings_falls_to_the_same_ones_every_time() -> None:
    row = judged(finding("2026-09-01"), finding("2026-09-13"), finding("2026-09-21"), until="2026-09-30")
    once = settled(row, (), ())
    assert settled(row, once, ()) == once


def test_a_second_silence_is_not_hidden_behind_the_explained_first() -> None:
    first = finding("2026-09-01", kind="silence")
    second = finding("2026-09-09", kind="silence")
    both = settled(judged(first, second), (first,), (word(first),))
    assert [each.id for each in both] == [first.id, second.id]


def test_what_lies_a_year_back_is_no_longer_judged_anew() -> None:
    old = finding("2025-08-01")
    assert settled(judged(), (old,), ()) == [old]
    fresh = settled(judged(finding("2025-07-01"), finding("2026-09-01")), (old,), ())
    assert [each.day for each in fresh] == ["2025-08-01", "2026-09-01"]


def test_something_left_on_that_turns_out_a_rise_is_said_once() -> None:
    left_on, rise = finding("2026-09-02", kind="left_on"), finding("2026-09-06", since="2026-09-01")
    assert settled(judged(left_on, rise), (left_on,), ()) == [rise]
    assert settled(judged(left_on, rise), (left_on,), (word(left_on),)) == [left_on, rise]


def test_near_is_by_home_and_kind() -> None:
    known = Known(
        [finding("2026-09-01"), finding("2026-09-01", home="b"), finding("2026-09-01", kind="drop")]
    )
    near = known.near(finding("2026-09-03", home="b"))
    assert near is not None
    assert near.household_id == "b"
    assert known.near(finding("2026-09-03", home="c")) is None


def test_two_laptops_give_one_finding_one_name(pair: Pair) -> None:
    town = town_of(pair.first, last=LAST)
    bring(pair.first, town, at="2026-09-16T08:00:00+08:00")
    pair.exchange()
    scanning.scan_area(pair.first)
    scanning.scan_area(pair.other)
    assert stored(pair.first.store) == stored(pair.other.store) != []


def test_both_explain_it_both_words_stay_and_the_later_holds(pair: Pair) -> None:
    town = town_of(pair.first, last=LAST)
    bring(pair.first, town, at="2026-09-16T08:00:00+08:00")
    pair.exchange()
    for area in (pair.first, pair.other):
        scanning.scan_area(area)
    rise = next(each for each in stored(pair.first.store) if each.kind == "rise")
    findings.explain_finding(pair.first, rise.id, "new_appliance", note="空调")
    findings.dismiss_finding(pair.other, rise.id, "as_every_year")
    pair.exchange()
    for area in (pair.first, pair.other):
        scanning.scan_area(area)
        (entry,) = [each for each in findings.finding_list(area).entries if each.finding.id == rise.id]
        assert [each.reason for each in entry.events] == ["as_every_year", "new_appliance"]
        assert entry.state == "dismissed"


def test_a_missing_reading_is_never_a_silence(grid: Area) -> None:
    town = town_of(grid, last=LAST)
    gone = town.kwh.copy()
    gone[QUIET, -5:] = np.nan
    bring(grid, Town(town.ids, town.first, gone), at="2026-09-16T08:00:00+08:00")
    scanning.scan_area(grid)
    assert "silence" not in kinds_of(grid, town).get(QUIET, set())
