"""A laptop whose battery dies in the middle: fifty real kills of a real process, and nothing confirmed is lost."""

import json
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from gridsteward.operations import area as operations
from gridsteward.operations.verifying import verify
from gridsteward.records.household import Household
from gridsteward.store import areas, backups
from gridsteward.store.store import Store
from tests.store import oracle
from tests.store.worker import HOUSEHOLD, HOUSEHOLDS

ROOT = Path(__file__).resolve().parents[2]
KILLS = 50
KINDS = ("ledgers", "visits", "backups")
# Long enough for several steps of each kind after the first that was confirmed.
LONGEST_S = 0.12


@dataclass
class Confirmed:
    """Everything any of the killed processes has called saved."""

    imports: set[str] = field(default_factory=set)
    edits: set[str] = field(default_factory=set)
    drafts: dict[str, str] = field(default_factory=dict)
    visits: set[str] = field(default_factory=set)
    full: set[str] = field(default_factory=set)
    newest_local: str = ""

    def hear(self, line: str) -> None:
        said = json.loads(line)
        match said["kind"]:
            case "import":
                self.imports.add(said["mark"])
            case "edit":
                self.edits.add(said["mark"])
            case "draft":
                self.drafts[said["id"]] = said["note"]
            case "visit":
                self.visits.add(said["note"])
                # one killed between saving a draft and saying so leaves it for the next to finish
                self.drafts.pop(said["id"], None)
            case "local":
                self.newest_local = said["name"]
            case "full":
                self.full.add(said["name"])


