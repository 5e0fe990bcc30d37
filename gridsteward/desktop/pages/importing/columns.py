"""How each column of a sheet is understood; a person may say otherwise."""

import time
from collections import deque
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent, QStandardItem, QStandardItemModel, QWheelEvent
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout

from gridsteward.desktop.theme import Theme
from gridsteward.desktop.widgets.badges import Badge
from gridsteward.desktop.widgets.labels import Elided
from gridsteward.desktop.wording import listed
from gridsteward.records.ledger import IGNORE, LEDGER_FIELDS, SENSITIVE, ColumnPlan, SheetPlan
from gridsteward.records.reading_plan import ReadingSheet
from gridsteward.words import Words

SLICE: Final = 0.012  # seconds of the main thread at a time: a combo box takes one or two milliseconds


class Fields(QStandardItemModel):
    """What a column can be read as, for all columns of all sheets; its key is in UserRole.

    `section` of the words names the fields.
    """

    def __init__(
        self,
        words: Words,
        parent: QObject | None = None,
        *,
        section: str = "ledger_field",
        fields: Sequence[str] = LEDGER_FIELDS,
    ) -> None:
        super().__init__(parent)
        names = words.section(section)
        for field in (IGNORE, *fields):
            item = QStandardItem(names[field])
            item.setData(field, Qt.ItemDataRole.UserRole)
            self.appendRow(item)


class FieldChoice(QComboBox):
    """What one column is read as. The wheel scrolls the page: a choice is never changed in passing."""

    def __init__(self, column: ColumnPlan, fields: Fields) -> None:
        super().__init__()
        self.index_in_sheet = column.index
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(column.title)
        self.setModel(fields)
        self.setCurrentIndex(max(0, self.findData(column.field)))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.currentTextChanged.connect(self.setToolTip)
        self.setToolTip(self.currentText())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()


class Columns(QFrame):
    """The columns of one sheet, a line each: title, samples, what it is read as. `chosen(column, field)`.

    The lines are made while it is shown, a few at a time: a ledger of forty columns would hold the window. `ready`
    comes with the last of them.
    """

    chosen = Signal(int, str)
    ready = Signal()

    def __init__(self, theme: Theme, words: Words, plan: SheetPlan | ReadingSheet, fields: Fields) -> None:
        super().__init__()
        self._theme, self._words, self._fields = theme, words, fields
        self._waiting = deque(enumerate(plan.columns))
        self.choices: dict[int, FieldChoice] = {}
        self.setProperty("look", "surface")
        grid = self._grid = QGridLayout(self)
        grid.setContentsMargins(theme.space.l, theme.space.s, theme.space.m, theme.space.s)
        grid.setHorizontalSpacing(theme.space.m)
        grid.setVerticalSpacing(theme.space.s)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(2, 4)
        grid.setRowStretch(len(plan.columns), 1)
        self._turn = QTimer(self)
        self._turn.timeout.connect(self._go_on)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin, or go on, making the lines."""
        super().showEvent(event)
        if self._waiting:
            self._turn.start()
            self._go_on()

    def hideEvent(self, event: QHideEvent) -> None:
        """Make no lines that nobody sees."""
        super().hideEvent(event)
        self._turn.stop()

    @property
    def complete(self) -> bool:
        """Whether every column has its line."""
        return not self._waiting

    def _go_on(self) -> None:
        until = time.perf_counter() + SLICE
        while self._waiting and time.perf_counter() < until:
            self._add(*self._waiting.popleft())
        if not self._waiting:
            self._turn.stop()
            self.ready.emit()

    def _add(self, at: int, column: ColumnPlan) -> None:
        theme, grid = self._theme, self._grid
        title = Elided(theme, column.title or self.tr("Column {number}").format(number=column.index + 1))
        grid.addWidget(title, at, 0)
        if column.field == SENSITIVE:  # its samples are not shown either
            grid.addWidget(Badge(theme, self._words(f"ledger_field.{SENSITIVE}")), at, 1, 1, 3)
            return
        choice = FieldChoice(column, self._fields)
        choice.activated.connect(
            lambda _at, choice=choice: self.chosen.emit(choice.index_in_sheet, choice.currentData())
        )
        self.choices[column.index] = choice
        grid.addWidget(Elided(theme, listed(self._words, column.samples), role="caption"), at, 1)
        grid.addWidget(choice, at, 2)
        if not column.field and column.samples:
            grid.addWidget(Badge(theme, self.tr("not recognised"), tone="unknown"), at, 3)
        elif column.field not in ("", IGNORE) and not column.sure:
            grid.addWidget(Badge(theme, self.tr("please check"), tone="watch"), at, 3)
