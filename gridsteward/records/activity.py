"""Hard weather as somebody says it or a file tells it, and activities one meets people at (R5.3, R5.7)."""

from msgspec import Struct


class WeatherDay(Struct, frozen=True, kw_only=True):
    """A day of heat, cold or storm (a WeatherKind); one row for each, whoever says so. `off` is 1 when it was none."""

    id: str
    day: str
    kind: str
    note: str = ""
    source: str = ""
    off: int = 0


class Activity(Struct, frozen=True, kw_only=True):
    """Something people are invited to: a talk on safe use, tea before Spring Festival. `time` is "HH:MM" or ""."""

    id: str
    day: str
    what: str
    time: str = ""
    place: str = ""
    note: str = ""
    steward: str = ""
    cancelled: int = 0


class ActivityGuest(Struct, frozen=True, kw_only=True):
    """A household that is invited, one row for each, whoever invites. `came` is 0 or 1; `off` is 1 when taken off."""

    id: str
    activity_id: str
    household_id: str
    came: int = 0
    off: int = 0
