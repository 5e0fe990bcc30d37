"""Use of homes: if these fail, a chart shows what was never read, or what a neighbour alone used."""

from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from gridsteward.operations import households, scanning, use, visits
from gridsteward.operations.area import Area
from gridsteward.records.faults import Fault
from gridsteward.records.ids import made_by_hand
from gridsteward.records.readings import ReadingCorrection
from gridsteward.records.use import DayState, MarkKind
from gridsteward.records.visit import VisitDraft
from tests.use_data import bring

FIRST = date(2026, 6, 1)
DAYS = 90


@pytest.fixture
def homes(grid: Area) -> list[str]:
    """Seven homes of one transformer district and one of another."""
    made = []
    for number in range(8):
        district = "石桥公变" if number < 7 else "柳塘台区"
        values = {
            "account_no": f"00033020000{number:02}",
            "name": f"户{number}",
            "transformer_district": district,
        }
        made.append(households.add_household(grid, values)[0])
    return made


def level(homes: int = 8) -> NDArray[Any]:
    """Homes one kWh apart that never use quite the same two days running."""
    return np.full((homes, DAYS), 5.0) + np.arange(homes)[:, None] + 0.1 * (np.arange(DAYS) % 2)


def day(at: int) -> date:
    return FIRST + timedelta(days=at)


def test_a_home_without_readings_has_no_chart(grid: Area, homes: list[str]) -> None:
    assert use.use_view(grid, homes[0]) is None
    bring(grid, homes[1:], FIRST, level(7))
    assert use.use_view(grid, homes[0]) is None
    with pytest.raises(Fault, match="row_gone"):
        use.use_view(grid, made_by_hand())


def test_missing_days_stay_missing_and_begin_with_the_first_reading(grid: Area, homes: list[str]) -> None:
    kwh = level()
    kwh[0, :20] = np.nan
    kwh[0, 40:45] = np.nan
    bring(grid, homes, FIRST, kwh)
    view = use.use_view(grid, homes[0])
    assert view is not None
    assert str(view.days[0]) == day(20).isoformat()
    assert len(view.days) == DAYS - 20
    assert np.isnan(view.kwh[20:25]).all()
    assert (view.state[20:25] == DayState.MISSING).all()
    assert (view.state == DayState.READ).sum() == DAYS - 25


def test_the_line_of_the_neighbours_is_their_median_and_never_one_home(grid: Area, homes: list[str]) -> None:
    kwh = level()
    kwh[1:3, 10] = np.nan  # four others are left on that day
    bring(grid, homes, FIRST, kwh)
    view = use.use_view(grid, homes[0])
    assert view is not None
    assert view.neighbours[0] == pytest.approx(8.5)  # of 6 … 11, its own 5 left out
    assert np.isnan(view.neighbours[10])
    alone = use.use_view(grid, homes[7])
    assert alone is not None
    assert np.isnan(alone.neighbours).all()


def test_estimated_and_corrected_days_are_told_apart(grid: Area, homes: list[str]) -> None:
    bring(grid, homes, FIRST, level(), estimated=[(0, day(3)), (0, day(4))])
    with grid.store.write("reading.correct", about=homes[0]) as write:
        for at, kwh in ((4, 7.5), (5, None)):
            write.insert(
                ReadingCorrection(
                    id=made_by_hand(),
                    household_id=homes[0],
                    day=day(at).isoformat(),
                    kwh=kwh,
                    reason="抄错了",
                    steward="林静",
                    at=grid.stamp(),
                )
            )
    view = use.use_view(grid, homes[0])
    assert view is not None
    assert list(view.state[2:6]) == [
        DayState.READ,
        DayState.ESTIMATED,
        DayState.CORRECTED,
        DayState.MISSING,
    ]
    assert view.kwh[4] == 7.5
    assert [each.what for each in view.marks] == [MarkKind.CORRECTION] * 2


