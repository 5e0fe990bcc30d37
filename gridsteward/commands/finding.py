"""Find households and show one."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from msgspec.structs import asdict

from gridsteward.commands.session import Answer, Session
from gridsteward.operations import finding, households
from gridsteward.records.household import Household, Person
from gridsteward.records.page import CommitmentEntry, HouseholdCard, VisitEntry
from gridsteward.words import Words

_INSIDE: Final = frozenset(("merged_into", "ledger_import_id"))
_NAMED: Final = ("tariff_class", "tenure", "relation")
_SHOWN: Final = (
    "account_no",
    "name",
    "address",
    "village",
    "transformer_district",
    "meter_no",
    "meter_phase",
    "tariff_class",
    "contracted_capacity",
    "tenure",
    "residents",
    "moved_in",
    "note",
)


def search(session: Session) -> Answer:
    """Find households by the one search (name, pinyin, initials, numbers, address, village), and what is known."""
    # Imported when asked for: the start of the window comes by here too.
    from gridsteward.commands.knowing import article_data, article_line
    from gridsteward.operations import knowledge

    wanted = finding.HouseholdFilter(text=" ".join(session.arguments.text))
    with session.opened() as area:
        found = finding.load_directory(area).find(wanted)
    keys = ("account_no", "name", "address", "village")
    rows = [{key: getattr(each, key) for key in keys} for each in found]
    lines = ["  ".join(filter(None, row.values())) for row in rows]
    known = knowledge.search(wanted.text, session.words.language)
    if rows or not known:
        lines.append(
            session.words("command.found", count=len(rows)) if rows else session.words("command.found_none")
        )
    if known:
        lines.append(session.words("knowledge.found", count=len(known)))
        lines += [article_line(each, session.words) for each in known]
    return Answer(data={"households": rows, "knowledge": [article_data(each) for each in known]}, lines=lines)


def show(session: Session) -> Answer:
    """Show one household."""
    # Imported when asked for: the start of the window comes by here too.
    from gridsteward.commands.portrait_text import portrait_data, portrait_lines
    from gridsteward.operations import portraits

    with session.opened() as area:
        household = households.household_by_account(area, session.arguments.account_no)
        card = households.household_card(area, household.id)
        portrait = portraits.portrait(area, household.id)
    data = {**_data(card), "portrait": portrait_data(portrait)}
    return Answer(data=data, lines=[*_lines(card, session.words), *portrait_lines(portrait, session.words)])


def _record(record: Household | Person) -> dict[str, Any]:
    return {key: value for key, value in asdict(record).items() if key not in _INSIDE}


def _data(card: HouseholdCard) -> dict[str, Any]:
    from gridsteward.commands.care_needs import need_data

    names = {person.id: person.name for person in card.people}
    return {
        **_record(card.household),
        "people": [_record(each) for each in card.people],
        "tags": list(card.marks),
        "tag_details": [
            {key: getattr(each, key) for key in ("tag", "source", "since", "evidence", "expires")}
            for each in card.tags
        ],
        "needs": [need_data(each, names) for each in card.needs],
        "visits": [_visit(each) for each in card.visits],
        "commitments": [_commitment(each) for each in card.commitments],
    }


def _visit(entry: VisitEntry) -> dict[str, Any]:
    return {
        **asdict(entry.visit),
        "purposes": entry.visit.purposes.split(),
        "checks": entry.visit.checks.split(),
        "late": bool(entry.visit.late),
        "peak_done": bool(entry.visit.peak_done),
        "ending_done": bool(entry.visit.ending_done),
        "amended": entry.amended,
        "touchpoints": [
            {"kind": each.kind, "mood": each.mood, "note": each.note} for each in entry.touchpoints
        ],
        "commitments": [_commitment(each) for each in entry.commitments],
        "files": [each.name for each in entry.attachments],
    }


def _commitment(entry: CommitmentEntry) -> dict[str, Any]:
    made = entry.commitment
    return {"what": made.what, "due": made.due, "made_at": made.made_at, "outcome": entry.outcome}


def _lines(card: HouseholdCard, words: Words) -> Iterator[str]:
    fields = words.section("field")
    said = asdict(card.household)
    for key in _SHOWN:
        if said[key] not in ("", None):
            yield words("command.field_line", field=fields[key], value=_word(words, key, said))
    for person in card.people:
        about = asdict(person)
        parts = [person.name, _word(words, "relation", about), person.phones, person.birth]
        yield words("command.person_line", about="  ".join(filter(None, parts)))
    if card.marks:
        names = [words.section("tag").get(each, each) for each in card.marks]
        yield words("command.tags_line", tags=words("report.comma").join(names))
    for entry in card.visits:
        visit = entry.visit
        purposes = [words.section("purpose").get(key, key) for key in visit.purposes.split()]
        parts = [
            visit.started_at[:16].replace("T", " "),
            words("command.late") if visit.late else "",
            words("report.comma").join(purposes),
            words.section("met").get(visit.met, ""),
            visit.note,
        ]
        yield words("command.visit_line", about="  ".join(filter(None, parts)))
    for promise in card.commitments:
        outcome = words(f"commitment_outcome.{promise.outcome}")
        made = promise.commitment
        yield words("command.promise_line", what=made.what, due=made.due, outcome=outcome)


def _word(words: Words, key: str, said: Mapping[str, Any]) -> str:
    value = said[key]
    if key in _NAMED:
        return words.section(key).get(value, str(value))
    return f"{value:g}" if isinstance(value, float) else str(value)
