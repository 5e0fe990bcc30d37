"""The controls a list is narrowed by."""

from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QGridLayout, QInputDialog

from gridsteward.desktop.pages.households.filters import (
    BELOW,
    NARROWING,
    NEVER,
    UNSEEN,
    below_word,
    unseen_word,
)
from gridsteward.desktop.session import Session
from gridsteward.desktop.tag_book import tag_groups, tag_name
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.frames import column, row
from gridsteward.desktop.widgets.labels import Label
from gridsteward.operations.finding import Directory, HouseholdFilter
from gridsteward.records.household import Tenure


class FilterPanel(QFrame):
    """The questions a list can be narrowed by. It folds out above the list; every choice works at once."""

    changed = Signal(object)  # HouseholdFilter
    save_wanted = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._wanted = HouseholdFilter()
        self.setProperty("look", "soft")
        self.boxes: dict[str, QComboBox] = {}
        theme, space = session.theme, session.theme.space
        grid = QGridLayout()
        grid.setHorizontalSpacing(space.m)
        grid.setVerticalSpacing(space.xs)
        grid.setColumnStretch(1, 1)
        titles = {
            "village": self.tr("Village"),
            "transformer_district": self.tr("District"),
            "tag": self.tr("Tag"),
            "tenure": self.tr("Tenure"),
            "not_seen_since": self.tr("Last seen"),
            "complete_below": self.tr("Portrait"),
            "missing": self.tr("Missing"),
        }
        for line, (field, title) in enumerate(titles.items()):
            label = Label(theme, title, role="caption")
            box = QComboBox()
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(8)
            box.setMaxVisibleItems(16)
            box.setAccessibleName(title)
            label.setBuddy(box)
            box.activated.connect(lambda _at, field=field: self._chosen(field))
            grid.addWidget(label, line, 0)
            grid.addWidget(box, line, 1)
            self.boxes[field] = box
        self.promises = QCheckBox(self.tr("Only with open promises"))
        self.promises.clicked.connect(self._promised)
        self.expired = QCheckBox(self.tr("Only with a tag past its day"))
        self.expired.clicked.connect(self._expired)
        self.keep = Button(theme, self.tr("Keep this filter…"), kind="text", icon="flag")
        self.keep.clicked.connect(self._ask_name)
        self.clear = Button(theme, self.tr("Clear"), kind="text")
        self.clear.clicked.connect(lambda: self.changed.emit(HouseholdFilter(sort=self._wanted.sort)))
        pad = (space.m, space.s, space.m, space.s)
        foot = row(self.keep, None, self.clear)
        self.setLayout(column(grid, self.promises, self.expired, foot, gap=space.xs, pad=pad))

    def fill(self, directory: Directory) -> None:
        """Offer what the households have, with counts."""
        words = self._session.words
        self._offer("village", [(name, f"{name}  {n:,}") for name, n in directory.counts("village").items()])
        districts = directory.counts("transformer_district").items()
        self._offer("transformer_district", [(name, f"{name}  {n:,}") for name, n in districts])
        tags = directory.counts("tag")
        library = [tag for group in tag_groups().values() for tag in group]
        order = [tag for tag in library if tag in tags] + [tag for tag in tags if tag not in library]
        self._offer("tag", [(tag, f"{tag_name(words, tag)}  {tags[tag]:,}") for tag in order])
        tenures = directory.counts("tenure")
        kinds = [kind.value for kind in Tenure if kind.value in tenures]
        self._offer("tenure", [(kind, f"{words(f'tenure.{kind}')}  {tenures[kind]:,}") for kind in kinds])
        spans = [str(days) for days in UNSEEN]
        self._offer("not_seen_since", [(kept, unseen_word(kept)) for kept in (*spans, NEVER)])
        self._offer("complete_below", [(str(share), below_word(str(share))) for share in BELOW])
        missing = directory.counts("missing")
        parts = [key for key in words.section("portrait_part") if key in missing]
        self._offer("missing", [(key, f"{words(f'portrait_part.{key}')}  {missing[key]:,}") for key in parts])
        self.show_filter(self._wanted)

    def show_filter(self, wanted: HouseholdFilter) -> None:
        """Show what the list is narrowed to now."""
        self._wanted = wanted
        for field, box in self.boxes.items():
            box.setCurrentIndex(max(0, box.findData(getattr(wanted, field))))
        self.promises.setChecked(wanted.with_open_commitments)
        self.expired.setChecked(wanted.tag_expired)
        narrowed = any(getattr(wanted, field) for field in (*NARROWING, "relation_class"))
        self.keep.setEnabled(narrowed)
        self.clear.setEnabled(narrowed)

    def _offer(self, field: str, choices: list[tuple[str, str]]) -> None:
        box = self.boxes[field]
        box.clear()
        box.addItem(self.tr("All"), "")
        for value, text in choices:
            box.addItem(text, value)

    def _chosen(self, field: str) -> None:
        value: dict[str, Any] = {field: self.boxes[field].currentData()}
        self.changed.emit(replace(self._wanted, **value))

    def _promised(self) -> None:
        self.changed.emit(replace(self._wanted, with_open_commitments=self.promises.isChecked()))

    def _expired(self) -> None:
        self.changed.emit(replace(self._wanted, tag_expired=self.expired.isChecked()))

    def _ask_name(self) -> None:
        dialog = QInputDialog(self)
        dialog.setWindowTitle(self.tr("Keep this filter"))
        dialog.setLabelText(self.tr("Name of the filter"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.textValueSelected.connect(self._named)
        dialog.open()

    def _named(self, name: str) -> None:
        if name.strip():
            self.save_wanted.emit(name.strip())
