"""The reasons of a plan in words: why somebody is to be seen, and why somebody is not."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from gridsteward.records.plan import Reason
from gridsteward.records.report import WordsLike

_DAYS: Final = frozenset(("by", "day", "until", "met"))
_NAMES_ITS_DAY: Final = frozenset(("not_yet", "planned_on"))
_CARE_DATES: Final = frozenset(("birthday", "festival"))


def reason_text(reason: Reason, words: WordsLike) -> str:
    """Return why somebody is to be seen, in a line."""
    values = _said(reason.values, words)
    if reason.by:
        values["by"] = day_text(reason.by, words)
    key = reason.key
    if values.get("days") == -1:
        return words(f"visit_reason_never.{key}", **values)
    if key == "request" and reason.by:
        key = "request_by"
    if key in _CARE_DATES:
        values["date"] = words(f"care_date.{reason.values['kind']}", name=reason.values.get("name", ""))
    if key == "carried":
        values["why"] = short_text(str(reason.values["reason"]), words)
    if key.startswith("finding"):
        kind = str(reason.values["kind"])
        values["kind"] = words.section("finding_kind").get(kind, kind)
    return words(f"visit_reason.{key}", **values)


def short_text(key: str, words: WordsLike) -> str:
    """Return a reason in a word or two."""
    return words.section("visit_reason_short").get(key, key)


def why_not_text(why: Reason, words: WordsLike, names: Mapping[str, str]) -> str:
    """Return why somebody is not in a plan; `names` are the names of households by their ids."""
    values = _said(why.values, words)
    if "instead" in values:
        instead = str(values["instead"])
        values["instead"] = names.get(instead, instead)
    key = why.key
    if key == "paused":
        values["pause"] = words(f"pause_reason.{why.values['reason']}")
        key = "paused" if why.values["until"] else "paused_open"
    if key == "no_reason" and not why.values.get("met"):
        key = "no_reason_never"
    text = words(f"left_out.{key}", **values)
    # with several days it is said of which one this is true; a day that belongs to the sentence is in it already
    return (
        words("plan.on_day", day=values["day"], text=text)
        if "day" in values and key not in _NAMES_ITS_DAY
        else text
    )


def day_text(day: str, words: WordsLike, form: str = "day") -> str:
    """Return a day as people say it."""
    when = date.fromisoformat(day)
    return words(
        f"date.{form}",
        year=when.year,
        month=when.month,
        day=when.day,
        weekday=words(f"weekday.{when.isoweekday()}"),
        month_name=words(f"month.{when.month}"),
    )


def _said(values: Mapping[str, str | int | float], words: WordsLike) -> dict[str, object]:
    return {
        name: day_text(str(value), words) if name in _DAYS and value else value
        for name, value in values.items()
    }
