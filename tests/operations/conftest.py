"""An open area with a clock of its own."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from gridsteward.operations import area as areas
from gridsteward.operations.area import Area
from gridsteward.store import keys
from tests.operations.pair import Pair, a_pair

CHINA = timezone(timedelta(hours=8))


@dataclass
class WallClock:
    """The laptop's clock, set by the test."""

    at: datetime = datetime(2026, 9, 16, 9, 30, tzinfo=CHINA)

    def __call__(self) -> datetime:
        return self.at

    def set(self, day: int, hour: int, minute: int = 0, *, second: int = 0) -> None:
        """Set it to a moment of September 2026."""
        self.at = datetime(2026, 9, day, hour, minute, second, tzinfo=CHINA)


@pytest.fixture
def clock() -> WallClock:
    """Return the clock of `grid`."""
    return WallClock()


@pytest.fixture
def grid(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clock: WallClock) -> Iterator[Area]:
    """Return an open, empty area whose clock is `clock`."""
    monkeypatch.setattr(keys, "MEMORY_KIB", 64)
    monkeypatch.setattr(keys, "PASSES", 1)
    made = areas.create_area(tmp_path / "grid", "城北站", steward="李建国", passphrase="春风又到江南岸上")
    made.now = clock
    yield made
    made.close()


@pytest.fixture
def pair(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Pair]:
    """Return two laptops of one area and the stick between them."""
    monkeypatch.setattr(keys, "MEMORY_KIB", 64)
    monkeypatch.setattr(keys, "PASSES", 1)
    with a_pair(tmp_path) as made:
        yield made
