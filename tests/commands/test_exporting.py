"""What leaves the encrypted store says so, holds all of it, and is locked when asked."""

import io
from pathlib import Path

import msoffcrypto
import openpyxl
import pytest

from tests.commands.conftest import Call, workbook

HEAD = ("户号", "走访日期", "开始时间", "见到谁", "走访人")


@pytest.fixture
def visited(call: Call, settled: str, tmp_path: Path) -> str:
    rows = [
        ("0003302000017", "2026-03-02", "9:30", "本人", "陈师傅"),
        ("0003302000025", "2026-03-02", "10:00", "没人", "李师傅"),
        ("0003302000033", "2026-04-01", "9:00", "本人", "陈师傅"),
    ]
    assert call("import", "visits", workbook(tmp_path / "走访.xlsx", [HEAD, *rows])).code == 0
    return settled


def _cells(path: Path) -> set[object]:
    book = openpyxl.load_workbook(path)
    return {cell.value for sheet in book for row in sheet for cell in row}


@pytest.mark.parametrize(
    ("chosen", "rows"),
    [
        ((), 3),
        (("--from", "2026-03-01", "--to", "2026-03-31"), 2),
        (("--steward", "李师傅"), 1),
        (("--village", "马家坡"), 1),
        (("--class", "特殊关爱"), 0),
    ],
)
def test_the_visits_of_a_selection_are_written(
    call: Call, visited: str, tmp_path: Path, chosen: tuple[str, ...], rows: int
) -> None:
    out = tmp_path / "走访记录.xlsx"
    said = call("export", "visits", out, *chosen, "--json")
    assert (said.code, said.json["rows"], said.json["protected"]) == (0, rows, False)
    accounts = {value for value in _cells(out) if str(value).startswith("0003302")}
    assert len(accounts) == rows


def test_the_household_list_is_written(call: Call, settled: str, tmp_path: Path) -> None:
    out = tmp_path / "台账.xlsx"
    assert call("export", "households", out, "--village", "桂溪村", "--json").json["rows"] == 2
    assert "周桂英" in _cells(out)


def test_the_requests_of_a_period_are_written(call: Call, settled: str, tmp_path: Path) -> None:
    call("case", "new", "bill", "电费高", "--at", "2026-03-02T09:00")
    call("case", "new", "complaint", "石师傅要烟", "--confidential", "supervisor")
    out = tmp_path / "诉求.xlsx"
    assert call("export", "cases", out, "--json").json["rows"] == 2
    assert "保密" in _cells(out)
    assert "石师傅要烟" not in _cells(out)
    one = tmp_path / "三月.xlsx"
    assert call("export", "cases", one, "--to", "2026-03-31", "--json").json["rows"] == 1
    assert "电费高" in _cells(one)


def test_an_open_workbook_is_warned_of_and_a_locked_one_is_not(
    call: Call, visited: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "没有加密" in call("export", "visits", tmp_path / "open.xlsx", "--json").err
    refused = call("export", "visits", tmp_path / "no.xlsx", "--password", "--json")
    assert (refused.code, refused.json["error"]) == (3, "export_password_needed")
    assert not (tmp_path / "no.xlsx").exists()
    monkeypatch.setenv("GRIDSTEWARD_EXPORT_PASSWORD", "给所里的密码")
    locked = tmp_path / "locked.xlsx"
    said = call("export", "visits", locked, "--password", "--json")
    assert (said.code, said.err, said.json["protected"]) == (0, "", True)
    assert "周桂英".encode() not in locked.read_bytes()
    plain = io.BytesIO()
    with locked.open("rb") as file:
        office = msoffcrypto.OfficeFile(file)
        office.load_key(password="给所里的密码")
        office.decrypt(plain)
    assert "周桂英" in {c.value for s in openpyxl.load_workbook(plain) for r in s for c in r}


def test_a_file_that_is_there_is_replaced_only_when_asked(call: Call, visited: str, tmp_path: Path) -> None:
    out = tmp_path / "走访记录.xlsx"
    out.write_text("别的东西")
    assert call("export", "visits", out, "--json").json["error"] == "report_exists"
    assert out.read_text() == "别的东西"
    assert call("export", "visits", out, "--overwrite").code == 0


def test_a_period_that_ends_before_it_begins_is_refused(call: Call, visited: str, tmp_path: Path) -> None:
    dates = ("--from", "2026-04-01", "--to", "2026-03-01")
    said = call("export", "visits", tmp_path / "a.xlsx", *dates, "--json")
    assert (said.code, said.json["error"]) == (3, "period_backwards")
