"""Who belongs to an area follows from the set of records, whatever order they come in and whoever wrote them."""

import os
from dataclasses import dataclass, field

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gridsteward.sync.wire import acts, membership
from gridsteward.sync.wire.acts import (
    DEPUTY,
    RECOVERY,
    STEWARD,
    SUPERVISOR,
    Act,
    Admit,
    Create,
    Epoch,
    Record,
    Recover,
    Recovery,
    Revoke,
    Role,
    Rotate,
)
from gridsteward.sync.wire.codec import Refused
from gridsteward.sync.wire.membership import Membership
from gridsteward.sync.wire.secrets import DeviceKeys

AREA = b"a" * 16


@dataclass
class Somebody:
    """A device and what it knows."""

    device: bytes = field(default_factory=lambda: os.urandom(16))
    keys: DeviceKeys = field(default_factory=DeviceKeys.new)
    known: dict[bytes, Record] = field(default_factory=dict)

    def say(self, act: Act) -> Record:
        made = acts.make(
            AREA,
            act,
            author=self.device,
            parents=self.state.heads if self.known else (),
            ms=1,
            keys=self.keys,
        )
        self.known[made.hash] = made
        return made

    @property
    def state(self) -> Membership:
        return membership.join(list(self.known.values()))

    def hear(self, *others: "Somebody") -> None:
        for other in others:
            self.known |= other.known

    def admits(self, other: "Somebody", role: str = STEWARD) -> Record:
        public = other.keys.public
        made = self.say(Admit(other.device, public.sign, public.receive, role, b"i" * 16, {}, b"", b""))
        other.hear(self)
        return made

    def revokes(self, other: "Somebody", cuts: dict[bytes, int] | None = None) -> Record:
        return self.say(Revoke(other.device, cuts or {}, epoch(self.state.epoch.no + 1)))


def epoch(no: int = 1) -> Epoch:
    return Epoch(os.urandom(16), no, {}, b"", {})


def founder() -> Somebody:
    made = Somebody()
    made.say(Create(made.device, made.keys.public.sign, made.keys.public.receive, epoch()))
    return made


def together(*people: Somebody) -> Membership:
    return membership.join([record for each in people for record in each.known.values()])


def test_a_founder_is_supervisor_and_admits() -> None:
    first, other = founder(), Somebody()
    first.admits(other)
    assert first.state.is_supervisor(first.device)
    assert not first.state.is_supervisor(other.device)
    assert {member.device for member in first.state.active} == {first.device, other.device}


def test_who_may_not_say_a_thing_has_not_said_it() -> None:
    first, steward, stranger = founder(), Somebody(), Somebody()
    first.admits(steward)
    steward.admits(stranger, SUPERVISOR)
    assert stranger.device not in together(first, steward).members
    stranger.admits(Somebody(), SUPERVISOR)
    assert len(together(first, steward, stranger).members) == 2


def test_a_record_signed_by_another_key_does_not_count() -> None:
    first, thief = founder(), Somebody()
    thief.hear(first)
    thief.device = first.device  # it claims to be the founder
    thief.revokes(first)
    assert together(first, thief).is_supervisor(first.device)


def test_revoke_beats_admit_of_one_who_did_not_know() -> None:
    first, second, friend = founder(), Somebody(), Somebody()
    first.admits(second, SUPERVISOR)
    first.revokes(second)
    second.admits(friend, SUPERVISOR)
    state = together(first, second)
    assert not state.members[second.device].active
    assert friend.device not in state.members


def test_of_two_who_revoke_each_other_the_elder_stays() -> None:
    first, second = founder(), Somebody()
    first.admits(second, SUPERVISOR)
    first.revokes(second)
    second.revokes(first)
    state = together(first, second)
    assert state.is_supervisor(first.device)
    assert not state.members[second.device].active


def test_the_recovery_key_stands_above_all() -> None:
    first, again, seed = founder(), Somebody(), os.urandom(32)
    recovery = DeviceKeys.from_seed(seed)
    first.say(Recovery(recovery.public.sign, recovery.public.receive, first.state.epoch.id, b"", b"r" * 16))
    again.hear(first)
    public = again.keys.public
    made = acts.make(
        AREA,
        Recover(again.device, public.sign, public.receive, {}),
        author=RECOVERY,
        parents=again.state.heads,
        ms=1,
        keys=recovery,
    )
    again.known[made.hash] = made
    assert again.state.is_supervisor(again.device)
    forged = acts.make(
        AREA,
        Recover(os.urandom(16), public.sign, public.receive, {}),
        author=RECOVERY,
        parents=again.state.heads,
        ms=1,
        keys=DeviceKeys.new(),
    )
    again.known[forged.hash] = forged
    assert len(again.state.members) == 2


def test_a_revocation_beside_the_newest_epoch_asks_for_another() -> None:
    first, second, lost = founder(), Somebody(), Somebody()
    first.admits(second, SUPERVISOR)
    first.admits(lost)
    second.hear(first)
    first.revokes(lost)
    second.say(Rotate(epoch(5)))
    state = together(first, second)
    assert state.epoch.no == 5
    assert state.wants_rotation()


def test_cuts_of_two_revocations_keep_what_either_accepted() -> None:
    first, second, lost = founder(), Somebody(), Somebody()
    first.admits(second, SUPERVISOR)
    first.admits(lost)
    second.hear(first)
    first.revokes(lost, {b"w" * 16: 3})
    second.revokes(lost, {b"w" * 16: 5})
    member = together(first, second).members[lost.device]
    assert member.applies(b"w" * 16, 5)
    assert not member.applies(b"w" * 16, 6)


def test_records_that_name_others_wait_for_them() -> None:
    first = founder()
    first.admits(Somebody())
    last = first.admits(Somebody())
    root = first.state.root
    with pytest.raises(Refused, match="records_missing"):
        membership.join([first.known[root], last])
    with pytest.raises(Refused, match="no_root"):
        membership.join([last])


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_the_order_of_records_does_not_matter(data: st.DataObject) -> None:
    first = founder()
    people = [first]
    for _turn in range(data.draw(st.integers(2, 12))):
        who = data.draw(st.sampled_from(people))
        other = data.draw(st.sampled_from(people))
        act = data.draw(st.sampled_from(("admit", "admit", "revoke", "role", "rotate", "hear")))
        if act == "admit":
            fresh = Somebody()
            who.admits(fresh, data.draw(st.sampled_from((STEWARD, SUPERVISOR))))
            people.append(fresh)
        elif act == "revoke":
            who.revokes(other)
        elif act == "role":
            who.say(Role(other.device, data.draw(st.sampled_from((DEPUTY, SUPERVISOR)))))
        elif act == "rotate":
            who.say(Rotate(epoch(who.state.epoch.no + 1)))
        else:
            who.hear(other)
    records = list({name: each for one in people for name, each in one.known.items()}.values())
    expected = membership.join(records)
    records = data.draw(st.permutations(records))
    found = membership.join(records)
    assert found.members == expected.members
    assert found.epoch == expected.epoch
    assert (found.heads, found.ignored) == (expected.heads, expected.ignored)
    assert any(member.active for member in found.members.values())


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300), st.integers(0, 300))
def test_any_bytes_are_refused(raw: bytes, at: int) -> None:
    with pytest.raises(Refused):
        acts.parse(raw)
    good = bytearray(next(iter(founder().known.values())).raw)
    good[at % len(good)] ^= 0x40
    with pytest.raises(Refused):
        membership.join([acts.parse(bytes(good))])
