"""What a supervisor asked about a visit, and the steward's answer."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from gridsteward.desktop.dialogs.say import SayDialog
from gridsteward.desktop.done import tell_done
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.labels import Label, Paragraph
from gridsteward.operations import visit_reviews
from gridsteward.records.journal import Change


class ReviewAnswerDialog(SayDialog):
    """The question above, one line for the answer; Enter sends it with the next exchange."""

    def __init__(
        self,
        session: Session,
        sort: str,
        row: str,
        *,
        who: str,
        asked_by: str,
        question: str,
        parent: QWidget,
    ) -> None:
        title = self.tr("{who}: a question from {steward}").format(who=who, steward=asked_by)
        super().__init__(session, title, action=self.tr("Answer"), then=self._told, parent=parent)
        self._sort, self._row = sort, row
        self.question = Paragraph(session.theme, question)
        self.answer = QLineEdit()
        self.answer.setAccessibleName(self.tr("Your answer"))
        self.answer.setPlaceholderText(self.tr("A few words will do"))
        self.answer.returnPressed.connect(self.submit)
        self.fill(self.question, Label(session.theme, self.tr("Your answer"), role="caption"), self.answer)
        self.answer.setFocus()

    def work(self) -> Callable[[], Change]:
        """Return the answer."""
        area, sort, row, said = self._session.area, self._sort, self._row, self.answer.text()
        return lambda: visit_reviews.answer(area, sort, row, said)

    def _told(self, change: Change) -> None:
        self._session.changed.emit(change)
        tell_done(self._session, self.tr("Answered. The supervisor sees it after the next exchange."), change)
