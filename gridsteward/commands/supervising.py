"""The supervisor's view on the command line (R9.2): figures of one area or all, and what is to be looked at."""

import os
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date

from msgspec import to_builtins

from gridsteward.commands.session import PASSPHRASE, Answer, Session
from gridsteward.operations import area as areas
from gridsteward.operations import roll_up, visit_reviews
from gridsteward.operations.area import Area, AreaInfo
from gridsteward.records.faults import Fault
from gridsteward.records.journal import Change
from gridsteward.records.review import QueueEntry, ReviewKind
from gridsteward.records.roll_up import AreaRollUp, RollUpRow, Timed
from gridsteward.words import Words


def rollup(session: Session) -> Answer:
    """Count a period (this month when none is given) by steward or village."""
    given, words = session.arguments, session.words
    with ExitStack() as stack:
        if given.all_areas:
            opened = [_opened(session, info, stack) for info in areas.list_areas(session.data_dir)]
            if not opened:
                raise Fault("area_none")
        else:
            area = stack.enter_context(session.opened())
            opened = [(area.info, area, None)]
        now = next((area.now() for _, area, _ in opened if area is not None), None)
        today = now.date() if now is not None else date.today()  # noqa: DTZ011  (the laptop's own day)
        first, last = given.first or today.replace(day=1).isoformat(), given.last or today.isoformat()
        found = []
        for info, each, fault in opened:
            if fault is not None:
                found.append(roll_up.shut_out(info.id, info.name, fault))
            else:
                found += roll_up.roll_up_areas([(info.id, info.name, each)], first, last, by=given.by)
    lines = [words("rollup.title", first=first, last=last)]
    for made in found:
        lines += _lines(made, words)
    return Answer(
        data={"first": first, "last": last, "by": given.by, "areas": to_builtins(found)},
        lines=[*lines, words("rollup.fair")],
        problems=any(each.fault for each in found),
    )


def _opened(session: Session, info: AreaInfo, stack: ExitStack) -> tuple[AreaInfo, Area | None, Fault | None]:
    """Open one of several areas without asking anybody; return why it stays shut where it does."""
    try:
        area = areas.open_area(session.data_dir, info.id, passphrase=os.environ.get(PASSPHRASE, ""))
    except Fault as fault:
        return info, None, fault
    stack.callback(area.close)
    return info, area, None


def _lines(made: AreaRollUp, words: Words) -> Iterator[str]:
    found = made.found
    if found is None:
        yield words(
            "rollup.fault", area=made.name, why=words.told(f"fault.{made.fault}", {"name": made.name})
        )
        return
    yield words("rollup.area", area=made.name, homes=found.whole.homes)
    for row in found.rows:
        yield _row(row, row.key or words("rollup.no_key"), words)
    yield _row(found.whole, words("rollup.whole"), words)


def _row(row: RollUpRow, key: str, words: Words) -> str:
    satisfaction = row.satisfaction
    return words(
        "rollup.row",
        who=key,
        visits=row.visits,
        late=row.late,
        due=row.due,
        done=row.done,
        in_time=row.in_time,
        homes=row.homes,
        care_overdue=row.care_overdue,
        kept=row.kept,
        broken=row.broken,
        open=row.open,
        met=row.met,
        of=row.met + row.missed,
        first_answer=_time(row.first_answer, words),
        closing=_time(row.closing, words),
        satisfaction=words("rollup.few" if satisfaction.answers else "rollup.nothing")
        if satisfaction.mean is None
        else f"{satisfaction.mean:.1f}",
    )


def _time(timed: Timed, words: Words) -> str:
    if timed.half is None:
        return words("rollup.few" if timed.cases else "rollup.nothing")
    if timed.half < 120:
        return words("rollup.minutes", minutes=timed.half)
    return words("rollup.hours", hours=f"{timed.half / 60:.1f}")


def queue(session: Session) -> Answer:
    """List what waits to be looked at; on a steward's laptop what was asked back."""
    given, words = session.arguments, session.words
    with session.opened() as area:
        if not visit_reviews.may_review(area):
            asked = visit_reviews.asked_back(area)
            lines = [line for each in asked for line in _entry(each, words)]
            return Answer(data={"asked": to_builtins(asked)}, lines=lines or [words("rollup.none")])
        found = visit_reviews.queue(area)
    shown = [
        each
        for each in found.entries
        if (given.review_all or each.waits)
        and (not given.review_late or each.late)
        and (not given.review_unusual or each.oddities)
    ]
    lines = [words("rollup.waiting", count=found.waiting, all=len(found.entries), since=found.since)]
    lines += [line for each in shown for line in _entry(each, words)]
    return Answer(
        data={"since": found.since, "waiting": found.waiting, "entries": to_builtins(shown)}, lines=lines
    )


def _entry(each: QueueEntry, words: Words) -> Iterator[str]:
    yield words(
        "rollup.entry",
        at=each.at[:16].replace("T", " "),
        sort=words(f"review_sort.{each.sort}"),
        name=each.name or each.number,
        steward=each.steward,
        id=each.id,
    )
    for oddity in each.oddities:
        values = dict(oddity.values)
        if "check" in values:
            values["check"] = words(f"check.{values['check']}")
        yield words("rollup.why", why=words(f"oddity.{oddity.key}", **values))
    for said in each.said:
        if said.remark:
            kind = words(f"review_kind.{said.kind}")
            yield words("rollup.said", steward=said.steward, kind=kind, remark=said.remark)


def mark(session: Session) -> Answer:
    """Say that something was seen, ask back, or answer."""
    given = session.arguments
    sort = "case" if given.case else "visit"
    with session.opened() as area:
        change = _mark(area, sort, given.ids, ask=given.ask, answer=given.answer)
    data = {"marked": list(given.ids), "households": sorted(change.touched)}
    return Answer(data=data, lines=[session.words("rollup.marked", count=len(given.ids))])


def _mark(area: Area, sort: str, ids: list[str], *, ask: str, answer: str) -> Change:
    if answer:
        if len(ids) > 1:
            raise Fault("review_answer_one")
        return visit_reviews.answer(area, sort, ids[0], answer)
    kind = ReviewKind.ASKED if ask else ReviewKind.SEEN
    return visit_reviews.mark(area, [(sort, each) for each in ids], kind, remark=ask)
