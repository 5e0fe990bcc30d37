"""同步: what is unsent, on its way, confirmed; what differs; the laptops; one press to exchange."""

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from gridsteward.desktop.dialogs.folder import folder_menu
from gridsteward.desktop.pages.sync.account_panel import AccountPanel
from gridsteward.desktop.pages.sync.conflict_group import GroupView
from gridsteward.desktop.pages.sync.conflicts import Found, read_groups
from gridsteward.desktop.pages.sync.devices_panel import DevicesPanel
from gridsteward.desktop.pages.sync.figures import Figures
from gridsteward.desktop.pages.sync.happening import Alarms, Happening
from gridsteward.desktop.pages.sync.reading import Reader
from gridsteward.desktop.pages.sync.roads_panel import RoadsPanel
from gridsteward.desktop.pages.sync.settling import Settling
from gridsteward.desktop.pages.sync.wording import road_name, translate, when
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.frames import Columns, clear, column, frame, row, scrolling
from gridsteward.desktop.widgets.labels import Label
from gridsteward.records.sync import StatementLine, SyncDevice, SyncState

_LINES = 5


class Overview(Struct, frozen=True, kw_only=True):
    """What the page shows beside the state."""

    devices: Sequence[SyncDevice]
    lines: Sequence[StatementLine]
    found: Found
    seal: str


