"""Map tiles in an MBTiles file (SQLite, specification 1.3): plain, only read, and nothing to do with the area's data.

The file is opened for each handful of tiles: a stick it lies on can be pulled out at any time.
"""

import re
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from gridsteward.records.faults import Fault
from gridsteward.records.plan import Point
from gridsteward.records.tiles import TileFileInfo, TileKey

_PICTURES: Final = (b"\x89PNG", b"\xff\xd8\xff", b"RIFF")
_VECTOR: Final = frozenset({"pbf", "mvt"})
_TAG: Final = re.compile(r"<[^>]*>")
_MOST_ZOOM: Final = 24


def tile_file_info(path: Path) -> TileFileInfo:
    """Say what a file of tiles holds; raise Fault tiles_missing, tiles_not_a_map, tiles_empty or tiles_vector."""
    with _opened(path) as connection:
        said = {str(key): str(value) for key, value in connection.execute("SELECT name, value FROM metadata")}
        first = connection.execute("SELECT zoom_level, tile_data FROM tiles LIMIT 1").fetchone()
        if first is None:
            raise Fault("tiles_empty", name=path.name)
        picture = bytes(first[1])
        if said.get("format", "").lower() in _VECTOR or picture.startswith(b"\x1f\x8b"):
            raise Fault("tiles_vector", name=path.name)
        if not picture.startswith(_PICTURES):
            raise ValueError(path.name)
        least, most = (_zoom(connection, said, end) for end in ("min", "max"))
        if not 0 <= least <= most <= _MOST_ZOOM:
            raise ValueError(path.name)
        return TileFileInfo(
            path=path,
            name=said.get("name", "") or path.stem,
            attribution=_TAG.sub("", said.get("attribution", "")).strip(),
            least_zoom=least,
            most_zoom=most,
            corners=_corners(said.get("bounds", "")),
        )


def read_tiles(path: Path, keys: Sequence[TileKey]) -> list[bytes | None]:
    """Return the pictures of (zoom, column, row from the north), None where the file has none.

    Raise Fault tiles_missing or tiles_not_a_map.
    """
    with _opened(path) as connection:
        found = (
            connection.execute(
                "SELECT tile_data FROM tiles WHERE zoom_level = ? AND tile_column = ? AND tile_row = ?",
                (zoom, x, 2**zoom - 1 - y),
            ).fetchone()
            for zoom, x, y in keys
        )
        return [bytes(row[0]) if row is not None else None for row in found]


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    if not path.is_file():
        raise Fault("tiles_missing", name=path.name)
    # Immutable: it may lie where nothing can be written, and no journal is made beside it.
    address = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
    try:
        with closing(sqlite3.connect(address, uri=True)) as connection:
            yield connection
    except (sqlite3.Error, ValueError, TypeError) as error:
        raise Fault("tiles_not_a_map", name=path.name) from error


def _zoom(connection: sqlite3.Connection, said: dict[str, str], end: str) -> int:
    """Return the least or most zoom: as the file says, else counted, which takes long in a large one."""
    if said.get(f"{end}zoom", "").isdecimal():
        return int(said[f"{end}zoom"])
    return int(connection.execute(f"SELECT {end}(zoom_level) FROM tiles").fetchone()[0])


def _corners(text: str) -> tuple[Point, Point] | None:
    """Return the corners of "west,south,east,north", None for what is no such text."""
    try:
        west, south, east, north = map(float, text.split(","))
    except ValueError:
        return None
    return (west, south), (east, north)
