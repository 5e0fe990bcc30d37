"""All of one visit, with correction and removal."""

from datetime import date, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from gridsteward.desktop.dialogs.attachment import show_attachment
from gridsteward.desktop.door.rows import OVERALL
from gridsteward.desktop.pages.supervisor.entry import said_line
from gridsteward.desktop.session import Session
from gridsteward.desktop.tokens import Tone
from gridsteward.desktop.widgets.badges import Badge
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.flow import Flow
from gridsteward.desktop.widgets.frames import column, frame, row, rule, scrolling, section
from gridsteward.desktop.widgets.labels import Elided, Glyph, Label, Paragraph
from gridsteward.desktop.wording import account_number, capital, dated, listed, relative
from gridsteward.desktop.wording import day as say_day
from gridsteward.operations import questionnaires, visit_reviews
from gridsteward.records.page import CommitmentEntry, VisitPage
from gridsteward.records.review import ReviewKind, VisitReview
from gridsteward.records.visit import Attachment

_TONES: dict[str, Tone] = {
    "kept": "good",
    "broken": "alarm",
    "withdrawn": "unknown",
    "open": "watch",
}


class VisitDetail(QFrame):
    """One visit; `shown` is what stands there."""

    amend_wanted = Signal(str)
    remove_wanted = Signal(object)  # the VisitPage
    kept = Signal(object)  # a CommitmentEntry

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setProperty("look", "surface")
        self._session = session
        self.shown: VisitPage | None = None
        self._box = QVBoxLayout()
        self._box.setContentsMargins(0, 0, 0, 0)
        self.setLayout(self._box)
        self._inside: QWidget | None = None
        self.name = Button(session.theme, kind="text")
        self.card = Button(session.theme)
        self.amend = Button(session.theme)
        self.remove = Button(session.theme)
        self.answer = Button(session.theme)

    def show_visit(self, page: VisitPage | None) -> None:
        """Show a visit, or nothing."""
        self.shown = page
        if self._inside is not None:
            self._inside.hide()
            self._inside.deleteLater()
            self._inside = None
        if page is not None:
            self._inside = scrolling(self._all(page))
            self._box.addWidget(self._inside)

    def _all(self, page: VisitPage) -> QWidget:
        session, visit = self._session, page.entry.visit
        theme, words, space = session.theme, session.words, session.theme.space
        household = page.household
        self.name = Button(theme, self.tr("Open the household"), kind="text", icon="home")
        self.name.clicked.connect(lambda: session.open_household(household.id))
        self.card = Button(theme, self.tr("Advice"), kind="text", icon="speech")
        self.card.setToolTip("Ctrl+J")
        self.card.clicked.connect(lambda: session.open_card(household.id))
        self.amend = Button(theme, self.tr("Correct"), icon="note")
        self.amend.clicked.connect(lambda: self.amend_wanted.emit(visit.id))
        self.remove = Button(theme, self.tr("Remove"), icon="bin")
        self.remove.clicked.connect(lambda: self.remove_wanted.emit(page))
        began = datetime.fromisoformat(visit.started_at)
        badges: list[QWidget] = []
        if visit.late:
            entered = datetime.fromisoformat(visit.entered_at).date()
            when = dated(words, entered, session.clock().date())
            badges.append(Badge(theme, self.tr("Entered later, on {day}").format(day=when), tone="watch"))
        if page.entry.amended:
            badges.append(Badge(theme, self.tr("Corrected since"), tone="unknown"))
        flags = QWidget()
        flags.setLayout(Flow(*badges))
        flags.setVisible(bool(badges))
        times = f"{say_day(words, began.date())} {visit.started_at[11:16]}–{visit.ended_at[11:16]}"
        where = " · ".join(p for p in (household.address, account_number(household.account_no)) if p)
        title = Elided(theme, household.name or account_number(household.account_no), role="title")
        parts = [
            row(title, Label(theme, times, role="quiet"), None, self.remove, self.amend),
            row(Elided(theme, where, role="quiet"), self.name, self.card, None),
            flags,
            rule(),
            *self._told(page),
        ]
        return frame("surface", column(*parts, None, gap=space.m, pad=(space.xl, space.l, space.xl, space.l)))

    def _told(self, page: VisitPage) -> list[QWidget | QVBoxLayout]:
        theme, words, entry = self._session.theme, self._session.words, page.entry
        visit, today = entry.visit, self._session.clock().date()
        found: list[QWidget | QVBoxLayout] = []

        def say(title: str, text: str) -> None:
            if text:
                found.append(section(theme, title, Paragraph(theme, text)))

        met = words(f"met.{visit.met}") if visit.met else ""
        say(self.tr("Who was there"), " · ".join(part for part in (met, visit.met_who) if part))
        say(self.tr("What for"), listed(words, (words(f"purpose.{each}") for each in visit.purposes.split())))
        say(self.tr("Note"), visit.note)
        say(
            self.tr("Looked at together"),
            listed(words, (words(f"check.{each}") for each in visit.checks.split())),
        )
        if entry.touchpoints:
            lines = []
            for point in sorted(entry.touchpoints, key=lambda each: each.kind != OVERALL):
                kind, mood = words(f"touchpoint.{point.kind}"), words(f"mood.{point.mood}")
                text = " · ".join(part for part in (kind, mood, point.note) if part)
                lines.append(row(Glyph(theme, f"mood{point.mood}"), Label(theme, text), None))
            found.append(section(theme, self.tr("Their mood"), *lines))
        for name, done in (("planned_peak", visit.peak_done), ("planned_ending", visit.ending_done)):
            if planned := getattr(visit, name):
                came_about = words(f"came_about.{'yes' if done else 'no'}")
                say(capital(words(f"field.{name}")), f"{planned} · {came_about}")
        if entry.commitments:
            promises = [self._promise(each, today) for each in entry.commitments]
            found.append(section(theme, self.tr("Promised"), *promises))
        if visit.next_visit:
            say(self.tr("Next visit"), say_day(words, date.fromisoformat(visit.next_visit)))
        if entry.attachments:
            files = QWidget()
            files.setLayout(Flow(*(self._file(each) for each in entry.attachments)))
            found.append(section(theme, self.tr("Photos and files"), files))
        self._answered = column(gap=theme.space.s)
        found.append(self._answered)
        self._read_answers(visit.id, self._answered)
        say(self.tr("Steward"), visit.steward)
        remarks = self._remarks(page)
        # a question that waits comes first, what was said and done last
        open_one = visit_reviews.state_of(page.reviews) == ReviewKind.ASKED
        return [*remarks, *found] if open_one else [*found, *remarks]

    def _remarks(self, page: VisitPage) -> list[QVBoxLayout]:
        remarks = [each for each in page.reviews if each.remark]
        if not remarks:
            return []
        said = [said_line(self._session, each) for each in remarks]
        mine = page.entry.visit.steward == self._session.area.steward
        if mine and visit_reviews.state_of(page.reviews) == ReviewKind.ASKED:
            self.answer = Button(self._session.theme, self.tr("Answer …"), icon="speech")
            self.answer.clicked.connect(lambda: self._answer(page, remarks[-1]))
            beside = QWidget()
            beside.setLayout(row(self.answer, None))
            said.append(beside)
        return [section(self._session.theme, self.tr("Said about this visit"), *said)]

    def _answer(self, page: VisitPage, asked: VisitReview) -> None:
        from gridsteward.desktop.dialogs.review_answer import ReviewAnswerDialog

        ReviewAnswerDialog(
            self._session,
            "visit",
            page.entry.visit.id,
            who=page.household.name or account_number(page.household.account_no),
            asked_by=asked.steward,
            question=asked.remark,
            parent=self.window(),
        ).open()

    def _read_answers(self, visit_id: str, box: QVBoxLayout) -> None:
        """Put the answers to questionnaires in, once they are read."""
        area, language = self._session.area, self._session.words.language

        def show(told: list[tuple[str, list[tuple[str, str]]]]) -> None:
            if box is not self._answered:
                return  # another visit is shown by now
            for title, answers in told:
                text = "\n".join(f"{question}　{answer}" for question, answer in answers)
                box.addLayout(section(self._session.theme, title, Paragraph(self._session.theme, text)))

        self._session.tasks.run(
            "visit.answers", lambda: questionnaires.told(area, visit_id, language), show, owner=self
        )

    def _promise(self, entry: CommitmentEntry, today: date) -> QWidget:
        theme, words = self._session.theme, self._session.words
        promise = entry.commitment
        when = relative(words, date.fromisoformat(promise.due), today)
        standing = Badge(theme, words(f"commitment_outcome.{entry.outcome}"), tone=_TONES[entry.outcome])
        text = self.tr("{what} (due {when})").format(what=promise.what, when=when)
        line = row(Glyph(theme, "flag"), Label(theme, text, wrap=True), standing)
        line.setStretch(1, 1)
        if entry.outcome == "open":
            button = Button(
                theme, self.tr("Kept"), icon="check", name_for_readers=f"{self.tr('Kept')}: {promise.what}"
            )
            button.clicked.connect(lambda: self.kept.emit(entry))
            line.addWidget(button)
        made = QWidget()
        made.setLayout(line)
        return made

    def _file(self, file: Attachment) -> Button:
        photo = file.media_type.startswith("image/")
        button = Button(self._session.theme, file.name, icon="camera" if photo else "note")
        button.clicked.connect(
            lambda: show_attachment(
                self._session, file.content_hash, name=file.name, media_type=file.media_type, parent=self
            )
        )
        return button
