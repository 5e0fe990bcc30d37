"""Who covers what: each steward's homes and laptops, with the way to hand over and to the page of the laptops."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from gridsteward.desktop.dialogs.hand_over import ask_hand_over
from gridsteward.desktop.fresh import Fresh
from gridsteward.desktop.pages.sync.devices_panel import DeviceWords, device_name
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.badges import Badge
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.frames import clear, column, frame, row, scrolling
from gridsteward.desktop.widgets.labels import ElidedPair, Glyph, Label
from gridsteward.desktop.wording import listed
from gridsteward.operations import covering
from gridsteward.operations.area import aside
from gridsteward.operations.covering import Covering
from gridsteward.records.sync import SyncDevice

_TABLES = frozenset(("hand_over", "visit", "laptop"))
_WAIT_MS = 300
_VILLAGES = 6  # named; more are counted


class CoveringView(QWidget):
    """A panel a steward, by name."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session, theme, space = session, session.theme, session.theme.space
        self.hand_over = Button(theme, self.tr("Hand the area over …"), icon="user")
        self.hand_over.clicked.connect(lambda: ask_hand_over(session, "", self.window()))
        self.devices = Button(theme, self.tr("Laptops"), icon="laptop")
        self.devices.clicked.connect(lambda: session.open_page("devices"))
        note = self.tr(
            "A home is its last visitor's until it is handed over. Hand single homes over on the household's page."
        )
        head = row(Label(theme, note, role="caption", wrap=True), self.hand_over, self.devices, gap=space.m)
        head.setStretch(0, 1)
        self._box = QVBoxLayout()
        self._box.setSpacing(space.s)
        inside = QWidget()
        inside.setLayout(column(self._box, None))
        made = column(head, scrolling(inside, "page"), gap=space.m)
        made.setStretch(1, 1)
        self.setLayout(made)
        self.found: list[Covering] = []
        self.fresh = Fresh(session, self, self.refresh, tables=_TABLES, rest_ms=_WAIT_MS, unread=True)
        session.exchange.told.connect(self.fresh.spoil)

    def refresh(self) -> None:
        """Read anew."""
        area = self._session.area

        def look() -> list[Covering]:
            with aside(area) as own:
                return covering.covering(own)

        self._session.tasks.run("covering", look, self._show, lane="cpu", owner=self)

    def _show(self, found: list[Covering]) -> None:
        self.found = found
        clear(self._box)
        for each in found:
            self._box.addWidget(self._panel(each))

    def _panel(self, each: Covering) -> QWidget:
        theme, words, space = self._session.theme, self._session.words, self._session.theme.space
        name = each.steward or self.tr("Nobody yet")
        shown = listed(words, each.villages[:_VILLAGES])
        more = len(each.villages) - _VILLAGES
        where = (
            self.tr("{villages} and {count} more").format(villages=shown, count=more) if more > 0 else shown
        )
        head = row(
            Glyph(theme, "user"),
            ElidedPair(theme, name, self.tr("%n home(s)", "", each.homes), role="head"),
            gap=space.m,
        )
        head.setStretch(1, 1)
        lines = [Label(theme, where, role="quiet", wrap=True)] if where else []
        laptops = [self._laptop(device) for device in each.devices]
        inside = column(head, *lines, *laptops, gap=space.xs, pad=(space.l, space.m, space.l, space.m))
        return frame("panel", inside)

    def _laptop(self, device: SyncDevice) -> QWidget:
        theme, said = self._session.theme, DeviceWords()
        text, tone = said.badge(device)
        go = Button(
            theme,
            self.tr("To the laptop"),
            kind="text",
            icon="next",
            icon_after=True,
            name_for_readers=device.id,
        )
        go.clicked.connect(lambda: self._session.open_page("devices"))
        words = column(
            Label(theme, device_name(device), wrap=True),
            Label(theme, said.note(self._session, device), role="caption", wrap=True),
            gap=0,
        )
        line = row(Glyph(theme, "laptop"), words, Badge(theme, text, tone=tone), go, gap=theme.space.m)
        line.setStretch(1, 1)
        made = QWidget()
        made.setLayout(line)
        return made
