"""The tags of a household: who put them there and why, those whose day has passed, those a rule would put on."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QToolButton, QWidget

from gridsteward.desktop.pages.households.desk import Desk
from gridsteward.desktop.pages.households.fields import part_date
from gridsteward.desktop.pages.households.parts import Pool
from gridsteward.desktop.pages.households.portrait.part import PortraitPart
from gridsteward.desktop.pages.households.portrait.saying import reason_text
from gridsteward.desktop.pages.households.rows import translate
from gridsteward.desktop.session import Session
from gridsteward.desktop.tag_book import by_urgency, tag_name, tag_tone
from gridsteward.desktop.widgets.badges import Badge
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.frames import column, row
from gridsteward.desktop.widgets.labels import Elided, Label
from gridsteward.operations import portrait_acts
from gridsteward.operations.needs import need_codes
from gridsteward.records.household import HouseholdTag
from gridsteward.records.portrait import Portrait, TagSuggestion


class TagLine(QWidget):
    """A tag with who put it there, when, on what evidence; taking it off can be undone.

    One whose day has passed asks whether it still holds.
    """

    removal_wanted = Signal(str)
    renewal_wanted = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.tag: HouseholdTag | None = None
        self._badge = Badge(session.theme, "")
        self._why = Elided(session.theme, role="caption")
        self.renew = Button(session.theme, self.tr("Still holds"), kind="text", icon="check")
        self.renew.clicked.connect(lambda: self.renewal_wanted.emit(self.tag.id if self.tag else ""))
        self.remove = QToolButton()
        self.remove.clicked.connect(self._asked)
        session.theme.changed.connect(self._dress)
        self._dress()
        line = row(self._badge, self._why, self.renew, self.remove)
        line.setStretch(1, 1)
        self.setLayout(line)

    def show_tag(self, tag: HouseholdTag, today: date, *, past: bool) -> None:
        """Show a tag."""
        self.tag = tag
        words = self._session.words
        name = tag_name(words, tag.tag)
        self._badge.show_text(name, tone="unknown" if past else tag_tone(tag.tag))
        who = words(f"tag_source.{tag.source}") if f"tag_source.{tag.source}" in words else tag.source
        facts = [tag.evidence, f"{who} {part_date(tag.since, words, today)}".strip()]
        if tag.expires:
            form = self.tr("expired {day}") if past else self.tr("until {day}")
            facts.append(form.format(day=part_date(tag.expires, words, today)))
        self._why.show_text(" · ".join(fact for fact in facts if fact))
        self._badge.setToolTip("\n".join([name, *facts]))
        self.renew.setVisible(past)
        self.renew.setAccessibleName(self.tr("{tag} still holds").format(tag=name))
        self.remove.setAccessibleName(self.tr("Take off {tag}").format(tag=name))

    def _dress(self) -> None:
        self.remove.setIcon(self._session.theme.icon("close", "quiet"))

    def _asked(self) -> None:
        if self.tag is not None:
            self.removal_wanted.emit(self.tag.id)


class SuggestionLine(QWidget):
    """A tag a rule would put on, and why; put on or declined with one press."""

    accepted = Signal(object, str)  # TagSuggestion, its ground in words
    declined = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._suggestion: TagSuggestion | None = None
        theme = session.theme
        self._badge = Badge(theme, "")
        self._why = Elided(theme, role="caption")
        self.accept = Button(theme, self.tr("Put it on"), kind="text", icon="plus")
        self.accept.clicked.connect(self._accept)
        self.decline = Button(theme, self.tr("Does not fit"), kind="text")
        self.decline.clicked.connect(self._decline)
        line = row(self._badge, self._why, self.accept, self.decline)
        line.setStretch(1, 1)
        self.setLayout(line)

    def show_suggestion(self, suggestion: TagSuggestion, today: date) -> None:
        """Show a suggestion."""
        self._suggestion = suggestion
        words = self._session.words
        name = tag_name(words, suggestion.tag)
        self._badge.show_text(name)
        self._said = reason_text(words, suggestion.reason, today)
        self._why.show_text(self._said)
        self.accept.setAccessibleName(self.tr("Put on {tag}").format(tag=name))
        self.decline.setAccessibleName(self.tr("{tag} does not fit").format(tag=name))

    def _accept(self) -> None:
        if self._suggestion is not None:
            self.accepted.emit(self._suggestion, self._said)

    def _decline(self) -> None:
        if self._suggestion is not None:
            self.declined.emit(self._suggestion.tag)


class TagsSection(PortraitPart):
    """Tags to look at again first, then the others, then what rules suggest."""

    tag_wanted = Signal()
    need_wanted = Signal(str, str)  # a code that asks for consent, and why it is suggested
    removal_wanted = Signal(str)

    def __init__(self, desk: Desk) -> None:
        session = desk.session
        theme, space = session.theme, session.theme.space
        self.add = Button(theme, translate("portrait", "Add a tag"), kind="text", icon="plus")
        self._tags: Pool[TagLine] = Pool(self._tag_line, 0)
        self._none = Label(theme, translate("portrait", "No tag yet."), role="quiet")
        self._offer = Label(theme, translate("portrait", "What the records suggest"), role="caption")
        self._suggestions: Pool[SuggestionLine] = Pool(self._suggestion_line, 0)
        items = column(self._tags.layout, self._none, self._offer, self._suggestions.layout, gap=space.s)
        super().__init__(desk, translate("portrait", "Tags"), items, action=self.add)
        self.add.clicked.connect(self.tag_wanted)

    @property
    def lines(self) -> list[TagLine]:
        """The tags on screen."""
        return self._tags.shown

    @property
    def suggestions(self) -> list[SuggestionLine]:
        """The suggestions on screen."""
        return self._suggestions.shown

    def show_portrait(self, portrait: Portrait) -> None:
        """Show a household's."""
        card, today = self._desk.card, self._desk.session.clock().date()
        tags = list(card.tags) if card is not None else []
        past = {each.id for each in portrait.expired_tags}
        order = by_urgency(dict.fromkeys(each.tag for each in tags))
        tags.sort(key=lambda each: (each.id not in past, order.index(each.tag)))
        for line, tag in zip(self._tags.show(len(tags)), tags, strict=True):
            line.show_tag(tag, today, past=tag.id in past)
        self._none.setVisible(not tags)
        self._offer.setVisible(bool(portrait.suggestions))
        offered = portrait.suggestions
        for offer, suggestion in zip(self._suggestions.show(len(offered)), offered, strict=True):
            offer.show_suggestion(suggestion, today)
        self.note(self.tr("%n past its day", "", len(past)) if past else "")

    def _tag_line(self) -> TagLine:
        line = TagLine(self._desk.session)
        line.removal_wanted.connect(self.removal_wanted)
        line.renewal_wanted.connect(self._renew)
        return line

    def _suggestion_line(self) -> SuggestionLine:
        line = SuggestionLine(self._desk.session)
        line.accepted.connect(self._accept)
        line.declined.connect(self._decline)
        return line

    def _renew(self, tag: str) -> None:
        area = self._desk.session.area
        said = translate("portrait", "Noted: the tag still holds.")
        self._write("tag.renew", lambda: portrait_acts.renew_tag(area, tag), said)

    def _accept(self, suggestion: TagSuggestion, evidence: str) -> None:
        area, household = self._desk.session.area, self._desk.household
        if suggestion.tag in need_codes():
            self.need_wanted.emit(suggestion.tag, evidence)
            return
        self._write(
            "tag.add",
            lambda: portrait_acts.accept_suggestion(area, household, suggestion, evidence=evidence),
        )

    def _decline(self, tag: str) -> None:
        area, household = self._desk.session.area, self._desk.household
        said = translate("portrait", "It is not suggested here again.")
        self._write("own_word.say", lambda: portrait_acts.decline_suggestion(area, household, tag), said)
