"""A notice of outages, row by row: each becomes an outage, or is listed with why it waits (R5.6)."""

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from difflib import SequenceMatcher
from typing import Final

from msgspec.structs import replace

from gridsteward.intake.dates import read_date
from gridsteward.intake.outcome import Odd
from gridsteward.intake.rows import RowJudge
from gridsteward.intake.synonyms import Synonyms
from gridsteward.intake.times import read_time
from gridsteward.intake.words import (
    chinese_number,
    half_width,
    is_nothing,
    read_text,
    read_word,
    said,
    unwrapped,
)
from gridsteward.records.faults import Fault
from gridsteward.records.ledger import Cell, RawSheet, RawWorkbook, SheetPlan, SkipKind, SkippedRow
from gridsteward.records.outage import OutageKind
from gridsteward.records.outage_sheet import OutageProblem, OutageProblemKind, OutageReading, SheetOutage

_BETWEEN: Final = re.compile(r"[、,，;；/\n]+")
_LATEST: Final = date(2200, 1, 1)
_CLOCK: Final = r"(?:凌晨|早上|上午|中午|下午|傍晚|晚上)?\d{1,2}\s*[:：时点]\s*(?:\d{1,2}(?::\d{2})?分?|半)?"
_MOMENT: Final = re.compile(
    rf"(?P<day>\d{{2,4}}\D\d{{1,2}}\D\d{{1,2}}[日号]?|\d{{1,2}}月\d{{1,2}}[日号])?[\sT]*(?P<clock>{_CLOCK})?"
)
_SPAN: Final = re.compile(
    rf"(?P<from>.*?\d.*?{_CLOCK}|{_CLOCK})\s*(?:至|到|-{{1,2}}|—+|~|～|–)\s*(?P<to>\d.*|[上下中]午.*)"
)
_NUMBER: Final = re.compile(r"\d+|[一二三四五六七八九十]+")
_ENDING: Final = re.compile(r"(?:配电)?(?:公变|专变|配变|变压器|台区|公用变|变台|变)+$")
_LIKE: Final = 0.6
_EXCEL_BEGINS: Final = datetime.fromisoformat("1899-12-30")
_EARLIEST: Final = 2000
_MIDNIGHT: Final = re.compile(r"24\s*[:：时点]\s*(?:00)?分?")


@dataclass(slots=True)
class _Row:
    """One row while it is read."""

    sheet: str
    row_no: int
    values: dict[str, str] = field(default_factory=dict)
    districts: tuple[str, ...] = ()
    problems: list[OutageProblem] = field(default_factory=list)

    def problem(self, name: str, kind: OutageProblemKind, *, value: str = "", other: str = "") -> None:
        self.problems.append(
            OutageProblem(
                sheet=self.sheet, row_no=self.row_no, field=name, kind=kind, value=value, other=other
            )
        )


def read_outages(
    workbook: RawWorkbook, plans: Sequence[SheetPlan], synonyms: Synonyms, *, today: date
) -> OutageReading:
    """Return the outages of the planned sheets; a day without a year is the one nearest to `today`.

    Raise Fault `outages_no_head` when no sheet has both districts and a time.
    """
    usable = [plan for plan in plans if _usable(plan)]
    if not usable:
        raise Fault("outages_no_head", name=workbook.name)
    rows: list[_Row] = []
    skipped: list[SkippedRow] = []
    for plan in usable:
        _read_sheet(workbook.sheet(plan.sheet), plan, synonyms, today=today, rows=rows, skipped=skipped)
    problems = [each for row in rows for each in row.problems]
    return OutageReading(
        outages=_numbered([_outage(row) for row in rows if not row.problems], problems),
        problems=tuple(problems),
        skipped=tuple(skipped),
        unread_sheets=tuple(
            plan.sheet for plan in plans if plan not in usable and workbook.sheet(plan.sheet).rows
        ),
    )


def _usable(plan: SheetPlan) -> bool:
    fields = {column.field for column in plan.columns}
    return "districts" in fields and bool({"begins", "day"} & fields)


def _read_sheet(
    sheet: RawSheet,
    plan: SheetPlan,
    synonyms: Synonyms,
    *,
    today: date,
    rows: list[_Row],
    skipped: list[SkippedRow],
) -> None:
    judge = RowJudge.of(sheet, plan, synonyms)
    columns = {column.field: column.index for column in plan.columns if column.field}
    for row_no, cells in enumerate(sheet.rows, 1):
        if row_no in plan.head_rows or not any(cell != "" for cell in cells):
            continue
        skip: SkipKind | None = SkipKind.TITLE
        if row_no >= plan.first_data_row:
            got = {name: cells[at] for name, at in columns.items() if cells[at] != ""}
            skip = None
            if "districts" not in got or not ({"begins", "day"} & got.keys()):
                skip = judge.without_household(cells)
            if skip is None:
                rows.append(_row(sheet.name, row_no, got, synonyms=synonyms, today=today))
        if skip is not None:
            skipped.append(SkippedRow(sheet=sheet.name, row_no=row_no, kind=skip, text=judge.shown(cells)))


