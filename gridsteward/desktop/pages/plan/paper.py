"""The day on A4: one stop a row, readable at arm's length, never cut in two; what happened is written in by hand."""

from collections.abc import Iterable
from datetime import date
from html import escape
from pathlib import Path
from typing import Final

from msgspec import Struct
from PySide6.QtCore import QCoreApplication, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QImage,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextDocument,
)
from PySide6.QtWidgets import QCheckBox, QWidget

from gridsteward.desktop.dialogs.paper import Paper, PaperDialog
from gridsteward.desktop.pages.plan.wording import bring_text, checks_text, reasons_text
from gridsteward.desktop.session import Session
from gridsteward.desktop.theme import chinese_families
from gridsteward.desktop.widgets.labels import Label
from gridsteward.desktop.wording import phone
from gridsteward.operations import day_sheets
from gridsteward.records.plan import DayPlan, Placed, clock_text
from gridsteward.records.report import DaySheet, DaySheetRow
from gridsteward.words import Words

translate = QCoreApplication.translate
_A4: Final = QSizeF(210, 297)
_MARGIN: Final = 12.0  # mm
_DPI: Final = 300
_PX_A_MM: Final = 96 / 25.4  # layout is done in CSS pixels, 96 to the inch, whatever the device
_PX_A_POINT: Final = 96 / 72
_SIZE: Final = 10.0  # points
_BETWEEN: Final = 6.0  # pixels between two stops
_WIDTHS: Final = (4, 11, 45, 40)  # per cent: number, hours, who and why, what to look at and how to talk


class DayPaper(Paper):
    """A plan's days, each beginning on a page of its own. `how` puts how to talk there on it too."""

    def __init__(self, sheet: DaySheet, words: Words, *, how: bool) -> None:
        self._sheet, self._words, self._how = sheet, words, how

    def preview(self, width: int) -> QImage:
        """Return the first page, so many pixels wide."""
        scale = width / (_A4.width() * _PX_A_MM)
        image = QImage(width, round(width * _A4.height() / _A4.width()), QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        page = self.pages()[0]
        with QPainter(image) as painter:
            painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
            painter.scale(scale, scale)
            page.draw(painter)
        return image

    def paint(self, device: QPagedPaintDevice) -> int:
        """Draw all pages at their true size; return how many."""
        pages = self.pages()
        scale = device.logicalDpiX() / 96
        with QPainter(device) as painter:
            for number, page in enumerate(pages):
                if number:
                    device.newPage()
                painter.save()
                painter.scale(scale, scale)
                page.draw(painter)
                painter.restore()
        return len(pages)

    def write_pdf(self, path: Path) -> int:
        """Write all pages into a file; return how many. Raise OSError where it cannot be written."""
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb"):
            pass  # the writer itself would fail without a word
        writer = QPdfWriter(str(path))
        writer.setResolution(_DPI)
        writer.setCreator("GridSteward")
        writer.setTitle(self._title(self._sheet.days[0][0].working.day))
        form = QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF())
        writer.setPageLayout(form)
        return self.paint(writer)

    def pages(self) -> list["_Page"]:
        """Return what stands on which page."""
        found: list[_Page] = []
        for plan, rows in self._sheet.days:
            head = self._document(self._head(plan, len(rows)))
            parts = [self._document(html) for html in self._rows(plan, rows)]
            page = _Page([head])
            for part in parts:
                if not page.has_room(part):
                    found.append(page)
                    page = _Page([head])
                page.parts.append(part)
            found.append(page)
        return found

    # ------------------------------------------------------------------ what it says

    def _title(self, day: str) -> str:
        when, words = date.fromisoformat(day), self._words
        return words(
            "sheet.title",
            area=self._sheet.area,
            day=day_sheets.day_text(day, words, "day_year"),
            weekday=words(f"weekday.{when.isoweekday()}"),
        )

    def _head(self, plan: DayPlan, count: int) -> str:
        words, sheet, working = self._words, self._sheet, plan.working
        scope = words(
            "sheet.scope",
            steward=sheet.steward,
            travel=words(f"travel.{sheet.travel_by}"),
            begin=clock_text(working.begin),
            end=clock_text(working.end),
            count=count,
            minutes=plan.travel,
            back=clock_text(plan.back),
            made=sheet.made_at[:16].replace("T", " "),
        )
        title, apart = escape(self._title(working.day)), escape(scope).replace("  ", "&nbsp;&nbsp;")
        return f'<p class="title">{title}</p><p class="small">{apart}</p><hr>'

    def _rows(self, plan: DayPlan, rows: Iterable[DaySheetRow]) -> Iterable[str]:
        meal = plan.lunch
        for row in rows:
            if meal is not None and row.stop.begin >= meal.end:
                text = f"{clock_text(meal.begin)}–{clock_text(meal.end)}  {self._words('sheet.lunch')}"
                yield f'<p class="small">{escape(text)}</p><hr>'
                meal = None
            yield self._row(row)

    def _row(self, row: DaySheetRow) -> str:
        words, stop, home = self._words, row.stop, row.household
        numbers = "&nbsp;&nbsp;".join(
            escape(phone(each)).replace(" ", "&nbsp;") for each in row.phones.split()
        )
        who = f'<span class="who">{escape(home.name or home.account_no)}</span>&nbsp;&nbsp;{escape(home.address)}'
        lines = [
            who,
            *([numbers] if numbers else []),
            *(escape(each) for each in reasons_text(words, stop.reasons)),
        ]
        if stop.placed != Placed.OWN:
            lines.append(f'<span class="small">{escape(words(f"placed.{stop.placed}"))}</span>')
        beside = []
        if checks := checks_text(words, stop.checks):
            beside.append(f"<b>{escape(words('sheet.checks'))}</b>&nbsp;&nbsp;{escape(checks)}")
        if bring := bring_text(words, stop.bring):
            beside.append(f"<b>{escape(words('sheet.bring'))}</b>&nbsp;&nbsp;{escape(bring)}")
        if self._how and row.strategy:
            said = escape(row.strategy).replace("\n", "<br>")
            beside.append(f"<b>{escape(words('sheet.strategy'))}</b>&nbsp;&nbsp;{said}")
        beside.append(f'<span class="small">{escape(words("sheet.outcome"))} ____________________</span>')
        hours = f"<b>{clock_text(stop.arrive)}</b><br>{clock_text(stop.leave)}"
        cells = (f"<b>{stop.order}</b>", hours, "<br>".join(lines), "<br>".join(beside))
        filled = "".join(
            f'<td width="{width}%" valign="top">{cell}</td>'
            for width, cell in zip(_WIDTHS, cells, strict=True)
        )
        return f'<table width="100%" cellspacing="0" cellpadding="3"><tr>{filled}</tr></table><hr>'

    def _document(self, html: str) -> QTextDocument:
        px = _SIZE * _PX_A_POINT
        family = ", ".join(f"'{name}'" for name in chinese_families())
        document = QTextDocument()
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(0)
        document.setUseDesignMetrics(True)
        document.setDefaultStyleSheet(
            f"* {{ font-family: {family}; font-size: {px:.2f}px; color: black; }}"
            f".title {{ font-size: {px * 1.4:.2f}px; font-weight: bold; margin: 0; }}"
            f".who {{ font-size: {px * 1.15:.2f}px; font-weight: bold; }}"
            f".small {{ font-size: {px * 0.88:.2f}px; margin: 0; }}"
        )
        document.setHtml(html)
        document.setTextWidth((_A4.width() - 2 * _MARGIN) * _PX_A_MM)
        return document


