"""Risk check-lists on the command line, and the acts that rest on them."""

from collections.abc import Iterator
from typing import Any

from msgspec import to_builtins

from gridsteward.commands.session import Answer, Session
from gridsteward.operations import check_lists, households
from gridsteward.operations.cases import wall_clock
from gridsteward.operations.check_lists import NOT_APPLICABLE, YES, Asked
from gridsteward.records.check import SupplyAct
from gridsteward.records.household import Household
from gridsteward.words import Words


def show(session: Session) -> Answer:
    """Show a list with what the area's data says to it."""
    given, words = session.arguments, session.words
    with session.opened() as area:
        home = households.household_by_account(area, given.account).id if given.account else ""
        asked = check_lists.check_list(area, given.situation, home)
    data = {
        "situation": given.situation,
        "items": [
            {**to_builtins(each), "text": words(f"check_item.{each.code}")} for each in asked.checks.items
        ],
        "facts": to_builtins(asked.facts),
        "needs_leave": bool(home) and asked.needs_leave,
    }
    return Answer(data=data, lines=list(_lines(asked, words)))


def fill(session: Session) -> Answer:
    """Keep what was checked."""
    given, words = session.arguments, session.words
    with session.opened() as area:
        home = households.household_by_account(area, given.account).id if given.account else ""
        run, _ = check_lists.keep_check(area, given.situation, home, _answers(session), note=given.note)
    count = len(check_lists.lists().of(given.situation).items)
    done = len(run.answers.split())
    return Answer(data=to_builtins(run), lines=[words("risk_check.kept", done=done, all=count)])


def cut_off(session: Session) -> Answer:
    """Record a cut-off."""
    given = session.arguments
    with session.opened() as area:
        home = households.household_by_account(area, given.account)
        act, _ = check_lists.cut_off(
            area,
            home.id,
            _answers(session),
            reason=given.reason,
            granted_by=given.granted_by,
            substitute=given.substitute,
            at=given.at or "",
        )
    return _told(session, "risk_check.cut", act, home)


def restore(session: Session) -> Answer:
    """Record that supply is back."""
    given = session.arguments
    with session.opened() as area:
        home = households.household_by_account(area, given.account)
        act, _ = check_lists.restore(area, home.id, _answers(session), reason=given.reason, at=given.at or "")
    return _told(session, "risk_check.restored", act, home)


def cut_off_now(session: Session) -> Answer:
    """List who is cut off now."""
    words = session.words
    with session.opened() as area:
        found = check_lists.cut_off_now(area)
        homes = {each.id: each for each in area.store.select(Household)}
    lines = [
        words(
            "risk_check.off",
            at=_when(each.at),
            name=homes[each.household_id].name,
            account=homes[each.household_id].account_no,
            reason=each.reason,
        )
        for each in found
        if each.household_id in homes
    ]
    data = [
        {**to_builtins(each), "account_no": homes[each.household_id].account_no}
        for each in found
        if each.household_id in homes
    ]
    return Answer(data={"cut_off": data}, lines=lines or [words("risk_check.none")])


def _answers(session: Session) -> dict[str, str]:
    given = session.arguments
    return dict.fromkeys(given.yes, YES) | dict.fromkeys(given.na, NOT_APPLICABLE)


def _told(session: Session, key: str, act: SupplyAct, home: Household) -> Answer:
    data: dict[str, Any] = {**to_builtins(act), "account_no": home.account_no}
    return Answer(data=data, lines=[session.words(key, name=home.name or home.account_no, at=_when(act.at))])


def _lines(asked: Asked, words: Words) -> Iterator[str]:
    for item in asked.checks.items:
        mark = "!" if item.blocks else "-"
        yield words("risk_check.line", mark=mark, code=item.code, text=words(f"check_item.{item.code}"))
        fact = asked.facts.get(item.fact)
        if fact is not None:
            what = fact.what
            if item.fact == "power_dependent":
                what = words("list.comma").join(words(f"tag.{each}") for each in what.split())
            elif item.fact == "care_tier" and what:
                what = words(f"care_tier.{what}")
            yield words("risk_check.fact", text=words(f"check_fact.{item.fact}_{fact.known}", what=what))


def _when(at: str) -> str:
    return f"{wall_clock(at):%Y-%m-%d %H:%M}"
