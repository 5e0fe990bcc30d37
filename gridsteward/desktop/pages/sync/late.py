"""迟到记录: what a former steward wrote without knowing of the hand-over. It counts; keep it or take it back."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QGridLayout

from gridsteward.desktop.done import tell_done
from gridsteward.desktop.pages.households.fields import field_title
from gridsteward.desktop.pages.households.history import DELETED, table_title
from gridsteward.desktop.pages.sync.conflict_words import side_value
from gridsteward.desktop.pages.sync.reading import Reader, UnderPage, tell_refused
from gridsteward.desktop.pages.sync.wording import change_kind, translate, when
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.buttons import Button, NameButton
from gridsteward.desktop.widgets.feedback import EmptyState
from gridsteward.desktop.widgets.frames import clear, column, row
from gridsteward.desktop.widgets.labels import Label
from gridsteward.desktop.wording import account_number
from gridsteward.operations import handing_over
from gridsteward.records.household import ReviewOutcome
from gridsteward.records.journal import Change
from gridsteward.records.sync import LateRecord

_AT_ONCE = 30
_FIELDS = 8
_NO_NEWS = frozenset({"position", "steward", "made_at", "added_at", "entered_at", "media_type", "size"})


class LateCard(QFrame):
    """One change with what it says."""

    judged = Signal(object, str)
    household_wanted = Signal(str)

    def __init__(self, session: Session, late: LateRecord) -> None:
        super().__init__()
        self.setProperty("look", "panel")
        self.late = late
        theme, space, words = session.theme, session.theme.space, session.words
        name = late.household_name or account_number(late.account_no)
        kind = change_kind(words, late.kind)
        self.name = NameButton(
            theme, name, name_for_readers=translate("Late", "Open {name}").format(name=name)
        )
        self.name.clicked.connect(lambda: self.household_wanted.emit(late.household))
        said = translate("Late", "{steward}: {kind}, {at}; arrived {arrived}").format(
            steward=late.steward,
            kind=kind,
            at=when(session, late.at_ms),
            arrived=when(session, late.arrived_ms),
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(space.l)
        grid.setVerticalSpacing(space.xs)
        grid.setColumnStretch(1, 1)
        fields = [each for each in late.fields if each[1] not in _NO_NEWS and each[1] != DELETED]
        for at, (table, field, value) in enumerate(fields[:_FIELDS]):
            title = field_title(words, "name_of_person" if (table, field) == ("person", "name") else field)
            if table != "household":
                title = f"{table_title(table)} · {title}"
            grid.addWidget(Label(theme, title, role="quiet"), at, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(Label(theme, side_value(session, field, value), wrap=True), at, 1)
        self.keep = Button(
            theme,
            translate("Late", "&Keep it"),
            icon="check",
            name_for_readers=translate("Late", "Keep: {name}").format(name=name),
        )
        self.back = Button(
            theme,
            translate("Late", "Take it back"),
            icon="undo",
            name_for_readers=translate("Late", "Take back: {name}").format(name=name),
        )
        self.keep.clicked.connect(lambda: self.judged.emit(late, str(ReviewOutcome.KEPT)))
        self.back.clicked.connect(lambda: self.judged.emit(late, str(ReviewOutcome.TAKEN_BACK)))
        head = row(self.name, Label(theme, said, role="caption"), None, gap=space.s)
        pad = (space.l, space.m, space.l, space.m)
        self.setLayout(column(head, grid, row(None, self.back, self.keep), gap=space.s, pad=pad))


class LatePage(UnderPage):
    """The page."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, translate("Late", "Late records"))
        self.cards: list[LateCard] = []
        self._go_on = False
        self._list = self.add_scrolling()
        self.empty = EmptyState(
            session.theme, translate("Late", "No late record waits. What comes after a hand-over shows here.")
        )
        self.empty.hide()
        self.add(self.empty)
        self._reader = Reader(
            session, "late", lambda: handing_over.late_records(session.area), self._show, parent=self
        )
        session.changed.connect(self._changed)
        self._reader.read()

    def _changed(self, change: Change) -> None:
        if change.kind in ("sync", "undo", "hand_over") or self.cards:
            self._reader.read()

    def _show(self, found: Sequence[LateRecord]) -> None:
        text = self.tr(
            "%n record(s) of a former steward came after the hand-over. They count until you take them back.",
            "",
            len(found),
        )
        self.line.show_text(text if found else "")
        self.area.setVisible(bool(found))
        self.empty.setVisible(not found)
        shown = list(found[:_AT_ONCE])
        if [card.late for card in self.cards] == shown:
            return
        clear(self._list)
        self.cards = []
        for late in shown:
            card = LateCard(self.session, late)
            card.judged.connect(self.judge)
            card.household_wanted.connect(self.session.open_household)
            self._list.addWidget(card)
            self.cards.append(card)
        self._list.addStretch(1)
        if self._go_on:
            self._go_on = False
            QTimer.singleShot(0, self, self._take_keyboard)

    def _take_keyboard(self) -> None:
        (self.cards[0].keep if self.cards else self.back).setFocus(Qt.FocusReason.OtherFocusReason)

    def judge(self, late: LateRecord, outcome: str) -> None:
        """Keep a late record, or take it back."""
        area, session = self.session.area, self.session

        def done(result: tuple[Change, int]) -> None:
            change, left = result
            self._go_on = True
            if outcome == ReviewOutcome.KEPT:
                said = translate("Late", "Kept.")
            else:
                said = translate("Late", "Taken back; it stands in the history.")
            if left:
                said += self.tr(" %n value(s) stayed: they were changed again since.", "", left)
            session.changed.emit(change)
            tell_done(session, said, change)

        def refused(error: Exception) -> None:
            tell_refused(session, error)
            self._reader.read()

        session.tasks.run(
            "late.review",
            lambda: handing_over.review(area, late.name, ReviewOutcome(outcome)),
            done,
            failed=refused,
            owner=self,
        )
