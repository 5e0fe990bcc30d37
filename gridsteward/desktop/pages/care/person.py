"""Somebody who is looked after: light, tier and why, who is due what, the last words, card and family (R5)."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gridsteward.desktop import wording
from gridsteward.desktop.done import tell_done
from gridsteward.desktop.pages.care.routine import RoutineBox
from gridsteward.desktop.pages.care.wording import CareSaying
from gridsteward.desktop.pages.today_lights import TONES
from gridsteward.desktop.session import Session
from gridsteward.desktop.tag_book import by_urgency, tag_name, tag_tone
from gridsteward.desktop.widgets.badges import Badge
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.flow import Flow
from gridsteward.desktop.widgets.frames import clear, column, frame, row, rule, scrolling
from gridsteward.desktop.widgets.labels import Elided, Glyph, Label
from gridsteward.operations import care_due_words, care_light_words, contacts, households
from gridsteward.records.care_light import LookWay
from gridsteward.records.care_wall import WallPerson
from gridsteward.records.contact import CareContact, ContactWay
from gridsteward.records.journal import Change
from gridsteward.records.page import HouseholdCard, VisitEntry

_MOST: Final = 12
Read = tuple[HouseholdCard, Sequence[CareContact]]


class PersonPage(QWidget):
    """One person; `left` goes back to the wall."""

    left = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._saying = CareSaying(session, self)
        self.person: WallPerson | None = None
        theme, space = session.theme, session.theme.space
        self.back = Button(theme, self.tr("All names"), kind="text", icon="back")
        self.back.clicked.connect(self.left)
        self.name = Elided(theme, role="title")
        self.place = Label(theme, role="quiet")
        self.called = Button(theme, self.tr("&Called"), kind="main", icon="phone")
        self.called.clicked.connect(lambda: self._note(LookWay.CALLED, ContactWay.HOTLINE))
        self.visited = Button(theme, self.tr("&Visited"), icon="home")
        self.visited.clicked.connect(lambda: self._note(LookWay.VISITED, ContactWay.VISIT))
        self.other = Button(theme, self.tr("Another way…"), icon="note")
        self.other.clicked.connect(lambda: self._ask(ContactWay.RELATIVES))
        self.card = Button(theme, self.tr("Emergency card…"), icon="print")
        self.card.clicked.connect(self._open_card)
        self.open = Button(theme, self.tr("Open the household"), kind="text", icon="next")
        self.open.clicked.connect(self._open)
        head = row(self.name, self.open)
        head.setStretch(0, 1)
        self._glyph = Glyph(theme, "unknown")
        self.level, self.why = Label(theme, role="strong"), Label(theme, role="body", wrap=True)
        light = row(self._glyph, self.level, self.why, gap=space.s)
        light.setStretch(2, 1)
        self.due, self.due_why = Label(theme, role="strong"), Label(theme, role="body", wrap=True)
        self._needs = Flow()
        needs = QWidget()
        needs.setLayout(self._needs)
        self._family, self._family_title = (
            QVBoxLayout(),
            Label(theme, self.tr("Family and neighbours"), role="head"),
        )
        self._words, self._words_title = QVBoxLayout(), Label(theme, self.tr("The last words"), role="head")
        self.routine = RoutineBox(session)
        self._note_line = Label(theme, role="quiet", wrap=True)
        due = row(self.due, self.due_why, gap=space.s)
        due.setStretch(1, 1)
        inside = column(
            row(self.back, None),
            head,
            self.place,
            needs,
            rule(),
            light,
            Label(theme, self.tr("A light is a reason to look in, never a diagnosis."), role="caption"),
            due,
            Flow(self.called, self.visited, self.other, self.card),
            self.routine,
            rule(),
            self._family_title,
            self._family,
            self._note_line,
            rule(),
            self._words_title,
            self._words,
            None,
            gap=space.s,
            pad=(space.xl, space.m, space.xl, space.l),
        )
        self.setLayout(column(scrolling(frame("surface", inside)), gap=0))

    def show_person(self, person: WallPerson) -> None:
        """Show somebody; what takes reading comes after."""
        other = self.person is None or self.person.household_id != person.household_id
        self.person = person
        session, words = self._session, self._session.words
        self.name.show_text(person.name)
        self.place.show_text(self._saying.place(person))
        tone = TONES[person.light.level]
        self._glyph.show_glyph(tone, tone=tone)
        self.level.show_text(words(f"light.{person.light.level}"))
        self.level.set_tone(tone)
        self.why.show_text(care_light_words.sentence(person.light.reason, words))
        said, meaning = self._saying.when_due(person)
        self.due.show_text(self.tr("Next word: {when}").format(when=said))
        self.due.set_tone(meaning)
        self.due_why.show_text(
            "\n".join(care_due_words.reason_text(each, words) for each in person.due.due.reasons)
        )
        self._needs.clear()
        for code in by_urgency(person.due.cared.codes):
            self._needs.addWidget(Badge(session.theme, tag_name(words, code), tone=tag_tone(code)))
        if other:
            self._fill(self._family, [])
            self._fill(self._words, [])
            self._note_line.hide()
        area, home = session.area, person.household_id
        self.routine.show_household(home)
        session.tasks.run(
            "care.person",
            lambda: (households.household_card(area, home), contacts.contacts_with(area, home)),
            lambda read: self._show(home, read),
            owner=self,
        )

    def take_focus(self) -> None:
        """Give the keys to what is done first: the call."""
        self.called.setFocus()

    def _show(self, home: str, read: Read) -> None:
        if self.person is None or self.person.household_id != home:
            return
        card, had = read
        session, theme, words = self._session, self._session.theme, self._session.words
        today = session.clock().date()
        family = []
        for each in card.people:
            relation = words(f"relation.{each.relation}") if f"relation.{each.relation}" in words else ""
            numbers = " / ".join(wording.phone(number) for number in each.phones.split())
            emergency = self.tr("in an emergency") if each.emergency_contact else ""
            parts = (relation, each.name, numbers, emergency, each.note.split("\n")[0])
            family.append(Label(theme, "  ".join(part for part in parts if part), role="body", wrap=True))
        self._fill(self._family, family)
        self._note_line.setVisible(bool(card.household.note))
        self._note_line.show_text(card.household.note)
        lines = [(each.at, self._contact(each, today)) for each in had]
        lines += [(each.visit.started_at, self._visit(each, today)) for each in card.visits]
        lines.sort(reverse=True)
        said = [Label(theme, text, role="body", wrap=True) for _at, text in lines[:_MOST]]
        self._fill(self._words, said or [Label(theme, self.tr("No word has been noted yet."), role="quiet")])

    def _contact(self, each: CareContact, today: date) -> str:
        words = self._session.words
        day = wording.dated(words, date.fromisoformat(each.at[:10]), today)
        parts = (
            f"{day} {each.at[11:16]}",
            words(f"contact_way.{each.way}"),
            words(f"contact_outcome.{each.outcome}"),
            each.note,
            each.steward,
        )
        return " · ".join(part for part in parts if part)

    def _visit(self, entry: VisitEntry, today: date) -> str:
        visit, words = entry.visit, self._session.words
        day = wording.dated(words, date.fromisoformat(visit.started_at[:10]), today)
        parts = (
            f"{day} {visit.started_at[11:16]}",
            words("contact_way.visit"),
            words(f"met.{visit.met}") if f"met.{visit.met}" in words else "",
            visit.note.split("\n")[0],
            visit.steward,
        )
        return " · ".join(part for part in parts if part)

    def _fill(self, box: QVBoxLayout, items: Sequence[QWidget]) -> None:
        clear(box)
        for each in items:
            box.addWidget(each)

    # ------------------------------------------------------------------ acts

    def _note(self, look: LookWay, way: ContactWay) -> None:
        """A light that is on is answered; else it is a word like any other."""
        if self.person is not None and self.person.light.lit_at:
            from gridsteward.desktop.dialogs.look_in import LookInDialog

            LookInDialog(self._session, self.person.light, look, parent=self.window()).open()
        else:
            self._ask(way)

    def _ask(self, way: ContactWay) -> None:
        if self.person is not None:
            from gridsteward.desktop.dialogs.contact import ContactDialog

            ContactDialog(
                self._session,
                self.person.household_id,
                name=self.person.name,
                way=way,
                then=self._told,
                parent=self.window(),
            ).open()

    def _told(self, change: Change) -> None:
        self._session.changed.emit(change)
        tell_done(self._session, self.tr("The word is noted."), change)

    def _open_card(self) -> None:
        if self.person is not None:
            from gridsteward.desktop.care.card_dialog import open_card

            open_card(self._session, self.person.household_id, parent=self.window())

    def _open(self) -> None:
        if self.person is not None:
            self._session.open_household(self.person.household_id)
