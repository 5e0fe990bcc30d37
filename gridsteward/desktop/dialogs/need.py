"""Writing a need down with what the person agreed to, looking at it again, ending it, erasing it."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Final

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from gridsteward.desktop.dialogs.say import SayDialog, Told, day_field, python_day
from gridsteward.desktop.session import Session
from gridsteward.desktop.tag_book import tag_name
from gridsteward.desktop.widgets.frames import row
from gridsteward.desktop.widgets.labels import Label
from gridsteward.operations import needs
from gridsteward.records.household import Person
from gridsteward.records.journal import Change
from gridsteward.records.need import Consent, KnownNeed, Need
from gridsteward.records.sealed import Audience

_YEAR: Final = timedelta(days=365)
_QUARTER: Final = timedelta(days=90)
_AUDIENCES: Final = (Audience.STEWARD, Audience.EVERYBODY, Audience.SUPERVISOR)


class NeedDialog(SayDialog):
    """Whose need it is, how one knows, what they agreed to, who may see it, when to look again.

    `known` is one that is written down anew, with more or less consent; `code` is what is offered first.
    """

    def __init__(
        self,
        session: Session,
        household: str,
        *,
        name: str,
        people: Sequence[Person],
        then: Told,
        parent: QWidget,
        code: str = "",
        evidence: str = "",
        known: KnownNeed | None = None,
    ) -> None:
        title = (self.tr("Change a need of {name}") if known else self.tr("Add a need of {name}")).format(
            name=name
        )
        super().__init__(session, title, action=self.tr("Write it down"), then=then, parent=parent)
        self._household, self._known, theme = household, known, session.theme
        today = session.clock().date()
        self.code = QComboBox()
        self.code.setAccessibleName(self.tr("Which need"))
        for codes in needs.need_groups().values():
            for each in codes:
                self.code.addItem(tag_name(session.words, each), each)
        self.person = QComboBox()
        self.person.setAccessibleName(self.tr("Whose need"))
        self.person.addItem(self.tr("The household as a whole"), "")
        for person in people:
            self.person.addItem(person.name or session.words(f"relation.{person.relation}"), person.id)
        self.evidence = self._line(self.tr("How we know"), self.tr("e.g. oxygen machine beside the bed"))
        self.agreed = day_field(today, self.tr("Agreed on"))
        self.words = self._line(
            self.tr("Their words"), self.tr("e.g. yes, and come first when the power fails")
        )
        self.audience = QComboBox()
        self.audience.setAccessibleName(self.tr("Who may see it"))
        for audience in _AUDIENCES:
            self.audience.addItem(session.words(f"audience.{audience}"), audience)
        self.share = self._line(self.tr("Their words on that"), self.tr("e.g. those of the station may know"))
        self.until = QComboBox()
        self.until.setAccessibleName(self.tr("What happens on the day"))
        self.until.addItem(self.tr("Look at it again by"), False)
        self.until.addItem(self.tr("It is over on"), True)
        self.day = day_field(today + _YEAR, self.tr("Day"))
        self.code.currentIndexChanged.connect(self._chosen)
        self.audience.currentIndexChanged.connect(self._shared)
        self.fill(
            row(self.code, self.person, gap=theme.space.s),
            self._caption(self.tr("How we know")),
            self.evidence,
            self._caption(self.tr("“May we write this down, so that we look after you?”")),
            row(self.agreed, self.words, gap=theme.space.s),
            self._caption(self.tr("“And who may know of it?”")),
            row(self.audience, self.share, gap=theme.space.s),
            row(self.until, self.day, None, gap=theme.space.s),
        )
        self.setMinimumWidth(theme.shape.list + 220)
        self._put(known, code=code, evidence=evidence, people=people)
        self.evidence.setFocus()

    def _put(self, known: KnownNeed | None, *, code: str, evidence: str, people: Sequence[Person]) -> None:
        """Fill in what is known."""
        living = [each.id for each in people if each.lives_here]
        need = known.need if known else None
        self.code.setCurrentIndex(max(0, self.code.findData(need.code if need else code)))
        self.code.setEnabled(known is None)
        person = need.person_id if need else (living[0] if len(living) == 1 else "")
        self.person.setCurrentIndex(max(0, self.person.findData(person)))
        self.evidence.setText(need.evidence if need else evidence)
        if known is not None:
            self.words.setText(known.need.record.words if known.need.record else "")
            self.share.setText(known.need.share.words if known.need.share else "")
            self.audience.setCurrentIndex(self.audience.findData(Audience(known.audience)))
        self._chosen()
        self._shared()

    def _chosen(self) -> None:
        ends = needs.must_end(str(self.code.currentData()))
        self.until.setCurrentIndex(1 if ends else 0)
        self.until.setEnabled(not ends)
        today = self._session.clock().date()
        later = today + (_QUARTER if ends else _YEAR)
        self.day.setDate(QDate(later.year, later.month, later.day))

    def _shared(self) -> None:
        self.share.setEnabled(self.audience.currentData() != Audience.SUPERVISOR)

    def work(self) -> Callable[[], Change]:
        """Return the need."""
        area, household, known = self._session.area, self._household, self._known
        audience = Audience(self.audience.currentData())
        agreed, day = python_day(self.agreed.date()).isoformat(), python_day(self.day.date()).isoformat()
        ends = bool(self.until.currentData())
        need = Need(
            code=str(self.code.currentData()),
            since=known.need.since if known else self._session.clock().date().isoformat(),
            evidence=self.evidence.text().strip(),
            steward="",
            at="",
            person_id=str(self.person.currentData()),
            review_by="" if ends else day,
            ends=day if ends else "",
            record=Consent(day=agreed, words=self.words.text().strip()),
            share=None
            if audience is Audience.SUPERVISOR
            else Consent(day=agreed, words=self.share.text().strip()),
        )
        if known is not None:
            return lambda: needs.change_need(area, known, need, audience=audience)[1]
        return lambda: needs.record_need(area, household, need, audience=audience)[1]

    def _line(self, name: str, hint: str) -> QLineEdit:
        made = QLineEdit()
        made.setPlaceholderText(hint)
        made.setAccessibleName(name)
        return made

    def _caption(self, text: str) -> Label:
        return Label(self._session.theme, text, role="caption", wrap=True)


class ReviewDialog(SayDialog):
    """What was seen or said, and when to look again."""

    def __init__(self, session: Session, known: KnownNeed, *, name: str, then: Told, parent: QWidget) -> None:
        title = self.tr("{need} of {name}: does it still hold?").format(
            need=tag_name(session.words, known.need.code), name=name
        )
        super().__init__(session, title, action=self.tr("Still holds"), then=then, parent=parent)
        self._known = known
        today = session.clock().date()
        self.words = QLineEdit()
        self.words.setPlaceholderText(self.tr("e.g. the machine runs every night"))
        self.words.setAccessibleName(self.tr("What was seen or said"))
        self._ends = needs.must_end(known.need.code)
        self.day = day_field(today + (_QUARTER if self._ends else _YEAR), self.tr("Next time"))
        asked = self.tr("It is over on") if self._ends else self.tr("Look at it again by")
        self.fill(
            Label(session.theme, self.tr("What was seen or said"), role="caption"),
            self.words,
            row(Label(session.theme, asked), self.day, None, gap=session.theme.space.s),
        )
        self.words.setFocus()

    def work(self) -> Callable[[], Change]:
        """Return the review."""
        area, known, words = self._session.area, self._known, self.words.text()
        day = python_day(self.day.date()).isoformat()
        when = {"ends": day} if self._ends else {"review_by": day}
        return lambda: needs.review_need(area, known, words=words, **when)


class EndDialog(SayDialog):
    """What was seen or said when a need was over; it stays in the register as one that was."""

    def __init__(self, session: Session, known: KnownNeed, *, name: str, then: Told, parent: QWidget) -> None:
        title = self.tr("{need} of {name} is over").format(
            need=tag_name(session.words, known.need.code), name=name
        )
        super().__init__(session, title, action=self.tr("It is over"), then=then, parent=parent)
        self._known = known
        self.words = QLineEdit()
        self.words.setPlaceholderText(self.tr("e.g. walks again without a stick"))
        self.words.setAccessibleName(self.tr("What was seen or said"))
        self.fill(Label(session.theme, self.tr("What was seen or said"), role="caption"), self.words)
        self.words.setFocus()

    def work(self) -> Callable[[], Change]:
        """Return the end."""
        area, known, words = self._session.area, self._known, self.words.text()
        return lambda: needs.end_need(area, known, words=words)


class EraseDialog(SayDialog):
    """Says what erasing means before it is done: it cannot be undone."""

    def __init__(self, session: Session, known: KnownNeed, *, name: str, then: Told, parent: QWidget) -> None:
        title = self.tr("Erase “{need}” of {name} for good?").format(
            need=tag_name(session.words, known.need.code), name=name
        )
        super().__init__(session, title, action=self.tr("Erase for good"), then=then, parent=parent)
        self._known = known
        said = self.tr(
            "What was written down is erased on this laptop at once and on the others when they exchange; it cannot be "
            "brought back. Only that there was an entry, when it was erased and by whom stays. Copies on sticks and in "
            "backups stay encrypted; no GridSteward shows them any more."
        )
        width = session.theme.shape.list + 160
        text = Label(session.theme, said, wrap=True)
        # a wrapped text tells its height only for a width: without it the last thing to be read is cut off
        text.setFixedWidth(width)
        text.setMinimumHeight(text.heightForWidth(width))
        self.fill(text)
        self.setMinimumWidth(width + 2 * session.theme.space.xl)
        self.leave.setFocus()

    def work(self) -> Callable[[], Change]:
        """Return the erasure."""
        area, known = self._session.area, self._known
        return lambda: needs.erase_need(area, known)


DIALOGS: Final = {"review": ReviewDialog, "end": EndDialog, "erase": EraseDialog}
"""What is asked for each act on a need that stands."""
