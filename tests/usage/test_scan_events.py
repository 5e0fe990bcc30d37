"""What a steward is told of, and what not: were one of these missed, a person would be, or a working day."""

import numpy as np
import pytest

from gridsteward.records.usage import NOTES, FindingKind, Trouble
from tests.usage.towns import InventedTown, invented_town

HOME = 23
"""Not watched."""
WATCHED = 16
DAY = 250


@pytest.fixture
def town() -> InventedTown:
    return invented_town()


def test_nothing_is_told_of_a_town_that_does_nothing_but_cool_and_heat(town: InventedTown) -> None:
    told = [f for f in town.scan() if f.kind not in NOTES]
    months = town.kwh.size / 30.44
    assert len(told) / months * 1000 < 5


@pytest.mark.parametrize("times", [1.6, 2, 3])
def test_a_lasting_rise_is_told_once_with_its_figures(town: InventedTown, times: float) -> None:
    expected = town.kwh[HOME, DAY:].mean()
    town.kwh[HOME, DAY:] *= times
    (rise,) = (f for f in town.of(HOME) if f.kind is FindingKind.RISE)
    assert DAY < rise.day <= DAY + 14
    assert abs(rise.since - DAY) <= 3
    assert rise.before == pytest.approx(expected, rel=0.35)
    assert rise.before is not None
    assert rise.after is not None
    assert rise.after / rise.before == pytest.approx(times, rel=0.2)
    assert rise.size == rise.after - rise.before
    assert 0.5 < rise.confidence <= 1


@pytest.mark.parametrize("watts", [300, 1000])
def test_something_left_on_is_told_within_days(town: InventedTown, watts: int) -> None:
    town.kwh[HOME, DAY : DAY + 7] += watts * 0.024
    found = [f for f in town.of(HOME) if f.kind in {FindingKind.LEFT_ON, FindingKind.RISE}]
    assert found
    assert DAY < found[0].day < DAY + 7
    assert found[0].size == pytest.approx(watts * 0.024, rel=0.5)


def test_half_the_use_is_a_drop(town: InventedTown) -> None:
    town.kwh[HOME, DAY:] *= 0.5
    (drop,) = town.of(HOME)
    assert drop.kind is FindingKind.DROP
    assert drop.day <= DAY + 28
    assert drop.size < 0


def test_a_home_left_for_months_is_vacant_and_lived_in_again(town: InventedTown) -> None:
    town.kwh[HOME, DAY : DAY + 70] = 0.9
    vacancy, *after = town.of(HOME)
    assert vacancy.kind is FindingKind.VACANCY
    assert DAY + 12 <= vacancy.day <= DAY + 16
    assert {f.kind for f in after} <= {FindingKind.CHANGE}


def test_a_home_switched_off_reads_zero_for_weeks_and_is_vacant(town: InventedTown) -> None:
    town.kwh[HOME, DAY:] = 0
    assert FindingKind.VACANCY in town.kinds(HOME)


@pytest.mark.parametrize("kwh", [0.0, 0.9])
def test_silent_days_of_a_watched_home_are_told_on_the_second(town: InventedTown, kwh: float) -> None:
    """Zeros too, of a meter that has long lost no day."""
    town.kwh[WATCHED, DAY : DAY + 3] = kwh
    (silence,) = town.of(WATCHED)
    assert silence.kind is FindingKind.SILENCE
    assert silence.day == DAY + 1
    assert silence.after == pytest.approx(kwh, abs=0.01)


@pytest.mark.parametrize(
    ("before", "value", "told"),
    [
        (slice(DAY - 90, DAY - 89), 0.0, 2),
        (slice(DAY - 90, DAY - 88), 0.0, 1),
        (slice(0, DAY - 120), np.nan, 2),
    ],
    ids=["a meter that lost a day", "a meter that told of a silence", "a meter not known for long"],
)
def test_two_zeros_are_believed_of_a_sound_meter_only(
    town: InventedTown, before: slice, value: float, told: int
) -> None:
    """Of others the third: somebody who is called for nothing each time a day is lost stops looking."""
    town.kwh[WATCHED, before] = value
    town.kwh[WATCHED, DAY : DAY + 4] = 0
    silences = [f.day for f in town.of(WATCHED) if f.kind is FindingKind.SILENCE and f.day >= DAY]
    assert silences == [DAY + told]


