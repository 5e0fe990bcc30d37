"""Ledgers by command: nothing lost, nothing twice, nothing of a steward's overwritten, every rest named."""

import json
import os
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from gridsteward.operations import area as areas
from gridsteward.operations import households
from tests.commands.conftest import LEDGER, PASSPHRASE, Call, workbook

ROOT = Path(__file__).resolve().parents[2]


def _all_bytes(home: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}


def test_a_ledger_comes_in_once(call: Call, area: str, ledger: Path) -> None:
    first = call("import", "ledger", ledger, "--json")
    counts = {key: first.json[key] for key in ("rows", "created", "changed", "unchanged", "problems")}
    assert (first.code, counts) == (
        0,
        {"rows": 3, "created": 3, "changed": 0, "unchanged": 0, "problems": []},
    )
    again = call("import", "ledger", ledger, "--json")
    assert (again.json["created"], again.json["changed"], again.json["unchanged"]) == (0, 0, 3)


def test_a_dry_run_tells_and_changes_nothing(call: Call, area: str, ledger: Path, home: Path) -> None:
    before = _all_bytes(home)
    said = call("import", "ledger", ledger, "--dry-run", "--json")
    assert (said.json["created"], said.json["dry_run"]) == (3, True)
    assert _all_bytes(home) == before
    assert "试算" in call("import", "ledger", ledger, "--dry-run").out


def test_several_ledgers_go_in_together_or_not_at_all(
    call: Call, area: str, ledger: Path, tmp_path: Path
) -> None:
    other = workbook(tmp_path / "二.xlsx", [LEDGER[0], ("0003302000041", "新来的", "桂溪村9号", "", "", "")])
    refused = call("import", "ledger", other, tmp_path / "缺.xlsx", "--json")
    assert (refused.code, refused.json["error"]) == (3, "ledger_cannot_open")
    assert call("search", "新来的", "--json").json["households"] == []
    assert call("import", "ledger", ledger, other, "--json").json["created"] == 4


def test_rows_with_problems_come_back_as_a_workbook_are_mended_and_go_in(
    call: Call, area: str, tmp_path: Path
) -> None:
    head = ("", *LEDGER[0])  # an empty first column, as stations like to leave one
    broken = workbook(
        tmp_path / "坏.xlsx",
        [
            head,
            *(("", *row) for row in LEDGER[1:]),
            ("", "", "吴小妹", "桂溪村5组2号", "桂溪村", "13900004444", ""),
            ("", "0003302000058", "郑大", "桂溪村5组3号", "桂溪村", "139", ""),
        ],
    )
    out = tmp_path / "待改.xlsx"
    said = call("import", "ledger", broken, "--errors", out, "--json")
    assert (said.code, said.json["created"], said.json["lost"]) == (1, 4, 1)
    assert {(each["row"], each["sheet"], each["field"]) for each in said.json["problems"]} == {
        (5, "台账", "account_no"),
        (6, "台账", "phones"),
    }
    assert all(each["reason"] for each in said.json["problems"])
    book = openpyxl.load_workbook(out)
    sheet = book.worksheets[0]
    titles = {cell.value: cell.column for cell in sheet[2]}
    sheet.cell(3, titles["户号"], "0003302000066")
    sheet.cell(4, titles["联系电话"], "13900005555")
    book.save(out)
    mended = call("import", "ledger", out, "--json")
    assert (mended.code, mended.json["created"], mended.json["changed"]) == (0, 1, 1)
    assert call("household", "show", "0003302000058", "--json").json["people"][0]["phones"] == "13900005555"


def test_a_workbook_somebody_is_mending_is_never_overwritten(
    call: Call, area: str, ledger: Path, tmp_path: Path
) -> None:
    out = workbook(tmp_path / "待改.xlsx", [("我改了一半",)])
    before = out.read_bytes()
    said = call("import", "ledger", ledger, "--errors", out, "--json")
    assert (said.code, said.json["error"]) == (3, "report_exists")
    assert out.read_bytes() == before
    assert call("search", "zgy", "--json").json["households"] == []


@pytest.fixture
def contested(call: Call, settled: str, home: Path, tmp_path: Path) -> Path:
    """The steward moved somebody; the next ledger moves her elsewhere."""
    area = areas.open_area(home, settled, passphrase=PASSPHRASE)
    home_of = households.household_by_account(area, "0003302000017")
    households.edit_household(area, home_of.id, {"address": "桂溪村3组12号之一"})
    area.close()
    changed = [list(row) for row in LEDGER]
    changed[1][2] = "桂溪村7组1号"
    return workbook(tmp_path / "新台账.xlsx", changed)


def _address(call: Call) -> str:
    return str(call("household", "show", "0003302000017", "--json").json["address"])


def test_what_a_steward_changed_stays_and_the_difference_is_named(call: Call, contested: Path) -> None:
    said = call("import", "ledger", contested, "--json")
    (problem,) = said.json["problems"]
    assert (said.code, problem["field"], problem["row"]) == (1, "address", 2)
    assert "桂溪村7组1号" in problem["reason"]
    assert _address(call) == "桂溪村3组12号之一"
    assert call("import", "ledger", contested, "--json").code == 1, "it still waits for an answer"


def test_taking_ours_settles_the_difference_for_good(call: Call, contested: Path) -> None:
    assert call("import", "ledger", contested, "--take", "ours", "--json").json["problems"] == []
    again = call("import", "ledger", contested, "--json")
    assert (again.code, again.json["changed"]) == (0, 0)
    assert _address(call) == "桂溪村3组12号之一"


def test_taking_theirs_takes_the_ledgers_and_a_dry_run_counts_it(call: Call, contested: Path) -> None:
    tried = call("import", "ledger", contested, "--take", "theirs", "--dry-run", "--json").json
    done = call("import", "ledger", contested, "--take", "theirs", "--json").json
    keys = ("rows", "created", "changed", "unchanged", "problems")
    assert [tried[key] for key in keys] == [done[key] for key in keys] == [3, 0, 1, 2, []]
    assert _address(call) == "桂溪村7组1号"


# -- the station's own ledger ----------------------------------------------------------------------------------------


@pytest.fixture
def station_ledger() -> Path:
    pointer = ROOT / ".git"
    # A second worktree keeps, in place of a folder, a file that points into the first one.
    first = Path(pointer.read_text("utf-8").split()[1]).parents[2] if pointer.is_file() else ROOT
    path = first.parent / "shared" / "data" / "station_ledger.xlsx"
    if path.exists():
        return path
    pytest.skip("the station's ledger is not beside this checkout")


def test_a_real_stations_ledger_is_whole_and_the_second_time_another_process_changes_nothing(
    call: Call, area: str, home: Path, station_ledger: Path
) -> None:
    first = call("import", "ledger", station_ledger, "--json").json
    assert (first["rows"], first["created"], first["lost"], first["problems"]) == (1013, 1013, 0, [])
    environment = {**os.environ, "PYTHONUTF8": "1", "GRIDSTEWARD_PASSPHRASE": PASSPHRASE}
    command = [sys.executable, "-m", "gridsteward", "import", "ledger", str(station_ledger), "--json"]
    done = subprocess.run(
        [*command, "--data-dir", str(home)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    again = json.loads(done.stdout)
    assert (done.returncode, done.stderr) == (0, "")
    assert (again["created"], again["changed"], again["unchanged"]) == (0, 0, 1013)
