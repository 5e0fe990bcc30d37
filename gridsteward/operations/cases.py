"""Requests and complaints (R6): registered in a minute, taken on step by step, seen with their deadlines.

Nothing that was written is edited: what happens to a case is one more event.
"""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from gridsteward.cases import deadlines as limits
from gridsteward.cases import flow
from gridsteward.cases.clocks import CHINA, Clock, Due, due, in_force
from gridsteward.operations import case_rules, confidential
from gridsteward.operations.area import Area
from gridsteward.operations.case_choosing import chosen
from gridsteward.records.case import (
    COMPANIES,
    CONFIDENTIAL,
    AreaClass,
    Case,
    CaseChannel,
    CaseColumn,
    CaseEvent,
    CaseKind,
    CaseView,
    Complainant,
    Confidential,
    ConfidentialAct,
    Deadline,
    DeadlineState,
    Look,
    LookReason,
    Revealed,
)
from gridsteward.records.faults import Fault
from gridsteward.records.household import Household
from gridsteward.records.ids import made_by_hand
from gridsteward.records.journal import Change
from gridsteward.records.sealed import Audience, Erased, ErasedFor


class Entry(Struct, frozen=True, kw_only=True):
    """What is told when a case is registered. `at` is when it came in (ISO with offset), now when "".

    `area_class` and `company` are as in the last case registered where they are "". `confidential`: who it is about and
    whatever is told in it is seen by those of this audience only; None for an open case.
    """

    kind: CaseKind
    content: str
    topic: str = ""
    channel: CaseChannel = CaseChannel.DOOR
    household_id: str = ""
    person: str = ""
    phone: str = ""
    place: str = ""
    at: str = ""
    area_class: str = ""
    company: str = ""
    confidential: Audience | None = None


class EventTimes(Struct, frozen=True, kw_only=True):
    """When an event happened as stated, was entered and came to this laptop, and how far to rely on the first."""

    event_id: str
    at: str
    entered_at: str
    received_at: str
    trust: str


# -- writing down ------------------------------------------------------------------------------------------------------


def register_case(area: Area, entry: Entry) -> tuple[Case, Change]:
    """Register a case; who works on this laptop answers for it. What is returned holds all that was typed.

    Of a confidential one the row does not: that is sealed. Raise Fault case_empty, case_topic, case_ahead (it is still
    to come), row_gone (no such household), and not_of_the_area for a confidential one on a laptop that was put out.
    """
    topics = case_rules.flows().topics.get(entry.kind, {})
    if not entry.content.strip():
        raise Fault("case_empty")
    topic = entry.topic or ("other" if topics else "")
    if topic not in topics and topic:
        raise Fault("case_topic", value=entry.topic)
    if entry.household_id:
        area.store.get(Household, entry.household_id)
    told = {
        "household_id": entry.household_id,
        "person": entry.person.strip(),
        "phone": entry.phone.strip(),
        "place": entry.place.strip(),
        "content": entry.content.strip(),
    }
    area_class, company = _last_used(area)
    case = Case(
        id=made_by_hand(),
        kind=entry.kind.value,
        topic=topic,
        channel=entry.channel.value,
        at=happened(area, entry.at),
        entered_at=area.stamp(),
        steward=area.steward,
        area_class=entry.area_class or area_class,
        company=entry.company or company,
        **told,
    )
    if entry.confidential is None:
        with area.store.write("service_case.add", about=case.household_id) as write:
            write.insert(case)
        return case, write.outcome()
    from gridsteward.operations.sealed import keep, sealing

    here = sealing(area)
    with area.store.write("sealed.write") as write:
        sealed_id = keep(
            write,
            here,
            kind=CONFIDENTIAL,
            household_id=entry.household_id,
            content=Confidential(**told),
            audience=entry.confidential,
        )
        case = replace(case, sealed_id=sealed_id)
        write.insert(replace(case, **dict.fromkeys(told, "")))
    return case, write.outcome()


def _last_used(area: Area) -> tuple[str, str]:
    found = area.store.select(Case, order="entered_at DESC, id DESC", limit=1)
    return (found[0].area_class, found[0].company) if found else (AreaClass.RURAL.value, COMPANIES[0])


def happened(area: Area, at: str) -> str:
    """Return when something is said to have happened (ISO; now for ""); raise Fault case_ahead for what is to come."""
    if not at:
        return area.stamp()
    told = datetime.fromisoformat(at)
    told = told if told.tzinfo else told.replace(tzinfo=CHINA)
    if told > area.now():
        raise Fault("case_ahead", at=at)
    return told.isoformat(timespec="seconds")


