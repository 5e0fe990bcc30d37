"""The day's page says whom to give thought to this week: who may complain next, why, and the one thing to do (R6.8)."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from gridsteward.desktop.fresh import Fresh
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.buttons import Button, NameButton
from gridsteward.desktop.widgets.dialog import Dialog
from gridsteward.desktop.widgets.frames import column, frame, row, rule, scrolling
from gridsteward.desktop.widgets.labels import Elided, Glyph, Label, Pair
from gridsteward.operations import warning_words, warnings
from gridsteward.operations.area import aside
from gridsteward.operations.needs_seen import MARK_TABLES
from gridsteward.records.warning import Warned

translate = QCoreApplication.translate
SHOWN: Final = 5
MOST: Final = 40
_PRESSING: Final = 0.6
_REST_MS: Final = 700  # after the day itself is on screen, and after the last of several changes
_TABLES: Final = frozenset(
    (
        "visit",
        "touchpoint",
        "commitment",
        "commitment_event",
        "household",
        *MARK_TABLES,
        "finding",
        "finding_event",
    )
)
_BY_PHONE: Final = frozenset(("call_before_bill", "keep_promise", "close_case"))
Found = tuple[Sequence[Warned], date]


class WarningRow(QFrame):
    """Who, what to do first, why; one action. `whole` shows every reason on a line of its own."""

    def __init__(self, session: Session, item: Warned, *, today: date, whole: bool = False) -> None:
        super().__init__()
        theme, words, space = session.theme, session.words, session.theme.space
        self.item = item
        name = item.household.name or item.household.account_no
        reasons = [warning_words.reason(each, words, today=today) for each in item.reasons]
        first = warning_words.first_thing(item.act, words)
        mark = Glyph(theme, "alarm" if item.score >= _PRESSING else "watch")
        self.name = NameButton(
            theme, name, name_for_readers=translate("Warnings", "Open {name}").format(name=name)
        )
        place = item.household.village or item.household.address
        head = row(self.name, Elided(theme, place, role="caption"), gap=space.xs)
        head.setStretch(1, 1)
        act = Label(theme, first, wrap=True) if whole else Elided(theme, first)
        lines: list[QWidget] = (
            [Label(theme, f"· {each}", role="quiet", wrap=True) for each in reasons]
            if whole
            else [Elided(theme, words("warning_command.between").join(reasons), role="quiet")]
        )
        says = column(head, row(space.xs, column(act, *lines, gap=2), gap=0), gap=2)
        by_phone = item.act in _BY_PHONE
        title = translate("Warnings", "Open") if by_phone else translate("Warnings", "Record the visit")
        self.main = Button(
            theme, title, icon="user" if by_phone else "note", name_for_readers=f"{title}: {name}"
        )
        self.main.setMinimumWidth(112)
        line = row(mark, says, self.main, gap=space.m)
        line.setStretch(1, 1)
        line.setContentsMargins(space.l, space.s - 2, space.l, space.s - 2)
        self.setLayout(line)
        household = item.household.id
        self.name.clicked.connect(lambda: session.open_household(household))
        self.main.clicked.connect(
            lambda: session.open_household(household) if by_phone else session.start_visit(household)
        )


class WarningSection(QWidget):
    """The few likeliest of them; hidden while there is nobody. Worked out anew, never kept."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        theme, space = session.theme, session.theme.space
        self._box = QVBoxLayout()
        self._box.setSpacing(0)
        self.title = Pair(theme, translate("Warnings", "Give these some thought this week"))
        self.all_button = Button(theme, kind="text")
        self.all_button.clicked.connect(self.show_all)
        head = row(self.title, None, pad=(space.l, space.m, space.l, 2))
        foot = row(self.all_button, None, pad=(theme.shape.icon + space.l + space.m - 2, 0, space.l, 0))
        self.setLayout(column(head, self._box, foot, space.xs, gap=0))
        self.rows: list[WarningRow] = []
        self._found: Found = ((), date.min)
        self.fresh = Fresh(session, self, self.refresh, tables=_TABLES, rest_ms=_REST_MS, hides_itself=True)
        self.hide()
        self.fresh.soon()

    def refresh(self) -> None:
        """Work the list out anew."""
        if self._session.tasks.closed:  # the rest was still running when the window closed
            return
        area = self._session.area

        def look() -> Found:
            with aside(area) as own:
                return warnings.this_week(own, MOST), own.now().date()

        self._session.tasks.run(
            "warnings",
            look,
            self._show,
            lane="cpu",
            owner=self,
        )

    def show_all(self) -> None:
        """Open the whole list with every reason."""
        WarningsDialog(self._session, self._found, parent=self.window()).open()

    def _show(self, found: Found) -> None:
        had_keyboard = any(each.isAncestorOf(self.focusWidget()) for each in self.rows if self.focusWidget())
        for each in self.rows:
            self._box.removeWidget(each)
            each.hide()
            each.deleteLater()
        self._found = items, today = found
        self.rows = [WarningRow(self._session, each, today=today) for each in items[:SHOWN]]
        for made in self.rows:
            self._box.addWidget(made)
        note = translate("Warnings", "may complain; it is about what happened, not about them")
        self.title.show_text(translate("Warnings", "Give these some thought this week"), note)
        self.all_button.setVisible(bool(items))
        more = len(items) > SHOWN
        self.all_button.show_text(
            self.tr("Show all %n with their reasons", "", len(items))
            if more
            else translate("Warnings", "Show every reason")
        )
        self.setVisible(bool(items))
        if had_keyboard and self.rows:
            self.rows[0].main.setFocus()


class WarningsDialog(Dialog):
    """All of them with every reason. Going to a household closes it."""

    def __init__(self, session: Session, found: Found, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme, space = session.theme, session.theme.space
        items, today = found
        title = translate("Warnings", "Give these some thought this week")
        self.setWindowTitle(title)
        self.rows = [WarningRow(session, each, today=today, whole=True) for each in items]
        lines: list[QWidget] = []
        for made in self.rows:
            lines += [*([rule()] if lines else []), made]
            made.main.clicked.connect(self.accept)
            made.name.clicked.connect(self.accept)
        note = translate(
            "Warnings",
            "From open findings, promises, moods and complaints of the last twelve months. It fades by itself, is kept "
            "nowhere and goes into no list: a reason to speak with somebody, not a word about them.",
        )
        inside = scrolling(frame("surface", column(*lines, None, gap=space.xs, pad=(0, space.s, 0, space.s))))
        listing = frame("panel", column(inside, pad=(1, 1, 1, 1)))
        close = Button(theme, translate("Warnings", "Close"))
        close.clicked.connect(self.reject)
        box = column(
            Label(theme, title, role="title"),
            Label(theme, note, role="quiet", wrap=True),
            listing,
            row(None, close),
            gap=space.m,
            pad=(space.xl, space.xl, space.xl, space.l),
        )
        box.setStretch(2, 1)
        self.setLayout(box)
        self.resize(2 * theme.shape.list - space.xl, 600)
        self.finished.connect(self.deleteLater)
        if self.rows:
            self.rows[0].main.setFocus()
