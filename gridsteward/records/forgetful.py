"""The ready routine for somebody who forgets to switch off (R5.4)."""

from msgspec import Struct

from gridsteward.records.outage_round import Reachable


class SwitchOff(Struct, frozen=True):
    """A thing to look at: a key of the words [switch_off], and whether the home is known to have one."""

    key: str
    known: bool


class ForgetfulFacts(Struct, frozen=True, kw_only=True):
    """What the routine is made from: kinds of appliances, parts of the day in which somebody is home, the month."""

    appliances: frozenset[str] = frozenset()
    home: frozenset[str] = frozenset()
    month: int = 1


class ForgetfulPlan(Struct, frozen=True, kw_only=True):
    """What to look at, the most dangerous first, and at what times ("HH:MM") to ring up."""

    checks: tuple[SwitchOff, ...]
    times: tuple[str, ...]


class ForgetfulRoutine(Struct, frozen=True, kw_only=True):
    """The routine of one home: for whom, what, when, how to speak with them, whom to tell.

    `trait` is a key of the words [trait_talk], "" where nobody observed them yet. `left_on` is the day since which a
    load was left on at night (ISO), "" for none: a hint, no more. `told` is when family was last told (ISO), "" never.
    """

    household_id: str
    name: str
    plan: ForgetfulPlan
    trait: str = ""
    left_on: str = ""
    tell: tuple[Reachable, ...] = ()
    told: str = ""
