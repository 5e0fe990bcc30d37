"""The four relation classes: how strongly each holds, why on demand, and the steward's own word above the score."""

from PySide6.QtWidgets import QWidget

from gridsteward.desktop.pages.households.desk import Desk
from gridsteward.desktop.pages.households.portrait.drawn import ScoreBar
from gridsteward.desktop.pages.households.portrait.part import PortraitPart
from gridsteward.desktop.pages.households.portrait.saying import confidence_word, own_word_note, reason_text
from gridsteward.desktop.pages.households.rows import translate
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.flow import Flow
from gridsteward.desktop.widgets.frames import column, row
from gridsteward.desktop.widgets.labels import Label
from gridsteward.operations import portrait_acts
from gridsteward.records.household import RelationClass
from gridsteward.records.portrait import Portrait, Scored

ORDER = (RelationClass.CARE, RelationClass.RISK, RelationClass.ECONOMIC, RelationClass.SOCIAL)
HOLDS = 0.5


class ClassBlock(QWidget):
    """One class: name, bar, share; folded out its grounds and what the steward can say of it."""

    def __init__(self, desk: Desk, relation_class: str) -> None:
        super().__init__()
        self._desk, self.key = desk, relation_class
        theme, space = desk.session.theme, desk.session.theme.space
        self.name = desk.session.words(f"relation_class.{relation_class}")
        self.fold = Button(theme, self.name, kind="text", icon="next", checked=False)
        self.fold.setStyleSheet("text-align: left")
        self.bar = ScoreBar(theme, holds_from=HOLDS)
        self.share = Label(theme, role="caption")
        room = self.share.fontMetrics().horizontalAdvance(
            self.tr("{said}, leads").format(said=self.tr("own judgement: yes"))
        )
        self.share.setMinimumWidth(room)
        line = row(self.fold, self.bar, self.share, gap=space.s)
        line.setStretch(1, 1)
        self.why = Label(theme, role="caption", wrap=True)
        self.yes = Button(theme, self.tr("It is so"), kind="chip", checked=False)
        self.no = Button(theme, self.tr("It is not"), kind="chip", checked=False)
        self.lead = Button(theme, self.tr("It leads"), kind="chip", checked=False)
        for chip, spoken in (
            (self.yes, self.yes.text()),
            (self.no, self.no.text()),
            (self.lead, self.lead.text()),
        ):
            chip.setAccessibleName(f"{self.name}: {spoken}")
        self.yes.clicked.connect(lambda: self._say("yes" if self.yes.isChecked() else ""))
        self.no.clicked.connect(lambda: self._say("no" if self.no.isChecked() else ""))
        self.lead.clicked.connect(self._lead)
        own = Flow(
            Label(theme, self.tr("Own judgement"), role="caption"), self.yes, self.no, self.lead, gap=space.s
        )
        self._inside = QWidget()
        self._inside.setLayout(column(self.why, own, gap=space.xs, pad=(space.xl, 0, 0, space.s)))
        self._inside.hide()
        self.fold.toggled.connect(self._inside.setVisible)
        self.setLayout(column(line, self._inside, gap=space.xs))

    def show_class(self, scored: Scored, portrait: Portrait, leading: str) -> None:
        """Show how it holds; `leading` is the class the steward named."""
        session = self._desk.session
        words, today = session.words, session.clock().date()
        holds = scored.score >= HOLDS
        self.bar.show_share(scored.score, strong=holds)
        own = scored.by == "steward"
        word = portrait.own_words.get(f"class.{scored.key}")
        if own:
            said = self.tr("own judgement: no") if scored.score < HOLDS else self.tr("own judgement: yes")
        else:
            said = f"{scored.score:.0%}"
        if scored.key == portrait.leading_class:
            said = self.tr("{said}, leads").format(said=said)
        self.share.show_text(said)
        lines = [reason_text(words, each, today) for each in scored.reasons[:6]]
        if own:
            note = own_word_note(words, scored, today)
            lines[0] = " · ".join(part for part in (lines[0], note) if part)
        else:
            if not lines:
                lines = [self.tr("Nothing speaks for it so far.")]
            lines.append(confidence_word(scored.confidence))
        self.why.show_text("\n".join(lines))
        self.yes.setChecked(word is not None and word.value == "yes")
        self.no.setChecked(word is not None and word.value == "no")
        self.lead.setChecked(leading == scored.key)
        self.fold.setAccessibleName(f"{self.name} {said}")

    def _say(self, value: str) -> None:
        area, household, about = self._desk.session.area, self._desk.household, f"class.{self.key}"
        self._desk.write("own_word.say", lambda: portrait_acts.say(area, household, about, value))

    def _lead(self) -> None:
        area, household = self._desk.session.area, self._desk.household
        key = self.key if self.lead.isChecked() else ""
        self._desk.write("household.edit", lambda: portrait_acts.lead_with(area, household, key))


class ClassesSection(PortraitPart):
    """All four, always in the same order: a bar that moves is not read."""

    def __init__(self, desk: Desk) -> None:
        self.blocks = {key.value: ClassBlock(desk, key.value) for key in ORDER}
        width = max(block.fold.sizeHint().width() for block in self.blocks.values())
        for block in self.blocks.values():
            block.fold.setMinimumWidth(width)
        title = translate("portrait", "Relation classes")
        super().__init__(desk, title, column(*self.blocks.values(), gap=0))

    def show_portrait(self, portrait: Portrait) -> None:
        """Show a household's."""
        card = self._desk.card
        leading = card.household.leading_class if card is not None else ""
        for scored in portrait.classes:
            self.blocks[scored.key].show_class(scored, portrait, leading)
