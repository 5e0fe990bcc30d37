"""Readings as an import leaves them: sealed, named by its row, folded into the tables."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gridsteward.operations.area import Area
from gridsteward.records.ids import made_by_hand
from gridsteward.records.journal import Change
from gridsteward.records.readings import ReadingKind, UsageImport
from gridsteward.store.usage_batch import DAYS, MISSING, Batch, encode


def bring(
    area: Area,
    households: Sequence[str],
    first: date,
    kwh: NDArray[Any],
    *,
    estimated: Sequence[tuple[int, date]] = (),
    bills: Sequence[tuple[int, str, float, float]] = (),
) -> Change:
    """Take in daily readings [homes × days] from `first` on, NaN for none.

    `estimated` are (home, day) that the file calls so, `bills` (home, "YYYY-MM", kWh, yuan).
    """
    days = [first + timedelta(days=at) for at in range(kwh.shape[1])]
    wh = np.where(np.isnan(kwh), MISSING, np.round(np.nan_to_num(kwh) * 1_000)).astype(np.int32)
    blocks: dict[tuple[int, int], NDArray[np.int32]] = {}
    marks: dict[tuple[int, int], int] = {}
    for home in range(len(households)):
        for at, day in enumerate(days):
            key = home, day.year * 12 + day.month - 1
            block = blocks.setdefault(key, np.full(DAYS, MISSING, np.int32))
            block[day.day - 1] = wh[home, at]
    for home, day in estimated:
        key = home, day.year * 12 + day.month - 1
        marks[key] = marks.get(key, 0) | 1 << (day.day - 1)
    keys = sorted(blocks)
    told = sorted((home, _month(month), use, amount) for home, month, use, amount in bills)
    batch = Batch(
        households=list(households),
        home=np.array([home for home, _ in keys], np.int32),
        month=np.array([month for _, month in keys], np.int32),
        kwh=np.array([blocks[key] for key in keys], np.int32).reshape(-1, DAYS),
        estimated=np.array([marks.get(key, 0) for key in keys], np.uint32),
        bills=(
            np.array([each[0] for each in told], np.int32),
            np.array([each[1] for each in told], np.int32),
            np.array([each[2] for each in told], np.float64),
            np.array([each[3] for each in told], np.float64),
        )
        if told
        else None,
    )
    data = encode(batch)
    record = UsageImport(
        id=made_by_hand(),
        kind=ReadingKind.DAILY if days else ReadingKind.BILLS,
        file_name="readings.csv",
        at=area.now().isoformat(timespec="milliseconds"),
        first=days[0].isoformat() if days else f"{bills[0][1]}-01",
        last=days[-1].isoformat() if days else f"{bills[-1][1]}-28",
        homes=len(households),
        readings=int((wh != MISSING).sum()),
        content_hash=area.store.files.put(data),
        size=len(data),
    )
    with area.store.write("usage.import") as write:
        write.insert(record)
    return write.outcome()


def _month(month: str) -> int:
    year, number = month.split("-")
    return int(year) * 12 + int(number) - 1
