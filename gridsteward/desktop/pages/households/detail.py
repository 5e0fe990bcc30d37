"""The portrait of the household in front."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from gridsteward.desktop.done import tell_done
from gridsteward.desktop.pages.households.desk import Desk
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.feedback import Notice
from gridsteward.desktop.widgets.frames import column, frame, row, rule, scrolling
from gridsteward.desktop.widgets.labels import Label
from gridsteward.desktop.widgets.stack import Stack
from gridsteward.records.journal import Change
from gridsteward.records.page import HouseholdCard
from gridsteward.records.portrait import Portrait
from gridsteward.records.use import MarkKind, UseMark
from gridsteward.records.visit import Attachment, CommitmentOutcome

if TYPE_CHECKING:  # imported with what first shows them: the page is there sooner
    from gridsteward.desktop.pages.households.field_row import FieldRow
    from gridsteward.desktop.pages.households.history import HistoryView

EMPTY, PORTRAIT, HISTORY = range(3)
ASKS: Final = 4  # questions folded out at first
ELSEWHERE: Final = ("temperament", "door_check")  # a dialog, and a visit


class Detail(QWidget):
    """Title, first screenful, visits, people, basics; or, in their place, all changes."""

    duplicates_wanted = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._session = desk, desk.session
        self._shown = ""
        self._scroll: QScrollArea | None = None
        self._history: HistoryView | None = None
        hint = Label(self._session.theme, self.tr("Choose a household on the left."), role="quiet")
        self.states = Stack()
        self.states.addWidget(frame("surface", column(None, row(None, hint, None), None)))
        self.setLayout(column(self.states))
        desk.card_read.connect(self.show_card)
        desk.portrait_read.connect(self.show_portrait)
        desk.card_gone.connect(self.show_nothing)

    def _build(self) -> QScrollArea:
        """Make the portrait with its first household: the page itself is on screen sooner."""
        from gridsteward.desktop.pages.households import sections

        desk, theme = self._desk, self._session.theme
        self.title = sections.TitleBlock(self._session)
        self.asks = sections.AskNext(desk, most=ASKS)
        self.asks.hide()
        self.rounds = sections.Rounds(desk)
        self.first = sections.FirstLook(self._session)
        self.helper = sections.HelperLine(desk)
        self.findings = sections.OpenFindings(self._session)
        self.cases = sections.HomeCases(self._session)
        self.promises = sections.OpenPromises(self._session)
        self.reminders = sections.HouseholdReminders(desk)
        self.use = sections.UseChart(self._session)
        self.visits = sections.Visits(self._session)
        self.people = sections.People(desk, self.add_person)
        self.portrait = sections.PortraitView(desk)
        self.basics = sections.Basics(desk)
        self.all_changes = Button(theme, self.tr("All changes of this household"), kind="text", icon="clock")
        self._connect()
        made = self._portrait()
        self.states.insertWidget(PORTRAIT, made)
        return made

    @property
    def history(self) -> "HistoryView":
        """The view of all changes, made when it is first asked for."""
        if self._history is None:
            from gridsteward.desktop.pages.households.history import HistoryView

            self._history = HistoryView(self._session)
            self._history.left.connect(self.close_history)
            self.states.insertWidget(HISTORY, frame("surface", column(self._history)))
        return self._history

    def _portrait(self) -> QScrollArea:
        space = self._session.theme.space
        parts = (
            *(
                self.title,
                self.rounds,
                self.asks,
                rule(),
                self.first,
                self.helper,
                self.cases,
                self.findings,
                self.promises,
                self.reminders,
            ),
            *(self.use, self.people, self.portrait, self.visits, self.basics),
        )
        foot = row(self.all_changes, None)
        pad = (space.xl, space.l, space.xl, space.xl)
        return scrolling(frame("surface", column(*parts, rule(), foot, None, gap=space.m, pad=pad)))

    def _connect(self) -> None:
        desk, session, title = self._desk, self._session, self.title
        title.visit_wanted.connect(lambda: session.start_visit(desk.household))
        title.card_wanted.connect(self.open_card)
        title.draft_wanted.connect(self._go_on)
        title.tag_wanted.connect(self.add_tag)
        title.need_wanted.connect(self.portrait.register.open_new)
        title.person_wanted.connect(self.add_person)
        title.promise_wanted.connect(self.add_promise)
        title.case_wanted.connect(self.add_case)
        title.check_wanted.connect(self.open_check)
        self.cases.wanted.connect(session.open_case)
        title.emergency_card_wanted.connect(self.open_emergency_card)
        title.bill_wanted.connect(self.open_bill)
        title.history_wanted.connect(self.open_history)
        title.hand_over_wanted.connect(self._hand_over)
        title.duplicates_wanted.connect(lambda: self.duplicates_wanted.emit(desk.household))
        title.pause_wanted.connect(self.rounds.pause)
        title.request_wanted.connect(self.rounds.request)
        title.removal_wanted.connect(self._remove)
        title.asks_wanted.connect(self._fold_asks)
        self.asks.elsewhere.connect(self._ask_elsewhere)
        self.first.observe_wanted.connect(self.observe)
        self.portrait.tags.tag_wanted.connect(self.add_tag)
        self.portrait.tags.need_wanted.connect(
            lambda code, why: self.portrait.register.open_dialog(code, evidence=why)
        )
        self.portrait.tags.removal_wanted.connect(self._remove_tag)
        self.portrait.observe_wanted.connect(self.observe)
        self.portrait.fill_wanted.connect(self.ask_part)
        session.leaving.connect(self.asks.flush)
        self.promises.settled.connect(self._settle)
        self.promises.asked.connect(self._ask_promise)
        self.visits.amend_wanted.connect(session.amend_visit)
        self.visits.file_wanted.connect(self._open_file)
        self.use.mark_wanted.connect(self._open_mark)
        self.use.bill_wanted.connect(self.open_bill)
        self.people.removal_wanted.connect(self._remove_person)
        self.all_changes.clicked.connect(self.open_history)

    # ------------------------------------------------------------------ showing

    @property
    def fields(self) -> "list[FieldRow]":
        """All fields on screen."""
        return [] if self._scroll is None else [*self.people.fields, *self.basics.fields.values()]

    def show_card(self, card: HouseholdCard) -> None:
        """Show a household; the same one keeps its place, an open editor and what is typed."""
        if self._session.tasks.closed:
            return  # it was read while the window closed
        if self._scroll is None:
            self._scroll = self._build()
        same = self._shown == card.household.id
        self._shown = card.household.id
        # first what another thread works on while the rest is filled in
        self.use.show_household(card.household.id, name=card.household.name)
        self.cases.show_household(card.household.id)
        shown = (
            self.title,
            self.rounds,
            self.first,
            self.helper,
            self.findings,
            self.promises,
            self.reminders,
            self.people,
            self.basics,
        )
        for part in shown:
            part.show_card(card)
        self.visits.show_card(card, same=same)
        if self.states.currentIndex() == EMPTY or (not same and self.states.currentIndex() == HISTORY):
            self.states.setCurrentIndex(PORTRAIT)
        if not same:
            self._fold_asks(False)
            self._scroll.verticalScrollBar().setValue(0)
        elif self.states.currentIndex() == HISTORY:
            self.history.show_household(card.household.id, card.household.name)

    def show_portrait(self, portrait: Portrait) -> None:
        """Show what is judged of the household whose card was just shown."""
        card = self._desk.card
        if card is not None:
            self.title.show_portrait(card, portrait)
            self.first.show_portrait(card, portrait)
            self.helper.show_portrait(portrait)
            self.asks.show_portrait(portrait)

    def show_nothing(self) -> None:
        """Show that no household is chosen."""
        self._shown = ""
        self.states.setCurrentIndex(EMPTY)

    def settle(self, then: Callable[[], object]) -> None:
        """Save what is being typed, then go on; a value that is refused stays open and nothing goes on."""
        if self._scroll is not None:
            self.asks.flush()
        waiting = [field for field in self.fields if field.editor is not None]
        if not waiting:
            then()
            return
        left = set(map(id, waiting))

        def settled(field: "FieldRow") -> None:
            left.discard(id(field))
            if not left:
                then()

        for field in waiting:
            field.once_settled(lambda field=field: settled(field))  # type: ignore[misc]
            field.finish()

    def open_card(self) -> None:
        """Show how to meet the household in front."""
        if self._desk.household:
            self._session.open_card(self._desk.household)

    def open_emergency_card(self) -> None:
        """Show the card in large print, and the word for the door."""
        from gridsteward.desktop.care.card_dialog import open_card

        if self._desk.card is not None:
            open_card(self._session, self._desk.household, self)

    def add_case(self) -> None:
        """Register what somebody of this household came with."""
        from gridsteward.desktop.dialogs.case_new import register_request

        if self._desk.household:
            register_request(self._session, self, household=self._desk.household)

    def open_check(self, situation: str) -> None:
        """Go through a check-list for the household in front; cutting off and restoring rest on one."""
        from gridsteward.desktop.dialogs.check_list import open_check

        card = self._desk.card
        if card is not None:
            home = card.household
            name = home.name or home.account_no
            open_check(self._session, situation, home.id, name=name, then=self._checked, parent=self)

    def _checked(self, change: Change) -> None:
        self._session.changed.emit(change)
        tell_done(self._session, self.tr("The check is kept."), change)

    def open_bill(self) -> None:
        """Show how the household's bill comes about."""
        from gridsteward.desktop.bill.dialog import open_bill

        card = self._desk.card
        if card is not None:
            open_bill(self._session, card.household.id, card.household.name, self)

    def open_history(self) -> None:
        """Show all changes."""
        card = self._desk.card
        if card is not None:
            self.history.show_household(card.household.id, card.household.name)
            self.states.setCurrentIndex(HISTORY)
            self.history.view.setFocus()

    def close_history(self) -> bool:
        """Return to the portrait; False when it was in front."""
        if self.states.currentIndex() != HISTORY:
            return False
        self.states.setCurrentIndex(PORTRAIT)
        self.all_changes.setFocus()
        return True

    # ------------------------------------------------------------------ asking

    def add_tag(self) -> None:
        """Open the tag library."""
        from gridsteward.desktop.pages.households.tag_dialog import TagDialog

        if self._desk.household:
            TagDialog(self._desk, self._desk.household, parent=self).open()

    def observe(self) -> None:
        """Ask what was seen and heard of how somebody dealt with us."""
        from gridsteward.desktop.pages.households.portrait.observe import ObserveDialog

        if self._desk.household:
            ObserveDialog(self._desk, parent=self).open()

    def ask_part(self, part: str) -> None:
        """Fold out what to ask, at this part of the portrait."""
        if part in ELSEWHERE:
            self._ask_elsewhere(part)
            return
        self._fold_asks(True)
        self.asks.open_part(part)
        if self._scroll is not None:
            self._scroll.ensureWidgetVisible(self.asks.rows[part])

    def _fold_asks(self, out: bool) -> None:
        self.title.show_asking(out)
        self.asks.setVisible(out)

    def _ask_elsewhere(self, part: str) -> None:
        if part == "temperament":
            self.observe()
        elif part == "needs_consent":
            self.portrait.register.ask_next()
        else:
            self._session.start_visit(self._desk.household)

    def add_person(self) -> None:
        """Ask for a new person."""
        from gridsteward.desktop.pages.households.ask import AskDialog, Asked
        from gridsteward.operations import households

        words, area, household = self._session.words, self._session.area, self._desk.household
        asked = (
            Asked("name", words("field.name_of_person")),
            Asked("relation", words("field.relation"), choices=words.section("relation"), value="child"),
            Asked("phones", words("field.phones")),
        )
        dialog = AskDialog(self._desk, self.tr("Add a person"), asked, action=self.tr("Add"), parent=self)
        dialog.ask(lambda values: households.save_person(area, household, values)[1])

    def add_promise(self) -> None:
        """Ask for a promise made outside a visit."""
        from gridsteward.desktop.dialogs.promise import PromiseDialog

        card = self._desk.card
        if card is not None:
            home = card.household
            PromiseDialog(
                self._session,
                home.id,
                name=home.name or home.account_no,
                people=[each.name for each in card.people],
                then=self._promised,
                parent=self.window(),
            ).open()

    def _promised(self, change: Change) -> None:
        self._session.changed.emit(change)
        self._told(self.tr("The promise is noted."))

    def _ask_promise(self, promise: str, what: str, due: str) -> None:
        from gridsteward.desktop.dialogs.promise import SettleDialog

        SettleDialog(
            self._session, promise, what=what, due=due, then=self._settled, parent=self.window()
        ).open()

    def _settled(self, change: Change) -> None:
        self._session.changed.emit(change)
        self._told(self.tr("The promise is up to date."))

    def _open_mark(self, mark: UseMark) -> None:
        if mark.what is MarkKind.FINDING:
            self._session.open_finding(mark.id)
        elif mark.what is MarkKind.VISIT and self._scroll is not None:
            block = self.visits.open_visit(mark.id)
            if block is not None:
                self._scroll.ensureWidgetVisible(block, 0, self._session.theme.space.xxl)

    def _hand_over(self) -> None:
        from gridsteward.desktop.dialogs.hand_over import ask_hand_over

        card = self._desk.card
        if card is not None:
            household = card.household
            ask_hand_over(self._session, household.id, self.window(), name=household.name)

    def _go_on(self) -> None:
        card = self._desk.card
        if card is None or card.draft is None:
            return
        if card.draft.visit_id:
            self._session.amend_visit(card.draft.visit_id)
        else:
            self._session.start_visit(card.household.id)

    def _open_file(self, file: Attachment) -> None:
        from gridsteward.desktop.dialogs.attachment import show_attachment

        show_attachment(
            self._session, file.content_hash, name=file.name, media_type=file.media_type, parent=self
        )

    # ------------------------------------------------------------------ writing

    def _remove_tag(self, tag: str) -> None:
        from gridsteward.operations import households

        area = self._session.area
        self._desk.write(
            "tag.remove",
            lambda: households.remove_tag(area, tag),
            then=lambda _change: self._told(self.tr("The tag was taken off.")),
        )

    def _remove_person(self, person: str) -> None:
        from gridsteward.operations import households

        area = self._session.area
        self._desk.write(
            "person.remove",
            lambda: households.remove_person(area, person),
            then=lambda _change: self._told(self.tr("The person was removed.")),
        )

    def _settle(self, commitment: str, outcome: str) -> None:
        from gridsteward.operations import promises

        area = self._session.area
        said = self.tr("Promise kept.") if outcome == "kept" else self.tr("Promise withdrawn.")
        self._desk.write(
            "promise.settle",
            lambda: promises.settle(area, commitment, CommitmentOutcome(outcome)),
            then=lambda _change: self._told(said),
        )

    def _remove(self) -> None:
        from gridsteward.operations import households

        card, area = self._desk.card, self._session.area
        if card is None:
            return
        household, name = card.household.id, card.household.name
        said = self.tr("{name} was taken off the list.").format(name=name)
        self._desk.write(
            "household.remove",
            lambda: households.remove_household(area, household),
            then=lambda _change: self._told(said),
        )

    def _told(self, what: str) -> None:
        undo = self._session.undo_requested.emit
        self._session.notify(Notice(what, action=self.tr("Undo"), act=undo))
