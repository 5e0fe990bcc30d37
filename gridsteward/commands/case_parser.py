"""What can be typed about requests and complaints."""

import argparse
from collections.abc import Callable
from datetime import datetime
from typing import Any

from gridsteward.commands.session import Answer, Session
from gridsteward.records.case import COMPANIES, AreaClass, CaseChannel, CaseColumn, CaseKind, LookReason
from gridsteward.records.sealed import Audience, ErasedFor
from gridsteward.words import Words


def _analysis(session: Session) -> Answer:
    from gridsteward.commands import case_analysis

    return case_analysis.analysis(session)


def _run(name: str) -> Callable[[Session], Answer]:
    def run(session: Session) -> Answer:
        from gridsteward.commands import cases

        act: Callable[[Session], Answer] = getattr(cases, name)
        return act(session)

    return run


def moment_in(words: Words) -> Callable[[str], str]:
    """Return what reads a moment (ISO) or says in these words that it is none."""

    def moment(text: str) -> str:
        try:
            return datetime.fromisoformat(text).isoformat()
        except ValueError as error:
            raise argparse.ArgumentTypeError(words("usage.moment", value=text)) from error

    return moment


class CaseCommands:
    """Adds `case` and what stands below it."""

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
        group = self._group(self._command(commands, "case"), required=True)
        self._new(group)
        self._list(group)
        words = self._words
        shown = self._command(group, "show", _run("show"), key="case_show")
        happened = self._command(group, "event", _run("event"), key="case_event")
        closed = self._command(group, "close", _run("close"), key="case_close")
        for each in (shown, happened, closed):
            each.add_argument("case", metavar="NO", help=words("option.case_number"))
        happened.add_argument(
            "event", metavar="EVENT", choices=tuple(words.section("case_event")), help=self._events()
        )
        happened.add_argument("--value", default="", metavar="VALUE", help=words("option.case_value"))
        happened.add_argument("--until", type=self._moment, metavar="TIME", help=words("option.case_until"))
        happened.add_argument(
            "--granted-by", default="", metavar="NAME", help=words("option.promise_granted")
        )
        happened.add_argument("--at", type=self._moment, metavar="TIME", help=words("option.case_at"))
        for each in (happened, closed):
            each.add_argument("--note", default="", metavar="TEXT", help=words("option.case_note"))
        shown.add_argument("--why", choices=[str(each) for each in LookReason], help=words("option.case_why"))
        shown.add_argument("--note", default="", metavar="TEXT", help=words("option.case_look_note"))
        self._looks(commands, group)
        asked = self._command(group, "until", _run("until"), key="case_until")
        asked.add_argument(
            "clock",
            metavar="CLOCK",
            choices=tuple(words.section("case_clock")),
            help=words("option.case_clock"),
        )
        asked.add_argument("at", type=self._moment, metavar="TIME", help=words("option.case_from"))
        self._where(asked)
        told = self._command(group, "analysis", _analysis, key="case_analysis")
        told.add_argument("--from", dest="first", type=self._day, metavar="DATE", help=words("option.first"))
        told.add_argument("--to", dest="last", type=self._day, metavar="DATE", help=words("option.last"))

    def _looks(self, commands: Any, group: Any) -> None:
        words = self._words
        looked = self._command(group, "looks", _run("looks"), key="case_looks")
        looked.add_argument("case", metavar="NO", nargs="?", default="", help=words("option.case_looked"))
        looked.set_defaults(only_cases=True)
        every = self._command(commands, "looks", _run("looks"))
        every.set_defaults(case="", only_cases=False)
        for each in (looked, every):
            each.add_argument(
                "--from", dest="first", type=self._day, metavar="DATE", help=words("option.first")
            )
            each.add_argument("--to", dest="last", type=self._day, metavar="DATE", help=words("option.last"))
        erased = self._command(group, "erase", _run("erase"), key="case_erase")
        erased.add_argument("case", metavar="NO", help=words("option.case_number"))
        erased.add_argument(
            "--why",
            required=True,
            choices=(ErasedFor.ASKED.value, ErasedFor.CONSENT.value),
            help=words("option.case_erase_why"),
        )

    def _new(self, group: Any) -> None:
        words = self._words
        made = self._command(group, "new", _run("new"), key="case_new")
        made.add_argument(
            "kind", choices=[str(each) for each in CaseKind], metavar="KIND", help=self._kinds()
        )
        made.add_argument("content", metavar="TEXT", help=words("option.case_content"))
        made.add_argument("--topic", default="", metavar="TOPIC", help=words("option.case_topic"))
        made.add_argument(
            "--channel",
            default=CaseChannel.DOOR.value,
            choices=[str(each) for each in CaseChannel],
            help=words("option.case_channel"),
        )
        made.add_argument(
            "--account", default="", metavar=words("field.account_no"), help=words("option.account_no")
        )
        made.add_argument("--person", default="", metavar="NAME", help=words("option.case_person"))
        made.add_argument("--phone", default="", metavar="PHONE", help=words("option.case_phone"))
        made.add_argument("--place", default="", metavar="TEXT", help=words("option.case_place"))
        made.add_argument("--at", type=self._moment, metavar="TIME", help=words("option.case_at"))
        made.add_argument(
            "--confidential", choices=[str(each) for each in Audience], help=words("option.case_confidential")
        )
        self._where(made)

    def _list(self, group: Any) -> None:
        words = self._words
        made = self._command(group, "list", _run("listed"), key="case_list")
        made.add_argument(
            "--kind", action="append", choices=[str(each) for each in CaseKind], help=self._kinds()
        )
        made.add_argument(
            "--state",
            action="append",
            choices=[str(each) for each in CaseColumn],
            help=words("option.case_state"),
        )
        made.add_argument(
            "--account", default="", metavar=words("field.account_no"), help=words("option.account_no")
        )
        made.add_argument("--steward", default="", metavar="NAME", help=words("option.case_steward"))
        made.add_argument("--text", default="", metavar="TEXT", help=words("option.case_text"))
        made.add_argument("--overdue", action="store_true", help=words("option.case_overdue"))
        made.add_argument("--all", dest="every", action="store_true", help=words("option.case_all"))

    def _where(self, made: argparse.ArgumentParser) -> None:
        words = self._words
        made.add_argument(
            "--area-class", choices=[str(each) for each in AreaClass], help=words("option.case_area_class")
        )
        made.add_argument("--company", choices=COMPANIES, help=words("option.case_company"))

    def _kinds(self) -> str:
        return ", ".join(f"{key} {word}" for key, word in self._words.section("case_kind").items())

    def _events(self) -> str:
        return ", ".join(f"{key} {word}" for key, word in self._words.section("case_event").items())

    def _moment(self, text: str) -> str:
        return moment_in(self._words)(text)
