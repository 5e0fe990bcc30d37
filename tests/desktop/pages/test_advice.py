"""The strategy card on screen and on paper: read before the door, taken along, never clipped, never more than asked."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from gridsteward.desktop.advice.advisor import Advisor
from gridsteward.desktop.advice.dialog import CardDialog
from gridsteward.desktop.advice.lines import LineView
from gridsteward.desktop.advice.print_dialog import PrintDialog
from gridsteward.desktop.advice.sheet import A5, MARGIN, Sheet, fitted, half_page, preview, write_pdf
from gridsteward.desktop.advice.view import CardView
from gridsteward.desktop.door.doorway import Doorway
from gridsteward.desktop.door.screen import DoorScreen
from gridsteward.desktop.pages.households.page import HouseholdsPage
from gridsteward.desktop.pages.today_view import TodayView
from gridsteward.desktop.pages.visits.page import VisitsPage
from gridsteward.desktop.session import Session
from gridsteward.operations import advising, households, visit_list, visits
from gridsteward.operations.advising import rule_book
from gridsteward.records.advice import (
    CardSection,
    Contact,
    Situation,
    StrategyCard,
    WordedLine,
    WordedSection,
)
from gridsteward.words import LANGUAGES, Words
from tests.desktop.pages.conftest import Village

Show = Callable[[QWidget], QWidget]
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def view(session: Session, village: Village, show: Show) -> CardView:
    made = CardView(session, village.ids["龙桂香"])
    show(made)
    return made


def line(view: CardView, key: str) -> LineView:
    return next(each for each in view.lines if each.line.key == key)


def choose(view: CardView, situation: Situation) -> None:
    at = view.situation.findData(situation)
    view.situation.setCurrentIndex(at)
    view.situation.activated.emit(at)


# -- the card ------------------------------------------------------------------------------------------------------


def test_the_proposed_reasons_stand_first_and_every_reason_is_there(
    session: Session, village: Village, show: Show
) -> None:
    visits.promise(session.area, village.ids["龙桂香"], what="换灯头", due="2026-11-20")
    view = CardView(session, village.ids["龙桂香"])
    show(view)
    shown = [view.situation.itemData(at) for at in range(view.situation.count())]
    assert shown[0] == view.situation.currentData() == Situation.PROMISE
    assert shown[1] == Situation.FIRST_VISIT
    assert {each for each in shown if each} == set(Situation)
    assert "过了日子的承诺 1 件" in view._proposed.text()


def test_another_reason_gives_another_card_and_another_way_too(view: CardView) -> None:
    choose(view, Situation.METER_CHANGE)
    assert line(view, "meter_peak")
    view.ways[Contact.PHONE].click()
    assert view.card is not None
    assert (view.card.situation, view.card.contact) == (Situation.METER_CHANGE, Contact.PHONE)
    assert line(view, "phone_peak")
    assert not view.ways[Contact.DOOR].isChecked()


def test_why_a_line_stands_here_is_told_by_keyboard_and_by_pointing(view: CardView) -> None:
    choose(view, Situation.CARE)
    view.lines[0].setFocus()
    QTest.keyClick(view.lines[0], Qt.Key.Key_Down)
    assert view.lines[1].hasFocus()
    assert "来意：关爱看望" in view.why.accessibleName()
    life = line(view, "power_life")
    life.asked.emit(life.line)
    assert "标签：制氧机" in view.why.accessibleName()
    assert life.accessibleDescription() == "标签：制氧机"


def test_one_line_alone_is_a_stop_for_tab(view: CardView) -> None:
    stops = [each for each in view.lines if each.focusPolicy() == Qt.FocusPolicy.StrongFocus]
    assert stops == [view.lines[0]]
    view.lines[0].setFocus()
    QTest.keyClick(view.lines[0], Qt.Key.Key_Down)
    stops = [each for each in view.lines if each.focusPolicy() == Qt.FocusPolicy.StrongFocus]
    assert stops == [view.lines[1]]


def test_what_changes_at_the_household_changes_its_card(
    view: CardView, session: Session, village: Village
) -> None:
    choose(view, Situation.ROUTINE)
    session.changed.emit(households.add_tag(session.area, village.ids["龙桂香"], "dog"))
    assert line(view, "dog")


def test_whom_one_means_is_asked_where_several_live(view: CardView) -> None:
    names = [view.person.itemText(at) for at in range(view.person.count())]
    assert {"龙桂香", "龙晓岚"} <= set(names[1:])
    assert view.person.itemData(0) == "", "whoever opens"
    assert view.person.isVisible()


# -- from everywhere -----------------------------------------------------------------------------------------------


def opened(window: QWidget) -> CardDialog:
    (found,) = window.findChildren(CardDialog)
    return found


@pytest.fixture
def window(session: Session, show: Show) -> QWidget:
    made = QWidget()
    show(made)
    Advisor(session, made)
    return made


def test_the_card_opens_from_the_household_by_button_and_by_key(
    session: Session, village: Village, window: QWidget, show: Show
) -> None:
    page = HouseholdsPage(session)
    show(page)
    page.open_household(village.ids["陈国福"])
    page.detail.title.card.click()
    assert opened(window).name.text == "陈国福"
    opened(window).close()
    QApplication.sendPostedEvents(None, 52)
    session.card_here.emit()
    assert opened(window).name.text == "陈国福"


def test_the_card_opens_from_a_visit_and_from_the_day(
    session: Session, village: Village, window: QWidget, show: Show
) -> None:
    asked: list[str] = []
    session.card_requested.connect(asked.append)
    village.visit("周国梁", "2026-11-20", next_visit="2026-11-22")
    page = VisitsPage(session)
    show(page)
    page.detail.card.click()
    session.card_here.emit()
    page.hide()
    today = TodayView(session)
    show(today)
    row = today.sections[0].rows[0]
    row.main.setFocus()
    session.card_here.emit()
    row.carded.emit()
    assert asked == [village.ids["周国梁"]] * 4


def test_the_plan_goes_along_to_the_door_and_into_the_draft(
    session: Session, village: Village, window: QWidget
) -> None:
    taken: list[QWidget] = []
    session.window_taken.connect(taken.append)
    doorway = Doorway(session)
    session.open_card(village.ids["龙桂香"])
    dialog = opened(window)
    choose(dialog.view, Situation.CARE)
    dialog.begin.click()
    assert doorway.screen is not None
    assert doorway.screen.planned.texts == dialog.view.plan
    doorway.screen.saver.flush()
    (draft,) = session.area.store.drafts()
    assert draft.planned_peak.startswith("陪他把睡前要关的几样走一遍")
    assert draft.planned_ending
    doorway.screen.deleteLater()


def test_by_phone_there_is_no_door_to_begin_at(session: Session, village: Village, window: QWidget) -> None:
    session.open_card(village.ids["龙桂香"])
    dialog = opened(window)
    assert dialog.begin.isVisible()
    dialog.view.ways[Contact.PHONE].click()
    assert not dialog.begin.isVisible()


# -- at the door ---------------------------------------------------------------------------------------------------


@pytest.fixture
def door(session: Session, village: Village, show: Show) -> DoorScreen:
    screen = DoorScreen(session, visit_list.door_page(session.area, village.ids["龙桂香"]))
    show(screen)
    return screen


def test_at_the_door_the_card_stands_beside_the_visit_and_fills_its_plan(door: DoorScreen) -> None:
    QTest.keyClick(door, Qt.Key.Key_J, ALT)
    panel = door.beside.panel
    assert panel is not None
    assert panel.isVisible()
    assert door._scroll.isVisible()
    choose(panel.view, Situation.SAFETY)
    panel.take.click()
    assert door.planned.texts == panel.view.plan
    assert door.value().planned_peak == panel.view.plan[0]
    QTest.keyClick(door, Qt.Key.Key_Escape)
    assert not panel.isVisible()


def test_on_a_narrow_screen_the_card_takes_turns_with_the_visit(door: DoorScreen) -> None:
    door.resize(683, 384)
    left: list[bool] = []
    door.left.connect(lambda: left.append(True))
    door.card_button.click()
    panel = door.beside.panel
    assert panel is not None
    assert panel.isVisible()
    assert not door._scroll.isVisible()
    panel.take.click()
    assert door._scroll.isVisible()
    assert door.planned.texts == panel.view.plan
    assert not left


def test_what_the_steward_planned_is_kept_over_a_proposal(door: DoorScreen) -> None:
    door.take_plan("", "自己想的收尾")
    door.take_plan("一起试漏保", "留个号码", over=False)
    assert door.planned.texts == ("一起试漏保", "自己想的收尾")
    door.take_plan("一起试漏保", "留个号码")
    assert door.planned.texts == ("一起试漏保", "留个号码")


@pytest.mark.parametrize("name", ["situation", "person"])
def test_targets_at_the_door_are_large(door: DoorScreen, name: str) -> None:
    door.card_button.click()
    panel = door.beside.panel
    assert panel is not None
    for each in (getattr(panel.view, name), panel.take, panel.hide_button, *panel.view.ways.values()):
        assert each.height() >= 48, each.accessibleName()


# -- on paper ------------------------------------------------------------------------------------------------------


def longest(language: str) -> tuple[WordedSection, ...]:
    """Return a card that has the longest lines of every section, as many as it may have."""
    words, book = Words(language), rule_book()
    of: dict[CardSection, list[WordedLine]] = {}
    for rule in book.rules:
        text = [words.section(name).get(rule.key, "") for name in ("advice_do", "advice_say")]
        made = WordedLine(key=rule.key, do=text[0], say=text[1], why="", tentative=False)
        of.setdefault(rule.section, []).append(made)
    titles = words.section("card_section")
    return tuple(
        WordedSection(
            section=spec.section,
            title=titles[spec.section],
            lines=tuple(sorted(of[spec.section], key=lambda each: -len(each.do + each.say))[: spec.most]),
        )
        for spec in book.sections
    )


def sheet(sections: tuple[WordedSection, ...]) -> Sheet:
    return Sheet(
        title="走访锦囊：换智能电表（上门）", who="龙桂香  石桥头 6 号", foot="11月22日", sections=sections
    )


def ink(image: QImage) -> tuple[int, int, int, int]:
    """Return left, top, right, bottom of what is not white."""
    dark = [
        (x, y)
        for y in range(image.height())
        for x in range(image.width())
        if image.pixelColor(x, y).lightness() < 128
    ]
    xs, ys = [x for x, _ in dark], [y for _, y in dark]
    return min(xs), min(ys), max(xs), max(ys)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_fullest_card_there_can_be_is_never_clipped(
    session: Session, language: str, tmp_path: Path
) -> None:
    made, words = sheet(longest(language)), Words(language)
    place = half_page(A5)
    document, size = fitted(made, words, place)
    pages = write_pdf(made, words, tmp_path / "card.pdf")
    whole = document.size().height() <= place.height() * 96 / 25.4
    assert pages == 1 if whole else pages == 2
    assert (tmp_path / "card.pdf").read_bytes().count(b"/Type /Page\n") == pages
    assert size >= 7.5
    width = 592
    left, top, right, bottom = ink(preview(made, words, width))
    margin = round(MARGIN / A5.width() * width) - 2
    assert left >= margin
    assert top >= margin
    assert right <= width - margin
    assert bottom <= round(width * A5.height() / A5.width()) - margin


def test_an_ordinary_card_is_one_half_page_in_type_one_reads_at_a_door(
    session: Session, village: Village, tmp_path: Path
) -> None:
    for situation in Situation:
        card = advising.strategy_card(session.area, village.ids["龙桂香"], situation)
        for language in LANGUAGES:
            made = sheet(advising.worded(card, Words(language)))
            _document, size = fitted(made, Words(language), half_page(A5))
            assert size >= 8, (situation, language)
            assert write_pdf(made, Words(language), tmp_path / f"{situation}.pdf") == 1


def test_on_a4_the_sheet_keeps_to_the_upper_half() -> None:
    place = half_page(QSizeF(210, 297))
    assert (place.top(), place.left(), place.right()) == (MARGIN, MARGIN, 210 - MARGIN)
    assert place.bottom() <= 297 / 2


def test_the_sheet_names_the_household_only_as_far_as_one_wants(
    session: Session, village: Village, show: Show, tmp_path: Path
) -> None:
    view = CardView(session, village.ids["龙桂香"])
    show(view)
    assert view.card is not None
    dialog = PrintDialog(session, view.card, view.sections)
    show(dialog)
    assert dialog.sheet.who == "龙桂香"
    dialog.address.setChecked(True)
    assert dialog.sheet.who == "龙桂香  石桥头 6 号"
    dialog.name.setChecked(False)
    dialog.address.setChecked(False)
    assert dialog.sheet.who == ""
    assert not dialog.picture.pixmap().isNull()
    dialog.save(tmp_path / "锦囊.pdf")
    assert (tmp_path / "锦囊.pdf").read_bytes().startswith(b"%PDF")
    assert "锦囊.pdf" in dialog.said.text()


def test_a_place_that_cannot_be_written_is_said(
    session: Session, village: Village, show: Show, tmp_path: Path
) -> None:
    view = CardView(session, village.ids["龙桂香"])
    show(view)
    assert view.card is not None
    dialog = PrintDialog(session, view.card, view.sections)
    show(dialog)
    (tmp_path / "taken").write_text("x")
    dialog.save(tmp_path / "taken" / "card.pdf")
    assert dialog.said.text()
    assert "已存成" not in dialog.said.text()


def test_paper_is_black_on_white_in_the_dark_theme_too(session: Session, village: Village) -> None:
    card: StrategyCard = advising.strategy_card(session.area, village.ids["龙桂香"])
    sections = advising.worded(card, Words("zh_CN"))
    session.theme.use(choice="dark")
    try:
        image = preview(sheet(sections), Words("zh_CN"), 300)
    finally:
        session.theme.use(choice="light")
    assert image.pixelColor(2, 2).lightness() == 255
    assert min(image.pixelColor(x, y).lightness() for x in range(30, 150) for y in range(15, 40)) < 60
