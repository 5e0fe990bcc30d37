"""Why somebody is to be seen or heard next, in the words of the catalogue."""

from gridsteward.operations.finding_words import day_text
from gridsteward.records.care import CareReason
from gridsteward.records.report import WordsLike


def reason_text(reason: CareReason, words: WordsLike) -> str:
    """Return a reason as a sentence."""
    values = dict(reason.values)
    for name in ("last", "since", "day"):
        if name in values:
            values[name] = day_text(str(values[name]), words)
    if "way" in values:
        values["way"] = words(f"contact_way.{values['way']}")
    if "code" in values:
        code = str(values["code"])
        values["code"] = words.section("tag").get(code) or words(f"life_event.{code}")
    return words(f"care_reason.{reason.key}", **values)
