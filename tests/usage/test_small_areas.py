"""A station of a few homes: their seasons are no news in the second year, a rise is."""

import numpy as np

from gridsteward.records.usage import NOTES, FindingKind
from tests.usage.towns import invented_town


def test_the_season_of_few_homes_is_known_from_last_year() -> None:
    months, told = 0.0, 0
    for seed in range(6):
        town = invented_town(homes=25, days=760, seed=seed, season=0.6)
        second_year = [f for f in town.scan() if f.kind not in NOTES and f.day > 400]
        told += len(second_year)
        months += 25 * 360 / 30.44
    assert told / months * 1000 < 30


def test_a_doubled_use_is_told_of_a_home_among_few() -> None:
    found = []
    for seed in range(6):
        town = invented_town(homes=25, days=500, seed=seed)
        town.kwh[4, 430:] *= 2
        found.append(
            any(
                f.home == 4 and f.kind in {FindingKind.RISE, FindingKind.LEFT_ON} and 430 <= f.day < 460
                for f in town.scan()
            )
        )
    assert np.mean(found) >= 0.8
