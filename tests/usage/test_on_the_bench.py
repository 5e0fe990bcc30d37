"""On real weekly shapes with labelled events, where the bench is at hand: what the promise to the stewards rests on."""

import importlib
import sys
from pathlib import Path

import pytest

from tests.bench.care_light import half_hours
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


@pytest.mark.filterwarnings("ignore")
def test_through_the_day_few_lie_unseen_and_few_are_called_for_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.path", [str(BENCH), *sys.path])
    found = half_hours(importlib.import_module("score"), tmp_path, seed=31)
    for end in ("", "_96"):
        assert found[f"inactive_missed{end}"] < 0.25
        assert found[f"inactive_delay_hours{end}"] <= 12
        assert found[f"inactive_false{end}"] <= 3
        assert found[f"night_base_missed{end}"] < 0.25
        assert found[f"night_base_false{end}"] <= 2
        assert max(found[f"fires_on_{none}{end}"] for none in ("outage", "gap", "late_night")) <= 0.02
