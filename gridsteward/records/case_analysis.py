"""What the requests of a period tell, as figures (R6.8)."""

from msgspec import Struct


class Count(Struct, frozen=True, kw_only=True):
    """How often something came, and the ids of the cases behind it. `key` is "" where it is not known."""

    key: str
    cases: tuple[str, ...]


class ClockCount(Struct, frozen=True, kw_only=True):
    """Cases that kept a clock of this code, and those that did not: once late stays late."""

    code: str
    met: int
    missed: tuple[str, ...]


class Spread(Struct, frozen=True, kw_only=True):
    """Minutes: half took no longer than `half`, nine of ten no longer than `most`; both 0 where `cases` is 0."""

    cases: int
    half: int
    most: int


class Gathering(Struct, frozen=True, kw_only=True):
    """A place with more cases than its homes let expect. `sort` is "village" or "district".

    `expected` is what the area's mean would bring to so many homes; `chance` how likely at least as many come about by
    luck at one of all the places looked at (1 where surely).
    """

    sort: str
    place: str
    homes: int
    from_homes: int
    cases: tuple[str, ...]
    expected: float
    chance: float


class Analysis(Struct, frozen=True, kw_only=True):
    """The requests of a period. `turned` are grumbles that became complaints, of `grumbles` that came in as such.

    `asked` were called back, `rated` of them said how satisfied they were, on the mean of `satisfaction`. `often` are
    homes with several cases in the year that ends with the period.
    """

    cases: tuple[str, ...]
    confidential: int
    by_kind: tuple[Count, ...]
    by_topic: tuple[Count, ...]
    by_channel: tuple[Count, ...]
    by_department: tuple[Count, ...]
    by_month: tuple[Count, ...]
    grumbles: int
    turned: tuple[str, ...]
    objected: tuple[str, ...]
    reopened: tuple[str, ...]
    clocks: tuple[ClockCount, ...]
    first_answer: Spread
    closing: Spread
    asked: int
    rated: int
    satisfaction: float | None
    gatherings: tuple[Gathering, ...]
    often: tuple[Count, ...]


class Standout(Struct, frozen=True, kw_only=True):
    """What is most worth a look: a key of the words [case_standout], and its values."""

    key: str
    values: dict[str, str | int | float]
