"""A working day on screen: one open area with its window, its lock, its backups, and a close that loses nothing."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from gridsteward.desktop.advice.advisor import Advisor
from gridsteward.desktop.application import Application
from gridsteward.desktop.door.doorway import Doorway
from gridsteward.desktop.doors import Doors
from gridsteward.desktop.errors import Explained
from gridsteward.desktop.exchange import PUT_OUT
from gridsteward.desktop.figures import warm_up_when_quiet
from gridsteward.desktop.idle import LOCK_AFTER, IdleLock, lock_minutes
from gridsteward.desktop.session import PageSpec, Session
from gridsteward.desktop.shell import MainWindow
from gridsteward.desktop.status import Status
from gridsteward.desktop.tasks import Tasks
from gridsteward.desktop.tray import Tray
from gridsteward.desktop.undoing import Undoing
from gridsteward.desktop.widgets.feedback import Notice
from gridsteward.operations import area as areas
from gridsteward.operations.area import Area
from gridsteward.operations.finding import load_directory
from gridsteward.records.journal import Change

_BACKUP_DELAY_MS: Final = 5_000


def _readings_wait(area: Area) -> bool:
    from gridsteward.operations import usage_import

    return usage_import.is_behind(area)


def _fold_readings(area: Area) -> Change | None:
    from gridsteward.operations import usage_import

    return usage_import.catch_up(area)


class Desk(QObject):
    """Opens an area on screen, locks and unlocks it, and lets go of it in order.

    While locked the file is closed and its key forgotten; the window is hidden as it stands, so that whoever
    unlocks goes on in the middle of the word.
    """

    over = Signal()  # the person went away: the program may end

    def __init__(
        self,
        application: Application,
        data_dir: Path,
        *,
        pages: Callable[[], Sequence[PageSpec]],
        tasks: Tasks | None = None,
        show_round: bool = False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.application, self._data_dir, self._pages = application, data_dir, pages
        self.tasks = tasks or Tasks(parent=self)
        self.tasks.failed.connect(application.failures.task_failed)
        application.failures.explained.connect(self._tell)
        self.doors = Doors(application, data_dir, self.tasks, parent=self)
        self.doors.opened.connect(self._opened)
        self.doors.left.connect(self.over)
        self.idle = IdleLock(LOCK_AFTER, parent=self)
        self.idle.locked.connect(self.lock)
        self.session: Session | None = None
        self.window: MainWindow | None = None
        self.locked = False
        self._show_round = show_round  # a newcomer, once; nobody who only takes pictures
        self._leaving = False
        self._warned = False
        self._lost = 0
        self._painted = False
        self.seen = False  # the window was painted, and what could wait for that is begun
        self._hidden: list[QWidget] = []

    # ------------------------------------------------------------------ open

    def begin(self, name: str = "", *, area: Area | None = None) -> None:
        """Show `area` when it is open already, else ask for the one of this name; raise Fault area_unknown."""
        if area is None:
            self.doors.begin(name)
        else:
            self._opened(area)

    def open(self, area: Area) -> None:
        """Build the window of an open area."""
        application = self.application
        self.session = session = Session(
            area,
            self.tasks,
            theme=application.theme,
            words=application.words,
            clock=area.now,
            parent=self,
        )
        session.directory.hold()
        self._painted = self.seen = False
        self.window = window = MainWindow(session, self._pages(), folder=self._data_dir)
        window.setWindowTitle(f"{area.name} – GridSteward")
        window.installEventFilter(self)
        session.lock_requested.connect(self.lock)
        session.lock_minutes_changed.connect(self.idle.set_minutes)
        session.restore_requested.connect(self._restore)
        session.exchange.revoked.connect(self._put_out)
        Undoing(session)
        Doorway(session)
        Advisor(session, window)
        new_visit = QShortcut(QKeySequence("Ctrl+N"), window.home)
        new_visit.activated.connect(lambda: self._new_visit(session, window))
        new_case = QShortcut(QKeySequence("Ctrl+Shift+N"), window.home)
        new_case.activated.connect(lambda: self._new_case(session, window))
        look_back = QShortcut(QKeySequence("Ctrl+Shift+D"), window.home)
        look_back.activated.connect(lambda: self._look_back(session, window))
        QTimer.singleShot(_BACKUP_DELAY_MS, window, self._backup)
        self.idle.start()
        window.show()
        # Once the dialog that led here is closed: the keys belong to the window from then on.
        QTimer.singleShot(0, window, window.activateWindow)

    def _go_on(self) -> None:
        """Do what can wait until the window is there to be seen: none of it holds up the first picture."""
        from gridsteward.desktop.round import ShowRound

        session, window = self.session, self.window
        if session is None or window is None:
            return
        area = session.area
        session.directory.go_on()
        Status(session)
        session.exchange.begin()
        session.findings.begin()
        Tray(session, window, front=lambda: self.doors.front if self.locked else window)
        session.reminders.begin()
        self.tasks.run("settings", lambda: lock_minutes(area), self.idle.set_minutes, owner=window)
        self.tasks.run("usage", lambda: _readings_wait(area), self._fold_readings, owner=window)
        if not self.locked:
            self._watch()
        self._introduce(area)
        guide = ShowRound(session, window)
        if self._show_round:
            guide.begin_once()
        warm_up_when_quiet(session)
        self.seen = True

    def _fold_readings(self, waiting: bool) -> None:
        """Fold in readings that an exchange which was cut short left; over a connection of its own."""
        session = self.session
        if not waiting or session is None or self.locked:
            return
        area = session.area

        def tell(change: Change | None) -> None:
            if change is not None:
                session.changed.emit(change)

        self.tasks.run("usage.fold", lambda: _fold_readings(area), tell, lane="network", owner=session)

    @staticmethod
    def _new_visit(session: Session, window: MainWindow) -> None:
        from gridsteward.desktop.dialogs.choose_household import visit_someone

        visit_someone(session, window)

    @staticmethod
    def _new_case(session: Session, window: MainWindow) -> None:
        from gridsteward.desktop.dialogs.case_new import register_request

        register_request(session, window)

    @staticmethod
    def _look_back(session: Session, window: MainWindow) -> None:
        from gridsteward.desktop.dialogs.day_review import look_back

        look_back(session, window)

    def _introduce(self, area: Area) -> None:
        """Say of a demonstration what it is, and what opens it again."""
        from gridsteward.operations.demo import demo_passphrase, is_demo

        folder = area.info.folder
        if not is_demo(folder):
            return
        passphrase = demo_passphrase(folder)
        todo = self.tr("Its passphrase is {passphrase}").format(passphrase=passphrase) if passphrase else ""
        what = self.tr("This is a demonstration: everybody in it is invented.")
        self._notify(Notice(what, tone="unknown", todo=todo))

    def _opened(self, area: Area) -> None:
        if self.locked and self.session is not None and area is self.session.area:
            self._unlocked()
        elif areas.waits_to_join(area):
            self.doors.wait(area)
        elif areas.setting(area, PUT_OUT):
            self.doors.put_out(area)
        else:
            self.open(area)

    def _watch(self) -> None:
        found = QApplication.instance()
        if found is not None:
            self.idle.watch(found)

    # ------------------------------------------------------------------ lock

    def lock(self) -> None:
        """Hand what is typed to the store, close it, and ask for the area again."""
        session, window = self.session, self.window
        if session is None or window is None or self.locked:
            return
        self.locked = True
        session.leaving.emit()
        self._hidden = [w for w in QApplication.topLevelWidgets() if w.isVisible() and isinstance(w, QDialog)]
        for each in (*self._hidden, window):
            each.hide()
        self.tasks.run("lock", session.area.close, lambda _none: None, owner=self)
        self.doors.again(session.area)

    def _put_out(self) -> None:
        """This laptop no longer belongs to the area: the window goes for good."""
        session, window = self.session, self.window
        if session is None or window is None:
            return
        area = session.area
        session.leaving.emit()
        self.tasks.run(
            "put_out", lambda: areas.put_setting(area, PUT_OUT, "1"), lambda _none: None, owner=self
        )
        for each in QApplication.topLevelWidgets():
            if isinstance(each, QDialog) and each.isVisible():
                each.close()
        self.window = self.session = None
        self._dismantle(window, session)
        self.doors.put_out(area)

    def _unlocked(self) -> None:
        self.locked = False
        window = self.window
        if window is None:
            return
        window.show()
        window.activateWindow()
        for each in self._hidden:
            each.show()
        self._hidden = []
        self._watch()
        if self.session is not None:
            self.session.exchange.begin()
            self.session.findings.begin()
            self.session.reminders.begin()

    # ------------------------------------------------------------------ close

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hold the window's close until what was typed is stored; a save that failed is told, then it may close.

        Once it has been painted for the first time, whatever could wait for that is done.
        """
        if event.type() == QEvent.Type.Paint and watched is self.window and not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.window, self._go_on)
        if event.type() != QEvent.Type.Close or watched is not self.window:
            return False
        if self._leaving:
            self.over.emit()
        else:
            self._leaving = True
            self._lost = 0
            if self.session is not None:
                self.session.leaving.emit()
            self.tasks.run("leave", lambda: None, lambda _none: self._close(), owner=self)
            event.ignore()
            return True
        return False

    def _close(self) -> None:
        if self._lost and not self._warned:  # the notice stands; closing once more leaves all the same
            self._warned, self._leaving = True, False
        elif self.window is not None:
            # Not within the close that was held: Qt would not hear it.
            QTimer.singleShot(0, self.window, self.window.close)

    def finish(self) -> None:
        """Keep the list for the next start, make the day's backup when it is due, let go of the store."""
        self.idle.deleteLater()
        window, self.window = self.window, None
        session, self.session = self.session, None
        self.doors.close()
        if window is not None:
            window.hide()  # a field that loses the keyboard still hands its words to the lane
        if session is not None and not self.locked:
            area = session.area
            session.leaving.emit()
            self.tasks.run("backup", lambda: areas.backup_if_due(area), lambda _made: None)
            self.tasks.run("directory.keep", lambda: load_directory(area), lambda _kept: None)
            self.tasks.run("close", area.close, lambda _none: None)
        self.tasks.close()
        self._dismantle(window, session)

    def _dismantle(self, window: MainWindow | None, session: Session | None) -> None:
        if window is not None:
            window.removeEventFilter(self)
            window.hide()
            window.deleteLater()
        if session is not None:
            session.deleteLater()

    # ------------------------------------------------------------------ backups

    def _backup(self) -> None:
        session = self.session
        if session is None or self.locked:
            return
        area = session.area
        self.tasks.run(
            "backup",
            lambda: areas.backup_if_due(area),
            lambda _made: session.backed_up.emit() if session is self.session else None,
            owner=session,
        )

    def _restore(self) -> None:
        from gridsteward.desktop.dialogs.restore import RestoreDialog

        session, window = self.session, self.window
        if session is None or window is None:
            return
        session.leaving.emit()
        area, state = session.area, session.exchange.state

        brought: list[Any] = []

        def work(file: Path, passphrase: str) -> None:
            info, aside = areas.restore_over(area, file, passphrase=passphrase)
            brought[:] = [areas.open_area(self._data_dir, info.id, passphrase=passphrase), aside]

        dialog = RestoreDialog(
            work,
            theme=self.application.theme,
            tasks=self.tasks,
            words=self.application.words,
            start_in=area.info.folder / "backups",
            unsent=state.unsent if state is not None and session.exchange.in_use else 0,
            parent=window,
        )
        dialog.rejected.connect(session.exchange.begin)
        dialog.sync_wanted.connect(lambda: session.open_page("sync"))
        dialog.accepted.connect(lambda: self._restored(*brought))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _restored(self, area: Area, aside: Path | None) -> None:
        window, session, self.window, self.session = self.window, self.session, None, None
        self._dismantle(window, session)
        self.open(area)
        safe = "" if aside is None else self.tr("What was here before is set aside in: {folder}")
        self._notify(
            Notice(self.tr("The backup is back."), safe=safe.format(folder=aside.name if aside else ""))
        )

    # ------------------------------------------------------------------ words

    def _notify(self, notice: Notice) -> None:
        if self.session is not None:
            self.session.notify(notice)

    def _tell(self, said: Explained) -> None:
        self._lost += 1
        notice = Notice(said.what, tone="alarm", safe=said.safe, todo=said.todo, details=said.details)
        if self.session is not None and not self.locked:
            self._notify(notice)
        elif self.doors.front is not None:
            from PySide6.QtWidgets import QMessageBox

            box = QMessageBox(self.doors.front)
            box.setIcon(QMessageBox.Icon.Warning)
            box.setTextFormat(Qt.TextFormat.PlainText)
            box.setText(said.what)
            box.setInformativeText("\n".join(part for part in (said.safe, said.todo) if part))
            box.setDetailedText(said.details)
            box.finished.connect(box.deleteLater)
            box.open()
