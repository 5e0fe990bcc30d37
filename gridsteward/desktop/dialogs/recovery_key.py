"""The recovery key: made, shown once, printed or saved as PDF; the program keeps none."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMarginsF
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QTextDocument
from PySide6.QtWidgets import QCheckBox, QInputDialog, QWidget

from gridsteward.desktop.dialogs.secrets import say
from gridsteward.desktop.errors import explain
from gridsteward.desktop.pages.sync.reading import tell_refused
from gridsteward.desktop.session import Session
from gridsteward.desktop.where import ask_where
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.dialog import Dialog
from gridsteward.desktop.widgets.frames import column, frame, row
from gridsteward.desktop.widgets.labels import Glyph, Label

translate = QCoreApplication.translate
GROUP = 4


def in_groups(code: str) -> str:
    """Return a code as people read it out: four by four."""
    return " ".join(code[at : at + GROUP] for at in range(0, len(code), GROUP))


class RecoveryDialog(Dialog):
    """The key in groups; closing is offered once it was printed, saved or written down."""

    def __init__(self, session: Session, key: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._key = session, key
        theme, space = session.theme, session.theme.space
        title = translate("Recovery", "The recovery key")
        self.setWindowTitle(title)
        grouped = in_groups(key)
        half = len(grouped) // 2
        middle = grouped.index(" ", half)
        shown = Label(theme, f"{grouped[:middle]}\n{grouped[middle + 1 :]}", role="strong")
        shown.setAccessibleName(" ".join(key))
        shown.setFont(theme.font("strong"))
        self.print_button = Button(theme, translate("Recovery", "&Print …"), icon="report")
        self.pdf_button = Button(theme, translate("Recovery", "Save as P&DF …"), icon="export")
        self.written = QCheckBox(translate("Recovery", "It is on pap&er and goes to the station's safe"))
        self.said = Label(theme, role="caption", wrap=True)
        self.said.hide()
        self.close_button = Button(theme, translate("Recovery", "Done"), kind="main")
        self.close_button.setEnabled(False)
        warning = translate(
            "Recovery",
            "Whoever holds this paper can open the whole area, so it belongs in a safe and not beside a laptop. "
            "It is shown only this once; a former one no longer works.",
        )
        alert = row(
            Glyph(theme, "watch"),
            Label(theme, warning, wrap=True),
            gap=space.m,
            pad=(space.m, space.s, space.m, space.s),
        )
        alert.setStretch(1, 1)
        pad = (space.l, space.l, space.l, space.l)
        self.setLayout(
            column(
                Label(theme, title, role="title"),
                frame("panel", column(shown, pad=pad)),
                frame("soft", alert),
                row(self.print_button, self.pdf_button, None),
                self.said,
                self.written,
                row(None, self.close_button),
                gap=space.m,
                pad=(space.xl, space.xl, space.xl, space.l),
            )
        )
        self.setMinimumWidth(theme.shape.list + 160)
        self.finished.connect(self.deleteLater)
        self.written.toggled.connect(self.close_button.setEnabled)
        self.close_button.clicked.connect(self.accept)
        self.print_button.clicked.connect(self._print)
        self.pdf_button.clicked.connect(self._choose)

    def sheet(self) -> QTextDocument:
        """Return the page that is printed."""
        session = self._session
        document = QTextDocument(self)
        document.setDefaultFont(QFont(session.theme.font("body")))
        title = translate("Recovery", "Recovery key of the area “{area}”").format(area=session.area.name)
        day = session.clock().date().isoformat()
        how = translate(
            "Recovery",
            "When every supervisor's laptop is lost: install GridSteward on a new laptop, choose “Recover with the "
            "printed key” and type this in. Case and spaces do not matter. Keep it in a safe.",
        )
        lines = "<br>".join(
            in_groups(self._key[at : at + 4 * GROUP]) for at in range(0, len(self._key), 4 * GROUP)
        )
        document.setHtml(
            f'<h2>{title}</h2><p>{day}</p><p style="font-size:20pt; font-weight:700">{lines}</p><p>{how}</p>'
        )
        return document

    def save_pdf(self, path: Path) -> None:
        """Write the page as PDF."""
        from PySide6.QtPrintSupport import QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(path))
        _a4(printer.setPageLayout)
        self.sheet().print_(printer)
        if not path.is_file() or not path.stat().st_size:
            say(self.said, translate("Recovery", "It could not be saved there. Choose another folder."))
            return
        text = translate("Recovery", "Saved as {name}. Print it and then delete the file.").format(
            name=path.name
        )
        say(self.said, text, tone="good")

    def _choose(self) -> None:
        name = translate("Recovery", "recovery key {area}.pdf").format(area=self._session.area.name)
        title = translate("Recovery", "Where to put the page")
        ask_where(self, title, offered=name, kinds="PDF (*.pdf)", then=self.save_pdf)

    def _print(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        _a4(printer.setPageLayout)
        dialog = QPrintDialog(printer, self)
        dialog.accepted.connect(lambda: self.sheet().print_(printer))
        dialog.finished.connect(dialog.deleteLater)
        dialog.show()


def _a4(lay_out: Callable[[QPageLayout], object]) -> None:
    page = QPageSize(QPageSize.PageSizeId.A4)
    lay_out(QPageLayout(page, QPageLayout.Orientation.Portrait, QMarginsF(20, 20, 20, 20)))


def ask_recovery_key(window: QWidget, then: Callable[[str], object]) -> QInputDialog:
    """Ask for what stands on the printed page."""
    asked = QInputDialog(window)
    asked.setWindowTitle(translate("Recovery", "Recover with the printed key"))
    asked.setLabelText(
        translate("Recovery", "Type the 52 characters from the paper. Case and spaces do not matter.")
    )
    asked.setOkButtonText(translate("Recovery", "Recover"))
    asked.setCancelButtonText(translate("Recovery", "Cancel"))
    asked.textValueSelected.connect(then)
    asked.finished.connect(asked.deleteLater)
    asked.open()
    return asked


def make_recovery_key(session: Session, window: QWidget) -> None:
    """Make a new key and show it."""
    area = session.area

    def work() -> str:
        from gridsteward.operations import devices

        return devices.new_recovery_key(area)

    def shown(key: str) -> None:
        RecoveryDialog(session, key, parent=window).open()
        session.exchange.refresh()

    def refused(error: Exception) -> None:
        if explain(error, session.words).kind == "unexpected":
            session.tasks.failed.emit("recovery", error)
        else:
            tell_refused(session, error)

    session.tasks.run("recovery", work, shown, failed=refused, owner=window)
