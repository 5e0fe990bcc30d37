"""What a station's ledger says of needs: kept for the stewards until the people themselves were asked."""

import random
from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from gridsteward.operations.area import Area
from gridsteward.operations.needs import seal_need
from gridsteward.records.need import NEED, KnownNeed, Need, NeedAct, NeedDone, NeedSource
from gridsteward.records.sealed import Audience
from gridsteward.store.write import Write

if TYPE_CHECKING:  # a ledger that says nothing of needs is taken in without it
    from gridsteward.sync.audiences import Audiences


class Told(Struct, frozen=True, kw_only=True):
    """What a ledger says anew of one need: of which households, which are over, which were kept against it."""

    began: Sequence[str]
    over: Sequence[KnownNeed]
    kept: Sequence[KnownNeed]
    ledger: str


def sealing_for(area: Area, told: Told) -> "Audiences | None":
    """Return what the needs of a ledger are sealed with, None where there are none; before the write."""
    if not (told.began or told.over or told.kept):
        return None
    from gridsteward.operations.sealed import sealing

    return sealing(area)


def take_from_ledger(area: Area, write: Write, here: "Audiences", told: Told, *, code: str) -> None:
    """Keep what the station's ledger tells of a need for the stewards; the people are still to be asked."""
    from gridsteward.operations.sealed import add

    today, at = area.now().date().isoformat(), area.stamp()
    began = list(told.began)
    random.SystemRandom().shuffle(began)  # the order of the rows tells nothing of the households
    for household_id in began:
        need = Need(
            code=code,
            since=today,
            evidence=told.ledger,
            steward=area.steward,
            at=at,
            source=NeedSource.LEDGER.value,
        )
        seal_need(write, here, household_id, need, audience=Audience.STEWARD)
    for done, known in ((NeedDone.LEFT_LIST, told.over), (NeedDone.KEPT, told.kept)):
        for each in known:
            act = NeedAct(done=done.value, at=at, steward=area.steward, words=told.ledger)
            add(area, write, here, each.id, act, household_id=each.household_id)


def may_write(area: Area) -> bool:
    """Tell whether this laptop may keep what a ledger says of needs: for the stewards, not for a deputy to see."""
    from gridsteward.operations.sealed import may_see

    return may_see(area, Audience.STEWARD)


def households_erased(area: Area) -> set[str]:
    """Return of which households a need was erased because the person asked for it, as far as this laptop knows."""
    if not area.store.query("SELECT 1 FROM sealed_erased WHERE why <> 'replaced' LIMIT 1"):
        return set()
    from gridsteward.operations.sealed import erased_homes

    return erased_homes(area, NEED)
