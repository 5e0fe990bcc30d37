"""From the collection system's file to the steward's word: import, look, Today, the finding, undo of the import."""

import csv
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gridsteward.desktop.pages.today_view import TodayView
from gridsteward.desktop.pages.usage.page import UsagePage
from gridsteward.desktop.session import Session
from gridsteward.operations import findings, households, usage_import
from gridsteward.operations.area import Area
from gridsteward.records.household import Household
from gridsteward.store.findings import findings as stored
from tests.town_use import QUIET, RISING, Town, town_of

LAST = date(2026, 11, 21)


def file_of(area: Area, town: Town, path: Path) -> Path:
    accounts = {each.id: each.account_no for each in area.store.select(Household)}
    with path.open("w", encoding="gb18030", newline="") as file:
        out = csv.writer(file)
        out.writerow(("户号", "数据日期", "日用电量(kWh)"))
        for home, row in zip(town.ids, town.kwh, strict=True):
            for at, kwh in enumerate(row):
                out.writerow((accounts[home], (town.first + timedelta(days=at)).isoformat(), f"{kwh:.2f}"))
    return path


def test_from_the_file_to_the_steward(
    session: Session, area: Area, tmp_path: Path, qtbot: QtBot, *, show: Callable[[QWidget], QWidget]
) -> None:
    town = town_of(area, last=LAST, days=200)
    today, page = TodayView(session), UsagePage(session)
    show(today)
    show(page)
    session.findings.begin()
    assert not today.looking.isVisible()
    file = usage_import.read_usage_file(area, file_of(area, town, tmp_path / "日电量.csv"))
    _plan, change = usage_import.import_usage(area, usage_import.plan_usage(area, file))
    assert change is not None
    session.changed.emit(change)
    qtbot.waitUntil(today.looking.isVisible)
    waiting = {town.ids.index(each.household.id): each for each in page.list.model.records}
    assert waiting[QUIET].finding.kind == "silence"
    assert waiting[RISING].finding.kind == "rise"
    session.changed.emit(findings.explain_finding(area, waiting[RISING].finding.id, "guests"))
    assert RISING not in {town.ids.index(each.household.id) for each in page.list.model.records}
    households.undo(area)
    done = households.undo(area)
    assert done is not None
    session.changed.emit(done[0])
    qtbot.waitUntil(lambda: not today.looking.isVisible())
    assert stored(area.store) == [], "findings of readings that were taken out again would send somebody out"
