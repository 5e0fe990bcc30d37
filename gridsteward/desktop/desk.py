"""A working day on screen: areas with a window each, one in front, their lock, and a close that loses nothing."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog

from gridsteward.desktop.advice.advisor import Advisor
from gridsteward.desktop.application import Application
from gridsteward.desktop.areas_bar import AreaSwitcher
from gridsteward.desktop.collector import Collector
from gridsteward.desktop.door.doorway import Doorway
from gridsteward.desktop.errors import Explained
from gridsteward.desktop.exchange import PUT_OUT
from gridsteward.desktop.figures import warm_up_when_quiet
from gridsteward.desktop.idle import LOCK_AFTER, IdleLock, lock_minutes
from gridsteward.desktop.seats import Seats
from gridsteward.desktop.session import PageSpec, Session
from gridsteward.desktop.shell import MainWindow
from gridsteward.desktop.shortcuts import everywhere, key
from gridsteward.desktop.tasks import Tasks
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


class Desk(Seats):
    """Opens areas on screen, locks and unlocks them, and lets go of them in order.

    While locked the file is closed and its key forgotten; the window is hidden as it stands, so that whoever
    unlocks goes on in the middle of the word. Every area has a session and a window of its own, and a door of its own
    to the lanes: what is searched, undone, told or typed in one is nowhere in another. A lock locks them all.
    """

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
        super().__init__(
            application,
            data_dir,
            tasks=tasks,
            parent=parent,
        )
        self._pages = pages
        application.failures.explained.connect(self._tell)
        self.doors.opened.connect(self._opened)
        self.doors.left.connect(self.over)
        self.doors.stayed.connect(self._stayed)
        self.idle = IdleLock(LOCK_AFTER, parent=self)
        self.idle.locked.connect(self.lock)
        self._collector = Collector(self.tasks, self.idle.untouched, parent=self)
        self._show_round = show_round  # a newcomer, once; nobody who only takes pictures
        self._leaving = False
        self._warned = False
        self._lost = 0
        self._failing: Session | None = None  # of whose work a failure is being told

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
        tasks = self.tasks.branch()
        self.session = session = Session(
            area,
            tasks,
            theme=application.theme,
            words=application.words,
            clock=area.now,
            parent=self,
        )
        tasks.failed.connect(partial(self._failed, session))
        session.opened_areas = self._opened_areas
        session.directory.hold()
        self._painted = self.seen = False
        self.window = window = MainWindow(session, self._pages(), folder=self._data_dir)
        window.setWindowTitle(f"{area.name} – GridSteward")
        window.installEventFilter(self)
        session.lock_requested.connect(self.lock)
        session.lock_minutes_changed.connect(self.idle.set_minutes)
        session.restore_requested.connect(self._restore)
        session.exchange.revoked.connect(partial(self._put_out, session))
        session.area_requested.connect(self._go_to)
        switcher = AreaSwitcher(session, self._places)
        switcher.wanted.connect(self.switch_to)
        switcher.new_wanted.connect(lambda: self._add(join=False))
        switcher.join_wanted.connect(lambda: self._add(join=True))
        window.show_area(switcher)
        key(window, "Ctrl+Shift+A", switcher.open_menu)
        Undoing(session)
        Doorway(session)
        Advisor(session, window)
        everywhere(session, window)
        QTimer.singleShot(_BACKUP_DELAY_MS, window, partial(self._backup, session))
        self.idle.start()
        window.show()
        # Once the dialog that led here is closed: the keys belong to the window from then on.
        QTimer.singleShot(0, window, window.activateWindow)

    def _go_on(self) -> None:
        """Do what can wait until the window is there to be seen: none of it holds up the first picture."""
        from gridsteward.desktop.round import ShowRound
        from gridsteward.desktop.status import Status
        from gridsteward.desktop.tray import Tray

        session, window = self.session, self.window
        if session is None or window is None:
            return
        area = session.area
        session.directory.go_on()
        Status(session)
        session.exchange.begin()
        session.findings.begin()
        self._tray = Tray(session, window, front=lambda: self.doors.front if self.locked else window)
        session.reminders.begin()
        session.reviews.begin()
        self.tasks.run("settings", lambda: lock_minutes(area), self.idle.set_minutes, owner=window)
        self.tasks.run("usage", lambda: _readings_wait(area), self._fold_readings, owner=window)
        if not self.locked:
            self._watch()
        self._introduce(area)
        guide = ShowRound(session, window)
        if self._show_round:
            guide.begin_once()
        warm_up_when_quiet(session)
        session.quiet.untouched = self.idle.untouched
        session.quiet.begin()
        window.make_ahead()
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
        seat = self._aside.get(area.id)
        if self.locked and self.session is not None and area is self.session.area:
            self._unlocked()
        elif seat is not None and seat.session.area is area:
            seat.locked = False
            self._bring(area.id)
        else:
            # a door that leads nowhere leads back to the window behind it
            self.doors.staying = self.session is not None or bool(self._aside)
            self._opened_anew(area)

    def _opened_anew(self, area: Area) -> None:
        if areas.waits_to_join(area):
            self.doors.wait(area)
        elif areas.setting(area, PUT_OUT):
            self.doors.put_out(area)
        else:
            place = self.window.geometry() if self.window is not None else None
            self.doors.staying = False
            self._put_aside()
            self.open(area)
            if place is not None and self.window is not None:
                self.window.setGeometry(place)
            self._show_then()

    def _watch(self) -> None:
        found = QApplication.instance()
        if found is not None:
            self.idle.watch(found)

    # ------------------------------------------------------------------ lock

    def lock(self) -> None:
        """Hand what is typed to the store, close it and all that are put aside, and ask for the area in front again."""
        session, window = self.session, self.window
        if session is None or window is None or self.locked:
            return
        self.doors.close()  # to another area
        self.locked = True
        session.leaving.emit()
        self._hidden = self._hide_dialogs()
        window.hide()
        self.tasks.run("lock", session.area.close, lambda _none: None, owner=self)
        for seat in self._aside.values():
            if not seat.locked:
                seat.locked = True
                self.tasks.run("lock", seat.session.area.close, lambda _none: None, owner=self)
        self.doors.again(session.area)

    def _put_out(self, session: Session) -> None:
        """This laptop no longer belongs to the area: the window goes for good."""
        window = self.window
        if session is not self.session or window is None:
            return  # put aside meanwhile: it is heard again when the area comes back
        area = session.area
        session.leaving.emit()
        self.tasks.run(
            "put_out", lambda: areas.put_setting(area, PUT_OUT, "1"), lambda _none: None, owner=self
        )
        for each in QApplication.topLevelWidgets():
            if isinstance(each, QDialog) and each.isVisible():
                each.close()
        self.window = self.session = self._tray = None
        self._dismantle(window, session)
        self.doors.staying = bool(self._aside)
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
            self.session.reviews.begin()
            self.session.quiet.begin()

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
        self._collector.end()
        self.idle.deleteLater()
        window, self.window = self.window, None
        session, self.session = self.session, None
        self.doors.close()
        if window is not None:
            window.hide()  # a field that loses the keyboard still hands its words to the lane
        if session is not None and not self.locked:
            self._let_go(session)
        put_aside = list(self._aside.values())
        self._aside.clear()
        for seat in put_aside:
            if not seat.locked:
                self._let_go(seat.session)
        self.tasks.close()
        self._dismantle(window, session)
        for seat in put_aside:
            self._dismantle(seat.window, seat.session)

    def _let_go(self, session: Session) -> None:
        area = session.area
        session.leaving.emit()
        self.tasks.run("backup", lambda: areas.backup_if_due(area), lambda _made: None)
        self.tasks.run("directory.keep", lambda: load_directory(area), lambda _kept: None)
        self.tasks.run("close", area.close, lambda _none: None)

    def _dismantle(self, window: MainWindow | None, session: Session | None) -> None:
        if window is not None:
            window.removeEventFilter(self)
            window.hide()
            window.deleteLater()
        if session is not None:
            session.deleteLater()

    # ------------------------------------------------------------------ backups

    def _backup(self, session: Session) -> None:
        if session is not self.session or self.locked:
            return
        area = session.area
        self.tasks.run(
            "backup",
            lambda: None if self.locked else areas.backup_beside(area),  # locked while it waited its turn
            lambda _made: session.backed_up.emit() if session is self.session else None,
            lane="network",  # it takes seconds: neither saving nor what a page reckons waits for it
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
        dialog.rejected.connect(session.quiet.begin)
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

    def _failed(self, session: Session, name: str, error: BaseException) -> None:
        """Tell of work that failed in the window of its own area, in front or not."""
        self._failing = session
        self.application.failures.task_failed(name, error)
        self._failing = None

    def _tell(self, said: Explained) -> None:
        self._lost += 1
        notice = Notice(said.what, tone="alarm", safe=said.safe, todo=said.todo, details=said.details)
        if self._failing is not None and self._failing is not self.session:
            self._failing.notify(notice)
        elif self.session is not None and not self.locked:
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
