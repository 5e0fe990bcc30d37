"""Ids made by hand keep the order in which things were made, else photos and people of a home change places."""

import time
import uuid

import pytest

from gridsteward.records import ids


def test_ids_made_within_a_millisecond_keep_their_order() -> None:
    made = [ids.made_by_hand() for _ in range(20_000)]
    assert made == sorted(made)
    assert len(set(made)) == len(made)


def test_they_are_uuids_of_version_seven_that_tell_the_time() -> None:
    before = time.time_ns() // 1_000_000
    made = uuid.UUID(ids.made_by_hand())
    assert (made.version, made.variant) == (7, uuid.RFC_4122)
    assert before <= made.int >> 80 <= time.time_ns() // 1_000_000 + 1


def test_a_clock_set_back_is_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    ids.made_by_hand()
    long_ago = 1_000_000_000 * 10**9
    monkeypatch.setattr(time, "time_ns", lambda: long_ago)
    made = [ids.made_by_hand() for _ in range(100)]
    assert uuid.UUID(made[0]).int >> 80 == long_ago // 1_000_000
    assert made == sorted(made)


def test_what_a_source_names_is_the_uuid_of_that_name() -> None:
    area = str(uuid.uuid4())
    assert ids.from_source(area, "ledger", "0001") == str(uuid.uuid5(uuid.UUID(area), "ledger\x1f0001"))
