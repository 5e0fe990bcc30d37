"""Pictures of widgets, for the README, the demo without a display and the tests."""

from pathlib import Path

from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QCursor, QFont, QGuiApplication, QPixmap, QTextLayout
from PySide6.QtWidgets import QApplication, QWidget

from gridsteward.desktop.theme import Theme, chinese_families
from gridsteward.desktop.tokens import Choice
from gridsteward.records.faults import Fault

SCREEN = (1366, 768)
FONT_PACKAGE = "fonts-noto-cjk"


def grab(
    widget: QWidget,
    path: Path,
    *,
    theme: Theme,
    choice: Choice | None = None,
    scale: float | None = None,
    size: tuple[int, int] = SCREEN,
) -> None:
    """Write a PNG of `widget` at `size` device-independent pixels, each `scale` pixels of the picture wide.

    Without `scale` it is the screen's own: under QT_SCALE_FACTOR=2 the icons are drawn for 200 % too.
    Raise Fault(cjk_font_missing) where Chinese would come out as boxes, OSError where it cannot be written.
    """
    if not chinese_families() or missing_glyphs("中文", theme.font()):
        raise Fault("cjk_font_missing", package=FONT_PACKAGE)
    before = theme.choice
    theme.use(choice=choice)
    try:
        widget.resize(QSize(*size))
        if QGuiApplication.platformName() == "offscreen":
            QCursor.setPos(2 * size[0], 2 * size[1])  # nothing there reacts to a hovering pointer
        widget.show()
        for _ in range(4):  # layouts that depend on a width settle in rounds
            QApplication.processEvents()
        scale = scale or widget.devicePixelRatioF()
        picture = QPixmap(round(size[0] * scale), round(size[1] * scale))
        picture.setDevicePixelRatio(scale)
        picture.fill(theme.colour("ground"))
        widget.render(picture, QPoint(0, 0))
    finally:
        theme.use(choice=before)
    path.parent.mkdir(parents=True, exist_ok=True)
    if not picture.save(str(path), "PNG"):
        raise OSError(path)


def missing_glyphs(text: str, font: QFont) -> str:
    """Return the characters that `font` and what stands in for it draw as an empty box."""
    return "".join(sorted({sign for sign in text if sign.isprintable() and not _drawn(sign, font)}))


def _drawn(sign: str, font: QFont) -> bool:
    layout = QTextLayout(sign, font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return all(0 not in run.glyphIndexes() for run in layout.glyphRuns())
