"""The laptops of an area: invite, admit, revoke, join, recover, leave."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Final

from gridsteward.operations.area import Area, waits_to_join
from gridsteward.operations.syncing import (
    ASKED_OVER,
    HUB_AUTHORITY,
    checked_address,
    circle_of,
    engine_of,
    folder_road,
    hub_road,
    hub_url,
    plain_roads,
    set_hub,
    steward_names,
)
from gridsteward.records.faults import Fault
from gridsteward.records.sync import Asker, DeviceRole, Invitation, SyncDevice
from gridsteward.store import areas
from gridsteward.store.exchange import PARKED
from gridsteward.sync import enrol
from gridsteward.sync.anchor import Anchors
from gridsteward.sync.circle import Circle, recovery_keys, recovery_name
from gridsteward.sync.engine import Engine
from gridsteward.sync.members import leave_members
from gridsteward.sync.receiving import Receiving
from gridsteward.sync.roads.folder import FolderRoad
from gridsteward.sync.roads.hub import HubRoad
from gridsteward.sync.roads.road import Road
from gridsteward.sync.wire import acts, membership, messages
from gridsteward.sync.wire.acts import RECOVERY
from gridsteward.sync.wire.codec import Refused
from gridsteward.sync.wire.secrets import Code

CODE_GOOD_FOR: Final = timedelta(hours=72)


def devices(area: Area) -> list[SyncDevice]:
    """Return the laptops of the area: this one first, then the active, then those put out."""
    circle = circle_of(area)
    if circle.pending:
        return []
    exchange = area.store.exchange
    acks = {member: messages.parse_ack(raw) for member, raw in exchange.acks().items()}
    names = steward_names(area.store)
    parked: dict[str, int] = {}
    for kept in exchange.waiting():
        if kept.state == PARKED:
            parked[kept.member] = parked.get(kept.member, 0) + 1
    here = {uuid.UUID(writer).bytes: n for writer, n in exchange.vector().items()}
    found = []
    for member in circle.membership.members.values():
        name = member.device.hex()
        ack = acks.get(name)
        behind = sum(max(0, n - (ack.have.get(writer, 0) if ack else 0)) for writer, n in here.items())
        this = member.device == circle.device
        found.append(
            SyncDevice(
                id=name,
                steward=names.get(name, ""),
                role=DeviceRole(member.role),
                active=member.active,
                this=this,
                heard_ms=ack.ms if ack else 0,
                behind=0 if this else behind,
                parked=parked.get(name, 0),
            )
        )
    return sorted(found, key=lambda each: (not each.this, not each.active, each.steward, each.id))


# -- a supervisor takes laptops in and puts them out -----------------------------------------------------------


def invite(area: Area, role: DeviceRole = DeviceRole.STEWARD) -> Invitation:
    """Make a one-time code for one laptop; raise Fault supervisor_only. It reaches the road with the next exchange."""
    expires = area.now() + CODE_GOOD_FOR
    code = circle_of(area).invite(role=str(role), expires_ms=area.store.now_ms() + _ms(CODE_GOOD_FOR))
    return Invitation(code=code.text, role=role, expires=expires.isoformat(timespec="minutes"))


def _ms(span: timedelta) -> int:
    return int(span.total_seconds() * 1_000)


def askers(area: Area, *, folder: Path | None = None, url: str = "") -> list[Asker]:
    """Exchange, and return who asks to join over this road (the hub, or a folder) and proved to hold a code."""
    with plain_roads(), engine_of(area) as engine, _road(engine.circle, folder, url) as road:
        engine.sync(road)
        return [_asker(engine.circle, each) for each in engine.asking]


def _asker(circle: Circle, each: enrol.Asking) -> Asker:
    role = circle.membership.invites[each.code.invite].role
    return Asker(device=each.device, steward=each.steward, role=DeviceRole(role))


def admit(area: Area, device: str = "", *, folder: Path | None = None, url: str = "") -> list[Asker]:
    """Take in the laptop whose id begins so, or all that ask; return who came in. Raise Fault nobody_asks."""
    with plain_roads(), engine_of(area) as engine, _road(engine.circle, folder, url) as road:
        engine.circle.expect_supervisor()
        engine.sync(road)
        asking = [each for each in engine.asking if each.device.startswith(device.lower())]
        if not asking:
            raise Fault("nobody_asks")
        came = [_asker(engine.circle, each) for each in asking]
        for each in asking:
            engine.store.put_setting(f"steward {each.device}", each.steward)
            enrol.admit(engine.circle, each, name=area.name)
        leave_members(engine.circle, road)
        return came


def revoke(area: Area, device: str) -> SyncDevice:
    """Put a laptop out of the area: a new key for the others, its later work waits to be looked at.

    Raise Fault supervisor_only, device_unknown or device_is_this.
    """
    circle = circle_of(area)
    circle.expect_supervisor()
    found = _device(area, device, active=True)
    if found.this:
        raise Fault("device_is_this")
    circle.revoke(bytes.fromhex(found.id))
    return found


def _device(area: Area, device: str, *, active: bool) -> SyncDevice:
    """Return the one laptop whose id begins so; raise Fault device_unknown."""
    found = [each for each in devices(area) if device and each.id.startswith(device.lower())]
    if len(found) != 1 or found[0].active != active:
        raise Fault("device_unknown")
    return found[0]


def set_role(area: Area, device: str, role: DeviceRole) -> SyncDevice:
    """Give a laptop another role; raise Fault supervisor_only, device_unknown or last_supervisor."""
    circle = circle_of(area)
    circle.expect_supervisor()
    found = _device(area, device, active=True)
    circle.set_role(bytes.fromhex(found.id), str(role))
    return found


def accept_parked(area: Area, device: str) -> int:
    """Take the work a revoked laptop sent after its revocation; return how many bundles apply now.

    Raise Fault supervisor_only or device_unknown.
    """
    circle = circle_of(area)
    circle.expect_supervisor()
    circle.accept(bytes.fromhex(_device(area, device, active=False).id))
    before = len(area.store.exchange.waiting())
    Receiving(area.store, circle).reconsider()
    return before - len(area.store.exchange.waiting())


def new_recovery_key(area: Area) -> str:
    """Make the recovery key anew and return its 52 characters; it is kept nowhere, so it must be printed now."""
    return circle_of(area).new_recovery(name=area.name)


# -- a new laptop joins ----------------------------------------------------------------------------------------


def ask_to_join(
    data_dir: Path,
    code: str,
    *,
    steward: str,
    passphrase: str = "",
    url: str = "",
    authority: str = "",
    folder: Path | None = None,
) -> Area:
    """Make a place for an area on this new laptop and ask to be admitted under a code.

    `authority` is a file of certificates by which the hub is known, where the system does not know it.

    Raise Fault code_wrong, code_used, invite_unknown, area_exists, steward_empty, passphrase_short or road_….
    """
    try:
        read = Code.read(code)
    except Refused as error:
        raise Fault("code_wrong") from error
    invited = _look_up(read.invite, url=url, authority=authority, folder=folder)
    _expect_open(read, invited)
    with _new_place(data_dir, invited.area, steward=steward, passphrase=passphrase) as area:
        Circle(area.store, invited.area).begin_pending(read)
        if folder is None:
            set_hub(area, url, authority=authority)
        ask_again(area, folder=folder)
    return area


def recover_here(
    data_dir: Path,
    key: str,
    *,
    steward: str,
    passphrase: str = "",
    url: str = "",
    authority: str = "",
    folder: Path | None = None,
) -> Area:
    """Make a place for an area on this new laptop, and the laptop its supervisor, by the printed recovery key.

    For the day when no laptop of the area is left. Raise Fault recovery_wrong, area_exists, steward_empty,
    passphrase_short or road_….
    """
    try:
        invited = _look_up(recovery_name(key), url=url, authority=authority, folder=folder)
    except Fault as fault:
        if fault.kind == "invite_unknown":
            raise Fault("recovery_wrong") from fault
        raise
    with _new_place(data_dir, invited.area, steward=steward, passphrase=passphrase) as area:
        Circle(area.store, invited.area).begin_pending(Code.new())
        if folder is None:
            set_hub(area, url, authority=authority)
        recover(area, key, folder=folder)
    return area


def _look_up(invite: bytes, *, url: str, authority: str, folder: Path | None) -> messages.Invited:
    with plain_roads():
        if folder is not None:
            return FolderRoad(_existing(folder)).invited(invite)
        road = HubRoad(checked_address(url), authority=Path(authority) if authority else None)
        try:
            return road.invited(invite)
        finally:
            road.close()


@contextmanager
def _new_place(data_dir: Path, area_id: bytes, *, steward: str, passphrase: str) -> Iterator[Area]:
    """Make a place for an area other laptops have; what goes wrong in the block leaves nothing of it behind."""
    name = str(uuid.UUID(bytes=area_id))
    opened = areas.create(
        data_dir, f"{steward.strip()} {name[:4]}", steward=steward, passphrase=passphrase, area_id=name
    )
    area = Area(opened, data_dir)
    try:
        yield area
    except BaseException:
        area.close()
        areas.destroy(opened.info)
        raise


def _expect_open(code: Code, invited: messages.Invited) -> None:
    """Raise Fault code_used when the records say that the code admitted somebody already."""
    try:
        state = membership.join([acts.parse(raw) for raw in invited.members])
    except Refused:  # proven only when it is admitted; this is to spare a person the wait
        return
    if code.invite not in state.invites:
        raise Fault("code_used")


def _existing(folder: Path) -> Path:
    if not folder.is_dir():
        raise Fault("folder_missing", folder=folder.name or str(folder))
    return folder


def ask_again(area: Area, *, folder: Path | None = None) -> None:
    """Leave this laptop's request on a road, as often as one likes."""
    circle = Circle(area.store, uuid.UUID(area.id).bytes)
    with plain_roads(), _road(circle, folder) as road:
        enrol.ask(circle, road, steward=area.steward)
        area.store.put_setting(ASKED_OVER, road.name)


