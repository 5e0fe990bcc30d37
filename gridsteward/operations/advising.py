"""What to know and say before a visit or a call (R3.1-R3.4): facts gathered, rules asked, a card handed back."""

import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from typing import Any

from gridsteward.advice.card import card_lines
from gridsteward.advice.facts import FILLERS, Facts, Vocabulary
from gridsteward.advice.proposing import propose
from gridsteward.advice.rules import RuleBook, read_book
from gridsteward.assets import asset
from gridsteward.operations.advice_facts import gather
from gridsteward.operations.area import Area
from gridsteward.operations.households import household_card
from gridsteward.operations.portrait_acts import LIFE_EVENTS
from gridsteward.operations.portrait_facts import appliance_groups
from gridsteward.operations.portraits import portrait
from gridsteward.records.advice import Because, Contact, Situation, StrategyCard, Value, WordedSection
from gridsteward.records.report import WordsLike
from gridsteward.records.usage import FindingKind


def strategy_card(
    area: Area,
    household_id: str,
    situation: Situation | None = None,
    *,
    person_id: str = "",
    contact: Contact = Contact.DOOR,
    at: datetime | None = None,
) -> StrategyCard:
    """Return how to meet a household for a reason, at the door or on the phone; without a reason the most pressing.

    `person_id` is whom one means to speak with, "" for whoever usually opens. Raise Fault row_gone.
    """
    now = at or area.now()
    card = household_card(area, household_id)
    known = gather(area, card, portrait(area, household_id), person_id=person_id, contact=contact, now=now)
    purposes = card.draft.purposes if card.draft is not None else ()
    proposals = propose(known.facts, purposes)
    chosen = situation or proposals[0].situation
    facts: Facts = {**known.facts, "situation": chosen.value}
    fillers: Mapping[str, Value] = {name: known.fillers[name] for name in FILLERS & known.fillers.keys()}
    return StrategyCard(
        household_id=household_id,
        person_id=known.person_id,
        name=card.household.name,
        address=card.household.address,
        situation=chosen,
        contact=contact,
        at=now.isoformat(timespec="seconds"),
        lines=card_lines(rule_book(), facts, fillers),
        proposals=proposals,
    )


@cache
def rule_book() -> RuleBook:
    """Return the rules as shipped: resources/advice. Raise Fault advice_rule where one is not as it should be."""
    folder = asset("resources", "advice")
    files = {path.name: _read(path.read_text("utf-8")) for path in sorted((folder / "rules").glob("*.toml"))}
    return read_book(_read((folder / "layout.toml").read_text("utf-8")), files, vocabulary())


def vocabulary() -> Vocabulary:
    """Return the words of those facts whose values are data."""
    tags = _read(asset("resources", "vocabularies", "tags.toml").read_text("utf-8"))
    return {
        "tag": frozenset(tag for group in tags.values() for tag in group),
        "appliance": frozenset(kind for kinds in appliance_groups().values() for kind in kinds),
        "finding": frozenset(FindingKind),
        "life_event": frozenset(LIFE_EVENTS),
        "news": frozenset(LIFE_EVENTS),
    }


def worded(card: StrategyCard, words: WordsLike) -> tuple[WordedSection, ...]:
    """Return a card's sections in the language of the words, in the order they are read."""
    from gridsteward.reports.strategy import worded_card

    return worded_card(card, words, today=date.fromisoformat(card.at[:10]))


def worded_because(because: tuple[Because, ...], words: WordsLike) -> str:
    """Return the facts behind a line or a proposal in one line of words, "" for none."""
    from gridsteward.reports.strategy import worded_because as worded_facts

    return worded_facts(because, words)


def _read(text: str) -> dict[str, Any]:
    return tomllib.loads(text)
