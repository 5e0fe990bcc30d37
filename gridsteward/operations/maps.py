"""The map file of this laptop: chosen once, remembered by its path, never copied."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from gridsteward.operations.area import Area, put_setting, setting
from gridsteward.records.coordinates import Datum
from gridsteward.records.plan import Point
from gridsteward.records.tiles import TileFileInfo, TileKey
from gridsteward.store import tiles
from gridsteward.store.tiles import tile_file_info

_PATH: Final = "map.path"
_DATUM: Final = "map.datum"


def map_path(area: Area) -> Path | None:
    """Return which file was chosen, None for none; whether it is still there is told on opening it."""
    kept = setting(area, _PATH)
    return Path(kept) if kept else None


def map_file(area: Area) -> TileFileInfo | None:
    """Say what the chosen file holds; None without one. Raise Fault tiles_… where it cannot be read any more."""
    path = map_path(area)
    return None if path is None else replace(tile_file_info(path), datum=map_datum(area))


def map_datum(area: Area) -> Datum:
    """Return the system the tiles of the chosen file are drawn in."""
    kept = setting(area, _DATUM)
    return Datum(kept) if kept in set(Datum) else Datum.WGS84


def choose_map(area: Area, path: Path) -> TileFileInfo:
    """Use this file from now on. Raise Fault tiles_… for a file that holds no map; the one before stays."""
    found = replace(tile_file_info(path), datum=map_datum(area))
    put_setting(area, _PATH, str(path.resolve()))
    return found


def set_map_datum(area: Area, datum: Datum) -> None:
    """Keep in which system the tiles are drawn: those of Chinese providers are GCJ-02."""
    put_setting(area, _DATUM, datum.value)


def forget_map(area: Area) -> None:
    """Show homes without tiles from now on; the file itself stays where it is."""
    put_setting(area, _PATH, "")


def read_tiles(file: TileFileInfo, keys: Sequence[TileKey]) -> list[bytes | None]:
    """Return the pictures of these tiles, None where the file has none; raise Fault tiles_…"""
    return tiles.read_tiles(file.path, keys)


def told_at(point: Point, datum: Datum) -> Point:
    """Return where a place is that somebody read off a map in `datum`."""
    if datum is Datum.WGS84:
        return point
    from gridsteward.intake.coordinates import to_wgs84

    return to_wgs84(point, datum)


def drawn_at(point: Point, datum: Datum) -> Point:
    """Return where a map in `datum` shows a place."""
    if datum is Datum.WGS84:
        return point
    from gridsteward.intake.coordinates import from_wgs84

    return from_wgs84(point, datum)
