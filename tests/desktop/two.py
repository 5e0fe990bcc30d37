"""Two laptops of one area with a stick between them, for the tests of the window."""

from pathlib import Path

from gridsteward.operations import devices, households, syncing
from gridsteward.operations.area import Area
from gridsteward.records.household import Person
from gridsteward.records.sync import DeviceRole


class Pair:
    """`area` is the supervisor's on screen, `other` a steward's that only operations touch, `stick` a real folder."""

    def __init__(self, area: Area, home: Path, *, role: DeviceRole = DeviceRole.STEWARD) -> None:
        self.area = area
        self.stick = home / "蓝色U盘"
        self.stick.mkdir()
        code = devices.invite(area, role).code
        syncing.sync_folder(area, self.stick)
        self.other = devices.ask_to_join(
            home / "other", code, steward="陈立", passphrase="correct horse", folder=self.stick
        )
        self.other.now = area.now
        devices.admit(area, folder=self.stick)
        assert devices.look_for_welcome(self.other, folder=self.stick)
        self.carry()

    def carry(self) -> None:
        """Walk with the stick until both hold everything."""
        for laptop in (self.area, self.other, self.area):
            syncing.sync_folder(laptop, self.stick)

    def there(self) -> None:
        """Let the other laptop leave what it has on the stick."""
        syncing.sync_folder(self.other, self.stick)

    @property
    def other_id(self) -> str:
        """The other laptop's id."""
        return next(each.id for each in devices.devices(self.area) if not each.this)

    def person(self, household: str, name: str) -> str:
        """The id of a person of a household."""
        people = self.area.store.select(Person, "household_id = ? AND name = ?", (household, name))
        return people[0].id

    def differ(self, household: str, field: str, mine: str, theirs: str) -> None:
        """Let both laptops write a field without knowing of each other."""
        households.edit_household(self.other, household, {field: theirs})
        households.edit_household(self.area, household, {field: mine})
        self.there()
        syncing.sync_folder(self.area, self.stick)

    def close(self) -> None:
        """Let go of the other laptop's file."""
        self.other.close()
