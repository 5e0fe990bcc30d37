"""The laptops of the area: list, invite, ask to join, admit, put out, give a role, take late work, recover."""

import os
from typing import Any, Final

from gridsteward.commands import roads
from gridsteward.commands.session import Answer, Session
from gridsteward.records.faults import Fault
from gridsteward.records.sync import Asker, DeviceRole, SyncDevice
from gridsteward.words import Words

# The name of an environment variable, not a secret.
RECOVERY_KEY: Final = "GRIDSTEWARD_RECOVERY_KEY"
_SHORT: Final = 8


def list_all(session: Session) -> Answer:
    """List the laptops of the area."""
    from gridsteward.operations import devices
    from gridsteward.operations.area import waits_to_join

    with session.opened() as area:
        found = devices.devices(area)
        waits = waits_to_join(area)
    data = [_device(each) for each in found]
    lines = [_line(each, session.words) for each in found]
    if waits:
        lines.append(session.words("fault.not_admitted"))
    return Answer(data={"devices": data, "pending": waits}, lines=lines)


def _device(each: SyncDevice) -> dict[str, Any]:
    return {
        "id": each.id,
        "steward": each.steward,
        "role": each.role,
        "active": each.active,
        "this": each.this,
        "heard": roads.moment(each.heard_ms),
        "behind": each.behind,
        "parked": each.parked,
    }


def _line(each: SyncDevice, words: Words) -> str:
    told = [each.id[:_SHORT], each.steward or words("alarm_steward.unknown")]
    told.append(words(f"device_role.{each.role}"))
    if not each.active:
        told.append(words("command.device_out"))
    elif each.this:
        told.append(words("command.device_this"))
    else:
        told.append(words("command.device_heard", when=roads.spoken(each.heard_ms, words)))
        if each.behind:
            told.append(words("command.device_behind", count=each.behind))
    if each.parked:
        told.append(words("command.device_parked", count=each.parked))
    return "  ".join(told)


# -- a supervisor takes laptops in and puts them out -----------------------------------------------------------


def invite(session: Session) -> Answer:
    """Make a one-time code and leave the invitation on the road, where one is known."""
    from gridsteward.operations import devices

    words = session.words
    with session.opened() as area:
        made = devices.invite(area, DeviceRole(session.arguments.role))
        passed = roads.pass_on(session, area)
    lines = [
        words("command.invited", code=made.code),
        words("command.invite_holds", until=made.expires[:16].replace("T", " ")),
    ]
    return Answer(data={"code": made.code, "expires": made.expires}, lines=lines, notes=[passed])


def admit(session: Session) -> Answer:
    """Take in the laptop named, or all that ask, or the only one; where several ask and none is named, list them."""
    from gridsteward.operations import devices

    arguments, words = session.arguments, session.words
    with session.opened() as area:
        folder = roads.chosen(session, area)
        waiting: list[Asker] = []
        if not arguments.all and not arguments.device:
            waiting = devices.askers(area, folder=folder)
        if len(waiting) > 1:
            lines = [
                words("command.asks", id=each.device[:_SHORT], about=_about(each, words)) for each in waiting
            ]
            lines.append(words("command.admit_which"))
            data = {"admitted": [], "asking": [_asker(each) for each in waiting]}
            return Answer(data=data, lines=lines, problems=True)
        came = devices.admit(area, arguments.device, folder=folder)
    return Answer(
        data={"admitted": [_asker(each) for each in came], "asking": []},
        lines=[words("command.admitted", about=_about(each, words)) for each in came],
    )


def _asker(each: Asker) -> dict[str, Any]:
    return {"id": each.device, "steward": each.steward, "role": each.role}


def _about(each: Asker, words: Words) -> str:
    return words("command.who", name=each.steward, role=words(f"device_role.{each.role}"))


