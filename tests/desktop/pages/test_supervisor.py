"""The supervisor's page: every figure opens its list, the queue goes by keys alone, a question finds its steward."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from gridsteward.desktop.dialogs.review_answer import ReviewAnswerDialog
from gridsteward.desktop.pages.supervisor.page import SupervisorPage
from gridsteward.desktop.pages.supervisor.roll_up import Look
from gridsteward.desktop.pages.supervisor.table import COLUMNS
from gridsteward.desktop.pages.today_reviews import TodayReviews
from gridsteward.desktop.pages.visits.page import VisitsPage
from gridsteward.desktop.reviews_keeper import Reviews
from gridsteward.desktop.session import Session
from gridsteward.desktop.undoing import Undoing
from gridsteward.operations import area as areas
from gridsteward.operations import surveys, visit_reviews
from gridsteward.operations.area import Area
from gridsteward.records.ids import made_by_hand
from gridsteward.records.review import ReviewKind, VisitReview
from gridsteward.records.roll_up import Figure
from gridsteward.records.visit import Visit
from tests.desktop.pages.conftest import Clock, Village

Show = Callable[[QWidget], QWidget]


def visit(village: Village, name: str, *, day: int = 20, steward: str = "陈秀兰", **more: object) -> str:
    home = village.ids[name]
    made = Visit(
        **{  # type: ignore[arg-type]
            "id": made_by_hand(),
            "household_id": home,
            "started_at": f"2026-11-{day}T09:00:00+08:00",
            "ended_at": f"2026-11-{day}T09:20:00+08:00",
            "entered_at": f"2026-11-{day}T09:21:00+08:00",
            "steward": steward,
            "met": "person",
            "note": f"{name}家一切都好",
            **more,
        }
    )
    with village.area.store.write("visit.finish", about=home) as write:
        write.insert(made)
    return made.id


@pytest.fixture
def town(village: Village) -> Village:
    """Two stewards' visits: three of a colleague's, one of one's own."""
    visit(village, "龙桂香", day=20, checks="meter_box")
    visit(village, "陈国福", day=19)
    visit(village, "周国梁", day=18, entered_at="2026-11-20T08:00:00+08:00", late=1)
    visit(village, "吴秀珍", day=20, steward="林静")
    return village


@pytest.fixture
def page(town: Village, session: Session, show: Show) -> SupervisorPage:
    Undoing(session)
    session.reviews._awake = True
    session.reviews.refresh()
    made = SupervisorPage(session)
    show(made)
    return made


def cell(page: SupervisorPage, name: str, figure: Figure) -> str:
    model = page.figures.model
    row = next(at for at in range(model.rowCount()) if model.index(at, 0).data() == name)
    return str(model.index(row, 1 + COLUMNS.index(figure)).data())


def press(page: SupervisorPage, name: str, figure: Figure) -> list[str]:
    model = page.figures.model
    row = next(at for at in range(model.rowCount()) if model.index(at, 0).data() == name)
    page.figures.table.clicked.emit(model.index(row, 1 + COLUMNS.index(figure)))
    QApplication.processEvents()
    return [each.name for each in page.figures.behind.records]


def test_figures_stand_by_name_and_each_opens_its_list(page: SupervisorPage, session: Session) -> None:
    model = page.figures.model
    assert [model.index(at, 0).data() for at in range(model.rowCount())] == [
        "桂溪网格",
        "林静",
        "陈秀兰",
    ], "an order by figures is a ranking of people"
    assert not page.figures.table.isSortingEnabled()
    assert cell(page, "陈秀兰", Figure.VISITS) == "3"
    assert press(page, "陈秀兰", Figure.VISITS) == ["龙桂香", "陈国福", "周国梁"]
    assert len(press(page, "桂溪网格", Figure.VISITS)) == 4
    assert press(page, "陈秀兰", Figure.LATE) == ["周国梁"]
    opened: list[str] = []
    session.household_requested.connect(opened.append)
    page.figures.list.activated.emit(page.figures.behind.index(0, 0))
    assert opened == [page.figures.behind.records[0].household_id]


