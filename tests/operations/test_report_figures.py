"""The page of reports counts in parts what the workbook's totals count at once: both must come to the same."""

from datetime import datetime, timedelta

import pytest

from gridsteward.operations import exporting, households, visits
from gridsteward.operations import report_figures as figures
from gridsteward.operations.area import Area
from gridsteward.operations.exporting import VisitSelection
from gridsteward.records.visit import DraftCommitment, VisitDraft

YEAR, MONTH = ("2026-01-01", "2026-12-31"), ("2026-09-01", "2026-09-30")


@pytest.fixture
def visited(grid: Area) -> Area:
    """Three homes in two villages, eleven visits in four months, some late, some with promises, one removed."""
    homes = [
        households.add_household(grid, {"account_no": f"06104427398{at}", "name": name, "village": village})[
            0
        ]
        for at, (name, village) in enumerate((("周桂英", "桂溪村"), ("何志强", "桂溪村"), ("田秀英", "")))
    ]
    households.add_tag(grid, homes[1], "care")
    drafts = []
    for at in range(12):
        started = datetime.fromisoformat("2026-09-15T09:00:00+08:00") - timedelta(days=9 * at)
        drafts.append(
            VisitDraft(
                id=f"v{at}",
                household_id=homes[at % 3],
                started_at=started.isoformat(),
                met=("person", "family", "nobody", "neighbour")[at % 4],
                commitments=tuple(
                    DraftCommitment(what=f"第 {n} 件", due="2026-12-01") for n in range(at % 3)
                ),
            )
        )
    visits.record_visits(grid, drafts)
    gone = next(each for each in figures.latest_visits(grid, VisitSelection(), 12) if each.promises == 2)
    ((row,),) = grid.store.query("SELECT id FROM visit WHERE started_at = ?", (gone.started_at,))
    visits.remove_visit(grid, row)
    return grid


@pytest.mark.parametrize("days", [YEAR, MONTH, ("2026-08-01", "2026-08-31"), ("", "")])
@pytest.mark.parametrize(
    "more",
    [{}, {"steward": "李建国"}, {"steward": "别人"}, {"village": "桂溪村"}, {"relation_class": "care"}],
)
def test_the_parts_come_to_the_totals(visited: Area, days: tuple[str, str], more: dict[str, str]) -> None:
    wanted = VisitSelection(first=days[0], last=days[1], **more)
    totals, found = exporting.visit_totals(visited, wanted), figures.visit_figures(visited, wanted)
    assert (found.visits, found.households, found.late, found.met, found.nobody) == (
        *(totals.visits, totals.households, totals.late),
        *(totals.met, totals.nobody),
    )
    assert figures.visit_promises(visited, wanted) == totals.commitments
    assert sum(count for _, count in found.villages) == totals.visits
    rows = list(exporting.visit_rows(visited, wanted))
    for by, length in (("day", 10), ("month", 7)):
        times = figures.visit_times(visited, wanted, by, visits=found.visits)
        told = [row.started_at[:length] for row in rows]
        assert times == [(key, told.count(key)) for key in sorted(set(told))]


def test_the_latest_come_first_and_no_more_than_asked_for(visited: Area) -> None:
    every = figures.latest_visits(visited, VisitSelection(), 99)
    assert len(every) == 11
    assert [each.started_at for each in every] == sorted((each.started_at for each in every), reverse=True)
    assert figures.latest_visits(visited, VisitSelection(), 4) == every[:4]
    assert (
        sum(each.promises for each in every) == exporting.visit_totals(visited, VisitSelection()).commitments
    )


def test_a_visit_whose_home_is_not_here_is_in_no_bar(visited: Area) -> None:
    ((home,),) = visited.store.query("SELECT id FROM household WHERE name = '田秀英'")
    before = figures.visit_figures(visited, VisitSelection())
    visited.store.connection.execute("DROP TRIGGER guard_household_delete")
    visited.store.connection.execute("DELETE FROM household WHERE id = ?", (home,))
    found = figures.visit_figures(visited, VisitSelection())
    assert found.visits < before.visits
    times = figures.visit_times(visited, VisitSelection(), "month", visits=found.visits)
    assert sum(count for _, count in times) == found.visits
