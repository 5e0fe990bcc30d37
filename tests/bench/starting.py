"""How long a start takes with 10,000 households, beside an empty PySide6 window in the same minute.

Usable is a window that is painted with its page in place, takes typing and has its event loop free; `listed_s` is to
all 10,000 in the list and a search answered. `cold_ratio` is the first start of the day, with nothing of either in the
file cache: what a steward waits for in the morning. `warm_ratio` is a start just after another one. Budget: 2.5 times
the empty window, and 300 MB resident. The two take turns on a real X display, so that a slow moment slows both.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.bench.starter import start

HOUSEHOLDS = 10_000
ROUNDS = 9
_ROOT = Path(__file__).resolve().parents[2]

_EMPTY = """
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.resize(1366, 768)
class Painted(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, lambda: (print("usable", flush=True), app.quit()))
        return False
painted = Painted()
window.installEventFilter(painted)
window.show()
app.exec()
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
    start(folder, HOUSEHOLDS)  # the first start of a day makes its backup; the others are what is measured


def _once(code: str, environment: dict[str, str]) -> list[tuple[float, str]]:
    """Run `code`; return the seconds from its start to each line it says, and the line."""
    began = time.perf_counter()
    said: list[tuple[float, str]] = []
    with subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, env=environment, cwd=_ROOT
    ) as process:
        said.extend((time.perf_counter() - began, line) for line in process.stdout or ())
        process.wait(120)
    return said


@contextmanager
def _display() -> Iterator[dict[str, str]]:
    """Give a real X display where Xvfb is there: the offscreen platform would leave out what every start pays."""
    xvfb = shutil.which("Xvfb")
    if xvfb is None or sys.platform != "linux":
        yield {"QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
        return
    read, write = os.pipe()
    command = [xvfb, "-displayfd", str(write), "-screen", "0", "1366x768x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=(write,), stderr=subprocess.DEVNULL) as server:
        os.close(write)
        with os.fdopen(read) as number:
            display = number.readline().strip()
        try:
            yield {"DISPLAY": f":{display}", "QT_QPA_PLATFORM": "xcb"}
        finally:
            server.terminate()


def _forget_files() -> bool:
    """Have the system forget what it has read from the disk; False where it does not let us."""
    os.sync()
    everything = Path("/proc/sys/vm/drop_caches")
    if os.access(everything, os.W_OK):
        everything.write_text("3", "ascii")
        return True
    if not hasattr(os, "posix_fadvise"):
        return False
    roots = {sysconfig.get_path(name) for name in ("stdlib", "platlib", "purelib")} | {
        str(_ROOT / "gridsteward")
    }
    for root in roots:
        for path in Path(root).rglob("*"):
            if path.is_file():
                with path.open("rb") as file:
                    os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
    return True


def _round(ours: str, environment: dict[str, str], *, cold: bool) -> tuple[float, float, float, float] | None:
    """Return seconds to an empty window, to ours and to its full list, and resident MB."""
    if cold and not _forget_files():
        return None
    empty = _once(_EMPTY, environment)[0][0]
    if cold:
        _forget_files()
    usable, listed = _once(ours, environment)
    return empty, usable[0], listed[0], float(listed[1].split()[1])


def measure() -> dict[str, float | None]:
    """Return median seconds to an empty window, to ours and to a full list, the ratios, and resident MB."""
    with tempfile.TemporaryDirectory() as name, _display() as display:
        folder = Path(name) / "profile"
        environment = {
            **os.environ,
            **display,
            "PYTHON_KEYRING_BACKEND": "tests.bench.ring.FileRing",
            "GRIDSTEWARD_BENCH_RING": str(Path(name) / "ring.json"),
            "PYTHONPATH": str(_ROOT),
        }
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        place = f"from pathlib import Path; folder = Path({str(folder)!r})"
        _once(f"{place}; from tests.bench.starting import prepare; prepare(folder)", environment)
        ours = f"{place}; from tests.bench.starter import start; start(folder, {HOUSEHOLDS})"
        told: dict[str, float | None] = {"cold_ratio": None, "warm_ratio": None}
        for kind in ("cold", "warm"):
            rounds = [_round(ours, environment, cold=kind == "cold") for _ in range(ROUNDS)]
            whole = [each for each in rounds if each is not None]
            if whole:
                empty, usable, listed, resident = (
                    statistics.median(column) for column in zip(*whole, strict=True)
                )
                told |= {
                    f"{kind}_empty_s": round(empty, 3),
                    f"{kind}_usable_s": round(usable, 3),
                    f"{kind}_listed_s": round(listed, 3),
                    # of each round: a moment that slows one of the two alone does not count
                    f"{kind}_ratio": round(statistics.median(ours / bare for bare, ours, *_ in whole), 2),
                    "resident_mb": resident,
                }
    return told


if __name__ == "__main__":
    sys.stdout.write(json.dumps({"name": "start_10000", **measure()}) + "\n")
