"""Setting up an area: its name, the steward's, and how it is protected."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from gridsteward.desktop.dialogs.secrets import LEAST, CapsLockHint, bind_show, say, strength
from gridsteward.desktop.errors import explain
from gridsteward.desktop.forms.ui_new_area_dialog import Ui_NewAreaDialog
from gridsteward.desktop.tasks import Tasks
from gridsteward.desktop.widgets.dialog import Dialog
from gridsteward.words import Words


@dataclass(frozen=True, slots=True, repr=False)
class NewArea:
    """What was asked for. `passphrase` None: the system keyring holds the key."""

    name: str
    steward: str
    passphrase: str | None


class NewAreaDialog(Dialog):
    """Gathers a NewArea and makes it with `create`, away from the window; `created` is what that returned."""

    def __init__(
        self,
        create: Callable[[NewArea], object],
        *,
        keyring: bool,
        tasks: Tasks,
        words: Words,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.created: object = None
        self._create, self._tasks, self._words = create, tasks, words
        self.form = form = Ui_NewAreaDialog()
        form.setupUi(self)
        # Without a keyring there is nothing to choose: a passphrase it is.
        form.by_keyring.setVisible(keyring)
        form.by_passphrase.setVisible(keyring)
        form.by_keyring.setChecked(keyring)
        form.by_passphrase.setChecked(not keyring)
        self._caps = CapsLockHint(form.passphrase, form.caps_lock)
        bind_show(form.show_passphrase, form.passphrase, form.again)
        say(form.wrong, "")
        form.by_passphrase.toggled.connect(self._protect)
        form.passphrase.textChanged.connect(self._judge)
        form.create.clicked.connect(self._start)
        form.leave.clicked.connect(self.reject)
        self._protect()
        self._judge()

    def _protect(self) -> None:
        by_passphrase = self.form.by_passphrase.isChecked()
        self.form.passphrase_part.setVisible(by_passphrase)
        if by_passphrase:
            text = self.tr(
                "Nobody can open the area without the passphrase, not even the station or the makers of this "
                "program. Write it down and keep it away from this computer."
            )
        else:
            text = self.tr(
                "Whoever signs in to this computer as you can open the area. If the computer is set up anew, "
                "its key is gone: keep backups, which have a passphrase of their own."
            )
        say(self.form.consequence, text, tone="watch" if by_passphrase else "quiet")

    def _judge(self) -> None:
        text, tone = strength(self.form.passphrase.text())
        say(self.form.strength, text, tone=tone)

    def _start(self) -> None:
        asked = self._asked()
        if asked is None:
            return
        self._busy(True)
        say(self.form.wrong, self.tr("Setting up …"), tone="quiet")
        self._tasks.run(
            "create area", lambda: self._create(asked), self._done, failed=self._refused, owner=self
        )

    def _asked(self) -> NewArea | None:
        form = self.form
        for field in (form.area_name, form.steward, form.passphrase, form.again):
            say(form.wrong, "", field=field)
        name, steward = form.area_name.text().strip(), form.steward.text().strip()
        if not name:
            say(form.wrong, self.tr("Please give the area a name."), field=form.area_name)
        elif not steward:
            say(
                form.wrong,
                self.tr("Please give your name: it stands beside what you record."),
                field=form.steward,
            )
        elif form.by_keyring.isChecked():
            return NewArea(name, steward, None)
        elif len(form.passphrase.text()) < LEAST:
            say(form.wrong, strength(form.passphrase.text() or " ")[0], field=form.passphrase)
        elif form.passphrase.text() != form.again.text():
            say(form.wrong, self.tr("The two passphrases differ."), field=form.again)
        else:
            return NewArea(name, steward, form.passphrase.text())
        return None

    def _done(self, created: object) -> None:
        self.created = created
        self.form.passphrase.clear()
        self.form.again.clear()
        self.accept()

    def _refused(self, error: Exception) -> None:
        self._busy(False)
        say(self.form.wrong, explain(error, self._words).sentence)

    def _busy(self, busy: bool) -> None:
        for widget in (self.form.create, self.form.area_name, self.form.steward, self.form.passphrase_part):
            widget.setEnabled(not busy)
