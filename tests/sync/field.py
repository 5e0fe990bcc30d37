"""Laptops of one area as people have them: made, invited, admitted and exchanged through the operations alone."""

from collections.abc import Sequence
from pathlib import Path

from msgspec.structs import replace

from gridsteward.operations import devices, syncing, visits
from gridsteward.operations.area import Area, create_area
from gridsteward.records.household import Household
from gridsteward.records.ids import made_by_hand
from gridsteward.records.visit import Met
from tests.store import oracle

PASSPHRASE = "灥下有人家住着呢"
AREA = "鬴鬵镇片区"
STEWARDS = ("龘站长", "猋建国", "羴立立")
QUIET_ROUNDS = 8


def found(home: Path, *, steward: str = STEWARDS[0]) -> Area:
    """Return the first laptop of an area."""
    return create_area(home, AREA, steward=steward, passphrase=PASSPHRASE)


def join(home: Path, inviter: Area, *, steward: str, url: str = "", folder: Path | None = None) -> Area:
    """Return a laptop that came in over the hub at `url`, or by files in a folder alone."""
    code = devices.invite(inviter).code
    exchange(inviter, folder)
    made = devices.ask_to_join(home, code, steward=steward, passphrase=PASSPHRASE, url=url, folder=folder)
    devices.admit(inviter, folder=folder)
    assert devices.look_for_welcome(made, folder=folder)
    return made


def team(folder: Path, url: str, *, stewards: Sequence[str] = STEWARDS) -> list[Area]:
    """Return the laptops of a new area, enrolled over a hub and equal."""
    first = found(folder / "laptop0", steward=stewards[0])
    syncing.set_hub(first, url)
    team = [first]
    team += [
        join(folder / f"laptop{at}", first, steward=name, url=url) for at, name in enumerate(stewards) if at
    ]
    until_quiet(team)
    return team


def close(team: Sequence[Area]) -> None:
    """Lock all laptops."""
    for each in team:
        each.close()


# -- work --------------------------------------------------------------------------------------------------------------


def household(area: Area, name: str, *, row: str = "", **values: str) -> str:
    """Write a household down; return its id."""
    made = Household(id=row or made_by_hand(), account_no="0610442739", name=name, **values)
    with area.store.write("household.add", about=made.id) as write:
        write.insert(made)
    return made.id


def edit(area: Area, row: str, **values: str) -> None:
    """Change fields of a household, in place of what is shown."""
    with area.store.write("household.edit", about=row) as write:
        write.edit(Household, row, values)


def visit(area: Area, row: str, photo: bytes) -> str:
    """Pay a visit and take a photo; return the photo's content hash."""
    draft = visits.attach(area, visits.begin_visit(area, row), photo, name="电表.bin")
    visits.finish_visit(area, replace(draft, met=Met.NOBODY))
    return draft.files[-1].content_hash


# -- exchange ----------------------------------------------------------------------------------------------------------


def exchange(area: Area, folder: Path | None = None) -> None:
    """Exchange over the hub, or over a folder."""
    if folder is None:
        syncing.sync_hub(area)
    else:
        syncing.sync_folder(area, folder)


def until_quiet(team: Sequence[Area]) -> int:
    """Exchange over the hub until nobody has anything to say; return how many rounds it took."""
    for rounds in range(1, QUIET_ROUNDS + 1):
        reports = [syncing.sync_hub(each) for each in team]
        if not any(
            report.sent or report.received or report.waiting or report.unheard or report.files_sent
            for report in reports
        ):
            return rounds
    raise AssertionError(f"it does not come to rest: {reports}")


# -- what must hold ----------------------------------------------------------------------------------------------------


def expect_one_state(team: Sequence[Area]) -> None:
    """I1: rows, heads and conflict lists are the same on all, and what the ops say."""
    assert len({each.store.state_digest() for each in team}) == 1, "I1: several states"
    listed = [[each.id for each in area.store.conflicts()] for area in team]
    assert all(each == listed[0] for each in listed), "I1: conflict lists differ"
    for each in team:
        assert oracle.disagreements(each.store.connection) == [], "I1: rows are not what the ops say"


def told(area: Area) -> set[str]:
    """Return the kinds of alarm a person is shown."""
    return {each.kind for each in syncing.alarms(area)}
