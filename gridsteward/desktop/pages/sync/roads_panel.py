"""The ways out of this laptop: the station's server, a stick; how photos fare; what is still to be done once."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame

from gridsteward.desktop.exchange import Exchange
from gridsteward.desktop.pages.settings.parts import group, line
from gridsteward.desktop.pages.sync.wording import many, translate
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.frames import column
from gridsteward.desktop.widgets.labels import Elided, Label
from gridsteward.records.sync import SyncState


class RoadsPanel(QFrame):
    """One line a way."""

    hub_wanted = Signal()
    recovery_wanted = Signal()
    late_wanted = Signal()
    hand_over_wanted = Signal()
    evidence_wanted = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        theme = session.theme
        self.hub_line = Elided(theme, role="quiet")
        self.hub = Button(theme, translate("Sync", "Set the &address …"), icon="settings")
        self.files_line = Label(theme, role="quiet", wrap=True)
        self.recovery = Button(theme, translate("Sync", "Make a &recovery key …"), icon="key")
        self.late = Button(theme, translate("Sync", "&Look at them …"), icon="eye")
        self.evidence = Button(theme, translate("Sync", "&Check a pack …"), icon="check")
        self.over = Button(theme, translate("Sync", "Hand the area &over …"), icon="user")
        hub = line(theme, translate("Sync", "The station's server"), self.hub)
        hub_words = column(hub, self.hub_line, gap=0)
        self._files = column(Label(theme, translate("Sync", "Photos and files")), self.files_line, gap=2)
        self._recovery = line(
            theme,
            translate("Sync", "No recovery key yet"),
            self.recovery,
            note=translate(
                "Sync",
                "Printed and kept at the station, it opens the area when every supervisor's laptop is lost.",
            ),
        )
        self._late = line(
            theme,
            translate("Sync", "Late records"),
            self.late,
            note=translate("Sync", "Written by a former steward who did not know of the hand-over."),
        )
        self._over = line(
            theme,
            translate("Sync", "Hand over"),
            self.over,
            note=translate(
                "Sync", "The whole area goes to another steward; nothing that was written is lost."
            ),
        )
        self.seal = Label(theme, role="caption", wrap=True)
        self.seal.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.seal.hide()
        packs = line(
            theme,
            translate("Sync", "Evidence packs"),
            self.evidence,
            note=translate("Sync", "Tells whether anything in a pack was changed, and which area made it."),
        )
        made = group(
            theme,
            translate("Sync", "Ways and chores"),
            hub_words,
            self._files,
            self._recovery,
            self._late,
            self._over,
            column(packs, self.seal, gap=2),
        )
        self.setLayout(column(made))
        self.hub.clicked.connect(self.hub_wanted)
        self.recovery.clicked.connect(self.recovery_wanted)
        self.late.clicked.connect(self.late_wanted)
        self.over.clicked.connect(self.hand_over_wanted)
        self.evidence.clicked.connect(self.evidence_wanted)

    def show_seal(self, seal: str) -> None:
        """Show what a pack of this area is compared by, "" while the area has none."""
        self.seal.show_text(translate("Sync", "This area's seal: {seal}").format(seal=seal))
        self.seal.setVisible(bool(seal))

    def show_state(self, state: SyncState, exchange: Exchange) -> None:
        """Show how they stand."""
        self.hub_line.show_text(_hub_text(state, exchange))
        self.hub.show_text(
            translate("Sync", "Change the &address …")
            if state.hub_url
            else translate("Sync", "Set the &address …")
        )
        self.files_line.show_text(self._files_text(state))
        self._recovery.setVisible(state.supervisor and not state.recovery_made)
        self._late.setVisible(bool(state.late))
        self.late.show_text(self.tr("&Look at %n …", "", state.late))

    def _files_text(self, state: SyncState) -> str:
        if not state.files_named:
            return translate("Sync", "None yet.")
        text = translate(
            "Sync", "The records name {named}; {here} are on this laptop, {hub} on the server."
        ).format(named=many(state.files_named), here=many(state.files_here), hub=many(state.files_on_hub))
        missing = max(0, state.files_named - max(state.files_here, state.files_on_hub))
        if missing:
            return f"{text} " + self.tr("%n are on neither; another laptop has them.", "", missing)
        return text


def _hub_text(state: SyncState, exchange: Exchange) -> str:
    if not state.hub_url:
        return translate("Sync", "No address yet. Without one a stick does all that the server does.")
    parts = [state.hub_url]
    if exchange.online is not None:
        parts.append(translate("Sync", "reached") if exchange.online else translate("Sync", "not reached"))
    if state.hub_url.startswith("http:"):
        parts.append(translate("Sync", "the way is not encrypted, the records on it are"))
    return " · ".join(parts)
