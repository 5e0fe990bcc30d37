"""Two laptops of one area that exchange over a folder, through the operations a person has."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from gridsteward.operations import devices, syncing
from gridsteward.operations.area import Area, create_area
from gridsteward.records.household import Household
from gridsteward.records.ids import made_by_hand

PASSPHRASE = "一年四季都要平安"


@dataclass
class Pair:
    """The supervisor's laptop and the steward's, and the stick between them."""

    first: Area
    other: Area
    stick: Path

    def exchange(self) -> None:
        """Carry the stick to and fro until both have all."""
        for area in (self.first, self.other, self.first, self.other):
            syncing.sync_folder(area, self.stick)

    def household(self, name: str = "周桂英") -> Household:
        """Bring in a household on the first laptop and let both have it."""
        made = Household(id=made_by_hand(), account_no="0610442739", name=name, village="青石村")
        with self.first.store.write("household_new", about=made.id) as write:
            write.insert(made)
        self.exchange()
        return made


@contextmanager
def a_pair(folder: Path) -> Iterator[Pair]:
    """Give an area of two laptops."""
    stick = folder / "stick"
    stick.mkdir()
    first = create_area(folder / "first", "青石区", steward="王站长", passphrase=PASSPHRASE)
    code = devices.invite(first).code
    syncing.sync_folder(first, stick)
    other = devices.ask_to_join(folder / "other", code, steward="李建国", passphrase=PASSPHRASE, folder=stick)
    devices.admit(first, folder=stick)
    assert devices.look_for_welcome(other, folder=stick)
    pair = Pair(first, other, stick)
    pair.exchange()
    try:
        yield pair
    finally:
        first.close()
        other.close()
