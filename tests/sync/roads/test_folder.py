"""Sticks are cut, copied twice, full, pulled out and locked. Nothing on them is ever lost or changed by us."""

import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gridsteward.sync.roads import places
from gridsteward.sync.roads.folder import FolderRoad
from gridsteward.sync.roads.road import RoadFault
from gridsteward.sync.wire.codec import digest
from gridsteward.sync.wire.messages import FILE
from tests.sync.people import Area, asking, file_manifest


@pytest.fixture
def area() -> Area:
    """Return an area of two."""
    return Area(2)


def _filled(root: Path, area: Area, bundles: int = 5) -> FolderRoad:
    road = FolderRoad(root, area.id)
    road.append_members(area.raw_records, expected=[])
    for _ in range(bundles):
        road.put(area.bundle(area.people[0], os.urandom(300)))
    return road


def _file(root: Path, area: Area, n: int) -> Path:
    return root / area.id.hex() / area.people[0].writer.hex() / f"{n}.bundle"


def _kinds(road: FolderRoad) -> set[str]:
    return {note.kind for note in road.notes}


def _all(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()
    }


def test_names_are_such_that_every_stick_takes_them(tmp_path: Path, area: Area) -> None:
    _filled(tmp_path, area).pull(asking(ack=area.people[0].ack({})))
    for path in tmp_path.rglob("*"):
        assert path.name == path.name.lower()
        assert not set(path.name) & set('<>:"\\|?* ')


@pytest.mark.parametrize("cut", [0, 1, 3, 50, -1, -64])
def test_a_cut_bundle_is_not_handed_out_and_is_mended_beside_it(tmp_path: Path, area: Area, cut: int) -> None:
    road, path = _filled(tmp_path, area), _file(tmp_path, area, 3)
    whole = path.read_bytes()
    path.write_bytes(whole[:cut] if cut else b"")
    made = area.people[0].made
    fresh = FolderRoad(tmp_path, area.id)
    assert fresh.pull(asking()).bundles == [bundle.raw for bundle in made[:2]]
    assert _kinds(fresh) <= {"empty", "damaged"}
    assert fresh.notes
    road.put(made[2])
    assert path.read_bytes() == whole[:cut], "what lies there is nobody's to change"
    assert FolderRoad(tmp_path, area.id).pull(asking()).bundles == [bundle.raw for bundle in made]


def test_a_bundle_under_anothers_name_is_not_handed_out(tmp_path: Path, area: Area) -> None:
    road = _filled(tmp_path, area)
    shutil.copy(_file(tmp_path, area, 5), _file(tmp_path, area, 2))
    assert len(road.pull(asking()).bundles) == 1
    assert "damaged" in _kinds(road)
    other = Area()
    foreign = other.bundle(other.people[0]).raw
    _file(tmp_path, area, 6).write_bytes(foreign)
    assert road.pull(asking({area.people[0].writer: 5})).bundles == []


def test_a_bundle_waits_for_the_record_of_who_made_it(tmp_path: Path, area: Area) -> None:
    road = FolderRoad(tmp_path, area.id)
    bundle = area.bundle(area.people[1])
    road.put(bundle)
    road.put(bundle)
    assert road.pull(asking()).bundles == []
    road.append_members(area.raw_records, expected=[])
    assert road.pull(asking()).bundles == [bundle.raw]


def test_odd_files_only_make_messages(tmp_path: Path, area: Area) -> None:
    road, home = _filled(tmp_path, area), tmp_path / area.id.hex()
    bundle, writer = _file(tmp_path, area, 1), _file(tmp_path, area, 1).parent
    odd = {
        writer / "1 (2).bundle": "duplicate",
        writer / "1 - 副本.bundle": "duplicate",
        writer / "7.BUNDLE": "wrong_case",
        writer / "photo.jpg": "foreign",
        writer / "08.bundle": "foreign",
        home / "members" / "说明.txt": "foreign",
        home / "acks" / "x.ack": "foreign",
        home / "Thumbs.db": "foreign",
        home / "members" / f"{'0' * 64}.record": "damaged",
        home / "acks" / f"{'0' * 32}.ack": "damaged",
        home / "objects" / "file" / ("0" * 64): "damaged",
    }
    for path in odd:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(bundle.read_bytes())
    (tmp_path / "my holiday.jpg").write_bytes(b"nobody's business")
    (writer / ".5.bundle.77.partial").write_bytes(b"half")
    answer = road.pull(asking())
    assert answer.bundles == [made.raw for made in area.people[0].made]
    assert (answer.acks, road.objects(FILE)) == ([], set())
    noted = {note.file: note.kind for note in road.notes}
    assert noted == {path.relative_to(tmp_path).as_posix(): kind for path, kind in odd.items()}


