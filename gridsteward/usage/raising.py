"""From scores to findings: what is raised of some homes, and what of it says the same twice."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import msgspec
import numpy as np
from numpy.typing import NDArray

from gridsteward.records.usage import FindingKind, UsageFinding
from gridsteward.usage.level import Levels
from gridsteward.usage.moving import Values
from gridsteward.usage.onsets import onsets
from gridsteward.usage.rules import LEAST_CHANGE, RULES
from gridsteward.usage.telling import told
from gridsteward.usage.town import HOME_BEFORE, Town

_EMPTY_KWH: Final = 2.0
_EMPTY_SPREAD: Final = 0.15
"""Kilowatt-hours a day and day-to-day spread under which a home stands empty but for its fridge."""
_LEAST_KWH: Final = 0.5
"""KWh a day under which a home is empty anyway: its going quiet is no news."""
_SAME: Final = 28
"""Days in which a second finding tells of the same."""
_BACK: Final = 365
_SAME_LEVEL: Final = 0.25
"""Logarithm within which a level is the one there was before."""
_LASTING: Final = {FindingKind.RISE, FindingKind.DROP, FindingKind.VACANCY}


@dataclass(frozen=True, slots=True)
class Homes:
    """Some homes, and their `places` among all. Arrays are [days, homes].

    `kwh` is cleaned, `logs` are its logarithms without the weekly shape; `new` is true on days too early to judge,
    `lossy` on days before which the home lost any.
    """

    places: NDArray[np.intp]
    kwh: Values
    logs: Values
    found: Levels
    new: NDArray[np.bool_]
    lossy: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class _Raised:
    finding: UsageFinding
    old: float
    new: float


def raised(homes: Homes, scores: dict[FindingKind, Values], town: Town) -> Iterator[UsageFinding]:
    """Yield what the scores of some homes tell. Each is [days, homes], NaN where nothing is to be raised."""
    by_home: dict[int, list[_Raised]] = {}
    for kind, score in scores.items():
        for one in _over_the_bar(kind, score, homes, town):
            by_home.setdefault(one.finding.home, []).append(one)
    for found in by_home.values():
        yield from _agreed(sorted(found, key=lambda one: (one.finding.day, one.finding.kind)))


def travelling(away: Values, town: Town) -> NDArray[np.bool_]:
    """Tell the days around Spring Festival of homes that were left for it: only who stays away after it has left.

    `away` [days, homes] is for how many days nobody was at home.
    """
    days = np.arange(len(away))
    begins = town.homecoming & ~np.concatenate(([False], town.homecoming[:-1]))
    first = np.maximum.accumulate(np.where(begins, days, 0))
    with np.errstate(invalid="ignore"):
        left = days[:, None] - away >= first[:, None]
    return np.asarray(left & town.homecoming[:, None])


def filling(found: Levels, town: Town) -> NDArray[np.bool_]:
    """Tell the days around Spring Festival of homes that stood empty before: people come home, nothing rises."""
    empty = (found.level < np.log(_EMPTY_KWH)) & (found.spread < _EMPTY_SPREAD**2)
    earlier = np.zeros_like(empty)
    earlier[HOME_BEFORE:] = empty[:-HOME_BEFORE]
    return np.asarray(earlier & town.homecoming[:, None])


def lived_in(found: Levels) -> NDArray[np.bool_]:
    """Tell the days on which a home uses more than an empty one."""
    return np.asarray(found.level > np.log(_LEAST_KWH))


def _over_the_bar(kind: FindingKind, score: Values, homes: Homes, town: Town) -> Iterator[_Raised]:
    rule = RULES[kind]
    judged = np.where(homes.new, np.float32(np.nan), score - np.float32(rule.lossy) * homes.lossy)
    home, day = onsets(judged, bar=rule.bar, release=rule.release, quiet=rule.quiet)
    told_of = told(
        home, day, kwh=homes.kwh, logs=homes.logs, found=homes.found, town=town, longest=rule.longest
    )
    for at, passed in enumerate(score[day, home].tolist()):
        old, new = float(told_of.old[at]), float(told_of.new[at])
        value = rule.score(passed, new - old)
        finding = UsageFinding(
            home=int(homes.places[home[at]]),
            day=int(day[at]),
            kind=kind,
            score=value,
            confidence=rule.confidence(value),
            since=int(told_of.since[at]),
            before=float(told_of.before[at]),
            after=float(told_of.after[at]),
            shared=float(told_of.shared[at]),
        )
        if abs(finding.size) >= rule.least and abs(new - old) >= LEAST_CHANGE:
            yield _Raised(finding, old, new)


def _agreed(found: list[_Raised]) -> Iterator[UsageFinding]:
    """Yield one home's findings, by day, without those that say again what another just said.

    Something left on within a rise is the rise, a drop within a vacancy the vacancy, and a vacant home that is
    lived in again has left nothing on. The way back to the level
    there was before a rise, a drop or a vacancy is a change.
    """
    last: dict[FindingKind, int] = {}
    away: _Raised | None = None
    for one in found:
        kind, day = one.finding.kind, one.finding.day
        back = away is not None and _way_back(away, one)
        lived_in_again = back and away is not None and away.finding.kind is FindingKind.VACANCY
        if (
            kind is FindingKind.LEFT_ON
            and (lived_in_again or day - last.get(FindingKind.RISE, -_BACK) <= _SAME)
        ) or (kind is FindingKind.DROP and day - last.get(FindingKind.VACANCY, -_BACK) <= _SAME):
            continue
        last[kind] = day
        if kind in _LASTING:
            away = one
        is_back = back and kind in _LASTING
        yield msgspec.structs.replace(one.finding, kind=FindingKind.CHANGE) if is_back else one.finding


def _way_back(away: _Raised, one: _Raised) -> bool:
    """Tell whether a finding leads back to the level before a lasting one."""
    opposite = (away.new > away.old) is not (one.new > one.old)
    return opposite and one.finding.day - away.finding.day <= _BACK and abs(one.new - away.old) < _SAME_LEVEL
