"""What can be typed about the day's review and the satisfaction survey."""

import argparse
from collections.abc import Callable
from datetime import datetime
from typing import Any

from gridsteward.commands.session import Answer, Session
from gridsteward.commands.supervising_parser import SupervisingCommands
from gridsteward.records.case import CaseChannel
from gridsteward.words import Words


def _review(name: str) -> Callable[[Session], Answer]:
    def run(session: Session) -> Answer:
        from gridsteward.commands import day_review

        act: Callable[[Session], Answer] = getattr(day_review, name)
        return act(session)

    return run


def _survey(name: str) -> Callable[[Session], Answer]:
    def run(session: Session) -> Answer:
        from gridsteward.commands import surveys

        act: Callable[[Session], Answer] = getattr(surveys, name)
        return act(session)

    return run


class LookingBackCommands:
    """Adds `review`, `rollup` and `survey` with what stands below them."""

    def __init__(
        self,
        words: Words,
        *,
        command: Callable[..., argparse.ArgumentParser],
        group: Callable[..., Any],
        day: Callable[[str], str],
        number: Callable[[str], int],
    ) -> None:
        self._words, self._command, self._group = words, command, group
        self._day, self._number = day, number

    def add(self, commands: Any) -> None:
        """Add the commands."""
        words = self._words
        review = self._command(commands, "review", _review("review"))
        review.add_argument("--date", type=self._day, metavar="DATE", help=words("option.review_date"))
        for name in ("well", "better", "tomorrow"):
            review.add_argument(f"--{name}", default="", metavar="TEXT", help=words(f"option.review_{name}"))
        below = self._group(review)
        self._period(self._command(below, "list", _review("listed"), key="review_list"))
        supervising = SupervisingCommands(words, command=self._command, day=self._day)
        supervising.add_to_review(below)
        supervising.add(commands)
        group = self._group(self._command(commands, "survey"), required=True)
        self._add(group)
        self._period(self._command(group, "results", _survey("results"), key="survey_results"))
        due = self._command(group, "due", _survey("due"), key="survey_due")
        due.add_argument(
            "--most", type=self._number, default=10, metavar="N", help=words("option.survey_most")
        )

    def _add(self, group: Any) -> None:
        words = self._words
        made = self._command(group, "add", _survey("add"), key="survey_add")
        made.add_argument(
            "scores",
            nargs="+",
            type=self._score,
            metavar="QUESTION=SCORE",
            help=words("option.survey_scores"),
        )
        made.add_argument(
            "--account", default="", metavar=words("field.account_no"), help=words("option.account_no")
        )
        made.add_argument("--case", default="", metavar="NO", help=words("option.survey_case"))
        made.add_argument("--word", default="", metavar="TEXT", help=words("option.survey_word"))
        made.add_argument(
            "--channel",
            default=CaseChannel.DOOR.value,
            choices=[str(each) for each in CaseChannel],
            help=words("option.survey_channel"),
        )
        made.add_argument("--at", type=self._moment, metavar="TIME", help=words("option.case_at"))

    def _period(self, made: argparse.ArgumentParser) -> None:
        words = self._words
        made.add_argument("--from", dest="first", type=self._day, metavar="DATE", help=words("option.first"))
        made.add_argument("--to", dest="last", type=self._day, metavar="DATE", help=words("option.last"))

    def _score(self, text: str) -> tuple[str, int]:
        code, _, score = text.partition("=")
        if not (code and score in {"1", "2", "3", "4", "5"}):
            raise argparse.ArgumentTypeError(self._words("usage.score", value=text))
        return code, int(score)

    def _moment(self, text: str) -> str:
        try:
            return datetime.fromisoformat(text).astimezone().isoformat(timespec="seconds")
        except ValueError as error:
            raise argparse.ArgumentTypeError(self._words("usage.moment", value=text)) from error
