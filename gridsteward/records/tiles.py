"""A file of map tiles that the steward brought along."""

from pathlib import Path

from msgspec import Struct

from gridsteward.records.coordinates import Datum
from gridsteward.records.plan import Point

TileKey = tuple[int, int, int]
"""Zoom, column and row of a tile, rows counted from the north."""


class TileFileInfo(Struct, frozen=True, kw_only=True):
    """What a file of tiles holds. `corners` are south-west and north-east in degrees, None where it does not say."""

    path: Path
    name: str
    attribution: str
    least_zoom: int
    most_zoom: int
    corners: tuple[Point, Point] | None
    datum: Datum = Datum.WGS84
