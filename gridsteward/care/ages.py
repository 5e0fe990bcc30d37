"""How old somebody is, from a birth date told in full or in part, in either calendar."""

from datetime import date

from gridsteward.care.lunar import lunar_day
from gridsteward.records.household import Calendar, Person

_OLDEST = 130
_YEAR, _MONTH = len("YYYY"), len("YYYY-MM")


def age(person: Person, today: date) -> int | None:
    """Return the completed years; years apart where only the year is known; None where nothing sensible is."""
    return years(person.birth, person.birth_calendar, today)


def years(birth: str, calendar: str, today: date) -> int | None:
    """Return the completed years since a birth date as a person's record holds it; see `age`."""
    # spelt out, because an area has thirty thousand: a generator and a tuple apiece take three times as long
    try:
        year = int(birth[:4])
        month = int(birth[5:7]) if len(birth) > _YEAR else 0
        day = int(birth[8:10]) if len(birth) > _MONTH else 0
    except ValueError:
        return None
    if calendar == Calendar.LUNAR:
        lunar = lunar_day(today)
        now = (lunar.year, lunar.month, lunar.day)
    else:
        now = (today.year, today.month, today.day)
    passed = now[0] - year - (now[1:] < (month, day))
    return passed if 0 <= passed <= _OLDEST else None
