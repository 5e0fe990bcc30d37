"""Set or change a reminder in plain words: what to do, on which days, at what time, who may see it (R5.3, R5.7)."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any, Final

from msgspec.structs import replace
from PySide6.QtCore import Qt, QTime
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QSpinBox,
    QStackedWidget,
    QTimeEdit,
    QWidget,
)

from gridsteward.desktop.dialogs.say import SayDialog, Told, day_field, python_day
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.flow import Flow
from gridsteward.desktop.widgets.frames import column, row
from gridsteward.desktop.widgets.labels import Label
from gridsteward.operations import reminder_acts, reminder_words
from gridsteward.records.household import Person
from gridsteward.records.journal import Change
from gridsteward.records.reminder import (
    BIRTHDAY,
    Festival,
    Reminder,
    ReminderRule,
    RuleKind,
    WeatherKind,
)
from gridsteward.records.sealed import Audience

ON_A_DAY: Final = "day"
FORTNIGHT: Final = "fortnight"
_FAR: Final = 400
_DAYS_TOLD: Final = (1, 2, 3, 7)
_DAY_HOURS: Final = 24


class RuleDialog(SayDialog):
    """`reminder` is the one that is changed, None for a new one that begins as `rule`."""

    def __init__(
        self,
        session: Session,
        household: str,
        rule: ReminderRule,
        *,
        reminder: Reminder | None,
        people: Sequence[Person],
        then: Told,
        parent: QWidget,
    ) -> None:
        title = self.tr("Set a reminder") if reminder is None else self.tr("Change a reminder")
        super().__init__(session, title, action=self.tr("Keep it"), then=then, parent=parent)
        self._household, self._rule, self._reminder = household, rule, reminder
        theme, words = session.theme, session.words
        self.what = _line(self.tr("What to do"), rule.what, hint=self.tr("e.g. ask whether the stove is off"))
        self.checks = _line(
            self.tr("What to ask about"),
            " ".join(rule.checks),
            hint=self.tr("e.g. kettle heater blanket"),
        )
        self.kind = _combo(
            self.tr("When"), [(words(f"rule_kind.{kind}"), kind) for kind in RuleKind], rule.kind
        )
        self.fields = QStackedWidget()
        self._asked = {
            RuleKind.CALENDAR: _Calendar(session, rule),
            RuleKind.LUNAR: _Lunar(session, rule),
            RuleKind.SINCE_CONTACT: _Since(session, rule),
            RuleKind.DATE: _Dates(session, rule),
            RuleKind.WEATHER: _Weather(session, rule),
            RuleKind.OUTAGE: _Outage(session, rule),
            RuleKind.PAYMENT: _Payment(session, rule),
        }
        for each in self._asked.values():
            self.fields.addWidget(each)
        self.kind.currentIndexChanged.connect(lambda _at: self._turn())
        self.time = QTimeEdit(QTime.fromString(rule.time, "HH:mm"))
        self.time.setDisplayFormat("HH:mm")
        self.time.setAccessibleName(self.tr("At what time"))
        everybody = (self.tr("the household"), "")
        named = [(each.name, each.id) for each in people if each.name]
        self.person = _combo(self.tr("About whom"), [everybody, *named], rule.person_id)
        told = [(self.tr("after %n day(s)", "", days), days * _DAY_HOURS) for days in _DAYS_TOLD]
        self.tell = _combo(self.tr("Tell the supervisor"), told, rule.tell_after)
        self.audience = _combo(
            self.tr("Who may see it"),
            [(words(f"audience.{each}"), each) for each in Audience],
            reminder.audience if reminder else Audience.STEWARD,
        )
        self.audience.setEnabled(reminder is None)
        self.ends = QCheckBox(self.tr("Ends on"))
        self.ends.setChecked(bool(rule.ends))
        far = session.clock().date() + timedelta(days=90)
        self.last = day_field(date.fromisoformat(rule.ends) if rule.ends else far, self.tr("Last day"))
        self.last.setEnabled(bool(rule.ends))
        self.ends.toggled.connect(self.last.setEnabled)
        self.fill(
            Label(theme, self.tr("What to do"), role="caption"),
            self.what,
            Label(theme, self.tr("What to ask about (may stay empty)"), role="caption"),
            self.checks,
            Label(theme, self.tr("When"), role="caption"),
            self.kind,
            self.fields,
            row(
                column(Label(theme, self.tr("At what time"), role="caption"), self.time, gap=2),
                column(Label(theme, self.tr("About whom"), role="caption"), self.person, gap=2),
                gap=theme.space.m,
            ),
            row(
                column(Label(theme, self.tr("Who may see it"), role="caption"), self.audience, gap=2),
                column(
                    Label(theme, self.tr("Not done: tell the supervisor"), role="caption"), self.tell, gap=2
                ),
                gap=theme.space.m,
            ),
            row(self.ends, self.last, None),
        )
        self.setMinimumWidth(theme.shape.list + 140)
        self._turn()
        self.what.setFocus()

    def rule(self) -> ReminderRule:
        """Return what is asked for now."""
        kind = RuleKind(self.kind.currentData())
        plain = ReminderRule(
            kind=kind,
            what=self.what.text(),
            starts=self._rule.starts,
            ends=python_day(self.last.date()).isoformat() if self.ends.isChecked() else "",
            time=self.time.time().toString("HH:mm"),
            person_id=str(self.person.currentData()),
            checks=tuple(self.checks.text().replace("、", " ").replace(",", " ").split()),
            tell_after=int(self.tell.currentData()),
        )
        return replace(plain, **self._asked[kind].values())

    def work(self) -> Callable[[], Change]:
        """Return the setting, or the change."""
        area, household, rule = self._session.area, self._household, self.rule()
        reminder, audience = self._reminder, Audience(self.audience.currentData())
        if reminder is not None:
            return lambda: reminder_acts.change_reminder(area, reminder, rule)
        return lambda: reminder_acts.add_reminder(area, household, rule, audience=audience)[1]

    def _turn(self) -> None:
        self.fields.setCurrentWidget(self._asked[RuleKind(self.kind.currentData())])


class _Part(QWidget):
    """The fields of one kind of reminder."""

    def values(self) -> dict[str, Any]:
        """Return the rule's own fields."""
        raise NotImplementedError


