"""What customers say: kept once, counted where there is enough, asked of everybody in turn."""

from datetime import timedelta

import pytest

from gridsteward.operations import cases, surveys
from gridsteward.operations.area import Area
from gridsteward.operations.cases import Entry
from gridsteward.operations.households import add_household, merge_households
from gridsteward.records.case import CaseKind
from gridsteward.records.faults import Fault
from gridsteward.records.sealed import Audience
from gridsteward.records.survey import SurveyAnswer
from tests.operations.conftest import WallClock
from tests.operations.pair import Pair

GOOD = {"attitude": 5, "speed": 4, "solved": 5}


@pytest.fixture
def home(grid: Area) -> str:
    return add_household(grid, {"account_no": "061", "name": "周桂英", "village": "桂溪村"})[0]


def test_an_answer_is_kept_with_the_edition_it_was_given_to(grid: Area, home: str) -> None:
    answer, change = surveys.add_answer(grid, GOOD, household_id=home, word=" 来得快 ")

    (kept,) = grid.store.select(SurveyAnswer)
    assert kept == answer
    assert (kept.scores, kept.word, kept.household_id) == ("attitude:5 speed:4 solved:5", "来得快", home)
    assert kept.edition == surveys.survey_rules().asked.edition
    assert change.tables == {"survey_answer"}


@pytest.mark.parametrize("scores", [{}, {"attitude": 0}, {"warmth": 5}])
def test_scores_that_do_not_fit_are_refused(grid: Area, scores: dict[str, int]) -> None:
    with pytest.raises(Fault, match="survey_scores"):
        surveys.add_answer(grid, scores)
    assert grid.store.select(SurveyAnswer) == []


def test_what_is_still_to_come_is_refused(grid: Area, clock: WallClock) -> None:
    with pytest.raises(Fault, match="survey_ahead"):
        surveys.add_answer(grid, GOOD, at=(clock.at + timedelta(hours=1)).isoformat())


def test_a_confidential_case_counts_without_home_and_without_words(grid: Area, home: str) -> None:
    entry = Entry(
        kind=CaseKind.COMPLAINT, content="要烟", household_id=home, confidential=Audience.SUPERVISOR
    )
    case = cases.register_case(grid, entry)[0]

    with pytest.raises(Fault, match="survey_word_open"):
        surveys.add_answer(grid, GOOD, case_id=case.id, household_id=home, word="石师傅改了")
    answer, _ = surveys.add_answer(grid, GOOD, case_id=case.id, household_id=home)

    assert (answer.household_id, answer.visit_id, answer.case_id) == ("", "", case.id)
    assert surveys.results(grid).answers == 1
    assert surveys.results(grid).by_village == ()


def test_an_open_case_says_whose_answer_it_is(grid: Area, home: str) -> None:
    case = cases.register_case(grid, Entry(kind=CaseKind.BILL, content="电费高", household_id=home))[0]
    assert surveys.add_answer(grid, GOOD, case_id=case.id)[0].household_id == home


def test_results_are_counted_by_hand_and_few_are_too_few(grid: Area, home: str, clock: WallClock) -> None:
    for score in (5, 4, 4, 3, 1):
        surveys.add_answer(grid, {"attitude": score}, household_id=home)
    clock.at += timedelta(days=30)
    surveys.add_answer(grid, {"speed": 1}, word="等了三天")

    found = surveys.results(grid)

    assert found.answers == 6
    assert [(each.key, each.answers, each.mean) for each in found.by_question] == [
        ("attitude", 5, 3.4),
        ("speed", 1, None),
    ]
    assert (found.by_question[0].good, found.by_question[0].low) == (0.6, 0.2)
    assert [(each.key, each.few) for each in found.by_month] == [("2026-09", False), ("2026-10", True)]
    assert [(each.key, each.answers) for each in found.by_village] == [("桂溪村", 5)]
    assert [(each.word, each.lowest, each.name) for each in found.words] == [("等了三天", 1, "")]
    assert surveys.results(grid, until="2026-09-30").answers == 5
    assert surveys.results(grid, since="2027-01-01").answers == 0


def test_the_round_asks_everybody_once_then_again_after_its_days(
    grid: Area, home: str, clock: WallClock
) -> None:
    homes = {home, *(add_household(grid, {"account_no": f"1{each}", "name": "甲"})[0] for each in range(5))}
    asked: list[str] = []
    while found := surveys.due(grid, 2):
        assert [each.household_id for each in found] == [
            each.household_id for each in surveys.due(grid, 9)[:2]
        ]
        for each in found:
            asked.append(each.household_id)
            surveys.add_answer(grid, GOOD, household_id=each.household_id)
    assert sorted(asked) == sorted(homes)
    clock.at += timedelta(days=surveys.survey_rules().round_days)
    assert {each.household_id for each in surveys.due(grid, 9)} == homes
    assert {each.last for each in surveys.due(grid, 9)} == {"2026-09-16"}


def test_the_order_is_drawn_anew_each_quarter(grid: Area, clock: WallClock) -> None:
    for each in range(12):
        add_household(grid, {"account_no": f"1{each}", "name": "甲"})
    orders = set()
    for _ in range(3):
        orders.add(tuple(each.household_id for each in surveys.due(grid, 99)))
        clock.at += timedelta(days=92)
    assert len(orders) == 3


def test_answers_follow_their_home_when_two_become_one(grid: Area, home: str) -> None:
    twice = add_household(grid, {"account_no": "062", "name": "周桂英"})[0]
    surveys.add_answer(grid, GOOD, household_id=twice)
    merge_households(grid, keep=home, drop=twice)
    assert grid.store.select(SurveyAnswer)[0].household_id == home


def test_the_draw_is_the_same_on_every_laptop(pair: Pair) -> None:
    ours, theirs = pair.first, pair.other
    for each in range(6):
        add_household(ours, {"account_no": f"1{each}", "name": "甲"})
    surveys.add_answer(ours, GOOD, word="好")
    pair.exchange()
    assert [each.household_id for each in surveys.due(ours, 9)] == [
        each.household_id for each in surveys.due(theirs, 9)
    ]
    assert surveys.results(theirs) == surveys.results(ours)
