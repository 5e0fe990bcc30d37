"""Several hub processes over one PostgreSQL: whichever a laptop meets, there is one truth and never a 5xx."""

import os
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from threading import Barrier

import pytest

from gridsteward.sync.roads.hub import HubRoad
from gridsteward.sync.roads.road import RoadFault
from gridsteward.sync.wire import acts
from gridsteward.sync.wire.codec import digest
from tests.relay import Relay, hub_process
from tests.sync.people import Area, Person, asking

RACERS = 8
ROUNDS = 12


@pytest.fixture(scope="module")
def hubs(postgres: str) -> Iterator[list[Relay]]:
    """Return three hubs, one of them two processes, over one database."""
    with ExitStack() as stack:
        yield [
            stack.enter_context(hub_process(postgres)),
            stack.enter_context(hub_process(postgres)),
            stack.enter_context(hub_process(postgres, "--workers", "2")),
        ]


def _race(roads: list[HubRoad], do: Callable[[HubRoad, int, int], None]) -> list[Counter[str]]:
    """Let every road do the same at once, round after round; return what was said in each round."""
    barrier = Barrier(len(roads))

    def run(at: int) -> list[str]:
        said = []
        for turn in range(ROUNDS):
            barrier.wait(timeout=30)
            try:
                do(roads[at], at, turn)
            except RoadFault as fault:
                said.append(f"{fault.kind}:{fault.values.get('why', '')}")
            else:
                said.append("done")
        return said

    with ThreadPoolExecutor(len(roads)) as threads:
        told = list(threads.map(run, range(len(roads))))
    return [Counter(each[turn] for each in told) for turn in range(ROUNDS)]


def _roads(hubs: list[Relay], area: Area, people: list[Person]) -> list[HubRoad]:
    return [hubs[at % len(hubs)].road(area, people[at % len(people)]) for at in range(RACERS)]


def test_the_same_bundle_from_everywhere_is_kept_once(hubs: list[Relay]) -> None:
    area = Area(3)
    hubs[0].found(area)
    me = area.people[0]
    made = [area.bundle(me, os.urandom(2000)) for _ in range(ROUNDS)]
    said = _race(_roads(hubs, area, area.people), lambda road, _, turn: road.put(made[turn]))
    assert said == [Counter({"done": RACERS})] * ROUNDS
    for hub in hubs:
        assert hub.road(area, me).pull(asking()).bundles == [bundle.raw for bundle in made]


def test_of_different_bundles_under_one_number_one_stays(hubs: list[Relay]) -> None:
    area = Area(1)
    me = area.people[0]
    hubs[0].found(area)
    writers = [Person(area.id, device=me.device, keys=me.keys) for _ in range(ROUNDS)]
    made = [[area.bundle(writer, b"%d" % at, n=1) for at in range(RACERS)] for writer in writers]
    said = _race(_roads(hubs, area, [me]), lambda road, at, turn: road.put(made[turn][at]))
    assert said == [Counter({"done": 1, "road_fork:fork": RACERS - 1})] * ROUNDS
    got = hubs[1].road(area, me).pull(asking()).bundles
    assert len(got) == ROUNDS
    assert set(got) <= {bundle.raw for some in made for bundle in some}


def test_of_records_appended_at_once_one_lot_wins_and_the_others_hear_it(hubs: list[Relay]) -> None:
    area = Area(1)
    me = area.people[0]
    hubs[0].found(area)
    roads = _roads(hubs, area, [me])
    before = area.heads
    lots = [area.say(acts.Rotate(area.epoch), parents=before).raw for _ in range(RACERS)]

    def do(road: HubRoad, at: int, turn: int) -> None:
        if turn == 0:
            road.append_members([lots[at]], expected=before)

    said = _race(roads, do)
    assert said[0] == Counter({"done": 1, "road_members_moved:members_moved": RACERS - 1})
    taken = roads[0].members()
    assert len(taken) == 2
    assert all(road.members() == taken for road in roads)


def test_an_area_is_founded_once(hubs: list[Relay]) -> None:
    areas = [Area(2) for _ in range(ROUNDS)]
    everywhere = [
        [hubs[at % len(hubs)].road(area, area.people[at % 2]) for at in range(RACERS)] for area in areas
    ]

    def do(_road: HubRoad, at: int, turn: int) -> None:
        everywhere[turn][at].append_members(areas[turn].raw_records, expected=[])

    said = _race(everywhere[0], do)
    for each in said:
        assert set(each) <= {"done", "road_members_moved:members_moved"}
        assert each["done"] >= 1
    for area, roads in zip(areas, everywhere, strict=True):
        assert all(sorted(road.members()) == sorted(area.raw_records) for road in roads)


def test_a_revocation_counts_in_every_process_at_once(hubs: list[Relay]) -> None:
    area = Area(2)
    road, out = hubs[0].found(area), area.people[1]
    theirs = [hub.road(area, out) for hub in hubs]
    for each in theirs:
        each.pull(asking())
    before = area.heads
    road.append_members([area.revoke(out).raw], expected=before)
    for each in theirs:
        with pytest.raises(RoadFault, match="road_revoked"):
            each.pull(asking())


def test_chunks_files_and_acks_from_everywhere(hubs: list[Relay]) -> None:
    area = Area(4)
    hubs[0].found(area)
    data = [os.urandom(5000) for _ in range(ROUNDS)]

    def do(road: HubRoad, at: int, turn: int) -> None:
        person = area.people[at % len(area.people)]
        road.put_chunk(digest(data[turn]), data[turn])
        road.pull(asking(ack=person.ack({person.writer: turn}, ms=turn)))

    said = _race(_roads(hubs, area, area.people), do)
    assert said == [Counter({"done": RACERS})] * ROUNDS
    road = hubs[2].road(area, area.people[0])
    assert road.missing_chunks([digest(each) for each in data]) == set()
    assert len(road.pull(asking()).acks) == len(area.people)
