"""Requests and complaints on the command line: taken in, taken on, looked at, closed."""

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import to_builtins

from gridsteward.commands.session import Answer, Session
from gridsteward.operations import cases, households
from gridsteward.operations import looks as sensitive_looks
from gridsteward.operations.area import Area
from gridsteward.records.case import (
    CaseChannel,
    CaseColumn,
    CaseKind,
    CaseView,
    Complainant,
    Deadline,
    LookReason,
)
from gridsteward.records.household import Household
from gridsteward.records.look import LookedAt, SensitiveLook
from gridsteward.records.sealed import Audience, ErasedFor
from gridsteward.words import Words


def new(session: Session) -> Answer:
    """Register a case."""
    given = session.arguments
    with session.opened() as area:
        home = households.household_by_account(area, given.account) if given.account else None
        case, _ = cases.register_case(
            area,
            cases.Entry(
                kind=CaseKind(given.kind),
                content=given.content,
                topic=given.topic,
                channel=CaseChannel(given.channel),
                household_id=home.id if home else "",
                person=given.person,
                phone=given.phone,
                place=given.place,
                at=given.at or "",
                area_class=given.area_class or "",
                company=given.company or "",
                confidential=Audience(given.confidential) if given.confidential else None,
            ),
        )
        view = cases.case_view(area, case.id)
        accounts = _accounts(area)
    return Answer(
        data=_data(view, accounts),
        lines=[session.words("case.registered", number=view.number), *_lines(view, session.words)],
    )


def listed(session: Session) -> Answer:
    """List cases, the most urgent first."""
    given = session.arguments
    with session.opened() as area:
        home = households.household_by_account(area, given.account) if given.account else None
        found = cases.cases(
            area,
            columns=tuple(CaseColumn) if given.every else tuple(given.state or ()),
            kinds=tuple(given.kind or ()),
            household_id=home.id if home else "",
            steward=given.steward,
            text=given.text,
            overdue=given.overdue,
        )
        accounts = _accounts(area)
    lines = [line for each in found for line in _lines(each, session.words)]
    return Answer(
        data={"cases": [_data(each, accounts) for each in found]},
        lines=lines or [session.words("case.none")],
    )


def show(session: Session) -> Answer:
    """Show one case with all that happened; what a confidential one holds only to whoever says why."""
    words, given = session.words, session.arguments
    with session.opened() as area:
        case = cases.case_numbered(area, given.case)
        view, times = cases.case_view(area, case.id), cases.event_times(area, case.id)
        if view.confidential and given.why:
            view = view.opened(cases.reveal(area, case.id, LookReason(given.why), given.note))
        accounts = _accounts(area)
    data = _data(view, accounts) | {
        "events": [
            {**to_builtins(event), "received_at": stamp.received_at, "trust": stamp.trust}
            for event, stamp in zip(view.events, times, strict=True)
        ]
    }
    lines = [*_lines(view, words), *_content(view, words)]
    lines += [_limit(each, words) for each in view.deadlines]
    for event, stamp in zip(view.events, times, strict=True):
        parts = [words(f"case_event.{event.kind}"), _value(event.value, words), event.note]
        lines.append(
            words(
                "case.event",
                at=_when(event.at),
                what=" ".join(part for part in parts if part),
                steward=event.steward,
                trust=words(f"time_trust.{stamp.trust}"),
            )
        )
        if event.id in view.set_aside:
            lines.append(words("case.set_aside"))
    return Answer(data=data, lines=[*lines, *_next(view, words)])


def _content(view: CaseView, words: Words) -> Iterator[str]:
    """Yield what was told, or what it takes to see it."""
    if view.complainant is not None:
        yield words("case.content", text=view.case.content)
    elif view.erased is not None:
        gone = view.erased
        yield words(
            "case.sealed_gone", day=gone.at[:10], steward=gone.steward, why=words(f"erased_for.{gone.why}")
        )
    elif view.may_reveal:
        yield words("case.sealed", reasons="|".join(LookReason))
    else:
        yield words("case.sealed_closed")


def looks(session: Session) -> Answer:
    """List who looked at one confidential case, or at any."""
    with session.opened() as area:
        number = session.arguments.case
        found = sensitive_looks.looks(
            area,
            first=session.arguments.first or "",
            last=session.arguments.last or "",
            case_id=cases.case_numbered(area, number).id if number else "",
        )
    if session.arguments.only_cases:
        found = [each for each in found if each.kind == LookedAt.CASE]
    words = session.words
    return Answer(
        data={"looks": [to_builtins(each) for each in found]},
        lines=[_look(each, words) for each in found] or [words("case.no_looks")],
    )


def _look(look: SensitiveLook, words: Words) -> str:
    why = words(f"look_reason.{look.why}") if look.why else ""
    return words(
        "case.look",
        at=_when(look.at),
        steward=look.steward,
        what=words("case.looked_at", kind=words(f"looked_at.{look.kind}"), name=look.what),
        why=words("case.look_note", why=why, note=look.note) if look.note else why,
    ).rstrip()


