"""Freeze the program into one folder that needs no Python: dist/gridsteward. `make package` sets up what it needs.

The same commit gives the same bytes: SOURCE_DATE_EPOCH is the commit's time there, and hashes are not salted.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SPEC = ROOT / "packaging" / "frozen" / "gridsteward.spec"
DIST = ROOT / "dist"
FOLDER = DIST / "gridsteward"
# Their tables were moved when they were made into wheels; `strip` would break them. Qt has been stripped already.
NOT_STRIPPED = ("numpy.libs", "pillow.libs", "PySide6", "shiboken6")


def freeze() -> Path:
    """Build the folder anew; return it."""
    if sys.platform == "linux" and not shutil.which("objdump"):
        raise SystemExit("Freezing needs objdump and strip: apt-get install binutils")
    environment = {**os.environ, "PYTHONHASHSEED": "1", "PYTHONPATH": str(ROOT)}
    shutil.rmtree(FOLDER, ignore_errors=True)
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "ERROR"]
    places = ["--distpath", str(DIST), "--workpath", str(ROOT / "build" / "frozen")]
    subprocess.run([*command, *places, str(SPEC)], cwd=ROOT, env=environment, check=True)
    if sys.platform == "linux":
        _strip()
    return FOLDER


def _strip() -> None:
    inside = FOLDER / "_internal"
    chosen = [
        str(path)
        for path in sorted(inside.rglob("*.so*"))
        if path.is_file() and not path.is_symlink() and path.relative_to(inside).parts[0] not in NOT_STRIPPED
    ]
    subprocess.run(["strip", "--strip-unneeded", *chosen], check=True)


if __name__ == "__main__":
    folder = freeze()
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    print(f"{folder.relative_to(ROOT)}  {size / 1e6:.0f} MB")
