"""Where a home is and how long the way there is: an hour promised too early is an hour somebody waits."""

import numpy as np
import pytest

from gridsteward.planning.sites import Dwelling, Speed, places
from gridsteward.planning.travel import travel_seconds, whole_minutes, with_roads
from gridsteward.records.plan import Placed


def dwelling(
    name: str, address: str, village: str = "桂溪村", point: tuple[float, float] | None = None
) -> Dwelling:
    return Dwelling(household_id=name, address=address, village=village, point=point)


def test_a_way_is_the_great_circle_times_the_detour_over_the_speed() -> None:
    """One degree of latitude is 111.2 km: at 18 km/h and a detour of 1.35 some 8 h 20 min."""
    (_, there), _ = travel_seconds([(119.0, 29.0), (119.0, 30.0)], Speed(speed=18, detour=1.35))
    assert there == pytest.approx(111_195 * 1.35 / 5, rel=1e-3)
    east = travel_seconds([(119.0, 60.0), (120.0, 60.0)], Speed(speed=18, detour=1.0))[0, 1]
    assert east == pytest.approx(111_195 * 0.5 / 5, rel=1e-3), "half as far at sixty degrees north"


def test_minutes_are_rounded_up() -> None:
    assert whole_minutes(np.array([0, 1, 60, 61], dtype=np.int64)).tolist() == [0, 1, 1, 2]


def test_a_home_without_coordinates_lies_among_its_neighbours() -> None:
    known = [dwelling(f"k{n}", f"桂溪村3组{n}号", point=(119.0 + n / 1000, 29.6)) for n in range(1, 20)]
    known.append(dwelling("far", "马家坡1组1号", "马家坡", (119.5, 29.9)))
    found = places(
        [
            *known,
            dwelling("a", "桂溪村3组10号"),
            dwelling("b", "桂溪村9组2号"),
            dwelling("c", "", "马家坡"),
            dwelling("d", "", ""),
        ]
    )
    assert found["a"].placed == Placed.NEIGHBOURS
    assert found["a"].point == pytest.approx((119.010, 29.6))
    assert found["b"].placed == Placed.VILLAGE
    assert found["c"].point == (119.5, 29.9)
    assert found["d"].placed == Placed.AREA
    assert found["k3"].placed == Placed.OWN
    assert places([dwelling("x", "")]) == {}


def test_a_loaded_way_counts_for_both_directions_unless_both_are_there() -> None:
    cost = np.full((3, 3), 100, dtype=np.int64)
    roads = {("a", "b"): 10.0, ("b", "c"): 2.0, ("c", "b"): 3.0}
    found = with_roads(cost, ["", "a", "b"], roads)
    assert found.tolist() == [[100, 100, 100], [100, 100, 600], [100, 600, 100]]
    assert with_roads(cost, ["a", "b", "c"], roads)[1:, 1:].tolist() == [[100, 120], [180, 100]]
