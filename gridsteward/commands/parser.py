"""What can be typed. argparse, with our own sentences; global options may stand before or after the command."""

import argparse
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final, NoReturn

from gridsteward.commands import (
    areas,
    bill_parser,
    care_parser,
    case_parser,
    check_parser,
    demo,
    evidence_parser,
    finding,
    form_parser,
    looking_back_parser,
    plan_parser,
    promise_parser,
    report_parser,
    sync_parser,
)
from gridsteward.commands.session import Answer, Run, Session
from gridsteward.records.coordinates import Datum
from gridsteward.records.household import RelationClass
from gridsteward.records.plan import Travel
from gridsteward.words import LANGUAGES, Words

# How argparse words what is wrong (its text differs a little between Python versions), and our sentence for it.
_ITS_MESSAGES: Final = (
    (re.compile(r"the following arguments are required: (?P<what>.+)"), "required"),
    (re.compile(r"unrecognized arguments: (?P<what>.+)"), "unrecognized"),
    (re.compile(r"argument (?P<what>.+?): invalid choice: '?(?P<value>.*?)'? \(.*\)"), "choice"),
    (re.compile(r"argument (?P<what>.+?): expected .+"), "expected"),
    (re.compile(r"one of the arguments (?P<what>.+) is required"), "one_of"),
    (re.compile(r"argument (?P<what>.+?): not allowed with argument (?P<value>.+)"), "not_with"),
    (re.compile(r"argument (?P<what>.+?): (?P<value>.+)"), "argument"),
)


class WrongUse(Exception):  # noqa: N818  (named for what the person did)
    """What was typed cannot be understood. `usage` shows how it is typed."""

    def __init__(self, message: str, usage: str) -> None:
        super().__init__(message)
        self.message = message
        self.usage = usage


class Parser(argparse.ArgumentParser):
    """An argument parser that raises WrongUse and speaks the words' language."""

    words: Words

    def error(self, message: str) -> NoReturn:
        """Raise WrongUse with our sentence, or argparse's own where we have none."""
        for pattern, key in _ITS_MESSAGES:
            found = pattern.fullmatch(message)
            if found:
                message = self.words(f"usage.{key}", **found.groupdict())
                break
        raise WrongUse(message, self.format_usage())

    def format_usage(self) -> str:
        """Return the usage line in our language."""
        return self._worded(super().format_usage())

    def format_help(self) -> str:
        """Return the help in our language."""
        return self._worded(super().format_help())

    def _worded(self, text: str) -> str:
        text = text.replace("usage: ", self.words("usage.usage") + " ", 1)
        for title, key in (("positional arguments", "arguments"), ("options", "options")):
            text = text.replace(f"\n{title}:\n", f"\n{self.words(f'usage.{key}')}:\n", 1)
        return text


# Imported when asked for: the start of the window comes by here too, and is 10 ms shorter.


def _import_ledger(session: Session) -> Answer:
    from gridsteward.commands import importing

    return importing.ledger(session)


def _import_usage(session: Session) -> Answer:
    from gridsteward.commands import importing_usage

    return importing_usage.usage(session)


def _alerts(session: Session) -> Answer:
    from gridsteward.commands import alerts

    return alerts.alerts(session)


def _list_knowledge(session: Session) -> Answer:
    from gridsteward.commands import knowing

    return knowing.list_articles(session)


def _show_knowledge(session: Session) -> Answer:
    from gridsteward.commands import knowing

    return knowing.show(session)


def _import_visits(session: Session) -> Answer:
    from gridsteward.commands import importing

    return importing.visits(session)


def _import_outages(session: Session) -> Answer:
    from gridsteward.commands import importing_outages

    return importing_outages.outages(session)


def _export_care(session: Session) -> Answer:
    from gridsteward.commands import exporting

    return exporting.care(session)


def _export_cases(session: Session) -> Answer:
    from gridsteward.commands import exporting

    return exporting.cases(session)


def _export_visits(session: Session) -> Answer:
    from gridsteward.commands import exporting

    return exporting.visits(session)


def _export_households(session: Session) -> Answer:
    from gridsteward.commands import exporting

    return exporting.households(session)


def _export_portraits(session: Session) -> Answer:
    from gridsteward.commands import exporting

    return exporting.portraits(session)


def _export_answers(session: Session) -> Answer:
    from gridsteward.commands import forms

    return forms.answers(session)


def _import_roads(session: Session) -> Answer:
    from gridsteward.commands import planning

    return planning.roads(session)


def _warnings(session: Session) -> Answer:
    from gridsteward.commands import warnings

    return warnings.warnings(session)


def _household_card(session: Session) -> Answer:
    from gridsteward.commands import advice

    return advice.card(session)


def _self_test(session: Session) -> Answer:
    from gridsteward.commands import self_test

    return self_test.self_test(session)


def build_parser(words: Words) -> Parser:
    """Return the parser of all commands."""
    return _Builder(words).build()


