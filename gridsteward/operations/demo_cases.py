"""What people of an invented area came with: some open and on their way, one late, many settled in the last months."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import groupby
from random import Random
from typing import Any, Final

from msgspec import Struct

from gridsteward.operations import case_rules
from gridsteward.operations.area import Area
from gridsteward.records.case import COMPANIES, AreaClass, Case, CaseEvent, CaseKind
from gridsteward.records.household import Household
from gridsteward.records.ids import from_source

_SOURCE: Final = "demo case"
_CLOSED_EVERY: Final = 22  # homes to one case that is settled
_MOST_CLOSED: Final = 60
_DAYS: Final = 180
_TURN: Final = timedelta(hours=3)
_POINTS: Final = ("5", "5", "5", "4", "4", "3")


class _Home(Struct, frozen=True):
    id: str
    person: str
    phone: str


def put_cases(
    area: Area, texts: Mapping[str, Any], *, since: datetime, as_of: Callable[[datetime], object]
) -> None:
    """Write everything down as of when it was entered, which `as_of` is told before each write; the oldest first.

    What is older than the area itself was taken over when it began, `since`.
    """
    homes = list(_homes(area))
    if not homes:
        return
    now, rng = area.now(), Random("demo cases")  # noqa: S311  (the same demo every time; nothing secret)
    rows: list[Case | CaseEvent] = []
    for at, story in enumerate(texts["open"]):
        home = homes[(at * 37 + 5) % len(homes)]
        case = _case(area, story, home, now - timedelta(hours=story["ago"]), f"open {at}")
        rows += [case, *_told(area, case, story.get("events", ()), now)]
    for at in range(min(_MOST_CLOSED, len(homes) // _CLOSED_EVERY)):
        story = texts["closed"][at % len(texts["closed"])]
        came = _by_day(now - timedelta(days=rng.randint(8, _DAYS)), rng)
        case = _case(area, story, homes[(at * 53 + 11) % len(homes)], came, f"closed {at}")
        rows += [case, *_settled(area, case, story, rng)]

    def written(row: Case | CaseEvent) -> datetime:
        return max(since, datetime.fromisoformat(row.entered_at))

    for moment, entered in groupby(sorted(rows, key=written), key=written):
        as_of(moment)
        with area.store.write("demo") as write:
            write.insert(*entered)


def _homes(area: Area) -> Iterator[_Home]:
    people = {
        home: (name, phones)
        for home, name, phones in area.store.query(
            "SELECT household_id, name, phones FROM person WHERE NOT _deleted AND lives_here "
            "ORDER BY main_contact, id"
        )
    }
    for home in area.store.select(Household, order="account_no"):
        name, phones = people.get(home.id, (home.name, ""))
        yield _Home(home.id, name, (phones.split() or [""])[0])


def _by_day(moment: datetime, rng: Random) -> datetime:
    return moment.replace(hour=rng.randint(8, 16), minute=rng.randint(0, 59), second=0, microsecond=0)


def _case(area: Area, story: Mapping[str, Any], home: _Home, at: datetime, name: str) -> Case:
    moment = at.isoformat(timespec="seconds")
    return Case(
        id=from_source(area.id, _SOURCE, name),
        kind=story["kind"],
        topic=story.get("topic", ""),
        channel=story["channel"],
        content=story["content"],
        at=moment,
        entered_at=moment,
        steward=area.steward,
        area_class=AreaClass.RURAL.value,
        company=COMPANIES[0],
        household_id=home.id,
        person=home.person,
        phone=home.phone,
    )


def _told(area: Area, case: Case, events: Sequence[Mapping[str, Any]], now: datetime) -> Iterator[CaseEvent]:
    for number, each in enumerate(events):
        at = now - timedelta(hours=each["ago"])
        yield _event(
            area,
            case,
            number,
            each["kind"],
            at,
            entered=at + timedelta(hours=each.get("late", 0)),
            value=each.get("value", ""),
            until=now - timedelta(hours=each["until"]) if "until" in each else None,
            note=each.get("note", ""),
        )


def _settled(area: Area, case: Case, story: Mapping[str, Any], rng: Random) -> Iterator[CaseEvent]:
    """Yield the usual course of its kind, a few hours to a day between the steps."""
    at = datetime.fromisoformat(case.at)
    if case.kind == CaseKind.FAULT:
        inside = "户内" in story["note"]
        course = [("checked", ""), ("located", "inside" if inside else "outside")]
        course += [("advised", "")] if inside else [("arrived", ""), ("restored", "")]
        course.append(("called_back", rng.choice(_POINTS)))
    else:
        guide = case_rules.flows().of(case.kind).guide[:-1]
        department = case_rules.flows().topics.get(case.kind, {}).get(case.topic, "station")
        values = {"dispatched": department, "called_back": rng.choice(_POINTS)}
        course = [(kind, values.get(kind, "")) for kind in guide]
    for number, (kind, value) in enumerate([*course, ("closed", "")]):
        at += timedelta(minutes=rng.randint(5, 50)) if not number else _TURN * rng.uniform(0.2, 3)
        note = story["note"] if kind in ("replied", "advised", "restored") else ""
        yield _event(area, case, number, kind, at, entered=at, value=value, note=note)


def _event(
    area: Area,
    case: Case,
    number: int,
    kind: str,
    at: datetime,
    *,
    entered: datetime,
    value: str = "",
    until: datetime | None = None,
    note: str = "",
) -> CaseEvent:
    return CaseEvent(
        id=from_source(area.id, _SOURCE, f"{case.id} {number}"),
        case_id=case.id,
        kind=kind,
        at=at.isoformat(timespec="seconds"),
        entered_at=entered.isoformat(timespec="seconds"),
        steward=area.steward,
        value=value,
        until=until.replace(minute=0, second=0, microsecond=0).isoformat(timespec="seconds") if until else "",
        note=note,
    )
