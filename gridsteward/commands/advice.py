"""The strategy card of a household, in words or as data."""

from collections.abc import Iterator
from typing import Any

from msgspec import to_builtins

from gridsteward.commands.session import Answer, Session
from gridsteward.operations import advising, households
from gridsteward.records.advice import CardSection, Contact, Situation, StrategyCard, WordedLine
from gridsteward.words import Words


def card(session: Session) -> Answer:
    """Show how to meet a household for a reason; without one for the most pressing."""
    wanted = session.arguments
    with session.opened() as area:
        household = households.household_by_account(area, wanted.account_no)
        made = advising.strategy_card(
            area,
            household.id,
            Situation(wanted.situation) if wanted.situation else None,
            contact=Contact.PHONE if wanted.phone else Contact.DOOR,
        )
    return Answer(
        data=card_data(made, session.words, account_no=household.account_no),
        lines=list(card_text(made, session.words)),
    )


def card_data(made: StrategyCard, words: Words, *, account_no: str) -> dict[str, Any]:
    """Return what scripts read: the reason, the reasons there are, and each section's lines with their grounds."""
    because = {line.key: to_builtins(line.because) for line in made.lines}
    return {
        "account_no": account_no,
        "situation": made.situation.value,
        "contact": made.contact.value,
        "proposals": [
            {"situation": each.situation.value, "because": to_builtins(each.because)}
            for each in made.proposals
        ],
        "sections": {
            section.section.value: [
                {
                    "key": line.key,
                    "do": line.do,
                    "say": line.say,
                    "tentative": line.tentative,
                    "because": because[line.key],
                }
                for line in section.lines
            ]
            for section in advising.worded(made, words)
        },
    }


def card_text(made: StrategyCard, words: Words) -> Iterator[str]:
    """Yield the card as a person reads it."""
    yield words("advice.head", name=made.name, address=made.address).strip()
    situation, contact = words(f"situation.{made.situation}"), words(f"contact.{made.contact}")
    yield words("advice.reason", situation=situation, contact=contact)
    for section in advising.worded(made, words):
        yield words("advice.section", title=section.title)
        for line in section.lines:
            yield words("advice.line", text=_text(line, section.section, words))


def _text(line: WordedLine, section: CardSection, words: Words) -> str:
    if section is CardSection.TERMS:
        return words("advice.term", term=line.do, plain=line.say)
    spoken = words("advice.spoken", text=line.say) if line.say else ""
    return " ".join(filter(None, (line.do, spoken)))
