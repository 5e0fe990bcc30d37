"""The readings beside the project, where they are: real use as a collection system and a research trial lay it out."""

from pathlib import Path

import pytest

from gridsteward.records.reading_plan import Layout
from tests.intake.conftest import REPOSITORY
from tests.intake.reading_files import take

SHARED = REPOSITORY.parent / "shared" / "data"


@pytest.mark.parametrize(
    ("name", "layout", "homes", "most_missing"),
    [("daily_usage_gbk.csv", Layout.ROWS, 120, 0.01), ("dev_daily.csv", Layout.DAYS_ACROSS, 110, 0.05)],
)
def test_real_readings_come_in_whole(name: str, layout: Layout, homes: int, most_missing: float) -> None:
    path: Path = SHARED / name
    if not path.exists():
        pytest.skip("the shared samples are not here")
    came = take(path)
    assert came.sheets[0].layout is layout
    assert not came.sheets[0].cumulative
    assert came.problems == {}
    assert len(came.homes) == homes
    assert came.gathered.missing <= most_missing * len(came.daily)
