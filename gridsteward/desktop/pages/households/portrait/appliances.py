"""What a household runs: kind, how many, how strong; the usual ones one press away."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QToolButton, QWidget

from gridsteward.desktop.pages.households.ask import AskDialog, Asked
from gridsteward.desktop.pages.households.desk import Desk
from gridsteward.desktop.pages.households.fields import part_date
from gridsteward.desktop.pages.households.parts import Pool
from gridsteward.desktop.pages.households.portrait.part import PortraitPart
from gridsteward.desktop.pages.households.rows import translate
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.flow import Flow
from gridsteward.desktop.widgets.frames import column, row
from gridsteward.desktop.widgets.labels import ElidedPair, Label
from gridsteward.operations import portrait_acts, portraits
from gridsteward.records.portrait import Appliance, Portrait

USUAL = (
    *("fridge", "air_conditioner", "electric_blanket", "room_heater", "induction_cooker", "water_heater"),
    *("washing_machine", "ebike_charger", "water_pump"),
)
_OFFERED = 4


class ApplianceLine(QWidget):
    """One kind: its name and number, its power, and what can be done with it."""

    edit_wanted = Signal(object)  # Appliance
    removal_wanted = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.appliance: Appliance | None = None
        theme = desk.session.theme
        self._words = ElidedPair(theme)
        self.edit = QToolButton()
        self.edit.clicked.connect(lambda: self.edit_wanted.emit(self.appliance))
        self.remove = QToolButton()
        self.remove.clicked.connect(self._asked)
        theme.changed.connect(self._dress)
        self._dress()
        line = row(self._words, self.edit, self.remove, gap=theme.space.xs)
        line.setStretch(0, 1)
        self.setLayout(line)

    def show_appliance(self, appliance: Appliance) -> None:
        """Show an appliance."""
        self.appliance = appliance
        session = self._desk.session
        words, today = session.words, session.clock().date()
        name = appliance_name(self._desk, appliance.kind)
        facts = [power_text(appliance)]
        if appliance.since:
            facts.append(self.tr("since {day}").format(day=part_date(appliance.since, words, today)))
        facts.append(appliance.note)
        count = f" × {appliance.count}" if appliance.count > 1 else ""
        self._words.show_text(f"{name}{count}", " · ".join(fact for fact in facts if fact))
        self.edit.setAccessibleName(self.tr("Change {what}").format(what=name))
        self.remove.setAccessibleName(self.tr("Take off {what}").format(what=name))

    def _dress(self) -> None:
        theme = self._desk.session.theme
        self.edit.setIcon(theme.icon("note", "quiet"))
        self.remove.setIcon(theme.icon("close", "quiet"))

    def _asked(self) -> None:
        if self.appliance is not None:
            self.removal_wanted.emit(self.appliance.id)


class Appliances(PortraitPart):
    """All of them, the usual ones not yet there as chips, every other kind in a box."""

    def __init__(self, desk: Desk) -> None:
        theme = desk.session.theme
        self._lines: Pool[ApplianceLine] = Pool(self._line, 0)
        self._none = Label(theme, translate("portrait", "No appliance is noted yet."), role="quiet")
        self.chips = {kind: self._chip(desk, kind) for kind in USUAL}
        self.others = QComboBox()
        self.others.setAccessibleName(translate("portrait", "Add an appliance"))
        self.others.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.others.setMinimumContentsLength(10)
        self.others.setMaxVisibleItems(18)
        self.others.activated.connect(self._chosen)
        title = translate("portrait", "Appliances")
        items = column(
            self._lines.layout,
            self._none,
            Flow(*self.chips.values(), gap=theme.space.xs),
            row(self.others, None),
            gap=theme.space.s,
        )
        super().__init__(desk, title, items)
        self._fill()

    @property
    def lines(self) -> list[ApplianceLine]:
        """The appliances on screen."""
        return self._lines.shown

    def show_portrait(self, portrait: Portrait) -> None:
        """Show a household's."""
        shown = portrait.appliances
        for line, appliance in zip(self._lines.show(len(shown)), shown, strict=True):
            line.show_appliance(appliance)
        self._none.setVisible(not shown)
        power = sum(portraits.power_of(each.kind, each.count, each.rated_power) for each in shown)
        said = translate("portrait", "about {power:g} kW in all").format(power=round(power / 1000, 1))
        self.note(said if power else "")
        there = {each.kind for each in shown}
        offered = [kind for kind in USUAL if kind not in there][:_OFFERED]
        for kind, chip in self.chips.items():
            chip.setVisible(kind in offered)

    def add(self, kind: str) -> None:
        """Note one of a kind; one more of a kind that is there."""
        area, household = self._desk.session.area, self._desk.household
        there = next(
            (each.appliance for each in self.lines if each.appliance and each.appliance.kind == kind), None
        )
        if there is None:
            self._write("appliance.add", lambda: portrait_acts.add_appliance(area, household, {"kind": kind}))
        else:
            more = {"count": there.count + 1}
            self._write("appliance.edit", lambda: portrait_acts.edit_appliance(area, there.id, more))

    def edit(self, appliance: Appliance) -> None:
        """Ask for number, power, since when and a note."""
        words, area = self._desk.session.words, self._desk.session.area
        usual = usual_power(appliance.kind)
        asked = (
            Asked("count", words("field.count"), value=str(appliance.count)),
            Asked(
                "rated_power",
                words("field.rated_power"),
                value=f"{appliance.rated_power:g}" if appliance.rated_power else "",
                hint=translate("portrait", "of one; usually {power:g}").format(power=usual),
            ),
            Asked("since", words("field.since"), value=appliance.since, date=True),
            Asked("note", words("field.note"), value=appliance.note),
        )
        title = appliance_name(self._desk, appliance.kind)
        dialog = AskDialog(
            self._desk, title, asked, action=translate("portrait", "Keep it"), parent=self.window()
        )
        dialog.ask(lambda values: portrait_acts.edit_appliance(area, appliance.id, values))

    def _chip(self, desk: Desk, kind: str) -> Button:
        name = appliance_name(desk, kind)
        spoken = translate("portrait", "Add {what}").format(what=name)
        chip = Button(desk.session.theme, name, kind="chip", icon="plus", name_for_readers=spoken)
        chip.clicked.connect(lambda: self.add(kind))
        chip.hide()
        return chip

    def _fill(self) -> None:
        words = self._desk.session.words
        self.others.addItem(translate("portrait", "Another one…"), "")
        for kinds in portraits.appliance_groups().values():
            self.others.insertSeparator(self.others.count())
            for kind in kinds:
                self.others.addItem(words(f"appliance.{kind}"), kind)

    def _chosen(self) -> None:
        kind = self.others.currentData()
        self.others.setCurrentIndex(0)
        if kind:
            self.add(kind)

    def _line(self) -> ApplianceLine:
        line = ApplianceLine(self._desk)
        line.edit_wanted.connect(self.edit)
        line.removal_wanted.connect(self._remove)
        return line

    def _remove(self, appliance: str) -> None:
        area = self._desk.session.area
        said = translate("portrait", "The appliance was taken off.")
        self._write("appliance.remove", lambda: portrait_acts.remove_appliance(area, appliance), said)


def appliance_name(desk: Desk, kind: str) -> str:
    """Return what a kind of appliance is called; one the library does not know reads as it was written."""
    words = desk.session.words
    return words(f"appliance.{kind}") if f"appliance.{kind}" in words else kind


def usual_power(kind: str) -> float:
    """Return the usual rated power of one, in W; 0 where the library has none."""
    return next((kinds[kind] for kinds in portraits.appliance_groups().values() if kind in kinds), 0.0)


def power_text(appliance: Appliance) -> str:
    """Return the power of one: as noted, else what is usual and said to be so."""
    if appliance.rated_power:
        return f"{appliance.rated_power:g} W"
    usual = usual_power(appliance.kind)
    return translate("portrait", "usually {power:g} W").format(power=usual) if usual else ""
