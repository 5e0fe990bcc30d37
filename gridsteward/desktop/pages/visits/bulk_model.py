"""The table of past visits as it is typed: text in every cell, a sentence for every row."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Final

from msgspec import Struct
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from gridsteward.desktop.pages.visits.typed import COLUMNS, Reader, Wrong
from gridsteward.desktop.wording import dated
from gridsteward.records.visit import VisitDraft

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
STATUS: Final = len(COLUMNS)
LEAST_ROWS: Final = 12
VERDICT_ROLE: Final = Qt.ItemDataRole.UserRole + 1


class Verdict(Struct, frozen=True):
    """How a row was understood, or what is wrong with it; empty for an empty row."""

    text: str = ""
    good: bool = True


class BulkModel(QAbstractTableModel):
    """Rows of text with a row to spare below; `reader` understands them anew each time."""

    def __init__(
        self, reader: Callable[[], Reader], titles: Sequence[str], *, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._reader, self._titles = reader, tuple(titles)
        self.rows: list[list[str]] = []
        self._said: list[Verdict] = []
        self.show_rows([])

    def show_rows(self, rows: Sequence[Sequence[str]]) -> None:
        """Replace everything."""
        self.beginResetModel()
        self.rows = [[*row, *[""] * len(COLUMNS)][: len(COLUMNS)] for row in rows]
        while len(self.rows) < LEAST_ROWS or any(self.rows[-1]):
            self.rows.append([""] * len(COLUMNS))
        self._said = [self._judge(row) for row in self.rows]
        self.endResetModel()

    def typed(self) -> list[list[str]]:
        """Return the rows that hold something."""
        return [row for row in self.rows if any(cell.strip() for cell in row)]

    def drafts(self) -> list[VisitDraft]:
        """Return the visits; raise WrongRow naming the first row that is not understood."""
        reader, found = self._reader(), []
        for at, row in enumerate(self.rows):
            if not any(cell.strip() for cell in row):
                continue
            try:
                found.append(reader.draft(dict(zip(COLUMNS, row, strict=True))))
            except Wrong as wrong:
                raise WrongRow(at, COLUMNS.index(wrong.column), wrong.sentence) from wrong
        return found

    def judge_all(self) -> None:
        """Look at every row again (the households have been read meanwhile)."""
        self._said = [self._judge(row) for row in self.rows]
        self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, STATUS))

    def paste(self, at: Index, text: str) -> None:
        """Put tab-separated lines in, beginning at a cell, as a spreadsheet does."""
        lines = [line.split("\t") for line in text.rstrip("\r\n").replace("\r\n", "\n").split("\n")]
        rows = [list(row) for row in self.rows]
        for down, line in enumerate(lines):
            while at.row() + down >= len(rows):
                rows.append([""] * len(COLUMNS))
            for across, cell in enumerate(line):
                if at.column() + across < len(COLUMNS):
                    rows[at.row() + down][at.column() + across] = cell.strip().strip('"')
        self.show_rows(rows)

    def verdict(self, row: int) -> Verdict:
        """Return how a row was understood."""
        return self._said[row]

    def _judge(self, row: Sequence[str]) -> Verdict:
        if not any(cell.strip() for cell in row):
            return Verdict()
        reader = self._reader()
        try:
            draft = reader.draft(dict(zip(COLUMNS, row, strict=True)))
        except Wrong as wrong:
            return Verdict(wrong.sentence, good=False)
        # Initials and "11-28" were typed: say whom and which day they were taken for.
        when = dated(reader.words, date.fromisoformat(draft.started_at[:10]), reader.now.date())
        return Verdict(f"{reader.household(row[0]).name} · {when}")

    # ------------------------------------------------------------------ Qt

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of columns, the sentence's included."""
        return 0 if parent.isValid() else len(COLUMNS) + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return titles and row numbers."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return self._titles[section] if orientation == Qt.Orientation.Horizontal else section + 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let everything but the sentence be typed in."""
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return usual if index.column() == STATUS else usual | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what was typed, or the sentence."""
        if index.column() == STATUS:
            said = self._said[index.row()]
            if role == VERDICT_ROLE:
                return said
            shown = role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
            return said.text if shown else None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self.rows[index.row()][index.column()]
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take what was typed; the last row is never the last to write in."""
        if role != Qt.ItemDataRole.EditRole or index.column() == STATUS:
            return False
        at = index.row()
        self.rows[at][index.column()] = str(value)
        self._said[at] = self._judge(self.rows[at])
        self.dataChanged.emit(self.index(at, 0), self.index(at, STATUS))
        if at == len(self.rows) - 1:
            self.beginInsertRows(QModelIndex(), at + 1, at + 1)
            self.rows.append([""] * len(COLUMNS))
            self._said.append(Verdict())
            self.endInsertRows()
        return True


class WrongRow(Exception):  # noqa: N818  (what was typed is wrong, the program is not)
    """The first row that is not understood."""

    def __init__(self, row: int, column: int, sentence: str) -> None:
        super().__init__(row)
        self.row, self.column, self.sentence = row, column, sentence
