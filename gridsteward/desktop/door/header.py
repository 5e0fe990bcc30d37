"""Who lives here and why the steward came: read in one glance before knocking."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLayout, QSizePolicy, QWidget

from gridsteward.desktop.door.choices import WIDTH
from gridsteward.desktop.session import Session
from gridsteward.desktop.tag_book import by_urgency, tag_name, tag_tone
from gridsteward.desktop.tokens import Tone
from gridsteward.desktop.widgets.badges import Badge
from gridsteward.desktop.widgets.flow import Flow
from gridsteward.desktop.widgets.frames import column, row
from gridsteward.desktop.widgets.labels import Elided, Glyph, Label
from gridsteward.desktop.wording import account_number, dated, phone, relative
from gridsteward.records.household import Person
from gridsteward.records.page import DoorPage

translate = QCoreApplication.translate
MOST_PROMISES: Final = 3
Reason = tuple[str, Tone, str]  # glyph, tone, sentence


def main_person(page: DoorPage) -> Person | None:
    """Return whom to ask for: the main contact, else the account holder (they come first)."""
    return next((each for each in page.card.people if each.lives_here), None)


def to_call(page: DoorPage) -> tuple[str, str]:
    """Return (number, whose) to call from this door, empty when none is known."""
    for person in page.card.people:
        if person.phones:
            return person.phones.split()[0], person.name
    return "", ""


def reasons(session: Session, page: DoorPage) -> Iterator[Reason]:
    """Yield why one is here: open promises, the visit agreed, what was noted last time."""
    today, words = session.clock().date(), session.words
    due = [each.commitment for each in page.card.commitments if each.outcome == "open"]
    for promise in due[:MOST_PROMISES]:
        when = _day(promise.due)
        said = relative(words, when, today) if when else ""
        text = translate("DoorHeader", "Promised, due {when}: {what}").format(what=promise.what, when=said)
        if when and when < today:
            yield "alarm", "alarm", text
        elif when == today:
            yield "watch", "watch", text
        else:
            yield "flag", "", text
    if len(due) > MOST_PROMISES:
        yield (
            "flag",
            "",
            translate("DoorHeader", "More promises: {count}").format(count=len(due) - MOST_PROMISES),
        )
    visits = [each.visit for each in page.card.visits if each.visit.id != page.draft.visit_id]
    if not visits:
        yield "note", "", translate("DoorHeader", "No visit yet")
        return
    last = visits[0]
    if (agreed := _day(last.next_visit)) is not None:
        yield (
            "clock",
            "",
            translate("DoorHeader", "We agreed to come {when}").format(when=relative(words, agreed, today)),
        )
    began = datetime.fromisoformat(last.started_at).date()
    met = words(f"met.{last.met}") if last.met else ""
    note = last.note.replace("\n", " ") or met
    yield (
        "note",
        "",
        translate("DoorHeader", "Last time {when}: {note}").format(
            when=dated(words, began, today), note=note
        ),
    )


def header(session: Session, page: DoorPage) -> QWidget:
    """Return the head of the door's column."""
    theme, words, card = session.theme, session.words, page.card
    household, who = card.household, main_person(page)
    badges = []
    if who is not None and who.id in page.ages:
        badges.append(
            Badge(theme, translate("DoorHeader", "{years} years old").format(years=page.ages[who.id]))
        )
    badges += [Badge(theme, tag_name(words, tag), tone=tag_tone(tag)) for tag in by_urgency(card.marks)]
    tags = QWidget()
    tags.setLayout(Flow(*badges))
    called = Elided(theme, household.name or account_number(household.account_no), role="title")
    if called.sizeHint().width() <= WIDTH // 3:
        name: QLayout = row(called, tags)
        tags.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    else:  # the name of a firm: the tags have a line of their own
        name = column(called, tags, gap=theme.space.xs)
    place = " · ".join(part for part in (household.address, account_number(household.account_no)) if part)
    lines: list[QLayout] = [name, column(Elided(theme, place, role="quiet"))]
    for glyph, tone, text in reasons(session, page):
        line = row(Glyph(theme, glyph, tone=tone), Elided(theme, text, tone=tone))
        line.setStretch(1, 1)
        lines.append(column(line))
    left = column(*lines, gap=theme.space.xs)
    number, whose = to_call(page)
    made = QWidget()
    made.setAccessibleName(household.name)
    if not number:
        made.setLayout(left)
        return made
    digits = Label(theme, phone(number), role="title")
    digits.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    owner = Label(theme, translate("DoorHeader", "Phone · {name}").format(name=whose), role="caption")
    for label in (digits, owner):
        label.setAlignment(Qt.AlignmentFlag.AlignRight)
    right = column(owner, digits, None, gap=0)
    line = row(left, right, gap=theme.space.l)
    line.setStretch(0, 1)
    made.setLayout(line)
    return made


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
