"""Photos travel sealed, in chunks, once; what was begun is carried on, and what is missing is said."""

from pathlib import Path

import pytest

from gridsteward.records.faults import Fault
from gridsteward.records.ids import made_by_hand
from gridsteward.records.visit import Attachment
from gridsteward.sync.files import Files
from gridsteward.sync.roads.road import RoadFault
from gridsteward.sync.wire import messages
from gridsteward.sync.wire.codec import unpack
from tests.sync.laptops import Laptop, founder, joiner, new_area
from tests.sync.memory_road import MemoryRoad

PHOTO = bytes(range(256)) * 40_000  # ten megabytes: three chunks


@pytest.fixture
def road() -> MemoryRoad:
    return MemoryRoad()


def attach(laptop: Laptop, data: bytes) -> str:
    name = laptop.store.files.put(data)
    with laptop.store.write("visit_new") as write:
        write.insert(
            Attachment(
                id=made_by_hand(),
                visit_id="v",
                household_id="h",
                content_hash=name,
                name="门口.jpg",
                media_type="image/jpeg",
                size=len(data),
                added_at="2026-11-25T10:00:00+08:00",
            )
        )
    return name


def test_a_photo_is_left_once_and_fetched_elsewhere(road: MemoryRoad, tmp_path: Path) -> None:
    first = founder(tmp_path, new_area())
    other = joiner(tmp_path, first, road, name="李建国")
    name = attach(first, PHOTO)
    first.sync(road)
    assert Files(first.store).leave(road) == 1
    assert Files(first.store).leave(road) == 0
    other.sync(road)
    files = Files(other.store)
    assert (files.named(), files.here(), files.look(road)) == ({name}, set(), {name})
    assert files.fetch(road, [name]) == 1
    assert other.store.files.get(name) == PHOTO
    assert other.store.files.path(name).read_bytes() != first.store.files.path(name).read_bytes()
    assert len(road.chunks) == 3
    assert all(len(chunk) <= messages.CHUNK_BYTES for chunk in road.chunks.values())
    for each in (first, other):
        each.close()


def test_a_cut_upload_is_carried_on(road: MemoryRoad, tmp_path: Path) -> None:
    first = founder(tmp_path, new_area())
    attach(first, PHOTO)
    left = 2
    put = []

    def before(what: str) -> None:
        nonlocal left
        if what == "put_chunk":
            put.append(what)
            left -= 1
            if left == 0:
                raise RoadFault("road_unreachable")

    first.sync(road)
    road.before = before
    with pytest.raises(RoadFault):
        Files(first.store).leave(road)
    assert Files(first.store).on(road.name) == set(), "a file that is not whole counts as left"
    assert Files(first.store).leave(road) == 1
    assert len(put) == 4, "a chunk that lay there was sent again"
    first.close()


@pytest.mark.parametrize("harm", ["flip", "swap", "lose"])
def test_what_is_not_the_file_is_never_taken_for_it(harm: str, road: MemoryRoad, tmp_path: Path) -> None:
    first = founder(tmp_path, new_area())
    other = joiner(tmp_path, first, road, name="李建国")
    name = attach(first, b"one" * 1_000)
    second = attach(first, b"two" * 1_000)
    first.sync(road)
    Files(first.store).leave(road)
    other.sync(road)
    files = Files(other.store)
    files.look(road)
    place = ("file", files.name_on_road(name))
    if harm == "swap":
        road.things[place] = road.things["file", files.name_on_road(second)]
    elif harm == "lose":
        del road.things[place]
    else:
        (chunk,) = unpack(road.things[place], messages.Manifest).chunks
        road.chunks[chunk] = road.chunks[chunk][:-1] + b"\0"
    if harm == "lose":
        assert files.fetch(road, [name]) == 0
    else:
        with pytest.raises(Fault, match="attachment_damaged"):
            files.fetch(road, [name])
    assert files.here() == set()
    for each in (first, other):
        each.close()


def test_names_on_a_road_do_not_lead_to_the_content(road: MemoryRoad, tmp_path: Path) -> None:
    first, stranger = founder(tmp_path, new_area()), founder(tmp_path, new_area())
    name = attach(first, b"photo")
    first.sync(road)
    Files(first.store).leave(road)
    ((_kind, on_road),) = road.things
    assert name[:16] not in on_road.hex()
    stranger_store = stranger.store
    stranger_store.exchange.put_secret("naming", b"n" * 32)
    assert Files(stranger_store).name_on_road(name) != on_road
    for each in (first, stranger):
        each.close()
