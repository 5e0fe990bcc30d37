"""The machine must be able to fail: two well-known wrong merge rules, and it has to notice either."""

from collections.abc import Callable, Mapping, Sequence

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from gridsteward.store import settle
from gridsteward.store.ops import DELETED, Op
from gridsteward.store.settle import State
from tests.sync.machine import Machine

Rule = Callable[[Sequence[Op], Mapping[int, str]], State | None]


def last_writer_wins(row_ops: Sequence[Op], device_ids: Mapping[int, str]) -> State | None:
    """Let the clock decide and forget the other value."""
    inserts = [op for op in row_ops if op.is_insert]
    if not inserts:
        return None
    ranked = sorted(row_ops, key=lambda op: (op.ms, device_ids[op.dot.device], op.dot.seq))
    last = {column: op for op in ranked for column in op.cells}
    return State(
        origin=inserts[0].dot,
        heads={column: [op.dot] for column, op in last.items()},
        values={column: op.value(column) for column, op in last.items()},
        deleted=DELETED in last and bool(last[DELETED].value(DELETED)),
    )


def forgets_early_prevs(row_ops: Sequence[Op], device_ids: Mapping[int, str]) -> State | None:
    """Let an op replace only what had come before it."""
    arrived: list[Op] = []
    for op in sorted(row_ops, key=lambda each: (each.change, each.dot.seq)):
        here = {each.dot for each in arrived}
        prevs = {column: [dot for dot in dots if dot in here] for column, dots in op.prevs.items()}
        arrived.append(Op(op.dot, op.ms, op.change, op.table, op.row, op.cells, prevs))
    return _RIGHT(arrived, device_ids)


_RIGHT = settle.state_of
_BESIDE = (
    "sync_interrupted",
    "sync_with_full_disk",
    "stick_is_damaged",
    "hub_is_wiped",
    "hub_is_set_back",
    "hub_compacts",
    "keep_a_copy",
    "put_the_copy_back",
    "revoke",
    "accept_what_is_parked",
    "undo",
    "settle_conflict",
)
# What has nothing to do with merging is left out, so that either mutant is met within seconds.
Merging = type("Merging", (Machine,), dict.fromkeys(_BESIDE))


@pytest.mark.parametrize("mutant", [last_writer_wins, forgets_early_prevs])
def test_a_wrong_merge_rule_is_noticed(mutant: Rule, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settle, "state_of", mutant)
    with pytest.raises(AssertionError, match=r"I\d"):
        run_state_machine_as_test(
            Merging,
            settings=settings(
                max_examples=5_000,  # it stops at the first that fails
                derandomize=True,
                stateful_step_count=25,
                deadline=None,
                database=None,
                phases=[Phase.generate],
                suppress_health_check=list(HealthCheck),
            ),
        )
