"""The local table of care lights: when each level was first shown on a day."""

from collections.abc import Iterable
from typing import Final

from gridsteward.records.care_light import KeptLight
from gridsteward.store.connection import transaction
from gridsteward.store.store import Store

_COLUMNS: Final = ", ".join(KeptLight.__struct_fields__)


def keep_lights(store: Store, lights: Iterable[KeptLight]) -> None:
    """Keep levels that are shown now; the first moment of a level on a day stays."""
    with transaction(store.connection):
        store.connection.executemany(
            f"INSERT OR IGNORE INTO care_light ({_COLUMNS}) VALUES (?, ?, ?, ?, ?)",
            [(each.household_id, each.day, each.level, each.reason, each.at) for each in lights],
        )


def kept_lights(store: Store, *, first: str, last: str, household_id: str = "") -> list[KeptLight]:
    """Return what was shown from one ISO day to another, in the order it was shown; of one home or of all."""
    lines = store.query(
        f"SELECT {_COLUMNS} FROM care_light WHERE day BETWEEN ? AND ? AND (? = '' OR household_id = ?) "
        "ORDER BY household_id, day, at",
        (first, last, household_id, household_id),
    )
    return [KeptLight(**dict(zip(KeptLight.__struct_fields__, line, strict=True))) for line in lines]
