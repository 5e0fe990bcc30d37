"""The invariants of the exchange, whatever happens in whatever order: a state machine over real encrypted files."""

import os

from hypothesis import HealthCheck, settings

from tests.sync.machine import Machine

# about 70 ms each; the same ones every time, so that a change is judged and not luck: `make soak` looks for new ones
EXAMPLES = int(os.environ.get("GRIDSTEWARD_EXAMPLES", "2000" if os.environ.get("CI") else "200"))

TestInvariants = Machine.TestCase
TestInvariants.settings = settings(
    max_examples=EXAMPLES,
    stateful_step_count=15,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
