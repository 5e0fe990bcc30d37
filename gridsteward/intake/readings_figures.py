"""The figures of a column of use data: numbers for good, or named for what they are."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from gridsteward.intake.readings_numbers import read_number
from gridsteward.intake.readings_problems import Problems
from gridsteward.intake.readings_table import Coded, Codes, Floats, Spread
from gridsteward.intake.words import said
from gridsteward.records.ledger import Cell
from gridsteward.records.reading_plan import ProblemRow, ReadingNoteKind, ReadingProblemKind
from gridsteward.records.readings import ReadingKind

MOST_KWH: Final = 100_000.0
"""No home behind one meter uses more in a day: a reading beyond is a slip."""
MOST_REGISTER: Final = 1e8
DAYS: Final = 31
_MOST_MULTIPLIER: Final = 10_000
Kind = ReadingProblemKind
Mask = NDArray[np.bool_]


class Figures(NamedTuple):
    """A column of figures, NaN where there is none; a coded one knows what is wrong with each of its `cells`."""

    spread: Spread
    cells: tuple[Cell, ...] = ()
    kinds: tuple[Kind | None, ...] = ()


def figures(name: str, coded: Mapping[str, Coded], numbers: Mapping[str, Floats]) -> Figures:
    """Return the figures of a column that was loaded either way."""
    return Figures(Spread(None, numbers[name])) if name in numbers else interpreted(coded[name])


def interpreted(found: Coded) -> Figures:
    """Return what the cells of a coded column say."""
    read = [read_number(cell) for cell in found.cells]
    values = np.array([each if isinstance(each, float) else np.nan for each in read], np.float64)
    kinds = tuple(None if isinstance(each, float) else each for each in read)
    return Figures(Spread(found.codes, values), tuple(found.cells), kinds)


def within_reason(found: Figures, *, kind: ReadingKind, cumulative: bool) -> tuple[Figures, dict[Kind, Mask]]:
    """Return figures without those that nobody can have used, and which of the values these are."""
    most = MOST_REGISTER if cumulative else MOST_KWH * (DAYS if kind is ReadingKind.BILLS else 1)
    values = found.spread.values
    with np.errstate(invalid="ignore"):
        wrong = {Kind.ABSURD: values > most}
        if kind is not ReadingKind.BILLS:  # a bill can take back what the last one charged
            wrong[Kind.NEGATIVE] = values < 0
    wrong = {trouble: where for trouble, where in wrong.items() if where.any()}
    if not wrong:
        return found, wrong
    left = np.where(np.logical_or.reduce(list(wrong.values())), np.nan, values)
    return found._replace(spread=Spread(found.spread.codes, left)), wrong


class Naming:
    """Names what is wrong with the rows of a sheet: those that count (`keep`), as the file numbers them."""

    def __init__(
        self, sheet: str, row_no: Callable[[int], int], keep: Mask | None, problems: Problems
    ) -> None:
        self._sheet, self._row_no, self._keep, self._problems = sheet, row_no, keep, problems

    def _counting(self, where: Mask) -> Mask:
        return where if self._keep is None else where & self._keep

    def name(self, kind: Kind, field: str, where: Mask, shown: Callable[[int], str]) -> None:
        """Name the rows of a mask."""
        rows = np.flatnonzero(self._counting(where))
        first = [
            ProblemRow(self._sheet, self._row_no(at), shown(at)) for at in rows[: Problems.EXAMPLES].tolist()
        ]
        self._problems.add(kind, field, len(rows), first)

    def name_cells(
        self,
        field: str,
        codes: Codes,
        cells: Sequence[Cell],
        kinds: Sequence[Kind | None],
        *,
        quiet: bool = False,
    ) -> None:
        """Name the rows whose cell is of a kind; `quiet` only counts empty ones."""
        for kind in sorted({each for each in kinds if each is not None}):
            where = np.array([each is kind for each in kinds], bool)[codes]
            if quiet and kind is Kind.EMPTY:
                self._problems.note(ReadingNoteKind.BLANK, int(self._counting(where).sum()))
            else:
                self.name(kind, field, where, lambda at: said(cells[codes[at]]))

    def name_figures(self, field: str, found: Figures, *, quiet: bool = False) -> None:
        """Name the rows that have no figure."""
        if found.spread.codes is not None:
            self.name_cells(field, found.spread.codes, found.cells, found.kinds, quiet=quiet)
            return
        blank = np.isnan(found.spread.values)
        if blank.any() and quiet:
            self._problems.note(ReadingNoteKind.BLANK, int(self._counting(blank).sum()))
        elif blank.any():
            self.name(Kind.EMPTY, field, blank, lambda _at: "")

    def name_unreasonable(self, field: str, found: Figures, wrong: Mapping[Kind, Mask]) -> None:
        """Name the rows whose figure was taken out by `within_reason`."""
        for kind, where in wrong.items():
            rows = Spread(found.spread.codes, where).rows()
            self.name(kind, field, rows, lambda at: f"{found.spread.at(at):.10g}")

    def multipliers(self, found: Figures) -> Spread:
        """Return the multiplier of each row: 1 where none is told; one that cannot be is named."""
        values = found.spread.values
        with np.errstate(invalid="ignore"):
            wrong = ~((values > 0) & (values <= _MOST_MULTIPLIER))
        told = wrong & ~np.isnan(values)
        if told.any():
            self.name_unreasonable("multiplier", found, {Kind.MULTIPLIER: told})
        return Spread(found.spread.codes, np.where(wrong, 1.0, values))
