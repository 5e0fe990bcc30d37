"""关爱: the wall of names, reminders, needs to look at again, and the contact round, first while power is off."""

from typing import Protocol

from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication, QFrame

from gridsteward.desktop.pages.care.reminders import RemindersPart
from gridsteward.desktop.pages.care.reviews import ReviewsView
from gridsteward.desktop.pages.care.wall import WallView
from gridsteward.desktop.pages.care_round.view import CareRoundView
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.frames import column, frame, row
from gridsteward.desktop.widgets.stack import Stack


class Part(Protocol):
    """What the page asks of a part."""

    def take_focus(self) -> None:
        """Give the keys to what is used first."""

    def go_back(self) -> bool:
        """Leave what is innermost; False when there was nothing."""


class CarePage(QFrame):
    """The page."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setProperty("look", "page")
        self._session = session
        self._on, self._late, self._overdue = 0, 0, 0
        space = session.theme.space
        self.wall = WallView(session)
        self.reminders = RemindersPart(session)
        self.reviews = ReviewsView(session)
        self.round = CareRoundView(session)
        self._parts: dict[str, Part] = {}
        self._names: dict[str, str] = {}
        self.chips: dict[str, Button] = {}
        self._stack = Stack()
        self._bar = row(gap=space.s, pad=(space.l, space.s, space.l, space.s))
        self._add("wall", self.tr("Wall of names"), self.wall)
        self._add("reminders", self.tr("Reminders"), self.reminders)
        self._add("reviews", self.tr("To look at again"), self.reviews)
        self._add("round", self.tr("Outage"), self.round)
        self._bar.addStretch(1)
        self.chips["round"].setToolTip(self.tr("The contact round during an outage"))
        whole = column(frame("bar", self._bar), self._stack, gap=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self._chosen = False
        self.wall.counted.connect(self._wall_counted)
        self.reminders.counted.connect(lambda count: self._count("reminders", count))
        self.reviews.counted.connect(lambda count: self._count("reviews", count))
        self.round.counted.connect(self._round_counted)
        session.outage_requested.connect(self._go_to_outage)
        self.show_part("wall")
        # what was read before anybody listened
        self._wall_counted(self.wall.wall.overdue if self.wall.wall is not None else 0)
        self._count("reminders", self.reminders.count)
        self._count("reviews", self.reviews.count)
        self._round_counted(*self.round.standing)

    def _add(
        self, key: str, name: str, part: "WallView | RemindersPart | ReviewsView | CareRoundView"
    ) -> None:
        chip = Button(self._session.theme, name, kind="chip", checked=False)
        chip.clicked.connect(lambda: self._choose(key))
        self._parts[key], self._names[key], self.chips[key] = part, name, chip
        self._stack.addWidget(part)
        self._bar.addWidget(chip)

    def show_part(self, key: str) -> None:
        """Bring a part to the front, with the keys where the page has them."""
        focused = QApplication.focusWidget()
        mine = focused is not None and (focused is self or self.isAncestorOf(focused))
        before = self._stack.currentIndex()
        for each, chip in self.chips.items():
            chip.setChecked(each == key)
        self._stack.setCurrentIndex(list(self._parts).index(key))
        if mine and self._stack.currentIndex() != before:
            self._front.take_focus()

    def _choose(self, key: str) -> None:
        self._chosen = True
        self.show_part(key)

    def _go_to_outage(self, outage: str) -> None:
        self.round.show_outage(outage)
        self._choose("round")

    def _count(self, key: str, count: int) -> None:
        self.chips[key].setText(f"{self._names[key]} {count}" if count else self._names[key])

    def _wall_counted(self, overdue: int) -> None:
        self._overdue = overdue
        self._count("wall", overdue)
        self._count_all()

    def _round_counted(self, on: int, late: int) -> None:
        """While somebody looked after has no power, the round stands first, until another part is chosen."""
        self._on, self._late = on, late
        self._count("round", late or on)
        self._count_all()
        if not self._chosen:
            self.show_part("round" if on else "wall")

    def _count_all(self) -> None:
        alarm = self._late + self._overdue
        self._session.set_count("care", alarm or self._on, tone="alarm" if alarm else "watch")

    def go_back(self) -> bool:
        """Leave what is innermost."""
        return self._front.go_back()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Give the keys to the part in front."""
        super().focusInEvent(event)
        self._front.take_focus()

    @property
    def _front(self) -> Part:
        return list(self._parts.values())[self._stack.currentIndex()]
