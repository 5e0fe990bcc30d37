"""The figures of a column of use data: numbers for good, or named for what they are."""

from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from gridsteward.intake.readings_numbers import read_number
from gridsteward.intake.readings_problems import Problems
from gridsteward.intake.readings_table import Coded, Floats
from gridsteward.intake.words import said
from gridsteward.records.reading_plan import ProblemRow, ReadingNoteKind, ReadingProblemKind
from gridsteward.records.readings import ReadingKind

MOST_KWH: Final = 100_000.0
"""No home behind one meter uses more in a day: a reading beyond is a slip."""
MOST_REGISTER: Final = 1e8
_MOST_MULTIPLIER: Final = 10_000
Kind = ReadingProblemKind
Mask = NDArray[np.bool_]


class Figures(NamedTuple):
    """A column of figures [rows], NaN where there is none. A coded one knows what is wrong with each of its cells."""

    values: Floats
    coded: Coded | None = None
    kinds: tuple[Kind | None, ...] = ()


def figures(name: str, coded: Mapping[str, Coded], numbers: Mapping[str, Floats]) -> Figures:
    """Return the figures of a column that was loaded either way."""
    return Figures(numbers[name]) if name in numbers else interpreted(coded[name])


def interpreted(found: Coded) -> Figures:
    """Return what the cells of a coded column say."""
    read = [read_number(cell) for cell in found.cells]
    values = np.array([each if isinstance(each, float) else np.nan for each in read], np.float64)
    kinds = tuple(None if isinstance(each, float) else each for each in read)
    return Figures(values[found.codes], found, kinds)


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
        self, field: str, found: Coded, kinds: "tuple[Kind | None, ...]", *, quiet: bool = False
    ) -> None:
        """Name the rows whose cell is of a kind; `quiet` only counts empty ones."""
        for kind in sorted({each for each in kinds if each is not None}):
            where = np.array([each is kind for each in kinds], bool)[found.codes]
            if quiet and kind is Kind.EMPTY:
                self._problems.note(ReadingNoteKind.BLANK, int(self._counting(where).sum()))
            else:
                self.name(kind, field, where, lambda at: said(found.cells[found.codes[at]]))

    def name_figures(self, field: str, found: Figures, *, quiet: bool = False) -> None:
        """Name the rows that have no figure."""
        if found.coded is not None:
            self.name_cells(field, found.coded, found.kinds, quiet=quiet)
            return
        blank = np.isnan(found.values)
        if blank.any() and quiet:
            self._problems.note(ReadingNoteKind.BLANK, int(self._counting(blank).sum()))
        elif blank.any():
            self.name(Kind.EMPTY, field, blank, lambda _at: "")

    def within_reason(self, field: str, values: Floats, *, kind: ReadingKind, cumulative: bool) -> None:
        """Take figures out of `values` that nobody can have used, and name them."""
        most = MOST_REGISTER if cumulative else MOST_KWH * (31 if kind is ReadingKind.BILLS else 1)
        with np.errstate(invalid="ignore"):
            wrong = {Kind.ABSURD: values > most}
            if kind is not ReadingKind.BILLS:  # a bill can take back what the last one charged
                wrong[Kind.NEGATIVE] = values < 0
        for trouble, where in wrong.items():
            if where.any():
                self.name(trouble, field, where, lambda at: f"{values[at]:.10g}")
                values[where] = np.nan

    def multipliers(self, found: Figures) -> Floats:
        """Return the multiplier of each row: 1 where none is told; one that cannot be is named."""
        values = found.values.copy()
        with np.errstate(invalid="ignore"):
            wrong = ~((values > 0) & (values <= _MOST_MULTIPLIER))
        told = wrong & ~np.isnan(values)
        if told.any():
            self.name(Kind.MULTIPLIER, "multiplier", told, lambda at: f"{found.values[at]:.10g}")
        values[wrong] = 1.0
        return values
