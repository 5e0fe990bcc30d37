"""The theme in force: tokens → QSS, palette, fonts, icons. Nothing else knows a colour or a size."""

from math import ceil
from string import Template
from typing import Final

from PySide6.QtCore import QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QGuiApplication,
    QIcon,
    QPainter,
    QPalette,
    QPixmap,
)
from PySide6.QtWidgets import QApplication

from gridsteward.assets import asset
from gridsteward.desktop.drawing import paint_icon, paint_mark
from gridsteward.desktop.tokens import MEANINGS, Choice, Density, Role, tokens

_BOLD: Final = ("head", "strong", "title", "figure")
_PALETTE: Final = (
    (QPalette.ColorRole.Window, "ground"),
    (QPalette.ColorRole.WindowText, "ink"),
    (QPalette.ColorRole.Base, "surface"),
    (QPalette.ColorRole.AlternateBase, "ground"),
    (QPalette.ColorRole.Text, "ink"),
    (QPalette.ColorRole.Button, "surface"),
    (QPalette.ColorRole.ButtonText, "ink"),
    (QPalette.ColorRole.ToolTipBase, "surface"),
    (QPalette.ColorRole.ToolTipText, "ink"),
    (QPalette.ColorRole.PlaceholderText, "quiet"),
    (QPalette.ColorRole.Highlight, "brand"),
    (QPalette.ColorRole.HighlightedText, "on_brand"),
    (QPalette.ColorRole.Accent, "brand"),
    (QPalette.ColorRole.Link, "link"),
    (QPalette.ColorRole.Mid, "edge"),
    (QPalette.ColorRole.Dark, "edge"),
    (QPalette.ColorRole.Light, "line"),
)


def _finest() -> int:
    return ceil(max(screen.devicePixelRatio() for screen in QGuiApplication.screens()))


def chinese_families() -> list[str]:
    """Return the faces to use, best first: the design's own, else any that the system knows for Chinese."""
    ours = [family for family in tokens().type.family if QFontDatabase.hasFamily(family)]
    return ours or QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)[:1]


