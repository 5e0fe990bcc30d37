"""Choosing a passphrase: for the area (the old one asked first), or for one backup."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from gridsteward.desktop.dialogs.secrets import LEAST, CapsLockHint, bind_show, say, strength
from gridsteward.desktop.errors import explain
from gridsteward.desktop.tasks import Tasks
from gridsteward.desktop.theme import Theme
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.dialog import Dialog
from gridsteward.desktop.widgets.frames import column, row
from gridsteward.desktop.widgets.labels import Label
from gridsteward.words import Words


class PassphraseDialog(Dialog):
    """Gathers (old, new) and hands them to `work`, away from the window; `done` is what that returned."""

    def __init__(
        self,
        work: Callable[[str, str], object],
        *,
        title: str,
        note: str,
        ask_old: bool,
        theme: Theme,
        tasks: Tasks,
        words: Words,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.done_with: object = None
        self._work, self._tasks, self._words = work, tasks, words
        self.setWindowTitle(title)
        self.old, self.new, self.again = QLineEdit(), QLineEdit(), QLineEdit()
        show = Button(theme, kind="text", checked=False)
        bind_show(show, self.old, self.new, self.again)
        caps = Label(theme, self.tr("Caps Lock is on."), role="caption", tone="watch")
        self._hints = [CapsLockHint(field, caps) for field in (self.old, self.new)]
        self.strength = Label(theme, role="caption")
        self.wrong = Label(theme, tone="alarm", wrap=True)
        self.wrong.hide()
        leave = Button(theme, self.tr("Cancel"))
        self.go = Button(theme, self.tr("&Keep"), kind="main")
        self.go.setDefault(True)
        space = theme.space

        def field(name: str, edit: QLineEdit, *beside: QWidget) -> QWidget:
            edit.setAccessibleName(name)
            group = QWidget()
            line = row(edit, *beside)
            group.setLayout(column(Label(theme, name, role="caption"), line, gap=space.xs))
            return group

        old = field(self.tr("Passphrase so far"), self.old)
        old.setVisible(ask_old)
        box = column(
            Label(theme, title, role="title"),
            Label(theme, note, role="quiet", wrap=True),
            old,
            field(self.tr("New passphrase"), self.new, show),
            self.strength,
            field(self.tr("The same once more"), self.again),
            caps,
            self.wrong,
            row(None, leave, self.go),
            gap=space.s,
            pad=(space.xl, space.xl, space.xl, space.l),
        )
        self.setLayout(box)
        self.setMinimumWidth(theme.shape.list + 40)
        self._ask_old = ask_old
        self.new.textChanged.connect(self._judge)
        leave.clicked.connect(self.reject)
        self.go.clicked.connect(self._start)

    def _judge(self, text: str) -> None:
        said, tone = strength(text)
        say(self.strength, said, tone=tone)

    def _start(self) -> None:
        for edit in (self.old, self.new, self.again):
            say(self.wrong, "", field=edit)
        old, new = self.old.text(), self.new.text()
        if self._ask_old and not old:
            self.old.setFocus()
        elif len(new) < LEAST:
            say(self.wrong, strength(new or " ")[0], field=self.new)
        elif new != self.again.text():
            say(self.wrong, self.tr("The two passphrases differ."), field=self.again)
        else:
            self.go.setEnabled(False)
            say(self.wrong, self.tr("Just a moment …"), tone="quiet")
            self._tasks.run(
                "passphrase", lambda: self._work(old, new), self._finish, failed=self._refused, owner=self
            )

    def _finish(self, result: object) -> None:
        self.done_with = result
        for edit in (self.old, self.new, self.again):
            edit.clear()
        self.accept()

    def _refused(self, error: Exception) -> None:
        self.go.setEnabled(True)
        said = explain(error, self._words)
        field = self.old if said.kind == "passphrase_wrong" else self.new
        say(self.wrong, said.sentence, field=field)
        field.selectAll()
