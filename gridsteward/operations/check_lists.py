"""Check-lists before risky acts, and the one act that waits for them: cutting somebody off (R7.1)."""

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache

import msgspec
from msgspec import Struct

from gridsteward.assets import asset
from gridsteward.cases import check_lists as judging
from gridsteward.cases.check_lists import NOT_APPLICABLE, YES, CheckList, CheckLists, Known
from gridsteward.operations import cases
from gridsteward.operations.area import Area
from gridsteward.records.check import CheckRun, SupplyAct, SupplyKind
from gridsteward.records.faults import Fault
from gridsteward.records.household import Household
from gridsteward.records.ids import made_by_hand
from gridsteward.records.journal import Change
from gridsteward.records.need import NEED

__all__ = ["NOT_APPLICABLE", "YES", "CheckList", "Fact", "Known", "check_list", "cut_off_now"]


class Fact(Struct, frozen=True, kw_only=True):
    """What the area's data says: `what` is a count, codes of needs or a tier, "" for nothing."""

    known: Known
    what: str = ""


class Asked(Struct, frozen=True, kw_only=True):
    """A list with what is known of a household, by fact."""

    checks: CheckList
    facts: Mapping[str, Fact]

    @property
    def needs_leave(self) -> bool:
        """Tell whether a supervisor and another supply have to be named."""
        return judging.needs_leave(self.checks, {key: each.known for key, each in self.facts.items()})


