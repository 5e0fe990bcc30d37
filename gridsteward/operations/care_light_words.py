"""A care light in the words of the catalogue: one sentence of reason, and what to do first."""

from collections.abc import Iterable
from typing import Final

from gridsteward.operations.finding_words import day_text, kwh
from gridsteward.records.care_light import CareLight, LightReason
from gridsteward.records.finding import FindingEntry
from gridsteward.records.report import WordsLike
from gridsteward.records.usage import FindingKind

_QUIET: Final = (FindingKind.SILENCE, FindingKind.VACANCY, FindingKind.DROP)
_LOUD: Final = (FindingKind.LEFT_ON,)


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


def same_story(light: CareLight, findings: Iterable[FindingEntry]) -> list[FindingEntry]:
    """Return the findings of the home that tell of what the light is on for, the most pressing first."""
    kinds = _LOUD if light.reason.key == "night_load" else _QUIET
    return [
        each for each in findings if each.household.id == light.household.id and each.finding.kind in kinds
    ]
