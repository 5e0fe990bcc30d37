"""A visit from the first keystroke to the kept promise: what was said at a door is kept, in order, once."""

from typing import Any

import pytest
from msgspec.structs import replace

from gridsteward.operations import households, promises, visits
from gridsteward.operations.area import Area
from gridsteward.records.faults import Fault
from gridsteward.records.household import Household
from gridsteward.records.page import HouseholdCard
from gridsteward.records.visit import (
    CommitmentOutcome,
    DraftCommitment,
    DraftTouchpoint,
    Met,
    Visit,
    VisitDraft,
)
from tests.operations.conftest import WallClock


def home(area: Area, account_no: str = "0010", **values: str) -> str:
    return households.add_household(area, {"account_no": account_no, "name": "张三", **values})[0]


def visit(area: Area, household: str, **values: Any) -> Visit:
    """Make a visit now and return it."""
    before = {each.visit.id for each in households.household_card(area, household).visits}
    visits.finish_visit(area, replace(visits.begin_visit(area, household), **{"met": Met.PERSON, **values}))
    (made,) = [
        each.visit
        for each in households.household_card(area, household).visits
        if each.visit.id not in before
    ]
    return made


def kind_of(call: Any, *args: Any, **values: Any) -> str:
    with pytest.raises(Fault) as caught:
        call(*args, **values)
    return caught.value.kind


def test_a_visit_keeps_all_that_was_typed(grid: Area, clock: WallClock) -> None:
    household = home(grid)
    draft = visits.begin_visit(grid, household)
    assert visits.begin_visit(grid, household) == draft, "a second draft of one visit"
    draft = visits.attach(grid, draft, b"a contract", name="合同.pdf")
    assert visits.attach(grid, draft, b"a contract", name="again.pdf") == draft
    draft = visits.save_draft(
        grid,
        replace(
            draft,
            purposes=("safety",),
            met=Met.FAMILY,
            met_who=" 儿媳 ",
            note="  老人耳背  ",
            next_visit="2026-09-30",
            touchpoints=(
                DraftTouchpoint(kind="bill", mood=2),
                DraftTouchpoint(kind="meter", mood=-2, note="响"),
            ),
            commitments=(DraftCommitment(what=" 换表 ", due="2026-09-20"),),
        ),
    )
    clock.set(16, 10)
    visits.finish_visit(grid, draft)
    card = households.household_card(grid, household)
    assert card.draft is None
    (made,) = card.visits
    assert (made.visit.started_at, made.visit.ended_at) == (
        "2026-09-16T09:30:00+08:00",
        "2026-09-16T10:00:00+08:00",
    )
    assert (made.visit.met_who, made.visit.note, made.visit.steward, made.visit.late) == (
        "儿媳",
        "老人耳背",
        "李建国",
        0,
    )
    assert [(each.kind, each.mood, each.note) for each in made.touchpoints] == [
        ("bill", 2, ""),
        ("meter", -2, "响"),
    ]
    assert [(each.commitment.what, each.outcome) for each in made.commitments] == [("换表", "open")]
    assert visits.attachment_bytes(grid, made.attachments[0].content_hash) == b"a contract"
    assert not made.amended
    assert kind_of(visits.finish_visit, grid, draft) == "draft_finished", "a double click made two visits"
    visits.save_draft(grid, replace(draft, note="an autosave that came late"))
    assert grid.store.drafts() == []
    households.undo(grid)
    assert households.household_card(grid, household).visits == ()
    assert [each.id for each in grid.store.drafts()] == [draft.id], "undo did not bring the draft back"


def test_late_is_told_by_the_day_not_by_hours(grid: Area, clock: WallClock) -> None:
    """R4.4: entered on a later day is labelled; a visit that ends after midnight of its own day is not a day late."""
    household = home(grid)
    for started, now, late in (
        ("2026-09-16T00:00:00+08:00", (16, 23, 59), 0),
        ("2026-09-15T23:59:59+08:00", (16, 0, 0), 1),
        ("2026-09-15T08:00:00+08:00", (15, 20, 0), 0),
        ("2026-09-15T16:30:00+00:00", (16, 9, 0), 0),  # another offset, the same day on this wall
    ):
        clock.set(*now[:2], now[2])
        assert visit(grid, household, started_at=started, ended_at=started).late == late, started


