"""The look of figures: the window's own on screen, ink on white for paper; and the quiet moment to load what draws."""

import gc
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QColor

from gridsteward.desktop.theme import Theme, chinese_families
from gridsteward.records.use import ChartLook
from gridsteward.words import Words

if TYPE_CHECKING:
    from gridsteward.desktop.session import Session

_QUIET_MS: Final = 1_500
_BAR: Final = 0.45  # how strong the brand is in a bar


def chart_look(theme: Theme, width: int, height: int, *, scale: float) -> ChartLook:
    """Return the look of a chart of this size on screen."""
    return _look(theme, theme.name, width, height, scale)


def paper_look(theme: Theme, width: int, height: int, *, scale: float) -> ChartLook:
    """Return the look of a chart on paper, whatever the window's theme."""
    return _look(theme, "light", width, height, scale)


def _look(theme: Theme, name: str, width: int, height: int, scale: float) -> ChartLook:
    colours = dict(theme.tokens.colours[name])
    colours |= {
        "neighbours": theme.tokens.series[name][1],
        "band": colours["brand_soft"],
        "bar": _mixed(colours["brand"], colours["surface"]),
        "hatch": colours["ground"],
    }
    return ChartLook(
        colours=colours,
        families=tuple(chinese_families()),
        size=theme.tokens.type.caption,
        width=width,
        height=height,
        scale=scale,
    )


def _mixed(strong: str, ground: str) -> str:
    one, other = QColor(strong), QColor(ground)
    parts = zip(one.getRgb()[:3], other.getRgb()[:3], strict=True)  # type: ignore[index]  # four numbers
    return QColor(*(round(_BAR * a + (1 - _BAR) * b) for a, b in parts)).name()


def _pass_over() -> None:
    # What was loaded stays: to look for garbage among it again and again would stop the window's thread.
    gc.freeze()


def _load(look: ChartLook, words: Words) -> None:
    import gridsteward.desktop.pages.households.sections
    import gridsteward.operations.helping  # every household asks whether it is switched on
    import gridsteward.operations.knowledge  # asked beside every search
    import gridsteward.operations.visit_list  # noqa: F401  (begins every visit)
    from gridsteward.operations import use_chart

    use_chart.warm_up(look, words)


def warm_up_when_quiet(session: "Session") -> None:
    """Load what draws and the page it stands on once the window has come to rest, in the lane that draws.

    The first household somebody opens is there at once, chart and all.

    The imports of a lane hold the interpreter for some milliseconds at a time, never long enough to be noticed.
    """
    tasks, words = session.tasks, session.words

    def load() -> None:
        if not tasks.closed:
            look = chart_look(session.theme, 800, 248, scale=1.0)
            tasks.run("figures", partial(_load, look, words), lambda _none: _pass_over(), lane="drawing")

    QTimer.singleShot(_QUIET_MS, session, load)
