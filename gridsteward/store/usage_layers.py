"""What imports of readings say, laid over each other: what comes later holds, and what it replaces is kept."""

from collections.abc import Iterable
from datetime import date
from math import isnan
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from gridsteward.store.usage_batch import DAYS, MISSING, MONTH_BITS, Batch, Ints, first_day

_EPOCH: Final = date(1970, 1, 1).toordinal()
ROUNDING: Final = 5  # Wh
_MANY: Final = 200  # homes
Keys = NDArray[np.int64]
Replaced = tuple[int, int, str, float, str]
"""A row of usage_superseded: what a later import gave otherwise."""
Bill = tuple[float | None, float | None]


class Blocks(NamedTuple):
    """Blocks in order of their keys: series << 16 | month."""

    keys: Keys
    kwh: Ints
    estimated: NDArray[np.uint32]


def nothing(keys: Keys) -> Blocks:
    return Blocks(keys, np.full((len(keys), DAYS), MISSING, np.int32), np.zeros(len(keys), np.uint32))


def blocks_of(batch: Batch, numbers: NDArray[np.int64]) -> Blocks:
    keys = numbers[batch.home] << MONTH_BITS | batch.month
    order = np.argsort(keys)
    if (np.diff(order) == 1).all():
        return Blocks(keys, batch.kwh, batch.estimated)
    return Blocks(keys[order], batch.kwh[order], batch.estimated[order])


def laid_over(below: Blocks, layer: Blocks, import_id: str) -> tuple[Blocks, list[Replaced]]:
    """Lay blocks over others of the same keys: a missing reading leaves what is there."""
    said = layer.kwh != MISSING
    there = below.kwh != MISSING
    if not there.any():
        return layer, []
    kwh = np.where(said, layer.kwh, below.kwh)
    bits = (said.astype(np.uint32) << np.arange(DAYS, dtype=np.uint32)).sum(axis=1, dtype=np.uint32)
    estimated = (below.estimated & ~bits) | layer.estimated
    # What rounds to the same hundredth of a kWh is the same word.
    far = np.abs(layer.kwh.astype(np.int64) - below.kwh) > ROUNDING
    rows, slots = np.nonzero(said & there & far)
    months = (layer.keys[rows] & ((1 << MONTH_BITS) - 1)).tolist()
    days = [first_day(month) + slot for month, slot in zip(months, slots.tolist(), strict=True)]
    replaced = zip(
        (layer.keys[rows] >> MONTH_BITS).tolist(),
        days,
        (below.kwh[rows, slots] / 1_000).tolist(),
        strict=True,
    )
    return Blocks(layer.keys, kwh, estimated), [
        (no, day, "daily", value, import_id) for no, day, value in replaced
    ]


def tally(totals: list[int], before: Ints | None, wh: Ints) -> None:
    """Count the readings of one day, which were perhaps read at another pace before."""
    said = wh != MISSING
    if before is None or len(before) != len(wh):
        totals[0 if before is None else 1] += int(said.sum())
        return
    there = said & (before != MISSING)
    changed = int((there & (np.abs(wh.astype(np.int64) - before) > 0)).sum())
    totals[0] += int(said.sum() - there.sum())
    totals[1] += changed
    totals[2] += int(there.sum()) - changed


def points_of(batch: Batch, numbers: NDArray[np.int64]) -> dict[tuple[int, int], Ints]:
    return {
        (int(numbers[home]), int(day)): wh
        for homes, days, rows in batch.points.values()
        for home, day, wh in zip(homes, days, rows, strict=True)
    }


def lay_points(state: dict[tuple[int, int], Ints], layer: dict[tuple[int, int], Ints]) -> None:
    """Lay days over others, interval by interval; a day that was read at another pace is replaced whole."""
    for key, wh in layer.items():
        below = state.get(key)
        if below is not None and len(below) == len(wh):
            state[key] = np.where(wh == MISSING, below, wh)
        else:
            state[key] = wh


def bills_of(batch: Batch, numbers: NDArray[np.int64]) -> dict[tuple[int, int], Bill]:
    if batch.bills is None:
        return {}
    homes, months, kwh, amount = batch.bills
    keys = zip(numbers[homes].tolist(), months.tolist(), strict=True)
    values = ([None if isnan(value) else value for value in each.tolist()] for each in (kwh, amount))
    return dict(zip(keys, zip(*values, strict=True), strict=True))


def lay_bills(
    state: dict[tuple[int, int], Bill],
    layer: dict[tuple[int, int], Bill],
    import_id: str,
    replaced: list[Replaced],
) -> None:
    for key, said in layer.items():
        below = state.get(key)
        if below is None:
            state[key] = said
            continue
        for what, before, after in zip(("bill_kwh", "bill_amount"), below, said, strict=True):
            if before is not None and after is not None and before != after:
                replaced.append((key[0], first_day(key[1]), what, before, import_id))
        state[key] = tuple(
            before if after is None else after for before, after in zip(below, said, strict=True)
        )  # type: ignore[assignment]


def runs(keys: Keys) -> Iterable[tuple[int, int]]:
    """Return the first and last key of what to read at once: everything between, or each home for itself."""
    series, firsts = np.unique(keys >> MONTH_BITS, return_index=True)
    if len(series) > _MANY:
        return [(int(keys[0]), int(keys[-1]))]
    lasts = np.append(firsts[1:], len(keys)) - 1
    return list(zip(keys[firsts].tolist(), keys[lasts].tolist(), strict=True))


def series_months(keys: Keys) -> list[tuple[int, int]]:
    return list(zip((keys >> MONTH_BITS).tolist(), (keys & ((1 << MONTH_BITS) - 1)).tolist(), strict=True))


def month_text(month: int) -> str:
    return f"{month // 12:04}-{month % 12 + 1:02}"


def day_text(day: int) -> str:
    return date.fromordinal(day + _EPOCH).isoformat()
