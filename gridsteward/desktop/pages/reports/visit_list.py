"""The visits a report is made of, as rows."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from gridsteward.desktop.delegates import ROW_ROLE, RowText
from gridsteward.desktop.tokens import Tone
from gridsteward.desktop.wording import day
from gridsteward.records.report import VisitReportRow
from gridsteward.words import Words

HOUSEHOLD_ROLE: Final = Qt.ItemDataRole.UserRole + 2
Index = QModelIndex | QPersistentModelIndex
_NOT_SEEN: Final = frozenset({"nobody", "declined"})


def row_text(row: VisitReportRow, words: Words) -> RowText:
    """Return a visit as a list shows it."""
    started = datetime.fromisoformat(row.started_at)
    badges: list[tuple[str, Tone]] = []
    if row.late:
        badges.append((words("report.late"), "watch"))
    if row.commitments:
        promised = QCoreApplication.translate("Reports", "promised: {count}")
        badges.append((promised.format(count=len(row.commitments)), "link"))
    if row.met:
        badges.append((words(f"met.{row.met}"), "unknown" if row.met in _NOT_SEEN else "plain"))
    purposes = words("report.comma").join(words(f"purpose.{key}") for key in row.purposes.split())
    quiet = " · ".join(part for part in (row.village, purposes, row.note) if part)
    note = f"{day(words, started.date(), weekday=False)} {started:%H:%M}"
    return RowText(row.name or words("report.unnamed"), quiet, note, badges=tuple(badges))


class VisitListModel(QAbstractListModel):
    """Visits of a selection, the newest first."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.rows: Sequence[VisitReportRow] = ()

    def show(self, rows: Sequence[VisitReportRow]) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own signature)
        """Return how many visits there are."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row's words, its household, or its line for readers."""
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row_text(row, self._words)
        if role == HOUSEHOLD_ROLE:
            return row.household_id
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row_text(row, self._words).spoken
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.note
        return None
