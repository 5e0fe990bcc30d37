"""What a list is narrowed to, in words and in controls."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from msgspec.structs import replace

from gridsteward.desktop.pages.households.rows import translate
from gridsteward.desktop.tag_book import tag_name
from gridsteward.operations.finding import HouseholdFilter
from gridsteward.records.household import RelationClass
from gridsteward.words import Words

NEVER: Final = "never"
UNSEEN: Final = (30, 90, 180, 365)  # days

# Fields of a filter that are shown as chips and cleared one by one; text belongs to the search box.
NARROWING: Final = (
    "village",
    "transformer_district",
    "tag",
    "tenure",
    "not_seen_since",
    "with_open_commitments",
    "complete_below",
    "missing",
    "tag_expired",
)
BELOW: Final = (50, 70, 90)  # per cent of a portrait


def class_word(key: str) -> str:
    """Return the short word of a relation class, for a chip."""
    return {
        RelationClass.CARE.value: translate("households", "Care"),
        RelationClass.RISK.value: translate("households", "Risk"),
        RelationClass.ECONOMIC.value: translate("households", "Economic"),
        RelationClass.SOCIAL.value: translate("households", "Social"),
    }[key]


def sort_word(key: str) -> str:
    """Return how a sort order reads."""
    return {
        "address": translate("households", "By address"),
        "name": translate("households", "By name"),
        "account_no": translate("households", "By account no."),
        "last_visit": translate("households", "Longest not seen first"),
        "open_commitments": translate("households", "Most open promises first"),
    }[key]


def unseen_word(kept: str) -> str:
    """Return how "not seen for `kept`" reads."""
    return {
        "30": translate("households", "Not seen for a month"),
        "90": translate("households", "Not seen for 3 months"),
        "180": translate("households", "Not seen for half a year"),
        "365": translate("households", "Not seen for a year"),
        NEVER: translate("households", "Never visited"),
    }.get(kept, kept)


def below_word(share: str) -> str:
    """Return how "portrait less complete than so many per cent" reads."""
    return translate("households", "Portrait below {percent}%").format(percent=share)


def dated(wanted: HouseholdFilter, today: date) -> HouseholdFilter:
    """Turn "not seen for 90 days" into the day it means today, so that a saved filter does not age."""
    kept = wanted.not_seen_since
    if kept == NEVER:
        return replace(wanted, not_seen_since=date.min.isoformat())
    if kept.isdecimal():
        return replace(wanted, not_seen_since=(today - timedelta(days=int(kept))).isoformat())
    return wanted


def said(field: str, wanted: HouseholdFilter, words: Words) -> str:
    """Return one narrowing in words, empty when the field narrows nothing."""
    value = getattr(wanted, field)
    if not value:
        return ""
    reads: dict[str, Callable[[], str]] = {
        "tag": lambda: tag_name(words, value),
        "tenure": lambda: words(f"tenure.{value}"),
        "not_seen_since": lambda: unseen_word(value),
        "with_open_commitments": lambda: translate("households", "Open promises"),
        "complete_below": lambda: below_word(value),
        "missing": lambda: translate("households", "No {part} yet").format(
            part=words(f"portrait_part.{value}")
        ),
        "tag_expired": lambda: translate("households", "A tag past its day"),
    }
    return reads.get(field, lambda: str(value))()
