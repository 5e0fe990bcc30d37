"""A household, or the whole area, goes to another steward; what the former one still sends is looked at."""

from collections.abc import Iterable

from gridsteward.operations.area import Area
from gridsteward.records.faults import Fault
from gridsteward.records.household import HandOver, LateReview, ReviewOutcome
from gridsteward.records.ids import made_by_hand
from gridsteward.records.journal import Change
from gridsteward.records.sync import Laptop, LateRecord
from gridsteward.store.exchange import APPLIED

WHOLE_AREA = ""


def stewards(area: Area) -> list[str]:
    """Return the names of the stewards who have written or were handed something, in order."""
    names = {name for (name,) in area.store.query("SELECT steward FROM device WHERE steward <> ''")}
    names |= {each.to_steward for each in area.store.select(HandOver)}
    names |= {each.steward for each in area.store.select(Laptop)}
    return sorted(names)


def steward_of(area: Area, household: str) -> str:
    """Return who looks after a household by the last hand-over that concerns it, "" when there was none."""
    found = area.store.select(
        HandOver, "household_id IN (?, ?)", (household, WHOLE_AREA), order="at DESC, id DESC", limit=1
    )
    return found[0].to_steward if found else ""


def home_stewards(area: Area) -> dict[str, str]:
    """Return who looks after each home: by the last hand-over that concerns it, else who visited it last."""
    found: dict[str, str] = {
        home: steward
        for home, steward, _ in area.store.query(
            "SELECT household_id, steward, max(started_at) FROM visit INDEXED BY visit_household WHERE NOT _deleted "
            "GROUP BY household_id"
        )
    }
    whole = ""
    own: dict[str, str] = {}
    for over in area.store.select(HandOver, order="at, id"):
        if over.household_id == WHOLE_AREA:
            whole, own = over.to_steward, {}
        else:
            own[over.household_id] = over.to_steward
    if whole:
        found = {home: whole for (home,) in area.store.query("SELECT id FROM household WHERE NOT _deleted")}
    return found | own


def hand_over(
    area: Area, households: Iterable[str], *, from_steward: str, to_steward: str, reason: str = ""
) -> Change:
    """Hand households over; `[WHOLE_AREA]` is all of them. Raise Fault steward_empty or hand_over_same."""
    from_steward, to_steward = from_steward.strip(), to_steward.strip()
    if not from_steward or not to_steward:
        raise Fault("steward_empty")
    if from_steward == to_steward:
        raise Fault("hand_over_same", name=to_steward)
    wanted = list(dict.fromkeys(households))
    with area.store.write("hand_over", about=wanted[0] if len(wanted) == 1 else "") as write:
        write.insert(
            *(
                HandOver(
                    id=made_by_hand(),
                    household_id=each,
                    from_steward=from_steward,
                    to_steward=to_steward,
                    at=area.stamp(),
                    reason=reason.strip(),
                )
                for each in wanted
            )
        )
    return write.outcome()


def hand_overs(area: Area, household: str) -> list[HandOver]:
    """Return the hand-overs that concern a household, the newest first."""
    return area.store.select(
        HandOver, "household_id IN (?, ?)", (household, WHOLE_AREA), order="at DESC, id DESC"
    )


# -- the review tray -----------------------------------------------------------------------------------------------


def late_records(area: Area) -> list[LateRecord]:
    """Return the changes that came after a hand-over from a former steward who did not know of it, oldest first.

    They count; the new steward keeps them or takes them back. One that was looked at on any laptop is not listed.
    """
    store = area.store
    found: dict[str, LateRecord] = {}
    for over in store.select(HandOver, order="at, id"):
        ((device, seq, change),) = store.query(
            "SELECT device, seq, change FROM op WHERE tbl = 'hand_over' AND row = ? ORDER BY change LIMIT 1",
            (over.id,),
        )
        told = store.query(
            "SELECT device.id, n FROM bundle JOIN device ON device.no = bundle.device WHERE bundle.device = ? "
            "AND last_seq >= ? ORDER BY last_seq LIMIT 1",
            (device, seq),
        )
        for writer, number, first_seq in store.query(
            "SELECT device.id, change.no, change.first_seq FROM change JOIN device ON device.no = change.device "
            "WHERE change.no > ? AND device.steward = ? AND change.device <> ? ORDER BY change.no",
            (change, over.from_steward, device),
        ):
            name = f"{writer}:{first_seq}"
            if name not in found and not _knew(area, writer, first_seq, told):
                late = _late(area, over, number, name)
                if late is not None:
                    found[name] = late
    looked_at = {each.change_name for each in store.select(LateReview)}
    return [late for name, late in found.items() if name not in looked_at]


def _knew(area: Area, writer: str, seq: int, told: list[tuple[str, int]]) -> bool:
    """Tell whether the author of op `seq` held the bundle that tells of the hand-over."""
    if writer in area.store.own_writers():
        return True
    if not told:
        return False
    for kept in area.store.exchange.bundles(writer):
        if kept.last_seq >= seq and kept.state == APPLIED:
            (by, n) = told[0]
            return kept.have.get(by, 0) >= n
    return False


def _late(area: Area, over: HandOver, number: int, name: str) -> LateRecord | None:
    store = area.store
    ops = [
        op
        for op in store.change_ops(number)
        if over.household_id in (WHOLE_AREA, _household(area, op.table, op.row))
    ]
    if not ops:
        return None
    ((kind, at_ms),) = store.query("SELECT kind, ms FROM change WHERE no = ?", (number,))
    household = _household(area, ops[0].table, ops[0].row)
    known = store.query("SELECT name, account_no FROM household WHERE id = ?", (household,))
    writer, _, first = name.partition(":")
    arrived = store.query(
        "SELECT at_ms FROM bundle JOIN device ON device.no = bundle.device WHERE device.id = ? AND last_seq >= ? "
        "ORDER BY last_seq LIMIT 1",
        (writer, int(first)),
    )
    return LateRecord(
        name=name,
        household=household,
        household_name=known[0][0] if known else "",
        account_no=known[0][1] if known else "",
        steward=over.from_steward,
        kind=kind,
        at_ms=at_ms,
        arrived_ms=arrived[0][0] if arrived else at_ms,
        tables=sorted({op.table for op in ops}),
        fields=[
            (op.table, column, value)
            for op in ops
            for column, value in op.cells.items()
            if value not in ("", None) and not column.endswith("_id") and not column.startswith("_")
        ],
    )


def _household(area: Area, table: str, row: str) -> str:
    if table == "household":
        return row
    if not area.store.has_column(table, "household_id"):
        return ""
    found = area.store.query(f"SELECT household_id FROM {table} WHERE id = ?", (row,))
    return str(found[0][0] or "") if found else ""


def review(area: Area, name: str, outcome: ReviewOutcome) -> tuple[Change, int]:
    """Keep a late record or take it back; return the change and how many fields were left as changed since.

    Raise Fault late_gone when it was looked at already.
    """
    late = next((each for each in late_records(area) if each.name == name), None)
    if late is None:
        raise Fault("late_gone")
    left = 0
    with area.store.write("late_review", about=late.household) as write:
        if outcome is ReviewOutcome.TAKEN_BACK:
            left = area.store.take_back(write, name)
        write.insert(
            LateReview(
                id=made_by_hand(),
                change_name=name,
                household_id=late.household,
                outcome=str(outcome),
                steward=area.steward,
                at=area.stamp(),
            )
        )
    return write.outcome(), left
