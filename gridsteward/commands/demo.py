"""The desktop, and the demonstration: in a window where there is one, else a walk that leaves its results."""

import os
import sys
import tempfile
from pathlib import Path
from typing import Final

from gridsteward.commands.session import PASSPHRASE, Answer, Session
from gridsteward.records.faults import Fault

_DISPLAYS: Final = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def has_display() -> bool:
    """Tell whether a window could be shown."""
    return sys.platform != "linux" or any(os.environ.get(name) for name in _DISPLAYS)


def open_desktop(session: Session) -> Answer:
    """Open the window."""
    if not has_display():
        raise Fault("no_display")
    opened = session.window.opener()
    code = opened(session.data_dir, area=session.area, language=_asked_language(session))
    return Answer(data={"exit": code}, exit_code=code)


def _asked_language(session: Session) -> str:
    """Return the language asked for just now; "" leaves it to the one the window remembers."""
    return str(getattr(session.arguments, "language", ""))


def demo(session: Session) -> Answer:
    """Make the demonstration area and open it, or walk through it without a window."""
    if session.arguments.no_window or not has_display():
        return _walk(session)
    from gridsteward.operations.demo import DEMO_PASSPHRASE, make_demo

    # Everybody in it is invented and whoever tries it must get in again: no keyring entry, no secret.
    passphrase = os.environ.get(PASSPHRASE, "")
    data_dir = session.data_dir if session.own_data_dir else _apart()
    area = make_demo(
        data_dir, households=session.arguments.households, passphrase=passphrase or DEMO_PASSPHRASE
    )
    name = area.name
    told = f"${PASSPHRASE}" if passphrase else DEMO_PASSPHRASE
    # Said before the window opens: it locks itself when idle, and then the passphrase is wanted.
    sys.stderr.write(session.words("command.demo_stays", folder=data_dir, passphrase=told) + "\n")
    opened = session.window.opener()
    code = opened(data_dir, area=name, language=_asked_language(session), demo=area)
    return Answer(data={"exit": code, "data_dir": str(data_dir), "area": name}, exit_code=code)


def _apart() -> Path:
    """Return a folder of its own: invented households never stand beside real ones."""
    from platformdirs import user_data_dir

    return Path(user_data_dir("gridsteward-demo", appauthor=False))


def _walk(session: Session) -> Answer:
    arguments, words = session.arguments, session.words
    out: Path = arguments.out.expanduser()
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="gridsteward-demo-") as passing:
        data_dir = session.data_dir if session.own_data_dir else Path(passing)
        walk = session.window.tour()
        tour = walk(data_dir, out, households=arguments.households, language=words.language)
    pictures = [str(path) for path in tour.pictures]
    return Answer(
        data={"workbook": str(tour.workbook), "pictures": pictures},
        lines=[
            words("command.demo_workbook", path=tour.workbook),
            words("command.demo_pictures", count=len(pictures)),
            *pictures,
        ],
    )
