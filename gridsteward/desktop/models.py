"""Lists of any length: a tuple of records, worded only where they are seen."""

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from gridsteward.desktop.delegates import ROW_ROLE, RowText, StopText

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class RecordList(QAbstractListModel, Generic[R]):
    """Records in the order given; `word` says how one is shown."""

    def __init__(self, word: Callable[[R], RowText | StopText], *, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._word = word
        self.records: tuple[R, ...] = ()

    def show_records(self, records: Sequence[R]) -> None:
        """Replace all records."""
        self.beginResetModel()
        self.records = tuple(records)
        self.endResetModel()

    def add_records(self, records: Sequence[R]) -> None:
        """Put these behind those there are: whoever reads stays where they are."""
        begun = len(self.records)
        self.beginInsertRows(_NOWHERE, begun, begun + len(records) - 1)
        self.records = (*self.records, *records)
        self.endInsertRows()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many records there are."""
        return 0 if parent.isValid() else len(self.records)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the worded record, its name, or what a screen reader says."""
        if not index.isValid() or role not in _ROLES:
            return None
        text = self._word(self.records[index.row()])
        if role == ROW_ROLE:
            return text
        return text.spoken if role == Qt.ItemDataRole.AccessibleTextRole else text.strong


_ROLES = (ROW_ROLE, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole)
