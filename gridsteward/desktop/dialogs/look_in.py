"""What came of looking in on somebody whose light was on: one outcome, a word of one's own."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from gridsteward.desktop.done import tell_done
from gridsteward.desktop.errors import explain
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.dialog import Dialog
from gridsteward.desktop.widgets.frames import column, row
from gridsteward.desktop.widgets.labels import Label, Paragraph
from gridsteward.operations import care_light_words, care_lights
from gridsteward.records.care_light import CareLight, CareLook, LookOutcome, LookWay
from gridsteward.records.journal import Change


class LookInDialog(Dialog):
    """It stays open when the write is refused."""

    def __init__(
        self, session: Session, item: CareLight, way: LookWay, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._item, self._way = session, item, way
        theme, space, words = session.theme, session.theme.space, session.words
        self._who = item.household.name or item.household.account_no
        title = self.tr("{name}: how is it?").format(name=self._who)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(theme.shape.list + 80, 460)
        self.outcomes = QListWidget()
        self.outcomes.setAccessibleName(title)
        for outcome in LookOutcome:
            line = QListWidgetItem(words(f"look_outcome.{outcome}"))
            line.setData(Qt.ItemDataRole.UserRole, outcome.value)
            line.setSizeHint(QSize(0, theme.row - space.xs))
            self.outcomes.addItem(line)
        self.outcomes.setMinimumHeight(len(LookOutcome) * (theme.row - space.xs) + space.s)
        # Selected, not current: with the keyboard the list makes its first line current, and nobody chose it.
        self.outcomes.itemSelectionChanged.connect(self._ready)
        self.outcomes.itemDoubleClicked.connect(lambda _item: self.submit())
        self.note = QLineEdit()
        self.note.setPlaceholderText(self.tr("e.g. at the daughter's until Sunday"))
        self.note.setAccessibleName(self.tr("In your own words"))
        self.wrong = Label(theme, tone="alarm", wrap=True)
        self.wrong.hide()
        self.save = Button(theme, self.tr("Keep it"), kind="main")
        self.save.setDefault(True)
        self.save.clicked.connect(self.submit)
        cancel = Button(theme, self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        pad = space.l
        inside = column(
            Label(theme, title, role="strong"),
            Paragraph(theme, care_light_words.sentence(item.reason, words), role="quiet"),
            self.outcomes,
            Label(theme, self.tr("In your own words (may stay empty)"), role="caption"),
            self.note,
            self.wrong,
            row(None, cancel, self.save),
            gap=space.s,
            pad=(pad, pad, pad, pad),
        )
        inside.setStretch(2, 1)
        self.setLayout(inside)
        self.outcomes.setFocus()
        self._ready()

    def submit(self) -> None:
        """Keep what was chosen."""
        chosen = self.outcomes.selectedItems()
        if not chosen:
            return
        outcome = LookOutcome(chosen[0].data(Qt.ItemDataRole.UserRole))
        area, item, way, note = self._session.area, self._item, self._way, self.note.text()
        self.save.setEnabled(False)
        self._session.tasks.run(
            "care.look",
            lambda: care_lights.look_in(
                area, item.household.id, outcome, way=way, person_id=item.person_id, note=note
            ),
            self._done,
            failed=self._refused,
            owner=self,
        )

    def _done(self, kept: tuple[CareLook, Change]) -> None:
        session, (look, change) = self._session, kept
        word = session.words(f"look_outcome.{look.outcome}")
        self.accept()
        session.changed.emit(change)
        tell_done(session, self.tr("{name}: {word}").format(name=self._who, word=word), change)

    def _refused(self, error: Exception) -> None:
        self.save.setEnabled(True)
        said = explain(error, self._session.words)
        if said.kind == "unexpected":
            self._session.tasks.failed.emit("care.look", error)
        self.wrong.show_text(f"{said.what} {said.todo}".strip())
        self.wrong.show()

    def _ready(self) -> None:
        self.save.setEnabled(bool(self.outcomes.selectedItems()))