class SyncPage(QFrame):
    """The page."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setProperty("look", "page")
        self._session = session
        self.first: GroupView | None = None
        self._seal = ""
        theme, space = session.theme, session.theme.space
        self.line = Label(theme, role="quiet", wrap=True)
        self.hub_button = Button(theme, translate("Sync", "&Sync now"), icon="sync")
        self.stick_button = Button(theme, translate("Sync", "Stick or &folder"), icon="stick")
        words = column(Label(theme, translate("Sync", "Sync"), role="title"), self.line, gap=2)
        head = row(words, self.hub_button, self.stick_button, gap=space.s)
        head.setStretch(0, 1)
        self.happening, self.alarms, self.figures = Happening(session), Alarms(session), Figures(theme)
        self._conflict = QVBoxLayout()
        self.more = Button(theme, kind="text", icon="next", icon_after=True)
        self.differ = Label(theme, translate("Sync", "Written differently, please choose"), role="strong")
        self.differ.hide()
        self.more.hide()
        self.account, self.devices, self.roads = (
            AccountPanel(session),
            DevicesPanel(session),
            RoadsPanel(session),
        )
        left, right = QWidget(), QWidget()
        left.setLayout(column(self.account, gap=space.l))
        right.setLayout(column(self.devices, self.roads, gap=space.l))
        differing = column(row(self.differ, None, self.more), self._conflict, gap=space.xs)
        parts = (self.happening, self.alarms, self.figures, differing)
        both = Columns(theme, left, right, ruled=False)
        pad = (space.xl, space.l, space.xl, space.xl)
        inside = frame("page", column(head, *parts, both, None, gap=space.m, pad=pad))
        self.setLayout(column(scrolling(inside, "page"), gap=0))
        self.settling = Settling(session, self)
        self._reader = Reader(session, "sync.page", self._read, self._show, parent=self)
        self._connect()
        session.exchange.refresh()
        self._reader.read()

    def _connect(self) -> None:
        session, exchange = self._session, self._session.exchange
        exchange.told.connect(self._show_state)
        exchange.told.connect(self._reader.read)
        self.settling.settled.connect(self._reader.read)
        self.hub_button.clicked.connect(self.sync_hub)
        self.stick_button.clicked.connect(self._offer_folders)
        self.alarms.put_aside.connect(self._put_alarms_aside)
        self.more.clicked.connect(lambda: session.open_page("conflicts"))
        self.roads.hub_wanted.connect(self.set_hub)
        self.roads.recovery_wanted.connect(self._make_recovery)
        self.roads.late_wanted.connect(lambda: session.open_page("late"))
        self.roads.hand_over_wanted.connect(self._hand_over)
        self.roads.evidence_wanted.connect(self.check_evidence)
        self._show_state()

    # ------------------------------------------------------------------ reading

    def _read(self) -> Overview:
        # Imported on the lane: it is sixty milliseconds of the window's thread otherwise.
        from gridsteward.operations import devices, evidence, statement

        area = self._session.area
        listed = devices.devices(area)  # an area that never exchanged gets its beginning here
        account = statement.statement(area, lines=_LINES) if listed else None
        return Overview(
            devices=listed,
            lines=account.lines if account else (),
            found=read_groups(self._session, 1),
            seal=evidence.area_seal(area) if listed else "",
        )

    def _show(self, found: Overview) -> None:
        self.devices.show_devices(found.devices)
        self.account.show_lines(found.lines)
        self._seal = found.seal
        self.roads.show_seal(found.seal)
        groups, counts = found.found
        first = groups[0] if groups else None
        shown = self.first.group if self.first is not None else None
        if first != shown:
            self.first = None
            clear(self._conflict)
            if first is not None:
                self.first = view = GroupView(self._session, first, counts=counts.get(first.first.id))
                view.chosen.connect(self.settling.choose)
                view.third_wanted.connect(self.settling.ask)
                view.household_wanted.connect(self._session.open_household)
                self._conflict.addWidget(view)
        self.differ.setVisible(first is not None)
        rest = sum(len(each.cards) for each in groups[1:])
        self.more.setVisible(bool(rest))
        self.more.show_text(self.tr("%n more difference(s)", "", rest))
        state = self._session.exchange.state
        if state is not None and not state.founded and found.devices:
            self._session.exchange.refresh()

    def _show_state(self) -> None:
        exchange, state = self._session.exchange, self._session.exchange.state
        self.happening.show_exchange(exchange)
        idle = exchange.running is None
        self.hub_button.setEnabled(idle)
        self.stick_button.setEnabled(idle)
        if state is None:
            return
        self.line.show_text(self._title_line(state))
        self.figures.show_state(state)
        self.alarms.show_alarms(state.alarms)
        self.roads.show_state(state, exchange)
        self._make_main(self.hub_button, main=bool(state.hub_url))
        self._make_main(self.stick_button, main=not state.hub_url)

    @staticmethod
    def _make_main(button: Button, *, main: bool) -> None:
        button.set_kind("main" if main else "")

    def _title_line(self, state: SyncState) -> str:
        if state.last_sync_ms:
            text = translate("Sync", "Last contact {when}, {road}.").format(
                when=when(self._session, state.last_sync_ms), road=road_name(state.last_road)
            )
        else:
            text = translate("Sync", "Not exchanged with anybody yet.")
        if state.unsent:
            safe = self.tr("%n unsent record(s) are safe on this laptop; nothing is lost.", "", state.unsent)
        elif state.on_the_way:
            safe = self.tr("%n record(s) wait for a receipt.", "", state.on_the_way)
        elif state.written:
            safe = translate("Sync", "Everything written here is confirmed.")
        else:
            safe = ""
        return f"{text} {safe}".rstrip() if text[-1].isascii() else text + safe

    # ------------------------------------------------------------------ doing

    def sync_hub(self) -> None:
        """Exchange with the hub; without an address ask for it first."""
        state = self._session.exchange.state
        if state is not None and not state.hub_url:
            self.set_hub()
        else:
            self._session.exchange.sync()

    def sync_folder(self, folder: Path) -> None:
        """Exchange with a stick or folder."""
        exchange = self._session.exchange
        exchange.remember_folder(folder)
        exchange.sync(folder)

    def _offer_folders(self) -> None:
        menu = folder_menu(self, self._session.exchange.folder, self.sync_folder)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.stick_button.mapToGlobal(self.stick_button.rect().bottomLeft()))

    def set_hub(self) -> None:
        """Ask for the hub's address."""
        from gridsteward.desktop.dialogs.hub import HubDialog

        dialog = HubDialog(self._session, parent=self.window())
        dialog.accepted.connect(self._session.exchange.refresh)
        dialog.open()

    def _make_recovery(self) -> None:
        from gridsteward.desktop.dialogs.recovery_key import make_recovery_key

        make_recovery_key(self._session, self.window())

    def _hand_over(self) -> None:
        from gridsteward.desktop.dialogs.hand_over import ask_hand_over

        ask_hand_over(self._session, "", self.window())

    def check_evidence(self) -> None:
        """Ask which evidence pack, and check it."""
        from gridsteward.desktop.dialogs.evidence_check import check_evidence

        check_evidence(self._session, self.window(), own_seal=self._seal)

    def _put_alarms_aside(self) -> None:
        area = self._session.area

        def work() -> None:
            from gridsteward.operations import syncing

            syncing.put_alarms_aside(area)

        self._session.tasks.run(
            "sync.alarms", work, lambda _none: self._session.exchange.refresh(), owner=self
        )
