"""What ships is what was tested: the built wheel and sdist, and how fast they start."""

import json
import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path, PurePosixPath

import pytest

ROOT = Path(__file__).resolve().parents[1]
SHIPPED = (ROOT / "db", ROOT / "resources", ROOT / "ui" / "theme")
NEVER_IN_A_WHEEL = {".db", ".db-shm", ".db-wal", ".pyc", ".ts", ".ui"}

# each costs tenths of a second or more: imported on first use, never at the start
HEAVY = [
    "PIL",
    "hypothesis",
    "keyring",
    "matplotlib",
    "numpy",
    "pandas",
    "pypinyin",
    "xlsxwriter",
    "pyvrp",
    "pyxform",
    "elementpath",
]

IMPORT_AND_NAME_THE_CULPRIT = """
import importlib, json, sys
modules, heavy = json.loads(sys.argv[1])
culprits = {}
for module in modules:
    importlib.import_module(module)
    for name in heavy:
        if name in sys.modules:
            culprits.setdefault(name, module)
sys.exit("\\n".join(f"{name} came in with {module}" for name, module in culprits.items()) or None)
"""


def _python(*arguments: str, cwd: Path, path: Path) -> subprocess.CompletedProcess[str]:
    """Run this interpreter with `path` before everything that is installed."""
    environment = {**os.environ, "PYTHONPATH": str(path), "PYTHONUTF8": "1"}
    return subprocess.run(
        [sys.executable, *arguments], cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )


def _build(source: Path, target: str, into: Path) -> Path:
    done = _python("-m", "hatchling", "build", "-t", target, "-d", str(into), cwd=source, path=source)
    assert done.returncode == 0, done.stderr
    (built,) = into.iterdir()
    return built


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _build(ROOT, "wheel", tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder the wheel was installed into, away from the checkout."""
    target = tmp_path_factory.mktemp("installed")
    pip = ("-m", "pip", "install", "--quiet", "--no-index", "--no-deps", "--no-compile")
    done = _python(*pip, "--target", str(target), str(wheel), cwd=target, path=target)
    assert done.returncode == 0, done.stderr
    return target


def _names(wheel: Path) -> set[str]:
    return set(zipfile.ZipFile(wheel).namelist())


def test_an_installed_copy_finds_every_file_beside_the_code(installed: Path) -> None:
    done = _python(
        "-c",
        "from gridsteward.assets import asset; print(asset('resources').parent)",
        cwd=installed,
        path=installed,
    )
    assert done.returncode == 0, done.stderr
    home = Path(done.stdout.strip())
    assert home.is_relative_to(installed)
    files = [path for folder in SHIPPED for path in folder.rglob("*") if path.is_file()]
    shipped = [path for path in files if path.suffix not in NEVER_IN_A_WHEEL]
    assert shipped
    for path in shipped:
        copy = home / path.relative_to(ROOT)
        assert copy.is_file(), f"{path.relative_to(ROOT)} is missing"
        assert copy.read_bytes() == path.read_bytes()


def test_an_installed_copy_speaks_both_languages(installed: Path) -> None:
    script = (
        "from gridsteward.words import Words; print(Words('en')('tenure.owner'), Words()('tenure.owner'))"
    )
    done = _python("-c", script, cwd=installed, path=installed)
    assert done.stdout.strip() == "Owner 自住", done.stderr


def test_every_translation_is_compiled() -> None:
    sources = sorted((ROOT / "resources").rglob("*.ts"))
    assert [path.name for path in sources if not path.with_suffix(".qm").exists()] == []


def test_a_wheel_holds_nothing_but_the_application(wheel: Path) -> None:
    files = [PurePosixPath(name) for name in _names(wheel)]
    assert {file.parts[0].partition("-")[0] for file in files} == {"gridsteward"}
    assert [str(file) for file in files if file.suffix in NEVER_IN_A_WHEEL] == []
    assert [str(file) for file in files if {"tests", "packaging", "__pycache__"} & set(file.parts)] == []
    licences = [file for file in files if file.name == "LICENSE"]
    assert licences


def _unpack(archive: Path, into: Path) -> list[str]:
    """Write the archive's files below `into`; by hand, as tarfile's filters came with Python 3.11.4."""
    with tarfile.open(archive) as opened:
        files = [member for member in opened.getmembers() if member.isfile()]
        for member in files:
            content = opened.extractfile(member)
            assert content is not None
            path = into / member.name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.read())
    return [member.name for member in files]


def test_the_source_archive_builds_the_same_wheel(wheel: Path, tmp_path: Path) -> None:
    archive = _build(ROOT, "sdist", tmp_path / "sdist")
    names = _unpack(archive, tmp_path)
    assert [name for name in names if PurePosixPath(name).suffix in {".db", ".db-wal", ".pyc"}] == []
    assert any("/tests/" in name for name in names), "who packages GridSteward wants to test it"
    source = tmp_path / archive.name.removesuffix(".tar.gz")
    for stray in ("db/mine.db", "resources/mine.db-wal", "gridsteward/mine.db"):
        (source / stray).parent.mkdir(exist_ok=True)
        (source / stray).write_text("a developer's own area")
    assert _names(_build(source, "wheel", tmp_path / "again")) == _names(wheel)


LATER = (
    "gridsteward.usage.",
    "gridsteward.store.usage.",
    "gridsteward.store.usage_batch.",
    "gridsteward.store.usage_fold.",
    "gridsteward.store.usage_layers.",
    "gridsteward.intake.readings_",
    "gridsteward.questionnaires.",
    "gridsteward.reports.chart_figure.",
    "gridsteward.reports.figure_scales.",
    "gridsteward.reports.paper",
    "gridsteward.reports.stoppable.",
    "gridsteward.reports.period_paper.",
    "gridsteward.reports.use_",
    "gridsteward.operations.demo_use.",
    *(
        f"gridsteward.planning.{name}."
        for name in ("routes", "beam", "planner", "explaining", "travel", "timetable")
    ),
    "gridsteward.operations.plan_desk.",
)
"""What works on arrays, draws or parses: it cannot be without its library, and nobody imports it before its use."""


def _modules(*, desktop: bool) -> list[str]:
    """Return all modules of the window, or all others but what comes later; `__main__` last, as it wires them."""
    paths = [path.relative_to(ROOT).with_suffix("") for path in (ROOT / "gridsteward").rglob("*.py")]
    names = {".".join(path.parts).removesuffix(".__init__") for path in paths}
    names = {name for name in names if not f"{name}.".startswith(LATER)}
    chosen = {name for name in names if name.startswith("gridsteward.desktop") == desktop}
    return sorted(chosen, key=lambda name: (name == "gridsteward.__main__", name))


@pytest.mark.parametrize(("desktop", "heavy"), [(False, [*HEAVY, "PySide6"]), (True, HEAVY)])
def test_nothing_heavy_is_imported_at_the_start(desktop: bool, heavy: list[str]) -> None:
    wanted = json.dumps([_modules(desktop=desktop), heavy])
    done = _python("-c", IMPORT_AND_NAME_THE_CULPRIT, wanted, cwd=ROOT, path=ROOT)
    assert done.returncode == 0, done.stderr


def test_the_room_of_arrays_brings_nothing_heavier_than_arrays() -> None:
    wanted = json.dumps([["gridsteward.usage"], [name for name in HEAVY if name != "numpy"]])
    done = _python("-c", IMPORT_AND_NAME_THE_CULPRIT, wanted, cwd=ROOT, path=ROOT)
    assert done.returncode == 0, done.stderr
