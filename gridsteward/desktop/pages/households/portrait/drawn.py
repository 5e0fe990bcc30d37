"""Drawn parts of a portrait: the ring that opens what to ask next, and a share as a bar."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from gridsteward.desktop.theme import Theme
from gridsteward.desktop.widgets.badges import paint_ring


class RingButton(QAbstractButton):
    """The completeness of a portrait as a ring with its per cent; pressing it folds out what to ask next."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.share = 0.0
        line = QFontMetrics(theme.font("caption", bold=True)).height()
        side = 2 * line + 2 * theme.shape.focus + 2
        self.setFixedSize(side, side)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.update)

    def show_share(self, share: float) -> None:
        """Replace the share, 0 to 1."""
        self.share = min(1.0, max(0.0, share))
        name = self.tr("Portrait {percent}% complete").format(percent=round(self.share * 100))
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it as the space bar does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ring, and another around it while it has the keyboard."""
        theme, ring = self._theme, self._theme.shape.focus
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self.underMouse() or self.isChecked():
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.colour("brand_soft" if self.isChecked() else "hover"))
                painter.drawEllipse(QRectF(self.rect()).adjusted(1, 1, -1, -1))
                painter.setBrush(Qt.BrushStyle.NoBrush)
            inside = self.rect().adjusted(ring, ring, -ring, -ring)
            paint_ring(painter, inside, theme, self.share)
            if self.hasFocus():
                painter.setPen(QPen(theme.colour("brand"), ring))
                painter.drawEllipse(QRectF(self.rect()).adjusted(1, 1, -1, -1))


class ScoreBar(QWidget):
    """A share of 0 to 1 as a bar; `holds_from` draws a tick from which on it holds. Words beside it say the rest."""

    def __init__(self, theme: Theme, *, holds_from: float = 0.0) -> None:
        super().__init__()
        self._theme, self._holds_from = theme, holds_from
        self.share, self._strong = 0.0, False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_share(self, share: float, *, strong: bool = False) -> None:
        """Replace the share; a strong one is drawn in the brand's colour."""
        self.share, self._strong = min(1.0, max(0.0, share)), strong
        self.update()

    def sizeHint(self) -> QSize:
        """Return a thin bar's."""
        return QSize(6 * self._theme.space.l, self._theme.space.m)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground, bar and tick."""
        theme = self._theme
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            box = QRectF(0, self.height() / 2 - 3, self.width(), 6)
            painter.setBrush(theme.colour("line"))
            painter.drawRoundedRect(box, 3, 3)
            if self.share > 0:
                painter.setBrush(theme.colour("brand" if self._strong else "quiet"))
                painter.drawRoundedRect(QRectF(0, box.top(), max(6.0, box.width() * self.share), 6), 3, 3)
            if self._holds_from:
                at = box.width() * self._holds_from
                painter.setPen(QPen(theme.colour("edge"), 1.5))
                painter.drawLine(round(at), 0, round(at), self.height())
