"""Our side: laptops in processes of their own, a real hub in another, every byte between them counted on the way."""

import json
import subprocess
import sys
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from gridsteward.store import keys
from gridsteward.store.connection import connect, transaction
from tests.bench.sync.counting import Proxy, counted
from tests.bench.sync.load import HOUSEHOLDS, households, plain
from tests.relay import hub_process, sqlite_url

EDITS: Final = 100
EDIT_ROUNDS: Final = 5
OFFLINE: Final = 2_000
PLANTED: Final = 300


@dataclass
class Way:
    """One exchange of one laptop: what its worker says, and the bytes with HTTP's headers."""

    told: dict[str, float]
    up: int
    down: int

    @property
    def s(self) -> float:
        """Return the seconds."""
        return self.told["s"]

    def as_dict(self) -> dict[str, float]:
        """Return everything, for the reader of the figures."""
        rounded = {key: round(value, 3) for key, value in self.told.items()}
        named = {"up": "bodies_up", "down": "bodies_down"}
        return {named.get(key, key): value for key, value in rounded.items()} | {
            "up": self.up,
            "down": self.down,
        }


class Laptop:
    """A laptop behind the proxy; calling it has its worker do something."""

    def __init__(self, name: str, folder: Path, area: str, proxy: Proxy) -> None:
        self._proxy = proxy
        command = [sys.executable, "-m", "tests.bench.sync.worker", name, str(folder / name), area, proxy.url]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def __call__(self, *what: Any) -> Any:
        if self._process.stdin is None or self._process.stdout is None:
            raise RuntimeError("a worker without pipes")
        self._process.stdin.write(json.dumps(what) + "\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())

    def way(self, what: str = "sync") -> Way:
        """Exchange, counted."""
        self._proxy.counted()
        told = self(what)
        return Way(told, *self._proxy.counted())

    def end(self) -> None:
        """End the worker."""
        self._process.communicate()


@dataclass(frozen=True)
class Round:
    """What one round measured."""

    push: Way
    pull: Way
    names_s: float
    sizes: list[int]
    edits: list[tuple[Way, Way]]
    empty: list[Way]
    snapshot_s: float
    join: Way
    join_names_s: float
    offline: list[Way]
    wrong: (
        int  # conflicts that are listed and were not planted, or the other way round, on both sides together
    )


def run_round() -> Round:
    """Run everything once, from nothing."""
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        folder = Path(name)
        relay = stack.enter_context(hub_process(sqlite_url(folder)))
        proxy = stack.enter_context(counted(int(relay.url.rpartition(":")[2])))
        area = uuid.uuid4().hex

        @contextmanager
        def opened(*names: str) -> Iterator[list[Laptop]]:
            laptops = [Laptop(each, folder, area, proxy) for each in names]
            try:
                yield laptops
            finally:
                for each in laptops:
                    each.end()

        with opened("a", "b") as (a, b):
            a("found")
            _ask(a, b)
            b("welcome")
            a("rows")
            push, pull = a.way(), b.way()
            names_s = b("names")
            _expect(b("count") == [HOUSEHOLDS, HOUSEHOLDS] and a("digest") == b("digest"))
            sizes = [a("close"), b("close")]
        with opened("a", "b", "c") as (a, b, c):
            for each in (a, b, a, b):
                each("sync")
            edits = []
            for at in range(EDIT_ROUNDS):
                a("edit", "note", at * EDITS, (at + 1) * EDITS, "第{}户改过，下次再问")
                edits.append((a.way(), b.way()))
            _expect(a("digest") == b("digest"))
            for each in (a, b):
                each("sync")
            empty = [a.way(), b.way()]
            snapshot_s = a("snapshot")
            a("edit", "note", 0, EDITS, "快照以后第{}户")
            a("sync")
            _ask(a, c)
            join = c.way("join")
            join_names_s = c("names")
            _expect(c("count") == [HOUSEHOLDS, HOUSEHOLDS] and a("digest") == c("digest"))
            b("sync")
            offline, wrong = _offline(a, b)
    return Round(push, pull, names_s, sizes, edits, empty, snapshot_s, join, join_names_s, offline, wrong)


def _ask(inviter: Laptop, new: Laptop) -> None:
    new("ask", inviter("invite"))
    inviter("admit")


def _offline(a: Laptop, b: Laptop) -> tuple[list[Way], int]:
    """Edit 2,000 fields each without a road, 300 of them the same to other values; then exchange until both know."""
    first = OFFLINE - PLANTED
    a("edit", "note", 0, OFFLINE, "甲看第{}户")
    b("edit", "note", first, OFFLINE, "乙看第{}户")
    b("edit", "address", 0, 200, "新址{}号")  # the same rows, other fields
    b("edit", "note", 200, 300, "甲看第{}户")  # the same fields, the same values
    b("edit", "note", OFFLINE, OFFLINE + OFFLINE - PLANTED - 300, "乙看第{}户")
    ways = [a.way(), b.way(), a.way()]
    planted = {f"{home.id} note" for home in households()[first:OFFLINE]}
    _expect(a("digest") == b("digest"))
    return ways, sum(len(planted ^ set(each("conflicts"))) for each in (a, b))


def _expect(true: bool) -> None:
    if not true:
        raise RuntimeError("the laptops do not hold the same")


def plain_bytes(*, without_rowid: bool) -> int:
    """Return how large the same rows are in one table of an encrypted file with the same page size, not vacuumed."""
    rows = sorted(tuple(plain(home).values()) for home in households())
    names = list(plain(households(1)[0]))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "plain.db"
        connection = connect(path, keys.new_key(), create=True)
        kind = "WITHOUT ROWID" if without_rowid else ""
        connection.execute(f"CREATE TABLE household (id TEXT PRIMARY KEY, {', '.join(names[1:])}) {kind}")
        with transaction(connection):
            marks = ", ".join("?" * len(names))
            connection.executemany(f"INSERT INTO household VALUES ({marks})", rows)
        connection.close()
        return path.stat().st_size
