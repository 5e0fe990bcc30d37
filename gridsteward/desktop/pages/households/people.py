"""The people of a household: every value is changed where it stands."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from gridsteward.desktop.pages.households.desk import Desk
from gridsteward.desktop.pages.households.field_row import FieldRow, Save
from gridsteward.desktop.pages.households.fields import PERSON_FIELDS, PERSON_FLAGS, field_title
from gridsteward.desktop.pages.households.parts import Pool, Section
from gridsteward.desktop.pages.households.rows import translate
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.flow import Flow
from gridsteward.desktop.widgets.frames import column, frame, row
from gridsteward.desktop.widgets.labels import Label
from gridsteward.operations import households
from gridsteward.records.household import Person
from gridsteward.records.journal import Change, Value
from gridsteward.records.page import HouseholdCard


class PersonBlock(QWidget):
    """One person."""

    removal_wanted = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.person: Person | None = None
        theme, words, space = desk.session.theme, desk.session.words, desk.session.theme.space
        self.flags = {
            name: Button(theme, field_title(words, name), kind="chip", checked=False, ticks=True)
            for name in PERSON_FLAGS
        }
        for name, chip in self.flags.items():
            chip.clicked.connect(lambda on, name=name: self._flag(name, on=on))
        self.remove = Button(theme, kind="text", icon="bin", name_for_readers=self.tr("Remove"))
        self.remove.clicked.connect(self._remove)
        self.fields = {spec.name: FieldRow(desk, spec, self._save) for spec in PERSON_FIELDS}
        grid = QGridLayout()
        grid.setHorizontalSpacing(space.xl)
        grid.setVerticalSpacing(2)
        for at, name in enumerate(("name", "relation", "phones", "birth")):
            grid.addWidget(self.fields[name], at // 2, at % 2)
            grid.setColumnStretch(at % 2, 1)
        grid.addWidget(self.fields["note"], 2, 0, 1, 2)
        flags = Flow(gap=space.s)
        for chip in self.flags.values():
            flags.addWidget(chip)
        top = row(flags, self.remove, gap=space.s)
        top.setStretch(0, 1)
        pad = (space.m, space.s, space.m, space.s)
        self.setLayout(column(frame("soft", column(grid, top, gap=space.s, pad=pad))))

    def show_person(self, person: Person) -> None:
        """Show a person."""
        self.person = person
        for field in self.fields.values():
            field.show_record(person)
        for name, chip in self.flags.items():
            chip.setChecked(bool(getattr(person, name)))
        self.remove.setAccessibleName(self.tr("Remove {name}").format(name=person.name))

    def _save(self) -> Save:
        """Return the write that an editor opened now will do: on this person, whoever is shown later."""
        person, area, card = self.person, self._desk.session.area, self._desk.card
        seen = card.seen_rows.get(person.id) if card is not None and person is not None else None

        def write(values: Mapping[str, Value]) -> Change:
            if person is None:
                raise RuntimeError
            return households.save_person(area, person.household_id, values, person_id=person.id, seen=seen)[
                1
            ]

        return write

    def _flag(self, name: str, *, on: bool) -> None:
        write = self._save()
        chip = self.flags[name]

        def refused(error: Exception) -> None:
            chip.setChecked(not on)
            self._desk.session.tasks.failed.emit("person.edit", error)

        self._desk.write("person.edit", lambda: write({name: int(on)}), failed=refused)

    def _remove(self) -> None:
        if self.person is not None:
            self.removal_wanted.emit(self.person.id)


class People(Section):
    """Everybody who belongs to the household."""

    removal_wanted = Signal(str)

    def __init__(self, desk: Desk, add: Callable[[], object]) -> None:
        self._desk = desk
        theme = desk.session.theme
        self._blocks: Pool[PersonBlock] = Pool(self._block, theme.space.s)
        self._none = Label(theme, translate("households", "Nobody is noted here yet."), role="quiet")
        self.add = Button(theme, translate("households", "Add a person"), kind="text", icon="plus")
        self.add.clicked.connect(add)
        title = translate("households", "People")
        super().__init__(theme, title, self._blocks.layout, self._none, action=self.add)

    @property
    def blocks(self) -> list[PersonBlock]:
        """The people on screen."""
        return self._blocks.shown

    @property
    def fields(self) -> list[FieldRow]:
        """All fields on screen."""
        return [field for block in self._blocks.shown for field in block.fields.values()]

    def show_card(self, card: HouseholdCard) -> None:
        """Show a household's people."""
        count = len(card.people)
        self.note(self.tr("%n person(s)", "", count) if count else "")
        self._none.setVisible(not count)
        for block, person in zip(self._blocks.show(count), card.people, strict=True):
            block.show_person(person)

    def _block(self) -> PersonBlock:
        block = PersonBlock(self._desk)
        block.removal_wanted.connect(self.removal_wanted)
        return block
