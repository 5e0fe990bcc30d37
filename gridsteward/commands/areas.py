"""Areas: make, list, protect, back up, bring back, prove, take the last change back."""

import os
from datetime import datetime

from msgspec import to_builtins

from gridsteward.commands.session import NEW_PASSPHRASE, PASSPHRASE, Answer, Session
from gridsteward.operations import area as areas
from gridsteward.operations import households
from gridsteward.records.faults import Fault
from gridsteward.records.journal import Place
from gridsteward.words import Words


def create(session: Session) -> Answer:
    """Make an area, opened by the passphrase given, else by the keyring, else by a passphrase asked for."""
    words, arguments = session.words, session.arguments
    passphrase = session.new_area_passphrase()
    area = areas.create_area(
        session.data_dir, arguments.name, steward=arguments.steward, passphrase=passphrase
    )
    try:
        by = "passphrase" if passphrase else "keyring"
        return Answer(
            data={"id": area.id, "name": area.name, "folder": str(area.info.folder), "opened_by": by},
            lines=[
                words("command.area_made", name=area.name, folder=area.info.folder),
                words(f"command.opened_by_{by}"),
            ],
        )
    finally:
        area.close()


def list_all(session: Session) -> Answer:
    """List the areas of the data folder; none of them is opened."""
    found = areas.list_areas(session.data_dir)
    words = session.words
    lines = [
        words(
            "command.area_line",
            name=each.name,
            how=words(f"command.lock_{_lock(each.in_keyring, each.has_passphrase)}"),
            id=each.id,
        )
        for each in found
    ]
    return Answer(
        data={
            "areas": [
                {
                    "id": each.id,
                    "name": each.name,
                    "created_at": each.created_at,
                    "in_keyring": each.in_keyring,
                    "has_passphrase": each.has_passphrase,
                }
                for each in found
            ]
        },
        lines=lines or [words("fault.area_none")],
    )


def _lock(in_keyring: bool, has_passphrase: bool) -> str:
    if in_keyring and has_passphrase:
        return "both"
    return "keyring" if in_keyring else "passphrase"


def passphrase(session: Session) -> Answer:
    """Give the area another passphrase, or its first."""
    words = session.words
    with session.opened() as area:
        old = ""
        if area.info.has_passphrase:
            prompt = words("command.ask_passphrase", area=area.name)
            old = os.environ.get(PASSPHRASE, "") or session.ask(prompt)
        new = os.environ.get(NEW_PASSPHRASE, "")
        if not new:
            new = session.ask_new(words("command.ask_new_passphrase"), otherwise="new_passphrase_needed")
        areas.change_passphrase(area, old=old, new=new)
        return Answer(
            data={"id": area.id, "name": area.name, "changed": True},
            lines=[words("command.passphrase_changed", name=area.name)],
        )


def undo(session: Session) -> Answer:
    """Take the last change back."""
    words = session.words
    with session.opened() as area:
        last = households.last_undoable(area)
        done = households.undo(area)
    if last is None or done is None:
        raise Fault("nothing_to_undo")
    change, left = done
    lines = [words("command.undone", what=words(f"change.{last[0]}"), households=len(change.touched))]
    if left:
        lines.append(words("command.undo_left", left=left))
    data = {"undone": last[0], "households": len(change.touched), "left": left}
    return Answer(data=data, lines=lines, problems=left > 0)


def verify(session: Session) -> Answer:
    """Read the whole area and say what does not hold."""
    from gridsteward.operations import verifying

    words = session.words
    with session.opened() as area:
        found = verifying.verify(area)
    problems = [
        {
            "kind": each.kind,
            "count": each.count,
            "message": words(f"problem.{each.kind}", count=each.count),
            "places": [to_builtins(place) for place in each.places],
        }
        for each in found.problems
    ]
    lines = []
    for each in found.problems:
        lines.append(words(f"problem.{each.kind}", count=each.count))
        lines += [_place(place, words) for place in each.places]
    lines = lines or [words("command.verified"), words("verify.links", count=found.counts["links"])]
    if found.counts:
        lines.append(words("command.verified_counts", **found.counts))
        if found.counts["clock_back"]:
            lines.append(words("verify.clock_back", count=found.counts["clock_back"]))
    return Answer(
        data={"ok": not problems, "problems": problems, "counts": found.counts},
        lines=lines,
        problems=bool(problems),
    )


def _place(place: Place, words: Words) -> str:
    key = f"change.{place.kind}"
    return words(
        "verify.place",
        what=words(key) if key in words else place.kind,
        at=f"{datetime.fromtimestamp(place.at_ms / 1000).astimezone():%Y-%m-%d %H:%M}",
        first=place.first_seq,
        last=place.last_seq,
    )


def backup(session: Session) -> Answer:
    """Make a whole backup. Where only the keyring opens the area, the backup gets a passphrase of its own."""
    words, out = session.words, session.arguments.out.expanduser()
    with session.opened() as area:
        own = ""
        if not area.info.has_passphrase:
            own = os.environ.get(PASSPHRASE, "")
            if not own:
                prompt = words("command.ask_backup_passphrase")
                own = session.ask_new(prompt, otherwise="backup_needs_passphrase")
        areas.backup_to(area, out, passphrase=own)
    data = {"path": str(out), "size": out.stat().st_size}
    return Answer(data=data, lines=[words("command.backed_up", path=out)])


def restore(session: Session) -> Answer:
    """Bring a backup back; what was there is set aside."""
    words, file = session.words, session.arguments.file.expanduser()
    given, even_unsent = os.environ.get(PASSPHRASE, ""), session.arguments.even_unsent
    try:
        info, aside = areas.restore(session.data_dir, file, passphrase=given, even_unsent=even_unsent)
    except Fault as fault:
        if given or fault.kind != "passphrase_needed":
            raise
        given = session.ask(words("command.ask_backup_passphrase_again", file=file.name))
        info, aside = areas.restore(session.data_dir, file, passphrase=given, even_unsent=even_unsent)
    lines = [words("command.restored", name=info.name)]
    if aside is not None:
        lines.append(words("command.set_aside", folder=aside))
    data = {"id": info.id, "name": info.name, "set_aside": None if aside is None else str(aside)}
    return Answer(data=data, lines=lines)
