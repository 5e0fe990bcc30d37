"""The peers: fetched by npm and pip on demand into build/bench, measured with the same rows on the same computer.

PouchDB 9 with express-pouchdb: A replicates to it over HTTP, an empty B from it, one after the other as with us, at
several batch sizes, the databases in memory and in LevelDB; the fastest counts. pycrdt and loro are libraries, not
programs that exchange anything: see crdt.py for what is counted of them.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.bench.sync.counting import counted

_HERE: Final = Path(__file__).resolve().parent
_CACHE: Final = _HERE.parents[2] / "build" / "bench"
_NODE: Final = ("pouchdb-node@9.0.0", "pouchdb-adapter-memory@9.0.0", "express-pouchdb@4.2.0", "express@4")
_PYTHON: Final = ("pycrdt==0.14.*", "loro==1.*")
_FETCH_S: Final = 600
_RUN_S: Final = 300
LIBRARIES: Final = ("pycrdt", "loro")
SETTINGS: Final = tuple(
    (adapter, batch) for adapter in ("memory", "leveldb") for batch in (100, 500, 1_000, 2_500, 10_000)
)


class Absent(Exception):  # noqa: N818  (a peer that is not here is no error)
    """A peer cannot be measured here, and why."""


@dataclass(frozen=True)
class Measured:
    """Seconds and bytes of one peer: `up` and `down` with HTTP's headers, where there is HTTP."""

    push_s: float
    pull_s: float
    up: int
    down: int

    @property
    def total_s(self) -> float:
        """Return both ways together."""
        return self.push_s + self.pull_s


class Pouch:
    """PouchDB; raise Absent where there is no node, or the packages cannot be had."""

    def __init__(self) -> None:
        node, npm = shutil.which("node"), shutil.which("npm")
        if node is None or npm is None:
            raise Absent("node and npm are not here")
        self._node = node
        folder = _CACHE / "node"
        self._environment = {**os.environ, "GRIDSTEWARD_BENCH_NODE": str(folder)}
        if not (folder / "fetched").exists():
            folder.mkdir(parents=True, exist_ok=True)
            (folder / "package.json").write_text('{"private": true}', "utf-8")
            _fetch([npm, "install", "--no-audit", "--no-fund", *_NODE], folder)

    def run(self, rows: Path, *, adapter: str, batch: int) -> Measured:
        """Let the rows go from A to B once."""
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
            folders = [Path(name) / each for each in ("server", "laptops")]
            for each in folders:
                each.mkdir()
            with self._serving(adapter, folders[0]) as port, counted(port) as proxy:
                said = _run(
                    [*self._command("laptops", adapter, folders[1]), proxy.url, str(rows), str(batch)],
                    self._environment,
                )
                up, down = proxy.counted()
        return Measured(said["push_s"], said["pull_s"], up, down)

    def _command(self, what: str, adapter: str, folder: Path) -> list[str]:
        return [self._node, str(_HERE / "pouch.js"), what, adapter, str(folder)]

    @contextmanager
    def _serving(self, adapter: str, folder: Path) -> Iterator[int]:
        command = self._command("serve", adapter, folder)
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=self._environment) as server:
            try:
                yield int(server.stdout.readline() if server.stdout else "")
            finally:
                server.terminate()


class Libraries:
    """pycrdt and loro in an environment of their own; raise Absent where they cannot be had."""

    def __init__(self) -> None:
        folder = _CACHE / "python"
        self._python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
        if not (folder / "fetched").exists():
            _fetch([sys.executable, "-m", "venv", str(folder)], _CACHE)
            _fetch([str(self._python), "-m", "pip", "install", "--quiet", *_PYTHON], folder)

    def run(self, library: str, rows: Path) -> Measured:
        """Let the rows go from A to B once."""
        with tempfile.TemporaryDirectory() as name:
            command = [str(self._python), str(_HERE / "crdt.py"), library, str(rows), name]
            said = _run(command, dict(os.environ))
        return Measured(said["push_s"], said["pull_s"], int(said["bytes"]), int(said["bytes"]))


def _fetch(command: Sequence[str], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    try:
        subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=_FETCH_S)
    except (OSError, subprocess.SubprocessError) as error:
        raise Absent("its packages could not be fetched") from error
    (folder / "fetched").touch()


def _run(command: Sequence[str], environment: Mapping[str, str]) -> dict[str, float]:
    done = subprocess.run(
        command, env=environment, check=True, capture_output=True, text=True, timeout=_RUN_S
    )
    found: dict[str, float] = json.loads(done.stdout.strip().splitlines()[-1])
    return found
