"""Prove an area: the file, every row against its ops, the bundles of everybody, the photos, the readings."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final, TypeVar

import msgspec
from msgspec import Struct

from gridsteward.operations import area as areas
from gridsteward.operations.area import Area
from gridsteward.records.journal import Place
from gridsteward.store.chain_check import Sealing
from gridsteward.store.checking import Checked
from gridsteward.store.exchange import PARKED

R = TypeVar("R")
_NOTHING: Final = {"rows": 0, "records": 0, "quarantine": 0}


class Found(Struct, frozen=True, kw_only=True):
    """Something that does not hold, and how often. `kind` is a key of words [problem]; `places` the first of them."""

    kind: str
    count: int
    places: Sequence[Place] = ()


class Verified(Struct, frozen=True, kw_only=True):
    """What does not hold, and how much there is of everything: rows, records, bundles, files, what waits.

    `clock_back` among the counts is how often this laptop's clock was set back while something was written: no fault of
    the journal, and a reason to look at the times.
    """

    problems: Sequence[Found]
    counts: Mapping[str, int]


def verify(area: Area) -> Verified:
    """Read everything there is. Of a damaged file nothing more is said: what it tells is nothing to go by."""
    from gridsteward.sync.chains import check_chains
    from gridsteward.sync.circle import Circle

    broken = areas.verify_file(area)
    if broken:
        return Verified(problems=[Found(kind=broken, count=1)], counts={})
    circle = Circle(area.store, bytes.fromhex(area.id.replace("-", "")))
    unread: list[Exception] = []
    with area.store.reading():
        checked = _read(area.store.check, unread) or Checked()
        chains = _read(lambda: check_chains(area.store, circle if circle.founded else None), unread) or {}
        sealing = _read(area.store.check_sealing, unread) or Sealing()
        for kind, times in (*chains.items(), *sealing.problems.items()):
            checked.note(kind, times)
        checked.note("journal_unreadable", len(unread))
        waiting = area.store.exchange.waiting()
        bundles = len(area.store.exchange.bundles())
    files = areas.verify_files(area)
    for kind in files.problems:
        checked.note(kind)
    if area.store.query("SELECT 1 FROM usage_import LIMIT 1"):
        from gridsteward.store import usage_fold

        for kind, times in usage_fold.check(area.store).items():
            checked.note(kind, times)
    counts = (
        _NOTHING
        | checked.counts
        | {
            "bundles": bundles,
            "parked": sum(1 for each in waiting if each.state == PARKED),
            "waiting": sum(1 for each in waiting if each.state != PARKED),
            "files": files.named,
            "files_here": files.here,
            "links": sealing.links,
            "clock_back": sealing.clock_back,
        }
    )
    found = [
        Found(kind=kind, count=times, places=tuple(sealing.places.get(kind, ())))
        for kind, times in sorted(checked.problems.items())
    ]
    return Verified(problems=found, counts=counts)


def _read(check: Callable[[], R], unread: list[Exception]) -> R | None:
    """Return what a check found, None where what it reads cannot be: no program of ours wrote that."""
    try:
        return check()
    except (ValueError, TypeError, LookupError, msgspec.MsgspecError) as error:
        unread.append(error)
        return None
