"""Find a household by a few letters without leaving the form."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListView, QWidget

from gridsteward.desktop.delegates import RowDelegate
from gridsteward.desktop.dialogs.choose_household import household_row
from gridsteward.desktop.models import RecordList
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.frames import column, frame, row
from gridsteward.desktop.widgets.labels import Elided
from gridsteward.operations.finding import HouseholdFilter
from gridsteward.records.household import HouseholdSummary

_MOST = 3


class HouseholdField(QWidget):
    """A search line that turns into the household taken; `taken` gives its id, "" when it was let go."""

    taken = Signal(str)
    settled = Signal()  # somebody took one: the keys may go on

    def __init__(self, session: Session, *, name: str) -> None:
        super().__init__()
        self._session, self.household_id = session, ""
        theme = session.theme
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Name / pinyin / account no. / phone tail / address"))
        self.search.setAccessibleName(name)
        self.search.installEventFilter(self)
        self.model: RecordList[HouseholdSummary] = RecordList(household_row, parent=self)
        self.list = QListView()
        self.list.setModel(self.model)
        delegate = RowDelegate(theme, self.list, marks=False)
        self.list.setItemDelegate(delegate)
        self.list.setAccessibleName(self.tr("Households found"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.clicked.connect(lambda index: self._take(index.row()))
        height = delegate.line("strong") + delegate.line("caption") + delegate.gap + 2 * delegate.air
        # over the form, which keeps its size
        self._found = frame("panel", column(self.list, gap=0, pad=(1, 1, 1, 1)))
        self._found.setParent(self)
        self._found.setFixedHeight(_MOST * height + 4)
        self._found.hide()
        self.who = Elided(theme, role="strong")
        self.other = Button(theme, self.tr("Another"), kind="text")
        self.other.clicked.connect(self.let_go)
        self._chosen = QWidget()
        line = row(self.who, self.other)
        line.setStretch(0, 1)
        self._chosen.setLayout(line)
        self._chosen.hide()
        self.setLayout(column(self.search, self._chosen, gap=theme.space.xs))
        self.setFocusProxy(self.search)
        self.search.textChanged.connect(lambda _text: self._find())
        session.directory.refreshed.connect(self._find)
        session.directory.load()

    def take(self, household_id: str) -> None:
        """Take a household by its id."""
        directory = self._session.directory.current
        found = (
            next((each for each in directory.all() if each.id == household_id), None) if directory else None
        )
        self.household_id = household_id
        name = found.name or found.account_no if found else ""
        place = " · ".join(part for part in (found.village, found.address) if part) if found else ""
        self.who.show_text("  ".join(part for part in (name, place) if part))
        self._chosen.show()
        self.search.hide()
        self._found.hide()
        self.taken.emit(household_id)

    def let_go(self) -> None:
        """Take none."""
        self.household_id = ""
        self._chosen.hide()
        self.search.show()
        self.search.clear()
        self.search.setFocus()
        self.taken.emit("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move in what was found and take from it while the line has the keyboard."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._found.isVisible():
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step:
                last = self.model.rowCount() - 1
                to = min(max(self.list.currentIndex().row() + step, 0), last)
                self.list.setCurrentIndex(self.model.index(to, 0))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take(max(0, self.list.currentIndex().row()))
                return True
        return super().eventFilter(watched, event)

    def _find(self) -> None:
        directory, text = self._session.directory.current, self.search.text().strip()
        if directory is None or not text or self.household_id:
            self._found.hide()
            return
        self.model.show_records(directory.find(HouseholdFilter(text=text))[:_MOST])
        self.list.setCurrentIndex(self.model.index(0, 0))
        if not self.model.rowCount():
            self._found.hide()
            return
        window = self.window()
        self._found.setParent(window)
        at = self.search.mapTo(window, self.search.rect().bottomLeft())
        self._found.move(at.x(), min(at.y() + 2, window.height() - self._found.height()))
        self._found.setFixedWidth(self.search.width())
        self._found.show()
        self._found.raise_()

    def _take(self, at: int) -> None:
        if 0 <= at < len(self.model.records):
            self.take(self.model.records[at].id)
            self.settled.emit()
