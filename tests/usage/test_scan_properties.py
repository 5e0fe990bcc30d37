"""What must hold whatever is read: one home's trouble is never told of another, nor tomorrow's today."""

from collections.abc import Sequence

import msgspec
import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from gridsteward.records.usage import NOTES, FindingKind, UsageFinding
from tests.usage.towns import InventedTown, invented_town

HOMES = 130
DAYS = 300
SEEDS = st.integers(0, 10_000)


def _eventful(seed: int, *, homes: int = HOMES, days: int = DAYS) -> InventedTown:
    """Return a town in which much happens: every kind of event and trouble, at random."""
    town = invented_town(homes=homes, days=days, seed=seed)
    rng = np.random.default_rng(seed + 1)
    for home in rng.choice(homes, homes // 2, replace=False):
        start = int(rng.integers(60, days - 5))
        for_days = slice(start, start + int(rng.integers(1, 80)))
        match rng.integers(6):
            case 0:
                town.kwh[home, for_days] *= rng.uniform(1.5, 3)
            case 1:
                town.kwh[home, for_days] *= rng.uniform(0.4, 0.6)
            case 2:
                town.kwh[home, for_days] = 0.8
            case 3:
                town.kwh[home, start : start + 7] += rng.uniform(4, 20)
            case 4:
                town.kwh[home, for_days] = np.nan
            case _:
                town.kwh[home, for_days][rng.random(town.kwh[home, for_days].shape) < 0.3] = 0
    return town


def _of(findings: Sequence[UsageFinding], homes: set[int]) -> list[UsageFinding]:
    return [f for f in findings if f.home in homes]


def _told(findings: Sequence[UsageFinding]) -> set[tuple[int, int, FindingKind]]:
    return {(f.home, f.day, f.kind) for f in findings if f.kind not in NOTES}


def _beside(one: tuple[int, int, FindingKind], others: set[tuple[int, int, FindingKind]]) -> bool:
    home, day, kind = one
    return any((home, day + by, kind) in others for by in range(-3, 4))


@settings(max_examples=8, deadline=None)
@given(seed=SEEDS, cut=st.integers(1, DAYS))
def test_what_was_told_does_not_change_with_the_days_after(seed: int, cut: int) -> None:
    town = _eventful(seed)
    assert [f for f in town.scan() if f.day < cut] == town.scan(cut)


@settings(max_examples=8, deadline=None)
@given(seed=SEEDS)
def test_the_order_of_homes_does_not_matter(seed: int) -> None:
    town = _eventful(seed)
    order = np.random.default_rng(seed).permutation(HOMES)
    found = town.scan()
    town.kwh, town.districts, town.watched = town.kwh[order], town.districts[order], town.watched[order]
    moved = [msgspec.structs.replace(f, home=int(order[f.home])) for f in town.scan()]
    assert sorted(moved, key=lambda f: (f.home, f.day, f.kind)) == found


@settings(max_examples=8, deadline=None)
@given(seed=SEEDS, start=st.integers(0, DAYS - 1), days=st.integers(1, 90))
def test_a_gap_in_one_home_is_no_news_of_another(seed: int, start: int, days: int) -> None:
    """The town's movement is a median over homes, so one home has its say in it; a gap takes that away.

    What is told of the others must stay, homes and kinds, on the day or beside it; only what had barely passed its
    bar, or barely not, may differ.
    """
    town = _eventful(seed)
    before = _told(town.scan())
    town.kwh[0, start : start + days] = np.nan
    after = _told(town.scan())
    alone = [one for one in before if not _beside(one, after)] + [
        one for one in after if not _beside(one, before)
    ]
    assert len([one for one in alone if one[0] != 0]) <= 0.08 * len(
        before
    )  # 0.04 at most in 120 towns, 0.055 once


@settings(max_examples=8, deadline=None)
@given(seed=SEEDS, start=st.integers(0, DAYS - 1), days=st.integers(1, 200))
def test_a_gap_tells_nothing_of_its_own_home(seed: int, start: int, days: int) -> None:
    town = invented_town(homes=HOMES, days=DAYS, seed=seed)
    before = _told(town.scan())
    town.kwh[8, start : start + days] = np.nan
    inside = {(home, day) for home, day, _ in _told(town.scan()) - before if home == 8}
    assert {day for _, day in inside if start <= day < start + days} == set()


@settings(max_examples=8, deadline=None)
@given(seed=SEEDS, size=st.floats(-0.7, 0.7))
def test_a_season_that_all_share_is_told_of_nobody(seed: int, size: float) -> None:
    town = invented_town(homes=HOMES, days=DAYS, seed=seed, season=0)
    quiet = _told(town.scan())
    season = size * np.sin(np.linspace(0, 4 * np.pi, DAYS)) + 0.1 * np.random.default_rng(seed).normal(
        size=DAYS
    )
    town.kwh *= np.exp(season).astype(np.float32)
    assert len(_told(town.scan()) - quiet) <= 2
