"""An evidence pack of a case: what goes in, why, where to; at the end where it lies and the seal it is checked by."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from gridsteward.desktop.dialogs.secrets import give_room, say
from gridsteward.desktop.errors import explain
from gridsteward.desktop.places import documents, open_folder
from gridsteward.desktop.session import Session
from gridsteward.desktop.status import moment
from gridsteward.desktop.where import ask_where
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.dialog import Dialog
from gridsteward.desktop.widgets.frames import column, frame, row, scrolling
from gridsteward.desktop.widgets.labels import Glyph, Label, Paragraph
from gridsteward.records.evidence import PackFile, WrittenPack
from gridsteward.words import LANGUAGES, Words

ZIP = ".zip"
_LANGUAGE_NAMES = {"zh_CN": "中文", "en": "English"}
_FILES_SHOWN = 5


class Offer(Struct, frozen=True, kw_only=True):
    """What is known of the case when the dialog opens. `readable`: its confidential part may be read here."""

    number: str
    confidential: bool
    readable: bool
    files: Sequence[PackFile]


class EvidenceDialog(Dialog):
    """Makes the pack of one case; closes without a trace until then."""

    def __init__(
        self, session: Session, case_id: str, *, folder: Path | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._case, self._folder = session, case_id, folder or documents()
        self._agreed = ""
        self.written: WrittenPack | None = None
        self.boxes: dict[str, QCheckBox] = {}
        theme, space = session.theme, session.theme.space
        self.setWindowTitle(self.tr("Evidence pack"))
        self.title = Label(theme, self.tr("Evidence pack"), role="title")
        self.about = Label(
            theme,
            self.tr(
                "The case as a PDF and as data, with its journal entries and proofs. Others in the household, other "
                "cases and other visits are not in it."
            ),
            role="quiet",
            wrap=True,
        )
        self._form = QWidget()
        self._form.setLayout(self._asked())
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Making the pack"))
        self.bar.hide()
        self.wrong = Label(theme, tone="alarm", wrap=True)
        self.wrong.hide()
        self._end = QWidget()
        self._end.setLayout(self._told())
        self._end.hide()
        self.leave = Button(theme, self.tr("Cancel"))
        self.show_folder = Button(theme, self.tr("Open the &folder"), icon="eye")
        self.show_folder.hide()
        self.go = Button(theme, self.tr("&Make the pack"), kind="main", icon="export")
        self.go.setDefault(True)
        self.go.setEnabled(False)
        self._all = column(
            self.title,
            self.about,
            self._form,
            self._alert,
            self.bar,
            self.wrong,
            self._end,
            row(None, self.leave, self.show_folder, self.go),
            gap=space.m,
            pad=(space.xl, space.xl, space.xl, space.l),
        )
        self.setLayout(self._all)
        self.setMinimumWidth(theme.shape.list + 200)
        self.leave.clicked.connect(self.reject)
        self.show_folder.clicked.connect(lambda: open_folder(Path(self.place.text()).parent))
        self.go.clicked.connect(self._start)
        self.choose.clicked.connect(self._choose)
        self.finished.connect(self.deleteLater)
        self._read()

    def _asked(self) -> QVBoxLayout:
        theme, space = self._session.theme, self._session.theme.space
        self._files = QWidget()
        self._files_box = column(gap=space.xs)
        self._files.setLayout(self._files_box)
        self.told = QCheckBox(self.tr("Put in &who it is and what was said"))
        self.told.hide()
        self.why = QLineEdit()
        self.why.setAccessibleName(self.tr("What it is for"))
        self.why.setPlaceholderText(self.tr("such as: requested by the court"))
        self.place = QLineEdit()
        self.place.setAccessibleName(self.tr("File"))
        self.choose = Button(theme, self.tr("&Elsewhere …"))
        self.language = QComboBox()
        self.language.setAccessibleName(self.tr("Language of the PDF"))
        for each in LANGUAGES:
            self.language.addItem(_LANGUAGE_NAMES[each], each)
        warning = Label(
            theme,
            self.tr(
                "The pack leaves the encrypted area: anybody who has it can read it. Give it only to whom it is meant "
                "for."
            ),
            wrap=True,
        )
        alert = row(Glyph(theme, "watch"), warning, gap=space.m, pad=(space.m, space.s, space.m, space.s))
        alert.setStretch(1, 1)
        self._alert = frame("soft", alert)
        where = column(
            Label(theme, self.tr("File"), role="caption"), row(self.place, self.choose), gap=space.xs
        )
        tongue = column(
            Label(theme, self.tr("Language of the PDF"), role="caption"),
            row(self.language, None),
            gap=space.xs,
        )
        return column(
            Label(theme, self.tr("Photos and files"), role="caption"),
            self._files,
            self.told,
            column(Label(theme, self.tr("What it is for"), role="caption"), self.why, gap=space.xs),
            where,
            tongue,
            gap=space.m,
        )

    def _told(self) -> QVBoxLayout:
        theme, space = self._session.theme, self._session.theme.space
        self.lies = Paragraph(theme)
        self.seal = Label(theme, role="title")
        self.seal.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.copy = Button(theme, self.tr("&Copy the seal"), kind="text", icon="copy")
        self.copy.clicked.connect(self._copy)
        hint = Label(
            theme,
            self.tr(
                "Whoever checks the pack compares this seal. Tell it in person, by phone or on paper, not together "
                "with the pack."
            ),
            role="quiet",
            wrap=True,
        )
        pad = (space.l, space.m, space.l, space.m)
        shown = column(
            row(Label(theme, self.tr("Area seal"), role="caption"), None, self.copy),
            self.seal,
            hint,
            gap=space.s,
            pad=pad,
        )
        return column(self.lies, frame("panel", shown), gap=space.m)

    # ------------------------------------------------------------------ what may go in

    def _read(self) -> None:
        area, case = self._session.area, self._case

        def work() -> Offer:
            from gridsteward.operations import cases, evidence

            view = cases.case_view(area, case)
            return Offer(
                number=view.number,
                confidential=view.confidential,
                readable=view.may_reveal,
                files=evidence.pack_files(area, case),
            )

        self._session.tasks.run("evidence.read", work, self._show, failed=self._refused, owner=self)

    def _show(self, offer: Offer) -> None:
        self.title.show_text(self.tr("Evidence pack of {number}").format(number=offer.number))
        self.place.setText(str(self._folder / self.tr("evidence {number}.zip").format(number=offer.number)))
        listed = self._listed(offer.files)
        self._files_box.addWidget(listed)
        listed.show()  # at once, so that room is made for it
        self.told.setVisible(offer.confidential)
        self.told.setEnabled(offer.readable)
        if offer.confidential and not offer.readable:
            self.told.setText(self.tr("This laptop may not read who it is and what was said"))
        self.go.setEnabled(True)
        give_room(self)

    def _listed(self, files: Sequence[PackFile]) -> QWidget:
        theme = self._session.theme
        if not files:
            none = self.tr("No photos or files belong to this case.")
            return Label(theme, none, role="quiet", wrap=True)
        holder = QWidget()
        inside = column(gap=theme.space.xs)
        holder.setLayout(inside)
        for each in files:
            self.boxes[each.id] = box = QCheckBox(self._named(each))
            box.setEnabled(each.here)
            inside.addWidget(box)
        if len(files) <= _FILES_SHOWN:
            return holder
        area = scrolling(holder)
        area.setMaximumHeight(_FILES_SHOWN * 2 * theme.shape.icon)
        return area

    def _named(self, file: PackFile) -> str:
        session = self._session
        when = moment(session.words, datetime.fromisoformat(file.added_at), session.clock())
        size = self.tr("{size} kB").format(size=f"{max(1, file.size // 1000):,}")
        text = f"{file.name} · {when} · {size}"
        return text if file.here else self.tr("{file} (on another laptop)").format(file=text)

    # ------------------------------------------------------------------ making it

    def _choose(self) -> None:
        title, kinds = self.tr("Where to put the pack"), self.tr("Evidence packs (*.zip)")
        ask_where(self, title, offered=self.place.text(), kinds=kinds, then=self._chosen)

    def _chosen(self, path: Path) -> None:
        self.place.setText(str(path))
        self._agreed = str(path)  # the system's own window has asked about overwriting

    def _start(self) -> None:
        for field in (self.place, self.why):
            say(self.wrong, "", field=field)
        text = self.place.text().strip()
        if not text:
            say(self.wrong, self.tr("Please say where to put the file."), field=self.place)
            return
        if self.told.isChecked() and not self.why.text().strip():
            say(self.wrong, self.tr("Please say what it is for: the case is confidential."), field=self.why)
            return
        path = Path(text).expanduser()
        path = path if path.suffix.lower() == ZIP else path.with_name(path.name + ZIP)
        overwrite = self._agreed in (text, str(path))
        self.place.setText(str(path))
        area, case = self._session.area, self._case
        chosen = tuple(each for each, box in self.boxes.items() if box.isChecked())
        why, told = self.why.text().strip(), self.told.isChecked()
        words = Words(str(self.language.currentData()))

        def work() -> WrittenPack:
            from gridsteward.operations import evidence
            from gridsteward.operations.area import aside

            wanted = evidence.Wanted(case_id=case, files=chosen, why=why, told=told)
            with aside(area) as beside:  # setting pages takes seconds, and visits go on being saved meanwhile
                return evidence.make_pack(beside, wanted, path, words=words, overwrite=overwrite)

        self._busy(busy=True)
        self._session.tasks.run("evidence", work, self._done, failed=self._refused, lane="cpu", owner=self)

    def _busy(self, *, busy: bool) -> None:
        self.bar.setVisible(busy)
        for widget in (self._form, self.go):
            widget.setEnabled(not busy)
        give_room(self)

    def _done(self, written: WrittenPack) -> None:
        self.written = written
        self._busy(busy=False)
        for widget in (self._form, self._alert, self.about, self.go):
            widget.hide()
        files = self.tr("%n photo(s) and file(s)", "", written.files)
        text = self.tr("It lies in {path}\n{entries}, {files}.")
        entries = self.tr("%n journal entry(ies)", "", written.entries)
        self.lies.show_text(text.format(path=written.path, entries=entries, files=files))
        groups = written.seal.split("-")
        self.seal.show_text("\n".join("-".join(groups[at : at + 4]) for at in (0, 4)))
        self.seal.setAccessibleName(written.seal)
        self._end.show()
        self.show_folder.show()
        self.leave.show_text(self.tr("Close"))
        self.leave.setFocus()
        self._all.activate()
        self.resize(self.width(), self._all.totalHeightForWidth(self.width()))

    def _refused(self, error: Exception) -> None:
        self._busy(busy=False)
        said = explain(error, self._session.words)
        if said.kind == "unexpected":
            self._session.tasks.failed.emit("evidence", error)
        say(self.wrong, said.sentence, field=self.place)
        if said.kind == "report_exists":
            self._agreed = self.place.text()
            self.go.show_text(self.tr("Replace it"))

    def _copy(self) -> None:
        if self.written is not None:
            QGuiApplication.clipboard().setText(self.written.seal)


def make_evidence(session: Session, case_id: str, window: QWidget) -> EvidenceDialog:
    """Ask for what is needed and make the pack of a case."""
    dialog = EvidenceDialog(session, case_id, parent=window)
    dialog.open()
    return dialog
