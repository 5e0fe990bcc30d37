"""Which road is meant: the one given, else the hub that is set, else the folder of the last exchange."""

import os
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from gridsteward.commands.session import Session
from gridsteward.operations.area import Area
from gridsteward.records.faults import Fault
from gridsteward.records.sync import SyncReport
from gridsteward.words import Words

FOUNDING_WORD: Final = "GRIDSTEWARD_HUB_FOUNDING_WORD"


def chosen(session: Session, area: Area) -> Path | None:
    """Return the folder that is meant, None for the hub. A hub that is given is the area's from then on.

    Raise Fault hub_not_set where there is no road at all, or hub_address_wrong.
    """
    from gridsteward.operations import syncing

    arguments = session.arguments
    if arguments.folder is not None:
        return Path(arguments.folder).expanduser()
    if arguments.hub:
        syncing.set_hub(
            area,
            arguments.hub,
            authority="" if arguments.hub_cert is None else str(arguments.hub_cert.expanduser().resolve()),
            founding_word=os.environ.get(FOUNDING_WORD, ""),
        )
        return None
    folder = None if syncing.hub_url(area) else syncing.last_folder(area)
    if folder is None and not syncing.hub_url(area):
        raise Fault("hub_not_set")
    return folder


def pass_on(session: Session, area: Area) -> str:
    """Exchange at once, so that the others hear of what was done here; return what came of it as a sentence.

    That it could not be passed on undoes nothing: it goes with the next exchange.
    """
    words = session.words
    try:
        report = exchange(area, chosen(session, area))
    except Fault as fault:
        later = words("command.with_next_sync")
        if fault.kind == "hub_not_set":
            return later
        return words("command.with_reason", said=later, why=words(f"fault.{fault.kind}", **fault.values))
    return words("fault.road_revoked" if report.revoked else "command.passed_on")


def exchange(area: Area, folder: Path | None) -> SyncReport:
    """Exchange over a folder, or the hub where there is none."""
    from gridsteward.operations import syncing

    return syncing.sync_hub(area) if folder is None else syncing.sync_folder(area, folder)


def moment(ms: int) -> str | None:
    """Return a time of a laptop's clock as scripts read it, None for never."""
    return datetime.fromtimestamp(ms / 1_000).astimezone().isoformat(timespec="seconds") if ms else None


def spoken(ms: int, words: Words) -> str:
    """Return a time of a laptop's clock as people read it."""
    return (moment(ms) or words("command.never"))[:16].replace("T", " ")


def problem(kind: str, message: str, **more: Any) -> dict[str, Any]:
    """Return a named problem as scripts read it."""
    return {"kind": kind, "message": message, **more}
