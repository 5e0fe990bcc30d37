"""Several laptops of one area from the command line: a data folder each, and a real folder between them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gridsteward.operations import area as areas
from gridsteward.operations import households
from gridsteward.operations.area import Area
from tests.commands.conftest import AREA, PASSPHRASE, Call, Said


@dataclass(frozen=True)
class Laptop:
    """One laptop: every command runs in its own data folder, as JSON unless `plain` is called."""

    home: Path
    call: Call

    def __call__(self, *words: object) -> Any:
        """Run a command that must succeed; return what it said."""
        said = self.call(*words, "--json", data_dir=self.home)
        assert said.code == 0, (words, said)
        return said.json

    def said(self, *words: object) -> Said:
        """Run a command; return its exit status and JSON text."""
        return self.call(*words, "--json", data_dir=self.home)

    def plain(self, *words: object) -> Said:
        """Run a command as a person does."""
        return self.call(*words, data_dir=self.home)

    def edit(self, account_no: str, **values: str) -> None:
        """Change fields of a household as its page does."""
        with self.open() as area:
            household = households.household_by_account(area, account_no)
            households.edit_household(area, household.id, values)

    @contextmanager
    def open(self) -> Iterator[Area]:
        """Give the open area, for what only the window can do."""
        area = areas.open_area(self.home, passphrase=PASSPHRASE)
        try:
            yield area
        finally:
            area.close()

    @property
    def this(self) -> str:
        """Return this laptop's id."""
        return str(next(each["id"] for each in self("device", "list")["devices"] if each["this"]))


@dataclass(frozen=True)
class Laptops:
    """The laptops of one area and the folder they share."""

    root: Path
    call: Call

    @property
    def stick(self) -> Path:
        """Return the folder all of them exchange over."""
        folder = self.root / "stick"
        folder.mkdir(exist_ok=True)
        return folder

    def at(self, name: str) -> Laptop:
        """Return a laptop by the name of its folder."""
        return Laptop(self.root / name, self.call)

    def founder(self, name: str = "station", *, steward: str = "王站长") -> Laptop:
        """Return the first laptop, with a new area."""
        made = self.at(name)
        made("area", "create", AREA, "--steward", steward)
        return made

    def pair(self, ledger: Path) -> tuple[Laptop, Laptop]:
        """Return the station's laptop with the ledger's households, and that of a steward who has them too."""
        station = self.founder()
        station("import", "ledger", ledger)
        return station, self.join(station, "bike", steward="李建国")

    def join(self, inviter: Laptop, name: str, *, steward: str, role: str = "steward") -> Laptop:
        """Return a laptop that was invited, asked, was admitted and received everything, all over the folder."""
        code = inviter("device", "invite", "--role", role, "--folder", self.stick)["code"]
        made = self.at(name)
        made("device", "request", "--code", code, "--steward", steward, "--folder", self.stick)
        inviter("device", "admit", "--all", "--folder", self.stick)
        made("sync", "--folder", self.stick)
        return made
