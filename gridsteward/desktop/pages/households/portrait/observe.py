"""A guided observation: eight quick questions about how one person dealt with us, answered by what was seen."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from gridsteward.desktop.door.choices import WIDTH, Choices
from gridsteward.desktop.errors import explain
from gridsteward.desktop.pages.households.desk import Desk
from gridsteward.desktop.pages.households.portrait.saying import confidence_word
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.dialog import Dialog
from gridsteward.desktop.widgets.frames import column, frame, row, scrolling
from gridsteward.desktop.widgets.labels import Label, Pair, Paragraph
from gridsteward.operations import portrait_acts, portraits
from gridsteward.records.journal import Change
from gridsteward.records.portrait import Portrait


class ObserveDialog(Dialog):
    """What was seen and heard this time, in as few presses as one likes; afterwards what it comes to."""

    def __init__(self, desk: Desk, *, visit: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._visit = desk, visit
        self._done = False
        session = desk.session
        theme, words, space = session.theme, session.words, session.theme.space
        self.setWindowTitle(self.tr("How to talk with them"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.person = QComboBox()
        self.person.setAccessibleName(self.tr("Whom it is about"))
        self._fill_people()
        self.groups: dict[str, Choices] = {}
        lines: list[QWidget] = []
        titles = words.section("behaviour_question").values()
        heads = max(QFontMetrics(theme.font("caption")).horizontalAdvance(title) for title in titles) + 1
        for question, behaviours in portraits.behaviour_questions().items():
            title = words(f"behaviour_question.{question}")
            options = [(key, words(f"behaviour.{key}")) for key in behaviours]
            group = Choices(theme, options, name=title, columns=4)
            group.changed.connect(self._ready)
            self.groups[question] = group
            head = Label(theme, title, role="caption")
            head.setFixedWidth(heads)
            line = QWidget()
            line.setLayout(row(head, group, gap=space.m))
            lines.append(line)
        inside = frame("page", column(*lines, None, gap=space.s, pad=(0, 0, space.m, 0)))
        self._questions = scrolling(inside, "page")
        self.note = QLineEdit()
        self.note.setPlaceholderText(self.tr("A word on it, if you like"))
        self.note.setAccessibleName(self.tr("Note"))
        self.result_words = Paragraph(theme)
        self.result_note = Label(theme, role="caption", wrap=True)
        pad = (space.m, space.s, space.m, space.s)
        self.result_box = frame("spoken", column(self.result_words, self.result_note, gap=space.xs, pad=pad))
        self.result_box.hide()
        self.wrong = Label(theme, tone="alarm", wrap=True)
        self.wrong.hide()
        self.cancel = Button(theme, self.tr("Cancel"))
        self.cancel.clicked.connect(self.reject)
        self.keep = Button(theme, self.tr("Keep what was seen"), kind="main")
        self.keep.clicked.connect(self.submit)
        who = row(Label(theme, self.tr("Whom it is about")), self.person, None)
        title_line = Pair(
            theme,
            self.tr("What was seen and heard this time"),
            self.tr("press what fits; leave out what you did not notice"),
        )
        title_line.setWordWrap(True)
        foot = row(None, self.cancel, self.keep)
        self.setLayout(
            column(
                title_line,
                who,
                self._questions,
                self.note,
                self.result_box,
                self.wrong,
                foot,
                gap=space.m,
                pad=(space.xl, space.l, space.xl, space.l),
            )
        )
        self.setMinimumWidth(WIDTH + heads + 4 * space.xl)
        self.resize(self.minimumWidth(), 700)
        self._ready()

    @property
    def behaviours(self) -> list[str]:
        """What is chosen."""
        return [group.value for group in self.groups.values() if group.value]

    def submit(self) -> None:
        """Keep what was seen; a second press, when the outcome has been read, closes."""
        if self._done:
            self.accept()
            return
        desk, area, household = self._desk, self._desk.session.area, self._desk.household
        behaviours, person = self.behaviours, str(self.person.currentData())
        visit, note = self._visit, self.note.text()
        self.keep.setEnabled(False)
        desk.portrait_read.connect(self._outcome)
        desk.write(
            "temperament.observe",
            lambda: portrait_acts.observe(
                area, household, behaviours, person_id=person, visit_id=visit, note=note
            ),
            then=self._kept,
            failed=self._refused,
        )

    def _kept(self, _change: Change) -> None:
        self._done = True
        self.keep.show_text(self.tr("Done"))
        self.keep.setEnabled(True)
        self.keep.setFocus()
        self.cancel.hide()
        for group in (*self.groups.values(), self.person, self.note):
            group.setEnabled(False)

    def _outcome(self, portrait: Portrait) -> None:
        words = self._desk.session.words
        found = portrait.temperament
        observed = sum(1 for each in portrait.observations if each.person_id == portrait.temperament_of)
        times = self.tr("%n observation(s)", "", observed)
        if found is None:
            self.result_words.show_text(self.tr("No leaning shows yet."))
            self.result_note.show_text(self.tr("{times}; look again at the next visit.").format(times=times))
        else:
            self.result_words.show_text(words(f"trait_talk.{found.key}"))
            sure = confidence_word(found.confidence)
            self.result_note.show_text(f"{times} · {sure}")
        self.result_box.show()

    def _refused(self, error: Exception) -> None:
        self.keep.setEnabled(True)
        said = explain(error, self._desk.session.words)
        self.wrong.show_text(f"{said.what} {said.todo}".strip())
        self.wrong.show()

    def _ready(self) -> None:
        self.keep.setEnabled(bool(self.behaviours))

    def _fill_people(self) -> None:
        card = self._desk.card
        words = self._desk.session.words
        for person in card.people if card is not None else ():
            if person.name:
                relation = words.section("relation").get(person.relation, "")
                self.person.addItem(f"{person.name}  {relation}".strip(), person.id)
        self.person.addItem(self.tr("Whoever opened the door"), "")
