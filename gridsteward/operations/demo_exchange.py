"""A second laptop for the demonstration's pictures: it joins over a folder, and writes what the first wrote too."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from gridsteward.operations import devices, households, syncing
from gridsteward.operations.area import Area
from gridsteward.operations.demo import DEMO_PASSPHRASE, demo_material, keep_time
from gridsteward.records.household import Household, Person

# how long before the picture is taken
_JOINED: Final = timedelta(hours=44)
_WROTE: Final = timedelta(hours=22)
_ANSWERED: Final = timedelta(hours=4)
_LAST: Final = timedelta(hours=1)


class DemoClock:
    """A clock that is set by hand."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        """Return the time it was set to."""
        return self.now


def meet(area: Area, clock: DemoClock, folder: Path) -> None:
    """Let a colleague's laptop join over `folder`, write, be answered without knowing, and leave some unsent.

    `clock` is the area's and stands at the same time afterwards. `folder` is made; it holds the stick and the other
    laptop.
    """
    now = clock.now
    said = demo_material()["exchange"]
    stick, other_home = folder / said["stick"], folder / "other"
    stick.mkdir(parents=True)
    clock.now = now - _JOINED
    code = devices.invite(area).code
    syncing.sync_folder(area, stick)
    steward = demo_material()["places"]["stewards"][1]
    other = devices.ask_to_join(other_home, code, steward=steward, passphrase=DEMO_PASSPHRASE, folder=stick)
    keep_time(other, clock)
    devices.admit(area, folder=stick)
    devices.look_for_welcome(other, folder=stick)
    for laptop in (area, other, area):
        syncing.sync_folder(laptop, stick)
    home, person = _somebody(area)
    clock.now = now - _WROTE
    _write(other, home, person, phone=said["phones"][0], note=said["notes"][0])
    syncing.sync_folder(other, stick)
    clock.now = now - _ANSWERED
    _write(area, home, person, phone=said["phones"][1], note=said["notes"][1])
    syncing.sync_folder(area, stick)
    clock.now = now - _LAST
    households.add_tag(area, home, "talkative", evidence=said["evidence"])
    clock.now = now
    other.close()


def _somebody(area: Area) -> tuple[str, str]:
    """Return the first household with a person whose phone is known."""
    for household in area.store.select(Household, order="account_no", limit=200):
        people = area.store.select(Person, "household_id = ? AND phones <> ''", (household.id,), order="id")
        if people:
            return household.id, people[0].id
    raise LookupError


def _write(area: Area, home: str, person: str, *, phone: str, note: str) -> None:
    households.save_person(area, home, {"phones": phone}, person_id=person)
    households.edit_household(area, home, {"note": note})
