"""The wall of names: everybody who is looked after with their light and when a word with them is due (R5.2, R5.5)."""

from typing import Final

from gridsteward.operations.area import Area
from gridsteward.operations.care_due import due_contacts
from gridsteward.operations.care_lights import care_lights
from gridsteward.operations.care_names import names_of
from gridsteward.operations.care_people import cared
from gridsteward.operations.collecting import no_collecting
from gridsteward.operations.needs import hidden_needs
from gridsteward.records.care_wall import CareWall, WallPerson

_ALL: Final = 1_000  # days: longer than any rhythm


@no_collecting()
def care_wall(area: Area) -> CareWall:
    """Return the wall of today: who is longest overdue first, then by when a word is due."""
    people = cared(area)
    due = {each.cared.household_id: each for each in due_contacts(area, days=_ALL, people=people)}
    lights = {each.household.id: each for each in care_lights(area, people=people)}
    names = names_of(area, list(due))
    shown = [
        WallPerson(name=names[home], light=lights[home], due=each)
        for home, each in due.items()
        if home in lights
    ]
    return CareWall(day=area.now().date().isoformat(), people=tuple(shown), hidden=hidden_needs(area))
