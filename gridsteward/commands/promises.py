"""Promises on the command line: due, noted, kept, broken, moved."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from msgspec import to_builtins

from gridsteward.commands.session import Answer, Session
from gridsteward.operations import households, promises, visits
from gridsteward.operations.area import Area
from gridsteward.operations.promises import Promise
from gridsteward.records.faults import Fault
from gridsteward.records.visit import CommitmentOutcome, CommitmentSource
from gridsteward.words import Words

_SHORT = 8


def listed(session: Session) -> Answer:
    """List promises."""
    given = session.arguments
    with session.opened() as area:
        home = households.household_by_account(area, given.account).id if given.account else ""
        found = promises.promises(area, household_id=home, settled=given.every)
    lines = [line for each in found for line in _lines(each, session.words)]
    return Answer(
        data={"promises": [_data(each) for each in found]}, lines=lines or [session.words("promise.none")]
    )


def add(session: Session) -> Answer:
    """Note a promise."""
    given = session.arguments
    with session.opened() as area:
        home = households.household_by_account(area, given.account)
        visits.promise(
            area,
            home.id,
            what=given.what,
            due=given.due,
            kind=given.kind,
            made_to=given.to,
            granted_by=given.granted_by,
            source=CommitmentSource(given.source),
        )
        found = [each for each in promises.promises(area, household_id=home.id) if each.what == given.what]
    made = max(found, key=lambda each: each.made_at)
    return Answer(data=_data(made), lines=[session.words("promise.added", due=given.due)])


def keep_one(session: Session) -> Answer:
    """Say that one was kept."""
    return _settle(session, CommitmentOutcome.KEPT)


def break_one(session: Session) -> Answer:
    """Say that one was broken."""
    return _settle(session, CommitmentOutcome.BROKEN)


def withdraw_one(session: Session) -> Answer:
    """Say that one is not wanted any more."""
    return _settle(session, CommitmentOutcome.WITHDRAWN)


def renegotiate_one(session: Session) -> Answer:
    """Move one to another day, with the customer's word."""
    return _settle(
        session, CommitmentOutcome.RENEGOTIATED, due=session.arguments.due, word=session.arguments.word
    )


def rate(session: Session) -> Answer:
    """Say how many were kept in time."""
    given, words = session.arguments, session.words
    with session.opened() as area:
        today = area.now().date()
        first = given.first or (today - timedelta(days=90)).isoformat()
        found = promises.keeping_rate(area, first, given.last or today.isoformat())
    whole = found.whole
    data = {
        "kept": whole.kept,
        "of": whole.of,
        "percent": whole.percent,
        "by_steward": {name: {"kept": each.kept, "of": each.of} for name, each in found.by_steward.items()},
    }
    if not whole.of:
        return Answer(data=data, lines=[words("promise.rate_none")])
    lines = [words("promise.rate", of=whole.of, kept=whole.kept, percent=whole.percent)]
    lines += [
        words("promise.by_steward", steward=name, kept=each.kept, of=each.of)
        for name, each in found.by_steward.items()
    ]
    return Answer(data=data, lines=lines)


def _settle(session: Session, outcome: CommitmentOutcome, *, due: str = "", word: str = "") -> Answer:
    given, words = session.arguments, session.words
    with session.opened() as area:
        wanted = _one(area, given.promise)
        promises.settle(area, wanted.id, outcome, note=given.note, due=due, word=word)
        found = next(each for each in promises.promises(area, settled=True) if each.id == wanted.id)
    said = words(f"promise_state.{found.state}")
    return Answer(data=_data(found), lines=[words("promise.settled", state=said), *_lines(found, words)])


def _one(area: Area, name: str) -> Promise:
    """Return the promise of an id, or of the tail of one; those of cases are settled there."""
    found = [
        each
        for each in promises.promises(area, settled=True)
        if not each.case_id and (each.id == name or each.id[-_SHORT:] == name.lower())
    ]
    if len(found) != 1:
        raise Fault("promise_not_found", value=name)
    if not found[0].is_open:
        raise Fault("promise_settled")
    return found[0]


def _data(promise: Promise) -> dict[str, Any]:
    found: dict[str, Any] = to_builtins(promise)
    return found | {"short": promise.id[-_SHORT:] if not promise.case_id else ""}


def _lines(promise: Promise, words: Words) -> Iterator[str]:
    kind = words.section("promise_kind").get(promise.kind) or words(f"case_clock.{promise.kind}")
    short = "" if promise.case_id else f"  [{promise.id[-_SHORT:]}]"
    yield (
        words(
            "promise.line",
            due=promise.due,
            state=words(f"promise_state.{promise.state}"),
            name=promise.name or promise.made_to,
            what=promise.what,
            kind=kind,
            source=words(f"promise_source.{promise.source}"),
        )
        + short
    )
    if promise.granted_by:
        yield words("promise.granted", who=promise.granted_by)
    if promise.word and len(promise.days) > 1:
        was = date.fromisoformat(promise.days[-2].day)
        yield words("promise.moved", was=was.isoformat(), word=promise.word)
    if promise.case_number:
        yield words("promise.case", number=promise.case_number)
