"""Bytes that do not decode are refused and break nothing: they come from sticks and strangers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridsteward.sync.wire import acts, bundles, messages
from gridsteward.sync.wire.codec import Refused, pack, unpack
from gridsteward.sync.wire.messages import PullRequest
from tests.sync.people import Area

AREA = Area(2)
RECORD = AREA.records[-1].raw
BUNDLE = AREA.bundle(AREA.people[0]).raw
ACK = AREA.people[0].ack({AREA.people[0].writer: 1})


def test_text_that_is_no_utf_8_is_refused() -> None:
    with pytest.raises(Refused, match="malformed"):
        unpack(pack(b"kind\x80").replace(b"\xc4\x05", b"\xa5"), str)


def test_lists_without_end_are_refused() -> None:
    with pytest.raises(Refused, match="malformed"):
        unpack(b"\x91" * 100_000, PullRequest)


@given(at=st.integers(0, 10_000), bit=st.integers(0, 7), cut=st.integers(0, 3))
def test_a_flipped_bit_is_refused_or_still_has_its_form(at: int, bit: int, cut: int) -> None:
    parsers = ((bundles.parse, BUNDLE), (acts.parse, RECORD), (messages.parse_ack, ACK))
    for parse, whole in parsers:
        harmed = bytearray(whole)
        harmed[at % len(harmed)] ^= 1 << bit
        try:
            parse(bytes(harmed[: len(harmed) - cut]))
        except Refused:
            continue
