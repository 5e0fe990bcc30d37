"""Cases as screens show them: each with whose household it is about, found once for all of them."""

import json
from collections.abc import Collection, Sequence

from msgspec import Struct

from gridsteward.operations import case_rules, cases
from gridsteward.operations.area import Area
from gridsteward.records.case import CaseColumn, CaseView, DeadlineState, Revealed
from gridsteward.records.portrait import Trait


class CaseRow(Struct, frozen=True, kw_only=True):
    """A case with the name, place and account number of its household, "" where there is none or it is not shown."""

    view: CaseView
    name: str = ""
    village: str = ""
    account_no: str = ""


class Pressing(Struct, frozen=True, kw_only=True):
    """What is pressing: cases past a deadline, and those with one before the end of the day."""

    overdue: tuple[CaseRow, ...]
    today: tuple[CaseRow, ...]


class StepWords(Struct, frozen=True, kw_only=True):
    """How a conversation at the door goes with somebody: whose temperament it fits, "" where none is known."""

    trait: str = ""
    name: str = ""


def rows(
    area: Area,
    *,
    columns: Collection[str] = (),
    kinds: Collection[str] = (),
    household_id: str = "",
    text: str = "",
    overdue: bool = False,
    first: str = "",
    last: str = "",
) -> list[CaseRow]:
    """Return the cases `cases.cases` finds, the most urgent first."""
    found = cases.cases(
        area,
        columns=columns,
        kinds=kinds,
        household_id=household_id,
        text=text,
        overdue=overdue,
        first=first,
        last=last,
    )
    return _with_households(area, found)


def row(area: Area, case_id: str, told: Revealed | None = None) -> CaseRow:
    """Return one case, a confidential one with what was `told` of it when it was revealed; raise Fault row_gone."""
    view = cases.case_view(area, case_id)
    return _with_households(area, [view.opened(told) if told else view])[0]


def pressing(area: Area) -> Pressing:
    """Return the cases that are late, and those with something due before midnight."""
    end = area.now().replace(hour=23, minute=59, second=59)
    late, soon = [], []
    for each in rows(area):
        limit = each.view.next_deadline
        if limit is None or not limit.due:
            continue
        if limit.state == DeadlineState.OVERDUE:
            late.append(each)
        elif cases.wall_clock(limit.due) <= end:
            soon.append(each)
    return Pressing(overdue=tuple(late), today=tuple(soon))


def manner(area: Area, household_id: str) -> StepWords:
    """Return whose temperament is known at a household, so that the words at the door fit."""
    if not household_id:
        return StepWords()
    from gridsteward.operations import portraits

    portrait = portraits.portrait(area, household_id)
    found = portrait.temperament
    if found is None or found.key not in frozenset(Trait):
        return StepWords()
    named = area.store.query("SELECT name FROM person WHERE id = ?", (portrait.temperament_of,))
    return StepWords(trait=found.key, name=named[0][0] if named else "")


def _with_households(area: Area, found: Sequence[CaseView]) -> list[CaseRow]:
    ids = [each.complainant.household_id for each in found if each.complainant]
    homes = {
        home: (name, village, account)
        for home, name, village, account in area.store.query(
            "SELECT id, name, village, account_no FROM household WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps([each for each in ids if each]),),
        )
    }
    made = []
    for view in found:
        about = view.complainant
        name, village, account = homes.get(about.household_id if about else "", ("", "", ""))
        made.append(CaseRow(view=view, name=name or "", village=village or "", account_no=account or ""))
    return made


OPEN_COLUMNS = tuple(each for each in CaseColumn if each is not CaseColumn.CLOSED)


class EventAsks(Struct, frozen=True, kw_only=True):
    """What is to be told of an event: one of `values`, a free value (`says`), a moment promised.

    `beyond` are the values a steward needs somebody's leave for.
    """

    values: tuple[str, ...] = ()
    says: bool = False
    until: bool = False
    until_needed: bool = False
    beyond: tuple[str, ...] = ()


def asks(kind: str) -> EventAsks:
    """Return what is to be told when an event of this kind is written down."""
    rules = case_rules.flows()
    promised = kind == "promised"
    return EventAsks(
        values=rules.values.get(kind, ()),
        says=kind == "ordered",
        until=promised or kind in rules.promises,
        until_needed=promised or kind == "estimated",
        beyond=rules.authority.get(kind, ()),
    )


def topics(kind: str) -> tuple[str, ...]:
    """Return the classes of a kind of case, () where it has none."""
    return tuple(case_rules.flows().topics.get(kind, {}))


def steps() -> tuple[str, ...]:
    """Return the six steps of a conversation at the door, in order."""
    return case_rules.flows().values["stepped"]
