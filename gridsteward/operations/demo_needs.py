"""The needs of an invented area, as a station that asks first comes to know them; some are still to be asked about."""

from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING, Any, Final

from msgspec.structs import replace

from gridsteward.operations.area import Area
from gridsteward.operations.needs import must_end, need_codes, seal_need
from gridsteward.records.household import HouseholdTag
from gridsteward.records.need import Consent, Need, NeedSource
from gridsteward.records.sealed import Audience
from gridsteward.store.write import Write

if TYPE_CHECKING:
    from gridsteward.operations.demo_data import DemoArea
    from gridsteward.sync.audiences import Audiences

_YEAR: Final = 365
_SHARED: Final = ((0.62, Audience.STEWARD), (0.90, Audience.EVERYBODY), (1.0, Audience.SUPERVISOR))
_FROM_LEDGER: Final = 0.12  # of those living alone: the ledger says so, nobody has asked yet


def is_need(tag: HouseholdTag) -> bool:
    """Tell whether a mark of an invented home is a need."""
    return tag.tag in need_codes()


def put_needs(
    area: Area, write: Write, here: "Audiences", made: "DemoArea", *, texts: dict[str, Any]
) -> None:
    """Write the needs of the homes down, as of the days they were learnt on. `texts` are consent's words."""
    residents = {person.household_id: person.id for person in reversed(made.people) if person.lives_here}
    for tag in filter(is_need, made.tags):
        rng = Random(f"need {tag.id}")  # noqa: S311  (the same demo every time; nothing secret)
        unasked = tag.tag == "living_alone" and rng.random() < _FROM_LEDGER
        dice = rng.random()
        audience = next(which for share, which in _SHARED if dice < share)
        need = (
            _ledger(area, tag)
            if unasked
            else _asked(area, tag, rng, audience=audience, today=made.today, texts=texts)
        )
        of_one = tag.tag not in ("empty_nest", "young_children", "left_behind_child", "destitute")
        person = residents.get(tag.household_id, "") if of_one else ""
        audience = Audience.STEWARD if unasked else audience
        seal_need(write, here, tag.household_id, replace(need, person_id=person), audience=audience)


def _ledger(area: Area, tag: HouseholdTag) -> Need:
    return Need(
        code=tag.tag,
        since=tag.since,
        evidence=tag.evidence,
        steward=area.steward,
        at=area.stamp(),
        source=NeedSource.LEDGER.value,
    )


def _asked(
    area: Area, tag: HouseholdTag, rng: Random, *, audience: Audience, today: date, texts: dict[str, Any]
) -> Need:
    consent = Consent(day=tag.since, words=rng.choice(texts["record"]))
    share = Consent(day=tag.since, words=rng.choice(texts["share"]))
    # most reviews lie ahead, a few are late
    review = (today + timedelta(days=rng.randint(-20, _YEAR))).isoformat()
    ends = tag.expires or (
        (today + timedelta(days=rng.randint(-5, 90))).isoformat() if must_end(tag.tag) else ""
    )
    return Need(
        code=tag.tag,
        since=tag.since,
        evidence=tag.evidence,
        steward=area.steward,
        at=area.stamp(),
        review_by="" if ends else review,
        ends=ends,
        record=consent,
        share=None if audience is Audience.SUPERVISOR else share,
    )
