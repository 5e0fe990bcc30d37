"""What a hub can be told. Everything has a default that serves a district of a few hundred laptops."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

FOUNDING_VARIABLE: Final = "GRIDSTEWARD_HUB_FOUNDING_WORD"
DATABASE_VARIABLE: Final = "GRIDSTEWARD_HUB_DATABASE"
DAY_MS: Final = 86_400_000


@dataclass(frozen=True, slots=True)
class Rate:
    """So many a second in the long run, `burst` at once."""

    per_s: float
    burst: int


@dataclass(frozen=True, slots=True, repr=False)
class Settings:
    """Sizes in bytes, times in the unit their name ends with. Not shown by repr: the URL may hold a password."""

    database: str
    founding_word: str = ""
    max_areas: int = 10_000
    area_bytes: int = 50 << 30
    area_bundles: int = 2_000_000
    area_things: int = 500_000  # chunks and objects
    area_records: int = 2_000  # of the membership
    area_members_bytes: int = 64 << 20
    parked_bytes: int = 16 << 20  # of one revoked device
    parked_bundles: int = 500
    requests_an_invite: int = 5
    invite_days: int = 30
    area_rate: Rate = Rate(100, 2_000)
    address_rate: Rate = Rate(200, 4_000)
    invite_rate: Rate = Rate(0.5, 30)  # of one address
    founding_rate: Rate = Rate(20 / 3600, 20)  # of one address
    body_idle_s: float = 20.0  # between two pieces of a body
    body_total_s: float = 300.0
    bodies_bytes: int = 256 << 20  # being received at once by one process
    head_s: float = 20.0  # for a request's first line and headers
    threads: int = 12  # of one process, each with a connection to the database
    compact_days: int = 30
    compact_every_s: float = 6 * 3600


def default_folder() -> Path:
    """Return where the hub keeps its SQLite file unless told otherwise: the user's own data folder."""
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Application Support"
    else:
        base = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return base / "gridsteward" / "hub"
