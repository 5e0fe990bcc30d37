"""A bundle is what its author sealed or it is nothing: any bit, cut, splice or wrong place is noticed (I10)."""

import os

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gridsteward.sync.wire import bundles
from gridsteward.sync.wire.bundles import Bundle, Header
from gridsteward.sync.wire.codec import Refused
from gridsteward.sync.wire.secrets import DeviceKeys

KEYS = DeviceKeys.new()
EPOCH_KEY = os.urandom(32)
AREA, DEVICE, WRITER, EPOCH = (bytes([n]) * 16 for n in range(1, 5))
BODY = "王桂英 13800006021 青石村三组".encode() * 40


def header(**values: object) -> Header:
    made = Header(AREA, DEVICE, WRITER, 1, bundles.NOTHING_BEFORE, EPOCH, "ops", {WRITER: 0}, [], b"", 1)
    return msgspec.structs.replace(made, **values)


MADE = bundles.make(header(), BODY, epoch_key=EPOCH_KEY, keys=KEYS)


def proven(raw: bytes) -> bytes:
    """Return the body of bytes that prove to be from the device."""
    bundle = bundles.parse(raw)
    bundle.verify(KEYS.public.sign)
    return bundle.open(EPOCH_KEY)


def test_what_was_sealed_comes_out() -> None:
    assert proven(MADE.raw) == BODY


@settings(max_examples=400, deadline=None)
@given(st.data())
def test_one_flipped_bit_anywhere_is_noticed(data: st.DataObject) -> None:
    raw = bytearray(MADE.raw)
    raw[data.draw(st.integers(0, len(raw) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    with pytest.raises(Refused):
        proven(bytes(raw))


@settings(max_examples=200, deadline=None)
@given(cut=st.integers(0, len(MADE.raw) - 1))
def test_a_cut_anywhere_is_noticed(cut: int) -> None:
    with pytest.raises(Refused):
        proven(MADE.raw[:cut])


def test_a_splice_of_two_bundles_is_noticed() -> None:
    other = bundles.make(header(), b"something else" * 90, epoch_key=EPOCH_KEY, keys=KEYS)
    for at in (MADE.sealed_from, len(MADE.raw) - bundles.SIGNATURE_BYTES):
        with pytest.raises(Refused):
            proven(MADE.raw[:at] + other.raw[at:])


@pytest.mark.parametrize(
    "values",
    [{"area": b"x" * 16}, {"writer": b"x" * 16}, {"n": 2, "previous": b"x" * 32}, {"epoch": b"x" * 16}],
)
def test_a_body_does_not_open_under_another_header(values: dict[str, object]) -> None:
    """Even a member who signs it anew cannot pass another's sealed body off as of another place."""
    packed = msgspec.msgpack.encode(msgspec.structs.replace(MADE.header, **values))
    head = bundles.MAGIC + len(packed).to_bytes(4, "big") + packed
    signed = head + MADE.raw[MADE.sealed_from : -bundles.SIGNATURE_BYTES]
    with pytest.raises(Refused, match="seal"):
        proven(signed + KEYS.sign(signed))


def test_another_key_opens_nothing() -> None:
    with pytest.raises(Refused, match="seal"):
        MADE.open(os.urandom(32))
    with pytest.raises(Refused, match="signature"):
        MADE.verify(DeviceKeys.new().public.sign)


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_refused_and_nothing_else_happens(raw: bytes) -> None:
    for data in (raw, MADE.raw[:8] + raw, bundles.MAGIC + raw):
        with pytest.raises(Refused):
            proven(data)


def test_a_frame_that_would_fill_the_memory_is_refused() -> None:
    bomb = bundles.compress(bytes(bundles.MOST_OPENED + 1))
    with pytest.raises(Refused, match="malformed"):
        bundles.decompress(bomb, most=bundles.MOST_OPENED)


def test_the_same_body_never_looks_the_same() -> None:
    again = bundles.make(header(), BODY, epoch_key=EPOCH_KEY, keys=KEYS)
    assert again.raw[again.sealed_from :] != MADE.raw[MADE.sealed_from :]


@given(size=st.integers(2, 1 << 21))
def test_padding_costs_at_most_an_eighth_and_hides_the_size(size: int) -> None:
    padded = bundles.padded(size)
    assert size <= padded <= size * 1.12 + 1
    assert bundles.padded(padded) == padded


def test_sizes_of_bundles_fall_into_few_classes() -> None:
    sizes = {bundles.padded(size) for size in range(1_000, 100_000)}
    assert len(sizes) < 200


def test_only_the_bytes_count(tmp_path: object) -> None:
    assert isinstance(bundles.parse(MADE.raw), Bundle)
    with pytest.raises(Refused, match="newer"):
        bundles.parse(b"GSB2" + MADE.raw[4:])
