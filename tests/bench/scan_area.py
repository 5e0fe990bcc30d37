"""How long the whole area takes to be looked at: 5,000 homes, two years of days; read, judged, kept.

`seconds` is the best of three scans, `peak_mb` the most memory of the process that scanned, `gap_ms` how long the
window's thread was held up at the most while a scan ran on its lane. Budgets: 3 s, 600 MB, 50 ms.
"""

import gc
import json
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from unittest import mock

from gridsteward.operations import area as areas
from gridsteward.operations import scanning
from gridsteward.store import keys
from tests.town_use import Town, bring, settle, use_of_a_town

HOMES, DAYS = 5_000, 730
LAST = date(2026, 9, 15)
PASSPHRASE = "春风又到江南岸上"
ROUNDS = 3


def prepare(folder: Path) -> None:
    """Make an area with readings."""
    area = areas.create_area(folder, "测试", steward="测试", passphrase=PASSPHRASE)
    kwh = use_of_a_town(LAST, homes=HOMES, days=DAYS)
    bring(
        area, Town(settle(area, HOMES), LAST - timedelta(days=DAYS - 1), kwh), at="2026-09-16T08:00:00+08:00"
    )
    area.close()


def scan(folder: Path) -> dict[str, float]:
    """Scan, alone and beside a window's thread; return seconds, MB and ms."""
    import resource

    from PySide6.QtCore import QCoreApplication

    from gridsteward.desktop.tasks import Tasks

    area = areas.open_area(folder, passphrase=PASSPHRASE)
    taken = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        scanning.scan_area(area)
        taken.append(time.perf_counter() - began)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    app = QCoreApplication([])
    tasks = Tasks()
    gc.freeze()  # as the desktop does once it has started
    gaps = []
    for _ in range(ROUNDS):
        done: list[object] = []
        tasks.run("scan", lambda: scanning.scan_area(area), done.append, lane="cpu")
        longest, last = 0.0, time.perf_counter()
        while not done:
            app.processEvents()
            time.sleep(0.001)
            now = time.perf_counter()
            longest, last = max(longest, now - last), now
        gaps.append(longest)
    tasks.close()
    area.close()
    return {
        "seconds": round(min(taken), 2),
        "peak_mb": round(peak),
        "gap_ms": round(1_000 * min(gaps), 1),
    }


def measure() -> dict[str, float]:
    """Prepare here, scan in a process of its own: its memory is the scan's."""
    with (
        tempfile.TemporaryDirectory() as folder,
        mock.patch.object(keys, "keyring_usable", return_value=False),
    ):
        prepare(Path(folder))
        command = [sys.executable, "-m", "tests.bench.scan_area", folder]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


if __name__ == "__main__":
    figures = scan(Path(sys.argv[1])) if len(sys.argv) > 1 else {"name": "scan_area", **measure()}
    sys.stdout.write(json.dumps(figures) + "\n")
