"""The only wiring: the hub, or the command line and the desktop it opens; each is imported only when it is wanted."""

import gc
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from gridsteward.words import Words, wanted_language

if TYPE_CHECKING:
    from gridsteward.commands.session import OpenWindow, TakeTour

_WITH_VALUE: Final = (
    "--language",
    "--data-dir",
    "--area",
)  # global options that may stand before the command


def open_window() -> "OpenWindow":
    """Import the desktop; return what opens its window."""
    # What is imported stays: nothing to collect. The desktop lets the collector go on once it has started.
    gc.disable()
    from gridsteward.desktop.start import run as open_desktop

    return open_desktop


def _take_tour() -> "TakeTour":
    # Qt reads it once, when the application is made: a tour shows nothing even where there is a display.
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from gridsteward.desktop.tour import take_tour

    return take_tour


def main() -> int:
    """Run the hub, or the command line."""
    argv = sys.argv[1:]
    at = _place_of_command(argv)
    if argv[at : at + 1] == ["hub"]:
        from gridsteward.hub.command import main as run_hub

        return run_hub([*argv[:at], *argv[at + 1 :]], language=wanted_language(argv))
    try:
        from gridsteward.commands.main import main as run
        from gridsteward.commands.session import Window

        return run(argv, window=Window(opener=open_window, tour=_take_tour))
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("gridsteward"):
            raise
        words = Words(wanted_language(argv))
        sys.stderr.write(words("usage.lacking", module=error.name, install="gridsteward[desktop]") + "\n")
        return 3


def _place_of_command(argv: Sequence[str]) -> int:
    """Return where the first word stands that is neither an option nor an option's value."""
    at = 0
    while at < len(argv) and argv[at].startswith("-"):
        at += 2 if argv[at] in _WITH_VALUE else 1
    return at


if __name__ == "__main__":
    sys.exit(main())
