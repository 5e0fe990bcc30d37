"""A bundle on a stick is spoiled after all have it: nobody needs it any more, and the stick must go on carrying."""

from pathlib import Path

import pytest

from gridsteward.records.household import Household
from gridsteward.records.ids import made_by_hand
from gridsteward.sync.roads.folder import FolderRoad
from tests.sync.laptops import Laptop, founder, joiner, new_area


@pytest.mark.parametrize("revoked", [False, True])
def test_the_next_bundle_brings_the_spoiled_one_along(tmp_path: Path, *, revoked: bool) -> None:
    """Else one bad byte would shut the stick to this laptop for good."""
    area = new_area()
    (tmp_path / "stick").mkdir()

    def exchange(*laptops: Laptop) -> list[tuple[str, str, int]]:
        return [
            each for laptop in laptops for each in laptop.sync(FolderRoad(tmp_path / "stick", area)).alarms
        ]

    first = founder(tmp_path, area)
    second = joiner(tmp_path, first, FolderRoad(tmp_path / "stick", area), name="李建国")
    homes = [Household(id=made_by_hand(), account_no=f"061044273{n}", name="周桂英") for n in range(3)]
    second.add(homes[0])
    exchange(second, first)
    second.add(homes[1])
    exchange(second, first, second, first, second)
    spoiled = max((tmp_path / "stick" / area.hex() / second.store.writer.replace("-", "")).iterdir())
    whole = spoiled.read_bytes()
    spoiled.write_bytes(whole[: len(whole) // 2])
    if revoked:
        first.circle.revoke(second.circle.device)
        exchange(first)
    second.add(homes[2])
    assert exchange(second, first) == []
    assert whole in [each.read_bytes() for each in spoiled.parent.iterdir()]
    if not revoked:
        assert first.households().keys() == {home.id for home in homes}
    for each in (first, second):
        each.close()
