"""Settling differences: the choice is written, undo offered, and a third value asked for."""

from collections.abc import Callable, Sequence

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from gridsteward.desktop.done import tell_done
from gridsteward.desktop.errors import explain
from gridsteward.desktop.pages.households.editors import FieldEditor, tidy_date
from gridsteward.desktop.pages.households.fields import HOUSEHOLD_FIELDS, PERSON_FIELDS
from gridsteward.desktop.pages.sync.conflict_words import card_title, side_value, sides_of
from gridsteward.desktop.pages.sync.reading import tell_refused
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.dialog import Dialog
from gridsteward.desktop.widgets.frames import column, row
from gridsteward.desktop.widgets.labels import Label
from gridsteward.operations import conflicts
from gridsteward.records.household import Household, Person
from gridsteward.records.journal import Change, Value
from gridsteward.records.sync import ConflictCard

Choice = tuple[ConflictCard, Value]
translate = QCoreApplication.translate


class Settling(QObject):
    """Writes choices one after the other; `settled` when the list is another."""

    settled = Signal()

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._window = session, parent

    def choose(
        self,
        choices: Sequence[Choice],
        failed: Callable[[Exception], object] | None = None,
        *,
        typed: bool = False,
    ) -> None:
        """Let these values hold; what was typed is first read as the field keeps it."""
        area = self._session.area

        def work() -> Change:
            return conflicts.resolve_all(
                area,
                [
                    (
                        card.id,
                        conflicts.typed(card, str(value)) if typed else value,
                        card.sides,
                    )
                    for card, value in choices
                ],
            )

        def done(change: Change) -> None:
            self._session.changed.emit(change)
            what = self.tr("%n difference(s) settled.", "", len(choices))
            tell_done(self._session, what, change)
            self.settled.emit()

        def refused(error: Exception) -> None:
            if failed is not None:
                failed(error)
            else:
                tell_refused(self._session, error)
            self.settled.emit()  # what is on screen is no longer what there is

        self._session.tasks.run("conflict.resolve", work, done, failed=refused, owner=self)

    def ask(self, card: ConflictCard) -> "ThirdValue":
        """Ask for another value than those there are."""
        dialog = ThirdValue(self._session, card, parent=self._window.window())
        dialog.typed.connect(lambda value: self.choose([(card, value)], failed=dialog.refuse, typed=True))
        self.settled.connect(dialog.accept_when_settled)
        dialog.open()
        return dialog


class ThirdValue(Dialog):
    """The right control for the field, with the values there are named above it."""

    typed = Signal(object)

    def __init__(self, session: Session, card: ConflictCard, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme, space = session.theme, session.theme.space
        self._session, self._card, self._refused = session, card, False
        title = translate("Conflicts", "{field}: type it myself").format(field=card_title(session, card))
        self.setWindowTitle(title)
        there = " / ".join(side_value(session, card.field, side.value) for side in sides_of(card))
        said = translate("Conflicts", "There are: {values}").format(values=there)
        self.editor = self._editor(str(card.sides[0].value or ""))
        self.wrong = Label(theme, tone="alarm", wrap=True)
        self.wrong.hide()
        cancel = Button(theme, translate("Conflicts", "Cancel"))
        self.go = Button(theme, translate("Conflicts", "This holds"), kind="main")
        self.go.setDefault(True)
        pad = (space.xl, space.xl, space.xl, space.l)
        self.setLayout(
            column(
                Label(theme, title, role="strong"),
                Label(theme, said, role="quiet", wrap=True),
                self.editor,
                self.wrong,
                row(None, cancel, self.go),
                gap=space.m,
                pad=pad,
            )
        )
        self.setMinimumWidth(theme.shape.list + 40)
        cancel.clicked.connect(self.reject)
        self.go.clicked.connect(self._submit)
        self.editor.setFocus()

    def _editor(self, value: str) -> QWidget:
        card = self._card
        specs = {"household": HOUSEHOLD_FIELDS, "person": PERSON_FIELDS}.get(card.table, ())
        spec = next((each for each in specs if each.name == card.field and each.kind != "birth"), None)
        if spec is None:
            line = QLineEdit(value)
            line.setAccessibleName(card_title(self._session, card))
            return line
        empty: Household | Person = (
            Household(id="", account_no="") if card.table == "household" else Person(id="", household_id="")
        )
        record = replace(empty, **{card.field: card.sides[0].value})
        return FieldEditor(self._session, spec, record)

    def _submit(self) -> None:
        if isinstance(self.editor, FieldEditor):
            value = self.editor.values()[self._card.field]
        else:
            text = self.editor.text() if isinstance(self.editor, QLineEdit) else ""
            value = tidy_date(text) if self._card.field in ("birth", "since", "expires") else text
        self._refused = False
        self.typed.emit(value)

    def refuse(self, error: Exception) -> None:
        """Say why the value is none; it stays as typed."""
        said = explain(error, self._session.words)
        self._refused = said.kind not in ("conflict_gone", "conflict_changed")
        self.wrong.show_text(said.sentence)
        self.wrong.show()
        if not self._refused:
            tell_refused(self._session, error)

    def accept_when_settled(self) -> None:
        """Close, unless the value was refused."""
        if self.isVisible() and not self._refused:
            self.accept()
