"""What can be typed about evidence packs."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from gridsteward.commands.session import Answer, Session
from gridsteward.words import LANGUAGES, Words


def _run(name: str) -> Callable[[Session], Answer]:
    def run(session: Session) -> Answer:
        from gridsteward.commands import evidence

        act: Callable[[Session], Answer] = getattr(evidence, name)
        return act(session)

    return run


class EvidenceCommands:
    """Adds `evidence` and what stands below it."""

    def __init__(
        self, words: Words, *, command: Callable[..., argparse.ArgumentParser], group: Callable[..., Any]
    ) -> None:
        self._words, self._command, self._group = words, command, group

    def add(self, commands: Any) -> None:
        """Add the commands."""
        words = self._words
        group = self._group(self._command(commands, "evidence"), required=True)
        made = self._command(group, "pack", _run("pack"), key="evidence_pack")
        made.add_argument("case", metavar="NO", help=words("option.case_number"))
        made.add_argument(
            "--out", type=Path, required=True, metavar="FILE.zip", help=words("option.evidence_out")
        )
        made.add_argument("--with-files", action="store_true", help=words("option.evidence_with_files"))
        made.add_argument("--why", default="", metavar="TEXT", help=words("option.evidence_why"))
        made.add_argument(
            "--with-complainant", action="store_true", help=words("option.evidence_complainant")
        )
        made.add_argument(
            "--lang", choices=LANGUAGES, default=LANGUAGES[0], help=words("option.evidence_lang")
        )
        made.add_argument("--overwrite", action="store_true", help=words("option.overwrite"))
        checked = self._command(group, "verify", _run("verify"), key="evidence_verify")
        checked.add_argument("pack", type=Path, metavar="PACK", help=words("option.evidence_path"))
        checked.add_argument(
            "--seal", default="", metavar="SEAL", help=words("option.evidence_expected_seal")
        )
        self._command(group, "seal", _run("seal"), key="evidence_seal")
