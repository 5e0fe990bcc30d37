"""The six steps at the door: what each is for, what to do, and words that fit the person (R6.4)."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.frames import column, frame, row
from gridsteward.desktop.widgets.labels import Glyph, Label, Paragraph
from gridsteward.operations.case_board import StepWords, steps


class StepView(QWidget):
    """One step: folded to its name, unfolded with what helps."""

    taken = Signal(str)
    opened = Signal(str)

    def __init__(self, session: Session, at: int, code: str) -> None:
        super().__init__()
        theme, words, space = session.theme, session.words, session.theme.space
        self._session, self.code = session, code
        self.head = Button(
            theme, f"{at}  {words(f'case_value.{code}')}", kind="text", name_for_readers=self._name(at, code)
        )
        self.head.clicked.connect(lambda: self.opened.emit(code))
        self._mark = Glyph(theme, "check", tone="good", name_for_readers=self.tr("done"))
        self.aim = Label(theme, words(f"case_step_aim.{code}"), role="head", wrap=True)
        self.do = Label(theme, words(f"case_step_do.{code}"), role="quiet", wrap=True)
        self.say = Paragraph(theme)
        self.done = Button(theme, self.tr("Step taken"), icon="check")
        self.done.clicked.connect(lambda: self.taken.emit(code))
        said = frame("spoken", column(self.say, pad=(space.m, space.s, space.m, space.s)))
        self.body = QWidget()
        self.body.setLayout(
            column(self.aim, self.do, said, row(None, self.done), gap=space.xs, pad=(space.l, 0, 0, space.s))
        )
        self.setLayout(column(row(self.head, self._mark, None), self.body, gap=2))

    def _name(self, at: int, code: str) -> str:
        words = self._session.words
        return self.tr("Step {number}: {name}").format(number=at, name=words(f"case_value.{code}"))

    def show_step(self, manner: StepWords, *, taken: bool, unfolded: bool) -> None:
        """Show whether it was taken, and how it is said to this person."""
        words, code = self._session.words, self.code
        key = f"case_step_say_{manner.trait}.{code}"
        self.say.show_text(words(key) if manner.trait and key in words else words(f"case_step_say.{code}"))
        self._mark.setVisible(taken)
        self.done.setVisible(not taken)
        self.body.setVisible(unfolded)


class StepsGuide(QWidget):
    """All six; the first that was not taken lies open."""

    taken = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        theme = session.theme
        self._session = session
        self._manner, self._taken, self._open = StepWords(), frozenset[str](), ""
        self.basis = Label(theme, role="caption", wrap=True)
        self.views = {code: StepView(session, at, code) for at, code in enumerate(steps(), start=1)}
        for each in self.views.values():
            each.taken.connect(self.taken)
            each.opened.connect(self._unfold)
        title = Label(theme, self.tr("Six steps at the door"), role="head")
        self.setLayout(column(title, self.basis, *self.views.values(), gap=theme.space.xs))

    def show_steps(self, taken: tuple[str, ...], *, fresh: bool) -> None:
        """Show which were taken; `fresh` for another case."""
        if fresh or frozenset(taken) != self._taken:
            self._open = next((code for code in self.views if code not in taken), "")
        if fresh:
            self._manner = StepWords()
        self._taken = frozenset(taken)
        self._show()

    def show_manner(self, manner: StepWords) -> None:
        """Let the words fit a person."""
        self._manner = manner
        self._show()

    def _unfold(self, code: str) -> None:
        self._open = "" if self._open == code else code
        self._show()

    def _show(self) -> None:
        for code, each in self.views.items():
            each.show_step(self._manner, taken=code in self._taken, unfolded=code == self._open)
        known = bool(self._manner.trait)
        self.basis.setVisible(known)
        if known:
            words = self._session.words
            said = self.tr("Worded for {name}: {trait}").format(
                name=self._manner.name or self.tr("this home"), trait=words(f"trait.{self._manner.trait}")
            )
            self.basis.show_text(said)
