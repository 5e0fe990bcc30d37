"""The first line of a portrait: who, what to know at once, and the one main action."""

from datetime import date

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QMenu, QWidget

from gridsteward.desktop import wording
from gridsteward.desktop.pages.households.care_light import LightLine
from gridsteward.desktop.pages.households.fields import age_of
from gridsteward.desktop.pages.households.first_look import CLASSES
from gridsteward.desktop.pages.households.portrait.classes import HOLDS
from gridsteward.desktop.pages.households.portrait.drawn import RingButton
from gridsteward.desktop.pages.households.rows import place_of
from gridsteward.desktop.pages.households.supply import SupplyLine
from gridsteward.desktop.session import Session
from gridsteward.desktop.tag_book import by_urgency, mark_of, tag_name, tag_tone
from gridsteward.desktop.tokens import Tone
from gridsteward.desktop.widgets.badges import Badge
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.flow import Flow
from gridsteward.desktop.widgets.frames import column, frame, row
from gridsteward.desktop.widgets.labels import Elided, Glyph, Label
from gridsteward.records.household import Relation
from gridsteward.records.page import HouseholdCard
from gridsteward.records.portrait import Portrait

MOST_BADGES = 4


class TitleBlock(QWidget):
    """Name, badges, account number, address; an unfinished visit waits beneath."""

    visit_wanted = Signal()
    card_wanted = Signal()
    draft_wanted = Signal()
    asks_wanted = Signal(bool)  # folded out or away
    tag_wanted = Signal()
    need_wanted = Signal()
    person_wanted = Signal()
    promise_wanted = Signal()
    case_wanted = Signal()
    check_wanted = Signal(str)  # a situation
    emergency_card_wanted = Signal()
    bill_wanted = Signal()
    history_wanted = Signal()
    hand_over_wanted = Signal()
    duplicates_wanted = Signal()
    pause_wanted = Signal()
    request_wanted = Signal()
    removal_wanted = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        theme, space = session.theme, session.theme.space
        self._mark = Glyph(theme, "watch")
        self.name = Elided(theme, role="title")
        self._badges = Flow()
        self.ring = RingButton(theme)
        self.ask = Button(theme, self.tr("Ask next"), kind="text", checked=False)
        for each in (self.ring, self.ask):
            each.clicked.connect(self._ask)
        self.visit = Button(theme, self.tr("Note a visit"), kind="main", icon="note")
        self.visit.clicked.connect(self.visit_wanted)
        self.card = Button(theme, self.tr("Advice"), icon="speech")
        self.card.setToolTip("Ctrl+J")
        self.card.clicked.connect(self.card_wanted)
        self.more = Button(theme, "⋯", name_for_readers=self.tr("More for this household"))
        self._fill_menu()
        who = row(self._mark, self.name, self._badges)
        who.setStretch(2, 1)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.setSpacing(space.s)
        self._line.addLayout(who, 1)
        self._line.addLayout(row(self.ring, self.ask, None, self.card, self.visit, self.more))
        self._where = Elided(theme, role="quiet")
        self.light, self.supply = LightLine(session), SupplyLine(session)
        self.supply.restore_wanted.connect(lambda: self.check_wanted.emit("restore"))
        self._draft_words = Label(theme, wrap=True)
        self.go_on = Button(theme, self.tr("Go on writing"), kind="text")
        self.go_on.clicked.connect(self.draft_wanted)
        draft_line = row(Glyph(theme, "note"), self._draft_words, self.go_on, pad=(space.m, 2, space.m, 2))
        draft_line.setStretch(1, 1)
        self.draft = frame("spoken", draft_line)
        self.draft.hide()
        self.setLayout(column(self._line, self._where, self.supply, self.light, self.draft, gap=space.s))

    def _fill_menu(self) -> None:
        self._menu = QMenu(self.more)
        self._menu.addAction(self.tr("Add a need…"), self.need_wanted.emit)
        self._menu.addAction(self.tr("Add a tag…"), self.tag_wanted.emit)
        self._menu.addAction(self.tr("Add a person…"), self.person_wanted.emit)
        self._menu.addAction(self.tr("Note a promise…"), self.promise_wanted.emit)
        self._menu.addAction(self.tr("Register a request…"), self.case_wanted.emit)
        self._menu.addAction(self.tr("Somebody asked for a visit…"), self.request_wanted.emit)
        self._menu.addAction(self.tr("Pause visits…"), self.pause_wanted.emit)
        self._menu.addAction(
            self.tr("Emergency card and word for the door…"), self.emergency_card_wanted.emit
        )
        self._menu.addAction(self.tr("Explain a bill…"), self.bill_wanted.emit)
        self._menu.addSeparator()
        checks = self._menu.addMenu(self.tr("Check-lists"))
        for situation in ("metering", "installing", "contract", "boundary", "on_site"):
            self._add_check(checks, situation)
        self._menu.addAction(self.tr("Cut off for arrears…"), lambda: self.check_wanted.emit("cut_off"))
        self._menu.addSeparator()
        self._menu.addAction(self.tr("All changes"), self.history_wanted.emit)
        self._menu.addAction(self.tr("Possible duplicates"), self.duplicates_wanted.emit)
        self._menu.addAction(self.tr("Hand over…"), self.hand_over_wanted.emit)
        self._menu.addSeparator()
        self._menu.addAction(self.tr("Remove this household"), self.removal_wanted.emit)
        self.more.clicked.connect(
            lambda: self._menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))
        )

    def minimumSizeHint(self) -> QSize:
        """Return the width of the wider of both lines: the buttons can always take a line of their own."""
        hint = super().minimumSizeHint()
        hint.setWidth(
            max(each.minimumSize().width() for each in self._line.children() if isinstance(each, QLayout))
        )
        return hint

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the buttons a line of their own in a narrow place."""
        super().resizeEvent(event)
        wide = event.size().width() >= self._session.theme.shape.columns
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._line.direction() != way:
            self._line.setDirection(way)

    def _add_check(self, menu: QMenu, situation: str) -> None:
        action = menu.addAction(self._session.words(f"check_situation.{situation}"))
        action.triggered.connect(lambda: self.check_wanted.emit(situation))

    def show_card(self, card: HouseholdCard) -> None:
        """Show a household."""
        household = card.household
        today = self._session.clock().date()
        tags = list(card.marks)
        mark = mark_of(tags)
        self._mark.setVisible(bool(mark))
        self._mark.show_glyph(mark or "unknown")
        self.name.show_text(household.name or wording.account_number(household.account_no))
        self._where.show_text(" · ".join(self._facts(card, today)))
        self.light.show_household(household.id)
        self.supply.show_household(household.id)
        self._show_draft(card, today)

    def show_portrait(self, card: HouseholdCard, portrait: Portrait) -> None:
        """Show which classes hold, the leading one first, what is vital, and how complete the portrait is."""
        household, words, theme = card.household, self._session.words, self._session.theme
        holding = [each.key for each in portrait.classes if each.score >= HOLDS]
        holding.sort(key=lambda key: key != portrait.leading_class)
        badges: list[tuple[str, Tone]] = [(words(f"relation_class.{key}"), tag_tone(key)) for key in holding]
        if household.tenure:
            badges.append((words(f"tenure.{household.tenure}"), "plain"))
        tags = by_urgency(set(card.marks) - CLASSES)
        badges += [(tag_name(words, tag), tag_tone(tag)) for tag in tags if tag_tone(tag) == "alarm"]
        self._badges.clear()
        for text, tone in badges[:MOST_BADGES]:
            self._badges.addWidget(Badge(theme, text, tone=tone))
        if len(badges) > MOST_BADGES:
            self._badges.addWidget(Badge(theme, f"+{len(badges) - MOST_BADGES}"))
        self.ring.show_share(portrait.completeness)

    def show_asking(self, out: bool) -> None:
        """Show whether what to ask next is folded out."""
        self.ring.setChecked(out)
        self.ask.setChecked(out)

    def _ask(self, out: bool) -> None:
        self.show_asking(out)
        self.asks_wanted.emit(out)

    def _facts(self, card: HouseholdCard, today: date) -> list[str]:
        household, words = card.household, self._session.words
        number = wording.account_number(household.account_no)
        facts = [
            self.tr("No. {number}").format(number=number) if number else self.tr("no account number"),
            place_of(household.village, household.address),
            household.transformer_district,
            words(f"tariff_class.{household.tariff_class}") if household.tariff_class else "",
        ]
        holder = next((each for each in card.people if each.relation == Relation.HOLDER and each.birth), None)
        if holder is not None:
            facts.append(self.tr("{age} years").format(age=age_of(holder, today)))
        if card.steward:
            facts.append(self.tr("looked after by {name}").format(name=card.steward))
        return [fact for fact in facts if fact]

    def _show_draft(self, card: HouseholdCard, today: date) -> None:
        draft = card.draft
        self.draft.setVisible(draft is not None)
        if draft is None:
            return
        day = date.fromisoformat((draft.saved_at or draft.started_at)[:10])
        when = f"{wording.relative(self._session.words, day, today)} {draft.saved_at[11:16]}".strip()
        said = self.tr("A correction is not finished, saved {when}.") if draft.visit_id else ""
        said = said or self.tr("A visit is not finished, saved {when}.")
        self._draft_words.show_text(said.format(when=when))
