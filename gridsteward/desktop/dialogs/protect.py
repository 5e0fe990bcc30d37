"""How an area is locked on this laptop: by the computer's sign-in, or by a passphrase."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel, QLineEdit, QRadioButton, QWidget

from gridsteward.desktop.dialogs.secrets import LEAST, CapsLockHint, bind_show, say, strength
from gridsteward.desktop.theme import Theme
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.frames import column, row
from gridsteward.desktop.widgets.labels import Label

translate = QCoreApplication.translate


class ProtectPart(QWidget):
    """The choice and the two lines of the passphrase; without a keyring there is nothing to choose."""

    def __init__(self, theme: Theme, *, keyring: bool) -> None:
        super().__init__()
        space = theme.space
        self.by_keyring = QRadioButton(
            translate("Protect", "By this computer's own si&gn-in: nothing to type")
        )
        self.by_passphrase = QRadioButton(
            translate("Protect", "By a &passphrase, typed each time it is opened")
        )
        (self.by_keyring if keyring else self.by_passphrase).setChecked(True)
        for button in (self.by_keyring, self.by_passphrase):
            button.setVisible(keyring)
        self.passphrase, self.again = QLineEdit(), QLineEdit()
        self.passphrase.setAccessibleName(translate("Protect", "Passphrase"))
        self.passphrase.setPlaceholderText(translate("Protect", "Passphrase"))
        self.again.setAccessibleName(translate("Protect", "The same once more"))
        self.again.setPlaceholderText(translate("Protect", "The same once more"))
        show = Button(theme, kind="text", checked=False)
        bind_show(show, self.passphrase, self.again)
        self._strength = Label(theme, role="caption")
        caps = Label(theme, translate("Protect", "Caps Lock is on."), role="caption", tone="watch")
        self._caps = CapsLockHint(self.passphrase, caps)
        self._typed = QWidget()
        self._typed.setLayout(
            column(row(self.passphrase, self.again, show), self._strength, caps, gap=space.xs)
        )
        title = Label(theme, translate("Protect", "How it is protected on this laptop"), role="caption")
        self.setLayout(column(title, self.by_keyring, self.by_passphrase, self._typed, gap=space.xs))
        self.by_passphrase.toggled.connect(self._typed.setVisible)
        self.passphrase.textChanged.connect(self._judge)
        self._typed.setVisible(not keyring)
        self._judge("")

    def _judge(self, text: str) -> None:
        said, tone = strength(text)
        say(self._strength, said, tone=tone)

    def value(self, wrong: QLabel) -> str | None:
        """Return the passphrase ("" for the sign-in), or say in `wrong` what is not right and return None."""
        for field in (self.passphrase, self.again):
            say(wrong, "", field=field)
        if self.by_keyring.isChecked():
            return ""
        text = self.passphrase.text()
        if len(text) < LEAST:
            say(wrong, strength(text or " ")[0], field=self.passphrase)
        elif text != self.again.text():
            say(wrong, translate("Protect", "The two passphrases differ."), field=self.again)
        else:
            return text
        return None

    def clear(self) -> None:
        """Forget what was typed."""
        self.passphrase.clear()
        self.again.clear()
