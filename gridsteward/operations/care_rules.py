"""The rules of care tiers as shipped, and what they say of a home."""

import tomllib
from datetime import date
from functools import cache

import msgspec

from gridsteward.assets import asset
from gridsteward.care.tiers import CareEdition, CareRules


@cache
def care_rules() -> CareRules:
    """Return all editions: resources/vocabularies/care_rules.toml."""
    text = asset("resources", "vocabularies", "care_rules.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(text), CareRules)


def edition(day: date) -> CareEdition:
    """Return the edition valid on a day."""
    return care_rules().on(day)
