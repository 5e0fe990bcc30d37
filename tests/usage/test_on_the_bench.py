"""On real weekly shapes with labelled events, where the bench is at hand: what the promise to the stewards rests on."""

import sys
from pathlib import Path

import pytest

from tests.bench.detection import BENCH, build, detector, figures

pytestmark = pytest.mark.skipif(not (BENCH / "make.py").exists(), reason="the detection bench is not here")


@pytest.mark.filterwarnings("ignore")
def test_few_events_are_missed_and_most_findings_are_right(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.path", [*sys.path])
    monkeypatch.setattr("sys.argv", [])
    scorer, path = build(tmp_path, homes=500, seed=31)
    found = figures(scorer, path, detector, causal=True)
    assert found["rise_missed_at_20"] < 0.18
    assert found["double_missed"] < 0.05
    assert found["left_on_missed"] < 0.32
    assert found["down_missed"] < 0.15
    assert found["wrong_share"] < 0.45
    assert found["not_causal"] == 0
