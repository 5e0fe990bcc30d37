"""Why a household is on the list of the week, in the words of the catalogue."""

from datetime import date

from gridsteward.operations.finding_words import kwh
from gridsteward.records.portrait import Reason
from gridsteward.records.report import WordsLike


def reason(found: Reason, words: WordsLike, *, today: date) -> str:
    """Return one reason in a sentence: 答应的事过期了, 每天用电从 6.1 度升到 11.8 度."""
    filled: dict[str, object] = dict(found.values)
    if "day" in filled:
        filled["when"] = _day(date.fromisoformat(str(filled["day"])), words, today=today)
    for name in ("before", "after"):
        if name in filled:
            filled[name] = kwh(float(str(filled[name])))
    if "mood" in filled:
        filled["mood"] = words(f"mood.{filled['mood']}")
    return words(f"warning_reason.{found.key}", **filled)


def first_thing(act: str, words: WordsLike) -> str:
    """Return what to do first."""
    return words(f"warning_act.{act}")


def _day(when: date, words: WordsLike, *, today: date) -> str:
    form = "date.day" if when.year == today.year else "date.day_year"
    return words(
        form, year=when.year, month=when.month, day=when.day, month_name=words(f"month.{when.month}")
    )
