"""Membership on the hub: records are compared and set, and only those whose author may say them."""

from pathlib import Path

import pytest

from gridsteward.sync.roads.road import RoadFault
from gridsteward.sync.wire import acts
from gridsteward.sync.wire.messages import enrol
from gridsteward.sync.wire.secrets import Code
from tests.relay import Relay, hub_in_thread, sqlite_url, unhurried
from tests.sync.people import Area, Person, asking


def _why(fault: pytest.ExceptionInfo[RoadFault]) -> object:
    return fault.value.values["why"]


def test_who_expects_other_heads_is_told_to_join_anew(relay: Relay) -> None:
    area = Area(2)
    road, before = relay.found(area), area.heads
    one = area.say(acts.Rotate(area.epoch))
    other = area.say(acts.Rotate(area.epoch), parents=before)
    road.append_members([one.raw], expected=before)
    with pytest.raises(RoadFault, match="road_members_moved"):
        road.append_members([other.raw], expected=before)
    road.append_members([other.raw], expected=[one.hash])
    assert set(road.members()) == set(area.raw_records)


def test_records_their_author_may_not_say_are_refused(relay: Relay) -> None:
    area = Area(2)
    relay.found(area)
    steward, before = area.people[1], area.heads
    grab = area.say(acts.Role(steward.device, acts.SUPERVISOR), by=steward)
    road = relay.road(area, steward)
    with pytest.raises(RoadFault, match="road_refused") as raised:
        road.append_members([grab.raw], expected=before)
    assert _why(raised) == "author"
    assert grab.raw not in road.members()


def test_what_a_revocation_beside_it_beats_is_kept_all_the_same(relay: Relay) -> None:
    """Else the devices that joined both would never again agree with the hub on the heads."""
    area = Area(2)
    deputy = area.admit(acts.SUPERVISOR)
    road, before = relay.found(area), area.heads
    revoke = area.revoke(deputy)
    road.append_members([revoke.raw], expected=before)
    new = Person(area.id)
    public = new.keys.public
    admit = acts.Admit(new.device, public.sign, public.receive, "steward", bytes(16), {}, b"", b"")
    beaten = area.say(admit, by=deputy, parents=before)
    with pytest.raises(RoadFault, match="road_revoked"):
        relay.road(area, deputy).append_members([beaten.raw], expected=[revoke.hash])
    relay.road(area, area.people[1]).append_members([beaten.raw], expected=[revoke.hash])
    assert beaten.hash in area.state.ignored
    with pytest.raises(RoadFault, match="road_stranger"):
        relay.road(area, new).pull(asking())


@pytest.mark.parametrize("break_it", ["foreign", "no_root", "missing", "two_roots", "forged"])
def test_an_area_begins_with_its_creation(relay: Relay, break_it: str) -> None:
    area, other = Area(2), Area()
    records = {
        "foreign": [*area.raw_records, *other.raw_records],
        "no_root": area.raw_records[1:],
        "missing": [area.raw_records[0], area.say(acts.Rotate(area.epoch)).raw],
        "two_roots": area.raw_records + _second_root(area),
        "forged": [area.raw_records[0][:-1] + bytes([area.raw_records[0][-1] ^ 1])],
    }[break_it]
    with pytest.raises(RoadFault):
        relay.road(area, area.people[0]).append_members(records, expected=[])
    assert relay.road(area, area.people[0]).members() == []


def _second_root(area: Area) -> list[bytes]:
    me = area.people[0]
    public = me.keys.public
    act = acts.Create(me.device, public.sign, public.receive, area.epoch)
    return [acts.make(area.id, act, author=me.device, parents=[], ms=1, keys=me.keys).raw]


def test_any_member_heals_a_hub_that_was_wiped(relay: Relay) -> None:
    area = Area(3)
    out = area.people[2]
    area.revoke(out)
    with pytest.raises(RoadFault, match="road_revoked"):
        relay.road(area, out).append_members(area.raw_records, expected=[])
    with pytest.raises(RoadFault, match="road_stranger"):
        relay.road(area, Person(area.id)).append_members(area.raw_records, expected=[])
    relay.road(area, area.people[1]).append_members(area.raw_records, expected=[])
    assert set(relay.road(area, area.people[0]).members()) == set(area.raw_records)


def test_an_area_has_a_number_of_records(relay: Relay) -> None:
    area = Area(12)
    road, before = relay.found(area), area.heads
    record = area.say(acts.Rotate(area.epoch))
    with pytest.raises(RoadFault, match="road_full"):
        road.append_members([record.raw], expected=before)


def test_a_closed_hub_takes_new_areas_only_with_the_word(tmp_path: Path) -> None:
    with hub_in_thread(unhurried(sqlite_url(tmp_path), founding_word="枫树")) as relay:
        area = Area()
        road = relay.road(area, area.people[0])
        for wrong in ("", "maple"):
            road = relay.road(area, area.people[0], founding_word=wrong)
            with pytest.raises(RoadFault, match="road_refused") as raised:
                road.append_members(area.raw_records, expected=[])
            assert _why(raised) == "founding_word"
        relay.road(area, area.people[0], founding_word="枫树").append_members(area.raw_records, expected=[])
        record, before = area.say(acts.Rotate(area.epoch)), area.heads
        road.append_members([record.raw], expected=record.content.parents)
        assert before == [record.hash]


def test_a_hub_takes_no_more_areas_than_it_was_told(tmp_path: Path) -> None:
    with hub_in_thread(unhurried(sqlite_url(tmp_path), max_areas=2)) as relay:
        first = Area()
        relay.found(first)
        relay.found(Area())
        with pytest.raises(RoadFault, match="road_full"):
            relay.found(Area())
        relay.road(first, first.people[0]).pull(asking())


def test_a_few_may_ask_under_an_invitation_and_old_ones_are_forgotten(tmp_path: Path) -> None:
    with hub_in_thread(unhurried(sqlite_url(tmp_path), requests_an_invite=2)) as relay:
        area, code = Area(), Code.new()
        area.say(acts.Invite(code.invite, acts.STEWARD, 0))
        road = relay.found(area)
        new = [Person(area.id) for _ in range(3)]
        asks = [enrol(code, device=one.device, keys=one.keys.public, steward="赵") for one in new]
        road.ask(code.invite, asks[0])
        road.ask(code.invite, asks[1])
        with pytest.raises(RoadFault, match="road_full"):
            road.ask(code.invite, asks[2])
        again = enrol(code, device=new[0].device, keys=new[0].keys.public, steward="赵敏")
        road.ask(code.invite, again)
        assert sorted(road.pull(asking()).requests) == sorted([again, asks[1]])
        relay.clock.ms = relay.clock() + 31 * 86_400_000
        with pytest.raises(RoadFault, match="invite_unknown"):
            road.invited(code.invite)
