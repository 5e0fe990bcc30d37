"""Three laptops, a hub and sticks under everything that goes wrong: clocks, kills, full disks, wipes, restored copies.

The state machine behind tests/sync/test_machine.py and `make soak`. The laptops are real encrypted files; enrolled once
and copied for every example. Whatever happened, in the end all roads work, and then the invariants of the sync design
must hold (I… in the checks below).
"""

import copy
import random
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Final

import sqlcipher3
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from gridsteward.records.faults import Fault
from gridsteward.records.household import Household
from gridsteward.records.journal import Dot, PartOp
from gridsteward.store.schema import SYNCED
from gridsteward.sync import body
from gridsteward.sync.roads.folder import FolderRoad
from gridsteward.sync.roads.road import Road, RoadFault
from gridsteward.sync.wire import acts, bundles, membership
from gridsteward.sync.wire.codec import Refused
from gridsteward.sync.wire.messages import PullAnswer, PullRequest, parse_ack
from tests.store import oracle
from tests.sync.laptops import Clock, Laptop, founder, joiner, new_area
from tests.sync.memory_road import MemoryRoad

CANARY: Final = "金丝雀"
ROWS: Final = tuple(f"00000000-0000-5000-8000-00000000000{n}" for n in range(3))
COLUMNS: Final = ("name", "note", "address")
NAMES: Final = ("王站长", "李建国", "陈立")


class Killed(Exception):  # noqa: N818  (not an error of ours)
    """The process died here."""


class Scrambled:
    """A road that hands bundles out twice, in any order, and may hide a writer: what a careless carrier does."""

    def __init__(self, road: MemoryRoad, rnd: random.Random) -> None:
        self._road, self._rnd = road, rnd

    def __getattr__(self, name: str) -> Any:
        return getattr(self._road, name)

    def pull(self, request: PullRequest) -> PullAnswer:
        answer = self._road.pull(request)
        found = answer.bundles * 2
        self._rnd.shuffle(found)
        return PullAnswer(
            found[: self._rnd.randrange(len(found) + 1)],
            more=False,
            have=answer.have,
            members=answer.members,
            acks=answer.acks,
            requests=answer.requests,
        )


@dataclass
class Template:
    """An area of three laptops, enrolled and equal, with the hub that saw it."""

    folder: Path
    area: bytes
    hub: MemoryRoad
    homes: list[Path] = field(default_factory=list)


@cache
def template() -> Template:
    """Return the area every example starts from."""
    folder = Path(tempfile.mkdtemp(prefix="gridsteward-machine-"))
    hub = MemoryRoad("hub:memory")
    area = new_area()
    first = founder(folder, area, name=NAMES[0])
    laptops = [first, *(joiner(folder, first, hub, name=name) for name in NAMES[1:])]
    for each in (*laptops, *laptops):
        each.sync(hub)
    for each in laptops:
        each.close()
    return Template(folder, area, hub, [each.home for each in laptops])


