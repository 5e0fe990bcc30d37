"""The local table of habits of use, as of the last look at all homes."""

from collections.abc import Iterable, Mapping
from typing import Final

import msgspec

from gridsteward.records.readings import UseHabits
from gridsteward.store.connection import transaction
from gridsteward.store.store import Store

_FIELDS: Final = UseHabits.__struct_fields__
_pack: Final = msgspec.msgpack.Encoder().encode
_unpack: Final = msgspec.msgpack.Decoder(list[str | int | float | None]).decode


def keep_habits(store: Store, found: Mapping[str, UseHabits]) -> None:
    """Keep these habits in place of all that were kept."""
    lines = [
        (household, _pack([getattr(habits, name) for name in _FIELDS]))
        for household, habits in sorted(found.items())
    ]
    with transaction(store.connection):
        store.connection.execute("DELETE FROM use_habits")
        store.connection.executemany("INSERT INTO use_habits (household_id, body) VALUES (?, ?)", lines)


def kept_habits(store: Store, households: Iterable[str] | None = None) -> dict[str, UseHabits]:
    """Return what is kept of all households, or of these (at most 500); one that never had readings is left out."""
    sql, values = "SELECT household_id, body FROM use_habits", tuple(households or ())
    if households is not None:
        sql += f" WHERE household_id IN ({', '.join('?' * len(values))})"
    return {household: _habits(body) for household, body in store.query(sql, values)}


def _habits(body: bytes) -> UseHabits:
    return msgspec.convert(dict(zip(_FIELDS, _unpack(body), strict=True)), UseHabits)
