"""补录: several past visits typed or pasted quickly; kept all or none, labelled late; nothing typed is lost."""

import json
from collections.abc import Callable

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QStringListModel,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCompleter,
    QFrame,
    QHeaderView,
    QLineEdit,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from gridsteward.desktop.done import tell_done
from gridsteward.desktop.drawing import paint_mark, paint_text
from gridsteward.desktop.errors import explain
from gridsteward.desktop.pages.visits.bulk_model import STATUS, VERDICT_ROLE, BulkModel, Verdict, WrongRow
from gridsteward.desktop.pages.visits.typed import COLUMNS, Reader
from gridsteward.desktop.session import Session
from gridsteward.desktop.theme import Theme
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.feedback import Notice, NoticeBar
from gridsteward.desktop.widgets.frames import column, row
from gridsteward.desktop.widgets.labels import Label
from gridsteward.operations import area as areas
from gridsteward.operations import visits
from gridsteward.operations.finding import HouseholdFilter
from gridsteward.records.journal import Change
from gridsteward.records.visit import VisitDraft

_KEPT_UNDER = "visits.bulk_typed"
_PAUSE_MS = 400
_OFFERED = 8
_OFFER_WIDTH = 440
_WIDTHS = (148, 92, 68, 116, 124, 176, 148, 92)  # the rest is for how a row was understood
Index = QModelIndex | QPersistentModelIndex


