"""A care light in the words of the catalogue: one sentence of reason, and what to do first."""

from gridsteward.operations.finding_words import day_text, kwh
from gridsteward.records.care_light import CareLight, LightReason
from gridsteward.records.report import WordsLike


def sentence(reason: LightReason, words: WordsLike) -> str:
    """Return the one sentence of why."""
    values = dict(reason.values)
    for name in ("kwh", "usual"):
        if name in values:
            values[name] = kwh(float(values[name]))
    if "since" in values:
        values["since"] = day_text(str(values["since"]), words)
    if "note" in values:
        values["note"] = words(f"light_away.{values['note']}")
    return words(f"light_reason.{reason.key}", **values)


def step(light: CareLight, words: WordsLike) -> str:
    """Return what to do first, "" where nothing is to be done."""
    return words(f"light_step.{light.step}") if light.step else ""
