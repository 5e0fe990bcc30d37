"""The bundles in a folder: which of whom lie there, and the next ones for somebody who has some."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from gridsteward.sync.roads.places import Places
from gridsteward.sync.roads.road import RoadFault
from gridsteward.sync.wire import bundles
from gridsteward.sync.wire.bundles import Bundle
from gridsteward.sync.wire.codec import Refused

Signers = Mapping[bytes, set[bytes]]
"""Device -> the public keys the records in the folder give it."""

_WRITER: Final = re.compile(r"[0-9a-f]{32}")
_OTHERS: Final = ("members", "acks", "objects", "chunks", "invites")
_BUNDLE: Final = re.compile(r"([1-9][0-9]{0,15})\.bundle(\.[2-9])?")


@dataclass(frozen=True, slots=True)
class Numbers:
    """Which bundles of one writer lie in the folder, with their sizes in bytes."""

    sizes: Mapping[int, int]

    @property
    def first(self) -> int:
        """Return the lowest number there; 0 for none."""
        return min(self.sizes, default=0)

    def run(self) -> int:
        """Return n where 1 … n are all there. What lies behind a gap is put anew: whoever has it can fill the gap."""
        n = 0
        while n + 1 in self.sizes:
            n += 1
        return n


class Journal:
    """The bundles of one area below `home`."""

    def __init__(self, places: Places, home: Path, area: bytes) -> None:
        self._places = places
        self._home = home
        self._area = area
        self._last: dict[bytes, Bundle] = {}  # as put, so that a run of puts need not read each again

    def held(self) -> dict[bytes, Numbers]:
        """Return writer -> which bundles lie there, by their names."""
        return {
            bytes.fromhex(name): self._numbers(self._home / name)
            for name in self._places.entries(self._home, _WRITER, folders=True, others=_OTHERS)
        }

    def have(
        self, held: Mapping[bytes, Numbers], *, seen: Mapping[bytes, int] | None, signers: Signers
    ) -> dict[bytes, int]:
        """Return writer -> n where 1 … n lie there.

        What others who come by here have not taken yet is looked at: if it is damaged it is put anew by whoever has
        it, else nobody would ever get past it. The rest is believed by its name.
        """
        found: dict[bytes, int] = {}
        for writer, numbers in held.items():
            run = numbers.run()
            if seen is not None:
                after = min(run, seen.get(writer, 0))
                broken = (n for n in range(after + 1, run + 1) if self._read(writer, n, signers) is None)
                run = next(broken, run + 1) - 1
            if run:
                found[writer] = run
        return found

    def beyond(
        self, have: Mapping[bytes, int], held: Mapping[bytes, Numbers], *, most: int, signers: Signers
    ) -> tuple[list[Bundle], bool]:
        """Return the bundles that follow on `have`, writer by writer, and whether there are more than fit."""
        found: list[Bundle] = []
        room = most
        for writer in sorted(held):
            n = have.get(writer, 0) + 1
            before: Bundle | None = None
            while n in held[writer].sizes:
                if found and held[writer].sizes[n] > room:
                    return found, True
                bundle = self._read(writer, n, signers)
                if bundle is None or (before is not None and bundle.header.previous != before.hash):
                    break
                found.append(bundle)
                room -= len(bundle.raw)
                before, n = bundle, n + 1
        return found, False

    def put(self, bundle: Bundle, signers: Signers) -> None:
        """Leave a bundle where it belongs."""
        writer, n = bundle.header.writer, bundle.header.n
        before = self._before(writer, n, signers)
        if before is not None and before.hash != bundle.header.previous:
            raise RoadFault("road_fork", n=n)
        there = self._places.add(
            self._path(writer, n),
            bundle.raw,
            most=bundles.MOST_BYTES,
            whole=lambda raw: raw == bundle.raw or self._proven(raw, writer, n, signers) is not None,
        )
        if there != bundle.raw:
            raise RoadFault("road_fork", n=n)
        self._last[writer] = bundle

    def _before(self, writer: bytes, n: int, signers: Signers) -> Bundle | None:
        """Return the bundle before n; None for the first, and in a folder that starts here for this writer."""
        last = self._last.get(writer)
        if n == 1 or (last is not None and last.header.n == n - 1):
            return last if n > 1 else None
        before = self._read(writer, n - 1, signers)
        lowest = self._numbers(self._home / writer.hex()).first
        if before is None and 0 < lowest < n:
            raise RoadFault("road_gap", n=n)
        return before

    def _numbers(self, folder: Path) -> Numbers:
        sizes: dict[int, int] = {}
        for name, size in self._places.entries(folder, _BUNDLE).items():
            n = int(name.partition(".")[0])
            sizes[n] = max(size, sizes.get(n, 0))
        return Numbers(sizes)

    def _path(self, writer: bytes, n: int) -> Path:
        return self._home / writer.hex() / f"{n}.bundle"

    def _read(self, writer: bytes, n: int, signers: Signers) -> Bundle | None:
        raw = self._places.read(
            self._path(writer, n),
            most=bundles.MOST_BYTES,
            whole=lambda raw: self._proven(raw, writer, n, signers) is not None,
        )
        return None if raw is None else bundles.parse(raw)

    def _proven(self, raw: bytes, writer: bytes, n: int, signers: Signers) -> Bundle | None:
        """Return the bundle if it is the one its place says, whole as its device signed it.

        A cut bundle still has its form; only the signature tells, so one of a device that no record in the folder
        names waits until somebody brings the record.
        """
        try:
            bundle = bundles.parse(raw)
        except Refused:
            return None
        header = bundle.header
        if (header.area, header.writer, header.n) != (self._area, writer, n):
            return None
        return bundle if any(_made_by(bundle, sign) for sign in signers.get(header.device, ())) else None


def _made_by(bundle: Bundle, sign: bytes) -> bool:
    try:
        bundle.verify(sign)
    except Refused:
        return False
    return True
