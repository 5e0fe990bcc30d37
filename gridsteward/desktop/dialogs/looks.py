"""Who looked at what is not shown without asking, when and why."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListView, QWidget

from gridsteward.desktop import wording
from gridsteward.desktop.delegates import RowDelegate, RowText
from gridsteward.desktop.errors import explain
from gridsteward.desktop.models import RecordList
from gridsteward.desktop.session import Session
from gridsteward.desktop.tokens import Tone
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.dialog import Dialog
from gridsteward.desktop.widgets.feedback import EmptyState
from gridsteward.desktop.widgets.frames import column, frame, row
from gridsteward.desktop.widgets.labels import Label
from gridsteward.records.case import LookReason
from gridsteward.records.look import SensitiveLook


class LooksDialog(Dialog):
    """The looks at one case, or at everything; the newest first."""

    def __init__(self, session: Session, case_id: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._case = session, case_id
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        theme, space = session.theme, session.theme.space
        title = self.tr("Who looked at this request") if case_id else self.tr("Who looked")
        self.setWindowTitle(title)
        if case_id:
            what = self.tr("Whoever opens a confidential request says why, and that stays here.")
        else:
            what = self.tr(
                "Whoever opens a confidential request or asks for the word at the door is listed here. "
                "Nobody can take a look back."
            )
        self.model: RecordList[SensitiveLook] = RecordList(self._row, parent=self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(RowDelegate(theme, self.list, marks=False))
        self.list.setUniformItemSizes(True)
        self.list.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.list.setAccessibleName(title)
        self.empty = EmptyState(theme, self.tr("Reading …"))
        self.count = Label(theme, role="caption")
        self.leave = Button(theme, self.tr("Close"))
        self.leave.clicked.connect(self.reject)
        inside = column(
            Label(theme, title, role="title"),
            Label(theme, what, role="quiet", wrap=True),
            frame("panel", column(self.list, self.empty, gap=0, pad=(1, 1, 1, 1))),
            row(self.count, None, self.leave),
            gap=space.m,
            pad=(space.xl, space.l, space.xl, space.l),
        )
        inside.setStretch(2, 1)
        self.setLayout(inside)
        self.resize(theme.shape.list + 240, theme.shape.list + 120)
        self.list.hide()
        area = session.area

        def work() -> Sequence[SensitiveLook]:
            from gridsteward.operations import looks  # on the lane: it brings the calendar

            return looks.looks(area, case_id=case_id)

        session.tasks.run("looks", work, self._show, failed=self._refused, owner=self)

    def _show(self, found: Sequence[SensitiveLook]) -> None:
        self.model.show_records(found)
        self.list.setVisible(bool(found))
        self.empty.setVisible(not found)
        self.empty.show_sentence(self.tr("Nobody has looked yet."))
        self.count.show_text(self.tr("%n look(s)", "", len(found)) if found else "")

    def _refused(self, error: Exception) -> None:
        self.empty.show_sentence(explain(error, self._session.words).sentence)

    def _row(self, look: SensitiveLook) -> RowText:
        words = self._session.words
        now = self._session.clock()
        at = datetime.fromisoformat(look.at).astimezone(now.tzinfo)
        what = words("case.looked_at", kind=words(f"looked_at.{look.kind}"), name=look.what)
        badges: list[tuple[str, Tone]] = []
        if look.why:
            tone: Tone = "watch" if look.why == LookReason.OTHER else "plain"
            badges.append((words(f"look_reason.{look.why}"), tone))
        quiet = look.note if self._case else " · ".join(part for part in (what, look.note) if part)
        when = f"{wording.dated(words, at.date(), now.date())} {at:%H:%M}"
        return RowText(look.steward, quiet, when, badges=tuple(badges))


def show_looks(session: Session, parent: QWidget, case_id: str = "") -> LooksDialog:
    """Show who looked at a case, or at everything."""
    dialog = LooksDialog(session, case_id, parent=parent.window())
    dialog.open()
    return dialog
