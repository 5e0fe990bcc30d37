"""Noting a promise, and saying how one ended or to which day the customer agreed to move it (R6.6)."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Final

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from gridsteward.desktop.dialogs.say import SayDialog, Told, day_field, python_day
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.chips import Chips
from gridsteward.desktop.widgets.frames import row
from gridsteward.desktop.widgets.labels import Label
from gridsteward.operations import promises, visits
from gridsteward.records.journal import Change
from gridsteward.records.visit import CommitmentOutcome, CommitmentSource

_AHEAD: Final = timedelta(days=3)
_SOURCES: Final = tuple(
    each for each in CommitmentSource if each not in (CommitmentSource.VISIT, CommitmentSource.CASE)
)
_OUTCOMES: Final = (
    CommitmentOutcome.KEPT,
    CommitmentOutcome.RENEGOTIATED,
    CommitmentOutcome.BROKEN,
    CommitmentOutcome.WITHDRAWN,
)


class PromiseDialog(SayDialog):
    """What was promised, by when, to whom, where; who allowed what a steward cannot promise alone."""

    def __init__(
        self,
        session: Session,
        household: str,
        *,
        name: str,
        people: Sequence[str],
        then: Told,
        parent: QWidget,
    ) -> None:
        title = self.tr("Note a promise to {name}").format(name=name)
        super().__init__(session, title, action=self.tr("Keep it"), then=then, parent=parent)
        theme, words = session.theme, session.words
        self._household = household
        self.what = QLineEdit()
        self.what.setAccessibleName(self.tr("What was promised"))
        self.what.setPlaceholderText(self.tr("What was promised"))
        kinds = [(each, words(f"promise_kind.{each}")) for each in promises.kinds()]
        self.kind = Chips(theme, kinds, name=self.tr("Kind"), value="other")
        self.due = day_field(session.clock().date() + _AHEAD, self.tr("By when"))
        self.made_to = QComboBox()
        self.made_to.setEditable(True)
        self.made_to.setAccessibleName(self.tr("To whom"))
        self.made_to.addItems(list(dict.fromkeys(each for each in people if each)))
        self.source = QComboBox()
        self.source.setAccessibleName(self.tr("Where it was made"))
        for source in _SOURCES:
            self.source.addItem(words(f"promise_source.{source}"), source)
        self.granted = QLineEdit()
        self.granted.setAccessibleName(self.tr("Who allowed it"))
        self.granted.setPlaceholderText(self.tr("Beyond your own authority: who allowed it?"))
        self.kind.changed.connect(self._show_granted)
        self.fill(
            self.what,
            self.kind,
            self.granted,
            row(
                *(Label(theme, self.tr("By when")), self.due),
                theme.space.m,
                *(Label(theme, self.tr("To whom")), self.made_to),
                None,
            ),
            row(Label(theme, self.tr("Where it was made")), self.source, None),
        )
        self.setMinimumWidth(theme.shape.list + 160)
        self._show_granted()
        self.what.setFocus()

    def _show_granted(self) -> None:
        self.granted.setVisible(promises.beyond_authority(self.kind.value))

    def work(self) -> Callable[[], Change]:
        """Return the promise."""
        area, household, kind = self._session.area, self._household, self.kind.value or "other"
        granted = self.granted.text() if promises.beyond_authority(kind) else ""
        what, due = self.what.text(), python_day(self.due.date()).isoformat()
        made_to, source = self.made_to.currentText(), CommitmentSource(self.source.currentData())
        return lambda: visits.promise(
            area,
            household,
            what=what,
            due=due,
            kind=kind,
            made_to=made_to,
            granted_by=granted,
            source=source,
        )


class SettleDialog(SayDialog):
    """How a promise ended, or another day with the customer's word."""

    def __init__(
        self,
        session: Session,
        promise: str,
        *,
        what: str,
        due: str,
        then: Told,
        parent: QWidget,
        outcome: CommitmentOutcome = CommitmentOutcome.RENEGOTIATED,
    ) -> None:
        title = self.tr("“{what}”: how does it stand?").format(what=what)
        super().__init__(session, title, action=self.tr("Write it down"), then=then, parent=parent)
        theme, words = session.theme, session.words
        self._promise, self._due = promise, due
        outcomes = [(each.value, words(f"promise_act.{each}")) for each in _OUTCOMES]
        self.outcome = Chips(theme, outcomes, name=title, value=outcome)
        self.outcome.changed.connect(self._chosen)
        self.day = day_field(
            max(session.clock().date(), date.fromisoformat(due)) + _AHEAD, self.tr("The new day")
        )
        self.word = QLineEdit()
        self.word.setAccessibleName(self.tr("What the customer said"))
        said = self.tr("What the customer said, e.g. away on Friday, come on Monday")
        self.word.setPlaceholderText(said)
        self.word.setToolTip(said)
        self._moved = QWidget()
        moved = row(Label(theme, self.tr("The new day")), self.day, self.word)
        moved.setStretch(2, 1)
        moved.setContentsMargins(0, 0, 0, 0)
        self._moved.setLayout(moved)
        self.note = QLineEdit()
        self.note.setAccessibleName(self.tr("Note"))
        self.note.setPlaceholderText(self.tr("Note (may stay empty)"))
        self.fill(self.outcome, self._moved, self.note)
        self.setMinimumWidth(theme.shape.list + 200)
        self._chosen()
        self.outcome.take_focus()

    def _chosen(self) -> None:
        moved = self.outcome.value == CommitmentOutcome.RENEGOTIATED
        self._moved.setVisible(moved)
        self.note.setVisible(not moved)

    def work(self) -> Callable[[], Change]:
        """Return the word on it."""
        area, promise, outcome = self._session.area, self._promise, CommitmentOutcome(self.outcome.value)
        note, word, day = self.note.text(), self.word.text(), python_day(self.day.date()).isoformat()
        return lambda: promises.settle(area, promise, outcome, note=note, due=day, word=word)
