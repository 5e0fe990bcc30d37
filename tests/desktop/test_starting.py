"""A start brings only what the first picture needs: every module more is waited for, every morning."""

import subprocess
import sys
from pathlib import Path

import pytest

from gridsteward.desktop.remember import Remembered, remember
from gridsteward.operations.area import create_area
from gridsteward.store import keys

ROOT = Path(__file__).resolve().parents[2]
PASSPHRASE = "山里的桂花十月开"
START = """
import sys
from pathlib import Path
from gridsteward.__main__ import open_window
run = open_window()
from PySide6.QtCore import QTimer
from gridsteward.desktop.desk import Desk
from gridsteward.operations import area as areas

folder = Path(sys.argv[1])

def told(desk):
    print(" ".join(sorted(sys.modules)))
    desk.over.emit()

Desk._go_on = told
(info,) = areas.list_areas(folder)
run(folder, language="zh_CN", demo=areas.open_area(folder, info.id, passphrase=sys.argv[2]))
"""
NEEDED = {"area", "crashes", "finding", "needs_seen"}


def test_before_the_first_picture_nothing_comes_that_no_eye_sees(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "MEMORY_KIB", 64)
    create_area(tmp_path, "桂溪", steward="林晓", passphrase=PASSPHRASE).close()
    remember(tmp_path, Remembered(page="households", theme="light"))
    done = subprocess.run(
        [sys.executable, "-c", START, str(tmp_path), PASSPHRASE],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    came = set(done.stdout.split())
    ours = {name.removeprefix("gridsteward.operations.") for name in came if ".operations." in name}
    assert ours == NEEDED
    pages = {name.split(".")[3] for name in came if name.startswith("gridsteward.desktop.pages.")}
    inside = {name.split(".")[3] for name in came if name.count(".") > 3 and ".desktop.pages." in name}
    assert "households" in pages
    assert inside == {"households"}
    assert not {"numpy", "pandas", "matplotlib", "httpx", "ssl", "email", "gridsteward.desktop.tour"} & came
