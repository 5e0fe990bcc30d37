"""Before a card becomes paper: how far the household is named on it, and whether it goes to a printer or a file."""

from datetime import date
from pathlib import Path
from typing import Final

from PySide6.QtGui import QImage, QPageSize, QPixmap
from PySide6.QtWidgets import QCheckBox, QDialog, QFileDialog, QLabel, QWidget

from gridsteward.desktop.advice.sheet import A5, Sheet, paint, preview, write_pdf
from gridsteward.desktop.errors import explain
from gridsteward.desktop.places import documents
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.frames import column, frame, row
from gridsteward.desktop.widgets.labels import Glyph, Label
from gridsteward.desktop.wording import dated
from gridsteward.records.advice import StrategyCard, WordedSection

_PREVIEW: Final = 380  # device-independent pixels wide


class PrintDialog(QDialog):
    """A picture of the half page, what to name on it, and the two ways out."""

    def __init__(
        self,
        session: Session,
        card: StrategyCard,
        sections: tuple[WordedSection, ...],
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._card, self._sections = session, card, sections
        theme, space = session.theme, session.theme.space
        self.setWindowTitle(self.tr("Print the strategy card"))
        self.picture = QLabel()
        self.picture.setFixedSize(_PREVIEW, round(_PREVIEW * A5.height() / A5.width()))
        self.picture.setAccessibleName(self.tr("How the sheet looks"))
        self.name = QCheckBox(self.tr("The &name"))
        self.name.setChecked(True)
        self.address = QCheckBox(self.tr("The &address"))
        for box, known in ((self.name, card.name), (self.address, card.address)):
            box.setEnabled(bool(known))
            box.setChecked(box.isChecked() and bool(known))
            box.toggled.connect(lambda _on: self._draw())
        warning = Label(
            theme,
            self.tr(
                "The sheet says things that are nobody else's business. Keep it on you and tear it up afterwards."
            ),
            wrap=True,
        )
        alert = row(Glyph(theme, "watch"), warning, gap=space.m, pad=(space.m, space.s, space.m, space.s))
        alert.setStretch(1, 1)
        self.said = Label(theme, role="quiet", wrap=True)
        self.printer = Button(theme, self.tr("&Print …"), kind="main", icon="print")
        self.file = Button(theme, self.tr("Save as P&DF …"), icon="export")
        self.close_button = Button(theme, self.tr("Close"))
        side = column(
            Label(theme, self.tr("Half a page, A5"), role="title"),
            Label(theme, self.tr("On A4 it fills the upper half."), role="quiet", wrap=True),
            space.s,
            Label(theme, self.tr("Say on the sheet"), role="head"),
            self.name,
            self.address,
            space.s,
            frame("soft", alert),
            self.said,
            None,
            row(self.printer, self.file),
            row(None, self.close_button),
            gap=space.s,
        )
        paper = frame("panel", column(self.picture, pad=(1, 1, 1, 1)))
        whole = row(column(paper, None), side, gap=space.xl, pad=(space.xl, space.xl, space.xl, space.l))
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.setMinimumWidth(_PREVIEW + theme.shape.list)
        self.printer.clicked.connect(self._print)
        self.file.clicked.connect(self._ask)
        self.close_button.clicked.connect(self.accept)
        self._draw()

    @property
    def sheet(self) -> Sheet:
        """What is printed as things are chosen now."""
        words, card = self._session.words, self._card
        day = date.fromisoformat(card.at[:10])
        who = [
            card.name if self.name.isChecked() else "",
            card.address if self.address.isChecked() else "",
        ]
        return Sheet(
            title=words(
                "advice.sheet_title",
                situation=words(f"situation.{card.situation}"),
                contact=words(f"contact.{card.contact}"),
            ),
            who="  ".join(filter(None, who)),
            foot=words("advice.sheet_foot", day=dated(words, day, self._session.clock().date())),
            sections=self._sections,
        )

    def _draw(self) -> None:
        sheet, words = self.sheet, self._session.words
        ratio = self.devicePixelRatioF()
        width = round(_PREVIEW * ratio)
        self._session.tasks.run(
            "advice.preview", lambda: preview(sheet, words, width), self._shown, lane="cpu", owner=self
        )

    def _shown(self, image: QImage) -> None:
        image.setDevicePixelRatio(image.width() / _PREVIEW)
        self.picture.setPixmap(QPixmap.fromImage(image))

    # ------------------------------------------------------------------ out

    def _print(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.A5))
        printer.setFullPage(True)
        dialog = QPrintDialog(printer, self)
        dialog.accepted.connect(lambda: self._printed(paint(self.sheet, self._session.words, printer)))
        dialog.finished.connect(dialog.deleteLater)
        QDialog.open(dialog)  # its own asks for a slot by name

    def _printed(self, _pages: int) -> None:
        self._say(self.tr("Handed to the printer."))

    def _ask(self) -> None:
        name = self.tr("strategy card {day}.pdf").format(day=self._card.at[:10])
        dialog = QFileDialog(self, self.tr("Where to put the file"), str(documents()))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter("PDF (*.pdf)")
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(name)
        dialog.fileSelected.connect(lambda chosen: self.save(Path(chosen)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save(self, path: Path) -> None:
        """Write the sheet as a PDF."""
        sheet, words = self.sheet, self._session.words
        self._session.tasks.run(
            "advice.pdf",
            lambda: write_pdf(sheet, words, path),
            lambda _pages: self._say(self.tr("Saved as {name}.").format(name=path.name)),
            failed=lambda error: self._say(explain(error, words).sentence),
            lane="cpu",
            owner=self,
        )

    def _say(self, text: str) -> None:
        self.said.show_text(text)
