"""A few values asked at once: a new household, a new person, a promise."""

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct, field
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QWidget

from gridsteward.desktop.errors import explain
from gridsteward.desktop.pages.households.desk import Desk
from gridsteward.desktop.pages.households.editors import tidy_date
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.dialog import Dialog
from gridsteward.desktop.widgets.frames import column, row
from gridsteward.desktop.widgets.labels import Label
from gridsteward.records.journal import Change, Value


class Asked(Struct, frozen=True):
    """A value to ask for: its key and title; `choices` (key → word) make it a choice, `date` tidies what is typed."""

    name: str
    title: str
    choices: Mapping[str, str] = field(default_factory=dict)
    hint: str = ""
    value: str = ""
    date: bool = False


class AskDialog(Dialog):
    """The questions and one button. It stays open, with the reason, when the write is refused."""

    def __init__(
        self, desk: Desk, title: str, asked: Sequence[Asked], *, action: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._asked = desk, asked
        self._write: Callable[[Mapping[str, Value]], Change] | None = None
        self._then: Callable[[Change], object] | None = None
        theme, space = desk.session.theme, desk.session.theme.space
        self.setWindowTitle(title)
        self.setMinimumWidth(theme.shape.list + space.xxl)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        form = QFormLayout()
        form.setHorizontalSpacing(space.l)
        form.setVerticalSpacing(space.s)
        self.controls: dict[str, QLineEdit | QComboBox] = {}
        for each in asked:
            control = control_for(each)
            label = Label(theme, each.title)
            label.setBuddy(control)
            form.addRow(label, control)
            self.controls[each.name] = control
        self.wrong = Label(theme, tone="alarm", wrap=True)
        self.wrong.hide()
        self.save = Button(theme, action, kind="main")
        self.save.setDefault(True)
        self.save.clicked.connect(self.submit)
        cancel = Button(theme, self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        pad = space.xl
        head = Label(theme, title, role="title")
        foot = row(None, cancel, self.save)
        self.setLayout(column(head, form, self.wrong, foot, gap=space.l, pad=(pad, pad, pad, pad)))

    def ask(
        self, write: Callable[[Mapping[str, Value]], Change], then: Callable[[Change], object] | None = None
    ) -> None:
        """Open; `write` does it on the database lane."""
        self._write, self._then = write, then
        self.open()

    def submit(self) -> None:
        """Try to keep what is typed."""
        write = self._write
        if write is None:
            return
        values = typed_values(self._asked, self.controls)
        self.save.setEnabled(False)
        self._desk.write("ask", lambda: write(values), then=self._done, failed=self._refused)

    def _done(self, change: Change) -> None:
        then = self._then
        self.accept()
        if then is not None:
            then(change)

    def _refused(self, error: Exception) -> None:
        self.save.setEnabled(True)
        said = explain(error, self._desk.session.words)
        if said.kind == "unexpected":
            self._desk.session.tasks.failed.emit("ask", error)
        self.wrong.show_text(f"{said.what} {said.todo}".strip())
        self.wrong.show()


def control_for(asked: Asked) -> QLineEdit | QComboBox:
    """Return the control a value is asked with."""
    if asked.choices:
        box = QComboBox()
        for key, word in asked.choices.items():
            box.addItem(word, key)
        box.setCurrentIndex(max(0, box.findData(asked.value)))
        box.setAccessibleName(asked.title)
        return box
    line = QLineEdit(asked.value)
    line.setPlaceholderText(asked.hint)
    line.setAccessibleName(asked.title)
    return line


def typed_values(asked: Sequence[Asked], controls: Mapping[str, QLineEdit | QComboBox]) -> dict[str, Value]:
    """Return what stands in the controls now, by name."""
    found: dict[str, Value] = {}
    for each in asked:
        control = controls[each.name]
        text = str(control.currentData()) if isinstance(control, QComboBox) else control.text().strip()
        found[each.name] = tidy_date(text) if each.date else text
    return found