def look_for_welcome(area: Area, *, folder: Path | None = None) -> bool:
    """Tell whether this laptop was admitted; the area then has its name. Raise Fault invite_forged."""
    circle = Circle(area.store, uuid.UUID(area.id).bytes)
    if not circle.pending:
        return True
    with plain_roads(), _road(circle, folder) as road:
        name = enrol.look_for_welcome(circle, road)
    if name is None:
        return False
    area.opened = areas.rename(area.opened, name)
    return True


def this_mark(area: Area) -> str:
    """Return by which mark a supervisor's screen names this laptop while it asks to join."""
    return Circle(area.store, uuid.UUID(area.id).bytes).device.hex()[:8]


def give_up_joining(area: Area) -> None:
    """Take back the place made for an area that never admitted this laptop; raise Fault joined_already."""
    if not waits_to_join(area):
        raise Fault("joined_already")
    area.close()
    areas.destroy(area.info)


def recover(area: Area, key: str, *, folder: Path | None = None) -> None:
    """Make this laptop a supervisor by the printed recovery key; raise Fault recovery_wrong or road_….

    The laptop holds the area already, or has asked to join it and nobody is there to admit it.
    """
    circle = Circle(area.store, uuid.UUID(area.id).bytes)
    anchors = Anchors(area.data_dir, area.id)
    with plain_roads(), _recovery_road(area, circle, key, folder) as road:
        circle.add(road.members())
        engine = Engine(area.store, circle, anchors)
        if not circle.pending and circle.active:
            engine.own.bundle_up()  # under the keys it had
        name = circle.recover(key)
        anchors.drop(writer=area.store.writer, n=0, bundle_hash=b"")
        if name and name != area.name:
            area.opened = areas.rename(area.opened, name)
        leave_members(engine.circle, road)


@contextmanager
def _recovery_road(area: Area, circle: Circle, key: str, folder: Path | None) -> Iterator[Road]:
    if folder is not None:
        yield folder_road(circle, folder)
        return
    url, authority = hub_url(area), area.store.setting(HUB_AUTHORITY)
    if not url:
        raise Fault("hub_not_set")
    trusted = Path(authority) if authority else None
    road = HubRoad(url, circle.area, RECOVERY, recovery_keys(key), authority=trusted)
    try:
        yield road
    finally:
        road.close()


@contextmanager
def _road(circle: Circle, folder: Path | None, url: str = "") -> Iterator[Road]:
    if folder is not None:
        yield folder_road(circle, folder)
    else:
        with hub_road(circle, url) as road:
            yield road


# -- this laptop is out ----------------------------------------------------------------------------------------


def destroy(area: Area) -> None:
    """Make this copy unreadable for good: its key goes first, then the files. Only where the area revoked it."""
    if not circle_of(area).revoked:
        raise Fault("not_revoked")
    area.close()
    areas.destroy(area.info)
