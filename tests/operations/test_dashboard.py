"""If these fail, a figure of the overview says something else than the records, or a column opens another list."""

from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from gridsteward.operations import dashboard, dashboard_lists, demo
from gridsteward.operations.area import Area
from gridsteward.operations.demo_exchange import DemoClock
from gridsteward.records.chart import Chart, Dashboard, Sort
from gridsteward.reports import chart_words
from gridsteward.words import Words

NOW = datetime(2026, 11, 23, 14, 20, tzinfo=timezone(timedelta(hours=8)))
FIRST, LAST = date(2026, 9, 1), date(2026, 11, 22)


@pytest.fixture(scope="module")
def area(tmp_path_factory: pytest.TempPathFactory) -> Area:
    made = demo.make_demo(
        tmp_path_factory.mktemp("dashboard"),
        households=120,
        passphrase=demo.DEMO_PASSPHRASE,
        now=DemoClock(NOW),
    )
    made.now = DemoClock(NOW)
    return made


@pytest.fixture(scope="module")
def found(area: Area) -> Dashboard:
    return dashboard.dashboard(area, FIRST, LAST)


def _chart(found: Dashboard, key: str) -> Chart:
    return next(each for each in found.charts if each.key == key)


def test_figures_are_what_the_records_say(area: Area, found: Dashboard) -> None:
    figures = {each.key: each for each in found.figures}
    ((visits, hours),) = area.store.query(
        "SELECT count(*), sum((julianday(ended_at) - julianday(started_at)) * 24) FROM visit WHERE NOT _deleted "
        "AND substr(started_at, 1, 10) BETWEEN '2026-09-01' AND '2026-11-22'"
    )
    assert visits > 30
    assert figures["visits"].value == visits
    assert figures["hours"].value == pytest.approx(hours, abs=0.01)
    over_time = _chart(found, "visits")
    assert sum(sum(value or 0 for value in each.values) for each in over_time.columns) == visits
    due = figures["due"]
    assert due.value == sum(each.values[0] or 0 for each in _chart(found, "due").columns)
    assert due.of == sum(sum(value or 0 for value in each.values) for each in _chart(found, "due").columns)


def test_a_column_opens_as_many_rows_as_it_counts(area: Area, found: Dashboard) -> None:
    words = Words("zh_CN")
    looked = 0
    for chart in found.charts:
        for column in chart.columns:
            if column.opens is None:
                continue
            rows = dashboard_lists.behind(area, column.opens, words)
            counts = [value or 0 for value in column.values]
            if column.opens.sort is Sort.VISITS and chart.key == "visits":
                assert len(rows) == sum(counts)
            elif chart.key in ("due", "coverage_village", "coverage_tier"):
                assert len(rows) == counts[1], "those who wait are listed, not those who were seen"
            elif chart.key in ("cases", "findings"):
                assert len(rows) == sum(counts)
            elif chart.key in ("clocks", "promises", "care"):
                assert len(rows) <= sum(counts)
                assert bool(rows) == bool(counts[1] or (chart.key == "promises" and counts[0]))
            looked += len(rows)
    assert looked > 100


def test_nobody_is_ranked(found: Dashboard) -> None:
    """No figure and no chart is by steward: the overview is of the area."""
    assert all("steward" not in chart.key and chart.labels != "steward" for chart in found.charts)


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_every_column_is_worded_in_both_languages(found: Dashboard, language: str) -> None:
    words = Words(language)
    for chart in found.charts:
        shown = chart_words.shown(chart, words)
        assert len(shown.labels) == len(shown.values) == len(shown.texts) == len(chart.columns)
        for column in chart.columns:
            assert chart_words.spoken(chart, column, words)
            if chart.labels not in ("name", "day", "week", "month"):
                assert column.key in words.section(chart.labels)
        assert chart_words.table(chart, words).count("\n") == len(chart.columns)


@pytest.mark.parametrize(
    ("days", "by"), [(1, "day"), (31, "day"), (32, "week"), (190, "week"), (366, "month")]
)
def test_a_period_is_cut_without_gap_or_overlap(days: int, by: str) -> None:
    first = date(2026, 2, 11)
    last = first + timedelta(days=days - 1)
    found, stretches = dashboard.buckets(first, last)
    assert found == by
    covered = [
        date.fromisoformat(begin) + timedelta(days=at)
        for _, begin, end in stretches
        for at in range((date.fromisoformat(end) - date.fromisoformat(begin)).days + 1)
    ]
    assert covered == [first + timedelta(days=at) for at in range(days)]


def test_a_name_is_no_formula_on_the_clipboard(found: Dashboard) -> None:
    from msgspec.structs import replace

    chart = _chart(found, "due")
    bad = replace(chart, columns=(replace(chart.columns[0], key="=cmd|'/C calc'!A0"),))
    assert "\n'=cmd" in chart_words.table(bad, Words("zh_CN"))


def test_an_empty_area_has_a_whole_overview(grid: Area, tmp_path: Path) -> None:
    found = dashboard.dashboard(grid, FIRST, LAST)
    assert {each.key: each.value for each in found.figures}["coverage"] is None
    assert all(not any(value for value in each.values) for chart in found.charts for each in chart.columns)
