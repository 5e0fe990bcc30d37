"""A steward at their laptop during an outage: does what is asked, says what is saved; somebody will kill this process.

outage_worker.py PROFILE KEY_HEX STICK      then a line of JSON for each thing to do on stdin
"""

import json
import sys
from datetime import datetime
from pathlib import Path

from gridsteward.operations import area as areas_of
from gridsteward.operations import outage_round, syncing
from gridsteward.operations.area import Area
from gridsteward.records.contact import ContactOutcome
from gridsteward.store import areas
from gridsteward.store.areas import OpenArea
from gridsteward.store.store import Store

Asked = dict[str, str]


def due(area: Area, asked: Asked) -> list[str]:
    """Return the homes this steward is to call by a moment: their own, and those nobody took."""
    found = outage_round.care_round(area, asked["outage"])
    until = datetime.fromisoformat(asked["until"])
    return [
        each.household_id
        for each in found.people
        if each.clock.due
        and datetime.fromisoformat(each.clock.due) <= until
        and each.carer in ("", area.steward)
    ]


def do(area: Area, asked: Asked, stick: Path) -> object:
    """Do one thing and return what there is to say of it."""
    moment = datetime.fromisoformat(asked["now"])
    area.now = lambda: moment
    match asked["do"]:
        case "due":
            return due(area, asked)
        case "call":
            outcome = ContactOutcome(asked["outcome"])
            kept = outage_round.record_call(
                area, asked["outage"], asked["home"], outcome=outcome, note=asked["note"]
            )
            return [each.steward for each in kept.others]
        case "take":
            outage_round.take_over(
                area, asked["outage"], asked["home"], steward=asked["steward"], reason=asked["note"]
            )
        case "sync":
            syncing.sync_folder(area, stick)
    return None


def main() -> None:
    """Open, work, answer."""
    profile, key, stick = Path(sys.argv[1]), bytes.fromhex(sys.argv[2]), Path(sys.argv[3])
    info = areas_of.choose_area(profile)
    area = Area(OpenArea(info=info, store=Store(info.folder / areas.DATABASE, key), key=key), profile)
    for line in sys.stdin:
        said = do(area, json.loads(line), stick)
        sys.stdout.write(json.dumps(said) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
