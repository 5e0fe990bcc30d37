"""The card on paper: half a page, black on white, as large as it fits, never clipped."""

from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path
from typing import Final

from msgspec import Struct
from PySide6.QtCore import QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QImage,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextDocument,
)

from gridsteward.desktop.theme import chinese_families
from gridsteward.records.advice import CardSection, WordedLine, WordedSection
from gridsteward.words import Words

A5: Final = QSizeF(148, 210)
MARGIN: Final = 9.0
LARGEST: Final = 10.0
SMALLEST: Final = 7.5
"""Points; below this nobody reads it at a door."""
_STEP: Final = 0.25
_DPI: Final = 300
_PX_A_MM: Final = 96 / 25.4  # layout is done in CSS pixels, 96 to the inch, whatever the device
_PX_A_POINT: Final = 96 / 72
_TOGETHER: Final = frozenset((CardSection.STEPS, CardSection.TERMS))


class Sheet(Struct, frozen=True, kw_only=True):
    """What is printed. `who` names the household as far as the person wants it named, "" not at all."""

    title: str
    who: str
    foot: str
    sections: tuple[WordedSection, ...]


def half_page(size: QSizeF) -> QRectF:
    """Return in mm where a sheet stands on paper of this size: all of A5, the upper half of anything larger."""
    height = (
        min(size.height(), max(A5.width(), size.height() / 2)) if size.width() > A5.width() else size.height()
    )
    return QRectF(0, 0, size.width(), height).adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)


def fitted(sheet: Sheet, words: Words, place: QRectF) -> tuple[QTextDocument, float]:
    """Return the document in the largest type that fits `place` (mm), and its size in points.

    In the smallest type it may be taller than the place: it then goes on overleaf.
    """
    size = LARGEST
    while True:
        made = _document(sheet, words, place.width(), size)
        if made.size().height() <= place.height() * _PX_A_MM or size <= SMALLEST:
            return made, size
        size -= _STEP


def paint(sheet: Sheet, words: Words, device: QPagedPaintDevice) -> int:
    """Draw a sheet on a printer or into a PDF, at its true size; return the number of pages."""
    layout = device.pageLayout()
    place = half_page(layout.pageSize().size(QPageSize.Unit.Millimeter))
    document, _size = fitted(sheet, words, place)
    slices = list(_slices(document, place.height() * _PX_A_MM))
    with QPainter(device) as painter:
        scale = device.logicalDpiX() / 96
        for number, (top, bottom) in enumerate(slices):
            if number:
                device.newPage()
            painter.save()
            painter.scale(scale, scale)
            painter.translate(place.left() * _PX_A_MM, place.top() * _PX_A_MM - top)
            document.drawContents(painter, QRectF(0, top, place.width() * _PX_A_MM, bottom - top))
            painter.restore()
    return len(slices)


def write_pdf(sheet: Sheet, words: Words, path: Path) -> int:
    """Write a sheet of A5 as a PDF; return the number of pages. Raise OSError where it cannot be written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb"):
        pass  # the writer itself would fail without a word
    writer = QPdfWriter(str(path))
    writer.setResolution(_DPI)
    writer.setCreator("GridSteward")
    writer.setTitle(sheet.title)
    page = QPageLayout(QPageSize(QPageSize.PageSizeId.A5), QPageLayout.Orientation.Portrait, QMarginsF())
    writer.setPageLayout(page)
    return paint(sheet, words, writer)


def preview(sheet: Sheet, words: Words, width: int) -> QImage:
    """Return how the first page of an A5 sheet looks, `width` pixels wide."""
    place = half_page(A5)
    document, _size = fitted(sheet, words, place)
    _top, bottom = next(_slices(document, place.height() * _PX_A_MM))
    scale = width / (A5.width() * _PX_A_MM)
    image = QImage(width, round(width * A5.height() / A5.width()), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        painter.scale(scale, scale)
        painter.translate(place.left() * _PX_A_MM, place.top() * _PX_A_MM)
        document.drawContents(painter, QRectF(0, 0, place.width() * _PX_A_MM, bottom))
    return image


def _slices(document: QTextDocument, height: float) -> Iterator[tuple[float, float]]:
    """Yield top and bottom of each page, cut between lines."""
    whole = document.size().height()
    top = 0.0
    while whole - top > height:
        bottom = _last_gap(document, top, top + height)
        yield top, bottom
        top = bottom
    yield top, whole


def _last_gap(document: QTextDocument, top: float, limit: float) -> float:
    layout, found = document.documentLayout(), top
    block = document.begin()
    while block.isValid():
        place = layout.blockBoundingRect(block)
        lines = block.layout()
        for at in range(lines.lineCount()):
            bottom = place.top() + lines.lineAt(at).rect().bottom()
            if found < bottom <= limit:
                found = bottom
        block = block.next()
    return found if found > top else limit


def _document(sheet: Sheet, words: Words, width: float, size: float) -> QTextDocument:
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    document.setUseDesignMetrics(True)
    document.setDefaultStyleSheet(_style(size))
    document.setHtml(_html(sheet, words))
    document.setTextWidth(width * _PX_A_MM)
    return document


def _style(size: float) -> str:
    px = size * _PX_A_POINT
    family = ", ".join(f"'{name}'" for name in chinese_families())
    return f"""
        * {{ font-family: {family}; font-size: {px:.2f}px; color: black; }}
        .title {{ font-size: {px * 1.3:.2f}px; font-weight: bold; }}
        .who, .foot {{ font-size: {px * 0.92:.2f}px; }}
        .label {{ font-weight: bold; }}
    """


def _html(sheet: Sheet, words: Words) -> str:
    rows = "".join(
        f'<tr><td class="label" width="16%">{escape(each.title)}</td><td>{_cell(each, words)}</td></tr>'
        for each in sheet.sections
    )
    who = f'<td class="who" align="right" valign="bottom">{escape(sheet.who)}</td>' if sheet.who else ""
    return (
        f'<table width="100%" cellspacing="0" cellpadding="0"><tr><td class="title">{escape(sheet.title)}</td>'
        f'{who}</tr></table><hr><table width="100%" cellspacing="0" cellpadding="2">{rows}</table>'
        f'<p class="foot" style="margin-top:4px">{escape(sheet.foot)}</p>'
    )


def _cell(section: WordedSection, words: Words) -> str:
    if section.section in _TOGETHER:
        return escape(
            words("advice.sheet_between").join(_text(each, section, words) for each in section.lines)
        )
    lines: Sequence[str] = [_text(each, section, words) for each in section.lines]
    return "<br>".join(escape(each) for each in lines)


def _text(line: WordedLine, section: WordedSection, words: Words) -> str:
    if section.section is CardSection.TERMS:
        return words("advice.term", term=line.do, plain=line.say)
    spoken = words("advice.spoken", text=line.say) if line.say else ""
    return " ".join(filter(None, (line.do, spoken)))
