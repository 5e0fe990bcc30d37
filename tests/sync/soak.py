"""Run the state machine of the exchange for a chosen time: python -m tests.sync.soak MINUTES [SEED]."""

import faulthandler
import sys
import time

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.sync.machine import Machine

BATCH = 200
LONGEST = 60
"""Seconds one example may take before the process shows where it stands: an example takes a tenth of one."""


class Watched(Machine):
    """The state machine, whose every example starts the watch anew."""

    def __init__(self) -> None:
        faulthandler.dump_traceback_later(LONGEST, exit=True)
        super().__init__()


def soak(minutes: float, first: int) -> int:
    """Run batches of examples until the time is over; a failure ends it at once, whole. Return how many ran.

    Nothing is made smaller here, since that can take longer than the soak: the seed that is printed runs the
    failing batch again.
    """
    end = time.monotonic() + minutes * 60
    rounds = 0
    while time.monotonic() < end:
        sys.stdout.write(f"seed {first + rounds}\n")
        sys.stdout.flush()
        run_state_machine_as_test(
            seed(first + rounds)(Watched),
            settings=settings(
                max_examples=BATCH,
                stateful_step_count=40,
                deadline=None,
                database=None,
                phases=[Phase.generate],
                suppress_health_check=list(HealthCheck),
            ),
        )
        rounds += 1
        sys.stdout.write(f"{rounds * BATCH} examples\n")
        sys.stdout.flush()
    faulthandler.cancel_dump_traceback_later()
    return rounds * BATCH


if __name__ == "__main__":
    soak(
        float(sys.argv[1]) if len(sys.argv) > 1 else 10,
        int(sys.argv[2]) if len(sys.argv) > 2 else int(time.time()),
    )
