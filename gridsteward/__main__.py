"""The only wiring: the command line and the desktop it opens, imported only when it is wanted."""

import gc
import os
import sys

from gridsteward.commands.main import main as run
from gridsteward.commands.session import OpenWindow, TakeTour, Window


def open_window() -> OpenWindow:
    """Import the desktop; return what opens its window."""
    # What is imported stays: nothing to collect. The desktop lets the collector go on once it has started.
    gc.disable()
    from gridsteward.desktop.start import run as open_desktop

    return open_desktop


def _take_tour() -> TakeTour:
    # Qt reads it once, when the application is made: a tour shows nothing even where there is a display.
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from gridsteward.desktop.tour import take_tour

    return take_tour


def main() -> int:
    """Run the command line."""
    return run(sys.argv[1:], window=Window(opener=open_window, tour=_take_tour))


if __name__ == "__main__":
    sys.exit(main())
