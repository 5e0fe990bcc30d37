"""An outage typed in or taken in must put the right people before the steward, once, and in time."""

from datetime import datetime, timedelta
from pathlib import Path

import openpyxl
import pytest

from gridsteward.operations.area import Area
from gridsteward.operations.conflicts import conflict_cards
from gridsteward.operations.households import undo
from gridsteward.operations.outage_import import (
    export_outage_problems,
    import_outages,
    plan_outages,
    read_outage_file,
)
from gridsteward.operations.outage_round import care_round, current_rounds, record_call, take_over
from gridsteward.operations.outages import (
    add_outage,
    cancel_outage,
    change_outage,
    districts,
    outages,
    restore_power,
    still_off,
)
from gridsteward.records.contact import ContactOutcome, ContactWay
from gridsteward.records.faults import Fault
from gridsteward.records.outage import Outage, OutageKind, OutageState
from gridsteward.records.outage_round import OutageStep
from gridsteward.words import Words
from tests.operations.conftest import WallClock
from tests.operations.pair import Pair
from tests.operations.town_outage import DISTRICT, homes

HOUR = timedelta(hours=1)


def begin(area: Area, clock: WallClock, kind: OutageKind = OutageKind.FAULT) -> Outage:
    return add_outage(area, kind=kind, begins=clock(), names=[DISTRICT], reason="导线断了")[0]


def test_who_needs_power_comes_first_with_a_clock_and_others_are_told(grid: Area, clock: WallClock) -> None:
    (alone,) = homes(grid, 1, "living_alone")
    (oxygen,) = homes(grid, 1, "oxygen_concentrator", start=2)
    homes(grid, 1, "oxygen_concentrator", district="石桥台区", start=3)
    homes(grid, 1, start=4)
    assert districts(grid) == [(DISTRICT, 3), ("石桥台区", 1)]
    outage = begin(grid, clock)
    (found,) = current_rounds(grid)
    assert [each.household_id for each in found.people] == [oxygen, alone]
    first = found.people[0]
    assert (first.reach[0].phones, first.emergency[0].phones) == (("13900000002",), ("13800000002",))
    assert first.clock.step is OutageStep.ROUND
    clock.at += timedelta(minutes=10)
    record_call(grid, outage.id, oxygen, note="换了氧气瓶")
    clock.at += HOUR
    change = restore_power(grid, outage.id)
    assert change.tables == {"outage"}
    assert {each.clock.step for each in care_round(grid, outage.id).people} == {None, OutageStep.AFTER}
    still_off(grid, outage.id)
    assert care_round(grid, outage.id).state is OutageState.ON
    restore_power(grid, outage.id)
    record_call(grid, outage.id, oxygen)
    assert current_rounds(grid) == [], "everything was had"
    cancel_outage(grid, outage.id)
    assert care_round(grid, outage.id).people[0].clock.turns, "what was had is never hidden"


def test_what_cannot_be_is_refused_and_nothing_is_saved(grid: Area, clock: WallClock) -> None:
    homes(grid, 1, "oxygen_concentrator")
    for kind, names, expected in (
        ("outage_no_district", [], None),
        ("outage_district_unknown", ["柳塘"], None),
        ("outage_ends_before", [DISTRICT], clock() - HOUR),
    ):
        with pytest.raises(Fault) as fault:
            add_outage(grid, kind=OutageKind.PLANNED, begins=clock(), names=names, expected=expected)
        assert fault.value.kind == kind
    outage = add_outage(grid, kind=OutageKind.PLANNED, begins=clock() + HOUR, names=[DISTRICT])[0]
    with pytest.raises(Fault, match="outage_not_begun"):
        restore_power(grid, outage.id)
    with pytest.raises(Fault, match="outage_ends_before"):
        change_outage(grid, outage.id, {"expected": clock().isoformat()})
    with pytest.raises(Fault, match="not_in_outage"):
        record_call(grid, outage.id, "nobody")
    change_outage(grid, outage.id, {"begins": (clock() - HOUR).isoformat()})
    with pytest.raises(Fault, match="outage_ahead"):
        restore_power(grid, outage.id, at=clock() + HOUR)
    assert outages(grid)[0].restored == ""


