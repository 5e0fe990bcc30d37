"""How to talk with them: what the observations come to, on what grounds, and the steward's own word above it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QToolButton, QWidget

from gridsteward.desktop.pages.households.desk import Desk
from gridsteward.desktop.pages.households.fields import part_date
from gridsteward.desktop.pages.households.parts import Pool
from gridsteward.desktop.pages.households.portrait.drawn import ScoreBar
from gridsteward.desktop.pages.households.portrait.part import PortraitPart
from gridsteward.desktop.pages.households.portrait.saying import confidence_word, own_word_note, reason_text
from gridsteward.desktop.pages.households.rows import translate
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.frames import column, row
from gridsteward.desktop.widgets.labels import ElidedPair, Label, Paragraph
from gridsteward.operations import portrait_acts
from gridsteward.records.portrait import Portrait, Scored, TemperamentObservation, Trait

_EVIDENCE = 4


class ObservationLine(QWidget):
    """One observation: when, by whom, of whom, what; it can be taken away."""

    removal_wanted = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._id = desk, ""
        theme = desk.session.theme
        self._words = ElidedPair(theme, role="caption")
        self.remove = QToolButton()
        self.remove.clicked.connect(lambda: self.removal_wanted.emit(self._id))
        theme.changed.connect(self._dress)
        self._dress()
        line = row(self._words, self.remove)
        line.setStretch(0, 1)
        self.setLayout(line)

    def show_observation(self, observation: TemperamentObservation, who: str) -> None:
        """Show an observation."""
        self._id = observation.id
        session = self._desk.session
        words, today = session.words, session.clock().date()
        day = part_date(observation.at[:10], words, today)
        seen = [
            words.told("portrait_reason.behaviour", {"behaviour": key})
            for key in observation.behaviours.split()
        ]
        facts = [who, observation.steward, words("report.comma").join(seen), observation.note]
        self._words.show_text(day, " · ".join(fact for fact in facts if fact))
        self.remove.setAccessibleName(self.tr("Take away the observation of {day}").format(day=day))

    def _dress(self) -> None:
        self.remove.setIcon(self._desk.session.theme.icon("close", "quiet"))


class TemperamentSection(PortraitPart):
    """The sentence to keep in mind, the four leanings, the evidence; a guided observation one press away."""

    observe_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        session = desk.session
        theme, words, space = session.theme, session.words, session.theme.space
        self.observe = Button(theme, translate("portrait", "Note what was seen…"), kind="text", icon="eye")
        self.talk = Paragraph(theme)
        self.basis = Label(theme, role="caption", wrap=True)
        self.bars: dict[str, ScoreBar] = {}
        self._shares: dict[str, Label] = {}
        self._grid = QWidget()
        grid = QGridLayout(self._grid)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(space.m)
        grid.setVerticalSpacing(space.xs)
        grid.setColumnStretch(1, 1)
        for line, trait in enumerate(Trait):
            bar, share = ScoreBar(theme), Label(theme, role="caption")
            grid.addWidget(Label(theme, words(f"trait_score.{trait.value}"), role="caption"), line, 0)
            grid.addWidget(bar, line, 1)
            grid.addWidget(share, line, 2)
            self.bars[trait.value], self._shares[trait.value] = bar, share
        self.evidence = Label(theme, role="caption", wrap=True)
        self.own = QComboBox()
        self.own.setAccessibleName(translate("portrait", "Own judgement"))
        self.own.addItem(translate("portrait", "As observed"), "")
        for trait in Trait:
            self.own.addItem(words(f"trait.{trait.value}"), trait.value)
        own_line = row(Label(theme, translate("portrait", "Own judgement"), role="caption"), self.own, None)
        self.all = Button(theme, kind="text", checked=False, icon="next")
        self._lines: Pool[ObservationLine] = Pool(self._line, 0)
        self._list = QWidget()
        self._list.setLayout(self._lines.layout)
        self._list.hide()
        items = (self.talk, self.basis, self._grid, self.evidence, own_line, row(self.all, None), self._list)
        title = translate("portrait", "How to talk with them")
        super().__init__(desk, title, column(*items, gap=space.s), action=self.observe)
        self.observe.clicked.connect(self.observe_wanted)
        self.own.activated.connect(self._said)
        self.all.toggled.connect(self._list.setVisible)

    @property
    def lines(self) -> list[ObservationLine]:
        """The observations in the list."""
        return self._lines.shown

    def show_portrait(self, portrait: Portrait) -> None:
        """Show a household's."""
        words = self._desk.session.words
        found, observed = portrait.temperament, portrait.observations
        names = {each.id: each.name for each in self._desk.card.people} if self._desk.card else {}
        self._grid.setVisible(bool(portrait.traits))
        for scored in portrait.traits:
            strong = found is not None and scored.key == found.key
            self.bars[scored.key].show_share(scored.score, strong=strong)
            self._shares[scored.key].show_text(f"{scored.score:.0%}")
        if found is not None:
            self.talk.show_text(words(f"trait_talk.{found.key}"))
        elif observed:
            self.talk.show_text(translate("portrait", "No leaning shows yet."))
        else:
            self.talk.show_text(
                translate("portrait", "Nothing observed yet. After a visit, eight quick questions tell.")
            )
        self.basis.show_text(self.basis_text(portrait))
        self.basis.setVisible(bool(self.basis.text()))
        self._show_evidence(found)
        own = portrait.own_words.get("temperament")
        self.own.setCurrentIndex(max(0, self.own.findData(own.value if own else "")))
        self.all.setVisible(bool(observed))
        self.all.show_text(self.tr("%n observation(s)", "", len(observed)))
        if not observed:
            self.all.setChecked(False)
        for line, each in zip(self._lines.show(len(observed)), observed, strict=True):
            line.show_observation(each, names.get(each.person_id, ""))

    def basis_text(self, portrait: Portrait) -> str:
        """Return on what the sentence rests: whom, how many observations, how sure; or whose own word it is."""
        session = self._desk.session
        found = portrait.temperament
        if found is not None and found.by == "steward":
            today = session.clock().date()
            parts = [
                reason_text(session.words, found.reasons[0], today),
                own_word_note(session.words, found, today),
            ]
            return " · ".join(part for part in parts if part)
        if not portrait.traits:
            return ""
        people = self._desk.card.people if self._desk.card else ()
        name = next((each.name for each in people if each.id == portrait.temperament_of), "")
        count = sum(1 for each in portrait.observations if each.person_id == portrait.temperament_of)
        sure = confidence_word(portrait.traits[0].confidence)
        parts = [name, self.tr("%n observation(s)", "", count), sure]
        return " · ".join(part for part in parts if part)

    def _show_evidence(self, found: Scored | None) -> None:
        session = self._desk.session
        words, today = session.words, session.clock().date()
        seen = [each for each in found.reasons if each.key == "behaviour"] if found is not None else []
        said = []
        for reason in seen[:_EVIDENCE]:
            day = part_date(str(reason.values["at"]), words, today)
            times = int(reason.values["times"])
            form = translate("portrait", "{what} ({times}×, last {day})")
            said.append(form.format(what=reason_text(words, reason, today), times=times, day=day))
        self.evidence.setVisible(bool(said))
        text = translate("portrait", "Seen: {what}").format(what=words("report.comma").join(said))
        self.evidence.show_text(text if said else "")

    def _said(self) -> None:
        area, household, value = self._desk.session.area, self._desk.household, str(self.own.currentData())
        known = self._desk.portrait.own_words.get("temperament") if self._desk.portrait else None
        if value != (known.value if known else ""):
            self._write("own_word.say", lambda: portrait_acts.say(area, household, "temperament", value))

    def _line(self) -> ObservationLine:
        line = ObservationLine(self._desk)
        line.removal_wanted.connect(self._remove)
        return line

    def _remove(self, observation: str) -> None:
        area = self._desk.session.area
        said = translate("portrait", "The observation was taken away.")
        self._write("temperament.remove", lambda: portrait_acts.remove_observation(area, observation), said)
