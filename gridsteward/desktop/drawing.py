"""What is drawn, not typed: line icons, the four meaning marks, elided text."""

import tomllib
from functools import cache

from PySide6.QtCore import QByteArray, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter, QPainterPath, QPen, QPolygonF

from gridsteward.assets import asset

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@cache
def icon_paths() -> dict[str, str]:
    """Return the shipped line icons: name → SVG path on a 20 x 20 grid."""
    return tomllib.loads(asset("resources", "icons", "icons.toml").read_text("utf-8"))


def paint_icon(painter: QPainter, rect: QRectF, name: str, colour: QColor) -> None:
    """Draw a line icon in one colour; raise KeyError when there is none of that name."""
    from PySide6.QtSvg import QSvgRenderer

    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20"><path d="{icon_paths()[name]}" '
        f'fill="none" stroke="{colour.name()}" stroke-width="1.5" '
        'stroke-linecap="round" stroke-linejoin="round"/></svg>'
    )
    QSvgRenderer(QByteArray(svg.encode())).render(painter, rect)


def paint_mark(painter: QPainter, rect: QRectF, meaning: str, colour: QColor) -> None:
    """Draw the shape of a meaning: disc good, triangle watch, square alarm, dotted ring unknown."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    unit = rect.width() / 12
    if meaning == "good":
        painter.drawEllipse(rect.adjusted(0.8 * unit, 0.8 * unit, -0.8 * unit, -0.8 * unit))
    elif meaning == "alarm":
        inner = rect.adjusted(1.2 * unit, 1.2 * unit, -1.2 * unit, -1.2 * unit)
        painter.drawRoundedRect(inner, 1.5 * unit, 1.5 * unit)
    elif meaning == "watch":
        top, bottom = rect.top() + 0.8 * unit, rect.bottom() - 0.8 * unit
        path = QPainterPath()
        corners = [
            QPointF(rect.center().x(), top),
            QPointF(rect.right(), bottom),
            QPointF(rect.left(), bottom),
        ]
        path.addPolygon(QPolygonF(corners))
        path.closeSubpath()
        painter.drawPath(path)
    else:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        pen = QPen(colour, 1.6 * unit, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.RoundCap)
        pen.setDashPattern([0.6, 2.2])
        painter.setPen(pen)
        painter.drawEllipse(rect.adjusted(1.4 * unit, 1.4 * unit, -1.4 * unit, -1.4 * unit))
    painter.restore()


class Noting(QPainter):
    """A painter nobody looks at: it notes what there was no room for."""

    def __init__(self) -> None:
        self._ground = QImage(1, 1, QImage.Format.Format_ARGB32_Premultiplied)
        self.cut: list[str] = []
        super().__init__(self._ground)


def paint_text(
    painter: QPainter,
    rect: QRect,
    text: str,
    *,
    font: QFont,
    colour: QColor,
    align: Qt.AlignmentFlag = _LEFT,
) -> int:
    """Draw one line, elided to `rect`; return the width it takes in pixels."""
    metrics = QFontMetrics(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    if shown != text and isinstance(painter, Noting):
        painter.cut.append(text)
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(rect, int(align), shown)
    return metrics.horizontalAdvance(shown)
