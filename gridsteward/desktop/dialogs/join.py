"""Joining an area with a code: the code, one's name, the way to the others, how the copy here is locked."""

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QLineEdit, QRadioButton, QWidget

from gridsteward.desktop.dialogs.folder import folder_menu
from gridsteward.desktop.dialogs.protect import ProtectPart
from gridsteward.desktop.dialogs.secrets import give_room, say
from gridsteward.desktop.errors import explain
from gridsteward.desktop.tasks import Tasks
from gridsteward.desktop.theme import Theme
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.dialog import Dialog
from gridsteward.desktop.widgets.frames import column, row
from gridsteward.desktop.widgets.labels import Elided, Label
from gridsteward.records.faults import Fault
from gridsteward.words import Words

translate = QCoreApplication.translate
CODE_CHARACTERS = 26
RECOVERY_CHARACTERS = 52


class Joining(Struct, frozen=True, kw_only=True):
    """What was asked for; `folder` None is the hub at `url`."""

    code: str
    steward: str
    passphrase: str
    url: str = ""
    authority: str = ""
    folder: Path | None = None

    @property
    def recovers(self) -> bool:
        """Tell whether the printed recovery key was typed instead of a code."""
        return _signs(self.code) == RECOVERY_CHARACTERS


def _signs(text: str) -> int:
    return sum(sign.isalnum() for sign in text)


