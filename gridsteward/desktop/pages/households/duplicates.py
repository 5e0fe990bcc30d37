"""Households that may be one: the pairs with their reasons, side by side, made one or said to be two."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QListView, QWidget

from gridsteward.desktop import wording
from gridsteward.desktop.delegates import ROW_ROLE, RowDelegate, RowText
from gridsteward.desktop.pages.households.desk import Desk
from gridsteward.desktop.pages.households.fields import HOUSEHOLD_FIELDS, field_title, shown
from gridsteward.desktop.pages.households.rows import translate
from gridsteward.desktop.session import Session
from gridsteward.desktop.tag_book import by_urgency, tag_name
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.feedback import EmptyState, Notice
from gridsteward.desktop.widgets.frames import ListDetail, column, frame, row, rule, scrolling
from gridsteward.desktop.widgets.labels import Label, Paragraph
from gridsteward.desktop.widgets.stack import Stack
from gridsteward.operations import households
from gridsteward.operations.finding import Directory
from gridsteward.operations.households import Alike
from gridsteward.records.household import HouseholdSummary
from gridsteward.records.journal import Change
from gridsteward.records.page import HouseholdCard

_TOP: Final = QModelIndex()
Cards = tuple[HouseholdCard, HouseholdCard]


def reason_text(kind: str, detail: str) -> str:
    """Return why two households may be one."""
    form = {
        "same_meter": translate("households", "Same meter {detail}"),
        "same_phone": translate("households", "Same phone {detail}"),
        "same_address_like_name": translate("households", "Same address {detail}, name sounds alike"),
    }[kind]
    return form.format(detail=wording.phone(detail) if kind == "same_phone" else detail)


class PairModel(QAbstractListModel):
    """The pairs; those of the household in question stand first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.pairs: Sequence[Alike] = ()
        self._directory: Directory | None = None

    def show(self, pairs: Sequence[Alike], directory: Directory, *, first: str = "") -> None:
        """Show these pairs."""
        self.beginResetModel()
        self.pairs = sorted(pairs, key=lambda pair: first not in (pair.first, pair.second))
        self._directory = directory
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _TOP) -> int:
        """Return how many pairs there are."""
        return 0 if parent.isValid() else len(self.pairs)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> Any:
        """Return a row's words."""
        if not 0 <= index.row() < len(self.pairs) or self._directory is None:
            return None
        if role not in (ROW_ROLE, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole):
            return None
        pair = self.pairs[index.row()]
        both = (self._directory.get(pair.first), self._directory.get(pair.second))
        names = " · ".join(_called(each) for each in both if each is not None)
        why = " · ".join(reason_text(kind, detail) for kind, detail in pair.reasons)
        text = RowText(names, why, mark="watch" if len(pair.reasons) > 1 else "")
        return text if role == ROW_ROLE else text.spoken


def _called(summary: HouseholdSummary) -> str:
    return summary.name or wording.account_number(summary.account_no)


