"""One person of a round: when to call, how, what was said; and the panel in which the call is noted."""

from collections.abc import Callable
from datetime import datetime
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QLineEdit, QMenu, QWidget

from gridsteward.desktop.pages.care_round.wording import (
    again_text,
    clock_text,
    last_text,
    reach_text,
    step_text,
)
from gridsteward.desktop.pages.households.rows import place_of
from gridsteward.desktop.session import Session
from gridsteward.desktop.tag_book import by_urgency, tag_name
from gridsteward.desktop.widgets.badges import Badge
from gridsteward.desktop.widgets.buttons import Button, NameButton
from gridsteward.desktop.widgets.frames import column, row, rule
from gridsteward.desktop.widgets.labels import Elided, Glyph, Label
from gridsteward.desktop.wording import listed, phone
from gridsteward.records.contact import ContactOutcome, ContactWay
from gridsteward.records.outage_round import OutagePerson

MOST_NEEDS: Final = 3
_MOST_TOLD: Final = 4
_WAYS: Final = (
    *(ContactWay.HOTLINE, ContactWay.VISIT, ContactWay.RELATIVES, ContactWay.MESSAGE),
    *(ContactWay.THIRD_PARTY, ContactWay.VOLUNTEER, ContactWay.SMART_ALERT),
)
Key = tuple[str, str]


class CallPanel(QFrame):
    """What came of a call: one line of what was said, how, and three ways it can end. Esc puts it away."""

    ended = Signal(str, str, str)  # outcome, way, note
    left = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setProperty("look", "soft")
        theme, space, words = session.theme, session.theme.space, session.words
        self.note = QLineEdit()
        self.note.setPlaceholderText(self.tr("What was said, e.g. spare oxygen for six hours"))
        self.note.setAccessibleName(self.tr("What was said"))
        self.way = QComboBox()
        self.way.setAccessibleName(self.tr("In which way"))
        for way in _WAYS:
            self.way.addItem(words(f"contact_way.{way}"), way.value)
        self.buttons = {
            ContactOutcome.REACHED: Button(theme, self.tr("&Reached"), kind="main", icon="check"),
            ContactOutcome.LEFT_WORD: Button(theme, self.tr("&Left word")),
            ContactOutcome.NOT_REACHED: Button(theme, self.tr("&Not reached")),
        }
        for outcome, button in self.buttons.items():
            button.clicked.connect(lambda _on=False, outcome=outcome: self._end(outcome))
        self.note.returnPressed.connect(lambda: self._end(ContactOutcome.REACHED))
        # Two lines: in a narrow window, or in English, one would be wider than the page.
        said = row(self.note, self.way, gap=space.s)
        said.setStretch(0, 1)
        ends = row(None, *self.buttons.values(), gap=space.s)
        self.setLayout(column(said, ends, gap=space.s, pad=(space.m, space.s, space.m, space.s)))
        self.hide()

    def ask(self) -> None:
        """Come forward, empty."""
        self.note.clear()
        self.way.setCurrentIndex(0)
        self.show()
        self.note.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts the panel away and nothing else."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keep Esc from the window's shortcut, which would leave the page."""
        shortcut = event.type() == QEvent.Type.ShortcutOverride
        if shortcut and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def _end(self, outcome: ContactOutcome) -> None:
        self.ended.emit(outcome.value, str(self.way.currentData()), self.note.text())


