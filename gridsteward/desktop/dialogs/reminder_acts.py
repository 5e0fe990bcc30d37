"""What is done about a care contact that is due: say what came of it, put it off, give it to somebody (R5.3)."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import QDateTime
from PySide6.QtWidgets import QComboBox, QDateTimeEdit, QLineEdit, QPlainTextEdit, QWidget

from gridsteward.desktop.dialogs.say import SayDialog
from gridsteward.desktop.done import tell_done
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.feedback import Notice
from gridsteward.desktop.widgets.labels import Label, Paragraph
from gridsteward.operations import reminder_acts
from gridsteward.records.contact import ContactOutcome, ContactWay
from gridsteward.records.journal import Change
from gridsteward.records.reminder import DueReminder

EVENING: Final = 18
MORNING: Final = 8


def who(item: DueReminder) -> str:
    """Return whom it is about."""
    return item.person or item.household.name or item.household.account_no


def task(item: DueReminder) -> str:
    """Return what is to be done."""
    if item.occurrence is None:
        return item.handed.text if item.handed else ""
    return item.occurrence.rule.what


class DoneDialog(SayDialog):
    """In which way, whether somebody was reached, a word of one's own."""

    def __init__(self, session: Session, item: DueReminder, *, parent: QWidget) -> None:
        title = self.tr("{name}: how did it go?").format(name=who(item))
        super().__init__(session, title, action=self.tr("Keep it"), then=self._kept, parent=parent)
        self._item = item
        theme, words = session.theme, session.words
        self.way = QComboBox()
        self.way.setAccessibleName(self.tr("In which way"))
        for way in (ContactWay.HOTLINE, ContactWay.VISIT, *ContactWay):
            if self.way.findData(way) < 0:
                self.way.addItem(words(f"contact_way.{way}"), way)
        self.outcome = QComboBox()
        self.outcome.setAccessibleName(self.tr("What came of it"))
        for outcome in ContactOutcome:
            self.outcome.addItem(words(f"contact_outcome.{outcome}"), outcome)
        self.note = QLineEdit()
        self.note.setPlaceholderText(self.tr("e.g. all switched off, is well"))
        self.note.setAccessibleName(self.tr("In your own words"))
        checks = item.occurrence.rule.checks if item.occurrence else ()
        asked = Label(theme, self.tr("Ask about: {what}").format(what=" · ".join(checks)), wrap=True)
        asked.setVisible(bool(checks))
        self.fill(
            Paragraph(theme, task(item), role="quiet"),
            asked,
            Label(theme, self.tr("In which way"), role="caption"),
            self.way,
            Label(theme, self.tr("What came of it"), role="caption"),
            self.outcome,
            Label(theme, self.tr("In your own words (may stay empty)"), role="caption"),
            self.note,
        )
        self.note.setFocus()

    def work(self) -> Callable[[], Change]:
        """Return the contact."""
        area, item, note = self._session.area, self._item, self.note.text()
        way, outcome = ContactWay(self.way.currentData()), ContactOutcome(self.outcome.currentData())
        return lambda: reminder_acts.done(area, item, way=way, outcome=outcome, note=note)[1]

    def _kept(self, change: Change) -> None:
        self._session.changed.emit(change)
        word = self.outcome.currentText()
        tell_done(self._session, self.tr("{name}: {word}").format(name=who(self._item), word=word), change)


