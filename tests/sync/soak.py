"""Run the state machine of the exchange for a chosen time: python -m tests.sync.soak MINUTES."""

import sys
import time

from hypothesis import HealthCheck, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.sync.machine import Machine

BATCH = 200


def soak(minutes: float) -> int:
    """Run batches of examples until the time is over; a failure ends it with its example. Return how many ran."""
    end = time.monotonic() + minutes * 60
    rounds = 0
    while time.monotonic() < end:
        run_state_machine_as_test(
            seed(time.time_ns())(Machine),
            settings=settings(
                max_examples=BATCH,
                stateful_step_count=40,
                deadline=None,
                database=None,
                suppress_health_check=list(HealthCheck),
            ),
        )
        rounds += 1
        sys.stdout.write(f"{rounds * BATCH} examples\n")
        sys.stdout.flush()
    return rounds * BATCH


if __name__ == "__main__":
    soak(float(sys.argv[1]) if len(sys.argv) > 1 else 10)