@cache
def lists() -> CheckLists:
    """Return all lists as shipped."""
    text = asset("resources", "vocabularies", "check_lists.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(text), CheckLists)


def check_list(area: Area, situation: str, household_id: str = "") -> Asked:
    """Return a list with what the area's data says to its items."""
    checks = lists().of(situation)
    wanted = {each.fact for each in checks.items if each.fact} if household_id else set()
    facts: dict[str, Fact] = {}
    if judging.POWER_DEPENDENT in wanted:
        facts[judging.POWER_DEPENDENT] = _dependent(area, household_id)
    if "care_tier" in wanted:
        facts["care_tier"] = _tier(area, household_id)
    if "open_case" in wanted:
        facts["open_case"] = _count(len(cases.cases(area, household_id=household_id)))
    if "promise_open" in wanted:
        from gridsteward.operations import promises

        facts["promise_open"] = _count(len(promises.promises(area, household_id=household_id)))
    return Asked(checks=checks, facts=facts)


def fitting(purposes: Sequence[str]) -> str:
    """Return the situation whose list fits what a visit is for, on_site for any other."""
    return next((lists().purposes[each] for each in purposes if each in lists().purposes), "on_site")


def _count(found: int) -> Fact:
    return Fact(known=Known.YES if found else Known.NO, what=str(found) if found else "")


def _dependent(area: Area, household_id: str) -> Fact:
    from gridsteward.operations.needs import known_needs, need_groups

    dependent = frozenset(need_groups()["power_dependent"])
    codes = [each.need.code for each in known_needs(area, household_id) if each.need.code in dependent]
    if codes:
        return Fact(known=Known.YES, what=" ".join(dict.fromkeys(codes)))
    if area.store.query("SELECT 1 FROM sealed WHERE kind = ? LIMIT 1", (NEED,)):
        from gridsteward.operations.sealed import hidden

        if hidden(area, NEED):
            return Fact(known=Known.UNKNOWN)
    return Fact(known=Known.NO)


def _tier(area: Area, household_id: str) -> Fact:
    from gridsteward.operations.care_people import cared

    found = next((each.tier for each in cared(area) if each.household_id == household_id), None)
    return Fact(known=Known.YES, what=str(found)) if found else Fact(known=Known.NO)


def keep_check(
    area: Area, situation: str, household_id: str, answers: Mapping[str, str], *, note: str = ""
) -> tuple[CheckRun, Change]:
    """Keep a list as it was answered. Raise Fault check_unknown."""
    run = _run(area, situation, household_id, answers, note)
    with area.store.write("check.run", about=household_id) as write:
        write.insert(run)
    return run, write.outcome()


def _run(area: Area, situation: str, household_id: str, answers: Mapping[str, str], note: str) -> CheckRun:
    codes = [each.code for each in lists().of(situation).items]
    unknown = next((code for code in answers if code not in codes), "")
    if unknown:
        raise Fault("check_unknown", value=unknown, allowed=", ".join(codes))
    given = [f"{code}:{answers[code]}" for code in codes if answers.get(code) in (YES, NOT_APPLICABLE)]
    return CheckRun(
        id=made_by_hand(),
        situation=situation,
        household_id=household_id,
        at=area.stamp(),
        entered_at=area.stamp(),
        steward=area.steward,
        answers=" ".join(given),
        note=note.strip(),
    )


def cut_off(
    area: Area,
    household_id: str,
    answers: Mapping[str, str],
    *,
    reason: str,
    granted_by: str = "",
    substitute: str = "",
    at: str = "",
) -> tuple[SupplyAct, Change]:
    """Record that supply was cut off, with the check it rests on.

    Raise Fault supply_guard (the first item that is not settled, and how many), supply_guard_person (somebody depends
    on power, or this laptop may not read all of the register, and no supervisor or no other supply is named),
    supply_off, case_ahead (still to come), row_gone.
    """
    asked = check_list(area, SupplyKind.CUT_OFF.value, household_id)
    area.store.get(Household, household_id)
    now_off = state(area, household_id)
    if now_off is not None and now_off.kind == SupplyKind.CUT_OFF:
        raise Fault("supply_off")
    open_items = judging.in_the_way(asked.checks, answers)
    if open_items:
        raise Fault("supply_guard", check_item=open_items[0], count=len(open_items))
    if asked.needs_leave and not (granted_by.strip() and substitute.strip()):
        raise Fault("supply_guard_person")
    return _act(
        area,
        household_id,
        SupplyKind.CUT_OFF,
        answers,
        reason=reason,
        granted_by=granted_by,
        substitute=substitute,
        at=at,
    )


def restore(
    area: Area, household_id: str, answers: Mapping[str, str], *, reason: str = "", at: str = ""
) -> tuple[SupplyAct, Change]:
    """Record that supply is back. Raise Fault supply_on, supply_guard."""
    now_off = state(area, household_id)
    if now_off is None or now_off.kind != SupplyKind.CUT_OFF:
        raise Fault("supply_on")
    open_items = judging.in_the_way(lists().of("restore"), answers)
    if open_items:
        raise Fault("supply_guard", check_item=open_items[0], count=len(open_items))
    return _act(area, household_id, SupplyKind.RESTORED, answers, reason=reason, at=at)


def _act(
    area: Area,
    household_id: str,
    kind: SupplyKind,
    answers: Mapping[str, str],
    *,
    reason: str,
    granted_by: str = "",
    substitute: str = "",
    at: str = "",
) -> tuple[SupplyAct, Change]:
    situation = "cut_off" if kind is SupplyKind.CUT_OFF else "restore"
    run = _run(area, situation, household_id, answers, "")
    act = SupplyAct(
        id=made_by_hand(),
        household_id=household_id,
        kind=kind.value,
        at=cases.happened(area, at),
        entered_at=area.stamp(),
        steward=area.steward,
        reason=reason.strip(),
        run_id=run.id,
        granted_by=granted_by.strip(),
        substitute=substitute.strip(),
    )
    with area.store.write(f"supply.{kind.value}", about=household_id) as write:
        write.insert(run, act)
    return act, write.outcome()


def state(area: Area, household_id: str) -> SupplyAct | None:
    """Return the last thing done to a household's supply, None where nothing was."""
    found = area.store.select(
        SupplyAct, "household_id = ?", (household_id,), order="at DESC, entered_at DESC, id DESC", limit=1
    )
    return found[0] if found else None


def cut_off_now(area: Area) -> list[SupplyAct]:
    """Return the cut-offs that still hold, the oldest first."""
    last: dict[str, SupplyAct] = {}
    for each in area.store.select(SupplyAct, order="at, entered_at, id"):
        last[each.household_id] = each
    return [each for each in last.values() if each.kind == SupplyKind.CUT_OFF]
