"""The legend of a chart in as many lines as its width asks for."""

from collections.abc import Sequence
from typing import Any, Final

from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.transforms import Affine2D

from gridsteward.reports.use_pen import DPI, Key

LINE: Final = 20.0
"""Device-independent pixels of one line."""

_SWATCH: Final = 16.0
_AIR: Final = 6.0
_BETWEEN: Final = 16.0
_CJK: Final = 0x2E80


def advance(text: str, em: float) -> float:
    """Return about how wide a text is: Chinese stands on squares of `em`."""
    return em * sum(1.0 if ord(sign) > _CJK else 0.56 for sign in text)


def lines(keys: Sequence[Key], width: float, em: float) -> list[list[tuple[float, Key]]]:
    """Return the entries line by line, each with its distance from the left."""
    found: list[list[tuple[float, Key]]] = []
    at = width
    for key in keys:
        room = _SWATCH + _AIR + advance(key.label, em)
        if at + room > width:
            found.append([])
            at = 0.0
        found[-1].append((at, key))
        at += room + _BETWEEN
    return found


def draw_legend(
    figure: Figure,
    laid: Sequence[Sequence[tuple[float, Key]]],
    *,
    left: float,
    font: FontProperties,
    colour: str,
) -> None:
    """Draw the laid-out entries at the foot of a figure, from so many device-independent pixels at the left."""
    scale = Affine2D().scale(1 / DPI) + figure.dpi_scale_trans
    for up, line in enumerate(reversed(laid)):
        middle = LINE * (up + 0.5) + 2
        for distance, key in line:
            at = left + distance
            figure.add_artist(_swatch(key, at, middle, scale))
            text = at + _SWATCH + _AIR
            figure.text(
                text,
                middle,
                key.label,
                transform=scale,
                fontproperties=font,
                color=colour,
                va="center_baseline",
            )


def _swatch(key: Key, at: float, middle: float, scale: Any) -> Line2D | Rectangle:
    if key.form == "box":
        return Rectangle((at, middle - 5), _SWATCH, 10, transform=scale, **key.look)
    if key.form == "line":
        return Line2D((at, at + _SWATCH), (middle, middle), transform=scale, **key.look)
    return Line2D((at + _SWATCH / 2,), (middle,), transform=scale, **key.look)
