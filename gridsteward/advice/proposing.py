"""Why go there now: from what was promised, what the use data says, what happened, what the visit is for."""

from collections.abc import Iterable
from typing import Final

from gridsteward.advice.facts import Facts
from gridsteward.advice.rules import Test
from gridsteward.records.advice import Because, Proposal, Situation

_OF_PURPOSE: Final = {
    "care": Situation.CARE,
    "promise": Situation.PROMISE,
    "bill": Situation.BILL_DOUBT,
    "fault": Situation.OUTAGE_SUDDEN,
    "safety": Situation.SAFETY,
    "outage": Situation.OUTAGE_PLANNED,
    "meter": Situation.METER_CHANGE,
    "business": Situation.BUSINESS,
    "complaint": Situation.RECOVERY,
    "routine": Situation.ROUTINE,
}
"""What a visit's purpose (vocabulary [purpose]) makes of it; the others say nothing of how to meet people."""


def _one(fact: str, *words: str) -> Test:
    return Test(fact=fact, words=frozenset(words))


_REASONS: Final[tuple[tuple[Situation, tuple[Test, ...]], ...]] = (
    (Situation.BEREAVEMENT, (_one("news", "bereavement"),)),
    (Situation.CARE, (_one("finding", "silence"),)),
    (Situation.PROMISE, (Test(fact="promises_late", low=1),)),
    (Situation.SAFETY, (_one("finding", "left_on"),)),
    (Situation.USE_RISE, (_one("finding", "rise"),)),
    (Situation.RECOVERY, (Test(fact="last_mood", high=-1),)),
    (Situation.PROMISE, (Test(fact="promises_open", low=1),)),
    (Situation.FIRST_VISIT, (Test(fact="visits", high=0),)),
    (Situation.FIRST_VISIT, (_one("news", "let_to_tenant", "moved_in"),)),
    (Situation.CARE, (_one("finding", "vacancy", "drop"),)),
    (Situation.SAFETY, (_one("tag", "forgetful"), Test(fact="lives_alone", flag=True))),
    (Situation.CARE, (_one("class", "care"),)),
)
"""The most pressing first."""


def propose(facts: Facts, purposes: Iterable[str] = ()) -> tuple[Proposal, ...]:
    """Return the reasons to go, the most pressing first, each situation once; a plain round is always the last.

    What the steward noted as the purpose of a visit that is being written goes before all else.
    """
    found: dict[Situation, tuple[Because, ...]] = {}
    for purpose in purposes:
        if purpose in _OF_PURPOSE:
            found.setdefault(_OF_PURPOSE[purpose], (Because("purpose", purpose),))
    for situation, tests in _REASONS:
        because = [each.ask(facts) for each in tests]
        if all(because):
            found.setdefault(situation, tuple(filter(None, because)))
    found.setdefault(Situation.ROUTINE, ())
    return tuple(Proposal(situation, because) for situation, because in found.items())
