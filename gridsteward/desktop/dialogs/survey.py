"""How it was, asked of the customer: three numbers and a word, in ten seconds (R9.1)."""

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QLineEdit, QWidget

from gridsteward.desktop.dialogs.say import SayDialog
from gridsteward.desktop.done import tell_done
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.chips import Chips
from gridsteward.desktop.widgets.frames import Item
from gridsteward.desktop.widgets.labels import Label
from gridsteward.operations import surveys
from gridsteward.records.case import CaseChannel
from gridsteward.records.journal import Change

_SCORES: Final = ("1", "2", "3", "4", "5")
_LOW: Final = 2


class SurveyDialog(SayDialog):
    """A digit answers a question and goes on to the next; Enter keeps. A low answer offers to register a grumble.

    After a `confidential` case nothing is asked in words: they could be read by all.
    """

    def __init__(
        self,
        session: Session,
        *,
        household_id: str = "",
        visit_id: str = "",
        case_id: str = "",
        who: str = "",
        confidential: bool = False,
        parent: QWidget,
    ) -> None:
        title = self.tr("{name}: how was it?").format(name=who) if who else self.tr("How was it?")
        super().__init__(session, title, action=self.tr("Keep"), then=self._told, parent=parent)
        self._home, self._visit, self._case = ("" if confidential else household_id), visit_id, case_id
        self._window = parent.window()
        theme = session.theme
        questions, asked = surveys.asked(session.words.language)
        self.scores: dict[str, Chips] = {}
        worst, best = (session.words(f"case_rating.{each}") for each in ("1", "5"))
        items: list[Item] = [Label(theme, f"{worst} … {best}", role="quiet")]
        for code, text in questions:
            chips = Chips(theme, [(each, each) for each in _SCORES], name=text)
            chips.changed.connect(lambda code=code: self._go_on(code))
            self.scores[code] = chips
            items += [Label(theme, text), chips]
        self.word = QLineEdit()
        self.word.setAccessibleName(asked)
        self.word.setPlaceholderText(asked)
        self.word.setVisible(not confidential)
        if not confidential:
            items.append(self.word)
        self.fill(*items)
        next(iter(self.scores.values())).take_focus()

    def submit(self) -> None:
        """Keep it; one answered question is enough."""
        if not self._given():
            self.wrong.show_text(self.tr("Answer at least one question, with a key from 1 to 5."))
            self.wrong.show()
            next(iter(self.scores.values())).take_focus()
            return
        super().submit()

    def work(self) -> Callable[[], Change]:
        """Return the answer."""
        area, given, word = self._session.area, self._given(), self.word.text()
        home, visit, case = self._home, self._visit, self._case
        channel = CaseChannel.DOOR if visit else CaseChannel.PHONE
        return lambda: surveys.add_answer(
            area, given, household_id=home, visit_id=visit, case_id=case, channel=channel, word=word
        )[1]

    def _given(self) -> dict[str, int]:
        return {code: int(chips.value) for code, chips in self.scores.items() if chips.value}

    def _go_on(self, code: str) -> None:
        """Give the keys to the next question that has no answer, then to the word or the button."""
        codes = list(self.scores)
        after = [each for each in codes[codes.index(code) + 1 :] if not self.scores[each].value]
        if after:
            self.scores[after[0]].take_focus()
        elif self.word.isVisible():
            self.word.setFocus()
        else:
            self.save.setFocus()

    def _told(self, change: Change) -> None:
        session, window, home = self._session, self._window, self._home
        session.changed.emit(change)
        if min(self._given().values()) > _LOW:
            tell_done(session, self.tr("The answer is kept. Thank you."), change)
            return

        def register() -> None:
            from gridsteward.desktop.dialogs.case_new import register_request

            register_request(session, window, household=home, kind="grumble")

        tell_done(
            session,
            self.tr("The answer is kept. Something is not right there."),
            change,
            offer=self.tr("Register a grumble"),
            go_on=register,
        )
