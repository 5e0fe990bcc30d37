"""Write a little and exchange, without end, saying every step; somebody will kill this process in the middle of one.

    syncing_worker.py PROFILE KEY_HEX      then "go" on stdin

The store is opened by its raw key: what is tried here is what comes after unlocking. Every change is a bundle of its
own, so that an exchange has many steps to die between.
"""

import sys
from itertools import count
from pathlib import Path

from gridsteward.operations import area as areas_of
from gridsteward.operations import syncing
from gridsteward.operations.area import Area
from gridsteward.records.household import Household
from gridsteward.store import areas
from gridsteward.store.areas import OpenArea
from gridsteward.store.store import Store
from gridsteward.sync.wire import bundles
from tests.sync import field
from tests.sync.client import planted, say

CHANGES = 4


def main() -> None:
    """Open, wait for the word, work."""
    profile, key = Path(sys.argv[1]), bytes.fromhex(sys.argv[2])
    bundles.MOST_OPS = 1  # type: ignore[misc]
    info = areas_of.choose_area(profile)
    sys.stdin.readline()
    area = Area(OpenArea(info=info, store=Store(info.folder / areas.DATABASE, key), key=key), profile)
    for number in count():
        for each in range(CHANGES):
            row = field.household(area, planted("name"))
            say("write", row=row)
            if each == number % CHANGES:
                field.visit(area, row, planted("photo").encode() * 40)
                shared = area.store.select(Household, order="id", limit=1)[0].id
                value = planted("note")
                field.edit(area, shared, note=value)
                say("edit", row=shared, value=value)
        say("syncing")
        report = syncing.sync_hub(area, progress=lambda what, at, of: say("step", what=what, at=at, of=of))
        say("synced", sent=report.sent, seq=area.store.last_seq(area.store.writer))


if __name__ == "__main__":
    main()
