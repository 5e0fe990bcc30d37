"""Which room of the package may import which: without this, the house grows into one room nobody can test."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "gridsteward"

PURE = {"intake", "usage", "portrait", "advice", "care", "planning", "cases", "billing", "questionnaires"}
MAY_IMPORT: dict[str, set[str]] = {
    "records": set(),
    **{room: {"records"} for room in PURE},
    "reports": {"records", "assets"},
    "store": {"records", "assets"},
    "sync": {"records", "store"},
    # what the hub reads too: it is installed without the store
    "sync.wire": {"records"},
    "hub": {"records", "sync.wire", "words", "assets"},
    # the way out to a helper model: it knows nothing but what it is handed
    "helper": {"records"},
    "operations": {"records", "reports", "store", "sync", "helper", "assets"} | PURE,
    "commands": {"records", "operations", "assets", "words"},
    "desktop": {"records", "operations", "assets", "words"},
    # single modules beside the rooms
    "__init__": set(),
    "__main__": {"commands", "desktop", "hub", "words"},
    "assets": set(),
    "words": {"assets"},
}
ONLY_IN: dict[str, set[str]] = {
    "PySide6": {"desktop"},
    "sqlcipher3": {"store"},
    "sqlite3": {"store"},
    "sqlite_utils": {"store"},
    "keyring": {"store"},
    "cryptography": {"store", "sync", "sync.wire"},
    "zstandard": {"store", "sync", "sync.wire"},
    "httpx": {"sync", "helper"},
    "pyvrp": {"planning"},
    "segno": {"desktop"},
    "starlette": {"hub"},
    "uvicorn": {"hub"},
    "sqlalchemy": {"hub"},
    "psycopg": {"hub"},
    "xlsxwriter": {"reports"},
    "msoffcrypto": {"reports"},
    "python_calamine": {"intake"},
    "borax": {"intake", "care"},
    "bottleneck": {"usage"},
    "prcoords": {"intake"},
    "pyxform": {"intake"},
    "elementpath": {"questionnaires"},
}
IMPORTERS = {"import_module", "__import__"}
A_VARIABLE = "a module named by a variable"


def _imports(tree: ast.AST) -> Iterator[str]:
    """Yield every imported name in full, those inside functions and those asked for by a call too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{'.' * node.level}{node.module or ''}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Call):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if called in IMPORTERS:
                match node.args:
                    case [ast.Constant(value=str(name)), *_]:
                        yield name
                    case _:
                        yield A_VARIABLE


def _allowed(room: str, name: str) -> bool:
    top, _, inside = name.partition(".")
    if top != "gridsteward":
        return not name.startswith(".") and name != A_VARIABLE and room in ONLY_IN.get(top, {room})
    if inside == "__version__":
        return True
    return any(f"{inside}.".startswith(f"{may}.") for may in MAY_IMPORT[room] | {room})


def trespasses(room: str, text: str) -> list[str]:
    """Return the names that a module with this text, standing in `room`, may not import."""
    return [name for name in _imports(ast.parse(text)) if not _allowed(room, name)]


def _room_of(path: Path) -> str:
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:2]) if parts[:2] == ("sync", "wire") else parts[0]


@pytest.mark.parametrize(
    "path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: str(path.relative_to(PACKAGE).as_posix())
)
def test_a_module_imports_only_what_its_room_may(path: Path) -> None:
    room = _room_of(path)
    assert room in MAY_IMPORT, f"{room} has no rule: say in DESIGN and here what it may import"
    assert trespasses(room, path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("room", "text"),
    [
        ("records", "from gridsteward.store import area"),
        ("intake", "import gridsteward.reports.workbook"),
        ("intake", "from gridsteward import store"),
        ("intake", "import gridsteward"),
        ("intake", "from .rows import Row"),
        ("intake", "def later():\n    from PySide6.QtCore import QObject"),
        (
            "intake",
            "if TYPE_CHECKING:\n    from gridsteward.words import Words",
        ),
        ("operations", "import importlib\nimportlib.import_module('sqlcipher3.dbapi2')"),
        ("operations", "from importlib import import_module\nimport_module('gridsteward.desktop')"),
        ("operations", "__import__(name)"),
        ("operations", "import sqlite3"),
        ("hub", "from gridsteward.sync import roads"),
        ("sync.wire", "from gridsteward.store.store import Store"),
        ("sync.wire", "from gridsteward.sync.roads import road"),
        ("hub", "from gridsteward.sync.wireless import anything"),
        ("desktop", "from gridsteward.store import area"),
        ("commands", "from gridsteward.desktop.shell import open_window"),
        ("words", "from gridsteward.records.household import Tenure"),
        ("helper", "from gridsteward.store import area"),
        ("helper", "from gridsteward.operations.area import Area"),
        ("advice", "import httpx"),
        ("operations", "import httpx"),
        ("desktop", "from gridsteward.helper.chat import Chat"),
        ("__main__", "from gridsteward.operations import visits"),
    ],
)
def test_a_trespass_is_noticed(room: str, text: str) -> None:
    assert trespasses(room, text)


@pytest.mark.parametrize(
    ("room", "text"),
    [
        ("hub", "from gridsteward.sync import wire\nfrom gridsteward.sync.wire import Bundle"),
        ("operations", "from gridsteward.intake.ledger import read\nimport gridsteward.sync.heads"),
        (
            "desktop",
            "from PySide6.QtGui import QFont\nfrom gridsteward.desktop.forms.ui_door import Ui_Door",
        ),
        ("store", "def key():\n    import keyring"),
        ("commands", "from gridsteward import __version__\nfrom gridsteward.words import Words"),
    ],
)
def test_what_a_room_may_is_let_through(room: str, text: str) -> None:
    assert trespasses(room, text) == []
