"""A notice of outages on its way in: what it would bring, what it moves, what nobody knows here."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QFileDialog, QWidget

from gridsteward.desktop.errors import explain
from gridsteward.desktop.pages.care_round.wording import outage_when, outage_where
from gridsteward.desktop.places import documents
from gridsteward.desktop.session import Session
from gridsteward.desktop.tokens import Tone
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.dialog import Dialog
from gridsteward.desktop.widgets.frames import column, frame, row, scrolling
from gridsteward.desktop.widgets.labels import Glyph, Label
from gridsteward.operations import outage_import
from gridsteward.records.intake_plan import LedgerFile
from gridsteward.records.journal import Change
from gridsteward.records.outage_sheet import OutagePlan, OutageProblemKind

translate = QCoreApplication.translate
Line = tuple[Tone, str]
_MOST: Final = 200


class NoticeDialog(Dialog):
    """Shows what the file would do and takes it in."""

    def __init__(self, session: Session, path: Path, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._path = session, path
        self._file: LedgerFile | None = None
        self.plan: OutagePlan | None = None
        theme, space = session.theme, session.theme.space
        self.setWindowTitle(self.tr("Take in a notice"))
        self.summary = Label(
            theme, self.tr("Reading {name} …").format(name=path.name), role="quiet", wrap=True
        )
        self._lines = column(gap=space.s, pad=(space.l, space.m, space.l, space.m))
        inside = frame("surface", self._lines)
        self.near = QCheckBox(self.tr("Take districts written a &little otherwise too"))
        self.near.hide()
        self.near.toggled.connect(lambda _on: self._read())
        self.wrong = Label(theme, tone="alarm", wrap=True)
        self.wrong.hide()
        self.leave = Button(theme, self.tr("Cancel"))
        self.leave.clicked.connect(self.reject)
        self.go = Button(theme, self.tr("&Take it in"), kind="main", icon="check")
        self.go.setEnabled(False)
        self.go.clicked.connect(self.submit)
        box = column(
            Label(theme, self.tr("Take in a notice"), role="title"),
            self.summary,
            frame("panel", column(scrolling(inside), pad=(1, 1, 1, 1))),
            self.near,
            self.wrong,
            row(None, self.leave, self.go),
            gap=space.m,
            pad=(space.xl, space.l, space.xl, space.l),
        )
        box.setStretch(2, 1)
        self.setLayout(box)
        self.resize(theme.shape.list + 320, 560)
        self._read()

    def _read(self) -> None:
        area, path, near, file = self._session.area, self._path, self.near.isChecked(), self._file

        def work() -> tuple[LedgerFile, OutagePlan]:
            found = file or outage_import.read_outage_file(path)
            return found, outage_import.plan_outages(area, found, take_near=near)

        self._session.tasks.run("outage.plan", work, self._show, failed=self._refused, owner=self)

    def _show(self, found: tuple[LedgerFile, OutagePlan]) -> None:
        self._file, self.plan = found
        plan, theme = self.plan, self._session.theme
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for tone, text in list(self._told(plan))[:_MOST]:
            line = QWidget()
            inside = row(Glyph(theme, tone), Label(theme, text, wrap=True), gap=theme.space.s)
            inside.setStretch(1, 1)
            line.setLayout(inside)
            self._lines.addWidget(line)
        self._lines.addStretch(1)
        self.summary.show_text(
            self._session.words(
                "outage_import.dry_summary",
                rows=plan.rows,
                created=len(plan.created),
                changed=len(plan.moved),
                unchanged=plan.unchanged,
                elsewhere=plan.elsewhere,
            )
        )
        near = any(each.kind is OutageProblemKind.DISTRICT_NEAR for each in plan.problems)
        self.near.setVisible(near or self.near.isChecked())
        self.go.setEnabled(bool(plan.created or plan.moved))
        self.leave.show_text(self.tr("Cancel") if self.go.isEnabled() else self.tr("Close"))
        (self.go if self.go.isEnabled() else self.leave).setFocus()

    def _told(self, plan: OutagePlan) -> Iterator[Line]:
        words = self._session.words
        for made, _told in plan.created:
            text = self.tr("New: {where}, {when}").format(
                where=outage_where(made, words), when=outage_when(made, words)
            )
            yield "good", text
        for move in plan.moved:
            for name, before, after in move.changed:
                text = words(
                    "outage_import.moved",
                    districts=outage_where(move.outage, words),
                    field=words(f"outage_field.{name}"),
                    before=outage_import.value_text(name, before, words),
                    after=outage_import.value_text(name, after, words),
                )
                yield "watch", text.strip()
        for (_sheet, row_no), found in outage_import.outage_problem_reasons(plan, words).items():
            for _key, sentence in found:
                yield "unknown", self.tr("Row {row}: {what}").format(row=row_no, what=sentence)

    def submit(self) -> None:
        """Take it in."""
        area, file, near = self._session.area, self._file, self.near.isChecked()
        if file is None:
            return
        self.go.setEnabled(False)
        self._session.tasks.run(
            "outage.import",
            lambda: outage_import.import_outages(area, file, take_near=near)[1],
            self._done,
            failed=self._refused,
            owner=self,
        )

    def _done(self, change: Change | None) -> None:
        if change is not None:
            self._session.changed.emit(change)
        self.accept()

    def _refused(self, error: Exception) -> None:
        self.summary.hide()
        self.wrong.show_text(explain(error, self._session.words).sentence)
        self.wrong.show()
        self.leave.show_text(self.tr("Close"))
        self.leave.setFocus()


def choose_notice(session: Session, parent: QWidget) -> None:
    """Ask for a file and show what it would do."""

    def chosen(name: str) -> None:
        dialog = NoticeDialog(session, Path(name), parent=parent.window())
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    title = translate("NoticeDialog", "Which notice")
    picker = QFileDialog(parent, title, str(documents()))
    picker.setFileMode(QFileDialog.FileMode.ExistingFile)
    picker.setNameFilter(translate("NoticeDialog", "Tables (*.xlsx *.xls *.csv *.txt)"))
    picker.fileSelected.connect(chosen)
    picker.finished.connect(picker.deleteLater)
    picker.open()
