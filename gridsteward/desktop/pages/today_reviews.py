"""On the day's page: what a supervisor asked about one's visits; gone once it is answered."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.frames import clear, column, row
from gridsteward.desktop.widgets.labels import Elided, ElidedPair, Glyph
from gridsteward.records.review import QueueEntry, ReviewKind

_SHOWN = 3


class TodayReviews(QFrame):
    """A question a line, with whose visit it is about and the button to answer it."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setProperty("look", "panel")
        self._session = session
        space = session.theme.space
        self._box = QVBoxLayout()
        self._box.setSpacing(space.s)
        self.setLayout(column(self._box, pad=(space.l, space.s, space.l, space.s)))
        self.answers: list[Button] = []
        self.hide()
        session.reviews.refreshed.connect(lambda found: self.show_asked(found.asked))
        if session.reviews.current is not None:
            self.show_asked(session.reviews.current.asked)

    def show_asked(self, asked: tuple[QueueEntry, ...]) -> None:
        """Show the questions that are open."""
        clear(self._box)
        self.answers = []
        for each in asked[:_SHOWN]:
            self._box.addWidget(self._line(each))
        self.setVisible(bool(asked))

    def _line(self, each: QueueEntry) -> QWidget:
        theme, said = self._session.theme, [one for one in each.said if one.kind == ReviewKind.ASKED][-1]
        who = each.name or each.number
        head = self.tr("{steward} asks about {who}").format(steward=said.steward, who=who)
        words = column(
            ElidedPair(theme, head, each.village, role="strong"),
            Elided(theme, said.remark, role="quiet"),
            gap=0,
        )
        button = Button(
            theme, self.tr("Answer …"), icon="speech", name_for_readers=f"{self.tr('Answer …')} {who}"
        )
        button.clicked.connect(lambda: self._answer(each, who))
        self.answers.append(button)
        line = row(Glyph(theme, "speech"), words, button, gap=theme.space.m)
        line.setStretch(1, 1)
        made = QWidget()
        made.setLayout(line)
        return made

    def _answer(self, each: QueueEntry, who: str) -> None:
        from gridsteward.desktop.dialogs.review_answer import ReviewAnswerDialog

        said = [one for one in each.said if one.kind == ReviewKind.ASKED][-1]
        ReviewAnswerDialog(
            self._session,
            each.sort,
            each.id,
            who=who,
            asked_by=said.steward,
            question=said.remark,
            parent=self.window(),
        ).open()
