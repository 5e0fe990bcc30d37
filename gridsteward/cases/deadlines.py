"""The deadlines of a case: what its clocks and its promises ask for, met or missed (R6.7). Late means late."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache

from gridsteward.cases.clocks import CHINA, Clock, Clocks, Due, WorkCalendar, due, in_force
from gridsteward.cases.flow import NOT_REACHED, CaseState, Flows, Round, moment
from gridsteward.records.case import Case, CaseEvent, Deadline, DeadlineState, TimeTrust

_CLOCK_ERROR = timedelta(minutes=5)  # by which two clocks may differ and both be right


def trust(at: str, entered_at: str, received_at: str, flows: Flows) -> TimeTrust:
    """Return how far the stated time of an event can be relied on, by when it was entered and when it came here."""
    happened, entered = moment(at), moment(entered_at)
    if happened - entered > _CLOCK_ERROR or (received_at and entered - moment(received_at) > _CLOCK_ERROR):
        return TimeTrust.AHEAD
    passed = entered - happened
    if passed <= timedelta(minutes=flows.entered_at_once):
        return TimeTrust.AT_ONCE
    late = passed > timedelta(minutes=flows.entered_late)
    return TimeTrust.LATE if late else TimeTrust.AFTERWARDS


def deadlines(
    case: Case, state: CaseState, *, clocks: Clocks, flows: Flows, calendar: WorkCalendar, now: datetime
) -> list[Deadline]:
    """Return the deadlines of a case as they stand now, by when they are due; those standing still last."""
    found = [
        each
        for part in state.rounds
        for each in (
            *_by_clock(case, state, part, clocks=clocks, flows=flows, calendar=calendar, now=now),
            *_promised(part, flows=flows, now=now),
        )
    ]
    return sorted(found, key=lambda each: (not each.due, each.due, each.code, each.issuer))


def _by_clock(
    case: Case,
    state: CaseState,
    part: Round,
    *,
    clocks: Clocks,
    flows: Flows,
    calendar: WorkCalendar,
    now: datetime,
) -> Iterator[Deadline]:
    day = part.started.astimezone(CHINA).date()
    for clock in _in_force(clocks, day, case.company):
        if clock.before or not _concerns(clock, case, part):
            continue
        start = part.started if clock.starts == "registered" else _first(part.events, (clock.starts,))
        if start is None:
            continue
        began = start if isinstance(start, datetime) else moment(start.at)
        stop = _first(part.events, clock.stops, since=began)
        yield _deadline(
            clock.code,
            began,
            due(clock, began, calendar=calendar, closes=clocks.closes, pauses=state.pauses),
            issuer=clock.issuer,
            edition=clock.edition,
            amount=clock.amount,
            unit=str(clock.unit),
            stop=stop,
            ended=part.ended,
            flows=flows,
            now=now,
        )


@lru_cache(maxsize=4096)
def _in_force(clocks: Clocks, day: date, company: str) -> tuple[Clock, ...]:
    """Return what holds on a day; many cases come in on one."""
    return tuple(in_force(clocks.clocks, day, company=company))


def _concerns(clock: Clock, case: Case, part: Round) -> bool:
    return (
        part.kind in clock.kinds
        and (not clock.topics or part.topic in clock.topics)
        and clock.area_class in ("", case.area_class)
    )


def _promised(part: Round, *, flows: Flows, now: datetime) -> Iterator[Deadline]:
    """A moment promised anew before the first one came replaces it; after, the first was missed."""
    made = [(_name(each), each) for each in part.events if each.until]
    for at, (name, event) in enumerate(made):
        stops = flows.promises.get(name, ())
        if not stops:
            continue
        began, until = moment(event.at), moment(event.until).astimezone(CHINA)
        stop = _first(part.events, stops, since=began)
        later = next((each for key, each in made[at + 1 :] if key == name and moment(each.at) < until), None)
        replaced = later is not None and (stop is None or moment(later.at) < moment(stop.at))
        yield _deadline(
            name,
            began,
            Due(at=until),
            stop=later if replaced else stop,
            ended=part.ended,
            flows=flows,
            now=now,
            replaced=replaced,
        )


def _name(event: CaseEvent) -> str:
    return event.value if event.kind == "promised" else event.kind


def _first(
    events: Sequence[CaseEvent], kinds: Iterable[str], since: datetime | None = None
) -> CaseEvent | None:
    wanted = frozenset(kinds)
    return next(
        (
            each
            for each in events
            if each.kind in wanted
            and each.value != NOT_REACHED
            and (since is None or moment(each.at) >= since)
        ),
        None,
    )


def _deadline(
    code: str,
    began: datetime,
    at: Due,
    *,
    stop: CaseEvent | None,
    ended: datetime | None,
    flows: Flows,
    now: datetime,
    issuer: str = "",
    edition: str = "",
    amount: int = 0,
    unit: str = "",
    replaced: bool = False,
) -> Deadline:
    over = moment(stop.at) if stop is not None else ended
    if replaced:
        state = DeadlineState.REPLACED
    elif over is not None:
        state = DeadlineState.MET if at.at is None or over <= at.at else DeadlineState.MISSED
    elif at.at is None:
        state = DeadlineState.STANDING
    else:
        state = DeadlineState.OVERDUE if now > at.at else DeadlineState.RUNNING
    return Deadline(
        code=code,
        issuer=issuer,
        edition=edition,
        amount=amount,
        unit=unit,
        started=began.astimezone(CHINA).isoformat(timespec="seconds"),
        due=at.at.isoformat(timespec="seconds") if at.at is not None else "",
        state=str(state),
        stopped=over.astimezone(CHINA).isoformat(timespec="seconds") if over is not None else "",
        left=at.left,
        unknown_year=at.unknown_year,
        trust=str(trust(stop.at, stop.entered_at, "", flows)) if stop is not None else "",
    )
