"""How long pages, figures and reports take as an area grows, in a real window: 1,000, 3,000 and 12,000 households.

At 12,000 there are 35,000 people and a quarter of a million visits (tests/bench/scale_area.py). `pages_ms` is the
slowest page or inner view, from the click that opens it for the first time until all it asked for stands there and is
painted, in a window that was left alone for a while and has made its pages ahead; `at_once_ms` the same where it was
not left alone. `again_ms` is the slowest page that is opened once more; `changed_ms` that of pages that are opened once
more after a visit was saved, until all of it is as it is now; `lists_ms` the slowest of the longest lists.
`dashboard_ms` is to the figures of the overview of a quarter and of a year, `charts_ms` to the last chart of it.
`held_ms` is the longest the window stood still meanwhile, `ahead_held_ms` while it made its pages, which took
`ahead_s`. `report_s` is the workbook of a month, `still_s` the longest its progress stood still, `cancel_s` the longest
from cancelling it, early or late, until the work had ended. `resident_mb` is the memory after all of it, `peak_mb` the
most there was. These are of the largest area; `growth` of pages and report is how often the slowest of the smallest
area goes into it, what each page took stands behind.

An area is opened several times, each time in a process of its own, and the best counts: a crowded machine stops us now
and then, what we do ourselves stops us every time.
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

from tests.bench.scale_area import PASSPHRASE, make_area
from tests.bench.starter import resident_mb

if TYPE_CHECKING:
    from tests.bench.scale_window import Opened

SIZES: Final = (1_000, 3_000, 12_000)
# the page in front when the window comes was not clicked on: each start has another; the report is written in one
STARTS: Final = (("settings", "report"), ("knowledge", "ahead"), ("settings", "at once"))
_PRESSED: Final = (0.0, 0.15, 0.4, 0.7, 0.9)  # of the time a report takes: when cancel is pressed
Act = Callable[[Any], object]
T = TypeVar("T")

_UNDER: Final = ("visits", "import", "conflicts", "statement", "devices", "late")
_INNER: Final[Mapping[str, Mapping[str, Act]]] = {
    "households": {"duplicates": lambda page: page.show_duplicates()},
    "plan": {"coverage": lambda page: page.views["coverage"].click()},
    "usage": {"record": lambda page: page.show_record()},
    "care": {
        "reminders": lambda page: page.chips["reminders"].click(),
        "reviews": lambda page: page.chips["reviews"].click(),
        "round": lambda page: page.chips["round"].click(),
    },
    "cases": {"promises": lambda page: page.tabs["promises"].click()},
    "reports": {
        "visits": lambda page: page.views["visits"].click(),
        "moods": lambda page: page.views["moods"].click(),
        "requests": lambda page: page.analyse.trigger(),
    },
}
_LONGEST: Final[Mapping[str, tuple[str, Act]]] = {
    "visits of a year": ("visits", lambda page: page.period.setCurrentIndex(2)),
    "all visits": ("visits", lambda page: page.period.setCurrentIndex(3)),
    "closed requests": ("cases", lambda page: page.closed.click()),
    "settled promises": ("cases", lambda page: page.promises.settled.click()),
    "report of all visits": ("reports", lambda page: page.scope.use_days(date(2000, 1, 1), date(2100, 1, 1))),
}


def use(folder: Path, first: str, how: str) -> dict[str, dict[str, float]]:
    """Open everything; return ms by what was opened, seconds of the report, and MB.

    `how`: "at once", "ahead" when the pages are made ahead, "report" when the report is written then, too.
    """
    from gridsteward.desktop.start import page_specs
    from tests.bench.scale_window import Opened

    opened = Opened(folder, passphrase=PASSPHRASE, first=first)
    memory: dict[str, float] = {"begun": resident_mb()}
    keys = [each.key for each in page_specs() if each.key != first]
    pages, held, again, lists = {}, {}, {}, {}
    figures, charts, worked, made = {}, {}, {}, {}
    if how != "at once":
        began = time.perf_counter()
        _, made["held"] = _watched(opened.make_ahead)
        made["seconds"] = time.perf_counter() - began
    for key in keys:
        pages[key], held[key] = _watched(lambda key=key: opened.click(key))  # type: ignore[misc]
        worked[key] = opened.worked
        if key == "reports":
            figures["quarter"] = pages[key]
            charts["quarter"] = pages[key] + opened.take(drawn=True)
        opened.rest()
        for name, act in _INNER.get(key, {}).items():
            inner = f"{key} {name}"
            pages[inner], held[inner] = _watched(lambda act=act: opened.take(lambda: act(opened.page)))  # type: ignore[misc]
            worked[inner] = opened.worked
            opened.rest()
    memory["pages"] = resident_mb()
    if how == "at once":
        opened.close()
        return {"at once": pages, "held at once": held, "worked at once": worked}
    for key in keys:
        again[key] = opened.click(key)
        opened.rest()
    changed = _after_a_change(opened, keys)
    opened.click("reports")
    opened.page.views["overview"].click()
    opened.rest()
    figures["year"] = opened.take(lambda: opened.page.overview.periods.use("year"))
    worked["overview of a year"] = opened.worked
    charts["year"] = figures["year"] + opened.take(drawn=True)
    for name, (key, act) in _LONGEST.items():
        opened.click(key)
        if key == "reports":
            opened.page.views["visits"].click()
        opened.rest()
        lists[name], held[name] = _watched(lambda act=act: opened.take(lambda: act(opened.page)))  # type: ignore[misc]
        worked[name] = opened.worked
    memory["lists"] = resident_mb()
    written = {"report": _report(opened, folder)} if how == "report" else {}
    memory |= {"end": resident_mb(), "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024}
    opened.close()
    return {
        "pages": pages,
        "held": held,
        "worked": worked,
        "again": again,
        "changed": changed,
        "made": made,
        "figures": figures,
        "charts": charts,
        "lists": lists,
        "memory": memory,
        **written,
    }


def _after_a_change(opened: "Opened", keys: Sequence[str]) -> dict[str, float]:
    """Save a visit and open a page, for each page; return ms until all of it knows of the visit."""
    from gridsteward.operations import visits
    from gridsteward.records.visit import VisitDraft

    session, found = opened.session, {}
    home = session.directory.current.all()[0].id if session.directory.current is not None else ""
    opened.click(keys[0])
    for key in (*keys[1:], keys[0]):
        at = session.clock().isoformat(timespec="seconds")
        draft = VisitDraft(
            id="", household_id=home, started_at=at, ended_at=at, met="person", purposes=("care",)
        )
        opened.take(
            lambda draft=draft: session.tasks.run(  # type: ignore[misc]
                "visit.save", lambda: visits.record_visits(session.area, [draft]), session.changed.emit
            )
        )
        opened.rest()
        found[key] = opened.click(key)
        opened.rest()
    return found


def _watched(work: Callable[[], T]) -> tuple[T, float]:
    """Return what it took, and the longest the window's thread stood still meanwhile."""
    from gridsteward.desktop.watchdog import watch

    with watch(limit_ms=20) as stalls:
        taken = work()
    return taken, stalls.longest


