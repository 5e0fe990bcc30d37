"""What is chosen with a finger, a key or a click: large buttons, days, and clock times."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QDate, QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QDateEdit, QGridLayout, QWidget

from gridsteward.desktop.theme import Theme
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.frames import column
from gridsteward.desktop.widgets.labels import Label
from gridsteward.desktop.wording import day as say_day
from gridsteward.words import Words

Option = tuple[str, str] | tuple[str, str, str]  # value, words, icon

WIDTH: Final = 760  # of the column at the door
_STEPS: Final = {
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Up: (-1, 0),
}


def _needs(theme: Theme, texts: Sequence[str], *, icons: bool) -> list[int]:
    """Return the width each text wants as a button, bold as it is when chosen."""
    metrics, space = QFontMetrics(theme.font("strong")), theme.space
    air = 2 * space.l + 4 + (theme.shape.icon + space.s if icons else 0)
    return [metrics.horizontalAdvance(text) + air for text in texts]


def _even(count: int, columns: int) -> int:
    """Return the fewest columns that need no more lines: five in four columns stand better as 3 + 2."""
    lines = -(-count // columns)
    return -(-count // lines)


class Choices(QWidget):
    """A group of large buttons: one stop for Tab, arrows inside, Space chooses; pressing again takes it back.

    All on one line where they fit, else in columns. A group that `folds` shows its first line and "More".
    """

    changed = Signal()

    def __init__(
        self,
        theme: Theme,
        options: Sequence[Option],
        *,
        name: str,
        many: bool = False,
        columns: int = 4,
        folds: bool = False,
    ) -> None:
        super().__init__()
        icons = many or any(len(each) > 2 for each in options)
        self._many = many
        self.setAccessibleName(name)
        self.buttons: dict[str, Button] = {}
        for value, words, *icon in options:
            button = Button(
                theme,
                words,
                kind="door",
                icon=icon[0] if icon else "",
                checked=False,
                ticks=many,
                name_for_readers=f"{name}: {words}",
            )
            button.clicked.connect(lambda _on=False, value=value: self.press(value))
            self.buttons[value] = button
        self._needs = _needs(theme, [each[1] for each in options], icons=icons)
        self._most, self._gap, self._folds = columns, theme.space.s, folds
        self.more = Button(
            theme,
            self.tr("More"),
            kind="door",
            icon="plus",
            name_for_readers=f"{name}: {self.tr('More')}",
        )
        self.more.clicked.connect(self._more)
        for each in (*self.buttons.values(), self.more):
            each.setParent(self)
            each.installEventFilter(self)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(self._gap)
        self._columns = 0
        self._folded = self._unfolded = False
        self._make_columns(WIDTH)
        self._only_stop(next(iter(self.buttons.values()), None))

    def minimumSizeHint(self) -> QSize:
        """Return the width of the widest choice: there are as many columns as fit."""
        hint = super().minimumSizeHint()
        hint.setWidth(max(self._needs, default=1))
        return hint

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take as many columns as fit."""
        super().resizeEvent(event)
        self._make_columns(min(event.size().width(), WIDTH))

    def _make_columns(self, room: int) -> None:
        needs, gap, count = self._needs, self._gap, len(self._needs)
        fit = max(1, min(self._most, (room + gap) // (max(needs, default=1) + gap)))
        # Beside each other on one line: only with columns as wide as their words.
        one_line = fit < count <= self._most and sum(needs) + gap * (count - 1) <= room
        columns = count if one_line else fit if self._folds else _even(count, fit)
        if columns == self._columns:
            return
        for at in range(max(self._columns, columns)):
            used = at < columns
            self._grid.setColumnStretch(at, (needs[at] if one_line else 1) if used else 0)
            self._grid.setColumnMinimumWidth(at, (needs[at] if one_line else 1) if used else 0)
        self._columns = columns
        self._folded = self._folds and not self._unfolded and count > columns
        self._show_chosen()
        self._arrange()

    def _arrange(self) -> None:
        shown = self._shown
        for each in (*self.buttons.values(), self.more):
            self._grid.removeWidget(each)
            each.setVisible(each in shown)
        for place, each in enumerate(shown):
            self._grid.addWidget(each, place // self._columns, place % self._columns)

    @property
    def _shown(self) -> list[Button]:
        buttons = list(self.buttons.values())
        return [*buttons[: self._columns - 1], self.more] if self._folded else buttons

    def _more(self) -> None:
        first = list(self.buttons.values())[self._columns - 1]
        self.unfold()
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def unfold(self) -> None:
        """Show every choice."""
        self._folded, self._unfolded = False, True
        self._arrange()

    @property
    def values(self) -> tuple[str, ...]:
        """What is chosen, in the order shown."""
        return tuple(value for value, button in self.buttons.items() if button.isChecked())

    @property
    def value(self) -> str:
        """The one that is chosen, or ""."""
        return next(iter(self.values), "")

    def show_values(self, values: Sequence[str]) -> None:
        """Show what is chosen, without a word of it; what is chosen is never folded away."""
        for value, button in self.buttons.items():
            button.setChecked(value in values)
        self._show_chosen()
        self._only_stop(self.buttons.get(self.value) or next(iter(self.buttons.values()), None))

    def choose(self, value: str) -> None:
        """Choose one as if it had been pressed (a number key)."""
        self.buttons[value].setChecked(not self.buttons[value].isChecked() if self._many else True)
        self.press(value)

    def press(self, value: str) -> None:
        """Settle what a pressed button means for the others."""
        pressed = self.buttons[value]
        if not self._many and pressed.isChecked():
            for button in self.buttons.values():
                if button is not pressed:
                    button.setChecked(False)
        self._show_chosen()
        self._only_stop(pressed)
        self.changed.emit()

    def _show_chosen(self) -> None:
        if self._folded and any(self.buttons[each] not in self._shown for each in self.values):
            self.unfold()

    def take_focus(self) -> None:
        """Give the keyboard to the chosen button, else the first."""
        button = self.buttons.get(self.value) or next(iter(self.buttons.values()))
        button.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move with the arrows; whatever has the keyboard is the stop for Tab."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, Button):
            self._only_stop(watched)
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = _STEPS.get(Qt.Key(event.key()))
            if step and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
                buttons = self._shown
                at = next(i for i, button in enumerate(buttons) if button is watched)
                to = at + step[0] * self._columns + step[1]
                if 0 <= to < len(buttons):
                    buttons[to].setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().eventFilter(watched, event)

    def _only_stop(self, stop: Button | None) -> None:
        for button in (*self.buttons.values(), self.more):
            policy = Qt.FocusPolicy.StrongFocus if button is stop else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)


class DayChoice(QWidget):
    """A day by one press (tomorrow, within a week …) or from the calendar; pressing again takes it back."""

    changed = Signal()
    _OTHER = "other"

    def __init__(
        self,
        theme: Theme,
        words: Words,
        quick: Sequence[tuple[int, str]],
        *,
        today: date,
        name: str,
        columns: int = 4,
    ) -> None:
        super().__init__()
        self._words, self._today, self._quick = words, today, dict(quick)
        options = [(str(days), text) for days, text in quick]
        self.choices = Choices(
            theme, [*options, (self._OTHER, self.tr("Another day"))], name=name, columns=columns
        )
        self.edit = QDateEdit()
        self.edit.setProperty("look", "door")
        self.edit.setCalendarPopup(True)
        self.edit.setDisplayFormat("yyyy-MM-dd")
        self.edit.setAccessibleName(name)
        self.said = Label(theme, role="caption")
        self.setLayout(column(self.choices, self.edit, self.said, gap=theme.space.xs))
        self.edit.hide()
        self.said.hide()
        self._day = ""
        self.choices.changed.connect(self._chosen)
        self.edit.dateChanged.connect(self._typed)

    @property
    def day(self) -> str:
        """The ISO date, or ""."""
        return self._day

    def show_day(self, day: str) -> None:
        """Show a day without a word of it."""
        self._day = day
        chosen = ""
        if day:
            distance = (date.fromisoformat(day) - self._today).days
            chosen = str(distance) if distance in self._quick else self._OTHER
        self.choices.show_values([chosen])
        self._show()

    def _chosen(self) -> None:
        value = self.choices.value
        if value == self._OTHER:
            self._day = self._day or (self._today + timedelta(days=1)).isoformat()
        else:
            self._day = (self._today + timedelta(days=int(value))).isoformat() if value else ""
        self._show()
        if value == self._OTHER:
            self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            self.edit.setSelectedSection(QDateEdit.Section.DaySection)  # the arrows turn days, not years
        self.changed.emit()

    def _typed(self, day: QDate) -> None:
        self._day = f"{day.year():04}-{day.month():02}-{day.day():02}"
        self._say()
        self.changed.emit()

    def _show(self) -> None:
        other = self.choices.value == self._OTHER
        self.edit.setVisible(other)
        if other:
            day = date.fromisoformat(self._day)
            self.edit.blockSignals(True)  # shown, not typed
            self.edit.setDate(QDate(day.year, day.month, day.day))
            self.edit.blockSignals(False)
        self._say()

    def _say(self) -> None:
        self.said.setVisible(bool(self._day))
        if self._day:
            self.said.show_text(say_day(self._words, date.fromisoformat(self._day)))