class _Builder:
    def __init__(self, words: Words) -> None:
        self._words = words
        self._parser_class: Any = type("WordedParser", (Parser,), {"words": words})
        self._common = self._make_common()

    def _make_common(self) -> argparse.ArgumentParser:
        """Return the options every command takes. What is not given leaves no trace, so both places add up."""
        common = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
        group = common.add_argument_group(self._words("usage.common"))
        group.add_argument("-h", "--help", action="help", help=self._words("option.help"))
        group.add_argument("--data-dir", type=Path, metavar="DIR", help=self._words("option.data_dir"))
        group.add_argument("--area", metavar="NAME", dest="area_name", help=self._words("option.area"))
        group.add_argument("--json", action="store_true", help=self._words("option.json"))
        group.add_argument("--language", choices=LANGUAGES, help=self._words("option.language"))
        group.add_argument("--version", action="store_true", help=self._words("option.version"))
        return common

    def build(self) -> Parser:
        words = self._words
        parser: Parser = self._parser_class(
            prog="gridsteward",
            description=words("command_help.gridsteward"),
            add_help=False,
            allow_abbrev=False,
            parents=[self._common],
        )
        parser.set_defaults(run=demo.open_desktop)
        commands = self._group(parser)
        self._demo(commands)
        self._area(commands)
        self._import(commands)
        self._find(commands)
        plan_parser.PlanCommands(words, command=self._command, group=self._group, day=self._day).add(commands)
        alerts = self._command(commands, "alerts", _alerts)
        alerts.add_argument("--as-of", type=self._day, metavar="DATE", help=words("option.as_of"))
        alerts.add_argument("--all", action="store_true", help=words("option.all_findings"))
        bill_parser.BillCommands(words, command=self._command, group=self._group).add(commands)
        self._export(commands)
        form_parser.FormCommands(words, command=self._command, group=self._group).add(commands)
        report_parser.ReportCommands(words, command=self._command, group=self._group, day=self._day).add(
            commands
        )
        warnings = self._command(commands, "warnings", _warnings)
        warnings.add_argument(
            "--most", type=self._number, default=8, metavar="N", help=words("option.most_warnings")
        )
        for name, run in (("undo", areas.undo), ("verify", areas.verify), ("self-test", _self_test)):
            self._command(commands, name, run)
        backup = self._command(commands, "backup", areas.backup)
        backup.add_argument("out", type=Path, metavar="OUT", help=words("option.backup_out"))
        restore = self._command(commands, "restore", areas.restore)
        restore.add_argument("file", type=Path, metavar="FILE", help=words("option.backup_file"))
        restore.add_argument("--even-unsent", action="store_true", help=words("option.even_unsent"))
        care_parser.CareCommands(words, command=self._command, group=self._group, day=self._day).add(commands)
        case_parser.CaseCommands(words, command=self._command, group=self._group, day=self._day).add(commands)
        promise_parser.PromiseCommands(words, command=self._command, group=self._group, day=self._day).add(
            commands
        )
        check_parser.CheckCommands(
            words, command=self._command, group=self._group, moment=case_parser.moment_in(words)
        ).add(commands)
        evidence_parser.EvidenceCommands(words, command=self._command, group=self._group).add(commands)
        looking_back_parser.LookingBackCommands(
            words, command=self._command, group=self._group, day=self._day, number=self._number
        ).add(commands)
        sync_parser.SyncCommands(words, command=self._command, group=self._group).add(commands)
        self._command(commands, "hub")  # for the help; __main__ runs it before anything of this is imported
        return parser

    def _group(self, parser: argparse.ArgumentParser, *, required: bool = False) -> Any:
        return parser.add_subparsers(
            title=self._words("usage.commands"),
            metavar="COMMAND",
            required=required,
            parser_class=self._parser_class,
        )

    def _command(
        self, commands: Any, name: str, run: Run | None = None, *, key: str = ""
    ) -> argparse.ArgumentParser:
        text = self._words(f"command_help.{(key or name).replace('-', '_')}")
        made: argparse.ArgumentParser = commands.add_parser(
            name,
            help=text,
            description=text,
            add_help=False,
            allow_abbrev=False,
            parents=[self._common],
        )
        if run is not None:
            made.set_defaults(run=run)
        return made

    def _demo(self, commands: Any) -> None:
        made = self._command(commands, "demo", demo.demo)
        number, words = self._number, self._words
        made.add_argument(
            "--households", type=number, default=1000, metavar="N", help=words("option.households")
        )
        made.add_argument("--no-window", action="store_true", help=words("option.no_window"))
        out = Path("out") / "demo"
        made.add_argument("--out", type=Path, default=out, metavar="DIR", help=words("option.demo_out"))

    def _area(self, commands: Any) -> None:
        group = self._group(self._command(commands, "area"), required=True)
        create = self._command(group, "create", areas.create, key="area_create")
        create.add_argument("name", metavar="NAME", help=self._words("option.area_name"))
        create.add_argument("--steward", required=True, metavar="NAME", help=self._words("option.steward"))
        self._command(group, "list", areas.list_all, key="area_list")
        self._command(group, "passphrase", areas.passphrase, key="area_passphrase")

    def _import(self, commands: Any) -> None:
        group = self._group(self._command(commands, "import"), required=True)
        words = self._words
        for name, run in (
            ("ledger", _import_ledger),
            ("usage", _import_usage),
            ("visits", _import_visits),
            ("outage", _import_outages),
        ):
            made = self._command(group, name, run, key=f"import_{name}")
            made.add_argument("files", nargs="+", type=Path, metavar="FILE", help=words("option.files"))
            made.add_argument("--dry-run", action="store_true", help=words("option.dry_run"))
            made.add_argument("--errors", type=Path, metavar="OUT.xlsx", help=words("option.errors"))
            if name == "visits":
                made.add_argument(
                    "--take-corrections", action="store_true", help=words("option.take_corrections")
                )
            if name == "ledger":
                made.add_argument("--take", choices=("ours", "theirs"), help=words("option.take"))
                made.add_argument(
                    "--coordinates", choices=[str(each) for each in Datum], help=words("option.coordinates")
                )
            if name == "outage":
                made.add_argument("--take-near", action="store_true", help=words("option.take_near"))

        made = self._command(group, "roads", _import_roads, key="import_roads")
        made.add_argument("file", type=Path, metavar="FILE", help=words("option.roads_file"))
        made.add_argument("--by", choices=[str(each) for each in Travel], help=words("option.plan_by"))

    def _find(self, commands: Any) -> None:
        search = self._command(commands, "search", finding.search)
        search.add_argument("text", nargs="+", metavar="TEXT", help=self._words("option.text"))
        known = self._group(self._command(commands, "knowledge"), required=True)
        self._command(known, "list", _list_knowledge, key="knowledge_list")
        article = self._command(known, "show", _show_knowledge, key="knowledge_show")
        article.add_argument("code", metavar="CODE", help=self._words("option.article"))
        group = self._group(self._command(commands, "household"), required=True)
        show = self._command(group, "show", finding.show, key="household_show")
        card = self._command(group, "card", _household_card, key="household_card")
        for each in (show, card):
            each.add_argument(
                "account_no", metavar=self._words("field.account_no"), help=self._words("option.account_no")
            )
        choices = ", ".join(self._words.section("situation"))
        card.add_argument(
            "--situation",
            type=self._situation,
            metavar="KEY",
            help=self._words("option.situation", choices=choices),
        )
        card.add_argument("--phone", action="store_true", help=self._words("option.by_phone"))

    def _export(self, commands: Any) -> None:
        group = self._group(self._command(commands, "export"), required=True)
        words = self._words
        for name, run in (
            ("visits", _export_visits),
            ("households", _export_households),
            ("portraits", _export_portraits),
            ("care", _export_care),
            ("cases", _export_cases),
            ("answers", _export_answers),
        ):
            made = self._command(group, name, run, key=f"export_{name}")
            made.add_argument("out", type=Path, metavar="OUT.xlsx", help=words("option.export_out"))
            if name not in ("households", "portraits"):
                made.add_argument(
                    "--from",
                    dest="first",
                    type=self._day,
                    metavar="DATE",
                    help=words("option.first"),
                )
                made.add_argument(
                    "--to", dest="last", type=self._day, metavar="DATE", help=words("option.last")
                )
            if name == "answers":
                made.add_argument("--form", required=True, metavar="FORM_ID", help=words("option.form_id"))
            if name == "visits":
                made.add_argument("--steward", default="", metavar="NAME", help=words("option.by_steward"))
            if name in ("visits", "households", "portraits"):
                made.add_argument("--village", default="", metavar="NAME", help=words("option.village"))
            if name in ("visits", "households"):
                made.add_argument(
                    "--class",
                    dest="relation_class",
                    type=self._relation_class,
                    metavar="CLASS",
                    help=words("option.relation_class", choices=", ".join(self._classes())),
                )
            made.add_argument("--password", action="store_true", help=words("option.password"))
            made.add_argument("--overwrite", action="store_true", help=words("option.overwrite"))

    # -- values ------------------------------------------------------------------------------------------------

    def _number(self, text: str) -> int:
        if not (text.isascii() and text.isdigit() and 1 <= int(text) <= 100_000):
            raise argparse.ArgumentTypeError(self._words("usage.number", value=text))
        return int(text)

    def _day(self, text: str) -> str:
        try:
            return date.fromisoformat(text).isoformat()
        except ValueError as error:
            raise argparse.ArgumentTypeError(self._words("usage.day", value=text)) from error

    def _classes(self) -> Sequence[str]:
        return [str(each) for each in RelationClass if each]

    def _relation_class(self, text: str) -> str:
        return self._named("relation_class", text)

    def _situation(self, text: str) -> str:
        return self._named("situation", text)

    def _named(self, section: str, text: str) -> str:
        """Return the key of something named by its key or by its word in either language."""
        for language in LANGUAGES:
            for key, word in Words(language).section(section).items():
                if text.casefold() in (key, word.casefold()):
                    return key
        raise argparse.ArgumentTypeError(self._words(f"usage.{section}", value=text))
