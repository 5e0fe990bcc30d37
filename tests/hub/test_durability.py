"""What the hub said it holds it holds, however it ends."""

import os
import signal
import threading
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from gridsteward.sync.roads.hub import HubRoad
from gridsteward.sync.roads.road import RoadFault
from tests.hub.asking import headers
from tests.relay import Relay, free_port, hub_process, sqlite_url, until
from tests.sync.people import Area, asking

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return the URL of an empty database of each kind."""
    if request.param == "sqlite":
        return sqlite_url(tmp_path)
    make: Callable[[], str] = request.getfixturevalue("new_postgres")
    return make()


def _put_until_it_ends(road: HubRoad, area: Area) -> int:
    """Put bundle after bundle; return how many were answered."""
    for at, bundle in enumerate(area.people[0].made):
        try:
            road.put(bundle)
        except RoadFault:
            return at
    return len(area.people[0].made)


@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGTERM])
def test_every_bundle_that_was_answered_outlives_the_process(database: str, end: signal.Signals) -> None:
    area = Area()
    made = area.people[0].made
    while len(made) < 400:
        area.bundle(area.people[0], os.urandom(3000))
    answered: list[int] = []
    with hub_process(database) as relay:
        road = relay.found(area)
        thread = threading.Thread(target=lambda: answered.append(_put_until_it_ends(road, area)))
        thread.start()
        watcher = relay.road(area, area.people[0])
        until(lambda: watcher.pull(asking()).have.get(area.people[0].writer, 0) >= 20)
        assert relay.process is not None
        relay.process.send_signal(end)
        thread.join()
        assert relay.process.wait(timeout=20) == -end
    assert 20 <= answered[0] < len(made), "it ended in the middle"
    with hub_process(database) as relay:
        road = relay.road(area, area.people[0])
        have = road.pull(asking(most=1)).have[area.people[0].writer]
        assert answered[0] <= have <= answered[0] + 1
        for bundle in made[answered[0] : answered[0] + 5]:
            road.put(bundle)


def test_a_request_under_way_is_finished_and_new_ones_are_refused(tmp_path: Path) -> None:
    area = Area()
    me, port = area.people[0], free_port()
    with hub_process(sqlite_url(tmp_path), port=port) as relay:
        road = relay.found(area)
        raw = area.bundle(me, os.urandom(50_000)).raw
        target = f"/v1/areas/{area.id.hex()}/bundles/{me.writer.hex()}/1"
        signed = headers(me.device, me.keys, "PUT", target, body=raw)
        sent, stopped = threading.Event(), threading.Event()

        def pieces() -> object:
            yield raw[:1000]
            sent.set()
            stopped.wait(timeout=20)
            yield raw[1000:]

        answers: list[int] = []

        def put() -> None:
            answer = httpx.put(
                relay.url + target,
                content=pieces(),  # type: ignore[arg-type]
                headers={**signed, "Content-Length": str(len(raw))},
                trust_env=False,
            )
            answers.append(answer.status_code)

        thread = threading.Thread(target=put)
        thread.start()
        assert sent.wait(timeout=20)
        assert relay.process is not None
        relay.process.terminate()
        until(lambda: _refuses(relay))
        stopped.set()
        thread.join()
        assert answers == [201]
        with pytest.raises(RoadFault, match="road_unreachable"):
            road.pull(asking())
        relay.process.wait(timeout=20)
    with hub_process(sqlite_url(tmp_path), port=port) as relay:
        assert relay.road(area, me).pull(asking()).bundles == [raw]


def _refuses(relay: Relay) -> bool:
    try:
        httpx.get(f"{relay.url}/healthz", trust_env=False)
    except httpx.ConnectError:
        return True
    return False