class _Calendar(_Part):
    def __init__(self, session: Session, rule: ReminderRule) -> None:
        super().__init__()
        theme, words = session.theme, session.words
        here = rule.kind is RuleKind.CALENDAR and rule.rrule
        unit, days, number = reminder_words.parts(rule.rrule) if here else ("WEEKLY", ("TU",), 1)
        self.unit = _combo(
            self.tr("How often"),
            [
                (self.tr("every day"), "DAILY"),
                (self.tr("on days of the week"), "WEEKLY"),
                (self.tr("every second week"), FORTNIGHT),
                (self.tr("on a day of the month"), "MONTHLY"),
            ],
            FORTNIGHT if unit == "WEEKLY" and number == 2 else unit,
        )
        self.week = QWidget()
        self.days = {
            key: Button(theme, words(f"reminder_weekday.{key}"), kind="chip", checked=key in days)
            for key in reminder_words.WEEKDAYS
        }
        flow = Flow(gap=theme.space.xs)
        for each in self.days.values():
            flow.addWidget(each)
        self.week.setLayout(flow)
        self.day = _spin(self.tr("Day of the month"), 1, 31, number if unit == "MONTHLY" else 15)
        self.month = QWidget()
        self.month.setLayout(row(Label(theme, self.tr("Day of the month"), role="quiet"), self.day, None))
        self.setLayout(column(self.unit, self.week, self.month, None, gap=theme.space.xs))
        self.unit.currentIndexChanged.connect(lambda _at: self._turn())
        self._turn()

    def values(self) -> dict[str, Any]:
        unit = self.unit.currentData()
        if unit == "DAILY":
            return {"rrule": reminder_words.daily()}
        if unit == "MONTHLY":
            return {"rrule": reminder_words.monthly(self.day.value())}
        chosen = tuple(key for key, each in self.days.items() if each.isChecked())
        every = 2 if unit == FORTNIGHT else 1
        return {"rrule": reminder_words.weekly(chosen, every) if chosen else ""}

    def _turn(self) -> None:
        self.week.setVisible(self.unit.currentData() in ("WEEKLY", FORTNIGHT))
        self.month.setVisible(self.unit.currentData() == "MONTHLY")


class _Lunar(_Part):
    def __init__(self, session: Session, rule: ReminderRule) -> None:
        super().__init__()
        words = session.words
        months = [(self.tr("every lunar month"), 0)]
        months += [(words(f"lunar_month.{each}"), each) for each in range(1, 13)]
        self.month = _combo(self.tr("Lunar month"), months, rule.lunar_month)
        days = [(words(f"lunar_day.{each}"), each) for each in range(1, 31)]
        self.day = _combo(self.tr("Lunar day"), days, rule.lunar_day or 15)
        self.setLayout(column(row(self.month, self.day, None), None))

    def values(self) -> dict[str, Any]:
        return {"lunar_month": self.month.currentData(), "lunar_day": self.day.currentData()}


class _Since(_Part):
    def __init__(self, session: Session, rule: ReminderRule) -> None:
        super().__init__()
        self.days = _spin(self.tr("Days without contact"), 1, _FAR, rule.every_days or 7)
        line = row(self.days, Label(session.theme, self.tr("days without contact"), role="quiet"), None)
        self.setLayout(column(line, None))

    def values(self) -> dict[str, Any]:
        return {"every_days": self.days.value()}


