"""Measure every budget: one JSON line a figure, exit status 1 when one is not met. Names after it choose some."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from typing import Final

BUDGETS: Final[Mapping[str, Mapping[str, float]]] = {
    "starting": {"cold_ratio": 2.5, "warm_ratio": 2.5, "resident_mb": 300},
    "searching": {"p95_ms": 16},
    "saving": {"main_p95_ms": 20},
    "advising": {"p95_ms": 30},
    "asking": {"p95_ms": 50},
    "ledger": {"ratio": 6},
    "readings": {"ratio": 2, "load_s": 1, "bytes": 6},
    "workbook": {"ratio": 1.3},
    "stalls": {"longest_ms": 50},
    "roll_up": {"month_seconds": 1},
    "candidates": {"seconds": 1, "first_seconds": 1},
    "planning": {
        "excess_60": 1,
        "excess_120": 1,
        "excess_200": 1,
        "seconds_60": 1,
        "seconds_120": 1,
        "seconds_200": 3,
    },
    "orienteering": {
        "missed_half_second": 6,
        "missed_two_seconds": 2,
        "mean_gap_percent": 0.2,
        "worst_gap_percent": 2,
        "slowest_half_second": 0.5,
        "slowest_two_seconds": 2,
    },
    "scan": {"seconds": 3, "extra_mb": 600},
    "detection": {
        "rise_missed_at_20": 0.12,
        "rise_missed_at_20_in_14_days": 0.18,
        "rise_missed_at_10": 0.22,
        "double_missed": 0.05,
        "triple_missed": 0.01,
        "left_on_missed": 0.2,
        "down_missed": 0.13,
        "vacancy_missed": 0.01,
        "silence_missed": 0.02,
        "wrong_share": 0.4,
        "down_false": 6,
        "silence_false": 5,
        "not_causal": 0,
        "fires_on_holiday": 0.02,
        "fires_on_missing": 0.02,
        "fires_on_zero_fill": 0.02,
        "fires_on_estimated": 0.02,
        "fires_on_rollover": 0.02,
        "fires_on_dropout": 0.02,
    },
    "care_light": {
        "hourly_seconds": 1,
        "hourly_seconds_96": 1,
        "ratio_96": 2,
        "silence_missed": 0.02,
        "silence_false": 5,
        "fires_on_dropout": 0.02,
        "inactive_missed": 0.25,
        "night_base_missed": 0.25,
        "inactive_delay_hours": 12,
        "inactive_false": 3,
        "night_base_false": 2,
        "fires_on_outage": 0.02,
        "fires_on_gap": 0.02,
        "fires_on_late_night": 0.02,
        "inactive_missed_96": 0.25,
        "night_base_missed_96": 0.25,
        "inactive_delay_hours_96": 12,
        "inactive_false_96": 3,
        "night_base_false_96": 2,
        "fires_on_outage_96": 0.02,
        "fires_on_gap_96": 0.02,
        "fires_on_late_night_96": 0.02,
    },
    "scan_area": {"seconds": 3, "peak_mb": 600, "gap_ms": 50},
    "scale": {
        "pages_ms": 300,
        "dashboard_ms": 1_000,
        "report_s": 30,
        "cancel_s": 1,
        "resident_mb": 600,
    },
    "chart": {"first_ms": 250, "whole_ms": 250, "later_p95_ms": 80, "loading_gap_ms": 50},
    "evidence_pack": {"undetected": 0, "check_p95_ms": 50},
    "evidence": {"missed": 0},
    "hub_load": {"growth": 1.5, "resident_mb": 200},
    "sync": {
        "pouchdb_ratio": 0.2,
        "push_bytes": 1_000_000,
        "pull_bytes": 1_000_000,
        "edits_s": 0.15,
        "edits_bytes": 4_000,
        "empty_requests": 1,
        "empty_bytes": 1_000,
        "conflicts_wrong": 0,
        "join_s": 1,
        "file_ratio": 3,
    },
}
"""Module to figure to the most it may be; the docstring of the module says of what."""


def measured(module: str) -> Mapping[str, object]:
    """Run one benchmark in a process of its own, so that none warms up another."""
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    done = subprocess.run(
        [sys.executable, "-m", f"tests.bench.{module}"],
        capture_output=True,
        text=True,
        check=False,
        env=environment,
    )
    if done.returncode:
        return {"error": done.stderr.strip().splitlines()[-1] if done.stderr else str(done.returncode)}
    found: Mapping[str, object] = json.loads(done.stdout.strip().splitlines()[-1])
    return found


def _within(found: Mapping[str, object], key: str) -> Mapping[str, object]:
    inner = found.get(key)
    return inner if isinstance(inner, Mapping) else {}


def main() -> int:
    """Print all figures."""
    met_all = True
    for module in sys.argv[1:] or BUDGETS:
        found = measured(module)
        for figure, most in BUDGETS[module].items():
            value = found.get(figure)
            met = isinstance(value, int | float) and value <= most
            line = {"figure": f"{module}.{figure}", "value": value, "budget": most, "met": met}
            skipped = _within(found, "skipped").get(figure)
            if skipped is not None:  # what it is compared with is not here
                line |= {"met": None, "skipped": skipped}
            met_all = met_all and (met or skipped is not None)
            behind = _within(found, "behind").get(figure)
            line |= {"all": dict(found)} if "behind" not in found else {"behind": behind} if behind else {}
            sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
            sys.stdout.flush()
    return 0 if met_all else 1


if __name__ == "__main__":
    raise SystemExit(main())
