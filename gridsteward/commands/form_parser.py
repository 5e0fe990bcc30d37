"""What can be typed about questionnaires."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from gridsteward.commands.session import Answer, Session
from gridsteward.words import Words


def _run(name: str) -> Callable[[Session], Answer]:
    def run(session: Session) -> Answer:
        from gridsteward.commands import forms

        act: Callable[[Session], Answer] = getattr(forms, name)
        return act(session)

    return run


class FormCommands:
    """Adds `questionnaire` with what stands below it."""

    def __init__(
        self, words: Words, *, command: Callable[..., argparse.ArgumentParser], group: Callable[..., Any]
    ) -> None:
        self._words, self._command, self._group = words, command, group

    def add(self, commands: Any) -> None:
        """Add the commands."""
        words = self._words
        group = self._group(self._command(commands, "questionnaire"), required=True)
        take = self._command(group, "import", _run("take"), key="questionnaire_import")
        take.add_argument("file", type=Path, metavar="FILE.xlsx", help=words("option.form_file"))
        take.add_argument("--dry-run", action="store_true", help=words("option.dry_run"))
        self._command(group, "list", _run("listed"), key="questionnaire_list")
        for name in ("show", "retire"):
            made = self._command(group, name, _run(name), key=f"questionnaire_{name}")
            made.add_argument("form_id", metavar="FORM_ID", help=words("option.form_id"))
        example = self._command(group, "example", _run("example"), key="questionnaire_example")
        example.add_argument("out", type=Path, metavar="OUT.xlsx", help=words("option.form_out"))
        example.add_argument("--overwrite", action="store_true", help=words("option.overwrite"))
