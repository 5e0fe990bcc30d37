"""What changed how this household lives, newest first."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QToolButton, QWidget

from gridsteward.desktop.pages.households.ask import AskDialog, Asked
from gridsteward.desktop.pages.households.desk import Desk
from gridsteward.desktop.pages.households.fields import part_date
from gridsteward.desktop.pages.households.parts import Pool
from gridsteward.desktop.pages.households.portrait.part import PortraitPart
from gridsteward.desktop.pages.households.rows import translate
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.frames import row
from gridsteward.desktop.widgets.labels import ElidedPair, Label
from gridsteward.operations import portrait_acts
from gridsteward.records.journal import Change, Value
from gridsteward.records.portrait import LifeEvent, Portrait


class EventLine(QWidget):
    """One event: when, what, a note."""

    edit_wanted = Signal(object)  # LifeEvent
    removal_wanted = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.event_shown: LifeEvent | None = None
        theme = desk.session.theme
        self._day = Label(theme, role="caption")
        self._words = ElidedPair(theme)
        self.edit = QToolButton()
        self.edit.clicked.connect(lambda: self.edit_wanted.emit(self.event_shown))
        self.remove = QToolButton()
        self.remove.clicked.connect(self._asked)
        theme.changed.connect(self._dress)
        self._dress()
        line = row(self._day, self._words, self.edit, self.remove, gap=theme.space.xs)
        line.setStretch(1, 1)
        self.setLayout(line)

    def show_event(self, event: LifeEvent) -> None:
        """Show an event."""
        self.event_shown = event
        session = self._desk.session
        words, today = session.words, session.clock().date()
        day = part_date(event.day or event.at[:10], words, today)
        kind = words.section("life_event").get(event.kind, event.kind)
        self._day.show_text(day)
        self._day.setMinimumWidth(self._day.fontMetrics().horizontalAdvance("0000年00月00日"))
        self._words.show_text(kind, event.note)
        self.edit.setAccessibleName(self.tr("Change {what}").format(what=kind))
        self.remove.setAccessibleName(self.tr("Take off {what}").format(what=kind))

    def _dress(self) -> None:
        theme = self._desk.session.theme
        self.edit.setIcon(theme.icon("note", "quiet"))
        self.remove.setIcon(theme.icon("close", "quiet"))

    def _asked(self) -> None:
        if self.event_shown is not None:
            self.removal_wanted.emit(self.event_shown.id)


class EventsSection(PortraitPart):
    """The events of a household and the way to note another."""

    def __init__(self, desk: Desk) -> None:
        theme = desk.session.theme
        self.add = Button(theme, translate("portrait", "Note an event…"), kind="text", icon="plus")
        self._lines: Pool[EventLine] = Pool(self._line, 0)
        self._none = Label(theme, translate("portrait", "No event is noted."), role="quiet")
        super().__init__(
            desk, translate("portrait", "Life events"), self._lines.layout, self._none, action=self.add
        )
        self.add.clicked.connect(self.ask)

    @property
    def lines(self) -> list[EventLine]:
        """The events on screen."""
        return self._lines.shown

    def show_portrait(self, portrait: Portrait) -> None:
        """Show a household's."""
        events = portrait.life_events
        self._none.setVisible(not events)
        for line, event in zip(self._lines.show(len(events)), events, strict=True):
            line.show_event(event)

    def ask(self) -> None:
        """Ask for a new event."""
        area, household = self._desk.session.area, self._desk.household
        today = self._desk.session.clock().date().isoformat()

        def write(values: Mapping[str, Value]) -> Change:
            day, note = str(values["day"]), str(values["note"])
            return portrait_acts.add_life_event(area, household, str(values["kind"]), day=day, note=note)

        self._dialog(translate("portrait", "Note an event"), kind="new_appliance", day=today, note="").ask(
            write
        )

    def edit(self, event: LifeEvent) -> None:
        """Ask for the event anew."""
        area = self._desk.session.area
        dialog = self._dialog(
            translate("portrait", "Change the event"), kind=event.kind, day=event.day, note=event.note
        )
        dialog.ask(lambda values: portrait_acts.edit_life_event(area, event.id, values))

    def _dialog(self, title: str, *, kind: str, day: str, note: str) -> AskDialog:
        words = self._desk.session.words
        kinds = {key: words(f"life_event.{key}") for key in portrait_acts.LIFE_EVENTS}
        asked = (
            Asked("kind", translate("portrait", "What happened"), choices=kinds, value=kind),
            Asked(
                "day",
                words("field.day"),
                hint=translate("portrait", "e.g. 2026-11-03, 2026-11 or 2026"),
                value=day,
                date=True,
            ),
            Asked("note", words("field.note"), value=note),
        )
        return AskDialog(
            self._desk, title, asked, action=translate("portrait", "Keep it"), parent=self.window()
        )

    def _line(self) -> EventLine:
        line = EventLine(self._desk)
        line.edit_wanted.connect(self.edit)
        line.removal_wanted.connect(self._remove)
        return line

    def _remove(self, event: str) -> None:
        area = self._desk.session.area
        said = translate("portrait", "The event was taken off.")
        self._write("life_event.remove", lambda: portrait_acts.remove_life_event(area, event), said)