def test_what_a_visit_may_not_be(grid: Area) -> None:
    household = home(grid)
    draft = replace(visits.begin_visit(grid, household), met=Met.PERSON)
    wrong: dict[str, tuple[dict[str, Any], ...]] = {
        "visit_met_missing": ({"met": ""},),
        "visit_time": (
            {"started_at": "yesterday"},
            {"started_at": "2026-09-16T09:30"},
            {"next_visit": "20260930"},
            {"next_visit": "2026-02-30"},
        ),
        "visit_in_future": (
            {"started_at": "2026-09-16T09:36:00+08:00"},
            {"ended_at": "2026-09-17T09:30:00+08:00"},
        ),
        "visit_ends_before": ({"ended_at": "2026-09-16T09:29:59+08:00"},),
        "promise_empty": ({"commitments": (DraftCommitment(what=" ", due="2026-09-20"),)},),
        "promise_due": (
            {"commitments": (DraftCommitment(what="换表", due=""),)},
            {"commitments": (DraftCommitment(what="换表", due="2026-W38-1"),)},
        ),
    }
    for kind, cases in wrong.items():
        for values in cases:
            assert kind_of(visits.finish_visit, grid, replace(draft, **values)) == kind, values
    assert grid.store.select(Visit) == []
    assert kind_of(visits.attach, grid, draft, b"", name="x") == "attachment_empty"


def test_bulk_entry_is_all_or_none_and_names_the_line(grid: Area, clock: WallClock) -> None:
    one, other = home(grid), home(grid, "0020")
    good = VisitDraft(id="", household_id=one, started_at="2026-09-14T10:00:00+08:00", met=Met.PERSON)
    bad = replace(good, household_id=other, met="")
    with pytest.raises(Fault) as caught:
        visits.record_visits(grid, [good, bad])
    assert (caught.value.kind, caught.value.values["line"]) == ("visit_line", 2)
    assert grid.store.select(Visit) == []
    change = visits.record_visits(grid, [good, replace(bad, met=Met.NOBODY)])
    assert change.touched == {one, other}
    assert [(each.late, each.started_at == each.ended_at) for each in grid.store.select(Visit)] == [
        (1, True)
    ] * 2


def test_an_amendment_keeps_what_stood_before(grid: Area, clock: WallClock) -> None:
    household = home(grid)
    first, second, third = (DraftTouchpoint(kind=each, mood=0) for each in ("bill", "meter", "outage"))
    made = visit(
        grid,
        household,
        note="一",
        touchpoints=(first, second),
        commitments=(DraftCommitment(what="换表", due="2026-09-20"),),
    )
    clock.set(18, 9)
    draft = visits.amend_visit(grid, made.id)
    assert visits.amend_visit(grid, made.id) == draft
    visits.finish_visit(grid, replace(draft, note="二", touchpoints=(third, second)))
    (entry,) = households.household_card(grid, household).visits
    assert entry.amended
    assert (entry.visit.note, entry.visit.late, entry.visit.entered_at) == ("二", 0, made.entered_at)
    assert [each.kind for each in entry.touchpoints] == ["outage", "meter"]
    assert len(entry.commitments) == 1, "an untouched promise was made anew"
    notes = [
        (each.before, each.after) for each in households.history(grid, household) if each.field == "note"
    ]
    assert ("一", "二") in notes
    households.undo(grid)
    (entry,) = households.household_card(grid, household).visits
    assert (entry.visit, entry.amended) == (made, False)
    assert [each.kind for each in entry.touchpoints] == ["bill", "meter"]


def test_an_amendment_that_adds_only_a_touchpoint_is_one(grid: Area) -> None:
    household = home(grid)
    made = visit(grid, household)
    draft = visits.amend_visit(grid, made.id)
    visits.finish_visit(grid, replace(draft, touchpoints=(DraftTouchpoint(kind="bill", mood=0),)))
    assert households.household_card(grid, household).visits[0].amended


def test_an_amendment_of_nothing_leaves_nothing_to_undo(grid: Area) -> None:
    """Its number is given out again: undoing the next change once brought its draft back from the dead."""
    household = home(grid)
    made = visit(grid, household)
    visits.finish_visit(grid, visits.amend_visit(grid, made.id))
    assert households.last_undoable(grid) == ("visit.finish", household)
    households.edit_household(grid, household, {"note": "x"})
    households.undo(grid)
    assert grid.store.drafts() == []


def test_a_removed_visit_comes_back_whole(grid: Area) -> None:
    household = home(grid)
    made = visit(
        grid,
        household,
        touchpoints=(DraftTouchpoint(kind="bill", mood=1),),
        commitments=(DraftCommitment(what="换表", due="2026-09-20"),),
    )
    before = households.household_card(grid, household)
    visits.remove_visit(grid, made.id)
    removed = households.household_card(grid, household)
    assert (removed.visits, removed.commitments) == ((), ())
    households.undo(grid)
    assert without_heads(households.household_card(grid, household)) == without_heads(before)
    assert not before.visits[0].amended


