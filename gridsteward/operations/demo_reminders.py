"""What the demonstration's steward is reminded of: some due today, one for so long that it is loud; an activity."""

from datetime import timedelta
from typing import Any, Final

import msgspec

from gridsteward.operations.activities import add_activity, invite
from gridsteward.operations.area import Area
from gridsteward.operations.care_people import cared
from gridsteward.operations.reminder_acts import add_reminder
from gridsteward.operations.weather import say_weather
from gridsteward.records.plan import CareTier
from gridsteward.records.reminder import ReminderRule, RuleKind, WeatherKind

_BEGAN: Final = timedelta(days=3)
_HOMES: Final = 6
_GUESTS: Final = 9
_AHEAD: Final = timedelta(days=6)
_TIERS: Final = tuple(CareTier)


def set_reminders(area: Area, texts: dict[str, Any]) -> None:
    """Set one of each, on the first homes that are looked after; nothing where nobody is."""
    number_of = {each.id: each.account_no for each in area.store.summaries()}
    found = sorted(cared(area), key=lambda each: number_of[each.household_id])
    dependent = [each.household_id for each in found if each.power_dependent]
    closest = sorted(found, key=lambda each: _TIERS.index(CareTier(each.tier)))
    since = (area.now() - _BEGAN).isoformat()
    seen = {
        home
        for (home,) in area.store.query(
            "SELECT household_id FROM visit WHERE started_at >= ? "
            "UNION SELECT household_id FROM care_contact WHERE at >= ?",
            (since, since),
        )
    }
    homes = [
        each.household_id for each in closest if not each.power_dependent and each.household_id not in seen
    ]
    if not homes:
        return
    today = area.now().date()
    for number, told in enumerate(texts["rules"]):
        rule = msgspec.convert({"starts": (today - _BEGAN).isoformat(), **told}, ReminderRule)
        of_power = rule.kind is RuleKind.OUTAGE and dependent
        home = dependent[0] if of_power else homes[number % len(homes[:_HOMES])]
        add_reminder(area, home, rule)
    say_weather(area, today + timedelta(days=1), WeatherKind.COLD)
    made, _ = add_activity(
        area, day=today + _AHEAD, what=texts["activity"], time="09:30", place=texts["place"]
    )
    invite(area, made.id, homes[:_GUESTS])
