"""A form that was open while something came never overwrites what it did not show (two laptops, a real stick)."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from gridsteward.operations import conflicts, households, syncing, visits
from gridsteward.operations.area import Area, create_area
from gridsteward.records.household import Person
from gridsteward.records.visit import DraftCommitment, Visit, VisitDraft
from gridsteward.store import keys
from tests.desktop.two import Pair

SECRET = "correct horse"


@pytest.fixture
def pair(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Pair]:
    monkeypatch.setattr(keys, "MEMORY_KIB", 64)
    area = create_area(tmp_path / "mine", "桂溪网格", steward="林静", passphrase=SECRET)
    home, _ = households.add_household(area, {"account_no": "061044273985", "name": "周桂英"})
    households.save_person(area, home, {"name": "周桂英", "phones": "13900000001", "note": "甲"})
    households.add_tag(area, home, "talkative", evidence="甲")
    made = Pair(area, tmp_path)
    yield made
    made.close()
    area.close()


def _home(area: Area) -> str:
    return str(area.store.query("SELECT id FROM household")[0][0])


def _came(pair: Pair) -> None:
    pair.there()
    syncing.sync_folder(pair.area, pair.stick)


def _values(area: Area) -> list[tuple[str, set[object]]]:
    return [(card.field, {side.value for side in card.sides}) for card in conflicts.conflict_cards(area)]


def test_a_phone_typed_over_one_that_came_meanwhile_leaves_both(pair: Pair) -> None:
    area, home = pair.area, _home(pair.area)
    card = households.household_card(area, home)
    person = card.people[0].id
    households.save_person(pair.other, home, {"phones": "13900000002"}, person_id=person)
    _came(pair)
    households.save_person(
        area, home, {"phones": "13900000003"}, person_id=person, seen=card.seen_rows[person]
    )
    assert _values(area) == [("phones", {"13900000002", "13900000003"})]


def test_a_field_that_was_not_edited_keeps_what_came(pair: Pair) -> None:
    area, home = pair.area, _home(pair.area)
    card = households.household_card(area, home)
    person = card.people[0].id
    households.save_person(pair.other, home, {"note": "乙"}, person_id=person)
    _came(pair)
    households.save_person(
        area, home, {"phones": "13900000003"}, person_id=person, seen=card.seen_rows[person]
    )
    found = area.store.get(Person, person)
    assert (found.phones, found.note) == ("13900000003", "乙")
    assert _values(area) == []


def test_a_tags_evidence_typed_over_one_that_came_meanwhile_leaves_both(pair: Pair) -> None:
    area, home = pair.area, _home(pair.area)
    card = households.household_card(area, home)
    households.add_tag(pair.other, home, "talkative", evidence="乙")
    _came(pair)
    households.add_tag(area, home, "talkative", evidence="丙", seen=card.seen_rows)
    assert _values(area) == [("evidence", {"乙", "丙"})]


def _visited(pair: Pair) -> str:
    home = _home(pair.area)
    draft = VisitDraft(
        id="",
        household_id=home,
        started_at="2026-11-20T09:05:00+08:00",
        ended_at="2026-11-20T09:20:00+08:00",
        met="person",
        note="甲",
        commitments=(DraftCommitment(what="带联系卡", due="2026-12-01"),),
    )
    visits.record_visits(pair.area, [draft])
    pair.carry()
    return str(pair.area.store.query("SELECT id FROM visit")[0][0])


def test_an_amendment_keeps_what_came_while_it_was_open(pair: Pair) -> None:
    visit = _visited(pair)
    mine = visits.amend_visit(pair.area, visit)
    theirs = visits.amend_visit(pair.other, visit)
    more = (*theirs.commitments, DraftCommitment(what="换灯泡", due="2026-12-05"))
    visits.finish_visit(pair.other, replace(theirs, note="乙", commitments=more))
    _came(pair)
    visits.finish_visit(pair.area, replace(mine, met_who="老周"))
    found = pair.area.store.get(Visit, visit)
    assert (found.note, found.met_who) == ("乙", "老周")
    assert _values(pair.area) == []
    promises = pair.area.store.query("SELECT what FROM commitment WHERE NOT _deleted ORDER BY due")
    assert promises == [("带联系卡",), ("换灯泡",)]


def test_an_amended_note_and_one_that_came_meanwhile_both_stay(pair: Pair) -> None:
    visit = _visited(pair)
    mine = visits.amend_visit(pair.area, visit)
    theirs = visits.amend_visit(pair.other, visit)
    visits.finish_visit(pair.other, replace(theirs, note="乙"))
    _came(pair)
    visits.finish_visit(pair.area, replace(mine, note="丙"))
    assert _values(pair.area) == [("note", {"乙", "丙"})]
