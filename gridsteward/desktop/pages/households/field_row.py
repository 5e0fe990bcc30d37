"""One value of a record: read in place, changed in place, saved when left, and taken back with one press."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QHBoxLayout, QSizePolicy, QWidget

from gridsteward.desktop.drawing import paint_text
from gridsteward.desktop.errors import explain
from gridsteward.desktop.pages.households.desk import Desk
from gridsteward.desktop.pages.households.editors import FieldEditor
from gridsteward.desktop.pages.households.fields import (
    HOUSEHOLD_FIELDS,
    PERSON_FIELDS,
    FieldSpec,
    field_title,
    shown,
)
from gridsteward.desktop.theme import Theme
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.frames import column, row
from gridsteward.desktop.widgets.labels import Label
from gridsteward.records.household import Household, Person
from gridsteward.records.journal import Change, Value
from gridsteward.words import Words

Save = Callable[[Mapping[str, Value]], Change]


class ValueButton(QAbstractButton):
    """A value that can be pressed: plain text until the mouse or the keyboard is on it."""

    def __init__(self, theme: Theme, title: str) -> None:
        super().__init__()
        self._theme, self._title = theme, title
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self.updateGeometry)

    def show_value(self, text: str) -> None:
        """Replace the value; an unknown one invites to fill it in."""
        self.setText(text)
        nothing = self.tr("not filled in")
        self.setAccessibleName(f"{self._title} {text or nothing}")
        self._hint()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the room of a one-line row, or of all lines of a longer text."""
        metrics = QFontMetrics(self._theme.font())
        lines = max(1, self.text().count("\n") + 1)
        return QSize(
            10 * metrics.averageCharWidth(), max(28, lines * metrics.height() + self._theme.space.xs)
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and F2 open, like Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.click()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Offer the whole of a value that does not fit."""
        super().resizeEvent(event)
        self._hint()

    def _hint(self) -> None:
        metrics, inside = QFontMetrics(self._theme.font()), self.width() - 2 * self._theme.space.xs
        lines = self._theme.dots(self.text()).split("\n")
        wide = any(metrics.horizontalAdvance(line) > inside for line in lines)
        self.setToolTip(self.text() if wide else "")

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the value, its ground under the mouse and the ring of the keyboard."""
        theme = self._theme
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self.underMouse():
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.colour("hover"))
                painter.drawRoundedRect(self.rect(), theme.space.xs, theme.space.xs)
            if self.hasFocus():
                ring = theme.shape.focus
                painter.setPen(QPen(theme.colour("brand"), ring))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), theme.space.xs, theme.space.xs)
            inside = self.rect().adjusted(theme.space.xs, 0, -theme.space.xs, 0)
            colour = theme.colour("ink" if self.text() else "quiet")
            lines = (self.text() or self.tr("fill in")).split("\n")
            height = inside.height() // len(lines)
            for at, line in enumerate(lines):
                place = QRect(inside.left(), inside.top() + at * height, inside.width(), height)
                paint_text(painter, place, theme.dots(line), font=theme.font(), colour=colour)


