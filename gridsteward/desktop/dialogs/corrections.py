"""A corrected visits workbook comes back: field by field what it says, what is here, and what is taken (R4.5)."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from msgspec import Struct
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QFileDialog,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from gridsteward.desktop.dialogs.secrets import say
from gridsteward.desktop.done import tell_done
from gridsteward.desktop.errors import explain
from gridsteward.desktop.places import documents
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.dialog import Dialog
from gridsteward.desktop.widgets.frames import column, row
from gridsteward.desktop.widgets.labels import Label
from gridsteward.operations import visit_corrections
from gridsteward.records.journal import Change
from gridsteward.records.visit_sheet import FieldCorrection, VisitCorrection, VisitPlan

translate = QCoreApplication.translate
_TAKE, _VISIT, _FIELD, _HERE, _WANTED, _STATE = range(6)
_MOST: Final = 6  # problems told in the window; the command line names them all
_WIDTHS: Final = (56, 190, 96, 220, 220)


class _Row(Struct, frozen=True):
    visit: VisitCorrection
    field: FieldCorrection


class CorrectionsDialog(Dialog):
    """Lists the corrections of a workbook; those that only the sheet made are ticked, and nothing is written before."""

    def __init__(
        self, session: Session, plan: VisitPlan, problems: Sequence[str], *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._plan = session, plan
        theme, space = session.theme, session.theme.space
        self.setWindowTitle(self.tr("Corrected workbook"))
        self._rows = [_Row(visit, field) for visit in plan.corrections for field in visit.fields]
        self.table = QTableWidget(len(self._rows), len(_WIDTHS) + 1)
        self.table.setHorizontalHeaderLabels(
            [
                self.tr("Take"),
                self.tr("Visit"),
                self.tr("What"),
                self.tr("Here now"),
                self.tr("In the sheet"),
                self.tr("Changed by"),
            ]
        )
        self.table.setAccessibleName(self.tr("Corrections"))
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(theme.row)
        self.table.setCornerButtonEnabled(False)
        self.table.setTabKeyNavigation(False)  # Tab goes on to the buttons, the arrows from cell to cell
        self.table.setWordWrap(False)  # a row is one line high: what is longer ends in dots
        for at, width in enumerate(_WIDTHS):
            self.table.setColumnWidth(at, width)
        self.table.horizontalHeader().setSectionResizeMode(_STATE, QHeaderView.ResizeMode.Stretch)
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        for at, each in enumerate(self._rows):
            self._fill(at, each)
        self.table.itemChanged.connect(lambda _item: self._count())
        self.also = QCheckBox(self.tr("Also record %n new visit(s) of the sheet", "", len(plan.created)))
        self.also.setChecked(bool(plan.created))
        self.also.toggled.connect(self._count)
        self.wrong = Label(theme, tone="alarm", wrap=True)
        self.wrong.hide()
        self.leave = Button(theme, self.tr("Cancel"))
        self.leave.clicked.connect(self.reject)
        self.go = Button(theme, self.tr("Take them"), kind="main", icon="check")
        self.go.setDefault(True)
        self.go.clicked.connect(self._take)
        told = [
            Label(theme, self.tr("Corrected workbook"), role="title"),
            Label(theme, self._summary(), role="quiet", wrap=True),
        ]
        if problems:
            told.append(Label(theme, "\n".join(problems[:_MOST]), role="body", tone="watch", wrap=True))
        box = column(
            *told,
            self.table,
            self.also,
            self.wrong,
            row(None, self.leave, self.go),
            gap=space.m,
            pad=(space.xl, space.l, space.xl, space.l),
        )
        box.setStretch(len(told), 1)
        self.setLayout(box)
        self.resize(1040, 560)
        self.table.setVisible(bool(self._rows))
        self.also.setVisible(bool(plan.created))
        self._count()

    def _summary(self) -> str:
        plan = self._plan
        said = self.tr("{file}: {rows} visits read, {same} unchanged.").format(
            file=plan.file.workbook.name, rows=f"{plan.rows:,}", same=f"{plan.unchanged:,}"
        )
        if plan.kept:
            said += " " + self.tr("%n field(s) were changed here only and stay.", "", plan.kept)
        if not self._rows and not plan.created:
            said += " " + self.tr("There is nothing to take.")
        return said

    def _fill(self, at: int, each: _Row) -> None:
        words = self._session.words
        field, visit = each.field, each.visit
        tick = QTableWidgetItem()
        tick.setFlags(
            Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        )
        tick.setCheckState(Qt.CheckState.Unchecked if field.both else Qt.CheckState.Checked)
        state = self.tr("sheet and here") if field.both else self.tr("the sheet")
        texts = (
            f"{visit.name} {visit.started[5:].replace('T', ' ')}",
            visit_corrections.field_name(field.field, words),
            visit_corrections.said_as(field.field, field.here, words) or "–",
            visit_corrections.said_as(field.field, field.wanted, words) or "–",
            state,
        )
        tick.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(texts))
        self.table.setItem(at, _TAKE, tick)
        for place, text in enumerate(texts, _VISIT):
            item = QTableWidgetItem(text.replace("\n", " "))
            item.setToolTip(text)
            if place == _STATE and field.both:
                item.setForeground(self._session.theme.colour("watch"))
            self.table.setItem(at, place, item)

    def chosen(self) -> set[tuple[str, str]]:
        """Return what is ticked."""
        ticked = Qt.CheckState.Checked
        items = [self.table.item(at, _TAKE) for at in range(len(self._rows))]
        return {
            (each.visit.visit_id, each.field.field)
            for each, item in zip(self._rows, items, strict=True)
            if item is not None and item.checkState() == ticked
        }

    def _count(self) -> None:
        count = len(self.chosen())
        self.go.show_text(self.tr("Take %n correction(s)", "", count))
        self.go.setEnabled(bool(count) or self.also.isChecked())

    def _take(self) -> None:
        area, plan, chosen, also = self._session.area, self._plan, self.chosen(), self.also.isChecked()
        self.go.setEnabled(False)

        def work() -> tuple[int, list[Change]]:
            from gridsteward.operations import visit_intake

            taken, change = visit_corrections.take_corrections(area, plan.corrections, chosen)
            made = visit_intake.import_visits(area, plan.file)[1] if also else None
            return taken, [each for each in (change, made) if each is not None]

        self._session.tasks.run(
            "visits.correct",
            work,
            self._taken,
            failed=self._refused,
            owner=self,
        )

    def _taken(self, done: tuple[int, list[Change]]) -> None:
        count, changes = done
        for change in changes:
            self._session.changed.emit(change)
        if changes:
            said = self.tr("%n field(s) of visits corrected.", "", count)
            if self.also.isChecked():
                said += " " + self.tr("%n visit(s) recorded.", "", len(self._plan.created))
            tell_done(self._session, said, changes[-1])
        self.accept()

    def _refused(self, error: Exception) -> None:
        self.go.setEnabled(True)
        say(self.wrong, explain(error, self._session.words).sentence)


def ask_corrections(session: Session, parent: QWidget) -> None:
    """Ask for the workbook, read it, and show what it corrects."""
    dialog = QFileDialog(parent, translate("Corrections", "Choose the corrected workbook"), str(documents()))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilter(translate("Corrections", "Workbooks (*.xlsx *.xls)"))
    dialog.fileSelected.connect(lambda name: read_corrections(session, parent, Path(name)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def read_corrections(session: Session, parent: QWidget, path: Path) -> None:
    """Read a workbook and show what it corrects; an error is told in the window's notice."""
    area, words = session.area, session.words

    def work() -> tuple[VisitPlan, list[str]]:
        from gridsteward.operations import visit_intake

        plan = visit_intake.plan_visits(area, visit_intake.read_visit_file(area, path))
        reasons = visit_intake.visit_problem_reasons(plan, words)
        return plan, [
            words("visit_correction.problem", sheet=sheet, row=row_no, reason=sentence)
            for (sheet, row_no), found in reasons.items()
            for _field, sentence in found
        ]

    def show(found: tuple[VisitPlan, list[str]]) -> None:
        plan, problems = found
        made = CorrectionsDialog(session, plan, problems, parent=parent.window())
        made.finished.connect(made.deleteLater)
        made.open()

    session.tasks.run("visits.corrections", work, show, owner=parent)