class Machine(RuleBasedStateMachine):
    """What a person, a network and a thief can do; see the module."""

    def __init__(self) -> None:
        super().__init__()
        self.made = template()
        memory = Path("/dev/shm")  # noqa: S108  (the examples' files need no disk)
        self.folder = Path(tempfile.mkdtemp(dir=memory if memory.is_dir() else None))
        self.hub = MemoryRoad("hub:memory")
        for name in ("bundles", "records", "acks"):
            setattr(self.hub, name, copy.deepcopy(getattr(self.made.hub, name)))
        self.stick = MemoryRoad("folder:memory")
        (self.folder / "stick").mkdir()
        self.laptops: list[Laptop] = []
        for name, home in zip(NAMES, self.made.homes, strict=True):
            shutil.copytree(home, self.folder / home.name)
            laptop = Laptop(name, self.folder / home.name, self.made.area, Clock())
            laptop.open()
            laptop.store.connection.execute("PRAGMA synchronous = OFF")
            self.laptops.append(laptop)
        self.kept: dict[int, bytes] = {}
        self.written: list[tuple[int, str, str, str]] = []  # laptop, row, column, value
        self.revoked = False
        self.seen_bytes: list[bytes] = []
        self.forms: dict[int, tuple[str, dict[str, tuple[Dot, ...]]]] = {}

    # -- a person at work --------------------------------------------------------------------------------------

    @initialize()
    def begin(self) -> None:
        self.laptops[0].add(self._new(ROWS[0], "初"))
        self._wrote(0, ROWS[0], "name", f"{CANARY}初")
        for each in self.laptops:
            each.sync(self.hub)

    def _works(self, at: int) -> bool:
        """Tell whether somebody can work on a laptop: one that heard of its revocation is locked."""
        return not (at == 2 and self.revoked and self.laptops[2].circle.revoked)

    def _new(self, row: str, value: str) -> Household:
        return Household(id=row, account_no="0610442739", name=f"{CANARY}{value}")

    def _wrote(self, at: int, row: str, column: str, value: str) -> None:
        self.written.append((at, row, column, value))

    @rule(at=st.integers(0, 2), row=st.sampled_from(ROWS), value=st.integers(0, 4))
    def insert(self, at: int, row: str, value: int) -> None:
        """The same list is imported on several laptops."""
        laptop = self.laptops[at]
        if self._works(at) and laptop.store.exists(Household, row) is None:
            told = f"{value} of {row[-1]}"  # no two rows say the same, so that what perished can be told
            laptop.add(self._new(row, told))
            self._wrote(at, row, "name", f"{CANARY}{told}")

    @rule(at=st.integers(0, 2), row=st.sampled_from(ROWS))
    def open_form(self, at: int, row: str) -> None:
        """Somebody opens a form; a sync may come before it is saved."""
        if self.laptops[at].store.exists(Household, row) is not None:
            self.forms[at] = (row, self.laptops[at].store.shown_heads(Household, row))

    @rule(
        at=st.integers(0, 2),
        row=st.sampled_from(ROWS),
        column=st.sampled_from(COLUMNS),
        value=st.integers(0, 9),
        stale=st.booleans(),
    )
    def edit(self, at: int, row: str, column: str, value: int, stale: bool) -> None:
        laptop = self.laptops[at]
        seen = None
        if stale and at in self.forms:
            row, heads = self.forms.pop(at)
            seen = {column: heads[column]}
        if not self._works(at) or not laptop.store.exists(Household, row):
            return
        text = f"{CANARY}{value}-{len(self.written)}"
        with laptop.store.write("household_edit", about=row) as write:
            write.edit(Household, row, {column: text}, seen=seen)
        self._wrote(at, row, column, text)

    @rule(at=st.integers(0, 2), row=st.sampled_from(ROWS), back=st.booleans())
    def delete_or_bring_back(self, at: int, row: str, back: bool) -> None:
        laptop = self.laptops[at]
        if not self._works(at) or laptop.store.exists(Household, row) is None:
            return
        with laptop.store.write("household_delete", about=row) as write:
            (write.bring_back if back else write.delete)(Household, row)

    @rule(at=st.integers(0, 2), ms=st.integers(-(10**9), 10**13))
    def turn_the_clock(self, at: int, ms: int) -> None:
        self.laptops[at].clock.ms = ms

    @rule()
    def revoke(self) -> None:
        """The third laptop was lost. It may go on for days without hearing of it."""
        if not self.revoked:
            self.revoked = True
            self.laptops[0].circle.revoke(self.laptops[2].circle.device)

    @rule()
    def accept_what_is_parked(self) -> None:
        if self.revoked:
            self.laptops[0].circle.accept(self.laptops[2].circle.device)
            self.laptops[0].engine.reconsider()

    @rule(at=st.integers(0, 2))
    def undo(self, at: int) -> None:
        if self._works(at):
            self.laptops[at].store.undo()

    @rule(at=st.integers(0, 2))
    def settle_conflict(self, at: int) -> None:
        store = self.laptops[at].store
        for each in store.conflicts()[: int(self._works(at))]:
            with store.write("conflict_resolved", about=each.row) as write:
                if each.field == "_deleted":
                    write.settle_delete(Household, each.row, deleted=1)
                else:
                    value = each.sides[0].value
                    write.supersede(Household, each.row, {each.field: value}, seen={each.field: each.heads})

    # -- roads that work, and roads that fail --------------------------------------------------------------------

    def _road(self, which: int) -> Road:
        if which == 2:
            return FolderRoad(self.folder / "stick", self.made.area)
        return (self.hub, self.stick)[which]

    def _sync(self, at: int, road: Road) -> None:
        self.laptops[at].sync(road)

    @rule(at=st.integers(0, 2), which=st.sampled_from((0, 0, 1, 2)))
    def sync(self, at: int, which: int) -> None:
        self._sync(at, self._road(which))

    @rule(at=st.integers(0, 2), which=st.integers(0, 1), seed=st.integers(0, 99))
    def sync_scrambled(self, at: int, which: int, seed: int) -> None:
        road = (self.hub, self.stick)[which]
        self._sync(at, Scrambled(road, random.Random(seed)))  # noqa: S311

    @rule(at=st.integers(0, 2), which=st.integers(0, 1), turn=st.integers(1, 8), kill=st.booleans())
    def sync_interrupted(self, at: int, which: int, turn: int, kill: bool) -> None:
        """The connection is cut, or the process killed, at some question: before or after the road has acted."""
        road = (self.hub, self.stick)[which]
        left = turn

        def before(_what: str) -> None:
            nonlocal left
            left -= 1
            if left == 0:
                raise Killed if kill else RoadFault("road_unreachable")

        road.before = before
        try:
            self._sync(at, road)
        except (Killed, RoadFault):
            if kill:
                self._reopen(at)
        finally:
            road.before = lambda _what: None

    @rule(at=st.integers(0, 2), pages=st.integers(0, 3))
    def sync_with_full_disk(self, at: int, pages: int) -> None:
        connection = self.laptops[at].store.connection
        (now,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {now + pages}")
        try:
            self._sync(at, self.hub)
        except (Fault, sqlcipher3.DatabaseError, sqlite3.DatabaseError):
            pass
        finally:
            connection.execute("PRAGMA max_page_count = 1073741823")

    @contextmanager
    def _something_perishes(self) -> Iterator[None]:
        """Nothing may be lost until now; what exists nowhere after the block was lost with the thing itself."""
        self._note_bytes()
        assert self._nowhere() == [], "I2: a value was lost although nothing had perished"
        yield
        gone = self._nowhere()
        self.written = [each for each in self.written if each not in gone]
        # A revocation that had reached nobody else is gone with the thing that held it.
        self.revoked = self.revoked and any(self._says_revoked(raws) for raws in self._records())

    def _nowhere(self) -> list[tuple[int, str, str, str]]:
        there = {str(value) for raw in self._raws() for value in self._opened(raw)}
        for each in self.laptops:
            there |= {str(v) for entry in oracle.journal(each.store.connection) for v in entry.cells.values()}
        return [each for each in self.written if each[3] not in there]

    @rule(seed=st.integers(0, 99))
    def stick_is_damaged(self, seed: int) -> None:
        """A file of the stick is cut short or a bit of it flips."""
        with self._something_perishes():
            self._damage_stick(seed)

    def _damage_stick(self, seed: int) -> None:
        rnd = random.Random(seed)  # noqa: S311
        files = sorted(path for path in (self.folder / "stick").rglob("*.bundle") if path.stat().st_size)
        if files:
            path = rnd.choice(files)
            data = bytearray(path.read_bytes())
            if rnd.random() < 0.5:
                del data[rnd.randrange(len(data)) :]
            else:
                data[rnd.randrange(len(data))] ^= 1 << rnd.randrange(8)
            path.write_bytes(bytes(data))

    @rule(maker=st.integers(0, 1))
    def hub_compacts(self, maker: int) -> None:
        """Once a second device countersigned a snapshot, the hub drops what all active devices acknowledged."""
        pair = [self.laptops[maker], self.laptops[1 - maker]]
        for each in (*pair, *pair):
            each.sync(self.hub)
        if pair[0].store.exchange.waiting():
            return
        name = pair[0].engine.snapshots.make(self.hub)
        found = next(each for each in pair[1].engine.snapshots.on(self.hub) if each.name == name)
        if not pair[1].engine.snapshots.countersign(self.hub, found):
            return
        acks = [parse_ack(raw) for raw in self.hub.acks.values()]
        active = {member.device for member in pair[0].circle.membership.active}
        if {ack.device for ack in acks} >= active:
            counted = [ack.have for ack in acks if ack.device in active]
            for writer, n in found.covers.have.items():
                self.hub.floors[writer] = min(n, *(have.get(writer, 0) for have in counted))

    @rule()
    def hub_is_wiped(self) -> None:
        with self._something_perishes():
            self.hub.wipe()

    @rule(writers=st.sets(st.integers(0, 5)), most=st.integers(0, 2))
    def hub_is_set_back(self, writers: set[int], most: int) -> None:
        """The hub comes back from a backup: it holds the first bundles of some writers only."""
        with self._something_perishes():
            for place, writer in enumerate(sorted(self.hub.bundles)):
                if place in writers:
                    del self.hub.bundles[writer][most:]

    # -- laptops that die and come back ----------------------------------------------------------------------------

    def _reopen(self, at: int) -> None:
        laptop = self.laptops[at]
        laptop.reopen()
        laptop.store.connection.execute("PRAGMA synchronous = OFF")

    @rule(at=st.integers(0, 2))
    def keep_a_copy(self, at: int) -> None:
        laptop = self.laptops[at]
        laptop.close()
        self.kept[at] = (laptop.folder / "area.db").read_bytes()
        laptop.open()

    @rule(at=st.integers(0, 2))
    def put_the_copy_back(self, at: int) -> None:
        """What was typed since and never sent is gone, as the person was told; what was sent comes back."""
        if at not in self.kept:
            return
        laptop = self.laptops[at]
        with self._something_perishes():
            laptop.close()
            for path in laptop.folder.glob("area.db*"):
                path.unlink()
            (laptop.folder / "area.db").write_bytes(self.kept[at])
            laptop.open()
        self.forms.pop(at, None)

    def _records(self) -> list[list[bytes]]:
        roads = [self._road(which) for which in range(3)]
        return [
            *(road.members() for road in roads),
            *(list(each.circle.records().values()) for each in self.laptops),
        ]

    def _says_revoked(self, raws: Sequence[bytes]) -> bool:
        if not raws:
            return False
        third = membership.join([acts.parse(raw) for raw in raws]).members.get(self.laptops[2].circle.device)
        return third is not None and not third.active

    def _raws(self) -> list[bytes]:
        on_stick = [path.read_bytes() for path in (self.folder / "stick").rglob("*.bundle")]
        return [
            *(raw for road in (self.hub, self.stick) for raws in road.bundles.values() for raw in raws),
            *on_stick,
        ]

    def _ops(self, raw: bytes) -> Sequence[PartOp]:
        """Return the ops sealed in a bundle; none where a file of the stick is damaged."""
        try:
            bundle = bundles.parse(raw)
            return body.decode(bundle.open(self.laptops[0].circle.epoch_key(bundle.header.epoch) or b"")).ops
        except (Refused, ValueError):
            return ()

    def _opened(self, raw: bytes) -> list[object]:
        return [value for op in self._ops(raw) for value in op.values]

    # -- the end -------------------------------------------------------------------------------------------------------

    def _note_bytes(self) -> None:
        self.seen_bytes += self._raws()

    def teardown(self) -> None:
        try:
            self._come_together()
            self._check()
        finally:
            for each in self.laptops:
                each.close()
            shutil.rmtree(self.folder, ignore_errors=True)

    def _come_together(self) -> None:
        for _round in range(3):
            for at in range(3):
                for which in (1, 2, 0):
                    self._sync(at, self._road(which))

    @property
    def _active(self) -> list[Laptop]:
        return self.laptops[:2] if self.revoked else self.laptops

    def _check(self) -> None:
        self._note_bytes()
        digests = {each.store.state_digest() for each in self._active}
        assert len(digests) == 1, "I1: one set of ops, several states"
        listed = [
            [(each.id, sorted(repr(side.value) for side in each.sides)) for each in laptop.store.conflicts()]
            for laptop in self._active
        ]
        assert all(each == listed[0] for each in listed), "I1: conflict lists differ"
        for laptop in self._active:
            assert oracle.disagreements(laptop.store.connection) == [], "I1: rows are not what the ops say"
            self._check_chains(laptop)
            self._check_guards(laptop)
            self._check_nothing_left(laptop)
        self._check_values()
        self._check_dots()
        if self.laptops[0].circle.membership.members[self.laptops[2].circle.device].cuts is not None:
            # a revocation that reached nobody before its author's disk was put back was never said
            newest = self.laptops[0].circle.membership.epoch.id
            assert self.laptops[2].circle.epoch_key(newest) is None, "I9: a revoked laptop has a later key"
        hidden = [
            raw for raw in self.seen_bytes if CANARY.encode() in raw or CANARY.encode("utf-16-le") in raw
        ]
        assert hidden == [], "I15: a name is readable on a road"

    def _check_values(self) -> None:
        """I2: every value ever written is shown, listed, or named by a `prev`; at the least it is in every journal."""
        for laptop in self._active:
            entries = oracle.journal(laptop.store.connection)
            there = {(entry.row, column, value) for entry in entries for column, value in entry.cells.items()}
            there |= self._parked(laptop)
            lost = [each for each in self.written if each[1:] not in there]
            assert lost == [], f"I2: lost on {laptop.name}: {lost}"
            heads = oracle.heads(entries)
            listed = {each.id for each in laptop.store.conflicts()}
            visible = oracle.visible(entries)
            for (row, column), dots in heads.items():
                by_dot = {entry.dot: entry for entry in entries}
                values = {by_dot[dot].cells[column] for dot in dots}
                if column != "_deleted" and len(values) > 1 and visible.get(row):
                    assert f"household:{row}:{column}" in listed, "I2: two values and nobody is told"

    def _parked(self, laptop: Laptop) -> set[tuple[str, str, object]]:
        """Return what the bundles say that wait for a supervisor's word: kept, and not applied (I9)."""
        found: set[tuple[str, str, object]] = set()
        for kept in laptop.store.exchange.waiting():
            assert kept.state == "parked", f"a bundle is {kept.state}"
            assert kept.member == self.laptops[2].circle.device.hex()
            for op in self._ops(kept.raw or b""):
                found |= {
                    (op.row, column, value) for column, value in zip(op.columns, op.values, strict=True)
                }
        return found

    def _check_nothing_left(self, laptop: Laptop) -> None:
        """I3: once more changes nothing, and nothing waits."""
        before = laptop.store.state_digest()
        outcome = laptop.sync(self.hub)
        assert (outcome.sent, outcome.received, outcome.waiting) == (0, 0, 0), "I3: something was left"
        assert laptop.store.state_digest() == before

    @staticmethod
    def _check_chains(laptop: Laptop) -> None:
        """I6: what the vector claims is here and chained."""
        for writer, n in laptop.store.exchange.vector().items():
            kept = laptop.store.exchange.bundles(writer, raw=True)
            assert [each.n for each in kept] == list(range(kept[0].n, n + 1))
            assert kept[0].n == 1 or kept[0].raw is None, (
                "I6: only a snapshot may stand for the first bundles"
            )
            previous = bundles.NOTHING_BEFORE
            for each in kept:
                if each.raw is None:
                    previous = each.hash
                    continue
                bundle = bundles.parse(each.raw)
                assert bundle.header.previous == previous
                assert bundle.hash == each.hash
                previous = bundle.hash

    @staticmethod
    def _check_guards(laptop: Laptop) -> None:
        """I17: nothing is written but through the write API."""
        names = {
            name for (name,) in laptop.store.query("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        }
        assert {f"guard_{table}_{act}" for table in SYNCED for act in ("insert", "update", "delete")} <= names

    def _check_dots(self) -> None:
        """I12: nobody gave one name to two ops."""
        found: dict[tuple[bytes, int, int], object] = {}
        for raw in self.seen_bytes:
            for at, op in enumerate(self._ops(raw)):
                header = bundles.parse(raw).header
                said = (op.table, op.row, op.columns, op.values, repr(op.prevs))
                assert found.setdefault((header.writer, header.n, at), said) == said, "I12: a dot was reused"