def test_two_laptops_are_told_of_each_other_and_agree(pair: Pair, clock: WallClock) -> None:
    """Two stewards who both rang up must learn of it; two who both took somebody over must talk."""
    pair.first.now = pair.other.now = clock
    (home,) = homes(pair.first, 1, "oxygen_concentrator")
    outage = begin(pair.first, clock)
    pair.exchange()
    clock.at += timedelta(minutes=5)
    record_call(pair.first, outage.id, home, note="好的")
    take_over(pair.first, outage.id, home)
    clock.at += timedelta(minutes=5)
    assert record_call(pair.other, outage.id, home, way=ContactWay.VISIT).others == ()
    take_over(pair.other, outage.id, home, reason="住得近")
    pair.exchange()
    one, two = (care_round(area, outage.id) for area in (pair.first, pair.other))
    assert one == two
    (person,) = one.people
    assert [(each.steward, each.at[11:16]) for each in person.clock.again] == [("李建国", "09:40")]
    assert (person.carer, person.also_taken) == ("李建国", "王站长")
    clock.at += timedelta(minutes=1)
    take_over(pair.first, outage.id, home, steward="李建国", reason="商量好了")
    pair.exchange()
    (person,) = care_round(pair.other, outage.id).people
    assert (person.carer, person.also_taken, len(person.takes)) == ("李建国", "", 3)
    # called again within the round: whoever types it is told at once
    again = record_call(pair.first, outage.id, home)
    assert [each.steward for each in again.others] == ["王站长", "李建国"]


# -- notices ---------------------------------------------------------------------------------------------------------

HEAD = "序号,停电编号,线路名称,停电台区,停电时间,计划送电时间,停电原因,停电类型,状态\n"


def notice(folder: Path, *rows: str, name: str = "停电计划.csv") -> Path:
    path = folder / name
    path.write_bytes(("青石埠供电所停电计划,,,,,,,,\n" + HEAD + "\n".join(rows)).encode("gb18030"))
    return path


def test_a_notice_comes_in_once_and_what_the_station_moved_is_told(
    grid: Area, clock: WallClock, tmp_path: Path
) -> None:
    homes(grid, 2, "oxygen_concentrator")
    homes(grid, 1, district="桂溪2号台区", start=5)
    homes(grid, 1, district="石桥公变", start=6)
    rows = [
        "1,T1,桂溪线,桂溪1号、桂溪 2 号台区、柳塘台区,2026年9月25日8时30分,18:00,换变压器,计划停电,",
        "2,T2,桂溪线,石桥头公变,2026-09-26 08:00-12:00,,砍树,临时,待执行",
        "3,,桂溪线,桂溪1号台区,9月27日 22:00,次日,检修,计划,",
        "4,T4,桂溪线,桂溪9号台区,2026-09-28 8:00,24:00,检修,计划,",
        "5,T5,,,2026-09-28 8:00,9:00,检修,计划,",
        "6,T6,桂溪线,桂溪1号台区,2026-09-29 8:00,7:00,检修,随便,取消",
        "7,T7,桂溪线,桂溪1号台区,2026-09-30 9:00,2026-09-30 8:00,检修,计划,",
        "合计,,,,,,,,",
    ]
    file = read_outage_file(notice(tmp_path, *rows))
    tried = plan_outages(grid, file)
    assert outages(grid) == [], "a dry run writes nothing"
    plan, change = import_outages(grid, file)
    assert (len(plan.created), plan.elsewhere) == (len(tried.created), 2)
    assert change is not None
    (made,) = outages(grid)
    assert made.names == ("桂溪1号台区", "桂溪2号台区")
    assert (made.begins, made.expected) == ("2026-09-25T08:30:00+08:00", "2026-09-25T18:00:00+08:00")
    told = {(each.row_no, each.field, each.kind.value) for each in plan.problems}
    assert told == {
        (3, "districts", "district_unknown"),
        (4, "districts", "district_near"),
        (5, "expected", "not_a_moment"),
        (6, "districts", "district_unknown"),
        (7, "districts", "no_district"),
        (8, "kind", "unknown_word"),
        (9, "expected", "ends_before"),
    }
    assert plan.offered == {"石桥头公变": "石桥公变"}, "another number is another district"
    again, change = import_outages(grid, file, take_near=True)
    assert ([each.names for each, _told in again.created], again.unchanged) == ([("石桥公变",)], 1)
    assert change is not None
    assert outages(grid)[1].expected == "2026-09-26T12:00:00+08:00"
    assert import_outages(grid, file, take_near=True)[1] is None, "the same file twice"

    # somebody here knows better; the same file does not take it back, a newer one is told
    change_outage(grid, made.id, {"expected": "2026-09-25T20:00:00+08:00"})
    assert import_outages(grid, file, take_near=True)[1] is None
    moved = notice(
        tmp_path, rows[0].replace("8时30分", "7时"), rows[1].replace("待执行", "取消"), name="改期.csv"
    )
    plan, _ = import_outages(grid, read_outage_file(moved), take_near=True)
    assert [each.changed for each in plan.moved] == [
        (("begins", "2026-09-25T08:30:00+08:00", "2026-09-25T07:00:00+08:00"),),
        (("cancelled", "0", "1"),),
    ]
    assert [each.state(grid.stamp()) for each in outages(grid)] == [OutageState.COMING, OutageState.CANCELLED]
    assert outages(grid)[0].expected == "2026-09-25T20:00:00+08:00"

    out = tmp_path / "错行.xlsx"
    export_outage_problems([plan_outages(grid, file)], out, words=Words())
    sheet = openpyxl.load_workbook(out).active
    assert sheet is not None
    assert "石桥头公变" in {str(cell.value) for line in sheet.iter_rows() for cell in line}