def test_another_way_of_counting_and_a_change_are_counted_anew(page: SupervisorPage, town: Village) -> None:
    page.figures.by.buttons["village"].click()
    assert cell(page, "桂溪村", Figure.VISITS) == "3"
    page.figures.periods.buttons["last_month"].click()
    assert cell(page, "桂溪网格", Figure.VISITS) == "0"


def test_too_few_answers_are_said_to_be_and_not_listed(page: SupervisorPage, town: Village) -> None:
    surveys.add_answer(town.area, {"attitude": 1}, household_id=town.ids["龙桂香"], word="说话冲")
    page.figures.refresh()
    assert cell(page, "林静", Figure.ANSWERS) == "too few"
    assert press(page, "林静", Figure.ANSWERS) == []
    assert "Too few" in page.figures.nothing.text()


def test_an_area_that_is_locked_is_named_beside_the_others(
    page: SupervisorPage, session: Session, tmp_path: Path
) -> None:
    areas.create_area(tmp_path, "白岩网格", steward="林静", passphrase="another calm phrase").close()
    page.figures.scope.buttons["all"].click()
    QApplication.processEvents()
    model = page.figures.model
    named = [model.index(at, 0).data() for at in range(model.rowCount())]
    assert "桂溪网格" in named
    locked = next(at for at, text in enumerate(named) if text.startswith("白岩网格"))
    assert "锁着" in named[locked]
    wanted: list[tuple[str, str]] = []
    session.area_requested.connect(lambda area, key, _what: wanted.append((area, key)))
    page.figures.table.clicked.emit(model.index(locked, 0))
    assert wanted == [(model.lines[locked].area_id, "supervisor")]


def test_a_figure_of_another_area_is_opened_there(
    page: SupervisorPage, session: Session, tmp_path: Path, clock: Clock
) -> None:
    other = areas.create_area(tmp_path, "白岩网格", steward="林静", passphrase="another calm phrase")
    other.now = clock
    session.opened_areas = lambda: {other.id: other, session.area.id: session.area}
    page.figures.scope.buttons["all"].click()
    QApplication.processEvents()
    wanted: list[tuple[str, object]] = []
    session.area_requested.connect(lambda area, _key, what: wanted.append((area, what)))
    press(page, "白岩网格", Figure.VISITS)
    ((area, look),) = wanted
    assert area == other.id
    assert isinstance(look, Look)
    session.shown_anew.emit(look)  # as it comes to the page there
    assert page.figures.scope.value == "one"
    assert page.figures._look == look
    other.close()


def rows(page: SupervisorPage) -> list[str]:
    return [each.name for each in page.reviews.model.records]


def test_the_queue_goes_by_keys_alone(page: SupervisorPage, session: Session, show: Show) -> None:
    assert "To look at 3" in page.views["reviews"].text()
    page.use_view("reviews")
    queue = page.reviews.list
    assert rows(page) == ["龙桂香", "陈国福", "周国梁"]
    assert queue.hasFocus()
    QTest.keyClick(queue, Qt.Key.Key_J)
    assert page.reviews.detail.shown is not None
    assert page.reviews.detail.shown.name == "陈国福"
    QTest.keyClick(queue, Qt.Key.Key_K)
    QTest.keyClick(queue, Qt.Key.Key_S)
    QTest.qWait(300)
    assert rows(page) == ["陈国福", "周国梁"]
    assert page.reviews.detail.shown.name == "陈国福", "the next one is at hand"
    session.undo_requested.emit()
    QTest.qWait(300)
    assert rows(page) == ["龙桂香", "陈国福", "周国梁"]
    opened: list[str] = []
    session.household_requested.connect(opened.append)
    queue.setCurrentIndex(page.reviews.model.index(0, 0))
    queue.activated.emit(queue.currentIndex())
    assert opened == [page.reviews.model.records[0].household_id]