def test_what_is_not_there_was_not_deleted(tmp_path: Path, area: Area) -> None:
    road, made = _filled(tmp_path, area), area.people[0].made
    _file(tmp_path, area, 2).unlink()
    answer = road.pull(asking({area.people[0].writer: 5}))
    assert answer.have == {area.people[0].writer: 1}, "whoever has it may put it back"
    for bundle in made[1:]:
        road.put(bundle)
    assert FolderRoad(tmp_path, area.id).pull(asking()).bundles == [bundle.raw for bundle in made]
    shutil.rmtree(tmp_path / area.id.hex())
    assert FolderRoad(tmp_path, area.id).pull(asking()).have == {}


def test_a_stick_that_begins_in_the_middle_says_so(tmp_path: Path, area: Area) -> None:
    me = area.people[0]
    made = [area.bundle(me) for _ in range(6)]
    road = _filled(tmp_path, area, 0)
    for bundle in made[3:]:
        road.put(bundle)
    answer = road.pull(asking())
    assert (answer.bundles, answer.have, answer.floors) == ([], {}, {me.writer: 3})
    assert road.pull(asking({me.writer: 3})).bundles == [bundle.raw for bundle in made[3:]]


def test_a_device_changes_no_file_but_its_own_ack(tmp_path: Path, area: Area) -> None:
    road, me = _filled(tmp_path, area), area.people[0]
    chunk = os.urandom(100)
    road.put_chunk(digest(chunk), chunk)
    road.put_object(FILE, digest(b"name"), file_manifest(digest(chunk)))
    road.pull(asking(ack=me.ack({me.writer: 1})))
    before = _all(tmp_path)
    other = FolderRoad(tmp_path, area.id)
    for bundle in me.made:
        other.put(bundle)
    other.append_members(area.raw_records, expected=[])
    other.put_chunk(digest(chunk), chunk)
    other.put_object(FILE, digest(b"name"), file_manifest(digest(chunk)))
    other.pull(asking(ack=area.people[1].ack({})))
    after = _all(tmp_path)
    assert {name: after[name] for name in before} == before
    assert len(after) == len(before) + 1


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (errno.ENOSPC, "road_full"),
        (errno.EIO, "road_unreachable"),
        (errno.ENODEV, "road_unreachable"),
        (errno.EROFS, "road_refused"),
    ],
)
def test_a_stick_that_fails_leaves_what_was_there_whole(
    tmp_path: Path, area: Area, monkeypatch: pytest.MonkeyPatch, number: int, kind: str
) -> None:
    road, before = _filled(tmp_path, area), _all(tmp_path)
    real = os.fsync

    def failing(_handle: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", failing)
    with pytest.raises(RoadFault) as raised:
        road.put(area.bundle(area.people[0]))
    assert raised.value.kind == kind
    assert _all(tmp_path) == before
    monkeypatch.setattr(os, "fsync", real)
    road.put(area.people[0].made[-1])
    assert len(road.pull(asking()).bundles) == 6


def test_a_stick_pulled_out_is_not_made_anew_on_the_disk(tmp_path: Path, area: Area) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    road = _filled(stick, area)
    stick.rename(tmp_path / "pocket")
    for ask in (
        lambda: road.put(area.bundle(area.people[0])),
        lambda: road.pull(asking()),
        lambda: road.put_chunk(digest(b"x"), b"x"),
        lambda: FolderRoad(stick, area.id),
    ):
        with pytest.raises(RoadFault, match="road_unreachable"):
            ask()
    assert not stick.exists()


def test_another_disk_in_its_place_is_noticed(
    tmp_path: Path, area: Area, monkeypatch: pytest.MonkeyPatch
) -> None:
    road = _filled(tmp_path, area)
    monkeypatch.setattr(road._places, "_device", -1)
    with pytest.raises(RoadFault, match="road_unreachable"):
        road.put(area.bundle(area.people[0]))


def test_a_locked_stick_can_still_be_read(
    tmp_path: Path, area: Area, monkeypatch: pytest.MonkeyPatch
) -> None:
    _filled(tmp_path, area)

    def locked(*_: object) -> None:
        raise OSError(errno.EROFS, "locked")

    monkeypatch.setattr(places, "write_whole", locked)
    road = FolderRoad(tmp_path, area.id)
    assert len(road.pull(asking(ack=area.people[1].ack({}))).bundles) == 5
    assert "read_only" in _kinds(road)


def test_a_cut_chunk_is_missed_and_mended(tmp_path: Path, area: Area) -> None:
    road, chunk = _filled(tmp_path, area), os.urandom(1000)
    name = digest(chunk)
    road.put_chunk(name, chunk)
    path = tmp_path / area.id.hex() / "chunks" / name.hex()[:2] / name.hex()
    path.write_bytes(chunk[:500])
    fresh = FolderRoad(tmp_path, area.id)
    assert fresh.missing_chunks([name]) == {name}
    with pytest.raises(RoadFault, match="road_damaged"):
        fresh.get_chunk(name)
    fresh.put_chunk(name, chunk)
    assert FolderRoad(tmp_path, area.id).get_chunk(name) == chunk


def test_a_file_whose_chunk_is_gone_is_not_whole(tmp_path: Path, area: Area) -> None:
    road, chunk = _filled(tmp_path, area), os.urandom(100)
    road.put_chunk(digest(chunk), chunk)
    road.put_object(FILE, digest(b"name"), file_manifest(digest(chunk)))
    (tmp_path / area.id.hex() / "chunks" / digest(chunk).hex()[:2] / digest(chunk).hex()).unlink()
    assert road.objects(FILE) == set()


# -- whatever happens to the files ---------------------------------------------------------------------------------


def _cut(path: Path, at: int) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: at % (len(data) + 1)])


