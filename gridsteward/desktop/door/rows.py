"""Parts of a visit that come in any number: touchpoints and promises."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QLineEdit, QVBoxLayout, QWidget

from gridsteward.desktop.door.choices import Choices, DayChoice
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.frames import column, frame, row
from gridsteward.operations import promises
from gridsteward.records.visit import DraftCommitment, DraftTouchpoint

OVERALL: Final = "overall"
MOODS: Final = ("-2", "-1", "0", "1", "2")


def mood_options(session: Session) -> list[tuple[str, str, str]]:
    """Return the five moods with their words and faces."""
    return [(mood, session.words(f"mood.{mood}"), f"mood{mood}") for mood in MOODS]


def line_edit(placeholder: str, text: str = "") -> QLineEdit:
    """Return a large field for one line."""
    field = QLineEdit(text)
    field.setProperty("look", "door")
    field.setPlaceholderText(placeholder)
    field.setAccessibleName(placeholder)
    return field


def _stops(widget: QWidget) -> bool:
    part = isinstance(widget.parent(), QAbstractSpinBox | QComboBox)
    return widget.focusPolicy() != Qt.FocusPolicy.NoFocus and not part


def tab_before(after: QWidget, made: QWidget) -> None:
    """Let Tab reach what was put in later just before `after`, not after everything else."""
    new = {each for each in made.findChildren(QWidget) if _stops(each)}
    before = after.previousInFocusChain()
    while before is not None and before is not after and (before in new or not _stops(before)):
        before = before.previousInFocusChain()
    for stop in made.findChildren(QWidget):
        if stop in new and before is not None and stop.window() is before.window():
            QWidget.setTabOrder(before, stop)
            before = stop


class TouchpointRow(QWidget):
    """One more moment of the visit: which, the mood it left, a word on it."""

    changed = Signal(bool)  # True when text is still being typed
    removed = Signal()

    def __init__(self, session: Session, point: DraftTouchpoint) -> None:
        super().__init__()
        theme, words = session.theme, session.words
        self.kind = QComboBox()
        self.kind.setProperty("look", "door")
        self.kind.setAccessibleName(self.tr("Moment of the visit"))
        for key, text in words.section("touchpoint").items():
            if key != OVERALL:
                self.kind.addItem(text, key)
        self.kind.setCurrentIndex(max(0, self.kind.findData(point.kind)))
        self.mood = Choices(theme, mood_options(session), name=self.tr("Mood"), columns=5)
        self.mood.show_values([str(point.mood)])
        self.note = line_edit(self.tr("A word on it"), point.note)
        remove = Button(theme, kind="text", icon="bin", name_for_readers=self.tr("Remove this moment"))
        remove.clicked.connect(self.removed)
        head = row(self.kind, self.note, remove)
        head.setStretch(1, 1)
        self.setLayout(column(head, self.mood, gap=theme.space.s))
        self.kind.currentIndexChanged.connect(lambda _index: self.changed.emit(False))
        self.mood.changed.connect(lambda: self.changed.emit(False))
        self.note.textChanged.connect(lambda _text: self.changed.emit(True))
        self.note.editingFinished.connect(lambda: self.changed.emit(False))

    @property
    def value(self) -> DraftTouchpoint:
        """What is on screen; a mood taken back counts as even."""
        mood = int(self.mood.value or 0)
        return DraftTouchpoint(kind=self.kind.currentData(), mood=mood, note=self.note.text())

    def take_focus(self) -> None:
        """Give the keyboard to the first field."""
        self.kind.setFocus(Qt.FocusReason.OtherFocusReason)


class PromiseRow(QWidget):
    """One promise: what, and by when."""

    changed = Signal(bool)
    removed = Signal()

    def __init__(self, session: Session, promise: DraftCommitment) -> None:
        super().__init__()
        theme = session.theme
        self.what = line_edit(self.tr("What was promised"), promise.what)
        remove = Button(theme, kind="text", icon="bin", name_for_readers=self.tr("Remove this promise"))
        remove.clicked.connect(self.removed)
        quick = [(1, self.tr("Tomorrow")), (3, self.tr("In three days")), (7, self.tr("Within a week"))]
        today = session.clock().date()
        self.due = DayChoice(theme, session.words, quick, today=today, name=self.tr("Due"))
        self.due.show_day(_day_or_none(promise.due))
        self.kind = QComboBox()
        self.kind.setProperty("look", "door")
        self.kind.setAccessibleName(self.tr("Kind of promise"))
        for each in promises.kinds():
            self.kind.addItem(session.words(f"promise_kind.{each}"), each)
        self.kind.setCurrentIndex(max(0, self.kind.findData(promise.kind)))
        self.granted = line_edit(self.tr("Beyond your own authority: who allowed it?"), promise.granted_by)
        self._made_to = promise.made_to
        head = row(self.what, remove)
        head.setStretch(0, 1)
        leave = row(self.kind, self.granted)
        leave.setStretch(1, 1)
        box = frame("panel", column(head, self.due, leave, gap=theme.space.s, pad=(12, 12, 12, 12)))
        self.setLayout(column(box))
        self._show_granted()
        self.kind.activated.connect(self._kind_chosen)
        self.granted.textChanged.connect(lambda _text: self.changed.emit(True))
        self.what.textChanged.connect(lambda _text: self.changed.emit(True))
        self.what.editingFinished.connect(lambda: self.changed.emit(False))
        self.due.changed.connect(lambda: self.changed.emit(False))

    @property
    def value(self) -> DraftCommitment:
        """What is on screen."""
        kind = str(self.kind.currentData())
        granted = self.granted.text() if promises.beyond_authority(kind) else ""
        return DraftCommitment(
            what=self.what.text(), due=self.due.day, kind=kind, made_to=self._made_to, granted_by=granted
        )

    def _kind_chosen(self, _at: int) -> None:
        self._show_granted()
        self.changed.emit(False)

    def _show_granted(self) -> None:
        self.granted.setVisible(promises.beyond_authority(str(self.kind.currentData())))

    def take_focus(self) -> None:
        """Give the keyboard to the first field."""
        self.what.setFocus(Qt.FocusReason.OtherFocusReason)


def _day_or_none(day: str) -> str:
    try:
        return date.fromisoformat(day).isoformat()
    except ValueError:
        return ""


class Rows(QWidget):
    """Any number of rows of one kind, and the button that adds one."""

    changed = Signal(bool)

    def __init__(self, add: Button, make: Callable[[], TouchpointRow | PromiseRow], *, gap: int) -> None:
        super().__init__()
        self.rows: list[TouchpointRow | PromiseRow] = []
        self._make, self.add_button = make, add
        self._box = QVBoxLayout()
        self._box.setSpacing(gap)
        self.setLayout(column(self._box, row(add, None), gap=gap))
        add.clicked.connect(self.add)

    def show_rows(self, rows: Sequence[TouchpointRow | PromiseRow]) -> None:
        """Put rows in, without a word of it."""
        for each in rows:
            self._put(each)

    def add(self) -> None:
        """Add an empty row and go there."""
        made = self._make()
        self._put(made)
        made.take_focus()
        self.changed.emit(False)

    def _put(self, made: TouchpointRow | PromiseRow) -> None:
        self.rows.append(made)
        self._box.addWidget(made)
        made.show()  # at once: what is hidden yet cannot take the keyboard
        tab_before(self.add_button, made)
        made.changed.connect(self.changed)
        made.removed.connect(lambda: self._remove(made))

    def _remove(self, made: TouchpointRow | PromiseRow) -> None:
        self.rows.remove(made)
        self._box.removeWidget(made)
        made.hide()
        made.deleteLater()
        self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit(False)
