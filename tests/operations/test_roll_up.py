"""The roll-up: every figure is what the database holds, opens its list, and ranks nobody."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from gridsteward.operations import area as areas
from gridsteward.operations import cases, handing_over, roll_up, surveys
from gridsteward.operations.area import Area
from gridsteward.operations.cases import Entry
from gridsteward.operations.demo import make_demo
from gridsteward.operations.households import add_household
from gridsteward.operations.planning import coverage
from gridsteward.operations.promises import keeping_rate
from gridsteward.records.case import CaseKind
from gridsteward.records.ids import made_by_hand
from gridsteward.records.roll_up import Figure, RollUp
from gridsteward.records.sealed import Audience
from gridsteward.records.visit import Visit
from gridsteward.store import keys
from tests.operations.conftest import CHINA, WallClock

NOW = datetime(2026, 11, 20, 18, 0, tzinfo=CHINA)
FIRST, LAST = "2026-10-01", "2026-11-20"


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Area]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keys, "MEMORY_KIB", 64)
        patch.setattr(keys, "PASSES", 1)
        made = make_demo(
            tmp_path_factory.mktemp("town"), households=150, passphrase="春风又到江南岸上", now=lambda: NOW
        )
    yield made
    made.close()


def _counts(area: Area, sql: str) -> dict[str, int]:
    return {key: count for key, count in area.store.query(sql, (FIRST, LAST)) if count}


def _named(found: RollUp, figure: str) -> dict[str, int]:
    return {row.key: getattr(row, figure) for row in found.rows if getattr(row, figure)}


@pytest.mark.parametrize(("by", "column"), [("steward", "v.steward"), ("village", "h.village")])
def test_visits_and_late_ones_are_what_the_database_counts(town: Area, by: roll_up.By, column: str) -> None:
    found = roll_up.roll_up(town, FIRST, LAST, by=by)
    where = (
        "FROM visit v JOIN household h ON h.id = v.household_id "
        "WHERE NOT v._deleted AND substr(v.started_at, 1, 10) BETWEEN ? AND ?"
    )
    assert _named(found, "visits") == _counts(town, f"SELECT {column}, count(*) {where} GROUP BY 1")
    assert _named(found, "late") == _counts(town, f"SELECT {column}, sum(v.late) {where} GROUP BY 1")
    assert len([row for row in found.rows if row.visits]) > 1


def test_promises_are_counted_as_the_list_of_promises_counts_them(town: Area) -> None:
    found = roll_up.roll_up(town, FIRST, LAST)
    rate = keeping_rate(town, FIRST, LAST)
    assert {row.key: (row.kept, row.kept + row.broken) for row in found.rows if row.kept + row.broken} == {
        steward: (each.kept, each.of) for steward, each in rate.by_steward.items()
    }
    assert (found.whole.kept, found.whole.kept + found.whole.broken) == (rate.whole.kept, rate.whole.of)


@pytest.mark.parametrize("by", roll_up.BYS)
@pytest.mark.parametrize("figure", [each for each in Figure if each is not Figure.OUT_OF_TIME])
def test_every_figure_opens_as_many_rows_as_it_says(town: Area, by: roll_up.By, figure: Figure) -> None:
    found = roll_up.roll_up(town, FIRST, LAST, by=by)
    for row in (*found.rows, found.whole):
        key = None if row is found.whole else row.key
        listed = roll_up.behind(town, figure, FIRST, LAST, by=by, key=key)
        if figure in (Figure.FIRST_ANSWER, Figure.CLOSING):
            assert len(listed) == getattr(row, figure).cases
        elif figure is Figure.TO_DO:
            assert len(listed) == row.due - row.done
        elif figure is Figure.ANSWERS:
            assert len(listed) == (0 if row.satisfaction.few else row.satisfaction.answers)
        elif figure in (Figure.MET, Figure.MISSED):  # a case may have several deadlines
            assert 0 < len(listed) <= getattr(row, figure) or getattr(row, figure) == len(listed) == 0
        else:
            assert len(listed) == getattr(row, figure)
        assert [each.at for each in listed] == sorted((each.at for each in listed), reverse=True)


def test_both_ways_of_counting_come_to_the_same_whole(town: Area) -> None:
    one, other = (roll_up.roll_up(town, FIRST, LAST, by=by).whole for by in roll_up.BYS)
    assert one == other


def test_homes_in_time_are_those_of_the_plan_where_classes_are_written_down(town: Area) -> None:
    found = roll_up.roll_up(town, FIRST, LAST, by="village")
    late = roll_up.behind(town, Figure.OUT_OF_TIME, FIRST, LAST, by="village")
    assert len(late) == found.whole.homes - found.whole.in_time
    assert sum(row.homes for row in found.classes) == found.whole.homes
    plan = coverage(town, date.fromisoformat(LAST))
    weekly = {each.household_id for each in plan.overdue if each.tier == "high"}
    assert weekly <= {each.household_id for each in late}


def test_rows_stand_by_name_whatever_their_figures(town: Area) -> None:
    for by in roll_up.BYS:
        names = [row.key for row in roll_up.roll_up(town, FIRST, LAST, by=by).rows if row.key]
        assert names == sorted(names), "an order by figures is a ranking of people"


def _visit(area: Area, household: str, day: str, steward: str) -> None:
    with area.store.write("visit.finish", about=household) as write:
        write.insert(
            Visit(
                id=made_by_hand(),
                household_id=household,
                started_at=f"{day}T09:00:00+08:00",
                ended_at=f"{day}T09:20:00+08:00",
                entered_at=f"{day}T09:21:00+08:00",
                steward=steward,
                met="person",
            )
        )


def test_due_and_done_follow_the_rhythm_and_a_hand_over_moves_the_home(grid: Area, clock: WallClock) -> None:
    clock.set(16, 9)
    seen, unseen, early = (
        add_household(grid, {"account_no": f"06{at}", "tenure": "owner", "leading_class": "risk"})[0]
        for at in range(3)
    )
    _visit(grid, seen, "2026-07-01", "甲")  # every 60 days: due by the end of August
    _visit(grid, seen, "2026-09-10", "甲")
    _visit(grid, unseen, "2026-07-10", "甲")
    _visit(grid, early, "2026-08-25", "甲")  # not due before the end of October
    found = roll_up.roll_up(grid, "2026-09-01", "2026-09-30")
    (row,) = found.rows
    assert (row.key, row.due, row.done, row.homes, row.in_time) == ("甲", 2, 1, 3, 2)
    assert found.as_of == "2026-09-16", "days to come are nobody's arrears"

    handing_over.hand_over(grid, [unseen], from_steward="甲", to_steward="乙")
    rows = {each.key: each for each in roll_up.roll_up(grid, "2026-09-01", "2026-09-30").rows}
    assert (rows["乙"].due, rows["乙"].done, rows["甲"].due, rows["甲"].done) == (1, 0, 1, 1)


def test_a_home_that_two_visited_counts_for_each_and_the_last_day_belongs_to_the_period(grid: Area) -> None:
    home = add_household(grid, {"account_no": "061"})[0]
    for day, steward in (("09-01", "甲"), ("09-10", "乙"), ("09-10", "乙"), ("09-11", "乙"), ("08-31", "甲")):
        _visit(grid, home, f"2026-{day}", steward)
    rows = {each.key: each.visits for each in roll_up.roll_up(grid, "2026-09-01", "2026-09-10").rows}
    assert rows == {"甲": 1, "乙": 2}


def test_a_past_period_is_seen_from_its_own_last_day(grid: Area) -> None:
    home = add_household(grid, {"account_no": "061", "tenure": "owner", "leading_class": "risk"})[0]
    _visit(grid, home, "2026-09-10", "甲")
    assert roll_up.roll_up(grid, "2026-08-01", "2026-08-31").whole.in_time == 0
    assert roll_up.roll_up(grid, "2026-09-01", "2026-09-30").whole.in_time == 1


def test_small_numbers_are_not_judged_and_a_confidential_case_names_nobody(
    grid: Area, clock: WallClock
) -> None:
    home = add_household(grid, {"account_no": "061", "name": "周桂英", "village": "桂溪村"})[0]
    entry = Entry(
        kind=CaseKind.COMPLAINT, content="要烟", household_id=home, confidential=Audience.SUPERVISOR
    )
    secret = cases.register_case(grid, entry)[0]
    clock.at += timedelta(minutes=30)
    cases.add_event(grid, secret.id, "answered")
    surveys.add_answer(grid, {"attitude": 1}, case_id=secret.id)
    found = roll_up.roll_up(grid, "2026-09-01", "2026-09-30", by="village")
    row = next(each for each in found.rows if not each.key)
    assert (row.first_answer.cases, row.first_answer.half) == (1, None)
    assert row.satisfaction.few
    assert roll_up.behind(grid, Figure.ANSWERS, "2026-09-01", "2026-09-30", by="village") == []
    (listed,) = roll_up.behind(grid, Figure.FIRST_ANSWER, "2026-09-01", "2026-09-30", by="village")
    assert (listed.name, listed.household_id, listed.village, listed.what) == ("", "", "", "")


def test_an_area_that_is_locked_or_damaged_is_named_and_spoils_nothing(grid: Area, tmp_path: Path) -> None:
    other = areas.create_area(tmp_path / "other", "城南站", steward="王芳", passphrase="春风又到江南岸上")
    other.close()
    path = other.info.folder / "area.db"
    path.write_bytes(b"x" * path.stat().st_size)
    told: list[tuple[int, int]] = []
    found = roll_up.roll_up_areas(
        [("1", "城东站", None), (other.id, other.name, other), (grid.id, grid.name, grid)],
        "2026-09-01",
        "2026-09-30",
        progress=lambda done, of: told.append((done, of)),
    )
    assert [(each.name, each.fault) for each in found] == [
        ("城东站", "area_locked"),
        ("城南站", "area_file_damaged"),
        ("城北站", ""),
    ]
    assert found[2].found is not None
    assert told == [(0, 3), (1, 3), (2, 3), (3, 3)]
