"""How closely somebody is looked after, and when the next contact is due (R5.2): by rules that are data.

A contact in any way counts as its way does: each stands for a share of the rhythm. Only who was reached was looked
after; that nobody answered is no contact.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from math import ceil

from msgspec import Struct

from gridsteward.records.care import CareDue, CareReason


class TierRule(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One way of belonging to a tier: one of `any`, all of `all`, and the oldest at least `oldest` years old."""

    tier: str
    any: tuple[str, ...] = ()
    all: tuple[str, ...] = ()
    oldest: int = 0

    def holds(self, marks: frozenset[str], oldest: int | None) -> bool:
        """Tell whether somebody with these marks belongs to it."""
        return (
            (not self.any or not marks.isdisjoint(self.any))
            and marks.issuperset(self.all)
            and (not self.oldest or (oldest or 0) >= self.oldest)
        )


class CareEdition(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The rules of one edition, valid from a day (ISO). `every` is the rhythm of each tier in days.

    `stands` is the share of the rhythm (0 … 1) a contact in each way (a ContactWay) stands for; of so many contacts
    (`visit_of`, by tier) at least one is to be a visit. `changes` are needs codes, `events` kinds of life events, that
    are a major change while they are no older than `new_days`: contact `within_hours` of it.
    """

    issuer: str
    edition: str
    valid_from: str
    within_hours: int
    new_days: int
    changes: tuple[str, ...]
    events: tuple[str, ...]
    every: Mapping[str, int]
    stands: Mapping[str, float]
    visit_of: Mapping[str, int]
    tiers: tuple[TierRule, ...]

    def tier(self, marks: frozenset[str], oldest: int | None) -> str:
        """Return the tier of somebody with these marks, "" for one without a need."""
        return next((each.tier for each in self.tiers if each.holds(marks, oldest)), "")

    def stands_until(self, tier: str, way: str, day: str) -> str:
        """Return until which day (ISO) a contact had on a day stands for looking after."""
        days = ceil(self.every[tier] * self.stands.get(way, 0.0))
        return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


class CareRules(Struct, frozen=True, forbid_unknown_fields=True):
    """All of resources/vocabularies/care_rules.toml."""

    editions: tuple[CareEdition, ...]

    def on(self, day: date) -> CareEdition:
        """Return the edition valid on a day; before the first, the first."""
        dated = sorted(self.editions, key=lambda each: each.valid_from)
        return next((each for each in reversed(dated) if each.valid_from <= day.isoformat()), dated[0])


def next_due(
    tier: str,
    contacts: Iterable[tuple[str, str]],
    *,
    since: str,
    changes: Sequence[tuple[str, str]],
    unvisited: int = 0,
    rules: CareEdition,
) -> CareDue:
    """Return by which day (ISO) somebody of a tier is to be seen or heard next, and why.

    `contacts` are those in which they were reached: (way, ISO day), in any order. `since` is the day from which they
    are looked after: whoever was never reached is due from then on. `changes` are new major changes (code, ISO day). A
    change wins over the rhythm where it comes first, until somebody was in touch on its day or later. `unvisited`
    counts the contacts since the last visit: it moves no day, but says when the next one is to be a visit.
    """
    had = sorted(contacts, key=lambda each: each[1])
    until = max((rules.stands_until(tier, way, day) for way, day in had), default="")
    if until:
        last_way, last = had[-1]
        due, reason = until, CareReason("rhythm", {"days": rules.every[tier], "last": last, "way": last_way})
    else:
        due, reason = since, CareReason("never", {"days": rules.every[tier], "since": since})
    reasons = [(due, reason)]
    for code, day in changes:
        if not had or had[-1][1] < day:
            by = date.fromisoformat(day) + timedelta(hours=rules.within_hours)
            reasons.append((by.isoformat(), CareReason("change", {"code": code, "day": day})))
    reasons.sort(key=lambda each: each[0])
    if unvisited >= rules.visit_of[tier] - 1:
        reasons.append((reasons[0][0], CareReason("visit", {"count": unvisited})))
    return CareDue(day=reasons[0][0], reasons=tuple(each for _day, each in reasons))
