"""What can be typed about risk check-lists, and about cutting off and restoring."""

import argparse
from collections.abc import Callable
from typing import Any

from gridsteward.commands.session import Answer, Session
from gridsteward.words import Words


def _run(name: str) -> Callable[[Session], Answer]:
    def run(session: Session) -> Answer:
        from gridsteward.commands import checks

        act: Callable[[Session], Answer] = getattr(checks, name)
        return act(session)

    return run


def _codes(text: str) -> list[str]:
    return [each.strip() for each in text.split(",") if each.strip()]


class CheckCommands:
    """Adds `check` and `supply`."""

    def __init__(
        self,
        words: Words,
        *,
        command: Callable[..., argparse.ArgumentParser],
        group: Callable[..., Any],
        moment: Callable[[str], str],
    ) -> None:
        self._words, self._command, self._group, self._moment = words, command, group, moment

    def add(self, commands: Any) -> None:
        """Add the commands."""
        words = self._words
        checks = self._group(self._command(commands, "check"), required=True)
        shown = self._command(checks, "list", _run("show"), key="check_list")
        filled = self._command(checks, "fill", _run("fill"), key="check_fill")
        for each in (shown, filled):
            each.add_argument(
                "situation",
                metavar="LIST",
                choices=tuple(words.section("check_situation")),
                help=words("option.check_situation"),
            )
            each.add_argument("--account", default="", metavar="NO", help=words("option.bill_account"))
        filled.add_argument("--note", default="", metavar="TEXT", help=words("option.check_note"))
        supply = self._group(self._command(commands, "supply"), required=True)
        cut = self._command(supply, "cut-off", _run("cut_off"), key="supply_cut_off")
        back = self._command(supply, "restore", _run("restore"), key="supply_restore")
        self._command(supply, "list", _run("cut_off_now"), key="supply_list")
        for each in (cut, back):
            each.add_argument("account", metavar=words("field.account_no"), help=words("option.bill_account"))
            each.add_argument("--reason", default="", metavar="TEXT", help=words("option.supply_reason"))
            each.add_argument("--at", type=self._moment, metavar="TIME", help=words("option.supply_at"))
        cut.add_argument("--granted-by", default="", metavar="NAME", help=words("option.supply_granted"))
        cut.add_argument("--substitute", default="", metavar="TEXT", help=words("option.supply_substitute"))
        for each in (filled, cut, back):
            each.add_argument("--yes", type=_codes, default=[], metavar="A,B", help=words("option.check_yes"))
            each.add_argument("--na", type=_codes, default=[], metavar="A,B", help=words("option.check_na"))
