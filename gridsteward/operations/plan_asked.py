"""How a plan is asked for."""

from collections.abc import Callable
from typing import NamedTuple

from msgspec import Struct


class Fixed(NamedTuple):
    """A stop a person fixed: on which day, at which minute of the clock (None: at any)."""

    day: str
    begin: int | None


class Search(Struct, frozen=True):
    """How a search is asked for: the number of the attempt, whether it was cancelled, whom to tell the part done."""

    seed: int = 0
    cancelled: Callable[[], bool] = lambda: False
    progress: Callable[[float], object] = lambda _done: None
