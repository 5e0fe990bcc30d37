"""Laptops of one area for the tests: a real encrypted store each, their keys, their anchors, a clock to turn."""

import hashlib
import itertools
import uuid
from dataclasses import dataclass, field
from pathlib import Path

from gridsteward.records.household import Household
from gridsteward.store.store import Store
from gridsteward.sync import enrol
from gridsteward.sync.anchor import Anchors, check
from gridsteward.sync.circle import Circle
from gridsteward.sync.engine import Engine, Outcome
from gridsteward.sync.members import leave_members
from gridsteward.sync.roads.road import Road
from gridsteward.sync.wire.acts import STEWARD
from gridsteward.sync.wire.secrets import Code

START_MS = 1_790_000_000_000
_numbers = itertools.count(1)


@dataclass
class Clock:
    """A laptop's clock, as wrong as we like."""

    ms: int = START_MS

    def __call__(self) -> int:
        return self.ms


@dataclass
class Laptop:
    """One device: `home` is its profile."""

    name: str
    home: Path
    area: bytes
    clock: Clock = field(default_factory=Clock)
    machine: str = ""
    store: Store = field(init=False)
    circle: Circle = field(init=False)
    engine: Engine = field(init=False)

    @property
    def folder(self) -> Path:
        return self.home / "areas" / str(uuid.UUID(bytes=self.area))

    def open(self) -> "Laptop":
        self.folder.mkdir(parents=True, exist_ok=True)
        path = self.folder / "area.db"
        fresh = not path.exists()
        key = hashlib.sha256(self.name.encode()).digest()  # every laptop has its own
        self.store = Store(path, key, create=fresh, now_ms=self.clock)
        if fresh:
            self.store.become_device(self.name)
        self.circle = Circle(self.store, self.area)
        anchors = Anchors(self.home, str(uuid.UUID(bytes=self.area)), machine_id=self.machine or self.name)
        self.engine = Engine(self.store, self.circle, anchors)
        check(self.store, anchors)
        return self

    def close(self) -> None:
        self.store.close()

    def reopen(self) -> "Laptop":
        self.store.close()
        return self.open()

    def sync(self, road: Road) -> Outcome:
        return self.engine.sync(road)

    # -- work ------------------------------------------------------------------------------------------------

    def add(self, household: Household) -> None:
        with self.store.write("household_new", about=household.id) as write:
            write.insert(household)

    def edit(self, row: str, **values: str) -> None:
        with self.store.write("household_edit", about=row) as write:
            write.edit(Household, row, values)

    def delete(self, row: str) -> None:
        with self.store.write("household_delete", about=row) as write:
            write.delete(Household, row)

    def households(self) -> dict[str, Household]:
        return {each.id: each for each in self.store.select(Household)}


def new_area() -> bytes:
    """Return the id of an area nobody has."""
    return uuid.uuid4().bytes


def founder(home: Path, area: bytes, *, name: str = "王站长") -> Laptop:
    """Return the first laptop of an area."""
    made = Laptop(name, home / f"l{next(_numbers)}", area).open()
    made.circle.found()
    return made


def joiner(home: Path, inviter: Laptop, road: Road, *, name: str, role: str = STEWARD) -> Laptop:
    """Return a laptop that joined by a code over the road; it has not exchanged records yet."""
    code = inviter.circle.invite(role=role, expires_ms=inviter.clock.ms + 3_600_000)
    inviter.engine.sync(road)
    made = ask(home, road, Code.read(code.text), name=name)
    outcome = inviter.engine.sync(road)
    assert outcome.requests == 1
    (asking,) = inviter.engine.asking
    enrol.admit(inviter.circle, asking, name="青石区")
    leave_members(inviter.circle, road)
    assert enrol.look_for_welcome(made.circle, road) == "青石区"
    return made


def ask(home: Path, road: Road, code: Code, *, name: str) -> Laptop:
    """Return a laptop that asked to join."""
    invited = road.invited(code.invite)
    made = Laptop(name, home / f"l{next(_numbers)}", invited.area).open()
    made.circle.begin_pending(code)
    enrol.ask(made.circle, road, steward=name)
    return made
