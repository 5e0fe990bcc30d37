"""Tables of the preview: differences with their answers, problems, repairs, rows passed over."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from gridsteward.desktop.wording import account_number
from gridsteward.records.intake_plan import Answer, Difference
from gridsteward.records.journal import Value
from gridsteward.words import Words

Index = QModelIndex | QPersistentModelIndex
Line = tuple[str, ...]

_VOCABULARY: Final = {
    "tariff_class": "tariff_class",
    "tenure": "tenure",
    "relation": "relation",
    "birth_calendar": "calendar",
    "leading_class": "relation_class",
}
_YES_NO: Final = frozenset({"living_alone", "birth_leap", "lives_here", "main_contact", "emergency_contact"})
ANSWER_COLUMN: Final = 4


def value_words(words: Words, field: str, value: Value, *, yes: str, no: str) -> str:
    """Return a field's value as a person says it."""
    if value in ("", None):
        return words("report.unnamed")
    if field in _YES_NO:
        return yes if value else no
    key = f"{_VOCABULARY.get(field, '')}.{value}"
    if key in words:
        return words(key)
    if field == "account_no":
        return account_number(str(value))
    return f"{value:g}" if isinstance(value, float) else str(value)


class Lines(QAbstractTableModel):
    """Rows of words under heads; a cell's tooltip is its whole text."""

    def __init__(self, heads: Line, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._heads = heads
        self.lines: Sequence[Line] = ()

    def show(self, lines: Sequence[Line]) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own signature)
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own signature)
        """Return how many heads there are."""
        return 0 if parent.isValid() else len(self._heads)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell's words."""
        if role in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            return self.lines[index.row()][index.column()]
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return a head."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._heads[section]
        return None


class Questions(Lines):
    """Differences between what a steward typed and what the ledger says; each is answered in its last cell."""

    answered = Signal()

    def __init__(self, heads: Line, answers: Mapping[Answer, str], parent: QObject | None = None) -> None:
        super().__init__(heads, parent)
        self._words = answers
        self._questions: Sequence[Difference] = ()
        self.answers: dict[tuple[str, str], Answer] = {}

    def ask(self, questions: Sequence[Difference], line: Callable[[Difference], Line]) -> None:
        """Show these; answers given before to the same fields stay."""
        self._questions = questions
        open_now = {(each.row_id, each.field) for each in questions}
        self.answers = {key: said for key, said in self.answers.items() if key in open_now}
        self.show([line(each) for each in questions])

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell; the last one says what would be done."""
        if index.column() == ANSWER_COLUMN:
            said = self.answer(index.row())
            if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
                return self._words[said]
            if role == Qt.ItemDataRole.CheckStateRole:
                theirs = said is Answer.THEIRS
                return Qt.CheckState.Checked if theirs else Qt.CheckState.Unchecked
            return None
        return super().data(index, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let the last cell be ticked."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == ANSWER_COLUMN else flags

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take an answer: ticked means the ledger's value."""
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        theirs = Qt.CheckState(value) == Qt.CheckState.Checked
        each = self._questions[index.row()]
        self.answers[each.row_id, each.field] = Answer.THEIRS if theirs else Answer.OURS
        self.dataChanged.emit(index, index)
        self.answered.emit()
        return True

    def answer(self, row: int) -> Answer:
        """Return what would be done with a row: ours is kept until somebody says otherwise."""
        each = self._questions[row]
        return self.answers.get((each.row_id, each.field), Answer.OURS)

    def answer_all(self, said: Answer) -> None:
        """Give every question the same answer."""
        self.answers = {(each.row_id, each.field): said for each in self._questions}
        if self._questions:
            top, bottom = self.index(0, ANSWER_COLUMN), self.index(len(self._questions) - 1, ANSWER_COLUMN)
            self.dataChanged.emit(top, bottom)
        self.answered.emit()
