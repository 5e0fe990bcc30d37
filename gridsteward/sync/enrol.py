"""A new laptop comes in: it proves it holds the code, the inviter admits it. The road between them is not trusted."""

from collections.abc import Iterable
from dataclasses import dataclass

from gridsteward.records.faults import Fault
from gridsteward.sync.circle import Circle
from gridsteward.sync.roads.road import Road, RoadFault
from gridsteward.sync.wire import messages
from gridsteward.sync.wire.codec import Refused
from gridsteward.sync.wire.messages import Enrolment
from gridsteward.sync.wire.secrets import Code, same


@dataclass(frozen=True, slots=True)
class Asking:
    """A laptop that asks under a code of this device and proved it holds it."""

    request: Enrolment
    code: Code
    steward: str

    @property
    def device(self) -> str:
        """Return the laptop's id, hex."""
        return self.request.device.hex()


def asking(circle: Circle, raws: Iterable[bytes]) -> list[Asking]:
    """Return who asks to join and holds a code this device handed out; whatever proves nothing is left out."""
    codes = circle.codes()
    members = circle.membership.members
    now = circle.store.now_ms()
    found: dict[bytes, Asking] = {}
    for raw in raws:
        try:
            request = messages.parse_enrolment(raw)
            code = codes.get(request.invite)
            if code is None or request.device in members:
                continue
            if circle.membership.invites[request.invite].expires_ms < now:
                continue
            if not same(request.proof, code.proof(request.bytes_to_prove())):
                continue
            steward = code.open_name(request.sealed_name, request.device)
        except Refused:
            continue
        found[request.device] = Asking(request, code, steward)
    return list(found.values())


def admit(circle: Circle, each: Asking, *, name: str) -> None:
    """Take a laptop in; `name` is the area's. One code admits one laptop."""
    request = each.request
    if request.invite not in circle.membership.invites:
        raise Fault("code_used")
    circle.admit(each.code, device=request.device, sign=request.sign, receive=request.receive, name=name)


def ask(circle: Circle, road: Road, *, steward: str) -> None:
    """Leave this new laptop's request on the road, as often as one likes."""
    code = circle.pending_code
    raw = messages.enrol(code, device=circle.device, keys=circle.keys.public, steward=steward)
    road.ask(code.invite, raw)


def look_for_welcome(circle: Circle, road: Road) -> str | None:
    """Return the area's name once this laptop was admitted, None while it was not.

    Raise Fault invite_forged when somebody who does not hold the code admitted it.
    """
    try:
        raws = road.members()
    except RoadFault as fault:
        if fault.kind == "road_stranger":
            return None
        raise
    if not raws:
        return None
    try:
        return circle.welcomed(raws)
    except Refused as refused:
        raise Fault("invite_forged") from refused
