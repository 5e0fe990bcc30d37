"""A stick carried between laptops that never see a network does what a hub does, photos and a new laptop included.

One scenario is lived twice, by copies of the same two laptops: once over a stick, once over a hub.
"""

import hashlib
import random
import shutil
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from msgspec.structs import replace

from gridsteward.operations import syncing
from gridsteward.operations.area import Area, open_area
from gridsteward.operations.conflicts import conflict_cards
from gridsteward.records.household import Household
from gridsteward.records.visit import Attachment
from gridsteward.store.schema import SYNCED
from gridsteward.sync import snapshots
from gridsteward.sync.wire.messages import CHUNK_BYTES, COUNTERSIGN, SNAPSHOT
from tests.canaries import scan
from tests.relay import hub_in_thread, sqlite_url, unhurried
from tests.sync import field
from tests.sync.client import CANARIES, COLUMNS
from tests.sync.laptops import START_MS
from tests.sync.test_real_processes import canaries, expect_sealed

SEED = 3
STEPS = 160
ROWS = [str(uuid.UUID(int=0x5000 << 64 | n)) for n in range(6)]
Step = tuple[str, int, str, str, str]  # what, on which laptop, row, column, value


def script() -> list[Step]:
    """Return what two stewards do on some days, exchanges between them; every value is written once."""
    rnd = random.Random(SEED)  # noqa: S311  (a scenario, not secrets)
    found: list[Step] = []
    for number in range(STEPS):
        what = rnd.choices(("insert", "edit", "delete", "photo", "exchange"), (3, 8, 1, 2, 4))[0]
        column = rnd.choice(COLUMNS)
        value = f"{CANARIES[column]} {CANARIES['phone']} {number}"
        found.append((what, rnd.randrange(2), rnd.choice(ROWS), column, value))
    return found


@dataclass
class World:
    """Two laptops and the road between them; `digests` after every exchange."""

    laptops: list[Area]
    stick: Path | None
    digests: list[bytes]
    photos: dict[str, str]

    def live(self, steps: Sequence[Step]) -> None:
        for number, step in enumerate(steps):
            for at, area in enumerate(self.laptops):
                # The second laptop's clock is two years behind.
                now = START_MS + number * 60_000 - at * 63_072_000_000
                area.store._now_ms = lambda now=now: now  # type: ignore[misc]
            self._do(*step, number=number)

    def _do(self, what: str, at: int, row: str, column: str, value: str, *, number: int) -> None:
        area = self.laptops[at]
        there = area.store.exists(Household, row)
        if what == "exchange":
            field.exchange(area, self.stick)
            self.digests.append(area.store.state_digest())
        elif what == "insert" and there is None:
            field.household(area, f"{CANARIES['name']} {number}", row=row)
        elif what == "edit" and there:
            field.edit(area, row, **{column: value})
        elif what == "delete" and there:
            with area.store.write("household.delete", about=row) as write:
                write.delete(Household, row)
        elif what == "photo":
            self._photo(area, row, number)

    def _photo(self, area: Area, row: str, number: int) -> None:
        size = CHUNK_BYTES + 1_000 if not self.photos else 3_000
        data = f"{CANARIES['photo']} {number} ".encode().ljust(size, b"x")
        made = Attachment(
            id=str(uuid.UUID(int=number + 1)),
            visit_id="",
            household_id=row,
            content_hash=area.store.files.put(data),
            name="电表.jpg",
            media_type="image/jpeg",
            size=len(data),
            added_at="",
        )
        with area.store.write("visit", about=row) as write:
            write.insert(made)
        self.photos[made.content_hash] = hashlib.sha256(data).hexdigest()


@pytest.fixture
def copies(tmp_path: Path, cheap_keys: None, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], list[Area]]:
    """Return what gives a copy of one and the same two laptops, enrolled over a stick of their own."""
    monkeypatch.setattr(snapshots, "EVERY_BUNDLES", 12)
    (tmp_path / "first stick").mkdir()
    first = field.found(tmp_path / "first" / "0")
    other = field.join(
        tmp_path / "first" / "1", first, steward=field.STEWARDS[1], folder=tmp_path / "first stick"
    )
    for each in (first, other, first, other):
        field.exchange(each, tmp_path / "first stick")
    field.close([first, other])

    def copy(name: str) -> list[Area]:
        shutil.copytree(tmp_path / "first", tmp_path / name)
        return [open_area(tmp_path / name / str(at), passphrase=field.PASSPHRASE) for at in range(2)]

    return copy


