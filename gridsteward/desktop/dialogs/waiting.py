"""After asking to join: looks for the welcome by itself, then fetches the area; can be left and goes on later."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gridsteward.desktop.dialogs.folder import folder_menu
from gridsteward.desktop.errors import explain
from gridsteward.desktop.exchange import FOLDER
from gridsteward.desktop.pace import Pace
from gridsteward.desktop.tasks import Progress, Tasks
from gridsteward.desktop.theme import Theme
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.dialog import Dialog
from gridsteward.desktop.widgets.feedback import ProgressPanel
from gridsteward.desktop.widgets.frames import column, frame, row
from gridsteward.desktop.widgets.labels import Glyph, Label, Paragraph
from gridsteward.operations.area import Area
from gridsteward.words import Words

translate = QCoreApplication.translate


class WaitingDialog(Dialog):
    """One area that waits to be admitted; accepted once its records are here, `given_up` when it was taken back."""

    def __init__(
        self, area: Area, *, theme: Theme, tasks: Tasks, words: Words, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.area, self._theme, self._tasks, self._words = area, theme, tasks, words
        self._pace, self._looking = Pace(), False
        self._folder: Path | None = None
        self._by_hub = False
        self._left = False
        self.given_up = False
        space = theme.space
        title = translate("Waiting", "Waiting to be let in")
        self.setWindowTitle(title)
        self.mark = Label(theme, role="strong")
        how = translate(
            "Waiting",
            "The supervisor now presses “Who asks to join?” on the page of the laptops and lets this one in. "
            "Compare the mark: it stands on both screens.",
        )
        panel = row(
            Glyph(theme, "laptop"),
            Label(theme, translate("Waiting", "Mark of this laptop"), role="quiet"),
            self.mark,
            None,
            gap=space.m,
            pad=(space.l, space.m, space.l, space.m),
        )
        self.said = Label(theme, role="quiet", wrap=True)
        self.again = Button(theme, translate("Waiting", "&Look again"), kind="main", icon="sync")
        self.stick = Button(theme, translate("Waiting", "Look on a &stick"), icon="stick")
        self.recovery = Button(
            theme, translate("Waiting", "Recover with the printed &key …"), kind="text", icon="key"
        )
        self.give_up_button = Button(theme, translate("Waiting", "Do not join after all"), kind="text")
        self.leave = Button(theme, translate("Waiting", "Close, go on later"))
        self._work = QVBoxLayout()
        self.setLayout(
            column(
                Label(theme, title, role="title"),
                Paragraph(theme, how),
                frame("panel", panel),
                self.said,
                self._work,
                row(self.again, self.stick, None, self.leave),
                row(self.recovery, None, self.give_up_button),
                gap=space.m,
                pad=(space.xl, space.xl, space.xl, space.l),
            )
        )
        self.setMinimumWidth(theme.shape.list + 200)
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.timeout.connect(self.look)
        self.again.clicked.connect(self._look_now)
        self.stick.clicked.connect(self._offer)
        self.leave.clicked.connect(self.reject)
        self.recovery.clicked.connect(self._ask_key)
        self.give_up_button.clicked.connect(self._give_up)
        self._run("waiting.begin", self._begin, self._begun)

    # ------------------------------------------------------------------ looking

    def _run(
        self,
        name: str,
        work: Callable[[], object],
        then: Callable[..., object],
        *,
        progress: Progress | None = None,
    ) -> None:
        # One lane for all of it: while an area waits nobody else uses its store.
        self._tasks.run(name, work, then, failed=self._refused, lane="network", owner=self, progress=progress)

    def _begin(self) -> tuple[str, str, str]:
        from gridsteward.operations import devices, syncing

        return (
            devices.this_mark(self.area),
            syncing.hub_url(self.area),
            self.area.store.setting(FOLDER),
        )

    def _begun(self, found: tuple[str, str, str]) -> None:
        mark, url, folder = found
        self.mark.show_text(mark)
        self._by_hub = bool(url)
        self._folder = Path(folder) if folder else None
        self.again.setVisible(self._by_hub or self._folder is not None)
        self.look()

    def _look_now(self) -> None:
        self._pace.succeeded()
        self.look()

    def look(self) -> None:
        """Look whether the welcome is there; without a hub on the stick used last."""
        folder = None if self._by_hub else self._folder
        if self._looking or (not self._by_hub and folder is None):
            return
        self._next.stop()
        self._looking = True
        self._busy(True)
        self.said.set_tone("quiet")
        self.said.show_text(translate("Waiting", "Looking …"))

        def work() -> bool:
            from gridsteward.operations import devices

            if devices.look_for_welcome(self.area, folder=folder):
                return True
            devices.ask_again(self.area, folder=folder)
            return False

        self._run("waiting.look", work, self._looked)

    def _looked(self, welcome: bool) -> None:
        self._looking = False
        if welcome:
            self._fetch()
            return
        self._busy(False)
        self._pace.failed()
        if self._by_hub:
            self.said.show_text(
                translate(
                    "Waiting",
                    "Not let in yet. It is looked for again by itself; you can close this meanwhile.",
                )
            )
            self._next.start(round(self._pace.next_s() * 500))
        else:
            self.said.show_text(
                translate(
                    "Waiting",
                    "The request lies on the stick. Take it to the supervisor's laptop, then bring it back.",
                )
            )

    def _refused(self, error: Exception) -> None:
        self._looking = False
        self._busy(False)
        self.said.set_tone("alarm")
        self.said.show_text(explain(error, self._words).sentence)
        self._pace.failed()
        if self._by_hub and not self._left:
            self._next.start(round(self._pace.next_s() * 1_000))

    def _offer(self) -> None:
        menu = folder_menu(self, str(self._folder or ""), self.look_on)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.stick.mapToGlobal(self.stick.rect().bottomLeft()))

    def look_on(self, folder: Path) -> None:
        """Look on this stick or folder, and remember it."""
        self._folder, self._by_hub = folder, False
        area = self.area
        self._run(
            "waiting.folder", lambda: area.store.put_setting(FOLDER, str(folder)), lambda _none: self.look()
        )

    # ------------------------------------------------------------------ in

    def _fetch(self) -> None:
        """The first exchange: all that the others wrote."""
        self._busy(True)
        self.said.set_tone("good")
        name = self.area.name
        self.said.show_text(
            translate("Waiting", "Let in to “{area}”. Fetching its records …").format(area=name)
        )
        progress = Progress(self)
        panel = ProgressPanel(self._theme, translate("Waiting", "Fetching the records"), progress)
        panel.cancel.hide()
        progress.ended.connect(panel.deleteLater)
        self._work.addWidget(panel)
        folder = None if self._by_hub else self._folder
        area = self.area

        def work() -> object:
            from gridsteward.operations import syncing

            def tell(_what: str, at: int, of: int) -> None:
                progress(at, of)

            if folder is not None:
                return syncing.sync_folder(area, folder, progress=tell)
            return syncing.sync_hub(area, progress=tell)

        self._run("waiting.fetch", work, lambda _report: self.accept(), progress=progress)

    def _ask_key(self) -> None:
        from gridsteward.desktop.dialogs.recovery_key import ask_recovery_key

        ask_recovery_key(self, self.recover)

    def recover(self, key: str) -> None:
        """Become a supervisor's laptop by the printed key."""
        if self._looking or not key.strip():
            return
        self._next.stop()
        self._looking = True
        self._busy(True)
        area, folder = self.area, None if self._by_hub else self._folder

        def work() -> None:
            from gridsteward.operations import devices

            devices.recover(area, key, folder=folder)

        def done(_none: object) -> None:
            self._looking = False
            self._fetch()

        self._run("waiting.recover", work, done)

    def _give_up(self) -> None:
        from gridsteward.desktop.dialogs.confirm import confirm

        lines = (
            translate("Waiting", "This laptop no longer asks to join; nothing was recorded on it yet."),
            translate("Waiting", "Another day a new code is needed."),
        )
        confirm(
            self._theme,
            translate("Waiting", "Do not join?"),
            lines,
            action=translate("Waiting", "Do not join"),
            then=self._take_back,
            parent=self,
        )

    def _take_back(self) -> None:
        area = self.area

        def work() -> None:
            from gridsteward.operations import devices

            devices.give_up_joining(area)

        def done(_none: object) -> None:
            self.given_up = True
            self.reject()

        self._run("waiting.give_up", work, done)

    def _busy(self, busy: bool) -> None:
        for button in (self.again, self.stick, self.recovery, self.give_up_button):
            button.setEnabled(not busy)

    def reject(self) -> None:
        """Close; the area waits on and opens to this again."""
        self._left = True
        self._next.stop()
        super().reject()
