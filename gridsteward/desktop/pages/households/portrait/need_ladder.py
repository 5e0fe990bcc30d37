"""The ladder from having power to using it well: where this household stands, why, and the steward's own word."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from gridsteward.desktop.drawing import paint_text
from gridsteward.desktop.pages.households.desk import Desk
from gridsteward.desktop.pages.households.portrait.part import PortraitPart
from gridsteward.desktop.pages.households.portrait.saying import confidence_word, own_word_note, reason_text
from gridsteward.desktop.pages.households.rows import translate
from gridsteward.desktop.theme import Theme
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.frames import column, row
from gridsteward.desktop.widgets.labels import Label
from gridsteward.operations import portrait_acts
from gridsteward.records.portrait import NeedLevel, Portrait

_REASONS = 4


class LadderStep(QAbstractButton):
    """One step: a dot where they stand, a tick where they stand above it, an empty ring where they do not yet."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self.setText(name)
        self.setAccessibleName(name)
        self.setCheckable(True)
        self.settled = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self.update)

    def show_step(self, *, here: bool, settled: bool) -> None:
        """Show whether they stand on it, or above it."""
        self.setChecked(here)
        self.settled = settled
        self.update()

    def sizeHint(self) -> QSize:
        """Return a row as high as its words and the focus ring want."""
        metrics = QFontMetrics(self._theme.font("body", bold=True))
        return QSize(metrics.horizontalAdvance(self.text()) + 3 * self._theme.space.xl, metrics.height() + 6)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it as the space bar does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the row."""
        theme, here = self._theme, self.isChecked()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.setPen(Qt.PenStyle.NoPen)
            if here or self.underMouse():
                painter.setBrush(theme.colour("brand_soft" if here else "hover"))
                painter.drawRoundedRect(box, theme.space.xs, theme.space.xs)
            side = theme.space.m - 2
            spot = QRectF(theme.space.s, (self.height() - side) / 2, side, side)
            if here:
                painter.setBrush(theme.colour("brand"))
                painter.drawEllipse(spot)
            elif self.settled:
                wide = QRectF(spot.center().x() - 8, spot.center().y() - 8, 16, 16)
                theme.paint_glyph(painter, wide, "check", tone="quiet")
            else:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(theme.colour("edge"), 1.5))
                painter.drawEllipse(spot)
            left = theme.space.s + side + theme.space.s
            words = self.rect().adjusted(left, 0, -theme.space.s, 0)
            ink = "brand" if here else "ink" if self.settled else "quiet"
            paint_text(
                painter, words, self.text(), font=theme.font("body", bold=here), colour=theme.colour(ink)
            )
            if self.hasFocus():
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(theme.colour("brand"), theme.shape.focus))
                painter.drawRoundedRect(box, theme.space.xs, theme.space.xs)


class NeedSection(PortraitPart):
    """Five steps, the one they stand on marked. Pressing another puts the own word above what was worked out."""

    def __init__(self, desk: Desk) -> None:
        theme, words, space = desk.session.theme, desk.session.words, desk.session.theme.space
        self.steps: dict[str, LadderStep] = {}
        for level in reversed(NeedLevel):  # the first step at the foot
            step = LadderStep(theme, words(f"need_level.{level.value}"))
            step.clicked.connect(lambda _on=False, key=level.value: self._pressed(key))
            self.steps[level.value] = step
        ladder = column(*self.steps.values(), gap=0)
        self.means = Label(theme, wrap=True)
        self.why = Label(theme, role="caption", wrap=True)
        self.back = Button(
            theme, translate("portrait", "Take the own judgement back"), kind="text", icon="undo"
        )
        self.back.hide()
        items = column(ladder, self.means, self.why, row(self.back, None), gap=space.s)
        super().__init__(desk, translate("portrait", "Need level"), items)
        self.back.clicked.connect(lambda: self._say(""))

    def show_portrait(self, portrait: Portrait) -> None:
        """Show a household's."""
        session = self._desk.session
        words, today = session.words, session.clock().date()
        found = portrait.need_level
        order = [level.value for level in NeedLevel]
        stands = order.index(found.key) if found is not None else -1
        for key, step in self.steps.items():
            step.show_step(here=order.index(key) == stands, settled=order.index(key) < stands)
        own = found is not None and found.by == "steward"
        self.back.setVisible(own)
        if found is None:
            self.means.show_text(translate("portrait", "Not known yet: nobody was met here."))
            self.why.hide()
            return
        self.means.show_text(words(f"need_level_means.{found.key}"))
        said = [reason_text(words, each, today) for each in found.reasons[:_REASONS]]
        said.append(own_word_note(words, found, today) if own else confidence_word(found.confidence))
        self.why.show_text(" · ".join(part for part in said if part))
        self.why.show()

    def _pressed(self, key: str) -> None:
        portrait = self._desk.portrait
        if portrait is not None and portrait.need_level is not None and portrait.need_level.key == key:
            self.steps[key].setChecked(True)
            return
        self._say(key)

    def _say(self, value: str) -> None:
        area, household = self._desk.session.area, self._desk.household
        self._write("own_word.say", lambda: portrait_acts.say(area, household, "need_level", value))
