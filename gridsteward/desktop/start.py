"""The desktop from the first line to the last: application, area, pages, end."""

import sys
from collections.abc import Sequence
from pathlib import Path

from gridsteward.desktop.application import build_application
from gridsteward.desktop.desk import Desk
from gridsteward.desktop.remember import recall
from gridsteward.desktop.session import PageSpec
from gridsteward.operations.area import Area


def page_specs() -> Sequence[PageSpec]:
    """Return the pages in the rail's order. A page's own module is imported when it is first shown."""
    from gridsteward.desktop.pages.households import spec as households
    from gridsteward.desktop.pages.importing import spec as importing
    from gridsteward.desktop.pages.reports import spec as reports
    from gridsteward.desktop.pages.settings import spec as settings
    from gridsteward.desktop.pages.today import spec as today
    from gridsteward.desktop.pages.visits import spec as visits

    return (today(), households(), visits(), importing(), reports(), settings())


def run(data_dir: Path, *, area: str = "", language: str = "", demo: Area | None = None) -> int:
    """Show the window until it is closed; return the exit code.

    `area` names the area to open, "" the only one or a choice. `language` "" is the one remembered, else Chinese.
    `demo` is a demonstration, open already. Raise Fault area_unknown before anything is shown.
    """
    language = language or recall(data_dir).language or "zh_CN"
    application = build_application(sys.argv[:1], language, folder=data_dir)
    application.qt.setQuitOnLastWindowClosed(False)
    desk = Desk(application, data_dir, pages=page_specs)
    desk.over.connect(application.qt.quit)
    desk.begin(area, area=demo)
    code = application.qt.exec()
    desk.finish()
    application.failures.remove()
    return code
