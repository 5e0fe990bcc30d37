"""One of a few: chips on as many lines as they need; one stop for Tab, arrows and digits choose."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from gridsteward.desktop.theme import Theme
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.flow import Flow

_STEPS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}


class Chips(QWidget):
    """`value` is what is chosen, "" for nothing; `changed` comes when a person chooses."""

    changed = Signal()

    def __init__(
        self, theme: Theme, options: Sequence[tuple[str, str]], *, name: str, value: str = ""
    ) -> None:
        super().__init__()
        self._theme, self._name, self._placed = theme, name, False
        self.setAccessibleName(name)
        self.buttons: dict[str, Button] = {}
        self._flow = Flow()
        self.setLayout(self._flow)
        self.value = ""
        self.show_options(options, value=value)

    def show_options(self, options: Sequence[tuple[str, str]], *, value: str = "") -> None:
        """Offer something else."""
        self._flow.clear()
        self.buttons = {}
        for key, text in options:
            made = Button(
                self._theme, text, kind="chip", checked=False, name_for_readers=f"{self._name}: {text}"
            )
            made.clicked.connect(lambda _on=False, key=key: self._press(key))
            made.installEventFilter(self)
            self.buttons[key] = made
            self._flow.addWidget(made)
        self.choose(value)
        self._fit()

    def choose(self, value: str) -> None:
        """Choose without telling anybody."""
        self.value = value if value in self.buttons else ""
        stop = self.value or next(iter(self.buttons), "")
        for key, each in self.buttons.items():
            each.setChecked(key == self.value)
            each.setFocusPolicy(Qt.FocusPolicy.StrongFocus if key == stop else Qt.FocusPolicy.ClickFocus)

    def follow(self, before: "Chips") -> None:
        """Come after other chips when Tab is pressed: what is offered anew would come last in the window."""
        last = list(before.buttons.values())[-1]
        for each in self.buttons.values():
            QWidget.setTabOrder(last, each)
            last = each

    def take_focus(self) -> None:
        """Give the keys to what is chosen, or the first."""
        stop = self.value or next(iter(self.buttons), "")
        if stop:
            self.buttons[stop].setFocus(Qt.FocusReason.TabFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Choose with the arrows, or with a digit."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self.buttons:
            keys = list(self.buttons)
            step, digit = _STEPS.get(Qt.Key(event.key())), event.text()
            if step is not None:
                here = next((at for at, key in enumerate(keys) if self.buttons[key] is watched), 0)
                to = here if not self.value else (here + step) % len(keys)
                self._press(keys[to])
                return True
            if digit.isdecimal() and 1 <= int(digit) <= len(keys):
                self._press(keys[int(digit) - 1])
                return True
        return super().eventFilter(watched, event)

    def _press(self, key: str) -> None:
        self.choose(key)
        self.buttons[key].setFocus(Qt.FocusReason.TabFocusReason)
        self.changed.emit()

    def sizeHint(self) -> QSize:
        """Return the height of all lines at the present width."""
        return QSize(
            self._theme.shape.list, self._flow.heightForWidth(max(self.width(), self._theme.shape.list))
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep room for all lines."""
        super().resizeEvent(event)
        self._placed = True
        self._fit()

    def _fit(self) -> None:
        # Before it has a place it is as narrow as Qt makes whatever has none.
        room = self.width() if self._placed else max(self.width(), self._theme.shape.list)
        self.setMinimumHeight(self._flow.heightForWidth(room))
