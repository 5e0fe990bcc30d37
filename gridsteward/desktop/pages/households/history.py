"""Every change of a household: when, who, what, from what to what."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QComboBox, QListView, QWidget

from gridsteward.desktop import wording
from gridsteward.desktop.delegates import ROW_ROLE, RowDelegate, RowText
from gridsteward.desktop.pages.households.fields import field_title, value_text
from gridsteward.desktop.pages.households.rows import translate
from gridsteward.desktop.session import Session
from gridsteward.desktop.tokens import Tone
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.frames import column, row, rule
from gridsteward.desktop.widgets.labels import Label
from gridsteward.desktop.wording import state_name
from gridsteward.operations import households
from gridsteward.operations.area import Area
from gridsteward.records.journal import FieldChange
from gridsteward.records.sync import RecordState
from gridsteward.words import Words

_TOP: Final = QModelIndex()
# Columns that tie rows together; a person changes none of them.
_TIES: Final = frozenset(
    (
        *("household_id", "visit_id", "commitment_id", "content_hash", "position", "ledger_import_id"),
        *("merged_into", "steward", "made_at", "added_at", "media_type", "size", "finding_id", "person_id"),
    )
)
# "Not so" is no news of a new visit.
_NOT_SO: Final = ("late", "peak_done", "ending_done")
DELETED: Final = "_deleted"
STATE_TONES: Final[Mapping[RecordState, Tone]] = {
    RecordState.UNSENT: "unknown",
    RecordState.ON_THE_WAY: "watch",
    RecordState.CONFIRMED: "good",
    RecordState.SEEN: "good",
    RecordState.REFUSED: "alarm",
}
States = Mapping[tuple[str, int], RecordState]
History = tuple[Sequence[FieldChange], States]


def own_states(area: Area, rows: Iterable[str]) -> States:
    """Return where this laptop's own changes of these rows are. On the database lane."""
    from gridsteward.operations import statement  # only where the area exchanges with others

    return statement.change_states(area, sorted(rows))


def change_text(change: FieldChange, words: Words, today: date, state: RecordState | None = None) -> RowText:
    """Return a change as a row: field and values, then who and what it belonged to, and when."""
    when = datetime.fromtimestamp(change.ms / 1000, tz=UTC).astimezone()
    note = f"{wording.dated(words, when.date(), today)} {when:%H:%M}"
    kind = words(f"change.{change.kind}") if f"change.{change.kind}" in words else change.kind
    badges: tuple[tuple[str, Tone], ...] = ()
    if change.field == "late" and change.after:
        badges = ((translate("households", "Entered later"), "unknown"),)
    if state is not None:
        badges = (*badges, (state_name(words, state), STATE_TONES[state]))
    if change.field == DELETED:
        strong = (
            translate("households", "Removed") if change.after else translate("households", "Brought back")
        )
        strong = f"{table_title(change.table)}  {strong}"
    else:
        field = "name_of_person" if (change.table, change.field) == ("person", "name") else change.field
        empty = translate("households", "(empty)")
        after = value_text(change.field, change.after, words, today) or empty
        strong = f"{field_title(words, field)}  {after}"
        if not change.created:
            before = value_text(change.field, change.before, words, today) or empty
            strong = f"{field_title(words, field)}  {before} → {after}"
    who = change.steward
    quiet = " · ".join(part for part in (who, kind, table_title(change.table)) if part)
    return RowText(strong.replace("\n", " "), quiet, note, badges=badges)


def table_title(table: str) -> str:
    """Return what a kind of row is called."""
    return {
        "household": translate("households", "Household"),
        "person": translate("households", "Person"),
        "household_tag": translate("households", "Tag"),
        "visit": translate("households", "Visit"),
        "touchpoint": translate("households", "Moment of a visit"),
        "commitment": translate("households", "Promise"),
        "commitment_event": translate("households", "Promise settled"),
        "attachment": translate("households", "Photo or file"),
        "appliance": translate("households", "Appliance"),
        "routine": translate("households", "Routine and best time"),
        "temperament_observation": translate("households", "Observation"),
        "own_word": translate("households", "Own judgement"),
        "life_event": translate("households", "Life event"),
        "portrait_check": translate("households", "Portrait checked"),
        "hand_over": translate("households", "Hand-over"),
        "late_review": translate("households", "Late record"),
        "outage": translate("households", "Outage"),
        "door_word": translate("households", "Word for the door"),
    }.get(table, table)


