"""First on the day's page: the care contacts that are due (R5.3)."""

from PySide6.QtWidgets import QWidget

from gridsteward.desktop.care.reminder_rows import ReminderList
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.frames import column
from gridsteward.records.reminder import RemindersPage

MOST = 5


class TodayReminders(QWidget):
    """What is due, the loudest first; gone while there is none."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.list = ReminderList(session, self.tr("Care contacts due"), most=MOST)
        self.setLayout(column(self.list, gap=0, pad=(1, 1, 1, 0)))
        session.reminders.refreshed.connect(self._show)
        self.hide()
        if session.reminders.current is not None:
            self._show(session.reminders.current)

    def _show(self, page: RemindersPage) -> None:
        self.list.show_items(page.due)
        self.setVisible(bool(page.due))
