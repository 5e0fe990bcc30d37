"""Small drawn signs: badges and the completeness ring."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gridsteward.desktop.drawing import paint_mark, paint_text
from gridsteward.desktop.theme import Theme
from gridsteward.desktop.tokens import MEANINGS, Tone


def badge_size(theme: Theme, text: str, tone: Tone) -> QSize:
    """Return the room a badge takes: its words, and the meaning's shape where it has one."""
    metrics = QFontMetrics(theme.font("caption"))
    mark = _mark_side(theme) + theme.space.xs if tone in MEANINGS else 0
    width = metrics.horizontalAdvance(theme.dots(text)) + 2 * theme.space.s - 1 + mark
    return QSize(width, metrics.height() + theme.space.xs)


def paint_badge(painter: QPainter, rect: QRect, theme: Theme, *, text: str, tone: Tone) -> None:
    """Draw a badge filling `rect`: soft ground, word, and the meaning's shape; colour never alone."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.soft(tone))
    painter.drawRoundedRect(rect, theme.space.xs, theme.space.xs)
    left = rect.left() + theme.space.s - 1
    if tone in MEANINGS:
        side = _mark_side(theme)
        box = QRectF(left, rect.top() + (rect.height() - side) / 2, side, side)
        paint_mark(painter, box, tone, theme.colour(tone))
        left += side + theme.space.xs
    words = QRect(left, rect.top(), rect.right() - left + 1, rect.height())
    paint_text(painter, words, theme.dots(text), font=theme.font("caption"), colour=theme.word(tone))


def paint_ring(painter: QPainter, rect: QRect, theme: Theme, share: float) -> None:
    """Draw a share of a whole, 0 to 1, as a ring with its per cent inside."""
    box = QRectF(rect).adjusted(3, 3, -3, -3)
    painter.setPen(QPen(theme.colour("line"), 3))
    painter.drawEllipse(box)
    painter.setPen(QPen(theme.colour("brand"), 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawArc(box, 90 * 16, -round(share * 360 * 16))
    font = theme.font("caption", bold=True)
    align = Qt.AlignmentFlag.AlignCenter
    paint_text(painter, rect, f"{share * 100:.0f}", font=font, colour=theme.colour("ink"), align=align)


def _mark_side(theme: Theme) -> int:
    return round(0.6 * QFontMetrics(theme.font("caption")).height())


class Badge(QWidget):
    """A tag or a state: quiet ground, one or two words."""

    def __init__(self, theme: Theme, text: str, *, tone: Tone = "plain") -> None:
        super().__init__()
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_text(text, tone=tone)
        theme.changed.connect(self.update)

    def show_text(self, text: str, *, tone: Tone = "plain") -> None:
        """Replace words and tone."""
        self.text, self.tone = text, tone
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the badge's own size."""
        return badge_size(self._theme, self.text, self.tone)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the badge."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_badge(painter, self.rect(), self._theme, text=self.text, tone=self.tone)


class Ring(QWidget):
    """A share of a whole, 0 to 1, as a ring with its per cent inside."""

    def __init__(self, theme: Theme, share: float, *, name_for_readers: str) -> None:
        super().__init__()
        self._theme, self._name = theme, name_for_readers
        line = QFontMetrics(theme.font("caption", bold=True)).height()
        self.setFixedSize(2 * line, 2 * line)
        self.show_share(share)
        theme.changed.connect(self.update)

    def show_share(self, share: float) -> None:
        """Replace the share."""
        self.share = min(1.0, max(0.0, share))
        self.setAccessibleName(f"{self._name} {self.share:.0%}")
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ring."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_ring(painter, self.rect(), self._theme, self.share)
