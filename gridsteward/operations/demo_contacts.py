"""The words a station of an invented area had with those it looks after: most in time, a few late."""

from datetime import timedelta
from random import Random
from typing import Any, Final

from gridsteward.operations.area import Area
from gridsteward.operations.care_people import cared
from gridsteward.operations.care_rules import edition
from gridsteward.records.contact import CareContact, ContactOutcome, ContactWay
from gridsteward.records.ids import from_source

_SOURCE: Final = "demo contact"
_WAYS: Final = (
    *(ContactWay.HOTLINE,) * 6,
    *(ContactWay.RELATIVES,) * 2,
    *(ContactWay.VOLUNTEER, ContactWay.THIRD_PARTY),
)
_LATE: Final = 0.03
_HOURS: Final = (8, 9, 10, 11, 15, 16, 17)


def put_contacts(area: Area, *, texts: dict[str, Any]) -> None:
    """Keep for everybody looked after the last word, and the one before it."""
    now, rows = area.now(), []
    every = edition(now.date()).every
    for each in cared(area):
        rng = Random(f"contact {each.household_id}")  # noqa: S311  (the same demo every time; nothing secret)
        rhythm = every[each.tier]
        late = rng.randint(1, 4) if rng.random() < _LATE else 0
        days = rhythm + late if late else rng.randint(0, rhythm - 1)
        for turn, ago in enumerate((days, days + rhythm - 1)):
            at = (now - timedelta(days=ago)).replace(
                hour=rng.choice(_HOURS), minute=rng.randint(0, 59), second=0, microsecond=0
            )
            at = min(at, now)
            rows.append(
                CareContact(
                    id=from_source(area.id, _SOURCE, f"{each.household_id}:{turn}"),
                    household_id=each.household_id,
                    person_id="",
                    way=rng.choice(_WAYS).value,
                    outcome=ContactOutcome.REACHED.value,
                    at=at.isoformat(timespec="seconds"),
                    entered_at=at.isoformat(timespec="seconds"),
                    steward=area.steward,
                    note=rng.choice(texts["said"]),
                )
            )
    with area.store.write("demo") as write:
        write.insert(*rows)
