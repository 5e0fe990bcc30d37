"""The first screenful: how to reach them and when, what to mind, what was promised."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QToolButton, QWidget

from gridsteward.desktop import wording
from gridsteward.desktop.pages.households.fields import part_date
from gridsteward.desktop.pages.households.parts import IconLine, Pool, Section, plain_section
from gridsteward.desktop.pages.households.rows import translate
from gridsteward.desktop.session import Session
from gridsteward.desktop.tag_book import by_urgency, tag_name, tag_tone
from gridsteward.desktop.widgets.badges import Badge
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.frames import Columns, column, row
from gridsteward.desktop.widgets.labels import Elided, Glyph, Label, Pair
from gridsteward.records.household import HouseholdTag, Person
from gridsteward.records.page import CommitmentEntry, HouseholdCard


class TagLine(QWidget):
    """A tag with who put it there, when, on what evidence; taking it off can be undone."""

    removal_wanted = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._tag: HouseholdTag | None = None
        self._badge = Badge(session.theme, "")
        self._why = Elided(session.theme, role="caption")
        self.remove = QToolButton()
        self.remove.clicked.connect(self._asked)
        session.theme.changed.connect(self._dress)
        self._dress()
        line = row(self._badge, self._why, self.remove)
        line.setStretch(1, 1)
        self.setLayout(line)

    def show_tag(self, tag: HouseholdTag, today: date) -> None:
        """Show a tag."""
        self._tag = tag
        words = self._session.words
        name = tag_name(words, tag.tag)
        past = bool(tag.expires) and tag.expires < today.isoformat()
        self._badge.show_text(name, tone="unknown" if past else tag_tone(tag.tag))
        who = words(f"tag_source.{tag.source}") if f"tag_source.{tag.source}" in words else tag.source
        facts = [tag.evidence, f"{who} {part_date(tag.since, words, today)}".strip()]
        if tag.expires:
            form = self.tr("expired {day}") if past else self.tr("until {day}")
            facts.append(form.format(day=part_date(tag.expires, words, today)))
        self._why.show_text(" · ".join(fact for fact in facts if fact))
        self._badge.setToolTip("\n".join([name, *facts]))
        self.remove.setAccessibleName(self.tr("Take off {tag}").format(tag=name))

    def _dress(self) -> None:
        self.remove.setIcon(self._session.theme.icon("close", "quiet"))

    def _asked(self) -> None:
        if self._tag is not None:
            self.removal_wanted.emit(self._tag.id)


class FirstLook(QWidget):
    """Reach and mind, beside each other where there is room."""

    tag_wanted = Signal()
    tag_removal_wanted = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        theme, space = session.theme, session.theme.space
        self._ways: Pool[IconLine] = Pool(lambda: IconLine(theme), space.xs)
        self._no_way = Label(theme, self.tr("No phone number yet. Ask for one at the door."), role="quiet")
        self.add_tag = Button(theme, self.tr("Add a tag"), kind="text", icon="plus")
        self.add_tag.clicked.connect(self.tag_wanted)
        self._tags: Pool[TagLine] = Pool(self._tag_line, space.xs)
        self._note = Label(theme, role="body", wrap=True)
        self._nothing = Label(theme, self.tr("Nothing noted so far."), role="quiet")
        reach = plain_section(theme, self.tr("How to reach them"), self._ways.layout, self._no_way)
        items = (self._tags.layout, self._note, self._nothing)
        mind = plain_section(theme, self.tr("Mind at this door"), *items, action=self.add_tag)
        self.setLayout(column(Columns(theme, reach, mind)))

    def show_card(self, card: HouseholdCard) -> None:
        """Show a household."""
        today = self._session.clock().date()
        ways = list(self._ways_to(card.people))
        for line, (icon, text, note) in zip(self._ways.show(len(ways)), ways, strict=True):
            line.show_line(icon, text, note)
        self._no_way.setVisible(not ways)
        order = by_urgency(dict.fromkeys(each.tag for each in card.tags))
        tags = sorted(card.tags, key=lambda each: order.index(each.tag))
        for tag_line, tag in zip(self._tags.show(len(tags)), tags, strict=True):
            tag_line.show_tag(tag, today)
        self._note.setVisible(bool(card.household.note))
        self._note.show_text(card.household.note)
        self._nothing.setVisible(not tags and not card.household.note)

    def _ways_to(self, people: Sequence[Person]) -> list[tuple[str, str, str]]:
        """Return (icon, who and number, note): main contact, then emergency contacts, then the others."""
        words = self._session.words
        order = sorted(people, key=lambda each: (not each.main_contact, not each.emergency_contact))
        found = []
        for person in order:
            if not person.phones:
                continue
            relation = words(f"relation.{person.relation}") if f"relation.{person.relation}" in words else ""
            notes = [
                self.tr("main contact") if person.main_contact else "",
                self.tr("in an emergency") if person.emergency_contact else "",
                "" if person.lives_here else self.tr("lives away"),
                person.note.split("\n")[0],
            ]
            numbers = " / ".join(wording.phone(number) for number in person.phones.split())
            icon = "phone" if person.main_contact or not person.emergency_contact else "user"
            text = f"{relation} {person.name}  {numbers}".strip()
            found.append((icon, text, " · ".join(note for note in notes if note)))
        return found

    def _tag_line(self) -> TagLine:
        line = TagLine(self._session)
        line.removal_wanted.connect(self.tag_removal_wanted)
        return line


class PromiseLine(QWidget):
    """An open promise: what, by when, and how it ended."""

    settled = Signal(str, str)  # id, outcome

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session, self._id = session, ""
        theme = session.theme
        self._mark = Glyph(theme, "watch")
        self._what = Pair(theme, "", role="body")
        self._due = Label(theme, role="caption")
        self.kept = Button(theme, self.tr("Kept"), kind="text", icon="check")
        self.kept.clicked.connect(lambda: self.settled.emit(self._id, "kept"))
        self.withdraw = Button(theme, self.tr("Withdraw"), kind="text")
        self.withdraw.clicked.connect(lambda: self.settled.emit(self._id, "withdrawn"))
        self._what.setWordWrap(True)
        line = row(self._mark, self._what, self._due, self.kept, self.withdraw)
        line.setStretch(1, 1)
        self.setLayout(line)

    def show_promise(self, entry: CommitmentEntry, today: date) -> None:
        """Show a promise."""
        promise, words = entry.commitment, self._session.words
        self._id = promise.id
        due = date.fromisoformat(promise.due[:10])
        made = date.fromisoformat(promise.made_at[:10])
        late = due < today
        self._mark.show_glyph("alarm" if late else "watch" if due == today else "unknown")
        note = self.tr("promised {day}").format(day=wording.dated(words, made, today))
        self._what.show_text(promise.what, note)
        near = wording.relative(words, due, today)
        self._due.show_text(self.tr("due {day}").format(day=near) if not late else self._late(due, today))
        self._due.set_tone("alarm" if late else "")
        self.kept.setAccessibleName(self.tr("Kept: {what}").format(what=promise.what))
        self.withdraw.setAccessibleName(self.tr("Withdraw: {what}").format(what=promise.what))

    def _late(self, due: date, today: date) -> str:
        return self.tr("%n day(s) late", "", (today - due).days)


class OpenPromises(Section):
    """What was promised here and is not settled."""

    settled = Signal(str, str)

    def __init__(self, session: Session) -> None:
        self._session = session
        self._lines: Pool[PromiseLine] = Pool(self._line, session.theme.space.xs)
        super().__init__(session.theme, translate("households", "Open promises"), self._lines.layout)

    def show_card(self, card: HouseholdCard) -> None:
        """Show a household's."""
        today = self._session.clock().date()
        entries = [each for each in card.commitments if each.outcome == "open"]
        self.setVisible(bool(entries))
        for line, entry in zip(self._lines.show(len(entries)), entries, strict=True):
            line.show_promise(entry, today)

    def _line(self) -> PromiseLine:
        line = PromiseLine(self._session)
        line.settled.connect(self.settled)
        return line
