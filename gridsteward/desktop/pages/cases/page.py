"""诉求: the board of what was asked and grumbled, and the page of one case."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFocusEvent, QHideEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QFrame, QLineEdit, QWidget

from gridsteward.desktop.fresh import Fresh
from gridsteward.desktop.pages.cases.board import MOST_CLOSED, Board
from gridsteward.desktop.pages.cases.promises import PromisesView
from gridsteward.desktop.pages.cases.sheet import CaseSheet
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.feedback import EmptyState
from gridsteward.desktop.widgets.flow import Flow
from gridsteward.desktop.widgets.frames import column, frame, row
from gridsteward.desktop.widgets.stack import Stack
from gridsteward.operations import case_board
from gridsteward.operations.area import aside
from gridsteward.operations.case_board import BoardRows
from gridsteward.records.case import CaseKind

_TABLES = frozenset(("service_case", "service_case_event", "household", "sealed", "sealed_act"))
_MINUTE_MS = 60_000
_REST_MS = 200


class CasesPage(QFrame):
    """Filters over the board; a case opened takes their place."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setProperty("look", "page")
        self._session = session
        theme = session.theme
        bar = self._bar()
        self.board, self.sheet = Board(session), CaseSheet(session)
        self.promises = PromisesView(session)
        self.promises.counted.connect(self._promises_counted)
        self.empty = EmptyState(
            theme,
            self.tr(
                "Nobody has asked for anything yet. What is said at the door is kept here until it is settled."
            ),
            action=self.tr("Register a request"),
        )
        self.empty.wanted.connect(self.register)
        self._fits_none = EmptyState(theme, self.tr("No request fits."), action=self.tr("Show all"))
        self._fits_none.wanted.connect(self._show_all)
        self._inside = Stack()
        for each in (self.board, self.empty, self._fits_none, self.promises):
            self._inside.addWidget(each)
        front = QWidget()
        whole = column(bar, self._inside, gap=0)
        whole.setStretch(1, 1)
        front.setLayout(whole)
        self.stack = Stack()
        self.stack.addWidget(front)
        self.stack.addWidget(self.sheet)
        self.setLayout(column(self.stack, gap=0))
        self.board.opened.connect(self.open_case)
        self.sheet.left.connect(self.close_case)
        session.case_requested.connect(self.open_case)
        self.fresh = Fresh(session, self, self.refresh, tables=_TABLES, rest_ms=_REST_MS)
        self._minute = QTimer(self)
        self._minute.setInterval(_MINUTE_MS)
        self._minute.timeout.connect(self.refresh)
        self.text.textChanged.connect(lambda _text: self.fresh.soon())
        for button in (self.late, self.closed):
            button.toggled.connect(lambda _on: self.refresh())
        self.kind.currentIndexChanged.connect(lambda _at: self.refresh())
        self._read = False
        self._board: QWidget = self.board
        self.refresh()
        self.promises.refresh()  # behind the board: that is looked at first

    def _bar(self) -> QFrame:
        theme, space, words = self._session.theme, self._session.theme.space, self._session.words
        self.new = Button(theme, self.tr("Register a request"), kind="main", icon="plus")
        self.new.setToolTip("Ctrl+Shift+N")
        self.new.clicked.connect(self.register)
        self.text = QLineEdit()
        by = self.tr("Number, words, name, order number")
        self.text.setPlaceholderText(by)
        self.text.setToolTip(by)
        self.text.setAccessibleName(self.tr("Find a request"))
        self.text.setClearButtonEnabled(True)
        self.text.setMinimumWidth(theme.shape.list // 2 + space.xxl)
        self.kind = QComboBox()
        self.kind.setAccessibleName(self.tr("Kind"))
        self.kind.addItem(self.tr("All kinds"), "")
        for kind in CaseKind:
            self.kind.addItem(words(f"case_kind.{kind}"), kind.value)
        self.late = Button(theme, self.tr("Late"), kind="chip", checked=False)
        self.closed = Button(theme, self.tr("With closed ones"), kind="chip", checked=False)
        self.tabs = {
            "board": Button(theme, self.tr("Board"), kind="chip", checked=True),
            "promises": Button(theme, self.tr("Promises"), kind="chip", checked=False),
        }
        for key, chip in self.tabs.items():
            chip.clicked.connect(lambda _on=False, key=key: self.show_tab(key))
        # What narrows the board takes a second line in a narrow window.
        narrowing = Flow(*self.tabs.values(), self.text, self.kind, self.late, self.closed, gap=space.s)
        line = row(narrowing, self.new, gap=space.s, pad=(space.xl, space.s, space.xl, space.s))
        line.setStretch(0, 1)
        line.setAlignment(self.new, Qt.AlignmentFlag.AlignTop)
        return frame("bar", line)

    # ------------------------------------------------------------------ reading

    def refresh(self) -> None:
        """Read the cases that fit anew."""
        if self._session.tasks.closed:
            return
        area, text, kind = self._session.area, self.text.text().strip(), str(self.kind.currentData())
        late, with_closed = self.late.isChecked(), self.closed.isChecked() or bool(text)

        def read() -> BoardRows:
            with aside(area) as own:
                return case_board.board(
                    own,
                    kinds=(kind,) if kind else (),
                    text=text,
                    overdue=late,
                    closed=MOST_CLOSED if with_closed else 0,
                )

        def show(found: BoardRows) -> None:
            self._show(found, filtered=bool(text or kind or late), with_closed=with_closed)

        self._session.tasks.run("cases", read, show, lane="cpu", owner=self)

    def _show(self, found: BoardRows, *, filtered: bool, with_closed: bool) -> None:
        first, self._read = not self._read, True
        self.board.show_rows(found, with_closed=with_closed)
        some = found.rows or found.closed
        self._board = self.board if some else self._fits_none if filtered else self.empty
        if self._inside.currentWidget() is not self.promises:
            self._inside.setCurrentWidget(self._board)
        if first and self.hasFocus():
            self.take_focus()

    def _show_all(self) -> None:
        self.text.clear()
        self.kind.setCurrentIndex(0)
        self.late.setChecked(False)
        self.refresh()

    def _promises_counted(self, late: int, today: int) -> None:
        name = self.tr("Promises")
        self.tabs["promises"].show_text(f"{name} {late or today}" if late or today else name)

    # ------------------------------------------------------------------ going about

    def show_tab(self, key: str) -> None:
        """Bring the board or the promises forward; what narrows the board is there with it alone."""
        for each, chip in self.tabs.items():
            chip.setChecked(each == key)
        of_board = key == "board"
        for part in (self.text, self.kind, self.late, self.closed):
            part.setVisible(of_board)
        self._inside.setCurrentWidget(self._board if of_board else self.promises)
        self.take_focus()

    def open_case(self, case_id: str) -> None:
        """Show a case."""
        self.stack.setCurrentWidget(self.sheet)
        self.sheet.show_case(case_id)
        self.sheet.take_focus()

    def close_case(self) -> None:
        """Return to the board, to where the case stands now."""
        case_id = self.sheet.close_case()
        self.stack.setCurrentIndex(0)
        self.board.choose(case_id)
        self.take_focus()

    def go_back(self) -> bool:
        """Leave the case; False when the board is in front."""
        if self.stack.currentWidget() is not self.sheet:
            return False
        self.close_case()
        return True

    def register(self) -> None:
        """Ask for a new case."""
        from gridsteward.desktop.dialogs.case_new import register_request

        register_request(self._session, self)

    def take_focus(self) -> None:
        """Give the keys to what is used first."""
        if self.stack.currentWidget() is self.sheet:
            self.sheet.take_focus()
        elif self._inside.currentWidget() is self.board:
            self.board.take_focus()
        elif self._inside.currentWidget() is self.promises:
            self.promises.take_focus()
        else:
            self.new.setFocus()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keys on."""
        super().focusInEvent(event)
        self.take_focus()

    def showEvent(self, event: QShowEvent) -> None:
        """Let the clocks run while somebody looks."""
        super().showEvent(event)
        self._minute.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Let them rest."""
        super().hideEvent(event)
        self._minute.stop()
