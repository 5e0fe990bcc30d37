"""Any failure → what a person reads. Reports hold no values: messages and locals may hold names."""

import errno
import logging
import sys
import threading
from pathlib import Path
from types import TracebackType

from msgspec import Struct
from PySide6 import __version__ as qt_version
from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler

from gridsteward.operations.crashes import crash_report, keep_crash
from gridsteward.records.faults import Fault
from gridsteward.words import Words

_IN_USE = {errno.EBUSY, errno.ETXTBSY}
_SHARING_VIOLATIONS = {32, 33}  # Windows: somebody else has the file open, or a part of it locked
_FULL = {errno.ENOSPC, errno.EDQUOT}
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class Explained(Struct, frozen=True):
    """What happened, what is safe, what to do (the last two may be empty); `details` is safe to send on."""

    kind: str
    what: str
    safe: str
    todo: str
    details: str

    @property
    def sentence(self) -> str:
        """All of it on one line; a full-width stop brings its own air."""
        line = ""
        for part in filter(None, (self.what, self.safe, self.todo)):
            line += f" {part}" if line and line[-1].isascii() else part
        return line


def kind_of(error: BaseException) -> str:
    """Return the words key of a failure: a fault's own, a file trouble anyone knows, or `unexpected`."""
    if isinstance(error, Fault):
        return error.kind
    if isinstance(error, OSError):
        if error.errno in _FULL:
            return "disk_full"
        if error.errno in _IN_USE or getattr(error, "winerror", None) in _SHARING_VIOLATIONS:
            return "file_in_use"
        if isinstance(error, PermissionError):
            return "permission_denied"
        if isinstance(error, FileNotFoundError) and error.filename:
            return "file_missing"
    return "unexpected"


def explain(error: BaseException, words: Words) -> Explained:
    """Word a failure. A fault without a sentence reads as unexpected, its kind is in the details."""
    kind, values = kind_of(error), _values(error)
    try:
        what = words.told(f"fault.{kind}", values)
    except (KeyError, IndexError):
        kind, values = "unexpected", {}
        what = words("fault.unexpected")
    safe, todo = (_part(words, f"{section}.{kind}", values) for section in ("fault_safe", "fault_todo"))
    return Explained(kind, what, safe, todo, report(error))


def _values(error: BaseException) -> dict[str, object]:
    if isinstance(error, Fault):
        return error.values
    if isinstance(error, OSError) and isinstance(error.filename, str):
        return {"file": Path(error.filename).name}
    return {}


def _part(words: Words, key: str, values: dict[str, object]) -> str:
    try:
        return words.told(key, values) if key in words else ""
    except (KeyError, IndexError):
        return ""


def report(error: BaseException) -> str:
    """Return what may be sent on of a failure: versions, types and places, no message, no values."""
    return crash_report(error, also=f"Qt {qt_version}")


class Failures(QObject):
    """Gathers what nobody caught, from any thread, and tells the window on the main thread."""

    explained = Signal(object)
    _raised = Signal(object)

    def __init__(self, words: Words, folder: Path, *, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words, self._folder = words, folder
        self._log = logging.getLogger("gridsteward")
        self._raised.connect(self._take)
        self._before: tuple[object, object, object] | None = None

    def take(self, error: BaseException) -> None:
        """Tell about a failure; an unexpected one also leaves a crash report. Any thread may call."""
        self._raised.emit(error)

    def task_failed(self, _name: str, error: BaseException) -> None:
        """Slot for `Tasks.failed`."""
        self.take(error)

    def install(self) -> None:
        """Take over the hooks of Python, its threads and Qt."""
        self._before = (sys.excepthook, threading.excepthook, qInstallMessageHandler(self._qt))
        sys.excepthook = self._main
        threading.excepthook = self._thread

    def remove(self) -> None:
        """Give the hooks back."""
        if self._before is not None:
            sys.excepthook, threading.excepthook = self._before[:2]  # type: ignore[assignment]
            qInstallMessageHandler(self._before[2])  # type: ignore[arg-type]
            self._before = None

    def _main(self, _kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        if isinstance(error, KeyboardInterrupt):
            sys.__excepthook__(type(error), error, error.__traceback__)
        else:
            self.take(error)

    def _thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.take(args.exc_value)

    def _qt(self, kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        self._log.log(_LEVELS.get(kind, logging.WARNING), "Qt: %s", message)

    def _take(self, error: BaseException) -> None:
        said = explain(error, self._words)
        if said.kind == "unexpected":
            keep_crash(self._folder, error, also=f"Qt {qt_version}")
            self._log.error("%s", said.details)
        self.explained.emit(said)
