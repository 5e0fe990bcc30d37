"""What both passphrase dialogs need: show/hide, the Caps Lock hint, the sentence in place."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from gridsteward.desktop.widgets.labels import restyle

LEAST = 8  # characters: fewer are guessed within hours even with a slow key derivation
GOOD = 12


class CapsLockHint(QObject):
    """Shows `hint` while letters typed into `field` come out as Caps Lock would make them."""

    def __init__(self, field: QLineEdit, hint: QLabel) -> None:
        super().__init__(field)
        self._hint = hint
        hint.hide()
        field.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Compare a typed letter's case with Shift; Qt has no portable question for the lock itself."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            text = event.text()
            if event.key() == Qt.Key.Key_CapsLock:
                self._hint.setVisible(self._hint.isHidden())
            elif len(text) == 1 and text.isascii() and text.isalpha():
                shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                self._hint.setVisible(text.isupper() != shift)
        return False


def bind_show(button: QPushButton, *fields: QLineEdit) -> None:
    """Make a checkable button show and hide what is typed into `fields`."""

    def show(shown: bool) -> None:
        echo = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        for field in fields:
            field.setEchoMode(echo)
        hide_word = QCoreApplication.translate("Secrets", "&Hide")
        show_word = QCoreApplication.translate("Secrets", "&Show")
        button.setText(hide_word if shown else show_word)

    button.toggled.connect(show)
    show(button.isChecked())


def say(label: QLabel, text: str, *, tone: str = "alarm", field: QLineEdit | None = None) -> None:
    """Put a sentence under a field, or take it away; mark and focus the field it is about."""
    label.setProperty("tone", tone)
    label.setText(text)
    label.setVisible(bool(text))
    restyle(label)
    if field is not None:
        field.setProperty("wrong", bool(text))
        restyle(field)
        if text:
            field.setFocus()
    give_room(label.window())


def give_room(dialog: QWidget) -> None:
    """Make a dialog as high as what it shows now; it is not made smaller."""
    # A top-level layout does not ask for the height that wrapped words need at this width.
    layout = dialog.layout()
    if layout is not None:
        layout.activate()
        needed = layout.totalHeightForWidth(dialog.width())
        if needed > dialog.height():
            dialog.resize(dialog.width(), needed)


def strength(passphrase: str) -> tuple[str, str]:
    """Return (sentence, tone) for a passphrase: how good it is and what would better it."""
    if not passphrase:
        return "", "quiet"
    kinds = sum(any(test(c) for c in passphrase) for test in (str.isdigit, str.isalpha, _is_sign))
    if len(passphrase) < LEAST:
        text = QCoreApplication.translate("Secrets", "Too short: at least {count} characters.")
        return text.format(count=LEAST), "alarm"
    if len(set(passphrase)) < 5 or (kinds == 1 and passphrase.isdigit()):
        return QCoreApplication.translate("Secrets", "Easy to guess: mix words and digits."), "watch"
    if len(passphrase) < GOOD:
        return QCoreApplication.translate("Secrets", "Fair. Longer is better: three or four words."), "watch"
    return QCoreApplication.translate("Secrets", "Good."), "good"


def _is_sign(sign: str) -> bool:
    return not sign.isalnum()
