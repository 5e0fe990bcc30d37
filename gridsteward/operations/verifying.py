"""Prove an area: the file, every row against its ops, the bundles of everybody, the photos, the readings."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from gridsteward.operations import area as areas
from gridsteward.operations.area import Area
from gridsteward.records.journal import Place
from gridsteward.store.exchange import PARKED


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
    with area.store.reading():
        checked = area.store.check()
        circle = Circle(area.store, bytes.fromhex(area.id.replace("-", "")))
        for kind, times in check_chains(area.store, circle if circle.founded else None).items():
            checked.note(kind, times)
        sealing = area.store.check_sealing()
        for kind, times in sealing.problems.items():
            checked.note(kind, times)
        waiting = area.store.exchange.waiting()
        bundles = len(area.store.exchange.bundles())
    files = areas.verify_files(area)
    for kind in files.problems:
        checked.note(kind)
    if area.store.query("SELECT 1 FROM usage_import LIMIT 1"):
        from gridsteward.store import usage_fold

        for kind, times in usage_fold.check(area.store).items():
            checked.note(kind, times)
    counts = checked.counts | {
        "bundles": bundles,
        "parked": sum(1 for each in waiting if each.state == PARKED),
        "waiting": sum(1 for each in waiting if each.state != PARKED),
        "files": files.named,
        "files_here": files.here,
        "links": sealing.links,
        "clock_back": sealing.clock_back,
    }
    found = [
        Found(kind=kind, count=times, places=tuple(sealing.places.get(kind, ())))
        for kind, times in sorted(checked.problems.items())
    ]
    return Verified(problems=found, counts=counts)
