"""Outages as a person types, changes and ends them (R5.6)."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Final

from gridsteward.operations.area import Area
from gridsteward.records.faults import Fault
from gridsteward.records.ids import made_by_hand
from gridsteward.records.journal import Change, Value
from gridsteward.records.outage import Outage, OutageKind, OutageNotice, OutageState

_CHANGEABLE: Final = frozenset(("kind", "begins", "expected", "districts", "reason", "line"))


def districts(area: Area) -> list[tuple[str, int]]:
    """Return the area's transformer districts by name, each with its number of households."""
    sql = (
        "SELECT transformer_district, count(*) FROM household WHERE NOT _deleted AND transformer_district <> '' "
        "GROUP BY 1 ORDER BY 1"
    )
    return [(str(name), int(count)) for name, count in area.store.query(sql)]


def add_outage(
    area: Area,
    *,
    kind: OutageKind,
    begins: datetime,
    names: Sequence[str],
    expected: datetime | None = None,
    reason: str = "",
    line: str = "",
) -> tuple[Outage, Change]:
    """Type in an outage of some districts.

    Raise Fault outage_no_district, outage_district_unknown (`name`), outage_ends_before.
    """
    _expect_districts(area, names)
    _expect_order(begins, expected)
    outage = Outage(
        id=made_by_hand(),
        kind=kind.value,
        begins=_text(begins),
        expected=_text(expected) if expected else "",
        districts="\n".join(dict.fromkeys(names)),
        reason=reason.strip(),
        line=line.strip(),
    )
    with area.store.write("outage.add") as write:
        write.insert(outage, notice(area, outage.id))
    return outage, write.outcome()


def change_outage(area: Area, outage_id: str, values: dict[str, Value]) -> Change:
    """Change an outage; `values` by field of Outage, times in ISO with offset. Raise as `add_outage`, or row_gone."""
    if unknown := set(values) - _CHANGEABLE:
        raise KeyError(sorted(unknown))
    now = area.store.get(Outage, outage_id)
    if "districts" in values:
        _expect_districts(area, str(values["districts"]).split("\n") if values["districts"] else [])
    begins, expected = str(values.get("begins", now.begins)), str(values.get("expected", now.expected))
    if {"begins", "expected"} & values.keys():
        _expect_order(datetime.fromisoformat(begins), datetime.fromisoformat(expected) if expected else None)
    with area.store.write("outage.change") as write:
        write.edit(Outage, outage_id, values)
    return write.outcome()


def restore_power(area: Area, outage_id: str, *, at: datetime | None = None) -> Change:
    """Say that power is back, now or since `at`. Raise Fault outage_ahead, outage_not_begun, row_gone."""
    outage = area.store.get(Outage, outage_id)
    at = at or area.now()
    if at > area.now():
        raise Fault("outage_ahead", at=f"{at:%m-%d %H:%M}")
    if at < datetime.fromisoformat(outage.begins):
        raise Fault("outage_not_begun")
    with area.store.write("outage.restore") as write:
        write.edit(Outage, outage_id, {"restored": _text(at)})
    return write.outcome()


def still_off(area: Area, outage_id: str) -> Change:
    """Take back that power is back: it went off again, or was never there."""
    with area.store.write("outage.still_off") as write:
        write.edit(Outage, outage_id, {"restored": ""})
    return write.outcome()


def cancel_outage(area: Area, outage_id: str) -> Change:
    """Say that an outage does not come."""
    with area.store.write("outage.cancel") as write:
        write.edit(Outage, outage_id, {"cancelled": 1})
    return write.outcome()


def outages(area: Area) -> list[Outage]:
    """Return all outages: those that are on, then those that come, then what is past, the latest first."""
    now = area.stamp()
    order = {state: at for at, state in enumerate(OutageState)}
    found = sorted(area.store.select(Outage), key=lambda each: (each.begins, each.id), reverse=True)
    coming = [each for each in found if each.state(now) is OutageState.COMING]
    rest = [each for each in found if each.state(now) is not OutageState.COMING]
    return sorted([*reversed(coming), *rest], key=lambda each: min(order[each.state(now)], 2))


def notice(area: Area, outage_id: str, *, source: str = "", told: str = "") -> OutageNotice:
    """Return the row that keeps when this laptop heard of an outage."""
    return OutageNotice(
        id=made_by_hand(),
        outage_id=outage_id,
        at=area.stamp(),
        steward=area.steward,
        source=source,
        told=told,
    )


def notices(area: Area) -> dict[str, list[OutageNotice]]:
    """Return what was heard of each outage, in the order of time."""
    found: defaultdict[str, list[OutageNotice]] = defaultdict(list)
    for each in area.store.select(OutageNotice, order="at, id"):
        found[each.outage_id].append(each)
    return found


def _expect_districts(area: Area, names: Collection[str]) -> None:
    if not names:
        raise Fault("outage_no_district")
    known = {name for name, _ in districts(area)}
    for name in names:
        if name not in known:
            raise Fault("outage_district_unknown", name=name)


def _expect_order(begins: datetime, expected: datetime | None) -> None:
    if expected is not None and expected <= begins:
        raise Fault("outage_ends_before")


def _text(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
