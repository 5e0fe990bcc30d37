"""Put the package on a bare Debian and try it as its user would: installed, used, removed, installed again.

    packaging/try_package.py [--build]     as root; --build makes the package first, beside what can be done meanwhile

The Debian is made in a temporary folder from the package sources this machine has configured, without Python. What is
proved: apt finds all that is needed by the package's Depends alone, no library is missing, the self-test holds and the
window opens on a display; what a person recorded is still there after the package went, and nothing else of it is.
Where none of this is permitted it says so: a failure under CI, else the command to run.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
FROZEN = ROOT / "dist" / "gridsteward"
USER = 1000
PATH = "/usr/sbin:/usr/bin:/sbin:/bin"
HOME = "/var/steward"  # in the bare Debian
MARK = "/var/before-use"
OPENED_BY = "春风又到江南岸上"
LEDGER = "户号,户名,用电地址,村\n0000000000017,周桂英,桂溪村3组12号,桂溪村\n"
SOURCES = (
    "/etc/apt/sources.list",
    "/etc/apt/sources.list.d/debian.sources",
    "/etc/apt/sources.list.d/ubuntu.sources",
)
QUICKLY = ("--quiet=2", "-y", "-o", "Dpkg::Options::=--force-unsafe-io")  # it need not outlive a power cut
# A printer's library is recommended, not needed: without it one prints into files.
MAY_BE_MISSING = ("libcups.so.2",)


class RefusedError(Exception):
    """This machine does not let us, or cannot."""


class NotHeldError(Exception):
    """The package does not do what it should."""


def expect(held: object, what: str) -> None:
    """Raise NotHeldError with `what` unless it held."""
    if not held:
        raise NotHeldError(what)


class Bare:
    """A Debian with nothing on it but apt."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def make(self) -> None:
        """Make it; raise RefusedError where that fails."""
        release = dict(
            line.split("=", 1)
            for line in Path("/etc/os-release").read_text("utf-8").splitlines()
            if "=" in line
        )
        suite = release.get("VERSION_CODENAME", "").strip('"')
        sources = [each for each in SOURCES if _names_packages(Path(each))]
        command = ["mmdebstrap", "--quiet", "--mode=root", "--variant=apt", "--format=directory"]
        fast = ["--skip=cleanup/apt", "--dpkgopt=force-unsafe-io", '--aptopt=Acquire::Languages "none"']
        done = _run([*command, *fast, suite, str(self.folder), *sources])
        if done.returncode:
            raise RefusedError(f"a bare Debian could not be made here:\n{done.stderr.strip()}")

    def root(self, *command: str) -> str:
        """Run a command there as root; return what it said; raise RefusedError when it fails."""
        return self._said(["chroot", str(self.folder), *command], {"DEBIAN_FRONTEND": "noninteractive"})

    def steward(self, *command: str, **more: str) -> str:
        """Run a command there as the person who works with it."""
        environment = {
            "HOME": HOME,
            "TMPDIR": HOME,
            "LANG": "C.UTF-8",
            "GRIDSTEWARD_PASSPHRASE": OPENED_BY,
            **more,
        }
        return self._said(self.as_steward(*command), environment)

    def as_steward(self, *command: str) -> list[str]:
        """Return the command line that runs `command` there as that person."""
        return ["chroot", f"--userspec={USER}:{USER}", str(self.folder), *command]

    def install(self, package: Path) -> None:
        """Install a package file; apt brings what it depends on and recommends."""
        shutil.copy(package, self.folder / "var" / package.name)
        self.root("apt-get", "install", *QUICKLY, f"/var/{package.name}")
        (self.folder / "var" / package.name).unlink()

    @staticmethod
    def _said(command: Sequence[str], environment: dict[str, str]) -> str:
        done = _run(command, env={"PATH": PATH, **environment})
        if done.returncode:
            raise NotHeldError(f"{' '.join(command[2:])}\n{done.stdout}{done.stderr}")
        return done.stdout


