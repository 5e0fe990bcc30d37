"""A ledger is taken in once, whole, and never over what a person typed: else a station's corrections are lost."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from gridsteward.operations import area as areas
from gridsteward.operations import exporting, households, ledgers, needs
from gridsteward.operations.area import Area
from gridsteward.records.faults import Fault
from gridsteward.records.household import Person
from gridsteward.records.intake_plan import Answer, LedgerPlan
from gridsteward.records.page import HouseholdCard
from gridsteward.store import keys
from gridsteward.words import Words
from tests.marking import mark

HEAD = ("户号", "户名", "地址", "村", "表号", "合同容量", "电话", "出生日期", "独居", "备注")
ZHOU = (
    "0000100000001",
    "周桂英",
    "桂溪村3组12号",
    "桂溪村",
    "310000000001",
    8,
    "13900001234",
    "1948-03-02",
    "是",
    "",
)
HE = (
    "0000100000002",
    "何志强",
    "桂溪村2组9号",
    "桂溪村",
    "310000000002",
    4,
    "13900005678",
    "1980-11-09",
    "否",
    "",
)


@pytest.fixture
def area(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Area]:
    monkeypatch.setattr(keys, "MEMORY_KIB", 64)
    monkeypatch.setattr(keys, "PASSES", 1)
    made = areas.create_area(tmp_path / "data", "桂溪网格", steward="林静", passphrase="不要告诉别人的话")
    yield made
    made.close()


def ledger(folder: Path, *rows: Sequence[object], head: Sequence[str] = HEAD) -> Path:
    """Write a ledger with a title row, as stations hand it out."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["桂溪供电所 客户台账"])
    for row in (head, *rows):
        sheet.append(list(row))
    path = folder / f"ledger{len(list(folder.glob('ledger*')))}.xlsx"
    book.save(path)
    return path


def take(area: Area, path: Path, answer: Answer | None = None) -> LedgerPlan:
    file = ledgers.read_ledger_file(area, path)
    plan = ledgers.plan_import(area, file)
    answers = {(each.row_id, each.field): answer for each in plan.questions} if answer else {}
    done, _ = ledgers.apply_import(area, file, answers)
    assert (done.rows, len(done.created)) == (plan.rows, len(plan.created))
    return done


def other(row: Sequence[object], **values: object) -> list[object]:
    titles = {"name": 1, "address": 2, "capacity": 5, "phone": 6, "birth": 7, "alone": 8, "note": 9}
    changed = list(row)
    for title, value in values.items():
        changed[titles[title]] = value
    return changed


def card(area: Area, account_no: str = ZHOU[0]) -> HouseholdCard:
    return households.household_card(area, households.household_by_account(area, account_no).id)


def test_a_new_ledger_brings_household_holder_and_tag(area: Area, tmp_path: Path) -> None:
    plan = take(area, ledger(tmp_path, ZHOU, HE))
    assert (plan.rows, len(plan.created), plan.unchanged) == (2, 2, 0)
    zhou = card(area)
    assert zhou.household.contracted_capacity == 8
    assert [(p.name, p.phones, p.birth, p.main_contact) for p in zhou.people] == [
        ("周桂英", "13900001234", "1948-03-02", 1)
    ]
    assert [(each.need.code, each.need.source) for each in zhou.needs] == [("living_alone", "ledger")]
    assert card(area, HE[0]).needs == ()


def test_the_same_file_twice_changes_nothing(area: Area, tmp_path: Path) -> None:
    path = ledger(tmp_path, ZHOU, HE)
    take(area, path)
    before = area.store.query("SELECT count(*), max(no) FROM change")
    again = take(area, path)
    assert (again.unchanged, again.differences, again.writes_nothing) == (2, (), True)
    assert area.store.query("SELECT count(*), max(no) FROM change") == before


def test_a_trial_run_writes_nothing(area: Area, tmp_path: Path) -> None:
    ledgers.plan_import(area, ledgers.read_ledger_file(area, ledger(tmp_path, ZHOU)))
    assert area.store.summaries() == []


def test_what_nobody_edited_follows_the_ledger(area: Area, tmp_path: Path) -> None:
    take(area, ledger(tmp_path, ZHOU))
    plan = take(area, ledger(tmp_path, other(ZHOU, capacity=12, phone="13900009999")))
    assert {(d.field, d.ours, d.theirs, d.asked) for d in plan.differences} == {
        ("contracted_capacity", 8.0, 12.0, False),
        ("phones", "13900001234", "13900009999", False),
    }
    assert card(area).household.contracted_capacity == 12
    assert card(area).people[0].phones == "13900009999"