class Compare(QWidget):
    """Two households field by field, which one stays, and what will move."""

    merge_wanted = Signal(str, str)  # keep, drop
    two_wanted = Signal(str, str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._cards: Cards | None = None
        theme, space = session.theme, session.theme.space
        self._why = Paragraph(theme)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(space.l)
        self._grid.setVerticalSpacing(space.s)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(2, 1)
        self.keep = [Button(theme, kind="door", checked=False, ticks=True) for _ in range(2)]
        group = QButtonGroup(self)
        for at, button in enumerate(self.keep):
            group.addButton(button)
            button.clicked.connect(self._tell_effect)
            self._grid.addWidget(button, 0, at + 1)
        self._grid.addWidget(Label(theme, self.tr("Keep"), role="head"), 0, 0)
        self._effect = Paragraph(theme)
        self.merge = Button(theme, self.tr("Make them one"), kind="main")
        self.merge.clicked.connect(self._merge)
        self.two = Button(theme, self.tr("These are two households"))
        self.two.clicked.connect(self._two)
        foot = row(self.merge, self.two, None)
        pad = (space.xl, space.l, space.xl, space.l)
        items = (self._why, self._grid, rule(), self._effect, foot, None)
        self.setLayout(column(*items, gap=space.m, pad=pad))

    def show_pair(self, pair: Alike, cards: Cards) -> None:
        """Show a pair; the one with more behind it is proposed to stay."""
        self._cards = cards
        self._why.show_text("\n".join(reason_text(kind, detail) for kind, detail in pair.reasons))
        words, today = self._session.words, self._session.clock().date()
        lines = [
            (
                field_title(words, spec.name),
                *(shown(spec, card.household, words, today) for card in cards),
            )
            for spec in HOUSEHOLD_FIELDS
        ]
        lines.append((self.tr("People"), *(self._people(card) for card in cards)))
        lines.append((self.tr("Tags"), *(self._tags(card) for card in cards)))
        lines.append((self.tr("Visits"), *(str(len(card.visits)) for card in cards)))
        for at in range(self._grid.count() - 1, -1, -1):
            item = self._grid.itemAt(at)
            widget = item.widget() if item is not None else None
            if widget is not None and self._grid.getItemPosition(at)[0] > 0:  # type: ignore[index]
                self._grid.removeWidget(widget)
                widget.hide()
                widget.deleteLater()
        theme = self._session.theme
        filled = [line for line in lines if line[1] or line[2]]
        for at, (title, one, other) in enumerate(filled, start=1):
            self._grid.addWidget(Label(theme, title, role="caption"), at, 0, Qt.AlignmentFlag.AlignTop)
            for column_no, text in ((1, one), (2, other)):
                label = Label(theme, text or "—", role="head" if one != other else "quiet", wrap=True)
                self._grid.addWidget(label, at, column_no, Qt.AlignmentFlag.AlignTop)
        weight = [len(card.visits) + len(card.people) + len(card.commitments) for card in cards]
        for button, card in zip(self.keep, cards, strict=True):
            number = wording.account_number(card.household.account_no)
            button.show_text(card.household.name or number)
            button.setToolTip(number)
        self.keep[0 if weight[0] >= weight[1] else 1].setChecked(True)
        self._tell_effect()

    def _chosen(self) -> tuple[HouseholdCard, HouseholdCard] | None:
        if self._cards is None:
            return None
        first, second = self._cards
        return (first, second) if self.keep[0].isChecked() else (second, first)

    def _tell_effect(self) -> None:
        chosen = self._chosen()
        if chosen is None:
            return
        keep, drop = chosen
        counts = [
            self.tr("%n person(s)", "", len(drop.people)),
            self.tr("%n tag(s)", "", len(drop.tags)),
            self.tr("%n visit(s)", "", len(drop.visits)),
            self.tr("%n promise(s)", "", len(drop.commitments)),
        ]
        filled = sum(
            getattr(keep.household, spec.name) in ("", None)
            and getattr(drop.household, spec.name) not in ("", None)
            for spec in HOUSEHOLD_FIELDS
        )
        numbers = translate("households", ", ").join(counts)
        name, number = keep.household.name, wording.account_number(keep.household.account_no)
        moves = self.tr("{numbers} move to {name} ({number}).").format(
            numbers=numbers, name=name, number=number
        )
        fills = self.tr("%n empty field(s) are filled, nothing is overwritten.", "", filled)
        self._effect.show_text(f"{moves}\n{fills}")

    def _merge(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self.merge_wanted.emit(chosen[0].household.id, chosen[1].household.id)

    def _two(self) -> None:
        if self._cards is not None:
            self.two_wanted.emit(self._cards[0].household.id, self._cards[1].household.id)

    def _people(self, card: HouseholdCard) -> str:
        return "\n".join(f"{each.name} {each.phones}".strip() for each in card.people)

    def _tags(self, card: HouseholdCard) -> str:
        words = self._session.words
        return " · ".join(tag_name(words, tag) for tag in by_urgency(card.marks))


class DuplicatesView(QWidget):
    """The pairs beside the comparison, in place of the page's list and portrait."""

    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._session = desk, desk.session
        self._first = ""
        theme, space = self._session.theme, self._session.theme.space
        self.back = Button(theme, self.tr("Back to the households"), kind="text", icon="back")
        self.back.clicked.connect(self.left)
        self.count = Label(theme, role="caption")
        self.model = PairModel(self)
        self.view = QListView()
        self.view.setAccessibleName(self.tr("Possible duplicates"))
        self.view.setModel(self.model)
        self.view.setItemDelegate(RowDelegate(theme, self.view))
        self.view.setUniformItemSizes(True)
        self.view.selectionModel().currentChanged.connect(lambda index, _before: self._open(index))
        self.compare = Compare(self._session)
        self.compare.merge_wanted.connect(self._merge)
        self.compare.two_wanted.connect(self._say_two)
        title = Label(theme, self.tr("Possible duplicates"), role="strong")
        head = column(row(self.back, None), title, self.count, gap=space.xs)
        head.setContentsMargins(space.xl, space.m, space.l, space.s)
        self._none = EmptyState(
            theme,
            self.tr("No two households look alike."),
            action=self.tr("Back to the households"),
            icon="back",
        )
        self._none.wanted.connect(self.left)
        self._detail = Stack()
        for part in (QWidget(), scrolling(frame("surface", column(self.compare))), self._none):
            self._detail.addWidget(part)
        listing = frame("list", column(head, rule(), self.view, gap=0))
        self._split = ListDetail(theme, listing, frame("surface", column(self._detail)))
        self.setLayout(column(self._split))
        self._session.directory.refreshed.connect(self._refreshed)

    def show_pairs(self, *, first: str = "") -> None:
        """Look for pairs; those of the household `first` stand first."""
        directory = self._session.directory.current
        if directory is None:
            return
        self._first = first
        self.count.show_text(self.tr("Comparing the households…"))
        summaries, area = directory.all(), self._session.area
        self._session.tasks.run(
            "duplicates.find",
            lambda: households.find_duplicates(area, summaries),
            lambda pairs: self._arrived(pairs, directory),
            owner=self,
        )

    def _arrived(self, pairs: list[Alike], directory: Directory) -> None:
        at = self.view.currentIndex().row()
        self.model.show(pairs, directory, first=self._first)
        self.count.show_text(self.tr("%n pair(s)", "", len(pairs)))
        if pairs:
            self.view.setCurrentIndex(self.model.index(min(max(at, 0), len(pairs) - 1), 0))
        else:
            self._detail.setCurrentIndex(2)

    def _refreshed(self, _touched: frozenset[str]) -> None:
        if self.isVisible():
            self.show_pairs(first=self._first)

    def _open(self, index: QModelIndex) -> None:
        if not 0 <= index.row() < len(self.model.pairs):
            return
        pair, area = self.model.pairs[index.row()], self._session.area

        def read() -> Cards:
            return households.household_card(area, pair.first), households.household_card(area, pair.second)

        def arrived(cards: Cards) -> None:
            at = self.view.currentIndex().row()
            if 0 <= at < len(self.model.pairs) and self.model.pairs[at] == pair:
                self.compare.show_pair(pair, cards)
                self._detail.setCurrentIndex(1)

        self._session.tasks.run("duplicates.cards", read, arrived, owner=self)

    def _merge(self, keep: str, drop: str) -> None:
        area = self._session.area
        self._desk.write(
            "household.merge",
            lambda: households.merge_households(area, keep=keep, drop=drop),
            then=lambda change: self._tell(self.tr("Two households were made one."), change),
        )

    def _say_two(self, one: str, other: str) -> None:
        area = self._session.area
        self._desk.write(
            "duplicate.no",
            lambda: households.say_not_duplicate(area, one, other),
            then=self._said_two,
        )

    def _said_two(self, change: Change) -> None:
        self._tell(self.tr("Kept as two households; they are not asked about again."), change)
        self.show_pairs(first=self._first)

    def _tell(self, what: str, _change: Change) -> None:
        self._session.notify(Notice(what, action=self.tr("Undo"), act=self._session.undo_requested.emit))
