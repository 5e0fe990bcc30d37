"""What is pressed: buttons of every kind and the rail's."""

from typing import Literal

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import (
    QEnterEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QPushButton, QSizePolicy, QToolButton

from gridsteward.desktop.drawing import paint_text
from gridsteward.desktop.theme import Theme
from gridsteward.desktop.tokens import Role, Tone

Kind = Literal["", "main", "text", "chip", "status", "door", "door-main"]

_ICON_TONE: dict[str, str] = {"main": "on_brand", "door-main": "on_brand", "text": "link"}


class Button(QPushButton):
    """A button in one of the design's kinds; its icon follows the theme.

    `ticks` shows a check mark while checked; `icon_after` puts the icon behind the words.
    """

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        *,
        kind: Kind = "",
        icon: str = "",
        tone: Tone = "",
        checked: bool | None = None,
        ticks: bool = False,
        icon_after: bool = False,
        name_for_readers: str = "",
    ) -> None:
        super().__init__()
        self._theme, self._icon, self._tone, self._after, self._ticks = theme, icon, tone, icon_after, ticks
        self._spoken = name_for_readers
        self.setProperty("kind", kind)
        self.setIconSize(QSize(theme.shape.icon, theme.shape.icon))
        self.setAutoDefault(False)
        if checked is not None:
            self.setCheckable(True)
            self.setChecked(checked)
        if icon_after:
            self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        if ticks:
            self.toggled.connect(self._dress)
        theme.changed.connect(self._dress)
        self.show_text(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus, as the space bar does; Qt would press the dialog's default."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.click()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Return Qt's own, with room for the bold words of a checked button."""
        hint = super().sizeHint()
        if self.isCheckable():
            plain, bold = (QFontMetrics(self._theme.font("body", bold=heavy)) for heavy in (False, True))
            hint.setWidth(
                hint.width() + bold.horizontalAdvance(self.text()) - plain.horizontalAdvance(self.text())
            )
        return hint

    def show_text(self, text: str) -> None:
        """Replace the words."""
        self._text = text
        self.setAccessibleName(self._spoken or text.replace("&", ""))
        self._dress()

    def set_kind(self, kind: Kind) -> None:
        """Look like another kind from now on."""
        if self.property("kind") != kind:
            self.setProperty("kind", kind)
            self.style().unpolish(self)
            self.style().polish(self)
            self._dress()

    def show_icon(self, icon: str, *, tone: Tone = "") -> None:
        """Replace the icon."""
        self._icon, self._tone = icon, tone
        self._dress()

    def _dress(self) -> None:
        icon = ("check" if self.isChecked() else "") if self._ticks else self._icon
        text = self._theme.dots(self._text)
        # Qt leaves 4 px between icon and words; a space brings it to the design's 8.
        air = " " if icon and text else ""
        self.setText(f"{text}{air}" if self._after else f"{air}{text}")
        if icon:
            tone = self._tone or _ICON_TONE.get(str(self.property("kind")), "ink")
            self.setIcon(self._theme.icon(icon, tone, checked="brand" if self.isCheckable() else ""))
        elif not self.icon().isNull():
            self.setIcon(type(self.icon())())


class NameButton(QAbstractButton):
    """A person's name as the strong line of a row that leads on: ink like any name, elided, underlined when near."""

    def __init__(self, theme: Theme, text: str, *, role: Role = "strong", name_for_readers: str = "") -> None:
        super().__init__()
        self._theme, self._role = theme, role
        self.setText(text)
        self.setAccessibleName(name_for_readers or text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Return the room the whole name wants, the focus ring's included."""
        metrics = QFontMetrics(self._theme.font(self._role))
        return QSize(metrics.horizontalAdvance(self.text()) + 2 * self._air + 1, metrics.height())

    def minimumSizeHint(self) -> QSize:
        """Return the room of four characters."""
        metrics = QFontMetrics(self._theme.font(self._role))
        least = 4 * metrics.horizontalAdvance("国") + 2 * self._air
        return QSize(min(least, self.sizeHint().width()), metrics.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the name, and the ring while it has the keyboard."""
        theme = self._theme
        font = theme.font(self._role)
        if self.underMouse():
            font = QFont(font)
            font.setUnderline(True)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            inside = self.rect().adjusted(self._air, 0, -self._air, 0)
            paint_text(painter, inside, self.text(), font=font, colour=theme.colour("ink"))
            if self.hasFocus():
                ring = theme.shape.focus
                painter.setPen(QPen(theme.colour("brand"), ring))
                painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), theme.space.xs, theme.space.xs)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Underline."""
        super().enterEvent(event)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Offer the tooltip only when something is hidden."""
        super().resizeEvent(event)
        self.setToolTip(self.text() if self.sizeHint().width() > self.width() else "")

    @property
    def _air(self) -> int:
        return self._theme.space.xs


class RailButton(QToolButton):
    """A page on the rail: icon over its title, and a badge with a count."""

    def __init__(self, theme: Theme, title: str, icon: str) -> None:
        super().__init__()
        self._theme, self._icon = theme, icon
        self.count, self._tone = 0, "alarm"
        self.setText(title)
        self.setAccessibleName(title)
        self.setCheckable(True)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setIconSize(QSize(theme.shape.icon + 2, theme.shape.icon + 2))
        self._dress()
        theme.changed.connect(self._dress)

    def set_count(self, count: int, *, tone: Tone = "alarm") -> None:
        """Show how many things wait there; zero shows nothing."""
        self.count, self._tone = count, tone
        self.setAccessibleDescription(str(count) if count else "")
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for the icon, one line and the focus ring, at least as wide as the rail allows."""
        metrics = QFontMetrics(self._theme.font("body", bold=True))
        space = self._theme.space
        width = max(self._theme.shape.rail - space.m, metrics.horizontalAdvance(self.text()) + space.m)
        return QSize(width, self.iconSize().height() + metrics.height() + space.l)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the button, then its badge."""
        super().paintEvent(event)
        if not self.count:
            return
        theme = self._theme
        font = theme.font("caption", bold=True)
        metrics = QFontMetrics(font)
        text = str(self.count) if self.count < 100 else "99+"
        height = metrics.height()
        width = max(height, metrics.horizontalAdvance(text) + theme.space.s + 2)
        box = QRect(self.width() - width - 2, 2, width, height)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.colour("brand_soft" if self.isChecked() else "surface"), 2))
            painter.setBrush(theme.colour(self._tone))
            painter.drawRoundedRect(box, height / 2, height / 2)
            align = Qt.AlignmentFlag.AlignCenter
            paint_text(painter, box, text, font=font, colour=theme.colour("surface"), align=align)

    def _dress(self) -> None:
        self.setIcon(self._theme.icon(self._icon, "quiet", checked="brand"))
