"""The register of needs (R5.1): written down with consent, shown to those it was shared with, looked at again, erased.

Needs are sealed (`operations.sealed`); for lists, what this laptop may see stands beside (`operations.needs_seen`).
"""

import json
import tomllib
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from gridsteward.assets import asset
from gridsteward.operations.area import Area
from gridsteward.records.faults import Fault
from gridsteward.records.household import Household, Person
from gridsteward.records.journal import Change
from gridsteward.records.need import NEED, Consent, KnownNeed, Need, NeedAct, NeedDone, NeedSource
from gridsteward.records.sealed import Audience, Erased, ErasedFor
from gridsteward.store.write import Write

if TYPE_CHECKING:  # an area without needs is opened without it
    from gridsteward.sync.audiences import Audiences

_GROUPS: Final = (
    *("power_dependent", "medical", "cognition", "sensory", "mobility", "life_stage", "circumstances"),
    *("temporary", "access"),
)
# needs that are over by themselves: a child grows up, a convalescence ends
_ENDING: Final = frozenset({"young_children", "post_hospital", "life_change"})
_REVIEW_YEARS: Final = 1


@cache
def need_groups() -> Mapping[str, tuple[str, ...]]:
    """Return group → needs codes, in the order of the tag library."""
    groups = tomllib.loads(asset("resources", "vocabularies", "tags.toml").read_text("utf-8"))
    return {group: tuple(groups[group]) for group in _GROUPS}


@cache
def need_codes() -> frozenset[str]:
    """Return all needs codes."""
    return frozenset(code for codes in need_groups().values() for code in codes)


def must_end(code: str) -> bool:
    """Tell whether a need of this code has a day on which it is over."""
    return code in _ENDING


# -- seeing ------------------------------------------------------------------------------------------------------------


def known_needs(area: Area, household_id: str = "", *, ended: bool = False) -> list[KnownNeed]:
    """Return the needs this laptop may see, of one household or of all, those that are over only when asked for."""
    if not area.store.query("SELECT 1 FROM sealed WHERE kind = ? LIMIT 1", (NEED,)):
        return []
    from gridsteward.operations.sealed import opened

    found = [
        KnownNeed(
            id=each.id,
            household_id=each.household_id,
            audience=each.audience,
            need=each.content,
            acts=each.acts,
        )
        for each in opened(area, NEED, Need, NeedAct, household_id=household_id)
    ]
    return [each for each in found if ended or not each.ended]


def to_review(area: Area, by: date) -> list[KnownNeed]:
    """Return the needs somebody is to look at by a day, the longest overdue first. Those not yet asked about last."""
    found = [each for each in known_needs(area) if each.asks_on and each.asks_on <= by.isoformat()]
    return sorted(
        found, key=lambda each: (each.need.record is None, each.asks_on, each.household_id, each.id)
    )


def people_of(area: Area, households: Sequence[str]) -> dict[str, list[Person]]:
    """Return the people of these households, whose needs they may be."""
    found: dict[str, list[Person]] = {}
    chosen = json.dumps(sorted(set(households)))
    where = "household_id IN (SELECT value FROM json_each(?))"
    for person in area.store.select(Person, where, (chosen,), order="main_contact DESC, id"):
        found.setdefault(person.household_id, []).append(person)
    return found


def erased_needs(area: Area, household_id: str) -> list[Erased]:
    """Return what is left of needs that were erased: that there was one, when it was erased and by whom."""
    from gridsteward.operations.sealed import erased

    return erased(area, NEED, household_id)


def hidden_needs(area: Area) -> int:
    """Return how many needs lie in the area that this laptop may not see."""
    from gridsteward.operations.sealed import hidden

    return hidden(area, NEED)


# -- writing down ------------------------------------------------------------------------------------------------------


def record_need(area: Area, household_id: str, need: Need, *, audience: Audience) -> tuple[str, Change]:
    """Write a need down for those it may be shared with; return its id.

    Raise Fault need_unknown, need_no_consent (the person did not agree to its being recorded), need_not_shared (for
    more people than they agreed to), need_no_end, need_dates, need_known (this laptop knows the same one already),
    row_gone or not_of_the_area.
    """
    _check(area, household_id, need, audience=audience)
    need = replace(need, steward=area.steward, at=area.stamp(), source=NeedSource.STEWARD.value)
    if any(_same(each.need, need) for each in known_needs(area, household_id)):
        raise Fault("need_known")
    from gridsteward.operations.sealed import sealing

    here = sealing(area)
    with area.store.write("sealed.write") as write:
        made = seal_need(write, here, household_id, _with_review(area, need), audience=audience)
    return made, write.outcome()