def add_event(
    area: Area,
    case_id: str,
    kind: str,
    *,
    value: str = "",
    until: str = "",
    note: str = "",
    at: str = "",
    granted_by: str = "",
) -> tuple[CaseEvent, Change]:
    """Write down what happened to a case, `at` (now when ""); `until` is a moment that was promised.

    The note on a confidential case is sealed with it; the rest of an event is for all to see. Raise Fault case_not_now
    (with what may happen), case_value, case_until (promised for the past, or nothing is), case_before (it had not come
    in yet), case_ahead, case_beyond_authority (a supervisor may promise it, others by naming who granted it),
    case_value_open (words where a confidential case has no place for them) or row_gone; for a note on a confidential
    case as `reveal`.
    """
    case, note = area.store.get(Case, case_id), note.strip()
    events = _events(area, (case_id,)).get(case_id, [])
    stated = happened(area, at)
    if flow.moment(stated) < flow.moment(case.at):
        raise Fault("case_before", at=case.at)
    _check_value(kind, value, until=until, happened=stated)
    _check_authority(area, kind, value, granted_by)
    if case.sealed_id:
        if value.strip() and kind not in (*case_rules.flows().values, "ordered"):
            raise Fault("case_value_open")
        if note:
            confidential.expect_readable(area, case)
    event = CaseEvent(
        id=made_by_hand(),
        case_id=case_id,
        kind=kind,
        at=stated,
        entered_at=area.stamp(),
        steward=area.steward,
        value=value.strip(),
        until=_moment(until).isoformat(timespec="seconds") if until else "",
        note="" if case.sealed_id else note,
        granted_by=granted_by.strip(),
    )
    rules = case_rules.flows()
    if event.id in flow.state_of(case, [*events, event], rules).set_aside:
        raise Fault("case_not_now", allowed=", ".join(flow.state_of(case, events, rules).allowed))
    if not (case.sealed_id and note):
        with area.store.write("service_case.event", about=case.household_id) as write:
            write.insert(event)
        return event, write.outcome()
    from gridsteward.operations.sealed import add, sealing

    here = sealing(area)
    with area.store.write("service_case.event") as write:
        write.insert(event)
        add(area, write, here, case.sealed_id, ConfidentialAct(event_id=event.id, note=note))
    return event, write.outcome()


def _check_value(kind: str, value: str, *, until: str, happened: str) -> None:
    rules = case_rules.flows()
    allowed = rules.values.get(kind)
    if allowed is not None and value not in allowed:
        raise Fault("case_value", allowed=", ".join(allowed))
    promises = (value if kind == "promised" else kind) in rules.promises
    if until and (not promises or _moment(until) <= flow.moment(happened)):
        raise Fault("case_until")
    if kind in ("promised", "estimated") and not until:
        raise Fault("case_until")


def _check_authority(area: Area, kind: str, value: str, granted_by: str) -> None:
    if value in case_rules.flows().authority.get(kind, ()) and not granted_by.strip():
        from gridsteward.operations.sealed import supervises

        if not supervises(area):
            raise Fault("case_beyond_authority")


def _moment(text: str) -> datetime:
    told = datetime.fromisoformat(text)
    return told if told.tzinfo else told.replace(tzinfo=CHINA)


# -- confidential cases ------------------------------------------------------------------------------------------------


def reveal(area: Area, case_id: str, why: LookReason, note: str = "") -> Revealed:
    """Open a confidential case, once it is on record who looks and why; see `confidential.reveal` for the Faults."""
    return confidential.reveal(area, area.store.get(Case, case_id), why, note)


def looks(area: Area, case_id: str = "") -> list[Look]:
    """Return who looked at a confidential case, or at any, the newest first; see `confidential.looks`."""
    return confidential.looks(area, area.store.get(Case, case_id) if case_id else None)


def erase_case(area: Area, case_id: str, *, why: ErasedFor = ErasedFor.ASKED) -> Change:
    """Erase what was told in a confidential case, for good and everywhere; see `confidential.erase_case`."""
    return confidential.erase_case(area, area.store.get(Case, case_id), why)


# -- seeing ------------------------------------------------------------------------------------------------------------


def case_view(area: Area, case_id: str) -> CaseView:
    """Return one case as it stands; raise Fault row_gone."""
    return _views(area, [area.store.get(Case, case_id)])[0]


