"""Whatever a file holds: every row comes out exactly once, and no account number turns into another."""

import string
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gridsteward.intake.columns import recognise
from gridsteward.intake.ledger import read_ledger
from gridsteward.intake.synonyms import Synonyms
from gridsteward.records.ledger import LEDGER_FIELDS, LedgerReading, RawSheet, RawWorkbook
from tests.intake.conftest import REPOSITORY, TODAY

TITLES = ("户号", "户名", "电话", "表号", "出生日期", "常住人口", "经度", "纬度", "是否独居", "备注")
DIGITS = st.text(string.digits, min_size=1, max_size=18)
WORDS = st.sampled_from(
    [
        "",
        "张三",
        "合计",
        "小计:",
        "无",
        "户号",
        "户名",
        "3人",
        "1952.8.3",
        "农历1952年八月初三",
        "√",
        "第1页",
        "13800138000",
    ]
)
CELLS = st.one_of(
    WORDS,
    DIGITS,
    st.integers(0, 10**18).map(float),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=12),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
)
ACCOUNTS = st.one_of(st.integers(0, 99).map("{:013}".format), st.integers(1, 99).map(float), CELLS)
SHEETS = st.lists(
    st.lists(st.tuples(ACCOUNTS, *[CELLS] * (len(TITLES) - 1)).map(list), max_size=12), min_size=1, max_size=2
)


def read(
    sheets: list[list[list[Any]]], synonyms: Synonyms, known: int | None
) -> tuple[RawWorkbook, LedgerReading]:
    raw = tuple(
        RawSheet(name=str(at), rows=[["台账", *[""] * (len(TITLES) - 1)], list(TITLES), *rows])
        for at, rows in enumerate(sheets)
    )
    workbook = RawWorkbook(name="a.xlsx", sheets=raw)
    plans = [recognise(sheet, synonyms) for sheet in raw]
    return workbook, read_ledger(workbook, plans, synonyms, today=TODAY, known_account_length=known)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(sheets=SHEETS, known=st.sampled_from([None, 10, 13]))
def test_every_row_comes_out_once_and_its_account_number_is_its_own(
    sheets: list[list[list[Any]]], known: int | None, synonyms: Synonyms
) -> None:
    workbook, reading = read(sheets, synonyms, known)
    taken = [(row.sheet, row.row_no) for row in reading.rows]
    merged = [(row.sheet, row.row_no) for row in reading.merged]
    skipped = [(row.sheet, row.row_no) for row in reading.skipped]
    lost = {(problem.sheet, problem.row_no) for problem in reading.problems if problem.row_lost}
    came_out = [*taken, *merged, *skipped, *lost]
    filled = {
        (str(at), row_no)
        for at, rows in enumerate(sheets)
        for row_no, row in enumerate(rows, 3)
        if any(cell != "" for cell in row)
    } | {(str(at), 1) for at in range(len(sheets))}
    heads = {(plan.name, 2) for plan in workbook.sheets}
    assert len(came_out) == len(set(came_out))
    assert set(came_out) - heads == filled
    for row in reading.rows:
        assert set(row.values) <= {*LEDGER_FIELDS, "birth_leap"}
        if row.account_no:
            cell = workbook.row(row.sheet, row.row_no)[0]
            written = str(int(cell)) if isinstance(cell, float) else str(cell)
            assert _plain(row.account_no) == _plain(written)


def _plain(number: str) -> str:
    digits = "".join(letter for letter in number if letter.isalnum() or letter in "-_.")
    return digits.removesuffix(".0").lstrip("0")


def test_every_kind_has_its_sentence_in_both_languages() -> None:
    from gridsteward.records.ledger import IGNORE, SENSITIVE, ProblemKind, RepairKind, SkipKind
    from gridsteward.words import LANGUAGES, Words

    code = "".join(path.read_text("utf-8") for path in (REPOSITORY / "gridsteward" / "intake").glob("*.py"))
    for language in LANGUAGES:
        words = Words(language)
        assert {*words.section("ledger_repair")} == {*RepairKind}
        assert {*words.section("ledger_problem")} == {*ProblemKind}
        assert {*words.section("ledger_skip")} == {*SkipKind}
        assert {*words.section("ledger_field")} == {*LEDGER_FIELDS, IGNORE, SENSITIVE}
        for kind in RepairKind:
            words(f"ledger_repair.{kind}", before="1", after="2")
        for problem in ProblemKind:
            words(f"ledger_problem.{problem}", value="1", other="2")
        ours = [kind for kind in words.section("fault") if kind.startswith(("ledger_", "photo_"))]
        assert all(f'Fault("{kind}"' in code for kind in ours)
