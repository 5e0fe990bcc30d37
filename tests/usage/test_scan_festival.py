"""Half a village travels for Spring Festival: nobody is sent to a hundred doors for it, and who stays away is told."""

import numpy as np
import pytest

from gridsteward.records.usage import NOTES, FindingKind
from tests.usage.towns import InventedTown, invented_town

NEW_YEAR = np.datetime64("2024-02-10")
LEAVERS = range(20, 60)


@pytest.fixture
def town() -> InventedTown:
    return invented_town()


def at(town: InventedTown, days: int) -> int:
    """Return the column so many days from the new year."""
    return int((NEW_YEAR + days - town.days[0]).astype(int))


@pytest.mark.parametrize(("left", "back"), [(-8, 12), (-14, 15), (-4, 9)])
def test_homes_left_for_the_festival_are_no_vacancy(town: InventedTown, left: int, back: int) -> None:
    town.kwh[LEAVERS, at(town, left) : at(town, back)] *= 0.06
    told = {f.kind for f in town.scan() if f.home in LEAVERS and f.day < at(town, 30)} - NOTES
    assert told <= {FindingKind.SILENCE}, "the watched are asked after even then"


def test_who_does_not_come_back_is_told_once_the_others_are_back(town: InventedTown) -> None:
    town.kwh[LEAVERS, at(town, -8) : at(town, 12)] *= 0.06
    town.kwh[20, at(town, 12) :] *= 0.06
    (vacancy,) = (f for f in town.of(20) if f.kind is FindingKind.VACANCY)
    assert at(town, 20) <= vacancy.day <= at(town, 40)


def test_a_home_left_long_before_is_told_at_its_time(town: InventedTown) -> None:
    town.kwh[20, at(town, -60) :] *= 0.06
    vacancy = next(f for f in town.of(20) if f.kind is FindingKind.VACANCY)
    assert vacancy.day < at(town, -35)
