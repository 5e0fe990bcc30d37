"""The walk nobody watches: if it fails, so does `gridsteward demo` without a display and every picture we show."""

import json
import os
import subprocess
import sys
from pathlib import Path

from openpyxl import load_workbook

from gridsteward.desktop.tour import SCREENS

ROOT = Path(__file__).resolve().parents[2]
CODE = """
import json, sys
from pathlib import Path
from gridsteward.desktop.tour import take_tour
from gridsteward.operations.area import open_area
from gridsteward.operations.demo import DEMO_PASSPHRASE
from gridsteward.operations.exporting import VisitSelection, visit_totals
from gridsteward.store import keys
keys.MEMORY_KIB = 64
folder, out = map(Path, sys.argv[1:])
tour = take_tour(folder, out, households=40, language="en", dark=False)
area = open_area(folder, passphrase=DEMO_PASSPHRASE)
totals = visit_totals(area, VisitSelection(first="2026-11-01", last="2026-11-23"))
print(json.dumps([str(tour.workbook), [str(each) for each in tour.pictures], totals.visits]))
"""


def test_the_walk_leaves_a_workbook_that_agrees_and_a_picture_of_every_screen(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", CODE, str(tmp_path / "profile"), str(tmp_path / "out")],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        cwd=ROOT,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    workbook, pictures, visits = json.loads(done.stdout.splitlines()[-1])
    assert {Path(each).name.partition("-")[0] for each in pictures} == set(SCREENS)
    assert all(Path(each).stat().st_size > 10_000 for each in pictures)
    cells = [str(cell.value) for row in load_workbook(workbook).worksheets[0].iter_rows() for cell in row]
    assert any(f" {visits} " in text or f"{visits} visits" in text for text in cells if "=" in text)
