"""One laptop of the area: whose, what it may do, how far it is, and what a supervisor can do about it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from gridsteward.desktop.pages.settings.parts import choice
from gridsteward.desktop.pages.sync.devices_panel import DeviceWords, device_name
from gridsteward.desktop.pages.sync.wording import translate
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.badges import Badge
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.frames import column, row
from gridsteward.desktop.widgets.labels import Elided, ElidedPair, Glyph
from gridsteward.desktop.wording import role_name
from gridsteward.records.sync import DeviceRole, SyncDevice


class DeviceCard(QFrame):
    """A line with its controls; they are there only where they would do something."""

    role_wanted = Signal(str, str)
    revoke_wanted = Signal(object)
    accept_wanted = Signal(object)

    def __init__(self, session: Session, device: SyncDevice, *, supervisor: bool) -> None:
        super().__init__()
        self.setProperty("look", "panel")
        self.device = device
        theme, space = session.theme, session.theme.space
        name = device_name(device)
        id_note = translate("Devices", "mark {id}").format(id=device.id[:8])
        head = ElidedPair(theme, name, id_note, role="head")
        words = column(head, Elided(theme, DeviceWords().note(session, device), role="caption"), gap=2)
        text, tone = DeviceWords().badge(device)
        line = row(Glyph(theme, "laptop"), words, gap=space.m, pad=(space.l, space.m, space.l, space.m))
        line.setStretch(1, 1)
        line.addWidget(Badge(theme, text, tone=tone))
        roles = [(str(role), role_name(session.words, role)) for role in DeviceRole]
        self.role = choice(translate("Devices", "Role of {name}").format(name=name), roles, str(device.role))
        self.role.setVisible(False)
        self.revoke = Button(
            theme,
            translate("Devices", "Put out …"),
            icon="lock",
            name_for_readers=translate("Devices", "Put out {name}").format(name=name),
        )
        self.accept = Button(
            theme,
            translate("Devices", "Look at its late work …"),
            icon="eye",
            name_for_readers=translate("Devices", "Look at the late work of {name}").format(name=name),
        )
        for control in (self.role, self.accept, self.revoke):
            line.addWidget(control)
        self.setLayout(line)
        self.role.setVisible(supervisor and device.active)
        self.revoke.setVisible(supervisor and device.active and not device.this)
        self.accept.setVisible(supervisor and bool(device.parked))
        self.role.activated.connect(
            lambda _at: self.role_wanted.emit(device.id, str(self.role.currentData()))
        )
        self.revoke.clicked.connect(lambda: self.revoke_wanted.emit(device))
        self.accept.clicked.connect(lambda: self.accept_wanted.emit(device))
