"""The invariants of the exchange, whatever happens in whatever order: a state machine over real encrypted files."""

import os

from hypothesis import HealthCheck, settings

from tests.sync.machine import Machine

EXAMPLES = int(os.environ.get("GRIDSTEWARD_EXAMPLES", "100"))

TestInvariants = Machine.TestCase
TestInvariants.settings = settings(
    max_examples=EXAMPLES,
    stateful_step_count=15,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
