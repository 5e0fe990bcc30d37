"""Who covers what (R9.2): each steward's homes, and the laptops with which they do it."""

from collections import Counter

from msgspec import Struct

from gridsteward.operations import devices, handing_over
from gridsteward.operations.area import Area
from gridsteward.records.sync import SyncDevice


class Covering(Struct, frozen=True, kw_only=True):
    """A steward ("" is nobody yet), how many homes they look after, in which villages, and their laptops."""

    steward: str
    homes: int
    villages: tuple[str, ...]
    devices: tuple[SyncDevice, ...]


def covering(area: Area) -> list[Covering]:
    """Return who looks after which homes, by name; those of nobody come last."""
    of_home = handing_over.home_stewards(area)
    homes: Counter[str] = Counter()
    villages: dict[str, set[str]] = {}
    for home, village in area.store.query("SELECT id, village FROM household WHERE NOT _deleted"):
        steward = of_home.get(home, "")
        homes[steward] += 1
        if village:
            villages.setdefault(steward, set()).add(village)
    known = devices.devices(area)
    names = {*homes, *handing_over.stewards(area), *(each.steward for each in known if each.active)}
    return [
        Covering(
            steward=name,
            homes=homes[name],
            villages=tuple(sorted(villages.get(name, ()))),
            devices=tuple(each for each in known if each.active and each.steward == name),
        )
        for name in sorted(names, key=lambda each: (not each, each))
        if name or homes[name]
    ]
