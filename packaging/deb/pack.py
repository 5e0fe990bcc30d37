"""Pack the frozen folder for Debian and its kin: dist/gridsteward_VERSION_ARCHITECTURE.deb. `make package` does both.

Owners are root and times are SOURCE_DATE_EPOCH, so the same folder gives the same bytes.
"""

import os
import platform
import re
import shutil
import subprocess
import time
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HERE = ROOT / "packaging" / "deb"
FROZEN = ROOT / "dist" / "gridsteward"
STAGE = ROOT / "build" / "deb"


def control(version: str, *, kib: int) -> str:
    """Return the control file; `kib` is what it takes on the disk."""
    lines = (HERE / "depends.txt").read_text("utf-8").splitlines()
    # Python's own libraries were taken from this machine: an older C library cannot load them.
    depends = [f"libc6 (>= {platform.libc_ver()[1]})", *(each for each in lines if not each.startswith("#"))]
    fields = {
        "Package": "gridsteward",
        "Version": version,
        "Architecture": architecture(),
        "Maintainer": "The GridSteward authors <authors@gridsteward.invalid>",
        "Section": "misc",
        "Priority": "optional",
        "Installed-Size": str(kib),
        "Depends": ", ".join(depends),
        "Recommends": "fonts-noto-cjk, libcups2t64 | libcups2",
        "Suggests": "gnome-keyring | kwalletmanager",
        "Description": "grid steward's book of households, visits and promises\n"
        " Households, visits, care, requests and promises of an electricity utility's\n"
        " grid steward. Encrypted on this computer; works without a network.",
    }
    return "".join(f"{name}: {value}\n" for name, value in fields.items())


def architecture() -> str:
    """Return Debian's name of what this machine is."""
    asked = ["dpkg", "--print-architecture"]
    return subprocess.run(asked, check=True, capture_output=True, text=True).stdout.strip()


def build(version: str, epoch: str) -> Path:
    """Lay the files out, owned by root and of one time, and pack them."""
    shutil.rmtree(STAGE, ignore_errors=True)
    share = STAGE / "usr" / "share"
    shutil.copytree(FROZEN, STAGE / "usr" / "lib" / "gridsteward", symlinks=True)
    _put(HERE / "gridsteward", STAGE / "usr" / "bin" / "gridsteward", mode=0o755)
    _put(ROOT / "packaging" / "gridsteward.desktop", share / "applications" / "gridsteward.desktop")
    _put(
        ROOT / "resources" / "icons" / "gridsteward.svg",
        share / "icons" / "hicolor" / "scalable" / "apps" / "gridsteward.svg",
    )
    day = datetime.fromtimestamp(int(epoch), UTC).date().isoformat()
    _put(
        HERE / "metainfo.xml",
        share / "metainfo" / "org.gridsteward.GridSteward.metainfo.xml",
        filled={"@VERSION@": version, "@DATE@": day},
    )
    _put(HERE / "copyright", share / "doc" / "gridsteward" / "copyright")
    files = [path for path in STAGE.rglob("*") if path.is_file() and not path.is_symlink()]
    kib = sum(-(-path.stat().st_size // 1024) for path in files)
    (STAGE / "DEBIAN").mkdir()
    (STAGE / "DEBIAN" / "control").write_text(control(version, kib=kib), "utf-8")
    for path in (STAGE, *sorted(STAGE.rglob("*"))):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
        os.utime(path, (int(epoch), int(epoch)), follow_symlinks=False)
    made = ROOT / "dist" / f"gridsteward_{version}_{architecture()}.deb"
    command = ["dpkg-deb", "-Zzstd", "-z3", "--root-owner-group", "--build", str(STAGE), str(made)]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": epoch}
    subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)
    return made


def _put(source: Path, target: Path, *, mode: int = 0o644, filled: Mapping[str, str] | None = None) -> None:
    text = source.read_text("utf-8")
    for mark, value in (filled or {}).items():
        text = text.replace(mark, value)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, "utf-8")
    target.chmod(mode)


def main() -> int:
    """Pack what was frozen; name the package."""
    found = re.search(r'__version__ = "([^"]+)"', (ROOT / "gridsteward" / "__init__.py").read_text("utf-8"))
    if found is None:
        raise SystemExit("gridsteward/__init__.py tells no version")
    made = build(found[1], os.environ.get("SOURCE_DATE_EPOCH") or str(int(time.time())))
    print(f"{made.relative_to(ROOT)}  {made.stat().st_size / 1e6:.0f} MB")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
