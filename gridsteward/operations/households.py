"""See, edit, add and merge households, their people and their tags."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Final

from msgspec.structs import replace

from gridsteward.cases.promises import OPEN_AGAIN
from gridsteward.operations import door_words, plan_rows, portrait_moves
from gridsteward.operations.area import Area
from gridsteward.operations.handing_over import hand_overs, steward_of
from gridsteward.operations.needs import known_needs, need_codes
from gridsteward.portrait.duplicates import DuplicatePair, duplicates
from gridsteward.records.case import Case
from gridsteward.records.check import CheckRun, SupplyAct
from gridsteward.records.contact import CareContact
from gridsteward.records.faults import Fault
from gridsteward.records.household import (
    Household,
    HouseholdSummary,
    HouseholdTag,
    NotDuplicate,
    Person,
    Relation,
    RelationClass,
    TagSource,
    TariffClass,
    Tenure,
)
from gridsteward.records.ids import made_by_hand
from gridsteward.records.journal import Change, Dot, FieldChange, Value
from gridsteward.records.outage import DoorWordLook, OutageTake
from gridsteward.records.page import CommitmentEntry, HouseholdCard, VisitEntry
from gridsteward.records.plan import VisitPause, VisitRequest
from gridsteward.records.portrait import Appliance, LifeEvent
from gridsteward.records.survey import SurveyAnswer
from gridsteward.records.visit import Attachment, Commitment, CommitmentEvent, Touchpoint, Visit
from gridsteward.store import queries
from gridsteward.store.write import Write

Seen = Mapping[str, Sequence[Dot]]
Alike = DuplicatePair

# -- seeing ----------------------------------------------------------------------------------------------------


def household_card(area: Area, household_id: str) -> HouseholdCard:
    """Return all of one household; raise Fault row_gone."""
    store = area.store
    household = store.get(Household, household_id)
    of_it = "household_id = ?", (household_id,)
    commitments = commitment_entries(area, store.select(Commitment, *of_it, order="due, id"))
    touchpoints = store.select(Touchpoint, *of_it, order="position, id")
    attachments = store.select(Attachment, *of_it)
    # A visit that was merely moved by a merge, or removed and brought back, was not amended.
    touched = {
        row
        for (row,) in store.query(
            "SELECT op.row FROM op JOIN change ON change.no = op.change "
            "WHERE change.kind = 'visit.amend' AND change.undone_by IS NULL",
        )
    }
    amended = touched | {
        visit
        for table in ("touchpoint", "commitment", "attachment")
        for row, visit in store.query(
            f"SELECT id, visit_id FROM {table} WHERE household_id = ?", (household_id,)
        )
        if row in touched
    }
    visits = tuple(
        VisitEntry(
            visit=visit,
            touchpoints=tuple(each for each in touchpoints if each.visit_id == visit.id),
            commitments=tuple(each for each in commitments if each.commitment.visit_id == visit.id),
            attachments=tuple(each for each in attachments if each.visit_id == visit.id),
            amended=visit.id in amended,
        )
        for visit in store.select(Visit, *of_it, order="started_at DESC, id DESC")
    )
    draft = next((each for each in store.drafts() if each.household_id == household_id), None)
    people = store.select(Person, *of_it, order="main_contact DESC, relation <> 'holder', id")
    tags = store.select(HouseholdTag, *of_it, order="tag, id")
    return HouseholdCard(
        household=household,
        people=tuple(people),
        tags=tuple(tags),
        visits=visits,
        commitments=tuple(commitments),
        draft=draft,
        seen=store.shown_heads(Household, household_id),
        seen_rows={
            **{each.id: store.shown_heads(Person, each.id) for each in people},
            **{each.id: store.shown_heads(HouseholdTag, each.id) for each in tags},
        },
        steward=steward_of(area, household_id),
        pause=next(iter(_pauses(area, household_id)), None),
        requests=tuple(
            store.select(
                VisitRequest,
                f"household_id = ? AND {queries.STILL_ASKED}",
                (household_id,),
                order="due = '', due, id",
            )
        ),
        needs=tuple(known_needs(area, household_id)),
    )


def _pauses(area: Area, household_id: str) -> list[VisitPause]:
    today = area.now().date().isoformat()
    held = "household_id = ? AND (until = '' OR until > ?)"
    return area.store.select(VisitPause, held, (household_id, today), order="until = '', until")


def commitment_entries(area: Area, commitments: Sequence[Commitment]) -> list[CommitmentEntry]:
    """Return each promise with how it stands: the latest word on it holds."""
    wanted = {each.id for each in commitments}
    latest: dict[str, CommitmentEvent] = {}
    for start in range(0, len(commitments), 500):
        chunk = [each.id for each in commitments[start : start + 500]]
        where = f"commitment_id IN ({', '.join('?' * len(chunk))})"
        latest |= {
            each.commitment_id: each
            for each in area.store.select(CommitmentEvent, where, chunk, order="at, id")
        }
    entries = []
    for commitment in commitments:
        event = latest.get(commitment.id) if commitment.id in wanted else None
        closed = event is not None and event.outcome not in OPEN_AGAIN
        entries.append(
            CommitmentEntry(
                commitment=commitment,
                outcome=event.outcome if event and closed else "open",
                since=event.at if event else commitment.made_at,
                note=event.note if event else "",
            )
        )
    return entries


def household_by_account(area: Area, account_no: str) -> Household:
    """Return the household of an account number; raise Fault household_unknown."""
    found = area.store.select(Household, "account_no = ?", (account_no.replace(" ", ""),))
    if not found:
        raise Fault("household_unknown", account_no=account_no)
    return found[0]


def history(area: Area, household_id: str) -> list[FieldChange]:
    """Return every change of a household, its people, tags, visits and promises, newest first."""
    rows = [household_id]
    for table in (
        "person",
        "household_tag",
        "visit",
        "touchpoint",
        "commitment",
        "commitment_event",
        "attachment",
        *portrait_moves.TABLES,
    ):
        sql = f"SELECT id FROM {table} WHERE household_id = ?"
        rows += [row for (row,) in area.store.query(sql, (household_id,))]
    rows += [each.id for each in hand_overs(area, household_id)]
    return area.store.history(rows)


# -- editing ---------------------------------------------------------------------------------------------------

Check = Callable[[str, Value], Value]


def _text(_field: str, value: Value) -> Value:
    return " ".join(str(value or "").split()) if "\n" not in str(value or "") else str(value).strip()


def _account(field: str, value: Value) -> Value:
    text = str(value or "").replace(" ", "")
    if not text.isascii() or not text.isalnum():
        raise Fault("field_account", field=field, value=value)
    return text


def _number(low: float, high: float, *, whole: bool = False) -> Check:
    def check(field: str, value: Value) -> Value:
        if value in ("", None):
            return None
        try:
            number = float(str(value))
        except ValueError as error:
            raise Fault("field_number", field=field, value=value, low=low, high=high) from error
        if not low <= number <= high or (whole and number != int(number)):
            raise Fault("field_number", field=field, value=value, low=low, high=high)
        return int(number) if whole else number

    return check


def _one_of(allowed: Sequence[str]) -> Check:
    def check(field: str, value: Value) -> Value:
        text = str(value or "")
        if text and text not in allowed:
            raise Fault("field_choice", field=field, value=value)
        return text

    return check


def _phones(field: str, value: Value) -> Value:
    # 138 1234 5678 is one number, as people write it down.
    text = re.sub(r"(?<!\d)(1\d{2})[ -](\d{4})[ -](\d{4})(?!\d)", r"\1\2\3", str(value or "").strip())
    numbers = re.split(r"[\s,，、;；/]+", text)
    for number in numbers:
        digits = re.sub(r"[-()（）]", "", number)
        if number and not (digits.isascii() and digits.isdigit() and 3 <= len(digits) <= 13):
            raise Fault("field_phone", field=field, value=number)
    return " ".join(number for number in numbers if number)


def _day(field: str, value: Value) -> Value:
    """Accept YYYY, YYYY-MM or YYYY-MM-DD."""
    text = str(value or "").strip()
    parts = re.fullmatch(r"([1-9]\d{3})(?:-(\d{2})(?:-(\d{2}))?)?", text, re.ASCII)
    if text and parts is None:
        raise Fault("field_date", field=field, value=value)
    if parts:
        try:
            date(int(parts[1]), int(parts[2] or 1), int(parts[3] or 1))
        except ValueError as error:
            # the thirtieth of the second lunar month is a day
            if not (1 <= int(parts[2] or 0) <= 12 and 1 <= int(parts[3] or 0) <= 30):
                raise Fault("field_date", field=field, value=value) from error
    return text


CHECKS: Final[Mapping[type, Mapping[str, Check]]] = {
    Household: {
        "account_no": _account,
        "contracted_capacity": _number(0, 100_000),
        "longitude": _number(70, 140),
        "latitude": _number(0, 60),
        "residents": _number(0, 99, whole=True),
        "tariff_class": _one_of(tuple(TariffClass)),
        "tenure": _one_of(tuple(Tenure)),
        "leading_class": _one_of(tuple(RelationClass)),
        "moved_in": _day,
    },
    Person: {
        "phones": _phones,
        "birth": _day,
        "relation": _one_of(tuple(Relation)),
        "birth_leap": _number(0, 1, whole=True),
        "lives_here": _number(0, 1, whole=True),
        "main_contact": _number(0, 1, whole=True),
        "emergency_contact": _number(0, 1, whole=True),
    },
    HouseholdTag: {"expires": _day, "since": _day},
    Appliance: {"count": _number(1, 999, whole=True), "rated_power": _number(1, 1_000_000), "since": _day},
    LifeEvent: {"day": _day},
}


def checked(record: type, values: Mapping[str, Value]) -> dict[str, Value]:
    """Return the values as they are kept; raise Fault field_… naming the field and what was typed."""
    checks = CHECKS.get(record, {})
    return {field: checks.get(field, _text)(field, value) for field, value in values.items()}


def edit_household(
    area: Area, household_id: str, values: Mapping[str, Value], *, seen: Seen | None = None
) -> Change:
    """Change fields of a household. `seen` is the card's: what its author never saw is not overwritten.

    Raise Fault field_…, account_taken or row_gone; nothing has changed then.
    """
    kept = checked(Household, values)
    if "account_no" in kept:
        _free_account(area, str(kept["account_no"]), own=household_id)
    with area.store.write("household.edit", about=household_id) as write:
        write.edit(Household, household_id, kept, seen=seen)
    return write.outcome()


def _free_account(area: Area, account_no: str, *, own: str = "") -> None:
    if area.store.select(Household, "account_no = ? AND id <> ?", (account_no, own)):
        raise Fault("account_taken", account_no=account_no)


def add_household(area: Area, values: Mapping[str, Value]) -> tuple[str, Change]:
    """Add a household by hand; return its id. Raise Fault field_… or account_taken."""
    kept = checked(Household, {"account_no": "", **values})
    _free_account(area, str(kept["account_no"]))
    household = replace(Household(id=made_by_hand(), account_no=""), **kept)
    with area.store.write("household.add", about=household.id) as write:
        write.insert(household)
    return household.id, write.outcome()


def remove_household(area: Area, household_id: str) -> Change:
    """Take a household off the list; its visits and history stay in the journal, and undo brings it back."""
    with area.store.write("household.remove", about=household_id) as write:
        write.delete(Household, household_id)
    return write.outcome()


def save_person(
    area: Area,
    household_id: str,
    values: Mapping[str, Value],
    *,
    person_id: str = "",
    seen: Seen | None = None,
) -> tuple[str, Change]:
    """Add a person to a household, or change one; return the person's id. Raise Fault field_… or person_nameless.

    `seen` are the person's heads as the card had them; `values` then holds only the fields that were edited.
    """
    kept = checked(Person, values)
    with area.store.write("person.edit" if person_id else "person.add", about=household_id) as write:
        if person_id:
            write.edit(Person, person_id, kept, seen=seen)
        else:
            if not kept.get("name"):
                raise Fault("person_nameless")
            person = replace(Person(id=made_by_hand(), household_id=household_id), **kept)
            write.insert(person)
            person_id = person.id
    return person_id, write.outcome()


def remove_person(area: Area, person_id: str) -> Change:
    """Take a person off a household."""
    household = area.store.get(Person, person_id).household_id
    with area.store.write("person.remove", about=household) as write:
        write.delete(Person, person_id)
    return write.outcome()


def add_tag(
    area: Area,
    household_id: str,
    tag: str,
    *,
    evidence: str = "",
    expires: str = "",
    seen: Mapping[str, Seen] | None = None,
) -> Change:
    """Put a tag on a household, with its evidence. One that is there already only takes the new evidence.

    `seen` are the heads of the household's tags, by id, as the card had them. Raise Fault need_no_tag: a need is
    written down with the person's consent, see `needs.record_need`.
    """
    if tag in need_codes():
        raise Fault("need_no_tag")
    kept = checked(HouseholdTag, {"evidence": evidence, "expires": expires})
    there = area.store.select(HouseholdTag, "household_id = ? AND tag = ?", (household_id, tag))
    with area.store.write("tag.add", about=household_id) as write:
        if there:
            write.edit(HouseholdTag, there[0].id, kept, seen=(seen or {}).get(there[0].id))
        else:
            today = area.now().date().isoformat()
            fresh = HouseholdTag(id=made_by_hand(), household_id=household_id, tag=tag, since=today)
            write.insert(
                replace(fresh, source=TagSource.STEWARD, evidence=evidence, expires=str(kept["expires"]))
            )
    return write.outcome()


def remove_tag(area: Area, tag_id: str) -> Change:
    """Take a tag off a household."""
    household = area.store.get(HouseholdTag, tag_id).household_id
    with area.store.write("tag.remove", about=household) as write:
        write.delete(HouseholdTag, tag_id)
    return write.outcome()


# -- duplicates ------------------------------------------------------------------------------------------------


def find_duplicates(area: Area, summaries: Sequence[HouseholdSummary]) -> list[DuplicatePair]:
    """Return pairs that may be one household and have not been said to be two."""
    known = frozenset((each.household_a, each.household_b) for each in area.store.select(NotDuplicate))
    return duplicates(summaries, not_the_same=known)


def say_not_duplicate(area: Area, one: str, other: str) -> Change:
    """Keep that two households are not one; they are not offered again."""
    first, second = sorted((one, other))
    with area.store.write("duplicate.no", about=first) as write:
        write.insert(NotDuplicate(id=made_by_hand(), household_a=first, household_b=second, at=area.stamp()))
    return write.outcome()


_FOLLOW: Final = (
    *(Visit, Touchpoint, Commitment, CommitmentEvent, Attachment),
    *(CareContact, OutageTake, DoorWordLook, Case, CheckRun, SupplyAct, SurveyAnswer),
)


def merge_households(area: Area, *, keep: str, drop: str) -> Change:
    """Make one household of two: what `drop` has moves to `keep`, empty fields are filled, nothing is overwritten.

    One change: undo parts them again.
    """
    kept, dropped = area.store.get(Household, keep), area.store.get(Household, drop)
    with area.store.write("household.merge", about=keep) as write:
        filling: dict[str, Value] = {
            field: getattr(dropped, field)
            for field in area.store.shown_heads(Household, keep)
            if getattr(kept, field) in ("", None) and getattr(dropped, field) not in ("", None)
        }
        for apart in ("merged_into", "ledger_import_id"):
            filling.pop(apart, None)
        if filling:
            write.edit(Household, keep, filling)
        _move_people(area, write, keep=keep, drop=drop)
        own = {each.tag for each in area.store.select(HouseholdTag, "household_id = ?", (keep,))}
        for tag in area.store.select(HouseholdTag, "household_id = ?", (drop,)):
            if tag.tag in own:
                write.delete(HouseholdTag, tag.id)
            else:
                write.edit(HouseholdTag, tag.id, {"household_id": keep})
                own.add(tag.tag)
        for record in _FOLLOW:
            for row in area.store.select(record, "household_id = ?", (drop,)):
                write.edit(record, row.id, {"household_id": keep})  # type: ignore[attr-defined]  # all have ids
        portrait_moves.move_portrait(area, write, keep=keep, drop=drop)
        plan_rows.move_plans(area, write, keep=keep, drop=drop)
        door_words.move_word(area, write, keep=keep, drop=drop)
        write.edit(Household, drop, {"merged_into": keep})
        write.delete(Household, drop)
    return write.outcome()


def _move_people(area: Area, write: Write, *, keep: str, drop: str) -> None:
    own = {each.name: each for each in area.store.select(Person, "household_id = ?", (keep,)) if each.name}
    for person in area.store.select(Person, "household_id = ?", (drop,)):
        same = own.get(person.name)
        if same is None:
            write.edit(Person, person.id, {"household_id": keep, "main_contact": 0})
            continue
        numbers = dict.fromkeys(f"{same.phones} {person.phones}".split())
        fill: dict[str, Value] = {"phones": " ".join(numbers)}
        if not same.birth and person.birth:
            fill |= {
                "birth": person.birth,
                "birth_calendar": person.birth_calendar,
                "birth_leap": person.birth_leap,
            }
        write.edit(Person, same.id, fill)
        own[same.name] = replace(same, **fill)
        write.delete(Person, person.id)


# -- undo ------------------------------------------------------------------------------------------------------


def last_undoable(area: Area) -> tuple[str, str] | None:
    """Return (kind, household id) of what undo would take back; words in [change]."""
    found = area.store.last_undoable()
    return None if found is None else (found[1], found[2])


def undo(area: Area, *, only: int = 0) -> tuple[Change, int] | None:
    """Take back the last change; return it and how many fields stayed because somebody changed them since.

    `only` names the change that is meant: when another came after it, nothing is done.
    """
    last = area.store.last_undoable()
    if only and (last is None or last[0] != only):
        return None
    return area.store.undo()
