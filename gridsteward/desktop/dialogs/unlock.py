"""Opening an area: which one, its passphrase, and a plain sentence when it does not open."""

from collections.abc import Callable, Sequence

from msgspec import Struct
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gridsteward.desktop.dialogs.secrets import CapsLockHint, bind_show, say
from gridsteward.desktop.errors import explain
from gridsteward.desktop.forms.ui_unlock_dialog import Ui_UnlockDialog
from gridsteward.desktop.tasks import Tasks
from gridsteward.desktop.widgets.dialog import Dialog
from gridsteward.words import Words


class AreaChoice(Struct, frozen=True):
    """An area that can be opened here. `keyring`: its key is with the system, no passphrase is asked."""

    key: str
    name: str
    keyring: bool = False


class UnlockDialog(Dialog):
    """Asks for a passphrase and opens with `unlock(area key, passphrase)`, away from the window.

    On success `opened` holds what `unlock` returned and the dialog is accepted. The two signals ask for
    another area's file and for a backup; `offer` hides the links that lead nowhere.
    """

    other_area_wanted = Signal()
    restore_wanted = Signal()

    def __init__(
        self,
        areas: Sequence[AreaChoice],
        unlock: Callable[[str, str], object],
        *,
        tasks: Tasks,
        words: Words,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.opened: object = None
        self._areas, self._unlock, self._tasks, self._words = tuple(areas), unlock, tasks, words
        self.form = Ui_UnlockDialog()
        self.form.setupUi(self)
        for area in self._areas:
            self.form.area.addItem(area.name, area.key)
        for widget in (self.form.area, self.form.area_label):
            widget.setVisible(len(self._areas) > 1)
        if len(self._areas) == 1:
            self.form.title.setText(self.tr("Open “{area}”").format(area=self._areas[0].name))
        self._caps = CapsLockHint(self.form.passphrase, self.form.caps_lock)
        bind_show(self.form.show_passphrase, self.form.passphrase)
        say(self.form.wrong, "")
        self.form.open.clicked.connect(self._open)
        self.form.passphrase.textEdited.connect(self._typed)
        self.form.area.currentIndexChanged.connect(self._choose)
        self.form.other_area.clicked.connect(self.other_area_wanted)
        self.form.restore.clicked.connect(self.restore_wanted)
        self._choose()

    def offer(self, *, other_area: bool, restore: bool) -> None:
        """Show only the links that lead somewhere."""
        self.form.other_area.setVisible(other_area)
        self.form.restore.setVisible(restore)

    @property
    def chosen(self) -> int:
        """Which of the areas is to be opened: its place in the list that was given."""
        return self.form.area.currentIndex()

    def tell(self, error: Exception) -> None:
        """Say why an attempt that was made for the person did not open the area."""
        self._refused(error)

    def _choose(self) -> None:
        asked = not self._areas[self.form.area.currentIndex()].keyring
        for widget in (self.form.passphrase, self.form.passphrase_label, self.form.show_passphrase):
            widget.setVisible(asked)
        say(self.form.wrong, "", field=self.form.passphrase)
        if asked:
            self.form.passphrase.setFocus()

    def _typed(self) -> None:
        say(self.form.wrong, "", field=self.form.passphrase)

    def _open(self) -> None:
        area, passphrase = self._areas[self.form.area.currentIndex()], self.form.passphrase.text()
        if not area.keyring and not passphrase:
            self.form.passphrase.setFocus()
            return
        self._busy(True)
        say(self.form.wrong, self.tr("Opening …"), tone="quiet")
        self._tasks.run(
            "unlock",
            lambda: self._unlock(area.key, passphrase),
            self._done,
            failed=self._refused,
            owner=self,
        )

    def _done(self, opened: object) -> None:
        self.opened = opened
        self.form.passphrase.clear()
        self.accept()

    def _refused(self, error: Exception) -> None:
        self._busy(False)
        say(self.form.wrong, explain(error, self._words).sentence, field=self.form.passphrase)
        self.form.passphrase.selectAll()

    def _busy(self, busy: bool) -> None:
        for widget in (
            self.form.open,
            self.form.area,
            self.form.passphrase,
            self.form.other_area,
            self.form.restore,
        ):
            widget.setEnabled(not busy)
