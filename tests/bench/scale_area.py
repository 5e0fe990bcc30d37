"""An invented area as it stands after three years of work: what tests/bench/scale.py opens.

The homes, people, tags, portraits and readings are those of the demonstration; what three years leave behind is put on
top: at 12,000 homes a quarter of a million visits with their moments and promises, requests, words with those who are
looked after, answers to surveys.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from unittest import mock
from uuid import UUID

from gridsteward.operations.area import Area
from gridsteward.records.case import Case, CaseEvent
from gridsteward.records.contact import CareContact
from gridsteward.records.survey import SurveyAnswer
from gridsteward.records.visit import Commitment, CommitmentEvent, Touchpoint, Visit

PASSPHRASE = "春风又到江南岸上"
VISITS_A_HOME = 19.3
"""On top of the one or two of the demonstration: 250,000 visits at 12,000 homes."""
DAYS = 3 * 365
_HOMES_A_STEWARD = 1_000
_AT_ONCE = 400
"""Homes whose past is written in one change: what is made is not held in memory twice over."""
_STEWARDS = (
    "陈立群",
    "李春林",
    "何建平",
    "田文英",
    "吴海军",
    "龙小川",
    "罗志远",
    "向明慧",
    "彭国安",
    "周晓岚",
)
_PURPOSES = ("routine", "bill", "business", "outage", "fault", "care", "safety", "care bill")
_MET = (*("person",) * 7, *("family",) * 2, "neighbour", "nobody", "nobody", "declined")
_NOTES = ("家里一切正常，线路和开关都看过。", "问了电费怎么算，讲清楚了。", "门口插座松动，约好再来。", "")
_TOUCHES = ("arrival", "explaining", "solving", "listening", "checking", "farewell")
_WORDS = ("", "", "", "来得快，讲得明白。", "希望早点通知停电。")
_FAULT = ("checked", "located", "arrived", "restored", "called_back", "closed")
_COURSES = {
    "fault": _FAULT,
    "enquiry": ("replied", "called_back", "closed"),
    "bill": ("replied", "called_back", "closed"),
    "complaint": ("dispatched", "investigated", "replied", "called_back", "closed"),
}
_VALUES = {"located": "outside", "dispatched": "station", "called_back": "5"}
_CLOSED = 0.985
"""So many of the requests are settled: at 12,000 homes about ninety are on somebody's desk."""


def make_area(folder: Path, homes: int) -> Area:
    """Make it, open, in a profile of its own."""
    from gridsteward.operations import care_people
    from gridsteward.operations.demo import make_demo
    from gridsteward.operations.scanning import bring_up_to_date
    from gridsteward.store import keys

    with mock.patch.object(keys, "keyring_usable", return_value=False):
        area = make_demo(folder, households=homes, passphrase=PASSPHRASE)
    ids = [
        home
        for (home,) in area.store.query("SELECT id FROM household WHERE NOT _deleted ORDER BY account_no")
    ]
    cared = {each.household_id for each in care_people.cared(area)}
    past = _Past(area)
    for begin in range(0, len(ids), _AT_ONCE):
        rows = [
            row
            for at, home in enumerate(ids[begin : begin + _AT_ONCE], begin)
            for row in past.of(home, at, cared=home in cared)
        ]
        with area.store.write("demo") as write:
            write.insert(*rows)
    bring_up_to_date(area)
    return area


