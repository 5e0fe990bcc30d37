"""Rows of a ledger that hold no household: titles, printed page heads, totals, remarks below the table."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from gridsteward.intake.synonyms import Synonyms, normalise_title
from gridsteward.intake.words import half_width, is_nothing, said
from gridsteward.records.ledger import IGNORE, SENSITIVE, Cell, RawSheet, SheetPlan, SkipKind

_COUNTED: Final = re.compile(r"[共计总合]+:?\d+(?:\.0)?[户条人行]?.*")
_PAGE: Final = re.compile(r"第?\d+[页/]共?\d*页?|第\d+页.*")
_SIGNED: Final = re.compile(
    r"(?:备注|说明|注|填表|制表|审核|审批|填报|单位|日期|统计|打印|联系人|负责人|page)[^:]{0,6}:.*",
    re.IGNORECASE,
)
_FEW: Final = 4


@dataclass(frozen=True, slots=True)
class RowJudge:
    """Knows one sheet's titles and head, and tells which rows hold no household."""

    titles: frozenset[str]
    heads: frozenset[str]
    totals: frozenset[str]
    left_out: frozenset[int]

    @classmethod
    def of(cls, sheet: RawSheet, plan: SheetPlan, synonyms: Synonyms) -> "RowJudge":
        """Return the judge of one sheet."""
        head = [row_no - 1 for row_no in plan.head_rows]
        above = sheet.rows[: head[0]] if head else ()
        return cls(
            titles=frozenset(text for row in above for text in _texts(row)),
            heads=frozenset(normalise_title(text) for at in head for text in _texts(sheet.rows[at])),
            totals=synonyms.totals,
            left_out=frozenset(c.index for c in plan.columns if c.field in {IGNORE, SENSITIVE}),
        )

    def is_totals(self, row: Sequence[Cell]) -> bool:
        """Tell whether a row adds others up."""
        return any(
            text.casefold() in self.totals
            or text.partition(":")[0] in self.totals
            or _COUNTED.fullmatch(text)
            for text in _texts(row)
        )

    def without_household(self, row: Sequence[Cell]) -> SkipKind | None:
        """Return why a row without account and meter is no household; None when it looks like one."""
        texts = _texts(row)
        if self.heads and texts and all(normalise_title(text) in self.heads for text in texts):
            return SkipKind.REPEATED_HEAD
        if texts and all(text in self.titles for text in texts):
            return SkipKind.TITLE
        if self.is_totals(row):
            return SkipKind.TOTALS
        if 0 < len(texts) <= _FEW and (_SIGNED.fullmatch(texts[0]) or _PAGE.fullmatch(texts[0])):
            return SkipKind.REMARK
        told = (cell for index, cell in enumerate(row) if index not in self.left_out)
        return None if any(not is_nothing(said(cell)) for cell in told) else SkipKind.EMPTY

    def shown(self, row: Sequence[Cell]) -> str:
        """Return what a row says, for a list that a person reads; columns left out stay out."""
        told = (said(cell) for index, cell in enumerate(row) if index not in self.left_out)
        return " ".join(text for text in told if text)[:80]


def _texts(row: Sequence[Cell]) -> list[str]:
    """Return the filled cells without any spaces (合 计 is 合计)."""
    plain = ("".join(half_width(said(cell)).split()) for cell in row if cell != "")
    return [text for text in plain if text]
