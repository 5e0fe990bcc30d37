"""What can be typed about the other laptops: devices, exchange, conflicts, account, hand-over."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from gridsteward.commands import conflicts, devices, exchanging, handing_over
from gridsteward.records.sync import DeviceRole
from gridsteward.words import Words

Command = Callable[..., argparse.ArgumentParser]
Group = Callable[..., Any]


class SyncCommands:
    """Adds the commands. `command` makes one, `group` the place for those below it."""

    def __init__(self, words: Words, *, command: Command, group: Group) -> None:
        self._words = words
        self._command = command
        self._group = group

    def add(self, commands: Any) -> None:
        """Add them all."""
        self._devices(commands)
        self._road(self._command(commands, "sync", exchanging.sync))
        self._conflicts(commands)
        self._command(commands, "statement", exchanging.statement)
        self._hand_over(commands)

    def _devices(self, commands: Any) -> None:
        words = self._words
        group = self._group(self._command(commands, "device"), required=True)
        self._command(group, "list", devices.list_all, key="device_list")
        invite = self._command(group, "invite", devices.invite, key="device_invite")
        invite.add_argument(
            "--role",
            choices=[*map(str, DeviceRole)],
            default=str(DeviceRole.STEWARD),
            help=words("option.role"),
        )
        self._road(invite)
        request = self._command(group, "request", devices.request, key="device_request")
        request.add_argument("--code", required=True, metavar="CODE", help=words("option.code"))
        request.add_argument("--steward", required=True, metavar="NAME", help=words("option.steward"))
        self._road(request, required=True)
        admit = self._command(group, "admit", devices.admit, key="device_admit")
        who = admit.add_mutually_exclusive_group()
        who.add_argument("device", nargs="?", default="", metavar="ID", help=words("option.device_asking"))
        who.add_argument("--all", action="store_true", help=words("option.all"))
        self._road(admit)
        for name, run in (("revoke", devices.revoke), ("role", devices.role), ("accept", devices.accept)):
            made = self._command(group, name, run, key=f"device_{name}")
            made.add_argument("device", metavar="ID", help=words("option.device"))
            if name == "role":
                made.add_argument(
                    "role", choices=[*map(str, DeviceRole)], metavar="ROLE", help=words("option.role")
                )
            self._road(made)
        self._road(self._command(group, "recovery", devices.recovery, key="device_recovery"))
        recover = self._command(group, "recover", devices.recover, key="device_recover")
        recover.add_argument("--steward", default="", metavar="NAME", help=words("option.steward_recovers"))
        self._road(recover)

    def _road(self, made: argparse.ArgumentParser, *, required: bool = False) -> None:
        words = self._words
        road = made.add_mutually_exclusive_group(required=required)
        road.add_argument("--hub", default="", metavar="URL", help=words("option.hub"))
        road.add_argument("--folder", type=Path, metavar="DIR", help=words("option.folder"))
        made.add_argument("--hub-cert", type=Path, metavar="FILE", help=words("option.hub_cert"))

    def _conflicts(self, commands: Any) -> None:
        words = self._words
        group = self._group(self._command(commands, "conflicts"), required=True)
        self._command(group, "list", conflicts.list_all, key="conflicts_list")
        resolve = self._command(group, "resolve", conflicts.resolve, key="conflicts_resolve")
        resolve.add_argument("id", metavar="ID", help=words("option.conflict"))
        how = resolve.add_mutually_exclusive_group(required=True)
        how.add_argument("--take", type=self._number, metavar="N", help=words("option.conflict_take"))
        how.add_argument("--value", metavar="TEXT", help=words("option.conflict_value"))
        how.add_argument("--keep", action="store_true", help=words("option.conflict_keep"))
        how.add_argument("--delete", action="store_true", help=words("option.conflict_delete"))

    def _number(self, text: str) -> int:
        if not (text.isascii() and text.isdigit() and 1 <= int(text) <= 100_000):
            raise argparse.ArgumentTypeError(self._words("usage.number", value=text))
        return int(text)

    def _hand_over(self, commands: Any) -> None:
        words = self._words
        made = self._command(commands, "hand-over", handing_over.hand_over)
        what = made.add_mutually_exclusive_group(required=True)
        what.add_argument(
            "accounts",
            nargs="*",
            default=[],
            metavar=words("field.account_no"),
            help=words("option.hand_over_accounts"),
        )
        what.add_argument("--whole-area", action="store_true", help=words("option.whole_area"))
        for name in ("from", "to"):
            made.add_argument(
                f"--{name}",
                dest=f"{name}_steward",
                required=True,
                metavar="NAME",
                help=words(f"option.hand_over_{name}"),
            )
        made.add_argument("--reason", default="", metavar="TEXT", help=words("option.hand_over_reason"))
        group = self._group(self._command(commands, "late"), required=True)
        self._command(group, "list", handing_over.list_late, key="late_list")
        for name, run in (("keep", handing_over.keep), ("take-back", handing_over.take_back)):
            each = self._command(group, name, run, key=f"late_{name}")
            each.add_argument("ids", nargs="+", metavar="ID", help=words("option.late"))
