"""Before a card becomes paper: how far the household is named on it, and whether it goes to a printer or a file."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QImage, QPagedPaintDevice, QPageSize
from PySide6.QtWidgets import QCheckBox, QWidget

from gridsteward.desktop.advice.sheet import Sheet, paint, preview, write_pdf
from gridsteward.desktop.dialogs.paper import Paper, PaperDialog
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.labels import Label
from gridsteward.desktop.wording import dated
from gridsteward.records.advice import StrategyCard, WordedSection
from gridsteward.words import Words

translate = QCoreApplication.translate


class _CardPaper(Paper):
    def __init__(self, sheet: Sheet, words: Words) -> None:
        self._sheet, self._words = sheet, words

    def preview(self, width: int) -> QImage:
        return preview(self._sheet, self._words, width)

    def paint(self, device: QPagedPaintDevice) -> int:
        return paint(self._sheet, self._words, device)

    def write_pdf(self, path: Path) -> int:
        return write_pdf(self._sheet, self._words, path)


class PrintDialog(PaperDialog):
    """A picture of the half page, what to name on it, and the two ways out."""

    def __init__(
        self,
        session: Session,
        card: StrategyCard,
        sections: tuple[WordedSection, ...],
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            session,
            translate("PrintDialog", "Print the strategy card"),
            lambda: _CardPaper(self.sheet, session.words),
            size=QPageSize.PageSizeId.A5,
            file_name=translate("PrintDialog", "strategy card {day}.pdf").format(day=card.at[:10]),
            parent=parent,
        )
        self._card, self._sections = card, sections
        theme = session.theme
        self.name = QCheckBox(self.tr("The &name"))
        self.name.setChecked(True)
        self.address = QCheckBox(self.tr("The &address"))
        for box, known in ((self.name, card.name), (self.address, card.address)):
            box.setEnabled(bool(known))
            box.setChecked(box.isChecked() and bool(known))
            box.toggled.connect(lambda _on: self.redraw())
        self.fill(
            Label(theme, self.tr("Half a page, A5"), role="title"),
            Label(theme, self.tr("On A4 it fills the upper half."), role="quiet", wrap=True),
            theme.space.s,
            Label(theme, self.tr("Say on the sheet"), role="head"),
            self.name,
            self.address,
            warning=self.tr(
                "The sheet says things that are nobody else's business. Keep it on you and tear it up afterwards."
            ),
        )

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
