"""Which imports of readings the tables stand for, and which they lack: told without reading any file.

Apart from the folding, which takes numpy: a start asks this and mostly needs no more.
"""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from gridsteward.store.store import Store


class Import(NamedTuple):
    """A row of usage_import, in the order in which imports hold: `at`, then `id`."""

    at: str
    id: str
    content_hash: str
    first: str
    last: str


class Standing(NamedTuple):
    """What is to be done: imports to take out again, and to lay in, each in order."""

    gone: list[Import]
    fresh: list[Import]
    applied: list[Import]


def standing(store: "Store") -> Standing:
    """Return what the tables lack and have too much of; reads two small tables and looks which files are here."""
    rows = [
        (bool(deleted), Import(*values))
        for deleted, *values in store.query(
            "SELECT _deleted, at, id, content_hash, first, last FROM usage_import ORDER BY at, id"
        )
    ]
    applied = {row for (row,) in store.query("SELECT import_id FROM usage_applied")}
    return Standing(
        gone=[each for deleted, each in rows if deleted and each.id in applied],
        fresh=[
            each
            for deleted, each in rows
            if not deleted and each.id not in applied and store.files.has(each.content_hash)
        ],
        applied=[each for deleted, each in rows if not deleted and each.id in applied],
    )


def is_behind(store: "Store") -> bool:
    """Tell whether an import waits to be folded in or taken out."""
    found = standing(store)
    return bool(found.gone or found.fresh)
