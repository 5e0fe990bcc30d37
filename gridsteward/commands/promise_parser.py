"""What can be typed about promises."""

import argparse
from collections.abc import Callable
from typing import Any

from gridsteward.commands.session import Answer, Session
from gridsteward.records.visit import CommitmentSource
from gridsteward.words import Words

_SETTLING = ("keep", "break", "renegotiate", "withdraw")


def _run(name: str) -> Callable[[Session], Answer]:
    def run(session: Session) -> Answer:
        from gridsteward.commands import promises

        act: Callable[[Session], Answer] = getattr(promises, name)
        return act(session)

    return run


class PromiseCommands:
    """Adds `promise` and what stands below it."""

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
        words, group = self._words, self._group(self._command(commands, "promise"), required=True)
        listed = self._command(group, "list", _run("listed"), key="promise_list")
        listed.add_argument("--account", default="", metavar="NO", help=words("option.bill_account"))
        listed.add_argument("--all", dest="every", action="store_true", help=words("option.promise_all"))
        made = self._command(group, "add", _run("add"), key="promise_add")
        made.add_argument("account", metavar=words("field.account_no"), help=words("option.bill_account"))
        made.add_argument("what", metavar="TEXT", help=words("option.promise_what"))
        made.add_argument("due", type=self._day, metavar="DATE", help=words("option.promise_due"))
        made.add_argument(
            "--kind",
            default="other",
            choices=tuple(words.section("promise_kind")),
            help=words("option.promise_kind"),
        )
        made.add_argument("--to", default="", metavar="NAME", help=words("option.promise_to"))
        made.add_argument(
            "--source",
            default=CommitmentSource.OTHER.value,
            choices=[each.value for each in CommitmentSource if each is not CommitmentSource.CASE],
            help=words("option.promise_source"),
        )
        made.add_argument("--granted-by", default="", metavar="NAME", help=words("option.promise_granted"))
        for name in _SETTLING:
            settled = self._command(group, name, _run(f"{name}_one"), key=f"promise_{name}")
            settled.add_argument("promise", metavar="ID", help=words("option.promise_id"))
            settled.add_argument("--note", default="", metavar="TEXT", help=words("option.promise_note"))
            if name == "renegotiate":
                settled.add_argument("due", type=self._day, metavar="DATE", help=words("option.promise_due"))
                settled.add_argument("word", metavar="TEXT", help=words("option.promise_word"))
        rated = self._command(group, "rate", _run("rate"), key="promise_rate")
        rated.add_argument("--from", dest="first", type=self._day, metavar="DATE", help=words("option.first"))
        rated.add_argument("--to", dest="last", type=self._day, metavar="DATE", help=words("option.last"))