def erase(session: Session) -> Answer:
    """Erase what was told in a confidential case."""
    given, words = session.arguments, session.words
    with session.opened() as area:
        case = cases.case_numbered(area, given.case)
        cases.erase_case(area, case.id, why=ErasedFor(given.why))
        view = cases.case_view(area, case.id)
        accounts = _accounts(area)
    return Answer(data=_data(view, accounts), lines=[words("case.erased", number=view.number)])


def event(session: Session) -> Answer:
    """Write down what happened to a case."""
    given = session.arguments
    return _happened(
        session,
        given.event,
        value=given.value,
        until=given.until or "",
        note=given.note,
        at=given.at or "",
    )


def close(session: Session) -> Answer:
    """Close a case, a crisis with the look back on it."""
    with session.opened() as area:
        case = cases.case_numbered(area, session.arguments.case)
        kind = "reviewed" if cases.case_view(area, case.id).kind == CaseKind.CRISIS else "closed"
    return _happened(session, kind, note=session.arguments.note)


def until(session: Session) -> Answer:
    """Say until when a clock asks for something."""
    given = session.arguments
    with session.opened() as area:
        found = cases.latest_moment(
            area, given.clock, given.at, company=given.company or "", area_class=given.area_class or ""
        )
    return Answer(
        data={"deadlines": [to_builtins(each) for each in found]},
        lines=[_limit(each, session.words) for each in found],
    )


def _happened(session: Session, kind: str, **values: str) -> Answer:
    with session.opened() as area:
        case = cases.case_numbered(area, session.arguments.case)
        cases.add_event(area, case.id, kind, **values)
        view = cases.case_view(area, case.id)
        accounts = _accounts(area)
    words = session.words
    said = words("case.noted", number=view.number, event=words(f"case_event.{kind}"))
    return Answer(data=_data(view, accounts), lines=[said, *_lines(view, words), *_next(view, words)])


def _accounts(area: Area) -> dict[str, str]:
    return {each.id: each.account_no for each in area.store.select(Household)}


def _data(view: CaseView, accounts: Mapping[str, str]) -> dict[str, Any]:
    case, about, limit = view.case, view.complainant, view.next_deadline
    return {
        "id": case.id,
        "number": view.number,
        "kind": view.kind,
        "topic": case.topic,
        "channel": case.channel,
        "content": case.content,
        "at": case.at,
        "entered_at": case.entered_at,
        "steward": case.steward,
        "department": view.department,
        "state": view.column,
        "phase": view.phase,
        "paused": view.paused,
        "escalated": view.escalated,
        "order_no": view.order_no,
        "satisfaction": view.satisfaction,
        "steps": list(view.steps),
        "allowed": list(view.allowed),
        "confidential": view.confidential,
        "may_reveal": view.may_reveal,
        "erased_at": view.erased.at if view.erased else "",
        "account_no": accounts.get(about.household_id, "") if about else "",
        "person": about.person if about else "",
        "phone": about.phone if about else "",
        "place": about.place if about else "",
        "deadlines": [to_builtins(each) for each in view.deadlines],
        "next_deadline": to_builtins(limit) if limit else None,
    }


def _lines(view: CaseView, words: Words) -> Iterator[str]:
    about = view.complainant
    yield words(
        "case.line",
        number=view.number,
        kind=words(f"case_kind.{view.kind}"),
        state=words(f"case_column.{view.column}"),
        who=words("case.hidden") if about is None else _who(about) or words("case.nobody"),
        steward=view.case.steward,
    )
    marks = [words(f"case.{mark}") for mark in ("paused", "escalated") if getattr(view, mark)]
    if view.department:
        marks.append(words("case.with", department=_value(view.department, words)))
    if marks:
        yield words("case.marks", marks=words("case.comma").join(marks))
    if view.next_deadline:
        yield _limit(view.next_deadline, words)


def _who(about: Complainant) -> str:
    return " ".join(part for part in (about.person, about.phone, about.place) if part)


def _limit(limit: Deadline, words: Words) -> str:
    name = words(f"case_clock.{limit.code}")
    state = words(f"deadline_state.{limit.state}")
    if limit.due:
        said = words("case.due", name=name, due=_when(limit.due), state=state, source=_source(limit, words))
    else:
        said = words(
            "case.standing", name=name, state=state, left=limit.left, unit=words(f"case_left.{limit.unit}")
        )
    return said + (words("case.unknown_year", year=limit.unknown_year) if limit.unknown_year else "")


def _source(limit: Deadline, words: Words) -> str:
    if not limit.issuer:
        return words("case.promised")
    issuer = words(f"case_issuer.{limit.issuer}")
    return words("case.source", issuer=issuer, amount=limit.amount, unit=words(f"case_unit.{limit.unit}"))


def _value(value: str, words: Words) -> str:
    return words.section("case_value").get(value, value)


def _next(view: CaseView, words: Words) -> Iterator[str]:
    usual = next((each for each, done in view.guide if not done and each in view.allowed), "")
    if usual:
        yield words("case.next", event=words(f"case_event.{usual}"), code=usual)


def _when(text: str) -> str:
    return f"{cases.wall_clock(text):%Y-%m-%d %H:%M}"