def revoke(session: Session) -> Answer:
    """Put a laptop out of the area; the others hear of it at once where a road is known."""
    from gridsteward.operations import devices

    words = session.words
    with session.opened() as area:
        out = devices.revoke(area, session.arguments.device)
        passed = roads.pass_on(session, area)
    name = out.steward or words("alarm_steward.unknown")
    return Answer(
        data={"revoked": out.id, "steward": out.steward},
        lines=[words("command.revoked", name=name), words("command.revoked_means")],
        notes=[passed],
    )


def role(session: Session) -> Answer:
    """Give a laptop another role."""
    from gridsteward.operations import devices

    words, wanted = session.words, DeviceRole(session.arguments.role)
    with session.opened() as area:
        found = devices.set_role(area, session.arguments.device, wanted)
        passed = roads.pass_on(session, area)
    name = found.steward or words("alarm_steward.unknown")
    line = words("command.role_given", name=name, role=words(f"device_role.{wanted}"))
    return Answer(data={"id": found.id, "role": wanted}, lines=[line], notes=[passed])


def accept(session: Session) -> Answer:
    """Take the work that a revoked laptop sent after its revocation."""
    from gridsteward.operations import devices

    words = session.words
    with session.opened() as area:
        count = devices.accept_parked(area, session.arguments.device)
        passed = roads.pass_on(session, area)
    return Answer(data={"accepted": count}, lines=[words("command.accepted", count=count)], notes=[passed])


# -- a new laptop joins ----------------------------------------------------------------------------------------


def request(session: Session) -> Answer:
    """Make a place for the area on this new laptop and ask to be admitted."""
    from gridsteward.operations import devices

    arguments, words = session.arguments, session.words
    passphrase = session.new_area_passphrase()
    area = devices.ask_to_join(
        session.data_dir,
        arguments.code,
        steward=arguments.steward,
        passphrase=passphrase,
        **_way(session),
    )
    try:
        by = "passphrase" if passphrase else "keyring"
        return Answer(
            data={"id": area.id, "name": area.name, "folder": str(area.info.folder), "opened_by": by},
            lines=[words("command.asked"), words("command.asked_todo"), words(f"command.opened_by_{by}")],
        )
    finally:
        area.close()


def _way(session: Session) -> dict[str, Any]:
    """Return the road that was given; raise Fault hub_not_set where none was."""
    arguments = session.arguments
    if arguments.folder is None and not arguments.hub:
        raise Fault("hub_not_set")
    return {
        "url": arguments.hub,
        "authority": "" if arguments.hub_cert is None else str(arguments.hub_cert.expanduser().resolve()),
        "folder": None if arguments.folder is None else arguments.folder.expanduser(),
    }


# -- the recovery key --------------------------------------------------------------------------------------------


def recovery(session: Session) -> Answer:
    """Make the recovery key anew and show it, once."""
    from gridsteward.operations import devices

    words = session.words
    with session.opened() as area:
        key = devices.new_recovery_key(area)
        passed = roads.pass_on(session, area)
    lines = [words("command.recovery_key", written=key), words("command.recovery_keep")]
    return Answer(data={"key": key}, lines=lines, notes=[passed])


def recover(session: Session) -> Answer:
    """Make this laptop a supervisor by the printed recovery key, typed or given in the environment."""
    from gridsteward.operations import devices

    words, arguments = session.words, session.arguments
    key = os.environ.get(RECOVERY_KEY, "")
    if not key:
        key = session.ask(words("command.ask_recovery_key"), otherwise="recovery_needed")
    if arguments.steward:  # a laptop that holds nothing of the area yet
        area = devices.recover_here(
            session.data_dir,
            key,
            steward=arguments.steward,
            passphrase=session.new_area_passphrase(),
            **_way(session),
        )
        try:
            this = next(each for each in devices.devices(area) if each.this)
        finally:
            area.close()
    else:
        with session.opened() as area:
            devices.recover(area, key, folder=roads.chosen(session, area))
            this = next(each for each in devices.devices(area) if each.this)
    return Answer(
        data={"id": this.id, "role": this.role},
        lines=[words("command.recovered"), words("command.recovered_todo")],
    )
