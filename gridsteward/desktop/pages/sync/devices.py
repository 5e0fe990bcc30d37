"""The laptops of the area: who has which, who comes in, who goes out."""

from collections.abc import Callable, Sequence
from pathlib import Path

from gridsteward.desktop.dialogs.confirm import confirm
from gridsteward.desktop.pages.sync.askers import Askers
from gridsteward.desktop.pages.sync.device_card import DeviceCard
from gridsteward.desktop.pages.sync.devices_panel import device_name
from gridsteward.desktop.pages.sync.looks_panel import LooksPanel
from gridsteward.desktop.pages.sync.reading import Reader, UnderPage, tell_refused
from gridsteward.desktop.pages.sync.wording import translate
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.feedback import Notice
from gridsteward.desktop.widgets.frames import clear
from gridsteward.desktop.wording import role_name
from gridsteward.records.sync import DeviceRole, SyncDevice


class DevicesPage(UnderPage):
    """The page."""

    def __init__(self, session: Session) -> None:
        theme = session.theme
        self.recovery = Button(theme, translate("Devices", "Recovery key …"), icon="key")
        self.invite = Button(theme, translate("Devices", "&Invite a laptop …"), kind="main", icon="plus")
        super().__init__(session, translate("Devices", "Laptops"), self.recovery, self.invite)
        self.cards: list[DeviceCard] = []
        self._supervisor = False
        self.askers, self.looks = Askers(session), LooksPanel(session)
        self._cards = self.add_scrolling()
        self._reader = Reader(session, "devices", self._read, self._show, parent=self)
        self.invite.clicked.connect(self._invite)
        self.recovery.clicked.connect(self._recover)
        self.askers.admitted.connect(self._changed)
        session.exchange.told.connect(self._reader.read)
        self._reader.read()

    def _read(self) -> Sequence[SyncDevice]:
        from gridsteward.operations import devices  # on the lane: it is not small

        return devices.devices(self.session.area)

    def _show(self, found: Sequence[SyncDevice]) -> None:
        me = next((each for each in found if each.this), None)
        supervisor = me is not None and me.active and me.role is DeviceRole.SUPERVISOR
        self._supervisor = supervisor
        self.invite.setVisible(supervisor)
        self.recovery.show_text(
            translate("Devices", "Recovery key …")
            if supervisor
            else translate("Devices", "Recover with the printed key …")
        )
        active = sum(each.active for each in found)
        text = self.tr("%n laptop(s) hold this area.", "", active)
        if not supervisor:
            text += translate("Devices", " Only a supervisor's laptop lets others in or puts them out.")
        self.line.show_text(text)
        if [card.device for card in self.cards] == list(found):
            return
        for kept in (self.askers, self.looks):
            self._cards.removeWidget(kept)
        clear(self._cards)
        self.cards = []
        for device in found:
            card = DeviceCard(self.session, device, supervisor=supervisor)
            card.role_wanted.connect(self.set_role)
            card.revoke_wanted.connect(self.ask_revoke)
            card.accept_wanted.connect(self.ask_accept)
            self._cards.addWidget(card)
            self.cards.append(card)
        for kept in (self.askers, self.looks):
            self._cards.addWidget(kept)
            kept.setVisible(supervisor)
        self._cards.addStretch(1)

    # ------------------------------------------------------------------ doing

    def _invite(self) -> None:
        from gridsteward.desktop.dialogs.invite import InviteDialog

        InviteDialog(self.session, parent=self.window()).open()

    def _recover(self) -> None:
        from gridsteward.desktop.dialogs.recovery_key import ask_recovery_key, make_recovery_key

        if self._supervisor:
            make_recovery_key(self.session, self.window())
        else:
            ask_recovery_key(self.window(), self.recover)

    def recover(self, key: str) -> None:
        """Make this laptop a supervisor's by the printed key, over the hub or the stick used last."""
        from gridsteward.operations import devices

        session, area = self.session, self.session.area
        state, last = session.exchange.state, session.exchange.folder
        folder = Path(last) if last and not (state is not None and state.hub_url) else None
        said = translate("Devices", "This laptop is a supervisor's now.")
        # On the database lane: it goes on with the window's own connection.
        self._write("recover", lambda: devices.recover(area, key, folder=folder), said)

    def set_role(self, device: str, role: str) -> None:
        """Give a laptop another role."""
        from gridsteward.operations import devices

        area = self.session.area
        said = translate("Devices", "It works as {role} from now on.").format(
            role=role_name(self.session.words, DeviceRole(role))
        )
        self._write("role", lambda: devices.set_role(area, device, DeviceRole(role)), said)

    def ask_revoke(self, device: SyncDevice) -> None:
        """Say in plain numbers what putting a laptop out means, then do it."""
        from gridsteward.operations import devices

        name, area = device_name(device), self.session.area
        others = sum(card.device.active for card in self.cards) - 1
        lines = [
            translate("Devices", "What it has sent until now stays."),
            translate(
                "Devices", "What it sends later does not count until you have looked at it; nothing is lost."
            ),
            self.tr("The other %n laptop(s) get a new key with their next sync.", "", others),
            translate(
                "Devices",
                "Once it hears of it, it hands over its unsent work, locks, and makes its copy unreadable.",
            ),
            translate("Devices", "A stolen laptop that is unlocked keeps what it already had."),
        ]
        if device.behind:
            lines.insert(
                1,
                self.tr(
                    "It has not confirmed %n part(s) yet; those it may never see.",
                    "",
                    device.behind,
                ),
            )
        said = translate("Devices", "{name} is out. Sync now, so that the others hear of it.").format(
            name=name
        )
        confirm(
            self.session.theme,
            translate("Devices", "Put {name} out?").format(name=name),
            lines,
            action=translate("Devices", "Put it out"),
            then=lambda: self._write("revoke", lambda: devices.revoke(area, device.id), said),
            parent=self,
        )

    def ask_accept(self, device: SyncDevice) -> None:
        """Say what taking the work of a laptop that is out means, then take it."""
        from gridsteward.operations import devices

        name, area = device_name(device), self.session.area
        lines = [
            self.tr("%n part(s) came after it was put out. None of it counts now.", "", device.parked),
            translate(
                "Devices",
                "Taken, all laptops show it under {name}'s name; each change stands in the history.",
            ).format(name=device.steward or name),
            translate("Devices", "Left, it stays here sealed, and you can take it another day."),
        ]
        said = translate("Devices", "Taken: the work counts on all laptops after their next sync.")
        confirm(
            self.session.theme,
            translate("Devices", "Take the late work of {name}?").format(name=name),
            lines,
            action=translate("Devices", "Take it"),
            then=lambda: self._write("accept", lambda: devices.accept_parked(area, device.id), said),
            parent=self,
        )

    def _write(self, name: str, work: Callable[[], object], said: str) -> None:
        def done(_result: object) -> None:
            self.session.notify(Notice(said))
            self._changed()

        def refused(error: Exception) -> None:
            tell_refused(self.session, error)
            self.cards = []  # what a control shows may not be so
            self._changed()

        self.session.tasks.run(f"devices.{name}", work, done, failed=refused, owner=self)

    def _changed(self) -> None:
        # Who was let in or taken in may have brought anything.
        self.session.exchange.everything_changed()
        self._reader.read()
        self.session.exchange.refresh()
