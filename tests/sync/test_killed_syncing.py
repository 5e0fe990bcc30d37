"""I5: a laptop killed at any step of an exchange opens whole, has all it was told is saved, and carries on."""

import json
import random
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from gridsteward.operations import area as operations
from gridsteward.operations import syncing
from gridsteward.operations.area import Area
from gridsteward.operations.statement import statement
from gridsteward.records.household import Household
from gridsteward.store import areas, backups
from gridsteward.store.store import Store
from gridsteward.sync.chains import check_chains
from gridsteward.sync.files import Files
from tests.relay import hub_in_thread, sqlite_url, unhurried
from tests.store import oracle
from tests.sync import field as work
from tests.sync.dying_client import SHARED

ROOT = Path(__file__).resolve().parents[2]
SEED = 20_261_125
KILLS = 32

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")


@dataclass
class Lives:
    """The process whose children live and die, and what they said before they did."""

    process: "subprocess.Popen[str]"
    rows: set[str] = field(default_factory=set)
    deleted: set[str] = field(default_factory=set)
    notes: list[str] = field(default_factory=list)
    photos: set[str] = field(default_factory=set)

    def live(self, profile: Path, key: bytes, *, number: int, step: int) -> tuple[int, int]:
        """Return how a life ended (its exit code) and how many steps its exchange took, 0 if it did not end."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        asked = {"profile": str(profile), "key": key.hex(), "number": number, "step": step}
        self.process.stdin.write(json.dumps(asked) + "\n")
        self.process.stdin.flush()
        steps = 0
        for line in self.process.stdout:
            said = json.loads(line)
            match said["kind"]:
                case "wrote":
                    self.rows |= set(said["rows"])
                    self.deleted |= set(said["deleted"])
                    self.notes.append(said["note"])
                    self.photos.add(said["photo"])
                case "synced":
                    steps = said["steps"]
                    assert said["waiting"] == 0
                case "failed":
                    raise AssertionError(said["error"])
                case "ended":
                    return said["code"], steps
        raise AssertionError("it ended by itself")


@contextmanager
def lives() -> Iterator[Lives]:
    with subprocess.Popen(
        [sys.executable, "-m", "tests.sync.dying_client"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            yield Lives(process)
        finally:
            process.kill()


def on_hub(path: Path) -> tuple[dict[str, int], set[bytes]]:
    """Return how far every writer's bundles lie on the hub, and the names of the files there, from its own file."""
    with closing(sqlite3.connect(path)) as connection:
        tops = {
            writer.hex(): n
            for writer, n in connection.execute("SELECT writer, max(n) FROM bundles GROUP BY writer")
        }
        return tops, {name for (name,) in connection.execute("SELECT name FROM objects WHERE kind = 'file'")}


def expect_whole(path: Path, key: bytes, said: Lives, hub: Path) -> None:
    """Look at a laptop as it lies there after a kill."""
    store = Store(path, key)
    try:
        backups.verify_open(store.connection)
        entries = oracle.journal(store.connection)
        assert oracle.disagreements(store.connection) == []
        assert check_chains(store) == {}
        written = {entry.row for entry in entries}
        assert said.rows | said.deleted <= written, "a confirmed household is gone"
        notes = {entry.cells.get("note") for entry in entries if entry.row == SHARED}
        assert set(said.notes) <= notes, "a confirmed edit is gone"
        assert all(store.files.has(name) for name in said.photos), "a confirmed photo is gone"
        tops, files = on_hub(hub)
        receipts = store.exchange.receipts("hub:")
        claimed = {writer.replace("-", ""): n for writer, n in receipts.items()}
        assert all(n <= tops.get(writer, 0) for writer, n in claimed.items()), "called sent, and is not there"
        on_road = Files(store)
        assert {on_road.name_on_road(name) for name in on_road.on("hub:")} <= files, "a photo called sent"
    finally:
        store.close()


def peer_writes(peer: Area, number: int) -> None:
    """Let the other laptop work and exchange, so that now and then there is something to come."""
    row = work.household(peer, f"别人的第{number}户", row=f"peer-{number}")
    work.edit(peer, SHARED, address=f"别人第{number}次改的", note=f"别人第{number}次记的")
    work.visit(peer, row, bytes([number]) * 2_000)
    syncing.sync_hub(peer)


def test_a_laptop_killed_at_any_step_of_an_exchange_carries_on(tmp_path: Path, cheap_keys: None) -> None:
    """A battery that dies in the middle of an exchange must cost nothing, not even the trust in what was sent."""
    with hub_in_thread(unhurried(sqlite_url(tmp_path))) as relay, lives() as said:
        peer, area = work.team(tmp_path, relay.url, stewards=("王站长", "李建国"))
        work.household(peer, "共有的一户", row=SHARED)
        work.until_quiet([peer, area])
        key, profile, path = area.opened.key, area.data_dir, area.info.folder / areas.DATABASE
        area.close()

        chance = random.Random(SEED)  # noqa: S311  (moments, not secrets)
        peer_writes(peer, 0)
        code, steps = said.live(profile, key, number=0, step=0)
        assert code == 0
        killed = 0
        for number in range(1, KILLS + 1):
            # spread over all of the exchange, so that none of its parts is left to luck
            step = chance.randint((number - 1) * steps // KILLS + 1, number * steps // KILLS)
            if number % 2:
                peer_writes(peer, number)
            code, _ = said.live(profile, key, number=number, step=step)
            assert code in (0, -signal.SIGKILL)
            killed += code == -signal.SIGKILL
            try:
                expect_whole(path, key, said, tmp_path / "hub.db")
            except AssertionError as error:
                error.add_note(f"seed {SEED}, killed at step {step} of about {steps}")
                raise
        assert killed >= 30, killed

        area = operations.open_area(profile, passphrase=work.PASSPHRASE)
        team = [peer, area]
        work.until_quiet(team)
        work.expect_one_state(team)
        expect_told(team, said)
        work.close(team)


def expect_told(team: list[Area], said: Lives) -> None:
    """After it came to rest: nobody is alarmed by a kill, and everybody has and counts everything."""
    for each in team:
        assert work.told(each) == set(), "a dead battery is no reason for an alarm"
        present = {home.id for home in each.store.select(Household)}
        assert present >= said.rows
        assert not present & said.deleted
        account = statement(each)
        assert account.written == account.accepted + account.superseded
        assert (account.waiting, account.refused) == (0, 0)
        assert all(other.holds == other.of for other in account.others)
    peer = team[0]
    for name in said.photos:
        syncing.fetch_file(peer, name)
        assert peer.store.files.get(name) == team[1].store.files.get(name)
