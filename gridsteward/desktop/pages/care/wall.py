"""Whom to see or hear first beside the wall of names; a name opens the person (R5.2, R5.5)."""

from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QModelIndex, QTimer, Signal
from PySide6.QtWidgets import QFrame, QListView, QWidget

from gridsteward.desktop.delegates import RowDelegate, RowText
from gridsteward.desktop.dialogs.export import ExportDialog
from gridsteward.desktop.fresh import Fresh
from gridsteward.desktop.models import RecordList
from gridsteward.desktop.pages.care.person import PersonPage
from gridsteward.desktop.pages.care.tiles import TILE_ROLE, Tile, TileWall
from gridsteward.desktop.pages.care.wording import CareSaying
from gridsteward.desktop.pages.today_lights import TONES
from gridsteward.desktop.session import Session
from gridsteward.desktop.tag_book import by_urgency, tag_name
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.feedback import EmptyState
from gridsteward.desktop.widgets.flow import Flow
from gridsteward.desktop.widgets.frames import ListDetail, column, frame, row, rule
from gridsteward.desktop.widgets.labels import Glyph, Label, Pair
from gridsteward.desktop.widgets.stack import Stack
from gridsteward.operations import care_export
from gridsteward.operations.area import aside
from gridsteward.operations.care_wall import care_wall
from gridsteward.operations.needs_seen import MARK_TABLES
from gridsteward.records.care_light import Light
from gridsteward.records.care_wall import CareWall, WallPerson

_TABLES: Final = frozenset(
    (
        *(
            "care_contact",
            "care_look",
            "visit",
            "household",
            "person",
            "life_event",
            "outage",
            "usage_import",
        ),
        *MARK_TABLES,
    )
)
_REST_MS: Final = 600  # several changes are one
_TICK_MS: Final = 60_000
_HOUR: Final = timedelta(hours=1)
_SOON: Final = 1  # days ahead that stand in the list of those to see first
_GROUPS: Final = ("village", "tier", "light")
_LIT: Final = {Light.RED: 0, Light.YELLOW: 1}
_EMPTY, _WALL, _PERSON = range(3)


