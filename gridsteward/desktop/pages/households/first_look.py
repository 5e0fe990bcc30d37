"""The first screenful: how to reach them and when, what to mind, what was promised."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gridsteward.desktop import wording
from gridsteward.desktop.pages.households.parts import IconLine, Pool, Section, plain_section
from gridsteward.desktop.pages.households.portrait.routine import best_time
from gridsteward.desktop.pages.households.portrait.saying import confidence_word, reason_text
from gridsteward.desktop.pages.households.rows import translate
from gridsteward.desktop.session import Session
from gridsteward.desktop.tag_book import by_urgency, tag_name, tag_tone
from gridsteward.desktop.widgets.badges import Badge
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.flow import Flow
from gridsteward.desktop.widgets.frames import Columns, column, row
from gridsteward.desktop.widgets.labels import Glyph, Label, Pair, Paragraph
from gridsteward.records.household import Person, RelationClass
from gridsteward.records.page import CommitmentEntry, HouseholdCard
from gridsteward.records.portrait import Portrait

CLASSES = frozenset(kind.value for kind in RelationClass)


class FirstLook(QWidget):
    """Reach and mind, beside each other where there is room."""

    observe_wanted = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        theme, space = session.theme, session.theme.space
        self._ways: Pool[IconLine] = Pool(lambda: IconLine(theme), space.xs)
        self._no_way = Label(theme, self.tr("No phone number yet. Ask for one at the door."), role="quiet")
        self.when = IconLine(theme)
        self.tags = Flow()
        self._tags = QWidget()
        self._tags.setLayout(self.tags)
        self.talk = Paragraph(theme)
        self.basis = Label(theme, role="caption", wrap=True)
        self.observe = Button(theme, self.tr("Note how to talk with them…"), kind="text", icon="eye")
        self.observe.clicked.connect(self.observe_wanted)
        self._note = Label(theme, role="body", wrap=True)
        self._nothing = Label(theme, self.tr("Nothing noted so far."), role="quiet")
        reach = plain_section(theme, self.tr("How to reach them"), self._ways.layout, self._no_way, self.when)
        items = (self._tags, self.talk, self.basis, self._note, self._nothing, row(self.observe, None))
        mind = plain_section(theme, self.tr("Mind at this door"), *items)
        self.setLayout(column(Columns(theme, reach, mind)))

    def show_card(self, card: HouseholdCard) -> None:
        """Show a household."""
        ways = list(self._ways_to(card.people))
        for line, (icon, text, note) in zip(self._ways.show(len(ways)), ways, strict=True):
            line.show_line(icon, text, note)
        self._no_way.setVisible(not ways)
        self._note.setVisible(bool(card.household.note))
        self._note.show_text(card.household.note)

    def show_portrait(self, card: HouseholdCard, portrait: Portrait) -> None:
        """Show when it suits them, what to mind, and how to talk with them, in one plain sentence each."""
        session = self._session
        words, theme, today = session.words, session.theme, session.clock().date()
        when, avoid = best_time(session, portrait.routine)
        self.when.setVisible(bool(when or avoid))
        self.when.show_line(
            "clock", when or self.tr("avoid: {what}").format(what=avoid), avoid if when else ""
        )
        past = {each.tag for each in portrait.expired_tags}
        tags = by_urgency(set(card.marks) - CLASSES)
        self.tags.clear()
        for tag in tags:
            tone = "unknown" if tag in past else tag_tone(tag)
            self.tags.addWidget(Badge(theme, tag_name(words, tag), tone=tone))
        self._tags.setVisible(bool(tags))
        found = portrait.temperament
        self.talk.setVisible(found is not None)
        self.basis.setVisible(found is not None)
        self.observe.setVisible(found is None)
        if found is not None:
            self.talk.show_text(words(f"trait_talk.{found.key}"))
            if found.by == "steward":
                self.basis.show_text(reason_text(words, found.reasons[0], today))
            else:
                count = sum(1 for each in portrait.observations if each.person_id == portrait.temperament_of)
                seen = self.tr("seen %n time(s)", "", count)
                self.basis.show_text(f"{seen} · {confidence_word(found.confidence)}")
        self._nothing.setVisible(not tags and not card.household.note and found is None)

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


class PromiseLine(QWidget):
    """An open promise: what, by when, and how it ended."""

    settled = Signal(str, str)  # id, outcome
    asked = Signal(str, str, str)  # id, what, due

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session, self._id, self._said, self._day = session, "", "", ""
        theme = session.theme
        self._mark = Glyph(theme, "watch")
        self._what = Pair(theme, "", role="body")
        self._due = Label(theme, role="caption")
        self.kept = Button(theme, self.tr("Kept"), kind="text", icon="check")
        self.kept.clicked.connect(lambda: self.settled.emit(self._id, "kept"))
        self.other = Button(theme, self.tr("Otherwise…"), kind="text")
        self.other.clicked.connect(lambda: self.asked.emit(self._id, self._said, self._day))
        self._what.setWordWrap(True)
        line = row(self._mark, self._what, self._due, self.kept, self.other)
        line.setStretch(1, 1)
        self.setLayout(line)

    def show_promise(self, entry: CommitmentEntry, today: date) -> None:
        """Show a promise."""
        promise, words = entry.commitment, self._session.words
        self._id, self._said, self._day = promise.id, promise.what, promise.due[:10]
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
        self.other.setAccessibleName(self.tr("Otherwise: {what}").format(what=promise.what))

    def _late(self, due: date, today: date) -> str:
        return self.tr("%n day(s) late", "", (today - due).days)


class OpenPromises(Section):
    """What was promised here and is not settled."""

    settled = Signal(str, str)
    asked = Signal(str, str, str)

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
        line.asked.connect(self.asked)
        return line
