"""How long a ledger of 10,000 rows takes to come in, beside reading it raw and inserting its rows raw.

Both end in the same kind of encrypted file, durable. Budget: 6 times (one run, so that a slow machine slows both).
"""

import gc
import json
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

ROWS = 10_000
ROUNDS = 4
_AREA = "5a3c1c52-1d43-5c1e-9a53-6a3d3f1f7f10"


def write_ledger(path: Path) -> None:
    """Write a station's ledger of 10,000 invented households."""
    from gridsteward.operations.demo import demo_material
    from gridsteward.operations.demo_data import invent, ledger_rows
    from gridsteward.reports.plain import plain_workbook

    material = demo_material()
    made = invent(households=ROWS, seed=7, today=date(2026, 11, 22), area_id=_AREA, material=material)
    plain_workbook(ledger_rows(made, material), path, sheet_name="台账")


def _seconds(work: Callable[[], object]) -> float:
    gc.collect()
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _raw(ledger: Path, folder: Path) -> float:
    from python_calamine import load_workbook

    from gridsteward.store import keys
    from gridsteward.store.connection import connect, transaction

    def work() -> None:
        rows = load_workbook(str(ledger)).get_sheet_by_index(0).to_python(skip_empty_area=False)
        connection = connect(folder / "raw.db", keys.new_key(), create=True)
        wide = len(rows[-1])
        columns, marks = ", ".join(f"c{n}" for n in range(wide)), ", ".join("?" * wide)
        connection.execute(f"CREATE TABLE ledger (id INTEGER PRIMARY KEY, {columns})")
        cells = [[str(cell) for cell in row] for row in rows]
        with transaction(connection):
            connection.executemany(f"INSERT INTO ledger ({columns}) VALUES ({marks})", cells)
        connection.close()

    return _seconds(work)


def _ours(ledger: Path, folder: Path) -> float:
    from gridsteward.operations import area as areas
    from gridsteward.operations import ledgers

    area = areas.create_area(folder, "桂溪", steward="林静", passphrase="three calm words")
    done = []

    def work() -> None:
        done.append(ledgers.apply_import(area, ledgers.read_ledger_file(area, ledger))[0])

    took = _seconds(work)
    area.close()
    if len(done[0].created) != ROWS:
        raise RuntimeError(f"{len(done[0].created)} households came in")
    return took


def measure() -> dict[str, float]:
    """Return seconds of the product and of the raw way (the best of four rounds each), and the ratio."""
    with tempfile.TemporaryDirectory() as name:
        ledger = Path(name) / "ledger.xlsx"
        write_ledger(ledger)
        ours, raw = [], []
        for number in range(ROUNDS):
            folder = Path(name) / str(number)
            folder.mkdir()
            raw.append(_raw(ledger, folder))
            ours.append(_ours(ledger, folder))
    return {
        "product_s": round(min(ours), 2),
        "raw_s": round(min(raw), 2),
        "ratio": round(min(ours) / min(raw), 2),
    }


if __name__ == "__main__":
    import sys

    sys.stdout.write(json.dumps({"name": "ledger_10000", **measure()}) + "\n")
