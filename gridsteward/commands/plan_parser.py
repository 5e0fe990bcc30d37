"""What can be typed about planning: a day or a week, its stops, pauses and requests, and the hours there are."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from gridsteward.commands.session import Answer, Session
from gridsteward.records.coordinates import Datum
from gridsteward.records.plan import PauseReason, Travel
from gridsteward.words import Words

Command = Callable[..., argparse.ArgumentParser]
Group = Callable[..., Any]


def _plan(session: Session) -> Answer:
    from gridsteward.commands import planning

    return planning.plan(session)


def _why(session: Session) -> Answer:
    from gridsteward.commands import planning

    return planning.why(session)


def _coverage(session: Session) -> Answer:
    from gridsteward.commands import planning

    return planning.coverage(session)


def _change(name: str) -> Callable[[Session], Answer]:
    def run(session: Session) -> Answer:
        from gridsteward.commands import plan_changes

        answer: Answer = getattr(plan_changes, name)(session)
        return answer

    return run


class PlanCommands:
    """Adds the commands. `command` makes one, `group` the place for those below it, `day` reads a date."""

    def __init__(self, words: Words, *, command: Command, group: Group, day: Callable[[str], str]) -> None:
        self._words, self._command, self._group, self._read_day = words, command, group, day

    def add(self, commands: Any) -> None:
        """Add them all."""
        self._plan(commands)
        self._stops(commands)
        self._pauses(commands)
        self._hours(commands)

    def _plan(self, commands: Any) -> None:
        words = self._words
        made = self._command(commands, "plan", _plan)
        when = made.add_mutually_exclusive_group()
        self._date(when)
        when.add_argument(
            "--from-here",
            nargs="?",
            const="",
            metavar=words("field.account_no"),
            help=words("option.plan_from_here"),
        )
        made.add_argument("--days", type=self._count, default=1, metavar="N", help=words("option.plan_days"))
        made.add_argument("--out", type=Path, metavar="OUT.xlsx", help=words("option.plan_out"))
        made.add_argument("--ics", type=Path, metavar="OUT.ics", help=words("option.plan_ics"))
        self._span(made)
        made.add_argument("--seed", type=int, default=0, metavar="N", help=words("option.plan_seed"))
        made.add_argument("--overwrite", action="store_true", help=words("option.overwrite"))
        made = self._command(commands, "why-not", _why)
        self._account(made)
        self._date(made)
        self._date(self._command(commands, "coverage", _coverage))

    def _stops(self, commands: Any) -> None:
        words = self._words
        group = self._group(self._command(commands, "stop"), required=True)
        for name in ("add", "remove", "lock", "unlock", "move"):
            made = self._command(group, name, _change(f"{name}_stop"), key=f"stop_{name}")
            self._account(made)
            self._date(made)
            if name == "move":
                where = made.add_mutually_exclusive_group(required=True)
                where.add_argument("--to", type=self._count, metavar="N", help=words("option.stop_to"))
                where.add_argument(
                    "--day", type=self._read_day, metavar="DATE", help=words("option.stop_day")
                )

    def _pauses(self, commands: Any) -> None:
        words = self._words
        made = self._command(commands, "pause", _change("pause"))
        self._account(made)
        made.add_argument(
            "--reason",
            choices=[str(each) for each in PauseReason],
            default=str(PauseReason.OTHER),
            help=words("option.pause_reason"),
        )
        made.add_argument("--until", type=self._read_day, metavar="DATE", help=words("option.pause_until"))
        made.add_argument("--note", default="", metavar="TEXT", help=words("option.pause_note"))
        self._account(self._command(commands, "resume", _change("resume")))
        self._command(commands, "pauses", _change("list_pauses"))
        made = self._command(commands, "request", _change("request"))
        self._account(made)
        made.add_argument(
            "--by", dest="due", type=self._read_day, metavar="DATE", help=words("option.request_by")
        )
        made.add_argument("--why", default="", metavar="TEXT", help=words("option.request_why"))
        self._account(self._command(commands, "withdraw", _change("withdraw")))

    def _hours(self, commands: Any) -> None:
        words = self._words
        made = self._command(commands, "hours", _change("hours"))
        self._span(made)
        made.add_argument("--lunch", metavar="HH:MM", help=words("option.hours_lunch"))
        made.add_argument("--lunch-minutes", type=int, metavar="N", help=words("option.hours_lunch_minutes"))
        made.add_argument("--weekdays", metavar="12345", help=words("option.hours_weekdays"))
        for name in ("start", "finish"):
            made.add_argument(f"--{name}", metavar="PLACE", help=words(f"option.hours_{name}"))
        systems = [str(each) for each in Datum]
        made.add_argument(
            "--coordinates",
            choices=systems,
            default=Datum.WGS84.value,
            help=words("option.hours_coordinates"),
        )

    # -- shared by several -----------------------------------------------------------------------------------------

    def _account(self, made: argparse.ArgumentParser) -> None:
        words = self._words
        made.add_argument("account_no", metavar=words("field.account_no"), help=words("option.account_no"))

    def _date(self, made: Any) -> None:
        made.add_argument("--date", type=self._read_day, metavar="DATE", help=self._words("option.plan_date"))

    def _span(self, made: argparse.ArgumentParser) -> None:
        words = self._words
        made.add_argument("--from", dest="begin", metavar="HH:MM", help=words("option.plan_from"))
        made.add_argument("--until", dest="end", metavar="HH:MM", help=words("option.plan_until"))
        made.add_argument("--by", choices=[str(each) for each in Travel], help=words("option.plan_by"))

    def _count(self, text: str) -> int:
        if not (text.isascii() and text.isdigit() and 1 <= int(text) <= 1_000):
            raise argparse.ArgumentTypeError(self._words("usage.number", value=text))
        return int(text)
