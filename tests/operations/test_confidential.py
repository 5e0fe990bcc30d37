"""What is told in confidence is seen by those it is for, and by none of them without its being on record."""

from collections.abc import Callable
from typing import Any

import pytest

from gridsteward.operations import cases, households, looks, verifying
from gridsteward.operations.area import Area
from gridsteward.operations.cases import Entry
from gridsteward.operations.door_words import agree_word, look_at_word
from gridsteward.records.case import Case, CaseKind, LookReason, Revealed
from gridsteward.records.faults import Fault
from gridsteward.records.sealed import Audience, ErasedFor
from gridsteward.store.store import Store
from tests.operations.conftest import WallClock
from tests.operations.pair import Pair


def told(home: str = "") -> Entry:
    return Entry(
        kind=CaseKind.COMPLAINT,
        content="抄表的石师傅要烟",
        household_id=home,
        person="龙桂香",
        phone="13900001234",
        place="晒谷场边",
        confidential=Audience.SUPERVISOR,
    )


def fault_of(act: Callable[[], object]) -> str:
    with pytest.raises(Fault) as caught:
        act()
    return caught.value.kind


@pytest.fixture
def between(pair: Pair) -> tuple[Pair, Case, str]:
    """Return two laptops and a case the supervisor took in confidence, and its household."""
    home = pair.household("龙桂香").id
    case, change = cases.register_case(pair.first, told(home))
    assert change.about == ""
    pair.exchange()
    return pair, case, home


def test_nothing_is_shown_before_somebody_says_why_and_then_all_of_it(between: Any) -> None:
    pair, case, home = between
    assert (case.content, case.person) == ("抄表的石师傅要烟", "龙桂香"), (
        "whoever typed it has it before them"
    )
    view = cases.case_view(pair.first, case.id)
    assert (view.confidential, view.may_reveal, view.complainant, view.case.content) == (True, True, None, "")
    cases.add_event(pair.first, case.id, "answered", note="已向龙桂香道歉")
    shown = repr((cases.case_view(pair.first, case.id), cases.cases(pair.first)))
    assert not [each for each in ("石师傅", "龙桂香", "1390000", home, "晒谷场") if each in shown]
    opened = cases.reveal(pair.first, case.id, LookReason.CALL_BACK)
    (event,) = cases.case_view(pair.first, case.id).events
    assert event.note == ""
    assert opened == Revealed(
        household_id=home,
        person="龙桂香",
        phone="13900001234",
        place="晒谷场边",
        content="抄表的石师傅要烟",
        notes={event.id: "已向龙桂香道歉"},
    )
    filled = view.opened(opened)
    assert (filled.case.content, filled.complainant) == ("抄表的石师傅要烟", opened)


def test_another_laptop_sees_that_there_is_a_case_and_its_clocks_and_no_more(between: Any) -> None:
    pair, case, _home = between
    view = cases.case_view(pair.other, case.id)
    assert (view.may_reveal, view.kind, view.next_deadline is not None) == (False, "complaint", True)
    closed = fault_of(lambda: cases.reveal(pair.other, case.id, LookReason.HANDLING))
    assert closed == "case_closed_to_you"
    cases.add_event(pair.other, case.id, "dispatched", value="quality")
    noting = fault_of(lambda: cases.add_event(pair.other, case.id, "answered", note="龙桂香在家"))
    assert noting == "case_closed_to_you"
    pair.exchange()
    assert cases.case_view(pair.first, case.id).department == "quality"
    assert cases.looks(pair.first) == [], "who was not let in did not look"
    assert verifying.verify(pair.other).problems == []


def test_a_search_finds_it_by_its_numbers_only(between: Any) -> None:
    pair, case, home = between
    cases.add_event(pair.first, case.id, "noted", note="石师傅")
    number = cases.case_number(case)
    for area in (pair.first, pair.other):
        for text in ("石师傅", "龙桂香", "13900001234", "晒谷场"):
            assert cases.cases(area, text=text) == []
        assert cases.cases(area, household_id=home) == []
        assert [each.case.id for each in cases.cases(area, text=number.lower())] == [case.id]


def test_words_find_no_place_that_all_can_see(grid: Area) -> None:
    case, _ = cases.register_case(grid, told())
    free = fault_of(lambda: cases.add_event(grid, case.id, "noted", value="龙桂香"))
    assert free == "case_value_open"
    fault, _ = cases.register_case(
        grid, Entry(kind=CaseKind.FAULT, content="半夜停电", confidential=Audience.SUPERVISOR)
    )
    cases.add_event(grid, fault.id, "checked")
    cases.add_event(grid, fault.id, "located", value="outside")
    cases.add_event(grid, fault.id, "ordered", value="QS-0419")
    assert [each.case.id for each in cases.cases(grid, text="qs-0419")] == [fault.id]