def case_numbered(area: Area, number: str) -> Case:
    """Return the case of a number as people say it, or of an id; raise Fault case_not_found."""
    wanted = number.strip().lower()
    found = [each for each in area.store.select(Case) if wanted in (each.id, case_number(each).lower())]
    if len(found) != 1:
        raise Fault("case_not_found", value=number)
    return found[0]


def case_number(case: Case) -> str:
    """Return what a case is called: the day it came in and the tail of its id, the same on every laptop."""
    return number_of(case.id, case.at)


def number_of(case_id: str, at: str) -> str:
    """Return what a case of this id that came in `at` is called; raise ValueError when that is no moment."""
    return f"{flow.moment(at).astimezone(CHINA):%y%m%d}-{case_id[-6:].upper()}"


def cases(
    area: Area,
    *,
    columns: Collection[str] = (),
    kinds: Collection[str] = (),
    household_id: str = "",
    steward: str = "",
    text: str = "",
    overdue: bool = False,
    first: str = "",
    last: str = "",
    promised: bool = False,
    promised_for: tuple[str, str] = ("", ""),
) -> list[CaseView]:
    """Return the cases that fit every filter given, by their next deadline, those without one by when they came in.

    `text` is looked for in what was said and noted, who it is about, the case's number and the order's; of a
    confidential case in the numbers alone, and no household finds it: whose it is takes a `reveal`. `columns` are
    those of the board; without any, closed ones are left out unless `text` is given. `first` and `last` are the ISO
    days they came in, both included, by any clock; `promised` are those in which a moment was promised, and with
    `promised_for` one of about these days.
    """
    wanted = frozenset(columns) or frozenset(CaseColumn) - (frozenset() if text else {CaseColumn.CLOSED})
    worth = chosen(
        area,
        household_id=household_id,
        closed=CaseColumn.CLOSED in wanted,
        first=first,
        last=last,
        promised=promised,
        promised_for=promised_for,
    )
    found = [
        each
        for each in _views(area, worth)
        if each.column in wanted
        and (not household_id or (each.complainant and each.complainant.household_id == household_id))
        and steward in ("", each.case.steward)
    ]
    return fitting(found, kinds=kinds, text=text, overdue=overdue)


def fitting(
    found: Iterable[CaseView], *, kinds: Collection[str] = (), text: str = "", overdue: bool = False
) -> list[CaseView]:
    """Return those of some cases that fit, and in the order that `cases` tells of."""
    fits = [
        each
        for each in found
        if (not kinds or each.kind in kinds)
        and (not text or text.casefold() in _said(each))
        and (not overdue or any(limit.state == DeadlineState.OVERDUE for limit in each.deadlines))
    ]
    return sorted(fits, key=_urgency)


def views_of(area: Area, ids: Collection[str]) -> list[CaseView]:
    """Return these cases as they stand, by when they came in; one that is gone is left out."""
    chosen = json.dumps(list(ids))
    return _views(
        area, area.store.select(Case, "id IN (SELECT value FROM json_each(?))", (chosen,), order="at, id")
    )


def _urgency(view: CaseView) -> tuple[bool, str, str]:
    limit = view.next_deadline
    return limit is None or not limit.due, limit.due if limit else "", view.case.at


def _said(view: CaseView) -> str:
    about = view.complainant or Complainant()  # nothing that is sealed stands in the view
    parts = [view.number, view.case.content, view.order_no, about.person, about.phone, about.place]
    return "\n".join([*parts, *(each.note for each in view.events)]).casefold()


def event_times(area: Area, case_id: str) -> list[EventTimes]:
    """Return the three time stamps of every event of a case, in their order (R7.2).

    An event made here was received when it was entered; of others it is when their bundle first came to this laptop.
    """
    return times_of(area, (case_id,)).get(case_id, [])


