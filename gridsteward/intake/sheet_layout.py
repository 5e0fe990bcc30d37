"""A workbook in which a station laid its sheets out anew: which columns in what order, under which titles."""

from collections.abc import Mapping, Sequence
from typing import Final

from gridsteward.intake.words import said
from gridsteward.records.ledger import Cell, RawWorkbook
from gridsteward.records.sheet import LayoutProblem, LayoutProblemKind, LayoutReading, OwnColumn, OwnSheet

_NO: Final = frozenset(("否", "不要", "不", "n", "no", "×", "x", "0", "false"))
_LONGEST: Final = 60
_WIDEST: Final = 120.0


def read_layout(workbook: RawWorkbook, known: Mapping[str, Sequence[str]]) -> LayoutReading:
    """Return what is laid out, sheet by sheet. `known` are the columns of every sheet.

    A row is a column: its code ("visits.account_no"), what it is called here, its own title, its width, and whether it
    is wanted. The row with the code "visits.*" holds the sheet's own title. Other rows are passed over.
    """
    reader = _Reader(known)
    for sheet in workbook.sheets:
        for row_no, row in enumerate(sheet.rows, 1):
            wrong = reader.take(row)
            if wrong is not None:
                kind, value = wrong
                reader.problems.append(LayoutProblem(sheet=sheet.name, row_no=row_no, kind=kind, value=value))
    return LayoutReading(
        sheets={
            name: OwnSheet(
                title=reader.titles.get(name, ""), columns=tuple(reader.columns.get(name, {}).values())
            )
            for name in known
            if name in reader.seen
        },
        problems=tuple(reader.problems),
    )


class _Reader:
    def __init__(self, known: Mapping[str, Sequence[str]]) -> None:
        self._known = known
        self.titles: dict[str, str] = {}
        self.columns: dict[str, dict[str, OwnColumn]] = {}
        self.seen: set[str] = set()
        self.problems: list[LayoutProblem] = []

    def take(self, row: Sequence[Cell]) -> tuple[LayoutProblemKind, str] | None:
        """Take a row; return why it is not taken, None for one that is, or that is none."""
        cells = [said(cell) for cell in row]
        code = cells[0].strip() if cells else ""
        name, _, key = code.partition(".")
        if name not in self._known:
            of_a_sheet = key and name.isidentifier() and key.isidentifier()
            return (LayoutProblemKind.UNKNOWN_SHEET, code) if of_a_sheet else None
        self.seen.add(name)
        title = _cell(cells, 2)
        if len(title) > _LONGEST:
            return LayoutProblemKind.TITLE_LONG, title[:20]
        if key == "*":
            self.titles[name] = title
            return None
        return self._column(name, key, title, cells)

    def _column(
        self, name: str, key: str, title: str, cells: Sequence[str]
    ) -> tuple[LayoutProblemKind, str] | None:
        columns = self.columns.setdefault(name, {})
        if key not in self._known[name]:
            return LayoutProblemKind.UNKNOWN_COLUMN, f"{name}.{key}"
        if key in columns:
            return LayoutProblemKind.TWICE, f"{name}.{key}"
        if _cell(cells, 4).casefold() in _NO:
            return None
        width = _width(_cell(cells, 3))
        if width is None:
            return LayoutProblemKind.WIDTH, _cell(cells, 3)
        columns[key] = OwnColumn(key=key, title=title, width=width)
        return None


def _cell(cells: Sequence[str], at: int) -> str:
    return " ".join(cells[at].split()) if at < len(cells) else ""


def _width(text: str) -> float | None:
    """Return a width in characters, 0 for an empty cell, None for what is none."""
    try:
        width = float(text or 0)
    except ValueError:
        return None
    return width if 0 <= width <= _WIDEST else None
