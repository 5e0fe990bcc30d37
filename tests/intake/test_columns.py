"""What a person is shown before an import: how each column will be read, and how sure that is."""

from typing import Any

import pytest

from gridsteward.intake.columns import recognise
from gridsteward.intake.synonyms import Synonyms, normalise_title, parse_synonyms
from gridsteward.records.faults import Fault
from gridsteward.records.ledger import SENSITIVE, RawSheet, SheetPlan
from tests.intake.conftest import Import, xlsx


def plan(rows: list[list[Any]], synonyms: Synonyms, **options: Any) -> SheetPlan:
    return recognise(RawSheet(name="甲", rows=rows), synonyms, **options)


def fields(found: SheetPlan) -> list[tuple[str, bool]]:
    return [(column.field, column.sure) for column in found.columns]


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("户 号", "户号"),
        ("合同容量\n（kW）", "合同容量"),
        ("＊户名：", "户名"),
        ("Ｎo.", "no"),
        ("（备注）", "备注"),
        ("", ""),
        ("**", ""),
    ],
)
def test_titles_are_compared_without_their_trimmings(title: str, key: str) -> None:
    assert normalise_title(title) == key


def test_a_plan_says_where_the_head_is_and_what_stands_below(synonyms: Synonyms) -> None:
    found = plan([["某台账", ""], ["户号", "户名"], ["0001", "张三"], ["0002", "李四"]], synonyms)
    assert (found.head_rows, found.first_data_row, found.usable) == ((2,), 3, True)
    assert found.columns[1].title == "户名"
    assert found.columns[1].samples == ("张三", "李四")


def test_columns_nobody_reads_are_named(synonyms: Synonyms) -> None:
    found = plan([["户号", "户名", "血型", ""], ["0001", "张三", "A", ""]], synonyms)
    assert [column.title for column in found.not_taken] == ["血型"]


def test_mobiles_under_an_unknown_title_are_a_guess(synonyms: Synonyms) -> None:
    rows = [["户号", "户名", "怎么找"], *([f"000{n}", "张三", f"1380013800{n}"] for n in range(5))]
    assert fields(plan(rows, synonyms))[2] == ("phones", False)


def test_mobiles_under_an_unknown_title_are_not_mixed_with_the_known_phone(synonyms: Synonyms) -> None:
    rows = [["户号", "电话", "子女手机"], *([f"000{n}", "", f"1380013800{n}"] for n in range(5))]
    assert fields(plan(rows, synonyms))[2] == ("", False)


@pytest.mark.parametrize("title", ["身份证号码", "证件", "", "备注"])
def test_identity_numbers_stay_out_whatever_their_column_is_called(title: str, synonyms: Synonyms) -> None:
    rows = [["户号", "户名", title], *([f"000{n}", "张三", f"33012719520803123{n}"] for n in range(5))]
    for options in ({}, {"chosen": {2: "note"}}, {"remembered": {normalise_title(title): "note"}}):
        found = plan(rows, synonyms, **options)
        assert found.columns[2].field == SENSITIVE
        assert found.columns[2].samples == ()
        assert found.sensitive == (found.columns[2],)


def test_a_chosen_field_is_taken_from_the_column_that_had_it(synonyms: Synonyms) -> None:
    rows = [["户号", "新户号", "户名"], ["0001", "7001", "张三"]]
    assert [field for field, _ in fields(plan(rows, synonyms, chosen={1: "account_no"}))] == [
        "",
        "account_no",
        "name",
    ]


def test_two_number_columns_without_a_head_are_left_to_the_person(synonyms: Synonyms) -> None:
    rows = [[f"00033020000{n}", f"31000000000{n}", "张三"] for n in range(10, 15)]
    assert not plan(rows, synonyms).usable


def test_a_workbook_without_any_account_column_is_a_known_fault(take_in: Import) -> None:
    with pytest.raises(Fault) as raised:
        take_in(xlsx([["姓名", "电话"], ["张三", "13800138000"]]))
    assert (raised.value.kind, raised.value.values) == ("ledger_no_head", {"name": "台账.xlsx"})


def test_a_sheet_that_cannot_be_read_beside_others_is_named(take_in: Import) -> None:
    reading = take_in(xlsx({"甲": [["户号", "户名"], ["0001", "张三"]], "乙": [["随手记"]]}))
    assert reading.unread_sheets == ("乙",)


@pytest.mark.parametrize("columns", [{"accounts": ["户号"]}, {"name": ["户号"], "account_no": ["户 号"]}])
def test_a_slip_in_our_own_synonyms_is_noticed(columns: dict[str, list[str]]) -> None:
    with pytest.raises(ValueError, match=r"accounts|户 号"):
        parse_synonyms({"columns": columns, "values": {}, "neutral_groups": [], "totals": []})
