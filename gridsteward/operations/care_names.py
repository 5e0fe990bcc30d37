"""By which name somebody who is looked after is called."""

import json
from collections.abc import Sequence

from gridsteward.operations.area import Area


def names_of(area: Area, households: Sequence[str]) -> dict[str, str]:
    """Return whom to ask for in each household: whose need it is, else the oldest who lives there, else its name."""
    chosen = json.dumps(sorted(set(households)))
    wanted = "IN (SELECT value FROM json_each(?))"
    found: dict[str, str] = dict(
        area.store.query(
            f"SELECT id, CASE name WHEN '' THEN account_no ELSE name END FROM household WHERE id {wanted}",
            (chosen,),
        )
    )
    found |= dict(
        area.store.query(
            "SELECT household_id, name FROM person WHERE NOT _deleted AND lives_here AND name <> '' AND birth <> '' "
            f"AND household_id {wanted} ORDER BY birth DESC",
            (chosen,),
        )
    )
    found |= dict(
        area.store.query(
            "SELECT need_seen.household_id, person.name FROM need_seen JOIN person ON person.id = person_id "
            f"WHERE NOT person._deleted AND person.name <> '' AND need_seen.household_id {wanted} "
            "ORDER BY person.lives_here, person.birth DESC",
            (chosen,),
        )
    )
    return found
