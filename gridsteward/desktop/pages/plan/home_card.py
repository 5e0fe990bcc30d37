"""One home of the plan, stop or candidate: why, what to look at, why not, and all that can be done about it."""

from typing import Final, Literal

from msgspec import Struct
from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QFrame, QMenu, QVBoxLayout, QWidget

from gridsteward.desktop.pages.plan.wording import bring_text, checks_text, name_of, reasons_text
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.buttons import Button, NameButton
from gridsteward.desktop.widgets.flow import Flow
from gridsteward.desktop.widgets.frames import column, frame, row, scrolling
from gridsteward.desktop.widgets.labels import Elided, Glyph, Label
from gridsteward.desktop.wording import phone
from gridsteward.records.household import HouseholdSummary
from gridsteward.records.plan import Placed, Reason, StopState, clock_text

Act = Literal[
    "door",
    "card",
    "open",
    "add",
    "lock",
    "unlock",
    "out",
    "pause",
    "resume",
    "request",
    "replan",
    "day",
    "why",
]
_PHONES: Final = 2


class Card(Struct, frozen=True, kw_only=True):
    """What is known of a home on the day in front.

    `arrive` and `leave` are minutes, -1 for somebody not on the way. `why_not` says why not, "" for nothing to say.
    `others` are the ISO days of other plans it could go to, each with its words. `open` tells whether the day can
    still be changed, `now` whether it is today.
    """

    home: HouseholdSummary
    reasons: tuple[Reason, ...] = ()
    arrive: int = -1
    leave: int = -1
    minutes: int = 0
    state: str = StopState.PLANNED
    locked: bool = False
    placed: str = Placed.OWN
    checks: tuple[str, ...] = ()
    bring: tuple[str, ...] = ()
    why_not: str = ""
    paused: bool = False
    planned: bool = False
    on_the_way: bool = False
    open: bool = True
    now: bool = True
    others: tuple[tuple[str, str], ...] = ()


