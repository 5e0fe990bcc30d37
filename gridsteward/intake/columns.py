"""Find the head of a sheet and say what each column holds, for a person to look over and correct."""

import dataclasses
import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import islice
from typing import Final, NamedTuple

from msgspec.structs import replace

from gridsteward.intake.synonyms import Synonyms, normalise_title
from gridsteward.records.ledger import (
    IGNORE,
    SENSITIVE,
    Cell,
    ColumnPlan,
    RawSheet,
    SheetPlan,
)

_HEAD_WITHIN: Final = 40
_SAMPLES: Final = 3
_GUESSED_FROM: Final = 200
_ENOUGH: Final = 3
_LONGEST_TITLE: Final = 20
_SEVERAL: Final = frozenset(
    {"phones", "note", "emergency_phones", "landlord_phones", "tenant_phones", IGNORE, SENSITIVE}
)
_TELLS_APART: Final = frozenset({"account_no", "meter_no"})
# Below an unknown group (子女, 村干部 …) these would name somebody else.
_PERSONAL: Final = frozenset({"name", "phones", "birth", "address", "birth_calendar"})
_MOBILE: Final = re.compile(r"(?:\+?86)?1[3-9]\d{9}(?:\.0)?")
_IDENTITY: Final = re.compile(r"\d{6}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]")
_DEGREES: Final = re.compile(r"\d{1,3}\.\d{3,}")
_ALL_DIGITS: Final = re.compile(r"\d{8,16}")


class _Title(NamedTuple):
    text: str
    key: str
    found: tuple[str, int] | None


def recognise(
    sheet: RawSheet,
    synonyms: Synonyms,
    *,
    remembered: Mapping[str, str] | None = None,
    chosen: Mapping[int, str] | None = None,
) -> SheetPlan:
    """Return how to read `sheet`.

    `remembered` (normalised title to field, IGNORE or "") wins over the synonyms; `chosen` (column index,
    counted from 0, to the same) wins over everything. Identity numbers stay out whoever asks for them.
    """
    known = {**synonyms.columns, **{key: (field, -1) for key, field in (remembered or {}).items()}}
    synonyms = dataclasses.replace(synonyms, columns=known)
    rows = sheet.rows[:_HEAD_WITHIN]
    hits = [{title.found[0] for title in _single(row, synonyms) if title.found} for row in rows]
    best = max(range(len(rows)), key=lambda at: (len(hits[at]), -at), default=0)
    if not rows or not (hits[best] & _TELLS_APART or len(hits[best]) > 1):
        heads: tuple[int, ...] = ()
        titles = [_Title("", "", None)] * (len(sheet.rows[0]) if sheet.rows else 0)
    else:
        heads, titles = _head(sheet, best, synonyms)
    first = heads[-1] + 1 if heads else 0
    fields = _without_rivals(titles)
    return SheetPlan(
        sheet=sheet.name,
        head_rows=tuple(row + 1 for row in heads),
        first_data_row=first + 1,
        columns=_columns(sheet, first, titles=titles, fields=fields, chosen=chosen or {}),
        hidden=sheet.hidden,
    )


def _text(cell: Cell) -> str:
    return " ".join(str(cell).split())


def _single(row: Sequence[Cell], synonyms: Synonyms) -> list[_Title]:
    return [_title(_text(cell), synonyms) for cell in row]


def _title(text: str, synonyms: Synonyms) -> _Title:
    """Return a title with its field; of two words with a stroke between them the first known one counts."""
    key = normalise_title(text)
    found = synonyms.field_of(key)
    if found is None and len(text) <= _LONGEST_TITLE:
        words = [normalise_title(word) for word in re.split(r"[/／、|]", text)]
        found = next((known for word in words if (known := synonyms.field_of(word))), None)
    return _Title(text, key, found)


def _head(sheet: RawSheet, best: int, synonyms: Synonyms) -> tuple[tuple[int, ...], list[_Title]]:
    """Return the head rows (counted from 0) and one title a column; two rows when they belong together."""
    if best + 1 < len(sheet.rows) and _is_lower(sheet, best, synonyms):
        return (best, best + 1), _joined(sheet, best, synonyms)
    if best and _is_group_row(sheet, best - 1, synonyms):
        return (best - 1, best), _joined(sheet, best - 1, synonyms)
    return (best,), _single(sheet.rows[best], synonyms)


def _is_lower(sheet: RawSheet, upper: int, synonyms: Synonyms) -> bool:
    """Tell whether the row below `upper` is the second row of one head, not the first household."""
    above, below = sheet.rows[upper], sheet.rows[upper + 1]
    words = [_text(cell) for cell in below if cell != ""]
    if not words or not all(_title_like(word) for word in words):
        return False
    for one, other in zip(above, below, strict=True):
        known = _title(_text(one), synonyms).found
        if other != "" and known is not None and known[0] == "account_no":
            return False
    titles = [*_joined(sheet, upper, synonyms), *_single(below, synonyms)]
    return any(title.found for title, cell in zip(titles, [*below, *below], strict=True) if cell != "")


