"""What every section of the settings is made of."""

from PySide6.QtWidgets import QComboBox, QFrame, QWidget

from gridsteward.desktop.theme import Theme
from gridsteward.desktop.widgets.frames import Item, column, frame, row
from gridsteward.desktop.widgets.labels import Label


def group(theme: Theme, title: str, *items: Item) -> QFrame:
    """Return a panel with a heading."""
    space = theme.space
    head = Label(theme, title, role="strong")
    return frame("panel", column(head, *items, gap=space.m, pad=(space.l, space.m, space.l, space.l)))


def line(theme: Theme, text: str, *controls: QWidget, note: str = "") -> QWidget:
    """Return what is set, a quiet sentence below it, and the controls at the right."""
    made = QWidget()
    words: list[Item] = [Label(theme, text)]
    if note:
        words.append(Label(theme, note, role="caption", wrap=True))
    box = row(column(*words, gap=2), *controls, gap=theme.space.m)
    box.setStretch(0, 1)
    made.setLayout(box)
    return made


def choice(name: str, options: list[tuple[str, str]], current: str) -> QComboBox:
    """Return a combo of (key, words)."""
    made = QComboBox()
    made.setAccessibleName(name)
    for key, words in options:
        made.addItem(words, key)
    made.setCurrentIndex(max(0, made.findData(current)))
    return made
