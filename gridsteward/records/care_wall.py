"""Everybody who is looked after, as the wall of names shows them."""

from msgspec import Struct

from gridsteward.records.care import DueContact
from gridsteward.records.care_light import CareLight


class WallPerson(Struct, frozen=True, kw_only=True):
    """Somebody on the wall: by which name they are called, their light, and when a word with them is due."""

    name: str
    light: CareLight
    due: DueContact

    @property
    def household_id(self) -> str:
        """Return their household."""
        return self.light.household.id


class CareWall(Struct, frozen=True, kw_only=True):
    """The wall of a day (ISO). `hidden` counts needs in the area that are not shared with this laptop."""

    day: str
    people: tuple[WallPerson, ...]
    hidden: int

    @property
    def overdue(self) -> int:
        """Return with how many a word is overdue."""
        return sum(bool(each.due.beyond) for each in self.people)
