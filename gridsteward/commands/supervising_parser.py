"""What can be typed about the supervisor's view: the roll-up, and the queue of what is to be looked at."""

import argparse
from collections.abc import Callable
from typing import Any

from gridsteward.commands.session import Answer, Session
from gridsteward.words import Words

_BYS = ("steward", "village")


def _act(name: str) -> Callable[[Session], Answer]:
    def run(session: Session) -> Answer:
        from gridsteward.commands import supervising

        act: Callable[[Session], Answer] = getattr(supervising, name)
        return act(session)

    return run


class SupervisingCommands:
    """Adds `rollup`, and to `review` what a supervisor does."""

    def __init__(
        self,
        words: Words,
        *,
        command: Callable[..., argparse.ArgumentParser],
        day: Callable[[str], str],
    ) -> None:
        self._words, self._command, self._day = words, command, day

    def add(self, commands: Any) -> None:
        """Add the roll-up."""
        words = self._words
        made = self._command(commands, "rollup", _act("rollup"))
        made.add_argument("--from", dest="first", type=self._day, metavar="DATE", help=words("option.first"))
        made.add_argument("--to", dest="last", type=self._day, metavar="DATE", help=words("option.last"))
        made.add_argument("--by", choices=_BYS, default="steward", help=words("option.rollup_by"))
        made.add_argument("--all-areas", action="store_true", help=words("option.all_areas"))

    def add_to_review(self, group: Any) -> None:
        """Add the queue below `review`."""
        words = self._words
        listed = self._command(group, "queue", _act("queue"), key="review_queue")
        for name in ("all", "late", "unusual"):
            listed.add_argument(
                f"--{name}", dest=f"review_{name}", action="store_true", help=words(f"option.review_{name}")
            )
        made = self._command(group, "mark", _act("mark"), key="review_mark")
        made.add_argument("ids", nargs="+", metavar="ID", help=words("option.review_ids"))
        said = made.add_mutually_exclusive_group()
        said.add_argument("--ask", default="", metavar="TEXT", help=words("option.review_ask"))
        said.add_argument("--answer", default="", metavar="TEXT", help=words("option.review_answer"))
        made.add_argument("--case", action="store_true", help=words("option.review_case"))