class _Page(Struct):
    parts: list[QTextDocument]

    def has_room(self, part: QTextDocument) -> bool:
        """Tell whether one more fits; the first below the head always does."""
        used = sum(each.size().height() + _BETWEEN for each in self.parts)
        room = (_A4.height() - 2 * _MARGIN) * _PX_A_MM
        return len(self.parts) == 1 or used + part.size().height() <= room

    def draw(self, painter: QPainter) -> None:
        """Draw one below the other, in CSS pixels."""
        left = top = _MARGIN * _PX_A_MM
        for part in self.parts:
            painter.save()
            painter.translate(left, top)
            part.drawContents(painter, QRectF(0, 0, part.textWidth(), part.size().height()))
            painter.restore()
            top += part.size().height() + _BETWEEN


class DayPrintDialog(PaperDialog):
    """A picture of the first page, whether to say how to talk there, and the two ways out."""

    def __init__(self, session: Session, sheet: DaySheet, *, parent: QWidget | None = None) -> None:
        day = sheet.days[0][0].working.day
        super().__init__(
            session,
            translate("DayPrintDialog", "Print the day sheet"),
            lambda: DayPaper(sheet, session.words, how=self.how.isChecked()),
            size=QPageSize.PageSizeId.A4,
            file_name=translate("DayPrintDialog", "visits {day}.pdf").format(day=day),
            parent=parent,
        )
        theme = session.theme
        self.how = QCheckBox(self.tr("How to &talk there"))
        self.how.setChecked(True)
        self.how.toggled.connect(lambda _on: self.redraw())
        self.fill(
            Label(theme, self.tr("The day sheet, A4"), role="title"),
            Label(
                theme,
                self.tr("In order, with hours, reasons and what to look at; room to note what happened."),
                role="quiet",
                wrap=True,
            ),
            theme.space.s,
            Label(theme, self.tr("Say on the sheet"), role="head"),
            self.how,
            warning=self.tr(
                "The sheet holds names, phones and what is nobody else's business. Keep it on you and tear it up "
                "after the day."
            ),
        )
