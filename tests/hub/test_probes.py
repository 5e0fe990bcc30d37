"""What whoever looks after a hub reads: is it well, how much does it do; and nothing about anybody."""

import re
import sqlite3
from pathlib import Path

import httpx
import pytest

from gridsteward.sync.roads.road import RoadFault
from tests.hub.asking import Said, send
from tests.relay import Relay, hub_in_thread, sqlite_url, unhurried
from tests.sync.people import Area, asking


def _metrics(relay: Relay) -> dict[str, float]:
    text = httpx.get(f"{relay.url}/metrics", trust_env=False).text
    found: dict[str, float] = {}
    for line in text.splitlines():
        if not line.startswith("#"):
            assert re.fullmatch(r'[a-z_]+(\{([a-z]+="[^"]*",?)+\})? [0-9.]+', line)
            name, value = re.sub(r'process="\d+",?', "", line).rsplit(" ", 1)
            found[name] = float(value)
    return found


def test_figures_count_what_was_done_and_name_nobody(tmp_path: Path) -> None:
    with hub_in_thread(unhurried(sqlite_url(tmp_path))) as relay:
        area = Area()
        road = relay.found(area)
        for _ in range(3):
            road.put(area.bundle(area.people[0]))
        road.pull(asking())
        found = _metrics(relay)
        assert found["gridsteward_hub_areas"] == 1
        assert found["gridsteward_hub_bundles"] == 3
        assert found["gridsteward_hub_bytes"] == sum(len(each.raw) for each in area.people[0].made)
        put = 'route="put_areas_area_bundles_writer_n"'
        assert found[f'gridsteward_hub_answers_total{{{put},status="201"}}'] == 3
        assert found[f"gridsteward_hub_seconds_count{{{put}}}"] == 3
        assert found[f'gridsteward_hub_seconds_bucket{{{put},le="+Inf"}}'] == 3
        text = httpx.get(f"{relay.url}/metrics", trust_env=False).text
        assert area.id.hex()[:8] not in text


def test_a_database_that_fails_is_said_and_may_be_tried_later(tmp_path: Path) -> None:
    with hub_in_thread(unhurried(sqlite_url(tmp_path))) as relay:
        area = Area()
        road = relay.found(area)
        assert send(relay.url, "GET", "/readyz") == Said(204)
        with sqlite3.connect(tmp_path / "hub.db") as connection:
            connection.execute("ALTER TABLE about RENAME TO gone")
            connection.execute("ALTER TABLE areas RENAME TO gone_too")
        connection.close()
        assert send(relay.url, "GET", "/healthz") == Said(204)
        assert send(relay.url, "GET", "/readyz") == Said(503, "database")
        with pytest.raises(RoadFault, match="road_busy"):
            road.pull(asking())
