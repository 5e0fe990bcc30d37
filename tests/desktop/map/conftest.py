"""A real encrypted area, a session whose work is done in line, and map files made here."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage

from gridsteward.desktop.session import Session
from gridsteward.desktop.tasks import Tasks
from gridsteward.desktop.theme import Theme
from gridsteward.operations.area import Area, create_area
from gridsteward.store import keys
from gridsteward.words import Words

MakeMap = Callable[..., Path]


@pytest.fixture
def area(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Area]:
    monkeypatch.setattr(keys, "MEMORY_KIB", 64)
    monkeypatch.setattr(keys, "PASSES", 1)
    made = create_area(tmp_path / "area", "桂溪网格", steward="林静", passphrase="correct horse")
    yield made
    made.close()


@pytest.fixture
def session(area: Area, theme: Theme, tasks: Tasks, words: Words) -> Iterator[Session]:
    made = Session(area, tasks, theme=theme, words=words)
    yield made
    made.deleteLater()


@pytest.fixture
def make_map(tmp_path: Path) -> MakeMap:
    """Write an MBTiles file; rows of the tiles are counted from the south, a colour stands for a PNG of it."""

    def make(name: str, tiles: Mapping[tuple[int, int, int], bytes | str], **metadata: str) -> Path:
        path = tmp_path / name
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("CREATE TABLE metadata (name text, value text)")
            connection.execute(
                "CREATE TABLE tiles (zoom_level integer, tile_column integer, tile_row integer, tile_data blob)"
            )
            connection.executemany("INSERT INTO metadata VALUES (?, ?)", list(metadata.items()))
            rows = [(*key, _png(data) if isinstance(data, str) else data) for key, data in tiles.items()]
            connection.executemany("INSERT INTO tiles VALUES (?, ?, ?, ?)", rows)
            connection.commit()
        return path

    return make


def _png(colour: str) -> bytes:
    image = QImage(256, 256, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())
