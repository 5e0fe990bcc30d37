"""The contact round of an outage: who is in it, what is due to whom, what was said, who takes over whom (R5.6)."""

import json
from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from msgspec import Struct

from gridsteward.care import outage_clock
from gridsteward.operations.area import Area
from gridsteward.operations.care_people import cared
from gridsteward.operations.contacts import contacts_for, record_contact
from gridsteward.operations.outages import notices, outages
from gridsteward.records.care import Cared
from gridsteward.records.contact import CareContact, ContactOutcome, ContactWay
from gridsteward.records.faults import Fault
from gridsteward.records.household import Household, Person
from gridsteward.records.ids import made_by_hand
from gridsteward.records.journal import Change
from gridsteward.records.outage import Outage, OutageState, OutageTake
from gridsteward.records.outage_round import CareRound, Clock, OutagePerson, OutageStep, Reachable
from gridsteward.records.plan import CareTier

AHEAD: Final = timedelta(days=10)
"""So long before it begins an outage is put before the steward: three days more than the first notice is due."""
_TOLD: Final = frozenset((CareTier.HIGH, CareTier.KEY))
"""Who is rung up before an outage though they do not depend on power: the station cannot ring up every pensioner."""
Key = tuple[str, str]


class Kept(Struct, frozen=True, kw_only=True):
    """A contact that was kept. `others` had reached the same person for the same turn already."""

    contact: CareContact
    change: Change
    others: tuple[CareContact, ...] = ()


def care_round(area: Area, outage_id: str) -> CareRound:
    """Return an outage with everybody in it. Raise Fault row_gone where there is none."""
    (found,) = _rounds(area, [area.store.get(Outage, outage_id)])
    return found


def current_rounds(area: Area) -> list[CareRound]:
    """Return the outages that ask for something: on, coming soon, or over with somebody still to ask after."""
    now = area.now()
    near = [
        each
        for each in outages(area)
        if each.state(area.stamp()) is not OutageState.CANCELLED
        and datetime.fromisoformat(each.begins) <= now + AHEAD
        and (not each.restored or datetime.fromisoformat(each.restored) > now - outage_clock.AFTERWARDS)
    ]
    return [each for each in _rounds(area, near) if each.state is not OutageState.OVER or each.open]


def rounds_between(area: Area, first: str, last: str) -> list[CareRound]:
    """Return the outages that began within a period (ISO dates, both included; "" is open), in their order."""
    chosen = [
        each
        for each in area.store.select(Outage, order="begins, id")
        if (not first or each.begins[:10] >= first) and (not last or each.begins[:10] <= last)
    ]
    return _rounds(area, chosen)


def record_call(
    area: Area,
    outage_id: str,
    household_id: str,
    *,
    person_id: str = "",
    outcome: ContactOutcome = ContactOutcome.REACHED,
    way: ContactWay = ContactWay.HOTLINE,
    note: str = "",
    at: str = "",
) -> Kept:
    """Keep what came of calling somebody: for what is due now, else for the round that goes on.

    Raise Fault not_in_outage where nobody of that home is looked after there, and as `record_contact`.
    """
    found = care_round(area, outage_id)
    person = next(
        (each for each in found.people if (each.household_id, each.person_id) == (household_id, person_id)),
        None,
    )
    if person is None:
        raise Fault("not_in_outage")
    step = person.clock.step or _otherwise(found)
    contact, change = record_contact(
        area,
        household_id,
        way=way,
        outcome=outcome,
        person_id=person_id,
        at=at,
        note=note,
        occasion=outage_clock.occasion(outage_id, step),
    )
    after = next(
        each
        for each in care_round(area, outage_id).people
        if (each.household_id, each.person_id) == (household_id, person_id)
    )
    turn = next((each for each in after.clock.turns if contact in (*each.again, each.had)), None)
    others = [each for each in (turn.had, *turn.again) if each and each.id != contact.id] if turn else []
    return Kept(contact=contact, change=change, others=tuple(others))


def _otherwise(found: CareRound) -> OutageStep:
    """Return what a call is for when nothing is owed."""
    now = {OutageState.ON: OutageStep.ROUND, OutageState.OVER: OutageStep.AFTER}
    return now.get(found.state, OutageStep.DAY)


def take_over(
    area: Area,
    outage_id: str,
    household_id: str,
    *,
    person_id: str = "",
    steward: str = "",
    reason: str = "",
) -> Change:
    """Let a steward (oneself when "") look after a person from now on; the hand-over stays on record."""
    area.store.get(Outage, outage_id)
    before = [
        each
        for each in _takes(area, [outage_id])[outage_id]
        if (each.household_id, each.person_id) == (household_id, person_id)
    ]
    take = OutageTake(
        id=made_by_hand(),
        outage_id=outage_id,
        household_id=household_id,
        person_id=person_id,
        steward=steward.strip() or area.steward,
        at=area.stamp(),
        entered_by=area.steward,
        reason=reason.strip(),
        before=before[-1].id if before else "",
    )
    with area.store.write("outage.take", about=household_id) as write:
        write.insert(take)
    return write.outcome()


def stewards_around(area: Area) -> list[str]:
    """Return who works in this area, as far as it has written something here, oneself first."""
    sql = "SELECT DISTINCT steward FROM device WHERE steward <> '' ORDER BY 1"
    return list(dict.fromkeys((area.steward, *(str(name) for (name,) in area.store.query(sql)))))


