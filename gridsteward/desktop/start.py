"""The desktop from the first line to the last: application, area, pages, end."""

import gc
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
    from gridsteward.desktop.pages.care import spec as care
    from gridsteward.desktop.pages.cases import spec as cases
    from gridsteward.desktop.pages.help import spec as guide
    from gridsteward.desktop.pages.households import spec as households
    from gridsteward.desktop.pages.importing import spec as importing
    from gridsteward.desktop.pages.knowledge import spec as knowledge
    from gridsteward.desktop.pages.plan import spec as plan
    from gridsteward.desktop.pages.reports import spec as reports
    from gridsteward.desktop.pages.settings import spec as settings
    from gridsteward.desktop.pages.supervisor import spec as supervisor
    from gridsteward.desktop.pages.sync import specs as sync
    from gridsteward.desktop.pages.today import spec as today
    from gridsteward.desktop.pages.usage import spec as usage
    from gridsteward.desktop.pages.visits import spec as visits

    return (
        *(today(), households(), plan(), visits(), usage(), importing(), reports(), care(), cases()),
        *(supervisor(), knowledge(), *sync(), guide(), settings()),
    )


def run(data_dir: Path, *, area: str = "", language: str = "", demo: Area | None = None) -> int:
    """Show the window until it is closed; return the exit code.

    `area` names the area to open, "" the only one or a choice. `language` "" is the one remembered, else Chinese.
    `demo` is a demonstration, open already. Raise Fault area_unknown before anything is shown.
    """
    # What a start makes stays: to look for garbage among it again and again is a twentieth of the start.
    gc.disable()
    try:
        return _run(data_dir, area=area, language=language, demo=demo)
    finally:
        gc.enable()


def _run(data_dir: Path, *, area: str, language: str, demo: Area | None) -> int:
    language = language or recall(data_dir).language or "zh_CN"
    application = build_application(sys.argv[:1], language, folder=data_dir)
    application.qt.setQuitOnLastWindowClosed(False)
    desk = Desk(application, data_dir, pages=page_specs, show_round=True)
    desk.over.connect(application.qt.quit)
    desk.begin(area, area=demo)
    code = application.qt.exec()
    desk.finish()
    application.failures.remove()
    return code
