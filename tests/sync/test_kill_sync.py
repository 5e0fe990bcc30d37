"""A battery that dies in the middle of an exchange: real kills, and the next start goes on where it stopped (I5)."""

import json
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from gridsteward.operations import syncing
from gridsteward.operations.area import Area, open_area
from gridsteward.store import areas, backups
from gridsteward.store.store import Store
from gridsteward.sync.anchor import Anchors
from tests.relay import hub_in_thread, sqlite_url, unhurried
from tests.store import oracle
from tests.sync import field

ROOT = Path(__file__).resolve().parents[2]
KILLS = 32
SEED = 11
LONGEST_S = 0.012  # about one step of an exchange


def start(profile: Path, key: bytes) -> "subprocess.Popen[str]":
    """Start a process that waits for the word."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.sync.syncing_worker", str(profile), key.hex()],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@contextmanager
def workers(profile: Path, key: bytes, count: int) -> Iterator[Iterator["subprocess.Popen[str]"]]:
    """Hand out workers; the next starts up while one works and dies."""
    started: list[subprocess.Popen[str]] = []

    def hand_out() -> Iterator["subprocess.Popen[str]"]:
        for number in range(count):
            started.extend(start(profile, key) for _each in range(len(started), min(number + 2, count)))
            yield started[number]

    try:
        yield hand_out()
    finally:
        for process in started:
            with process:
                process.kill()


class Said:
    """What all the killed processes have called saved or sent, and during what they died."""

    def __init__(self) -> None:
        self.rows: set[str] = set()
        self.notes: set[str] = set()
        self.sent_seq = 0
        self.died_during: Counter[str] = Counter()

    def hear(self, line: str) -> str:
        """Take one line in; return the step it tells of."""
        said: dict[str, Any] = json.loads(line)
        match said["kind"]:
            case "write":
                self.rows.add(said["row"])
            case "edit":
                self.notes.add(said["value"])
            case "synced":
                self.sent_seq = said["seq"]
            case "step":
                return str(said["what"])
        return str(said["kind"])


def exchange_and_die(process: "subprocess.Popen[str]", said: Said, rnd: random.Random) -> None:
    """Let a worker come to some step of an exchange, then kill it a moment later, wherever it is."""
    assert process.stdin is not None
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdin.write("go\n")
    process.stdin.flush()
    steps, at = rnd.randint(1, 10), 0
    last = ""
    while at < steps:
        line = process.stdout.readline()
        assert line, process.stderr.read()
        last = said.hear(line)
        at += last in ("syncing", "pull", "push", "files")
    time.sleep(rnd.uniform(0, LONGEST_S))
    process.send_signal(signal.SIGKILL)
    rest, errors = process.communicate()
    assert process.returncode == -signal.SIGKILL, errors
    for line in rest.splitlines(keepends=True):
        if line.endswith("\n"):
            last = said.hear(line)
    said.died_during[last] += 1


def expect_whole(profile: Path, path: Path, key: bytes, said: Said) -> int:
    """Return how many bundles lie here, after it was proven that what died left everything together or not at all."""
    store = Store(path, key)
    try:
        assert oracle.disagreements(store.connection) == []
        entries = oracle.journal(store.connection)
        there = {entry.row for entry in entries} | {entry.cells.get("note") for entry in entries}
        assert said.rows | said.notes <= there, "what was called saved is gone"
        for writer, n in store.exchange.vector().items():
            kept = store.exchange.bundles(writer)
            assert [each.n for each in kept] == list(range(1, n + 1)), (
                "I6: the vector says more than there is"
            )
            assert kept[-1].last_seq <= store.last_seq(writer), "I5: a bundle without its ops"
            assert writer == store.writer or kept[-1].last_seq == store.last_seq(writer), (
                "I5: ops without a bundle"
            )
        last = store.exchange.last(store.writer)
        assert last is not None
        anchors = Anchors(profile, path.parent.name)
        assert not anchors.doubts(writer=store.writer, n=last.n, bundle_hash=last.hash), (
            "it takes itself for a copy"
        )
        return sum(store.exchange.vector().values())
    finally:
        store.close()


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
def test_kills_in_the_middle_of_an_exchange_lose_nothing_and_repeat_nothing(
    tmp_path: Path, cheap_keys: None
) -> None:
    """Whoever must begin anew after every flat battery, or sends twice what was sent, gives the app up."""
    rnd = random.Random(SEED)  # noqa: S311  (moments, not secrets)
    said = Said()
    (tmp_path / "hub").mkdir()
    with hub_in_thread(unhurried(sqlite_url(tmp_path / "hub"))) as relay:
        peer, victim = field.team(tmp_path, relay.url, stewards=field.STEWARDS[:2])
        field.household(peer, "共有的户", row="00000000-0000-5000-8000-000000000000")
        field.until_quiet([peer, victim])
        key, path, profile = victim.opened.key, victim.info.folder / areas.DATABASE, victim.data_dir
        victim.close()
        held = []
        with workers(profile, key, KILLS) as processes:
            for process in processes:
                _peer_works(peer)
                exchange_and_die(process, said, rnd)
                held.append(expect_whole(profile, path, key, said))
        assert held == sorted(held), "an exchange went backwards"
        victim = open_area(profile, passphrase=field.PASSPHRASE)
        try:
            assert victim.store.own_writers() == [victim.store.writer], "it never took another name"
            backups.verify_open(victim.store.connection)
            field.until_quiet([victim, peer])
            field.expect_one_state([victim, peer])
            assert field.told(victim) | field.told(peer) == set()
            named = {each for (each,) in victim.store.query("SELECT content_hash FROM attachment")}
            assert all(syncing.fetch_file(peer, each) for each in named), (
                "photos of the killed are on the hub"
            )
            assert len(said.rows) > KILLS, f"seed {SEED}: {len(said.rows)}"
            assert min(said.died_during[each] for each in ("pull", "push")) >= KILLS // 10, said.died_during
        finally:
            victim.close()
            peer.close()


def _peer_works(peer: Area) -> None:
    for _each in range(2):
        field.household(peer, "别人记的")
    syncing.sync_hub(peer)
