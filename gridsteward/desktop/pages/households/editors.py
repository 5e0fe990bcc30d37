"""What a value turns into when it is changed: the right control for its kind."""

import re
from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from gridsteward.desktop.pages.households.fields import FieldSpec, field_title
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.frames import Item, row
from gridsteward.desktop.widgets.labels import Label, restyle
from gridsteward.records.household import Calendar, Household, Person
from gridsteward.records.journal import Value


class FieldEditor(QWidget):
    """The control of one field. `finished` on Enter or when the keyboard leaves it, `cancelled` on Esc."""

    finished = Signal()
    cancelled = Signal()

    def __init__(self, session: Session, spec: FieldSpec, record: Household | Person) -> None:
        super().__init__()
        self._session, self._spec = session, spec
        self._parts: list[QWidget] = []
        self._before: Mapping[str, Value] = {}
        items = self._build(record)
        self.setLayout(row(*items, gap=session.theme.space.s))
        self.setFocusProxy(self._parts[0])
        for part in self._parts:
            part.installEventFilter(self)
            part.setAccessibleName(field_title(session.words, spec.name))
        self._before = self.values()

    @property
    def main(self) -> QWidget:
        """The control that takes the keyboard."""
        return self._parts[0]

    @property
    def changed(self) -> bool:
        """Whether something differs from what was there."""
        return self.values() != self._before

    def values(self) -> dict[str, Value]:
        """Return what is typed now, by field."""
        found: dict[str, Value] = {self._spec.name: _value(self._parts[0])}
        if self._spec.kind in ("date", "birth"):
            found[self._spec.name] = tidy_date(str(found[self._spec.name] or ""))
        if self._spec.kind == "birth":
            calendar, leap = self._parts[1:]
            found["birth_calendar"] = _value(calendar)
            found["birth_leap"] = int(bool(_value(leap)) and found["birth_calendar"] == Calendar.LUNAR)
        return found

    def edited(self) -> dict[str, Value]:
        """Return only what differs from what was there: the rest may have changed elsewhere meanwhile."""
        return {name: value for name, value in self.values().items() if value != self._before[name]}

    def show_wrong(self, wrong: bool) -> None:
        """Mark the control."""
        self.main.setProperty("wrong", "true" if wrong else "false")
        restyle(self.main)

    def begin(self) -> None:
        """Take the keyboard with everything marked, as a spreadsheet does."""
        self.main.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(self.main, QLineEdit | QPlainTextEdit):
            self.main.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter keeps, Esc restores, leaving keeps."""
        if event.type() == QEvent.Type.FocusOut:
            self._left()
        elif isinstance(event, QKeyEvent) and event.type() in (
            QEvent.Type.KeyPress,
            QEvent.Type.ShortcutOverride,
        ):
            return self._key(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        pressed = event.type() == QEvent.Type.KeyPress
        if event.key() == Qt.Key.Key_Escape:
            event.accept()  # else the window's own Esc takes it
            if pressed:
                self.cancelled.emit()
            return True
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        new_line = (
            isinstance(self.main, QPlainTextEdit) and event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        )
        if enter and pressed and not new_line:
            self.finished.emit()
            return True
        return False

    def _left(self) -> None:
        front = QApplication.focusWidget()
        inside = front is not None and (front is self or self.isAncestorOf(front))
        popup = QApplication.activePopupWidget()
        if not inside and popup is None:
            self.finished.emit()

    def _build(self, record: Household | Person) -> list[Item]:
        spec, value = self._spec, getattr(record, self._spec.name)
        if spec.kind == "choice":
            box = QComboBox()
            if spec.name != "relation":
                box.addItem(self.tr("Not known") if spec.name != "leading_class" else self.tr("None"), "")
            for key, text in self._session.words.section(spec.vocabulary).items():
                box.addItem(text, key)
            if value and box.findData(value) < 0:
                box.addItem(str(value), value)
            box.setCurrentIndex(max(0, box.findData(value)))
            self._parts = [box]
            return [box, None]
        if spec.kind == "long":
            lines = QPlainTextEdit(str(value or ""))
            lines.setFixedHeight(3 * self._session.theme.row)
            lines.setTabChangesFocus(True)
            self._parts = [lines]
            return [lines]
        line = QLineEdit("" if value is None else f"{value:.10g}" if isinstance(value, float) else str(value))
        self._parts = [line]
        if spec.kind == "birth" and isinstance(record, Person):
            return [line, *self._calendar(record)]
        if spec.kind in ("date", "birth"):
            line.setPlaceholderText(self.tr("1985-03-02, or only 1985"))
        if spec.unit:
            line.setMaximumWidth(160)
            return [line, Label(self._session.theme, spec.unit, role="quiet"), None]
        return [line]

    def _calendar(self, person: Person) -> list[Item]:
        line = self._parts[0]
        if isinstance(line, QLineEdit):
            line.setPlaceholderText(self.tr("1948-03-02, or only 1948"))
        calendar = QComboBox()
        for key, text in self._session.words.section("calendar").items():
            calendar.addItem(text, key)
        calendar.setCurrentIndex(max(0, calendar.findData(person.birth_calendar)))
        leap = QCheckBox(self.tr("leap month"))
        leap.setChecked(bool(person.birth_leap))
        calendar.currentIndexChanged.connect(
            lambda: leap.setVisible(calendar.currentData() == Calendar.LUNAR)
        )
        leap.setVisible(person.birth_calendar == Calendar.LUNAR)
        self._parts += [calendar, leap]
        return [calendar, leap]


def tidy_date(text: str) -> str:
    """Return 1985.3.2, 1985/3/2, 1985年3月2日 as 1985-03-02, 1985年 as 1985; other text as it is."""
    parts = re.fullmatch(r"\s*(\d{4})(?:[-./年](?:(\d{1,2})(?:[-./月](?:(\d{1,2})日?)?)?)?)?\s*", text)
    if parts is None:
        return text.strip()
    return "-".join(part.zfill(2) for part in parts.groups() if part)


def _value(part: QWidget) -> Value:
    if isinstance(part, QComboBox):
        return str(part.currentData())
    if isinstance(part, QPlainTextEdit):
        return part.toPlainText()
    if isinstance(part, QCheckBox):
        return int(part.isChecked())
    return part.text() if isinstance(part, QLineEdit) else None
