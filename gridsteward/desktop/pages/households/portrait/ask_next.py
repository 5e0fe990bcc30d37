"""What to ask next: the question as it is spoken, its answer in place, or one press for "still so"."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QFrame, QLineEdit, QWidget

from gridsteward.desktop import wording
from gridsteward.desktop.errors import explain
from gridsteward.desktop.pages.households.ask import control_for, typed_values
from gridsteward.desktop.pages.households.desk import Desk
from gridsteward.desktop.pages.households.portrait.answers import Answer, answer_for, confirm
from gridsteward.desktop.pages.households.portrait.appliances import USUAL, appliance_name
from gridsteward.desktop.pages.households.portrait.routine import WeekGrid
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.flow import Flow
from gridsteward.desktop.widgets.frames import column, row
from gridsteward.desktop.widgets.labels import Glyph, Label, Pair
from gridsteward.operations import portrait_acts
from gridsteward.records.journal import Change, Value
from gridsteward.records.portrait import Ask, Portrait

ELSEWHERE = ("temperament", "door_check", "needs_consent")


class AnswerLine(QWidget):
    """The controls of an answer on one line; Enter or the button keeps it, a refusal says why beneath."""

    def __init__(self, desk: Desk, answer: Answer) -> None:
        super().__init__()
        self._desk, self._answer = desk, answer
        theme, space = desk.session.theme, desk.session.theme.space
        self.controls: dict[str, QLineEdit | QComboBox] = {}
        for asked in answer.asked:
            control = control_for(asked)
            if isinstance(control, QLineEdit):
                control.setPlaceholderText(asked.hint or asked.title)
                control.setToolTip(asked.title)
                control.returnPressed.connect(self.submit)
            self.controls[asked.name] = control
        self.keep = Button(theme, self.tr("Keep it"))
        self.keep.clicked.connect(self.submit)
        self.wrong = Label(theme, tone="alarm", wrap=True)
        self.wrong.hide()
        line = row(*self.controls.values(), self.keep, gap=space.s)
        for at, control in enumerate(self.controls.values()):
            line.setStretch(at, 2 if isinstance(control, QLineEdit) else 0)
        self.setLayout(column(line, self.wrong, gap=space.xs))
        self._before = typed_values(answer.asked, self.controls)
        self._wrong_values: dict[str, Value] = {}
        self._busy = False

    @property
    def typed(self) -> bool:
        """Whether something was typed that is not kept yet, nor was refused as it stands."""
        values = typed_values(self._answer.asked, self.controls)
        return values not in (self._before, self._wrong_values) and not self._busy

    @property
    def refused(self) -> bool:
        """Whether what stands here was refused."""
        return typed_values(self._answer.asked, self.controls) == self._wrong_values

    def submit(self) -> None:
        """Keep what is typed."""
        if self._busy:
            return
        values, save = typed_values(self._answer.asked, self.controls), self._answer.save
        self._busy = True
        self._desk.write("portrait.answer", lambda: save(values), then=self._kept, failed=self._refused)

    def take_focus(self) -> None:
        """Give the keyboard to the first control."""
        next(iter(self.controls.values())).setFocus()

    def _kept(self, _change: Change) -> None:
        self._busy = False
        self._before = typed_values(self._answer.asked, self.controls)
        self.wrong.hide()

    def _refused(self, error: Exception) -> None:
        self._busy = False
        self._wrong_values = typed_values(self._answer.asked, self.controls)
        said = explain(error, self._desk.session.words)
        if said.kind == "unexpected":
            self._desk.session.tasks.failed.emit("portrait.answer", error)
        self.wrong.show_text(f"{said.what} {said.todo}".strip())
        self.wrong.show()


class AskRow(QWidget):
    """One question. Its answer folds out beneath; what has a dialog of its own opens that."""

    opened = Signal(str)  # a part that is answered elsewhere

    def __init__(self, desk: Desk, part: str) -> None:
        super().__init__()
        self._desk, self.part = desk, part
        theme, words, space = desk.session.theme, desk.session.words, desk.session.theme.space
        self._mark = Glyph(theme, "unknown")
        self._question = Pair(theme, "", role="body")
        self._question.setWordWrap(True)
        self.answer = Button(theme, self.tr("Note the answer"), kind="text", icon="note", checked=False)
        self.answer.setCheckable(part not in ELSEWHERE)
        self.answer.clicked.connect(self._open)
        self.still = Button(theme, kind="text", icon="check")
        self.still.clicked.connect(self._confirm)
        self.still.setStyleSheet("text-align: left")
        line = row(self._mark, self._question, self.answer, self.still, gap=space.s)
        line.setStretch(1, 1)
        self.line: AnswerLine | None = None
        self._around: QWidget | None = None
        self._box = column(line, gap=space.xs)
        self.setLayout(self._box)
        name = words(f"portrait_part.{part}")
        self.answer.setAccessibleName(self.tr("Note the answer: {part}").format(part=name))

    def show_ask(self, ask: Ask | None) -> None:
        """Show why it is asked; None for a part somebody chose though it is known and fresh."""
        words = self._desk.session.words
        today = self._desk.session.clock().date()
        name = words(f"portrait_part.{self.part}")
        note = name
        if ask is not None and ask.stale and ask.since:
            when = wording.dated(words, date.fromisoformat(ask.since), today)
            note = self.tr("{part}, last noted {day}").format(part=name, day=when)
        stale = ask is None or ask.stale
        self._mark.show_glyph("watch" if ask is not None and ask.stale else "unknown")
        self._question.show_text(words(f"portrait_ask.{self.part}"), note)
        said = self.tr("Still so") if stale else words(f"portrait_none.{self.part}")
        self.still.show_text(said)
        self.still.setVisible(self.part != "needs_consent")  # who was asked stands in the register
        self.still.setAccessibleName(f"{name}: {said}")

    def unfold(self) -> None:
        """Show the answer's controls, ready for the keyboard."""
        if self.part in ELSEWHERE:
            self.opened.emit(self.part)
            return
        self.answer.setChecked(True)
        if self._around is None:
            self._around = QWidget()
            pad = (self._desk.session.theme.space.xl, 0, 0, 0)
            self._around.setLayout(column(self._controls(), pad=pad))
            self._box.addWidget(self._around)
        self._around.show()
        if self.line is not None:
            self.line.take_focus()

    def flush(self) -> bool:
        """Keep what is typed and not kept yet; tell whether there was anything."""
        if self.line is None or not self.line.typed:
            return False
        self.line.submit()
        return True

    def _open(self) -> None:
        if self.part in ELSEWHERE or self.answer.isChecked():
            self.unfold()
        elif self._around is not None:
            self._around.hide()

    def _controls(self) -> QWidget:
        if self.part == "appliances":
            return self._usual()
        if self.part == "routine":
            return self._week()
        answer = answer_for(self._desk, self.part)
        if answer is None:
            return Label(self._desk.session.theme, self.tr("Note the people first."), role="quiet")
        self.line = AnswerLine(self._desk, answer)
        return self.line

    def _usual(self) -> QWidget:
        desk = self._desk
        chips = []
        for kind in USUAL:
            chip = Button(
                desk.session.theme, appliance_name(desk, kind), kind="chip", checked=False, ticks=True
            )
            chip.clicked.connect(lambda _on=False, kind=kind, chip=chip: self._add(kind, chip))
            chips.append(chip)
        made = QWidget()
        made.setLayout(Flow(*chips, gap=desk.session.theme.space.xs))
        return made

    def _add(self, kind: str, chip: Button) -> None:
        area, household = self._desk.session.area, self._desk.household
        chip.setChecked(True)
        chip.setEnabled(False)
        self._desk.write(
            "appliance.add", lambda: portrait_acts.add_appliance(area, household, {"kind": kind})
        )

    def _week(self) -> QWidget:
        grid = WeekGrid(self._desk.session)
        routine = self._desk.portrait.routine if self._desk.portrait else None
        if routine is not None:
            grid.show_routine(routine.home.split(), routine.best.split())

        def keep() -> None:
            area, household, home, best = self._desk.session.area, self._desk.household, grid.home, grid.best
            self._desk.write(
                "routine.set", lambda: portrait_acts.set_routine(area, household, home=home, best=best)
            )

        grid.changed.connect(keep)
        return grid

    def _confirm(self) -> None:
        self._desk.write("portrait.confirm", confirm(self._desk, self.part))


