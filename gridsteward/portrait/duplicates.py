"""Households that may be one: by meter, phone, or address with a name that sounds alike.

Never by edit distance between names: any two Chinese names of three characters are within three edits of each
other (DOMAIN, complaint 7).
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import combinations
from typing import Final

from msgspec import Struct

from gridsteward.records.household import HouseholdSummary

# More homes than this behind one number or meter: a village office or a placeholder, not one household twice.
TOO_MANY: Final = 5


class Likeness(StrEnum):
    """Why two households may be one, the strongest first."""

    METER = "same_meter"
    PHONE = "same_phone"
    ADDRESS_AND_NAME = "same_address_like_name"


class DuplicatePair(Struct, frozen=True, kw_only=True):
    """Two households that may be one; `first` < `second` by id. `detail` is the shared meter, phone or address."""

    first: str
    second: str
    reasons: tuple[tuple[Likeness, str], ...]


def _sounds(summary: HouseholdSummary) -> frozenset[str]:
    """Return the readings of all names, with what dialects do not tell apart levelled (zh/z, n/l, -ng/-n …)."""
    levelled = set()
    for reading in summary.pinyin.split():
        text = reading
        for sound, plain in (("zh", "z"), ("ch", "c"), ("sh", "s"), ("l", "n"), ("h", "f")):
            text = text.replace(sound, plain)
        # Before a vowel the g begins the next syllable: chen-guo.
        text = re.sub(r"ng(?![aeiouv])", "n", text)
        levelled.add(text)
    return frozenset(levelled)


def _plain(address: str) -> str:
    return re.sub(r"[\s,，。.、;；()()号#-]", "", address).lower()


def _groups(
    keyed: Iterable[tuple[str, HouseholdSummary]],
) -> Iterator[tuple[str, Sequence[HouseholdSummary]]]:
    found: defaultdict[str, dict[str, HouseholdSummary]] = defaultdict(dict)
    for key, summary in keyed:
        if key:
            found[key][summary.id] = summary
    for key, group in found.items():
        if 2 <= len(group) <= TOO_MANY:
            yield key, list(group.values())


def duplicates(
    summaries: Sequence[HouseholdSummary], *, not_the_same: frozenset[tuple[str, str]] = frozenset()
) -> list[DuplicatePair]:
    """Return the pairs that may be one household, the strongest reasons first.

    `not_the_same` are pairs (in id order) a steward has said are two.
    """
    reasons: defaultdict[tuple[str, str], dict[Likeness, str]] = defaultdict(dict)

    def note(kind: Likeness, detail: str, group: Sequence[HouseholdSummary]) -> None:
        for one, other in combinations(sorted(group, key=lambda each: each.id), 2):
            if kind is Likeness.ADDRESS_AND_NAME and _sounds(one).isdisjoint(_sounds(other)):
                continue
            reasons[one.id, other.id].setdefault(kind, detail)

    ordered = sorted(
        summaries, key=lambda each: each.id
    )  # which detail is told does not hang on who came first
    for meter, group in _groups((each.meter_no, each) for each in ordered):
        note(Likeness.METER, meter, group)
    for phone, group in _groups(
        (phone, each) for each in ordered for phone in each.phones.replace("-", "").split()
    ):
        note(Likeness.PHONE, phone, group)
    for _, group in _groups((_plain(each.address), each) for each in ordered):
        note(Likeness.ADDRESS_AND_NAME, group[0].address, group)
    order = list(Likeness)
    pairs = [
        DuplicatePair(
            first=first,
            second=second,
            reasons=tuple(sorted(why.items(), key=lambda item: order.index(item[0]))),
        )
        for (first, second), why in reasons.items()
        if (first, second) not in not_the_same
    ]
    return sorted(
        pairs, key=lambda pair: (order.index(pair.reasons[0][0]), -len(pair.reasons), pair.first, pair.second)
    )