def _row(sheet: str, row_no: int, got: Mapping[str, Cell], *, synonyms: Synonyms, today: date) -> _Row:
    row = _Row(sheet, row_no)
    text = half_width(unwrapped(said(got.get("districts", "")))[0])
    row.districts = tuple(
        dict.fromkeys(part.strip() for part in _BETWEEN.split(text) if not is_nothing(part.strip()))
    )
    if not row.districts:
        row.problem("districts", OutageProblemKind.NO_DISTRICT)
    _moments(row, got, today)
    for name in ("line", "reason", "notice_no"):
        value = read_text(got.get(name, ""))
        value = value.value if isinstance(value, Odd) else value
        if value:
            row.values[name] = str(value)
    for name in ("kind", "status"):
        word = read_word(got.get(name, ""), synonyms.values[name])
        if isinstance(word, Odd):
            row.problem(name, OutageProblemKind.UNKNOWN_WORD, value=said(got[name]))
        elif word:
            row.values[name] = str(word)
    return row


def _moments(row: _Row, got: Mapping[str, Cell], today: date) -> None:
    """Read when it begins and when power is to be back; one cell may say both, the day may stand apart."""
    day = ""
    if "day" in got:
        day, clock = read_moment(got["day"], today=today) or ("", "")
        if not day:
            row.problem("day", OutageProblemKind.NOT_A_MOMENT, value=said(got["day"]))
            return
        if clock and "begins" not in got:
            row.values["begins"] = f"{day}T{clock}"
    begins, expected = got.get("begins", ""), got.get("expected", "")
    if isinstance(begins, str) and (span := _SPAN.fullmatch(half_width(begins))):
        begins, expected = span["from"], expected or span["to"]
    if begins != "":
        found = read_moment(begins, today=today)
        at_day = (found[0] or day) if found else ""
        if found is None or not (found[1] and at_day):
            row.problem("begins", OutageProblemKind.NOT_A_MOMENT, value=said(begins))
            return
        row.values["begins"] = f"{at_day}T{found[1]}"
    if "begins" not in row.values:
        row.problem("begins", OutageProblemKind.NO_BEGIN)
    elif expected != "" and not (isinstance(expected, str) and is_nothing(expected.strip())):
        _expected(row, expected, today)


def _expected(row: _Row, cell: Cell, today: date) -> None:
    begins = datetime.fromisoformat(row.values["begins"])
    midnight = isinstance(cell, str) and _MIDNIGHT.search(half_width(cell))
    if midnight and isinstance(cell, str):
        cell = _MIDNIGHT.sub("23:59", half_width(cell))
    found = read_moment(cell, today=today)
    if found is None or not found[1]:
        row.problem("expected", OutageProblemKind.NOT_A_MOMENT, value=said(cell))
        return
    ends = datetime.fromisoformat(f"{found[0] or row.values['begins'][:10]}T{found[1]}")
    if midnight:
        ends += timedelta(minutes=1)
    if ends <= begins and not found[0]:
        ends += timedelta(days=1)  # 22:00 to 6:00
    if ends <= begins:
        row.problem(
            "expected",
            OutageProblemKind.ENDS_BEFORE,
            value=f"{ends:%Y-%m-%d %H:%M}",
            other=f"{begins:%Y-%m-%d %H:%M}",
        )
        return
    row.values["expected"] = f"{ends:%Y-%m-%dT%H:%M}"


def read_moment(cell: Cell, *, today: date) -> tuple[str, str] | None:
    """Return the day (ISO) and the time (HH:MM) a cell tells, "" for what it does not tell; None when neither."""
    if isinstance(cell, float) and cell >= 1:  # Excel keeps a moment as days with a fraction
        cell = _EXCEL_BEGINS + timedelta(minutes=round(cell * 24 * 60))
    if isinstance(cell, datetime):
        clock = f"{cell:%H:%M}" if cell.hour or cell.minute else ""
        return (cell.date().isoformat(), clock) if cell.year >= _EARLIEST else None
    if isinstance(cell, date):
        return cell.isoformat(), ""
    if isinstance(cell, str):
        return _written(" ".join(half_width(unwrapped(cell)[0]).split()), today)
    time = read_time(cell)
    return ("", time) if isinstance(time, str) else None


