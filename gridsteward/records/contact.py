"""A word with somebody who is looked after, in whichever way it was had (R5.2)."""

from enum import StrEnum

from msgspec import Struct


class ContactWay(StrEnum):
    """The seven ways in which somebody is kept in touch with."""

    VISIT = "visit"
    MESSAGE = "message"
    THIRD_PARTY = "third_party"
    VOLUNTEER = "volunteer"
    RELATIVES = "relatives"
    SMART_ALERT = "smart_alert"
    HOTLINE = "hotline"


class ContactOutcome(StrEnum):
    """What came of it; only who was `reached` was looked after."""

    REACHED = "reached"
    LEFT_WORD = "left_word"
    NOT_REACHED = "not_reached"


class CareContact(Struct, frozen=True, kw_only=True):
    """One contact with a person of a household, append-only. `at` is when it was had, `entered_at` when typed in.

    `person_id` is "" where it was with the household as a whole. `occasion` names what it was for: a reminder's
    occurrence, a round of an outage, a light that was looked into; "" for none. `visit_id` is the visit it was part
    of, "" for none.
    """

    id: str
    household_id: str
    person_id: str
    way: str
    outcome: str
    at: str
    entered_at: str
    steward: str
    note: str = ""
    occasion: str = ""
    visit_id: str = ""
