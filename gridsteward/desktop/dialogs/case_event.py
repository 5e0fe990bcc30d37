"""Writing down what happened to a case: a choice, a moment promised, a word; and when it was, if not just now."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import QDateTime
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QDateTimeEdit, QLineEdit, QPlainTextEdit, QWidget

from gridsteward.desktop.dialogs.say import SayDialog, Told
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.chips import Chips
from gridsteward.desktop.widgets.frames import Item, row
from gridsteward.desktop.widgets.labels import Label
from gridsteward.operations import case_board, cases, check_lists
from gridsteward.records.case import CaseView
from gridsteward.records.journal import Change

_ARRIVAL: Final = frozenset(("estimated", "ordered"))  # a time is promised: what to mind before
_CLOSE: Final = (18, 0)
_HOURS: Final = {
    "estimated": 2,
    "ordered": 4,
}  # offered for what is promised of a fault; else the next day's evening


class CaseEventDialog(SayDialog):
    """One event of a case. Enter keeps it where nothing else is asked."""

    def __init__(
        self,
        session: Session,
        view: CaseView,
        kind: str,
        *,
        then: Told,
        parent: QWidget,
        note: str = "",
        value: str = "",
    ) -> None:
        words, theme = session.words, session.theme
        title = f"{view.number} · {words(f'case_event.{kind}')}"
        super().__init__(session, title, action=self.tr("Write it down"), then=then, parent=parent)
        self._view, self._kind, self._asks = view, kind, case_board.asks(kind)
        items: list[Item] = []
        self.values = Chips(theme, self._options(view), name=title, value=value or self._offered_value(view))
        if self._asks.values:
            items.append(self.values)
        self.said = QLineEdit()
        self.said.setAccessibleName(self.tr("Order number"))
        self.said.setPlaceholderText(self.tr("Order number"))
        if self._asks.says:
            items.append(self.said)
        now = session.clock()
        self.promises = QCheckBox(self.tr("Promised by"))
        self.promises.setChecked(True)
        self.promises.setEnabled(not self._asks.until_needed)
        self.until = moment_field(self._offered(now), self.tr("Promised by"))
        self.promises.toggled.connect(self.until.setEnabled)
        if self._asks.until:
            items.append(row(self.promises, self.until, None))
        self.granted = QLineEdit()
        self.granted.setAccessibleName(self.tr("Who allowed it"))
        self.granted.setPlaceholderText(self.tr("Beyond your own authority: who allowed it?"))
        if self._asks.beyond:
            items.append(self.granted)
            self.values.changed.connect(self._show_granted)
        if kind in _ARRIVAL:
            said = " · ".join(
                words(f"check_item.{each.code}") for each in check_lists.lists().of("arrival").items
            )
            items.append(Label(theme, said, role="caption", wrap=True))
        self.note = QPlainTextEdit(note)
        self.note.setTabChangesFocus(True)
        self.note.setAccessibleName(self.tr("Note"))
        self.note.setPlaceholderText(self.tr("What was said or done"))
        self.note.setFixedHeight(3 * self.fontMetrics().lineSpacing() + 2 * theme.space.s)
        items += [self.note, *self._when(now)]
        self.fill(*items)
        self._show_granted()
        self.setMinimumWidth(theme.shape.list + 120)
        done = QShortcut(QKeySequence("Ctrl+Return"), self)
        done.activated.connect(self.save.click)
        if self._asks.values:
            self.values.take_focus()
        else:
            (self.said if self._asks.says else self.note).setFocus()

    def _when(self, now: datetime) -> list[Item]:
        """Make the fields for what was not just now."""
        theme = self._session.theme
        self.earlier = QCheckBox(self.tr("It was not just now but at"))
        self.at = moment_field(now, self.tr("When it was"))
        self.at.setEnabled(False)
        self.earlier.toggled.connect(self.at.setEnabled)
        late = Label(
            theme,
            self.tr("Both times are kept: when it was and when it was written down."),
            role="caption",
            wrap=True,
        )
        late.hide()
        self.earlier.toggled.connect(late.setVisible)
        return [row(self.earlier, self.at, None), late]

    def _options(self, view: CaseView) -> list[tuple[str, str]]:
        words, section = self._session.words, "case_value"
        if self._kind == "turned":
            return [(each, words(f"case_kind.{each}")) for each in self._asks.values if each != view.kind]
        if self._kind == "called_back":
            points = [(each, words(f"case_rating.{each}")) for each in "12345"]
            return [*points, *((each, words(f"{section}.{each}")) for each in ("no_rating", "not_reached"))]
        return [(each, words(f"{section}.{each}")) for each in self._asks.values]

    def _offered_value(self, view: CaseView) -> str:
        """Return what is chosen at first: the department the class leads to, else nothing is taken for granted."""
        return view.department if self._kind == "dispatched" else ""

    def _offered(self, now: datetime) -> datetime:
        if self._kind in _HOURS:
            return (now + timedelta(hours=_HOURS[self._kind])).replace(minute=0, second=0, microsecond=0)
        hour, minute = _CLOSE
        return (now + timedelta(days=1)).replace(hour=hour, minute=minute, second=0, microsecond=0)

    @property
    def value(self) -> str:
        """Return the value chosen or typed."""
        return self.said.text().strip() if self._asks.says else self.values.value

    def work(self) -> Callable[[], Change]:
        """Return the event."""
        area, case_id, kind, value = self._session.area, self._view.case.id, self._kind, self.value
        now = self._session.clock()
        until = iso_moment(self.until, now) if self._asks.until and self.promises.isChecked() else ""
        note, at = self.note.toPlainText(), iso_moment(self.at, now) if self.earlier.isChecked() else ""
        granted = self.granted.text() if value in self._asks.beyond else ""
        return lambda: cases.add_event(
            area, case_id, kind, value=value, until=until, note=note, at=at, granted_by=granted
        )[1]

    def _show_granted(self) -> None:
        if self._asks.beyond:
            self.granted.setVisible(self.value in self._asks.beyond)


def moment_field(moment: datetime, name: str) -> QDateTimeEdit:
    """Return a field for a moment by this laptop's clock."""
    field = QDateTimeEdit(QDateTime.fromString(f"{moment:%Y-%m-%dT%H:%M:00}", "yyyy-MM-ddTHH:mm:ss"))
    field.setDisplayFormat("yyyy-MM-dd HH:mm")
    field.setCalendarPopup(True)
    field.setAccessibleName(name)
    return field


def iso_moment(field: QDateTimeEdit, clock: datetime) -> str:
    """Return the moment of a field, ISO with the offset of this laptop's clock."""
    told = datetime.fromisoformat(field.dateTime().toString("yyyy-MM-ddTHH:mm:00"))
    return told.replace(tzinfo=clock.tzinfo).isoformat(timespec="seconds")