class _Past:
    """Invents what became of a home; every choice comes from the home's own number."""

    def __init__(self, area: Area) -> None:
        self._area, self._now = area, area.now()

    def of(self, home: str, at: int, *, cared: bool) -> Iterator[object]:
        """Yield the rows of three years."""
        rng = Random(at)  # noqa: S311  (the same area every time; nothing secret)
        steward = _STEWARDS[at // _HOMES_A_STEWARD % len(_STEWARDS)]
        days = rng.sample(range(1, DAYS), round(VISITS_A_HOME + rng.uniform(-8, 8)))
        for ago in days:
            yield from self._visit(home, self._moment(ago, rng), steward=steward, rng=rng)
        if cared:
            for ago in range(rng.randint(1, 25), DAYS, 30):
                yield self._contact(home, self._moment(ago, rng), steward=steward, rng=rng)
        for _ in range(rng.choice((0, 0, 0, 1, 1, 2))):
            yield from self._case(home, self._moment(rng.randint(1, DAYS), rng), steward=steward, rng=rng)

    def _moment(self, ago: int, rng: Random) -> datetime:
        day = self._now - timedelta(days=ago)
        return day.replace(hour=rng.randint(8, 16), minute=rng.randint(0, 59), second=0, microsecond=0)

    @staticmethod
    def _id(at: datetime, rng: Random) -> str:
        """Return an id as it is made by hand at a moment: it sorts by then, and so do the pages of the file."""
        value = int(at.timestamp() * 1_000) << 80 | 0x7 << 76 | rng.getrandbits(76) & ~(0xC << 60) | 0x8 << 60
        return str(UUID(int=value))

    def _visit(self, home: str, began: datetime, *, steward: str, rng: Random) -> Iterator[object]:
        ended = began + timedelta(minutes=rng.randint(5, 40))
        late = rng.random() < 0.04
        visit = Visit(
            id=self._id(began, rng),
            household_id=home,
            started_at=began.isoformat(),
            ended_at=ended.isoformat(),
            entered_at=(ended + timedelta(days=late)).isoformat(),
            late=int(late),
            steward=steward,
            purposes=rng.choice(_PURPOSES),
            met=rng.choice(_MET),
            note=rng.choice(_NOTES),
        )
        yield visit
        for place in range(rng.choice((1, 1, 2, 3))):
            yield Touchpoint(
                id=self._id(ended, rng),
                visit_id=visit.id,
                household_id=home,
                kind=rng.choice(_TOUCHES),
                mood=rng.choice((-1, 0, 0, 1, 1, 1, 2)),
                position=place,
            )
        if rng.random() < 0.04:
            yield from self._promise(visit, ended, rng)
        if rng.random() < 0.05:
            yield SurveyAnswer(
                id=self._id(ended, rng),
                household_id=home,
                visit_id=visit.id,
                case_id="",
                edition="2026",
                at=visit.ended_at,
                entered_at=visit.entered_at,
                steward=steward,
                channel="door",
                scores=f"attitude:{rng.randint(3, 5)} speed:{rng.randint(2, 5)} solved:{rng.randint(3, 5)}",
                word=rng.choice(_WORDS),
            )

    def _promise(self, visit: Visit, made: datetime, rng: Random) -> Iterator[object]:
        due = made + timedelta(days=rng.randint(3, 20))
        promise = Commitment(
            id=self._id(made, rng),
            household_id=visit.household_id,
            visit_id=visit.id,
            what="换好门口的插座",
            due=due.date().isoformat(),
            made_at=made.isoformat(),
            steward=visit.steward,
            source="visit",
        )
        yield promise
        if due < self._now - timedelta(days=2):
            yield CommitmentEvent(
                id=self._id(due, rng),
                commitment_id=promise.id,
                household_id=visit.household_id,
                outcome="kept",
                at=(due - timedelta(days=1) if rng.random() < 0.93 else due + timedelta(days=1)).isoformat(),
            )

    def _contact(self, home: str, at: datetime, *, steward: str, rng: Random) -> CareContact:
        return CareContact(
            id=self._id(at, rng),
            household_id=home,
            person_id="",
            way="hotline",
            outcome="reached",
            at=at.isoformat(),
            entered_at=at.isoformat(),
            steward=steward,
        )

    def _case(self, home: str, at: datetime, *, steward: str, rng: Random) -> Iterator[object]:
        kind = rng.choice(tuple(_COURSES))
        case = Case(
            id=self._id(at, rng),
            kind=kind,
            topic="",
            channel="phone",
            content="家里没电了，麻烦来看看。",
            at=at.isoformat(),
            entered_at=at.isoformat(),
            steward=steward,
            area_class="rural",
            company="state_grid",
            household_id=home,
        )
        yield case
        course = _COURSES[kind]
        for step in course if rng.random() < _CLOSED else course[:-2]:
            at += timedelta(minutes=rng.randint(10, 120))
            yield CaseEvent(
                id=self._id(at, rng),
                case_id=case.id,
                kind=step,
                at=at.isoformat(),
                entered_at=at.isoformat(),
                steward=steward,
                value=_VALUES.get(step, ""),
            )
