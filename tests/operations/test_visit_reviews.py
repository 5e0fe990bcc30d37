"""The review queue: nothing waits unseen, a question reaches its steward, and who may not look cannot."""

from datetime import timedelta

import pytest

from gridsteward.operations import cases, households, visit_reviews, visits
from gridsteward.operations.area import Area
from gridsteward.operations.cases import Entry
from gridsteward.operations.households import add_household
from gridsteward.records.case import CaseKind
from gridsteward.records.faults import Fault
from gridsteward.records.ids import made_by_hand
from gridsteward.records.review import QueueEntry, ReviewKind, VisitReview
from gridsteward.records.sealed import Audience
from gridsteward.records.visit import Visit, VisitDraft
from tests.operations.conftest import WallClock
from tests.operations.pair import Pair

SEEN, ASKED, ANSWERED = ReviewKind.SEEN, ReviewKind.ASKED, ReviewKind.ANSWERED


def home(area: Area, account: str = "061", **more: float) -> str:
    return add_household(area, {"account_no": account, "name": "周桂英", "village": "桂溪村", **more})[0]


def visit(area: Area, household: str, began: str = "09:00", ended: str = "09:20", **more: object) -> str:
    made = Visit(
        **{  # type: ignore[arg-type]
            "id": made_by_hand(),
            "household_id": household,
            "started_at": f"2026-09-15T{began}:00+08:00",
            "ended_at": f"2026-09-15T{ended}:00+08:00",
            "entered_at": f"2026-09-15T{ended}:30+08:00",
            "steward": "陈秀兰",
            "met": "person",
            **more,
        }
    )
    with area.store.write("visit.finish", about=household) as write:
        write.insert(made)
    return made.id


def only(area: Area) -> QueueEntry:
    (entry,) = visit_reviews.queue(area).entries
    return entry


def test_what_others_did_waits_until_it_is_seen_and_again_when_the_mark_is_taken_back(grid: Area) -> None:
    there = home(grid)
    row = visit(grid, there)
    visit(grid, there, steward=grid.steward)
    assert (only(grid).id, only(grid).name, only(grid).minutes) == (row, "周桂英", 20)
    assert visit_reviews.waiting(grid) == 1

    change = visit_reviews.mark(grid, [("visit", row)], SEEN)
    assert (only(grid).state, visit_reviews.waiting(grid)) == ("seen", 0)
    assert change.tables == {"visit_review"}
    assert change.touched == {there}

    households.undo(grid)
    assert visit_reviews.waiting(grid) == 1, "a mark pressed by mistake hides a visit for good"


def test_what_is_older_than_the_rules_reach_does_not_wait(grid: Area, clock: WallClock) -> None:
    visit(grid, home(grid))
    clock.at += timedelta(days=visit_reviews.review_rules().days + 2)
    assert visit_reviews.queue(grid).entries == ()


@pytest.mark.parametrize(
    ("more", "key"),
    [
        ({"ended": "09:02", "note": "字" * 40}, "short"),
        ({"began": "05:50", "ended": "06:10"}, "hours"),
        ({"checks": "sockets meter_box"}, "photo"),
    ],
)
def test_a_visit_says_why_it_may_be_worth_a_look(grid: Area, more: dict[str, str], key: str) -> None:
    visit(grid, home(grid), **more)
    assert [each.key for each in only(grid).oddities] == [key]


def test_an_ordinary_visit_is_not_pointed_at(grid: Area) -> None:
    visit(grid, home(grid), note="一切都好，插座看过了。", checks="sockets")
    assert only(grid).oddities == ()
    assert not only(grid).late


def test_visits_of_one_steward_are_judged_beside_each_other(grid: Area) -> None:
    near = [home(grid, f"06{at}", longitude=104.0, latitude=30.0) for at in range(4)]
    far = home(grid, "069", longitude=104.2, latitude=30.0)
    for at, each in enumerate(near):
        visit(grid, each, f"09:0{at * 2}", f"09:0{at * 2 + 1}", note="用电都正常，没有问题")
    last = visit(grid, far, "09:12", "09:30")
    found = {
        each.id: {one.key: one.values for one in each.oddities} for each in visit_reviews.queue(grid).entries
    }

    assert found[last]["far"] == {"kilometres": "19.3", "minutes": 5}
    others = [why for row, why in found.items() if row != last]
    assert all(why["same"]["count"] == 4 for why in others)
    assert all(why["many"]["count"] == 4 for why in others)


def test_two_stewards_working_at_the_same_time_are_not_taken_for_one(grid: Area) -> None:
    for at in range(4):
        visit(grid, home(grid, f"06{at}"), f"09:0{at}", "09:20", steward=f"{at}号")
    assert all(not each.oddities for each in visit_reviews.queue(grid).entries)


def test_entered_later_than_a_day_is_told(grid: Area) -> None:
    there = home(grid)
    visit(grid, there, entered_at="2026-09-16T09:10:00+08:00")
    assert not only(grid).late
    late = visit(grid, there, entered_at="2026-09-16T09:20:00+08:00")
    assert [each.id for each in visit_reviews.queue(grid).entries if each.late] == [late]


