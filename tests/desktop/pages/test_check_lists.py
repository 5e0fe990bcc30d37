"""Cutting off from the household's page: the dialog refuses in words until all is settled, then the page says it."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from gridsteward.desktop.dialogs.check_list import CutOffDialog, RestoreDialog, open_check
from gridsteward.desktop.pages.households.supply import SupplyLine
from gridsteward.desktop.session import Session
from gridsteward.operations import check_lists
from gridsteward.operations.area import Area
from gridsteward.records.journal import Change
from tests.desktop.pages.conftest import Village

Show = Callable[[QWidget], QWidget]


def dialog(kind: type[QWidget]) -> Any:
    (found,) = [
        each for each in QApplication.topLevelWidgets() if isinstance(each, kind) and each.isVisible()
    ]
    return found


@pytest.fixture
def line(session: Session, show: Show, village: Village) -> SupplyLine:
    made = SupplyLine(session)
    show(made)
    made.show_household(village.ids["龙桂香"])
    return made


def test_a_home_with_an_oxygen_machine_is_not_cut_off_by_a_few_ticks(
    area: Area, village: Village, session: Session, line: SupplyLine
) -> None:
    home = village.ids["龙桂香"]

    def told(change: Change) -> None:
        session.changed.emit(change)

    assert line.isHidden()
    open_check(session, "cut_off", home, name="龙桂香", then=told, parent=line)
    form = dialog(CutOffDialog)
    assert form.rows[0].yes.hasFocus() or form.focusWidget() is form.rows[0].yes
    form.reason.setText("欠费")
    form.save.click()
    assert "没落实" in form.wrong.text()
    assert "逾期满 30 天" in form.wrong.text()
    for each in form.rows:
        each.yes.setChecked(True)
    form.save.click()
    assert "主管" in form.wrong.text()
    assert check_lists.state(area, home) is None
    form.granted.setText("王站长")
    form.substitute.setText("发电机")
    form.save.click()
    assert check_lists.state(area, home) is not None
    assert not line.isHidden()
    assert "王站长" in line.why.text

    asked: list[int] = []
    line.restore_wanted.connect(lambda: asked.append(1))
    line.restore.click()
    assert asked == [1]
    open_check(session, "restore", home, name="龙桂香", then=told, parent=line)
    back = dialog(RestoreDialog)
    for each in back.rows:
        each.yes.setChecked(True)
    back.save.click()
    assert line.isHidden()
