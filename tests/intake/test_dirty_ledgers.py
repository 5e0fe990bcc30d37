"""Ledgers as they really come: each case is a small file and what must come of it.

A case that fails is a household lost, put under a wrong number, or a wrong fact about somebody.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest

from gridsteward.records.ledger import LedgerReading
from tests.intake.conftest import Import, text, xls, xlsx

HEAD = ["户号", "户名"]
ZHANG = ["0003302000001", "张三"]
LI = ["0003302000002", "李四"]
TWO = {"0003302000001": {"name": "张三"}, "0003302000002": {"name": "李四"}}


@dataclass(frozen=True)
class Case:
    """A file, and what its import must say. `rows` names the values that matter by 户号."""

    about: str
    data: bytes
    rows: Mapping[str, Mapping[str, Any]]
    problems: Sequence[tuple[int, str, str]] = ()
    lost: Sequence[tuple[int, str]] = ()
    merged: Sequence[tuple[int, int]] = ()
    skipped: Sequence[tuple[int, str]] = ()
    repairs: Sequence[tuple[str, str]] = ()
    name: str = "台账.xlsx"
    options: Mapping[str, Any] = field(default_factory=dict)


def csv(*rows: Sequence[Any], **how: Any) -> bytes:
    return text(rows, **how)


FILES = [
    Case("xlsx", xlsx([HEAD, ZHANG, LI]), TWO),
    Case("xls", xls([HEAD, ZHANG, LI]), TWO, name="台账.xls"),
    Case("a workbook under a wrong name", xlsx([HEAD, ZHANG, LI]), TWO, name="台账.csv"),
    Case("a text table called .xls", csv(HEAD, ZHANG, LI, delimiter="\t"), TWO, name="导出.xls"),
    Case("CSV in UTF-8", csv(HEAD, ZHANG, LI), TWO, name="a.csv"),
    Case("CSV in UTF-8 with BOM", csv(HEAD, ZHANG, LI, encoding="utf-8-sig"), TWO, name="a.csv"),
    Case("CSV in GB18030", csv(HEAD, ZHANG, LI, encoding="gb18030"), TWO, name="a.csv"),
    Case(
        "Unicode text as Excel saves it",
        csv(HEAD, ZHANG, LI, delimiter="\t", encoding="utf-16"),
        TWO,
        name="a.txt",
    ),
    Case("semicolons", csv(HEAD, ZHANG, LI, delimiter=";"), TWO, name="a.csv"),
    Case("full-width commas", csv(HEAD, ZHANG, LI, delimiter="，"), TWO, name="a.txt"),
    Case(
        "quoted cells with commas and line breaks",
        '户号,户名,备注\r\n0003302000001,"张三","狗,凶\n慢走"\r\n0003302000002,李四,\r\n'.encode(),
        {"0003302000001": {"note": "狗,凶 慢走"}, "0003302000002": {}},
        repairs=[("note", "spacing")],
        name="a.csv",
    ),
    Case(
        "a stray quote does not swallow the rows below",
        (
            '户号,户名,备注\n0003302000001,张三,"高\n'
            + "".join(f"00033020000{n},李四,\n" for n in range(10, 40))
        ).encode(),
        {"0003302000001": {}} | {f"00033020000{n}": {} for n in range(10, 40)},
        name="a.csv",
    ),
    Case(
        "several sheets, one of them empty, one of them prose",
        xlsx({"一村": [HEAD, ZHANG], "空": [], "说明": [["本表由供电所填写"]], "二村": [HEAD, LI]}),
        TWO,
    ),
    Case(
        "short lines",
        "户号,户名,备注\n0003302000001,张三\n0003302000002\n".encode(),
        {"0003302000001": {}, "0003302000002": {}},
        name="a.csv",
    ),
]

LAYOUT = [
    Case(
        "title rows above the head",
        xlsx([["某供电所客户台账"], ["填表日期：2026年11月"], HEAD, ZHANG]),
        {"0003302000001": {"name": "张三"}},
        skipped=[(1, "title"), (2, "title")],
    ),
    Case(
        "two-row head, merged in Excel",
        xlsx(
            [
                ["某台账"],
                ["户号", "户名", "紧急联系人", None, "表计", None],
                [None, None, "姓名", "电话", "编号", "相数"],
                [*ZHANG, "王五", "13800138000", "310000000001", "单相"],
            ],
            merged=["A1:F1", "A2:A3", "B2:B3", "C2:D2", "E2:F2"],
        ),
        {
            "0003302000001": {
                "name": "张三",
                "emergency_name": "王五",
                "emergency_phones": "13800138000",
                "meter_no": "310000000001",
                "meter_phase": "单相",
                "phones": None,
            }
        },
        skipped=[(1, "title")],
    ),
    Case(
        "two-row head in a text file",
        csv(
            ["户号", "户名", "联系人", "", "地址"],
            ["", "", "姓名2", "电话", ""],
            [*ZHANG, "王五", "13800138000", "一组1号"],
        ),
        {"0003302000001": {"phones": "13800138000", "address": "一组1号"}},
        name="a.csv",
    ),
    Case(
        "groups over every column",
        xlsx(
            [
                ["基本信息", None, "房东", None],
                ["户号", "户名", "姓名", "电话"],
                [*ZHANG, "赵六", "13800138000"],
            ],
            merged=["A1:B1", "C1:D1"],
        ),
        {
            "0003302000001": {
                "name": "张三",
                "landlord_name": "赵六",
                "landlord_phones": "13800138000",
                "phones": None,
            }
        },
    ),
    Case(
        "an unknown group's phone is not the holder's",
        xlsx(
            [["户号", "户名", "村干部", None], [None, None, "姓名", "电话"], [*ZHANG, "赵六", "13800138000"]],
            merged=["A1:A2", "B1:B2", "C1:D1"],
        ),
        {"0003302000001": {"name": "张三", "phones": None}},
    ),
    Case(
        "totals, subtotals and remarks",
        xlsx(
            [
                HEAD,
                ZHANG,
                ["小计", 1],
                LI,
                ["合 计：", "2户"],
                ["共2户", None],
                ["制表人：某某"],
            ]
        ),
        TWO,
        skipped=[(3, "totals"), (5, "totals"), (6, "totals"), (7, "remark")],
    ),
    Case(
        "a total that stands in the account column",
        xlsx([["序号", *HEAD, "地址"], [1, *ZHANG, "一组"], ["合计", 1013, None, None]]),
        {"0003302000001": {}},
        skipped=[(3, "totals")],
    ),
    Case(
        "blank rows keep the row numbers right",
        xlsx([HEAD, ZHANG, [None], [" "], [None, "王五"]]),
        {"0003302000001": {}},
        lost=[(5, "no_account")],
    ),
    Case(
        "printed page heads inside the data",
        xlsx([["某台账"], HEAD, ZHANG, ["第 1 页"], ["某台账"], HEAD, LI]),
        TWO,
        skipped=[(1, "title"), (4, "remark"), (5, "title"), (6, "repeated_head")],
    ),
    Case(
        "a row that is only numbered",
        xlsx([["序号", *HEAD], [1, *ZHANG], [2, None, None]]),
        {"0003302000001": {}},
        skipped=[(3, "empty")],
    ),
    Case(
        "a village merged downwards",
        xlsx([[*HEAD, "村"], [*ZHANG, "下姜村"], [*LI, None]], merged=["C2:C3"]),
        {"0003302000001": {"village": "下姜村"}, "0003302000002": {"village": "下姜村"}},
        repairs=[("village", "merged_cell")],
    ),
    Case(
        "a merged area below the last household",
        xlsx([[*HEAD, "村"], ZHANG], merged=["C5:C9"]),
        {"0003302000001": {"village": None}},
    ),
    Case(
        "only the account column is known", xlsx([["户号", "旺铺"], ZHANG]), {"0003302000001": {"name": None}}
    ),
    Case(
        "titles with units, breaks and full-width forms",
        xlsx([["＊户 号\n（必填）", "用户名称：", "运行容量(kVA)"], [*ZHANG, 8]]),
        {"0003302000001": {"name": "张三", "contracted_capacity": 8.0}},
    ),
    Case(
        "two titles with a stroke between",
        xlsx([["户号/客户编号", "客户名称/户名"], ZHANG]),
        {"0003302000001": {"name": "张三"}},
    ),
    Case(
        "of two account columns the surer word wins",
        xlsx([["户编号", "户号", "户名"], ["7", *ZHANG]]),
        {"0003302000001": {}},
    ),
    Case(
        "a remembered correction wins over the synonyms",
        xlsx([["户号", "户名", "电话", "旺铺"], [*ZHANG, "13800138000", "一组"]]),
        {"0003302000001": {"address": "一组", "phones": None}},
        options={"remembered": {"旺铺": "address", "电话": "ignore"}},
    ),
    Case(
        "a chosen column wins over everything",
        xlsx([["户号", "户名", "曾用名"], [*ZHANG, "张旧"]]),
        {"0003302000001": {"name": "张旧"}},
        options={"chosen": {2: "name"}, "remembered": {"曾用名": "note"}},
    ),
    Case(
        "no head at all",
        csv(*([f"00033020000{n}", f"户{n}", f"138001380{n}"] for n in range(10, 20))),
        {f"00033020000{n}": {"phones": f"138001380{n}"} for n in range(10, 20)},
        name="a.csv",
    ),
    Case(
        "a mended problem workbook",
        xlsx([[*HEAD, "原因", "原表", "原行号"], [*ZHANG, "没有户号", "台账", 7]]),
        {"0003302000001": {"name": "张三", "note": None}},
    ),
    Case(
        "identity numbers are left out",
        xlsx([[*HEAD, "身份证号"], [*ZHANG, "330127195208031234"]]),
        {"0003302000001": {"birth": None, "note": None}},
    ),
]

NUMBERS = [
    Case(
        "lost zeros, put back by the others",
        xlsx([HEAD, ZHANG, LI, ["0003302000003", "王"], [3302000004, "赵"]]),
        {**TWO, "0003302000003": {}, "0003302000004": {"name": "赵"}},
        repairs=[("account_no", "leading_zeros")],
    ),
    Case(
        "lost zeros, put back by what is known",
        xlsx([HEAD, [3302000001, "张三"]]),
        {"0003302000001": {}},
        repairs=[("account_no", "leading_zeros")],
        options={"known_account_length": 13},
    ),
    Case(
        "lost zeros with nobody to ask stay as they are",
        xlsx([HEAD, [3302000001, "张三"], [3302000002, "李四"]]),
        {"3302000001": {}, "3302000002": {}},
        repairs=[("account_no", "number_as_text")] * 2,
    ),
    Case(
        "lengths that disagree are no ground for a guess",
        csv(HEAD, ZHANG, ["03302000002", "李"], ["3302000003", "王"], ["0330200004", "赵"]),
        {"0003302000001": {}, "03302000002": {}, "3302000003": {}, "0330200004": {}},
        problems=[
            (3, "account_no", "length_unsure"),
            (4, "account_no", "length_unsure"),
            (5, "account_no", "length_unsure"),
        ],
        name="a.csv",
    ),
    Case(
        "a missing digit is not a lost zero",
        csv(HEAD, ["3302000001", "张"], ["3302000002", "李"], ["3302000003", "王"], ["330200004", "赵"]),
        {"3302000001": {}, "3302000002": {}, "3302000003": {}, "330200004": {}},
        problems=[(5, "account_no", "length_unsure")],
        name="a.csv",
    ),
    Case(
        "a number Excel rounded is never guessed",
        xlsx([HEAD, [3302000000001234567, "张三"], LI]),
        {"0003302000002": {}},
        lost=[(2, "digits_lost")],
    ),
    Case(
        "a number Excel shortened",
        csv(HEAD, ["3.302E+12", "张三"], LI),
        {"0003302000002": {}},
        lost=[(2, "digits_lost")],
        name="a.csv",
    ),
    Case(
        "apostrophes and formulas around numbers",
        csv(HEAD, ["'0003302000001", "张三"], ['"=""0003302000002"""', "李四"]),
        TWO,
        repairs=[("account_no", "wrapping")] * 2,
        name="a.csv",
    ),
    Case(
        "full-width digits and spaces",
        xlsx([HEAD, ["０００３３０２０００００１", "张三"], ["0003302 000002 ", "李四"]]),
        TWO,
        repairs=[("account_no", "full_width"), ("account_no", "spacing")],
    ),
    Case(
        "words where a number belongs",
        xlsx([HEAD, ["新装未编号", "张三"], LI]),
        {"0003302000002": {}},
        lost=[(2, "not_an_account")],
    ),
    Case(
        "a meter stands in for a missing account",
        xlsx([[*HEAD, "表号"], [None, "张三", "310000000001"]]),
        {"": {"meter_no": "310000000001", "name": "张三"}},
    ),
    Case(
        "neither account nor meter",
        xlsx([HEAD, [None, "张三"], ["无", "李四"]]),
        {},
        lost=[(2, "no_account"), (3, "no_account")],
    ),
    Case("twice the same", xlsx([HEAD, ZHANG, LI, ZHANG]), TWO, merged=[(4, 2)]),
    Case(
        "the second row completes the first",
        xlsx([[*HEAD, "电话", "备注"], [*ZHANG, None, "甲"], [*ZHANG, "13800138000", "乙"]]),
        {"0003302000001": {"phones": "13800138000", "note": "甲；乙"}},
        merged=[(3, 2)],
    ),
    Case(
        "two rows with a phone each",
        xlsx([[*HEAD, "电话"], [*ZHANG, "13800138000"], [*ZHANG, "13900139000"]]),
        {"0003302000001": {"phones": "13800138000 13900139000"}},
        merged=[(3, 2)],
    ),
    Case(
        "two rows that contradict each other",
        xlsx([[*HEAD, "电话"], [*ZHANG, "13800138000"], [ZHANG[0], "李四", "13900139000"]]),
        {"0003302000001": {"name": "张三", "phones": "13800138000"}},
        merged=[(3, 2)],
        problems=[(3, "name", "contradicts"), (3, "phones", "contradicts")],
    ),
]

