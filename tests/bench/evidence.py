"""A thousand manipulations of a journal, forty of every kind: how many are not found. Names a seed to begin with."""

import json
import sys
import tempfile
import time
from pathlib import Path

import pytest

from gridsteward.store import keys
from tests.operations.tampering import ACTS
from tests.operations.test_evidence_journal import make_kept, try_one

EACH = 40
MOST = 10 * EACH


def main(first: int = 0) -> None:
    """Try them; print one JSON line."""
    tried = missed = 0
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as cheaper:
        cheaper.setattr(keys, "MEMORY_KIB", 64)
        cheaper.setattr(keys, "PASSES", 1)
        kept = make_kept(Path(folder))
        for act in ACTS:
            done = 0
            for seed in range(first, first + MOST):
                changed, found = try_one(kept, act, seed)
                if changed:
                    done, tried, missed = done + 1, tried + 1, missed + (not found)
                    if not found:
                        sys.stderr.write(f"missed: {act.__name__} {seed}\n")
                if done == EACH:
                    break
    sys.stdout.write(
        json.dumps({"tried": tried, "missed": missed, "seconds": round(time.perf_counter() - began)}) + "\n"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 0)
