import pytest

from gridsteward.records.report import ReportCommitment, VisitReportRow, VisitReportScope
from gridsteward.words import Words


@pytest.fixture(params=["zh_CN", "en"])
def words(request: pytest.FixtureRequest) -> Words:
    return Words(request.param)


@pytest.fixture
def zh() -> Words:
    return Words("zh_CN")


@pytest.fixture
def scope() -> VisitReportScope:
    return VisitReportScope(
        station="青石埠供电所",
        area="桂溪网格",
        first="2026-11-01",
        last="2026-11-30",
        exported_at="2026-11-30T17:42:10+08:00",
    )


@pytest.fixture
def visits() -> list[VisitReportRow]:
    """Two homes, three visits: one late, one in vain."""
    return [
        VisitReportRow(
            household_id="h1",
            started_at="2026-11-09T09:05:00+08:00",
            ended_at="2026-11-09T09:25:00+08:00",
            entered_at="2026-11-09T09:26:00+08:00",
            steward="陈师傅",
            purposes="care safety",
            account_no="0003302000017",
            name="周桂英",
            address="桂溪村3组12号",
            village="桂溪村",
            transformer_district="桂溪2号台区",
            leading_class="care",
            tags=("living_alone", "forgetful"),
            met="person",
            met_who="本人",
            checks="blanket heater",
            moods=(-1, 1, 2),
            note="电热毯收好了。\n月底再来。",
            photos=2,
            commitments=(
                ReportCommitment(what="带一张大字联系卡", due="2026-11-20"),
                ReportCommitment(what="换门口的灯头", due="2026-11-16"),
            ),
            next_visit="2026-11-16",
            planned_peak="一起试一遍应急灯",
            peak_done=1,
            planned_ending="约好哪天再来看他",
        ),
        VisitReportRow(
            household_id="h2",
            started_at="2026-11-10T15:30:00+08:00",
            ended_at="2026-11-10T15:33:00+08:00",
            entered_at="2026-11-12T08:01:00+08:00",
            late=1,
            steward="李师傅",
            purposes="bill",
            account_no="0003302000029",
            name="何志强",
            village="桂溪村",
            met="nobody",
        ),
        VisitReportRow(
            household_id="h1",
            started_at="2026-11-16T09:00:00+08:00",
            ended_at="2026-11-16T09:20:00+08:00",
            entered_at="2026-11-16T09:21:00+08:00",
            steward="李师傅",
            purposes="promise",
            account_no="0003302000017",
            name="周桂英",
            village="桂溪村",
            leading_class="care",
            met="family",
            moods=(0, 0),
            commitments=(ReportCommitment(what="问清峰谷电价", due=""),),
        ),
    ]
