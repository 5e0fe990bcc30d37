"""What stands on the large-print card that hangs in somebody's home (R5.8)."""

from msgspec import Struct

from gridsteward.records.outage_round import Reachable


class EmergencyCard(Struct, frozen=True, kw_only=True):
    """One card. `hint` leads to the word for the door, "" where none is agreed; the word itself is not here.

    `dependent` tells whether somebody there needs power to live, `agreed` (ISO) since when there is a word.
    """

    household_id: str
    name: str
    steward: str
    steward_phone: str
    family: tuple[Reachable, ...] = ()
    dependent: bool = False
    hint: str = ""
    agreed: str = ""


class DoorWordState(Struct, frozen=True, kw_only=True):
    """What may be shown of a word for the door without asking, and who had it shown last."""

    hint: str
    agreed_at: str
    steward: str
    looks: int = 0
    last_look: str = ""
    last_looker: str = ""
