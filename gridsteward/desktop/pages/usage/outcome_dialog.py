"""What was behind a finding, or why it was nothing: one reason, a word of one's own."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit, QListWidget, QListWidgetItem, QWidget

from gridsteward.desktop.errors import explain
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.dialog import Dialog
from gridsteward.desktop.widgets.frames import column, row
from gridsteward.desktop.widgets.labels import Label, Paragraph
from gridsteward.operations import finding_words, findings
from gridsteward.operations.finding_vocabulary import finding_reasons
from gridsteward.records.finding import FindingEntry, FindingOutcome, FindingReason
from gridsteward.records.journal import Change

_REASON = Qt.ItemDataRole.UserRole
_SHOWN = 9  # reasons seen without scrolling


class OutcomeDialog(Dialog):
    """Asks for the reason; those that fit the finding stand first. It stays open when the write is refused."""

    def __init__(
        self,
        session: Session,
        entry: FindingEntry,
        outcome: FindingOutcome,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._entry, self._outcome = session, entry, outcome
        theme, space, words = session.theme, session.theme.space, session.words
        was_so = outcome == FindingOutcome.EXPLAINED
        title = self.tr("What was behind it?") if was_so else self.tr("Why was it nothing?")
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(theme.shape.list + 80, 560)
        self.reasons = QListWidget()
        self.reasons.setAccessibleName(title)
        for reason in finding_reasons(outcome, entry.finding.kind):
            item = QListWidgetItem(words(f"finding_reason.{reason.key}"))
            item.setData(_REASON, reason)
            item.setToolTip(item.text())
            item.setSizeHint(QSize(0, theme.row - space.xs))
            self.reasons.addItem(item)
        self.reasons.setMinimumHeight(_SHOWN * (theme.row - space.xs))
        # Selected, not current: with the keyboard the list makes its first line current, and nobody chose it.
        self.reasons.itemSelectionChanged.connect(self._ready)
        self.reasons.itemDoubleClicked.connect(lambda _item: self.submit())
        self.note = QLineEdit()
        example = self._example() if was_so else self.tr("e.g. dries tobacco every November")
        self.note.setPlaceholderText(example)
        self.note.setToolTip(example)
        self.note.setAccessibleName(self.tr("In your own words"))
        self.life = QCheckBox(self.tr("Keep it in the portrait as a life event too"))
        self.life.setChecked(True)
        self.wrong = Label(theme, tone="alarm", wrap=True)
        self.wrong.hide()
        self.save = Button(theme, self.tr("So it was") if was_so else self.tr("It was nothing"), kind="main")
        self.save.setDefault(True)
        self.save.clicked.connect(self.submit)
        cancel = Button(theme, self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        pad = space.l
        inside = column(
            Label(theme, title, role="strong"),
            Paragraph(theme, finding_words.sentence(entry.finding, words), role="quiet"),
            self.reasons,
            Label(theme, self.tr("In your own words (may stay empty)"), role="caption"),
            self.note,
            self.life,
            self.wrong,
            row(None, cancel, self.save),
            gap=space.s,
            pad=(pad, pad, pad, pad),
        )
        inside.setStretch(2, 1)
        self.setLayout(inside)
        self.reasons.setFocus()
        self._ready()

    def _example(self) -> str:
        if self._entry.finding.size > 0:
            return self.tr("e.g. two air conditioners since the son is back")
        return self.tr("e.g. with the daughter in town, back next week")

    def submit(self) -> None:
        """Keep what was chosen."""
        reason = self._chosen()
        if reason is None:
            return
        area, finding, note = self._session.area, self._entry.finding.id, self.note.text()
        life = self.life.isChecked()

        def work() -> Change:
            if self._outcome == FindingOutcome.EXPLAINED:
                return findings.explain_finding(area, finding, reason.key, note=note, life_event=life)
            return findings.dismiss_finding(area, finding, reason.key, note=note)

        self.save.setEnabled(False)
        self._session.tasks.run("finding.close", work, self._done, failed=self._refused, owner=self)

    def _done(self, change: Change) -> None:
        from gridsteward.desktop.done import tell_done
        from gridsteward.desktop.pages.usage.wording import name_of

        session = self._session
        word = session.words(f"finding_outcome.{self._outcome}")
        who = name_of(self._entry.household)
        self.accept()
        session.changed.emit(change)
        tell_done(session, self.tr("{name}: {word}").format(name=who, word=word), change)

    def _refused(self, error: Exception) -> None:
        self.save.setEnabled(True)
        said = explain(error, self._session.words)
        if said.kind == "unexpected":
            self._session.tasks.failed.emit("finding.close", error)
        self.wrong.show_text(f"{said.what} {said.todo}".strip())
        self.wrong.show()

    def _chosen(self) -> FindingReason | None:
        found = next((item.data(_REASON) for item in self.reasons.selectedItems()), None)
        return found if isinstance(found, FindingReason) else None

    def _ready(self) -> None:
        reason = self._chosen()
        self.save.setEnabled(reason is not None)
        self.life.setVisible(reason is not None and bool(reason.life_event))
