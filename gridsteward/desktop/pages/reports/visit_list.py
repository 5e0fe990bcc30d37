"""The visits a report is made of, as rows: the latest, and older ones when they are asked for."""

from datetime import datetime
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QFrame, QListView

from gridsteward.desktop.delegates import ROW_ROLE, RowDelegate, RowText
from gridsteward.desktop.session import Session
from gridsteward.desktop.tokens import Tone
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.feedback import EmptyState
from gridsteward.desktop.widgets.frames import column, row
from gridsteward.desktop.widgets.labels import Pair
from gridsteward.desktop.wording import day
from gridsteward.records.report import VisitListRow
from gridsteward.words import Words

HOUSEHOLD_ROLE: Final = Qt.ItemDataRole.UserRole + 2
Index = QModelIndex | QPersistentModelIndex
_NOT_SEEN: Final = frozenset({"nobody", "declined"})


def row_text(row: VisitListRow, words: Words) -> RowText:
    """Return a visit as a list shows it."""
    started = datetime.fromisoformat(row.started_at)
    badges: list[tuple[str, Tone]] = []
    if row.late:
        badges.append((words("report.late"), "watch"))
    if row.promises:
        promised = QCoreApplication.translate("Reports", "promised: {count}")
        badges.append((promised.format(count=row.promises), "link"))
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
        self.rows: tuple[VisitListRow, ...] = ()

    def show(self, rows: tuple[VisitListRow, ...]) -> None:
        """Replace all rows; where some are only added to those there are, whoever reads stays where they are."""
        begun = len(self.rows)
        if 0 < begun < len(rows) and rows[:begun] == self.rows:
            self.beginInsertRows(QModelIndex(), begun, len(rows) - 1)
            self.rows = rows
            self.endInsertRows()
            return
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


class VisitsPanel(QFrame):
    """The list under how many there are; `opened` gives a household's id."""

    opened = Signal(str)
    more_wanted = Signal()
    reset_wanted = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setProperty("look", "panel")
        theme, space = session.theme, session.theme.space
        self.model = VisitListModel(session.words, self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(RowDelegate(theme, self.list))
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName(self.tr("Visits of this period"))
        self.list.activated.connect(self._open)
        self.list.clicked.connect(self._open)
        self.title = Pair(theme, self.tr("Visits"))
        self.empty = EmptyState(
            theme, self.tr("No visits in this period."), action=self.tr("Show this month"), icon="report"
        )
        self.empty.wanted.connect(self.reset_wanted)
        self.empty.hide()
        self.more = Button(theme, self.tr("Show more"), kind="text", icon="next", icon_after=True)
        self.more.clicked.connect(self.more_wanted)
        self.more.hide()
        head = row(self.title, None, pad=(space.l, space.s, space.l, 0))
        inside = column(head, self.list, self.empty, self.more, gap=space.xs, pad=(1, 1, 1, space.s))
        self.setLayout(inside)

    def show_visits(self, rows: tuple[VisitListRow, ...], count: int) -> None:
        """Show the latest of so many visits."""
        self.model.show(rows)
        said = f"{count:,}"
        if len(rows) < count:
            said += self.tr(", the latest {shown} are shown").format(shown=f"{len(rows):,}")
        self.title.show_text(self.tr("Visits"), said)
        self.more.setVisible(len(rows) < count)
        self.list.setVisible(bool(rows))
        self.empty.setVisible(not rows)

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(index.data(HOUSEHOLD_ROLE))
