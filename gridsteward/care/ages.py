"""How old somebody is, from a birth date told in full or in part, in either calendar."""

from datetime import date

from gridsteward.care.lunar import lunar_day
from gridsteward.records.household import Calendar, Person

_OLDEST = 130


def age(person: Person, today: date) -> int | None:
    """Return the completed years; years apart where only the year is known; None where nothing sensible is."""
    try:
        year, month, day = (*(int(part) for part in person.birth.split("-")), 0, 0)[:3]
    except ValueError:
        return None
    if person.birth_calendar == Calendar.LUNAR:
        lunar = lunar_day(today)
        now = (lunar.year, lunar.month, lunar.day)
    else:
        now = (today.year, today.month, today.day)
    years = now[0] - year - (now[1:] < (month, day))
    return years if 0 <= years <= _OLDEST else None
