"""A last look before something that cannot simply be undone: what will happen, in numbers."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from gridsteward.desktop.theme import Theme
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.dialog import Dialog
from gridsteward.desktop.widgets.frames import column, row
from gridsteward.desktop.widgets.labels import Glyph, Label

translate = QCoreApplication.translate


class ConfirmDialog(Dialog):
    """A title, what follows from it line by line, and the one button that does it."""

    def __init__(
        self, theme: Theme, title: str, lines: Sequence[str], *, action: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        space = theme.space
        said = []
        for text in lines:
            line = row(Glyph(theme, "next"), Label(theme, text, wrap=True), gap=space.s)
            line.setStretch(1, 1)
            said.append(line)
        self.cancel = Button(theme, translate("Confirm", "Leave it"))
        self.go = Button(theme, action, kind="main")
        pad = (space.xl, space.xl, space.xl, space.l)
        self.setLayout(
            column(
                Label(theme, title, role="title", wrap=True),
                *said,
                space.s,
                row(None, self.cancel, self.go),
                gap=space.s,
                pad=pad,
            )
        )
        self.setMinimumWidth(theme.shape.list + 120)
        self.cancel.clicked.connect(self.reject)
        self.go.clicked.connect(self.accept)
        self.finished.connect(self.deleteLater)
        self.cancel.setFocus()


def confirm(
    theme: Theme,
    title: str,
    lines: Sequence[str],
    *,
    action: str,
    then: Callable[[], object],
    parent: QWidget,
) -> ConfirmDialog:
    """Ask, and do it only when the button is pressed."""
    dialog = ConfirmDialog(theme, title, lines, action=action, parent=parent.window())
    dialog.accepted.connect(then)
    dialog.open()
    return dialog
