"""What goes to the station is what the database holds, visit by visit and in its totals."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import openpyxl
import pytest

from gridsteward.operations import area as areas
from gridsteward.operations import exporting, households, visits
from gridsteward.operations.area import Area
from gridsteward.operations.exporting import HouseholdSelection, VisitSelection
from gridsteward.records.faults import Fault
from gridsteward.records.visit import DraftCommitment, DraftTouchpoint, VisitDraft
from gridsteward.store import keys
from gridsteward.words import Words

NOW = datetime.fromisoformat("2026-11-22T10:00:00+08:00")


@pytest.fixture
def area(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Area]:
    monkeypatch.setattr(keys, "MEMORY_KIB", 64)
    monkeypatch.setattr(keys, "PASSES", 1)
    made = areas.create_area(tmp_path / "data", "桂溪网格", steward="林静", passphrase="不要告诉别人的话")
    made.now = lambda: NOW
    for number, (name, village, leading) in enumerate(
        (("周桂英", "桂溪村", "care"), ("何志强", "桂溪村", ""), ("田家农机", "石桥村", "economic")), start=1
    ):
        household_id, _ = households.add_household(
            made,
            {
                "account_no": f"000000000000{number}",
                "name": name,
                "village": village,
                "leading_class": leading,
            },
        )
        households.save_person(made, household_id, {"name": name, "phones": f"1390000000{number}"})
    yield made
    made.close()


def visit(area: Area, account: str, *, days_ago: int = 0, met: str = "person", promises: int = 0) -> None:
    started = NOW - timedelta(days=days_ago, hours=1)
    draft = VisitDraft(
        id=f"{account}-{days_ago}",
        household_id=households.household_by_account(area, account).id,
        started_at=started.isoformat(),
        met=met,
        purposes=("routine", "care"),
        note="=1+1 看了插座",
        touchpoints=(DraftTouchpoint(kind="overall", mood=1), DraftTouchpoint(kind="farewell", mood=2)),
        commitments=tuple(DraftCommitment(what=f"第 {n} 件", due="2026-12-01") for n in range(promises)),
    )
    visits.save_draft(area, draft)
    visits.finish_visit(area, draft)


ZHOU, HE, TIAN = "0000000000001", "0000000000002", "0000000000003"


@pytest.fixture
def visited(area: Area) -> Area:
    visit(area, ZHOU, promises=2)
    visit(area, HE, met="nobody")
    visit(area, TIAN, days_ago=3)
    visit(area, ZHOU, days_ago=40, promises=1)
    return area


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (VisitSelection(), (4, 3, 2, 3, 1, 3)),
        (VisitSelection(first="2026-11-01", last="2026-11-30"), (3, 3, 1, 2, 1, 2)),
        (VisitSelection(first="2026-11-22", last="2026-11-22"), (2, 2, 0, 1, 1, 2)),
        (VisitSelection(village="石桥村"), (1, 1, 1, 1, 0, 0)),
        (VisitSelection(relation_class="care"), (2, 1, 1, 2, 0, 3)),
        (VisitSelection(steward="别人"), (0, 0, 0, 0, 0, 0)),
    ],
)
def test_rows_and_totals_agree_for_every_selection(
    visited: Area, tmp_path: Path, wanted: VisitSelection, expected: tuple[int, ...]
) -> None:
    totals = exporting.visit_totals(visited, wanted)
    counted = (totals.visits, totals.households, totals.late, totals.met, totals.nobody, totals.commitments)
    assert counted == expected
    out = tmp_path / "visits.xlsx"
    written = exporting.export_visits(visited, wanted, out, words=Words("zh_CN"))
    assert written.rows == totals.visits


def test_a_class_held_as_a_tag_counts_as_well(visited: Area) -> None:
    households.add_tag(visited, households.household_by_account(visited, HE).id, "care")
    assert exporting.visit_totals(visited, VisitSelection(relation_class="care")).visits == 3


def test_a_removed_visit_is_in_no_report(visited: Area) -> None:
    household = households.household_by_account(visited, TIAN).id
    visits.remove_visit(visited, households.household_card(visited, household).visits[0].visit.id)
    assert [row.name for row in exporting.visit_rows(visited, VisitSelection())] == [
        "周桂英",
        "周桂英",
        "何志强",
    ]
    assert exporting.visit_totals(visited, VisitSelection()).visits == 3


def test_the_workbook_holds_the_rows_as_text_and_the_check_line_agrees(visited: Area, tmp_path: Path) -> None:
    out = tmp_path / "visits.xlsx"
    exporting.export_visits(visited, VisitSelection(), out, words=Words("zh_CN"))
    sheet = openpyxl.load_workbook(out, data_only=True).worksheets[0]
    cells = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert ZHOU in cells
    assert "=1+1 看了插座" in cells
    assert any("4 次" in text and "一致" in text for text in cells), "the check line"


def test_an_existing_file_stays_unless_the_person_says_so(visited: Area, tmp_path: Path) -> None:
    out = tmp_path / "visits.xlsx"
    out.write_bytes(b"mine")
    with pytest.raises(Fault):
        exporting.export_visits(visited, VisitSelection(), out, words=Words("zh_CN"))
    assert out.read_bytes() == b"mine"
    exporting.export_visits(visited, VisitSelection(), out, words=Words("zh_CN"), overwrite=True)
    assert out.read_bytes()[:2] == b"PK"


def test_households_are_listed_with_their_people(visited: Area, tmp_path: Path) -> None:
    out = tmp_path / "households.xlsx"
    written = exporting.export_households(
        visited, HouseholdSelection(village="桂溪村"), out, words=Words("zh_CN")
    )
    assert written.rows == 2
    sheet = openpyxl.load_workbook(out, data_only=True).worksheets[0]
    cells = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert ZHOU in cells
    assert any("13900000001" in text for text in cells)
    assert TIAN not in cells


def test_households_picked_one_by_one_keep_their_order(area: Area, tmp_path: Path) -> None:
    picked = [households.household_by_account(area, f"000000000000{n}") for n in (3, 1)]
    out = tmp_path / "picked.xlsx"
    selection = HouseholdSelection(ids=tuple(each.id for each in picked))
    written = exporting.export_households(area, selection, out, words=Words("zh_CN"))
    assert written.rows == 2
    sheet = openpyxl.load_workbook(out, data_only=True).worksheets[0]
    names = [cell.value for cell in sheet["C"] if cell.value in ("周桂英", "何志强", "田家农机")]
    assert names == ["田家农机", "周桂英"]
    assert "2 户" in str(sheet["A2"].value)
