"""From readings to findings: the whole area at once, the town first, then home by home."""

from collections.abc import Iterator
from typing import Final

import numpy as np
from numpy.typing import NDArray

from gridsteward.records.usage import FindingKind, UsageFinding
from gridsteward.usage import judging
from gridsteward.usage.cleaning import TROUBLES, Cleaned, cleaned
from gridsteward.usage.evidence import DaySpread
from gridsteward.usage.level import levels, off_expected, without_weekday
from gridsteward.usage.moving import Values
from gridsteward.usage.quiet import (
    SILENT_DAYS,
    VACANT_LAG,
    away_days,
    logs_of,
    lossy_days,
    silence,
    with_lost_days,
)
from gridsteward.usage.raising import Homes, filling, lived_in, raised, travelling
from gridsteward.usage.town import Days, Town, town_of

GROUP: Final = 1_000
"""Homes worked on at once: what fills memory for each home and day does so for no more than these."""
FIRST_DAYS: Final = 45
"""Days from a home's first reading in which nothing is said of it (USE)."""
_DATA_QUIET: Final = 14
_SPIKE_LAG: Final = 7
_SPIKE: Final = float(np.log(2.5))


def scan(
    kwh: NDArray[np.float32],
    days: Days,
    districts: NDArray[np.integer],
    watched: NDArray[np.bool_],
    holidays: Days,
) -> list[UsageFinding]:
    """Return what is to be told of an area's homes, ordered by home and day.

    `kwh` [homes, days] holds kWh a day, NaN where none was read; `days` the dates, day after day; `districts` the
    transformer district of each home; `watched` is true for homes whose silence is to be told; `holidays` are days
    off, also coming ones, and may be empty. Findings up to a day do not change with the days after it. With fewer
    than 100 homes the town's movement is not known: each home is then held against its own season.
    """
    if kwh.size == 0:
        return []
    readings = cleaned(kwh, districts)
    logs = logs_of(readings.kwh)
    town = town_of(logs, days, holidays)
    findings = list(_data_notes(readings))
    groups = []
    spreads: dict[str, DaySpread] = {}
    for first in range(0, len(kwh), GROUP):
        places = np.arange(first, min(first + GROUP, len(kwh)))
        own = readings.of(places)
        homes, parts = follow(places, own, logs[places], town)
        for name, values in parts.items():
            spreads.setdefault(name, DaySpread(len(days))).add(values)
        groups.append((homes, parts))
        findings += _silences(homes, town, own, logs[places], watched[places])
    for homes, parts in groups:
        for name, spread in spreads.items():
            parts[name] = spread.measured(parts[name])
        findings += raised(homes, _scores(homes, parts, town), town)
    return sorted(findings, key=lambda finding: (finding.home, finding.day, finding.kind))


def follow(
    places: NDArray[np.intp], readings: Cleaned, logs: Values, town: Town
) -> tuple[Homes, dict[str, Values]]:
    """Follow some homes through their days; `readings` and `logs` are [homes, days]."""
    own = np.ascontiguousarray(logs.T)
    plain = without_weekday(own, town)
    found, doubt = levels(plain, town)
    read = ~np.isnan(own)
    since = np.where(read.any(axis=0), read.argmax(axis=0), len(own))
    homes = Homes(
        places=places,
        kwh=np.ascontiguousarray(readings.kwh.T),
        logs=plain,
        found=found,
        new=np.arange(len(own))[:, None] < since + FIRST_DAYS,
        lossy=np.ascontiguousarray(lossy_days(readings.trouble).T),
    )
    return homes, judging.parts_of(plain, found, doubt, town)


def _scores(homes: Homes, parts: dict[str, Values], town: Town) -> dict[FindingKind, Values]:
    """Return the score of each kind but silence; `parts` are measured in the day's spread."""
    found = homes.found
    shut = filling(found, town)
    nothing = np.float32(np.nan)
    off = off_expected(homes.logs, found, town, _SPIKE_LAG)
    spike = (off > _SPIKE) & town.ordinary[:, None]
    away = away_days(off_expected(homes.logs, found, town, VACANT_LAG))
    return {
        FindingKind.RISE: np.where(shut, nothing, judging.rise_score(parts)),
        FindingKind.LEFT_ON: np.where(shut, nothing, judging.left_on_score(parts, found)),
        FindingKind.DROP: judging.drop_score(parts),
        FindingKind.VACANCY: np.where(lived_in(found) & ~travelling(away, town), away, nothing),
        FindingKind.SPIKE: np.where(spike, off / np.sqrt(found.spread), nothing),
    }


def _silences(
    homes: Homes, town: Town, readings: Cleaned, logs: Values, watched: NDArray[np.bool_]
) -> Iterator[UsageFinding]:
    """Yield the silences of the watched among some homes; `readings` and `logs` are [homes, days]."""
    (of,) = np.nonzero(watched)
    own = with_lost_days(logs[of].T, readings.of(of))
    among = Homes(
        places=homes.places[of],
        kwh=homes.kwh[:, of],
        logs=own,
        found=homes.found.of(of),
        new=homes.new[:, of],
        lossy=homes.lossy[:, of],
    )
    score = silence(off_expected(own, among.found, town, SILENT_DAYS))
    yield from raised(among, {FindingKind.SILENCE: score}, town)


def _data_notes(readings: Cleaned) -> Iterator[UsageFinding]:
    """Yield one note for each spell of the same trouble in a home."""
    for code, trouble in enumerate(TROUBLES, 1):
        home, day = np.nonzero(readings.trouble == code)
        first = np.ones(len(home), dtype=bool)
        first[1:] = (home[1:] != home[:-1]) | (np.diff(day) > _DATA_QUIET)
        for of, at in zip(home[first].tolist(), day[first].tolist(), strict=True):
            yield UsageFinding(
                home=of, day=at, kind=FindingKind.DATA, score=1.0, confidence=1.0, since=at, trouble=trouble
            )
