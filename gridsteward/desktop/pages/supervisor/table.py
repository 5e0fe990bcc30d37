"""The roll-up as a table: one row a steward or village, one cell a figure; every figure opens its list."""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from msgspec import Struct
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from gridsteward.desktop.session import Session
from gridsteward.records.roll_up import AreaRollUp, Figure, RollUpRow, Timed
from gridsteward.records.share import percent
from gridsteward.records.survey import Tally

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
COLUMNS: Final = (
    *(Figure.VISITS, Figure.LATE, Figure.TO_DO, Figure.OUT_OF_TIME, Figure.CARE_OVERDUE),
    *(Figure.KEPT, Figure.BROKEN, Figure.OPEN, Figure.MISSED),
    *(Figure.FIRST_ANSWER, Figure.CLOSING, Figure.ANSWERS),
)
"""What the columns after the name open. Shares and times open what is behind them: those not in time, the cases."""


class Line(Struct, frozen=True, kw_only=True):
    """One row: an area's own ("area", its whole), one of its stewards or villages, or why it could not be read."""

    area_id: str
    name: str
    row: RollUpRow | None
    whole: bool = False
    fault: str = ""
    fault_values: dict[str, str | int] = {}

    @property
    def key(self) -> str | None:
        """The row's key for the list behind a figure, None for all of the area."""
        return None if self.whole or self.row is None else self.row.key


class RollUpWords(QObject):
    """How figures are said."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._words = session.words

    def headings(self, by: str) -> tuple[str, ...]:
        """Return the head of each column."""
        return (
            self.tr("Steward") if by == "steward" else self.tr("Village"),
            *(self.heading(each) for each in COLUMNS),
        )

    def heading(self, figure: Figure) -> str:
        """Return the short name of a figure."""
        return {
            Figure.VISITS: self.tr("Visits"),
            Figure.LATE: self.tr("Entered late"),
            Figure.TO_DO: self.tr("Done / due"),
            Figure.OUT_OF_TIME: self.tr("In time"),
            Figure.CARE_OVERDUE: self.tr("Care overdue"),
            Figure.KEPT: self.tr("Kept"),
            Figure.BROKEN: self.tr("Not kept"),
            Figure.OPEN: self.tr("Still open"),
            Figure.MISSED: self.tr("Deadlines met"),
            Figure.FIRST_ANSWER: self.tr("First answer"),
            Figure.CLOSING: self.tr("Closed in"),
            Figure.ANSWERS: self.tr("Satisfaction"),
        }[figure]

    def explained(self, figure: Figure) -> str:
        """Return in a sentence what is counted."""
        return {
            Figure.VISITS: self.tr("Visits made in the period."),
            Figure.LATE: self.tr("Visits entered on a later day than they were made."),
            Figure.TO_DO: self.tr(
                "Of the homes whose rhythm asked for a visit, how many were met. Opens those that were not."
            ),
            Figure.OUT_OF_TIME: self.tr("Homes met within their rhythm. Opens those that were not."),
            Figure.CARE_OVERDUE: self.tr("People looked after with whom a contact is overdue today."),
            Figure.KEPT: self.tr("Promised days that were kept."),
            Figure.BROKEN: self.tr("Promised days that passed. Ask what stood in the way."),
            Figure.OPEN: self.tr("Promised days still to come."),
            Figure.MISSED: self.tr("Deadlines of requests that were met. Opens those that were not."),
            Figure.FIRST_ANSWER: self.tr("Half of the requests had a first answer within this time."),
            Figure.CLOSING: self.tr("Half of the requests were closed within this time."),
            Figure.ANSWERS: self.tr("Mean of the answers, 1 to 5. Never a ranking."),
        }[figure]

    def said(self, figure: Figure, row: RollUpRow) -> str:
        """Return a figure of a row."""
        of = row.met + row.missed
        made = {
            Figure.TO_DO: f"{row.done:,} / {row.due:,}" if row.due else "–",
            Figure.OUT_OF_TIME: f"{percent(row.in_time, row.homes)}%" if row.homes else "–",
            Figure.MISSED: f"{row.met:,} / {of:,}" if of else "–",
            Figure.FIRST_ANSWER: self._time(row.first_answer),
            Figure.CLOSING: self._time(row.closing),
            Figure.ANSWERS: self._tally(row.satisfaction),
        }
        return made[figure] if figure in made else f"{getattr(row, figure.value):,}"

    def name(self, line: Line, by: str) -> str:
        """Return how a row is called."""
        if line.whole or line.row is None:
            return line.name
        return line.row.key or (self.tr("Nobody yet") if by == "steward" else self.tr("Not told"))

    def fault(self, line: Line) -> str:
        """Return why an area's figures are missing."""
        why = self._words.told(f"fault.{line.fault}", line.fault_values)
        return self.tr("{area} is left out: {why}").format(area=line.name, why=why)

    def _time(self, timed: Timed) -> str:
        if timed.half is None:
            return self.few() if timed.cases else "–"
        if timed.half < 120:
            return self._words("rollup.minutes", minutes=timed.half)
        return self._words("rollup.hours", hours=f"{timed.half / 60:.1f}")

    def _tally(self, tally: Tally) -> str:
        if tally.mean is None:
            return self.few() if tally.answers else "–"
        return f"{tally.mean:.1f} ({tally.answers})"

    def few(self) -> str:
        """Return what stands where there are too few to judge."""
        return self.tr("too few")


