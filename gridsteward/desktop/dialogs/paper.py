"""Before something becomes paper: a picture of the page, what to say on it, and the two ways out."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage, QPagedPaintDevice, QPageSize, QPixmap
from PySide6.QtWidgets import QDialog, QLabel, QWidget

from gridsteward.desktop.errors import explain
from gridsteward.desktop.session import Session
from gridsteward.desktop.where import ask_where
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.dialog import Dialog
from gridsteward.desktop.widgets.frames import Halves, Item, column, frame, row
from gridsteward.desktop.widgets.labels import Glyph, Label

_PREVIEW: Final = 380  # device-independent pixels wide


class Paper:
    """What can be drawn: as a picture, on a printer, into a file. All of it but `paint` runs off the main thread."""

    def preview(self, width: int) -> QImage:
        """Return the first page, so many pixels wide."""
        raise NotImplementedError

    def paint(self, device: QPagedPaintDevice) -> int:
        """Draw all pages; return how many."""
        raise NotImplementedError

    def write_pdf(self, path: Path) -> int:
        """Write all pages into a file; return how many. Raise OSError where it cannot be written."""
        raise NotImplementedError


class PaperDialog(Dialog):
    """The dialog; whoever makes one says what the paper is, and calls `redraw` when it becomes another."""

    def __init__(
        self,
        session: Session,
        title: str,
        paper: Callable[[], Paper],
        *,
        size: QPageSize.PageSizeId,
        file_name: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._paper, self._size, self._file_name = session, paper, size, file_name
        theme = session.theme
        self.setWindowTitle(title)
        millimetres: QSizeF = QPageSize(size).size(QPageSize.Unit.Millimeter)
        self.picture = QLabel()
        self.picture.setFixedSize(_PREVIEW, round(_PREVIEW * millimetres.height() / millimetres.width()))
        self.picture.setAccessibleName(self.tr("How the sheet looks"))
        self.said = Label(theme, role="quiet", wrap=True)
        self.printer = Button(theme, self.tr("&Print …"), kind="main", icon="print")
        self.file = Button(theme, self.tr("Save as P&DF …"), icon="export")
        self.close_button = Button(theme, self.tr("Close"))
        self.printer.clicked.connect(self._print)
        self.file.clicked.connect(self._ask)
        self.close_button.clicked.connect(self.accept)

    def fill(self, *items: Item, warning: str) -> None:
        """Put the picture beside what is said and chosen, over the ways out."""
        theme, space = self._session.theme, self._session.theme.space
        alert = row(
            Glyph(theme, "watch"),
            Label(theme, warning, wrap=True),
            gap=space.m,
            pad=(space.m, space.s, space.m, space.s),
        )
        alert.setStretch(1, 1)
        side = column(
            *items,
            space.s,
            frame("soft", alert),
            self.said,
            None,
            row(self.printer, self.file),
            row(None, self.close_button),
            gap=space.s,
        )
        paper = frame("panel", column(self.picture, pad=(1, 1, 1, 1)))
        halves = QWidget(), QWidget()
        for half, part in zip(halves, (column(paper, None), side), strict=True):
            half.setLayout(part)
        fold = _PREVIEW + theme.shape.list - space.xxl
        whole = Halves(theme, *halves, shares=(0, 1), least=(0, 0), gap=space.xl, fold=fold)
        self.setLayout(column(whole, pad=(space.xl, space.xl, space.xl, space.l)))
        self.setMinimumWidth(_PREVIEW + theme.shape.list)
        self.redraw()

    def redraw(self) -> None:
        """Draw the picture anew."""
        paper = self._paper()
        width = round(_PREVIEW * self.devicePixelRatioF())
        self._session.tasks.run(
            "paper.preview", lambda: paper.preview(width), self._shown, lane="cpu", owner=self
        )

    def _shown(self, image: QImage) -> None:
        image.setDevicePixelRatio(image.width() / _PREVIEW)
        self.picture.setPixmap(QPixmap.fromImage(image))

    # ------------------------------------------------------------------ out

    def _print(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageSize(QPageSize(self._size))
        printer.setFullPage(True)
        dialog = QPrintDialog(printer, self)
        dialog.accepted.connect(lambda: self._printed(self._paper().paint(printer)))
        dialog.finished.connect(dialog.deleteLater)
        QDialog.open(dialog)  # its own asks for a slot by name

    def _printed(self, _pages: int) -> None:
        self._say(self.tr("Handed to the printer."))

    def _ask(self) -> None:
        title = self.tr("Where to put the file")
        ask_where(self, title, offered=self._file_name, kinds="PDF (*.pdf)", then=self.save)

    def save(self, path: Path) -> None:
        """Write it as a PDF."""
        paper, words = self._paper(), self._session.words
        self._session.tasks.run(
            "paper.pdf",
            lambda: paper.write_pdf(path),
            lambda _pages: self._say(self.tr("Saved as {name}.").format(name=path.name)),
            failed=lambda error: self._say(explain(error, words).sentence),
            lane="cpu",
            owner=self,
        )

    def _say(self, text: str) -> None:
        self.said.show_text(text)
