"""The contact clock of an outage: from its times and the contacts had, what is due, done, late and missed (R5.6).

Everything is worked out from rows that only grow, so two laptops that have the same rows see the same clock, in
whatever order the rows came.

During an outage the next contact is due three hours after the one in which the person was *reached*, not on rounds
fixed by the clock: on fixed rounds somebody called early in one and late in the next would be alone for almost six
hours, and somebody called at the end of one would be called again minutes later. A full three hours that pass beyond
what was due are a round that was missed; it is kept as missed and the next is counted from there.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Final

from gridsteward.records.contact import CareContact, ContactOutcome
from gridsteward.records.outage import Outage, OutageKind
from gridsteward.records.outage_round import Clock, OutageStep, Turn, TurnState

WEEK: Final = timedelta(days=7)
DAY: Final = timedelta(hours=24)
EVERY: Final = timedelta(hours=3)
AT_ONCE: Final = timedelta(minutes=30)
"""Within this a power-dependent person is told of an outage that nobody announced."""
RETRY: Final = timedelta(minutes=20)
"""So long after nobody was reached it is tried again."""
TRIES: Final = 2
"""After so many in a row that reached nobody, somebody goes there."""
SAME_ROUND: Final = EVERY / 2
"""Reached twice within this is one round called twice."""
AFTERWARDS: Final = timedelta(hours=24)
"""So long after power came back the last word may still be had."""


def occasion(outage_id: str, step: OutageStep) -> str:
    """Return what a contact of this step says it was for."""
    return f"outage:{outage_id}:{step.value}"


def occasions(outage_id: str) -> dict[str, OutageStep]:
    """Return every occasion of an outage, with its step."""
    return {occasion(outage_id, step): step for step in OutageStep}


def clock(
    outage: Outage,
    contacts: Iterable[CareContact],
    *,
    known: datetime,
    dependent: bool,
    now: datetime,
    told: bool = True,
) -> Clock:
    """Return where one person stands at `now` (local, with offset).

    `contacts` are those with this person for this outage, in any order; `known` is when the area heard of it. Only who
    is `dependent` on power is called every three hours; others are told once if they are to be `told`, and then asked
    after.
    """
    steps = occasions(outage.id)
    had: dict[OutageStep, list[CareContact]] = {step: [] for step in OutageStep}
    for each in sorted(contacts, key=lambda each: (_moment(each.at), each.id)):
        if each.occasion in steps:
            had[steps[each.occasion]].append(each)
    begins = _moment(outage.begins)
    ends = _moment(outage.restored) if outage.restored else None
    if ends is not None:
        # Whoever did not know yet that power was back asked after them all the same.
        late = [each for each in had[OutageStep.ROUND] if _moment(each.at) > ends]
        had[OutageStep.ROUND] = had[OutageStep.ROUND][: -len(late) or None]
        had[OutageStep.AFTER] = sorted(
            [*had[OutageStep.AFTER], *late], key=lambda each: (_moment(each.at), each.id)
        )
    turns = [
        _notice(step, due, had[step], closes=min(begins, ends or begins) if before else ends, now=now)
        for step, due, before in _notices(outage, known, dependent=dependent)
        if dependent or told or had[step]
    ]
    if outage.cancelled:
        # Who was told of it wants to hear that it does not come; what was still open falls away.
        turns = [each for each in turns if each.had or each.tried]
        turns += _extra(had[OutageStep.ROUND], OutageStep.ROUND)
        return _whole(turns, now)
    if dependent and begins <= now:
        first = begins + EVERY if outage.kind == OutageKind.PLANNED else _at_once(begins, known)
        turns += _rounds(had[OutageStep.ROUND], first, ends=ends, now=now)
    else:
        turns += _extra(had[OutageStep.ROUND], OutageStep.ROUND)
    if ends is not None and (dependent or any(each.had for each in turns)):
        turns.append(
            _notice(OutageStep.AFTER, ends + EVERY, had[OutageStep.AFTER], closes=ends + AFTERWARDS, now=now)
        )
    else:
        turns += _extra(had[OutageStep.AFTER], OutageStep.AFTER)
    return _whole(turns, now)


def _notices(outage: Outage, known: datetime, *, dependent: bool) -> list[tuple[OutageStep, datetime, bool]]:
    """Return which notices are owed: step, by when, and whether only before the outage begins."""
    begins = _moment(outage.begins)
    if outage.kind == OutageKind.PLANNED and known < begins - DAY:
        found = [(OutageStep.DAY, begins - DAY, True)]
        if dependent:
            # The station itself heard late: within a day of that, and before the other notice.
            week = begins - WEEK if known < begins - WEEK else min(known + DAY, begins - DAY)
            found.insert(0, (OutageStep.WEEK, week, True))
        return found
    if known < begins:
        return [(OutageStep.NOW, min(known + AT_ONCE if dependent else known + EVERY, begins), True)]
    # It is off already: the first round of who depends on power tells it too.
    return [] if dependent else [(OutageStep.NOW, known + EVERY, False)]


def _at_once(begins: datetime, known: datetime) -> datetime:
    return known + AT_ONCE if known >= begins else begins + EVERY


def _notice(
    step: OutageStep,
    due: datetime,
    contacts: Sequence[CareContact],
    *,
    closes: datetime | None,
    now: datetime,
) -> Turn:
    reached = [each for each in contacts if each.outcome == ContactOutcome.REACHED]
    tried = tuple(each for each in contacts if each.outcome != ContactOutcome.REACHED)
    if reached:
        late = _moment(reached[0].at) > due
        state = TurnState.LATE if late else TurnState.DONE
    elif closes is not None and closes <= now:
        state = TurnState.MISSED if due <= closes else TurnState.LIFTED
    else:
        state = TurnState.OVERDUE if due < now else TurnState.OPEN
    return Turn(
        step=step,
        due=_text(due),
        state=state,
        had=reached[0] if reached else None,
        tried=tried,
        again=tuple(reached[1:]),
    )


def _rounds(
    contacts: Sequence[CareContact], first: datetime, *, ends: datetime | None, now: datetime
) -> list[Turn]:
    """Return the rounds from the first on, the last of them open unless power is back."""
    turns: list[Turn] = []
    due, before = first, None
    tried: list[CareContact] = []

    def pass_over(until: datetime) -> None:
        """Keep as missed what a whole interval went by without."""
        nonlocal due
        while until >= due + EVERY:
            missed = [each for each in tried if _moment(each.at) < due + EVERY]
            turns.append(_round(turns, due, TurnState.MISSED, tried=missed))
            tried[:] = tried[len(missed) :]
            due += EVERY

    for each in contacts:
        at = _moment(each.at)
        if each.outcome != ContactOutcome.REACHED:
            tried.append(each)
        elif before is not None and at < before + SAME_ROUND:
            turns[-1] = _with_again(turns[-1], each)
            due = at + EVERY
        else:
            pass_over(at)
            state = TurnState.LATE if at > due else TurnState.DONE
            turns.append(_round(turns, due, state, had=each, tried=tried))
            tried, due, before = [], at + EVERY, at
    upto = now if ends is None else ends
    pass_over(upto)
    if ends is None:
        state = TurnState.OVERDUE if due < now else TurnState.OPEN
        turns.append(_round(turns, due, state, tried=tried))
    elif due < ends:
        turns.append(_round(turns, due, TurnState.MISSED, tried=tried))
    elif tried:
        turns.append(_round(turns, due, TurnState.LIFTED, tried=tried))
    return turns


def _round(
    turns: Sequence[Turn],
    due: datetime,
    state: TurnState,
    *,
    had: CareContact | None = None,
    tried: Iterable[CareContact] = (),
) -> Turn:
    return Turn(
        step=OutageStep.ROUND,
        due=_text(due),
        state=state,
        number=len(turns) + 1,
        had=had,
        tried=tuple(tried),
    )


def _with_again(turn: Turn, contact: CareContact) -> Turn:
    return Turn(
        step=turn.step,
        due=turn.due,
        state=turn.state,
        number=turn.number,
        had=turn.had,
        tried=turn.tried,
        again=(*turn.again, contact),
    )


def _extra(contacts: Sequence[CareContact], step: OutageStep) -> list[Turn]:
    """Keep what was had though it is not owed (any more): an outage put off, a need taken off the register."""
    if not contacts:
        return []
    reached = [each for each in contacts if each.outcome == ContactOutcome.REACHED]
    had = (reached or contacts)[0]
    rest = [each for each in contacts if each is not had]
    return [
        Turn(
            step=step,
            due=had.at,
            state=TurnState.DONE,
            had=had if reached else None,
            tried=tuple(each for each in contacts if each.outcome != ContactOutcome.REACHED),
            again=tuple(each for each in rest if each.outcome == ContactOutcome.REACHED),
        )
    ]


def _whole(turns: Sequence[Turn], now: datetime) -> Clock:
    waiting = [each for each in turns if each.state in (TurnState.OPEN, TurnState.OVERDUE)]
    if not waiting:
        return Clock(turns=tuple(turns))
    turn = min(waiting, key=lambda each: _moment(each.due))
    due = _moment(turn.due)
    failed = [each for each in turn.tried if each.outcome == ContactOutcome.NOT_REACHED]
    if turn.tried:
        again = EVERY if turn.step in (OutageStep.WEEK, OutageStep.DAY) else RETRY
        due = _moment(turn.tried[-1].at) + again
    return Clock(
        turns=tuple(turns),
        due=_text(due),
        owed=turn.due,
        step=turn.step,
        overdue=_moment(turn.due) < now,
        go_there=len(failed) >= TRIES,
    )


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _text(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
