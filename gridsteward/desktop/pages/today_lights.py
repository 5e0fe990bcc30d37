"""On the day's page: whose care light is on, the one sentence of why, and what came of looking in (R5.5)."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from gridsteward.desktop.dialogs.look_in import LookInDialog
from gridsteward.desktop.fresh import Fresh
from gridsteward.desktop.session import Session
from gridsteward.desktop.tokens import Tone
from gridsteward.desktop.widgets.buttons import Button, NameButton
from gridsteward.desktop.widgets.frames import column, row
from gridsteward.desktop.widgets.labels import Elided, Glyph, Label, Pair
from gridsteward.operations import care_light_words, care_lights, finding_words
from gridsteward.operations.area import aside
from gridsteward.operations.needs_seen import MARK_TABLES
from gridsteward.records.care_light import CareLight, Light, LookWay
from gridsteward.records.finding import FindingEntry

TONES: Final[dict[Light, Tone]] = {
    Light.RED: "alarm",
    Light.YELLOW: "watch",
    Light.GREY: "unknown",
    Light.GREEN: "good",
}
MOST: Final = 5
_TICK_MS: Final = 30_000
_REST_MS: Final = 900  # after the day itself is on screen, and after the last of several changes
_TABLES: Final = frozenset(
    (
        *(
            "usage_import",
            "reading_correction",
            "finding",
            "care_look",
            "household",
            *MARK_TABLES,
            "person",
        ),
        *("outage", "visit_pause", "life_event", "appliance"),
    )
)


class LightRow(QFrame):
    """Who and why; the call comes first, the visit second. A finding that tells the same is its reason."""

    def __init__(self, session: Session, item: CareLight, told: Sequence[FindingEntry] = ()) -> None:
        super().__init__()
        theme, space, words = session.theme, session.theme.space, session.words
        self.item = item
        household = item.household
        name, level = household.name or household.account_no, words(f"light.{item.level}")
        tone = TONES[item.level]
        self.name = NameButton(
            theme, name, name_for_readers=self.tr("Open {name}, {note}").format(name=name, note=level)
        )
        self.name.clicked.connect(lambda: session.open_household(household.id))
        note = " · ".join(
            part for part in (f"{level} {words(f'light_meaning.{item.level}')}", household.village) if part
        )
        head = row(self.name, Elided(theme, note, role="caption", tone=tone), gap=space.xs)
        head.setStretch(1, 1)
        said = (
            finding_words.sentence(told[0].finding, words)
            if told
            else care_light_words.sentence(item.reason, words)
        )
        self.why = Elided(theme, said, role="quiet")
        visited = item.step == "visit"
        title = self.tr("Visited") if visited else self.tr("Called")
        self.main = Button(
            theme, title, icon="note" if visited else "phone", name_for_readers=f"{title}: {name}"
        )
        self.main.setMinimumWidth(112)
        way = LookWay.VISITED if visited else LookWay.CALLED
        self.main.clicked.connect(lambda: LookInDialog(session, item, way, parent=self.window()).open())
        says = column(head, row(space.xs, self.why, gap=0), gap=2)
        line = row(Glyph(theme, tone), says, *self._way_to(session, told, name), self.main, gap=space.m)
        line.setStretch(1, 1)
        line.setContentsMargins(space.l, space.s - 2, space.l, space.s - 2)
        self.setLayout(line)

    def _way_to(self, session: Session, told: Sequence[FindingEntry], name: str) -> list[Button]:
        if not told:
            return []
        look = self.tr("Look at it")
        made = Button(session.theme, kind="text", icon="eye", name_for_readers=f"{look}: {name}")
        made.setToolTip(look)
        made.clicked.connect(lambda: session.open_finding(told[0].finding.id))
        return [made]


class TodayLights(QWidget):
    """The lights that are on and wait for somebody; gone while there is none.

    Looked at anew every hour and when a day begins, by the clock: a timer of an hour would be late after sleep.
    """

    answered = Signal(object)  # frozenset of the ids of the findings that a light tells of

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        theme, space = session.theme, session.theme.space
        self._box = QVBoxLayout()
        self._box.setSpacing(0)
        self.title = Pair(theme, self.tr("Reason to look in"))
        self._rest_of_them = Label(theme, role="quiet")
        head = row(self.title, None, pad=(space.l, space.m, space.l, 2))
        foot = row(self._rest_of_them, None, pad=(theme.shape.icon + space.l + space.m, 0, space.l, 0))
        self.setLayout(column(head, self._box, foot, space.xs, gap=0, pad=(1, 1, 1, 0)))
        self.rows: list[LightRow] = []
        self._found: Sequence[CareLight] = ()
        self._hour = self._now()
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK_MS)
        self._tick.timeout.connect(self.tick)
        self._tick.start()
        self.fresh = Fresh(session, self, self.refresh, tables=_TABLES, rest_ms=_REST_MS, hides_itself=True)
        session.findings.refreshed.connect(self._put)
        self.hide()
        self.fresh.soon()

    def tick(self) -> None:
        """Look at the clock: in another hour, or on another day, than the last time the lights are looked at anew."""
        now = self._now()
        if now != self._hour:
            self._hour = now
            self.refresh()

    def _now(self) -> tuple[date, int]:
        now = self._session.clock()
        return now.date(), now.hour

    def refresh(self) -> None:
        """Look at everybody's light anew."""
        if not self._session.tasks.closed:
            area = self._session.area

            def look() -> list[CareLight]:
                with aside(area) as own:
                    return care_lights.care_lights(own, lit=True)

            self._session.tasks.run("today.lights", look, self._show, lane="cpu", owner=self)

    def _show(self, found: Sequence[CareLight]) -> None:
        self._found = found
        self._put()

    def _put(self) -> None:
        at = next((i for i, each in enumerate(self.rows) if each.main.hasFocus()), -1)
        for each in self.rows:
            self._box.removeWidget(each)
            each.hide()
            each.deleteLater()
        waiting = [each for each in self._found if each.step]
        findings = self._session.findings.current
        told = [
            care_light_words.same_story(each, findings.waiting if findings else ()) for each in waiting[:MOST]
        ]
        self.rows = [LightRow(self._session, each, of) for each, of in zip(waiting[:MOST], told, strict=True)]
        for made in self.rows:
            self._box.addWidget(made)
        self.title.show_text(self.tr("Reason to look in"), self.tr("a light says no more than that"))
        more = len(waiting) - len(self.rows)
        self._rest_of_them.setVisible(more > 0)
        self._rest_of_them.show_text(self.tr("and %n more", "", more))
        self.setVisible(bool(self.rows))
        if at >= 0 and self.rows:
            self.rows[min(at, len(self.rows) - 1)].main.setFocus()
        self.answered.emit(frozenset(each.finding.id for of in told for each in of))
