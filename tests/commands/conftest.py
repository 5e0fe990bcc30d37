"""The command line called as a person calls it, in this process: fast, and everything it says is seen."""

import io
import json
import shutil
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import openpyxl
import pytest

from gridsteward.commands.main import main
from gridsteward.commands.session import OpenWindow, TakeTour, Window
from gridsteward.operations import area as areas
from gridsteward.operations import ledgers
from gridsteward.store import keys

AREA: Final = "桂溪网格"
PASSPHRASE: Final = "山高水长 2026"
LEDGER: Final = (
    ("户号", "户名", "用电地址", "村", "联系电话", "用电类别"),
    ("0003302000017", "周桂英", "桂溪村3组12号", "桂溪村", "13900001111", "居民"),
    ("0003302000025", "陈老四", "桂溪村3组14号", "桂溪村", "13900002222", "居民"),
    ("0003302000033", "钟山金", "马家坡4组1号", "马家坡", "13900003333", "一般工商业"),
)
Rows = Sequence[Sequence[Any]]


@dataclass(frozen=True)
class Said:
    """What one call answered."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Return the one object on stdout; anything else there is an error."""
        return json.loads(self.out)


Call = Callable[..., Said]


def no_window() -> Any:
    raise AssertionError("this command opens no window")


def workbook(path: Path, rows: Rows, *, sheet: str = "台账") -> Path:
    """Write a workbook; a str is a text cell, a number a number cell."""
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = sheet
    for row in rows:
        page.append(list(row))
    book.save(path)
    return path


def _cheap_keys(patch: pytest.MonkeyPatch) -> None:
    """Let the key derivation cost little; it is the real one all the same."""
    patch.setattr(keys, "MEMORY_KIB", 64)
    patch.setattr(keys, "PASSES", 1)


@pytest.fixture(autouse=True)
def surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    """A Chinese system without keyring and terminal."""
    _cheap_keys(monkeypatch)
    monkeypatch.setattr(keys, "keyring_usable", lambda: False)
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    for name in ("LC_ALL", "LC_MESSAGES", "GRIDSTEWARD_NEW_PASSPHRASE", "GRIDSTEWARD_EXPORT_PASSWORD"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    monkeypatch.setenv("GRIDSTEWARD_PASSPHRASE", PASSPHRASE)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def call(home: Path, capsys: pytest.CaptureFixture[str]) -> Call:
    """Return a function that runs a command on `home` and returns what it said."""

    def run(
        *words: object,
        opener: Callable[[], OpenWindow] = no_window,
        tour: Callable[[], TakeTour] = no_window,
        data_dir: Path | None = None,
    ) -> Said:
        where = ("--data-dir", str(data_dir or home))
        capsys.readouterr()
        code = main([*map(str, words), *where], window=Window(opener=opener, tour=tour))
        said = capsys.readouterr()
        return Said(code, said.out, said.err)

    return run


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return data folders made once and copied for each test: one empty area, one with three households."""
    folder = tmp_path_factory.mktemp("made")
    with pytest.MonkeyPatch.context() as patch:
        _cheap_keys(patch)
        area = areas.create_area(folder / "empty", AREA, steward="陈师傅", passphrase=PASSPHRASE)
        area.close()
        shutil.copytree(folder / "empty", folder / "settled")
        area = areas.open_area(folder / "settled", AREA, passphrase=PASSPHRASE)
        file = ledgers.read_ledger_file(area, workbook(folder / "台账.xlsx", LEDGER))
        ledgers.apply_import(area, file)
        area.close()
    return folder


@pytest.fixture
def area(made: Path, home: Path) -> str:
    """An empty area; return its name."""
    shutil.copytree(made / "empty", home)
    return AREA


@pytest.fixture
def settled(made: Path, home: Path) -> str:
    """An area with three households; return its name."""
    shutil.copytree(made / "settled", home)
    return AREA


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return workbook(tmp_path / "台账.xlsx", LEDGER)
