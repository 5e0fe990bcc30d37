"""If these fail, a failed export destroys last month's file, or the reason stays a riddle."""

import errno
import os
from io import BytesIO
from pathlib import Path

import pytest
from python_calamine import load_workbook

from gridsteward.records.faults import Fault
from gridsteward.reports.plain import plain_workbook
from gridsteward.reports.target import replacing
from gridsteward.words import Words

ROWS = [["户号", "户名"], ["0001", "周桂英"]]


def test_a_new_file_is_whole_and_only_its_owners(tmp_path: Path) -> None:
    out = tmp_path / "表.xlsx"
    written = plain_workbook(ROWS, out, sheet_name="台账")
    assert load_workbook(out).get_sheet_by_index(0).to_python() == ROWS
    assert written.size == out.stat().st_size
    assert [path.name for path in tmp_path.iterdir()] == ["表.xlsx"]
    if os.name != "nt":
        assert out.stat().st_mode & 0o077 == 0


def test_an_existing_file_is_replaced_only_when_asked(tmp_path: Path) -> None:
    out = tmp_path / "表.xlsx"
    out.write_bytes(b"before")
    with pytest.raises(Fault) as caught:
        plain_workbook(ROWS, out, sheet_name="台账")
    assert caught.value.kind == "report_exists"
    assert out.read_bytes() == b"before"
    plain_workbook(ROWS, out, sheet_name="台账", overwrite=True)
    assert load_workbook(out).get_sheet_by_index(0).to_python() == ROWS


def test_a_writer_that_fails_leaves_the_old_file(tmp_path: Path) -> None:
    out = tmp_path / "表.xlsx"
    out.write_bytes(b"before")
    with pytest.raises(TypeError):
        plain_workbook([[object()]], out, sheet_name="台账", overwrite=True)
    assert out.read_bytes() == b"before"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_file_that_appears_meanwhile_is_not_lost(tmp_path: Path) -> None:
    out = tmp_path / "表.xlsx"
    with pytest.raises(Fault) as caught, replacing(out, overwrite=False):
        out.write_bytes(b"theirs")
    assert caught.value.kind == "report_exists"
    assert out.read_bytes() == b"theirs"
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (PermissionError(errno.EACCES, "in use"), "report_file_open"),
        (OSError(errno.ENOSPC, "full"), "report_disk_full"),
        (OSError(errno.EIO, "broken"), "report_not_written"),
    ],
)
def test_what_stops_the_exchange_is_said_plainly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, kind: str
) -> None:
    out = tmp_path / "表.xlsx"
    out.write_bytes(b"before")

    def refuse(self: Path, target: Path) -> Path:
        raise error

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(Fault) as caught:
        plain_workbook(ROWS, out, sheet_name="台账", overwrite=True)
    assert caught.value.kind == kind
    assert out.read_bytes() == b"before"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_folder_that_is_gone_or_closed_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import tempfile

    with pytest.raises(Fault) as caught:
        plain_workbook(ROWS, tmp_path / "没有" / "表.xlsx", sheet_name="台账")
    assert caught.value.kind == "report_folder_missing"

    def refuse(**asked: object) -> None:
        raise PermissionError(errno.EACCES, "no")

    monkeypatch.setattr(tempfile, "mkstemp", refuse)
    with pytest.raises(Fault) as caught:
        plain_workbook(ROWS, tmp_path / "表.xlsx", sheet_name="台账")
    assert caught.value.kind == "report_no_access"


def test_every_fault_says_what_happened_what_is_safe_and_what_to_do(words: Words) -> None:
    values = {"name": "表.xlsx", "folder": "文档", "why": "x", "sheet": 1, "system": 2}
    kinds = [kind for kind in words.section("fault") if kind.startswith("report_")]
    assert len(kinds) == 7
    for kind in kinds:
        for section in ("fault", "fault_safe", "fault_todo"):
            assert words(f"{section}.{kind}", **values)


def test_both_languages_hold_the_same_keys() -> None:
    zh, en = Words("zh_CN"), Words("en")
    for section in ("report", "report_unit", "fault", "fault_safe", "fault_todo"):
        assert list(zh.section(section)) == list(en.section(section))


def test_a_stream_stays_open(tmp_path: Path) -> None:
    out = BytesIO()
    assert plain_workbook(ROWS, out, sheet_name="台账").path is None
    assert not out.closed
