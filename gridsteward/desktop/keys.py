"""The list of keys, on F1."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QWidget

from gridsteward.desktop.theme import Theme
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.dialog import Dialog
from gridsteward.desktop.widgets.frames import column, row
from gridsteward.desktop.widgets.labels import Label


class KeysDialog(Dialog):
    """What can be done without the mouse."""

    def __init__(self, theme: Theme, pages: Sequence[str], *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys"))
        lines = [(f"Ctrl+{number}", title) for number, title in enumerate(pages[:9], start=1)]
        lines += [
            ("Ctrl+K", self.tr("Search")),
            ("Ctrl+N", self.tr("New visit")),
            ("Ctrl+Shift+N", self.tr("Register a request")),
            ("Ctrl+Shift+D", self.tr("Look back on the day")),
            ("Ctrl+J", self.tr("Strategy card of the household in front")),
            ("Alt+↑  Alt+↓", self.tr("Plan: move the visit")),
            ("Space  Del", self.tr("Plan: keep its hour, take it out")),
            ("Ctrl+Z", self.tr("Undo the last change")),
            ("Ctrl+L", self.tr("Lock now")),
            ("Esc", self.tr("Back")),
            ("Tab", self.tr("Next field or button")),
            ("F1", self.tr("This list")),
        ]
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.space.xl)
        grid.setVerticalSpacing(theme.space.s)
        for at, (keys, meaning) in enumerate(lines):
            native = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText) or keys
            grid.addWidget(Label(theme, native, role="head"), at, 0, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(Label(theme, meaning), at, 1)
        close = Button(theme, self.tr("Close"))
        close.clicked.connect(self.accept)
        pad = theme.space.xl
        title = Label(theme, self.tr("Keys"), role="title")
        self.setLayout(column(title, grid, row(None, close), gap=theme.space.l, pad=(pad, pad, pad, pad)))
