"""The hours of work a day is planned within: when, on which days, how one gets about, from where to where."""

from msgspec.structs import replace
from PySide6.QtCore import Qt, QTime, Signal
from PySide6.QtWidgets import QSpinBox, QTimeEdit, QWidget

from gridsteward.desktop.dialogs.choose_household import ChooseHousehold
from gridsteward.desktop.pages.settings.parts import Section, choice, group, line
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.flow import Flow
from gridsteward.desktop.widgets.frames import column, row
from gridsteward.desktop.widgets.labels import Elided, Label
from gridsteward.operations import planning
from gridsteward.records.plan import Point, Travel, WorkHours

_LONGEST_MEAL = 240  # minutes


class Hours(Section):
    """The section of that name. What is changed holds at once; what makes no day is refused and said."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._hours = WorkHours()
        theme, words = session.theme, session.words
        self.begin, self.end = _clock(self.tr("Work begins")), _clock(self.tr("Work ends"))
        self.lunch = _clock(self.tr("Lunch at"))
        self.lunch_minutes = QSpinBox()
        self.lunch_minutes.setRange(0, _LONGEST_MEAL)
        self.lunch_minutes.setSingleStep(10)
        self.lunch_minutes.setSuffix(self.tr(" min"))
        self.lunch_minutes.setKeyboardTracking(False)
        self.lunch_minutes.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.lunch_minutes.setAccessibleName(self.tr("How long lunch takes"))
        ways = [(str(each), words(f"travel.{each}")) for each in Travel]
        self.travel = choice(self.tr("On the way by"), ways, Travel.EBIKE)
        self.days = [
            Button(theme, words(f"weekday.{number}"), checked=False, ticks=True) for number in range(1, 8)
        ]
        week, flow = QWidget(), Flow()
        for day in self.days:
            flow.addWidget(day)
        week.setLayout(flow)
        self.start = _Place(session, self.tr("Start of the day"), otherwise=self.tr("Middle of the area"))
        self.finish = _Place(session, self.tr("End of the day"), otherwise=self.tr("Where it starts"))
        self.setLayout(
            column(
                group(
                    theme,
                    self.tr("Hours of work"),
                    Label(theme, self.tr("The plan of a day keeps to them."), role="caption", wrap=True),
                    line(theme, self.tr("From, to"), self.begin, self.end),
                    line(theme, self.tr("Lunch"), self.lunch, self.lunch_minutes),
                    line(theme, self.tr("On the way by"), self.travel),
                    Label(theme, self.tr("Working days")),
                    week,
                    self.start,
                    self.finish,
                    self.said,
                )
            )
        )
        for clock in (self.begin, self.end, self.lunch, self.lunch_minutes):
            clock.editingFinished.connect(self._typed)
        self.travel.activated.connect(self._typed)
        for day in self.days:
            day.clicked.connect(self._typed)
        self.start.taken.connect(lambda place: self._keep(replace(self._hours, start=place)))
        self.finish.taken.connect(lambda place: self._keep(replace(self._hours, finish=place)))
        self.start.refused.connect(self._refused)
        self.finish.refused.connect(self._refused)
        area = session.area
        session.tasks.run("hours", lambda: planning.work_hours(area), self.show_hours, owner=self)

    def show_hours(self, hours: WorkHours) -> None:
        """Show what holds."""
        self._hours = hours
        for clock, minute in ((self.begin, hours.begin), (self.end, hours.end), (self.lunch, hours.lunch)):
            clock.setTime(QTime(*divmod(minute, 60)))
        self.lunch_minutes.setValue(hours.lunch_minutes)
        self.travel.setCurrentIndex(self.travel.findData(hours.travel_by))
        for number, day in enumerate(self.days, start=1):
            day.setChecked(number in hours.weekdays)
        self.start.show_place(hours.start)
        self.finish.show_place(hours.finish)

    def _typed(self) -> None:
        self._keep(
            replace(
                self._hours,
                begin=_minute(self.begin),
                end=_minute(self.end),
                lunch=_minute(self.lunch),
                lunch_minutes=self.lunch_minutes.value(),
                travel_by=self.travel.currentData(),
                weekdays=tuple(number for number, day in enumerate(self.days, start=1) if day.isChecked()),
            )
        )

    def _keep(self, hours: WorkHours) -> None:
        if hours == self._hours:
            return
        area = self._session.area

        def work() -> WorkHours:
            planning.set_work_hours(area, hours)
            return hours

        self._session.tasks.run("hours.keep", work, self._kept, failed=self._refused, owner=self)

    def _kept(self, hours: WorkHours) -> None:
        self.show_hours(hours)
        self._say(self.tr("Kept. It holds from the next plan on."), "good")

    def _refused(self, error: Exception) -> None:
        self.show_hours(self._hours)
        super()._refused(error)


class _Place(QWidget):
    """Where a day starts or ends: as it is unless told, or at somebody's door."""

    taken = Signal(object)  # a Point, None for what holds unless told
    refused = Signal(object)  # the error

    def __init__(self, session: Session, name: str, *, otherwise: str) -> None:
        super().__init__()
        self._session, self._name, self._otherwise = session, name, otherwise
        theme = session.theme
        self.where = Elided(theme, otherwise, role="quiet")
        self.back = Button(theme, otherwise, kind="text")
        self.back.clicked.connect(lambda: self.taken.emit(None))
        self.choose = Button(theme, self.tr("Choose a household…"), name_for_readers=name)
        self.choose.clicked.connect(self._ask)
        title = Label(theme, name)
        head = row(title, self.back, self.choose, gap=theme.space.m)
        head.setStretch(0, 1)
        self.setLayout(column(head, self.where, gap=2))
        self.show_place(None)

    def show_place(self, place: Point | None) -> None:
        """Show a place by the name of who lives there, else by its coordinates."""
        self.back.setVisible(place is not None)
        if place is None:
            self.where.show_text(self._otherwise)
            return
        self.where.show_text("{:.5f}, {:.5f}".format(*place))
        area = self._session.area
        self._session.tasks.run(
            "hours.place",
            lambda: planning.home_at(area, place),
            lambda name: self.where.show_text(name) if name else None,
            owner=self,
        )

    def _ask(self) -> None:
        dialog = ChooseHousehold(self._session, title=self._name, parent=self.window())
        dialog.chosen.connect(self._take)
        dialog.open()

    def _take(self, household: str) -> None:
        area = self._session.area
        self._session.tasks.run(
            "hours.take",
            lambda: planning.place_of(area, household),
            self.taken.emit,
            failed=self.refused.emit,
            owner=self,
        )


def _clock(name: str) -> QTimeEdit:
    made = QTimeEdit()
    made.setDisplayFormat("HH:mm")
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    made.setAccessibleName(name)
    return made


def _minute(clock: QTimeEdit) -> int:
    return clock.time().hour() * 60 + clock.time().minute()
