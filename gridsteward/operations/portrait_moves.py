"""What becomes of a portrait when two households turn out to be one."""

from typing import Final

from msgspec.structs import replace

from gridsteward.operations.area import Area
from gridsteward.records.ids import from_source
from gridsteward.records.portrait import (
    Appliance,
    LifeEvent,
    OwnWord,
    PortraitCheck,
    Routine,
    TemperamentObservation,
)
from gridsteward.store.write import Write

_FOLLOW: Final = (Appliance, LifeEvent, TemperamentObservation)
TABLES: Final = (
    "appliance",
    "routine",
    "temperament_observation",
    "own_word",
    "life_event",
    "portrait_check",
)


def routine_id(area: Area, household_id: str) -> str:
    """Return the id of a household's one routine."""
    return from_source(area.id, "routine", household_id)


def own_word_id(area: Area, household_id: str, about: str) -> str:
    """Return the id of a household's one own word on something."""
    return from_source(area.id, "own_word", f"{household_id}:{about}")


def check_id(area: Area, household_id: str, part: str) -> str:
    """Return the id of a household's one check of a part of its portrait."""
    return from_source(area.id, "portrait_check", f"{household_id}:{part}")


def move_portrait(area: Area, write: Write, *, keep: str, drop: str) -> None:
    """Move what `drop` has to `keep`, inside a merge. Of what a household has one of, `keep`'s own stays."""
    for record in _FOLLOW:
        for row in area.store.select(record, "household_id = ?", (drop,)):
            write.edit(record, row.id, {"household_id": keep})  # type: ignore[attr-defined]  # all have ids
    for routine in area.store.select(Routine, "household_id = ?", (drop,)):
        _copy(area, write, replace(routine, id=routine_id(area, keep), household_id=keep))
    for word in area.store.select(OwnWord, "household_id = ?", (drop,)):
        _copy(area, write, replace(word, id=own_word_id(area, keep, word.about), household_id=keep))
    for check in area.store.select(PortraitCheck, "household_id = ?", (drop,)):
        _copy(area, write, replace(check, id=check_id(area, keep, check.part), household_id=keep))


def _copy(area: Area, write: Write, row: Routine | OwnWord | PortraitCheck) -> None:
    """Bring a row into being under the id it has in the other household, where there is none."""
    if area.store.exists(type(row), row.id) is None:
        write.insert(row)