def _flip(path: Path, at: int) -> None:
    data = bytearray(path.read_bytes())
    if data:
        data[at % len(data)] ^= 1 << at % 8
    path.write_bytes(data)


def _lose(path: Path, _at: int) -> None:
    path.unlink()


def _copy(path: Path, at: int) -> None:
    shutil.copy(path, path.with_name(f"{path.stem} ({at}){path.suffix}"))


def _swap(path: Path, at: int) -> None:
    others = sorted(each for each in path.parent.iterdir() if each.is_file())
    other = others[at % len(others)]
    data = path.read_bytes()
    path.write_bytes(other.read_bytes())
    other.write_bytes(data)


HARMS: list[Callable[[Path, int], None]] = [_cut, _flip, _lose, _copy, _swap]


@pytest.fixture(scope="module")
def master(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Area]:
    """Return a stick with the work of two, to be copied and harmed."""
    area, root = Area(2), tmp_path_factory.mktemp("master")
    road = _filled(root, area)
    for _ in range(3):
        road.put(area.bundle(area.people[1], os.urandom(50)))
    road.pull(asking(ack=area.people[0].ack({area.people[0].writer: 5})))
    return root, area


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck), database=None)
@given(
    harms=st.lists(
        st.tuples(st.sampled_from(HARMS), st.integers(0, 50), st.integers(0, 5000)), min_size=1, max_size=5
    )
)
def test_whatever_happens_to_a_stick_nothing_wrong_comes_off_it_and_it_can_be_mended(
    master: tuple[Path, Area],
    tmp_path_factory: pytest.TempPathFactory,
    harms: list[tuple[Callable[[Path, int], None], int, int]],
) -> None:
    source, area = master
    root = tmp_path_factory.mktemp("stick") / "copy"
    shutil.copytree(source, root)
    for harm, which, at in harms:
        files = sorted(path for path in root.rglob("*") if path.is_file())
        harm(files[which % len(files)], at)
    made = {(each.header.writer, each.header.n): each.raw for one in area.people for each in one.made}
    got = FolderRoad(root, area.id).pull(asking())
    _expect_honest(got.bundles, made)
    assert set(got.members) <= set(area.raw_records)
    harmed = _all(root)

    road = FolderRoad(root, area.id)
    road.append_members(area.raw_records, expected=[])
    for person in area.people:
        for bundle in person.made:
            road.put(bundle)
    healed = _all(root)
    assert {name: healed[name] for name in harmed} == harmed, "a file of another was changed"
    answer = FolderRoad(root, area.id).pull(asking())
    assert sorted(answer.bundles) == sorted(made.values())
    assert set(answer.members) == set(area.raw_records)
    shutil.rmtree(root.parent)


def _expect_honest(got: list[bytes], made: dict[tuple[bytes, int], bytes]) -> None:
    places_of = {raw: place for place, raw in made.items()}
    have: dict[bytes, int] = {}
    for raw in got:
        writer, n = places_of[raw]
        assert n == have.get(writer, 0) + 1
        have[writer] = n
