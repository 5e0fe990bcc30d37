"""The area's own record is counted right, and says nothing it cannot know."""

import pytest

from gridsteward.operations import findings
from gridsteward.operations.area import Area
from gridsteward.operations.finding_record import finding_record, wilson
from gridsteward.records.finding import FindingEvent, FindingOutcome
from gridsteward.records.ids import made_by_hand
from tests.operations.conftest import WallClock
from tests.operations.test_findings import finding, homes, stand

__all__ = ["homes"]


def test_raised_looked_at_right_and_wrong(grid: Area, homes: list[str], clock: WallClock) -> None:
    found = stand(
        grid,
        *(finding(home, day="2026-09-05", size=5.0 + at) for at, home in enumerate(homes[:6])),
        finding(homes[6], kind="silence", size=-3.0, day="2026-09-05"),
        finding(homes[7], kind="spike", day="2026-09-05"),
        finding(homes[8], day="2026-06-01"),
    )
    clock.set(7, 9)
    findings.explain_finding(grid, found[0].id, "guests")
    clock.set(9, 9)
    findings.explain_finding(grid, found[1].id, "guests")
    findings.dismiss_finding(grid, found[2].id, "as_ever")
    clock.set(11, 9)
    findings.open_finding(grid, found[3].id)
    findings.dismiss_finding(grid, found[6].id, "outage")
    record = finding_record(grid, first="2026-09-01", last="2026-09-30")
    (rise, silence) = record.kinds
    assert (rise.kind, rise.raised, rise.looked_at, rise.explained, rise.dismissed) == ("rise", 6, 4, 2, 1)
    assert rise.days_to_look == 4  # 2, 4, 4, 6
    assert (silence.raised, silence.dismissed, silence.share) == (1, 1, 0.0)
    assert (record.whole.raised, record.whole.decided) == (7, 4)
    assert record.reasons == {"guests": 2, "as_ever": 1, "outage": 1}
    assert finding_record(grid).whole.raised == 8


def test_what_the_cap_kept_back_was_not_raised_unless_somebody_spoke_of_it(
    grid: Area, homes: list[str]
) -> None:
    found = stand(grid, *(finding(home, size=float(at + 1)) for at, home in enumerate(homes[:5])))
    findings.set_findings_a_week(grid, 2)
    assert finding_record(grid).whole.raised == 2
    findings.dismiss_finding(grid, found[0].id, "as_ever")
    assert finding_record(grid).whole.raised == 3


def test_what_was_opened_again_is_neither(grid: Area, homes: list[str], clock: WallClock) -> None:
    (rise,) = stand(grid, finding(homes[0]))
    findings.explain_finding(grid, rise.id, "guests")
    clock.set(17, 9)
    findings.reopen_finding(grid, rise.id)
    record = finding_record(grid)
    assert (record.whole.looked_at, record.whole.decided) == (1, 0)
    assert record.reasons == {}


def test_words_of_another_laptop_count_even_where_its_readings_never_came(
    grid: Area, homes: list[str]
) -> None:
    def said(outcome: FindingOutcome, at: str) -> FindingEvent:
        return FindingEvent(
            id=made_by_hand(),
            finding_id="elsewhere",
            household_id=homes[0],
            kind="rise",
            day="2026-09-05",
            outcome=outcome,
            reason="guests" if outcome == FindingOutcome.EXPLAINED else "",
            note="",
            steward="王站长",
            at=at,
        )

    with grid.store.write("finding.explained", about=homes[0]) as write:
        write.insert(
            said(FindingOutcome.OPENED, "2026-09-06T08:00:00+08:00"),
            said(FindingOutcome.EXPLAINED, "2026-09-07T08:00:00+08:00"),
        )
    record = finding_record(grid, first="2026-09-01")
    assert (record.whole.raised, record.whole.explained, record.whole.days_to_look) == (1, 1, None)
    assert finding_record(grid, first="2026-09-06").whole.raised == 0


def test_bounds_stand_only_where_enough_were_decided(grid: Area, homes: list[str]) -> None:
    found = stand(grid, *(finding(home) for home in homes[:10]))
    for each in found[:9]:
        findings.explain_finding(grid, each.id, "guests")
    assert finding_record(grid).whole.low is None
    findings.dismiss_finding(grid, found[9].id, "as_ever")
    whole = finding_record(grid).whole
    assert whole.share == pytest.approx(0.9)
    assert (whole.low, whole.high) == pytest.approx((0.5958, 0.9821), abs=1e-4)


@pytest.mark.parametrize(
    ("right", "of", "low", "high"),
    # Newcombe 1998, Statistics in Medicine 17, table I, method 3
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilson_as_published(right: int, of: int, low: float, high: float) -> None:
    assert wilson(right, of) == pytest.approx((low, high), abs=5e-5)
