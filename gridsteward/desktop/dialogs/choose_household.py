"""Find a household by a few letters and take it: for a visit begun without opening the household first."""

from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListView, QWidget

from gridsteward.desktop.delegates import RowDelegate, RowText
from gridsteward.desktop.models import RecordList
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.dialog import Dialog
from gridsteward.desktop.widgets.frames import column, frame, row
from gridsteward.desktop.widgets.labels import Label
from gridsteward.desktop.wording import account_number
from gridsteward.operations.finding import HouseholdFilter
from gridsteward.records.household import HouseholdSummary

translate = QCoreApplication.translate
_MOST = 50


def household_row(household: HouseholdSummary) -> RowText:
    """Return how a household is shown in a short list."""
    quiet = " · ".join(part for part in (household.address, household.village) if part)
    return RowText(household.name or household.account_no, quiet, account_number(household.account_no))


class ChooseHousehold(Dialog):
    """A search line over a short list; arrows move, Enter takes."""

    chosen = Signal(str)

    def __init__(self, session: Session, *, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = session.theme
        self._session = session
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Name / pinyin / account no. / phone tail / address"))
        self.search.setAccessibleName(self.tr("Find a household"))
        self.search.installEventFilter(self)
        self.model: RecordList[HouseholdSummary] = RecordList(household_row, parent=self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(RowDelegate(theme, self.list))
        self.list.setAccessibleName(self.tr("Households found"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the arrows reach it from the search line
        self.none = Label(theme, self.tr("Nobody fits. Try fewer letters, or the address."), role="quiet")
        self.none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.none.hide()
        found = frame("panel", column(self.list, self.none, gap=0, pad=(1, 1, 1, 1)))
        self.count = Label(theme, role="caption")
        self.take_button = Button(theme, self.tr("Take this one"), kind="main")
        cancel = Button(theme, self.tr("Cancel"))
        pad = theme.space.l
        inside = column(
            Label(theme, title, role="strong"),
            self.search,
            found,
            row(self.count, None, cancel, self.take_button),
            gap=theme.space.m,
            pad=(pad, pad, pad, pad),
        )
        inside.setStretch(2, 1)
        self.setLayout(inside)
        self.resize(560, 560)
        cancel.clicked.connect(self.reject)
        self.take_button.clicked.connect(self._take)
        self.list.clicked.connect(lambda _index: self.take_button.setEnabled(True))
        self.list.doubleClicked.connect(lambda _index: self._take())
        self.search.textChanged.connect(lambda _text: self._find())
        session.directory.refreshed.connect(self._find)
        session.directory.load()
        self._find()
        self.search.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move in the list and take from it while the search line has the keyboard."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step:
                rows = self.model.rowCount()
                to = min(max(self.list.currentIndex().row() + step, 0), rows - 1)
                self.list.setCurrentIndex(self.model.index(to, 0))
                self.take_button.setEnabled(rows > 0)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take()
                return True
        return super().eventFilter(watched, event)

    def _find(self) -> None:
        directory = self._session.directory.current
        if directory is None:
            self.count.show_text(self.tr("Reading the households …"))
            self.take_button.setEnabled(False)
            return
        found = directory.find(HouseholdFilter(text=self.search.text()))
        self.model.show_records(found[:_MOST])
        # Enter on an empty line must not begin a visit to whoever stands first.
        typed = bool(self.search.text().strip())
        self.list.setCurrentIndex(self.model.index(0, 0) if typed else QModelIndex())
        self.list.setVisible(bool(found))
        self.none.setVisible(not found)
        fit = self.tr("%n household(s)", "", len(found))
        first = self.tr("the first {most} of {count}").format(most=_MOST, count=f"{len(found):,}")
        self.count.show_text(first if len(found) > _MOST else fit)
        self.take_button.setEnabled(typed and bool(found))

    def _take(self) -> None:
        at = self.list.currentIndex().row()
        if 0 <= at < len(self.model.records):
            self.chosen.emit(self.model.records[at].id)
            self.accept()


def visit_someone(session: Session, parent: QWidget) -> ChooseHousehold:
    """Ask for a household, then begin a visit to it."""
    dialog = ChooseHousehold(
        session, title=translate("ChooseHousehold", "Whom do you visit?"), parent=parent.window()
    )
    dialog.chosen.connect(session.start_visit)
    dialog.open()
    return dialog
