"""The two ways a sheet for the wall leaves: on a printer, or as a PDF where a person chose."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from gridsteward.desktop.care.card_sheet import Lines, page_layout, paint, write_pdf
from gridsteward.desktop.errors import explain
from gridsteward.desktop.session import Session
from gridsteward.desktop.where import ask_where


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
        title = self.tr("Where to put the file")
        ask_where(self._parent, title, offered=self._name(), kinds="PDF (*.pdf)", then=self.save)

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