class HistoryModel(QAbstractListModel):
    """Changes, newest first, of one field or of all."""

    def __init__(self, words: Words, today: Callable[[], date], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words, self._today = words, today
        self._all: Sequence[FieldChange] = ()
        self._shown: Sequence[FieldChange] = ()
        self._states: States = {}

    def show(self, changes: Sequence[FieldChange], states: States | None = None) -> None:
        """Show these changes; "not late" and the ties between rows are no news. `states` says where own ones are."""
        self._states = states or {}
        self._all = [
            each
            for each in changes
            if each.field not in _TIES and not (each.field in _NOT_SO and not each.after and each.created)
        ]
        self.narrow("")

    def narrow(self, field: str) -> None:
        """Show the changes of one field; "" shows all."""
        self.beginResetModel()
        self._shown = [each for each in self._all if not field or each.field == field]
        self.endResetModel()

    @property
    def fields(self) -> list[str]:
        """The fields that changed, in the order they are met."""
        return list(dict.fromkeys(each.field for each in self._all if each.field != DELETED))

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _TOP) -> int:
        """Return how many changes are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> Any:
        """Return a row's words."""
        if not 0 <= index.row() < len(self._shown):
            return None
        roles = (ROW_ROLE, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole)
        if role not in roles:
            return None
        change = self._shown[index.row()]
        state = self._states.get((change.row_id, change.ms))
        text = change_text(change, self._words, self._today(), state)
        return text if role == ROW_ROLE else text.spoken


class HistoryView(QWidget):
    """All changes of a household, in place of its portrait."""

    left = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session, self._household = session, ""
        theme, space = session.theme, session.theme.space
        self.back = Button(theme, self.tr("Back to the portrait"), kind="text", icon="back")
        self.back.clicked.connect(self.left)
        self._title = Label(theme, role="title")
        self.count = Label(theme, role="caption")
        self.field = QComboBox()
        self.field.setAccessibleName(self.tr("Field"))
        self.field.activated.connect(lambda _at: self._narrow())
        self.model = HistoryModel(session.words, lambda: session.clock().date(), self)
        self.view = QListView()
        self.view.setAccessibleName(self.tr("All changes"))
        self.view.setModel(self.model)
        self.view.setItemDelegate(RowDelegate(theme, self.view))
        self.view.setUniformItemSizes(True)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        line = row(self._title, self.count, None, self.field)
        head = column(row(self.back, None), line, gap=space.s, pad=(space.xl, space.m, space.xl, space.m))
        self.setLayout(column(head, rule(), self.view, gap=0))

    def show_household(self, household: str, name: str) -> None:
        """Read and show the changes of a household."""
        self._household = household
        self._title.show_text(self.tr("Changes: {name}").format(name=name))
        self.count.show_text(self.tr("Reading…"))
        area, exchanges = self._session.area, self._session.exchange.in_use

        def read() -> History:
            changes = households.history(area, household)
            return changes, own_states(area, {each.row_id for each in changes}) if exchanges else {}

        self._session.tasks.run("household.history", read, self._arrived, owner=self)

    def _arrived(self, found: History) -> None:
        kept = self.field.currentData()
        self.model.show(*found)
        self.field.clear()
        self.field.addItem(self.tr("All fields"), "")
        for name in self.model.fields:
            self.field.addItem(field_title(self._session.words, name), name)
        self.field.setCurrentIndex(max(0, self.field.findData(kept)))
        self._narrow()

    def _narrow(self) -> None:
        self.model.narrow(str(self.field.currentData() or ""))
        self.count.show_text(self.tr("%n change(s)", "", self.model.rowCount()))
