"""A care contact as a row: who, when, what to do; the call first, the rest beside it."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from gridsteward.desktop import wording
from gridsteward.desktop.dialogs import reminder_acts as ask
from gridsteward.desktop.session import Session
from gridsteward.desktop.tokens import Tone
from gridsteward.desktop.widgets.buttons import Button, NameButton
from gridsteward.desktop.widgets.frames import column, row
from gridsteward.desktop.widgets.labels import Elided, Glyph, Pair
from gridsteward.records.reminder import DueReminder, Loudness, State

_TONES: Final[dict[Loudness, Tone]] = {
    Loudness.CALM: "",
    Loudness.LOUD: "watch",
    Loudness.SUPERVISOR: "alarm",
}


class ReminderRow(QFrame):
    """One of them; what is not due yet has no button but its name. `inside` a section it keeps to that's edge."""

    def __init__(self, session: Session, item: DueReminder, *, inside: bool = False) -> None:
        super().__init__()
        self._session, self.item = session, item
        theme, space = session.theme, session.theme.space
        one, household = item.occurrence, item.household
        state = one.state if one else State.DUE
        loud = one.loudness if one else Loudness.CALM
        tone: Tone = _TONES[loud]
        name, note = ask.who(item), self._note()
        self.name = NameButton(
            theme, name, name_for_readers=self.tr("Open {name}, {note}").format(name=name, note=note)
        )
        self.name.clicked.connect(lambda: session.open_household(household.id))
        head = row(self.name, Elided(theme, note, role="caption", tone=tone), gap=space.xs)
        head.setStretch(1, 1)
        why = Elided(theme, self._why(), role="quiet")
        says = column(head, row(space.xs, why, gap=0), gap=2)
        self.buttons = self._acts(state)
        gap, side = (space.s, 0) if inside else (space.m, space.l)
        line = row(Glyph(theme, tone or "bell", tone=tone), says, *self.buttons, gap=gap)
        line.setStretch(1, 1)
        line.setContentsMargins(side, space.s - 2, side, space.s - 2)
        self.setLayout(line)

    @property
    def main(self) -> Button | None:
        """The button of the row's one thing to do."""
        return self.buttons[-1] if self.buttons else None

    def _acts(self, state: State) -> list[Button]:
        session, item, theme = self._session, self.item, self._session.theme
        name = ask.who(item)
        if state not in (State.DUE, State.SNOOZED, State.HANDED):
            return []
        main = Button(
            theme, self.tr("Contacted"), icon="check", name_for_readers=f"{self.tr('Contacted')}: {name}"
        )
        main.setMinimumWidth(112)
        main.clicked.connect(lambda: ask.DoneDialog(session, item, parent=self.window()).open())
        found = [
            self._side(self.tr("Record the visit"), "note", lambda: session.start_visit(item.household.id))
        ]
        if item.reminder is not None:
            if state is State.HANDED:
                found.append(self._side(self.tr("Take back"), "undo", lambda: ask.take_back(session, item)))
            else:
                found.append(
                    self._side(self.tr("Hand over"), "user", lambda: ask.give(session, item, self.window()))
                )
            found.append(
                self._side(self.tr("Put off"), "clock", lambda: ask.put_off(session, item, self.window()))
            )
        return [*found, main]

    def _side(self, text: str, icon: str, act: Callable[[], object]) -> Button:
        made = Button(
            self._session.theme, kind="text", icon=icon, name_for_readers=f"{text}: {ask.who(self.item)}"
        )
        made.setToolTip(text)
        made.clicked.connect(act)
        return made

    def _note(self) -> str:
        words, one, today = self._session.words, self.item.occurrence, self._session.clock().date()
        if one is None:
            handed = self.item.handed
            return words("reminder.handed", by=handed.steward if handed else "")
        if one.state is State.SNOOZED and one.act is not None:
            until = one.rings.astimezone(self._session.clock().tzinfo)
            when = wording.relative(words, until.date(), today)
            return self.tr("until {when} {time}: {why}").format(
                when=when, time=f"{until:%H:%M}", why=one.act.reason
            )
        if one.state is State.HANDED and one.act is not None:
            return self.tr("with {who}").format(who=one.act.to)
        due = one.due
        when = wording.relative(words, due.date(), today)
        parts = [f"{when} {due:%H:%M}"]
        if one.loudness is not Loudness.CALM:
            parts.append(words(f"loudness.{one.loudness}"))
        if one.missed:
            parts.append(self.tr("%n before it missed", "", one.missed))
        return " · ".join(parts)

    def _why(self) -> str:
        one, village = self.item.occurrence, self.item.household.village
        checks = wording.listed(self._session.words, one.rule.checks) if one else ""
        return " · ".join(part for part in (ask.task(self.item), checks, village) if part)


class ReminderList(QWidget):
    """Rows under a title, at most so many with a word of how many more; hidden while there are none."""

    def __init__(self, session: Session, title: str, *, most: int) -> None:
        super().__init__()
        self._session, self._title, self._most = session, title, most
        theme, space = session.theme, session.theme.space
        self._box = QVBoxLayout()
        self._box.setSpacing(0)
        self.title = Pair(theme, title)
        self.more = Button(theme, kind="text")
        self.more.clicked.connect(self._unfold)
        head = row(self.title, None, pad=(space.l, space.m, space.l, 2))
        foot = row(self.more, None, pad=(theme.shape.icon + space.l + space.m - 2, 0, space.l, 0))
        self.setLayout(column(head, self._box, foot, space.xs, gap=0))
        self.rows: list[ReminderRow] = []
        self._items: Sequence[DueReminder] = ()
        self.hide()

    def show_items(self, items: Sequence[DueReminder]) -> None:
        """Show these; the keyboard stays where it was."""
        focus = next(
            (at for at, each in enumerate(self.rows) if any(one.hasFocus() for one in each.buttons)), -1
        )
        self._items = items
        for each in self.rows:
            self._box.removeWidget(each)
            each.hide()
            each.deleteLater()
        self.rows = [ReminderRow(self._session, each) for each in items[: self._most]]
        for made in self.rows:
            self._box.addWidget(made)
        left = len(items) - len(self.rows)
        self.more.setVisible(left > 0)
        self.more.show_text(self.tr("Show %n more", "", left))
        self.title.show_text(self._title, self.tr("%n item(s)", "", len(items)))
        self.setVisible(bool(items))
        if focus >= 0 and self.rows:
            button = self.rows[min(focus, len(self.rows) - 1)].main
            if button is not None:
                button.setFocus()

    def _unfold(self) -> None:
        self._most = len(self._items)
        self.show_items(self._items)
