"""The account of what this laptop wrote: every record is exactly one of accepted, waiting, refused, superseded."""

from collections.abc import Sequence
from typing import Final

from gridsteward.operations.area import Area
from gridsteward.operations.syncing import circle_of, steward_names
from gridsteward.records.sync import OtherAccount, RecordState, Statement, StatementLine
from gridsteward.store.digests import comparable
from gridsteward.sync.anchor import Anchors
from gridsteward.sync.engine import Engine
from gridsteward.sync.receiving import writer_bytes
from gridsteward.sync.standing import HUB
from gridsteward.sync.wire import messages

LINES: Final = 500
_AT_ONCE: Final = 500


class _Account:
    """How far one writer of this laptop got on every road, in numbers of ops."""

    def __init__(self, area: Area, engine: Engine, writer: str) -> None:
        exchange = area.store.exchange
        others = engine.standing.held_by_others(writer)
        self.writer = writer
        self.roads = {
            road: engine.standing.seq_at(writer, n)
            for road, device, n in area.store.query(
                "SELECT road, device.id, n FROM receipt JOIN device ON no = device"
            )
            if device == writer
        }
        self.confirmed = engine.standing.seq_at(writer, max([exchange.receipts(HUB).get(writer, 0), *others]))
        self.on_the_way = max([self.confirmed, *self.roads.values()])
        self.seen = engine.standing.seq_at(writer, min(others)) if others else 0
        self.refused_from = min(
            (
                engine.standing.seq_at(writer, int(event.body["n"]) - 1) + 1
                for event in exchange.events("alarm", most=1_000)
                if event.body["alarm"] in ("road_fork", "road_refused", "road_gap")
                and event.body["writer"] == writer
            ),
            default=1 << 62,
        )

    def state(self, seq: int) -> RecordState:
        if seq <= self.seen:
            return RecordState.SEEN
        if seq <= self.confirmed:
            return RecordState.CONFIRMED
        if seq >= self.refused_from:
            return RecordState.REFUSED
        return RecordState.ON_THE_WAY if seq <= self.on_the_way else RecordState.UNSENT


def statement(area: Area, *, lines: int = LINES) -> Statement:
    """Return the account; its lines are the newest changes, one each."""
    engine = Engine(area.store, circle_of(area), Anchors(area.data_dir, area.id))
    accounts = {writer: _Account(area, engine, writer) for writer in area.store.own_writers()}
    superseded_of = _superseded(area)
    counts = dict.fromkeys(("accepted", "waiting", "refused", "superseded"), 0)
    found: dict[int, list[int]] = {}
    states: dict[int, tuple[str, int]] = {}
    for number, writer, seq, count in area.store.query(
        "SELECT change, id, seq, count FROM (SELECT change, device, max(seq) AS seq, count(*) AS count "
        "FROM op INDEXED BY op_change GROUP BY change, device) JOIN device ON device.no = device"
    ):
        if writer not in accounts:
            continue
        superseded = superseded_of.get((number, writer), 0)
        state = accounts[writer].state(seq)
        counts["superseded"] += superseded
        counts[_side(state)] += count - superseded
        found[number] = [count, superseded]
        states[number] = (writer, seq)
    newest = sorted(found, reverse=True)[:lines]
    return Statement(
        written=sum(count for count, _superseded in found.values()),
        lines=[
            _line(area, number, found[number], accounts[states[number][0]], states[number][1])
            for number in newest
        ],
        others=_others(area, engine),
        **counts,
    )


def _superseded(area: Area) -> dict[tuple[int, str], int]:
    """Return how many of the ops that changed a cell were superseded, by change and writer; none counts not."""
    return {
        (number, writer): count
        for number, writer, count in area.store.query(
            "SELECT op.change, device.id, count(*) FROM op INDEXED BY op_edit JOIN device ON device.no = op.device "
            "WHERE prevs IS NOT NULL AND NOT EXISTS (SELECT 1 FROM head WHERE head.row = op.row "
            "AND head.device = op.device AND head.seq = op.seq) GROUP BY op.change, device.id"
        )
    }


def change_states(area: Area, rows: Sequence[str]) -> dict[tuple[str, int], RecordState]:
    """Return where this laptop's own changes of these rows are: (row, author's ms) to the state."""
    engine = Engine(area.store, circle_of(area), Anchors(area.data_dir, area.id))
    accounts = {writer: _Account(area, engine, writer) for writer in area.store.own_writers()}
    found: dict[tuple[str, int], RecordState] = {}
    for start in range(0, len(rows), _AT_ONCE):
        some = rows[start : start + _AT_ONCE]
        marks = ", ".join("?" * len(some))
        for row, ms, writer, seq in area.store.query(
            "SELECT op.row, op.ms, device.id, op.seq FROM op JOIN device ON device.no = op.device "
            f"WHERE op.row IN ({marks}) ORDER BY op.seq",
            some,
        ):
            if writer in accounts:
                found[row, ms] = accounts[writer].state(seq)
    return found


def _side(state: RecordState) -> str:
    if state in (RecordState.SEEN, RecordState.CONFIRMED):
        return "accepted"
    return "refused" if state is RecordState.REFUSED else "waiting"


def _line(area: Area, number: int, counted: list[int], account: _Account, seq: int) -> StatementLine:
    ((kind, about, ms),) = area.store.query("SELECT kind, about, ms FROM change WHERE no = ?", (number,))
    name = area.store.query("SELECT name FROM household WHERE id = ?", (about,))
    state = account.state(seq)
    return StatementLine(
        change_no=number,
        at_ms=ms,
        kind=kind,
        about=about,
        household=name[0][0] if name else "",
        records=counted[0],
        superseded=counted[1],
        state=state,
        roads=sorted(road for road, reached in account.roads.items() if reached >= seq),
        reason="road_refused" if state is RecordState.REFUSED else "",
    )


def _others(area: Area, engine: Engine) -> list[OtherAccount]:
    """Return what the others' own words say they hold of this laptop's records."""
    own = messages.parse_ack(engine.standing.ack())
    acks = {
        bytes.fromhex(member): messages.parse_ack(raw) for member, raw in area.store.exchange.acks().items()
    }
    names = steward_names(area.store)
    found = []
    for member in engine.circle.membership.active:
        if member.device == engine.circle.device:
            continue
        ack = acks.get(member.device)
        holds = of = 0
        for writer in area.store.own_writers():
            of += area.store.last_seq(writer)
            holds += engine.standing.seq_at(writer, ack.have.get(writer_bytes(writer), 0)) if ack else 0
        same = None
        if ack is not None and ack.have == own.have and comparable(ack.digest, own.digest):
            same = ack.digest == own.digest
        name = member.device.hex()
        found.append(
            OtherAccount(
                device=name,
                steward=names.get(name, ""),
                holds=holds,
                of=of,
                same_state=same,
            )
        )
    return sorted(found, key=lambda each: (each.steward, each.device))
