"""Where a case stands: a pure function of its events (R6.1–R6.6), by flows that are data.

Two laptops that hold the same events agree, whichever heard of which first. An event that does not fit where it stands
changes nothing and is set aside by name: what somebody wrote down offline is never lost.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import cached_property, lru_cache
from typing import Final

from msgspec import Struct, field

from gridsteward.cases.clocks import Pause
from gridsteward.records.case import Case, CaseColumn, CaseEvent

NEW: Final = "new"
CLOSED: Final = "closed"
NOT_REACHED: Final = "not_reached"
_RATINGS: Final = frozenset("12345")


class Move(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An event that takes a case on from some phases, for some values of it if any are named."""

    event: str
    start: tuple[str, ...] = field(name="from")
    to: str = ""
    value: tuple[str, ...] = ()

    def fits(self, phase: str) -> bool:
        """Tell whether it can happen in a phase."""
        return phase in self.start or "any" in self.start or ("open" in self.start and phase != CLOSED)


class Flow(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The way of one kind of case: its usual course, and what may happen when."""

    kind: str
    guide: tuple[str, ...]
    moves: tuple[Move, ...]


class Flows(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, dict=True):
    """All of resources/vocabularies/case_flows.toml; it explains itself there."""

    entered_at_once: int
    entered_late: int
    promises: Mapping[str, tuple[str, ...]]
    authority: Mapping[str, tuple[str, ...]]
    values: Mapping[str, tuple[str, ...]]
    topics: Mapping[str, Mapping[str, str]]
    columns: Mapping[str, CaseColumn]
    common: tuple[Move, ...]
    flows: tuple[Flow, ...]

    def of(self, kind: str) -> Flow:
        """Return the flow of a kind of case."""
        return self._by_kind[kind][0]

    def moves(self, kind: str) -> tuple[Move, ...]:
        """Return all moves of a kind, its own first."""
        return self._by_kind[kind][1]

    @cached_property
    def _by_kind(self) -> Mapping[str, tuple[Flow, tuple[Move, ...]]]:
        return {each.kind: (each, (*each.moves, *self.common)) for each in reversed(self.flows)}


class Round(Struct, frozen=True, kw_only=True):
    """A stretch of a case through which clocks run: from registration, a turn or a reopening to the next, or the end.

    `events` are those that count in it, in order; `ended` is None while it goes on.
    """

    kind: str
    topic: str
    started: datetime
    events: tuple[CaseEvent, ...] = ()
    ended: datetime | None = None


class CaseState(Struct, frozen=True, kw_only=True):
    """Where a case stands. `satisfaction` is 1–5, 0 where nobody said."""

    kind: str
    topic: str
    phase: str
    column: str
    escalated: bool
    department: str
    order_no: str
    satisfaction: int
    steps: tuple[str, ...]
    happened: frozenset[str]
    allowed: tuple[str, ...]
    set_aside: tuple[str, ...]
    rounds: tuple[Round, ...]
    pauses: tuple[Pause, ...]

    @property
    def paused(self) -> bool:
        """Tell whether its clocks stand still."""
        return bool(self.pauses) and self.pauses[-1].until is None


def in_order(events: Iterable[CaseEvent]) -> list[CaseEvent]:
    """Return events as they happened; those of one moment as they were entered, and then by id."""
    return sorted(events, key=lambda each: (moment(each.at), moment(each.entered_at), each.id))


@lru_cache(maxsize=4096)
def moment(text: str) -> datetime:
    """Return the moment an ISO text with offset names: the same few are asked for again and again."""
    return datetime.fromisoformat(text)


def state_of(case: Case, events: Iterable[CaseEvent], flows: Flows) -> CaseState:
    """Return where a case stands after its events, in whatever order they are handed over."""
    return state_after(case, in_order(events), flows)


def state_after(case: Case, ordered: Iterable[CaseEvent], flows: Flows) -> CaseState:
    """Return where a case stands after its events, which are in order."""
    fold = _Fold(case, flows)
    for event in ordered:
        fold.take(event)
    return fold.state()


class _Fold:
    """The state while events are taken one after the other."""

    def __init__(self, case: Case, flows: Flows) -> None:
        self._flows = flows
        self.kind, self.topic, self.phase = case.kind, case.topic, NEW
        self.department = flows.topics.get(case.kind, {}).get(case.topic, "")
        self.order_no, self.satisfaction, self.escalated = "", 0, False
        self.steps: list[str] = []
        self.aside: list[str] = []
        self.pauses: list[Pause] = []
        self.rounds = [Round(kind=case.kind, topic=case.topic, started=moment(case.at))]
        self.counted: list[list[CaseEvent]] = [[]]

    @property
    def paused(self) -> bool:
        return bool(self.pauses) and self.pauses[-1].until is None

    def take(self, event: CaseEvent) -> None:
        found = self._move(event)
        if found is None or moment(event.at) < self.rounds[0].started:
            self.aside.append(event.id)
            return
        before = self.phase
        self.phase = found.to or self.phase
        at = moment(event.at)
        if before != CLOSED:
            self.counted[-1].append(event)
        if event.kind == "turned":
            self.kind, self.topic = event.value, ""
            self._begin(at)
        elif before == CLOSED and self.phase != CLOSED:
            self._begin(at)
            self.counted[-1].append(event)
        elif self.phase == CLOSED and before != CLOSED:
            self._end(at)
        self._note(event, at)

    def _move(self, event: CaseEvent) -> Move | None:
        if event.kind in ("paused", "resumed") and self.paused != (event.kind == "resumed"):
            return None
        if event.kind == "turned" and event.value not in self._flows.values["turned"]:
            return None
        for each in self._flows.moves(self.kind):
            of_it = each.event == event.kind and each.fits(self.phase)
            if of_it and (not each.value or event.value in each.value):
                return each
        return None

    def _note(self, event: CaseEvent, at: datetime) -> None:
        match event.kind:
            case "paused":
                self.pauses.append(Pause(at))
            case "resumed":
                self.pauses[-1] = Pause(self.pauses[-1].since, at)
            case "escalated":
                self.escalated = True
            case "dispatched":
                self.department = event.value
            case "ordered":
                self.order_no = event.value
            case "stepped" if event.value not in self.steps:
                self.steps.append(event.value)
            case "called_back" if event.value in _RATINGS:
                self.satisfaction = int(event.value)

    def _begin(self, at: datetime) -> None:
        if self.rounds[-1].ended is None:
            self._end(at)
        self.rounds.append(Round(kind=self.kind, topic=self.topic, started=at))
        self.counted.append([])

    def _end(self, at: datetime) -> None:
        last = self.rounds[-1]
        self.rounds[-1] = Round(kind=last.kind, topic=last.topic, started=last.started, ended=at)
        if self.paused:
            self.pauses[-1] = Pause(self.pauses[-1].since, at)

    def state(self) -> CaseState:
        happened = {each.kind for each in self.counted[-1]}
        allowed = dict.fromkeys(each.event for each in self._flows.moves(self.kind) if each.fits(self.phase))
        allowed.pop("paused" if self.paused else "resumed", None)
        return CaseState(
            kind=self.kind,
            topic=self.topic,
            phase=self.phase,
            column=str(self._flows.columns.get(self.phase, CaseColumn.WORKING)),
            escalated=self.escalated,
            department=self.department,
            order_no=self.order_no,
            satisfaction=self.satisfaction,
            steps=tuple(self.steps),
            happened=frozenset(happened),
            allowed=tuple(allowed),
            set_aside=tuple(self.aside),
            rounds=tuple(
                Round(
                    kind=each.kind,
                    topic=each.topic,
                    started=each.started,
                    events=tuple(events),
                    ended=each.ended,
                )
                for each, events in zip(self.rounds, self.counted, strict=True)
            ),
            pauses=tuple(self.pauses),
        )


def guide(state: CaseState, flow: Flow) -> Sequence[tuple[str, bool]]:
    """Return the usual course of a case with whether each event happened since it began, turned or was reopened."""
    return [(each, each in state.happened) for each in flow.guide]
