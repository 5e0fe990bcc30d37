"""What is chosen with a finger, a key or a click: large buttons, days, and clock times."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QDate, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
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


def _fitting(theme: Theme, texts: Sequence[str], columns: int, *, icons: bool) -> int:
    """Return how many columns leave every text whole, bold as it is when chosen."""
    metrics, gap = QFontMetrics(theme.font("strong")), theme.space.s
    widest = max((metrics.horizontalAdvance(text) for text in texts), default=0)
    need = widest + 2 * theme.space.l + 4 + (theme.shape.icon + gap if icons else 0)
    return max(1, min(columns, (WIDTH + gap) // (need + gap)))


class Choices(QWidget):
    """A group of large buttons: one stop for Tab, arrows inside, Space chooses; pressing again takes it back."""

    changed = Signal()

    def __init__(
        self, theme: Theme, options: Sequence[Option], *, name: str, many: bool = False, columns: int = 4
    ) -> None:
        super().__init__()
        icons = many or any(len(each) > 2 for each in options)
        self._many = many
        self._columns = columns = _fitting(theme, [each[1] for each in options], columns, icons=icons)
        self.setAccessibleName(name)
        self.buttons: dict[str, Button] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(theme.space.s)
        for place, (value, words, *icon) in enumerate(options):
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
            button.installEventFilter(self)
            self.buttons[value] = button
            grid.addWidget(button, place // columns, place % columns)
        for at in range(columns):
            grid.setColumnStretch(at, 1)
            grid.setColumnMinimumWidth(at, 1)
        self._only_stop(next(iter(self.buttons.values()), None))

    @property
    def values(self) -> tuple[str, ...]:
        """What is chosen, in the order shown."""
        return tuple(value for value, button in self.buttons.items() if button.isChecked())

    @property
    def value(self) -> str:
        """The one that is chosen, or ""."""
        return next(iter(self.values), "")

    def show_values(self, values: Sequence[str]) -> None:
        """Show what is chosen, without a word of it."""
        for value, button in self.buttons.items():
            button.setChecked(value in values)
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
        self._only_stop(pressed)
        self.changed.emit()

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
                buttons = list(self.buttons.values())
                at = next(i for i, button in enumerate(buttons) if button is watched)
                to = at + step[0] * self._columns + step[1]
                if 0 <= to < len(buttons):
                    buttons[to].setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().eventFilter(watched, event)

    def _only_stop(self, stop: Button | None) -> None:
        for button in self.buttons.values():
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
