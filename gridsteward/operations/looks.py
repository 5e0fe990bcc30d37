"""Who looked at what is not shown without asking: words for the door, confidential cases (R7.3)."""

from gridsteward.operations import cases
from gridsteward.operations.area import Area
from gridsteward.records.case import Case
from gridsteward.records.look import LookedAt, SensitiveLook


def looks(area: Area, *, first: str = "", last: str = "", case_id: str = "") -> list[SensitiveLook]:
    """Return the looks at one case, or at everything, within ISO dates, both included; the newest first.

    Raise Fault looks_not_yours for whoever is neither a supervisor nor took that case.
    """
    numbers = {each.id: cases.case_number(each) for each in area.store.select(Case)}
    found = [
        SensitiveLook(
            kind=LookedAt.CASE,
            what=numbers.get(each.case_id, ""),
            of=each.case_id,
            at=each.at,
            steward=each.steward,
            why=each.why,
            note=each.note,
        )
        for each in cases.looks(area, case_id)
    ]
    if not case_id:
        found += _at_door_words(area)
    wanted = [each for each in found if (first or "0") <= each.at[:10] <= (last or "9")]
    return sorted(wanted, key=lambda each: (each.at, each.of), reverse=True)


def _at_door_words(area: Area) -> list[SensitiveLook]:
    # a look that was taken back was had all the same
    lines = area.store.query(
        "SELECT look.household_id, household.name, look.at, look.steward FROM door_word_look look "
        "LEFT JOIN household ON household.id = look.household_id"
    )
    return [
        SensitiveLook(kind=LookedAt.DOOR_WORD, what=name or "", of=home, at=at, steward=steward)
        for home, name, at, steward in lines
    ]
