"""Asking the helper model about a household in three steps: what is sent, the answer, what of it to take."""

import threading
import time
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from gridsteward.desktop.dialogs.helper_answer import AnswerStep, WaitStep
from gridsteward.desktop.dialogs.helper_ask import AskStep
from gridsteward.desktop.errors import explain
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.dialog import Dialog
from gridsteward.desktop.widgets.frames import column
from gridsteward.desktop.widgets.labels import Label, Pair
from gridsteward.operations import helping
from gridsteward.records.advice import WordedSection

translate = QCoreApplication.translate
ASK, WAIT, ANSWER = range(3)
_SAY_EVERY_S = 0.06


class Hearing(QObject):
    """Brings an answer from the network's thread to the window, some times a second, and carries the stop back."""

    heard = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._stop = threading.Event()
        self._last = 0.0

    def __call__(self, text: str) -> None:
        """Tell how the answer reads so far."""
        now = time.monotonic()
        if now - self._last >= _SAY_EVERY_S and not self._stop.is_set():
            self._last = now
            self.heard.emit(text)

    def stop(self) -> None:
        """Let the answer end."""
        self._stop.set()

    @property
    def stopped(self) -> bool:
        """Whether somebody wants no more of it."""
        return self._stop.is_set()


class HelperDialog(Dialog):
    """Closing it at any moment stops what runs; nothing is kept that nobody took."""

    def __init__(self, session: Session, household: str, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._household = session, household
        self._hearing: Hearing | None = None
        theme, space = session.theme, session.theme.space
        title = translate("Helper", "Ask the AI helper")
        self.setWindowTitle(title)
        self.title = Pair(theme, title, name, role="title")
        self.step = Label(theme, role="caption")
        self.ask, self.wait = AskStep(session, household), WaitStep(session)
        self.answer = AnswerStep(session, household)
        self.steps = QStackedWidget()
        for each in (self.ask, self.wait, self.answer):
            self.steps.addWidget(each)
        self.setLayout(
            column(
                *(self.title, self.step, self.steps),
                gap=space.s,
                pad=(space.xl, space.l, space.xl, space.l),
            )
        )
        self.resize(2 * theme.shape.list + 160, 660)
        self.ask.left.connect(self.reject)
        self.ask.wanted.connect(self._send)
        self.wait.stopped.connect(self._stop)
        self.answer.closed.connect(self.accept)
        self.answer.again.connect(lambda: self._show(ASK))
        self.finished.connect(self._end)
        self._show(ASK)
        self.ask.refresh()

    def _show(self, step: int) -> None:
        names = (
            translate("Helper", "1 of 3: look at what is sent"),
            translate("Helper", "2 of 3: the answer"),
            translate("Helper", "3 of 3: take what is right"),
        )
        self.step.show_text(names[step])
        self.steps.setCurrentIndex(step)
        if step == ASK:
            self.ask.take_focus()
        elif step == WAIT:
            self.wait.stop.setFocus()

    # ------------------------------------------------------------------ asking

    def _send(self, request: helping.Request) -> None:
        session, area = self._session, self._session.area
        self._hearing = hearing = Hearing()
        hearing.heard.connect(self.wait.hear)
        self.wait.hear("")
        self._show(WAIT)

        def ask(where: object) -> None:
            session.tasks.run(
                "helper.ask",
                lambda: helping.ask_endpoint(where, request, heard=hearing, stop=lambda: hearing.stopped),  # type: ignore[arg-type]
                lambda found: self._came(hearing, found),
                failed=lambda error: self._failed(hearing, error),
                lane="network",
                owner=self,
            )

        session.tasks.run(
            "helper.endpoint",
            lambda: helping.endpoint(area),
            ask,
            failed=lambda error: self._failed(hearing, error),
            owner=self,
        )

    def _stop(self) -> None:
        if self._hearing is not None:
            self._hearing.stop()
            self._hearing = None
        self._show(ASK)

    def _failed(self, hearing: Hearing, error: Exception) -> None:
        if hearing is not self._hearing:  # stopped meanwhile: no news
            return
        self._hearing = None
        self._show(ASK)
        if not helping.was_stopped(error):
            self.ask.say(explain(error, self._session.words).sentence)

    def _came(self, hearing: Hearing, found: helping.Proposals) -> None:
        if hearing is not self._hearing:
            return
        self._hearing = None
        session, area, household = self._session, self._session.area, self._household

        def work() -> tuple[tuple[helping.TagProposal, ...], Sequence[WordedSection]]:
            from gridsteward.operations import advising

            card = advising.strategy_card(area, household)
            return tuple(helping.new_tags(area, household, found)), advising.worded(card, session.words)

        session.tasks.run(
            "helper.sort",
            work,
            lambda pair: self._sorted(found, *pair),
            failed=self._refused,
            owner=self,
        )

    def _sorted(
        self,
        found: helping.Proposals,
        fresh: Sequence[helping.TagProposal],
        rules: Sequence[WordedSection],
    ) -> None:
        self._show(ANSWER)
        self.answer.show_proposals(found, fresh, rules)

    def _refused(self, error: Exception) -> None:
        self._show(ASK)
        self.ask.say(explain(error, self._session.words).sentence)

    def _end(self) -> None:
        if self._hearing is not None:
            self._hearing.stop()
        self.deleteLater()