def change_need(area: Area, known: KnownNeed, need: Need, *, audience: Audience) -> tuple[str, Change]:
    """Write a need down anew in place of what stood, for others to see if the person says so; the old is erased.

    Faults as `record_need`. What was done about it until now is gone with it: the new one says all that holds.
    """
    _check(area, known.household_id, need, audience=audience)
    need = replace(need, steward=area.steward, at=area.stamp(), source=NeedSource.STEWARD.value)
    from gridsteward.operations.sealed import erase, sealing

    here = sealing(area)
    with area.store.write("sealed.change") as write:
        made = seal_need(write, here, known.household_id, _with_review(area, need), audience=audience)
        erase(area, write, here, known.id, household_id=known.household_id, why=ErasedFor.REPLACED.value)
    return made, write.outcome()


def review_need(area: Area, known: KnownNeed, *, words: str, review_by: str = "", ends: str = "") -> Change:
    """Say that a need still holds, with what was seen or said, and until when; a year where nothing is said.

    Raise Fault need_no_words, need_dates or need_no_consent (consent was never asked: ask with `change_need`).
    """
    if known.need.record is None:
        raise Fault("need_no_consent")
    if not words.strip():
        raise Fault("need_no_words")
    today = area.now().date()
    ends = ends or ("" if known.ends and known.ends <= today.isoformat() else known.ends)
    if must_end(known.need.code) and not ends:
        raise Fault("need_no_end")
    for day in (review_by, ends):
        if day and _day(day) <= today:
            raise Fault("need_dates")
    act = NeedAct(
        done=NeedDone.REVIEWED.value,
        at=area.stamp(),
        steward=area.steward,
        words=words.strip(),
        review_by=review_by or ("" if ends else _in_a_year(today)),
        ends=ends,
    )
    return _act(area, known, act)


def end_need(area: Area, known: KnownNeed, *, words: str) -> Change:
    """Say that a need is over, with what was seen or said; it stays in the register as one that was.

    Raise Fault need_no_words.
    """
    if not words.strip():
        raise Fault("need_no_words")
    act = NeedAct(done=NeedDone.ENDED.value, at=area.stamp(), steward=area.steward, words=words.strip())
    return _act(area, known, act)


def erase_need(area: Area, known: KnownNeed, *, why: ErasedFor = ErasedFor.ASKED) -> Change:
    """Erase a need on every laptop: only that there was one, when it was erased and by whom stays. Not to be undone."""
    from gridsteward.operations.sealed import erase, sealing

    here = sealing(area)
    with area.store.write("sealed.erase") as write:
        erase(area, write, here, known.id, household_id=known.household_id, why=why.value)
    return write.outcome()


def _act(area: Area, known: KnownNeed, act: NeedAct) -> Change:
    from gridsteward.operations.sealed import add, sealing

    here = sealing(area)
    with area.store.write("sealed.act") as write:
        add(area, write, here, known.id, act, household_id=known.household_id)
    return write.outcome()


def seal_need(write: Write, here: "Audiences", household_id: str, need: Need, *, audience: Audience) -> str:
    """Seal a need inside an open write; return its id."""
    from gridsteward.operations.sealed import keep

    return keep(write, here, kind=NEED, household_id=household_id, content=need, audience=audience)


def _same(one: Need, other: Need) -> bool:
    return one.code == other.code and one.person_id == other.person_id


def _check(area: Area, household_id: str, need: Need, *, audience: Audience) -> None:
    area.store.get(Household, household_id)
    if need.person_id:
        area.store.get(Person, need.person_id)
    if need.code not in need_codes():
        raise Fault("need_unknown", value=need.code)
    if not _agreed(need.record):
        raise Fault("need_no_consent")
    if audience is not Audience.SUPERVISOR and not _agreed(need.share):
        raise Fault("need_not_shared")
    if must_end(need.code) and not need.ends:
        raise Fault("need_no_end")
    today = area.now().date()
    past = [need.since, *(each.day for each in (need.record, need.share) if each is not None)]
    if any(day and _day(day) > today for day in past) or any(
        day and _day(day) <= today for day in (need.review_by, need.ends)
    ):
        raise Fault("need_dates")


def _agreed(consent: Consent | None) -> bool:
    return consent is not None and bool(consent.day) and bool(consent.words.strip())


def _with_review(area: Area, need: Need) -> Need:
    return need if need.review_by or need.ends else replace(need, review_by=_in_a_year(area.now().date()))


def _in_a_year(today: date) -> str:
    day = today.replace(day=28) if (today.month, today.day) == (2, 29) else today
    return day.replace(year=day.year + _REVIEW_YEARS).isoformat()


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Fault("need_dates") from None
