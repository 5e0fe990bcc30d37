"""How each column of a sheet is understood; a person may say otherwise."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from gridsteward.desktop.theme import Theme
from gridsteward.desktop.widgets.badges import Badge
from gridsteward.desktop.widgets.labels import Elided
from gridsteward.records.ledger import IGNORE, LEDGER_FIELDS, SENSITIVE, ColumnPlan, SheetPlan
from gridsteward.words import Words


class FieldChoice(QComboBox):
    """What one column is read as. The wheel scrolls the page: a choice is never changed in passing."""

    def __init__(self, column: ColumnPlan, words: Words) -> None:
        super().__init__()
        self.index_in_sheet = column.index
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(column.title)
        fields = words.section("ledger_field")
        if column.field == SENSITIVE:
            self.addItem(fields[SENSITIVE], SENSITIVE)
            self.setToolTip(fields[SENSITIVE])
            self.setEnabled(False)
        else:
            self.addItem(fields[IGNORE], IGNORE)
            for field in LEDGER_FIELDS:
                self.addItem(fields[field], field)
            self.setCurrentIndex(max(0, self.findData(column.field)))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(7)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()


class Columns(QWidget):
    """The columns of one sheet, a line each: title, samples, what it is read as. `chosen(column, field)`."""

    chosen = Signal(int, str)

    def __init__(self, theme: Theme, words: Words, plan: SheetPlan) -> None:
        super().__init__()
        self.choices: dict[int, FieldChoice] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(theme.space.l, theme.space.s, theme.space.m, theme.space.s)
        grid.setHorizontalSpacing(theme.space.m)
        grid.setVerticalSpacing(theme.space.s)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 4)
        for at, column in enumerate(plan.columns):
            title = Elided(theme, column.title or self.tr("Column {number}").format(number=column.index + 1))
            # Samples of what must not be kept are not shown either.
            seen = "" if column.field == SENSITIVE else "、".join(column.samples)
            choice = FieldChoice(column, words)
            choice.activated.connect(
                lambda _at, choice=choice: self.chosen.emit(choice.index_in_sheet, choice.currentData())
            )
            self.choices[column.index] = choice
            grid.addWidget(title, at, 0)
            grid.addWidget(Elided(theme, seen, role="caption"), at, 1)
            grid.addWidget(choice, at, 2)
            if column.field == SENSITIVE:
                grid.addWidget(Badge(theme, self.tr("left out")), at, 3)
            elif column.field and not column.sure and column.field != IGNORE:
                grid.addWidget(Badge(theme, self.tr("please check"), tone="watch"), at, 3)
        grid.setRowStretch(len(plan.columns), 1)