class FieldRow(QWidget):
    """A field with its title. `save` does the write; it is called on the database lane with what was typed."""

    opened = Signal()
    settled = Signal()  # closed again: saved, or nothing had changed

    def __init__(self, desk: Desk, spec: FieldSpec, save: Callable[[], Save]) -> None:
        super().__init__()
        self._desk, self._session, self.spec, self._save = desk, desk.session, spec, save
        self._record: Household | Person | None = None
        self._editor: FieldEditor | None = None
        self._write: Save | None = None
        self._saving = False
        theme = self._session.theme
        title = field_title(self._session.words, spec.title or spec.name)
        self._title = Label(theme, title, role="caption")
        width = title_width(theme, self._session.words)
        self._title.setFixedWidth(width)
        self._indent = width + theme.space.m
        self.value = ValueButton(theme, title)
        self.value.clicked.connect(self.open)
        self._title.setBuddy(self.value)
        self._below: Below | None = None
        self._change = 0
        self._line: QHBoxLayout = row(self._title, self.value, gap=theme.space.s)
        self._line.setStretch(1, 1)
        self._box = column(self._line, gap=0)
        self.setLayout(self._box)
        self._session.changed.connect(self._changed_since)

    @property
    def editor(self) -> FieldEditor | None:
        """The open editor, None while the value is only shown."""
        return self._editor

    def show_record(self, record: Household | Person) -> None:
        """Show the value of this record; an open editor keeps what is typed."""
        if self._record is not None and record.id != self._record.id:
            self._say("")
        self._record = record
        if self._editor is None:
            today = self._session.clock().date()
            self.value.show_value(shown(self.spec, record, self._session.words, today))

    def open(self) -> None:
        """Turn the value into its editor; what is seen now is what an edit is measured against."""
        if self._record is None or self._editor is not None or self._saving:
            return
        self._say("")
        self._write = self._save()
        editor = FieldEditor(self._session, self.spec, self._record)
        self._editor = editor
        self.value.hide()
        self._line.addWidget(editor, 1)
        editor.finished.connect(self.finish)
        editor.cancelled.connect(self.cancel)
        editor.begin()
        self.opened.emit()

    def finish(self) -> None:
        """Save what is typed; a wrong value stays where it is, with the reason beneath."""
        if self._editor is None or self._saving:
            return
        if not self._editor.changed:
            self._close()
            self._say("")
            self.settled.emit()
            return
        values, write = self._editor.edited(), self._write
        if write is None:
            return
        self._saving = True
        name = f"field.{self.spec.name}"
        self._desk.write(name, lambda: write(values), then=self._saved, failed=self._refused)

    def once_settled(self, then: Callable[[], object]) -> None:
        """Call `then` when the editor has closed; a later close does not call it again."""
        self.settled.connect(then, Qt.ConnectionType.SingleShotConnection)

    def cancel(self) -> None:
        """Forget what is typed."""
        if not self._saving:
            self._close()
            self._say("")
            self.settled.emit()

    @property
    def message(self) -> str:
        """What stands beneath the value now."""
        return self._below.words.text() if self._below is not None and self._below.isVisibleTo(self) else ""

    def undo(self) -> None:
        """Take the saved value back."""
        self._session.undo_requested.emit()

    def _changed_since(self, change: Change) -> None:
        # Undo takes back the last change: once there is a later one it would be somebody else's.
        if self._change and change.no != self._change and not self._saving:
            self._say("")

    def _saved(self, change: Change) -> None:
        self._saving = False
        self._change = change.no
        self._close()
        time = self._session.clock().strftime("%H:%M")
        self._say(self.tr("Saved {time}").format(time=time), undo=True)
        self.settled.emit()

    def _refused(self, error: Exception) -> None:
        self._saving = False
        said = explain(error, self._session.words)
        if said.kind == "unexpected":
            self._session.tasks.failed.emit(f"field.{self.spec.name}", error)
        if self._editor is not None:
            self._editor.show_wrong(True)
        self._say(f"{said.what} {said.todo}".strip(), wrong=True)

    def _close(self) -> None:
        editor, self._editor = self._editor, None
        if editor is None:
            return
        front = QApplication.focusWidget()
        had_keyboard = front is not None and editor.isAncestorOf(front)
        self._line.removeWidget(editor)
        editor.hide()
        editor.deleteLater()
        self.value.show()
        if had_keyboard:
            self.value.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._record is not None:
            self.show_record(self._record)

    def _say(self, text: str, *, wrong: bool = False, undo: bool = False) -> None:
        if not text:
            self._change = 0
            if self._below is not None:
                self._below.hide()
            return
        if self._below is None:  # most fields are never changed
            self._below = Below(self._session.theme, self._indent, self.undo)
            self._box.addWidget(self._below)
        self._below.say(text, wrong=wrong, undo=undo)


class Below(QWidget):
    """What is said beneath a value: saved, with a way back, or why not."""

    def __init__(self, theme: Theme, indent: int, undo: Callable[[], object]) -> None:
        super().__init__()
        self.words = Label(theme, role="caption", wrap=True)
        self._undo = Button(theme, self.tr("Undo"), kind="text")
        self._undo.clicked.connect(undo)
        line = row(indent, self.words, self._undo)
        line.setStretch(1, 1)
        self.setLayout(line)

    def say(self, text: str, *, wrong: bool, undo: bool) -> None:
        """Show it."""
        self.words.show_text(text)
        self.words.set_tone("alarm" if wrong else "quiet")
        self._undo.setVisible(undo)
        self.show()


def title_width(theme: Theme, words: Words) -> int:
    """Return the room of the longest field title, so that values stand in one column."""
    metrics = QFontMetrics(theme.font("caption"))
    specs = (*HOUSEHOLD_FIELDS, *PERSON_FIELDS)
    return max(metrics.horizontalAdvance(field_title(words, spec.title or spec.name)) for spec in specs)
