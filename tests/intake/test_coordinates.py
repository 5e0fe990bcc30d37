"""A home half a kilometre beside where it is: the steward knocks at the wrong door."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from gridsteward.intake.coordinates import agreeing, from_wgs84, metres, to_wgs84
from gridsteward.intake.outcome import Odd
from gridsteward.intake.words import read_degrees
from gridsteward.records.coordinates import Datum, PlacedHome
from gridsteward.records.ledger import ProblemKind

BEIJING = (116.397428, 39.90923)


@given(
    some.floats(73.5, 135.5),
    some.floats(3.9, 53.5),
    some.sampled_from([Datum.WGS84, Datum.GCJ02, Datum.BD09]),
)
def test_there_and_back_is_the_same_door(longitude: float, latitude: float, datum: Datum) -> None:
    there = from_wgs84((longitude, latitude), datum)
    assert metres(to_wgs84(there, datum), (longitude, latitude)) < 0.1


def test_the_shift_is_the_published_one() -> None:
    """The worked example everybody quotes: a GPS point of Beijing as Amap and as Baidu show it."""
    assert from_wgs84((116.404, 39.915), Datum.GCJ02) == pytest.approx((116.410244, 39.916404), abs=2e-6)
    assert from_wgs84((116.404, 39.915), Datum.BD09) == pytest.approx((116.416627, 39.922699), abs=2e-6)


def village(at: tuple[float, float], datum: Datum, *, names: str = "", count: int = 12) -> list[PlacedHome]:
    return [
        PlacedHome(
            account_no=f"{names}{n}",
            village="桂溪村",
            transformer_district="",
            point=from_wgs84((at[0] + n % 4 * 3e-4, at[1] + n // 4 * 3e-4), datum),
        )
        for n in range(count)
    ]


@pytest.mark.parametrize("datum", Datum)
def test_what_lies_where_the_known_homes_lie_tells_the_system(datum: Datum) -> None:
    known = village(BEIJING, Datum.WGS84)
    assert agreeing(village(BEIJING, datum), known) == (datum, 12)
    assert agreeing(village(BEIJING, datum, names="new"), known) == (datum, 12)


def test_places_that_agree_in_no_system_decide_nothing() -> None:
    """Another hamlet of the same village two kilometres off says nothing of the system."""
    known = village(BEIJING, Datum.WGS84)
    away = village((BEIJING[0] + 0.03, BEIJING[1]), Datum.GCJ02, names="new")
    assert agreeing(away, known) is None
    assert agreeing(away[:2], known) is None


@pytest.mark.parametrize(
    ("cell", "degrees"),
    [
        ("119°02′24″", 119.04),
        ("东经119度2分24秒", 119.04),
        ("29°36.6'N", 29.61),
        ("119°2'24.36\"E", 119.0401),
    ],
)
def test_minutes_and_seconds_are_read(cell: str, degrees: float) -> None:
    got = read_degrees(cell)
    assert isinstance(got, Odd)
    assert got.value == pytest.approx(degrees, abs=1e-6)


def test_zero_and_sixty_minutes_are_told_of() -> None:
    assert read_degrees(0.0) == Odd(problem=ProblemKind.NOT_MEASURED)
    assert read_degrees("0") == Odd(problem=ProblemKind.NOT_MEASURED)
    assert read_degrees("119°61′") == Odd(problem=ProblemKind.NOT_A_NUMBER)