def test_what_a_steward_typed_is_asked_about_and_kept(area: Area, tmp_path: Path) -> None:
    take(area, ledger(tmp_path, ZHOU))
    zhou = card(area)
    households.save_person(area, zhou.household.id, {"phones": "05710001111"}, person_id=zhou.people[0].id)
    later = ledger(tmp_path, other(ZHOU, phone="13900009999"))
    plan = take(area, later)
    assert [(q.field, q.ours, q.theirs) for q in plan.questions] == [("phones", "05710001111", "13900009999")]
    assert card(area).people[0].phones == "05710001111"
    assert take(area, later).questions, "not answered: asked again"
    take(area, later, Answer.OURS)
    assert take(area, later).differences == (), "answered: not asked again for the same value"
    assert card(area).people[0].phones == "05710001111"


def test_the_ledgers_value_is_taken_when_the_steward_says_so(area: Area, tmp_path: Path) -> None:
    take(area, ledger(tmp_path, ZHOU))
    households.edit_household(area, card(area).household.id, {"note": "门口有狗"})
    take(area, ledger(tmp_path, other(ZHOU, note="已搬走")), Answer.THEIRS)
    assert card(area).household.note == "已搬走"


def test_an_unchanged_ledger_leaves_a_stewards_edit_alone(area: Area, tmp_path: Path) -> None:
    path = ledger(tmp_path, ZHOU)
    take(area, path)
    zhou = card(area)
    households.edit_household(area, zhou.household.id, {"address": "桂溪村3组12号后门", "village": ""})
    needs.end_need(area, zhou.needs[0], words="儿子搬回来了")
    assert take(area, path).differences == ()
    assert card(area).household.address == "桂溪村3组12号后门"
    assert card(area).needs == ()


def test_an_empty_cell_erases_nothing(area: Area, tmp_path: Path) -> None:
    take(area, ledger(tmp_path, ZHOU))
    take(area, ledger(tmp_path, other(ZHOU, phone="", alone="", note="", address="")))
    assert card(area).household.address == "桂溪村3组12号"
    assert card(area).people[0].phones == "13900001234"
    assert len(card(area).needs) == 1


def test_living_alone_follows_the_ledger_both_ways(area: Area, tmp_path: Path) -> None:
    alone, not_alone = ledger(tmp_path, ZHOU), ledger(tmp_path, other(ZHOU, alone="否"))
    take(area, alone)
    for path, count in ((not_alone, 0), (not_alone, 0), (alone, 1), (alone, 1), (not_alone, 0)):
        take(area, path)
        assert len(card(area).needs) == count


def test_a_steward_who_says_living_alone_is_asked(area: Area, tmp_path: Path) -> None:
    take(area, ledger(tmp_path, HE))
    mark(area, card(area, HE[0]).household.id, "living_alone", evidence="上门时一个人")
    take(area, ledger(tmp_path, HE))
    assert [each.need.source for each in card(area, HE[0]).needs] == ["steward"]


def test_a_household_removed_here_is_listed_not_brought_back(area: Area, tmp_path: Path) -> None:
    path = ledger(tmp_path, ZHOU, HE)
    take(area, path)
    households.remove_household(area, card(area).household.id)
    plan = take(area, path)
    assert [(p.row_no, p.kind.value) for p in plan.problems] == [(3, "removed_here")]
    assert len(area.store.summaries()) == 1


def test_a_household_merged_away_is_no_news(area: Area, tmp_path: Path) -> None:
    path = ledger(tmp_path, ZHOU, HE)
    take(area, path)
    households.merge_households(area, keep=card(area).household.id, drop=card(area, HE[0]).household.id)
    plan = take(area, path)
    assert (plan.unchanged, plan.problems, plan.created) == (2, (), ())


def test_undo_takes_the_whole_ledger_back_and_it_can_come_again(area: Area, tmp_path: Path) -> None:
    path = ledger(tmp_path, ZHOU, HE)
    take(area, path)
    households.undo(area)
    assert area.store.summaries() == []
    assert area.store.select(Person) == []
    plan = take(area, path)
    assert len(plan.created) == 2
    assert card(area).people[0].phones == "13900001234"
    assert [each.need.code for each in needs.known_needs(area)] == ["living_alone"]


