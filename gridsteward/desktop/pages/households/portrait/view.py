"""The sections of a portrait below the first screenful, in two columns where there is room."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gridsteward.desktop.pages.households.desk import Desk
from gridsteward.desktop.pages.households.portrait.appliances import Appliances
from gridsteward.desktop.pages.households.portrait.classes import ClassesSection
from gridsteward.desktop.pages.households.portrait.events import EventsSection
from gridsteward.desktop.pages.households.portrait.freshness import FreshnessSection
from gridsteward.desktop.pages.households.portrait.need_ladder import NeedSection
from gridsteward.desktop.pages.households.portrait.part import PortraitPart
from gridsteward.desktop.pages.households.portrait.register import RegisterSection
from gridsteward.desktop.pages.households.portrait.routine import RoutineSection
from gridsteward.desktop.pages.households.portrait.tags import TagsSection
from gridsteward.desktop.pages.households.portrait.temperament import TemperamentSection
from gridsteward.desktop.widgets.frames import Columns, column, rule
from gridsteward.records.portrait import Portrait


class PortraitView(QWidget):
    """Needs and tags; how they live on the left, how to deal with them on the right; how fresh all of it is."""

    observe_wanted = Signal()
    fill_wanted = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._shown = desk, ""
        theme, space = desk.session.theme, desk.session.theme.space
        self.register = RegisterSection(desk)
        self.tags = TagsSection(desk)
        self.appliances = Appliances(desk)
        self.routine = RoutineSection(desk)
        self.events = EventsSection(desk)
        self.temperament = TemperamentSection(desk)
        self.classes = ClassesSection(desk)
        self.needs = NeedSection(desk)
        self.freshness = FreshnessSection(desk)
        left, right = QWidget(), QWidget()
        left.setLayout(column(self.routine, self.appliances, self.events, gap=space.xl))
        right.setLayout(column(self.temperament, self.classes, self.needs, gap=space.xl))
        columns = Columns(theme, left, right)
        self.setLayout(
            column(
                rule(),
                space.xs,
                self.register,
                rule(),
                space.xs,
                self.tags,
                rule(),
                space.xs,
                columns,
                rule(),
                space.xs,
                self.freshness,
                gap=space.s,
            )
        )
        self.temperament.observe_wanted.connect(self.observe_wanted)
        self.freshness.fill_wanted.connect(self.fill_wanted)
        desk.portrait_read.connect(self.show_portrait)

    @property
    def parts(self) -> tuple[PortraitPart, ...]:
        """All sections."""
        return (
            *(self.register, self.tags, self.routine, self.appliances, self.events),
            *(self.temperament, self.classes, self.needs, self.freshness),
        )

    def show_portrait(self, portrait: Portrait) -> None:
        """Show a household's."""
        other = portrait.household_id != self._shown and not self.isHidden()
        self._shown = portrait.household_id
        # Laid out once, not after every line that comes or goes; the keys are in the list then.
        if other:
            self.hide()
        for part in self.parts:
            part.show_portrait(portrait)
        if other:
            self.show()
