"""The small care light under a household's name: its mark and one sentence, for who is looked after (R5.5)."""

from PySide6.QtWidgets import QWidget

from gridsteward.desktop.pages.today_lights import TONES
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.frames import row
from gridsteward.desktop.widgets.labels import Elided, Glyph, Label
from gridsteward.operations import care_light_words, care_lights
from gridsteward.records.care_light import CareLight


class LightLine(QWidget):
    """Gone where nobody is looked after."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        theme = session.theme
        self._mark = Glyph(theme, "unknown")
        self.level = Label(theme, role="strong")
        self.why = Elided(theme, role="quiet")
        line = row(self._mark, self.level, self.why, gap=theme.space.s)
        line.setStretch(2, 1)
        self.setLayout(line)
        self._household = ""
        self.hide()

    def show_household(self, household_id: str) -> None:
        """Show the light of a household once it is known."""
        if household_id != self._household:
            self.hide()
        self._household = household_id
        area = self._session.area
        self._session.tasks.run(
            "household.light",
            lambda: care_lights.household_light(area, household_id),
            lambda found: self._show(household_id, found),
            owner=self,
        )

    def _show(self, household_id: str, found: CareLight | None) -> None:
        if household_id != self._household:  # somebody else is shown by now
            return
        self.setVisible(found is not None)
        if found is not None:
            words, tone = self._session.words, TONES[found.level]
            self._mark.show_glyph(tone, tone=tone)
            self.level.show_text(words(f"light.{found.level}"))
            self.level.set_tone(tone)
            self.why.show_text(care_light_words.sentence(found.reason, words))
