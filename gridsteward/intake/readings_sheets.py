"""Say how a sheet of use data is laid out, for a person to look over and correct."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Final, NamedTuple

from msgspec.structs import replace

from gridsteward.intake.readings_dates import (
    Moment,
    day_of_month,
    minutes_of,
    month_within,
    read_moment,
    read_month,
    year_within,
)
from gridsteward.intake.readings_table import Table
from gridsteward.intake.synonyms import Synonyms, normalise_title
from gridsteward.intake.words import half_width, said
from gridsteward.records.ledger import IGNORE, Cell, ColumnPlan
from gridsteward.records.reading_plan import MEANING, Layout, ReadingSheet
from gridsteward.records.readings import ReadingKind

_HEAD_WITHIN: Final = 40
_SAMPLES: Final = 3
_LONGEST_TITLE: Final = 24
_IDS: Final = ("account_no", "meter_no")
_VALUES: Final = ("daily_kwh", "register", "bill_kwh", "amount")
_POINT_COUNTS: Final = (96, 48, 24)
_CODE: Final = re.compile(r"(?=.*\d)[0-9A-Za-z]{5,24}")
_POINT: Final = re.compile(r"(?:p|点|第|t|u)?0*(\d{1,2})(?:点|时段|点电量|点功率)?", re.IGNORECASE)
_NAMED_ACCOUNT: Final = re.compile(r"(?:户号|用户编号|客户编号)[:：\s]*([0-9A-Za-z]{5,24})")
_SURE: Final = 4  # points of a head: two for a known title, three for days or points across
_FEWEST_DAYS: Final = 5
_RISING: Final = 0.97
_ENOUGH_STEPS: Final = 20


class _Column(NamedTuple):
    at: int
    title: str
    key: str
    field: str
    sure: bool


class _About(NamedTuple):
    """What is known around a sheet: today, the texts above its head and in its names."""

    today: date
    texts: tuple[str, ...]
    words: Mapping[str, str]

    def says(self, what: str) -> bool:
        """Tell whether a word for `what` stands around the sheet."""
        texts = [text.casefold() for text in self.texts]
        return any(word in text for word, key in self.words.items() if key == what for text in texts)


def recognise(
    table: Table,
    synonyms: Synonyms,
    *,
    today: date,
    file_name: str = "",
    remembered: Mapping[str, str] | None = None,
    chosen: Mapping[int, str] | None = None,
) -> ReadingSheet:
    """Return how to read `table`.

    `remembered` (normalised title to field or IGNORE) wins over the synonyms, `chosen` (column index from 0 to the
    same) over everything. `chosen[MEANING]` says what figures across the sheet are: "daily_kwh" or "register".
    """
    known = {**synonyms.columns, **{key: (field, -1) for key, field in (remembered or {}).items()}}
    titled = {key: field for key, (field, _rank) in known.items()}
    head = _head_row(table, titled, today)
    first = 0 if head is None else head + 1
    above = [said(cell) for row in table.top[: head or 0] for cell in row if cell != ""]
    about = _About(today, (*above, table.name, file_name), synonyms.values["about"])
    columns = _titled(table, head, titled) if head is not None else _guessed(table, today)
    if chosen:
        taken = {field for at, field in chosen.items() if at != MEANING} - {IGNORE, ""}
        columns = [
            each._replace(field=chosen[each.at], sure=True)
            if each.at in chosen
            else each._replace(field="" if each.field in taken else each.field)
            for each in columns
        ]
    layout, kind, across = _layout(table, head, columns, about)
    account = next((found[1] for text in above if (found := _NAMED_ACCOUNT.search(half_width(text)))), "")
    if not any(each.field in _IDS for each in columns) and layout is not Layout.HOMES_ACROSS and not account:
        layout, across = Layout.UNKNOWN, ()
    sheet = ReadingSheet(
        sheet=table.name,
        head_rows=() if head is None else (head + 1,),
        first_data_row=first + 1,
        columns=tuple(_plan(each, table, first) for each in columns if each.at not in dict(across)),
        layout=layout,
        kind=kind,
        across=across,
        power=kind is ReadingKind.POINTS and about.says("power") and not about.says("energy"),
        account=account if not any(each.field in _IDS for each in columns) else "",
        hidden=table.hidden,
    )
    return _with_meaning(sheet, table, first, about=about, said=(chosen or {}).get(MEANING, ""))


def _plan(column: _Column, table: Table, first: int) -> ColumnPlan:
    seen = dict.fromkeys(said(row[column.at]) for row in table.top[first:] if row[column.at] != "")
    return ColumnPlan(
        index=column.at,
        title=column.title,
        key=column.key,
        field=column.field,
        sure=column.sure,
        samples=tuple(seen)[:_SAMPLES],
    )


# -- the head ----------------------------------------------------------------------------------------------------------


def _texts(row: Sequence[Cell]) -> list[str]:
    return [" ".join(said(cell).split()) for cell in row]


def _field(text: str, titled: Mapping[str, str]) -> str:
    """Return the field of a title; of two words with a stroke between them the first known one counts."""
    if not text or len(text) > _LONGEST_TITLE:
        return ""
    key = normalise_title(text)
    if key in titled:
        return titled[key]
    words = (normalise_title(word) for word in re.split(r"[/／、|\\]", text))
    return next((titled[word] for word in words if word in titled), "")


def _head_row(table: Table, titled: Mapping[str, str], today: date) -> int | None:
    """Return the row (from 0) whose cells are titles: known ones, days, points or homes; None for a bare table."""
    best, most = None, 0
    for at, row in enumerate(table.top[:_HEAD_WITHIN]):
        texts = _texts(row)
        fields = {field for text in texts if (field := _field(text, titled)) and field != IGNORE}
        score = 2 * len(fields)
        if (fields & {*_IDS} and (_days(row, today=today) or _months(row, today) or _run_of_days(texts))) or (
            fields & {"date"} and (_points(row) or _homes(row))
        ):
            score += 3
        if score > most and (score >= _SURE or (fields & {*_IDS} and all(map(_title_like, texts)))):
            best, most = at, score
    return best


def _title_like(text: str) -> bool:
    return len(text) <= _LONGEST_TITLE and not re.search(r"\d{3,}", text)


def _run_of_days(texts: Sequence[str]) -> bool:
    """Tell whether titles count the days of a month, or of several: 28, 29, 30, 1, 2 …"""
    days = [day for text in texts if (day := day_of_month(text)) is not None]
    return len(days) >= _FEWEST_DAYS and all(after in (before + 1, 1) for before, after in pairwise(days))


def _titled(table: Table, head: int, titled: Mapping[str, str]) -> list[_Column]:
    taken: set[str] = set()
    columns = []
    for index, text in enumerate(_texts(table.top[head])):
        field = _field(text, titled)
        if field in taken and field != IGNORE:
            field = ""
        taken.add(field)
        columns.append(_Column(index, text, normalise_title(text), field, sure=bool(field)))
    return columns


def _guessed(table: Table, today: date) -> list[_Column]:
    """Guess from what stands in them what the columns of a table without a head are."""
    fields: dict[int, str] = {}
    for index in range(table.wide):
        cells = [row[index] for row in table.top if row[index] != ""]
        texts = [said(cell) for cell in cells]
        if not texts:
            continue
        if all(isinstance(read_moment(cell, today=today), Moment) for cell in cells):
            guess = "date"
        elif all(_CODE.fullmatch(text) for text in texts):
            guess = "meter_no" if "account_no" in fields.values() else "account_no"
        elif all(_is_number(text) for text in texts):
            guess = "daily_kwh"
        else:
            continue
        if guess not in fields.values():
            fields[index] = guess
    if not {"date", "daily_kwh", "account_no"} <= set(fields.values()):
        fields = {}
    return [_Column(index, "", "", fields.get(index, ""), sure=False) for index in range(table.wide)]


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


# -- the layout --------------------------------------------------------------------------------------------------------


def _layout(
    table: Table, head: int | None, columns: Sequence[_Column], about: _About
) -> tuple[Layout, ReadingKind, tuple[tuple[int, str], ...]]:
    fields = {each.field: each.at for each in columns if each.field}
    free = {each.at for each in columns if not each.field or not each.sure}
    row = table.top[head] if head is not None else ()
    if "date" in fields and head is not None:
        points = [(at, number) for at, number in _points(row) if at in free]
        homes = [(at, code) for at, code in _homes(row) if at in free]
        if points:
            return Layout.POINTS_ACROSS, ReadingKind.POINTS, tuple((at, str(n)) for at, n in points)
        if homes and not fields.keys() & {*_IDS, *_VALUES}:
            return Layout.HOMES_ACROSS, ReadingKind.DAILY, tuple(homes)
    kind = _kind_of_rows(table, head, fields, about)
    if kind is not None:
        return Layout.ROWS, kind, ()
    if head is not None and fields.keys() & {*_IDS}:
        around = _around(table, head, about)
        days = [(at, day) for at, day in _days(row, today=about.today, around=around) if at in free]
        months = [(at, month) for at, month in _months(row, about.today) if at in free]
        if days and len(days) >= len(months):
            return Layout.DAYS_ACROSS, ReadingKind.DAILY, tuple(days)
        if months:
            return Layout.DAYS_ACROSS, ReadingKind.BILLS, tuple(months)
    return Layout.UNKNOWN, ReadingKind.DAILY, ()


def _kind_of_rows(
    table: Table, head: int | None, fields: Mapping[str, int], about: _About
) -> ReadingKind | None:
    """Return what a row of a home and a day or month says; None when rows are none."""
    if "date" in fields and fields.keys() & {"daily_kwh", "register"}:
        if _is_monthly(table, head, fields["date"], about):
            return ReadingKind.BILLS
        timed = "register" not in fields and _is_timed(table, head, fields["date"], about)
        return ReadingKind.POINTS if timed else ReadingKind.DAILY
    if "month" in fields and fields.keys() & {"bill_kwh", "amount", "daily_kwh"}:
        return ReadingKind.BILLS
    return ReadingKind.BILLS if "date" in fields and fields.keys() & {"bill_kwh", "amount"} else None


def _is_monthly(table: Table, head: int | None, index: int, about: _About) -> bool:
    """Tell whether a column of dates names months alone."""
    cells = [row[index] for row in table.top[(head or -1) + 1 :] if row[index] != ""]
    return bool(cells) and all(
        not isinstance(read_moment(cell, today=about.today), Moment)
        and isinstance(read_month(cell, today=about.today), int)
        for cell in cells
    )


def _is_timed(table: Table, head: int | None, index: int, about: _About) -> bool:
    """Tell whether a column names times of the day, several of them."""
    found = (read_moment(row[index], today=about.today) for row in table.top[(head or -1) + 1 :])
    minutes = {each.minutes for each in found if isinstance(each, Moment)}
    return len(minutes) > 2 and None not in minutes


def _around(table: Table, head: int, about: _About) -> list[tuple[int, int] | int | None]:
    """Return what year and month, or year alone, the texts above each column name."""
    whole: tuple[int, int] | int | None = next(
        (found for text in about.texts if (found := month_within(text))), None
    ) or year_within(about.texts)
    group: list[tuple[int, int] | int | None] = []
    last = whole
    for cell in table.top[head - 1] if head else [""] * table.wide:
        last = month_within(said(cell)) or last
        group.append(last)
    return group


def _days(
    row: Sequence[Cell], *, today: date, around: Sequence[tuple[int, int] | int | None] = ()
) -> list[tuple[int, str]]:
    """Return the columns whose title is a day, with its ISO date; a day of a month needs the month above it."""
    near = around or [None] * len(row)
    found: list[tuple[int, str]] = []
    for index, cell in enumerate(row):
        context = near[index]
        year = context[0] if isinstance(context, tuple) else context
        moment = read_moment(cell, today=today, year=year) if cell != "" else None
        if isinstance(moment, Moment) and moment.minutes is None:
            found.append((index, _iso(moment.day)))
        elif isinstance(context, tuple) and (day := day_of_month(said(cell))) is not None:
            try:
                named = date(*context, day)
            except ValueError:
                continue
            if named <= today:
                found.append((index, named.isoformat()))
    return found if len(found) > 1 or (found and len(row) <= 4) else []


def _months(row: Sequence[Cell], today: date) -> list[tuple[int, str]]:
    found = [(index, read_month(cell, today=today)) for index, cell in enumerate(row) if cell != ""]
    months = [(index, month) for index, month in found if isinstance(month, int)]
    return (
        [(index, f"{month // 12:04}-{month % 12 + 1:02}") for index, month in months]
        if len(months) > 1
        else []
    )


def _homes(row: Sequence[Cell]) -> list[tuple[int, str]]:
    """Return the columns whose title is an account or a meter number."""
    return [(at, text) for at, text in enumerate(_texts(row)) if at and _CODE.fullmatch(text)]


def _points(row: Sequence[Cell]) -> list[tuple[int, int]]:
    """Return the columns that are the points of a day, with their numbers from 0; there are 96, 48 or 24 of them."""
    texts = [half_width(said(cell)) for cell in row]
    clock = [(at, minutes) for at, text in enumerate(texts) if (minutes := minutes_of(text)) is not None]
    if len(clock) not in _POINT_COUNTS:
        clock = [
            (at, int(found[1])) for at, text in enumerate(texts) if text and (found := _POINT.fullmatch(text))
        ]
    if len(clock) not in _POINT_COUNTS or any(b[1] <= a[1] for a, b in pairwise(clock)):
        return []
    return [(at, number) for number, (at, _minutes) in enumerate(clock)]


def _iso(day: int) -> str:
    return date.fromordinal(day + date(1970, 1, 1).toordinal()).isoformat()


# -- use or what a register shows --------------------------------------------------------------------------------------


def _with_meaning(sheet: ReadingSheet, table: Table, first: int, *, about: _About, said: str) -> ReadingSheet:
    if sheet.kind is not ReadingKind.DAILY:
        return sheet
    if sheet.layout is Layout.ROWS:
        return replace(sheet, cumulative=sheet.column("daily_kwh") is None)
    if sheet.layout is Layout.UNKNOWN:
        return sheet
    if said:
        return replace(sheet, cumulative=said == "register")
    return replace(sheet, cumulative=about.says("register") or _only_rises(sheet, table, first))


def _only_rises(sheet: ReadingSheet, table: Table, first: int) -> bool:
    """Tell whether the figures of nearly every home never fall: use does, a register does not."""
    places = [at for at, _what in sheet.across]
    body = table.top[first:]
    if sheet.layout is Layout.HOMES_ACROSS:
        series = [[row[at] for row in body] for at in places]
    else:
        series = [[row[at] for at in places] for row in body]
    steps = [
        after >= before
        for cells in series
        for before, after in pairwise([float(text) for text in map(said, cells) if _is_number(text)])
        if before or after
    ]
    return len(steps) >= _ENOUGH_STEPS and sum(steps) >= _RISING * len(steps)
