"""Why a household was found: the words of a row that a search fits, and what has to be said besides."""

import re
from typing import Final, Literal

from msgspec import Struct

from gridsteward.desktop import wording
from gridsteward.records.household import HouseholdSummary

Stretch = tuple[int, int]
_NONE: Final = (0, 0)


class Besides(Struct, frozen=True):
    """Something of a household that its row does not show but the search fits: whose name, or which number."""

    kind: Literal["person", "phone", "account_no", "meter_no"]
    text: str
    hit: Stretch


def name_hit(name: str, pinyin: str, initials: str, text: str) -> Stretch:
    """Return where (start, end) a search fits a name, in its characters or its readings; (0, 0) for nowhere.

    `pinyin` and `initials` are the readings of this name, separated by a space. A hit in the full reading is the
    whole name: where its syllables end is not kept.
    """
    for word in text.lower().split():
        at = name.lower().find(word)
        if at >= 0:
            return at, at + len(word)
        if not re.fullmatch("[a-z]+", word):
            continue
        for reading in initials.split():
            if len(reading) == len(name) and (at := reading.find(word)) >= 0:
                return at, at + len(word)
        if any(word in reading for reading in pinyin.split()):
            return 0, len(name)
    return _NONE


def own_hit(summary: HouseholdSummary, text: str) -> Stretch:
    """Return where a search fits the name of the account."""
    for name, pinyin, initials in _people(summary):
        if name == summary.name:
            return name_hit(name, pinyin, initials, text)
    return name_hit(summary.name, "", "", text)


def besides(summary: HouseholdSummary, text: str, *, shown: str) -> Besides | None:
    """Return what a search fits that the row does not show; `shown` is what it shows beside the name."""
    lower = shown.lower()
    for word in text.lower().split():
        if own_hit(summary, word) != _NONE or word in lower:
            continue
        for name, pinyin, initials in _people(summary):
            if (hit := name_hit(name, pinyin, initials, word)) != _NONE:
                return Besides("person", name, hit)
        if (found := _number(summary, word)) is not None:
            return found
    return None


def _people(summary: HouseholdSummary) -> list[tuple[str, str, str]]:
    lines = (summary.names.split("\n"), summary.pinyin.split("\n"), summary.initials.split("\n"))
    return list(zip(*lines, strict=False))


def _number(summary: HouseholdSummary, word: str) -> Besides | None:
    phone = next(
        (each for each in summary.phones.split() if word in each.replace("-", "") or word in each), ""
    )
    if phone:
        return _grouped("phone", phone, wording.phone(phone), word)
    if word in summary.account_no:
        return _grouped("account_no", summary.account_no, wording.account_number(summary.account_no), word)
    return (
        _grouped("meter_no", summary.meter_no, summary.meter_no, word) if word in summary.meter_no else None
    )


def _grouped(kind: Literal["phone", "account_no", "meter_no"], bare: str, spaced: str, word: str) -> Besides:
    """Return a number as it is shown, and where the digits of `word` stand in it."""
    digits = [at for at, each in enumerate(spaced) if each.isalnum()]
    start = "".join(each for each in bare if each.isalnum()).rfind(
        "".join(each for each in word if each.isalnum())
    )
    length = sum(each.isalnum() for each in word)
    if start < 0 or not length or start + length > len(digits):
        return Besides(kind, spaced, _NONE)
    return Besides(kind, spaced, (digits[start], digits[start + length - 1] + 1))