def worker(profile: Path, key: bytes, kind: str) -> subprocess.Popen[str]:
    """Start a process that waits for the word."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.store.worker", str(profile), key.hex(), kind],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@contextmanager
def workers(profile: Path, key: bytes, kinds: Sequence[str]) -> Iterator[Iterator[subprocess.Popen[str]]]:
    """Hand out a worker for each kind; the next starts up while one works and dies."""
    started: list[subprocess.Popen[str]] = []

    def hand_out() -> Iterator[subprocess.Popen[str]]:
        for number in range(len(kinds)):
            started.extend(worker(profile, key, kind) for kind in kinds[len(started) : number + 2])
            yield started[number]

    try:
        yield hand_out()
    finally:
        for process in started:
            with process:
                process.kill()


def work_and_die(process: subprocess.Popen[str], confirmed: Confirmed, *, live_s: float) -> int:
    """Let a waiting worker work until shortly after its first confirmed step; return how many it confirmed."""
    assert process.stdin is not None
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdin.write("go\n")
    process.stdin.flush()
    first = process.stdout.readline()
    assert first, process.stderr.read()
    time.sleep(live_s)
    process.send_signal(signal.SIGKILL)
    said, errors = process.communicate()
    assert process.returncode == -signal.SIGKILL, errors
    # A line cut short by the kill was never seen by anybody.
    whole = [first, *said.splitlines(keepends=True)]
    lines = [line for line in whole if line.endswith("\n")]
    for line in lines:
        confirmed.hear(line)
    return len(lines)


def check_ledgers(store: Store, confirmed: Confirmed) -> None:
    households, people = (
        dict(store.query(f"SELECT ledger_import_id, count(*) FROM {table} GROUP BY 1"))
        for table in ("household", "person")
    )
    counts = {
        mark: (households.get(mark), people.get(mark))
        for (mark,) in store.query("SELECT id FROM ledger_import")
    }
    assert confirmed.imports <= counts.keys(), "a confirmed ledger is gone"
    assert set(counts.values()) <= {(HOUSEHOLDS, HOUSEHOLDS)}, "half a ledger"
    whole = store.query("SELECT count(*) FROM household")[0][0]
    assert whole == len(counts) * HOUSEHOLDS + 1, "households of no ledger"
    edited = dict(store.query("SELECT note, count(*) FROM household WHERE note <> '' GROUP BY note"))
    assert confirmed.edits <= edited.keys(), "confirmed edits are gone"
    assert set(edited.values()) <= {HOUSEHOLDS // 3}, "half a change"


def check_visits(store: Store, confirmed: Confirmed) -> None:
    made = store.query(
        "SELECT note, (SELECT count(*) FROM touchpoint t WHERE t.visit_id = visit.id), "
        "(SELECT count(*) FROM commitment c WHERE c.visit_id = visit.id) FROM visit"
    )
    notes = [note for note, _, _ in made]
    assert len(set(notes)) == len(notes), "one visit was recorded twice"
    assert confirmed.visits <= set(notes), "a confirmed visit is gone"
    assert {(touchpoints, promises) for _, touchpoints, promises in made} <= {(2, 1)}, "half a visit"
    open_drafts = {each.id: each.note for each in store.drafts()}
    for draft, note in confirmed.drafts.items():
        start, number = note.rsplit(" ", 1)
        last, next_one = int(number), f"{start} {int(number) + 1}"
        if draft in open_drafts:
            assert open_drafts[draft] in (note, next_one), "a typed field is gone"
        else:
            assert last == 6, "a draft is gone"
            assert note in notes


def check_backups(
    area_folder: Path, stick: Path, key: bytes, confirmed: Confirmed, proven: dict[Path, int]
) -> None:
    local = backups.local_backups(area_folder)
    full = list(stick.glob("*.gsbackup"))
    assert confirmed.full <= {path.name for path in full}, "a confirmed backup is gone"
    if confirmed.newest_local:
        assert local[0].name >= confirmed.newest_local, "the newest automatic backup is gone"
    for path in (*local, *full):
        if proven.get(path) == path.stat().st_mtime_ns:
            continue
        into = stick.parent / "unpacked"
        into.mkdir()
        backups.unpack(path, into)
        backups.verify_database(into / areas.DATABASE, key)
        shutil.rmtree(into)
        proven[path] = path.stat().st_mtime_ns


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
def test_fifty_kills_lose_nothing_confirmed(tmp_path: Path, cheap_keys: None) -> None:
    """Whoever was told "saved" at a door, and finds it gone in the evening, goes back to paper."""
    opened = operations.create_area(tmp_path, "城北站", steward="李建国", passphrase="春风又到江南岸上")
    with opened.store.write("test") as write:
        write.insert(Household(id=HOUSEHOLD, account_no="0010"))
    opened.store.files.put(b"photo")
    key, folder, stick = opened.opened.key, opened.info.folder, tmp_path / "stick"
    opened.close()

    chance = random.Random(7)  # noqa: S311  (moments, not secrets)
    confirmed, proven, steps = Confirmed(), dict[Path, int](), 0
    kinds = [KINDS[each % len(KINDS)] for each in range(KILLS)]
    with workers(tmp_path, key, kinds) as processes:
        for number, (kind, process) in enumerate(zip(kinds, processes, strict=True), start=1):
            steps += work_and_die(process, confirmed, live_s=chance.uniform(0, LONGEST_S))
            store = Store(folder / areas.DATABASE, key)
            backups.verify_open(store.connection)
            check_ledgers(store, confirmed)
            check_visits(store, confirmed)
            if kind == "backups":
                check_backups(folder, stick, key, confirmed, proven)
            if number % 25 == 0:
                assert oracle.disagreements(store.connection) == []
            store.close()

    assert steps > 2 * KILLS
    assert len(proven) >= KILLS // 4
    opened = operations.open_area(tmp_path, passphrase="春风又到江南岸上")
    assert verify(opened).problems == []
    operations.backup_here(opened)
    assert list((folder / backups.FOLDER).glob(".*")) == [], "rests of a killed backup stay for ever"
    opened.close()
    info, aside = operations.restore(
        tmp_path, operations.local_backups(opened)[0], passphrase="春风又到江南岸上"
    )
    assert (info.id, aside is not None) == (opened.id, True)
