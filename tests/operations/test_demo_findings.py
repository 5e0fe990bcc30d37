"""The demonstration's record says something, leaves the newest to look at, and says the same whenever it is made."""

from datetime import date

from gridsteward.operations import findings
from gridsteward.operations.area import Area
from gridsteward.operations.demo_findings import look_back
from gridsteward.operations.finding_record import finding_record
from gridsteward.records.finding import FindingEvent
from tests.town_use import DAYS_READ, Town, bring, town_of


def test_older_ones_were_looked_at_and_newer_ones_wait(grid: Area) -> None:
    town = town_of(grid, last=date(2026, 9, 15))
    busy = town.kwh.copy()
    for number in range(20, 60):
        busy[number, DAYS_READ - 3 * number :] *= 2.4
    bring(grid, Town(town.ids, town.first, busy.round(2)), at="2026-09-16T08:00:00+08:00")
    look_back(grid, seed=7)
    record = finding_record(grid)
    assert record.whole.looked_at > 10
    assert record.whole.explained > record.whole.dismissed > 0
    assert record.whole.days_to_look is not None
    assert findings.finding_list(grid).waiting, "nothing would be left to try it on"
    said = grid.store.select(FindingEvent)
    assert max(each.at[:10] for each in said) <= "2026-09-15"
    assert all(each.at[:10] >= each.day for each in said)


def test_without_readings_there_is_nothing_to_say(grid: Area) -> None:
    look_back(grid, seed=7)
    assert grid.store.select(FindingEvent) == []
