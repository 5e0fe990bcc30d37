"""Whom there is reason to see among 10,000 households: at first, and once more after a save (the best of three)."""

import json
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path
from unittest import mock

from gridsteward.operations import planning, visits
from gridsteward.operations.demo import make_demo
from gridsteward.records.visit import VisitDraft
from gridsteward.store import keys

HOUSEHOLDS = 10_000
ROUNDS = 3


def main() -> None:
    """Print the figures as one JSON line."""
    with (
        tempfile.TemporaryDirectory() as folder,
        mock.patch.object(keys, "keyring_usable", return_value=False),
    ):
        area = make_demo(Path(folder), households=HOUSEHOLDS)
        now = area.now()
        began = time.perf_counter()
        book = planning.CandidateBook(area)
        found = book.candidates(area, now.date())
        first, seconds = time.perf_counter() - began, []
        for _ in range(ROUNDS):
            at = (now - timedelta(minutes=30)).isoformat()
            draft = VisitDraft(
                id="", household_id=found[0].household_id, started_at=at, ended_at=at, met="person"
            )
            change = visits.record_visits(area, [draft])
            began = time.perf_counter()
            book.see(area, change.touched)
            found = book.candidates(area, now.date())
            seconds.append(time.perf_counter() - began)
        area.close()
    figures = {"seconds": round(min(seconds), 2), "first_seconds": round(first, 2), "candidates": len(found)}
    sys.stdout.write(json.dumps(figures) + "\n")


if __name__ == "__main__":
    main()
