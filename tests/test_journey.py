"""One steward's errand with real keys and a real mouse: if it fails, somebody at a door is stuck."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook

from gridsteward.operations import area as areas
from gridsteward.operations import cases
from gridsteward.operations.demo import make_demo
from gridsteward.operations.exporting import VisitSelection, visit_totals
from gridsteward.operations.finding import load_directory
from gridsteward.records.case import CaseColumn
from gridsteward.store import keys
from tests.hands import PASSPHRASE

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def display() -> Iterator[str]:
    """The display there is, else one of our own that nobody sees."""
    if shutil.which("xdotool") is None:
        pytest.skip("xdotool is not installed")
    if os.environ.get("DISPLAY"):
        yield os.environ["DISPLAY"]
        return
    if shutil.which("Xvfb") is None:
        pytest.skip("neither a display nor Xvfb")
    read, written = os.pipe()
    command = ["Xvfb", "-displayfd", str(written), "-screen", "0", "1366x768x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[written], stderr=subprocess.DEVNULL) as server:
        os.close(written)
        with os.fdopen(read) as told:
            number = told.readline().strip()
        try:
            yield f":{number}"
        finally:
            server.terminate()


@pytest.mark.display
def test_unlock_search_visit_promise_export(
    display: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "MEMORY_KIB", 64)
    folder, out = tmp_path / "profile", tmp_path / "visits.xlsx"
    made = make_demo(folder, households=60, passphrase=PASSPHRASE)
    chosen = next(each for each in load_directory(made).all() if each.initials.isascii() and each.phones)
    today = VisitSelection(first=f"{made.now():%Y-%m}-01", last=f"{made.now():%Y-%m-%d}")
    before = visit_totals(made, today)
    made.close()
    _go("tests.hands", str(folder), chosen.initials.split()[0], chosen.id, str(out), display=display)
    area = areas.open_area(folder, passphrase=PASSPHRASE)
    totals = visit_totals(area, today)
    area.close()
    assert (totals.visits, totals.commitments) == (before.visits + 1, before.commitments + 1)
    sheet = load_workbook(out).worksheets[0]
    cells = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert any("dian re tan yi guan" in text for text in cells)
    assert any("dai lian xi ka" in text for text in cells)
    check = next(text for text in cells if "核对" in text)
    assert f"{totals.visits} 次" in check
    assert f"承诺 {totals.commitments}" in check


@pytest.mark.display
def test_a_complaint_from_the_first_word_to_the_satisfied_call_back_by_keys_alone(
    display: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "MEMORY_KIB", 64)
    folder = tmp_path / "profile"
    made = make_demo(folder, households=60, passphrase=PASSPHRASE)
    chosen = next(each for each in load_directory(made).all() if each.initials.isascii() and each.phones)
    before = {each.case.id for each in cases.cases(made, columns=tuple(CaseColumn))}
    made.close()

    _go(
        "tests.hands_complaint",
        str(folder),
        chosen.initials.split()[0],
        str(tmp_path / "stuck"),
        display=display,
    )

    area = areas.open_area(folder, passphrase=PASSPHRASE)
    (view,) = [each for each in cases.cases(area, columns=tuple(CaseColumn)) if each.case.id not in before]
    area.close()
    assert (view.kind, view.case.topic, view.case.content) == ("complaint", "quality", "wan shang deng an")
    assert view.complainant is not None
    assert view.complainant.person
    assert (view.column, view.satisfaction, view.steps) == ("closed", 5, ("ease",))
    assert not any(each.state == "missed" for each in view.deadlines)


def _go(program: str, *arguments: str, display: str) -> None:
    """Run a journey; its window's home is the folder it works in."""
    home = str(Path(arguments[0]).parent)
    environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "HOME": home}
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", program, *arguments],
        capture_output=True,
        text=True,
        check=False,
        env=environment,
        cwd=ROOT,
        timeout=180,
    )
    assert done.returncode == 0, f"{done.stderr} after {time.monotonic() - began:.0f} s"