class JoinDialog(Dialog):
    """Gathers a Joining and asks with `ask`, away from the window; `joined` is what that returned."""

    def __init__(
        self,
        ask: Callable[[Joining], object],
        *,
        keyring: bool,
        theme: Theme,
        tasks: Tasks,
        words: Words,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.joined: object = None
        self._ask, self._tasks, self._words = ask, tasks, words
        self._folder: Path | None = None
        space = theme.space
        title = translate("Join", "Join an area with a code")
        self.setWindowTitle(title)
        self.code, self.steward, self.url = QLineEdit(), QLineEdit(), QLineEdit()
        self.count = Label(theme, role="caption")
        self.url.setPlaceholderText("https://sync.example.cn")
        self.by_hub = QRadioButton(translate("Join", "Over the station's &server"))
        self.by_folder = QRadioButton(translate("Join", "With a stick or &folder"))
        self.by_hub.setChecked(True)
        self.choose = Button(theme, translate("Join", "&Choose …"), icon="stick")
        self.folder = Elided(theme, translate("Join", "None chosen yet"), role="quiet")
        self._hub_part, self._folder_part = QWidget(), QWidget()
        self.authority = ""
        self.certificate = Button(
            theme, translate("Join", "The station has a certificate file of its own …"), kind="text"
        )
        self.certificate.clicked.connect(self._choose_certificate)
        hub_lines = column(self.url, row(self.certificate, None), gap=0, pad=(space.xl, 0, 0, 0))
        self._hub_part.setLayout(hub_lines)
        folders = row(self.choose, self.folder, pad=(space.xl, 0, 0, 0))
        folders.setStretch(1, 1)
        self._folder_part.setLayout(folders)
        self._folder_part.hide()
        self.protect = ProtectPart(theme, keyring=keyring)
        self.protect.by_passphrase.toggled.connect(lambda _on: give_room(self))
        self.wrong = Label(theme, tone="alarm", wrap=True)
        self.wrong.hide()
        self.leave = Button(theme, translate("Join", "Cancel"))
        self.go = Button(theme, translate("Join", "&Ask to join"), kind="main")
        self.go.setDefault(True)

        def field(name: str, edit: QLineEdit, *below: QWidget) -> QWidget:
            edit.setAccessibleName(name)
            holder = QWidget()
            holder.setLayout(column(Label(theme, name, role="caption"), edit, *below, gap=space.xs))
            return holder

        self.url.setAccessibleName(translate("Join", "Address of the station's server"))
        note = translate(
            "Join",
            "The supervisor's laptop shows the code. Spaces and small letters are fine. When no laptop of the area is "
            "left, type the printed recovery key here.",
        )
        self.setLayout(
            column(
                Label(theme, title, role="title"),
                Label(theme, note, role="quiet", wrap=True),
                field(translate("Join", "Code"), self.code, self.count),
                field(translate("Join", "Your name"), self.steward),
                Label(theme, translate("Join", "The way to the others"), role="caption"),
                self.by_hub,
                self._hub_part,
                self.by_folder,
                self._folder_part,
                self.protect,
                self.wrong,
                row(None, self.leave, self.go),
                gap=space.s,
                pad=(space.xl, space.xl, space.xl, space.l),
            )
        )
        self.setMinimumWidth(theme.shape.list + 160)
        self.code.textChanged.connect(self._count)
        self.by_folder.toggled.connect(self._turn)
        self.choose.clicked.connect(self._offer)
        self.leave.clicked.connect(self.reject)
        self.go.clicked.connect(self._start)
        self._count("")

    def _count(self, text: str) -> None:
        typed = _signs(text)
        whole = CODE_CHARACTERS if typed <= CODE_CHARACTERS else RECOVERY_CHARACTERS
        said = translate("Join", "{typed} of {all}").format(typed=typed, all=whole)
        if typed > CODE_CHARACTERS:
            said = translate("Join", "Recovery key: {count}").format(count=said)
        self.count.show_text(said)
        self.count.set_tone("good" if typed == whole else "quiet")

    def _turn(self, by_folder: bool) -> None:
        self._hub_part.setVisible(not by_folder)
        self._folder_part.setVisible(by_folder)
        give_room(self)

    def _choose_certificate(self) -> None:
        dialog = QFileDialog(self, translate("Join", "Choose the certificate file"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.take_certificate)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def take_certificate(self, name: str) -> None:
        """Know the hub by this file of certificates."""
        self.authority = name
        self.certificate.show_text(translate("Join", "Certificate: {name}").format(name=Path(name).name))

    def _offer(self) -> None:
        menu = folder_menu(self, "", self.take_folder)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.choose.mapToGlobal(self.choose.rect().bottomLeft()))

    def take_folder(self, folder: Path) -> None:
        """Use this stick or folder."""
        self.by_folder.setChecked(True)
        self._folder = folder
        self.folder.show_text(str(folder))

    def _start(self) -> None:
        for edit in (self.code, self.steward, self.url):
            say(self.wrong, "", field=edit)
        if _signs(self.code.text()) not in (CODE_CHARACTERS, RECOVERY_CHARACTERS):
            say(self.wrong, explain(Fault("code_wrong"), self._words).sentence, field=self.code)
        elif not self.steward.text().strip():
            text = translate("Join", "Please give your name: it stands beside what you record.")
            say(self.wrong, text, field=self.steward)
        elif self.by_hub.isChecked() and not self.url.text().strip():
            say(self.wrong, self._words("fault.hub_not_set"), field=self.url)
        elif self.by_folder.isChecked() and self._folder is None:
            say(self.wrong, translate("Join", "Please choose the stick or folder."))
        else:
            self._send()

    def _send(self) -> None:
        passphrase = self.protect.value(self.wrong)
        if passphrase is None:
            return
        by_folder = self.by_folder.isChecked()
        asked = Joining(
            code=self.code.text(),
            steward=self.steward.text().strip(),
            passphrase=passphrase,
            url="" if by_folder else self.url.text(),
            authority="" if by_folder else self.authority,
            folder=self._folder if by_folder else None,
        )
        self.go.setEnabled(False)
        say(self.wrong, translate("Join", "Asking …"), tone="quiet")
        self._tasks.run(
            "join",
            lambda: self._ask(asked),
            self._done,
            failed=self._refused,
            lane="network",
            owner=self,
        )

    def _done(self, joined: object) -> None:
        self.joined = joined
        self.protect.clear()
        self.accept()

    def _refused(self, error: Exception) -> None:
        self.go.setEnabled(True)
        said = explain(error, self._words)
        fields = {"hub_address_wrong": self.url} | dict.fromkeys(
            ("code_wrong", "invite_unknown", "recovery_wrong"), self.code
        )
        say(self.wrong, said.sentence, field=fields.get(said.kind))