class PutOffDialog(SayDialog):
    """Until when, or not at all this time; and why."""

    def __init__(self, session: Session, item: DueReminder, *, parent: QWidget) -> None:
        title = self.tr("Put off: {name}").format(name=who(item))
        super().__init__(session, title, action=self.tr("Put off"), then=self._kept, parent=parent)
        self._item = item
        theme = session.theme
        now = session.clock()
        self.until = QComboBox()
        self.until.setAccessibleName(self.tr("Until when"))
        for words, moment in self._choices(now):
            self.until.addItem(words, moment)
        self.until.addItem(self.tr("At another time"), "")
        self.until.addItem(self.tr("Not needed this time"), None)
        self.at = QDateTimeEdit(QDateTime(now + timedelta(hours=3)))  # type: ignore[call-overload]
        self.at.setDisplayFormat("yyyy-MM-dd HH:mm")
        self.at.setCalendarPopup(True)
        self.at.setAccessibleName(self.tr("The time"))
        self.at.hide()
        self.until.currentIndexChanged.connect(lambda _at: self.at.setVisible(self.until.currentData() == ""))
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(self.tr("e.g. is having dinner, at the daughter's"))
        self.reason.setAccessibleName(self.tr("Why"))
        self.fill(
            Paragraph(theme, task(item), role="quiet"),
            Label(theme, self.tr("Until when"), role="caption"),
            self.until,
            self.at,
            Label(theme, self.tr("Why"), role="caption"),
            self.reason,
        )
        self.reason.setFocus()

    def _choices(self, now: datetime) -> list[tuple[str, datetime]]:
        hour = now + timedelta(hours=1)
        evening = now.replace(hour=EVENING, minute=0, second=0, microsecond=0)
        morning = now.replace(hour=MORNING, minute=0, second=0, microsecond=0) + timedelta(days=1)
        found = [(self.tr("In an hour"), hour)]
        if hour < evening:
            found.append((self.tr("This evening at six"), evening))
        return [*found, (self.tr("Tomorrow morning at eight"), morning)]

    def work(self) -> Callable[[], Change]:
        """Return the act."""
        area, item, reason = self._session.area, self._item, self.reason.text()
        until = self.until.currentData()
        if until is None:
            return lambda: reminder_acts.let_be(area, item, reason=reason)
        if until == "":
            typed = datetime.fromisoformat(self.at.dateTime().toString("yyyy-MM-ddTHH:mm:ss"))
            until = typed.replace(tzinfo=self._session.clock().tzinfo)
        return lambda: reminder_acts.snooze(area, item, until=until, reason=reason)

    def _kept(self, change: Change) -> None:
        self._session.changed.emit(change)
        said = self.tr("{name}: {word}").format(name=who(self._item), word=self.until.currentText())
        self._session.notify(Notice(said))


class GiveDialog(SayDialog):
    """Who takes it over, and the only words they get to read."""

    def __init__(
        self, session: Session, item: DueReminder, *, stewards: Sequence[str], parent: QWidget
    ) -> None:
        title = self.tr("Hand over: {name}").format(name=who(item))
        super().__init__(session, title, action=self.tr("Hand over"), then=self._kept, parent=parent)
        self._item = item
        theme = session.theme
        self.to = QComboBox()
        self.to.setEditable(True)
        self.to.setAccessibleName(self.tr("To whom"))
        self.to.addItems([each for each in stewards if each != session.area.steward])
        # Not the reminder's own words: they may tell of what nobody else is to know.
        self.text = QPlainTextEdit(self.tr("Please call or look in on {name}.").format(name=who(item)))
        self.text.setAccessibleName(self.tr("What they read"))
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(theme.row * 2)
        self.fill(
            Label(theme, self.tr("To whom"), role="caption"),
            self.to,
            Label(theme, self.tr("What they read"), role="caption"),
            self.text,
            Label(
                theme,
                self.tr(
                    "They get these words, the home and nothing else. Read them over: no illness, no habit."
                ),
                role="quiet",
                wrap=True,
            ),
        )
        self.to.setFocus()

    def work(self) -> Callable[[], Change]:
        """Return the act."""
        area, item = self._session.area, self._item
        to, text = self.to.currentText(), self.text.toPlainText()
        return lambda: reminder_acts.hand_over(area, item, to=to, text=text)

    def _kept(self, change: Change) -> None:
        self._session.changed.emit(change)
        said = self.tr("{name}: handed over to {to}").format(name=who(self._item), to=self.to.currentText())
        self._session.notify(Notice(said))


def put_off(session: Session, item: DueReminder, parent: QWidget) -> None:
    """Ask until when."""
    PutOffDialog(session, item, parent=parent).open()


def give(session: Session, item: DueReminder, parent: QWidget) -> None:
    """Ask who takes it over, once it is known who works here."""
    from gridsteward.operations.outage_round import stewards_around

    area = session.area
    session.tasks.run(
        "stewards",
        lambda: stewards_around(area),
        lambda found: GiveDialog(session, item, stewards=found, parent=parent).open(),
        owner=parent,
    )


def take_back(session: Session, item: DueReminder) -> None:
    """Take back what was handed over."""
    area = session.area

    def done(change: Change) -> None:
        session.changed.emit(change)

    session.tasks.run("reminder.back", lambda: reminder_acts.take_back(area, item), done, owner=session)
