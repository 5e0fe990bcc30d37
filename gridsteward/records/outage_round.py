"""The contact round of an outage: what is due to whom, what was done, what was missed (R5.6)."""

from enum import StrEnum

from msgspec import Struct

from gridsteward.records.contact import CareContact
from gridsteward.records.outage import Outage, OutageState, OutageTake


class OutageStep(StrEnum):
    """What a contact is for."""

    WEEK = "week"
    DAY = "day"
    NOW = "now"
    ROUND = "round"
    AFTER = "after"


class TurnState(StrEnum):
    """What became of one turn. A turn that was not had stays missed, whatever came later.

    `lifted` is a round in which somebody was tried and power came back before it was due.
    """

    DONE = "done"
    LATE = "late"
    OPEN = "open"
    OVERDUE = "overdue"
    MISSED = "missed"
    LIFTED = "lifted"


class Turn(Struct, frozen=True, kw_only=True):
    """One contact that was due. `number` counts the rounds from 1, 0 for notices.

    `had` is the contact that answered it, `tried` those in which nobody was reached, `again` further ones that reached
    somebody though the turn was answered: by another laptop, or twice by the same steward. Times are ISO.
    """

    step: OutageStep
    due: str
    state: TurnState
    number: int = 0
    had: CareContact | None = None
    tried: tuple[CareContact, ...] = ()
    again: tuple[CareContact, ...] = ()


class Clock(Struct, frozen=True, kw_only=True):
    """Where one person stands. `due` is the next moment to call, "" when nothing is left to do; `owed` is by when
    it ought to have been at the latest: after somebody was not reached the two differ.

    `go_there` asks that somebody goes: nobody was reached twice in a row.
    """

    turns: tuple[Turn, ...]
    due: str = ""
    owed: str = ""
    step: OutageStep | None = None
    overdue: bool = False
    go_there: bool = False

    @property
    def missed(self) -> int:
        """Return how many turns were not had."""
        return sum(each.state is TurnState.MISSED for each in self.turns)

    @property
    def again(self) -> tuple[CareContact, ...]:
        """Return the contacts that were had though another had been."""
        return tuple(contact for each in self.turns for contact in each.again)

    @property
    def last(self) -> CareContact | None:
        """Return the latest contact, whether or not anybody was reached."""
        all_of = [
            contact
            for turn in self.turns
            for contact in (*([turn.had] if turn.had else []), *turn.tried, *turn.again)
        ]
        return max(all_of, key=lambda each: (each.at, each.id), default=None)


class Reachable(Struct, frozen=True, kw_only=True):
    """Somebody to ring up: name, relation (a Relation or ""), phones."""

    name: str
    relation: str
    phones: tuple[str, ...]


class OutagePerson(Struct, frozen=True, kw_only=True):
    """Somebody who is looked after where power is off, with how to reach them.

    `codes` are the needs this laptop may see. `carer` is who took them over, "" nobody in particular; `also_taken`
    names another who did so without knowing.
    """

    household_id: str
    person_id: str
    account_no: str
    name: str
    address: str
    village: str
    district: str
    tier: str
    power_dependent: bool
    codes: tuple[str, ...]
    reach: tuple[Reachable, ...]
    emergency: tuple[Reachable, ...]
    clock: Clock
    takes: tuple[OutageTake, ...] = ()
    carer: str = ""
    also_taken: str = ""


class CareRound(Struct, frozen=True, kw_only=True):
    """An outage with everybody in it, the most pressing first, as of a moment (ISO)."""

    outage: Outage
    state: OutageState
    people: tuple[OutagePerson, ...]
    at: str

    @property
    def dependent(self) -> int:
        """Return how many need power to live."""
        return sum(each.power_dependent for each in self.people)

    @property
    def overdue(self) -> int:
        """Return how many ought to have been called by now."""
        return sum(each.clock.overdue for each in self.people)

    @property
    def open(self) -> bool:
        """Tell whether anything is left to do."""
        return any(each.clock.due for each in self.people)