def test_own_work_and_empty_questions_are_refused(grid: Area) -> None:
    own = visit(grid, home(grid), steward=grid.steward)
    other = visit(grid, home(grid, "062"))
    with pytest.raises(Fault, match="review_own"):
        visit_reviews.mark(grid, [("visit", other), ("visit", own)], SEEN)
    with pytest.raises(Fault, match="review_remark"):
        visit_reviews.mark(grid, [("visit", other)], ASKED, remark="  ")
    assert grid.store.select(VisitReview) == []


def test_a_question_stays_until_it_is_answered() -> None:
    def said(kind: ReviewKind, steward: str) -> VisitReview:
        return VisitReview(
            id="", visit_id="1", case_id="", household_id="", kind=kind.value, at="", steward=steward
        )

    asked = said(ASKED, "王站长")
    assert visit_reviews.state_of([asked, said(SEEN, "赵站长")]) == ASKED, "a question nobody hears"
    assert visit_reviews.state_of([asked, said(SEEN, "王站长")]) == SEEN
    assert visit_reviews.state_of([asked, said(ANSWERED, "李建国")]) == ANSWERED
    assert visit_reviews.state_of([asked, said(ANSWERED, "李建国"), said(SEEN, "赵站长")]) == SEEN
    assert visit_reviews.state_of([]) == ""


def test_question_and_answer_travel_between_two_laptops(pair: Pair) -> None:
    there = pair.household()
    now = pair.other.now()
    draft = VisitDraft(
        id="",
        household_id=there.id,
        started_at=(now - timedelta(minutes=30)).isoformat(timespec="seconds"),
        ended_at=(now - timedelta(minutes=10)).isoformat(timespec="seconds"),
        met="person",
    )
    visits.record_visits(pair.other, [draft])
    pair.exchange()
    (entry,) = visit_reviews.queue(pair.first).entries
    assert not visit_reviews.may_review(pair.other)
    assert visit_reviews.waiting(pair.other) == 0
    with pytest.raises(Fault, match="review_supervisor_only"):
        visit_reviews.mark(pair.other, [("visit", entry.id)], SEEN)

    visit_reviews.mark(pair.first, [("visit", entry.id)], ASKED, remark="电表箱门关好了吗？")
    assert visit_reviews.asked_back(pair.first) == []
    with pytest.raises(Fault, match="review_not_asked"):
        visit_reviews.answer(pair.other, "visit", entry.id, "关好了")
    pair.exchange()
    (asked,) = visit_reviews.asked_back(pair.other)
    assert asked.said[-1].remark == "电表箱门关好了吗？"

    visit_reviews.answer(pair.other, "visit", entry.id, "关好了")
    pair.exchange()
    assert visit_reviews.asked_back(pair.other) == []
    assert visit_reviews.waiting(pair.first) == 1, "an answer nobody reads"
    assert visit_reviews.of_visit(pair.first, entry.id) == visit_reviews.of_visit(pair.other, entry.id)


def test_both_laptops_may_mark_at_the_same_time(pair: Pair) -> None:
    there = pair.household()
    row = visit(pair.first, there.id)
    pair.exchange()
    visit_reviews.mark(pair.first, [("visit", row)], ASKED, remark="怎么样？")
    with pair.other.store.write("review.seen", about=there.id) as write:
        write.insert(
            VisitReview(
                id=made_by_hand(),
                visit_id=row,
                case_id="",
                household_id=there.id,
                kind="seen",
                at=pair.other.now().isoformat(timespec="milliseconds"),
                steward="赵站长",
            )
        )
    pair.exchange()
    for area in (pair.first, pair.other):
        said = visit_reviews.of_visit(area, row)
        assert sorted(each.kind for each in said) == ["asked", "seen"]
        assert visit_reviews.state_of(said) == ASKED


def test_a_closed_case_waits_and_a_confidential_one_names_nobody(grid: Area, clock: WallClock) -> None:
    there = home(grid)
    plain = Entry(kind=CaseKind.BILL, content="问电价", household_id=there)
    secret = Entry(
        kind=CaseKind.BILL, content="不想让人知道", household_id=there, confidential=Audience.SUPERVISOR
    )
    rows = []
    for entry in (plain, secret):
        case = cases.register_case(grid, entry)[0]
        for kind in ("replied", "closed"):
            clock.at += timedelta(minutes=1)
            cases.add_event(grid, case.id, kind)
        rows.append(case.id)
    assert visit_reviews.queue(grid).entries == (), "own cases"
    grid.store.become_device("王站长")
    found = visit_reviews.queue(grid).entries
    told = {each.id: each for each in found}
    assert (told[rows[0]].name, told[rows[0]].note) == ("周桂英", "问电价")
    hidden = told[rows[1]]
    assert (hidden.name, hidden.household_id, hidden.village, hidden.note) == ("", "", "", "")
    with pytest.raises(Fault, match="review_remark_open"):
        visit_reviews.mark(grid, [("case", rows[1])], ASKED, remark="是哪一户？")
    visit_reviews.mark(grid, [("case", rows[1])], SEEN)
    assert visit_reviews.waiting(grid) == 1
