"""The households that were found, as Qt's lists want them."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from gridsteward.desktop.delegates import ROW_ROLE
from gridsteward.desktop.pages.households.rows import row_text
from gridsteward.records.household import HouseholdSummary
from gridsteward.words import Words

HOUSEHOLD_ROLE: Final = Qt.ItemDataRole.UserRole + 2
_TOP: Final = QModelIndex()


class HouseholdListModel(QAbstractListModel):
    """Rows are worded when they are drawn, so ten thousand cost what one screenful costs."""

    def __init__(self, words: Words, today: Callable[[], date], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words, self._today = words, today
        self._found: Sequence[HouseholdSummary] = ()
        self._text = ""

    def show(self, found: Sequence[HouseholdSummary], *, text: str = "") -> None:
        """Show these households; `text` is what was searched."""
        self.beginResetModel()
        self._found, self._text = found, text
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _TOP) -> int:
        """Return how many households were found."""
        return 0 if parent.isValid() else len(self._found)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> Any:
        """Return a row's words, id or name."""
        if not 0 <= index.row() < len(self._found):
            return None
        summary = self._found[index.row()]
        if role == HOUSEHOLD_ROLE:
            return summary.id
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return summary.name
        if role in (ROW_ROLE, Qt.ItemDataRole.AccessibleTextRole):
            count = summary.open_commitments
            promised = self.tr("%n promise(s)", "", count) if count else ""
            text = row_text(summary, self._words, self._today(), text=self._text, promised=promised)
            return text if role == ROW_ROLE else text.spoken
        return None

    @property
    def households(self) -> tuple[str, ...]:
        """Ids of all that were found, in the order shown."""
        return tuple(each.id for each in self._found)

    def household(self, row: int) -> str:
        """Return the id of a row's household, empty past the end."""
        return self._found[row].id if 0 <= row < len(self._found) else ""

    def row_of(self, household: str) -> int:
        """Return the row of a household, -1 when it was not found."""
        return next((row for row, each in enumerate(self._found) if each.id == household), -1)