def test_filters_show_what_was_entered_late_and_what_is_worth_a_look(page: SupervisorPage) -> None:
    page.use_view("reviews")
    page.reviews.late.click()
    assert rows(page) == ["周国梁"]
    page.reviews.late.click()
    page.reviews.unusual.click()
    assert rows(page) == ["龙桂香"]
    page.reviews.unusual.click()
    page.reviews.all_seen.click()
    QTest.qWait(300)
    assert rows(page) == []
    assert page.reviews.empty.isVisible()
    page.reviews.empty.wanted.emit()
    assert len(rows(page)) == 3


def test_asking_back_takes_the_question_out_of_the_queue(page: SupervisorPage, area: Area) -> None:
    page.use_view("reviews")
    QTest.keyClick(page.reviews.list, Qt.Key.Key_A)
    question = page.reviews.detail.question
    assert question.hasFocus()
    QTest.keyClicks(question, "meter box?")
    QTest.keyClick(question, Qt.Key.Key_Return)
    QTest.qWait(300)
    assert rows(page) == ["陈国福", "周国梁"]
    assert page.reviews.list.hasFocus()
    (said,) = area.store.select(VisitReview)
    assert (said.kind, said.remark) == ("asked", "meter box?")
    page.reviews.states.buttons["asked"].click()
    assert rows(page) == ["龙桂香"]


def test_a_steward_has_no_queue(page: SupervisorPage) -> None:
    page.use_view("reviews")
    page._may(Reviews(may=False, others=False, waiting=0, asked=()))
    assert not page.views["reviews"].isVisible()
    assert page.view == "figures"


def test_the_page_gets_its_place_on_the_rail_of_whoever_supervises_others(
    town: Village, session: Session
) -> None:
    offered: list[str] = []
    counted: list[int] = []
    session.page_offered.connect(offered.append)
    session.count_changed.connect(
        lambda key, count, _tone: counted.append(count) if key == "supervisor" else None
    )
    session.reviews._awake = True
    session.reviews.refresh()
    assert offered == ["supervisor"]
    assert counted == [3]


def test_who_covers_what_leads_to_the_laptops(page: SupervisorPage, session: Session) -> None:
    page.use_view("covering")
    assert [(each.steward, each.homes) for each in page.covering.found] == [("林静", 1), ("陈秀兰", 3)]
    opened: list[str] = []
    session.page_requested.connect(opened.append)
    page.covering.devices.click()
    assert opened == ["devices"]


@pytest.fixture
def asked(village: Village, area: Area) -> str:
    """Somebody asked about a visit of one's own."""
    row = visit(village, "吴秀珍", steward="林静")
    with area.store.write("review.asked", about=village.ids["吴秀珍"]) as write:
        write.insert(
            VisitReview(
                id=made_by_hand(),
                visit_id=row,
                case_id="",
                household_id=village.ids["吴秀珍"],
                kind=ReviewKind.ASKED.value,
                at="2026-11-21T10:00:00.000+08:00",
                steward="王站长",
                remark="电表箱关好了吗？",
            )
        )
    return row


def test_the_steward_reads_the_question_on_today_and_answers(
    asked: str, session: Session, area: Area, show: Show
) -> None:
    shown = TodayReviews(session)
    host = show(QWidget())
    shown.setParent(host)
    session.reviews._awake = True
    session.reviews.refresh()
    assert not shown.isHidden()
    (button,) = shown.answers
    button.click()
    dialog = next(each for each in host.findChildren(ReviewAnswerDialog))
    assert "王站长" in dialog.windowTitle()
    dialog.submit()
    assert dialog.wrong.isVisible(), "an empty answer says nothing"
    QTest.keyClicks(dialog.answer, "closed")
    QTest.keyClick(dialog.answer, Qt.Key.Key_Return)
    assert visit_reviews.state_of(visit_reviews.of_visit(area, asked)) == ReviewKind.ANSWERED
    session.reviews.refresh()
    assert shown.isHidden()


def test_the_question_stands_on_the_visit_itself(asked: str, session: Session, show: Show) -> None:
    page = VisitsPage(session)
    show(page)
    page._open(asked)
    QApplication.processEvents()
    assert page.detail.answer.isVisible()
