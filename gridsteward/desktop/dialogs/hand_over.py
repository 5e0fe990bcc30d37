"""A household, or the whole area, goes to another steward: to whom and why."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from gridsteward.desktop.dialogs.secrets import say
from gridsteward.desktop.done import tell_done
from gridsteward.desktop.errors import explain
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.dialog import Dialog
from gridsteward.desktop.widgets.frames import column, row
from gridsteward.desktop.widgets.labels import Label
from gridsteward.operations import handing_over
from gridsteward.records.journal import Change

translate = QCoreApplication.translate


class HandOverDialog(Dialog):
    """From whom, to whom, why; `household` "" is the whole area, `name` says which household."""

    def __init__(
        self, session: Session, household: str, *, name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._household, self._name = session, household, name
        theme, space = session.theme, session.theme.space
        title = (
            translate("HandOver", "Hand over: {name}").format(name=name)
            if household
            else translate("HandOver", "Hand the whole area over")
        )
        self.setWindowTitle(title)
        self.giver, self.taker, self.reason = QComboBox(), QComboBox(), QLineEdit()
        for box in (self.giver, self.taker):
            box.setEditable(True)
        names = (
            translate("HandOver", "From"),
            translate("HandOver", "To"),
            translate("HandOver", "Why (may be empty)"),
        )
        fields = []
        for text, edit in zip(names, (self.giver, self.taker, self.reason), strict=True):
            edit.setAccessibleName(text)
            fields.append(column(Label(theme, text, role="caption"), edit, gap=space.xs))
        note = translate(
            "HandOver",
            "What the former steward still sends without knowing of it is kept and laid before the new one. "
            "Nothing that was written is lost.",
        )
        self.wrong = Label(theme, tone="alarm", wrap=True)
        self.wrong.hide()
        cancel = Button(theme, translate("HandOver", "Cancel"))
        self.go = Button(theme, translate("HandOver", "&Hand over"), kind="main")
        self.go.setDefault(True)
        self.setLayout(
            column(
                Label(theme, title, role="title"),
                Label(theme, note, role="quiet", wrap=True),
                *fields,
                self.wrong,
                row(None, cancel, self.go),
                gap=space.m,
                pad=(space.xl, space.xl, space.xl, space.l),
            )
        )
        self.setMinimumWidth(theme.shape.list + 80)
        self.finished.connect(self.deleteLater)
        cancel.clicked.connect(self.reject)
        self.go.clicked.connect(self._start)
        session.tasks.run("hand_over.read", self._read, self._fill, owner=self)

    def _read(self) -> tuple[list[str], str]:
        area = self._session.area
        return handing_over.stewards(area), handing_over.steward_of(area, self._household) or area.steward

    def _fill(self, found: tuple[list[str], str]) -> None:
        names, present = found
        for box, text in ((self.giver, present), (self.taker, "")):
            box.addItems(names)
            box.setCurrentText(text)
        self.taker.setFocus()

    def _start(self) -> None:
        area, household = self._session.area, self._household
        giver, taker, reason = self.giver.currentText(), self.taker.currentText(), self.reason.text()
        self._session.tasks.run(
            "hand_over",
            lambda: handing_over.hand_over(
                area, [household], from_steward=giver, to_steward=taker, reason=reason
            ),
            self._done,
            failed=self._refused,
            owner=self,
        )

    def _done(self, change: Change) -> None:
        whom = self.taker.currentText().strip()
        if self._household:
            what = translate("HandOver", "{name} is {steward}'s now.").format(name=self._name, steward=whom)
        else:
            what = translate("HandOver", "The whole area is {steward}'s now.").format(steward=whom)
        self._session.changed.emit(change)
        tell_done(self._session, what, change)
        self.accept()

    def _refused(self, error: Exception) -> None:
        said = explain(error, self._session.words)
        if said.kind == "steward_empty":
            say(self.wrong, translate("HandOver", "Please say from whom and to whom."))
        else:
            say(self.wrong, said.sentence)


def ask_hand_over(session: Session, household: str, window: QWidget, *, name: str = "") -> HandOverDialog:
    """Open the dialog over a window."""
    dialog = HandOverDialog(session, household, name=name, parent=window)
    dialog.open()
    return dialog
