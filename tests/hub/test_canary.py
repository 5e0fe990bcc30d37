"""What the hub stores and logs holds nothing anybody wrote: the promise a district makes to its households."""

import sqlite3
import subprocess
import sys
from pathlib import Path

from gridsteward.sync.wire import acts
from gridsteward.sync.wire.codec import digest
from gridsteward.sync.wire.messages import FILE, enrol
from gridsteward.sync.wire.secrets import Code, derive, seal
from tests.relay import Relay, free_port, sqlite_url, until
from tests.sync.people import Area, Person, asking, file_manifest

CANARY = "欧阳金丝雀13987654321"


def _canaries() -> list[bytes]:
    return [CANARY.encode(code) for code in ("utf-8", "gb18030", "utf-16-le")] + [b"13987654321"]


def test_no_name_reaches_the_database_or_the_log(tmp_path: Path) -> None:
    port = free_port()
    given = ("--database", sqlite_url(tmp_path), "--port", str(port))
    log, area = tmp_path / "log", Area(2)
    with log.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "gridsteward", "hub", "serve", *given], stderr=out, stdout=out
        )
        relay = Relay(f"http://127.0.0.1:{port}")
        try:
            until(relay.answers)
            _use(relay, area)
        finally:
            relay.close_roads()
            process.terminate()
            process.wait(timeout=20)
    there = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert area.id in there, "this looks at the right files"
    assert [canary for canary in _canaries() if canary in there] == []
    assert area.id.hex().encode() not in log.read_bytes(), "ids are shortened in the log"
    with sqlite3.connect(tmp_path / "hub.db") as connection:
        dump = "\n".join(connection.iterdump()).encode()
    connection.close()
    assert [canary.hex() for canary in _canaries() if canary.hex().encode() in dump.lower()] == []


def _use(relay: Relay, area: Area) -> None:
    me, code, body = area.people[0], Code.new(), CANARY.encode() * 50
    area.say(acts.Invite(code.invite, acts.STEWARD, 0))
    road = relay.found(area)
    road.put(area.bundle(me, body))
    chunk = seal(derive(area.epoch_key, "file"), bytes(12), body, b"")
    road.put_chunk(digest(chunk), chunk)
    road.put_object(FILE, digest(body), file_manifest(digest(chunk)))
    new = Person(area.id)
    road.ask(code.invite, enrol(code, device=new.device, keys=new.keys.public, steward=CANARY))
    assert len(road.pull(asking(ack=me.ack({me.writer: 1}))).requests) == 1
