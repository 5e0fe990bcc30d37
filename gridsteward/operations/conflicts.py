"""What two laptops wrote at the same time, side by side; a person chooses one, types a third, or keeps the row."""

from collections.abc import Iterable, Sequence
from typing import Final

from gridsteward.operations.area import Area
from gridsteward.operations.households import CHECKS, checked
from gridsteward.records.faults import Fault
from gridsteward.records.journal import Change, Value
from gridsteward.records.sync import ConflictCard, ConflictSide
from gridsteward.store.conflicts import Conflict, Side
from gridsteward.store.ops import DELETED
from gridsteward.store.schema import SYNCED

Choice = tuple[str, Value, Sequence[ConflictSide] | None]
CLOCK_OFF_MS: Final = 600_000
_LABELS: Final = {"person": "name", "household_tag": "tag", "visit": "started_at", "commitment": "what"}


def conflict_cards(area: Area) -> list[ConflictCard]:
    """Return what stands in conflict, households in order of their names."""
    cards = [_card(area, each) for each in area.store.conflicts()]
    return sorted(
        cards, key=lambda card: (card.household_name, card.household, card.table, card.row, card.field)
    )


def _card(area: Area, each: Conflict) -> ConflictCard:
    table = SYNCED[each.table]
    (row,) = area.store.query(
        f"SELECT {', '.join(('id', *table.columns))} FROM {each.table} WHERE id = ?", (each.row,)
    )
    line = dict(zip(("id", *table.columns), row, strict=True))
    household = str(line["id"] if each.table == "household" else line.get("household_id") or "")
    found = area.store.query("SELECT name, account_no FROM household WHERE id = ?", (household,))
    name, account_no = found[0] if found else ("", "")
    fields = each.fields or [""] * len(each.sides)
    return ConflictCard(
        id=each.id,
        table=each.table,
        row=each.row,
        field=each.field,
        household=household,
        household_name=name,
        account_no=account_no,
        label=str(line.get(_LABELS.get(each.table, ""), "") or ""),
        sides=[_side(each, side, field) for side, field in zip(each.sides, fields, strict=True)],
    )


def _side(each: Conflict, side: Side, field: str) -> ConflictSide:
    return ConflictSide(
        value=side.value,
        steward=side.steward,
        ms=side.ms,
        here=side.own,
        clock_off=side.ms > side.known_ms + CLOCK_OFF_MS or side.ms < side.replaced_ms - CLOCK_OFF_MS,
        deletes=each.field == DELETED and not field,
        field=field,
    )


def conflict_card(area: Area, conflict_id: str) -> ConflictCard:
    """Return one conflict; raise Fault conflict_gone."""
    return _card(area, _find(area, conflict_id))


def typed(card: ConflictCard, text: str) -> Value:
    """Return what was typed as the field keeps it; raise Fault field_… where it does not fit."""
    record = SYNCED[card.table].record
    if card.field in CHECKS.get(record, {}):
        return checked(record, {card.field: text})[card.field]
    if any(isinstance(side.value, int | float) for side in card.sides):
        try:
            return int(text)
        except ValueError as error:
            raise Fault("field_choice", field=card.field, value=text) from error
    return checked(record, {card.field: text})[card.field]


def _find(area: Area, conflict_id: str) -> Conflict:
    for each in area.store.conflicts([conflict_id.split(":")[1]] if conflict_id.count(":") == 2 else None):
        if each.id == conflict_id:
            return each
    raise Fault("conflict_gone")


def resolve(
    area: Area, conflict_id: str, value: Value, *, seen: Sequence[ConflictSide] | None = None
) -> Change:
    """Settle a conflict with a value: one of the sides' or a third. For a deleted row 1 deletes it, 0 keeps it.

    `seen` are the sides the person had on screen: what came since is left to be asked about anew. Raise Fault
    conflict_gone when it was settled meanwhile, field_… when a third value is none.
    """
    return resolve_all(area, [(conflict_id, value, seen)])


def resolve_all(area: Area, choices: Iterable[Choice]) -> Change:
    """Settle several conflicts, each (id, value, seen), as one change; raise as `resolve`, with nothing changed."""
    settled = [_checked(area, *choice) for choice in choices]
    households = {_household(area, each) for each, _value in settled}
    with area.store.write(
        "conflict_resolved", about=households.pop() if len(households) == 1 else ""
    ) as write:
        for each, value in settled:
            record = SYNCED[each.table].record
            if each.field == DELETED:
                write.settle_delete(record, each.row, deleted=int(bool(value)))
            else:
                write.supersede(record, each.row, {each.field: value}, seen={each.field: each.heads})
    return write.outcome()


def _checked(
    area: Area, conflict_id: str, value: Value, seen: Sequence[ConflictSide] | None
) -> tuple[Conflict, Value]:
    each = _find(area, conflict_id)
    if seen is not None and {(side.steward, side.ms, side.value) for side in seen} != {
        (side.steward, side.ms, side.value) for side in each.sides
    }:
        raise Fault("conflict_changed")
    if each.field != DELETED and value not in [side.value for side in each.sides]:
        value = checked(SYNCED[each.table].record, {each.field: value})[each.field]
    return each, value


def belongings(area: Area, household_id: str) -> dict[str, int]:
    """Return how many rows of each kind no longer show when a household is deleted: person, visit, …"""
    counts = {
        table: area.store.query(
            f"SELECT count(*) FROM {table} WHERE household_id = ? AND NOT _deleted", (household_id,)
        )[0][0]
        for table in ("person", "household_tag", "visit", "commitment", "attachment")
    }
    return {table: count for table, count in counts.items() if count}


def _household(area: Area, each: Conflict) -> str:
    if each.table == "household":
        return each.row
    if "household_id" not in SYNCED[each.table].columns:
        return ""
    found = area.store.query(f"SELECT household_id FROM {each.table} WHERE id = ?", (each.row,))
    return str(found[0][0] or "") if found else ""
