"""What the window says back: nothing here yet, what happened, how far a long work is."""

from collections.abc import Callable

from msgspec import Struct
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QProgressBar, QSizePolicy, QWidget

from gridsteward.desktop.tasks import Progress
from gridsteward.desktop.theme import Theme
from gridsteward.desktop.tokens import Tone
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.frames import column, row
from gridsteward.desktop.widgets.labels import Glyph, Label, Paragraph, restyle

PASSING_SECONDS = 10


class EmptyState(QWidget):
    """One sentence, and the one button that fills the page."""

    wanted = Signal()

    def __init__(self, theme: Theme, sentence: str, *, action: str = "", icon: str = "plus") -> None:
        super().__init__()
        self.words = words = Label(theme, sentence, role="quiet", wrap=True)
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.button = Button(theme, action, kind="main", icon=icon)
        self.button.clicked.connect(self.wanted)
        space = theme.space
        inner = column(None, words, row(None, self.button, None), None, gap=space.l)
        inner.setContentsMargins(space.xxl, space.xxl, space.xxl, space.xxl)
        self.setLayout(inner)
        # Only now: shown without a parent it would be a window of its own for a moment (50 ms, measured).
        self.button.setVisible(bool(action))

    def show_sentence(self, sentence: str, action: str = "") -> None:
        """Say something else, with another way out."""
        self.words.show_text(sentence)
        self.button.show_text(action)
        self.button.setVisible(bool(action))


class Notice(Struct, frozen=True):
    """What happened, what is safe, what to do; `details` is for the clipboard, `act` for the one button.

    `offer` is what one may go on with now, the main button beside it, with what it does.
    """

    what: str
    tone: Tone = "good"
    safe: str = ""
    todo: str = ""
    details: str = ""
    action: str = ""
    act: Callable[[], object] | None = None
    offer: str = ""
    go_on: Callable[[], object] | None = None


class NoticeBar(QFrame):
    """One notice at a time under the top bar. Good news passes by itself, the rest stays until closed."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.notice: Notice | None = None
        self.setProperty("look", "notice")
        self._mark = Glyph(theme, "good")
        self.what = Label(theme, role="head", wrap=True)
        self.more = Paragraph(theme)
        self.action, self.offer = Button(theme), Button(theme, kind="main")
        self.copy = Button(theme, self.tr("Copy details"), kind="text", icon="copy")
        self.close_button = Button(
            theme, kind="text", icon="close", name_for_readers=self.tr("Close this notice")
        )
        self.action.clicked.connect(self._act)
        self.offer.clicked.connect(self._go_on)
        self.copy.clicked.connect(self._copy)
        self.close_button.clicked.connect(self.dismiss)
        space = theme.space
        words = column(self.what, self.more, gap=2)
        buttons = (self.action, self.offer, self.copy, self.close_button)
        line = row(self._mark, words, *buttons, gap=space.m, pad=(space.xl, space.s, space.l, space.s))
        line.setStretch(1, 1)
        self.setLayout(line)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PASSING_SECONDS * 1000)
        self._timer.timeout.connect(self._pass)
        self.hide()

    def tell(self, notice: Notice) -> None:
        """Show a notice in place of the one before."""
        self.notice = notice
        more = "\n".join(part for part in (notice.safe, notice.todo) if part)
        self.setAccessibleName(" ".join(part for part in (notice.what, notice.safe, notice.todo) if part))
        self.what.show_text(notice.what)
        self.more.show_text(more)
        self.more.setVisible(bool(more))
        self._mark.show_glyph(notice.tone if notice.tone in ("good", "watch", "alarm") else "unknown")
        self.action.setVisible(notice.act is not None)
        self.action.show_text(notice.action)
        self.offer.setVisible(notice.go_on is not None)
        self.offer.show_text(notice.offer)
        self.copy.setVisible(bool(notice.details))
        self.setProperty("tone", notice.tone)
        restyle(self)
        self.show()
        if notice.tone == "good":
            self._timer.start()
        else:
            self._timer.stop()

    def dismiss(self) -> None:
        """Close the notice."""
        self._timer.stop()
        self.notice = None
        self.hide()

    def _pass(self) -> None:
        # Somebody about to press Undo keeps the bar.
        if self.underMouse() or any(
            b.hasFocus() for b in (self.action, self.offer, self.copy, self.close_button)
        ):
            self._timer.start()
        else:
            self.dismiss()

    def _act(self) -> None:
        notice = self.notice
        self.dismiss()
        if notice is not None and notice.act is not None:
            notice.act()

    def _go_on(self) -> None:
        notice = self.notice
        self.dismiss()
        if notice is not None and notice.go_on is not None:
            notice.go_on()

    def _copy(self) -> None:
        if self.notice is not None:
            QGuiApplication.clipboard().setText(self.notice.details)


class ProgressPanel(QFrame):
    """What is being done, how far, and a way to stop it."""

    def __init__(self, theme: Theme, what: str, progress: Progress) -> None:
        super().__init__()
        self.setProperty("look", "panel")
        self._progress = progress
        self._what = Label(theme, what, role="head")
        self.far = Label(theme, role="caption")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(what)
        self.cancel = Button(theme, self.tr("Stop"))
        self.cancel.clicked.connect(self._stop)
        space = theme.space
        head = row(self._what, None, self.far, self.cancel, gap=space.m)
        self.setLayout(column(head, self.bar, gap=space.s, pad=(space.l, space.m, space.l, space.m)))
        progress.moved.connect(self._move)
        progress.ended.connect(self.hide)

    def _move(self, done: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.far.show_text(self.tr("{done} of {total}").format(done=f"{done:,}", total=f"{total:,}"))

    def _stop(self) -> None:
        self.cancel.setEnabled(False)
        self.cancel.show_text(self.tr("Stopping …"))
        self._progress.cancel()