def _report(opened: "Opened", folder: Path) -> dict[str, float]:
    """Write last month's workbook from the page of reports, whole and stopped at several moments; return seconds."""
    from gridsteward.desktop.dialogs.export import ExportDialog
    from gridsteward.desktop.tasks import Progress
    from tests.bench.scale_window import until

    last = opened.session.clock().date().replace(day=1) - timedelta(days=1)
    opened.take(lambda: opened.page.scope.use_days(last.replace(day=1), last))
    told: list[float] = []

    def begin(name: str) -> tuple[Any, Progress]:
        opened.page.export_month.trigger()
        (dialog,) = [each for each in opened.window.findChildren(ExportDialog) if each.isVisible()]
        (folder / name).unlink(missing_ok=True)  # an earlier start's: who finds one asks first
        dialog.place.setText(str(folder / name))
        progress = dialog.findChild(Progress)
        if progress is None:
            raise RuntimeError("no progress")
        return dialog, progress

    dialog, progress = begin("whole.xlsx")
    progress.moved.connect(lambda *_how: told.append(time.monotonic()))
    told.append(time.monotonic())
    dialog.go.click()
    until(lambda: dialog.written is not None)
    told.append(time.monotonic())
    whole = told[-1] - told[0]
    dialog.close()
    waits = []
    for at, share in enumerate(_PRESSED):
        dialog, progress = begin(f"stopped {at}.xlsx")
        ended: list[float] = []
        progress.ended.connect(lambda ended=ended: ended.append(time.monotonic()))
        dialog.go.click()
        press = time.monotonic() + share * whole
        until(lambda press=press: time.monotonic() >= press)  # type: ignore[misc]
        pressed = time.monotonic()
        progress.cancel()
        until(lambda ended=ended: bool(ended))  # type: ignore[misc]
        waits.append(ended[0] - pressed)
        dialog.close()
    still = max(later - sooner for sooner, later in pairwise(told))
    return {"whole": whole, "still": still, "cancel": max(waits), "moved": len(told) - 2}


