"""What can be typed about bills."""

import argparse
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from typing import Any

from gridsteward.commands.session import Answer, Session
from gridsteward.words import Words


def _explain(session: Session) -> Answer:
    from gridsteward.commands import bills

    return bills.explain(session)


def _tariffs(session: Session) -> Answer:
    from gridsteward.commands import bills

    return bills.tariffs(session)


class BillCommands:
    """Adds `bill explain` and `bill tariffs`."""

    def __init__(self, words: Words, *, command: Callable[..., Any], group: Callable[..., Any]) -> None:
        self._words, self._command, self._group = words, command, group

    def add(self, commands: Any) -> None:
        """Add them."""
        group, words = self._group(self._command(commands, "bill"), required=True), self._words
        self._command(group, "tariffs", _tariffs, key="bill_tariffs")
        made = self._command(group, "explain", _explain, key="bill_explain")
        account = words("field.account_no")
        made.add_argument(
            "account_no", nargs="?", default="", metavar=account, help=words("option.bill_account")
        )
        made.add_argument("--month", default="", metavar="YYYY-MM", help=words("option.bill_month"))
        made.add_argument(
            "--months",
            type=int,
            choices=range(1, 13),
            default=1,
            metavar="N",
            help=words("option.bill_months"),
        )
        made.add_argument("--tariff", default="", metavar="KEY", help=words("option.bill_tariff"))
        made.add_argument("--persons", type=int, metavar="N", help=words("option.bill_persons"))
        for option, name, unit in (
            ("kwh", "bill_kwh", "KWH"),
            ("sharp", "bill_sharp", "KWH"),
            ("peak", "bill_peak", "KWH"),
            ("flat", "bill_flat", "KWH"),
            ("valley", "bill_valley", "KWH"),
            ("year-so-far", "bill_before", "KWH"),
            ("capacity", "bill_capacity", "KVA"),
            ("demand", "bill_demand", "KW"),
            ("power-factor", "bill_power_factor", "FACTOR"),
            ("what-if-shift", "bill_shift", "KWH"),
            ("what-if-watts", "bill_watts", "W"),
            ("what-if-hours", "bill_hours", "H"),
        ):
            made.add_argument(f"--{option}", type=self._decimal, metavar=unit, help=words(f"option.{name}"))

    def _decimal(self, text: str) -> Decimal:
        try:
            value = Decimal(text)
        except InvalidOperation:
            value = Decimal("NaN")
        if not value.is_finite() or abs(value) >= 10**9:
            raise argparse.ArgumentTypeError(self._words("usage.decimal", value=text))
        return value