class HomeCard(QFrame):
    """The card. What is pressed is signalled with its household."""

    asked = Signal(str, str)  # an Act, a household
    day_asked = Signal(str, str)  # household, ISO day to move it to

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setProperty("look", "panel")
        self._session = session
        self.card: Card | None = None
        theme, space = session.theme, session.theme.space
        self.nothing = Label(theme, self.tr("Choose somebody on the left or on the way."), role="quiet")
        self._box = QVBoxLayout()
        self._box.setContentsMargins(0, 0, 0, 0)
        self._inside: QWidget | None = None
        self.door = Button(theme, self.tr("Visit  ·  Enter"), kind="main", icon="note")
        self.add = Button(theme, self.tr("Add to this day"), kind="main", icon="plus")
        self.resume = Button(theme, self.tr("Resume visits"), kind="main", icon="undo")
        self.strategy = Button(theme, self.tr("Strategy card"), icon="speech")
        self.strategy.setToolTip("Ctrl+J")
        self.lock = Button(theme, self.tr("Keep its hour"), icon="lock")
        self.out = Button(theme, self.tr("Take out"), icon="close")
        self.more = Button(theme, "⋯", kind="text", name_for_readers=self.tr("More for this household"))
        self.menu = QMenu(self.more)
        acts: tuple[tuple[Button, Act], ...] = (
            (self.door, "door"),
            (self.add, "add"),
            (self.resume, "resume"),
            (self.strategy, "card"),
            (self.out, "out"),
        )
        for button, act in acts:
            button.clicked.connect(lambda _on=False, act=act: self._ask(act))
        self.lock.clicked.connect(self._lock)
        self.more.clicked.connect(self._drop_down)
        buttons = Flow(self.door, self.add, self.resume, self.strategy, self.lock, self.out, self.more)
        pad = (space.l, space.s, space.m, space.s)
        self._foot = frame("foot", column(buttons, pad=pad))
        box = column(self._box, self._foot, gap=0, pad=(1, 1, 1, 1))
        box.setStretch(0, 1)
        self.setLayout(box)
        self.show_card(None)

    def show_card(self, card: Card | None) -> None:
        """Show a home, or that nobody is chosen."""
        before, self._inside = self._inside, self._page(card)
        if before is not None:
            self._box.removeWidget(before)
            before.hide()
            before.deleteLater()
        self.card = card
        self._box.addWidget(self._inside)
        self._foot.setVisible(card is not None)
        if card is None:
            return
        ahead = card.on_the_way and card.state == StopState.PLANNED
        self.door.setVisible(card.now and not card.paused)
        self.door.set_kind("main" if card.on_the_way or not card.planned else "")
        self.add.setVisible(card.planned and card.open and not card.on_the_way and not card.paused)
        self.resume.setVisible(card.paused)
        self.lock.setVisible(ahead and card.open)
        self.lock.show_text(self.tr("Let its hour go") if card.locked else self.tr("Keep its hour"))
        self.out.setVisible(ahead and card.open)

    def _page(self, card: Card | None) -> QWidget:
        theme, space, words = self._session.theme, self._session.theme.space, self._session.words
        if card is None:
            return frame(
                "surface",
                column(None, row(None, Label(theme, self.nothing.text(), role="quiet"), None), None),
            )
        home = card.home
        name = NameButton(
            theme, name_of(home), name_for_readers=self.tr("Open {name}").format(name=name_of(home))
        )
        name.clicked.connect(lambda: self._ask("open"))
        when = ""
        if card.on_the_way:
            when = f"{clock_text(card.arrive)}–{clock_text(card.leave)}"
        phones = " · ".join(phone(each) for each in home.phones.split()[:_PHONES])
        head = row(name, Label(theme, when, role="caption", tone="brand"), None, gap=space.s)
        where = " · ".join(filter(None, (home.address, phones)))
        lines: list[QWidget] = [Elided(theme, where, role="quiet")]
        if card.paused or card.why_not:
            lines.append(self._line("unknown" if card.paused else "watch", card.why_not))
        lines += [self._line("flag", each) for each in reasons_text(words, card.reasons)]
        if checks := checks_text(words, card.checks):
            lines.append(self._line("eye", self.tr("Look at: {things}").format(things=checks)))
        if bring := bring_text(words, card.bring):
            lines.append(self._line("user", self.tr("Bring along: {who}").format(who=bring)))
        if card.on_the_way and card.placed != Placed.OWN:
            lines.append(
                self._line(
                    "watch", self.tr("{how}: the way is a guess").format(how=words(f"placed.{card.placed}"))
                )
            )
        pad = (space.l, space.m, space.l, space.s)
        return scrolling(frame("surface", column(head, *lines, None, gap=space.xs, pad=pad)))

    def _line(self, glyph: str, text: str) -> QWidget:
        theme = self._session.theme
        made = QWidget()
        line = row(Glyph(theme, glyph), Label(theme, text, wrap=True), gap=theme.space.s)
        line.setStretch(1, 1)
        made.setLayout(line)
        return made

    # ------------------------------------------------------------------ doing

    def _ask(self, act: Act) -> None:
        if self.card is not None:
            self.asked.emit(act, self.card.home.id)

    def _lock(self) -> None:
        if self.card is not None:
            self._ask("unlock" if self.card.locked else "lock")

    def fill_menu(self) -> QMenu:
        """Return the menu as it is for this home."""
        menu, card = self.menu, self.card
        menu.clear()
        if card is None:
            return menu
        if card.on_the_way and card.state == StopState.PLANNED:
            days = menu.addMenu(self.tr("Move to another day"))
            for day, words in card.others:
                action = days.addAction(words)
                action.triggered.connect(lambda _on=False, day=day: self.day_asked.emit(card.home.id, day))
            if not card.others:
                days.addAction(self.tr("No other day is planned yet")).setEnabled(False)
        if card.now and card.open and card.on_the_way:
            menu.addAction(self.tr("Plan the rest of today from here"), lambda: self._ask("replan"))
        if card.planned and not card.on_the_way:
            menu.addAction(self.tr("Why is it not in this day?"), lambda: self._ask("why"))
        if not card.paused:
            menu.addAction(self.tr("Pause visits …"), lambda: self._ask("pause"))
        menu.addAction(self.tr("Somebody asked for a visit …"), lambda: self._ask("request"))
        menu.addAction(self.tr("Open the household"), lambda: self._ask("open"))
        return menu

    def _drop_down(self) -> None:
        self.fill_menu().popup(self.more.mapToGlobal(QPoint(0, self.more.height())))
