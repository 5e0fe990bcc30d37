"""What can be typed about looking after people: the contact round of an outage."""

import argparse
from collections.abc import Callable
from typing import Any

from gridsteward.commands.remind_parser import RemindCommands
from gridsteward.commands.session import Answer, Session
from gridsteward.records.care_light import LookOutcome, LookWay
from gridsteward.records.contact import ContactOutcome, ContactWay
from gridsteward.records.sealed import Audience
from gridsteward.words import Words


def _round(session: Session) -> Answer:
    from gridsteward.commands import care_round

    return care_round.show(session)


def _contact(session: Session) -> Answer:
    from gridsteward.commands import care_round

    return care_round.contact(session)


def _take(session: Session) -> Answer:
    from gridsteward.commands import care_round

    return care_round.take(session)


def _restore(session: Session) -> Answer:
    from gridsteward.commands import care_round

    return care_round.restore(session)


def _lights(session: Session) -> Answer:
    from gridsteward.commands import care_lights

    return care_lights.show(session)


def _look(session: Session) -> Answer:
    from gridsteward.commands import care_lights

    return care_lights.look(session)


def _due(session: Session) -> Answer:
    from gridsteward.commands import care_due

    return care_due.show(session)


def _routine(session: Session) -> Answer:
    from gridsteward.commands import care_routine

    return care_routine.show(session)


def _message(session: Session) -> Answer:
    from gridsteward.commands import care_routine

    return care_routine.message(session)


def _needs(name: str) -> Callable[[Session], Answer]:
    def run(session: Session) -> Answer:
        from gridsteward.commands import care_needs

        act: Callable[[Session], Answer] = getattr(care_needs, name)
        return act(session)

    return run


class CareCommands:
    """Adds `care` and what stands below it."""

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
        group = self._group(self._command(commands, "care"), required=True)
        self._rounds(group)
        self._lights(group)
        due = self._command(group, "due", _due, key="care_due")
        due.add_argument("--date", type=self._day, metavar="DATE", help=self._words("option.due_date"))
        due.add_argument("--days", type=int, default=0, metavar="N", help=self._words("option.due_days"))
        self._register(group)
        self._routines(group)
        RemindCommands(self._words, command=self._command, group=self._group, day=self._day).add(group)

    def _rounds(self, group: Any) -> None:
        words = self._words
        made = self._command(group, "round", _round, key="care_round")
        self._which(made)
        below = self._group(made)
        said = self._command(below, "contact", _contact, key="care_round_contact")
        taken = self._command(below, "take", _take, key="care_round_take")
        for each in (said, taken):
            each.add_argument(
                "account_no", metavar=words("field.account_no"), help=words("option.account_no")
            )
        said.add_argument(
            "--outcome",
            required=True,
            choices=[each.value for each in ContactOutcome],
            help=words("option.contact_outcome"),
        )
        said.add_argument(
            "--way",
            default=ContactWay.HOTLINE.value,
            choices=[each.value for each in ContactWay],
            help=words("option.contact_way"),
        )
        said.add_argument("--note", default="", metavar="TEXT", help=words("option.contact_note"))
        taken.add_argument("--steward", default="", metavar="NAME", help=words("option.take_steward"))
        taken.add_argument("--reason", default="", metavar="TEXT", help=words("option.take_reason"))
        back = self._command(below, "restore", _restore, key="care_round_restore")
        back.add_argument("--at", metavar="HH:MM", help=words("option.restored_at"))
        for each in (said, taken, back):
            self._which(each)

    def _lights(self, group: Any) -> None:
        words = self._words
        shown = self._command(group, "lights", _lights, key="care_lights")
        shown.add_argument("--date", type=self._day, metavar="DATE", help=words("option.lights_date"))
        said = self._command(group, "look", _look, key="care_look")
        said.add_argument("account_no", metavar=words("field.account_no"), help=words("option.account_no"))
        said.add_argument(
            "--outcome",
            required=True,
            choices=[each.value for each in LookOutcome],
            help=words("option.look_outcome"),
        )
        said.add_argument(
            "--way",
            default=LookWay.CALLED.value,
            choices=[each.value for each in LookWay],
            help=words("option.look_way"),
        )
        said.add_argument("--note", default="", metavar="TEXT", help=words("option.look_note"))

    def _register(self, group: Any) -> None:
        words = self._words
        below = self._group(self._command(group, "need", key="care_need"), required=True)
        shown = self._command(below, "list", _needs("listed"), key="care_need_list")
        shown.add_argument(
            "account_no",
            nargs="?",
            default="",
            metavar=words("field.account_no"),
            help=words("option.account_no"),
        )
        self._command(below, "codes", _needs("codes"), key="care_need_codes")
        added = self._command(below, "add", _needs("add"), key="care_need_add")
        added.add_argument("account_no", metavar=words("field.account_no"), help=words("option.account_no"))
        added.add_argument("code", metavar="CODE", help=words("option.need_code"))
        added.add_argument("--person", default="", metavar="NAME", help=words("option.need_person"))
        added.add_argument("--since", type=self._day, metavar="DATE", help=words("option.need_since"))
        added.add_argument("--evidence", required=True, metavar="TEXT", help=words("option.need_evidence"))
        added.add_argument("--consent", default="", metavar="TEXT", help=words("option.need_consent"))
        added.add_argument("--agreed", type=self._day, metavar="DATE", help=words("option.need_agreed"))
        added.add_argument(
            "--share",
            default=Audience.SUPERVISOR.value,
            choices=[each.value for each in Audience],
            help=words("option.need_share"),
        )
        added.add_argument(
            "--share-consent", default="", metavar="TEXT", help=words("option.need_share_consent")
        )
        looked = self._command(below, "review", _needs("review"), key="care_need_review")
        over = self._command(below, "end", _needs("end"), key="care_need_end")
        gone = self._command(below, "erase", _needs("erase"), key="care_need_erase")
        for each in (looked, over, gone):
            each.add_argument("need", metavar="ID", help=words("option.need_id"))
        for each in (looked, over):
            each.add_argument("--words", required=True, metavar="TEXT", help=words("option.need_words"))
        for each in (added, looked):
            each.add_argument(
                "--review-by", type=self._day, metavar="DATE", help=words("option.need_review_by")
            )
            each.add_argument("--ends", type=self._day, metavar="DATE", help=words("option.need_ends"))

    def _routines(self, group: Any) -> None:
        words = self._words
        shown = self._command(group, "routine", _routine, key="care_routine")
        said = self._command(group, "message", _message, key="care_message")
        for each in (shown, said):
            each.add_argument(
                "account_no", metavar=words("field.account_no"), help=words("option.account_no")
            )
        said.add_argument("--to", default="", metavar="NAME", help=words("option.message_to"))
        said.add_argument("--sent", action="store_true", help=words("option.message_sent"))

    def _which(self, made: argparse.ArgumentParser) -> None:
        words = self._words
        # Before or after the word below: what is not given leaves no trace, so that both places add up.
        nothing = argparse.SUPPRESS
        made.add_argument("--outage", default=nothing, metavar="ID", help=words("option.outage"))
        made.add_argument("--district", default=nothing, metavar="NAME", help=words("option.outage_district"))
