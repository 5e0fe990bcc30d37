"""The local table of findings: put in step with what a scan found, in one transaction."""

from collections.abc import Callable, Iterable, Sequence
from hashlib import sha256
from typing import Final

from gridsteward.records.finding import Finding, FindingEvent
from gridsteward.store.connection import transaction
from gridsteward.store.store import Store

_COLUMNS: Final = Finding.__struct_fields__
_SCANNED: Final = "usage_scanned"


def findings(store: Store, households: Iterable[str] | None = None) -> list[Finding]:
    """Return all findings that stand, or those of these households, the earliest first."""
    sql = f"SELECT {', '.join(_COLUMNS)} FROM finding"
    if households is None:
        lines = store.query(f"{sql} ORDER BY day, id")
    else:
        lines = [
            line
            for home in sorted(set(households))
            for line in store.query(f"{sql} WHERE household_id = ? ORDER BY day, id", (home,))
        ]
    return [Finding(**dict(zip(_COLUMNS, line, strict=True))) for line in lines]


def finding(store: Store, finding_id: str) -> Finding | None:
    """Return one finding, None when it does not stand any more."""
    sql = f"SELECT {', '.join(_COLUMNS)} FROM finding WHERE id = ?"
    found = store.query(sql, (finding_id,))
    return Finding(**dict(zip(_COLUMNS, found[0], strict=True))) if found else None


def keep_findings(
    store: Store,
    settle: Callable[[Sequence[Finding], Sequence[FindingEvent]], Sequence[Finding]],
    *,
    scanned: str,
) -> tuple[list[Finding], list[Finding]]:
    """Let `settle` say, from what stands and what people said of it, what stands from now on; keep that.

    Return what stood and what stands. `scanned` says what the scan was of (`last_scan`). Another program that scans
    the same area at the same time waits its turn.
    """
    with transaction(store.connection):
        before = findings(store)
        events = store.select(FindingEvent, order="at, id")
        after = list(settle(before, events))
        stood = {each.id: each for each in before}
        stands = {each.id: each for each in after}
        store.connection.executemany(
            "DELETE FROM finding WHERE id = ?", [(row,) for row in stood.keys() - stands.keys()]
        )
        marks = ", ".join("?" * len(_COLUMNS))
        store.connection.executemany(
            f"INSERT OR REPLACE INTO finding ({', '.join(_COLUMNS)}) VALUES ({marks})",
            [tuple(getattr(each, name) for name in _COLUMNS) for each in after if stood.get(each.id) != each],
        )
        store.connection.execute(
            "INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)", (_SCANNED, scanned)
        )
    return before, after


def last_scan(store: Store) -> str:
    """Return what the last scan was of, "" before the first."""
    return store.setting(_SCANNED)


def readings_stamp(store: Store) -> str:
    """Return a text that is another one whenever readings are others than they were."""
    applied = store.query("SELECT import_id FROM usage_applied ORDER BY import_id")
    said = store.query("SELECT id, kwh FROM reading_correction WHERE NOT _deleted ORDER BY id")
    return sha256(repr((applied, said)).encode()).hexdigest()[:16]
