"""The same homes from GPS, 高德 and 百度 must stand at the same doors."""

from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest

from gridsteward.intake.coordinates import from_wgs84, metres
from gridsteward.operations import ledgers
from gridsteward.operations.area import Area
from gridsteward.records.coordinates import Datum, DatumReason
from gridsteward.records.household import Household
from gridsteward.records.intake_plan import LedgerPlan
from gridsteward.records.ledger import ProblemKind

DOORS = {f"0610442739{n:02}": (119.5 + n % 5 * 4e-4, 30.1 + n // 5 * 4e-4) for n in range(20)}


def ledger(
    folder: Path,
    datum: Datum,
    titles: Sequence[str] = ("经度", "纬度"),
    doors: dict[str, tuple[float, float]] = DOORS,
) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["户号", "户名", "村", *titles])
    for account, door in doors.items():
        sheet.append([account, "龙桂香", "桂溪村", *from_wgs84(door, datum)])
    path = folder / f"{len(list(folder.glob('*.xlsx')))}.xlsx"
    book.save(path)
    return path


def take(grid: Area, path: Path, datum: Datum | None = None) -> LedgerPlan:
    file = ledgers.with_datum(ledgers.read_ledger_file(grid, path), datum)
    return ledgers.apply_import(grid, file)[0]


def astray(grid: Area) -> float:
    """Return how many metres the worst home stands from its door."""
    homes = grid.store.select(Household)
    assert len(homes) >= len(DOORS)
    return max(
        metres((home.longitude or 0, home.latitude or 0), DOORS[home.account_no])
        for home in homes
        if home.account_no in DOORS
    )


@pytest.mark.parametrize(
    ("datum", "titles"),
    [
        (Datum.WGS84, ("经度(WGS84)", "纬度(WGS84)")),
        (Datum.GCJ02, ("经度（GCJ-02）", "纬度（GCJ-02）")),
        (Datum.GCJ02, ("高德经度", "高德纬度")),
        (Datum.BD09, ("百度经度", "百度纬度")),
    ],
)
def test_headings_tell_the_system(grid: Area, tmp_path: Path, datum: Datum, titles: tuple[str, str]) -> None:
    plan = take(grid, ledger(tmp_path, datum, titles))
    (told,) = plan.coordinates
    assert (told.datum, told.why, told.rows) == (datum, DatumReason.HEADING, 20)
    assert astray(grid) < 1


def test_what_a_person_says_is_taken_and_remembered(grid: Area, tmp_path: Path) -> None:
    take(grid, ledger(tmp_path, Datum.BD09), Datum.BD09)
    assert astray(grid) < 1
    far = {f"07104427390{n}": (121.0 + n * 1e-3, 31.0) for n in range(3)}
    (told,) = ledgers.plan_import(
        grid, ledgers.read_ledger_file(grid, ledger(tmp_path, Datum.BD09, doors=far))
    ).coordinates
    assert (told.datum, told.why) == (Datum.BD09, DatumReason.REMEMBERED)


@pytest.mark.parametrize("datum", Datum)
def test_homes_already_placed_tell_the_system(grid: Area, tmp_path: Path, datum: Datum) -> None:
    """The second ledger says nothing of its system: it changes no place, and brings new homes to their doors."""
    take(grid, ledger(tmp_path, Datum.WGS84))
    plan = take(grid, ledger(tmp_path, datum))
    (told,) = plan.coordinates
    assert (told.datum, told.why, told.homes) == (datum, DatumReason.AGREES, 20)
    assert astray(grid) < 1


def test_a_place_that_cannot_be_is_told_with_row_and_field(grid: Area, tmp_path: Path) -> None:
    path = ledger(tmp_path, Datum.WGS84)
    book = openpyxl.load_workbook(path)
    sheet = book.active
    assert sheet is not None
    for row, cells in enumerate(((0, 0), (30.1, 119.5), ("119°30′", "30°6′"), (2.3, 48.8), (119.5, None)), 2):
        for column, cell in enumerate(cells, 4):
            sheet.cell(row, column).value = cell
    book.save(path)
    plan = take(grid, path)
    problems = [(each.row_no, each.field, each.kind) for each in plan.reading.problems]
    assert problems == [
        (2, "longitude", ProblemKind.NOT_MEASURED),
        (2, "latitude", ProblemKind.NOT_MEASURED),
        (5, "longitude", ProblemKind.OUT_OF_RANGE),
        (6, "longitude", ProblemKind.HALF_A_PLACE),
    ]
    homes = {home.account_no: (home.longitude, home.latitude) for home in grid.store.select(Household)}
    accounts = list(DOORS)
    assert homes[accounts[1]] == homes[accounts[2]] == (119.5, 30.1)
    assert [homes[accounts[at]] for at in (0, 3, 4)] == [(None, None)] * 3
