"""The list of outages: what is on, what comes, what is past; and the two ways in which one gets here."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QFrame, QListView

from gridsteward.desktop.delegates import RowDelegate, RowText
from gridsteward.desktop.models import RecordList
from gridsteward.desktop.pages.care_round.wording import STATE_TONES, outage_when, outage_where, round_tone
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.frames import column, row, rule
from gridsteward.desktop.widgets.labels import Label
from gridsteward.records.outage import Outage
from gridsteward.records.outage_round import CareRound


class OutagePane(QFrame):
    """The list. It keeps its place when it is read anew."""

    shown = Signal(str)  # the outage the cursor stands on
    opened = Signal(str)
    add_wanted = Signal()
    import_wanted = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setProperty("look", "list")
        self._session = session
        self._rounds: Mapping[str, CareRound] = {}
        self._showing = False
        theme, space = session.theme, session.theme.space
        self.add = Button(theme, self.tr("Type one in"), kind="main", icon="plus")
        self.add.clicked.connect(self.add_wanted)
        self.take_in = Button(theme, self.tr("Take in a notice"), icon="import")
        self.take_in.clicked.connect(self.import_wanted)
        self.model: RecordList[Outage] = RecordList(self._word, parent=self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(RowDelegate(theme, self.list))
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName(self.tr("Outages"))
        self.list.selectionModel().currentChanged.connect(self._moved)
        self.list.clicked.connect(self._opened)
        self.list.activated.connect(self._opened)
        head = column(
            Label(theme, self.tr("Outages"), role="title"),
            row(self.add, self.take_in, None, gap=space.s),
            gap=space.s,
            pad=(space.l, space.m, space.l, space.m),
        )
        inside = column(head, rule(), self.list, gap=0)
        inside.setStretch(2, 1)
        self.setLayout(inside)

    def _word(self, outage: Outage) -> RowText:
        words = self._session.words
        state = outage.state(self._session.clock().isoformat(timespec="seconds"))
        found = self._rounds.get(outage.id)
        return RowText(
            strong=outage_where(outage, words),
            quiet=outage_when(outage, words),
            note=words(f"outage_kind.{outage.kind}"),
            badges=((words(f"outage_state.{state.value}"), STATE_TONES[state]),),
            mark=round_tone(found) if found is not None else "",
        )

    def show_outages(self, outages: Sequence[Outage], rounds: Mapping[str, CareRound], current: str) -> None:
        """Show what there is; the cursor stands on `current`."""
        self._rounds = rounds
        self._showing = True
        self.model.show_records(outages)
        at = next((i for i, each in enumerate(outages) if each.id == current), -1)
        if at >= 0:
            self.list.setCurrentIndex(self.model.index(at, 0))
        self._showing = False

    def _moved(self, index: QModelIndex) -> None:
        if index.isValid() and not self._showing:
            self.shown.emit(self.model.records[index.row()].id)

    def _opened(self, index: QModelIndex) -> None:
        self.opened.emit(self.model.records[index.row()].id)
