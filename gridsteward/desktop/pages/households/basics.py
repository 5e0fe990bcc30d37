"""What the ledger says of the account; every value is changed where it stands."""

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from gridsteward.desktop.pages.households.desk import Desk
from gridsteward.desktop.pages.households.field_row import FieldRow, Save
from gridsteward.desktop.pages.households.fields import HOUSEHOLD_FIELDS
from gridsteward.desktop.pages.households.parts import Section
from gridsteward.desktop.pages.households.rows import translate
from gridsteward.desktop.widgets.frames import Columns, column
from gridsteward.operations import households
from gridsteward.records.journal import Change, Value
from gridsteward.records.page import HouseholdCard


class Basics(Section):
    """All fields of the household in two columns, the note beneath."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.fields = {spec.name: FieldRow(desk, spec, self._save) for spec in HOUSEHOLD_FIELDS}
        rows = list(self.fields.values())
        half = (len(rows) - 1) // 2 + 1
        left, right = QWidget(), QWidget()
        left.setLayout(column(*rows[:half], gap=2))
        right.setLayout(column(*rows[half:-1], gap=2))
        title = translate("households", "Basics")
        super().__init__(desk.session.theme, title, Columns(desk.session.theme, left, right), rows[-1])

    def show_card(self, card: HouseholdCard) -> None:
        """Show a household."""
        for field in self.fields.values():
            field.show_record(card.household)

    def _save(self) -> Save:
        """Return the write of an editor opened now: measured against what its author sees now."""
        card, area = self._desk.card, self._desk.session.area

        def write(values: Mapping[str, Value]) -> Change:
            if card is None:
                raise RuntimeError
            return households.edit_household(area, card.household.id, values, seen=card.seen)

        return write
