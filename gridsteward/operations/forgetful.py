"""The routine for somebody who forgets to switch off, and the message to family a steward sends by hand (R5.4).

Nothing is ever sent from here: the text is drafted, the steward sends it with their own telephone and says so.
"""

import tomllib
from functools import cache
from typing import Final

import msgspec

from gridsteward.assets import asset
from gridsteward.care.forgetful import ForgetfulRules, switch_off_plan
from gridsteward.operations.area import Area, setting
from gridsteward.operations.care_names import names_of
from gridsteward.operations.contacts import contacts_with, record_contact
from gridsteward.operations.door_words import STEWARD_PHONE
from gridsteward.operations.findings import household_findings
from gridsteward.operations.portraits import portrait
from gridsteward.records.contact import ContactOutcome, ContactWay
from gridsteward.records.faults import Fault
from gridsteward.records.finding import FindingState
from gridsteward.records.forgetful import ForgetfulFacts, ForgetfulRoutine
from gridsteward.records.household import Person
from gridsteward.records.journal import Change
from gridsteward.records.outage_round import Reachable
from gridsteward.records.report import WordsLike

_LEFT_ON: Final = frozenset({"left_on", "night_base"})
_FAMILY: Final = "family:"


@cache
def forgetful_rules() -> ForgetfulRules:
    """Return the rules as shipped: resources/vocabularies/forgetful.toml."""
    text = asset("resources", "vocabularies", "forgetful.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(text), ForgetfulRules)


def is_forgetful(area: Area, household_id: str) -> bool:
    """Tell whether somebody of a household forgets, as far as this laptop may know."""
    codes = forgetful_rules().needs
    marks = ", ".join("?" * len(codes))
    sql = f"SELECT 1 FROM need_seen WHERE household_id = ? AND code IN ({marks}) LIMIT 1"
    return bool(area.store.query(sql, (household_id, *codes)))


def forgetful_routine(area: Area, household_id: str) -> ForgetfulRoutine | None:
    """Return the routine of a home, None where nobody is known to forget. Raise Fault row_gone."""
    if not is_forgetful(area, household_id):
        return None
    known = portrait(area, household_id)
    home = f"{known.routine.home} {known.routine.best}".split() if known.routine else []
    facts = ForgetfulFacts(
        appliances=frozenset(each.kind for each in known.appliances),
        home=frozenset(home),
        month=area.now().month,
    )
    nights = [
        each.finding.since
        for each in household_findings(area, household_id)
        if each.finding.kind in _LEFT_ON and each.state is FindingState.OPEN
    ]
    people = area.store.select(
        Person, "household_id = ? AND phones <> ''", (household_id,), order="emergency_contact DESC, id"
    )
    told = [each.at for each in contacts_with(area, household_id) if each.occasion.startswith(_FAMILY)]
    return ForgetfulRoutine(
        household_id=household_id,
        name=names_of(area, [household_id])[household_id],
        plan=switch_off_plan(facts, forgetful_rules()),
        trait=known.temperament.key if known.temperament else "",
        left_on=min(nights, default=""),
        tell=tuple(
            Reachable(name=each.name, relation=each.relation, phones=tuple(each.phones.split()))
            for each in people
            if each.emergency_contact or not each.lives_here
        ),
        told=max(told, default=""),
    )


def family_message(area: Area, routine: ForgetfulRoutine, words: WordsLike, *, to: str) -> str:
    """Return a message to family in plain words, to be read, changed and sent by the steward. It names no need."""
    checks = words("family_message.and").join(words(f"switch_off.{each.key}") for each in routine.plan.checks)
    phone = setting(area, STEWARD_PHONE)
    reach = words("family_message.reach", phone=phone) if phone else ""
    return words(
        "family_message.text",
        to=to,
        steward=area.steward,
        name=routine.name,
        time=routine.plan.times[-1],
        checks=checks,
        reach=reach,
    ).strip()


def message_sent(area: Area, household_id: str, *, to: str, words: WordsLike) -> Change:
    """Keep that the steward sent a message to family by hand: to whom and when, not what it said.

    Raise Fault message_to_nobody.
    """
    if not to.strip():
        raise Fault("message_to_nobody")
    note = words("family_message.logged", to=to.strip())
    return record_contact(
        area,
        household_id,
        way=ContactWay.RELATIVES,
        outcome=ContactOutcome.LEFT_WORD,
        note=note,
        occasion=f"{_FAMILY}{area.now().date().isoformat()}",
    )[1]
