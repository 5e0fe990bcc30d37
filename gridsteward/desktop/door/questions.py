"""Questionnaires at the door: started with one press, asked one below the other, kept answer by answer."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from gridsteward.desktop.door.choices import Choices, DayChoice
from gridsteward.desktop.door.rows import line_edit
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.flow import Flow
from gridsteward.desktop.widgets.frames import column, frame, section
from gridsteward.desktop.widgets.labels import Label, Pair
from gridsteward.operations import questionnaires
from gridsteward.records.questionnaire import Asked, Form, QuestionKind, Questionnaire, Sheet

_SELECTS = (QuestionKind.SELECT_ONE, QuestionKind.SELECT_MULTIPLE)
_NUMBERS = (QuestionKind.INTEGER, QuestionKind.DECIMAL)


class DoorQuestions(QWidget):
    """The questionnaires of the area; `changed` tells whether somebody is typing. Hidden while there are none."""

    changed = Signal(bool)

    def __init__(
        self,
        session: Session,
        offered: Sequence[Questionnaire],
        answers: Mapping[str, Mapping[str, str]],
    ) -> None:
        super().__init__()
        self._session = session
        self._answers: dict[str, dict[str, str]] = {key: dict(typed) for key, typed in answers.items()}
        self.chips: dict[str, Button] = {}
        self.forms: dict[str, FormView] = {}
        self._chips = Flow(gap=session.theme.space.s)
        chips = QWidget()
        chips.setLayout(self._chips)
        self._box = column(gap=session.theme.space.m)
        self.setLayout(
            column(
                section(
                    session.theme, self.tr("Questionnaires"), chips, note=self.tr("Alt+U · press to begin")
                ),
                self._box,
                gap=session.theme.space.m,
            )
        )
        for kept in offered:
            started = kept.id in self._answers
            chip = Button(
                self._session.theme, kept.title.replace("&", "&&"), kind="door", icon="note", checked=started
            )
            chip.clicked.connect(lambda on=False, kept=kept: self._press(kept, begin=on))
            self.chips[kept.id] = chip
            self._chips.addWidget(chip)
            if started:
                self._open(kept)
        if not offered:
            self.hide()

    def _press(self, kept: Questionnaire, *, begin: bool) -> None:
        if begin:
            self._answers[kept.id] = questionnaires.begin(self._session.area, questionnaires.form_of(kept))
            self._open(kept)
            self.forms[kept.id].take_focus()
        else:
            view = self.forms.pop(kept.id)
            view.hide()
            view.deleteLater()
            self._answers[kept.id] = {}  # what was kept of it before goes, too
        self.changed.emit(False)

    def _open(self, kept: Questionnaire) -> None:
        view = FormView(self._session, questionnaires.form_of(kept), self._answers[kept.id])
        view.changed.connect(self.changed)
        self.forms[kept.id] = view
        self._box.addWidget(view)

    @property
    def value(self) -> dict[str, dict[str, str]]:
        """The answers as they stand, by questionnaire."""
        return {
            key: dict(self.forms[key].typed) if key in self.forms else dict(typed)
            for key, typed in self._answers.items()
        }

    @property
    def faults(self) -> list[Asked]:
        """What is missing or does not do, in the questionnaires that were begun."""
        return [each for view in self.forms.values() for each in view.sheet.faults]

    def take_focus(self) -> None:
        """Give the keyboard to the first thing that is not right, else to the first questionnaire."""
        for view in self.forms.values():
            if view.sheet.faults:
                view.take_focus()
                return
        first = next(iter(self.chips.values()), None)
        if first is not None:
            first.setFocus()


class FormView(QWidget):
    """One questionnaire: the questions that apply now, with their hints, and what does not do beside each."""

    changed = Signal(bool)

    def __init__(self, session: Session, form: Form, typed: Mapping[str, str]) -> None:
        super().__init__()
        self._session, self._form = session, form
        self.typed = dict(typed)
        self.rows: dict[str, QuestionRow] = {}
        space = session.theme.space
        self._box = column(gap=space.l, pad=(space.l, space.m, space.l, space.l))
        title = Label(session.theme, form.title, role="strong", wrap=True)
        self._box.addWidget(title)
        for question in form.questions:
            if question.kind is QuestionKind.CALCULATE:
                continue
            made = QuestionRow(session, question.kind, question.name)
            made.changed.connect(self._changed)
            self.rows[question.name] = made
            self._box.addWidget(made)
            made.hide()
        self.setLayout(column(frame("panel", self._box), gap=0))
        self._work_out()

    sheet: Sheet

    def _work_out(self) -> None:
        self.sheet = questionnaires.sheet(
            self._session.area, self._form, self.typed, self._session.words.language
        )
        asked = {each.question.name: each for each in self.sheet.asked}
        for name, row in self.rows.items():
            if name in asked:
                row.show_asked(asked[name])
            row.setVisible(name in asked)

    def _changed(self, name: str, value: str, typing: bool) -> None:
        self.typed[name] = value
        self._work_out()
        self.changed.emit(typing)

    def take_focus(self) -> None:
        """Give the keyboard to the first question that is not right, else to the first."""
        faulty = {each.question.name for each in self.sheet.faults}
        shown = [
            each.question.name for each in self.sheet.asked if each.question.kind is not QuestionKind.NOTE
        ]
        name = next((each for each in shown if each in faulty), next(iter(shown), ""))
        if name:
            self.rows[name].take_focus()


class QuestionRow(QWidget):
    """One question. A field that has the keyboard is never written into."""

    changed = Signal(str, str, bool)  # question, value, whether somebody is typing

    def __init__(self, session: Session, kind: QuestionKind, name: str) -> None:
        super().__init__()
        self._session, self._kind, self._name = session, kind, name
        theme = session.theme
        self._heading = Label(theme, role="head", wrap=True)
        self._label = Pair(theme, "", role="body")
        self._label.setWordWrap(True)
        self._hint = Label(theme, role="caption", wrap=True)
        self._wrong = Label(theme, role="body", tone="alarm", wrap=True)
        self._offered: tuple[tuple[str, str], ...] | None = None
        self.field: QLineEdit | None = None
        self.day: DayChoice | None = None
        self.choices: Choices | None = None
        self._place = column(gap=0)
        self._make_field()
        self.setLayout(
            column(self._heading, self._label, self._hint, self._place, self._wrong, gap=theme.space.xs)
        )
        for part in (self._heading, self._hint, self._wrong):
            part.hide()

    def _make_field(self) -> None:
        session = self._session
        if self._kind is QuestionKind.DATE:
            quick = [(0, self.tr("Today")), (-1, self.tr("Yesterday"))]
            self.day = DayChoice(
                session.theme, session.words, quick, today=session.clock().date(), name=self._name
            )
            self.day.changed.connect(self._tell_day)
            self._place.addWidget(self.day)
        elif self._kind not in (*_SELECTS, QuestionKind.NOTE):
            self.field = line_edit("")
            self.field.textEdited.connect(lambda text: self.changed.emit(self._name, text.strip(), True))
            self.field.editingFinished.connect(
                lambda: self.changed.emit(self._name, self._text(), False) if self._text() else None
            )
            self._place.addWidget(self.field)

    def _text(self) -> str:
        return self.field.text().strip() if self.field is not None else ""

    def _tell_day(self) -> None:
        if self.day is not None:
            self.changed.emit(self._name, self.day.day, False)

    def show_asked(self, asked: Asked) -> None:
        """Show the question as it stands now."""
        words = self._session.words
        for part, text in (
            (self._heading, "  ·  ".join(asked.heading)),
            (self._hint, asked.hint),
            (self._wrong, questionnaires.wrong_text(asked.wrong or "", words)),
        ):
            part.show_text(text)
            part.setVisible(bool(text))
        self._label.show_text(asked.label, self.tr("has to be answered") if asked.required else "")
        if self.field is not None:
            self.field.setAccessibleName(asked.label)
            self.field.setAccessibleDescription(asked.hint)
            if not self.field.hasFocus() and self.field.text().strip() != asked.value:
                self.field.setText(asked.value)
        elif self.day is not None:
            if self.day.day != asked.value:
                self.day.show_day(asked.value)
        elif self._kind in _SELECTS:
            self._show_choices(asked)

    def _show_choices(self, asked: Asked) -> None:
        if asked.choices != self._offered:
            self._offered = asked.choices
            if self.choices is not None:
                self.choices.hide()
                self.choices.deleteLater()
            self.choices = Choices(
                self._session.theme,
                [(name, label.replace("&", "&&")) for name, label in asked.choices],
                name=asked.label,
                many=self._kind is QuestionKind.SELECT_MULTIPLE,
            )
            self.choices.changed.connect(self._tell_choice)
            self._place.addWidget(self.choices)
        if self.choices is not None and " ".join(self.choices.values) != asked.value:
            self.choices.show_values(asked.value.split())

    def _tell_choice(self) -> None:
        if self.choices is not None:
            self.changed.emit(self._name, " ".join(self.choices.values), False)

    def take_focus(self) -> None:
        """Give the keyboard to the field."""
        if self.field is not None:
            self.field.setFocus()
        elif self.day is not None:
            self.day.choices.take_focus()
        elif self.choices is not None and self.choices.buttons:
            self.choices.take_focus()
