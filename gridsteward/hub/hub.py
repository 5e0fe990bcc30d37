"""What every address works with."""

import time
from collections.abc import Callable

from gridsteward.hub.areas import Areas
from gridsteward.hub.database import Database
from gridsteward.hub.limits import Limits
from gridsteward.hub.metrics import Metrics
from gridsteward.hub.settings import Settings


def now_ms() -> int:
    """Return the hub's time, the only clock the devices' requests are held against (ms since 1970)."""
    return time.time_ns() // 1_000_000


class Hub:
    """One process of a hub: its settings, its database, and what it remembers."""

    def __init__(self, settings: Settings, *, clock: Callable[[], int] = now_ms) -> None:
        self.settings = settings
        self.clock = clock
        self.database = Database(settings.database, connections=settings.threads)
        self.areas = Areas(self.database)
        self.limits = Limits(settings)
        self.metrics = Metrics()