def test_a_workbook_with_the_day_in_a_column_of_its_own(grid: Area, tmp_path: Path) -> None:
    homes(grid, 1)
    homes(grid, 1, district="石桥公变", start=5)
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["台区名称", "停电日期", "停电开始时间", "停电结束时间", "原因"])
    for name in (DISTRICT, "石桥公变"):
        sheet.append([name, datetime(2026, 9, 25), "上午8点半", "下午6点", "检修"])  # noqa: DTZ001
    sheet.append(["没有表头的备注"])
    book.save(tmp_path / "通知.xlsx")
    import_outages(grid, read_outage_file(tmp_path / "通知.xlsx"))
    # without a number or a line nobody can know that both rows are one notice
    assert {each.names for each in outages(grid)} == {("石桥公变",), (DISTRICT,)}
    assert {each.begins for each in outages(grid)} == {"2026-09-25T08:30:00+08:00"}
    (tmp_path / "别的.csv").write_text("户号,户名\n1,周\n", "utf-8")
    with pytest.raises(Fault, match="outages_no_head"):
        plan_outages(grid, read_outage_file(tmp_path / "别的.csv"))


def test_an_import_can_be_taken_back_and_made_again(grid: Area, tmp_path: Path) -> None:
    homes(grid, 1)
    file = read_outage_file(notice(tmp_path, f"1,T1,,{DISTRICT},2026-09-25 8:00,18:00,检修,计划,"))
    import_outages(grid, file)
    assert undo(grid) is not None
    assert outages(grid) == []
    import_outages(grid, file)
    assert [each.notice_no for each in outages(grid)] == ["T1"], "undone, and wanted after all"


def test_whoever_was_not_reached_twice_asks_for_somebody_to_go(grid: Area, clock: WallClock) -> None:
    (home,) = homes(grid, 1, "oxygen_concentrator")
    outage = begin(grid, clock)
    for _ in range(2):
        clock.at += timedelta(minutes=4)
        record_call(grid, outage.id, home, outcome=ContactOutcome.NOT_REACHED)
    (person,) = care_round(grid, outage.id).people
    assert (person.clock.go_there, person.clock.overdue) == (True, False)


def test_one_notice_taken_in_on_two_laptops_is_one_outage_and_no_difference(
    pair: Pair, tmp_path: Path
) -> None:
    """Both stewards get the same file from the station; a list of differences nobody made would be noise."""
    homes(pair.first, 1, "oxygen_concentrator")
    pair.exchange()
    file = read_outage_file(notice(tmp_path, f"1,T1,,{DISTRICT},2099-09-25 8:00,18:00,检修,计划,"))
    for number, area in enumerate((pair.first, pair.other)):
        area.now = WallClock(WallClock().at + number * HOUR)
        import_outages(area, file)
    pair.exchange()
    assert [outages(area) for area in (pair.first, pair.other)] == [outages(pair.first)] * 2
    assert len(outages(pair.first)) == 1
    assert [conflict_cards(area) for area in (pair.first, pair.other)] == [[], []]
