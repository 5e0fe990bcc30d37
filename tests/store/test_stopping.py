"""If these fail, who presses stop waits for a query of seconds, or is told of a fault of the database instead."""

import gc
import weakref
from contextlib import nullcontext, suppress

import pytest

from gridsteward.records.household import Household
from gridsteward.store.connection import stoppable, transaction
from gridsteward.store.store import Store

# would count for hours
ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"


class Stopped(Exception):  # noqa: N818
    """Somebody pressed stop."""


class Stop:
    """Pressed after so many questions."""

    def __init__(self, after: int) -> None:
        self.left = after

    def __call__(self) -> None:
        self.left -= 1
        if self.left < 0:
            raise Stopped


def test_a_query_that_goes_on_for_ever_ends_when_stop_is_pressed(store: Store) -> None:
    with pytest.raises(Stopped), stoppable(store.connection, Stop(20)):
        store.query(ENDLESS)


def test_the_connection_serves_as_before_afterwards(store: Store) -> None:
    stop = Stop(0)
    with pytest.raises(Stopped), stoppable(store.connection, stop):
        store.query(ENDLESS)
    asked = stop.left
    long = (
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 100000) SELECT count(*) FROM n"
    )
    assert store.query(long) == [(100_000,)]
    assert stop.left == asked, "asked although nobody waits any more"
    with store.write("test") as write:
        write.insert(Household(id="one", account_no="1"))
    assert len(store.select(Household)) == 1


def stopped_within(store: Store, *sql: str, after: int = 5) -> None:
    """Run these in one transaction, stopped after so many questions."""
    with stoppable(store.connection, Stop(after)), transaction(store.connection):
        for each in sql:
            store.connection.execute(each).fetchall()


def test_what_was_being_written_is_as_if_never_begun(store: Store) -> None:
    with pytest.raises(Stopped):
        stopped_within(store, "INSERT INTO setting (key, value) VALUES ('half', '1')", ENDLESS)
    assert not store.connection.in_transaction
    assert store.setting("half") == ""


def test_a_write_that_takes_long_is_stopped_whole(store: Store) -> None:
    many = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 50000000) "
    with pytest.raises(Stopped):
        stopped_within(store, f"{many} INSERT INTO setting (key, value) SELECT 'n' || i, '' FROM n")
    assert store.query("SELECT count(*) FROM setting WHERE key LIKE 'n%'") == [(0,)]


def taking_the_error_for_an_answer(store: Store) -> None:
    with stoppable(store.connection, Stop(0)), suppress(Exception):
        store.query(ENDLESS)


def test_who_takes_the_error_for_an_answer_does_not_go_on_with_half(store: Store) -> None:
    with pytest.raises(Stopped):
        taking_the_error_for_an_answer(store)


def test_nothing_changes_for_work_nobody_stops(store: Store) -> None:
    with stoppable(store.connection, Stop(1_000_000)):
        assert store.query("SELECT 1") == [(1,)]
    with pytest.raises(ZeroDivisionError), stoppable(store.connection, Stop(1_000_000)):
        raise ZeroDivisionError


class Read:
    """What a work has read so far."""


def stopped_with_much_read(store: Store, *, taken_for_an_answer: bool) -> weakref.ref[Read]:
    """Stop work that holds something; return whether it is still there."""
    kept: list[weakref.ref[Read]] = []

    def work() -> None:
        read = Read()
        kept.append(weakref.ref(read))
        swallow = suppress(Exception) if taken_for_an_answer else nullcontext()
        with stoppable(store.connection, Stop(0)), swallow:
            store.query(ENDLESS)

    with suppress(Stopped):
        work()
    return kept[0]


@pytest.mark.parametrize("taken_for_an_answer", [False, True])
def test_what_was_read_goes_with_the_work_that_was_stopped(store: Store, taken_for_an_answer: bool) -> None:
    gc.disable()
    try:
        assert stopped_with_much_read(store, taken_for_an_answer=taken_for_an_answer)() is None
    finally:
        gc.enable()