def _is_group_row(sheet: RawSheet, at: int, synonyms: Synonyms) -> bool:
    """Tell whether row `at` groups the titles below it; a heading over the whole sheet does not."""
    above, below = ([_text(cell) for cell in row] for row in sheet.rows[at : at + 2])
    words = [word for word in above if word]
    if len(words) < 2 or not all(_title_like(word) for word in words):
        return False
    if any(
        _title(word, synonyms).found or normalise_title(word) in synonyms.neutral_groups for word in words
    ):
        return True
    groups = _groups(sheet, at, above, below)
    return any(
        group and word and synonyms.field_of(normalise_title(group + word))
        for group, word in zip(groups, below, strict=True)
    )


def _title_like(text: str) -> bool:
    return len(text) <= _LONGEST_TITLE and not re.search(r"\d{3,}|[:：√×]", text)


def _joined(sheet: RawSheet, upper: int, synonyms: Synonyms) -> list[_Title]:
    above = [_text(cell) for cell in sheet.rows[upper]]
    below = [_text(cell) for cell in sheet.rows[upper + 1]]
    titles = []
    for group, word in zip(_groups(sheet, upper, above, below), below, strict=True):
        title = _title(group + word, synonyms)
        if title.found is None and group and word:
            alone = _title(word, synonyms)
            neutral = normalise_title(group) in synonyms.neutral_groups
            if alone.found and (neutral or alone.found[0] not in _PERSONAL):
                title = _Title(title.text, title.key, alone.found)
        titles.append(title)
    return titles


def _groups(sheet: RawSheet, upper: int, above: list[str], below: list[str]) -> list[str]:
    """Return the group word over each column: as far as its merged area, or while it has words below."""
    spans = {left: right for top, left, _, right in sheet.merged if top == upper}
    groups, word, until = [], "", -1
    for column, text in enumerate(above):
        if text:
            word = text
            until = spans.get(column, column) if sheet.merged else len(above)
        groups.append(word if text or (column <= until and below[column]) else "")
    return groups


def _without_rivals(titles: list[_Title]) -> list[str]:
    """Return a field a column; where two claim one, the surest word keeps it and the other is not taken."""
    keeper: dict[str, int] = {}
    for index, title in enumerate(titles):
        if title.found is None:
            continue
        field, rank = title.found
        held = titles[keeper[field]].found if field in keeper else None
        if held is None or rank < held[1]:
            keeper[field] = index
    return [
        title.found[0]
        if title.found and (title.found[0] in _SEVERAL or keeper[title.found[0]] == index)
        else ""
        for index, title in enumerate(titles)
    ]


def _columns(
    sheet: RawSheet, first: int, *, titles: list[_Title], fields: list[str], chosen: Mapping[int, str]
) -> tuple[ColumnPlan, ...]:
    columns = []
    taken = {*fields, *chosen.values()}
    body = sheet.rows[first:]
    for index, (title, told) in enumerate(zip(titles, fields, strict=True)):
        filled = (_sample(row[index]) for row in body if row[index] != "")
        seen = [text for text in islice(filled, _GUESSED_FROM) if text]
        if not title.text and not seen:
            continue
        outbid = told in chosen.values() and told not in _SEVERAL
        field, sure = "" if outbid else told, bool(title.found)
        if not field and title.found is None:
            field, sure = _guess(seen, taken), False
            taken.add(field)
        elif not field:
            sure = False
        if index in chosen:
            field, sure = chosen[index], True
        if _identity_numbers(seen):
            field, sure = SENSITIVE, True
        samples = () if field == SENSITIVE else tuple(dict.fromkeys(seen))[:_SAMPLES]
        columns.append(
            ColumnPlan(index=index, title=title.text, key=title.key, field=field, sure=sure, samples=samples)
        )
    if not first:
        return _with_account_guess(columns, body)
    return tuple(columns)


def _sample(cell: Cell) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return _text(cell)


def _mostly(seen: list[str], fits: Callable[[str], object]) -> bool:
    return len(seen) >= _ENOUGH and sum(1 for text in seen if fits(text)) >= 0.9 * len(seen)


def _identity_numbers(seen: list[str]) -> bool:
    return sum(1 for text in seen if _IDENTITY.fullmatch(text)) * 2 > len(seen)


def _guess(seen: list[str], taken: set[str]) -> str:
    """Return what the content itself says beyond mistaking, and only where no title claims that field."""
    if "phones" not in taken and _mostly(seen, _MOBILE.fullmatch):
        return "phones"
    if "coordinates" in taken:
        return ""
    for field, low, high in (("longitude", 73, 136), ("latitude", 18, 54)):
        if field not in taken and _mostly(seen, partial(_lies_within, low=low, high=high)):
            return field
    return ""


def _lies_within(text: str, *, low: int, high: int) -> bool:
    return _DEGREES.fullmatch(text) is not None and low <= float(text) <= high


def _with_account_guess(columns: list[ColumnPlan], body: Sequence[Sequence[Cell]]) -> tuple[ColumnPlan, ...]:
    """Without a head: one single column of long, equally long, all different numbers is the account."""
    fits = []
    for column in columns:
        texts = [_sample(row[column.index]) for row in body[:_GUESSED_FROM] if row[column.index] != ""]
        even = len({len(text) for text in texts}) == 1 and len(set(texts)) == len(texts)
        if not column.field and even and _mostly(texts, _ALL_DIGITS.fullmatch):
            fits.append(column.index)
    return tuple(
        replace(column, field="account_no") if fits == [column.index] else column for column in columns
    )
