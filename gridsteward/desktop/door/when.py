"""When the visit happened: now, or told afterwards and labelled so."""

from datetime import date, datetime, time

from PySide6.QtCore import Qt, QTime, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QTimeEdit, QWidget

from gridsteward.desktop.door.choices import DayChoice
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.badges import Badge
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.frames import column, row
from gridsteward.desktop.widgets.labels import Label


def moment(text: str) -> datetime | None:
    """Return a record's moment, None when there is none."""
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


class When(QWidget):
    """Day, beginning and end; the end is the moment of finishing unless told."""

    changed = Signal()

    def __init__(self, session: Session, *, started_at: str, ended_at: str, entered: date | None) -> None:
        super().__init__()
        theme = session.theme
        self._now = session.clock()
        self._entered = entered or self._now.date()
        self._started = moment(started_at) or self._now
        ended = moment(ended_at)
        self._end_told = ended is not None
        quick = [(0, self.tr("Today")), (-1, self.tr("Yesterday")), (-2, self.tr("Two days ago"))]
        name = self.tr("Day of the visit")
        self.day = DayChoice(theme, session.words, quick, today=self._now.date(), name=name)
        self.day.show_day(self._started.date().isoformat())
        self.start, self.end = _clock(self.tr("Began at")), _clock(self.tr("Ended at"))
        self.start.setTime(_time(self._started))
        self.end.setTime(_time(ended or self._now))
        self.until_now = Button(
            theme, self.tr("Until I finish"), kind="door", checked=ended is None, ticks=True
        )
        width = QFontMetrics(theme.font("strong")).horizontalAdvance(self.until_now.text())
        self.until_now.setMinimumWidth(width + theme.shape.icon + 3 * theme.space.l)  # bold when chosen
        self.late = Badge(theme, self.tr("Entered later"), tone="watch")
        times = row(
            Label(theme, self.tr("Began at")),
            self.start,
            Label(theme, self.tr("Ended at")),
            self.end,
            self.until_now,
            self.late,
            None,
        )
        self.setLayout(column(self.day, times, gap=theme.space.s))
        self.day.changed.connect(self._told)
        self.start.timeChanged.connect(self._told)
        self.end.timeChanged.connect(lambda _time: self._end_is(told=True))
        self.until_now.clicked.connect(lambda on: self._end_is(told=not on))
        self._show()

    @property
    def is_late(self) -> bool:
        """Whether the visit happened on an earlier day than it is written down."""
        return self._begun.date() < self._entered

    @property
    def started_at(self) -> str:
        """The beginning, as records keep moments."""
        return self._begun.isoformat(timespec="seconds")

    @property
    def ended_at(self) -> str:
        """The end, "" for the moment of finishing, or where nobody told when an earlier visit ended."""
        if not self._end_told:
            return ""
        end = datetime.combine(self._begun.date(), _plain(self.end.time()), tzinfo=self._begun.tzinfo)
        # Typed to the minute: a visit that began at 14:03:20 and ended "at 14:03" did not end before it began.
        same = (end.hour, end.minute) == (self._begun.hour, self._begun.minute)
        return (self._begun if same else end).isoformat(timespec="seconds")

    @property
    def _begun(self) -> datetime:
        day = date.fromisoformat(self.day.day) if self.day.day else self._now.date()
        at = _plain(self.start.time())
        if (day, at.hour, at.minute) == (self._started.date(), self._started.hour, self._started.minute):
            return self._started
        return datetime.combine(day, at, tzinfo=self._now.tzinfo)

    def _end_is(self, *, told: bool) -> None:
        self._end_told = told
        self._told()

    def _told(self) -> None:
        if not self.day.day:
            self.day.show_day(self._now.date().isoformat())
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        # A visit of an earlier day did not last until it is written down.
        self.until_now.setHidden(self.is_late)
        self.end.setEnabled(self.is_late or not self.until_now.isChecked())
        if self.is_late and not self._end_told:
            self.end.blockSignals(True)  # shown, not typed
            self.end.setTime(self.start.time())
            self.end.blockSignals(False)
        self.late.setVisible(self.is_late)


def _clock(name: str) -> QTimeEdit:
    made = QTimeEdit()
    made.setProperty("look", "door")
    made.setDisplayFormat("HH:mm")
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    made.setAccessibleName(name)
    return made


def _time(at: datetime) -> QTime:
    return QTime(at.hour, at.minute)


def _plain(at: QTime) -> time:
    return time(at.hour(), at.minute())
