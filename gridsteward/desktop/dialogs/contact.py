"""A word that was had with somebody: in which way, whether they were reached, what was said."""

from collections.abc import Callable

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from gridsteward.desktop.dialogs.say import SayDialog, Told
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.labels import Label
from gridsteward.operations import contacts
from gridsteward.records.contact import ContactOutcome, ContactWay
from gridsteward.records.journal import Change


class ContactDialog(SayDialog):
    """Way, outcome, a word; the way is chosen already where a button named it."""

    def __init__(
        self, session: Session, household: str, *, name: str, way: ContactWay, then: Told, parent: QWidget
    ) -> None:
        title = self.tr("A word with {name}").format(name=name)
        super().__init__(session, title, action=self.tr("Note it"), then=then, parent=parent)
        self._household, theme, words = household, session.theme, session.words
        self.way = QComboBox()
        self.way.setAccessibleName(self.tr("In which way"))
        for each in ContactWay:
            self.way.addItem(words(f"contact_way.{each}"), each)
        self.way.setCurrentIndex(self.way.findData(way))
        self.outcome = QComboBox()
        self.outcome.setAccessibleName(self.tr("What came of it"))
        for outcome in ContactOutcome:
            self.outcome.addItem(words(f"contact_outcome.{outcome}"), outcome)
        self.note = QLineEdit()
        self.note.setPlaceholderText(self.tr("e.g. all is well, the stove is off"))
        self.note.setAccessibleName(self.tr("What was said"))
        self.fill(
            Label(theme, self.tr("In which way"), role="caption"),
            self.way,
            Label(theme, self.tr("What came of it"), role="caption"),
            self.outcome,
            Label(theme, self.tr("What was said"), role="caption"),
            self.note,
        )
        self.outcome.setFocus()

    def work(self) -> Callable[[], Change]:
        """Return the contact."""
        area, household, note = self._session.area, self._household, self.note.text()
        way, outcome = ContactWay(self.way.currentData()), ContactOutcome(self.outcome.currentData())
        return lambda: contacts.record_contact(area, household, way=way, outcome=outcome, note=note)[1]