def without_heads(card: HouseholdCard) -> HouseholdCard:
    """Return what a person sees of a card."""
    return replace(card, seen={})


def test_a_promise_is_kept_reopened_withdrawn(grid: Area, clock: WallClock) -> None:
    household = home(grid)
    visits.promise(grid, household, what="换表", due="2026-09-20")
    (entry,) = households.household_card(grid, household).commitments
    assert (entry.outcome, entry.commitment.visit_id) == ("open", "")
    for minute, (outcome, stands) in enumerate(
        (
            (CommitmentOutcome.KEPT, "kept"),
            (CommitmentOutcome.REOPENED, "open"),
            (CommitmentOutcome.WITHDRAWN, "withdrawn"),
        )
    ):
        clock.set(17, 9, minute)
        promises.settle(grid, entry.commitment.id, outcome, note=f" {outcome} ")
        (now,) = households.household_card(grid, household).commitments
        assert (now.outcome, now.note) == (stands, outcome.value)
        (summary,) = grid.store.summaries([household])
        assert summary.open_commitments == (stands == "open")
    households.undo(grid)
    assert households.household_card(grid, household).commitments[0].outcome == "open"
    assert kind_of(visits.promise, grid, household, what="", due="2026-09-20") == "promise_empty"
    assert kind_of(visits.promise, grid, household, what="x", due="soon") == "promise_due"


def test_the_day_shows_what_waits(grid: Area, clock: WallClock) -> None:
    one, other, gone = home(grid), home(grid, "0020"), home(grid, "0030")
    for household, due in (
        (one, "2026-09-15"),
        (one, "2026-09-16"),
        (other, "2026-09-23"),
        (other, "2026-09-24"),
    ):
        visits.promise(grid, household, what=due, due=due)
    visits.promise(grid, gone, what="x", due="2026-09-16")
    visits.promise(grid, other, what="kept", due="2026-09-16")
    for each in households.household_card(grid, other).commitments:
        if each.commitment.what == "kept":
            promises.settle(grid, each.commitment.id, CommitmentOutcome.KEPT)
    households.remove_household(grid, gone)
    clock.set(14, 9)
    visit(grid, one, next_visit="2026-09-16", note="狗")
    visit(grid, other, next_visit="2026-09-17")
    clock.set(16, 8)
    draft = visits.begin_visit(grid, other)
    page = visits.today(grid)
    assert [each.entry.commitment.due for each in page.promises] == ["2026-09-15", "2026-09-16", "2026-09-23"]
    assert [(each.household.id, each.day, each.last_note) for each in page.due_visits] == [
        (one, "2026-09-16", "狗")
    ]
    assert [each.draft.id for each in page.drafts] == [draft.id]
    assert (page.made, page.households, page.visits_this_month, page.households_seen_this_month) == (
        (),
        2,
        2,
        2,
    )
    made = visit(grid, one)
    page = visits.today(grid)
    assert [each.visit.id for each in page.made] == [made.id]
    assert page.due_visits == ()
    assert (page.visits_this_month, page.households_seen_this_month) == (3, 2)


def test_a_closed_door_keeps_the_agreement_until_another_day_is_named(grid: Area, clock: WallClock) -> None:
    household = home(grid)
    clock.set(10, 9)
    visit(grid, household, next_visit="2026-09-16")
    clock.set(16, 9)
    visit(grid, household, met=Met.NOBODY)
    assert [each.day for each in visits.today(grid).due_visits] == ["2026-09-16"]
    clock.set(16, 11)
    visit(grid, household, met=Met.NOBODY, next_visit="2026-09-18")
    assert visits.today(grid).due_visits == (), "the day that was put off is asked for"
    clock.set(18, 9)
    assert [each.day for each in visits.today(grid).due_visits] == ["2026-09-18"], "one household, one line"


def test_a_draft_follows_its_household_into_a_merge(grid: Area) -> None:
    """Half a visit, typed at a door, would lie under a household nobody can open any more."""
    keep, drop = home(grid), home(grid, "0020")
    draft = visits.save_draft(grid, replace(visits.begin_visit(grid, drop), note="半", met=Met.PERSON))
    households.merge_households(grid, keep=keep, drop=drop)
    (shown,) = visits.today(grid).drafts
    assert (shown.draft.id, shown.household.id) == (draft.id, keep)
    visits.finish_visit(grid, draft)
    assert [each.visit.note for each in households.household_card(grid, keep).visits] == ["半"]
    households.undo(grid)
    households.undo(grid)
    (shown,) = visits.today(grid).drafts
    assert shown.household.id == drop
    assert grid.store.exists(Household, drop)
