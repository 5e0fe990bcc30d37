"""How a judgement reads: its grounds, how sure it is, and since when something was known."""

from datetime import date

from gridsteward.desktop import wording
from gridsteward.desktop.pages.households.fields import part_date
from gridsteward.desktop.pages.households.rows import translate
from gridsteward.records.portrait import PartState, Reason, Scored
from gridsteward.words import Words

_HIGH, _MIDDLE = 0.65, 0.35


def reason_text(words: Words, reason: Reason, today: date) -> str:
    """Return one ground as a sentence, its day as people say it."""
    values = dict(reason.values)
    if values.get("at"):
        values["at"] = part_date(str(values["at"]), words, today)
    return words.told(f"portrait_reason.{reason.key}", values)


def own_word_note(words: Words, scored: Scored, today: date) -> str:
    """Return why and when the steward said so, and what was worked out; empty where nobody did."""
    if scored.by != "steward" or not scored.reasons:
        return ""
    values = scored.reasons[0].values
    parts = [str(values.get("reason", ""))]
    if values.get("at"):
        parts.append(part_date(str(values["at"]), words, today))
    if "worked_out" in values:
        form = translate("portrait", "worked out: {percent}%")
        parts.append(form.format(percent=values["worked_out"]))
    return " · ".join(part for part in parts if part)


def confidence_word(confidence: float) -> str:
    """Return how sure a judgement is."""
    if confidence >= _HIGH:
        return translate("portrait", "fairly sure")
    return (
        translate("portrait", "not quite sure")
        if confidence >= _MIDDLE
        else translate("portrait", "a first guess")
    )


def freshness_text(words: Words, state: PartState, today: date) -> str:
    """Return how a part of the portrait stands: since when it is known, or that nobody has noted it."""
    when = wording.dated(words, date.fromisoformat(state.since), today) if state.since else ""
    if state.known:
        if not when:
            return translate("portrait", "noted")
        form = (
            translate("portrait", "old: as of {day}") if state.stale else translate("portrait", "as of {day}")
        )
        return form.format(day=when)
    if state.asked:
        said = words(f"portrait_none.{state.part}")
        return translate("portrait", "{said}, as of {day}").format(said=said, day=when)
    return translate("portrait", "not noted yet")
