"""Photos, files and readings on their way: sealed in chunks any road can hold, carried on where they stopped.

The key of a file comes from the area's naming key and the file's content hash, which only the sealed records name: who
was put out of the area before a photo was taken can read neither. The same file makes the same chunks everywhere, so
two laptops that leave it leave one.
"""

from collections.abc import Callable, Iterable
from typing import Final

from gridsteward.records.faults import Fault
from gridsteward.store.connection import transaction
from gridsteward.store.store import Store
from gridsteward.sync.roads.road import Road, RoadFault
from gridsteward.sync.wire.codec import ID_BYTES, Refused, digest, pack, unpack
from gridsteward.sync.wire.messages import CHUNK_BYTES, FILE, Manifest
from gridsteward.sync.wire.secrets import derive, seal, unseal

_PART_BYTES: Final = CHUNK_BYTES - 1_024


class Files:
    """The files of one area on their way over a road."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def named(self) -> set[str]:
        """Return the content hashes that records name."""
        sql = "SELECT content_hash FROM attachment WHERE NOT _deleted AND content_hash <> ''"
        return {found for (found,) in self._store.query(sql)} | self.readings()

    def readings(self) -> set[str]:
        """Return those that hold readings: every laptop needs them, asked for or not."""
        sql = "SELECT content_hash FROM usage_import WHERE NOT _deleted AND content_hash <> ''"
        return {found for (found,) in self._store.query(sql)}

    def here(self) -> set[str]:
        """Return those of the named files that lie on this laptop."""
        return {each for each in self.named() if self._store.files.has(each)}

    def on(self, road: str) -> set[str]:
        """Return those of the named files that a road said it holds."""
        return self.named() & self._store.exchange.files_on(road)

    def name_on_road(self, content_hash: str) -> bytes:
        """Return under which name a file lies on every road; it does not lead back to the content."""
        about = bytes.fromhex(content_hash)
        return derive(self._store.files.naming, "file on a road", length=ID_BYTES, about=about)

    def look(self, road: Road) -> set[str]:
        """Ask a road which of the named files it holds, and keep the answer."""
        there = road.objects(FILE)
        found = {each for each in self.named() if self.name_on_road(each) in there}
        with transaction(self._store.connection):
            self._store.exchange.put_files_on(road.name, found)
        return found

    def doubt(self, road: Road, *, there: int) -> None:
        """Ask a road anew when it holds fewer files than it once said: it was wiped or set back."""
        if there < len(self._store.exchange.files_on(road.name)):
            self.look(road)

    def leave(self, road: Road, *, progress: Callable[[int, int], None] = lambda _at, _of: None) -> int:
        """Leave the files the road lacks and this laptop has; return how many. What was begun is carried on."""
        todo = sorted(self.here() - self.on(road.name))
        if todo:
            todo = sorted(self.here() - self.look(road))
        for at, content_hash in enumerate(todo):
            self._leave(road, content_hash)
            with transaction(self._store.connection):
                self._store.exchange.add_files_on(road.name, [content_hash])
            progress(at + 1, len(todo))
        return len(todo)

    def _leave(self, road: Road, content_hash: str) -> None:
        data = self._store.files.get(content_hash)
        key, name = self._key(content_hash), self.name_on_road(content_hash)
        cut = [data[at : at + _PART_BYTES] for at in range(0, max(len(data), 1), _PART_BYTES)]
        chunks = [
            seal(key, at.to_bytes(12, "big"), each, _about(name, at, len(cut))) for at, each in enumerate(cut)
        ]
        names = [digest(chunk) for chunk in chunks]
        missing = road.missing_chunks(names)
        for chunk_name, chunk in zip(names, chunks, strict=True):
            if chunk_name in missing:
                road.put_chunk(chunk_name, chunk)
        road.put_object(FILE, name, pack(Manifest(len(data), names, b"")))

    def _key(self, content_hash: str) -> bytes:
        return derive(self._store.files.naming, "file", about=bytes.fromhex(content_hash))

    def fetch(self, road: Road, wanted: Iterable[str]) -> int:
        """Bring files from a road to this laptop; return how many came. One the road lacks is passed over.

        Raise Fault attachment_damaged when what lies there is not the file that the record names.
        """
        came = 0
        for content_hash in wanted:
            if self._store.files.has(content_hash):
                continue
            try:
                data = self._fetch(road, content_hash)
            except RoadFault as fault:
                if fault.kind != "road_damaged":
                    raise
                continue
            if self._store.files.name_of(data) != content_hash:
                raise Fault("attachment_damaged")
            self._store.files.put(data)
            came += 1
        return came

    def _fetch(self, road: Road, content_hash: str) -> bytes:
        key, name = self._key(content_hash), self.name_on_road(content_hash)
        try:
            manifest = unpack(road.get_object(FILE, name), Manifest)
            count = len(manifest.chunks)
            return b"".join(
                unseal(key, at.to_bytes(12, "big"), road.get_chunk(chunk), _about(name, at, count))
                for at, chunk in enumerate(manifest.chunks)
            )
        except Refused as refused:
            raise Fault("attachment_damaged") from refused


def _about(name: bytes, at: int, count: int) -> bytes:
    return pack([name, at, count])