def lines(found: Iterable[AreaRollUp]) -> tuple[Line, ...]:
    """Return the rows in order: of each area its whole first, then who or what makes it up."""
    made: list[Line] = []
    for area in found:
        if area.found is None:
            made.append(
                Line(
                    area_id=area.area_id,
                    name=area.name,
                    row=None,
                    fault=area.fault,
                    fault_values=area.fault_values,
                )
            )
            continue
        made.append(Line(area_id=area.area_id, name=area.name, row=area.found.whole, whole=True))
        made += [Line(area_id=area.area_id, name=area.name, row=each) for each in area.found.rows]
    return tuple(made)


class RollUpModel(QAbstractTableModel):
    """The rows for a table view; nothing here sorts: the order is that of names."""

    def __init__(self, session: Session, words: RollUpWords, parent: QObject) -> None:
        super().__init__(parent)
        self._theme, self._words = session.theme, words
        self.lines: tuple[Line, ...] = ()
        self.by = "steward"

    def show(self, made: Sequence[Line], by: str) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self.lines, self.by = tuple(made), by
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return the name and the figures."""
        return 0 if parent.isValid() else 1 + len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a name or a figure."""
        line, column = self.lines[index.row()], index.column()
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if column else _LEFT
        if role == Qt.ItemDataRole.FontRole:
            font: QFont = self._theme.font("body", bold=line.whole)
            return font
        return self._figure(line, COLUMNS[column - 1], role) if column else self._name(line, role)

    def _name(self, line: Line, role: int) -> str | None:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        return self._words.name(line, self.by) if line.row is not None else self._words.fault(line)

    def _figure(self, line: Line, figure: Figure, role: int) -> Any:
        if line.row is None:
            return None
        said = self._words.said(figure, line.row)
        if role == Qt.ItemDataRole.DisplayRole:
            return said
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._words.name(line, self.by)}, {self._words.heading(figure)}: {said}"
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._theme.colour("quiet" if said in {"0", "–", self._words.few()} else "ink")
        return self._words.explained(figure) if role == Qt.ItemDataRole.ToolTipRole else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a column's name and what it counts."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words.headings(self.by)[section]
        if role == Qt.ItemDataRole.ToolTipRole and section:
            return self._words.explained(COLUMNS[section - 1])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if section else _LEFT
        return None
