"""Whoever finds the laptop's disk finds no name on it: every byte of every file is searched for what was typed."""

import base64
import logging
import zipfile
from pathlib import Path

import openpyxl
import pytest
from msgspec.structs import replace

from gridsteward.operations import area as areas
from gridsteward.operations import crashes, finding, households, ledgers, visits
from gridsteward.operations.area import Area
from gridsteward.records.faults import Fault
from gridsteward.records.visit import DraftCommitment, DraftTouchpoint, Met
from tests.canaries import found_in, scan, spellings

CANARIES = {
    "name": "龘靐翯",
    "person": "猋骉犇",
    "ledger name": "羴鱻麤",
    "phone": "13987650432",
    "account": "0098765401234",
    "address": "鬴鬵镇䶮山坳七号",
    "note": "药在彠箧里",
    "draft": "未写完的彧话",
    "promise": "明日换爨间电表",
    "tag evidence": "邻居骜说",
    "photo": "a photo nobody else may see 7431",
    "file name": "门口齉照片",
    "filter": "找囍家",
    "passphrase": "灥下有人家住着呢",
}


def station_ledger(folder: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["户号", "户名", "地址", "电话", "备注"])
    sheet.append(
        [
            CANARIES["account"],
            CANARIES["ledger name"],
            CANARIES["address"],
            CANARIES["phone"],
            CANARIES["note"],
        ]
    )
    path = folder / "ledger.xlsx"
    book.save(path)
    return path


def a_working_day(area: Area, from_station: Path) -> None:
    """Put every canary where a steward would put it."""
    file = ledgers.read_ledger_file(area, station_ledger(from_station))
    ledgers.apply_import(area, file, {})
    household, _ = households.add_household(area, {"account_no": "0010", "name": "张三"})
    households.edit_household(
        area, household, {"name": CANARIES["name"], "address": CANARIES["address"], "note": CANARIES["note"]}
    )
    households.save_person(area, household, {"name": CANARIES["person"], "phones": CANARIES["phone"]})
    households.add_tag(area, household, "lives_alone", evidence=CANARIES["tag evidence"])
    finding.save_filter(area, CANARIES["filter"], finding.HouseholdFilter(text=CANARIES["name"]))
    draft = visits.begin_visit(area, household)
    draft = visits.attach(area, draft, CANARIES["photo"].encode() * 50, name=CANARIES["file name"])
    draft = visits.save_draft(
        area, replace(draft, note=CANARIES["draft"], met=Met.PERSON, met_who=CANARIES["person"])
    )
    visits.finish_visit(
        area,
        replace(
            draft,
            touchpoints=(DraftTouchpoint(kind="bill", mood=1, note=CANARIES["note"]),),
            commitments=(DraftCommitment(what=CANARIES["promise"], due="2099-01-01"),),
        ),
    )
    unfinished = visits.begin_visit(area, household)
    visits.save_draft(area, replace(unfinished, note=CANARIES["draft"]))
    households.undo(area)


def trouble(area: Area, data_dir: Path) -> None:
    """Have things go wrong while canaries are in everybody's hands."""
    with pytest.raises(Fault) as wrong:
        areas.open_area(data_dir, passphrase=CANARIES["passphrase"] + "?")
    logging.getLogger("gridsteward").error("%s", crashes.crash_report(wrong.value))
    with pytest.raises(Fault) as invalid:
        households.add_household(area, {"account_no": CANARIES["name"]})
    logging.getLogger("gridsteward").error("%r", invalid.value)
    try:
        with area.store.write("test"):
            raise ValueError(f"no place for {CANARIES['name']} {CANARIES['phone']}")
    except ValueError as error:
        written = crashes.keep_crash(data_dir, error)
        logging.getLogger("gridsteward").error("%s", crashes.crash_report(error))
    assert written is not None


def test_no_byte_on_the_disk_tells_a_name(
    tmp_path: Path,
    cheap_keys: None,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    data_dir, from_station = tmp_path / "data", tmp_path / "from_station"
    from_station.mkdir()
    area = areas.create_area(data_dir, "城北站", steward="李建国", passphrase=CANARIES["passphrase"])
    a_working_day(area, from_station)
    trouble(area, data_dir)
    areas.backup_here(area)
    areas.backup_to(area, data_dir / "out.gsbackup")
    assert (area.info.folder / "area.db-wal").stat().st_size > 0
    assert scan(data_dir, CANARIES) == set(), "while the area is open"
    area.close()
    areas.restore(data_dir, data_dir / "out.gsbackup", passphrase=CANARIES["passphrase"])
    assert scan(data_dir, CANARIES) == set(), "after it was closed"
    said = capfd.readouterr()
    assert found_in("what was printed", (said.out + said.err).encode(), CANARIES) == set()
    assert caplog.records
    assert found_in("the log", caplog.text.encode(), CANARIES) == set()
    # It is all there for whoever has the passphrase.
    opened = areas.open_area(data_dir, passphrase=CANARIES["passphrase"])
    (shown,) = finding.load_directory(opened).find(finding.HouseholdFilter(text=CANARIES["name"]))
    assert shown.phones == CANARIES["phone"]
    opened.close()


def test_the_search_finds_what_lies_open(tmp_path: Path) -> None:
    """A search that finds nothing anywhere would prove nothing above."""
    for what, text in CANARIES.items():
        for spelling, form in spellings(text).items():
            assert len(form) >= 6, (what, spelling)
            (tmp_path / "plain.log").write_bytes(b"at 10:03 \xff" + form + b" was typed")
            assert any(each.startswith(f"{what} as {spelling} ") for each in scan(tmp_path, CANARIES)), (
                what,
                spelling,
            )
        for shift in range(3):
            (tmp_path / "plain.log").write_bytes(
                base64.b64encode(b"x" * (9 + shift) + text.encode() + b" and more")
            )
            assert any(f"{what} as base64" in each for each in scan(tmp_path, CANARIES)), (what, shift)
    (tmp_path / "plain.log").unlink()
    with zipfile.ZipFile(tmp_path / "b.gsbackup", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("drafts.txt", CANARIES["draft"] * 20)
    assert any("draft as utf-8" in each for each in scan(tmp_path, CANARIES))
