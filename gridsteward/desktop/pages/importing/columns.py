"""How each column of a sheet is understood; a person may say otherwise."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout

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
        for field in (IGNORE, *LEDGER_FIELDS):
            self.addItem(fields[field], field)
        self.setCurrentIndex(max(0, self.findData(column.field)))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()


class Columns(QFrame):
    """The columns of one sheet, a line each: title, samples, what it is read as. `chosen(column, field)`."""

    chosen = Signal(int, str)

    def __init__(self, theme: Theme, words: Words, plan: SheetPlan) -> None:
        super().__init__()
        self.choices: dict[int, FieldChoice] = {}
        self.setProperty("look", "surface")
        grid = QGridLayout(self)
        grid.setContentsMargins(theme.space.l, theme.space.s, theme.space.m, theme.space.s)
        grid.setHorizontalSpacing(theme.space.m)
        grid.setVerticalSpacing(theme.space.s)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(2, 4)
        for at, column in enumerate(plan.columns):
            title = Elided(theme, column.title or self.tr("Column {number}").format(number=column.index + 1))
            grid.addWidget(title, at, 0)
            if column.field == SENSITIVE:  # its samples are not shown either
                grid.addWidget(Badge(theme, words(f"ledger_field.{SENSITIVE}")), at, 1, 1, 3)
                continue
            choice = FieldChoice(column, words)
            choice.activated.connect(
                lambda _at, choice=choice: self.chosen.emit(choice.index_in_sheet, choice.currentData())
            )
            self.choices[column.index] = choice
            grid.addWidget(Elided(theme, "、".join(column.samples), role="caption"), at, 1)
            grid.addWidget(choice, at, 2)
            if not column.field and column.samples:
                grid.addWidget(Badge(theme, self.tr("not recognised"), tone="unknown"), at, 3)
            elif column.field not in ("", IGNORE) and not column.sure:
                grid.addWidget(Badge(theme, self.tr("please check"), tone="watch"), at, 3)
        grid.setRowStretch(len(plan.columns), 1)
