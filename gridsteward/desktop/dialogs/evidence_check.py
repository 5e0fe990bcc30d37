"""Check an evidence pack somebody handed in: is it whole, and is it of the area whose seal was told."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit, QProgressBar, QVBoxLayout, QWidget

from gridsteward.desktop.dialogs.secrets import give_room, say
from gridsteward.desktop.errors import explain
from gridsteward.desktop.places import documents
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.dialog import Dialog
from gridsteward.desktop.widgets.frames import clear, column, frame, row
from gridsteward.desktop.widgets.labels import Glyph, Label, Paragraph
from gridsteward.records.evidence import CheckedPack

translate = QCoreApplication.translate
_MOST_SHOWN = 8


class EvidenceCheckDialog(Dialog):
    """Names the pack and, if it is known, the seal; the answer stands in the same window."""

    def __init__(
        self, session: Session, *, own_seal: str = "", pack: Path | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._own = session, own_seal
        self.checked: CheckedPack | None = None
        theme, space = session.theme, session.theme.space
        self.setWindowTitle(translate("EvidenceCheck", "Check an evidence pack"))
        about = translate(
            "EvidenceCheck",
            "Tells whether anything in a pack was changed since it was made, and which area made it. Nothing of it is "
            "taken in.",
        )
        self.place = QLineEdit(str(pack) if pack else "")
        self.place.setAccessibleName(translate("EvidenceCheck", "Pack"))
        self.place.setPlaceholderText(
            translate("EvidenceCheck", "a .zip, or the folder it was unpacked into")
        )
        self.file = Button(theme, translate("EvidenceCheck", "&File …"))
        self.folder = Button(theme, translate("EvidenceCheck", "F&older …"))
        self.seal = QLineEdit()
        self.seal.setAccessibleName(translate("EvidenceCheck", "Area seal"))
        self.seal.setPlaceholderText(translate("EvidenceCheck", "as the station told it, may be left empty"))
        self.own = Button(theme, translate("EvidenceCheck", "This &area's"), kind="text")
        self.own.setVisible(bool(own_seal))
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(translate("EvidenceCheck", "Checking"))
        self.bar.hide()
        self.wrong = Label(theme, tone="alarm", wrap=True)
        self.wrong.hide()
        self.mark, self.said = Glyph(theme, "good"), Paragraph(theme, role="strong")
        self.more = Paragraph(theme)
        self.more.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._problems = QVBoxLayout()
        self._problems.setSpacing(space.xs)
        head = row(self.mark, self.said, gap=space.m)
        head.setStretch(1, 1)
        pad = (space.l, space.m, space.l, space.m)
        self.answer = frame("panel", column(head, self._problems, self.more, gap=space.s, pad=pad))
        self.answer.hide()
        self.leave = Button(theme, translate("EvidenceCheck", "Close"))
        self.go = Button(theme, translate("EvidenceCheck", "&Check"), kind="main", icon="check")
        self.go.setDefault(True)
        self.setLayout(
            column(
                Label(theme, translate("EvidenceCheck", "Check an evidence pack"), role="title"),
                Label(theme, about, role="quiet", wrap=True),
                column(
                    Label(theme, translate("EvidenceCheck", "Pack"), role="caption"),
                    row(self.place, self.file, self.folder),
                    gap=space.xs,
                ),
                column(
                    Label(theme, translate("EvidenceCheck", "Area seal"), role="caption"),
                    row(self.seal, self.own),
                    gap=space.xs,
                ),
                self.bar,
                self.wrong,
                self.answer,
                row(None, self.leave, self.go),
                gap=space.m,
                pad=(space.xl, space.xl, space.xl, space.l),
            )
        )
        self.setMinimumWidth(theme.shape.list + 200)
        self.file.clicked.connect(lambda: self._choose(QFileDialog.FileMode.ExistingFile))
        self.folder.clicked.connect(lambda: self._choose(QFileDialog.FileMode.Directory))
        self.own.clicked.connect(lambda: self.seal.setText(self._own))
        self.leave.clicked.connect(self.reject)
        self.go.clicked.connect(self.check)
        self.finished.connect(self.deleteLater)

    def _choose(self, mode: QFileDialog.FileMode) -> None:
        dialog = QFileDialog(self, translate("EvidenceCheck", "Which evidence pack"))
        dialog.setFileMode(mode)
        dialog.setDirectory(str(documents()))
        if mode is QFileDialog.FileMode.ExistingFile:
            dialog.setNameFilter(translate("EvidenceCheck", "Evidence packs (*.zip)"))
        dialog.fileSelected.connect(self.place.setText)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def check(self) -> None:
        """Check what is named."""
        for field in (self.place, self.seal):
            say(self.wrong, "", field=field)
        text, seal = self.place.text().strip(), self.seal.text()
        self.answer.hide()
        if not text:
            say(self.wrong, translate("EvidenceCheck", "Please say which pack."), field=self.place)
            return

        def work() -> CheckedPack:
            from gridsteward.operations.evidence_check import check_pack

            return check_pack(Path(text).expanduser(), seal=seal)

        self._busy(busy=True)
        self._session.tasks.run(
            "evidence.check", work, self._show, failed=self._refused, lane="cpu", owner=self
        )

    def _busy(self, *, busy: bool) -> None:
        self.bar.setVisible(busy)
        self.go.setEnabled(not busy)

    def _show(self, found: CheckedPack) -> None:
        self._busy(busy=False)
        self.checked = found
        from gridsteward.operations.evidence_words import about_text, problem_text, whose_text

        clear(self._problems)
        theme, words = self._session.theme, self._session.words
        tone = "alarm" if not found.whole else "good" if found.compared else "watch"
        self.mark.show_glyph(tone)
        self.said.show_text(self._answer(found))
        for each in found.problems[:_MOST_SHOWN]:
            self._problems.addWidget(Label(theme, problem_text(each, words), tone="alarm", wrap=True))
        left = len(found.problems) - _MOST_SHOWN
        if left > 0:
            self._problems.addWidget(Label(theme, self.tr("and %n more", "", left), role="quiet"))
        parts = (about_text(found, words), whose_text(found, words))
        self.more.show_text("\n".join(filter(None, parts)))
        self.answer.show()
        give_room(self)

    def _answer(self, found: CheckedPack) -> str:
        if not found.whole:
            return translate(
                "EvidenceCheck", "Do not rely on this pack: something in it was changed or is missing."
            )
        if found.compared:
            return translate("EvidenceCheck", "The pack is whole, and it is of the area whose seal you gave.")
        return translate("EvidenceCheck", "The pack is whole. Whose it is, only the seal tells: compare it.")

    def _refused(self, error: Exception) -> None:
        self._busy(busy=False)
        said = explain(error, self._session.words)
        if said.kind == "unexpected":
            self._session.tasks.failed.emit("evidence.check", error)
        at_fault = self.seal if said.kind == "evidence_seal_unreadable" else self.place
        say(self.wrong, said.sentence, field=at_fault)


def check_evidence(session: Session, window: QWidget, *, own_seal: str = "") -> EvidenceCheckDialog:
    """Ask which pack, and check it."""
    dialog = EvidenceCheckDialog(session, own_seal=own_seal, parent=window)
    dialog.open()
    return dialog
