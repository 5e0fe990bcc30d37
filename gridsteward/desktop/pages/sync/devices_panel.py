"""The laptops of the area in a few lines."""

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from gridsteward.desktop.pages.sync.wording import translate, when
from gridsteward.desktop.session import Session
from gridsteward.desktop.tokens import Tone
from gridsteward.desktop.widgets.badges import Badge
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.frames import clear, column, row, rule
from gridsteward.desktop.widgets.labels import Elided, Glyph, Label
from gridsteward.desktop.wording import role_name
from gridsteward.records.sync import SyncDevice

_MOST = 4


def device_name(device: SyncDevice) -> str:
    """Return whose laptop it is."""
    if device.steward:
        return translate("Sync", "{name}'s laptop").format(name=device.steward)
    return translate("Sync", "A laptop ({id})").format(id=device.id[:4])


class DeviceWords(QObject):
    """Words a laptop; an object, because only those know plurals."""

    def badge(self, device: SyncDevice) -> tuple[str, Tone]:
        """Return in a word how a laptop stands."""
        if not device.active:
            return translate("Sync", "Put out"), "alarm"
        if device.this:
            return translate("Sync", "In use"), "good"
        if not device.heard_ms:
            return translate("Sync", "Not heard yet"), "unknown"
        if device.behind:
            return self.tr("%n part(s) behind", "", device.behind), "watch"
        return translate("Sync", "Has everything"), "good"

    def note(self, session: Session, device: SyncDevice) -> str:
        """Return role, and when it was last heard of."""
        parts = [role_name(session.words, device.role)]
        if device.this:
            parts.append(translate("Sync", "this laptop"))
        elif device.heard_ms:
            parts.append(translate("Sync", "last heard {when}").format(when=when(session, device.heard_ms)))
        if device.parked:
            parts.append(self.tr("%n part(s) wait to be looked at", "", device.parked))
        return " · ".join(parts)


class DevicesPanel(QFrame):
    """The first few laptops, and the way to all."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setProperty("look", "panel")
        self._session = session
        theme, space = session.theme, session.theme.space
        self.all = Button(theme, translate("Sync", "All laptops"), kind="text")
        self.all.clicked.connect(lambda: session.open_page("devices"))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(space.s)
        self._lines.setContentsMargins(space.l, 0, space.l, space.m)
        head = row(
            Label(theme, translate("Sync", "Laptops"), role="strong"),
            None,
            self.all,
            pad=(space.l, space.m, space.l, 0),
        )
        self.setLayout(column(head, self._lines, None, gap=space.s))

    def show_devices(self, devices: Sequence[SyncDevice]) -> None:
        """Show the laptops."""
        clear(self._lines)
        theme = self._session.theme
        for at, device in enumerate(devices[:_MOST]):
            if at:
                self._lines.addWidget(rule())
            line = QWidget()
            text, tone = DeviceWords().badge(device)
            words = column(
                Elided(theme, device_name(device)),
                Elided(theme, DeviceWords().note(self._session, device), role="caption"),
                gap=0,
            )
            box = row(Glyph(theme, "laptop"), words, Badge(theme, text, tone=tone), gap=theme.space.s)
            box.setStretch(1, 1)
            line.setLayout(box)
            self._lines.addWidget(line)
        if len(devices) > _MOST:
            rest = self.tr("and %n more", "", len(devices) - _MOST)
            self._lines.addWidget(Label(theme, rest, role="caption"))
        elif len(devices) == 1:
            alone = translate("Sync", "No other laptop yet. Invite one, and both hold the same records.")
            self._lines.addWidget(Label(theme, alone, role="quiet", wrap=True))