def test_undo_of_a_later_ledger_asks_nothing_when_it_comes_again(area: Area, tmp_path: Path) -> None:
    take(area, ledger(tmp_path, ZHOU))
    later = ledger(tmp_path, other(ZHOU, capacity=12))
    take(area, later)
    households.undo(area)
    assert card(area).household.contracted_capacity == 8
    plan = take(area, later)
    assert [(d.field, d.asked) for d in plan.differences] == [("contracted_capacity", False)]
    assert card(area).household.contracted_capacity == 12


def test_a_row_with_only_a_meter_finds_its_household(area: Area, tmp_path: Path) -> None:
    take(area, ledger(tmp_path, ZHOU))
    head = ("表号", "户名", "电话")
    rows = [("310000000001", "周桂英", "13900007777"), ("310000000009", "谁家", "13900008888")]
    plan = take(area, ledger(tmp_path, *rows, head=head))
    assert card(area).people[0].phones == "13900007777"
    assert [(p.row_no, p.kind.value, p.value) for p in plan.problems] == [
        (4, "meter_unknown", "310000000009")
    ]


def test_people_typed_by_hand_are_met_by_name(area: Area, tmp_path: Path) -> None:
    household_id, _ = households.add_household(area, {"account_no": ZHOU[0], "name": "周桂英"})
    households.save_person(area, household_id, {"name": "周桂英"})
    take(area, ledger(tmp_path, ZHOU))
    assert [(p.name, p.phones) for p in card(area).people] == [("周桂英", "13900001234")]


def test_landlord_tenant_and_emergency_contact_stay_apart(area: Area, tmp_path: Path) -> None:
    head = ("户号", "户名", "房东", "房东电话", "租客", "租客电话", "紧急联系人", "紧急联系人电话")
    row = (ZHOU[0], "周桂英", "龙大成", "13900000001", "向小军", "13900000002", "周晓岚", "13900000003")
    take(area, ledger(tmp_path, row, head=head))
    assert {(p.name, p.relation, p.phones, p.lives_here, p.emergency_contact) for p in card(area).people} == {
        ("周桂英", "holder", "", 1, 0),
        ("龙大成", "landlord", "13900000001", 0, 0),
        ("向小军", "tenant", "13900000002", 1, 0),
        ("周晓岚", "other", "13900000003", 0, 1),
    }


def test_a_corrected_column_is_remembered_for_the_next_ledger(area: Area, tmp_path: Path) -> None:
    head = ("户号", "户名", "门牌说明")
    path = ledger(tmp_path, (ZHOU[0], "周桂英", "桥头第二家"), head=head)
    file = ledgers.read_ledger_file(area, path)
    assert [column.title for column in file.plans[0].not_taken] == ["门牌说明"]
    file = ledgers.recognise_again(area, file, {file.plans[0].sheet: {2: "address"}})
    ledgers.apply_import(area, file)
    assert card(area).household.address == "桥头第二家"
    again = ledgers.read_ledger_file(area, path)
    assert [column.field for column in again.plans[0].columns] == ["account_no", "name", "address"]


def test_problem_rows_are_mended_in_a_workbook_and_imported_again(area: Area, tmp_path: Path) -> None:
    bad = list(HE)
    bad[0] = ""
    bad[4] = ""
    plan = take(area, ledger(tmp_path, ZHOU, bad))
    assert len(area.store.summaries()) == 1
    out = tmp_path / "problems.xlsx"
    exporting.export_problems(plan, out, words=Words("zh_CN"))
    book = openpyxl.load_workbook(out)
    sheet = book.worksheets[0]
    titles = {cell.value: cell.column for cell in sheet[2]}
    assert "户号" in str(sheet.cell(3, titles["原因"]).value)
    sheet.cell(3, titles["户号"]).value = HE[0]
    book.save(out)
    done = take(area, out)
    assert (len(done.created), done.reading.problems) == (1, ())
    assert card(area, HE[0]).household.name == "何志强"


def test_a_file_that_is_no_ledger_is_refused_and_nothing_changes(area: Area, tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("各位同事：明天开会。\n", "utf-8")
    with pytest.raises(Fault):
        ledgers.plan_import(area, ledgers.read_ledger_file(area, path))
    assert area.store.summaries() == []


def test_birth_dates_keep_their_calendar(area: Area, tmp_path: Path) -> None:
    take(area, ledger(tmp_path, other(ZHOU, birth="农历1948年八月初三"), other(HE, birth=date(1980, 11, 9))))
    person = card(area).people[0]
    assert (person.birth, person.birth_calendar) == ("1948-08-03", "lunar")
    assert card(area, HE[0]).people[0].birth_calendar == "solar"
