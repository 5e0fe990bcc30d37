"""Work on an area without end, saying after each step what is now confirmed; somebody will kill this process.

    worker.py PROFILE KEY_HEX KIND      then "go" on stdin

The store is opened by its raw key: what is tried here is what comes after unlocking.
"""

import json
import sys
from itertools import count
from pathlib import Path

from msgspec.structs import replace

from gridsteward.operations import area as areas_of
from gridsteward.operations import visits
from gridsteward.operations.area import Area
from gridsteward.records.household import Household, LedgerImport, Person
from gridsteward.records.ids import made_by_hand
from gridsteward.records.visit import DraftCommitment, DraftTouchpoint, Met
from gridsteward.store import areas
from gridsteward.store.areas import OpenArea
from gridsteward.store.store import Store

HOUSEHOLDS = 150
HOUSEHOLD = "the-one-visited"


def say(kind: str, **values: str) -> None:
    """Tell the parent what a person would now take for saved."""
    sys.stdout.write(json.dumps({"kind": kind, **values}) + "\n")
    sys.stdout.flush()


def take_in_ledgers(area: Area) -> None:
    """Write some hundred rows in one change, then edit them all in another."""
    while True:
        mark = made_by_hand()
        ids = [f"{mark}/{each}" for each in range(HOUSEHOLDS)]
        with area.store.write("ledger.import") as write:
            write.insert(
                LedgerImport(id=mark, file_name="", at="", rows=HOUSEHOLDS, created=HOUSEHOLDS, changed=0)
            )
            write.insert(*[Household(id=each, account_no=each, ledger_import_id=mark) for each in ids])
            write.insert(*[Person(id=f"{each}/p", household_id=each, ledger_import_id=mark) for each in ids])
        say("import", mark=mark)
        with area.store.write("ledger.import") as write:
            for each in ids[::3]:
                write.edit(Household, each, {"note": mark})
        say("edit", mark=mark)


def visit(area: Area) -> None:
    """Type a visit field by field, finish it, begin the next."""
    while True:
        draft = visits.begin_visit(area, HOUSEHOLD)
        for number in count():
            draft = visits.save_draft(area, replace(draft, note=f"{draft.id} {number}"))
            say("draft", id=draft.id, note=draft.note)
            if number == 6:
                break
        finished = replace(
            draft,
            met=Met.PERSON,
            touchpoints=(DraftTouchpoint(kind="bill", mood=1), DraftTouchpoint(kind="meter", mood=-1)),
            commitments=(DraftCommitment(what="换表", due="2026-12-01"),),
        )
        visits.finish_visit(area, finished)
        say("visit", id=draft.id, note=draft.note)


def back_up(area: Area) -> None:
    """Make backups in the area's folder and outside it."""
    outside = area.data_dir / "stick"
    outside.mkdir(exist_ok=True)
    while True:
        say("local", name=areas_of.backup_here(area).name)
        out = outside / f"{made_by_hand()}.gsbackup"
        say("full", name=areas_of.backup_to(area, out).name)


WORK = {"ledgers": take_in_ledgers, "visits": visit, "backups": back_up}


def main() -> None:
    """Open, wait for the word, work."""
    profile, key, kind = Path(sys.argv[1]), bytes.fromhex(sys.argv[2]), sys.argv[3]
    info = areas_of.choose_area(profile)
    sys.stdin.readline()
    opened = OpenArea(info=info, store=Store(info.folder / areas.DATABASE, key), key=key)
    WORK[kind](Area(opened, profile))


if __name__ == "__main__":
    main()
