"""The main window: rail, top bar, notice bar, pages built when first visited."""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Protocol, runtime_checkable

from msgspec.structs import replace
from PySide6.QtCore import QByteArray, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QButtonGroup, QFrame, QLineEdit, QMainWindow, QWidget
from shiboken6 import isValid

from gridsteward.desktop.remember import recall, remember
from gridsteward.desktop.session import PageSpec, Session
from gridsteward.desktop.theme import Theme
from gridsteward.desktop.tokens import Tone
from gridsteward.desktop.widgets.buttons import Button, RailButton
from gridsteward.desktop.widgets.feedback import Notice, NoticeBar
from gridsteward.desktop.widgets.frames import column, frame, row, scrolling
from gridsteward.desktop.widgets.labels import Label
from gridsteward.desktop.widgets.reading import step
from gridsteward.desktop.widgets.stack import Stack


@runtime_checkable
class GoesBack(Protocol):
    """A page that has something of its own to leave before Esc leaves the page."""

    def go_back(self) -> bool:
        """Leave the innermost thing; False when there was none."""
        ...


class SearchBox(QLineEdit):
    """The one search box; the text is somebody's name, so nothing keeps it."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._theme, self._session = session.theme, session
        self.setProperty("look", "search")
        by = self.tr("Name / pinyin / account no. / phone tail / address")
        self.setPlaceholderText(by)
        self.setToolTip(by)  # in a narrow window there is no room for all of it
        self.setAccessibleName(self.tr("Search households"))
        self._glass = self.addAction(
            self._theme.icon("search", "quiet"), QLineEdit.ActionPosition.LeadingPosition
        )
        self.textChanged.connect(session.search)
        self.textChanged.connect(self._offer_clearing)
        session.search_requested.connect(self._follow)
        self._theme.changed.connect(self._dress)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up, Down and Enter belong to the list of what was found."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.key() in steps:
            self._session.search_stepped.emit(steps[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._session.search_entered.emit()
        else:
            super().keyPressEvent(event)

    def _offer_clearing(self) -> None:
        # Not before there is something to clear: Qt looks its icon up in the system's themes (4 ms of every start).
        if not self.isClearButtonEnabled():
            self.setClearButtonEnabled(True)

    def _follow(self, text: str) -> None:
        # A page that clears the search clears the box too.
        if text != self.text():
            self.setText(text)

    def _dress(self) -> None:
        self._glass.setIcon(self._theme.icon("search", "quiet"))


class Pages(Stack):
    """The pages, each as low as its parts allow before it is moved up and down."""

    def heightForWidth(self, width: int) -> int:
        """Return the least height at a width; a scroll area would give a page the height it likes best."""
        layout = self.layout()
        return layout.minimumHeightForWidth(width) if layout is not None else -1


class Rail(QFrame):
    """The way to the pages: in a low window (a laptop at 200 %) it moves up and down, and is as much wider."""

    def __init__(self, theme: Theme, top: Sequence[QWidget], bottom: Sequence[QWidget]) -> None:
        super().__init__()
        self.setProperty("look", "rail")
        space = theme.space
        inside = frame("surface", column(*top, None, *bottom, gap=6, pad=(6, space.s, 6, space.s)))
        self._area, self._inside = scrolling(inside), inside
        self.setLayout(column(self._area, gap=0))
        widest = max((each.sizeHint().width() for each in (*top, *bottom)), default=0)
        self._least = max(theme.shape.rail, widest + space.m) + 1  # the hairline
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be as much wider as the bar takes where not all fits."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._fit)  # a layout that is at work would not hear of another width

    def _fit(self) -> None:
        low = self._inside.minimumSizeHint().height() > self.height()
        policy = Qt.ScrollBarPolicy
        self._area.setVerticalScrollBarPolicy(policy.ScrollBarAlwaysOn if low else policy.ScrollBarAlwaysOff)
        bar = self._area.verticalScrollBar().sizeHint().width() if low else 0
        self.setFixedWidth(self._least + bar)


class MainWindow(QMainWindow):
    """The frame of FACE.md. It knows pages only by their specs."""

    def __init__(self, session: Session, pages: Sequence[PageSpec], *, folder: Path) -> None:
        super().__init__()
        self._session, self._specs, self._folder = session, {page.key: page for page in pages}, folder
        self._built: dict[str, QWidget] = {}
        self._visited: list[str] = []
        self._ahead = False
        self.setWindowTitle("GridSteward")
        self._rail: dict[str, RailButton] = {}
        self.search = SearchBox(session)
        self.chip = Button(session.theme, kind="status", icon="unknown")
        self.chip.setMinimumWidth(session.theme.row)  # all it says in a wide window must not keep it wide
        self.chip.hide()
        self._said = ""
        self.notices = NoticeBar(session.theme)
        self.pages = Pages()
        self._whole = Stack()
        self._had_keyboard: QWidget | None = None  # before the window was taken
        self._home = self._frame()
        self._whole.addWidget(self._home)
        self.setCentralWidget(self._whole)
        self._connect()
        self._keys()
        self._restore()

    # ------------------------------------------------------------------ pages

    def open_page(self, key: str) -> None:
        """Show a page, building it on its first visit; a key nobody registered is ignored."""
        if key not in self._specs:
            return
        if self.current != key:
            if self.current:
                self._visited.append(self.current)
            self._show(key)

    @property
    def current(self) -> str:
        """Key of the page in front, empty before the first."""
        shown = self.pages.currentWidget()
        return next((key for key, page in self._built.items() if page is shown), "")

    def go_back(self) -> None:
        """Leave what is innermost: the page's own depth, the search, then the page."""
        page: object = self.pages.currentWidget()
        if isinstance(page, GoesBack) and page.go_back():
            return
        if self.search.hasFocus() and self.search.text():
            self.search.clear()
        elif self._visited:
            self._show(self._visited.pop())

    def make_ahead(self) -> None:
        """Build in quiet moments what nobody has opened yet: whoever goes there finds it ready."""
        self._ahead = True
        for key in self._specs:
            self._make_ahead(key)

    def _make_ahead(self, key: str) -> None:
        on_rail = (
            key not in self._rail or not self._rail[key].isHidden()
        )  # or it is not offered to this person
        if key not in self._built and on_rail:
            self._session.quiet.ask(f"page.{key}", lambda: self._build(key))

    def _build(self, key: str) -> None:
        if key not in self._built:
            self._built[key] = page = self._specs[key].build(self._session)
            self.pages.addWidget(page)

    def _show(self, key: str) -> None:
        self._build(key)
        self.pages.setCurrentWidget(self._built[key])
        under = self._specs[key].under
        self._rail[
            under if under and (key not in self._rail or self._rail[key].isHidden()) else key
        ].setChecked(True)
        if not self.search.hasFocus():
            self._built[key].setFocus(Qt.FocusReason.OtherFocusReason)

    def _answer(self, request: str) -> None:
        for spec in self._specs.values():
            if request in spec.answers:
                self.open_page(spec.key)
                return

    @property
    def home(self) -> QWidget:
        """The frame: keys that belong to it are silent while something else has the window."""
        return self._home

    # ------------------------------------------------------------------ parts

    def _frame(self) -> QWidget:
        theme, space = self._session.theme, self._session.theme.space
        group = QButtonGroup(self)
        top: list[QWidget] = []
        bottom: list[QWidget] = []
        for key, spec in self._specs.items():
            if spec.under and not spec.offered:
                continue
            button = RailButton(theme, spec.title(), spec.icon)
            button.clicked.connect(lambda _checked=False, key=key: self.open_page(key))
            group.addButton(button)
            if spec.offered:
                button.hide()  # until it is offered
            self._rail[key] = button
            (bottom if spec.at_bottom else top).append(button)
        self._session.page_titles = [
            self._specs[key].title() for key in self._rail if not self._specs[key].offered
        ]
        rail = Rail(theme, top, bottom)
        whole = scrolling(self.pages, "page")
        whole.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        hint = QKeySequence("Ctrl+K").toString(QKeySequence.SequenceFormat.NativeText)
        self._hint = Label(theme, hint, role="caption")
        self.search.setMaximumWidth(theme.shape.list + 40)
        line = row(self.search, self._hint, None, self.chip, pad=(space.xl, 0, space.xl, 0))
        line.setStretch(0, 100)
        self._line = line
        bar = frame("bar", line)
        bar.setFixedHeight(theme.shape.bar)
        return frame("page", row(rail, column(bar, self.notices, whole, gap=0), gap=0))

    def show_area(self, switcher: QWidget) -> None:
        """Say at the head of the window which area it is of."""
        self._line.insertWidget(0, switcher)

    def _offer(self, key: str) -> None:
        if key in self._rail:
            self._rail[key].show()
            if self._ahead:
                self._make_ahead(key)

    def _connect(self) -> None:
        session = self._session
        session.page_offered.connect(self._offer)
        session.page_asked.connect(self._answer)
        session.page_requested.connect(self.open_page)
        session.notified.connect(self._tell)
        session.count_changed.connect(self._count)
        session.status_changed.connect(self._status)
        session.window_taken.connect(self._take_window)
        session.window_given_back.connect(self._give_back_window)
        self.chip.clicked.connect(session.show_status)

    def _keys(self) -> None:
        numbered = [key for key in self._rail if not self._specs[key].offered]
        for number, key in enumerate(numbered[:9], start=1):
            self._key(f"Ctrl+{number}").activated.connect(lambda key=key: self.open_page(key))
        self._key("Ctrl+K").activated.connect(self._focus_search)
        self._key("Esc").activated.connect(self.go_back)
        self._key("Ctrl+J").activated.connect(self._session.card_here)
        self._key("F1").activated.connect(self.show_help)
        self._key(QKeySequence.StandardKey.Undo).activated.connect(self._session.undo_requested)

    def _key(self, keys: str | QKeySequence.StandardKey) -> QShortcut:
        # Children of the frame: in door mode, where the frame is hidden, its keys are silent.
        return QShortcut(QKeySequence(keys), self._home)

    def show_help(self) -> None:
        """Open the guide at the article of the page in front."""
        self._session.open_help(self.current)

    def rail_button(self, page: str) -> RailButton | None:
        """Return the button that opens a page, None where the rail has none."""
        return self._rail.get(page)

    def _focus_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _tell(self, notice: Notice) -> None:
        self.notices.tell(notice)

    def _count(self, key: str, count: int, tone: Tone) -> None:
        if key in self._rail:
            self._rail[key].set_count(count, tone=tone)

    def _status(self, text: str, tone: Tone) -> None:
        self._said = text
        self._say_status()
        self.chip.show_icon(tone or "unknown", tone=tone)
        self.chip.show()

    def _say_status(self) -> None:
        """In a narrow window the chip says what comes first; the whole is in its tooltip."""
        narrow = self.width() < self._session.theme.shape.fold
        self._hint.setVisible(not narrow)
        self.chip.show_text(self._said.partition(" · ")[0] if narrow else self._said)
        self.chip.setAccessibleName(self._said)
        self.chip.setToolTip(self._said if narrow else "")

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go as one reads."""
        return step(self, forward=forward)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the search its room."""
        super().resizeEvent(event)
        if (event.size().width() < self._session.theme.shape.fold) != self._hint.isHidden():
            self._say_status()

    def _take_window(self, whole: QWidget) -> None:
        self._had_keyboard = self.focusWidget()
        self._whole.setCurrentIndex(self._whole.addWidget(whole))

    def _give_back_window(self) -> None:
        whole = self._whole.currentWidget()
        if whole is not None and whole is not self._home:
            self._whole.removeWidget(whole)
            before, self._had_keyboard = self._had_keyboard, None
            if before is not None and isValid(before) and before.isVisible():
                before.setFocus(Qt.FocusReason.OtherFocusReason)
            whole.deleteLater()

    # ------------------------------------------------------------------ memory

    def _restore(self) -> None:
        state = recall(self._folder)
        self.resize(1366, 768)
        if state.geometry:
            self.restoreGeometry(QByteArray.fromBase64(state.geometry.encode()))
        first = state.page if state.page in self._rail else next(iter(self._rail), "")
        self.open_page(first)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember place, page and look; failing to is no reason to stay open."""
        geometry = bytes(self.saveGeometry().toBase64().data()).decode()
        theme = self._session.theme
        state = replace(
            recall(self._folder),
            geometry=geometry,
            page=self.current,
            theme=theme.choice,
            density=theme.density,
        )
        with suppress(OSError):
            remember(self._folder, state)
        super().closeEvent(event)
