"""Plan an activity, or say that a day is hard on people: a few fields each (R5.3, R5.7)."""

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import QTime
from PySide6.QtWidgets import QComboBox, QLineEdit, QTimeEdit, QWidget

from gridsteward.desktop.dialogs.say import SayDialog, Told, day_field, python_day
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.frames import row
from gridsteward.desktop.widgets.labels import Label
from gridsteward.operations import activities, weather
from gridsteward.records.journal import Change
from gridsteward.records.reminder import WeatherKind


class ActivityDialog(SayDialog):
    """What, on which day, at what time, where."""

    def __init__(self, session: Session, *, then: Told, parent: QWidget) -> None:
        super().__init__(
            session, self.tr("Plan an activity"), action=self.tr("Keep it"), then=then, parent=parent
        )
        theme = session.theme
        self.what = QLineEdit()
        self.what.setPlaceholderText(self.tr("e.g. talk on safe use of electricity"))
        self.what.setAccessibleName(self.tr("What it is"))
        self.day = day_field(session.clock().date() + timedelta(days=7), self.tr("On which day"))
        self.time = QTimeEdit(QTime(9, 30))
        self.time.setDisplayFormat("HH:mm")
        self.time.setAccessibleName(self.tr("At what time"))
        self.place = QLineEdit()
        self.place.setPlaceholderText(self.tr("e.g. village hall"))
        self.place.setAccessibleName(self.tr("Where"))
        self.fill(
            Label(theme, self.tr("What it is"), role="caption"),
            self.what,
            Label(theme, self.tr("On which day"), role="caption"),
            row(self.day, self.time, None),
            Label(theme, self.tr("Where"), role="caption"),
            self.place,
        )
        self.what.setFocus()

    def work(self) -> Callable[[], Change]:
        """Return the activity."""
        area, what, place = self._session.area, self.what.text(), self.place.text()
        day, time = python_day(self.day.date()), self.time.time().toString("HH:mm")
        return lambda: activities.add_activity(area, day=day, what=what, time=time, place=place)[1]


class WeatherDialog(SayDialog):
    """Which day, and how hard it is."""

    def __init__(self, session: Session, *, then: Told, parent: QWidget) -> None:
        super().__init__(
            session, self.tr("Say hard weather"), action=self.tr("Keep it"), then=then, parent=parent
        )
        theme = session.theme
        self.day = day_field(session.clock().date() + timedelta(days=1), self.tr("On which day"))
        self.kind = QComboBox()
        self.kind.setAccessibleName(self.tr("In which weather"))
        for kind in WeatherKind:
            self.kind.addItem(session.words(f"weather_kind.{kind}"), kind)
        self.fill(
            row(self.day, self.kind, None),
            Label(
                theme,
                self.tr("Whoever is to be called in such weather is on the list that day."),
                role="quiet",
                wrap=True,
            ),
        )
        self.kind.setFocus()

    def work(self) -> Callable[[], Change]:
        """Return the day."""
        area, day, kind = (
            self._session.area,
            python_day(self.day.date()),
            WeatherKind(self.kind.currentData()),
        )
        return lambda: weather.say_weather(area, day, kind)