def test_what_no_home_can_have_used_is_set_aside_with_its_reason(grid: Area, homes: list[str]) -> None:
    kwh = level()
    kwh[0, 60] = 900.0
    kwh[0, 50] = 0.0  # a lost day stored as zero
    kwh[:7, 70] = 0.0  # the collector was down
    bring(grid, homes, FIRST, kwh)
    view = use.use_view(grid, homes[0])
    assert view is not None
    told = {at: view.set_aside[day(at).isoformat()] for at in (50, 60, 70)}
    assert told == {50: "lost", 60: "absurd", 70: "collector"}
    assert (view.state[[50, 60, 70]] == DayState.SET_ASIDE).all()
    assert view.kwh[60] == 900.0, "what was read stays to be seen"
    assert np.nanmax(view.high) < 20, "and never widens what is usual"
    assert np.isnan(view.neighbours[70])


def test_visits_stand_on_their_days(grid: Area, homes: list[str]) -> None:
    bring(grid, homes, FIRST, level())
    draft = VisitDraft(
        id="",
        household_id=homes[0],
        started_at=f"{day(30).isoformat()}T09:05:00+08:00",
        ended_at=f"{day(30).isoformat()}T09:20:00+08:00",
        met="person",
        purposes=("care",),
        note="看了电热毯",
    )
    visits.record_visits(grid, [draft])
    view = use.use_view(grid, homes[0])
    assert view is not None
    (mark,) = view.marks
    assert (mark.what, mark.day, mark.kind, mark.note) == (
        MarkKind.VISIT,
        day(30).isoformat(),
        "care",
        "看了电热毯",
    )


def test_a_later_file_and_a_correction_are_seen_at_once(grid: Area, homes: list[str]) -> None:
    bring(grid, homes, FIRST, level())
    before = use.use_view(grid, homes[0])
    scanning.scan_area(grid)
    habits = use.habits_of(grid)
    assert before is not None
    assert before.kwh[-1] == pytest.approx(5.1)
    assert habits[homes[0]].daily == pytest.approx(5.05)
    bring(grid, homes, FIRST, level() * 2)
    after = use.use_view(grid, homes[0])
    assert after is not None
    assert after.kwh[-1] == pytest.approx(10.2)
    scanning.scan_area(grid)
    assert use.habits_of(grid, [homes[0]])[homes[0]].daily == pytest.approx(10.1)
    grid.store.undo()
    again = use.use_view(grid, homes[0])
    assert again is not None
    assert again.kwh[-1] == pytest.approx(5.1)


def test_habits_place_a_home_among_the_others(grid: Area, homes: list[str]) -> None:
    assert use.habits_of(grid) == {}
    bring(grid, homes[:7], FIRST, level(7))
    scanning.scan_area(grid)
    found = use.habits_of(grid)
    assert set(found) == set(homes[:7])
    assert (found[homes[0]].rank, found[homes[6]].rank) == (0.0, 1.0)
    assert found[homes[3]].beside == pytest.approx(1.0)
    assert use.habits_of(grid, [homes[7]]) == {}


def test_a_home_with_bills_alone_has_a_chart_of_months(grid: Area, homes: list[str]) -> None:
    from gridsteward.operations.use_chart import points_of, whole_window
    from gridsteward.records.use import ChartSpan

    bring(grid, homes[1:], FIRST, level(7))
    bring(
        grid,
        homes[:1],
        FIRST,
        np.empty((1, 0)),
        bills=[(0, "2026-03", 93.0, 51.2), (0, "2026-04", 60.0, 33.0)],
    )
    view = use.use_view(grid, homes[0])
    assert view is not None
    assert not len(view.days)
    points = points_of(view, ChartSpan.MONTH)
    assert points.kwh.tolist() == [3.0, 2.0]
    assert points.billed.all()
    window = whole_window(view, ChartSpan.MONTH)
    assert window.last - window.first + 1 == 31 + 30


def test_a_month_that_was_not_read_takes_its_bill_and_no_other_does(grid: Area, homes: list[str]) -> None:
    from gridsteward.operations.use_chart import points_of
    from gridsteward.records.use import ChartSpan

    kwh = level()
    kwh[0, 30:61] = np.nan  # all of July
    bring(grid, homes, FIRST, kwh, bills=[(0, "2026-06", 999.0, 1.0), (0, "2026-07", 62.0, 1.0)])
    view = use.use_view(grid, homes[0])
    assert view is not None
    points = points_of(view, ChartSpan.MONTH)
    assert points.kwh.tolist() == pytest.approx([5.05, 2.0, 5.05], abs=0.01)
    assert points.billed.tolist() == [False, True, False]
