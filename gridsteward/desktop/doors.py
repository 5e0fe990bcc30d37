"""From a folder of areas to one that is open: welcome, unlock, set up, restore, demonstrate."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from gridsteward.desktop.application import Application
from gridsteward.desktop.errors import explain
from gridsteward.desktop.tasks import Progress, Tasks
from gridsteward.operations import area as areas
from gridsteward.operations.area import Area, AreaInfo

if TYPE_CHECKING:  # imported when asked: an area that opens by the keyring shows neither
    from gridsteward.desktop.dialogs.unlock import UnlockDialog
    from gridsteward.desktop.dialogs.waiting import WaitingDialog
    from gridsteward.desktop.dialogs.welcome import WelcomeDialog


class Doors(QObject):
    """Shows one dialog at a time until an area is open (`opened`) or the person goes away (`left`)."""

    opened = Signal(object)
    left = Signal()
    stayed = Signal()  # another area was not opened after all

    def __init__(
        self, application: Application, data_dir: Path, tasks: Tasks, *, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._application, self._data_dir, self._tasks = application, data_dir, tasks
        self.front: QDialog | None = None
        self.staying = False  # a window stands behind: to go away from the door is to stay there

    def also(self, area_id: str) -> None:
        """Open another area beside the one on screen: by the keyring without asking, else by its passphrase."""
        self.staying = True
        self.begin(area_id)

    def add(self, window: QWidget, *, join: bool = False) -> None:
        """Make another area, or join one, over the window of the present one."""
        self.staying = True
        if join:
            self._join(window)
        else:
            self._new(window)

    def begin(self, name: str = "") -> None:
        """Open the area of this name, or the only one; raise Fault area_unknown before anything is shown.

        What the keyring opens is opened without asking.
        """
        found = areas.list_areas(self._data_dir)
        if name:
            found = [areas.choose_area(self._data_dir, name)]
        if not found:
            self._welcome()
        elif len(found) == 1 and found[0].in_keyring:
            info = found[0]
            self._tasks.run(
                "unlock",
                lambda: areas.open_area(self._data_dir, info.id),
                self.opened.emit,
                failed=lambda error: self._unlock([info], said=error),
            )
        else:
            self._unlock(found)

    def again(self, area: Area, *, staying: bool = False) -> None:
        """Ask for the area that was locked; the very same Area is open again when `opened` comes.

        Where it has a passphrase the keyring does not do: whoever sits down at the laptop has that too.
        """
        from gridsteward.desktop.dialogs.unlock import AreaChoice, UnlockDialog

        self.close()
        self.staying = staying
        info = area.info
        choice = AreaChoice(info.id, info.name, keyring=not info.has_passphrase)

        def unlock(_key: str, passphrase: str) -> Area:
            areas.unlock_again(area, passphrase=passphrase)
            return area

        dialog = UnlockDialog([choice], unlock, tasks=self._tasks, words=self._application.words)
        dialog.offer(other_area=False, restore=False)
        self._hint(dialog, info)
        self._show(dialog, lambda: dialog.opened)

    def wait(self, area: Area) -> None:
        """Show that this area waits to be admitted; `opened` comes once its records are here."""
        from gridsteward.desktop.dialogs.waiting import WaitingDialog

        application = self._application
        dialog = WaitingDialog(area, theme=application.theme, tasks=self._tasks, words=application.words)
        self._show(dialog, lambda: area)
        dialog.rejected.disconnect(self._leave)
        dialog.rejected.connect(lambda: self._stop_waiting(dialog))

    def put_out(self, area: Area) -> None:
        """Say that this laptop was put out of the area, and make its copy unreadable."""
        from gridsteward.desktop.dialogs.put_out import PutOutDialog

        application = self._application
        dialog = PutOutDialog(area, theme=application.theme, tasks=self._tasks, words=application.words)
        self._show(dialog, lambda: None)
        dialog.destroyed_copy.connect(self._after_destroying)

    def _after_destroying(self) -> None:
        self.close()
        self._begin_or_stay()

    def _begin_or_stay(self) -> None:
        if self.staying:
            self._leave()
        else:
            self.begin()

    def _stop_waiting(self, dialog: "WaitingDialog") -> None:
        area = dialog.area
        if dialog.given_up:
            self.close()
            self._begin_or_stay()
            return
        # On the lane that may still be looking: the store is closed after that.
        away = self.stayed.emit if self.staying else self._leave
        self._tasks.run("waiting.close", area.close, lambda _none: away(), lane="network")

    def close(self) -> None:
        """Take the dialog in front away without a word."""
        front, self.front = self.front, None
        if front is not None:
            front.close()
            front.deleteLater()

    # ------------------------------------------------------------------ dialogs

    def _welcome(self) -> None:
        from gridsteward.desktop.dialogs.welcome import WelcomeDialog

        dialog = WelcomeDialog(self._application.theme)
        dialog.new_wanted.connect(lambda: self._new(dialog))
        dialog.join_wanted.connect(lambda: self._join(dialog))
        dialog.restore_wanted.connect(lambda: self._restore(dialog))
        dialog.demo_wanted.connect(lambda: self._demo(dialog))
        self._show(dialog, lambda: None)

    def _unlock(self, found: list[AreaInfo], said: Exception | None = None) -> None:
        from gridsteward.desktop.dialogs.unlock import AreaChoice, UnlockDialog

        # A keyring that has just refused is not asked again where a passphrase would do.
        choices = [
            AreaChoice(info.id, info.name, keyring=info.in_keyring and not (said and info.has_passphrase))
            for info in found
        ]
        dialog = UnlockDialog(
            choices,
            lambda key, passphrase: areas.open_area(self._data_dir, key, passphrase=passphrase),
            tasks=self._tasks,
            words=self._application.words,
        )
        dialog.other_area_wanted.connect(lambda: self._new(dialog))
        dialog.restore_wanted.connect(
            lambda: self._restore(dialog, start_in=found[dialog.chosen].folder / "backups")
        )
        if self.staying:
            dialog.offer(other_area=False, restore=False)
        if len(found) == 1:
            self._hint(dialog, found[0])
        self._show(dialog, lambda: dialog.opened)
        if said is not None:
            dialog.tell(said)

    @staticmethod
    def _hint(dialog: "UnlockDialog", info: AreaInfo) -> None:
        """A demonstration's passphrase is no secret."""
        from gridsteward.operations.demo import demo_passphrase

        dialog.form.passphrase.setPlaceholderText(demo_passphrase(info.folder))

    def _new(self, behind: QWidget) -> None:
        from gridsteward.desktop.dialogs.new_area import NewArea, NewAreaDialog

        def create(asked: NewArea) -> Area:
            return areas.create_area(
                self._data_dir, asked.name, steward=asked.steward, passphrase=asked.passphrase or ""
            )

        self._tasks.run(
            "keyring",
            areas.keyring_usable,
            lambda usable: self._over(
                behind,
                dialog := NewAreaDialog(
                    create,
                    keyring=usable,
                    tasks=self._tasks,
                    words=self._application.words,
                    parent=behind,
                ),
                lambda: dialog.created,
            ),
            lane="cpu",
            owner=behind,
        )

    def _join(self, behind: QWidget) -> None:
        from gridsteward.desktop.dialogs.join import JoinDialog, Joining

        def ask(asked: Joining) -> Area:
            from gridsteward.desktop.exchange import FOLDER
            from gridsteward.operations import devices

            come_in = devices.recover_here if asked.recovers else devices.ask_to_join
            area = come_in(
                self._data_dir,
                asked.code,
                steward=asked.steward,
                passphrase=asked.passphrase,
                url=asked.url,
                authority=asked.authority,
                folder=asked.folder,
            )
            if asked.folder is not None:
                areas.put_setting(area, FOLDER, str(asked.folder))
            return area

        def asked_whether(usable: bool) -> None:
            application = self._application
            dialog = JoinDialog(
                ask,
                keyring=usable,
                theme=application.theme,
                tasks=self._tasks,
                words=application.words,
                parent=behind,
            )
            self._over(behind, dialog, lambda: dialog.joined)

        self._tasks.run("keyring", areas.keyring_usable, asked_whether, lane="cpu", owner=behind)

    def _restore(self, behind: QDialog, start_in: Path | None = None) -> None:
        from gridsteward.desktop.dialogs.restore import RestoreDialog

        def restore(file: Path, passphrase: str) -> Area:
            info, _aside = areas.restore(self._data_dir, file, passphrase=passphrase)
            return areas.open_area(self._data_dir, info.id, passphrase=passphrase)

        dialog = RestoreDialog(
            restore,
            theme=self._application.theme,
            tasks=self._tasks,
            words=self._application.words,
            start_in=start_in,
            parent=behind,
        )
        self._over(behind, dialog, lambda: dialog.restored)

    def _demo(self, behind: "WelcomeDialog") -> None:
        from gridsteward.operations.demo import make_demo

        progress = Progress(behind)
        behind.busy(self.tr("Making the demonstration area"), progress)
        self._tasks.run(
            "demo",
            lambda: make_demo(self._data_dir, progress=progress),
            lambda area: self._through(behind, area),
            failed=lambda error: behind.say(self._worded(error)),
            owner=behind,
            progress=progress,
        )

    # ------------------------------------------------------------------ one at a time

    def _over(self, behind: QWidget, dialog: QDialog, result: Callable[[], object]) -> None:
        def entered() -> None:
            if isinstance(behind, QDialog):
                self._through(behind, result())
            else:
                self.opened.emit(result())

        dialog.accepted.connect(entered)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _show(self, dialog: QDialog, result: Callable[[], object]) -> None:
        self.close()
        self.front = dialog
        dialog.accepted.connect(lambda: self._through(dialog, result()))
        dialog.rejected.connect(self._leave)
        dialog.show()
        dialog.activateWindow()

    def _through(self, dialog: QDialog, area: object) -> None:
        self.front, self.staying = None, False
        dialog.rejected.disconnect()
        self.opened.emit(area)
        dialog.close()
        dialog.deleteLater()

    def _leave(self) -> None:
        self.front = None
        staying, self.staying = self.staying, False
        (self.stayed if staying else self.left).emit()

    def _worded(self, error: Exception) -> str:
        said = explain(error, self._application.words)
        return said.sentence
