"""A real station's ledger: nobody is lost and no account number is wrong."""

import re
from pathlib import Path

import pytest

from gridsteward.intake.columns import recognise
from gridsteward.intake.files import read_file
from gridsteward.intake.ledger import read_ledger
from gridsteward.intake.synonyms import Synonyms
from tests.intake.conftest import REPOSITORY, TODAY


@pytest.fixture
def station_ledger() -> Path:
    pointer = REPOSITORY / ".git"
    # A second worktree keeps, in place of a folder, a file that points into the first one.
    first = Path(pointer.read_text("utf-8").split()[1]).parents[2] if pointer.is_file() else REPOSITORY
    path = first.parent / "shared" / "data" / "station_ledger.xlsx"
    if path.exists():
        return path
    pytest.skip("the station's ledger is not beside this checkout")


def test_all_1013_households_come_in_with_their_own_account_numbers(
    station_ledger: Path, synonyms: Synonyms
) -> None:
    workbook = read_file(station_ledger)
    reading = read_ledger(workbook, [recognise(s, synonyms) for s in workbook.sheets], synonyms, today=TODAY)
    assert len(reading.rows) == 1013
    assert reading.problems == ()
    assert reading.merged == ()
    assert [row.account_no for row in reading.rows] == [cells[1] for cells in workbook.sheets[0].rows[2:]]
    assert all(re.fullmatch(r"0003302\d{6}", row.account_no) for row in reading.rows)
