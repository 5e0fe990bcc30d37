"""What is read around findings: whose silence is told, for how long one is worth looking at, what may be behind it."""

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from gridsteward.assets import asset
from gridsteward.records.faults import Fault
from gridsteward.records.finding import FindingOutcome, FindingReason

_CLOSING: Final = (FindingOutcome.EXPLAINED, FindingOutcome.DISMISSED)


@cache
def vocabulary() -> Mapping[str, Any]:
    """Return the parsed vocabulary of findings."""
    return tomllib.loads(asset("resources", "vocabularies", "findings.toml").read_text("utf-8"))


@cache
def watched_tags() -> frozenset[str]:
    """Return the tags whose homes are watched for silence."""
    watched = vocabulary()["watched"]
    groups = tomllib.loads(asset("resources", "vocabularies", "tags.toml").read_text("utf-8"))
    return frozenset(watched["tags"]).union(*(groups[group] for group in watched["tag_groups"]))


def finding_reasons(outcome: FindingOutcome, kind: str = "") -> list[FindingReason]:
    """Return the reasons there are for an outcome, those that fit a kind of finding first."""
    found = [
        FindingReason(
            key=key,
            outcome=outcome,
            kinds=tuple(about.get("kinds", ())),
            life_event=about.get("life_event", ""),
        )
        for key, about in vocabulary()[outcome.value].items()
    ]
    return sorted(found, key=lambda each: kind not in each.kinds)


def known_reason(outcome: FindingOutcome, key: str) -> FindingReason:
    """Return a reason by its key; raise Fault finding_reason_missing when there is none of this outcome."""
    for each in finding_reasons(outcome) if outcome in _CLOSING else ():
        if each.key == key:
            return each
    raise Fault("finding_reason_missing")


def same_within(kind: str) -> int:
    """Return within how many days two findings of one home and kind are the same."""
    same = vocabulary()["same"]
    return int(same.get(kind, same["days"]))


def look_back(kind: str) -> int:
    """Return for how many days before the last reading a finding of a kind is worth looking at."""
    days = vocabulary()["look_back"]
    return int(days.get(kind, days["days"]))