class Theme(QObject):
    """Colours, fonts and icons by name. After `changed`, whoever froze one of them makes it anew."""

    changed = Signal()

    def __init__(
        self, choice: Choice = "system", density: Density = "comfortable", *, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.tokens = tokens()
        self.space = self.tokens.space
        self.shape = self.tokens.shape
        self.choice: Choice = choice
        self.density: Density = density
        self._app: QApplication | None = None
        self._families = chinese_families()
        self._icons: dict[tuple[str, str, str], QIcon] = {}
        self._fonts: dict[tuple[Role, bool], QFont] = {}
        self._wide_dot: bool | None = None
        self.name = self._resolved()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenAdded.connect(self._renew)  # it may be finer than the others

    def apply(self, app: QApplication) -> None:
        """Dress the application, now and after every change."""
        self._app = app
        self._dress()

    def use(self, *, choice: Choice | None = None, density: Density | None = None) -> None:
        """Switch at run time; everything on screen follows."""
        wanted = (choice or self.choice, density or self.density)
        if wanted == (self.choice, self.density):
            return
        self.choice, self.density = wanted
        self._renew()

    def colour(self, name: str) -> QColor:
        """Return a token's colour; raise KeyError when there is none."""
        return QColor(self.tokens.colours[self.name][name])

    def soft(self, tone: str) -> QColor:
        """Return the soft ground of a tone."""
        return self.colour(f"{tone if tone not in ('', 'plain', 'quiet') else 'unknown'}_soft")

    def word(self, tone: str) -> QColor:
        """Return the colour for words of a tone on its soft ground."""
        return self.colour("quiet" if tone in ("", "plain", "unknown") else tone)

    @property
    def series(self) -> tuple[str, ...]:
        """Chart colours in their fixed order, safe for colour-blind readers."""
        return self.tokens.series[self.name]

    @property
    def row(self) -> int:
        """Height of a one-line row in the density in force."""
        return self.tokens.density[self.density]

    def font(self, role: Role = "body", *, bold: bool | None = None) -> QFont:
        """Return the face of a role, figures tabular."""
        heavy = role in _BOLD if bold is None else bold
        if (role, heavy) not in self._fonts:
            font = QFont(self._families) if self._families else QFont()
            font.setPointSizeF(self.tokens.type.size(role))
            font.setBold(heavy)
            font.setFeature(QFont.Tag("tnum"), 1)
            self._fonts[role, heavy] = font
        return self._fonts[role, heavy]

    def leading_percent(self, role: Role = "body") -> int:
        """Return the token's line height as rich text wants it: a percentage of the font's own."""
        metrics = QFontMetricsF(self.font(role))
        pixels = self.tokens.type.size(role) * metrics.fontDpi() / 72
        return round(100 * self.tokens.type.leading * pixels / metrics.lineSpacing())

    def dots(self, text: str) -> str:
        """Drop the spaces around a middle dot where the face draws it full width, with its own air."""
        if self._wide_dot is None:
            metrics = QFontMetricsF(self.font())
            self._wide_dot = metrics.horizontalAdvance("·") > 0.7 * metrics.horizontalAdvance("国")
        return text.replace(" · ", "·") if self._wide_dot else text

    def icon(self, name: str, tone: str = "ink", *, checked: str = "") -> QIcon:
        """Return a line icon or meaning mark in a token's colour, sharp on every screen there is."""
        key = (name, tone, checked)
        if key not in self._icons:
            icon = QIcon()
            for scale in range(1, _finest() + 1):
                icon.addPixmap(self._picture(name, tone, scale))
                if checked:
                    picture = self._picture(name, checked, scale)
                    icon.addPixmap(picture, QIcon.Mode.Normal, QIcon.State.On)
            self._icons[key] = icon
        return self._icons[key]

    def paint_glyph(self, painter: QPainter, rect: QRectF, name: str, *, tone: str = "") -> None:
        """Draw a meaning mark (in its own colour unless told) or a line icon (quiet unless told)."""
        if name in MEANINGS:
            inset = rect.width() / 5
            inner = rect.adjusted(inset, inset, -inset, -inset)
            paint_mark(painter, inner, name, self.colour(tone or name))
        else:
            paint_icon(painter, rect, name, self.colour(tone or "quiet"))

    def qss(self) -> str:
        """Return the style sheet for the theme and density in force."""
        shape, space, row, focus = self.shape, self.space, self.row, self.shape.focus - 1
        button = min(row, self.tokens.density["comfortable"]) - 4
        door = self.tokens.density["door"]
        chip = button - 6
        kind = self.tokens.type
        sizes: dict[str, object] = {"caption": kind.caption, "strong": kind.strong, "title": kind.title}
        sizes |= {"figure": kind.figure, "corner": shape.corner, "focus": shape.focus}
        sizes |= {"xs": space.xs, "s": space.s, "m": space.m, "l": space.l, "xl": space.xl, "xxl": space.xxl}
        # A focused border is one pixel wider: what is inside gives that pixel, so nothing moves.
        sizes |= {"s_in": space.s - focus, "m_in": space.m - focus, "l_in": space.l - focus}
        sizes |= {
            "button": button,
            "button_in": button - 2 * focus,
            "door": door,
            "door_in": door - 2 * focus,
        }
        sizes |= {"chip": chip, "chip_in": chip - 2 * focus, "chip_round": chip // 2 + 1}
        # A chosen radio button is a thick ring: what the border gains, the inside gives.
        ring = 5
        sizes |= {"radio_ring": ring, "radio_in": space.l + 2 - 2 * ring, "radio_round": space.l // 2 + 1}
        sizes["tick"] = asset("resources", "icons", f"tick-{self.name}.svg").as_posix()
        for way in ("up", "down"):
            sizes[f"arrow_{way}"] = asset("resources", "icons", f"{way}.svg").as_posix()
        style = asset("ui", "theme", "style.qss").read_text("utf-8")
        return Template(style).substitute(sizes, **self.tokens.colours[self.name])

    def palette(self) -> QPalette:
        """Return the palette for what QSS does not reach."""
        palette = QPalette()
        for role, name in _PALETTE:
            palette.setColor(role, self.colour(name))
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.colour("edge"))
        return palette

    def _resolved(self) -> str:
        if self.choice != "system":
            return self.choice
        dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return "dark" if dark else "light"

    def _follow(self) -> None:
        if self.choice == "system" and self._resolved() != self.name:
            self._renew()

    def _renew(self) -> None:
        self.name = self._resolved()
        self._icons.clear()
        self._dress()
        self.changed.emit()

    def _dress(self) -> None:
        if self._app is not None:
            self._app.setPalette(self.palette())
            self._app.setFont(self.font())
            self._app.setStyleSheet(self.qss())

    def _picture(self, name: str, tone: str, scale: int) -> QPixmap:
        side = self.shape.icon
        picture = QPixmap(QSize(side, side) * scale)
        picture.setDevicePixelRatio(scale)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint_glyph(painter, QRectF(0, 0, side, side), name, tone=tone)
        painter.end()
        return picture