@contextmanager
def two_worlds(tmp_path: Path, copies: Callable[[str], list[Area]]) -> Iterator[tuple[World, World]]:
    (tmp_path / "stick").mkdir()
    (tmp_path / "hub").mkdir()
    with hub_in_thread(unhurried(sqlite_url(tmp_path / "hub"))) as relay:
        by_stick = World(copies("by stick"), tmp_path / "stick", [], {})
        by_hub = World(copies("by hub"), None, [], {})
        for each in by_hub.laptops:
            syncing.set_hub(each, relay.url)
        try:
            yield by_stick, by_hub
        finally:
            field.close([*by_stick.laptops, *by_hub.laptops])


def shown(area: Area) -> dict[str, list[object]]:
    """Return all rows that show, but whose the laptops are: a new one's id is its own."""
    return {
        name: sorted(area.store.select(table.record), key=repr)
        for name, table in SYNCED.items()
        if name != "laptop"
    }


def journal(area: Area) -> list[tuple[object, ...]]:
    """Return every op as everybody names it."""
    found = area.store.query(
        "SELECT device.id, op.seq, op.ms, op.tbl, op.row, op_shape.columns, op.body FROM op "
        "JOIN device ON device.no = op.device JOIN op_shape ON op_shape.no = op.shape "
        "WHERE tbl <> 'laptop' ORDER BY device.id, op.seq"
    )
    return [tuple(each) for each in found]


def listed(area: Area) -> list[object]:
    """Return the conflicts as a person sees them; `here` is for one laptop's eyes."""
    return [
        (card.id, [replace(side, here=False, clock_off=False) for side in card.sides])
        for card in conflict_cards(area)
    ]


def test_a_stick_does_what_a_hub_does(tmp_path: Path, copies: Callable[[str], list[Area]]) -> None:
    """Villages without a mast live by the stick: it must not be the road on which a field or a photo stays behind."""
    field.codes.clear()
    with two_worlds(tmp_path, copies) as (by_stick, by_hub):
        for world in (by_stick, by_hub):
            world.live([*script(), *(("exchange", at, ROWS[0], "note", "") for at in (0, 1, 0, 1))])
        assert len(by_stick.digests) > STEPS // 8
        assert by_stick.digests == by_hub.digests, f"seed {SEED}: the two roads led to two states"
        assert by_stick.digests[-1] == by_stick.digests[-2]
        assert listed(by_stick.laptops[0])
        for one, other in zip(by_stick.laptops, by_hub.laptops, strict=True):
            assert (shown(one), listed(one), journal(one)) == (shown(other), listed(other), journal(other))
        field.expect_one_state([*by_stick.laptops, *by_hub.laptops])
        late = [_comes_late(tmp_path / name, world) for name, world in (("s", by_stick), ("h", by_hub))]
        assert shown(late[0]) == shown(late[1])
        assert listed(late[0]) == listed(late[1])
        assert journal(late[0]) == journal(late[1])
        field.close(late)
        _expect_sealed(tmp_path, by_stick)


def _comes_late(home: Path, world: World) -> Area:
    """Return a third laptop, come in over the world's own road by a snapshot; it has all, photos too."""
    for at, area in enumerate(world.laptops):
        area.store._now_ms = lambda at=at: START_MS + 10**9 + at  # type: ignore[misc]
    first = world.laptops[0]
    url = "" if world.stick else syncing.hub_url(first)
    late = field.join(home, first, steward=field.STEWARDS[2], url=url, folder=world.stick)
    field.exchange(late, world.stick)
    stood_for = [each for each in late.store.exchange.bundles(raw=True) if each.raw is None and each.n > 1]
    assert stood_for, "it replayed every bundle: no snapshot was there, or none was taken"
    if world.stick is None:
        assert all(syncing.fetch_file(late, name) for name in world.photos)
    for name, sha in world.photos.items():
        assert hashlib.sha256(late.store.files.get(name)).hexdigest() == sha
    for each in (first, world.laptops[1], late):
        field.exchange(each, world.stick)
    assert len({each.store.state_digest() for each in (*world.laptops, late)}) == 1
    return late


def _expect_sealed(tmp_path: Path, by_stick: World) -> None:
    """I15 for the stick, names of files included, and for the hub's own files; a snapshot lay on both."""
    assert scan(tmp_path / "stick", canaries()) == set()
    assert scan(tmp_path / "hub", canaries()) == set()
    for place in ("stick", "hub"):
        seen = b"".join(path.read_bytes() for path in sorted((tmp_path / place).rglob("*")) if path.is_file())
        assert len(seen) > CHUNK_BYTES
        expect_sealed(place, seen)
    (tmp_path / "stick" / "planted.txt").write_text(CANARIES["note"], "gb18030")
    assert len(scan(tmp_path / "stick", canaries())) == 1
    with syncing.engine_of(by_stick.laptops[0]) as engine:
        road = syncing.folder_road(engine.circle, tmp_path / "stick")
        assert road.objects(SNAPSHOT)
        assert road.objects(COUNTERSIGN)