# -- putting it together ---------------------------------------------------------------------------------------------


def _rounds(area: Area, chosen: Iterable[Outage]) -> list[CareRound]:
    found = list(chosen)
    if not found:
        return []
    now, stamp = area.now(), area.stamp()
    names = sorted({name for each in found for name in each.names})
    contacts: defaultdict[str, list[CareContact]] = defaultdict(list)
    for had in contacts_for(area, [name for each in found for name in outage_clock.occasions(each.id)]):
        contacts[had.occasion.split(":")[1]].append(had)
    called = {had.household_id for each in contacts.values() for had in each}
    where = (
        "transformer_district IN (SELECT value FROM json_each(?)) OR id IN (SELECT value FROM json_each(?))"
    )
    homes = {
        each.id: each
        for each in area.store.select(Household, where, (json.dumps(names), json.dumps(sorted(called))))
    }
    looked_after = [each for each in cared(area) if each.household_id in homes]
    shown = {*called, *(each.household_id for each in looked_after)}
    people: defaultdict[str, list[Person]] = defaultdict(list)
    of_them = "household_id IN (SELECT value FROM json_each(?))"
    for person in area.store.select(
        Person, of_them, (json.dumps(sorted(shown)),), order="main_contact DESC, id"
    ):
        people[person.household_id].append(person)
    takes = _takes(area, [each.id for each in found])
    heard = notices(area)
    return [
        CareRound(
            outage=each,
            state=each.state(stamp),
            at=stamp,
            people=tuple(
                sorted(
                    _people(
                        each,
                        looked_after,
                        homes,
                        people=people,
                        had=contacts[each.id],
                        takes=takes[each.id],
                        known=datetime.fromisoformat(
                            heard[each.id][0].at if each.id in heard else each.begins
                        ),
                        now=now,
                    ),
                    key=lambda one: (
                        not one.clock.due,
                        not one.power_dependent,
                        datetime.fromisoformat(one.clock.due).timestamp() if one.clock.due else 0.0,
                        one.village,
                        one.name,
                        one.household_id,
                    ),
                )
            ),
        )
        for each in found
    ]


def _takes(area: Area, ids: Iterable[str]) -> defaultdict[str, list[OutageTake]]:
    wanted = set(ids)
    found: defaultdict[str, list[OutageTake]] = defaultdict(list)
    for each in area.store.select(OutageTake, order="at, id"):
        if each.outage_id in wanted:
            found[each.outage_id].append(each)
    return found


def _people(
    outage: Outage,
    looked_after: Iterable[Cared],
    homes: dict[str, Household],
    *,
    people: dict[str, list[Person]],
    had: list[CareContact],
    takes: list[OutageTake],
    known: datetime,
    now: datetime,
) -> Iterable[OutagePerson]:
    districts = set(outage.names)
    shown: set[str] = set()
    for each in looked_after:
        home = homes[each.household_id]
        if home.transformer_district not in districts:
            continue
        own = [one for one in had if one.household_id == home.id and one.person_id in ("", each.person_id)]
        shown.update(one.id for one in own)
        mine = [one for one in takes if (one.household_id, one.person_id) == (home.id, each.person_id)]
        clock = outage_clock.clock(
            outage, own, known=known, dependent=each.power_dependent, told=each.tier in _TOLD, now=now
        )
        yield _person(each, home, people[home.id], clock=clock, takes=mine)
    # Whoever was called stays in the record, though they moved or their need was taken off since.
    rest: defaultdict[Key, list[CareContact]] = defaultdict(list)
    for one in had:
        if one.id not in shown and one.household_id in homes:
            rest[one.household_id, one.person_id].append(one)
    for (household_id, person_id), own in sorted(rest.items()):
        clock = Clock(turns=outage_clock.clock(outage, own, known=known, dependent=False, now=now).turns)
        gone = Cared(household_id=household_id, person_id=person_id, tier="")
        yield _person(gone, homes[household_id], people[household_id], clock=clock, takes=[])


def _person(
    one: Cared, home: Household, people: list[Person], *, clock: Clock, takes: list[OutageTake]
) -> OutagePerson:
    named = next((each.name for each in people if each.id == one.person_id), "")
    living = [each for each in people if each.lives_here and each.phones]
    first = sorted(living, key=lambda each: each.id != one.person_id)
    afar = [each for each in people if each.phones and (each.emergency_contact or not each.lives_here)]
    last = takes[-1] if takes else None
    also = [
        each for each in takes[:-1] if last and each.before == last.before and each.steward != last.steward
    ]
    return OutagePerson(
        household_id=home.id,
        person_id=one.person_id,
        account_no=home.account_no,
        name=named or home.name,
        address=home.address,
        village=home.village,
        district=home.transformer_district,
        tier=one.tier,
        power_dependent=one.power_dependent,
        codes=tuple(sorted(one.codes)),
        reach=tuple(_reachable(each) for each in first if not each.emergency_contact),
        emergency=tuple(
            _reachable(each) for each in sorted(afar, key=lambda each: not each.emergency_contact)
        ),
        clock=clock,
        takes=tuple(takes),
        carer=last.steward if last else "",
        also_taken=also[-1].steward if also else "",
    )


def _reachable(person: Person) -> Reachable:
    return Reachable(name=person.name, relation=person.relation, phones=tuple(person.phones.split()))
