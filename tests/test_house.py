"""The house rules no linter knows: what may never reach a commit or a wheel."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PLACES = (".ci", "db", "gridsteward", "packaging", "resources", "tests", "ui")
PICTURES = {".gif", ".ico", ".jpg", ".png", ".qm"}

# put together here, so that this file does not hold what it looks for
MACHINE_PATH = re.compile(r"(?<![\w.$}-])/" + r"(work|tmp|root|home|Users)/")
SERVERS = ("pypi" + ".org", "python" + "hosted", "registry.npm" + "js", "deb.debian" + ".org")
UNFINISHED = re.compile(r"\b(TO" + "DO|FIX" + r"ME)\b")


def _texts() -> Iterator[tuple[str, str]]:
    """Yield (path in the project, text) of every text file; tells nothing about environments and caches."""
    files = [path for path in ROOT.iterdir() if path.is_file()]
    for place in PLACES:
        files += [path for path in (ROOT / place).rglob("*") if path.is_file()]
    for path in sorted(files):
        if path.suffix not in PICTURES and "__pycache__" not in path.parts and path.name != ".git":
            yield path.relative_to(ROOT).as_posix(), path.read_text("utf-8", errors="replace")


def _lines_with(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{name}:{number}: {line.strip()[:100]}"
        for name, text in _texts()
        for number, line in enumerate(text.splitlines(), 1)
        if pattern.search(line)
    ]


def test_no_path_of_one_machine_is_written_down() -> None:
    assert _lines_with(MACHINE_PATH) == []


def test_no_package_server_is_named() -> None:
    assert _lines_with(re.compile("|".join(map(re.escape, SERVERS)))) == []


def test_nothing_is_left_for_later() -> None:
    assert _lines_with(UNFINISHED) == []


@pytest.mark.parametrize(
    ("pattern", "line"),
    [
        (MACHINE_PATH, 'open("/' + 'home/li/area.db")'),
        (MACHINE_PATH, "cd /" + "work/main"),
        (UNFINISHED, "# TO" + "DO: later"),
    ],
)
def test_a_slip_is_noticed(pattern: re.Pattern[str], line: str) -> None:
    assert pattern.search(line)


def test_nothing_prints_past_the_command_line() -> None:
    printing = [
        f"{path.relative_to(ROOT).as_posix()}:{node.lineno}"
        for place in ("gridsteward", "tests")
        for path in sorted((ROOT / place).rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    ]
    assert printing == []


def test_migrations_are_numbered_without_a_gap() -> None:
    names = sorted(path.name for path in (ROOT / "db" / "migrations").glob("*"))
    assert [name for name in names if not re.fullmatch(r"\d{4}_[a-z0-9_]+\.sql", name)] == []
    assert [int(name[:4]) for name in names] == list(range(1, len(names) + 1))


def test_the_scripts_folder_does_not_shadow_a_library() -> None:
    assert not (ROOT / "packaging" / "__init__.py").exists(), "it would hide the library `packaging`"


def test_every_file_a_document_points_at_exists() -> None:
    missing = [
        f"{document.name}: {target}"
        for document in sorted(ROOT.glob("*.md"))
        for target in re.findall(r"\[[^]]*\]\(([^)#:]+)\)", document.read_text("utf-8"))
        if not (ROOT / target).exists()
    ]
    assert missing == []
