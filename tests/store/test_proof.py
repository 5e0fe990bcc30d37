"""What proves an entry to somebody else: by the link nearest to when it was written, and never of what was changed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from gridsteward.records.household import Household
from gridsteward.records.ids import made_by_hand
from gridsteward.store import areas, links
from gridsteward.store.areas import OpenArea
from gridsteward.store.store import Store

DAY_MS = 86_400_000


class Clock:
    def __init__(self) -> None:
        self.ms = 1_790_000_000_000

    def __call__(self) -> int:
        return self.ms


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def opened(tmp_path: Path, clock: Clock, cheap_keys: None) -> Iterator[OpenArea]:
    made = areas.create(tmp_path, "青石区", steward="李建国", passphrase="一年四季都要平安")
    made.store.use_clock(clock)
    yield made
    made.close()


def add(store: Store, name: str) -> str:
    with store.write("household_new") as write:
        write.insert(Household(id=made_by_hand(), account_no="0610442739", name=name, village="青石村"))
    return store.writer


def test_an_entry_is_proven_by_when_it_was_written_though_everything_was_sealed_anew_since(
    opened: OpenArea, clock: Clock
) -> None:
    store, began = opened.store, clock.ms
    writer = add(store, "龙桂香")
    clock.ms += DAY_MS
    with store.tracked():
        store.chain.begin_all(store.now_ms())
    proof = store.proof(writer, store.last_seq(writer))
    assert proof is not None
    assert links.check_proof(proof)
    assert (proof.link.kind, proof.link.at_ms) == ("wrote", began)


def test_an_entry_that_is_not_what_was_sealed_has_no_proof(opened: OpenArea) -> None:
    store = opened.store
    writer = add(store, "龙桂香")
    add(store, "周桂英")
    seq = store.last_seq(writer)
    with store.tracked() as connection:
        connection.execute("UPDATE op SET ms = ms - 1 WHERE seq = ?", (seq,))
    assert store.proof(writer, seq) is None
    assert store.proof(writer, seq - 1) is not None, "its neighbour still has"
    assert store.proof(writer, seq + 1) is None


def test_a_file_of_before_there_was_a_chain_is_sealed_when_it_is_asked_for(
    opened: OpenArea, clock: Clock
) -> None:
    store = opened.store
    writer = add(store, "龙桂香")
    with store.tracked() as connection:
        connection.execute("DELETE FROM link")
    store.chain.forget()
    clock.ms += DAY_MS
    store.begin_sealing()
    store.begin_sealing()
    proof = store.proof(writer, store.last_seq(writer))
    assert proof is not None
    assert (proof.link.kind, proof.link.at_ms) == ("begun", clock.ms)
    assert store.query("SELECT count(*) FROM link WHERE kind = 'begun'") == [(1,)]