def _written(text: str, today: date) -> tuple[str, str] | None:
    found = _MOMENT.fullmatch(text)
    if found is None or not text:
        return None
    day = _day(found["day"], today) if found["day"] else ""
    time = read_time(found["clock"].strip()) if found["clock"] else ""
    if (found["day"] and not day) or not isinstance(time, str):
        return None
    return day, time


def _day(text: str, today: date) -> str:
    if re.match(r"\d{1,2}月", text):
        # Without a year: the one that brings it nearest, an old notice as well as one for January.
        month, number = map(int, re.findall(r"\d+", text))
        near = []
        for year in (today.year - 1, today.year, today.year + 1):
            try:
                near.append(date(year, month, number))
            except ValueError:
                continue
        return min(near, key=lambda day: abs(day - today)).isoformat() if near else ""
    got = read_date(text, today=_LATEST)
    value = got.value if isinstance(got, Odd) else got
    return value if isinstance(value, str) and len(value) == len("2026-11-25") else ""


def _outage(row: _Row) -> SheetOutage:
    values = row.values
    return SheetOutage(
        sheet=row.sheet,
        row_no=row.row_no,
        districts=row.districts,
        begins=values["begins"],
        expected=values.get("expected", ""),
        line=values.get("line", ""),
        reason=values.get("reason", ""),
        kind=OutageKind(values.get("kind", OutageKind.PLANNED)),
        cancelled=values.get("status") == "cancelled",
        notice_no=values.get("notice_no", ""),
    )


def _numbered(outages: Sequence[SheetOutage], problems: list[OutageProblem]) -> tuple[SheetOutage, ...]:
    """Join the rows of one notice, and tell apart several of one day for the same districts.

    A notice often has a row for each district: with one number and one time they are one outage.
    """
    joined: dict[tuple[str, ...], SheetOutage] = {}
    for each in outages:
        named = (each.notice_no,) if each.notice_no else ("", each.line, each.reason)
        key = (*named, each.begins, each.expected, each.kind, str(each.cancelled))
        if not each.notice_no and not each.line:
            key = (*key, *each.districts)
        first = joined.get(key)
        joined[key] = (
            each
            if first is None
            else replace(first, districts=tuple(dict.fromkeys((*first.districts, *each.districts))))
        )
    kept: list[SheetOutage] = []
    numbers: set[str] = set()
    days: Counter[tuple[object, ...]] = Counter()
    for each in sorted(joined.values(), key=lambda each: (each.begins, each.row_no)):
        if each.notice_no and each.notice_no in numbers:
            problems.append(
                OutageProblem(
                    sheet=each.sheet,
                    row_no=each.row_no,
                    field="notice_no",
                    kind=OutageProblemKind.SAID_TWICE,
                    value=each.notice_no,
                )
            )
            continue
        numbers.add(each.notice_no)
        of_day = (each.begins[:10], each.line, frozenset(each.districts))
        kept.append(replace(each, nth=days[of_day]))
        days[of_day] += 1
    return tuple(sorted(kept, key=lambda each: each.row_no))


# -- districts -------------------------------------------------------------------------------------------------------


def match_district(written: str, known: Collection[str]) -> tuple[str, str]:
    """Return which of the `known` districts a notice means, and which it may mean: one of them at most.

    Spaces, full-width forms and a closing 台区 or 公变 make no difference. What is merely alike is offered, never
    taken; and never with another number: 1号 is not 2号.
    """
    wanted = _plain(written)
    exact = [name for name in known if _plain(name) == wanted]
    if len(exact) == 1:
        return exact[0], ""
    numbers = _numbers(wanted)
    scored = sorted(
        (
            (SequenceMatcher(None, wanted, plain).ratio() + (plain in wanted or wanted in plain), name)
            for name in known
            if (plain := _plain(name)) and wanted and _numbers(plain) == numbers
        ),
        reverse=True,
    )
    if not scored or scored[0][0] < _LIKE:
        return "", ""
    if len(scored) > 1 and scored[1][0] == scored[0][0]:
        return "", ""
    return "", scored[0][1]


def _plain(name: str) -> str:
    text = "".join(half_width(name).casefold().split()).replace("#", "号").replace("№", "")
    return _ENDING.sub("", text) or text


def _numbers(name: str) -> list[int]:
    return [int(each) if each.isdecimal() else chinese_number(each) or 0 for each in _NUMBER.findall(name)]
