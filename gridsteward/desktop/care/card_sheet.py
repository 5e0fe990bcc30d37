"""Sheets for the wall, as the emergency card: black on white in type that somebody of 75 reads without glasses (R5.8).

No text is smaller than 20 points; what does not fit half a page goes onto a whole one instead of getting smaller.
"""

from collections.abc import Sequence
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
from gridsteward.desktop.wording import phone
from gridsteward.records.emergency_card import EmergencyCard
from gridsteward.words import Words

INK: Final = "#000000"
PAPER: Final = "#FFFFFF"
SMALLEST: Final = 20.0
LARGEST: Final = 28.0
HOTLINE: Final = "95598"
_STEP: Final = 0.5
_MARGIN: Final = 9.0
_DPI: Final = 300
_PX_A_MM: Final = 96 / 25.4
_PX_A_POINT: Final = 96 / 72
_SIZES: Final = {QPageSize.PageSizeId.A5: QSizeF(148, 210), QPageSize.PageSizeId.A4: QSizeF(210, 297)}


Lines = Sequence[tuple[str, str]]
"""Kind of line (title, who, label, step, call, number, say, rule) and text, in the order they stand."""


class CardSheet(Struct, frozen=True, kw_only=True):
    """What is printed; `word` is the word for the door where somebody asked for it, "" else."""

    card: EmergencyCard
    word: str = ""


def fitted(said: Lines) -> tuple[QTextDocument, float, QPageSize.PageSizeId]:
    """Return the sheet in the largest type that fits, its size in points, and the paper: A5, else A4."""
    for paper, size in _SIZES.items():
        points = LARGEST
        while points >= SMALLEST:
            made = _document(said, size.width() - 2 * _MARGIN, points)
            if made.size().height() <= (size.height() - 2 * _MARGIN) * _PX_A_MM:
                return made, points, paper
            points -= _STEP
    return made, SMALLEST, QPageSize.PageSizeId.A4


def paint(said: Lines, device: QPagedPaintDevice) -> int:
    """Draw the sheet on a printer or into a PDF at its true size; return the number of pages."""
    document, _points, paper = fitted(said)
    height = (_SIZES[paper].height() - 2 * _MARGIN) * _PX_A_MM
    pages = max(1, -(-int(document.size().height()) // int(height)))
    with QPainter(device) as painter:
        scale = device.logicalDpiX() / 96
        for number in range(pages):
            if number:
                device.newPage()
            painter.save()
            painter.scale(scale, scale)
            painter.translate(_MARGIN * _PX_A_MM, _MARGIN * _PX_A_MM - number * height)
            document.drawContents(painter, QRectF(0, number * height, document.textWidth(), height))
            painter.restore()
    return pages


def page_layout(said: Lines) -> QPageLayout:
    """Return the paper a sheet wants, without margins of the device's own."""
    _made, _points, paper = fitted(said)
    return QPageLayout(QPageSize(paper), QPageLayout.Orientation.Portrait, QMarginsF())


def write_pdf(said: Lines, path: Path) -> int:
    """Write the sheet as a PDF; return the number of pages. Raise OSError where it cannot be written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb"):
        pass  # the writer itself would fail without a word
    writer = QPdfWriter(str(path))
    writer.setResolution(_DPI)
    writer.setCreator("GridSteward")
    writer.setTitle(next((text for kind, text in said if kind == "title"), ""))
    writer.setPageLayout(page_layout(said))
    return paint(said, writer)


def preview(said: Lines, width: int) -> QImage:
    """Return how the sheet looks, `width` pixels wide."""
    document, _points, paper = fitted(said)
    size = _SIZES[paper]
    scale = width / (size.width() * _PX_A_MM)
    image = QImage(width, round(width * size.height() / size.width()), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        painter.scale(scale, scale)
        painter.translate(_MARGIN * _PX_A_MM, _MARGIN * _PX_A_MM)
        document.drawContents(painter)
    return image


def card_lines(sheet: CardSheet, words: Words) -> Lines:
    """Return what stands on the card: kind of line (title, who, label, step, call, number, say, rule) and text."""
    card = sheet.card
    said = [
        ("title", words("emergency_card.title")),
        ("who", words("emergency_card.for_whom", name=card.name)),
        ("rule", ""),
        ("label", words("emergency_card.when")),
        ("step", words("emergency_card.step_1")),
        *([("step", words("emergency_card.step_oxygen"))] if card.dependent else []),
        ("step", words("emergency_card.step_call")),
        ("step", words("emergency_card.step_danger")),
        ("rule", ""),
        ("call", words("emergency_card.steward", name=card.steward)),
        ("number", phone(card.steward_phone)),
        ("call", words("emergency_card.hotline")),
        ("number", HOTLINE),
    ]
    for each in card.family[:1]:
        said.append(("call", words("emergency_card.family", name=each.name)))
        said.append(("number", phone(each.phones[0])))
    if sheet.word or card.agreed:
        said += [("rule", ""), ("label", words("emergency_card.door"))]
        if sheet.word:
            said.append(("say", words("emergency_card.door_word", word=sheet.word)))
        elif card.hint:
            said.append(("say", words("emergency_card.door_hint", hint=card.hint)))
        said.append(("say", words("emergency_card.door_rule")))
    return said


def _document(said: Lines, width: float, size: float) -> QTextDocument:
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    document.setUseDesignMetrics(True)
    document.setDefaultStyleSheet(_style(size))
    document.setHtml(_html(said))
    document.setTextWidth(width * _PX_A_MM)
    return document


def _style(size: float) -> str:
    px = size * _PX_A_POINT
    family = ", ".join(f"'{name}'" for name in chinese_families())
    return f"""
        * {{ font-family: {family}; font-size: {px:.2f}px; color: {INK}; }}
        .title {{ font-size: {px * 1.35:.2f}px; font-weight: bold; }}
        .label {{ font-weight: bold; }}
        .number {{ font-size: {px * 1.3:.2f}px; font-weight: bold; }}
    """


def _html(said: Lines) -> str:
    html, step, called = "", 0, ""
    for kind, text in said:
        word = escape(text)
        if kind == "step":
            step += 1
            word = f"{step}. {word}"
        if kind == "call":
            called = word
        elif kind == "number":
            html += (
                '<table width="100%" cellspacing="0" cellpadding="0"><tr><td valign="middle">'
                f'{called}</td><td class="number" align="right">{word.replace(" ", "&nbsp;")}</td></tr></table>'
            )
        elif kind == "rule":
            html += "<hr>"
        else:
            html += f'<p class="{kind}" style="margin:0">{word}</p>'
    return html
