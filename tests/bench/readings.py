"""How long 3.65 million daily readings (5,000 homes, two years) take to come in, beside pandas reading the same file.

The file is what a collection system hands out: GB18030, a row a home and day. Ours is the whole import: read, find the
homes, compare with what is there, seal the file that travels, write the encrypted tables, durable. Budget: 2 times (the
best of the rounds of each, in one run), and 6 bytes a reading in the database and the sealed file together.
"""

import gc
import json
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

HOMES = 5_000
DAYS = 730
ROUNDS = 4
_FIRST = "2024-11-21"
_ACCOUNT, _METER = 3_302_000_000, 315_850_860_451


def write_readings(path: Path) -> None:
    """Write readings with seasons and unrest, two decimals as a meter shows them."""
    random = np.random.default_rng(7)
    days = np.arange(np.datetime64(_FIRST), np.datetime64(_FIRST) + DAYS)
    season = 1 + 0.35 * np.cos(np.arange(DAYS) * 4 * np.pi / 365)
    level = random.lognormal(1.8, 0.6, HOMES)
    texts = days.astype(str).tolist()
    with path.open("w", encoding="gb18030", newline="") as out:
        out.write("户号,电能表编号,数据日期,日用电量(kWh)\r\n")
        for home in range(HOMES):
            kwh = np.round(level[home] * season * random.lognormal(0, 0.25, DAYS), 2).tolist()
            start = f"{_ACCOUNT + home:013},{_METER + home},"
            out.write("".join(f"{start}{day},{value:.2f}\r\n" for day, value in zip(texts, kwh, strict=True)))


def _seconds(work: Callable[[], object]) -> float:
    gc.collect()
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _ours(path: Path, folder: Path) -> tuple[float, float, float]:
    """Return seconds of the import, seconds of loading all of it, and bytes a reading."""
    from gridsteward.operations import area as areas
    from gridsteward.operations import usage_import
    from gridsteward.records.household import Household
    from gridsteward.records.ids import from_source
    from gridsteward.store import usage

    area = areas.create_area(folder, "桂溪", steward="林静", passphrase="three calm words")
    area.now = lambda: datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
    accounts = [f"{_ACCOUNT + home:013}" for home in range(HOMES)]
    with area.store.write("ledger.import") as write:
        write.insert(
            *(
                Household(id=from_source(area.id, "ledger", account), account_no=account)
                for account in accounts
            )
        )
    area.store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    before = area.store.path.stat().st_size
    done = []

    def work() -> None:
        plan = usage_import.plan_usage(area, usage_import.read_usage_file(area, path))
        done.append(usage_import.import_usage(area, plan)[0])

    took = _seconds(work)
    loaded = []
    load = _seconds(lambda: loaded.append(usage.daily(area.store)))
    (record,) = usage_import.imports(area)
    sealed = area.store.files.path(record.content_hash).stat().st_size
    area.close()
    stored = area.store.path.stat().st_size - before + sealed
    if done[0].counts.created != HOMES * DAYS or loaded[0].kwh.shape != (HOMES, DAYS):
        raise RuntimeError(f"{done[0].counts.created} readings came in")
    return took, load, stored / (HOMES * DAYS)


def measure() -> dict[str, float]:
    """Return seconds of the import and of pandas, their ratio, seconds to load and bytes a reading."""
    import pandas as pd

    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "readings.csv"
        write_readings(path)
        ours, loads, raw, stored = [], [], [], 0.0
        for number in range(ROUNDS):
            raw.append(_seconds(lambda: pd.read_csv(path, encoding="gb18030")))
            folder = Path(name) / str(number)
            folder.mkdir()
            took, load, stored = _ours(path, folder)
            ours.append(took)
            loads.append(load)
    return {
        "product_s": round(min(ours), 2),
        "pandas_s": round(min(raw), 2),
        "ratio": round(min(ours) / min(raw), 2),
        "load_s": round(min(loads), 2),
        "bytes": round(stored, 2),
    }


if __name__ == "__main__":
    import sys

    sys.stdout.write(json.dumps({"name": "readings_3650000", **measure()}) + "\n")