def times_of(area: Area, cases_of: Sequence[str]) -> dict[str, list[EventTimes]]:
    """Return the same of several cases, by the case's id."""
    own = json.dumps(area.store.own_writers())
    received = {
        row: datetime.fromtimestamp(ms / 1000, CHINA).isoformat(timespec="seconds") if ms else ""
        for row, ms in area.store.query(
            "SELECT e.id, CASE WHEN device.id IN (SELECT value FROM json_each(?)) "
            "THEN (SELECT ms FROM op WHERE op.device = e._device AND op.seq = e._seq) "
            "ELSE (SELECT min(at_ms) FROM bundle WHERE bundle.device = e._device AND last_seq >= e._seq) END "
            "FROM service_case_event e JOIN device ON device.no = e._device "
            "WHERE case_id IN (SELECT value FROM json_each(?)) AND NOT _deleted",
            (own, json.dumps(list(cases_of))),
        )
    }
    rules = case_rules.flows()
    return {
        case_id: [
            EventTimes(
                event_id=each.id,
                at=each.at,
                entered_at=each.entered_at,
                received_at=received.get(each.id, ""),
                trust=str(limits.trust(each.at, each.entered_at, received.get(each.id, ""), rules)),
            )
            for each in flow.in_order(events)
        ]
        for case_id, events in _events(area, cases_of).items()
    }


def latest_moment(
    area: Area, code: str, start: str, *, company: str = "", area_class: str = ""
) -> list[Deadline]:
    """Return until when (or, for a notice, by when ahead) a clock of this code asks for something from a moment on.

    One deadline for each edition that holds for the company and area class. Raise Fault case_clock.
    """
    used = _last_used(area)
    at = _moment(start)
    day = at.astimezone(CHINA).date()
    rules, calendar = case_rules.clocks(), case_rules.calendar(day.year, day.year)
    found = []
    for clock in in_force(rules.clocks, day, company=company or used[1]):
        if clock.code == code and clock.area_class in ("", area_class or used[0]):
            moment = due(clock, at, calendar=calendar, closes=rules.closes)
            found.append(_asked(clock, at, moment))
    if not found:
        raise Fault("case_clock", value=code)
    return found


def _asked(clock: Clock, at: datetime, moment: Due) -> Deadline:
    return Deadline(
        code=clock.code,
        issuer=clock.issuer,
        edition=clock.edition,
        amount=clock.amount,
        unit=str(clock.unit),
        started=at.isoformat(timespec="seconds"),
        due=moment.at.isoformat(timespec="seconds") if moment.at else "",
        state=DeadlineState.RUNNING.value,
        unknown_year=moment.unknown_year,
    )


def _events(area: Area, cases_of: Sequence[str]) -> dict[str, list[CaseEvent]]:
    found: dict[str, list[CaseEvent]] = {}
    chosen = json.dumps(list(cases_of))
    for each in area.store.select(CaseEvent, "case_id IN (SELECT value FROM json_each(?))", (chosen,)):
        found.setdefault(each.case_id, []).append(each)
    return found


def _views(area: Area, found: Sequence[Case]) -> list[CaseView]:
    if not found:
        return []
    events = _events(area, [each.id for each in found])
    readable, erased = _sealed(area, [each.sealed_id for each in found if each.sealed_id])
    now, years = area.now(), [flow.moment(each.at).year for each in found]
    calendar = case_rules.calendar(min(years), max([*years, now.year]))
    rules, clocks = case_rules.flows(), case_rules.clocks()
    views = []
    for case in found:
        ordered = flow.in_order(events.get(case.id, ()))
        state = flow.state_after(case, ordered, rules)
        views.append(
            CaseView(
                case=case,
                number=case_number(case),
                kind=state.kind,
                phase=state.phase,
                column=state.column,
                paused=state.paused,
                escalated=state.escalated,
                department=state.department,
                order_no=state.order_no,
                satisfaction=state.satisfaction,
                steps=state.steps,
                guide=tuple(flow.guide(state, rules.of(state.kind))),
                allowed=state.allowed,
                set_aside=state.set_aside,
                deadlines=tuple(
                    limits.deadlines(case, state, clocks=clocks, flows=rules, calendar=calendar, now=now)
                ),
                complainant=None if case.sealed_id else _open(case),
                events=tuple(ordered),
                may_reveal=case.sealed_id in readable,
                erased=erased.get(case.sealed_id),
            )
        )
    return views


def _open(case: Case) -> Complainant:
    return Complainant(household_id=case.household_id, person=case.person, phone=case.phone, place=case.place)


def _sealed(area: Area, rows: Sequence[str]) -> tuple[Collection[str], Mapping[str, Erased]]:
    """Return which sealed cases this laptop may read, and which were erased."""
    if not rows:
        return (), {}
    from gridsteward.operations.sealed import erased_rows, readable

    return readable(area, rows), erased_rows(area, rows)


def wall_clock(text: str) -> datetime:
    """Return a moment of a case by China's clock, as its deadlines are told."""
    return flow.moment(text).astimezone(CHINA)
