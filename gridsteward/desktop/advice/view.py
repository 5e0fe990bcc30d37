"""The strategy card: why one goes at the top, what to do and say below, the reason of a line at the foot."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLayout, QVBoxLayout, QWidget

from gridsteward.desktop.advice.lines import LineView, SectionView, stack
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.frames import Columns, column, frame, row, rule, scrolling
from gridsteward.desktop.widgets.labels import Elided, Label
from gridsteward.operations import advising, households
from gridsteward.records.advice import (
    CardSection,
    Contact,
    Situation,
    StrategyCard,
    WordedLine,
    WordedSection,
)
from gridsteward.records.household import Person
from gridsteward.records.journal import Change

_RIGHT: Final = (
    *(CardSection.MIND, CardSection.OBSERVE, CardSection.AVOID, CardSection.PEAK, CardSection.ENDING),
    *(CardSection.STEPS, CardSection.TERMS, CardSection.NEXT),
)
_FIRST_AT_THE_DOOR: Final = (CardSection.MOOD, CardSection.MIND)


class CardView(QWidget):
    """A household's card; a large one for the doorstep has one column, larger words and 48 px targets."""

    read = Signal()  # a card is on screen

    def __init__(
        self,
        session: Session,
        household: str,
        *,
        situation: Situation | None = None,
        large: bool = False,
    ) -> None:
        super().__init__()
        self._session, self._household, self._large = session, household, large
        self._wanted = situation
        self._people: tuple[Person, ...] | None = None
        self.card: StrategyCard | None = None
        self.sections: tuple[WordedSection, ...] = ()
        self.lines: list[LineView] = []
        theme, space = session.theme, session.theme.space
        self.situation = QComboBox()
        self.situation.setAccessibleName(self.tr("Why you go"))
        self.situation.setMaxVisibleItems(24)
        self.person = QComboBox()
        self.person.setAccessibleName(self.tr("Whom you mean to speak with"))
        self.person.hide()
        kind = "door" if large else "chip"
        self.ways = {
            way: Button(theme, session.words(f"contact.{way}"), kind=kind, checked=way is Contact.DOOR)  # type: ignore[arg-type]
            for way in Contact
        }
        if large:
            for box in (self.situation, self.person):
                box.setProperty("look", "door")
        self._proposed = Label(theme, role="caption", wrap=True)
        if large:  # a thumb's width each: two lines
            who = row(self.person, None, *self.ways.values(), gap=space.s)
            picker: QLayout = column(self.situation, who, gap=space.s)
        else:
            line = row(self.situation, self.person, *self.ways.values(), gap=space.s)
            line.setStretch(0, 1)
            picker = line
        side = space.m if large else space.xl
        head = frame("page", column(picker, self._proposed, gap=space.xs, pad=(side, space.s, side, space.s)))
        self._place = QVBoxLayout()
        self._place.setContentsMargins(0, 0, 0, 0)
        inside = frame("surface", self._place)
        self._body: QWidget | None = None
        # On the doorstep every line of height counts: the choices move up with the card, the reason waits to be asked.
        if large:
            inside = frame("surface", column(head, rule(), inside, gap=0))
        self._scroll = scrolling(inside)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.why: Label | Elided = (
            Label(theme, role="caption", wrap=True) if large else Elided(theme, role="caption")
        )
        told = frame("soft", column(self.why, pad=(side, space.s, side, space.s)))
        self._foot = QWidget()
        self._foot.setLayout(column(rule(), told, gap=0))
        whole = column(*(() if large else (head, rule())), self._scroll, self._foot, gap=0)
        whole.setStretch(whole.indexOf(self._scroll), 1)
        self.setLayout(whole)
        self._nothing()
        self._connect()
        self.refresh()

    def _connect(self) -> None:
        self.situation.activated.connect(lambda _at: self._choose())
        self.person.activated.connect(lambda _at: self.refresh())
        for way, button in self.ways.items():
            button.clicked.connect(lambda _on=False, way=way: self._by(way))
        self._session.changed.connect(self._changed)

    # ------------------------------------------------------------------ reading

    @property
    def contact(self) -> Contact:
        """How one meets."""
        return next(way for way, button in self.ways.items() if button.isChecked())

    def refresh(self) -> None:
        """Read the card anew for what is chosen."""
        area, household, wanted, way = self._session.area, self._household, self._wanted, self.contact
        person = self.person.currentData() or ""
        words = self._session.words

        def work() -> tuple[StrategyCard, tuple[WordedSection, ...], tuple[Person, ...]]:
            card = advising.strategy_card(area, household, wanted, person_id=person, contact=way)
            return card, advising.worded(card, words), households.household_card(area, household).people

        self._session.tasks.run("advice.card", work, lambda found: self._show(*found), owner=self)

    def _changed(self, change: Change) -> None:
        if self._household in change.touched:
            self.refresh()

    def _show(
        self, card: StrategyCard, sections: tuple[WordedSection, ...], people: tuple[Person, ...]
    ) -> None:
        self.card, self.sections = card, sections
        self._fill(card)
        self._ask_whom(people)
        kept = self._scroll.verticalScrollBar().value()
        views = [SectionView(self._session, each, large=self._large) for each in sections]
        self.lines = []
        for view in views:
            for line in view.lines:
                self.lines.append(line)
                line.asked.connect(self._tell)
                line.left.connect(self._nothing)
                line.stepped.connect(lambda step, line=line: self._step(line, step))
        self._put(self._arranged(views))
        self.lines[0].setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._scroll.verticalScrollBar().setValue(kept)
        self._nothing()
        self.read.emit()

    def _put(self, body: QWidget) -> None:
        if self._body is not None:
            self._body.hide()
            self._body.deleteLater()
        self._body = body
        self._place.addWidget(body)

    def _arranged(self, views: Sequence[SectionView]) -> QWidget:
        theme, space = self._session.theme, self._session.theme.space
        if self._large:
            first = sorted(views, key=lambda each: each.section not in _FIRST_AT_THE_DOOR)
            inside: QWidget = stack(first, space.m)
            pad = (space.s, space.m, space.m, space.l)
        else:
            left = stack([each for each in views if each.section not in _RIGHT], space.m)
            beside = sorted(
                (each for each in views if each.section in _RIGHT),
                key=lambda each: _RIGHT.index(each.section),
            )
            right = stack(beside, space.s)
            inside = Columns(theme, left, right)
            pad = (space.l, space.m, space.xl, space.l)
        return frame("surface", column(inside, pad=pad))

    # ------------------------------------------------------------------ choosing

    def _fill(self, card: StrategyCard) -> None:
        """Put the proposed reasons first, the others behind a line."""
        words = self._session.words
        names = words.section("situation")
        proposed = [each.situation for each in card.proposals]
        self.situation.clear()
        for each in proposed:
            self.situation.addItem(names[each], each)
        self.situation.insertSeparator(len(proposed))
        for other in Situation:
            if other not in proposed:
                self.situation.addItem(names[other], other)
        self.situation.setCurrentIndex(self.situation.findData(card.situation))
        proposal = next((each for each in card.proposals if each.situation == card.situation), None)
        because = advising.worded_because(proposal.because, words) if proposal else ""
        said = self.tr("Reason to go now: {because}").format(because=because) if because else ""
        self._proposed.show_text(said)
        self._proposed.setVisible(bool(because))

    def _ask_whom(self, people: tuple[Person, ...]) -> None:
        here = tuple(each for each in people if each.lives_here and each.name)
        if here == self._people:
            return
        self._people = here
        chosen = self.person.currentData() or ""
        self.person.clear()
        self.person.addItem(self.tr("whoever opens"), "")
        for each in here:
            self.person.addItem(each.name, each.id)
        self.person.setCurrentIndex(max(0, self.person.findData(chosen)))
        self.person.setVisible(len(here) > 1)

    def _choose(self) -> None:
        self._wanted = Situation(self.situation.currentData())
        self.refresh()

    def _by(self, way: Contact) -> None:
        for each, button in self.ways.items():
            button.setChecked(each is way)
        self.refresh()

    # ------------------------------------------------------------------ why

    def _tell(self, line: WordedLine) -> None:
        words = self._session.words
        self._foot.show()
        self.why.show_text(self.tr("Why: {reason}").format(reason=line.why or words("advice.always")))

    def _nothing(self) -> None:
        focus = self.focusWidget()
        if isinstance(focus, LineView) and focus.hasFocus():
            self._tell(focus.line)
        elif self._large:
            self._foot.hide()
        else:
            self.why.show_text(
                self.tr("Point at a line, or go to it with ↑ and ↓, to see why it stands here.")
            )

    def _step(self, line: LineView, step: int) -> None:
        """Walk from line to line with the arrows; where one stands, Tab comes back to."""
        to = self.lines[min(max(self.lines.index(line) + step, 0), len(self.lines) - 1)]
        line.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        to.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        to.setFocus(Qt.FocusReason.TabFocusReason)
        self._scroll.ensureWidgetVisible(to, 0, self._session.theme.space.l)

    # ------------------------------------------------------------------ taking over

    @property
    def plan(self) -> tuple[str, str]:
        """The planned best moment and ending, in words; "" while no card is on screen."""
        return self._first(CardSection.PEAK), self._first(CardSection.ENDING)

    def _first(self, wanted: CardSection) -> str:
        lines = [line for each in self.sections if each.section is wanted for line in each.lines]
        return (lines[0].do or lines[0].say) if lines else ""
