"""Type an outage in, or change one: how it came, where, from when to when."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import QDateTime, QSize, Qt, QTimer
from PySide6.QtWidgets import (
    QCheckBox,
    QDateTimeEdit,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from gridsteward.desktop.errors import explain
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.dialog import Dialog
from gridsteward.desktop.widgets.flow import Flow
from gridsteward.desktop.widgets.frames import column, row
from gridsteward.desktop.widgets.labels import Label
from gridsteward.operations import outages
from gridsteward.records.journal import Change
from gridsteward.records.outage import Outage, OutageKind

_NAME: Final = Qt.ItemDataRole.UserRole
_SHOWN: Final = 7


def moment_edit(name: str, at: datetime) -> QDateTimeEdit:
    """Return a field for a day and a time."""
    made = QDateTimeEdit()
    made.setDisplayFormat("yyyy-MM-dd HH:mm")
    made.setCalendarPopup(True)
    made.setAccessibleName(name)
    put_moment(made, at)
    return made


def put_moment(field: QDateTimeEdit, at: datetime) -> None:
    """Show a moment as the clock on the wall stands then."""
    field.setDateTime(QDateTime.fromString(f"{at:%Y-%m-%d %H:%M}", "yyyy-MM-dd HH:mm"))


def told_moment(field: QDateTimeEdit, now: datetime) -> datetime:
    """Return what a field says, in the zone of `now`."""
    text = field.dateTime().toString("yyyy-MM-ddTHH:mm")
    return datetime.fromisoformat(text).replace(tzinfo=now.tzinfo)


class OutageDialog(Dialog):
    """Stays open when the write is refused. With `outage` it changes that one."""

    def __init__(
        self,
        session: Session,
        districts: Sequence[tuple[str, int]],
        *,
        outage: Outage | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._outage = session, outage
        self.saved: str = ""
        theme, space, words = session.theme, session.theme.space, session.words
        now = session.clock()
        title = self.tr("Type an outage in") if outage is None else self.tr("Change the outage")
        self.setWindowTitle(title)
        kind = outage.kind if outage else OutageKind.FAULT
        self.kinds = {
            each: Button(theme, words(f"outage_kind.{each}"), kind="chip", checked=each == kind)
            for each in OutageKind
        }
        for each, chip in self.kinds.items():
            chip.clicked.connect(lambda _on=False, each=each: self.choose_kind(each))
        self._district_list(districts, set(outage.names) if outage else set())
        begins = datetime.fromisoformat(outage.begins) if outage else now
        expected = datetime.fromisoformat(outage.expected) if outage and outage.expected else None
        self.begins = moment_edit(self.tr("Power goes off"), begins)
        self.knows_end = QCheckBox(self.tr("Known when it comes &back"))
        self.knows_end.setChecked(expected is not None)
        self.expected = moment_edit(self.tr("Power comes back"), expected or begins + timedelta(hours=3))
        self.expected.setEnabled(expected is not None)
        self.knows_end.toggled.connect(self.expected.setEnabled)
        self.reason = QLineEdit(outage.reason if outage else "")
        self.reason.setPlaceholderText(self.tr("e.g. the transformer is renewed"))
        self.reason.setAccessibleName(self.tr("Reason"))
        self.wrong = Label(theme, tone="alarm", wrap=True)
        self.wrong.hide()
        self.cancel = Button(theme, self.tr("Cancel"))
        self.cancel.clicked.connect(self.reject)
        self.save = Button(theme, self.tr("&Save"), kind="main", icon="check")
        self.save.setDefault(True)
        self.save.clicked.connect(self.submit)

        def titled(text: str, *parts: QWidget) -> QWidget:
            made = QWidget()
            made.setLayout(column(Label(theme, text, role="caption"), *parts, gap=space.xs))
            return made

        times = row(
            titled(self.tr("Power goes off"), self.begins),
            titled("", self.knows_end),
            titled("", self.expected),
            gap=space.m,
        )
        box = column(
            Label(theme, title, role="title"),
            Flow(*self.kinds.values()),
            titled(self.tr("Districts without power"), self.search, self.list, self.count),
            times,
            titled(self.tr("Reason"), self.reason),
            self.wrong,
            row(None, self.cancel, self.save),
            gap=space.m,
            pad=(space.xl, space.l, space.xl, space.l),
        )
        box.setStretch(2, 1)
        self.setLayout(box)
        self.setMinimumWidth(theme.shape.list + 200)
        self._count()
        # After the dialog is shown: what is created first would else take the keys.
        QTimer.singleShot(0, self, self.search.setFocus)

    def _district_list(self, districts: Sequence[tuple[str, int]], chosen: set[str]) -> None:
        theme = self._session.theme
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Find a district"))
        self.search.setAccessibleName(self.tr("Find a district"))
        self.search.textChanged.connect(self._filter)
        self.list = QListWidget()
        self.list.setProperty("look", "offers")
        self.list.setAccessibleName(self.tr("Districts without power"))
        # One that is in the outage and no longer in the ledger stays to be seen.
        known = {name for name, _ in districts}
        for name, homes in [*districts, *((name, 0) for name in sorted(chosen - known))]:
            item = QListWidgetItem(self.tr("{name} · {homes} households").format(name=name, homes=homes))
            item.setData(_NAME, name)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if name in chosen else Qt.CheckState.Unchecked)
            item.setSizeHint(QSize(0, theme.row))
            self.list.addItem(item)
        self.list.setMinimumHeight(_SHOWN * theme.row)
        self.list.itemChanged.connect(lambda _item: self._count())
        self.list.itemActivated.connect(self._flip)
        self.count = Label(theme, role="caption")

    @property
    def kind(self) -> OutageKind:
        """The kind chosen."""
        return next(each for each, chip in self.kinds.items() if chip.isChecked())

    @property
    def names(self) -> tuple[str, ...]:
        """The districts ticked."""
        items = (self.list.item(at) for at in range(self.list.count()))
        return tuple(item.data(_NAME) for item in items if item.checkState() is Qt.CheckState.Checked)

    def choose_kind(self, kind: OutageKind) -> None:
        """Choose how it came."""
        for each, chip in self.kinds.items():
            chip.setChecked(each == kind)

    def submit(self) -> None:
        """Keep what is typed."""
        session, area, outage = self._session, self._session.area, self._outage
        now = session.clock()
        begins = told_moment(self.begins, now)
        expected = told_moment(self.expected, now) if self.knows_end.isChecked() else None
        kind, names, reason = self.kind, self.names, self.reason.text().strip()

        def work() -> tuple[str, Change]:
            if outage is None:
                made, change = outages.add_outage(
                    area, kind=kind, begins=begins, names=names, expected=expected, reason=reason
                )
                return made.id, change
            values = {
                "kind": kind.value,
                "begins": begins.isoformat(timespec="seconds"),
                "expected": expected.isoformat(timespec="seconds") if expected else "",
                "districts": "\n".join(names),
                "reason": reason,
            }
            # The field shows minutes; what nobody changed keeps its seconds.
            kept = {name: text for name, text in values.items() if not _same(name, text, outage)}
            return outage.id, outages.change_outage(area, outage.id, dict(kept))

        self.save.setEnabled(False)
        session.tasks.run("outage.save", work, self._done, failed=self._refused, owner=self)

    def _done(self, found: tuple[str, Change]) -> None:
        self.saved, change = found
        self._session.changed.emit(change)
        self.accept()

    def _refused(self, error: Exception) -> None:
        self.save.setEnabled(True)
        self.wrong.show_text(explain(error, self._session.words).sentence)
        self.wrong.show()

    def _filter(self, text: str) -> None:
        wanted = text.strip().casefold()
        for at in range(self.list.count()):
            item = self.list.item(at)
            item.setHidden(wanted not in item.text().casefold())

    def _flip(self, item: QListWidgetItem) -> None:
        on = item.checkState() is Qt.CheckState.Checked
        item.setCheckState(Qt.CheckState.Unchecked if on else Qt.CheckState.Checked)

    def _count(self) -> None:
        self.count.show_text(self.tr("%n district(s) chosen", "", len(self.names)))


def _same(name: str, text: str, outage: Outage) -> bool:
    before = getattr(outage, name)
    return bool(text == before or (name in ("begins", "expected") and text[:16] == before[:16]))