def try_it(bare: Bare, package: Path) -> None:
    """Walk through the life of an installed package."""
    before = _files(bare)
    said("apt installs it and what it depends on", lambda: bare.install(package))
    expect(not (bare.folder / "usr/bin/python3").exists(), "a Python came along: the test would prove less")
    said("no library is missing", lambda: _libraries(bare))
    home = bare.folder / HOME.removeprefix("/")
    home.mkdir()
    os.chown(home, USER, USER)
    (home / "ledger.csv").write_text(LEDGER, "utf-8")
    (bare.folder / MARK.removeprefix("/")).touch()
    time.sleep(0.01)
    bare.steward("gridsteward", "area", "create", "桂溪", "--steward", "李建国")
    bare.steward("gridsteward", "import", "ledger", f"{HOME}/ledger.csv")
    expect(
        (home / ".local/share/gridsteward/areas").is_dir(),
        "the areas lie elsewhere than in the person's own data",
    )
    recorded = _household(bare)
    said("the self-test holds", lambda: _self_test(bare))
    if shutil.which("Xvfb") and shutil.which("xdotool"):
        said("the window opens on a display", lambda: _window(bare))
    said("nothing was written outside the home folder", lambda: _nothing_strewn(bare))
    said("removed, and only what was recorded stayed", lambda: _remove(bare, before))

    def again() -> None:
        bare.install(package)
        expect(_household(bare) == recorded, "the area does not hold what it held")

    said("installed again, it opens the same area", again)


def _nothing_strewn(bare: Bare) -> None:
    found = bare.root("find", "/", "-xdev", "-newer", MARK, "-type", "f", "-not", "-path", f"{HOME}/*")
    strewn = [each for each in found.splitlines() if not each.startswith(("/proc/", "/dev/"))]
    expect(not strewn, f"written outside the home folder: {strewn}")


def _remove(bare: Bare, before: set[str]) -> None:
    own = [
        each for each in bare.root("dpkg", "-L", "gridsteward").splitlines() if "gridsteward" in each.lower()
    ]
    expect(own, "the package holds nothing of its own name")
    bare.root("apt-get", "purge", *QUICKLY, "gridsteward")
    left = [each for each in own if (bare.folder / each.removeprefix("/")).exists()]
    left += [
        each for each in _files(bare) - before if "gridsteward" in each.lower() and not each.startswith(HOME)
    ]
    expect(not left, f"left behind: {left}")


def _libraries(bare: Bare) -> None:
    found = bare.root(
        "sh",
        "-c",
        "find /usr/lib/gridsteward -name '*.so*' -type f | while read f; do ldd $f 2>/dev/null; done",
    )
    missing = {line.split()[0] for line in found.splitlines() if "not found" in line}
    inside = {path.name for path in FROZEN.rglob("*.so*")}  # they are found beside the program, as it starts
    lacking = missing - inside - {*MAY_BE_MISSING}
    expect(not lacking, f"libraries that nothing brings: {sorted(lacking)}")


def _household(bare: Bare) -> Any:
    shown = json.loads(bare.steward("gridsteward", "household", "show", "0000000000017", "--json"))
    expect(shown["name"] == "周桂英", str(shown))
    expect(
        json.loads(bare.steward("gridsteward", "verify", "--json"))["ok"], "the journal does not prove right"
    )
    return shown


def _self_test(bare: Bare) -> None:
    answer = json.loads(bare.steward("gridsteward", "self-test", "--json"))
    expect(answer["ok"], str(answer))


def _window(bare: Bare) -> None:
    """Open the program on a display of this machine: Qt's plugin for X and all it loads are the bare Debian's."""
    reading, writing = os.pipe()
    screen = ["Xvfb", "-displayfd", str(writing), "-ac", "-nolisten", "tcp", "-screen", "0", "1366x768x24"]
    with (
        subprocess.Popen(screen, pass_fds=(writing,), stderr=subprocess.DEVNULL) as server,
        os.fdopen(reading, encoding="ascii") as told,
    ):
        os.close(writing)
        display = f":{told.readline().strip()}"
        surroundings = {"PATH": PATH, "HOME": HOME, "LANG": "C.UTF-8", "DISPLAY": display}
        command = bare.as_steward("gridsteward", "--data-dir", f"{HOME}/nothing")
        try:
            with subprocess.Popen(command, env=surroundings, stderr=subprocess.PIPE, text=True) as program:
                try:
                    _see("GridSteward", display)
                finally:
                    program.kill()
        finally:
            server.terminate()


