"""Small parts the sections of a portrait share."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from gridsteward.desktop.theme import Theme
from gridsteward.desktop.tokens import Tone
from gridsteward.desktop.widgets.flow import Flow
from gridsteward.desktop.widgets.frames import Item, column, row, rule, section
from gridsteward.desktop.widgets.labels import Glyph, Pair

W = TypeVar("W", bound=QWidget)


class Section(QWidget):
    """A headed part below a hairline; it goes when it has nothing to say."""

    def __init__(self, theme: Theme, title: str, *items: Item, action: QWidget | None = None) -> None:
        super().__init__()
        self.head = Pair(theme, title)
        self._title = title
        top = row(self.head, None) if action is None else Flow(self.head, action, gap=theme.space.s, tail=1)
        self.setLayout(column(rule(), theme.space.xs, top, *items, gap=theme.space.s))

    def note(self, text: str) -> None:
        """Say something quiet beside the title."""
        self.head.show_text(self._title, text)


def plain_section(theme: Theme, title: str, *items: Item, action: QWidget | None = None) -> QWidget:
    """Return a headed part without a hairline, for columns."""
    made = QWidget()
    made.setLayout(section(theme, title, *items, action=action))
    return made


class IconLine(QWidget):
    """An icon and a line: what, with a quiet note."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._icon = Glyph(theme, "phone")
        self._words = Pair(theme, "", role="body")
        self._words.setWordWrap(True)
        line = row(self._icon, self._words)
        line.setStretch(1, 1)
        self.setLayout(line)

    def show_line(self, icon: str, text: str, note: str = "", *, tone: Tone = "") -> None:
        """Replace what it says."""
        self._icon.show_glyph(icon, tone=tone)
        self._words.show_text(text, note)


class Pool(Generic[W]):
    """As many widgets as there are things to show; the others wait hidden. Building costs, showing does not."""

    def __init__(self, make: Callable[[], W], gap: int) -> None:
        self._make = make
        self.layout: QVBoxLayout = column(gap=gap)
        self.shown: list[W] = []
        self._all: list[W] = []

    def show(self, count: int) -> Sequence[W]:
        """Return exactly `count` widgets, in their places."""
        while len(self._all) < count:
            made = self._make()
            self._all.append(made)
            self.layout.addWidget(made)
        for at, widget in enumerate(self._all):
            widget.setVisible(at < count)
        self.shown = self._all[:count]
        return self.shown
