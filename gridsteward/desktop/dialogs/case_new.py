"""Registering what somebody came with, in under a minute at the door."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from gridsteward.desktop.dialogs.case_event import iso_moment, moment_field
from gridsteward.desktop.dialogs.household_field import HouseholdField
from gridsteward.desktop.dialogs.say import SayDialog
from gridsteward.desktop.done import tell_done
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.chips import Chips
from gridsteward.desktop.widgets.frames import row
from gridsteward.desktop.widgets.labels import Label
from gridsteward.operations import case_board, cases, households
from gridsteward.operations.cases import Entry
from gridsteward.records.case import AreaClass, Case, CaseChannel, CaseKind
from gridsteward.records.journal import Change
from gridsteward.records.page import HouseholdCard
from gridsteward.records.sealed import Audience

_AUDIENCES: Final = (Audience.STEWARD, Audience.SUPERVISOR, Audience.EVERYBODY)


class CaseDialog(SayDialog):
    """What it is, what was said, whose it is; all else has a likely answer already. Ctrl+Enter registers.

    The case is shown once it is registered, unless there is something else to do `then`.
    """

    def __init__(
        self,
        session: Session,
        *,
        parent: QWidget,
        household: str = "",
        kind: str = "",
        content: str = "",
        channel: CaseChannel = CaseChannel.DOOR,
        then: Callable[[], object] | None = None,
    ) -> None:
        super().__init__(
            session, self.tr("Register a request"), action=self.tr("Register"), then=self._told, parent=parent
        )
        theme, words = session.theme, session.words
        self._after, self._case_id = then, ""
        kinds = [(each.value, words(f"case_kind.{each}")) for each in CaseKind]
        self.kind = Chips(theme, kinds, name=self.tr("What it is"), value=kind)
        self.kind.changed.connect(self._kind_chosen)
        self.topic = Chips(theme, (), name=self.tr("Class"))
        self.content = QPlainTextEdit(content)
        self.content.setTabChangesFocus(True)
        self.content.setAccessibleName(self.tr("What was said"))
        self.content.setPlaceholderText(self.tr("In their own words: what, since when, what they want"))
        self.content.setFixedHeight(4 * self.fontMetrics().lineSpacing() + 2 * theme.space.s)
        self._people()
        self._rest()
        people = row(self.person, self.phone, gap=theme.space.s)
        people.setStretch(0, 1)
        people.setStretch(1, 1)
        self.fill(
            self._caption(self.tr("What it is (1 to 8)")),
            self.kind,
            self.topic,
            self._caption(self.tr("What was said")),
            self.content,
            self._caption(self.tr("Whose household (may stay empty)")),
            self.household,
            people,
            row(self.channel, self.reach, None, gap=theme.space.s),
            row(self.confidential, self.audience, None, gap=theme.space.s),
            row(self.earlier, self.at, None, gap=theme.space.s),
            None,
        )
        self.setMinimumWidth(theme.shape.list + 260)
        self.channel.setCurrentIndex(self.channel.findData(channel))
        done = QShortcut(QKeySequence("Ctrl+Return"), self)
        done.activated.connect(self.save.click)
        self._kind_chosen()
        if household:
            self.household.take(household)
        if kind:
            self.content.setFocus()
        else:
            self.kind.take_focus()

    def _people(self) -> None:
        session = self._session
        self.household = HouseholdField(session, name=self.tr("Whose household"))
        self.household.taken.connect(self._household_taken)
        self.person = QComboBox()
        self.person.setEditable(True)
        self.person.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.person.setAccessibleName(self.tr("Who asks"))
        typed = self.person.lineEdit()
        if typed is not None:
            typed.setPlaceholderText(self.tr("Who asks"))
        self.person.activated.connect(self._person_chosen)
        self.household.settled.connect(self.person.setFocus)
        self.phone = QLineEdit()
        self.phone.setPlaceholderText(self.tr("Phone to call back"))
        self.phone.setAccessibleName(self.tr("Phone to call back"))

    def _rest(self) -> None:
        """Make the fields that have a likely answer already."""
        session, words = self._session, self._session.words
        self.channel = QComboBox()
        self.channel.setAccessibleName(self.tr("How it came"))
        for each in CaseChannel:
            self.channel.addItem(words(f"case_channel.{each}"), each)
        self.reach = QComboBox()
        self.reach.setAccessibleName(self.tr("How far out it is"))
        self.reach.addItem(self.tr("Area as last time"), "")
        for reach in AreaClass:
            self.reach.addItem(words(f"area_class.{reach}"), reach.value)
        self.confidential = QCheckBox(self.tr("Keep it confidential:"))
        self.audience = QComboBox()
        self.audience.setAccessibleName(self.tr("Who may see it"))
        for audience in _AUDIENCES:
            self.audience.addItem(words(f"audience.{audience}"), audience)
        self.audience.setEnabled(False)
        self.confidential.toggled.connect(self.audience.setEnabled)
        self.earlier = QCheckBox(self.tr("It came not just now but at"))
        self.at = moment_field(session.clock(), self.tr("When it came"))
        self.at.setEnabled(False)
        self.earlier.toggled.connect(self.at.setEnabled)

    def work(self) -> Callable[[], Change]:
        """Return the registration."""
        area = self._session.area
        entry = Entry(
            kind=CaseKind(self.kind.value or CaseKind.ENQUIRY),
            content=self.content.toPlainText(),
            topic=self.topic.value,
            channel=CaseChannel(self.channel.currentData()),
            household_id=self.household.household_id,
            person=self.person.currentText(),
            phone=self.phone.text(),
            at=iso_moment(self.at, self._session.clock()) if self.earlier.isChecked() else "",
            area_class=str(self.reach.currentData()),
            confidential=Audience(self.audience.currentData()) if self.confidential.isChecked() else None,
        )

        def register() -> Change:
            case, change = cases.register_case(area, entry)
            self._keep(case)
            return change

        return register

    def submit(self) -> None:
        """Register; without a kind nothing can be said of its clocks."""
        if not self.kind.value:
            self.wrong.show_text(self.tr("Say first what it is: an enquiry, a fault, a complaint …"))
            self.wrong.show()
            self.kind.take_focus()
            return
        super().submit()

    def _keep(self, case: Case) -> None:
        self._case_id = case.id

    def _told(self, change: Change) -> None:
        session = self._session
        session.changed.emit(change)
        if self._after is not None:
            self._after()
            return
        tell_done(session, self.tr("Registered; you answer for it to the end."), change)
        session.open_case(self._case_id)

    def _kind_chosen(self) -> None:
        words = self._session.words
        codes = case_board.topics(self.kind.value)
        offered = "" if self.topic.value not in codes else self.topic.value
        self.topic.show_options([(code, words(f"case_topic.{code}")) for code in codes], value=offered)
        self.topic.setVisible(bool(codes))
        self.topic.follow(self.kind)

    def _household_taken(self, household: str) -> None:
        QTimer.singleShot(0, self, self.adjustSize)  # the list of what was found is away
        if not household:
            return
        area = self._session.area
        self._session.tasks.run(
            "case.people",
            lambda: households.household_card(area, household),
            self._offer_people,
            owner=self,
        )

    def _offer_people(self, card: HouseholdCard) -> None:
        """Offer those of the household, the main contact first, unless somebody was typed already."""
        if card.household.id != self.household.household_id or self.person.currentText():
            return
        self.person.clear()
        for each in sorted(card.people, key=lambda person: not person.main_contact):
            self.person.addItem(each.name, (each.phones.split() or [""])[0])
        if self.person.count():
            self._person_chosen(0)

    def _person_chosen(self, at: int) -> None:
        self.person.setCurrentIndex(at)
        self.phone.setText(str(self.person.itemData(at) or ""))

    def _caption(self, text: str) -> Label:
        return Label(self._session.theme, text, role="caption")


def register_request(session: Session, parent: QWidget, *, household: str = "", kind: str = "") -> CaseDialog:
    """Ask for a new case."""
    dialog = CaseDialog(session, parent=parent.window(), household=household, kind=kind)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog
