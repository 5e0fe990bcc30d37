"""The needs this laptop may see, beside what is sealed: lists ask for them as they ask for tags (`household_mark`).

Made anew from the sealed rows whenever these, the keys, or the laptop's place in the area change.
"""

from typing import Final

from gridsteward.operations.area import Area
from gridsteward.store.connection import transaction

_SEEN: Final = "needs_seen"
_COUNTED: Final = (
    *("sealed", "sealed WHERE _deleted", "sealed_erased", "sealed_act", "sealed_act WHERE _deleted"),
    *("audience_key", "member_record", "secret", "household WHERE merged_into <> ''"),
)
MARK_TABLES: Final = ("household_tag", "sealed", "sealed_act", "sealed_erased")
"""Tables whose changes change what a household is marked with."""


def see_anew(area: Area) -> None:
    """Bring `need_seen` to what this laptop may see now, where anything it follows from has changed."""
    if area.store.setting(_SEEN) != _stamp(area):
        with transaction(area.store.connection):
            derive(area)


def _stamp(area: Area) -> str:
    """Return what what is seen follows from, in few characters; every count has an index of its own."""
    if not area.store.query("SELECT 1 FROM sealed LIMIT 1"):
        return ""
    counted = ", ".join(f"(SELECT count(*) FROM {each})" for each in _COUNTED)
    return " ".join(map(str, area.store.query(f"SELECT {counted}")[0]))


def derive(area: Area) -> None:
    """Inside a transaction: write down what this laptop may see, if anything it follows from has changed."""
    if area.store.setting(_SEEN) != _stamp(area):
        _see(area)


def _see(area: Area) -> None:
    """Inside a transaction: write down what this laptop may see."""
    from gridsteward.operations.needs import known_needs  # an area without needs is opened without it

    lines = [
        (
            *(each.id, each.household_id, each.need.person_id, each.need.code, each.need.since, each.asks_on),
            each.need.record is not None,
            each.need.at,
        )
        for each in known_needs(area)
    ]
    connection = area.store.connection
    connection.execute("DELETE FROM need_seen")
    connection.executemany(
        "INSERT INTO need_seen (need_id, household_id, person_id, code, since, asks_on, agreed, at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        lines,
    )
    connection.execute("INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)", (_SEEN, _stamp(area)))
