"""Cases as screens show them: each with whose household it is about, found once for all of them."""

import json
from collections.abc import Collection, Sequence

from msgspec import Struct

from gridsteward.operations import case_choosing, case_rules, cases
from gridsteward.operations.area import Area
from gridsteward.records.case import CaseColumn, CaseView, DeadlineState, Revealed
from gridsteward.records.portrait import Trait


class CaseRow(Struct, frozen=True, kw_only=True):
    """A case with the name, place and account number of its household, "" where there is none or it is not shown."""

    view: CaseView
    name: str = ""
    village: str = ""
    account_no: str = ""


class BoardRows(Struct, frozen=True, kw_only=True):
    """The cases of the board, the most urgent first, and behind them the `closed` ones that came in last.

    `closed_count` is how many closed ones fit.
    """

    rows: tuple[CaseRow, ...]
    closed: tuple[CaseRow, ...] = ()
    closed_count: int = 0


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


def rows_of(area: Area, ids: Collection[str]) -> list[CaseRow]:
    """Return these cases, by when they came in."""
    return _with_households(area, cases.views_of(area, ids)) if ids else []


def board(
    area: Area,
    *,
    kinds: Collection[str] = (),
    text: str = "",
    overdue: bool = False,
    closed: int = 0,
) -> BoardRows:
    """Return the open cases that fit, as `rows` does, and so many of the `closed` ones, the last that came in first.

    What runs of a closed case, and whose household it is about, is worked out for those alone.
    """
    known = case_choosing.standings(area)
    still_open = cases.views_of(area, [each.id for each in known if not each.closed])
    found = cases.fitting(still_open, kinds=kinds, text=text, overdue=overdue)
    over = [each.id for each in known if each.closed and (not kinds or each.kind in kinds)]
    over = [] if overdue or not closed else over  # nothing runs of a closed case
    if text and over:
        said = _said(area, text)
        over = [each for each in over if each in said]
    shown = cases.views_of(area, over[-closed:] if closed else ())[::-1]
    told = _with_households(area, [*found, *shown])
    return BoardRows(rows=tuple(told[: len(found)]), closed=tuple(told[len(found) :]), closed_count=len(over))


def _said(area: Area, text: str) -> Collection[str]:
    """Return the ids of the cases in which `text` stands, looked for as in `cases.cases` but without their course."""
    wanted, found, orders = text.casefold(), set[str](), set[str]()
    for case_id, at, *parts in area.store.query(
        "SELECT id, at, content, CASE sealed_id WHEN '' THEN person || char(10) || phone || char(10) || place "
        "ELSE '' END FROM service_case WHERE NOT _deleted"
    ):
        if wanted in "\n".join((cases.number_of(case_id, at), *parts)).casefold():
            found.add(case_id)
    for case_id, note, order in area.store.query(
        "SELECT case_id, note, CASE kind WHEN 'ordered' THEN value ELSE '' END FROM service_case_event "
        "WHERE NOT _deleted AND (note <> '' OR kind = 'ordered')"
    ):
        if wanted in note.casefold():
            found.add(case_id)
        elif wanted in order.casefold():
            orders.add(case_id)
    # Which order counts only the course tells.
    return found | {each.case.id for each in cases.fitting(cases.views_of(area, orders - found), text=text)}


def row(area: Area, case_id: str, told: Revealed | None = None) -> CaseRow:
    """Return one case, a confidential one with what was `told` of it when it was revealed; raise Fault row_gone."""
    view = cases.case_view(area, case_id)
    return _with_households(area, [view.opened(told) if told else view])[0]


def pressing(area: Area) -> Pressing:
    """Return the cases that are late, and those with something due before midnight."""
    end = area.now().replace(hour=23, minute=59, second=59)
    late, soon = [], []
    for each in cases.cases(area):
        limit = each.next_deadline
        if limit is None or not limit.due:
            continue
        if limit.state == DeadlineState.OVERDUE:
            late.append(each)
        elif cases.wall_clock(limit.due) <= end:
            soon.append(each)
    told = _with_households(area, [*late, *soon])
    return Pressing(overdue=tuple(told[: len(late)]), today=tuple(told[len(late) :]))


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
