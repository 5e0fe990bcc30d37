"""What two laptops wrote at once: listed with who and when, and settled."""

from collections.abc import Iterator
from typing import Any

from gridsteward.commands import roads
from gridsteward.commands.session import Answer, Session
from gridsteward.records.faults import Fault
from gridsteward.records.journal import Value
from gridsteward.records.sync import ConflictCard, ConflictSide
from gridsteward.words import Words


def list_all(session: Session) -> Answer:
    """List what stands in conflict."""
    from gridsteward.operations import conflicts

    words = session.words
    with session.opened() as area:
        cards = conflicts.conflict_cards(area)
    lines = [line for card in cards for line in _lines(card, words)]
    lines.append(words("command.conflict_todo") if cards else words("command.conflict_none"))
    return Answer(data={"conflicts": [_data(card) for card in cards]}, lines=lines)


def _data(card: ConflictCard) -> dict[str, Any]:
    """Return a conflict for scripts. A row that was deleted and edited is shown: 0 stands for "not deleted"."""
    if card.deleted:
        shown: Value = 0
        others: list[Value] = [1]
    else:
        shown, *others = (side.value for side in card.sides)
    return {
        "id": card.id,
        "table": card.table,
        "row": card.row,
        "field": card.field,
        "shown": shown,
        "others": others,
        "household": card.household_name,
        "account_no": card.account_no,
        "label": card.label,
        "sides": [_side(number, side) for number, side in enumerate(card.sides, 1)],
    }


def _side(number: int, side: ConflictSide) -> dict[str, Any]:
    return {
        "take": number,
        "value": side.value,
        "field": side.field,
        "deletes": side.deletes,
        "steward": side.steward,
        "at": roads.moment(side.ms),
        "here": side.here,
        "clock_off": side.clock_off,
    }


def _lines(card: ConflictCard, words: Words) -> Iterator[str]:
    about = "  ".join(filter(None, (card.account_no, card.household_name, card.label)))
    field = words("command.conflict_deleted") if card.deleted else _field(card.field, words)
    yield words("command.conflict_about", about=about, field=field)
    for number, side in enumerate(card.sides, 1):
        value = str(side.value if side.value not in (None, "") else words("command.conflict_empty"))
        if side.deletes:
            value = words("command.conflict_deletes")
        elif side.field:
            value = words("command.field_line", field=_field(side.field, words), value=value)
        who = side.steward or words("alarm_steward.unknown")
        when = roads.spoken(side.ms, words)
        if side.clock_off:
            when = words("command.conflict_clock", when=when)
        yield words("command.conflict_side", number=number, value=value, who=who, when=when)
    yield words("command.conflict_id", id=card.id)


def _field(field: str, words: Words) -> str:
    return words.section("field").get(field, field)


def resolve(session: Session) -> Answer:
    """Settle a conflict: with one of its values, a third, or by keeping or deleting the row."""
    from gridsteward.operations import conflicts

    arguments = session.arguments
    with session.opened() as area:
        card = conflicts.conflict_card(area, arguments.id)
        if card.deleted:
            if not (arguments.keep or arguments.delete):
                raise Fault("conflict_keep_or_delete")
            value: Value = int(arguments.delete)
        elif arguments.keep or arguments.delete:
            raise Fault("conflict_take_or_value")
        elif arguments.take is not None:
            if arguments.take > len(card.sides):
                raise Fault("conflict_no_side", number=arguments.take, count=len(card.sides))
            value = card.sides[arguments.take - 1].value
        else:
            value = conflicts.typed(card, arguments.value)
        conflicts.resolve(area, card.id, value, seen=card.sides)
        left = len(conflicts.conflict_cards(area))
    return Answer(
        data={"id": card.id, "value": value, "conflicts": left},
        lines=[session.words("command.conflict_resolved", left=left)],
    )
