"""Codes people carry on paper, and keys that serve one purpose."""

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridsteward.sync.wire import secrets
from gridsteward.sync.wire.codec import Refused
from gridsteward.sync.wire.secrets import Code, DeviceKeys


@given(st.binary(min_size=16, max_size=16))
def test_a_code_is_read_as_it_was_written_however_it_is_typed(secret: bytes) -> None:
    text = Code(secret).text
    assert len(text) == 26
    spoken = "-".join(text[at : at + 4] for at in range(0, 26, 4)).lower().replace("0", "o").replace("1", "l")
    assert Code.read(f" {spoken} ").secret == secret


@given(st.binary(min_size=32, max_size=32))
def test_a_recovery_key_is_read_as_it_was_printed(seed: bytes) -> None:
    assert secrets.read_recovery(secrets.write_recovery(seed)) == seed


@pytest.mark.parametrize("text", ["", "0" * 25, "0" * 27, "?" * 26, "Z" * 26, "中" * 26])
def test_what_is_no_code_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="code"):
        Code.read(text)


def test_the_name_of_an_invitation_does_not_lead_to_the_code() -> None:
    code = Code.new()
    assert code.secret not in code.invite + code.proof(b"x")
    assert Code.new().invite != code.invite


def test_a_wrap_opens_for_one_device_in_one_place() -> None:
    keys, other = DeviceKeys.new(), DeviceKeys.new()
    wrapped = secrets.wrap_to(keys.public.receive, b"k" * 32, about=b"here")
    assert keys.receive(wrapped, about=b"here") == b"k" * 32
    for who, where in ((other, b"here"), (keys, b"there")):
        with pytest.raises(Refused, match="wrap"):
            who.receive(wrapped, about=where)


def test_a_name_is_read_by_the_other_holder_of_the_code_alone() -> None:
    code = Code.new()
    sealed = code.seal_name("李建国", b"device")
    assert "李建国".encode() not in sealed
    assert code.open_name(sealed, b"device") == "李建国"
    for reader, about in ((Code.new(), b"device"), (code, b"another")):
        with pytest.raises(Refused):
            reader.open_name(sealed, about)


def test_keys_do_not_show_in_a_crash_report() -> None:
    keys = DeviceKeys.new()
    assert keys.sign_secret.hex() not in repr(keys)
    assert repr(keys.sign_secret) not in repr(keys)
    assert secrets.derive(os.urandom(32), "a") != secrets.derive(os.urandom(32), "b")
