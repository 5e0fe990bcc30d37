"""What a widget really writes: it is asked to paint itself into a drawing that keeps words as words."""

import html
import re
from functools import cache
from typing import Final

from msgspec import Struct
from PySide6.QtCore import QBuffer, QIODevice, QPoint, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QRegion
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QWidget

_PART: Final = re.compile(
    r'<g [^>]*transform="matrix\((?P<m>[^)]*)\)"|<text (?P<how>[^>]*)>(?P<text>[^<]*)</text>', re.DOTALL
)
_HOW: Final = re.compile(r'([\w-]+)="([^"]*)"')
# Of the size: how far the ink of both scripts reaches above and below the line it stands on.
_ABOVE, _BELOW = 0.86, 0.14
_TOUCH: Final = 1.5  # two runs closer than this are one line
_DPI: Final = 96


class Words(Struct, frozen=True):
    """One line as painted: where its ink is, in pixels of the widget, and in which colour."""

    text: str
    left: float
    top: float
    width: float
    height: float
    colour: str
    alpha: float
    turned: bool

    @property
    def place(self) -> QRectF:
        """Return where it is."""
        return QRectF(self.left, self.top, self.width, self.height)

    def seen(self) -> QColor:
        """Return its colour with how much of it covers."""
        colour = QColor(self.colour)
        colour.setAlphaF(self.alpha)
        return colour


def drawn(widget: QWidget) -> list[Words]:
    """Return the lines a widget paints itself, its children's not."""
    kept = QBuffer()
    kept.open(QIODevice.OpenModeFlag.WriteOnly)
    device = QSvgGenerator()
    device.setOutputDevice(kept)
    device.setSize(widget.size())
    device.setResolution(_DPI)
    widget.render(device, QPoint(0, 0), QRegion(), QWidget.RenderFlag(0))
    return _lines(_runs(bytes(kept.data().data()).decode("utf-8", "replace")))


def _runs(svg: str) -> list[Words]:
    made, matrix = [], [1.0, 0.0, 0.0, 1.0, 0.0, 0.0]
    for part in _PART.finditer(svg):
        if part["m"]:
            matrix = [float(value) for value in part["m"].split(",")]
            continue
        how = dict(_HOW.findall(part["how"]))
        text = html.unescape(part["text"])
        if not text.strip():
            continue
        size = float(how["font-size"])
        x, y = float(how["x"]), float(how["y"])
        made.append(
            Words(
                text,
                matrix[0] * x + matrix[2] * y + matrix[4],
                matrix[1] * x + matrix[3] * y + matrix[5] - _ABOVE * size,
                _advance(text, how["font-family"], size, int(how["font-weight"])) * matrix[0],
                (_ABOVE + _BELOW) * size,
                how["fill"],
                float(how.get("fill-opacity", 1)),
                matrix[1] != 0,
            )
        )
    return made


def _lines(runs: list[Words]) -> list[Words]:
    """Join what stands on one line without a gap: a script's change makes two runs of one sentence."""
    made: list[Words] = []
    for run in runs:
        last = made[-1] if made else None
        if (
            last is not None
            and last.colour == run.colour
            and abs(last.top - run.top) < _TOUCH
            and abs(last.left + last.width - run.left) < _TOUCH + run.height / 3
        ):
            width = run.left + run.width - last.left
            made[-1] = Words(
                last.text + run.text,
                last.left,
                last.top,
                width,
                run.height,
                run.colour,
                run.alpha,
                run.turned,
            )
        else:
            made.append(run)
    return made


@cache
def _font(family: str, size: float, weight: int) -> QFontMetricsF:
    font = QFont(family.split(",", maxsplit=1)[0].strip("' "))
    font.setPixelSize(round(size))
    font.setWeight(QFont.Weight(weight))
    return QFontMetricsF(font)


@cache
def _advance(text: str, family: str, size: float, weight: int) -> float:
    return _font(family, size, weight).horizontalAdvance(text.rstrip())
