"""How full each tier is: a bar a tier, what earlier months filled in the paler part."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gridsteward.desktop.drawing import paint_text
from gridsteward.desktop.theme import Theme
from gridsteward.operations.bill_words import plain, tier_range
from gridsteward.records.billing import TierFill
from gridsteward.words import Words


class TierBars(QWidget):
    """Two lines a tier: its name, range and kWh, then the bar. Every figure stands in words beside its colour."""

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._theme, self._words = theme, words
        self.tiers: Sequence[TierFill] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_tiers(self, tiers: Sequence[TierFill]) -> None:
        """Show these tiers; none hides the chart."""
        self.tiers = tiers
        self.setVisible(bool(tiers))
        self.setAccessibleName("\n".join(map(self._said, tiers)))
        self.setToolTip(self.accessibleName())
        self.updateGeometry()
        self.update()

    def _said(self, tier: TierFill) -> str:
        words = self._words
        return words(
            "bill.tier_line",
            number=words(f"bill_tier.{tier.number}"),
            range=tier_range(tier, words),
            before=plain(tier.before),
            now=plain(tier.now),
        )

    def _row(self) -> int:
        return QFontMetrics(self._theme.font("caption")).height() + 3 * self._theme.space.s

    def sizeHint(self) -> QSize:
        """Return room for every tier."""
        return QSize(self._theme.shape.list, self._row() * len(self.tiers))

    def minimumSizeHint(self) -> QSize:
        """Return the same height; the width may give way."""
        return QSize(self._theme.shape.list // 2, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the bars."""
        theme, space = self._theme, self._theme.space
        caption = theme.font("caption")
        line = QFontMetrics(caption).height()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for at, tier in enumerate(self.tiers):
                top = at * self._row()
                place = self.rect().adjusted(0, top, 0, 0)
                place.setHeight(line)
                used = tier.before + tier.now
                tone = theme.colour("ink" if used else "quiet")
                paint_text(painter, place, theme.dots(self._said(tier)), font=caption, colour=tone)
                track = QRectF(0.5, top + line + 3, self.width() - 1, space.m)
                painter.setPen(theme.colour("line"))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(track, 2, 2)
                # the last tier has no end: it is drawn as wide as what is in it, and as the one before at least
                room = tier.end - tier.begin if tier.end is not None else max(used, tier.begin)
                painter.setPen(Qt.PenStyle.NoPen)
                before, now = (
                    float(part / room) * track.width() if room else 0.0 for part in (tier.before, tier.now)
                )
                painter.setBrush(theme.colour("brand_soft"))
                painter.drawRect(QRectF(track.left(), track.top() + 1, before, track.height() - 2))
                painter.setBrush(theme.colour("brand"))
                painter.drawRect(QRectF(track.left() + before, track.top() + 1, now, track.height() - 2))
