"""What only some of an area's laptops may read: its sealed rows, the keys they lie under, and what is left of it.

Every row is append-only. A change is an act or a new row in the place of one that is erased.
"""

from enum import StrEnum

from msgspec import Struct


class Audience(StrEnum):
    """Who may see it: never more people than the person agreed to."""

    SUPERVISOR = "supervisor"  # the laptop that wrote it down, and the supervisors'
    STEWARD = "steward"  # stewards and supervisors
    EVERYBODY = "everybody"  # deputies as well


class ErasedFor(StrEnum):
    """Why content was erased."""

    ASKED = "asked"  # the person asked for it
    CONSENT = "consent"  # consent to record was withdrawn
    REPLACED = "replaced"  # it stands in another row


class AudienceKey(Struct, frozen=True, kw_only=True):
    """A key of an audience, wrapped (base64 of HPKE) to one device, or to the recovery key by its public half.

    `scope` is an audience, "supervisor:<device>" for what one laptop shares with the supervisors only.
    """

    id: str
    scope: str
    key: str
    device: str
    wrapped: str


class Sealed(Struct, frozen=True, kw_only=True):
    """A record as it lies and travels. `about` is a keyed mark of its household: equal for equal ones under one key.

    `kind` says what sort of record it is and nothing of its content; `sealed` is base64, "" once it was erased. `lock`
    (hex) is the SHA-256 of the proof without which nobody can have it erased.
    """

    id: str
    kind: str
    scope: str
    key: str
    about: str
    lock: str
    sealed: str


class SealedAct(Struct, frozen=True, kw_only=True):
    """What was done about a sealed record, sealed as it is."""

    id: str
    sealed_id: str
    key: str
    sealed: str


class SealedErased(Struct, frozen=True, kw_only=True):
    """The fact that a record's content was erased: all that stays of it. `why` is an ErasedFor.

    `proof` (hex) opens the record's lock: who may read it can tell it, everybody can check it.
    """

    id: str
    sealed_id: str
    proof: str
    at: str
    steward: str
    why: str


class Erased(Struct, frozen=True, kw_only=True):
    """What is left of a record of a household: of which kind, erased when, by whom, why (an ErasedFor)."""

    kind: str
    at: str
    steward: str
    why: str
