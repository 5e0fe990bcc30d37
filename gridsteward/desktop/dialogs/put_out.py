"""This laptop was put out of its area: said plainly, then its copy is made unreadable. There is no way past it."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QCloseEvent

from gridsteward.desktop.errors import explain
from gridsteward.desktop.tasks import Tasks
from gridsteward.desktop.theme import Theme
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.dialog import Dialog
from gridsteward.desktop.widgets.frames import column, row
from gridsteward.desktop.widgets.labels import Glyph, Label, Paragraph
from gridsteward.operations.area import Area
from gridsteward.words import Words

translate = QCoreApplication.translate


class PutOutDialog(Dialog):
    """Closing it by whatever way destroys the copy; `destroyed_copy` says that it is gone."""

    destroyed_copy = Signal()

    def __init__(self, area: Area, *, theme: Theme, tasks: Tasks, words: Words) -> None:
        super().__init__()
        self._area, self._tasks, self._words = area, tasks, words
        self._begun = self._gone = False
        space = theme.space
        self.setWindowTitle("GridSteward")
        title = translate("PutOut", "This laptop was put out of “{area}”").format(area=area.name)
        text = translate(
            "PutOut",
            "The supervisor ended its use. What you had not sent was handed over sealed and waits for the supervisor "
            "to look at it: nothing you wrote is lost.\n"
            "The copy on this laptop is now made unreadable for good, photos and backups in its folder included.\n"
            "If this is a mistake, speak to your supervisor: with a new code this laptop can join again.",
        )
        self.said = Label(theme, role="body", tone="alarm", wrap=True)
        self.said.hide()
        self.go = Button(theme, translate("PutOut", "Make it unreadable"), kind="main", icon="lock")
        head = row(Glyph(theme, "alarm"), Label(theme, title, role="title", wrap=True), gap=space.m)
        head.setStretch(1, 1)
        pad = (space.xl, space.xl, space.xl, space.l)
        self.setLayout(
            column(head, Paragraph(theme, text), self.said, row(None, self.go), gap=space.m, pad=pad)
        )
        self.setMinimumWidth(theme.shape.list + 160)
        self.go.clicked.connect(self.destroy_copy)

    def destroy_copy(self) -> None:
        """Throw the key away, then the files."""
        if self._begun:
            return
        self._begun = True
        self.go.setEnabled(False)
        area = self._area

        def work() -> None:
            from gridsteward.operations import devices

            devices.destroy(area)

        self._tasks.run("destroy", work, self._done, failed=self._refused, owner=self)

    def _done(self, _none: object) -> None:
        self._gone = True
        self.destroyed_copy.emit()

    def _refused(self, error: Exception) -> None:
        self._begun = False
        self.go.setEnabled(True)
        self.said.show_text(explain(error, self._words).sentence)
        self.said.show()

    def reject(self) -> None:
        """Esc does the same as the button."""
        self.destroy_copy()

    def closeEvent(self, event: QCloseEvent) -> None:
        """So does closing the window, once."""
        if self._gone or self._begun:
            event.accept()
        else:
            event.ignore()
            self.destroy_copy()
