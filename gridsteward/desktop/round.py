"""Being shown round: a few words beside the parts of the window that matter, once, and again when asked for.

A sheet over the window leaves the part that is spoken of bright. It moves by keys alone (Enter or → on, ← back, Esc
ends), never by itself, and nothing in it is animated.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Final

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QFrame, QWidget

from gridsteward import __version__
from gridsteward.desktop.remember import recall, remember
from gridsteward.desktop.session import Session
from gridsteward.desktop.shell import MainWindow
from gridsteward.desktop.theme import Theme
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.frames import column, frame, row
from gridsteward.desktop.widgets.labels import Label, Paragraph

translate = QCoreApplication.translate
_CTRL: Final = Qt.KeyboardModifier.ControlModifier
_DIMMED: Final = 150  # of 255
_WIDTH: Final = 400  # of the words, in the points of the design


class Stop(Struct, frozen=True, kw_only=True):
    """What is said of one part of the window; `at` finds it, None speaks of no part."""

    title: str
    words: str
    at: Callable[[], QWidget | None]


def stops(window: MainWindow) -> tuple[Stop, ...]:
    """Return the stops in the order of a day."""

    def rail(page: str) -> Callable[[], QWidget | None]:
        return lambda: window.rail_button(page)

    return (
        Stop(
            title=translate("Round", "Search: everybody is found here"),
            words=translate(
                "Round",
                "Name, initials in pinyin, account number, end of a phone number, address. Ctrl+K brings you here.",
            ),
            at=lambda: window.search,
        ),
        Stop(
            title=translate("Round", "Today: what comes first"),
            words=translate(
                "Round", "What is due and who to look in on, each with the reason and one button. Begin here."
            ),
            at=rail("today"),
        ),
        Stop(
            title=translate("Round", "Households: one home at a glance"),
            words=translate(
                "Round",
                "How to reach them, what to mind at the door, what is open. Press a line to change it.",
            ),
            at=rail("households"),
        ),
        Stop(
            title=translate("Round", "Visits: the plan, and the door"),
            words=translate(
                "Round",
                "Plans the day's way. Ctrl+N begins a visit: large type, and every word is saved as it is typed.",
            ),
            at=rail("plan"),
        ),
        Stop(
            title=translate("Round", "Care: who must not be forgotten"),
            words=translate(
                "Round",
                "Who depends on power, who lives alone, who should be called. Reminders come up on Today.",
            ),
            at=rail("care"),
        ),
        Stop(
            title=translate("Round", "Requests: from one sentence to done"),
            words=translate(
                "Round", "Ctrl+Shift+N registers one in under a minute; every card has its clock."
            ),
            at=rail("cases"),
        ),
        Stop(
            title=translate("Round", "The state of your records"),
            words=translate(
                "Round",
                "What is unsent, and when the last backup was made. All is saved on this laptop, network or not.",
            ),
            at=lambda: window.chip,
        ),
        Stop(
            title=translate("Round", "A mistake is no harm"),
            words=translate(
                "Round",
                "Ctrl+Z takes the last change back. F1 explains the page in front, and shows this again.",
            ),
            at=rail("help"),
        ),
    )


class Round(QWidget):
    """The sheet and the words; `ended` once it is over. It takes all keys and the mouse while it is there."""

    ended = Signal()

    def __init__(self, window: QWidget, theme: Theme, found: Sequence[Stop]) -> None:
        super().__init__(window)
        self._theme, self._stops, self.at = theme, tuple(found), 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.count = Label(theme, role="caption")
        self.title = Label(theme, role="head", wrap=True)
        self.words = Paragraph(theme)
        self.end = Button(theme, translate("Round", "End"), kind="text")
        self.back = Button(theme, translate("Round", "Back"))
        self.onward = Button(theme, translate("Round", "Next"), kind="main")
        for button, press in (
            (self.end, self.leave),
            (self.back, self.step_back),
            (self.onward, self.step_on),
        ):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys are the sheet's own
            button.clicked.connect(press)
        keys = Label(theme, translate("Round", "Enter or → on, ← back, Esc ends"), role="caption")
        space = theme.space
        self.box: QFrame = frame(
            "panel",
            column(
                row(self.count, None, keys),
                self.title,
                self.words,
                row(self.end, None, self.back, self.onward),
                gap=space.s,
                pad=(space.l, space.m, space.l, space.m),
            ),
        )
        self.box.setParent(self)
        self.box.show()
        window.installEventFilter(self)
        self._show()

    # ------------------------------------------------------------------ steps

    def step_on(self) -> None:
        """Go to the next stop; after the last one it is over."""
        if self.at + 1 == len(self._stops):
            self.leave()
        else:
            self.at += 1
            self._show()

    def step_back(self) -> None:
        """Go to the stop before."""
        self.at = max(0, self.at - 1)
        self._show()

    def leave(self) -> None:
        """End it and give the keyboard back."""
        window = self.parentWidget()
        if window is not None:
            window.removeEventFilter(self)
        self.hide()
        self.ended.emit()
        self.deleteLater()

    def _show(self) -> None:
        stop, last = self._stops[self.at], self.at + 1 == len(self._stops)
        self.count.show_text(f"{self.at + 1} / {len(self._stops)}")
        self.title.show_text(stop.title)
        self.words.show_text(stop.words)
        self.back.setEnabled(self.at > 0)
        self.end.setVisible(not last)
        self.onward.show_text(translate("Round", "Done") if last else translate("Round", "Next"))
        self.setAccessibleName(f"{self.at + 1} / {len(self._stops)}: {stop.title}")
        self.setAccessibleDescription(stop.words)
        self._place()
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))

    # ------------------------------------------------------------------ where

    @property
    def bright(self) -> QRect:
        """Where the part lies that is spoken of; empty when it is not on screen."""
        part = self._stops[self.at].at()
        if part is None or not part.isVisible():
            return QRect()
        corner = self.mapFromGlobal(part.mapToGlobal(QPoint(0, 0)))
        room = self._theme.space.xs
        return QRect(corner, part.size()).adjusted(-room, -room, room, room).intersected(self.rect())

    def _place(self) -> None:
        window = self.parentWidget()
        if window is None:
            return
        self.setGeometry(window.rect())
        gap, hole = self._theme.space.l, self.bright
        width = min(_WIDTH, max(200, self.width() - 2 * gap))
        self.box.setFixedWidth(width)
        layout = self.box.layout()
        height = self.box.sizeHint().height()
        if layout is not None:
            layout.activate()
            height = max(layout.totalHeightForWidth(width), self.box.minimumSizeHint().height())
        if hole.isEmpty():
            left, top = (self.width() - width) // 2, (self.height() - height) // 2
        elif hole.right() + gap + width <= self.width() and hole.height() > hole.width() // 2:
            left, top = hole.right() + gap, hole.center().y() - height // 2
        else:
            left, top = hole.left(), hole.bottom() + gap
        left = max(gap, min(left, self.width() - width - gap))
        top = max(gap, min(top, self.height() - height - gap))
        self.box.setGeometry(left, top, width, height)
        self.update()

    # ------------------------------------------------------------------ events

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window's size."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest) and watched is self.parentWidget():
            self._place()
        return False

    def event(self, event: QEvent) -> bool:
        """Take every key before the window's own shortcuts do, but that which locks."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            event.setAccepted(not (event.key() == Qt.Key.Key_L and event.modifiers() & _CTRL))
            return True
        return super().event(event)

    def focusNextPrevChild(self, _forward: bool) -> bool:
        """Keep the keyboard: what lies beneath cannot be seen well."""
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, space, → and ↓ go on; ← and ↑ back; Esc ends."""
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_Down):
            self.step_on()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Backspace):
            self.step_back()
        elif key == Qt.Key.Key_Escape:
            self.leave()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press beside the words goes on too."""
        event.accept()
        self.step_on()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Dim all but the part that is spoken of, and frame that."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        sheet = QPainterPath()
        sheet.addRect(QRectF(self.rect()))
        hole, corner = self.bright, float(self._theme.shape.corner)
        if not hole.isEmpty():
            inner = QPainterPath()
            inner.addRoundedRect(QRectF(hole), corner, corner)
            sheet = sheet.subtracted(inner)
        painter.fillPath(sheet, QColor(0, 0, 0, _DIMMED))
        if not hole.isEmpty():
            painter.setPen(QPen(self._theme.colour("brand"), 2))
            painter.drawRoundedRect(QRectF(hole), corner, corner)


class ShowRound(QObject):
    """Shows the window round when it is asked for, and once by itself."""

    def __init__(self, session: Session, window: MainWindow) -> None:
        super().__init__(window)
        self._session, self._window = session, window
        self.round: Round | None = None
        session.tour_requested.connect(self.begin)

    def begin_once(self) -> None:
        """Begin on the very first opening of this profile; that it was shown is kept at once."""
        folder = self._session.area.data_dir
        state = recall(folder)
        if not state.shown_round:
            with suppress(OSError):  # then it comes once more: better than never
                remember(folder, replace(state, shown_round=__version__))
            self.begin()

    def begin(self) -> None:
        """Begin at the first stop, over whatever is in front."""
        if self.round is None:
            self.round = Round(self._window, self._session.theme, stops(self._window))
            self.round.ended.connect(self._over)

    def _over(self) -> None:
        self.round = None
        shown = self._window.pages.currentWidget()
        if shown is not None:
            shown.setFocus(Qt.FocusReason.OtherFocusReason)
