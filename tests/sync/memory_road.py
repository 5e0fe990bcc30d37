"""A road in memory that can be told to fail: the hub's rules without the hub."""

from collections.abc import Callable, Iterable, Sequence

from gridsteward.sync.roads.road import RoadFault
from gridsteward.sync.wire import acts, membership, messages
from gridsteward.sync.wire.bundles import Bundle, parse
from gridsteward.sync.wire.codec import digest
from gridsteward.sync.wire.messages import Invited, PullAnswer, PullRequest, parse_ack


class MemoryRoad:
    """Holds what it is given. `before` is called with every question's name and may raise."""

    def __init__(
        self, name: str = "hub:memory", *, before: Callable[[str], None] = lambda _what: None
    ) -> None:
        self.name = name
        self.before = before
        self.bundles: dict[bytes, list[bytes]] = {}
        self.records: dict[bytes, bytes] = {}
        self.acks: dict[bytes, bytes] = {}
        self.chunks: dict[bytes, bytes] = {}
        self.things: dict[tuple[str, bytes], bytes] = {}
        self.asked: dict[bytes, list[bytes]] = {}
        self.floors: dict[bytes, int] = {}
        self.questions = 0

    def wipe(self) -> None:
        """Forget everything, as a hub whose disk was replaced."""
        for each in (
            self.bundles,
            self.records,
            self.acks,
            self.chunks,
            self.things,
            self.asked,
            self.floors,
        ):
            each.clear()

    def heads(self) -> list[bytes]:
        parsed = [acts.parse(raw) for raw in self.records.values()]
        named = {parent for record in parsed for parent in record.content.parents}
        return sorted({record.hash for record in parsed} - named)

    def pull(self, request: PullRequest) -> PullAnswer:
        self.questions += 1
        self.before("pull")
        if request.ack and self.records:
            self.acks[parse_ack(request.ack).device] = request.ack
        found: list[bytes] = []
        more = False
        for writer, raws in sorted(self.bundles.items()):
            held = max(request.have.get(writer, 0), 0)
            if held < self.floors.get(writer, 0):
                continue
            for raw in raws[held:]:
                if sum(map(len, found)) > request.most:
                    more = True
                    break
                found.append(raw)
        known = messages.acks_hash(self.acks) == request.acks
        return PullAnswer(
            bundles=found,
            more=more,
            have={writer: len(raws) for writer, raws in self.bundles.items()},
            members=[] if self.heads() == sorted(request.members) else list(self.records.values()),
            acks=[] if known else list(self.acks.values()),
            requests=[raw for raws in self.asked.values() for raw in raws],
        )

    def put(self, bundle: Bundle) -> None:
        self.before("put")
        header = bundle.header
        raws = self.bundles.setdefault(header.writer, [])
        if header.n <= len(raws):
            if raws[header.n - 1] != bundle.raw and header.n > self.floors.get(header.writer, 0):
                raise RoadFault("road_fork")
            return
        if header.n > len(raws) + 1:
            raise RoadFault("road_gap")
        if raws and parse(raws[-1]).hash != header.previous:
            raise RoadFault("road_fork")
        raws.append(bundle.raw)
        self.before("put_done")

    def members(self) -> list[bytes]:
        self.before("members")
        return list(self.records.values())

    def append_members(self, records: Sequence[bytes], *, expected: Iterable[bytes]) -> None:
        self.before("append_members")
        if sorted(expected) != self.heads():
            raise RoadFault("road_members_moved")
        for raw in records:
            self.records[digest(raw)] = raw

    def missing_chunks(self, names: Sequence[bytes]) -> set[bytes]:
        return set(names) - self.chunks.keys()

    def put_chunk(self, name: bytes, data: bytes) -> None:
        self.before("put_chunk")
        assert digest(data) == name
        self.chunks[name] = data

    def get_chunk(self, name: bytes) -> bytes:
        self.before("get_chunk")
        if name not in self.chunks:
            raise RoadFault("road_damaged")
        return self.chunks[name]

    def objects(self, kind: str) -> set[bytes]:
        return {name for each, name in self.things if each == kind}

    def put_object(self, kind: str, name: bytes, data: bytes) -> None:
        self.before("put_object")
        self.things[kind, name] = data

    def get_object(self, kind: str, name: bytes) -> bytes:
        if (kind, name) not in self.things:
            raise RoadFault("road_damaged")
        return self.things[kind, name]

    def invited(self, invite: bytes) -> Invited:
        self.before("invited")
        state = membership.join([acts.parse(raw) for raw in self.records.values()]) if self.records else None
        standing = state is not None and (invite in state.invites or invite in self.asked)
        if state is None or not standing:
            raise RoadFault("invite_unknown")
        return Invited(state.area, list(self.records.values()))

    def ask(self, invite: bytes, request: bytes) -> None:
        self.before("ask")
        self.asked.setdefault(invite, []).append(request)
