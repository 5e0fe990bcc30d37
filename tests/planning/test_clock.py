"""The meal: nobody's visit is broken off for it, and nobody is expected while it is taken."""

from itertools import pairwise

import pytest

from gridsteward.planning.clock import available, hours, joined, start_spans, wall_time, work_time
from gridsteward.planning.planner import effort_for, search
from gridsteward.planning.timetable import timetable
from gridsteward.records.plan import Span, WorkingDay
from tests.planning.areas import invented, working

DAY = working()  # 8:30 to 17:30, an hour's meal at noon


def test_a_day_has_its_hours_less_the_meal() -> None:
    assert available(DAY) == 8 * 60
    assert hours(DAY) == (510, 990)
    assert available(working(end=700)) == 190
    assert available(working(end=740)) == 210, "what is left of the morning"


@pytest.mark.parametrize(
    ("wall", "work"), [(510, 510), (719, 719), (720, 720), (750, 720), (780, 720), (781, 721)]
)
def test_the_meal_is_one_moment_of_work(wall: int, work: int) -> None:
    assert work_time(DAY, wall) == work
    assert wall_time(DAY, work) == (wall if wall < 720 else max(wall, 780))


@pytest.mark.parametrize(
    ("spans", "minutes", "begins"),
    [
        (((0, 1440),), 15, ((510, 975),)),
        (((540, 690),), 30, ((540, 660),)),
        (((840, 1050),), 30, ((780, 960),)),
        (((1050, 1230),), 15, ()),  # only after work
        (((690, 760),), 20, ((690, 719),)),  # it may run into the meal, but not begin in it
        (((725, 775),), 20, ()),  # only at the meal
        (((725, 900),), 20, ((720, 820),)),
        (((540, 560),), 30, ()),  # home too short
        (((540, 600), (600, 660)), 90, ((540, 570),)),  # two that touch are one
        (((540, 600), (840, 900)), 15, ((540, 585), (780, 825))),
    ],
)
def test_when_a_visit_can_begin(
    spans: tuple[tuple[int, int], ...], minutes: int, begins: tuple[tuple[int, int], ...]
) -> None:
    assert start_spans(DAY, tuple(Span(*span) for span in spans), minutes) == begins


def test_spans_are_joined_in_order() -> None:
    assert joined((Span(5, 9), Span(1, 3), Span(3, 4), Span(9, 2))) == (Span(1, 4), Span(5, 9))


@pytest.mark.parametrize("seed", range(25))
def test_a_timetable_is_one_a_person_can_walk(seed: int) -> None:
    """Every minute of the day is ride, visit, wait or meal; the meal is whole and nobody is rung at during it."""
    problem = invented(seed, 40, spread=(0.01, 0.05, 0.1)[seed % 3])
    (route,) = search(problem, effort_for(40, 1)).routes
    table = timetable(problem, 0, route, working=DAY)
    assert table.lunch is not None
    assert table.lunch.end - table.lunch.begin == 60
    meal = table.lunch
    last = DAY.begin
    for line in table.lines:
        eaten = 60 if last <= meal.begin and meal.end <= line.begin else 0
        assert line.arrive - last >= line.travel
        assert line.begin - last >= line.travel + eaten
        assert line.leave <= meal.begin or line.begin >= meal.end
        assert not line.late
        last = line.leave
    assert table.back <= DAY.end
    assert table.travel == sum(line.travel for line in table.lines) + int(problem.time[route[-1] + 1, 0])
    assert all(earlier.leave <= later.arrive for earlier, later in pairwise(table.lines))


def test_an_order_made_by_hand_that_comes_too_late_says_so() -> None:
    problem = invented(0, 40)
    route = [n for n, task in enumerate(problem.tasks) if task.spans[0]][:30]
    table = timetable(problem, 0, route, working=DAY)
    assert any(line.late for line in table.lines)


def test_a_day_without_a_meal_or_after_it_has_none() -> None:
    problem = invented(1, 10)
    (route,) = search(problem, effort_for(10, 1)).routes
    none = WorkingDay(day="2026-09-16", lunch_minutes=0, start=(119.0, 29.6), finish=(119.0, 29.6))
    assert timetable(problem, 0, route, working=none).lunch is None
    assert timetable(problem, 0, (), working=DAY).lunch is None
