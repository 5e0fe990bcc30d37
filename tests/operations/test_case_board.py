"""The board reads of closed requests only what it shows: none that is open may be lost, none counted wrongly."""

from datetime import timedelta

import pytest

from gridsteward.operations import case_board, case_choosing, cases, households
from gridsteward.operations.area import Area
from gridsteward.operations.cases import Entry
from gridsteward.records.case import CaseColumn, CaseEvent, CaseKind
from gridsteward.records.ids import made_by_hand
from gridsteward.records.sealed import Audience
from tests.operations.conftest import WallClock


def taken(grid: Area, content: str, *events: str, kind: CaseKind = CaseKind.ENQUIRY, home: str = "") -> str:
    """Register a case and take it on; an event may have a value behind a colon."""
    case, _ = cases.register_case(grid, Entry(kind=kind, content=content, household_id=home))
    for each in events:
        what, _, value = each.partition(":")
        cases.add_event(grid, case.id, what, value=value)
        grid.now.at += timedelta(minutes=1)  # type: ignore[attr-defined]
    return case.id


def heard(grid: Area, case_id: str, kind: str, at: str) -> None:
    """Take in an event as another laptop wrote it, whether it fits or not."""
    event = CaseEvent(id=made_by_hand(), case_id=case_id, kind=kind, at=at, entered_at=at, steward="王敏")
    with grid.store.write("service_case.event") as write:
        write.insert(event)


ANSWERED = ("answered", "replied", "closed")


@pytest.fixture
def crowded(grid: Area, clock: WallClock) -> dict[str, str]:
    """Cases that are open, closed, and hard to tell, by a name for each."""
    home, _ = households.add_household(grid, {"account_no": "061044273985", "name": "周桂英"})
    made = {
        "new": taken(grid, "停电了", home=home),
        "closed": taken(grid, "怎么过户", *ANSWERED, home=home),
        "reopened": taken(grid, "问电价", *ANSWERED, "reopened"),
        "closed twice": taken(grid, "又问电价", *ANSWERED, "reopened", "replied", "closed"),
        "withdrawn": taken(grid, "不要了", "withdrawn"),
        "turned": taken(grid, "嫌慢", "turned:complaint", kind=CaseKind.GRUMBLE),
        "turned otherwise": taken(grid, "嫌贵", "turned:bill", kind=CaseKind.GRUMBLE),
        "turned, withdrawn": taken(grid, "算了", "turned:complaint", "withdrawn", kind=CaseKind.GRUMBLE),
        "sealed": cases.register_case(
            grid, Entry(kind=CaseKind.COMPLAINT, content="举报停电", confidential=Audience.SUPERVISOR)
        )[0].id,
    }
    # closed before anything was answered: it does not fit, and is kept as a record only
    made["does not fit"] = taken(grid, "装充电桩")
    heard(grid, made["does not fit"], "closed", "2026-09-16T10:00:00+08:00")
    # the later event came first, and one is told by another clock: 04:10 there is 12:10 here
    made["out of order"] = taken(grid, "换表")
    heard(grid, made["out of order"], "reopened", "2026-09-16T12:20:00+08:00")
    heard(grid, made["out of order"], "withdrawn", "2026-09-16T04:10:00+00:00")
    made["other clock"] = taken(grid, "移表")
    heard(grid, made["other clock"], "reopened", "2026-09-16T10:00:00+08:00")
    heard(grid, made["other clock"], "withdrawn", "2026-09-16T02:30:00+00:00")
    clock.at += timedelta(hours=4)
    return made


CLOSED = {"closed", "closed twice", "withdrawn", "turned, withdrawn", "other clock"}


def test_no_open_case_is_left_out_with_the_closed_ones(grid: Area, crowded: dict[str, str]) -> None:
    every = cases.cases(grid, columns=tuple(CaseColumn))
    assert len(every) == len(crowded)
    names = {case: name for name, case in crowded.items()}
    assert {names[each.case.id] for each in every if each.column == CaseColumn.CLOSED} == CLOSED
    assert cases.cases(grid) == [each for each in every if each.column != CaseColumn.CLOSED]
    told = {each.case.id: (each.column == CaseColumn.CLOSED, each.kind) for each in every}
    assert {each.id: (each.closed, each.kind) for each in case_choosing.standings(grid)} == told


@pytest.mark.parametrize(
    "wanted",
    [
        {},
        {"kinds": ("complaint",)},
        {"kinds": ("grumble",)},
        {"text": "电价"},
        {"text": "举报"},
        {"text": "260916-"},
        {"kinds": ("enquiry",), "text": "电"},
        {"overdue": True},
    ],
)
def test_the_board_shows_what_the_list_of_all_finds(
    grid: Area, crowded: dict[str, str], wanted: dict[str, object]
) -> None:
    every = case_board.rows(grid, columns=tuple(CaseColumn), **wanted)  # type: ignore[arg-type]
    closed = [each for each in every if each.view.column == CaseColumn.CLOSED][::-1]
    found = case_board.board(grid, closed=2, **wanted)  # type: ignore[arg-type]
    assert list(found.rows) == [each for each in every if each.view.column != CaseColumn.CLOSED]
    assert list(found.closed) == closed[:2], "the last that came in stand first"
    assert found.closed_count == len(closed)


def test_without_closed_ones_none_is_read(
    grid: Area, crowded: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    read = cases.views_of

    def views_of(area: Area, ids: list[str]) -> object:
        asked.extend(ids)
        return read(area, ids)

    monkeypatch.setattr(cases, "views_of", views_of)
    found = case_board.board(grid)
    assert (found.closed, found.closed_count) == ((), 0)
    assert not {crowded[name] for name in CLOSED} & set(asked)
    asked.clear()
    case_board.board(grid, closed=1)
    assert len({crowded[name] for name in CLOSED} & set(asked)) == 1


def test_a_closed_case_is_found_by_a_note_and_by_the_order_that_counts(grid: Area) -> None:
    case, _ = cases.register_case(grid, Entry(kind=CaseKind.FAULT, content="没电"))
    cases.add_event(grid, case.id, "checked")
    cases.add_event(grid, case.id, "located", value="outside")
    cases.add_event(grid, case.id, "ordered", value="QS-0419")
    cases.add_event(grid, case.id, "noted", note="等配件")
    cases.add_event(grid, case.id, "withdrawn")
    # an order written down after the end does not count
    late = CaseEvent(
        id=made_by_hand(),
        case_id=case.id,
        kind="ordered",
        at="2026-09-16T12:00:00+08:00",
        entered_at="2026-09-16T12:00:00+08:00",
        steward="王敏",
        value="QS-0999",
    )
    with grid.store.write("service_case.event") as write:
        write.insert(late)
    for text, found in (("qs-0419", 1), ("配件", 1), ("QS-0999", 0), ("没有的话", 0)):
        assert case_board.board(grid, text=text, closed=9).closed_count == found, text
        assert len(cases.cases(grid, text=text)) == found, text


def test_what_is_pressing_names_whose_it_is(grid: Area, crowded: dict[str, str], clock: WallClock) -> None:
    clock.at += timedelta(days=30)
    found = case_board.pressing(grid)
    late = {each.view.case.id: each.name for each in found.overdue}
    assert late[crowded["new"]] == "周桂英"
    assert not {crowded[name] for name in CLOSED} & late.keys()
