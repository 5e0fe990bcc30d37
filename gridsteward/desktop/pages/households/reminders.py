"""What one is reminded of with a household: each reminder in a sentence, when it comes next, what may fit (R5.3)."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtWidgets import QWidget

from gridsteward.desktop import wording
from gridsteward.desktop.care.reminder_rows import ReminderRow
from gridsteward.desktop.dialogs.confirm import confirm
from gridsteward.desktop.dialogs.reminder_rule import RuleDialog
from gridsteward.desktop.pages.households.desk import Desk
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.feedback import Notice
from gridsteward.desktop.widgets.flow import Flow
from gridsteward.desktop.widgets.frames import clear, column, row
from gridsteward.desktop.widgets.labels import ElidedPair, Glyph, Label, Pair
from gridsteward.operations import reminder_acts, reminder_words, reminders
from gridsteward.operations.reminder_offers import Offer, offers
from gridsteward.records.journal import Change
from gridsteward.records.page import HouseholdCard
from gridsteward.records.reminder import (
    DueReminder,
    Occurrence,
    Reminder,
    ReminderRule,
    RemindersPage,
    RuleKind,
    State,
)

AHEAD: Final = 400  # days: what comes once a year has a next time too
_MOST_OFFERS: Final = 4


class HouseholdReminders(QWidget):
    """What is due on top, the reminders with their next day below, then what may be set."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._session = desk, desk.session
        theme, space = desk.session.theme, desk.session.theme.space
        self.add = Button(theme, self.tr("Set a reminder"), kind="text", icon="plus")
        self.add.clicked.connect(lambda: self.open_new(None))
        self.title = Pair(theme, self.tr("Reminders"))
        self._due = column(gap=0)
        self._lines = column(gap=space.xs)
        self.none = Label(theme, self.tr("Nobody is reminded of anything here yet."), role="quiet")
        self._fits = QWidget()
        self._offers = Flow(gap=space.xs)
        self._fits.setLayout(column(Label(theme, self.tr("May fit"), role="caption"), self._offers, gap=2))
        head = row(self.title, None, self.add)
        self.setLayout(column(head, self._due, self.none, self._lines, self._fits, gap=space.s))
        self.due: list[ReminderRow] = []
        self.buttons: list[Button] = []
        self._household = ""
        desk.session.reminders.refreshed.connect(lambda _page: self._read())

    def show_card(self, card: HouseholdCard) -> None:
        """Show the reminders of a household once they are read."""
        self._household = card.household.id
        self._read()

    def _read(self) -> None:
        area, household, words = self._session.area, self._household, self._session.words
        if not household or self._session.tasks.closed:
            return
        self._session.tasks.run(
            "household.reminders",
            lambda: (
                reminders.reminders_page(area, household, days=AHEAD),
                reminders.reminders(area, household),
                offers(area, household, words),
                reminders.lately(area, reminders.reminders(area, household)),
            ),
            lambda found: self._show(household, found),
            owner=self,
        )

    def _show(
        self,
        household: str,
        found: "tuple[RemindersPage, Sequence[Reminder], Sequence[Offer], Mapping[str, Sequence[Occurrence]]]",
    ) -> None:
        if household != self._household:  # somebody else is shown by now
            return
        page, own, fitting, past = found
        for box in (self._due, self._lines, self._offers):
            clear(box)
        self.due = [ReminderRow(self._session, each, inside=True) for each in (*page.due, *page.resting)]
        for made in self.due:
            self._due.addWidget(made)
        standing = [each for each in own if each.now is not None]
        coming = {each.reminder.id: each for each in page.coming if each.reminder}
        self.buttons = []
        for each in standing:
            self._lines.addWidget(self._line(each, coming.get(each.id), past.get(each.id, ())))
        self.none.setVisible(not standing and not self.due)
        self.title.show_text(
            self.tr("Reminders"), self.tr("%n item(s)", "", len(standing)) if standing else ""
        )
        for offer in fitting[:_MOST_OFFERS]:
            chip = Button(self._session.theme, offer.rule.what, kind="chip", icon="plus")
            chip.clicked.connect(lambda rule=offer.rule: self.open_new(rule))
            self._offers.addWidget(chip)
        self._fits.setVisible(bool(fitting))

    def _line(self, reminder: Reminder, follows: DueReminder | None, past: Sequence[Occurrence]) -> QWidget:
        session, theme = self._session, self._session.theme
        rule = reminder.now or reminder.rule
        note = reminder_words.when(rule, session.words)
        if follows is not None and follows.occurrence is not None:
            day = follows.occurrence.due.date()
            next_day = wording.relative(session.words, day, session.clock().date())
            follow = self.tr("next {day}").format(day=next_day)
            note = f"{note} · {follow}"
        done = sum(each.state is State.DONE for each in past)
        missed = sum(each.state is State.MISSED for each in past)
        if done or missed:
            told = self.tr("in 30 days {done} done, {missed} missed").format(done=done, missed=missed)
            note = f"{note} · {told}"
        change = Button(
            theme, self.tr("Change"), kind="text", name_for_readers=f"{self.tr('Change')}: {rule.what}"
        )
        change.clicked.connect(lambda: self.open_change(reminder))
        stop = Button(theme, self.tr("Stop"), kind="text", name_for_readers=f"{self.tr('Stop')}: {rule.what}")
        stop.clicked.connect(lambda: self._stop(reminder))
        erase = Button(theme, kind="text", icon="bin", name_for_readers=f"{self.tr('Erase')}: {rule.what}")
        erase.setToolTip(self.tr("Erase"))
        erase.clicked.connect(lambda: self._ask_erase(reminder))
        self.buttons += [change, stop, erase]
        made = QWidget()
        words = ElidedPair(theme, rule.what, note)
        box = row(Glyph(theme, "bell"), words, change, stop, erase, gap=theme.space.s)
        box.setStretch(1, 1)
        made.setLayout(box)
        return made

    def open_new(self, rule: ReminderRule | None) -> None:
        """Ask for a reminder, one that may fit or a new one."""
        today = self._session.clock().date().isoformat()
        plain = ReminderRule(kind=RuleKind.SINCE_CONTACT, what="", starts=today, every_days=7)
        self._open(rule or plain, None, self.tr("The reminder is set."))

    def open_change(self, reminder: Reminder) -> None:
        """Ask how it is to be from now on."""
        self._open(reminder.now or reminder.rule, reminder, self.tr("The reminder is changed from today on."))

    def _open(self, rule: ReminderRule, reminder: Reminder | None, said: str) -> None:
        card = self._desk.card
        if card is None:
            return
        RuleDialog(
            self._session,
            card.household.id,
            rule,
            reminder=reminder,
            people=card.people,
            then=lambda change: self._told(change, said),
            parent=self.window(),
        ).open()

    def _stop(self, reminder: Reminder) -> None:
        area = self._session.area
        self._session.tasks.run(
            "reminder.stop",
            lambda: reminder_acts.stop_reminder(area, reminder),
            lambda change: self._told(change, self.tr("The reminder is stopped."), again=reminder),
            owner=self,
        )

    def _ask_erase(self, reminder: Reminder) -> None:
        area, rule = self._session.area, reminder.now or reminder.rule

        def erase() -> None:
            self._session.tasks.run(
                "reminder.erase",
                lambda: reminder_acts.erase_reminder(area, reminder),
                lambda change: self._told(change, self.tr("The reminder is erased.")),
                owner=self,
            )

        confirm(
            self._session.theme,
            self.tr("Erase “{what}” for good?").format(what=rule.what),
            [
                self.tr("Its words are gone from every laptop of the area; this cannot be undone."),
                self.tr("Contacts that were had for it stay in the record."),
            ],
            action=self.tr("Erase"),
            then=erase,
            parent=self,
        )

    def _told(self, change: Change, said: str, *, again: Reminder | None = None) -> None:
        session = self._session
        session.changed.emit(change)
        self._read()
        if again is None or again.now is None:
            session.notify(Notice(said))
            return
        rule, area = again.now, session.area

        def set_again() -> None:
            session.tasks.run(
                "reminder.again",
                lambda: reminder_acts.change_reminder(area, again, rule),
                lambda change: self._told(change, self.tr("The reminder is set.")),
                owner=session,
            )

        session.notify(Notice(said, action=self.tr("Set it again"), act=set_again))
