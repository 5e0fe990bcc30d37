"""Looking at what a confidential case holds: the reason first, and it is written down (R7.3)."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from gridsteward.desktop.errors import explain
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.chips import Chips
from gridsteward.desktop.widgets.dialog import Dialog
from gridsteward.desktop.widgets.frames import column, row
from gridsteward.desktop.widgets.labels import Label
from gridsteward.operations import cases
from gridsteward.records.case import CaseView, LookReason, Revealed


class CaseLookDialog(Dialog):
    """Asks why; `then` is given what was revealed. It stays open when it is refused."""

    def __init__(
        self, session: Session, view: CaseView, *, then: Callable[[Revealed], object], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._session, self._view, self._then = session, view, then
        theme, space, words = session.theme, session.theme.space, session.words
        title = self.tr("{number}: why do you look?").format(number=view.number)
        self.setWindowTitle(title)
        reasons = [(each.value, words(f"look_reason.{each}")) for each in LookReason]
        self.why = Chips(theme, reasons, name=self.tr("Reason"), value=LookReason.HANDLING)
        self.note = QLineEdit()
        self.note.setAccessibleName(self.tr("In your own words"))
        self.note.setPlaceholderText(self.tr("In your own words (needed for another reason)"))
        self.wrong = Label(theme, tone="alarm", wrap=True)
        self.wrong.hide()
        self.look = Button(theme, self.tr("Look"), kind="main", icon="eye")
        self.look.setDefault(True)
        self.look.clicked.connect(self.submit)
        cancel = Button(theme, self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        said = self.tr("Who looked, when and why is kept; supervisors and whoever took the case can see it.")
        self.setLayout(
            column(
                Label(theme, title, role="strong"),
                Label(theme, said, role="quiet", wrap=True),
                self.why,
                self.note,
                self.wrong,
                row(None, cancel, self.look),
                gap=space.s,
                pad=(space.xl, space.l, space.xl, space.l),
            )
        )
        self.setMinimumWidth(theme.shape.list + 100)
        self.finished.connect(self.deleteLater)
        self.why.take_focus()

    def submit(self) -> None:
        """Write the look down, then show."""
        area, case_id, why = self._session.area, self._view.case.id, LookReason(self.why.value)
        note = self.note.text()
        self.look.setEnabled(False)
        self._session.tasks.run(
            "case.look",
            lambda: cases.reveal(area, case_id, why, note),
            self._done,
            failed=self._refused,
            owner=self,
        )

    def _done(self, told: Revealed) -> None:
        self.accept()
        self._then(told)

    def _refused(self, error: Exception) -> None:
        self.look.setEnabled(True)
        said = explain(error, self._session.words)
        if said.kind == "unexpected":
            self._session.tasks.failed.emit("case.look", error)
        self.wrong.show_text(said.sentence)
        self.wrong.show()
