"""The use chart on a household's page: what a person reads off it must be what was read, by pointer and by keys."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from gridsteward.desktop.dialogs.picture import PictureDialog, masked
from gridsteward.desktop.pages.households.ask import AskDialog
from gridsteward.desktop.pages.households.desk import Desk
from gridsteward.desktop.pages.households.detail import Detail
from gridsteward.desktop.pages.households.use_canvas import UseCanvas
from gridsteward.desktop.pages.households.use_chart import UseChart
from gridsteward.desktop.pages.households.use_reading import day_number
from gridsteward.desktop.session import Session
from gridsteward.desktop.tasks import LANES, Tasks
from gridsteward.operations.area import Area
from gridsteward.records.readings import ReadingCorrection
from gridsteward.records.use import ChartSpan, MarkKind, UseMark
from tests.desktop.conftest import Inline
from tests.desktop.pages.conftest import Village
from tests.desktop.pages.test_door import Waiting
from tests.use_data import bring

Show = Callable[[QWidget], QWidget]
LAST = date(2026, 11, 21)
DAYS = 3 * 365
FIRST = LAST - timedelta(days=DAYS - 1)
GAP = date(2026, 10, 5)
GUESSED = date(2026, 10, 20)
SEEN = "2026-10-15"


@pytest.fixture
def home(area: Area, village: Village) -> str:
    """Three years of one home, a gap and an estimated day in the last autumn, a visit."""
    rng = np.random.default_rng(4)
    kwh = 6 + rng.normal(0, 0.7, (1, DAYS))
    kwh[0, (GAP - FIRST).days] = np.nan
    household = village.ids["龙桂香"]
    bring(area, [household], FIRST, kwh, estimated=[(0, GUESSED)])
    village.visit("龙桂香", SEEN, note="看了电热毯")
    return household


@pytest.fixture
def chart(session: Session, home: str, show: Show) -> UseChart:
    made = UseChart(session)
    show(made)
    made.show_household(home, name="龙桂香")
    return made


def place(canvas: UseCanvas, day: str) -> QPoint:
    """Return where a day stands, in the middle of the field."""
    assert canvas.picture is not None
    _left, top, _width, height = canvas.picture.plot
    return QPoint(round(canvas.x_of(day_number(day) + 0.5)), round(top + height / 2))


def read_out(canvas: UseCanvas) -> int | None:
    return canvas.day


def hover(canvas: UseCanvas, day: str) -> list[str]:
    QTest.mouseMove(canvas, QPoint(1, 1))
    QTest.mouseMove(canvas, place(canvas, day))
    assert canvas.day == day_number(day)
    assert canvas.reading is not None
    return [line.text for line in canvas.reading.lines(canvas.day)]


def length(chart: UseChart) -> int:
    picture = chart.canvas.picture
    assert picture is not None
    return picture.window.last - picture.window.first + 1


def test_a_home_without_readings_says_so_and_offers_the_import(
    session: Session, village: Village, show: Show
) -> None:
    chart = UseChart(session, village.ids["陈国福"])
    show(chart)
    chart.show_household(village.ids["陈国福"])
    assert chart.bring.isVisible()
    assert not chart.tools.isVisible()
    asked: list[str] = []
    session.page_requested.connect(asked.append)
    chart.bring.click()
    assert asked == ["import"]


def test_the_last_year_is_shown_first_and_the_rest_by_one_press(chart: UseChart) -> None:
    assert length(chart) == 365
    chart.stretches["all"].click()
    assert length(chart) == DAYS
    chart.stretches["90"].click()
    assert length(chart) == 90
    chart.spans[ChartSpan.MONTH].click()
    picture = chart.canvas.picture
    assert picture is not None
    assert picture.window.span is ChartSpan.MONTH
    assert length(chart) >= 120, "three bars are no chart"


def test_the_pointer_reads_out_a_day(chart: UseChart) -> None:
    chart.use_stretch("90")
    said = hover(chart.canvas, SEEN)
    view = chart.view
    assert view is not None
    kwh = float(view.kwh[(date.fromisoformat(SEEN) - FIRST).days])
    assert said[0] == "10月15日 周四"
    assert said[1] == f"{kwh:.1f} kWh"
    assert said[2].startswith("as usual here ")
    assert any("走访" in line and "看了电热毯" in line for line in said)


def test_a_day_that_was_not_read_is_never_a_zero(chart: UseChart) -> None:
    chart.use_stretch("90")
    said = hover(chart.canvas, GAP.isoformat())
    assert said[1] == "not read"
    assert "0.0 kWh" not in said
    assert "an estimated reading" in hover(chart.canvas, GUESSED.isoformat())


def test_a_month_tells_its_mean_its_total_and_how_many_days_were_read(chart: UseChart) -> None:
    chart.use_span(ChartSpan.MONTH)
    said = hover(chart.canvas, "2026-10-15")
    assert said[0] == "2026年10月"
    assert said[1].startswith("6.")
    assert "30 day" in said[2], "one day of thirty-one is missing"


def test_everything_by_the_keys(chart: UseChart) -> None:
    canvas = chart.canvas
    chart.use_stretch("90")
    canvas.setFocus()
    QTest.keyClick(canvas, Qt.Key.Key_Left)
    assert canvas.day == day_number(LAST.isoformat())
    assert "11月21日" in canvas.accessibleDescription()
    QTest.keyClick(canvas, Qt.Key.Key_Left)
    assert canvas.day == day_number(LAST.isoformat()) - 1
    QTest.keyClick(canvas, Qt.Key.Key_Plus)
    narrow = length(chart)
    assert narrow < 90
    QTest.keyClick(canvas, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    picture = canvas.picture
    assert picture is not None
    assert picture.window.last < day_number(LAST.isoformat())
    assert length(chart) == narrow
    QTest.keyClick(canvas, Qt.Key.Key_Minus)
    QTest.keyClick(canvas, Qt.Key.Key_0)
    assert length(chart) == 90
    opened: list[UseMark] = []
    chart.mark_wanted.connect(opened.append)
    hover(canvas, SEEN)
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    assert [each.what for each in opened] == [MarkKind.VISIT]
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert read_out(canvas) is None
    assert "in the last 30 days" in canvas.accessibleDescription()


def test_zooming_never_goes_past_what_there_is_nor_closer_than_a_week(chart: UseChart) -> None:
    canvas = chart.canvas
    canvas.setFocus()
    for _ in range(40):
        QTest.keyClick(canvas, Qt.Key.Key_Plus)
    assert length(chart) == 7
    for _ in range(60):
        QTest.keyClick(canvas, Qt.Key.Key_Minus)
    assert length(chart) == DAYS


def test_a_span_drawn_with_the_mouse_is_shown_and_a_double_click_leads_back(chart: UseChart) -> None:
    canvas = chart.canvas
    chart.use_stretch("90")
    begin, end = place(canvas, "2026-10-01"), place(canvas, "2026-10-20")
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=begin)
    QTest.mouseMove(canvas, end)
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=end)
    picture = canvas.picture
    assert picture is not None
    assert (picture.window.first, picture.window.last) == (day_number("2026-10-01"), day_number("2026-10-20"))
    QTest.mouseDClick(canvas, Qt.MouseButton.LeftButton, pos=QPoint(200, 100))
    assert length(chart) == 90


def turn(canvas: UseCanvas, up: int) -> QWheelEvent:
    spot = QPointF(place(canvas, "2026-08-01"))
    event = QWheelEvent(
        spot,
        canvas.mapToGlobal(spot),
        QPoint(),
        QPoint(0, 120 * up),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(canvas, event)
    return event


def test_the_wheel_scrolls_the_page_until_the_chart_has_the_keys(chart: UseChart) -> None:
    chart.spans[ChartSpan.DAY].setFocus()
    assert not turn(chart.canvas, 1).isAccepted()
    assert length(chart) == 365
    chart.canvas.setFocus()
    assert turn(chart.canvas, 1).isAccepted()
    assert length(chart) < 365


def test_a_click_on_a_mark_opens_it(chart: UseChart) -> None:
    chart.use_stretch("90")
    canvas = chart.canvas
    opened: list[UseMark] = []
    chart.mark_wanted.connect(opened.append)
    assert canvas.picture is not None
    spot = QPoint(place(canvas, SEEN).x(), round(canvas.picture.lane))
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=spot)
    assert [each.note for each in opened] == ["看了电热毯"]
    assert canvas.marked == opened[0].id


def test_a_mark_far_back_is_brought_into_sight(
    session: Session, home: str, village: Village, show: Show
) -> None:
    village.visit("龙桂香", "2024-05-06")
    chart = UseChart(session)
    show(chart)
    chart.show_household(home)
    assert chart.view is not None
    old = next(each for each in chart.view.marks if each.day == "2024-05-06")
    chart.show_mark(old.id)
    picture = chart.canvas.picture
    assert picture is not None
    assert picture.window.first <= day_number("2024-05-06") <= picture.window.last


def test_the_page_opens_the_visit_that_was_clicked_in_the_chart(
    session: Session, home: str, show: Show
) -> None:
    desk = Desk(session)
    detail = Detail(desk)
    show(detail)
    desk.show(home)
    mark = next(each for each in detail.use.view.marks if each.what is MarkKind.VISIT)  # type: ignore[union-attr]
    detail.use.mark_wanted.emit(mark)
    block = detail.visits.blocks[0]
    assert block.entry is not None
    assert block.entry.visit.id == mark.id
    assert block.fold.isChecked()


def test_a_new_visit_is_marked_at_once(chart: UseChart, session: Session, village: Village) -> None:
    from gridsteward.records.journal import Change

    village.visit("龙桂香", "2026-11-20")
    change = Change(
        no=1, kind="visit.finish", tables=frozenset({"visit"}), touched=frozenset({chart.household})
    )
    session.changed.emit(change)
    assert chart.view is not None
    assert chart.view.marks[-1].day == "2026-11-20"


def test_the_chart_changes_with_the_theme_within_the_same_picture(chart: UseChart, session: Session) -> None:
    session.theme.use(choice="dark")
    picture = chart.canvas.grab().toImage()
    assert picture.pixelColor(2, picture.height() - 2) == session.theme.colour("surface")
    session.theme.use(choice="light")


def test_it_is_drawn_for_the_screen_it_is_painted_on(chart: UseChart) -> None:
    wide = QImage(chart.canvas.size() * 2, QImage.Format.Format_RGB32)
    wide.setDevicePixelRatio(2)
    chart.canvas.render(wide)
    assert chart.canvas.picture is not None
    assert chart.canvas.picture.scale == 2.0


def tops(chart: UseChart) -> list[float]:
    """Return the top of the scale of the picture on screen, nothing while there is none."""
    picture = chart.canvas.picture
    return [picture.most] if picture is not None else []


def test_the_picture_of_one_home_never_stands_under_the_name_of_another(
    area: Area, session: Session, village: Village, home: str, show: Show
) -> None:
    other = village.ids["陈国福"]
    bring(area, [other], FIRST, np.full((1, DAYS), 3.0) + 0.1 * (np.arange(DAYS) % 2))
    slow, inline = Waiting(), Inline()
    lanes: dict[Any, Any] = {lane: slow if lane == "drawing" else inline for lane in LANES}
    session.tasks = Tasks(lanes)
    chart = UseChart(session)
    show(chart)
    chart.show_household(home)
    slow.do()
    assert len(tops(chart)) == 1
    chart.use_stretch("all")
    chart.show_household(other)
    assert tops(chart) == []
    slow.do()  # the first home's arrives late
    assert tops(chart) == []
    slow.do()
    assert len(tops(chart)) == 1
    assert tops(chart)[0] < 6


def test_who_turns_the_wheel_waits_for_the_last_picture_only(session: Session, home: str, show: Show) -> None:
    slow, inline = Waiting(), Inline()
    lanes: dict[Any, Any] = {lane: slow if lane == "drawing" else inline for lane in LANES}
    session.tasks = Tasks(lanes)
    chart = UseChart(session)
    show(chart)
    chart.show_household(home)
    slow.do()
    for key in ("90", "year", "all", "90", "all"):
        chart.use_stretch(key)
    assert len(slow.held) == 1
    slow.do()
    slow.do()
    assert slow.held == []
    assert length(chart) == DAYS


def asked_for() -> PictureDialog:
    """Return the dialog that is open."""
    found = (each for each in QApplication.topLevelWidgets() if isinstance(each, PictureDialog))
    return next(each for each in found if each.isVisible())


def test_copied_without_a_name_and_exported_with_as_much_of_it_as_chosen(
    chart: UseChart, session: Session, tmp_path: Path
) -> None:
    chart.copy_picture()
    copied = QGuiApplication.clipboard().image()
    assert copied.pixelColor(1, 1).name() == "#ffffff"
    chart.export_picture()
    dialog = asked_for()
    assert dialog.name == "龙**"
    assert "龙桂香" not in dialog.place.text(), "the file's name tells no more than the picture"
    dialog.close()
    for form, magic in (("png", b"\x89PNG"), ("pdf", b"%PDF"), ("svg", b"<?xml")):
        chart.export_picture()
        dialog = asked_for()
        dialog.forms[form].click()
        dialog.place.setText(str(tmp_path / f"曲线.{form}"))
        dialog.go.click()
        assert dialog.written == tmp_path / f"曲线.{form}"
        assert (tmp_path / f"曲线.{form}").read_bytes().startswith(magic)
        dialog.go.click()  # done: nothing more happens
        dialog.close()


def test_a_file_that_is_there_is_replaced_only_when_asked_twice(chart: UseChart, tmp_path: Path) -> None:
    target = tmp_path / "曲线.png"
    target.write_bytes(b"old")
    chart.export_picture()
    dialog = asked_for()
    dialog.place.setText(str(target))
    dialog.go.click()
    assert target.read_bytes() == b"old"
    assert "曲线.png" in dialog.wrong.text()
    dialog.go.click()
    assert target.read_bytes().startswith(b"\x89PNG")
    dialog.close()


@pytest.mark.parametrize(
    ("name", "shown"),
    [("龙桂香", "龙**"), ("周", "周"), ("欧阳明月", "欧**"), ("石桥头便民超市", "石桥**"), ("", "")],
)
def test_a_masked_name_tells_the_first_sign_only(name: str, shown: str) -> None:
    assert masked(name) == shown


def test_a_reading_is_corrected_from_the_chart(
    chart: UseChart, session: Session, area: Area, home: str, show: Show
) -> None:
    chart.use_stretch("90")
    hover(chart.canvas, SEEN)
    chart.menu_for_now().actions()[-1].trigger()
    (dialog,) = chart.findChildren(AskDialog)
    dialog.controls["kwh"].setText("nine")  # type: ignore[union-attr]
    dialog.controls["reason"].setText("现场看表")  # type: ignore[union-attr]
    dialog.submit()
    assert dialog.wrong.isVisible()
    dialog.controls["kwh"].setText("9.5")  # type: ignore[union-attr]
    dialog.submit()
    (kept,) = area.store.select(ReadingCorrection)
    assert (kept.day, kept.kwh, kept.reason) == (SEEN, 9.5, "现场看表")
    said = hover(chart.canvas, SEEN)
    assert said[1] == "9.5 kWh"
    assert "corrected by a steward" in said
