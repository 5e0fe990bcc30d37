"""What saving a visit costs: on the main thread (hand over, take the answer), and durably on the lane.

Budget: 20 ms on the main thread. Two hundred visits in an area of ten thousand households.
"""

import json
import os
import tempfile
import time
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtWidgets import QApplication

from gridsteward.desktop.door.saving import DraftSaver
from gridsteward.desktop.session import Session
from gridsteward.desktop.tasks import Tasks
from gridsteward.desktop.theme import Theme
from gridsteward.operations import area as areas
from gridsteward.operations import visits
from gridsteward.records.household import Household
from gridsteward.records.ids import made_by_hand
from gridsteward.records.journal import Change
from gridsteward.records.visit import DraftCommitment, DraftTouchpoint, VisitDraft
from gridsteward.words import Words

VISITS = 200
HOUSEHOLDS = 10_000


def _p95(values: list[float]) -> float:
    return round(sorted(values)[int(len(values) * 0.95)] * 1000, 2)


def measure() -> dict[str, float]:
    """Return the 95th percentile in ms: main thread per finished visit and per draft kept, lane per visit."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication([])
    main: list[float] = []
    drafted: list[float] = []
    lane: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        area = areas.create_area(Path(folder), "bench", steward="bench", passphrase="correct horse battery")
        homes = [
            Household(id=made_by_hand(), account_no=f"{n:010d}", name=f"住户{n}") for n in range(HOUSEHOLDS)
        ]
        with area.store.write("demo") as write:
            for home in homes:
                write.insert(home)
        tasks = Tasks()
        session = Session(area, tasks, theme=Theme("light"), words=Words("zh_CN"))
        session.directory.load()
        for number in range(VISITS):
            draft = visits.begin_visit(area, homes[number * 37 % HOUSEHOLDS].id)
            saver = DraftSaver(session, draft)
            done: list[Change] = []
            answer = [0.0]
            saver.finished.connect(done.append)
            full = _filled(draft)
            start = time.perf_counter()
            saver.put(full)
            drafted.append(time.perf_counter() - start)
            start = time.perf_counter()
            saver.finish()
            handed = time.perf_counter() - start
            began = time.perf_counter()
            while not done:
                before = time.perf_counter()
                app.processEvents()
                answer.append(time.perf_counter() - before)
            lane.append(time.perf_counter() - began)
            start = time.perf_counter()
            session.changed.emit(done[0])
            main.append(handed + max(answer) + time.perf_counter() - start)
            saver.deleteLater()
        tasks.close()
        session.deleteLater()
        app.processEvents()
        area.close()
    return {"main_p95_ms": _p95(main), "draft_main_p95_ms": _p95(drafted), "lane_p95_ms": _p95(lane)}


def _filled(draft: VisitDraft) -> VisitDraft:
    return replace(
        draft,
        met="person",
        purposes=("care", "safety"),
        checks=("stove", "blanket", "contact_card"),
        note="备用氧气还有大半瓶，够六小时。女婿明早过来陪，停电前再打一次电话。" * 3,
        touchpoints=(
            DraftTouchpoint(kind="overall", mood=1),
            DraftTouchpoint(kind="farewell", mood=2, note="笑了"),
        ),
        commitments=(DraftCommitment(what="带一张大字联系卡", due="2030-01-01"),),
    )


if __name__ == "__main__":
    import sys

    sys.stdout.write(json.dumps({"name": "save_visit", **measure()}) + "\n")