class WallView(QFrame):
    """The view. Worked out anew after changes, every hour, and when the day changes or the laptop wakes."""

    counted = Signal(int)  # with how many a word is overdue

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._saying = CareSaying(session, self)
        self.wall: CareWall | None = None
        self.group = "village"
        self._read_at = session.clock()
        self._wants_keys = False
        theme, space = session.theme, session.theme.space
        self.first: RecordList[WallPerson] = RecordList(self._row, parent=self)
        self.list = QListView()
        self.list.setModel(self.first)
        self.list.setItemDelegate(RowDelegate(theme, self.list))
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName(self.tr("To be seen or heard first"))
        self.list.activated.connect(self._open_first)
        self.list.clicked.connect(self._open_first)
        self.heading = Pair(theme, self.tr("To be seen or heard first"))
        self._nobody = Label(theme, self.tr("Nobody is due today or tomorrow."), role="quiet", wrap=True)
        self._nobody.setContentsMargins(space.l, space.l, space.l, space.l)
        inside = column(
            row(self.heading, None, pad=(space.l, space.m, space.l, space.m)),
            rule(),
            self._nobody,
            self.list,
            gap=0,
        )
        inside.setStretch(3, 1)
        inside.addStretch(0)
        self.pane = frame("list", inside)
        self.tiles = TileWall(theme, self._tile)
        self.tiles.setAccessibleName(self.tr("Everybody who is looked after"))
        self.tiles.activated.connect(self._open_tile)
        self.tiles.clicked.connect(self._open_tile)
        self.page = PersonPage(session)
        self.page.left.connect(self._leave)
        self.empty = EmptyState(
            theme,
            self.tr(
                "Nobody is looked after yet. Open a household and add a need, with the person's consent: whoever then "
                "belongs to a care tier stands here."
            ),
        )
        self._beside = Stack()
        self._beside.addWidget(self.empty)
        self._beside.addWidget(self._whole())
        self._beside.addWidget(self.page)
        self.split = ListDetail(theme, self.pane, self._beside)
        # In a narrow window everybody comes before those who are due: the list does not lead to the wall.
        self.split.folded.connect(lambda narrow: self.split.show_detail() if narrow else None)
        self.setLayout(column(self.split))
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK_MS)
        self._tick.timeout.connect(self._time_passed)
        self._tick.start()
        self.fresh = Fresh(session, self, self.refresh, tables=_TABLES, rest_ms=_REST_MS)
        self.refresh()

    def _whole(self) -> QWidget:
        theme, space = self._session.theme, self._session.theme.space
        self.title = Pair(theme, self.tr("Special care"))
        self._lights = {level: Label(theme) for level in Light}
        counts: list[QWidget] = []
        for level, label in self._lights.items():
            one = QWidget()
            one.setLayout(row(Glyph(theme, TONES[level], tone=TONES[level]), label, gap=space.xs))
            counts.append(one)
        names = {"village": self.tr("By village"), "tier": self.tr("By tier"), "light": self.tr("By light")}
        self.chips = {
            key: Button(theme, names[key], kind="chip", checked=key == self.group) for key in _GROUPS
        }
        for key, chip in self.chips.items():
            chip.clicked.connect(lambda _on=False, key=key: self.sort(key))
        self.export = Button(theme, self.tr("Export…"), kind="text", icon="export")
        self.export.clicked.connect(self._export)
        acts = (*self.chips.values(), self.export)
        head = Flow(self.title, *counts, *acts, gap=space.m, tail=len(acts))
        self.hidden = Label(theme, role="caption", wrap=True)
        said = self.tr(
            "A light only says “look in”, never what is wrong; it compares with the home's own 28 to 60 days."
        )
        inside = column(
            column(head, Label(theme, said, role="caption", wrap=True), self.hidden, gap=2),
            self.tiles,
            gap=space.s,
            pad=(space.xl, space.m, space.s, 0),
        )
        inside.setStretch(1, 1)
        return frame("page", inside)

    # ------------------------------------------------------------------ reading

    def refresh(self) -> None:
        """Work the wall out anew."""
        if self._session.tasks.closed:
            return
        area = self._session.area
        self._read_at = self._session.clock()

        def look() -> CareWall:
            with aside(area) as own:
                return care_wall(own)

        self._session.tasks.run("care.wall", look, self._show, lane="cpu", owner=self)

    def _time_passed(self) -> None:
        now = self._session.clock()
        if now.date() != self._read_at.date() or not timedelta() <= now - self._read_at < _HOUR:
            self.refresh()

    def _show(self, wall: CareWall) -> None:
        self.wall = wall
        today = date.fromisoformat(wall.day)
        soon = (today + timedelta(days=_SOON)).isoformat()
        first = [each for each in wall.people if each.due.due.day <= soon]
        before = self._chosen_first()
        self.first.show_records(first)
        place = next((at for at, each in enumerate(first) if each.household_id == before), -1)
        if place >= 0:
            self.list.setCurrentIndex(self.first.index(place))
        later = len(first) - wall.overdue
        self.heading.show_text(
            self.tr("To be seen or heard first"),
            " · ".join(
                part
                for part in (
                    self.tr("%n overdue", "", wall.overdue) if wall.overdue else "",
                    self.tr("%n today or tomorrow", "", later) if later else "",
                )
                if part
            ),
        )
        self._nobody.setVisible(not first and bool(wall.people))
        self.list.setVisible(bool(first))
        self.title.show_text(self.tr("Special care"), self.tr("%n person(s)", "", len(wall.people)))
        counts = Counter(each.light.level for each in wall.people)
        words = self._session.words
        for level, label in self._lights.items():
            label.show_text(f"{words(f'light.{level}')} {counts[level]}")
        self.hidden.setVisible(bool(wall.hidden))
        self.hidden.show_text(
            self.tr("%n need(s) in this area are not shared with this laptop.", "", wall.hidden)
        )
        self._lay_out()
        if self._beside.currentIndex() != _PERSON:
            self._beside.setCurrentIndex(_WALL if wall.people else _EMPTY)
        elif self.page.person is not None:
            again = next(
                (each for each in wall.people if each.household_id == self.page.person.household_id), None
            )
            if again is None:
                self._leave()
            else:
                self.page.show_person(again)
        self.counted.emit(wall.overdue)
        if self._wants_keys:
            self.take_focus()

    def sort(self, group: str) -> None:
        """Put the names under villages, tiers or lights."""
        self.group = group
        for key, chip in self.chips.items():
            chip.setChecked(key == group)
        self._lay_out()

    def _lay_out(self) -> None:
        if self.wall is None:
            return
        head: dict[str, Callable[[WallPerson], str]] = {
            "village": lambda each: each.light.household.village,
            "tier": lambda each: each.due.cared.tier,
            "light": lambda each: each.light.level.value,
        }
        groups: dict[str, list[WallPerson]] = {}
        for each in self.wall.people:
            groups.setdefault(head[self.group](each), []).append(each)
        order = {"tier": ["high", "key", "other"], "light": [level.value for level in Light]}.get(self.group)
        keys = sorted(groups, key=lambda key: (order.index(key) if order else key == "", key))
        tiles: list[Tile | WallPerson] = []
        for key in keys:
            name = self._group_name(key)
            tiles.append(Tile("", name, self.tr("%n person(s)", "", len(groups[key]))))
            names: list[WallPerson] = sorted(groups[key], key=_pressing)
            tiles += names
        self.tiles.tiles.show_tiles(tiles)

    def _group_name(self, key: str) -> str:
        if self.group == "village":
            return key or self.tr("No village")
        return self._session.words(f"{'care_tier' if self.group == 'tier' else 'light'}.{key}")

    def _tile(self, each: WallPerson) -> Tile:
        due, meaning = self._saying.when_due(each)
        line = due if meaning else self._saying.last_word(each)
        light = self._session.words(f"light.{each.light.level}")
        return Tile(
            each.household_id,
            each.name,
            line,
            light=TONES[each.light.level],
            tone=meaning,
            spoken=f"{each.name}, {light}, {line}",
        )

    def _row(self, each: WallPerson) -> RowText:
        session = self._session
        due, meaning = self._saying.when_due(each)
        needs = by_urgency(each.due.cared.codes)
        said = [self._saying.place(each), *(tag_name(session.words, code) for code in needs[:1])]
        return RowText(
            each.name,
            " · ".join(part for part in said if part),
            self._saying.last_word(each),
            badges=((due, meaning or "plain"),),
            mark="alarm" if each.due.beyond else "watch",
        )

    def _export(self) -> None:
        session, area = self._session, self._session.area
        ExportDialog(
            lambda path, password, overwrite: care_export.export_care(
                area, path, words=session.words, password=password, overwrite=overwrite
            ),
            title=self.tr("Export who is looked after"),
            what=self.tr(
                "Everybody on the wall with needs and the next word, and all contact rounds of outages."
            ),
            file_name=self.tr("special care {day}.xlsx").format(day=session.clock().date().isoformat()),
            theme=session.theme,
            tasks=session.tasks,
            words=session.words,
            parent=self.window(),
        ).open()

    # ------------------------------------------------------------------ going

    def take_focus(self) -> None:
        """Give the keys to whom to see first, else to the wall."""
        self._wants_keys = self.wall is None
        if self.wall is None:
            return
        if self._beside.currentIndex() == _PERSON:
            self.page.take_focus()
        elif self.first.records:
            self.list.setFocus()
            if not self.list.currentIndex().isValid():
                self.list.setCurrentIndex(self.first.index(0))
        else:
            self.tiles.setFocus()

    def go_back(self) -> bool:
        """Leave the person, then the detail where it stands before the list."""
        if self._beside.currentIndex() == _PERSON:
            self._leave()
            return True
        return self.split.go_back()

    def open_person(self, household: str) -> None:
        """Show somebody of the wall."""
        found = (
            next((each for each in self.wall.people if each.household_id == household), None)
            if self.wall
            else None
        )
        if found is not None:
            self.page.show_person(found)
            self._beside.setCurrentIndex(_PERSON)
            self.split.show_detail()

    def _open_first(self, index: QModelIndex) -> None:
        if index.isValid():
            self.open_person(self.first.records[index.row()].household_id)

    def _open_tile(self, index: QModelIndex) -> None:
        tile = index.data(TILE_ROLE)
        if tile is not None and tile.household:
            self.open_person(tile.household)

    def _leave(self) -> None:
        self._beside.setCurrentIndex(_WALL if self.wall is not None and self.wall.people else _EMPTY)
        self.split.show_list()
        self.take_focus()

    def _chosen_first(self) -> str:
        index = self.list.currentIndex()
        return self.first.records[index.row()].household_id if index.isValid() else ""


def _pressing(each: WallPerson) -> tuple[bool, int, str]:
    return not each.due.beyond, _LIT.get(each.light.level, 2), each.due.due.day
