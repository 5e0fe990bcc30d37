"""Erasing what was told in a confidential case: what it means is said before, and it cannot be undone."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from gridsteward.desktop.dialogs.say import SayDialog, Told
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.labels import Label
from gridsteward.operations import cases
from gridsteward.records.case import CaseView
from gridsteward.records.journal import Change


class CaseEraseDialog(SayDialog):
    """One button that erases; the keys are on the other."""

    def __init__(self, session: Session, view: CaseView, *, then: Told, parent: QWidget) -> None:
        title = self.tr("Erase what was said in {number} for good?").format(number=view.number)
        super().__init__(session, title, action=self.tr("Erase for good"), then=then, parent=parent)
        self._case_id = view.case.id
        said = self.tr(
            "Who it is about, what was said and every note are erased on this laptop at once and on the others "
            "when they exchange; they cannot be brought back. The number, the course and the deadlines stay, and "
            "that it was erased, when and by whom."
        )
        width = session.theme.shape.list + 160
        text = Label(session.theme, said, wrap=True)
        # a wrapped text tells its height only for a width: without it the last thing to be read is cut off
        text.setFixedWidth(width)
        text.setMinimumHeight(text.heightForWidth(width))
        self.fill(text)
        self.setMinimumWidth(width + 2 * session.theme.space.xl)
        self.leave.setFocus()

    def work(self) -> Callable[[], Change]:
        """Return the erasure."""
        area, case_id = self._session.area, self._case_id
        return lambda: cases.erase_case(area, case_id)