def test_two_silent_days_of_anybody_else_are_their_own_affair(town: InventedTown) -> None:
    town.kwh[HOME, DAY : DAY + 3] = 0.9
    assert town.of(HOME) == []


def test_one_wild_day_is_a_note(town: InventedTown) -> None:
    town.kwh[HOME, DAY] *= 5
    assert town.kinds(HOME) == {FindingKind.SPIKE}


def test_a_holiday_is_neither_drop_nor_vacancy_nor_its_end_a_rise(town: InventedTown) -> None:
    town.kwh[HOME, DAY : DAY + 12] = 1.1
    assert town.of(HOME) == []


@pytest.mark.parametrize("gap", [1, 5, 15, 60])
def test_a_gap_is_never_a_level(town: InventedTown, gap: int) -> None:
    town.kwh[HOME, DAY : DAY + gap] = np.nan
    town.kwh[WATCHED, DAY : DAY + gap] = np.nan
    assert town.of(HOME) == []
    assert town.of(WATCHED) == []


@pytest.mark.parametrize("value", [-655.36, -9999.9, 9999.9, 99999.0, 655.36])
def test_a_rollover_is_a_note(town: InventedTown, value: float) -> None:
    town.kwh[HOME, DAY] += value
    assert town.kinds(HOME) == {FindingKind.DATA}


def test_an_estimate_is_a_note(town: InventedTown) -> None:
    town.kwh[HOME, DAY : DAY + 6] = town.kwh[HOME, DAY - 7 : DAY].mean()
    found = [f for f in town.scan() if f.home == HOME]
    assert [f.trouble for f in found] == [Trouble.ESTIMATED]


def test_a_collector_that_was_down_and_caught_up_is_no_news_of_anybody(town: InventedTown) -> None:
    down = slice(20, 40)
    town.kwh[down, DAY + 4] += town.kwh[down, DAY : DAY + 4].sum(axis=1)
    town.kwh[down, DAY : DAY + 4] = 0
    found = [f for f in town.scan() if 20 <= f.home < 40 and DAY <= f.day < DAY + 20]
    assert {f.trouble for f in found} == {Trouble.COLLECTOR, Trouble.CATCH_UP}


def test_lost_days_stored_as_zero_are_no_silence(town: InventedTown) -> None:
    town.kwh[WATCHED, DAY - 30 : DAY + 30 : 4] = 0
    town.kwh[WATCHED, DAY + 1] = 0
    assert {f.kind for f in town.scan() if f.home == WATCHED} == {FindingKind.DATA}


def test_people_who_come_home_for_spring_festival_are_no_rise(town: InventedTown) -> None:
    town.kwh[HOME] = 1.1 * np.exp(np.random.default_rng(1).normal(0, 0.02, len(town.days)))
    festival = int((town.holidays[0] - town.days[0]).astype(int))
    town.kwh[HOME, festival - 8 : festival + 12] *= 6
    assert FindingKind.RISE not in town.kinds(HOME)
    assert FindingKind.LEFT_ON not in town.kinds(HOME)


def test_nothing_is_said_in_the_first_days_of_a_home(town: InventedTown) -> None:
    town.kwh[HOME, :DAY] = np.nan
    town.kwh[HOME, DAY + 20 :] *= 3
    assert [f for f in town.of(HOME) if f.day < DAY + 45] == []


@pytest.mark.parametrize(("homes", "days"), [(0, 0), (0, 100), (3, 0), (1, 1), (2, 10), (5, 61), (120, 3)])
def test_few_homes_and_few_days_are_scanned_too(homes: int, days: int) -> None:
    town = invented_town(homes=max(homes, 1), days=max(days, 1))
    town.kwh, town.days = town.kwh[:homes, :days], town.days[:days]
    town.districts, town.watched = town.districts[:homes], town.watched[:homes]
    assert [f for f in town.scan() if f.kind not in NOTES] == []
