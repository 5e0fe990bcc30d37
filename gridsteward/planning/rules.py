"""The rules of visits as data: who is to be seen how often and for what, and what a visit takes (R4.1, R5.2, R5.3)."""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from gridsteward.planning.facts import HomeFacts
from gridsteward.planning.sites import Speed
from gridsteward.records.faults import Fault
from gridsteward.records.plan import Span

Kind = Literal["cadence", "promise", "agreed", "request", "finding", "stale", "date", "carried", "group"]


class When(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which homes are meant; what is not said asks for nothing. All that is said must hold.

    `any` are tags or relation classes of which one is enough, `all` those that must all be there, `none` those that
    must not. `tiers` are care tiers, `oldest` the least age of the oldest who lives there, `tenure` what it may be.
    """

    any: tuple[str, ...] = ()
    all: tuple[str, ...] = ()
    none: tuple[str, ...] = ()
    tiers: tuple[str, ...] = ()
    tenure: tuple[str, ...] = ()
    oldest: int = 0

    def holds(self, home: HomeFacts) -> bool:
        """Tell whether a home is meant."""
        marks = home.marks
        return (
            (not self.any or not marks.isdisjoint(self.any))
            and marks.issuperset(self.all)
            and marks.isdisjoint(self.none)
            and (not self.tiers or home.care_tier in self.tiers)
            and (not self.tenure or home.tenure in self.tenure)
            and (not self.oldest or (home.oldest or 0) >= self.oldest)
        )


class Rule(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One reason to see a home. `key` is a key of the words [visit_reason].

    `priority` on its day, plus `per_day` for every day beyond it, `most` at most. A `cadence` wants a home met every
    `every` days (0: as its care tier says) and stands for it from `ahead` days before. `kinds` are the kinds of
    findings or dates meant, `within` how many days a finding or a plan that was not carried out stays a reason, and a
    call keeps a `stale` portrait or a `group` from being one. `must` makes the day itself one on which
    it may not be left out. A `group` gives the reason to every home that shares `by` ("transformer_district" or
    "landlord") with at least `least` homes of which `when` holds. `least` of a `stale` portrait: parts to be asked.
    """

    key: str
    kind: Kind
    priority: int
    minutes: int
    when: When = When()
    per_day: float = 0
    most: int = 100
    every: int = 0
    ahead: int = 0
    within: int = 0
    least: int = 1
    kinds: tuple[str, ...] = ()
    by: Literal["transformer_district", "landlord"] = "transformer_district"
    must: bool = False
    checks: tuple[str, ...] = ()


class Bring(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Whom to bring along: a key of the words [bring], and to which homes."""

    who: str
    when: When


class CheckAt(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What to look at: keys of the words [check], and in which homes."""

    checks: tuple[str, ...]
    when: When


class VisitRules(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All of resources/vocabularies/visit_rules.toml.

    `worth` is how many seconds on the road one point of priority is worth. `longest` caps the minutes of a visit
    with several reasons, each of which after the first adds `each_more`. `knock` minutes are kept for getting in.
    """

    worth: int
    each_more: int
    longest: int
    knock: int
    parts: Mapping[str, tuple[str, str]]
    travel: Mapping[str, Speed]
    rules: tuple[Rule, ...]
    bring: tuple[Bring, ...] = ()
    checks: tuple[CheckAt, ...] = ()

    def part_span(self, part: str) -> Span | None:
        """Return the hours of a part of the day ("morning"), None for one this version does not know."""
        found = self.parts.get(part)
        return Span(minute_of(found[0]), minute_of(found[1])) if found else None


def minute_of(clock: str) -> int:
    """Return the minute since midnight of "HH:MM"; raise Fault clock_time."""
    hour, _, minute = clock.partition(":")
    if not (
        hour.isdecimal() and minute.isdecimal() and int(hour) * 60 + int(minute) <= 1440 and int(minute) < 60
    ):
        raise Fault("clock_time", value=clock)
    return int(hour) * 60 + int(minute)