class PersonRow(QFrame):
    """A person of the round. `called` opens the panel; the menu holds what is done more rarely."""

    called = Signal()
    ended = Signal(str, str, str)

    def __init__(
        self,
        session: Session,
        person: OutagePerson,
        *,
        take: Callable[[], object],
        card: Callable[[], object],
    ) -> None:
        super().__init__()
        self._session = session
        theme, space = session.theme, session.theme.space
        self.mark = Glyph(theme, "unknown")
        self.when = Label(theme, role="strong")
        self.step, self.again = Label(theme, role="caption"), Label(theme, role="caption")
        clock = QWidget()
        clock.setLayout(column(self.when, self.step, self.again, None, gap=2))
        clock.setFixedWidth(QFontMetrics(theme.font("strong")).horizontalAdvance("国" * 9))
        self.name = NameButton(theme, person.name)
        self.name.clicked.connect(lambda: session.open_household(self.person.household_id))
        self.place = Elided(theme, role="caption")
        self.badges = row(gap=space.xs)
        # One line each, so that a row is as high as its lines whatever the window's width.
        self.phones = Elided(theme, role="strong")
        self.family = Elided(theme, role="quiet")
        self.last = Elided(theme, role="quiet")
        self.told = [Elided(theme, tone="alarm") for _ in range(_MOST_TOLD)]
        head = row(self.name, self.badges, self.place, gap=space.s)
        head.setStretch(2, 1)
        below = column(self.phones, self.family, self.last, *self.told, None, gap=space.xs)
        says = column(head, row(space.xs, below, gap=0), gap=space.xs)
        self.call = Button(theme, self.tr("Called"), icon="phone")
        self.call.setMinimumWidth(112)
        self.call.clicked.connect(self.open_panel)
        self.more = Button(theme, "⋯")
        self._menu = QMenu(self.more)
        self._menu.addAction(self.tr("Take over or hand over…"), take)
        self._menu.addAction(self.tr("Emergency card…"), card)
        self.more.clicked.connect(
            lambda: self._menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))
        )
        buttons = column(row(self.call, self.more, gap=space.s), None)
        line = row(column(self.mark, None), clock, says, buttons, gap=space.m)
        line.setStretch(2, 1)
        self.panel = CallPanel(session)
        self.panel.ended.connect(self._end)
        self.panel.left.connect(self.close_panel)
        pad = (space.l, space.m, space.l, space.m)
        self.setLayout(column(column(line, self.panel, gap=space.s, pad=pad), rule(), gap=0))
        self.show_person(person, session.clock())

    @property
    def key(self) -> Key:
        """Whose row it is."""
        return self.person.household_id, self.person.person_id

    def show_person(self, person: OutagePerson, now: datetime) -> None:
        """Show where somebody stands; what is being typed stays."""
        self.person = person
        words = self._session.words
        when, tone = clock_text(person, now, words)
        self.mark.show_glyph(tone)
        self.when.show_text(when)
        self.when.set_tone(tone if tone in ("alarm", "watch", "good") else "")
        step, again = step_text(person, words), again_text(person)
        self.step.show_text(step)
        self.again.setVisible(bool(again))
        self.again.show_text(again)
        self.name.setText(person.name)
        self.name.setAccessibleName(
            self.tr("Open {name}, {note}").format(name=person.name, note=f"{when} {step}")
        )
        needs = listed(words, [tag_name(words, code) for code in by_urgency(person.codes)[:MOST_NEEDS]])
        self.place.show_text(" · ".join(filter(None, (needs, place_of(person.village, person.address)))))
        self._show_badges(person)
        own = person.reach[:1]
        # The name stands above already.
        alone = listed(words, [phone(number) for number in own[0].phones]) if own else ""
        first = alone if own and own[0].name == person.name else reach_text(own, words)
        self.phones.show_text(first or self.tr("No telephone known"))
        others = reach_text((*person.emergency, *person.reach[1:]), words)
        self.family.setVisible(bool(others))
        self.family.show_text(self.tr("In case of need: {who}").format(who=others))
        last = last_text(person.clock.last, words, now.date())
        self.last.setVisible(bool(last))
        self.last.show_text(last)
        told = self._told()
        for at, line in enumerate(self.told):
            line.setVisible(at < len(told))
            line.show_text(told[at] if at < len(told) else "")
        self.call.set_kind("main" if tone in ("alarm", "watch") else "")
        self.call.setAccessibleName(self.tr("Called {name}").format(name=person.name))
        self.more.setAccessibleName(self.tr("More for {name}").format(name=person.name))
        self.setAccessibleName(f"{person.name} {when} {step}")

    def _show_badges(self, person: OutagePerson) -> None:
        theme = self._session.theme
        while (item := self.badges.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        if person.power_dependent:
            self.badges.addWidget(Badge(theme, self.tr("needs power"), tone="alarm"))
        if person.carer:
            mine = person.carer == self._session.area.steward
            who = self.tr("mine") if mine else person.carer
            self.badges.addWidget(Badge(theme, who, tone="link" if mine else "plain"))

    def _told(self) -> list[str]:
        """Return what nobody may overlook."""
        person, clock = self.person, self.person.clock
        told = []
        if clock.go_there:
            told.append(self.tr("Not reached twice: please have somebody go there now."))
        if clock.missed:
            told.append(self.tr("%n round(s) missed", "", clock.missed))
        if clock.again:
            called = [f"{each.steward} {each.at[11:16]}" for each in clock.again]
            told.append(self.tr("Also called: {who}").format(who=listed(self._session.words, called)))
        if person.also_taken:
            told.append(
                self.tr("{who} took this over as well: please agree who does it").format(
                    who=person.also_taken
                )
            )
        return told

    def open_panel(self) -> None:
        """Ask what came of the call."""
        self.called.emit()
        self.panel.ask()

    def close_panel(self) -> None:
        """Put the panel away; the keys go back to the button."""
        if self.panel.isVisible():
            self.panel.hide()
            self.call.setFocus(Qt.FocusReason.OtherFocusReason)

    def _end(self, outcome: str, way: str, note: str) -> None:
        self.panel.hide()
        self.ended.emit(outcome, way, note)
