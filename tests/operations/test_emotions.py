"""Moods of visits: if these fail, a steward is told a wrong thing of their own work, or one of somebody else's."""

import pytest

from gridsteward.operations import households, visits
from gridsteward.operations.area import Area
from gridsteward.operations.emotions import moods_of, own_emotions
from gridsteward.records.ids import made_by_hand
from gridsteward.records.visit import DraftTouchpoint, Touchpoint, Visit, VisitDraft


def touch(*moods: tuple[str, int]) -> list[Touchpoint]:
    return [
        Touchpoint(id=str(at), visit_id="v", household_id="h", kind=kind, mood=mood, position=at)
        for at, (kind, mood) in enumerate(moods)
    ]


def test_the_peak_is_the_most_intense_moment_and_the_end_the_last() -> None:
    found = moods_of(touch(("arrival", 0), ("listening", -2), ("solving", 1), ("farewell", 1)))
    assert found is not None
    assert (found.peak_mood, found.ending_mood, found.mean) == (-2, 1, 0.0)


def test_of_two_as_intense_the_happier_one_is_told_of() -> None:
    found = moods_of(touch(("arrival", -2), ("solving", 2), ("farewell", 0)))
    assert found is not None
    assert (found.peak, found.ending) == (1, 2)


def test_the_mood_of_the_whole_is_no_moment_unless_it_is_all_there_is() -> None:
    found = moods_of(touch(("overall", 2), ("arrival", -1), ("farewell", 0)))
    assert found is not None
    assert found.moods == (-1, 0)
    alone = moods_of(touch(("overall", 2)))
    assert alone is not None
    assert alone.moods == (2,)
    assert moods_of([]) is None


def visit(area: Area, household: str, day: str, *moods: int, **more: object) -> None:
    kinds = ("arrival", "listening", "farewell")
    draft = VisitDraft(
        id="",
        household_id=household,
        started_at=f"{day}T09:00:00+08:00",
        ended_at=f"{day}T09:20:00+08:00",
        met="person",
        touchpoints=tuple(DraftTouchpoint(kind=kinds[at], mood=mood) for at, mood in enumerate(moods)),
        **more,  # type: ignore[arg-type]
    )
    visits.record_visits(area, [draft])


@pytest.fixture
def home(grid: Area) -> str:
    return households.add_household(grid, {"name": "周桂英", "account_no": "0003302000017"})[0]


def test_week_by_week_with_first_against_last_and_what_was_planned(grid: Area, home: str) -> None:
    visit(grid, home, "2026-09-01", 0, 2, planned_peak="试灯", peak_done=1, planned_ending="约好")
    visit(grid, home, "2026-09-04", -1, 1, planned_peak="试灯")
    visit(grid, home, "2026-09-09", 1)
    visit(grid, home, "2026-09-10")  # left no mood
    found = own_emotions(grid)
    assert [(each.monday, each.visits) for each in found.weeks] == [("2026-08-31", 2), ("2026-09-07", 1)]
    first, second = found.weeks
    assert (first.mean, first.peak, first.ending, first.spread) == (0.5, 1.5, 1.5, 0.5)
    assert (second.mean, second.spread) == (1.0, 0.0)
    assert (found.visits, found.felt) == (4, 3)
    assert (found.first, found.last) == (-0.5, 1.5), "one moment alone has no first against last"
    assert found.mean == pytest.approx(0.6)
    assert (found.planned_peaks, found.peaks_done, found.planned_endings, found.endings_done) == (2, 1, 1, 0)


def test_a_period_without_visits_says_nothing(grid: Area, home: str) -> None:
    visit(grid, home, "2026-09-01", 0, 2)
    found = own_emotions(grid, first="2026-09-02", last="2026-09-30")
    assert (found.visits, found.weeks, found.mean, found.spread, found.last) == (0, (), None, None, None)


def test_visits_of_a_colleague_are_not_counted(grid: Area, home: str) -> None:
    visit(grid, home, "2026-09-01", 0, 2)
    with grid.store.write("visit.finish", about=home) as write:
        write.insert(
            Visit(
                id=made_by_hand(),
                household_id=home,
                started_at="2026-09-02T09:00:00+08:00",
                ended_at="2026-09-02T09:10:00+08:00",
                entered_at="2026-09-02T09:10:00+08:00",
                steward="别人",
            )
        )
    assert own_emotions(grid).visits == 1
