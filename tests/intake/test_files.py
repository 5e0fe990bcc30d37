"""Foreign files: a plain reason instead of a crash, and nothing read that is not there."""

import io
import zipfile
from pathlib import Path

import msoffcrypto.format.ooxml
import openpyxl
import pytest

from gridsteward.intake.files import read_file
from gridsteward.records.faults import Fault
from tests.intake.conftest import text, xlsx


def locked() -> bytes:
    out = io.BytesIO()
    msoffcrypto.format.ooxml.OOXMLFile(io.BytesIO(xlsx([["户号"]]))).encrypt("geheim", out)
    return out.getvalue()


def far_away() -> bytes:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet["A1"], sheet["XFD200000"] = "户号", "x"
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def other_archive() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("holiday.jpg", b"\xff\xd8")
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", "ledger_empty"),
        (b" \r\n\r\n", "ledger_empty"),
        (xlsx([]), "ledger_empty"),
        (locked(), "ledger_password"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "ledger_web_page"),
        (far_away(), "ledger_too_large"),
        (other_archive(), "ledger_not_a_table"),
        (xlsx([["户号"]])[:300], "ledger_not_a_table"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "ledger_not_a_table"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "ledger_not_a_table"),
        (b"\xff\xff\x81\x30\xff\xff", "ledger_not_a_table"),
        (b"\xff\xfeA", "ledger_not_a_table"),
    ],
)
def test_a_foreign_file_gets_its_own_reason(data: bytes, kind: str, tmp_path: Path) -> None:
    path = tmp_path / "台账.xlsx"
    path.write_bytes(data)
    with pytest.raises(Fault) as raised:
        read_file(path)
    assert (raised.value.kind, raised.value.values) == (kind, {"name": "台账.xlsx"})


def test_a_file_that_is_gone_is_a_known_fault(tmp_path: Path) -> None:
    with pytest.raises(Fault) as raised:
        read_file(tmp_path / "不在.xlsx")
    assert raised.value.kind == "ledger_cannot_open"


def test_row_numbers_are_those_of_excel(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(xlsx({"甲": [[None], [None, "x"]]}))
    assert list(read_file(path).row("甲", 2)) == ["", "x"]
    path.write_bytes(text([["a"], [], ["b"]]))
    assert list(read_file(path).row("a", 3)) == ["b"]


def test_formats_alone_far_away_do_not_make_a_workbook_too_large(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet["A1"] = "户号"
    sheet["XFD200000"].number_format = "0.00"
    path = tmp_path / "a.xlsx"
    workbook.save(path)
    assert [list(row) for row in read_file(path).sheets[0].rows] == [["户号"]]


def test_hidden_sheets_are_marked(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    workbook.active["A1"] = "户号"
    workbook.create_sheet("旧")["A1"] = "x"
    workbook["旧"].sheet_state = "hidden"
    path = tmp_path / "a.xlsx"
    workbook.save(path)
    assert [sheet.hidden for sheet in read_file(path).sheets] == [False, True]
