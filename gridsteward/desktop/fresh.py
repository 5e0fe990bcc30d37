"""What is on screen follows what is written; what is not catches up before it is seen, or in a quiet moment."""

from collections.abc import Callable, Set
from itertools import count
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from gridsteward.records.journal import Change

if TYPE_CHECKING:
    from gridsteward.desktop.session import Session

_number = count(1)


class Fresh(QObject):
    """Has a widget read anew when a change touches one of its tables, or names none, and on another day.

    On screen it reads `rest_ms` after the last of several changes. In the background it would keep the processors busy
    after every visit for pages that nobody looks at: there it waits until it is shown or for a quiet moment. A widget
    that `hides_itself` while it has nothing to say counts as on screen while its parent is. One that is `unread` has
    read nothing yet: it does when it is first shown, or in a quiet moment.
    """

    def __init__(
        self,
        session: "Session",
        widget: QWidget,
        read: Callable[[], object],
        *,
        tables: Set[str],
        rest_ms: int = 0,
        hides_itself: bool = False,
        unread: bool = False,
    ) -> None:
        super().__init__(widget)
        self._session, self._widget, self._read, self._tables = session, widget, read, tables
        self._hides_itself = hides_itself
        self._name = f"fresh.{next(_number)}"
        self._day = session.clock().date()
        self.stale = False
        self._rest = QTimer(self, singleShot=True, interval=rest_ms)
        self._rest.timeout.connect(self.read)
        session.changed.connect(self._changed)
        widget.destroyed.connect(lambda _gone=None, quiet=session.quiet, name=self._name: quiet.drop(name))
        widget.installEventFilter(self)
        if unread:
            self._put_off()

    def soon(self) -> None:
        """Read anew after the rest, whether it is on screen or not."""
        if self._rest.interval():
            self._rest.start()
        else:
            self.read()

    def read(self) -> None:
        """Read anew now."""
        self._rest.stop()
        self._session.quiet.drop(self._name)
        self.stale, self._day = False, self._session.clock().date()
        if not self._session.tasks.closed:
            self._read()

    def spoil(self) -> None:
        """What was read is no longer so: read anew, now or before it is seen."""
        if self._on_screen():
            self.soon()
        else:
            self._put_off()

    def _put_off(self) -> None:
        self.stale = True
        self._session.quiet.ask(self._name, self.read)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Catch up when the widget is shown."""
        kind = event.type()
        if kind == QEvent.Type.ParentChange and watched is self._widget and self._hides_itself:
            parent = self._widget.parentWidget()
            if parent is not None:
                parent.installEventFilter(self)
        elif kind == QEvent.Type.Show and (self.stale or self._session.clock().date() != self._day):
            self.read()
        return False

    def _on_screen(self) -> bool:
        parent = self._widget.parentWidget()
        return (parent if self._hides_itself and parent is not None else self._widget).isVisible()

    def _changed(self, change: Change) -> None:
        if not change.tables or not self._tables.isdisjoint(change.tables):
            self.spoil()
