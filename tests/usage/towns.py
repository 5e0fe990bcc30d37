"""Invented towns to find things in: homes with their own noise and weekly shape under one weather."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gridsteward.records.usage import NOTES, FindingKind, UsageFinding
from gridsteward.usage import scan


@dataclass
class InventedTown:
    """Readings [homes, days] of homes that do nothing of note, to put one thing into."""

    kwh: NDArray[np.float32]
    days: NDArray[np.datetime64]
    districts: NDArray[np.int64]
    watched: NDArray[np.bool_]
    holidays: NDArray[np.datetime64]

    def scan(self, until: int | None = None) -> list[UsageFinding]:
        """Return the findings up to a day."""
        return scan(self.kwh[:, :until], self.days[:until], self.districts, self.watched, self.holidays)

    def of(self, home: int) -> list[UsageFinding]:
        """Return one home's findings without the notes."""
        return [f for f in self.scan() if f.home == home and f.kind not in NOTES]

    def kinds(self, home: int) -> set[FindingKind]:
        """Return the kinds found in one home, the notes too."""
        return {f.kind for f in self.scan() if f.home == home}


def invented_town(
    *, homes: int = 160, days: int = 400, seed: int = 1, season: float = 0.5, noise: float = 0.2
) -> InventedTown:
    """Return a town whose homes each take their own part in a summer and a winter."""
    rng = np.random.default_rng(seed)
    dates = np.datetime64("2023-03-01") + np.arange(days)
    doy = (dates - dates.astype("datetime64[Y]")).astype(int)
    weather = np.zeros(days)
    for day in range(1, days):
        weather[day] = 0.7 * weather[day - 1] + rng.normal(0, 0.08)
    summer = np.maximum(0, np.cos(2 * np.pi * (doy - 205) / 365.25)) * (1 + weather)
    winter = np.maximum(0, np.cos(2 * np.pi * (doy - 20) / 365.25)) * (1 + weather)
    cooling, heating = np.exp(rng.normal(0, 0.4, (2, homes, 1)))
    week = rng.normal(0, 0.1, (homes, 7))[:, np.arange(days) % 7]
    logs = season * (cooling * summer + 0.6 * heating * winter) + week + rng.normal(0, noise, (homes, days))
    kwh = np.exp(rng.normal(2, 0.3, (homes, 1)) + logs).round(2).astype(np.float32)
    return InventedTown(
        kwh=kwh,
        days=dates,
        districts=np.arange(homes) // 20,
        watched=np.arange(homes) % 8 == 0,
        holidays=np.datetime64("2024-02-08") + np.arange(9),
    )