class AskNext(QFrame):
    """The next questions, the one worth most first. What is answered goes; what is being answered stays.

    At a door there are never more than `most`, and nothing that the door asks itself.
    """

    elsewhere = Signal(str)  # a part that is answered in a place of its own

    def __init__(self, desk: Desk, *, most: int, at_door: bool = False) -> None:
        super().__init__()
        self._desk, self._first, self._most = desk, most, most
        theme, space = desk.session.theme, desk.session.theme.space
        self._at_door = at_door
        if not at_door:
            self.setProperty("look", "soft")
        self.rows: dict[str, AskRow] = {}
        self._asks: Sequence[Ask] = ()
        self._chosen: list[str] = []
        self._household = ""
        self._list = column(gap=space.s)
        self._none = Label(theme, self.tr("Everything is noted and fresh."), role="quiet")
        self.more = Button(theme, kind="text")
        self.more.clicked.connect(self._show_more)
        pad = (0, 0, 0, 0) if at_door else (space.m, space.s, space.m, space.s)
        self.setLayout(column(self._list, self._none, row(self.more, None), gap=space.s, pad=pad))

    def show_portrait(self, portrait: Portrait) -> None:
        """Show what to ask of this household; another one begins anew."""
        if portrait.household_id != self._household:
            self._household = portrait.household_id
            self._chosen = []
            self._most = self._first
            self._drop(list(self.rows))
        self._asks = [each for each in portrait.asks if not (self._at_door and each.part == "door_check")]
        if not self.isHidden():
            self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        """Make the rows only now: most households are looked at without a question."""
        super().showEvent(event)
        self._arrange()

    def open_part(self, part: str) -> None:
        """Show a part, whether it is asked now or not, its answer unfolded."""
        if part not in self._chosen:
            self._chosen.append(part)
        self._arrange()
        self.rows[part].unfold()

    def flush(self) -> bool:
        """Keep everything that is typed and not kept yet; tell whether there was anything."""
        kept = [each.flush() for each in self.rows.values()]
        return any(kept)

    @property
    def refused(self) -> AskRow | None:
        """The first question whose answer was refused as it stands."""
        return next(
            (each for each in self.rows.values() if each.line is not None and each.line.refused), None
        )

    def _arrange(self) -> None:
        asks = {each.part: each for each in self._asks}
        busy = [part for part, each in self.rows.items() if each.answer.isChecked()]
        order = list(dict.fromkeys([*self._chosen, *list(asks)[: self._most], *busy]))
        self._drop([part for part in self.rows if part not in order])
        for at, part in enumerate(order):
            if part not in self.rows:
                made = AskRow(self._desk, part)
                made.opened.connect(self.elsewhere)
                self.rows[part] = made
            self.rows[part].show_ask(asks.get(part))
            self._list.insertWidget(at, self.rows[part])
        width = max((self.rows[part].still.sizeHint().width() for part in order), default=0)
        for part in order:  # so that what is pressed stands in columns
            self.rows[part].still.setMinimumWidth(width)
        self._none.setVisible(not order)
        rest = len([part for part in asks if part not in order])
        self.more.setVisible(rest > 0 and not self._at_door)
        self.more.show_text(self.tr("%n more", "", rest))

    def _show_more(self) -> None:
        self._most = len(self._asks)
        self._arrange()

    def _drop(self, parts: Sequence[str]) -> None:
        for part in parts:
            gone = self.rows.pop(part)
            self._list.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