class _Around(_Part):
    """On the day, or so many days before or after."""

    def __init__(self, offset: int) -> None:
        super().__init__()
        self.far = _spin(self.tr("Days"), 1, 60, abs(offset) or 3)
        ways = [(self.tr("on the day"), 0), (self.tr("days before"), -1), (self.tr("days after"), 1)]
        self.way = _combo(self.tr("Before or after"), ways, (offset > 0) - (offset < 0))
        self.way.currentIndexChanged.connect(lambda _at: self._far_or_not())
        self._far_or_not()

    def values(self) -> dict[str, Any]:
        return {"offset": self.far.value() * int(self.way.currentData())}

    def _far_or_not(self) -> None:
        self.far.setVisible(bool(self.way.currentData()))


class _Dates(_Around):
    def __init__(self, session: Session, rule: ReminderRule) -> None:
        super().__init__(rule.offset)
        words = session.words
        choices = [(words(f"reminder_date.{each}"), str(each)) for each in Festival]
        choices.append((words(f"reminder_date.{BIRTHDAY}"), BIRTHDAY))
        choices.append((self.tr("a certain day"), ON_A_DAY))
        known = any(rule.anchor == key for _, key in choices) or not rule.anchor
        self.anchor = _combo(self.tr("Which day"), choices, rule.anchor if known else ON_A_DAY)
        first = session.clock().date() + timedelta(days=7)
        self.day = day_field(first if known else date.fromisoformat(rule.anchor), self.tr("The day"))
        self.anchor.currentIndexChanged.connect(lambda _at: self._turn())
        self.setLayout(column(row(self.anchor, self.day, self.far, self.way, None), None))
        self._turn()

    def values(self) -> dict[str, Any]:
        anchor = self.anchor.currentData()
        day = python_day(self.day.date()).isoformat()
        return {**super().values(), "anchor": day if anchor == ON_A_DAY else anchor}

    def _turn(self) -> None:
        self.day.setVisible(self.anchor.currentData() == ON_A_DAY)


class _Weather(_Around):
    def __init__(self, session: Session, rule: ReminderRule) -> None:
        super().__init__(rule.offset)
        words = session.words
        self.weather = _combo(
            self.tr("In which weather"),
            [(words(f"weather_kind.{each}"), str(each)) for each in WeatherKind],
            rule.weather,
        )
        every = rule.every_days if rule.kind is RuleKind.WEATHER else 1
        self.every = _spin(self.tr("Not again within so many days"), 1, 14, every or 1)
        theme = session.theme
        self.setLayout(
            column(
                row(self.weather, self.far, self.way, None),
                row(
                    Label(theme, self.tr("a contact holds for"), role="quiet"),
                    self.every,
                    Label(theme, self.tr("days"), role="quiet"),
                    None,
                ),
                None,
            )
        )

    def values(self) -> dict[str, Any]:
        return {**super().values(), "weather": self.weather.currentData(), "every_days": self.every.value()}


class _Outage(_Part):
    def __init__(self, session: Session, rule: ReminderRule) -> None:
        super().__init__()
        offset = rule.offset if rule.kind is RuleKind.OUTAGE else -2
        self.far = _spin(self.tr("Days before"), 0, 14, -offset)
        line = row(
            self.far, Label(session.theme, self.tr("days before a planned outage here"), role="quiet"), None
        )
        self.setLayout(column(line, None))

    def values(self) -> dict[str, Any]:
        return {"offset": -self.far.value()}


class _Payment(_Part):
    def __init__(self, session: Session, rule: ReminderRule) -> None:
        super().__init__()
        theme = session.theme
        here = rule.kind is RuleKind.PAYMENT and rule.rrule
        self.day = _spin(
            self.tr("To be paid by day"), 1, 31, reminder_words.parts(rule.rrule)[2] if here else 15
        )
        self.far = _spin(self.tr("Days before"), 0, 14, -rule.offset if here else 0)
        self.setLayout(
            column(
                row(Label(theme, self.tr("to be paid by day"), role="quiet"), self.day, None),
                row(
                    Label(theme, self.tr("remind"), role="quiet"),
                    self.far,
                    Label(theme, self.tr("days before that"), role="quiet"),
                    None,
                ),
                None,
            )
        )

    def values(self) -> dict[str, Any]:
        return {"rrule": reminder_words.monthly(self.day.value()), "offset": -self.far.value()}


def _line(name: str, text: str, *, hint: str) -> QLineEdit:
    made = QLineEdit(text)
    made.setPlaceholderText(hint)
    made.setAccessibleName(name)
    return made


def _combo(name: str, choices: Sequence[tuple[str, Any]], chosen: object) -> QComboBox:
    made = QComboBox()
    made.setAccessibleName(name)
    for words, value in choices:
        made.addItem(words, value)
    at = next((at for at, (_, value) in enumerate(choices) if value == chosen), 0)
    made.setCurrentIndex(at)
    return made


def _spin(name: str, least: int, most: int, value: int) -> QSpinBox:
    made = QSpinBox()
    made.setRange(least, most)
    made.setValue(value)
    made.setAccessibleName(name)
    made.setAlignment(Qt.AlignmentFlag.AlignRight)
    return made
