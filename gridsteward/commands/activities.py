"""Activities and hard weather on the command line."""

from datetime import date, timedelta
from typing import Any, Final

from gridsteward.commands.session import Answer, Session
from gridsteward.operations import activities, households
from gridsteward.operations import weather as weathers
from gridsteward.operations.activities import ActivityPage
from gridsteward.operations.area import Area
from gridsteward.records.activity import WeatherDay
from gridsteward.records.faults import Fault
from gridsteward.records.reminder import WeatherKind
from gridsteward.words import Words

_AHEAD: Final = timedelta(days=30)


def listed(session: Session) -> Answer:
    """List the activities, who is invited and who came."""
    words = session.words
    with session.opened() as area:
        found = activities.activities(area)
    lines = [line for each in found for line in _lines(each, words)]
    return Answer(
        data={"activities": [_data(each) for each in found]}, lines=lines or [words("activity.none")]
    )


def add(session: Session) -> Answer:
    """Plan one."""
    arguments, words = session.arguments, session.words
    with session.opened() as area:
        made, _ = activities.add_activity(
            area,
            day=date.fromisoformat(arguments.date),
            what=arguments.what,
            time=arguments.time,
            place=arguments.place,
        )
    lines = [words("activity.kept", what=made.what, day=made.day), words("reminder.id", id=made.id)]
    return Answer(data={"id": made.id, "day": made.day}, lines=lines)


def invite(session: Session) -> Answer:
    """Invite households."""
    with session.opened() as area:
        found = _one(session, area)
        homes = [households.household_by_account(area, each).id for each in session.arguments.account_no]
        activities.invite(area, found.activity.id, homes)
        now = _one(session, area)
    said = session.words("activity.invited", what=now.activity.what, count=len(now.guests))
    return Answer(data=_data(now), lines=[said])


def came(session: Session) -> Answer:
    """Say who came."""
    with session.opened() as area:
        found = _one(session, area)
        for each in session.arguments.account_no:
            home = households.household_by_account(area, each).id
            activities.say_came(area, found.activity.id, home, came=not session.arguments.not_come)
        now = _one(session, area)
    return Answer(data=_data(now), lines=list(_lines(now, session.words)))


def weather(session: Session) -> Answer:
    """Take hard days from a file, say that one is hard, or list those of the next month."""
    arguments = session.arguments
    with session.opened() as area:
        today = area.now().date()
        if arguments.file:
            found, _ = weathers.read_weather(area, arguments.file)
        else:
            day = date.fromisoformat(arguments.date) if arguments.date else today
            if arguments.kind:
                say = weathers.take_weather_back if arguments.not_so else weathers.say_weather
                say(area, day, WeatherKind(arguments.kind))
            found = weathers.weather_days(area, first=min(day, today), last=max(day, today) + _AHEAD)
    lines = [_day(each, session.words) for each in found]
    data = {"days": [{"day": each.day, "kind": each.kind, "note": each.note} for each in found]}
    return Answer(data=data, lines=lines or [session.words("activity.weather_none")])


def _one(session: Session, area: Area) -> ActivityPage:
    wanted = session.arguments.id
    found = [each for each in activities.activities(area) if each.activity.id.startswith(wanted)]
    if len(found) != 1:
        raise Fault("activity_unknown", value=wanted)
    return found[0]


def _data(each: ActivityPage) -> dict[str, Any]:
    return {
        "id": each.activity.id,
        "day": each.activity.day,
        "time": each.activity.time,
        "what": each.activity.what,
        "place": each.activity.place,
        "guests": [{"account_no": one.household.account_no, "came": one.came} for one in each.guests],
    }


def _lines(each: ActivityPage, words: Words) -> list[str]:
    one = each.activity
    head = words(
        "activity.line",
        day=one.day,
        time=one.time,
        what=one.what,
        place=one.place,
        invited=len(each.guests),
        came=each.came,
    )
    guests = [
        words(
            "activity.guest",
            came=words("activity.came" if guest.came else "activity.not_yet"),
            name=guest.household.name,
            account_no=guest.household.account_no,
        )
        for guest in each.guests
    ]
    return [head, *guests, words("reminder.id", id=one.id)]


def _day(each: WeatherDay, words: Words) -> str:
    kind = words(f"weather_kind.{each.kind}")
    return words("activity.weather_line", day=each.day, kind=kind, note=each.note).rstrip()
