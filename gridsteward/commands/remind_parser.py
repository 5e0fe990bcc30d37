"""What can be typed about reminders, hard weather and activities."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from gridsteward.commands.session import Answer, Session
from gridsteward.records.contact import ContactOutcome, ContactWay
from gridsteward.records.reminder import WeatherKind
from gridsteward.records.sealed import Audience
from gridsteward.words import Words


def _remind(name: str) -> Callable[[Session], Answer]:
    def run(session: Session) -> Answer:
        from gridsteward.commands import reminding

        act: Callable[[Session], Answer] = getattr(reminding, name)
        return act(session)

    return run


def _meet(name: str) -> Callable[[Session], Answer]:
    def run(session: Session) -> Answer:
        from gridsteward.commands import activities

        act: Callable[[Session], Answer] = getattr(activities, name)
        return act(session)

    return run


class RemindCommands:
    """Adds what stands below `care`."""

    def __init__(
        self,
        words: Words,
        *,
        command: Callable[..., argparse.ArgumentParser],
        group: Callable[..., Any],
        day: Callable[[str], str],
    ) -> None:
        self._words, self._command, self._group, self._day = words, command, group, day

    def add(self, care: Any) -> None:
        """Add the commands."""
        below = self._group(self._command(care, "remind", key="care_remind"), required=True)
        shown = self._command(below, "list", _remind("listed"), key="care_remind_list")
        self._home(shown, nargs="?", default="")
        shown.add_argument("--overdue", action="store_true", help=self._words("option.reminder_overdue"))
        self._rule(self._command(below, "add", _remind("add"), key="care_remind_add"))
        self._acts(below)
        self._activities(self._group(self._command(care, "activity", key="care_activity"), required=True))
        weather = self._command(care, "weather", _meet("weather"), key="care_weather")
        weather.add_argument(
            "file", nargs="?", type=Path, metavar="FILE", help=self._words("option.weather_file")
        )
        weather.add_argument("--date", type=self._day, metavar="DATE", help=self._words("option.weather_day"))
        weather.add_argument(
            "--not", dest="not_so", action="store_true", help=self._words("option.weather_not")
        )
        weather.add_argument(
            "--kind", choices=[each.value for each in WeatherKind], help=self._words("option.weather_kind")
        )

    def _home(self, made: argparse.ArgumentParser, **more: Any) -> None:
        words = self._words
        made.add_argument(
            "account_no", metavar=words("field.account_no"), help=words("option.account_no"), **more
        )

    def _rule(self, made: argparse.ArgumentParser) -> None:
        words = self._words
        self._home(made)
        made.add_argument("what", metavar="WHAT", help=words("option.reminder_what"))
        days = made.add_mutually_exclusive_group(required=True)
        made.add_argument("--fortnight", action="store_true", help=words("option.reminder_fortnight"))
        days.add_argument("--daily", action="store_true", help=words("option.reminder_daily"))
        days.add_argument(
            "--weekday", type=int, action="append", choices=range(1, 8), help=words("option.reminder_weekday")
        )
        month: dict[str, Any] = {"type": int, "choices": range(1, 32), "metavar": "N"}
        days.add_argument("--monthly", help=words("option.reminder_monthly"), **month)
        days.add_argument("--payment", help=words("option.reminder_payment"), **month)
        days.add_argument("--lunar", metavar="M-D", help=words("option.reminder_lunar"))
        days.add_argument("--days", type=int, metavar="N", help=words("option.reminder_days"))
        days.add_argument("--date", metavar="DATE", help=words("option.reminder_date"))
        days.add_argument(
            "--weather", choices=[each.value for each in WeatherKind], help=words("option.reminder_weather")
        )
        days.add_argument("--outage", action="store_true", help=words("option.reminder_outage"))
        made.add_argument("--offset", type=int, default=0, metavar="N", help=words("option.reminder_offset"))
        made.add_argument("--time", default="09:00", metavar="HH:MM", help=words("option.reminder_time"))
        made.add_argument("--until", type=self._day, metavar="DATE", help=words("option.reminder_ends"))
        made.add_argument("--person", default="", metavar="NAME", help=words("option.reminder_person"))
        made.add_argument(
            "--check", action="append", default=[], metavar="TEXT", help=words("option.reminder_check")
        )
        made.add_argument(
            "--share",
            default=Audience.STEWARD.value,
            choices=[each.value for each in Audience],
            help=words("option.reminder_share"),
        )

    def _acts(self, below: Any) -> None:
        words = self._words
        erase = self._command(below, "erase", _remind("erase"), key="care_remind_erase")
        stop = self._command(below, "stop", _remind("stop"), key="care_remind_stop")
        snooze = self._command(below, "snooze", _remind("snooze"), key="care_remind_snooze")
        hand = self._command(below, "hand", _remind("hand"), key="care_remind_hand")
        done = self._command(below, "done", _remind("done"), key="care_remind_done")
        for each in (stop, erase, snooze, hand, done):
            each.add_argument("id", metavar="ID", help=words("option.reminder_id"))
        stop.add_argument("--reason", default="", metavar="TEXT", help=words("option.reminder_reason"))
        snooze.add_argument("--until", required=True, metavar="TIME", help=words("option.reminder_until"))
        snooze.add_argument("--reason", required=True, metavar="TEXT", help=words("option.reminder_reason"))
        hand.add_argument("--to", required=True, metavar="NAME", help=words("option.reminder_to"))
        hand.add_argument("--text", required=True, metavar="TEXT", help=words("option.reminder_text"))
        done.add_argument(
            "--way",
            default=ContactWay.HOTLINE.value,
            choices=[each.value for each in ContactWay],
            help=words("option.contact_way"),
        )
        done.add_argument(
            "--outcome",
            default=ContactOutcome.REACHED.value,
            choices=[each.value for each in ContactOutcome],
            help=words("option.contact_outcome"),
        )
        done.add_argument("--note", default="", metavar="TEXT", help=words("option.contact_note"))

    def _activities(self, below: Any) -> None:
        words = self._words
        self._command(below, "list", _meet("listed"), key="care_activity_list")
        made = self._command(below, "add", _meet("add"), key="care_activity_add")
        made.add_argument("what", metavar="WHAT", help=words("option.activity_what"))
        made.add_argument(
            "--date", required=True, type=self._day, metavar="DATE", help=words("option.activity_day")
        )
        made.add_argument("--time", default="", metavar="HH:MM", help=words("option.activity_time"))
        made.add_argument("--place", default="", metavar="TEXT", help=words("option.activity_place"))
        asked = self._command(below, "invite", _meet("invite"), key="care_activity_invite")
        came = self._command(below, "came", _meet("came"), key="care_activity_came")
        for each in (asked, came):
            each.add_argument("id", metavar="ID", help=words("option.activity_id"))
            self._home(each, nargs="+")
        came.add_argument("--not", dest="not_come", action="store_true", help=words("option.activity_not"))
