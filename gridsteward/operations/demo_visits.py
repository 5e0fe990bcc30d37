"""A year of invented visits to invented homes, walked on working days, one after another."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, timezone
from random import Random
from typing import Any, Final

from msgspec.structs import replace

from gridsteward.operations.demo_homes import Home
from gridsteward.operations.demo_people import SOURCE
from gridsteward.records.household import Tenure
from gridsteward.records.ids import from_source
from gridsteward.records.visit import (
    Commitment,
    CommitmentEvent,
    CommitmentOutcome,
    Met,
    Touchpoint,
    Visit,
)

_HERE: Final = timezone(timedelta(hours=8))
_MORNING, _NOON, _AFTERNOON, _EVENING = 8 * 60 + 30, 11 * 60 + 40, 14 * 60, 17 * 60 + 20
_PER_STEWARD: Final = 1_000  # households, as in a rural station (DOMAIN, who uses it)
_COVERED: Final = slice(1, None, 3)  # of the villages: there a colleague calls
# visits a year: high risk, in need, any other home
_WEEKLY_TAGS: Final = frozenset({"oxygen_concentrator", "forgetful"})
_NEED_TAGS: Final = frozenset({"living_alone", "left_behind_child", "age_80", "restricted_movement"})
_MIDDLE_TOUCH: Final = {
    "bill": "explaining",
    "business": "explaining",
    "outage": "explaining",
    "fault": "solving",
    "complaint": "listening",
}
_MIDDLE_DEFAULT: Final = "checking"
_DUE_SOON: Final = 21  # days around today in which promises may still be open


_NOT_MET: Final = (Met.NOBODY, Met.DECLINED)


@dataclass(slots=True)
class Diary:
    """What a year of walking left behind."""

    visits: list[Visit] = field(default_factory=list)
    touchpoints: list[Touchpoint] = field(default_factory=list)
    commitments: list[Commitment] = field(default_factory=list)
    events: list[CommitmentEvent] = field(default_factory=list)


class DiaryMaker:
    """Invents the visits; every choice comes from `rng`."""

    def __init__(self, rng: Random, *, area_id: str, today: date, material: Mapping[str, Any]) -> None:
        self._rng, self._area_id, self._today = rng, area_id, today
        self._texts: Mapping[str, Any] = material["stories"]
        self._stewards = material["places"]["stewards"]
        self._covered = frozenset(material["places"]["villages"][_COVERED])
        self._off = frozenset(material["places"]["days_off"])
        self._clock: dict[tuple[str, date], int] = {}
        self._made = Diary()
        self._by_tag: dict[str, list[Mapping[str, Any]]] = {}
        for story in self._texts["story"]:
            for tag in story["tags"] or [""]:
                self._by_tag.setdefault(tag, []).append(story)

    def diary(self, homes: list[Home]) -> Diary:
        """Return the visits of the twelve months before today, oldest first."""
        planned = [(day, at) for at, home in enumerate(homes) for day in self._days(home)]
        planned.sort(key=lambda plan: (plan[0], homes[plan[1]].district, plan[1]))
        turns = [0] * len(homes)
        for day, at in planned:
            home = homes[at]
            steward = self._stewards[at // _PER_STEWARD % len(self._stewards)]
            self._visit(home, day, steward=steward, turn=turns[at])
            turns[at] += 1
        self._some_due_today()
        self._made.visits.sort(key=lambda visit: visit.started_at)
        self._keep_most_agreements()
        return self._made

    def _keep_most_agreements(self) -> None:
        """A steward comes when a day was agreed; only what fell due yesterday may still be open."""
        met = {each.household_id: each.started_at for each in self._made.visits if each.met not in _NOT_MET}
        yesterday = self._working_day(self._today - timedelta(days=1), step=-1).isoformat()
        for at, visit in enumerate(self._made.visits):
            if visit.next_visit < yesterday and met.get(visit.household_id, "") <= visit.started_at:
                self._made.visits[at] = replace(visit, next_visit="")

    def _days(self, home: Home) -> list[date]:
        tags = home.tag_keys()
        if tags & _WEEKLY_TAGS:
            count = self._rng.randint(4, 9)
        elif tags & _NEED_TAGS:
            count = self._rng.randint(2, 5)
        elif tags:
            count = self._rng.choice((0, 1, 1, 2))
        else:
            count = self._rng.choice((0, 0, 1))
        days = (self._today - timedelta(days=self._rng.randint(1, 365)) for _ in range(count))
        return sorted({self._working_day(day, step=-1) for day in days})

    def _working_day(self, day: date, *, step: int) -> date:
        while day.weekday() >= 5 or f"{day:%m-%d}" in self._off:
            day += timedelta(days=step)
        return day

    def _slot(self, steward: str, day: date, minutes: int) -> datetime:
        """Return when the steward can begin: after the last call and the way, not over noon, not at night.

        What a full day cannot take goes to the working day before it.
        """
        start = self._clock.get((steward, day), _MORNING + self._rng.randint(0, 25))
        if start < _AFTERNOON and start + minutes > _NOON:
            start = _AFTERNOON + self._rng.randint(0, 20)
        if start + minutes > _EVENING:
            return self._slot(steward, self._working_day(day - timedelta(days=1), step=-1), minutes)
        self._clock[steward, day] = start + minutes + self._rng.randint(4, 16)
        return datetime.combine(day, time(start // 60, start % 60), _HERE)

    def _visit(self, home: Home, day: date, *, steward: str, turn: int) -> None:
        rng = self._rng
        story = self._story(home)
        met, who = self._met(home)
        answered = met in {Met.PERSON, Met.FAMILY}
        minutes = rng.randint(9, 34) if answered else rng.randint(2, 5)
        began = self._slot(steward, day, minutes)
        ended = began + timedelta(minutes=minutes)
        late = rng.random() < 0.08
        entered = ended + timedelta(minutes=rng.randint(0, 2))
        if late:
            following = self._working_day(began.date() + timedelta(days=1), step=1)
            late = following <= self._today
            if late:
                entered = datetime.combine(following, time(8, rng.randint(2, 28)), _HERE)
        household_id = home.household.id
        visit_id = self._id(f"visit:{household_id}:{turn}")
        empty_house = home.household.tenure == Tenure.VACANT
        note = story["note"] if answered or empty_house else rng.choice(self._texts["absent"][met])
        soon = began.date() + timedelta(days=rng.choice((7, 14, 30)))
        visit = Visit(
            id=visit_id,
            household_id=household_id,
            started_at=began.isoformat(),
            ended_at=ended.isoformat(),
            entered_at=entered.isoformat(),
            late=int(late),
            steward=self._colleague(steward) if home.household.village in self._covered else steward,
            purposes=str(story["purpose"]),
            met=met,
            met_who=who,
            checks=" ".join(story["checks"]) if answered or empty_house else "",
            note=note,
            next_visit=self._working_day(soon, step=1).isoformat() if rng.random() < 0.25 else "",
        )
        self._made.visits.append(self._with_moments(visit) if answered else visit)
        if answered:
            self._touch(visit, story)
            if "promise" in story:
                self._promise(visit, story)

    def _colleague(self, steward: str) -> str:
        """Return who covers a steward's further villages; the days are shared out as if one walked them all."""
        return str(self._stewards[(self._stewards.index(steward) + 1) % len(self._stewards)])

    def _with_moments(self, visit: Visit) -> Visit:
        """Plan two visits of five, by a die of their own: what else is invented stays as it was."""
        rng = Random(visit.id)  # noqa: S311
        purpose = visit.purposes
        peaks, endings = self._texts["moments"]["peak"], self._texts["moments"]["ending"]
        if rng.random() >= 0.4:
            return visit
        return replace(
            visit,
            planned_peak=rng.choice(peaks.get(purpose, peaks["routine"])),
            planned_ending=rng.choice(endings.get(purpose, endings["routine"])),
            peak_done=int(rng.random() < 0.75),
            ending_done=int(rng.random() < 0.85),
        )

    def _story(self, home: Home) -> Mapping[str, Any]:
        if home.household.tenure == Tenure.VACANT:
            return self._rng.choice(self._by_tag["vacant"])
        fitting = [story for tag in sorted(home.tag_keys()) for story in self._by_tag.get(tag, ())]
        if not fitting or self._rng.random() < 0.1:
            fitting = self._by_tag[""]
        return self._rng.choice(fitting)

    def _met(self, home: Home) -> tuple[Met, str]:
        here = [person for person in home.people if person.lives_here]
        if home.household.tenure == Tenure.VACANT:
            return Met.NOBODY, ""
        chance = self._rng.random()
        if chance < 0.12:
            return Met.NOBODY, ""
        if chance < 0.15:
            return Met.NEIGHBOUR, ""
        if chance < 0.17:
            return Met.DECLINED, ""
        adults = [
            person
            for person, age in zip(home.people, home.ages, strict=True)
            if person.lives_here and age >= 18
        ]
        if len(adults) > 1 and chance > 0.7:
            return Met.FAMILY, self._rng.choice(adults[1:]).name
        return Met.PERSON, (here or home.people)[0].name

    def _touch(self, visit: Visit, story: Mapping[str, Any]) -> None:
        kinds = ("arrival", _MIDDLE_TOUCH.get(str(story["purpose"]), _MIDDLE_DEFAULT), "farewell")
        for position, (kind, mood) in enumerate(zip(kinds, story["moods"], strict=True)):
            shift = self._rng.choices((-1, 0, 1), (1, 6, 2))[0]
            self._made.touchpoints.append(
                Touchpoint(
                    id=self._id(f"touchpoint:{visit.id}:{position}"),
                    visit_id=visit.id,
                    household_id=visit.household_id,
                    kind=kind,
                    mood=max(-2, min(2, mood + shift)),
                    position=position,
                )
            )

    def _promise(self, visit: Visit, story: Mapping[str, Any]) -> None:
        made = datetime.fromisoformat(visit.started_at).date()
        due = self._working_day(made + timedelta(days=int(story["days"])), step=1)
        commitment = Commitment(
            id=self._id(f"commitment:{visit.id}"),
            household_id=visit.household_id,
            visit_id=visit.id,
            what=str(story["promise"]),
            due=due.isoformat(),
            made_at=visit.ended_at,
            steward=visit.steward,
        )
        self._made.commitments.append(commitment)
        overdue = (self._today - due).days
        still_open = 1.0 if overdue <= 0 else 0.25 if overdue <= _DUE_SOON else 0.0
        if self._rng.random() >= still_open:
            day = self._working_day(due - timedelta(days=self._rng.randint(0, 3)), step=-1)
            self._keep(commitment, max(day, made + timedelta(days=1)))

    def _keep(self, commitment: Commitment, day: date) -> None:
        minute = self._rng.randrange(_MORNING, _NOON)
        self._made.events.append(
            CommitmentEvent(
                id=self._id(f"kept:{commitment.id}"),
                commitment_id=commitment.id,
                household_id=commitment.household_id,
                outcome=CommitmentOutcome.KEPT,
                at=datetime.combine(day, time(minute // 60, minute % 60), _HERE).isoformat(),
                note=self._rng.choice(self._texts["kept"]["notes"]),
            )
        )

    def _some_due_today(self) -> None:
        """Leave a few of the newest promises open, due today or a day late: the demo has work to show."""
        late = self._working_day(self._today - timedelta(days=1), step=-1).isoformat()
        made = self._made.commitments
        newest = sorted(
            (at for at, one in enumerate(made) if one.made_at[:10] < late),
            key=lambda at: made[at].made_at,
            reverse=True,
        )
        few = 1 + len(made) // 250
        opened: set[str] = set()
        for at, due in zip(newest[::2], [self._today.isoformat(), late] * few, strict=False):
            made[at] = replace(made[at], due=due)
            opened.add(made[at].id)
        self._made.events = [event for event in self._made.events if event.commitment_id not in opened]

    def _id(self, key: str) -> str:
        return from_source(self._area_id, SOURCE, key)
