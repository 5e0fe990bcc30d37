"""What can be typed about the log, the weekly and monthly report, and the station's own layout of its workbooks."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from gridsteward.commands.session import Answer, Session
from gridsteward.words import Words


def _run(name: str) -> Callable[[Session], Answer]:
    def run(session: Session) -> Answer:
        from gridsteward.commands import reporting

        act: Callable[[Session], Answer] = getattr(reporting, name)
        return act(session)

    return run


class ReportCommands:
    """Adds `report` with what stands below it."""

    def __init__(
        self,
        words: Words,
        *,
        command: Callable[..., argparse.ArgumentParser],
        group: Callable[..., Any],
        day: Callable[[str], str],
    ) -> None:
        self._words, self._command, self._group, self._day = words, command, group, day

    def add(self, commands: Any) -> None:
        """Add the commands."""
        words = self._words
        group = self._group(self._command(commands, "report"), required=True)
        for name in ("day", "week", "month"):
            made = self._command(group, name, _run(name), key=f"report_{name}")
            made.add_argument("out", type=Path, metavar="OUT", help=words("option.report_out"))
            made.add_argument("--date", type=self._day, metavar="DATE", help=words("option.report_date"))
            if name == "day":
                made.add_argument("--steward", default="", metavar="NAME", help=words("option.by_steward"))
            made.add_argument("--password", action="store_true", help=words("option.password"))
            made.add_argument("--overwrite", action="store_true", help=words("option.overwrite"))
        layout = self._group(self._command(group, "layout", key="report_layout"), required=True)
        save = self._command(layout, "save", _run("save_layout"), key="report_layout_save")
        save.add_argument("out", type=Path, metavar="OUT.xlsx", help=words("option.layout_out"))
        save.add_argument("--overwrite", action="store_true", help=words("option.overwrite"))
        use = self._command(layout, "use", _run("use_layout"), key="report_layout_use")
        use.add_argument("file", type=Path, metavar="FILE.xlsx", help=words("option.layout_file"))
        use.add_argument("--dry-run", action="store_true", help=words("option.dry_run"))
        self._command(layout, "reset", _run("reset_layout"), key="report_layout_reset")
