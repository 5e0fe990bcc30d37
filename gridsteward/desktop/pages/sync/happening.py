"""What is being exchanged now, what the last time came to, and alarms that wait to be read."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from gridsteward.desktop.errors import explain
from gridsteward.desktop.exchange import Exchange
from gridsteward.desktop.pages.sync.wording import OutcomeWords, alarm_text, translate, when
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.feedback import ProgressPanel
from gridsteward.desktop.widgets.frames import clear, column, row
from gridsteward.desktop.widgets.labels import Glyph, Label, Paragraph, restyle
from gridsteward.records.sync import SyncAlarm


class Happening(QWidget):
    """A bar while an exchange runs; afterwards exactly what came of it, or why nothing did."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        theme, space = session.theme, session.theme.space
        self._work = QVBoxLayout()
        self._work.setContentsMargins(0, 0, 0, 0)
        self.panel: ProgressPanel | None = None
        self._of: object = None
        self._mark = Glyph(theme, "good")
        self.what = Label(theme, role="head", wrap=True)
        self.rest = Paragraph(theme)
        self.close_button = Button(
            theme, kind="text", icon="close", name_for_readers=translate("Sync", "Put this aside")
        )
        words = column(self.what, self.rest, gap=2)
        line = row(
            self._mark, words, self.close_button, gap=space.m, pad=(space.l, space.s, space.s, space.s)
        )
        line.setStretch(1, 1)
        self.said = QFrame()
        self.said.setProperty("look", "told")
        self.said.setLayout(line)
        self.said.hide()
        self._aside: object = None
        self.close_button.clicked.connect(self._put_aside)
        self.setLayout(column(self._work, self.said, gap=space.s))

    def show_exchange(self, exchange: Exchange) -> None:
        """Show how it stands."""
        progress = exchange.running
        if progress is not None and progress is not self._of:
            self._of = progress
            what = (
                translate("Sync", "Exchanging with the station's server")
                if exchange.over_hub
                else translate("Sync", "Exchanging with the stick or folder")
            )
            clear(self._work)
            self.panel = ProgressPanel(self._session.theme, what, progress)
            note = translate("Sync", "Stopping is harmless: what came and went until then counts.")
            self.panel.cancel.setToolTip(note)
            self._work.addWidget(self.panel)
            self._work.addWidget(Label(self._session.theme, note, role="caption"))
        elif progress is None and self._of is not None:
            self._of, self.panel = None, None
            clear(self._work)
        told = exchange.trouble or exchange.report
        self.said.setVisible(progress is None and told is not None and told is not self._aside)
        if exchange.trouble is not None:
            self._tell_trouble(exchange.trouble)
        elif exchange.report is not None:
            head, rest = OutcomeWords().text(exchange.report)
            open_ones = exchange.report.waiting or exchange.report.unheard or exchange.report.files_missing
            alarming = exchange.report.refused or exchange.report.alarms
            tone = "alarm" if alarming else "watch" if open_ones or exchange.report.conflicts else "good"
            self._tell(tone, head, rest or [translate("Sync", "Everything of this laptop is confirmed.")])
        self._shown = told

    def _tell_trouble(self, error: Exception) -> None:
        said = explain(error, self._session.words)
        self._tell("watch", said.what, [part for part in (said.safe, said.todo) if part])

    def _tell(self, tone: str, head: str, rest: list[str]) -> None:
        self._mark.show_glyph(tone)
        self.what.show_text(head)
        self.rest.show_text("\n".join(rest))
        self.rest.setVisible(bool(rest))
        if self.said.property("tone") != tone:
            self.said.setProperty("tone", tone)
            restyle(self.said)

    def _put_aside(self) -> None:
        self._aside = self._shown
        self.said.hide()


class Alarms(QFrame):
    """Red, named items: what happened, what to do, since when; put aside once they were read."""

    put_aside = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setProperty("look", "panel")
        self._session = session
        theme, space = session.theme, session.theme.space
        self._lines = QVBoxLayout()
        self._lines.setSpacing(space.s)
        self.aside = Button(theme, translate("Sync", "Read, put aside"), icon="check")
        self.aside.clicked.connect(self.put_aside)
        head = row(Label(theme, translate("Sync", "Please read"), role="strong"), None, self.aside)
        self.setLayout(column(head, self._lines, gap=space.s, pad=(space.l, space.m, space.l, space.m)))
        self.hide()

    def show_alarms(self, alarms: Sequence[SyncAlarm]) -> None:
        """Show these."""
        clear(self._lines)
        self.setVisible(bool(alarms))
        theme = self._session.theme
        for alarm in alarms:
            what, todo = alarm_text(self._session.words, alarm)
            line = QWidget()
            since = Label(theme, when(self._session, alarm.at_ms), role="caption")
            words = column(
                Label(theme, what, role="head", tone="alarm", wrap=True),
                Label(theme, todo, role="quiet", wrap=True),
                gap=2,
            )
            box = row(Glyph(theme, "alarm"), words, since, gap=theme.space.m)
            box.setStretch(1, 1)
            line.setLayout(box)
            self._lines.addWidget(line)
