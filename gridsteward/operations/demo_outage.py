"""The outage the demonstration is told of: in three days, where most people need power; a first notice was had."""

from collections import Counter
from datetime import datetime, time, timedelta
from typing import Any, Final

from gridsteward.care.outage_clock import occasion
from gridsteward.operations.area import Area
from gridsteward.operations.care_people import cared
from gridsteward.operations.door_words import put_steward_phone
from gridsteward.records.contact import CareContact, ContactOutcome, ContactWay
from gridsteward.records.household import Household
from gridsteward.records.ids import from_source
from gridsteward.records.outage import DoorWord, Outage, OutageKind, OutageNotice
from gridsteward.records.outage_round import OutageStep

_HEARD: Final = timedelta(days=5)
_AHEAD: Final = timedelta(days=3)
_OFF, _BACK = time(8), time(17)
_SOURCE: Final = "demo outage"


def announce_outage(area: Area, *, texts: dict[str, Any]) -> None:
    """Announce it, and keep what those who depend on power said to the first notice; nothing where nobody does."""
    homes = {each.id: each for each in area.store.select(Household)}
    dependent = sorted(
        (homes[each.household_id] for each in cared(area) if each.power_dependent),
        key=lambda home: home.account_no,
    )
    counts = Counter(home.transformer_district for home in dependent if home.transformer_district)
    if not counts:
        return
    district = min(counts, key=lambda name: (-counts[name], name))
    told = [home for home in dependent if home.transformer_district == district]
    now = area.now()
    day = (now + _AHEAD).date()
    outage = Outage(
        id=from_source(area.id, _SOURCE, district),
        kind=OutageKind.PLANNED,
        begins=_text(datetime.combine(day, _OFF, now.tzinfo)),
        expected=_text(datetime.combine(day, _BACK, now.tzinfo)),
        districts=district,
        line=texts["line"],
        reason=texts["reason"],
    )
    contacts = [
        CareContact(
            id=from_source(area.id, _SOURCE, home.account_no),
            household_id=home.id,
            person_id="",
            way=ContactWay.HOTLINE,
            outcome=ContactOutcome.REACHED,
            at=_text(now - _HEARD + timedelta(minutes=20 + 7 * number)),
            entered_at=_text(now - _HEARD + timedelta(minutes=21 + 7 * number)),
            steward=area.steward,
            note=texts["said"][number % len(texts["said"])],
            occasion=occasion(outage.id, OutageStep.WEEK),
        )
        for number, home in enumerate(told)
    ]
    heard = OutageNotice(
        id=from_source(area.id, _SOURCE, f"{district} heard"),
        outage_id=outage.id,
        at=_text(now - _HEARD),
        steward=area.steward,
    )
    word = DoorWord(
        id=from_source(area.id, "door word", told[0].id),
        household_id=told[0].id,
        word=texts["door_word"],
        hint=texts["door_hint"],
        agreed_at=_text(now - _HEARD),
        steward=area.steward,
    )
    with area.store.write("demo") as write:
        write.insert(outage, heard, word, *contacts)
    put_steward_phone(area, texts["phone"])


def _text(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
