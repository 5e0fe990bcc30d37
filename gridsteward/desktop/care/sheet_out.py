"""The two ways a sheet for the wall leaves: on a printer, or as a PDF where a person chose."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from gridsteward.desktop.care.card_sheet import Lines, page_layout, paint, write_pdf
from gridsteward.desktop.errors import explain
from gridsteward.desktop.places import documents
from gridsteward.desktop.session import Session


class SheetOut(QObject):
    """Prints or saves what `said` returns at that moment; `name` is the file it is offered as."""

    told = Signal(str)

    def __init__(
        self, session: Session, said: Callable[[], Lines], *, name: Callable[[], str], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._session, self._said, self._name, self._parent = session, said, name, parent

    def print_it(self) -> None:
        """Ask which printer, and print."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        said = self._said()
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageLayout(page_layout(said))
        printer.setFullPage(True)
        dialog = QPrintDialog(printer, self._parent)
        dialog.accepted.connect(lambda: self._printed(paint(said, printer)))
        dialog.finished.connect(dialog.deleteLater)
        QDialog.open(dialog)  # its own asks for a slot by name

    def _printed(self, _pages: int) -> None:
        self.told.emit(self.tr("Handed to the printer."))

    def ask_file(self) -> None:
        """Ask where to put the PDF."""
        dialog = QFileDialog(self._parent, self.tr("Where to put the file"), str(documents()))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter("PDF (*.pdf)")
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(self._name())
        dialog.fileSelected.connect(lambda chosen: self.save(Path(chosen)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save(self, path: Path) -> None:
        """Write the sheet as a PDF."""
        said = self._said()
        self._session.tasks.run(
            "sheet.pdf",
            lambda: write_pdf(said, path),
            lambda _pages: self.told.emit(self.tr("Saved as {name}.").format(name=path.name)),
            failed=lambda error: self.told.emit(explain(error, self._session.words).sentence),
            lane="cpu",
            owner=self,
        )