def _see(name: str, display: str) -> None:
    until = time.monotonic() + 30
    while time.monotonic() < until:
        asked = ["xdotool", "search", "--onlyvisible", "--name", name]
        if _run(asked, env={**os.environ, "DISPLAY": display}).stdout.strip():
            return
        time.sleep(0.2)
    raise NotHeldError("no window came")


def _files(bare: Bare) -> set[str]:
    places = (
        "/proc/*",
        "/sys/*",
        "/dev/*",
        "/var/lib/dpkg/*",
        "/var/lib/apt/*",
        "/var/log/*",
        "/var/cache/*",
    )
    apart = [word for place in places for word in ("-not", "-path", place)]
    return set(bare.root("find", "/", "-xdev", *apart).splitlines())


def _names_packages(path: Path) -> bool:
    return path.is_file() and any(
        line.startswith(("deb ", "Types:")) for line in path.read_text("utf-8").splitlines()
    )


def _run(command: Sequence[str], env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, check=False, env=env, errors="replace")


def said(what: str, work: Callable[[], object]) -> None:
    """Do it, and say that it held and how long it took."""
    began = time.monotonic()
    work()
    print(f"  {what} ({time.monotonic() - began:.1f} s)", flush=True)


def build() -> None:
    """Freeze and pack."""
    for script in ("frozen/freeze.py", "deb/pack.py"):
        subprocess.run([sys.executable, str(ROOT / "packaging" / script)], check=True)


def ready() -> None:
    """See that we may: raise RefusedError with what to do where we may not."""
    again = f"sudo {sys.executable} packaging/try_package.py"
    if sys.platform != "linux" or not shutil.which("apt-get"):
        raise RefusedError("this needs Debian, Ubuntu or one of their kin")
    if os.geteuid():
        raise RefusedError(f"a bare Debian is made by root. Run: {again}")
    if not shutil.which("mmdebstrap"):
        install = ["apt-get", "install", "--quiet=2", "-y", "--no-install-recommends", "mmdebstrap"]
        if not os.environ.get("CI"):
            raise RefusedError(f"mmdebstrap is missing. Run: {' '.join(install)}")
        if _run(["apt-get", "update", "--quiet=2"]).returncode or _run(install).returncode:
            raise RefusedError("apt reaches no package source")


def main() -> int:
    """Try it; 0 when all held, or when it may not be tried here and nobody relies on it."""
    began = time.monotonic()
    try:
        ready()
        with (
            tempfile.TemporaryDirectory(prefix="gridsteward-bare-") as passing,
            ThreadPoolExecutor(2) as beside,
        ):
            bare = Bare(Path(passing) / "root")
            making = beside.submit(bare.make)
            if "--build" in sys.argv:
                build()
            (package,) = (ROOT / "dist").glob("gridsteward_*.deb")
            outside = beside.submit(_run, [str(FROZEN / "gridsteward"), "self-test"])
            making.result()
            print(f"({time.monotonic() - began:.0f} s so far)")
            print(f"A bare Debian, and {package.name}:", flush=True)
            try_it(bare, package)
            tested = outside.result()
            expect(tested.returncode == 0, tested.stdout + tested.stderr)
            print("  the frozen folder's own self-test holds here too")
    except RefusedError as why:
        print(f"The package was not tried: {why}", file=sys.stderr)
        return 1 if os.environ.get("CI") else 0
    except NotHeldError as why:
        print(f"The package does not hold: {why}", file=sys.stderr)
        return 1
    print(f"The package holds ({time.monotonic() - began:.0f} s).")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
