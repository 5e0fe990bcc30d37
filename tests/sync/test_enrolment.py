"""A laptop comes in only by the code's holder; nobody on the road can put one in or lure one away."""

from pathlib import Path

import pytest

from gridsteward.records.faults import Fault
from gridsteward.records.household import Household
from gridsteward.records.ids import made_by_hand
from gridsteward.sync import enrol
from gridsteward.sync.members import leave_members
from gridsteward.sync.wire import acts, messages
from gridsteward.sync.wire.acts import SUPERVISOR
from gridsteward.sync.wire.codec import digest, pack
from gridsteward.sync.wire.secrets import Code, DeviceKeys
from tests.sync.laptops import Laptop, ask, founder, joiner, new_area
from tests.sync.memory_road import MemoryRoad


@pytest.fixture
def road() -> MemoryRoad:
    return MemoryRoad()


@pytest.fixture
def first(tmp_path: Path) -> Laptop:
    return founder(tmp_path, new_area())


def invited(laptop: Laptop, road: MemoryRoad, *, hours: int = 1) -> Code:
    code = laptop.circle.invite(role=SUPERVISOR, expires_ms=laptop.clock.ms + hours * 3_600_000)
    laptop.sync(road)
    return code


def test_a_code_that_nobody_handed_out_opens_nothing(first: Laptop, road: MemoryRoad, tmp_path: Path) -> None:
    first.sync(road)
    with pytest.raises(Exception, match="invite_unknown"):
        ask(tmp_path, road, Code.new(), name="陌生人")


def test_who_knows_the_invitation_but_not_the_code_is_not_listed(first: Laptop, road: MemoryRoad) -> None:
    code = invited(first, road)
    guess = Code.new()
    keys = DeviceKeys.new()
    sealed = guess.seal_name("骗子", b"d" * 16)
    bare = messages.Enrolment(code.invite, b"d" * 16, keys.public.sign, keys.public.receive, sealed, b"")
    forged = pack(messages.Enrolment(*bare_fields(bare), guess.proof(bare.bytes_to_prove())))
    road.ask(code.invite, forged)
    assert first.sync(road).requests == 0


def bare_fields(bare: messages.Enrolment) -> tuple[bytes, bytes, bytes, bytes, bytes]:
    return bare.invite, bare.device, bare.sign, bare.receive, bare.sealed_name


def test_keys_swapped_on_the_way_are_noticed(first: Laptop, road: MemoryRoad, tmp_path: Path) -> None:
    code = invited(first, road)
    late = ask(tmp_path, road, code, name="李建国")
    (raw,) = road.asked[code.invite]
    request = messages.parse_enrolment(raw)
    thief = DeviceKeys.new().public
    road.asked[code.invite] = [
        pack(
            messages.Enrolment(
                request.invite, request.device, thief.sign, thief.receive, request.sealed_name, request.proof
            )
        )
    ]
    assert first.sync(road).requests == 0
    late.close()


def test_a_hub_cannot_admit_a_laptop_into_an_area_of_its_own(
    first: Laptop, road: MemoryRoad, tmp_path: Path
) -> None:
    """The hub answers the code with an area it made itself: the new laptop must not believe it."""
    code = invited(first, road)
    late = ask(tmp_path, road, code, name="李建国")
    forger = founder(tmp_path, first.area, name="假站长")
    forger.circle.invite(role=SUPERVISOR, expires_ms=10**15)
    public = late.circle.keys.public
    other = Code.new()
    forger.circle.act(acts.Invite(other.invite, SUPERVISOR, 10**15))
    forger.store.exchange.put_secret("code:" + other.invite.hex(), other.secret)
    forger.circle.admit(
        other, device=late.circle.device, sign=public.sign, receive=public.receive, name="假区"
    )
    road.records = {digest(raw): raw for raw in forger.circle.records().values()}
    with pytest.raises(Fault, match="invite_forged"):
        enrol.look_for_welcome(late.circle, road)
    assert late.circle.pending
    for each in (late, forger):
        each.close()


def test_one_code_admits_one_laptop(first: Laptop, road: MemoryRoad, tmp_path: Path) -> None:
    code = invited(first, road)
    laptops = [ask(tmp_path, road, code, name=name) for name in ("李建国", "陈立")]
    assert first.sync(road).requests == 2
    enrol.admit(first.circle, first.engine.asking[0], name="青石区")
    with pytest.raises(Fault, match="code_used"):
        enrol.admit(first.circle, first.engine.asking[1], name="青石区")
    for each in laptops:
        each.close()


def test_a_code_runs_out(first: Laptop, road: MemoryRoad, tmp_path: Path) -> None:
    code = invited(first, road)
    late = ask(tmp_path, road, code, name="李建国")
    first.clock.ms += 2 * 3_600_000
    assert first.sync(road).requests == 0
    late.close()


def test_a_steward_invites_nobody(first: Laptop, road: MemoryRoad, tmp_path: Path) -> None:
    steward = joiner(tmp_path, first, road, name="李建国")
    with pytest.raises(Fault, match="supervisor_only"):
        steward.circle.invite(role=SUPERVISOR, expires_ms=10**15)
    with pytest.raises(Fault, match="supervisor_only"):
        steward.circle.revoke(first.circle.device)
    steward.close()


def test_the_recovery_key_brings_an_area_back_without_its_supervisor(
    first: Laptop, road: MemoryRoad, tmp_path: Path
) -> None:
    printed = first.circle.new_recovery()
    first.add(Household(id=made_by_hand(), account_no="0610442739", name="周桂英"))
    lost = joiner(tmp_path, first, road, name="李建国")
    first.circle.revoke(lost.circle.device)  # a later epoch carries the key too
    first.sync(road)
    code = invited(first, road)
    late = ask(tmp_path, road, code, name="新站长")
    late.circle.add(road.members())
    for wrong in ("0" * 52, printed[:-1] + ("0" if printed[-1] != "0" else "1")):
        with pytest.raises(Fault, match="recovery_wrong"):
            late.circle.recover(wrong)
    late.circle.recover(printed.lower())
    leave_members(late.circle, road)
    late.sync(road)
    assert late.circle.membership.is_supervisor(late.circle.device)
    assert [home.name for home in late.store.select(Household)] == ["周桂英"]
    first.sync(road)
    assert first.circle.membership.is_supervisor(late.circle.device)
    for each in (late, lost, first):
        each.close()


def test_two_supervisors_apart_rotate_into_one_epoch(first: Laptop, road: MemoryRoad, tmp_path: Path) -> None:
    second = joiner(tmp_path, first, road, name="李站长", role=SUPERVISOR)
    lost, other = (joiner(tmp_path, first, road, name=name) for name in ("丢的一", "丢的二"))
    second.sync(road)
    first.circle.revoke(lost.circle.device)
    second.circle.revoke(other.circle.device)
    for _round in range(2):
        first.sync(road)
        second.sync(road)
    assert not first.circle.membership.wants_rotation()
    newest = first.circle.membership.epoch
    assert newest == second.circle.membership.epoch
    assert set(newest.wraps) == {first.circle.device, second.circle.device}
    for out in (lost, other):
        out.circle.add(list(first.circle.records().values()))
        assert out.circle.epoch_key(newest.id) is None
    for each in (first, second, lost, other):
        each.close()
