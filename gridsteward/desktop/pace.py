"""When to try again by itself: soon after something was written, rarely when nothing is, ever more rarely in vain."""

import random
from collections.abc import Callable
from typing import Final

AFTER_WRITE_S: Final = 40.0
BETWEEN_S: Final = 600.0
FIRST_RETRY_S: Final = 30.0
LONGEST_RETRY_S: Final = 1_800.0
SPREAD: Final = 0.25  # laptops that lost one network together must not all come back at one moment


class Pace:
    """Exponential back-off with jitter. `chance` gives numbers from 0 to 1."""

    def __init__(self, chance: Callable[[], float] = random.random) -> None:
        self._chance = chance
        self.failures = 0

    def succeeded(self) -> None:
        """Begin anew."""
        self.failures = 0

    def failed(self) -> None:
        """Wait twice as long as before."""
        self.failures += 1

    def next_s(self, *, unsent: bool = False, not_before_s: float = 0.0) -> float:
        """Return how many seconds from now to try again; what the other side asked for is the least."""
        if self.failures:
            wait = min(LONGEST_RETRY_S, FIRST_RETRY_S * 2.0 ** min(self.failures - 1, 10))
        else:
            wait = AFTER_WRITE_S if unsent else BETWEEN_S
        return max(not_before_s, wait * (1 - SPREAD + 2 * SPREAD * self._chance()))
