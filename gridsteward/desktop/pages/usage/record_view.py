"""网格自己的准确率: how much was raised, how much of it was so, how soon somebody looked."""

from datetime import timedelta

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QSpinBox, QVBoxLayout, QWidget

from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.feedback import EmptyState
from gridsteward.desktop.widgets.flow import Flow
from gridsteward.desktop.widgets.frames import Item, column, frame, row, rule, scrolling, section
from gridsteward.desktop.widgets.labels import Label, Paragraph
from gridsteward.operations import finding_words, findings
from gridsteward.operations.finding_record import finding_record
from gridsteward.records.finding import FindingRecord, KindRecord

_PERIODS = (("month", 30), ("quarter", 91), ("year", 365), ("all", 0))
_REST_MS = 400


class RecordView(QFrame):
    """The record of a period, and how much a week is put before the steward."""

    left = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setProperty("look", "page")
        self._session = session
        theme, space = session.theme, session.theme.space
        self.back = Button(theme, self.tr("Back"), kind="text", icon="back")
        self.back.clicked.connect(self.left)
        names = {
            "month": self.tr("30 days"),
            "quarter": self.tr("3 months"),
            "year": self.tr("A year"),
            "all": self.tr("From the first"),
        }
        self.periods = {
            key: Button(theme, names[key], kind="chip", checked=key == "year") for key, _days in _PERIODS
        }
        self._days = dict(_PERIODS)["year"]
        for key, days in _PERIODS:
            self.periods[key].clicked.connect(lambda _on=False, key=key, days=days: self._choose(key, days))
        self.a_week = QSpinBox()
        self.a_week.setRange(1, findings.MOST_A_WEEK)
        self.a_week.lineEdit().setTextMargins(space.s, 0, 0, 0)
        self.a_week.setSuffix(self.tr(" findings"))
        self.a_week.setAccessibleName(self.tr("At most so many a week"))
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._keep)
        self.a_week.valueChanged.connect(lambda _value: self._rest.start())
        most = Label(theme, self.tr("At most a week"), role="quiet")
        most.setBuddy(self.a_week)
        head = column(
            row(self.back, None),
            row(Label(theme, self.tr("How often it was right here"), role="title"), None),
            Flow(*self.periods.values(), most, self.a_week, gap=space.s, tail=2),
            gap=space.s,
        )
        self._body = QVBoxLayout()
        self._body.setContentsMargins(space.l, space.l, space.l, space.l)
        self.empty = EmptyState(theme, self.tr("Nothing was raised in this time."))
        inside = frame("surface")
        inside.setLayout(self._body)
        panel = frame("panel", column(scrolling(inside), pad=(1, 1, 1, 1)))
        self.setLayout(column(head, panel, gap=space.m, pad=(space.xl, space.m, space.xl, space.l)))
        self._shown: QWidget | None = None
        self.record: FindingRecord | None = None

    def refresh(self) -> None:
        """Count anew."""
        area, today = self._session.area, self._session.clock().date()
        first = (today - timedelta(days=self._days)).isoformat() if self._days else ""

        def read() -> tuple[FindingRecord, int]:
            return finding_record(area, first=first), findings.findings_a_week(area)

        self._session.tasks.run("findings.record", read, lambda found: self._show(*found), owner=self)

    def _choose(self, key: str, days: int) -> None:
        for each, chip in self.periods.items():
            chip.setChecked(each == key)
        self._days = days
        self.refresh()

    def _keep(self) -> None:
        area, number, keeper = self._session.area, self.a_week.value(), self._session.findings

        def kept(_none: None) -> None:
            keeper.load()
            self.refresh()

        self._session.tasks.run(
            "findings.a_week", lambda: findings.set_findings_a_week(area, number), kept, owner=self
        )

    # ------------------------------------------------------------------ showing

    def _show(self, record: FindingRecord, a_week: int) -> None:
        self.record = record
        if not self._rest.isActive() and not self.a_week.hasFocus():
            self.a_week.blockSignals(True)
            self.a_week.setValue(a_week)
            self.a_week.blockSignals(False)
        if self._shown is not None:
            self._shown.hide()
            self._shown.deleteLater()
        self._shown = self._page(record) if record.whole.raised else None
        self.empty.setVisible(self._shown is None)
        while self._body.count():
            self._body.takeAt(0)
        self._body.addWidget(self._shown or self.empty)
        self._body.addStretch(1)

    def _page(self, record: FindingRecord) -> QWidget:
        theme, space, words = self._session.theme, self._session.theme.space, self._session.words
        whole = record.whole
        figures = [
            (f"{whole.raised:,}", self.tr("raised")),
            (f"{whole.looked_at:,}", self.tr("looked at")),
            (f"{whole.explained:,}", self.tr("so it was")),
            (f"{whole.dismissed:,}", self.tr("it was nothing")),
            (self._days_said(whole), self.tr("until somebody looked; half of them sooner")),
        ]
        held: list[QWidget] = []
        for figure, caption in figures:
            holder = QWidget()
            holder.setLayout(
                column(Label(theme, figure, role="figure"), Label(theme, caption, role="caption"), gap=2)
            )
            held.append(holder)
        top = QWidget()
        top.setLayout(Flow(*held, gap=space.xl))
        parts: list[Item] = [
            top,
            Paragraph(theme, finding_words.share(whole, words), role="strong"),
            Paragraph(
                theme,
                self.tr(
                    "Counted are findings put before you and decided by you and the other stewards of the area; "
                    "what nobody has looked into counts neither way."
                ),
                role="quiet",
            ),
            rule(),
            self._table(record),
        ]
        if record.reasons:
            reasons = [
                row(
                    Label(theme, words.section("finding_reason").get(key, key)),
                    Label(theme, f"{count:,}", role="quiet"),
                    None,
                )
                for key, count in record.reasons.items()
            ]
            parts += [rule(), section(theme, self.tr("What was behind it"), *reasons)]
        made = QWidget()
        made.setLayout(column(*parts, gap=space.m))
        return made

    def _days_said(self, record: KindRecord) -> str:
        if record.days_to_look is None:
            return _days(record)
        return self.tr("{days} days").format(days=_days(record))

    def _table(self, record: FindingRecord) -> QWidget:
        theme, space, words = self._session.theme, self._session.theme.space, self._session.words
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(space.xl)
        grid.setVerticalSpacing(space.s)
        titles = (
            self.tr("Kind"),
            self.tr("raised"),
            self.tr("looked at"),
            self.tr("so it was"),
            self.tr("it was nothing"),
            self.tr("days until looked"),
            self.tr("How often right"),
        )
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for at, title in enumerate(titles):
            label = Label(theme, title, role="caption", wrap=True)
            if 0 < at < len(titles) - 1:
                label.setAlignment(right)
            grid.addWidget(label, 0, at)
        for line, each in enumerate(record.kinds, start=1):
            grid.addWidget(Label(theme, words(f"finding_kind.{each.kind}"), wrap=True), line, 0)
            counts = (each.raised, each.looked_at, each.explained, each.dismissed)
            for at, text in enumerate((*(f"{count:,}" for count in counts), _days(each)), start=1):
                number = Label(theme, text)
                number.setAlignment(right)
                grid.addWidget(number, line, at)
            grid.addWidget(Label(theme, finding_words.share(each, words), role="quiet", wrap=True), line, 6)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(6, 3)
        made = QWidget()
        made.setLayout(grid)
        return made


def _days(record: KindRecord) -> str:
    return "–" if record.days_to_look is None else f"{record.days_to_look:g}"
