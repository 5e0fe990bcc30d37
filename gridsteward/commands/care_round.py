"""The contact round of an outage on the command line: who is due, what was said, power is back."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from gridsteward.commands.session import Answer, Session
from gridsteward.operations import needs, outage_round, outages
from gridsteward.operations.area import Area
from gridsteward.records.contact import ContactOutcome, ContactWay
from gridsteward.records.faults import Fault
from gridsteward.records.outage import OutageState
from gridsteward.records.outage_round import CareRound, OutagePerson
from gridsteward.words import Words


def show(session: Session) -> Answer:
    """List the outages that ask for something, each with its people and their clocks."""
    words = session.words
    with session.opened() as area:
        found = _chosen(session, area)
        hidden = needs.hidden_needs(area)
    data = {"rounds": [_round_data(each) for each in found], "hidden": hidden}
    lines = [line for each in found for line in _round_lines(each, words)] or [words("care_round.none")]
    if hidden:
        lines.append(words("care_needs.hidden", count=hidden))
    return Answer(data=data, lines=lines)


def contact(session: Session) -> Answer:
    """Keep what came of calling somebody."""
    arguments, words = session.arguments, session.words
    with session.opened() as area:
        found, person = _person(session, area)
        kept = outage_round.record_call(
            area,
            found.outage.id,
            person.household_id,
            person_id=person.person_id,
            outcome=ContactOutcome(arguments.outcome),
            way=ContactWay(arguments.way),
            note=arguments.note,
        )
        now = _of(outage_round.care_round(area, found.outage.id), person)
    lines = [
        words("care_round.kept", name=person.name, outcome=words(f"contact_outcome.{arguments.outcome}"))
    ]
    lines += [
        words("care_round.also_called", steward=each.steward, at=each.at[11:16]) for each in kept.others
    ]
    if now.clock.go_there:
        lines.append(words("care_round.go_there"))
    if now.clock.due:
        lines.append(words("care_round.next", at=_clock(now.clock.due)))
    data = {
        "contact": kept.contact.id,
        "also": [{"steward": each.steward, "at": each.at} for each in kept.others],
        **_person_data(now),
    }
    return Answer(data=data, lines=lines)


def take(session: Session) -> Answer:
    """Let a steward look after somebody from now on."""
    arguments, words = session.arguments, session.words
    with session.opened() as area:
        found, person = _person(session, area)
        outage_round.take_over(
            area,
            found.outage.id,
            person.household_id,
            person_id=person.person_id,
            steward=arguments.steward,
            reason=arguments.reason,
        )
        now = _of(outage_round.care_round(area, found.outage.id), person)
    return Answer(data=_person_data(now), lines=[words("care_round.taken", name=now.name, steward=now.carer)])


def restore(session: Session) -> Answer:
    """Say that power is back."""
    arguments, words = session.arguments, session.words
    with session.opened() as area:
        found = _one(session, area, OutageState.ON)
        at = _moment(area, arguments.at) if arguments.at else None
        outages.restore_power(area, found.outage.id, at=at)
        now = outage_round.care_round(area, found.outage.id)
    left = sum(bool(each.clock.due) for each in now.people)
    return Answer(
        data=_round_data(now),
        lines=[words("care_round.restored", at=_clock(now.outage.restored), left=left)],
    )


# -- which -----------------------------------------------------------------------------------------------------------


def _chosen(session: Session, area: Area) -> list[CareRound]:
    arguments = session.arguments
    if outage := getattr(arguments, "outage", ""):
        return [outage_round.care_round(area, outage)]
    found = outage_round.current_rounds(area)
    if district := getattr(arguments, "district", ""):
        found = [each for each in found if district in each.outage.names]
        if not found:
            raise Fault("no_outage_there", name=district)
    return found


def _one(session: Session, area: Area, *states: OutageState) -> CareRound:
    found = [each for each in _chosen(session, area) if not states or each.state in states]
    if not found:
        raise Fault("no_outage_now")
    if len(found) > 1:
        raise Fault("several_outages", count=len(found))
    return found[0]


def _person(session: Session, area: Area) -> tuple[CareRound, OutagePerson]:
    """Return whom an account number means: who is called first of that home."""
    number = "".join(session.arguments.account_no.split())
    for found in _chosen(session, area):
        for person in found.people:
            if person.account_no == number:
                return found, person
    raise Fault("not_in_outage")


def _of(found: CareRound, person: OutagePerson) -> OutagePerson:
    key = (person.household_id, person.person_id)
    return next(each for each in found.people if (each.household_id, each.person_id) == key)


def _moment(area: Area, text: str) -> datetime:
    try:
        hour, minute = (int(part) for part in text.split(":"))
        return area.now().replace(hour=hour, minute=minute, second=0, microsecond=0)
    except ValueError as error:
        raise Fault("not_a_clock", value=text) from error


# -- saying it -------------------------------------------------------------------------------------------------------


def _round_data(found: CareRound) -> dict[str, Any]:
    outage = found.outage
    return {
        "outage": outage.id,
        "kind": outage.kind,
        "state": found.state.value,
        "begins": outage.begins,
        "expected": outage.expected,
        "restored": outage.restored,
        "districts": list(outage.names),
        "reason": outage.reason,
        "people": [_person_data(each) for each in found.people],
    }


def _person_data(person: OutagePerson) -> dict[str, Any]:
    clock = person.clock
    return {
        "account_no": person.account_no,
        "name": person.name,
        "tier": person.tier,
        "power_dependent": person.power_dependent,
        "needs": list(person.codes),
        "phones": [number for each in person.reach for number in each.phones],
        "emergency": [number for each in person.emergency for number in each.phones],
        "step": clock.step.value if clock.step else None,
        "due": clock.due or None,
        "overdue": clock.overdue,
        "missed": clock.missed,
        "go_there": clock.go_there,
        "called_again": len(clock.again),
        "carer": person.carer,
        "also_taken": person.also_taken,
    }


def _round_lines(found: CareRound, words: Words) -> Iterator[str]:
    outage = found.outage
    yield words(
        "care_round.head",
        state=words(f"outage_state.{found.state.value}"),
        kind=words(f"outage_kind.{outage.kind}"),
        begins=_clock(outage.begins),
        ends=_clock(outage.restored or outage.expected) or "…",
        districts=words("list.comma").join(outage.names),
        id=outage.id,
    )
    if not found.people:
        yield words("care_round.nobody")
    for each in found.people:
        clock = each.clock
        when = words("care_round.settled")
        if clock.due:
            what = words(f"outage_step.{clock.step}", number=_number(each))
            said = "care_round.overdue" if clock.overdue else "care_round.due"
            when = words(said, what=what, at=_clock(clock.due))
        phones = words("list.comma").join(number for one in each.reach for number in one.phones)
        yield words("care_round.line", account_no=each.account_no, name=each.name, phones=phones, when=when)
        if clock.go_there:
            yield words("care_round.go_there")
        if clock.missed:
            yield words("care_round.missed", count=clock.missed)
        for again in clock.again:
            yield words("care_round.also_called", steward=again.steward, at=again.at[11:16])
        if each.also_taken:
            yield words("care_round.also_taken", steward=each.also_taken)


def _number(person: OutagePerson) -> int:
    return person.clock.turns[-1].number if person.clock.turns else 0


def _clock(iso: str) -> str:
    return iso[5:16].replace("T", " ")
