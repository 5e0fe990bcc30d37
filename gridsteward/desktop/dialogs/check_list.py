"""A risk check-list gone through by keys, and cutting off or restoring that rest on one (R7.1)."""

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from gridsteward.desktop.dialogs.say import SayDialog, Told
from gridsteward.desktop.session import Session
from gridsteward.desktop.tag_book import tag_name
from gridsteward.desktop.tokens import Tone
from gridsteward.desktop.widgets.flow import Flow
from gridsteward.desktop.widgets.frames import Item, column, row, scrolling
from gridsteward.desktop.widgets.labels import Glyph, Label
from gridsteward.operations import check_lists
from gridsteward.operations.check_lists import NOT_APPLICABLE, YES, Asked, Known
from gridsteward.records.journal import Change

_TONES: Final[dict[Known, Tone]] = {Known.YES: "watch", Known.NO: "good", Known.UNKNOWN: "watch"}
_MOST_PX: Final = 520


class ItemRow(QWidget):
    """One thing to look at: settled or, where it may, not applicable; what the area's data says to it."""

    def __init__(self, session: Session, asked: Asked, code: str) -> None:
        super().__init__()
        theme, words = session.theme, session.words
        item = next(each for each in asked.checks.items if each.code == code)
        self.code = code
        self.yes = QCheckBox(words(f"check_item.{code}"))
        self.na = QCheckBox(self.tr("does not apply"))
        self.na.setVisible(False)
        self.yes.clicked.connect(lambda: self.na.setChecked(False))
        self.na.clicked.connect(lambda: self.yes.setChecked(False))
        self._may_be_na = item.na
        notes = []
        if item.blocks:
            notes.append(self.tr("has to be settled"))
        if item.source:
            notes.append(words(f"check_source.{item.source}"))
        note = Label(theme, " · ".join(notes), role="caption")
        lines: list[Item] = [Flow(self.yes, self.na, note, gap=theme.space.s, tail=1)]
        fact = asked.facts.get(item.fact)
        if fact is not None:
            what = fact.what
            if item.fact == "power_dependent":
                what = "、".join(tag_name(words, each) for each in what.split())
            elif item.fact == "care_tier" and what:
                what = words(f"care_tier.{what}")
            tone = _TONES[fact.known]
            said = Label(
                theme,
                words(f"check_fact.{item.fact}_{fact.known}", what=what),
                role="caption",
                tone=tone,
                wrap=True,
            )
            line = row(theme.space.xl, Glyph(theme, tone, tone=tone), said, gap=theme.space.s)
            line.setStretch(2, 1)
            lines.append(line)
        self.setLayout(column(*lines, gap=2))

    def settle(self) -> None:
        """Show what needs a parent to be shown."""
        self.na.setVisible(self._may_be_na)

    @property
    def answer(self) -> str:
        """Return the answer, "" while there is none."""
        return YES if self.yes.isChecked() else NOT_APPLICABLE if self.na.isChecked() else ""


class CheckListDialog(SayDialog):
    """A list for looking through; what was ticked is kept with the household."""

    def __init__(
        self,
        session: Session,
        asked: Asked,
        *,
        household: str,
        name: str,
        then: Told,
        parent: QWidget,
        action: str = "",
    ) -> None:
        words = session.words
        title = words(f"check_situation.{asked.checks.situation}")
        super().__init__(
            session,
            f"{title} · {name}" if name else title,
            action=action or self.tr("Keep the check"),
            then=then,
            parent=parent,
        )
        self._household, self._asked, theme = household, asked, session.theme
        self.rows = [ItemRow(session, asked, each.code) for each in asked.checks.items]
        inside = QWidget()
        inside.setLayout(column(*self.rows, None, gap=theme.space.s, pad=(0, 0, theme.space.m, 0)))
        area = scrolling(inside, "page")
        wanted = inside.sizeHint().height() + theme.space.m
        area.setMinimumHeight(min(wanted, _MOST_PX))
        self.fill(area, *self.more())
        self.setMinimumWidth(theme.shape.list + 300)
        for each in self.rows:
            each.settle()
        self.rows[0].yes.setFocus()

    def more(self) -> list[Item]:
        """Return what else is asked beneath the list."""
        return []

    @property
    def answers(self) -> dict[str, str]:
        """Return what is ticked."""
        return {each.code: each.answer for each in self.rows if each.answer}

    def work(self) -> Callable[[], Change]:
        """Return the check."""
        area, household, answers = self._session.area, self._household, self.answers
        situation = self._asked.checks.situation
        return lambda: check_lists.keep_check(area, situation, household, answers)[1]


class CutOffDialog(CheckListDialog):
    """Cutting off: recorded only once everything that has to be is settled."""

    def more(self) -> list[Item]:
        """Ask why, and by whose leave where somebody depends on power."""
        self.reason = _line(self.tr("Why, e.g. arrears of September and October"))
        self.granted = _line(self.tr("Which supervisor allowed it"))
        self.substitute = _line(self.tr("What supplies them instead"))
        leave = QWidget()
        fields = row(self.granted, self.substitute)
        fields.setContentsMargins(0, 0, 0, 0)
        leave.setLayout(fields)
        items: list[Item] = [self.reason]
        if self._asked.needs_leave:
            items.append(leave)
        return items

    def work(self) -> Callable[[], Change]:
        """Return the cut-off."""
        area, household, answers = self._session.area, self._household, self.answers
        reason, granted, instead = self.reason.text(), self.granted.text(), self.substitute.text()
        return lambda: check_lists.cut_off(
            area, household, answers, reason=reason, granted_by=granted, substitute=instead
        )[1]


class RestoreDialog(CheckListDialog):
    """Restoring supply."""

    def work(self) -> Callable[[], Change]:
        """Return that supply is back."""
        area, household, answers = self._session.area, self._household, self.answers
        return lambda: check_lists.restore(area, household, answers)[1]


def _line(hint: str) -> QLineEdit:
    made = QLineEdit()
    made.setPlaceholderText(hint)
    made.setAccessibleName(hint)
    return made


def open_check(
    session: Session, situation: str, household: str, *, name: str, then: Told, parent: QWidget
) -> None:
    """Open a list once what is known of the household is read; `cut_off` and `restore` record the act."""
    area = session.area
    kind = {"cut_off": CutOffDialog, "restore": RestoreDialog}.get(situation, CheckListDialog)

    def show(asked: Asked) -> None:
        action = {
            "cut_off": session.words("supply_act.cut_off"),
            "restore": session.words("supply_act.restored"),
        }.get(situation, "")
        kind(
            session, asked, household=household, name=name, then=then, parent=parent.window(), action=action
        ).open()

    session.tasks.run("check", lambda: check_lists.check_list(area, situation, household), show, owner=parent)
