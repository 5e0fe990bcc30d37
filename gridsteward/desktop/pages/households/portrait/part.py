"""What every section of a portrait shares: the desk it writes through, and how a write is told."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from gridsteward.desktop.done import tell_done
from gridsteward.desktop.pages.households.desk import Desk
from gridsteward.desktop.widgets.frames import Item, column, row
from gridsteward.desktop.widgets.labels import Pair
from gridsteward.records.journal import Change
from gridsteward.records.portrait import Portrait


class PortraitPart(QWidget):
    """A headed part of the portrait. It shows what it is given and writes at once, each act by itself."""

    def __init__(self, desk: Desk, title: str, *items: Item, action: QWidget | None = None) -> None:
        super().__init__()
        self._desk, self._title = desk, title
        theme = desk.session.theme
        self.head = Pair(theme, title)
        top = row(self.head, None, *([action] if action else []))
        self.setLayout(column(top, *items, gap=theme.space.s))

    def show_portrait(self, portrait: Portrait) -> None:
        """Show a household's."""
        raise NotImplementedError

    def note(self, text: str) -> None:
        """Say something quiet beside the title."""
        self.head.show_text(self._title, text)

    def _write(self, name: str, work: Callable[[], Change], said: str = "") -> None:
        """Do a write; `said` tells what was done, with a way back, where the screen alone would not."""
        session = self._desk.session
        then = (lambda change: tell_done(session, said, change)) if said else None
        self._desk.write(name, work, then=then)