def _best(starts: list[dict[str, dict[str, float]]]) -> dict[str, dict[str, float]]:
    """Return each figure at its best; memory at its most."""
    best: dict[str, dict[str, float]] = {}
    for start in starts:
        for kind, values in start.items():
            kept = best.setdefault(kind, {})
            for name, value in values.items():
                better = max if kind == "memory" else min
                kept[name] = round(better(kept.get(name, value), value), 1 if kind != "report" else 2)
    return best


def measure(sizes: tuple[int, ...] = SIZES, prepared: Path | None = None) -> dict[str, Any]:
    """Return the figures of the largest area, and what stands behind them by area."""
    found: dict[int, dict[str, dict[str, float]]] = {}
    for homes in sizes:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name) if prepared is None else prepared / f"a{homes}"
            if prepared is None:
                make_area(folder, homes).close()
            starts = []
            for first, how in STARTS:
                command = [sys.executable, "-m", "tests.bench.scale", str(folder), first, how]
                done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
                starts.append(json.loads(done.stdout.strip().splitlines()[-1]))
            found[homes] = _best(starts)
    small, large = found[sizes[0]], found[sizes[-1]]
    kinds = {"pages": "pages_ms", "again": "again_ms", "lists": "lists_ms", "figures": "dashboard_ms"}
    kinds |= {"charts": "charts_ms", "held": "held_ms", "at once": "at_once_ms", "changed": "changed_ms"}
    figures: dict[str, Any] = {name: max(large[kind].values()) for kind, name in kinds.items()}
    figures |= {
        "ahead_held_ms": large["made"]["held"],
        "ahead_s": large["made"]["seconds"],
        "report_s": large["report"]["whole"],
        "still_s": large["report"]["still"],
        "cancel_s": large["report"]["cancel"],
        "resident_mb": large["memory"]["end"],
        "peak_mb": large["memory"]["peak"],
    }
    behind = {name: {str(homes): each[kind] for homes, each in found.items()} for kind, name in kinds.items()}
    behind |= {"report_s": {str(homes): each["report"] for homes, each in found.items()}}
    behind |= {"resident_mb": {str(homes): each["memory"] for homes, each in found.items()}}
    grown = {
        name: round(max(large[kind].values()) / max(small[kind].values()), 1) for kind, name in kinds.items()
    }
    grown["report_s"] = round(large["report"]["whole"] / small["report"]["whole"], 1)
    return figures | {"growth": grown, "behind": behind}


if __name__ == "__main__":
    if len(sys.argv) > 1:
        sys.stdout.write(json.dumps(use(Path(sys.argv[1]), sys.argv[2], sys.argv[3])) + "\n")
    else:
        sys.stdout.write(json.dumps({"name": "scale", **measure()}) + "\n")
