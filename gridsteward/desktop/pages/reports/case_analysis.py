"""诉求分析: what stands out in one sentence, bars that open their cases, places and homes worth a look (R6.8)."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any, Final

from msgspec import Struct
from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtWidgets import QListView, QSizePolicy, QWidget

from gridsteward.desktop.delegates import RowDelegate, RowText
from gridsteward.desktop.fresh import Fresh
from gridsteward.desktop.models import RecordList
from gridsteward.desktop.pages.cases.wording import CaseSaying
from gridsteward.desktop.pages.reports.bars import KEY_ROLE, BarDelegate, BarModel, bars
from gridsteward.desktop.pages.reports.case_wording import AnalysisSaying, Said, Worth
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.chips import Chips
from gridsteward.desktop.widgets.feedback import EmptyState
from gridsteward.desktop.widgets.flow import Flow
from gridsteward.desktop.widgets.frames import Halves, column, frame, row, scrolling
from gridsteward.desktop.widgets.labels import Label, Pair, Paragraph
from gridsteward.operations import case_analysis, case_analysis_words, surveys
from gridsteward.operations.area import aside
from gridsteward.operations.case_analysis import CaseAnalysis
from gridsteward.operations.case_board import CaseRow
from gridsteward.records.survey import SurveyDue, SurveyResults

PERIODS: Final = {"month": 30, "quarter": 91, "year": 365, "all": 0}
_TABLES: Final = frozenset(("service_case", "service_case_event", "household", "survey_answer", "sealed"))
_WAIT_MS: Final = 200
_ASKED: Final = 20  # homes offered to be asked in the round
_LINES: Final = 2  # rows of a list that are always to be seen


class _Found(Struct, frozen=True):
    told: CaseAnalysis
    answers: SurveyResults
    due: tuple[SurveyDue, ...]


class CaseAnalysisView(QWidget):
    """One sentence, few figures, then bars and what is worth a look beside the cases behind them."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session, self._saying = session, AnalysisSaying(session, self)
        self._cases, theme, space = CaseSaying(session, self), session.theme, session.theme.space
        self.found: _Found | None = None
        self._asked = 0
        self.periods = Chips(theme, self._saying.periods(), name=self.tr("Period"), value="quarter")
        self.periods.changed.connect(self.refresh)
        self.standout = Paragraph(theme)
        said = frame("spoken", column(self.standout, pad=(space.l, space.s, space.l, space.s)))
        self.by = Chips(theme, self._saying.ways(), name=self.tr("Counted by"), value="kind")
        self.by.changed.connect(self._show_bars)
        self.bars = BarModel(self)
        bar_list = self._list(self.bars, BarDelegate(theme, 9 * space.l, self), self._open_bar)
        bar_list.setAccessibleName(self.tr("Requests, counted"))
        self.worth: RecordList[Worth] = RecordList(self._saying.worth, parent=self)
        self.worth_list = self._rows(self.worth, self.tr("Worth a look"), self._open_worth)
        self.no_worth = self._nothing(self.tr("No place and no home stands out."))
        self.cases: RecordList[CaseRow] = RecordList(self._case_row, parent=self)
        self.case_list = self._rows(self.cases, self.tr("Requests"), self._open_case)
        self.cases_title = Pair(theme, self.tr("Requests"))
        self.every = Button(theme, self.tr("Show all"), kind="text")
        self.every.clicked.connect(self._show_every)
        self.answers: RecordList[Said] = RecordList(lambda each: each.text, parent=self)
        self.answer_list = self._rows(self.answers, self.tr("What customers say"), self._open_answer)
        self.round = Button(theme, self.tr("Whom to ask next"), kind="chip", checked=False)
        self.round.clicked.connect(self._show_answers)
        self.no_answers = self._nothing("")
        self.empty = EmptyState(
            theme, self.tr("No requests in this period."), action=self.tr("Show all"), icon="report"
        )
        self.empty.wanted.connect(self._widen)
        left = column(
            self._panel(Label(theme, self.tr("How many"), role="head"), None, self.by, bar_list),
            self._panel(
                Label(theme, self.tr("Worth a look"), role="head"), None, self.worth_list, self.no_worth
            ),
            gap=space.m,
        )
        right = column(
            self._panel(self.cases_title, self.every, self.case_list, self.empty),
            self._panel(
                Label(theme, self.tr("What customers say"), role="head"),
                self.round,
                self.answer_list,
                self.no_answers,
            ),
            gap=space.m,
        )
        for part in (left, right):
            part.setStretch(0, 3)
            part.setStretch(1, 2)
        halves = QWidget(), QWidget()
        for half, part in zip(halves, (left, right), strict=True):
            half.setLayout(part)
        body = Halves(theme, *halves, least=(320, 320), gap=space.m)
        head = row(Label(theme, self.tr("Analysis of requests"), role="head"), space.m, self.periods)
        head.setStretch(2, 1)
        inside = column(head, said, self._figures(), body, gap=space.m)
        inside.setStretch(3, 1)
        page = QWidget()
        page.setLayout(inside)
        self.setLayout(column(scrolling(page, "page"), gap=0))
        self._soon = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._soon.timeout.connect(self.refresh)
        self.fresh = Fresh(session, self, self.refresh, tables=_TABLES, unread=True, rest_ms=_WAIT_MS)

    # ------------------------------------------------------------------ building

    def _figures(self) -> QWidget:
        theme, space = self._session.theme, self._session.theme.space
        titles = self._saying.figures()
        self.figures = {key: Pair(theme, "", role="figure") for key in titles}
        line = Flow(gap=space.xl)
        for key, title in titles.items():
            one = QWidget()
            one.setLayout(column(self.figures[key], Label(theme, title, role="quiet"), gap=0))
            line.addWidget(one)
        numbers = column(line, pad=(space.l, space.s, space.l, space.s))
        return frame("panel", numbers)

    def _panel(self, title: QWidget, action: QWidget | None, *items: QWidget) -> QWidget:
        space = self._session.theme.space
        head = row(title, None, *([action] if action else []), pad=(space.l, space.s, space.l, 0))
        inside = column(head, gap=space.xs, pad=(1, 1, 1, space.s))
        for item in items:
            if isinstance(item, Chips):
                inside.addLayout(row(item, pad=(space.l, 0, space.l, 0)))
            else:
                inside.addWidget(item, 1)
        return frame("panel", inside)

    def _list(
        self,
        model: BarModel | RecordList[Any],
        delegate: RowDelegate,
        act: Callable[[QModelIndex], object] | None,
    ) -> QListView:
        view = QListView()
        view.setModel(model)
        view.setItemDelegate(delegate)
        view.setUniformItemSizes(True)
        # what scrolls by itself asks for a few lines only, and takes what is left
        view.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        view.setMinimumHeight(_LINES * delegate.line("body") * 2)
        view.activated.connect(act)
        view.clicked.connect(act)
        return view

    def _rows(self, model: RecordList[Any], name: str, act: Callable[[QModelIndex], object]) -> QListView:
        view = self._list(model, RowDelegate(self._session.theme, self, marks=False), act)
        view.setAccessibleName(name)
        return view

    def _nothing(self, sentence: str) -> Label:
        space = self._session.theme.space
        made = Label(self._session.theme, sentence, role="quiet", wrap=True)
        made.setContentsMargins(space.l, space.s, space.l, space.m)
        made.setAlignment(Qt.AlignmentFlag.AlignTop)
        return made

    # ------------------------------------------------------------------ reading

    def refresh(self) -> None:
        """Work it out anew."""
        area, (first, last) = self._session.area, self._days()
        self._asked += 1
        asked = self._asked

        def look() -> _Found:
            with aside(area) as own:
                told = case_analysis.analysis(own, first, last)
                return _Found(told, surveys.results(own, first, last), tuple(surveys.due(own, _ASKED)))

        def show(found: _Found) -> None:
            if asked == self._asked:  # else another period was chosen meanwhile
                self.show_found(found)

        self._session.tasks.run("report.cases", look, show, lane="cpu", owner=self)

    def _days(self) -> tuple[str, str]:
        today, days = self._session.clock().date(), PERIODS[self.periods.value]
        return (today - timedelta(days=days - 1)).isoformat() if days else "", today.isoformat()

    def show_found(self, found: _Found) -> None:
        """Show what was worked out."""
        self.found = found
        told, words = found.told, self._session.words
        self.standout.show_text(case_analysis_words.sentence(told.standout, words))
        for key, (text, note) in self._saying.numbers(told.found).items():
            self.figures[key].show_text(text, note)
        self._show_bars()
        worth = self._saying.all_worth(told)
        self.worth.show_records(worth)
        self.worth_list.setVisible(bool(worth))
        self.no_worth.setVisible(not worth)
        self._show_answers()
        self._show_every()

    def _show_answers(self) -> None:
        """Show what was said, or whom to ask next."""
        if self.found is None:
            return
        due = self.round.isChecked()
        rows = self._saying.to_ask(self.found.due) if due else self._saying.answers(self.found.answers)
        self.answers.show_records(rows)
        self.answer_list.setVisible(bool(rows))
        nobody = self.tr("Everybody has been asked in this round.")
        none = self.tr("No answers in this period. They are asked for after a visit or a call-back.")
        self.no_answers.show_text(nobody if due else none)
        self.no_answers.setVisible(not rows)

    def _show_bars(self) -> None:
        if self.found is not None:
            self.bars.show(bars(self._saying.bars(self.found.told.found, self.by.value)))

    def _show_every(self) -> None:
        if self.found is not None:
            self.show_cases(self.found.told.found.cases)

    def show_cases(self, ids: Sequence[str], about: str = "") -> None:
        """List these cases, and say whose they are."""
        if self.found is None:
            return
        rows = case_analysis.rows_of(self.found.told, ids)
        self.cases.show_records(rows)
        note = f"{about} {len(rows):,}".strip()
        self.cases_title.show_text(self.tr("Requests"), note)
        self.every.setVisible(bool(about))
        self.case_list.setVisible(bool(rows))
        self.empty.show_sentence(
            self.tr("No requests in this period."), "" if self.periods.value == "all" else self.tr("Show all")
        )
        self.empty.setVisible(not rows)

    def _case_row(self, case: CaseRow) -> RowText:
        view = case.view
        told = view.case.content.replace("\n", " ") or self.tr("What was told is kept confidential")
        return RowText(
            self._cases.who(case),
            told,
            self._cases.moment(view.case.at),
            badges=((self._cases.kind(view), "plain"),),
        )

    # ------------------------------------------------------------------ opening

    def _open_bar(self, index: QModelIndex) -> None:
        if self.found is not None:
            key = str(index.data(KEY_ROLE))
            ids = self._saying.behind(self.found.told.found, self.by.value, key)
            self.show_cases(ids, self._saying.name(self.by.value, key))

    def _open_worth(self, index: QModelIndex) -> None:
        chosen = self.worth.records[index.row()]
        if chosen.cases:
            self.show_cases(chosen.cases, chosen.name)
        else:
            self._session.open_household(chosen.household)

    def _open_case(self, index: QModelIndex) -> None:
        self._session.open_case(self.cases.records[index.row()].view.case.id)

    def _open_answer(self, index: QModelIndex) -> None:
        chosen = self.answers.records[index.row()]
        if chosen.asked:
            from gridsteward.desktop.dialogs.survey import SurveyDialog

            SurveyDialog(
                self._session,
                household_id=chosen.household,
                who=chosen.text.strong,
                parent=self.window(),
            ).open()
        elif chosen.household:
            self._session.open_household(chosen.household)

    def _widen(self) -> None:
        self.periods.choose("all")
        self.refresh()