PAIRS = [
    Case(
        "a tick box is not the number one",
        xlsx([[*HEAD, "人口"], [*ZHANG, 1], [*LI, True]]),
        {"0003302000001": {"residents": 1}, "0003302000002": {"residents": None}},
        problems=[(3, "residents", "not_a_number")],
    ),
    Case(
        "swapped coordinates",
        xlsx([[*HEAD, "经度", "纬度"], [*ZHANG, 29.61, 119.04]]),
        {"0003302000001": {"longitude": 119.04, "latitude": 29.61}},
        repairs=[("longitude", "coordinates_swapped"), ("latitude", "coordinates_swapped")],
    ),
    Case(
        "several phone columns",
        xlsx(
            [[*HEAD, "联系电话1", "联系电话2", "手机"], [*ZHANG, "13800138000", "13900139000", "13800138000"]]
        ),
        {"0003302000001": {"phones": "13800138000 13900139000"}},
    ),
    Case(
        "the calendar in a column of its own",
        xlsx([[*HEAD, "历法", "生日"], [*ZHANG, "农历", "1952-08-03"], [*LI, "公历", "1952-08-03"]]),
        {
            "0003302000001": {"birth": "1952-08-03", "birth_calendar": "lunar"},
            "0003302000002": {"birth": "1952-08-03", "birth_calendar": "solar"},
        },
        repairs=[("birth", "lunar_kept")],
    ),
]


def outcome(reading: LedgerReading) -> dict[str, Any]:
    return {
        "rows": {row.account_no for row in reading.rows},
        "problems": [(p.row_no, p.field, p.kind) for p in reading.problems if not p.row_lost],
        "lost": [(p.row_no, p.kind) for p in reading.problems if p.row_lost],
        "merged": [(m.row_no, m.into_row_no) for m in reading.merged],
        "skipped": [(s.row_no, s.kind) for s in reading.skipped],
        "repairs": [(repair.field, repair.kind) for row in reading.rows for repair in row.repairs],
    }


@pytest.mark.parametrize("case", [*FILES, *LAYOUT, *NUMBERS, *PAIRS], ids=lambda case: case.about)
def test_a_dirty_ledger_comes_out_as_it_should(case: Case, take_in: Import) -> None:
    reading = take_in(case.data, case.name, **case.options)
    assert outcome(reading) == {
        "rows": set(case.rows),
        "problems": list(case.problems),
        "lost": list(case.lost),
        "merged": list(case.merged),
        "skipped": list(case.skipped),
        "repairs": list(case.repairs),
    }
    for row in reading.rows:
        expected = case.rows[row.account_no]
        assert {name: row.values.get(name) for name in expected} == expected
