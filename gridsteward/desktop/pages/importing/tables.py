"""The tables of both previews, ledger and readings: rows to read, columns as wide as their letters."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTabBar, QTableView

from gridsteward.desktop.theme import Theme
from gridsteward.desktop.widgets.stack import Stack


def preview_table(
    theme: Theme, model: QAbstractItemModel, letters: Sequence[int], *, name: str
) -> QTableView:
    """Return a table of a model, each column wide enough for so many letters, the last one for what is left."""
    table = QTableView()
    table.setAccessibleName(name)
    table.setModel(model)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(theme.row)
    head = table.horizontalHeader()
    head.setHighlightSections(False)
    head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    head.setStretchLastSection(True)
    for at, count in enumerate(letters):
        table.setColumnWidth(at, count * theme.space.l + theme.space.m)
    return table


def clear_sheets(sheets: QTabBar, columns: Stack) -> None:
    """Take away the tabs of a file's sheets and what is shown of each."""
    while sheets.count():
        sheets.removeTab(0)
    while (old := columns.widget(0)) is not None:
        columns.removeWidget(old)
        old.deleteLater()
