"""A reminder's days in one sentence a person would say, and the recurrence behind the sentence."""

from typing import Final

from gridsteward.records.reminder import BIRTHDAY, Festival, ReminderRule, RuleKind
from gridsteward.records.report import WordsLike

WEEKDAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_SURE_DAYS: Final = 28


def daily() -> str:
    """Return the recurrence of every day."""
    return "FREQ=DAILY"


def weekly(days: tuple[str, ...], every: int = 1) -> str:
    """Return the recurrence of some days ("MO" …) of every week, or of every so many weeks."""
    more = f";INTERVAL={every}" if every > 1 else ""
    return f"FREQ=WEEKLY{more};BYDAY={','.join(each for each in WEEKDAYS if each in days)}"


def monthly(day: int) -> str:
    """Return the recurrence of a day of every month, its last day where it is shorter."""
    if day <= _SURE_DAYS:
        return f"FREQ=MONTHLY;BYMONTHDAY={day}"
    days = ",".join(str(each) for each in range(_SURE_DAYS, day + 1))
    return f"FREQ=MONTHLY;BYMONTHDAY={days};BYSETPOS=-1"


def parts(rrule: str) -> tuple[str, tuple[str, ...], int]:
    """Return the unit (DAILY, WEEKLY, MONTHLY), the days of the week, and every how many weeks or on which day."""
    told = dict(each.partition("=")[::2] for each in rrule.split(";"))
    days = tuple(told.get("BYDAY", "").split(",")) if told.get("BYDAY") else ()
    number = told.get("BYMONTHDAY", "").split(",")[-1] or told.get("INTERVAL", "1")
    return told.get("FREQ", ""), days, int(number)


def when(rule: ReminderRule, words: WordsLike) -> str:
    """Return when a reminder rings, e.g. "every Tuesday, 19:00"."""
    return words("reminder.at", days=_days(rule, words), time=rule.time)


def _days(rule: ReminderRule, words: WordsLike) -> str:
    match rule.kind:
        case RuleKind.CALENDAR | RuleKind.PAYMENT:
            return _recurrence(rule, words)
        case RuleKind.LUNAR:
            day = words(f"lunar_day.{rule.lunar_day}")
            if not rule.lunar_month:
                return words("reminder.lunar_monthly", day=day)
            return words("reminder.lunar_yearly", month=words(f"lunar_month.{rule.lunar_month}"), day=day)
        case RuleKind.SINCE_CONTACT:
            return words("reminder.since_contact", days=rule.every_days)
        case _:
            return words(f"reminder.{_place(rule)}", what=_anchor(rule, words), days=abs(rule.offset))


def _anchor(rule: ReminderRule, words: WordsLike) -> str:
    """Return what the days are counted from."""
    if rule.kind is RuleKind.WEATHER:
        return words(f"weather_kind.{rule.weather}")
    if rule.kind is RuleKind.OUTAGE:
        return words("reminder.outage")
    known = rule.anchor == BIRTHDAY or rule.anchor in set(Festival)
    return words(f"reminder_date.{rule.anchor}") if known else rule.anchor


def _recurrence(rule: ReminderRule, words: WordsLike) -> str:
    unit, days, number = parts(rule.rrule)
    if rule.kind is RuleKind.PAYMENT:
        return words("reminder.payment", day=number)
    if unit == "DAILY":
        return words("reminder.daily")
    if unit == "MONTHLY":
        return words("reminder.monthly", day=number)
    named = words("reminder.join").join(words(f"reminder_weekday.{each}") for each in days)
    return words("reminder.weekly" if number == 1 else "reminder.weeks", days=named, number=number)


def _place(rule: ReminderRule) -> str:
    return "before" if rule.offset < 0 else "after" if rule.offset > 0 else "on"
