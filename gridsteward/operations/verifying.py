"""Prove an area: the file, every row against its ops, the bundles of everybody, the photos, the readings."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from gridsteward.operations import area as areas
from gridsteward.operations.area import Area
from gridsteward.store.exchange import PARKED


class Found(Struct, frozen=True, kw_only=True):
    """Something that does not hold, and how often. `kind` is a key of words [problem]."""

    kind: str
    count: int


class Verified(Struct, frozen=True, kw_only=True):
    """What does not hold, and how much there is of everything: rows, records, bundles, files, what waits."""

    problems: Sequence[Found]
    counts: Mapping[str, int]


def verify(area: Area) -> Verified:
    """Read everything there is. Of a damaged file nothing more is said: what it tells is nothing to go by."""
    from gridsteward.sync.chains import check_chains

    broken = areas.verify_file(area)
    if broken:
        return Verified(problems=[Found(kind=broken, count=1)], counts={})
    with area.store.reading():
        checked = area.store.check()
        for kind, times in check_chains(area.store).items():
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
    }
    found = [Found(kind=kind, count=times) for kind, times in sorted(checked.problems.items())]
    return Verified(problems=found, counts=counts)