def test_who_looked_is_kept_for_the_supervisor_and_whoever_took_it(between: Any) -> None:
    pair, _case, home = between
    mine, _ = cases.register_case(pair.other, told(home))
    other, _ = cases.register_case(pair.first, told(home))
    pair.exchange()
    missing = fault_of(lambda: cases.reveal(pair.first, mine.id, LookReason.OTHER, " "))
    assert missing == "case_look_note"
    cases.reveal(pair.first, mine.id, LookReason.OTHER, "纪检来问龙桂香的事")
    cases.reveal(pair.other, mine.id, LookReason.HANDLING)
    pair.exchange()
    for area in (pair.first, pair.other):
        found = cases.looks(area, mine.id)
        assert {(each.steward, each.why, each.note) for each in found} == {
            ("王站长", "other", "纪检来问龙桂香的事"),
            ("李建国", "handling", ""),
        }
    assert fault_of(lambda: cases.looks(pair.other)) == "looks_not_yours"
    assert fault_of(lambda: cases.looks(pair.other, other.id)) == "looks_not_yours"
    assert len(cases.looks(pair.first)) == 2


def test_a_look_that_cannot_be_written_down_is_not_had(grid: Area, monkeypatch: pytest.MonkeyPatch) -> None:
    case, _ = cases.register_case(grid, told())
    opened: list[str] = []

    def full(_store: Store, kind: str, **_about: str) -> None:
        opened.append(kind)
        raise Fault("disk_full")

    with monkeypatch.context() as patch:
        patch.setattr(Store, "write", full)
        patch.setattr("gridsteward.operations.confidential._opened", lambda *_: opened.append("opened"))
        assert fault_of(lambda: cases.reveal(grid, case.id, LookReason.HANDLING)) == "disk_full"
    assert opened == ["case_look.add"]
    assert cases.looks(grid) == []


def test_a_look_is_not_taken_back_with_ones_last_change(grid: Area) -> None:
    home, _ = households.add_household(grid, {"account_no": "0610442739", "name": "龙桂香"})
    agree_word(grid, home, "竹篮")
    case, _ = cases.register_case(grid, told(home))
    look_at_word(grid, home)
    cases.reveal(grid, case.id, LookReason.DISPUTE)
    households.undo(grid)
    with pytest.raises(Fault):
        cases.case_view(grid, case.id)  # its registration was the last change
    found = looks.looks(grid)
    assert [(each.kind, each.why) for each in found] == [("case", "dispute"), ("door_word", "")]


def test_looks_at_everything_sensitive_stand_in_one_list(grid: Area, clock: WallClock) -> None:
    home, _ = households.add_household(grid, {"account_no": "0610442739", "name": "龙桂香"})
    agree_word(grid, home, "竹篮")
    case, _ = cases.register_case(grid, told(home))
    look_at_word(grid, home)
    clock.set(17, 9)
    cases.reveal(grid, case.id, LookReason.SUPERVISION)
    number = cases.case_number(case)
    assert [(each.kind, each.what, each.at[:10]) for each in looks.looks(grid)] == [
        ("case", number, "2026-09-17"),
        ("door_word", "龙桂香", "2026-09-16"),
    ]
    assert [each.kind for each in looks.looks(grid, last="2026-09-16")] == ["door_word"]
    assert [each.kind for each in looks.looks(grid, first="2026-09-17")] == ["case"]
    assert [each.what for each in looks.looks(grid, case_id=case.id)] == [number]


def test_erased_it_leaves_the_case_and_its_clocks_on_every_laptop(between: Any) -> None:
    pair, case, _home = between
    cases.add_event(pair.first, case.id, "answered", note="石师傅在场")
    pair.exchange()
    assert fault_of(lambda: cases.erase_case(pair.other, case.id)) == "case_closed_to_you"
    before = cases.case_view(pair.first, case.id).deadlines
    cases.erase_case(pair.first, case.id, why=ErasedFor.CONSENT)
    pair.exchange()
    for area in (pair.first, pair.other):
        view = cases.case_view(area, case.id)
        assert view.erased is not None
        assert (view.erased.steward, view.erased.why, view.may_reveal) == ("王站长", "consent", False)
        assert [each.code for each in view.deadlines] == [each.code for each in before]
        sealed = area.store.query("SELECT sealed FROM sealed UNION ALL SELECT sealed FROM sealed_act")
        assert {text for (text,) in sealed} == {""}
    assert fault_of(lambda: cases.reveal(pair.first, case.id, LookReason.HANDLING)) == "case_erased"
    late = fault_of(lambda: cases.add_event(pair.first, case.id, "noted", note="石师傅"))
    assert late == "case_erased"
    cases.add_event(pair.first, case.id, "replied")
    households.undo(pair.first)
    households.undo(pair.first)
    assert cases.case_view(pair.first, case.id).erased is not None


def test_an_open_case_has_nothing_to_reveal_or_erase(grid: Area) -> None:
    case, _ = cases.register_case(grid, Entry(kind=CaseKind.BILL, content="电费高", person="龙桂香"))
    view = cases.case_view(grid, case.id)
    assert (view.confidential, view.may_reveal) == (False, False)
    assert fault_of(lambda: cases.reveal(grid, case.id, LookReason.HANDLING)) == "case_not_confidential"
    assert fault_of(lambda: cases.erase_case(grid, case.id)) == "case_not_confidential"
