"""Who can open the area: passphrase, the computer's own sign-in, the lock."""

from PySide6.QtWidgets import QCheckBox, QSpinBox, QWidget

from gridsteward.desktop.dialogs.passphrase import PassphraseDialog
from gridsteward.desktop.errors import explain
from gridsteward.desktop.idle import LOCK_MINUTES, lock_minutes
from gridsteward.desktop.pages.settings.parts import group, line
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.feedback import Notice
from gridsteward.desktop.widgets.frames import column
from gridsteward.desktop.widgets.labels import Label
from gridsteward.operations import area as areas

LONGEST = 120


class Protection(QWidget):
    """The section of that name."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        theme = session.theme
        self.passphrase = Button(theme)
        self.keyring = QCheckBox(self.tr("&Open with this computer's sign-in"))
        self.minutes = QSpinBox()
        self.minutes.setRange(1, LONGEST)
        self.minutes.setSuffix(self.tr(" min"))
        self.minutes.setKeyboardTracking(False)
        self.minutes.setAccessibleName(self.tr("Lock after idle minutes"))
        self.lock = Button(theme, self.tr("&Lock now"), icon="lock")
        self.wrong = Label(theme, tone="alarm", wrap=True)
        self.wrong.hide()
        self._note = Label(theme, role="caption", wrap=True)
        self.setLayout(
            column(
                group(
                    theme,
                    self.tr("Protection"),
                    line(theme, self.tr("Passphrase"), self.passphrase),
                    column(self.keyring, self._note, gap=2),
                    line(theme, self.tr("Lock when nobody touches it for"), self.minutes),
                    line(theme, self.tr("Lock at once"), self.lock, note="Ctrl+L"),
                    self.wrong,
                )
            )
        )
        self.passphrase.clicked.connect(self._change)
        self.keyring.clicked.connect(self._set_keyring)
        self.minutes.valueChanged.connect(self._set_minutes)
        self.lock.clicked.connect(session.lock_requested)
        self._show_state()
        self._ask()

    def _ask(self) -> None:
        tasks, area = self._session.tasks, self._session.area
        tasks.run("settings", lambda: lock_minutes(area), self._show_minutes, owner=self)
        # Asking a system's keyring can take a second: not on the lane that everybody waits for.
        tasks.run("keyring", areas.keyring_usable, self._show_keyring, lane="cpu", owner=self)

    def _show_minutes(self, minutes: int) -> None:
        self.minutes.blockSignals(True)
        self.minutes.setValue(minutes)
        self.minutes.blockSignals(False)

    def _show_keyring(self, usable: bool) -> None:
        if not usable:
            self.keyring.setEnabled(False)
            self._note.show_text(self.tr("This computer has no keyring that can hold a key."))

    def _show_state(self) -> None:
        info = self._session.area.info
        has = info.has_passphrase
        self.passphrase.show_text(self.tr("&Change …") if has else self.tr("&Choose one …"))
        self.keyring.setChecked(info.in_keyring)
        self._note.show_text(
            self.tr("Whoever signs in to this computer as you opens the area without a passphrase.")
        )

    def _change(self) -> None:
        session, area = self._session, self._session.area
        has = area.info.has_passphrase
        dialog = PassphraseDialog(
            lambda old, new: areas.change_passphrase(area, old=old, new=new),
            title=self.tr("Change the passphrase") if has else self.tr("Choose a passphrase"),
            note=self.tr(
                "Without it nobody can open the area. Write it down and keep it away from this computer. "
                "Backups made before still open with the passphrase of their day."
            ),
            ask_old=has,
            theme=session.theme,
            tasks=session.tasks,
            words=session.words,
            parent=self.window(),
        )
        dialog.accepted.connect(self._changed)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _changed(self) -> None:
        self._show_state()
        self._session.notify(Notice(self.tr("The new passphrase holds from now on.")))

    def _set_keyring(self, use: bool) -> None:
        area = self._session.area
        self.wrong.hide()
        self._session.tasks.run(
            "keyring",
            lambda: areas.set_keyring(area, use=use),
            lambda _none: self._show_state(),
            failed=self._refused,
            owner=self,
        )

    def _refused(self, error: Exception) -> None:
        self._show_state()
        said = explain(error, self._session.words)
        text = " ".join(part for part in (said.what, said.todo) if part)
        if said.kind == "passphrase_needed":
            text = self.tr("Choose a passphrase first: otherwise nothing would open the area.")
        self.wrong.show_text(text)
        self.wrong.show()

    def _set_minutes(self, minutes: int) -> None:
        session = self._session
        session.lock_minutes_changed.emit(minutes)
        session.tasks.run(
            "settings",
            lambda: areas.put_setting(session.area, LOCK_MINUTES, str(minutes)),
            lambda _none: None,
            owner=self,
        )
