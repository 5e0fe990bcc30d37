"""The word agreed for the door, shown only on asking, and the emergency card in large print (R5.8)."""

from typing import Final

from gridsteward.operations.area import Area, put_setting, setting
from gridsteward.operations.care_people import cared
from gridsteward.records.emergency_card import DoorWordState, EmergencyCard
from gridsteward.records.faults import Fault
from gridsteward.records.household import Household, Person
from gridsteward.records.ids import from_source, made_by_hand
from gridsteward.records.journal import Change
from gridsteward.records.outage import DoorWord, DoorWordLook
from gridsteward.records.outage_round import Reachable
from gridsteward.store.write import Write

STEWARD_PHONE: Final = "steward_phone"
"""The setting that holds the telephone people may ring the steward on."""


def agree_word(area: Area, household_id: str, word: str, *, hint: str = "") -> Change:
    """Keep the word agreed with a household, in place of the one before. Raise Fault door_word_empty, row_gone."""
    area.store.get(Household, household_id)
    if not word.strip():
        raise Fault("door_word_empty")
    values = {
        "word": word.strip(),
        "hint": hint.strip(),
        "agreed_at": area.stamp(),
        "steward": area.steward,
    }
    now = _word(area, household_id)
    row_id = now.id if now else from_source(area.id, "door word", household_id)
    with area.store.write("door_word.agree", about=household_id) as write:
        if area.store.exists(DoorWord, row_id) is None:
            write.insert(DoorWord(id=row_id, household_id=household_id, **values))
        else:
            write.bring_back(DoorWord, row_id)
            write.edit(DoorWord, row_id, {**values, "household_id": household_id})
    return write.outcome()


def drop_word(area: Area, household_id: str) -> Change | None:
    """Forget the word; None where there is none."""
    now = _word(area, household_id)
    if now is None:
        return None
    with area.store.write("door_word.drop", about=household_id) as write:
        write.edit(DoorWord, now.id, {"word": "", "hint": ""})
        write.delete(DoorWord, now.id)
    return write.outcome()


def door_word_state(area: Area, household_id: str) -> DoorWordState | None:
    """Return what may be shown without asking; None where no word is agreed."""
    now = _word(area, household_id)
    if now is None:
        return None
    looks = area.store.select(DoorWordLook, "household_id = ?", (household_id,), order="at, id")
    return DoorWordState(
        hint=now.hint,
        agreed_at=now.agreed_at,
        steward=now.steward,
        looks=len(looks),
        last_look=looks[-1].at if looks else "",
        last_looker=looks[-1].steward if looks else "",
    )


def look_at_word(area: Area, household_id: str) -> tuple[str, Change]:
    """Return the word, and keep that it was looked at. Raise Fault row_gone where there is none."""
    now = _word(area, household_id)
    if now is None:
        raise Fault("row_gone")
    look = DoorWordLook(id=made_by_hand(), household_id=household_id, at=area.stamp(), steward=area.steward)
    with area.store.write("door_word.look", about=household_id) as write:
        write.insert(look)
    return now.word, write.outcome()


def _word(area: Area, household_id: str) -> DoorWord | None:
    return next(iter(area.store.select(DoorWord, "household_id = ?", (household_id,), order="id")), None)


def move_word(area: Area, write: Write, *, keep: str, drop: str) -> None:
    """Move the word of `drop` to `keep`, inside a merge; a word `keep` has stays."""
    own = _word(area, keep)
    for row in area.store.select(DoorWord, "household_id = ?", (drop,)):
        if own is None:
            write.edit(DoorWord, row.id, {"household_id": keep})
        else:
            write.delete(DoorWord, row.id)


def emergency_card(area: Area, household_id: str) -> EmergencyCard:
    """Return what stands on a household's card. Raise Fault row_gone."""
    home = area.store.get(Household, household_id)
    people = area.store.select(
        Person, "household_id = ?", (household_id,), order="emergency_contact DESC, id"
    )
    afar = [each for each in people if each.phones and (each.emergency_contact or not each.lives_here)]
    state = door_word_state(area, household_id)
    return EmergencyCard(
        household_id=home.id,
        name=home.name,
        steward=area.steward,
        steward_phone=setting(area, STEWARD_PHONE),
        family=tuple(
            Reachable(name=each.name, relation=each.relation, phones=tuple(each.phones.split()))
            for each in afar
        ),
        dependent=any(each.power_dependent for each in cared(area) if each.household_id == household_id),
        hint=state.hint if state else "",
        agreed=state.agreed_at if state else "",
    )


def put_steward_phone(area: Area, phone: str) -> None:
    """Keep the number under which people reach this laptop's steward."""
    put_setting(area, STEWARD_PHONE, phone.strip())
