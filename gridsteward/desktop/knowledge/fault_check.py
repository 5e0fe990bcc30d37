"""The self-check of a fault (R6.5), one question at a time: keys 1 to 4 answer, Backspace goes back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.badges import Badge
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.dialog import Dialog
from gridsteward.desktop.widgets.frames import clear, column, frame, row, rule, scrolling
from gridsteward.desktop.widgets.labels import Label, Paragraph
from gridsteward.operations import knowledge
from gridsteward.records.knowledge import FaultOutcome, FaultQuestion, FaultWalk


class FaultCheck(QWidget):
    """The question, its answers, what was answered before; at the end what it is and what is safe to do."""

    done = Signal(str, str)  # code of the outcome; inside, outside or ""
    reopened = Signal()  # the outcome was left for a question again

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        theme, space = session.theme, session.theme.space
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Self-check"))
        self.walk: FaultWalk | None = None
        self.answers: list[Button] = []
        self._path = QVBoxLayout()
        self._path.setSpacing(space.xs)
        self.text = Label(theme, role="title", wrap=True)
        self.hint = Label(theme, role="quiet", wrap=True)
        self._below = QVBoxLayout()
        self._below.setSpacing(space.s)
        self.back = Button(theme, self.tr("Back"), kind="text", icon="back")
        self.back.setToolTip("Backspace")
        self.back.clicked.connect(self.go_back)
        self.again = Button(theme, self.tr("From the beginning"), kind="text", icon="undo")
        self.again.clicked.connect(self.start)
        self._keys = Label(theme, self.tr("Keys 1 to 4 answer, Backspace goes back."), role="caption")
        self.setLayout(
            column(
                self._path,
                self.text,
                self.hint,
                self._below,
                row(self.back, self.again, None, self._keys, gap=space.s),
                None,
                gap=space.m,
            )
        )
        language = session.words.language
        # read beside the window; who is quicker than that waits for the first question
        session.tasks.run(
            "knowledge.fault_check",
            lambda: knowledge.walk((), language),
            self._show,
            lane="cpu",
            owner=self,
        )

    def start(self) -> None:
        """Ask the first question again."""
        self._go(())

    def answer(self, number: int) -> None:
        """Take an answer by its number from 0; one that is not there is no answer."""
        at = self.walk.at if self.walk is not None else None
        if self.walk is not None and isinstance(at, FaultQuestion) and 0 <= number < len(at.answers):
            self._go((*self.walk.answered, number))

    def go_back(self) -> bool:
        """Ask the question before again; False at the first."""
        if self.walk is None or not self.walk.answered:
            return False
        self._go(self.walk.answered[:-1])
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer by number; Backspace goes back."""
        number = event.key() - Qt.Key.Key_1
        if 0 <= number < len(self.answers):
            self.answer(number)
        elif event.key() == Qt.Key.Key_Backspace:
            self.go_back()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Give the keys to the first answer."""
        super().focusInEvent(event)
        if self.answers:
            self.answers[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _go(self, answered: tuple[int, ...]) -> None:
        self._show(knowledge.walk(answered, self._session.words.language))

    def _show(self, walk: FaultWalk) -> None:
        if self.walk is not None and isinstance(self.walk.at, FaultOutcome):
            self.reopened.emit()
        focused = self.window().focusWidget()
        had_keys = focused is self or (focused is not None and self.isAncestorOf(focused))
        self.walk = walk
        at = walk.at
        clear(self._path)
        for asked, answer in walk.path:
            line = self.tr("{question} {answer}").format(question=asked.text, answer=answer.text)
            self._path.addWidget(Label(self._session.theme, line, role="caption", wrap=True))
        clear(self._below)
        self.answers = []
        self.back.setVisible(bool(walk.path))
        self.again.setVisible(bool(walk.path))
        if isinstance(at, FaultOutcome):
            self._show_outcome(at)
            self.done.emit(at.code, at.where)
        else:
            self._show_question(at)
        if had_keys:
            (self.answers[0] if self.answers else self.again).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_question(self, asked: FaultQuestion) -> None:
        self.text.show_text(asked.text)
        self.text.set_tone("")
        self.hint.show_text(asked.hint)
        self.hint.setVisible(bool(asked.hint))
        self._keys.show()
        for number, each in enumerate(asked.answers):
            button = Button(self._session.theme, f"{number + 1}   {each.text}", kind="door")
            button.clicked.connect(lambda _on=False, number=number: self.answer(number))
            self.answers.append(button)
            self._below.addWidget(button)
            button.show()  # at once: the next key may be pressed already

    def _show_outcome(self, found: FaultOutcome) -> None:
        theme, space, words = self._session.theme, self._session.theme.space, self._session.words
        self.text.show_text(found.title)
        self.text.set_tone("alarm" if found.danger else "")
        self.hint.hide()
        self._keys.hide()
        badges = [Badge(theme, words("knowledge.danger"), tone="alarm")] if found.danger else []
        if found.where:
            badges.append(Badge(theme, words(f"knowledge.{found.where}"), tone="brand"))
        if badges:
            holder = QWidget()
            holder.setLayout(row(*badges, None, gap=space.s))
            self._below.addWidget(holder)
        for number, step in enumerate(found.steps, start=1):
            count = Label(theme, f"{number}.", role="strong")
            line = row(count, Paragraph(theme, step, role="strong"), gap=space.s)
            line.setStretch(1, 1)
            line.setAlignment(count, Qt.AlignmentFlag.AlignTop)
            holder = QWidget()
            holder.setLayout(line)
            self._below.addWidget(holder)


class FaultCheckDialog(Dialog):
    """The self-check over a case; `chosen` tells its end when somebody takes it over."""

    chosen = Signal(str, str)  # code of the outcome; inside, outside or ""

    def __init__(self, session: Session, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme, space = session.theme, session.theme.space
        self.setWindowTitle(self.tr("Self-check of a fault"))
        self._end: tuple[str, str] | None = None
        self.check = FaultCheck(session)
        self.check.done.connect(self._ended)
        self.check.reopened.connect(self._reopened)
        self.take = Button(theme, self.tr("Take this over"), kind="main")
        self.take.setEnabled(False)
        self.take.clicked.connect(self._take)
        close = Button(theme, self.tr("Close"))
        close.clicked.connect(self.reject)
        pad = space.xl
        area = scrolling(frame("surface", column(self.check, pad=(pad, space.l, pad, space.l))))
        foot = row(None, close, self.take, pad=(pad, space.m, pad, space.m))
        inside = column(area, rule(), foot, gap=0)
        inside.setStretch(0, 1)
        self.setLayout(inside)
        self.resize(theme.shape.list + 200, theme.shape.list + 160)
        self.finished.connect(self.deleteLater)
        self.check.setFocus()

    def _ended(self, code: str, where: str) -> None:
        self._end = (code, where)
        self.take.setEnabled(True)

    def _reopened(self) -> None:
        self._end = None
        self.take.setEnabled(False)

    def _take(self) -> None:
        if self._end is not None:
            self.chosen.emit(*self._end)
            self.accept()