class CellEditor(QStyledItemDelegate):
    """A plain line with what fits offered below it."""

    def __init__(self, offers: Callable[[str, str], list[str]], parent: QWidget) -> None:
        super().__init__(parent)
        self._offers = offers

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        """Let the line fill its cell."""
        editor.setGeometry(option.rect)

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return the line; what it offers follows what is typed."""
        field = QLineEdit(parent)
        field.setProperty("look", "cell")
        name = COLUMNS[index.column()]
        field.setAccessibleName(
            str(index.model().headerData(index.column(), Qt.Orientation.Horizontal) or "")
        )
        if self._offers(name, ""):
            offered = QStringListModel(field)
            completer = QCompleter(offered, field)
            completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
            popup = QListView()
            completer.setPopup(popup)
            popup.setProperty("look", "offers")
            popup.setMinimumWidth(_OFFER_WIDTH)  # name, number and address tell namesakes apart
            field.setCompleter(completer)
            field.textEdited.connect(lambda text: offered.setStringList(self._offers(name, text)))
        return field


class VerdictDelegate(QStyledItemDelegate):
    """How a row was understood: a mark and its sentence in the meaning's colour."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw mark and sentence on the cell's own ground."""
        super().paint(painter, option, index)
        said: Verdict = index.data(VERDICT_ROLE)
        if not said.text:
            return
        theme, rect = self._theme, option.rect
        side = theme.space.m
        box = QRectF(rect.left() + side, rect.center().y() - side / 2 + 1, side, side)
        tone = "good" if said.good else "alarm"
        paint_mark(painter, box, tone, theme.colour(tone))
        words = QRect(rect.left() + 2 * side + theme.space.s, rect.top(), 0, rect.height())
        words.setRight(rect.right() - theme.space.xs)
        colour = theme.colour("ink" if said.good else "alarm")
        paint_text(painter, words, theme.dots(said.text), font=theme.font(), colour=colour)


class BulkEntry(QFrame):
    """The table and its two ways out."""

    left = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setProperty("look", "surface")
        self._session = session
        theme, space = session.theme, session.theme.space
        titles = (
            self.tr("Household"),
            self.tr("Day"),
            self.tr("Hour"),
            self.tr("What for"),
            self.tr("Who was there"),
            self.tr("Note"),
            self.tr("Promise"),
            self.tr("Due"),
            self.tr("Understood"),
        )
        self.model = BulkModel(self._reader, titles, parent=self)
        self.notices = NoticeBar(theme)
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setItemDelegate(CellEditor(self._offers, self.table))
        self.table.setItemDelegateForColumn(STATUS, VerdictDelegate(theme, self.table))
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.AllEditTriggers)
        self.table.setWordWrap(False)  # one line a visit: what is long is cut at its end
        self.table.setCornerButtonEnabled(False)
        self.table.setAccessibleName(self.tr("Past visits"))
        for at, width in enumerate(_WIDTHS):
            self.table.setColumnWidth(at, width)
        self.table.horizontalHeader().setSectionResizeMode(STATUS, QHeaderView.ResizeMode.Stretch)
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self.table.verticalHeader().setDefaultSectionSize(theme.row)
        self.back_button = Button(theme, self.tr("Back"), kind="text", icon="back")
        self.clear_button = Button(theme, self.tr("Empty the table"), icon="bin")
        self.save_button = Button(theme, self.tr("Save all  ·  Ctrl+Enter"), kind="main", icon="check")
        self.back_button.clicked.connect(self.left)
        self.clear_button.clicked.connect(self._clear)
        self.save_button.clicked.connect(self.save)
        explained = Label(
            theme,
            self.tr(
                "One visit a row. Household by name, initials or account number; who was there by 1 to 5. "
                "Rows copied from Excel can be pasted. They are marked as entered later."
            ),
            role="quiet",
            wrap=True,
        )
        head = row(self.back_button, Label(theme, self.tr("Enter past visits"), role="title"), None)
        self.said = Label(theme, tone="alarm", wrap=True)  # the whole sentence of the row one is in
        self.table.selectionModel().currentChanged.connect(lambda *_which: self._say())
        self.model.dataChanged.connect(lambda *_which: self._say())
        self.model.modelReset.connect(self._say)
        self._say()
        foot = row(self.clear_button, self.said, self.save_button, gap=space.l)
        foot.setStretch(1, 1)
        pad = (space.xl, space.m, space.xl, space.m)
        box = column(head, explained, self.notices, self.table, foot, gap=space.s, pad=pad)
        box.setStretch(3, 1)
        self.setLayout(box)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._keep_typed)
        self.model.dataChanged.connect(lambda *_which: self._pause.start())
        self._keys()
        session.directory.refreshed.connect(lambda _which: self.model.judge_all())
        session.directory.load()
        session.leaving.connect(self._keep_typed)
        self._take_up()

    def _keys(self) -> None:
        self._key("Ctrl+Return", self.save)
        self._key("Ctrl+Enter", self.save)
        self._key(QKeySequence.StandardKey.Paste, self.paste)
        self._key(QKeySequence.StandardKey.Delete, self._empty_cells)

    def take_focus(self) -> None:
        """Go to the first cell to write in."""
        free = next((at for at, cells in enumerate(self.model.rows) if not any(cells)), 0)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.table.setCurrentIndex(self.model.index(free, 0))

    def paste(self) -> None:
        """Put what a spreadsheet copied into the table, from the current cell on."""
        at = self.table.currentIndex()
        self.model.paste(at if at.isValid() else self.model.index(0, 0), QGuiApplication.clipboard().text())
        self._pause.start()

    def save(self) -> None:
        """Keep every row, or none and say which is wrong."""
        self._commit()
        try:
            drafts = self.model.drafts()
        except WrongRow as wrong:
            self._refuse(wrong.row, wrong.column, wrong.sentence)
            return
        if not drafts:
            return
        area = self._session.area
        self.save_button.setEnabled(False)
        self._session.tasks.run(
            "visits.bulk",
            lambda: _record(area, drafts),
            lambda change: self._saved(change, len(drafts)),
            failed=self._failed,
            owner=self,
        )

    # ------------------------------------------------------------------ what happens

    def _saved(self, change: Change, count: int) -> None:
        self.save_button.setEnabled(True)
        self._pause.stop()
        self.notices.dismiss()
        self.model.show_rows([])
        self._session.changed.emit(change)
        tell_done(self._session, self.tr("%n past visit(s) recorded.", "", count), change)
        self.left.emit()

    def _failed(self, error: Exception) -> None:
        self.save_button.setEnabled(True)
        said = explain(error, self._session.words)
        safe = said.safe or self.tr("What you typed is still in the table.")
        self.notices.tell(Notice(said.what, tone="alarm", safe=safe, todo=said.todo, details=said.details))

    def _refuse(self, at: int, column: int, sentence: str) -> None:
        what = self.tr("Row {row}: {sentence}").format(row=at + 1, sentence=sentence)
        safe = self.tr("Nothing was saved yet; what you typed is still in the table.")
        self.notices.tell(Notice(what, tone="watch", safe=safe))
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.table.setCurrentIndex(self.model.index(at, column))

    def _say(self) -> None:
        at = self.table.currentIndex()
        said = self.model.verdict(at.row()) if at.isValid() else Verdict()
        text = ""
        if said.text and not said.good:
            text = self.tr("Row {row}: {sentence}").format(row=at.row() + 1, sentence=said.text)
        told = self.notices.notice is not None and self.notices.notice.what == text
        self.said.show_text("" if told else text)

    def _clear(self) -> None:
        typed = self.model.typed()
        if not typed:
            return
        self.model.show_rows([])
        self._keep_typed()
        said = self.tr("%n row(s) taken out of the table.", "", len(typed))

        def bring_back() -> None:
            self.model.show_rows(typed)
            self._keep_typed()

        self.notices.tell(Notice(said, action=self.tr("Undo"), act=bring_back))

    def _empty_cells(self) -> None:
        for index in self.table.selectedIndexes():
            self.model.setData(index, "")

    def _commit(self) -> None:
        """Take what stands in an open editor."""
        QGuiApplication.inputMethod().commit()
        self.table.setCurrentIndex(QModelIndex())

    def _key(self, keys: str | QKeySequence.StandardKey, act: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)

    def _reader(self) -> Reader:
        session = self._session
        return Reader(session.clock(), session.words, session.directory.current)

    def _offers(self, column: str, text: str) -> list[str]:
        words, directory = self._session.words, self._session.directory.current
        if column == "household" and directory is not None:
            found = directory.find(HouseholdFilter(text=text))[:_OFFERED]
            return [
                " ".join(part for part in (each.name, each.account_no, each.address) if part)
                for each in found
            ]
        if column in ("purposes", "met"):
            names = list(words.section("purpose" if column == "purposes" else "met").values())
            return [name for name in names if name.lower().startswith(text.lower())] or names
        return []

    # ------------------------------------------------------------------ what is typed outlives the program

    def _keep_typed(self) -> None:
        self._pause.stop()
        area, typed = self._session.area, json.dumps(self.model.typed(), ensure_ascii=False)
        self._session.tasks.run(
            "visits.bulk_typed",
            lambda: areas.put_setting(area, _KEPT_UNDER, typed),
            lambda _none: None,
            owner=self,
        )

    def _take_up(self) -> None:
        area = self._session.area
        self._session.tasks.run(
            "visits.bulk_typed", lambda: areas.setting(area, _KEPT_UNDER, "[]"), self._show_typed, owner=self
        )

    def _show_typed(self, typed: str) -> None:
        rows = json.loads(typed)
        if rows and not self.model.typed():
            self.model.show_rows(rows)


def _record(area: areas.Area, drafts: list[VisitDraft]) -> Change:
    change = visits.record_visits(area, drafts)
    areas.put_setting(area, _KEPT_UNDER, "[]")
    return change
