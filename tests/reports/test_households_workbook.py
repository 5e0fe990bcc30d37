"""If these fail, the station's paper list is not the list the system holds."""

from io import BytesIO

import openpyxl
import pytest
from python_calamine import load_workbook

from gridsteward.records.faults import Fault
from gridsteward.records.household import Household, Person, Relation
from gridsteward.records.report import HouseholdReportRow, HouseholdReportScope, HouseholdReportTotals
from gridsteward.reports import households_workbook
from gridsteward.words import Words

SCOPE = HouseholdReportScope(
    station="青石埠供电所", area="桂溪网格", exported_at="2026-11-30T17:42:10+08:00", village="桂溪村"
)
ROWS = [
    HouseholdReportRow(
        household=Household(
            id="h1",
            account_no="0003302000017",
            name="周桂英",
            address="桂溪村3组12号",
            village="桂溪村",
            meter_no="031585086045",
            tariff_class="residential",
            contracted_capacity=4.0,
            tenure="owner",
            residents=1,
            leading_class="care",
        ),
        people=(
            Person(id="p1", household_id="h1", name="周桂英", phones="13900001234"),
            Person(
                id="p2",
                household_id="h1",
                name="陈国福",
                relation=Relation.CHILD,
                phones="13900005678 07000001111",
                lives_here=0,
            ),
        ),
        tags=("living_alone", "forgetful"),
        last_visit="2026-11-16",
    ),
    HouseholdReportRow(household=Household(id="h2", account_no="0003302000029", name="=何志强")),
]
TOTALS = HouseholdReportTotals(households=2, people=2)


def _write(words: Words, totals: HouseholdReportTotals = TOTALS) -> BytesIO:
    out = BytesIO()
    households_workbook(ROWS, scope=SCOPE, totals=totals, words=words, out=out)
    out.seek(0)
    return out


def test_what_the_station_reads(zh: Words) -> None:
    read = load_workbook(_write(zh)).get_sheet_by_name("客户台账").to_python()
    assert read[0][0] == "青石埠供电所 桂溪网格 客户台账"
    assert "村（社区）：桂溪村" in str(read[1][0])
    by_head = dict(zip(read[3], read[4], strict=True))
    assert by_head["户号"] == "0003302000017"
    assert by_head["电能表编号"] == "031585086045"
    assert by_head["家庭成员"] == "周桂英（户主）、陈国福（子女，不住这）"
    assert by_head["联系电话"] == "周桂英 13900001234\n陈国福 13900005678 07000001111"
    assert by_head["标签"] == "独居、健忘"
    assert by_head["用电类别"] == "居民"
    assert str(by_head["上次走访"]) == "2026-11-16"
    assert read[5][2] == "=何志强"
    assert read[6][1] == 2
    assert read[6][11] == 2
    assert read[7][0] == zh("report.check_households_equal", households=2, people=2)


def test_it_prints_like_the_visit_report(words: Words) -> None:
    sheet = openpyxl.load_workbook(_write(words)).worksheets[0]
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.print_title_rows == "$3:$4"
    assert sheet.oddFooter.center.text == words("report.page")
    assert sheet.freeze_panes == "D5"
    assert sheet.auto_filter.ref == "A4:Q6"
    assert sheet["B7"].value == f"=COUNT('{sheet.title}'!$A$5:$A$6)"


@pytest.mark.parametrize(
    "totals",
    [HouseholdReportTotals(households=3, people=2), HouseholdReportTotals(households=2, people=3)],
)
def test_a_list_that_differs_from_the_database_is_refused(zh: Words, totals: HouseholdReportTotals) -> None:
    with pytest.raises(Fault) as caught:
        _write(zh, totals)
    assert caught.value.kind == "report_totals_differ"
