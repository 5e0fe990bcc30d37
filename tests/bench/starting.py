"""How long a start takes with 10,000 households, beside an empty PySide6 window in the same minute.

From the first line of a fresh process to a window whose list is filled and whose search answers. Budget: 2.5 times
the empty window, and 300 MB resident. The two take turns, so that a slow moment slows both.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

HOUSEHOLDS = 10_000
ROUNDS = 5
_ROOT = Path(__file__).resolve().parents[2]

_EMPTY = """
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.resize(1366, 768)
window.show()
app.processEvents()
print("usable", flush=True)
"""


def prepare(folder: Path) -> None:
    """Make a profile whose area opens by the keyring and whose window last showed the households."""
    from gridsteward.desktop.remember import Remembered, remember
    from gridsteward.operations.demo import make_demo
    from gridsteward.store import keys

    keys.keyring_usable = lambda: True  # it refuses to trust a keyring it does not know, rightly
    area = make_demo(folder, households=HOUSEHOLDS)
    area.close()
    remember(folder, Remembered(page="households", theme="light"))
    start(folder)  # the first start of a day makes its backup; the others are what is measured


def start(folder: Path) -> int:
    """Start the desktop as a person does; when it is usable, print it and leave. Returns the exit code."""
    from PySide6.QtCore import QTimer

    from gridsteward.desktop import start as desktop
    from gridsteward.desktop.desk import Desk
    from gridsteward.operations.finding import HouseholdFilter

    class Watched(Desk):
        def begin(self, name: str = "", **how: Any) -> None:
            super().begin(name, **how)
            self._timer = QTimer(self)
            self._timer.timeout.connect(self._look)
            self._timer.start(1)

        def _look(self) -> None:
            if self.session is None or self.window is None or self.session.directory.current is None:
                return
            page: Any = self.window.pages.currentWidget()
            rows = page.list.model.rowCount()
            if rows < HOUSEHOLDS or not self.session.directory.current.find(HouseholdFilter(text="zs")):
                return
            self._timer.stop()
            sys.stdout.write(f"usable {_resident_mb()}\n")
            sys.stdout.flush()
            self.over.emit()

    vars(desktop)["Desk"] = Watched
    return desktop.run(folder)


def _resident_mb() -> int:
    status = Path("/proc/self/status")
    if not status.exists():
        return 0
    line = next(line for line in status.read_text("ascii").splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) // 1024


def _once(code: str, environment: dict[str, str]) -> tuple[float, str]:
    began = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, env=environment, cwd=_ROOT
    ) as process:
        said = process.stdout.readline() if process.stdout else ""
        took = time.perf_counter() - began
        process.wait(120)
    return took, said


def measure() -> dict[str, float]:
    """Return median seconds of both, their ratio, and resident memory in MB."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "profile"
        environment = {
            **os.environ,
            "PYTHON_KEYRING_BACKEND": "tests.bench.ring.FileRing",
            "GRIDSTEWARD_BENCH_RING": str(Path(name) / "ring.json"),
            "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"),
            "PYTHONPATH": str(_ROOT),
        }
        ours = f"from pathlib import Path; from tests.bench.starting import %s; %s(Path({str(folder)!r}))"
        _once(ours % ("prepare", "prepare"), environment)
        ours_s, empty_s, resident = [], [], []
        for _ in range(ROUNDS):
            took, _said = _once(_EMPTY, environment)
            empty_s.append(took)
            took, said = _once(ours % ("start", "start"), environment)
            ours_s.append(took)
            resident.append(float(said.split()[1]))
    usable, empty = statistics.median(ours_s), statistics.median(empty_s)
    return {
        "product_s": round(usable, 3),
        "empty_s": round(empty, 3),
        "ratio": round(usable / empty, 2),
        "resident_mb": max(resident),
    }


if __name__ == "__main__":
    sys.stdout.write(json.dumps({"name": "start_10000", **measure()}) + "\n")
