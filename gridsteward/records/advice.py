"""What to know and say before a visit or a call: a strategy card and why each of its lines stands there (R3.1)."""

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct

Value = str | int | float


class Situation(StrEnum):
    """Why one goes or calls (R3.3)."""

    ROUTINE = "routine"
    CARE = "care"
    FIRST_VISIT = "first_visit"
    PROMISE = "promise"
    SAFETY = "safety"
    USE_RISE = "use_rise"
    BILL_DOUBT = "bill_doubt"
    ARREARS = "arrears"
    METER_CHANGE = "meter_change"
    OUTAGE_SUDDEN = "outage_sudden"
    OUTAGE_LONG = "outage_long"
    OUTAGE_PLANNED = "outage_planned"
    BUSINESS = "business"
    POLICY = "policy"
    GRUMBLE = "grumble"
    COMPLAINT = "complaint"
    SUGGESTION = "suggestion"
    RECOVERY = "recovery"
    CRISIS = "crisis"
    BEREAVEMENT = "bereavement"


class Contact(StrEnum):
    """How one meets: at the door or on the phone."""

    DOOR = "door"
    PHONE = "phone"


class CardSection(StrEnum):
    """The parts of a card in the order they are read; the five behaviours are ask, praise, calm, doubt and close."""

    MOOD = "mood"
    OPENING = "opening"
    ASK = "ask"
    PRAISE = "praise"
    CALM = "calm"
    DOUBT = "doubt"
    CLOSE = "close"
    STEPS = "steps"
    PEAK = "peak"
    ENDING = "ending"
    MIND = "mind"
    OBSERVE = "observe"
    AVOID = "avoid"
    TERMS = "terms"
    NEXT = "next"


class Because(Struct, frozen=True):
    """One fact that brought a line onto the card: its name (advice.facts) and what it was."""

    fact: str
    value: Value = ""


class CardLine(Struct, frozen=True, kw_only=True):
    """One line: a key of the words [advice_do] and [advice_say] (at least one of them), and what fills its text.

    `because` are the facts that made it fire, none for what always holds. `tentative` says that it rests on a
    temperament that is not sure yet.
    """

    key: str
    section: CardSection
    values: Mapping[str, Value] = {}
    because: tuple[Because, ...] = ()
    tentative: bool = False


class Proposal(Struct, frozen=True):
    """A reason to go there now, and what speaks for it."""

    situation: Situation
    because: tuple[Because, ...] = ()


class StrategyCard(Struct, frozen=True, kw_only=True):
    """How to meet one household for one reason, at a moment (`at`, ISO with offset).

    `person_id` is whom one means to speak with, "" for whoever opens. `proposals` are the reasons there are to go,
    the most pressing first. `name` and `address` are for the head of the sheet alone: no line holds them.
    """

    household_id: str
    person_id: str
    name: str
    address: str
    situation: Situation
    contact: Contact
    at: str
    lines: tuple[CardLine, ...]
    proposals: tuple[Proposal, ...] = ()

    def of(self, section: CardSection) -> tuple[CardLine, ...]:
        """Return the lines of a section."""
        return tuple(line for line in self.lines if line.section is section)


class WordedLine(Struct, frozen=True, kw_only=True):
    """A line in a language: what to do, what to say (either may be ""), and why ("" for what always holds)."""

    key: str
    do: str
    say: str
    why: str
    tentative: bool


class WordedSection(Struct, frozen=True, kw_only=True):
    """A titled part of a card in a language."""

    section: CardSection
    title: str
    lines: tuple[WordedLine, ...]
