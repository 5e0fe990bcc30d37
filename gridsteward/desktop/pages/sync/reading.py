"""What every page of the exchange is made of: read in the background, one reading at a time; a head with a way back."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from gridsteward.desktop.errors import explain
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.feedback import Notice
from gridsteward.desktop.widgets.frames import Item, column, frame, row, scrolling
from gridsteward.desktop.widgets.labels import Label

T = TypeVar("T")


class Reader(QObject, Generic[T]):
    """Reads on the database lane what a page shows; asked again meanwhile, it reads once more.

    While the page is hidden it waits until the page comes forward, or for a quiet moment.
    """

    def __init__(
        self,
        session: Session,
        name: str,
        work: Callable[[], T],
        show: Callable[[T], object],
        *,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._session, self._name, self._work, self._then = session, name, work, show
        self._page = parent
        self._reading = self._again = self._stale = False
        parent.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Read when the page comes forward and was asked for meanwhile."""
        if event.type() == QEvent.Type.Show and self._stale:
            self._begin()
        return super().eventFilter(watched, event)

    def read(self) -> None:
        """Read, then show."""
        if self._page.isVisible():
            self._begin()
        else:
            self._stale = True
            self._session.quiet.ask(f"read.{self._name}", self._begin)

    def _begin(self) -> None:
        self._stale = False
        self._session.quiet.drop(f"read.{self._name}")
        if self._reading:
            self._again = True
            return
        self._reading = True
        self._session.tasks.run(self._name, self._work, self._came, failed=self._failed, owner=self)

    def _came(self, found: T) -> None:
        self._reading = False
        if self._again:
            self._again = False
            self.read()
        else:
            self._then(found)

    def _failed(self, error: Exception) -> None:
        self._reading = self._again = False
        self._session.tasks.failed.emit(self._name, error)


def tell_refused(session: Session, error: Exception) -> None:
    """Say in the bar under the top line what did not work, what is safe and what to do."""
    said = explain(error, session.words)
    if said.kind == "unexpected":
        session.tasks.failed.emit("sync", error)
        return
    session.notify(Notice(said.what, tone="watch", safe=said.safe, todo=said.todo, details=said.details))


class UnderPage(QFrame):
    """A page reached from the sync page: title, a quiet line, what can be done, and below it all the rest."""

    def __init__(self, session: Session, title: str, *actions: QWidget) -> None:
        super().__init__()
        self.setProperty("look", "page")
        self.session = session
        theme, space = session.theme, session.theme.space
        self.back = Button(theme, self.tr("Sync"), kind="text", icon="back")
        self.back.clicked.connect(lambda: session.open_page("sync"))
        self.line = Label(theme, role="quiet", wrap=True)
        head = row(Label(theme, title, role="title"), None, *actions, gap=space.s)
        top = column(row(self.back, None), head, self.line, gap=space.xs)
        top.setContentsMargins(space.xl, space.s, space.xl, space.m)
        self._box = column(top, gap=0)
        self.setLayout(self._box)

    def add(self, part: QWidget, *, stretch: int = 1) -> None:
        """Put a part below what is there."""
        self._box.addWidget(part, stretch)

    def add_scrolling(self, *items: Item) -> QVBoxLayout:
        """Put parts below the head that scroll together; return their column."""
        space = self.session.theme.space
        box = column(*items, gap=space.l, pad=(space.xl, space.xs, space.xl, space.xl))
        self.area = scrolling(frame("page", box), "page")
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.add(self.area)
        return box
