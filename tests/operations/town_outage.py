"""Homes of a transformer district for the outage tests: some need power to live."""

from gridsteward.operations.area import Area
from gridsteward.records.household import Household, HouseholdTag, Person
from gridsteward.records.ids import made_by_hand

DISTRICT = "桂溪1号台区"


def homes(area: Area, count: int, *tags: str, district: str = DISTRICT, start: int = 1) -> list[str]:
    """Bring in homes, each with somebody to ring up and a daughter in town; return their ids."""
    made = []
    with area.store.write("household_new") as write:
        for number in range(start, start + count):
            home = Household(
                id=made_by_hand(),
                account_no=f"06104427{number:04}",
                name=f"周桂英{number}",
                address=f"{number}号",
                village="青石村",
                transformer_district=district,
            )
            made.append(home.id)
            write.insert(home)
            write.insert(
                Person(
                    id=made_by_hand(),
                    household_id=home.id,
                    name=home.name,
                    phones=f"1390000{number:04}",
                    birth="1944",
                ),
                Person(
                    id=made_by_hand(),
                    household_id=home.id,
                    name="周晓岚",
                    relation="child",
                    phones=f"1380000{number:04}",
                    lives_here=0,
                    emergency_contact=1,
                ),
            )
            write.insert(*[HouseholdTag(id=made_by_hand(), household_id=home.id, tag=tag) for tag in tags])
    return made
