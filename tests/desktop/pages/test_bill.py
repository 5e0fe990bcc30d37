"""A bill on screen: what is read need not be typed, what is typed is worked out at once, and it can be handed over."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QWidget

from gridsteward.desktop.bill.dialog import BillDialog
from gridsteward.desktop.bill.tiers import TierBars
from gridsteward.desktop.pages.households.page import HouseholdsPage
from gridsteward.desktop.session import Session
from gridsteward.operations import bills
from gridsteward.operations.area import Area
from gridsteward.records.billing import TimeBand
from tests.desktop.pages.conftest import Village
from tests.desktop.pages.pdf_text import read
from tests.use_data import bring

Show = Callable[[QWidget], QWidget]


@pytest.fixture
def dialog(area: Area, village: Village, session: Session, show: Show) -> BillDialog:
    """Return the dialog of a home whose October was read, 10 kWh a day."""
    home = village.ids["龙桂香"]
    bring(area, [home], date(2026, 10, 1), np.full((1, 31), 10.0))
    made = BillDialog(session, bills.prefill(area, home, "2026-10"), household=home, name="龙桂香")
    show(made)
    return made


def test_a_read_month_is_explained_without_typing(dialog: BillDialog) -> None:
    assert dialog.bands[TimeBand.ALL].text() == "310"
    assert "166.78" in dialog.view.total.text()
    assert "请以现行电价文件为准" in dialog.view.source.text()
    bars = dialog.view.findChild(TierBars)
    assert isinstance(bars, TierBars)
    assert "这次 310 度" in bars.accessibleName()
    assert "9 个月" in dialog.known.text(), "a year so far that lacks months is no year so far"


def test_each_tariff_asks_for_what_it_needs_and_what_is_wrong_is_said(dialog: BillDialog) -> None:
    dialog.tariff.setCurrentIndex(dialog.tariff.findData("zhejiang_home_hours"))
    assert dialog.bands[TimeBand.ALL].isHidden()
    assert "没有填用电量" in dialog.wrong.text()
    assert not dialog.printer.isEnabled()
    dialog.bands[TimeBand.PEAK].setText("12o")
    dialog.work_out()
    assert "12o" in dialog.wrong.text()
    dialog.bands[TimeBand.PEAK].setText("120")
    dialog.bands[TimeBand.VALLEY].setText("80")
    dialog.work_out()
    assert dialog.wrong.isHidden()
    assert "91.20" in dialog.view.total.text()
    dialog.shift.setValue(50)
    assert "能省 14.00 元" in dialog.answer.text()
    dialog.tariff.setCurrentIndex(dialog.tariff.findData("zhejiang_two_part"))
    assert not dialog.capacity.isHidden()
    assert "容量" in dialog.wrong.text()


def test_another_month_brings_its_own_readings(dialog: BillDialog) -> None:
    dialog.month.setText("2026-09")
    dialog.month.editingFinished.emit()
    assert dialog.bands[TimeBand.ALL].text() == ""
    dialog.month.setText("2026-10")
    dialog.month.editingFinished.emit()
    assert dialog.bands[TimeBand.ALL].text() == "310"


def test_the_paper_says_every_step_and_that_it_is_an_example(dialog: BillDialog, tmp_path: Path) -> None:
    out = tmp_path / "bill.pdf"
    dialog.out.save(out)
    said = "".join("".join(run.text.split()) for run in read(out))
    for part in ("310", "0.538", "166.78"):
        assert part in said
    assert min(run.points for run in read(out) if run.text.strip()) >= 20


def test_the_household_page_leads_to_it(village: Village, session: Session, show: Show) -> None:
    page = HouseholdsPage(session)
    show(page)
    page.open_household(village.ids["陈国福"])
    page.detail.title.bill_wanted.emit()
    found = page.findChild(BillDialog) or page.window().findChild(BillDialog)
    assert isinstance(found, BillDialog)
    assert "请填电量" in found.known.text()
    found.accept()
