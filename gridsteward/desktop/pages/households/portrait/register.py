"""The household's needs: whose, how one knows, who may see them, and those somebody is to look at again."""

from datetime import date

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QMenu, QWidget

from gridsteward.desktop.done import tell_done
from gridsteward.desktop.pages.households.desk import Desk
from gridsteward.desktop.pages.households.fields import part_date
from gridsteward.desktop.pages.households.parts import Pool
from gridsteward.desktop.pages.households.portrait.part import PortraitPart
from gridsteward.desktop.session import Session
from gridsteward.desktop.tag_book import by_urgency, tag_name, tag_tone
from gridsteward.desktop.widgets.badges import Badge
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.frames import column, row
from gridsteward.desktop.widgets.labels import Elided, Label
from gridsteward.records.journal import Change
from gridsteward.records.need import KnownNeed
from gridsteward.records.portrait import Portrait


class NeedLine(QWidget):
    """A need with its facts on one line; one to be asked or looked at says so with a button."""

    ask_wanted = Signal(object)  # KnownNeed whose person was not asked yet
    review_wanted = Signal(object)
    change_wanted = Signal(object)
    end_wanted = Signal(object)
    erase_wanted = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.known: KnownNeed | None = None
        theme = session.theme
        self._badge = Badge(theme, "")
        self._facts = Elided(theme, role="caption")
        self.ask = Button(theme, self.tr("Ask for consent…"), kind="text", icon="check")
        self.ask.clicked.connect(lambda: self._say(self.ask_wanted))
        self.review = Button(theme, self.tr("Look at it again…"), kind="text", icon="check")
        self.review.clicked.connect(lambda: self._say(self.review_wanted))
        self.more = Button(theme, "⋯", kind="text", name_for_readers=self.tr("More"))
        self.more.clicked.connect(self._offer)
        line = row(self._badge, self._facts, self.ask, self.review, self.more)
        line.setStretch(1, 1)
        self.setLayout(line)

    def show_need(self, known: KnownNeed, person: str, today: date) -> None:
        """Show a need."""
        self.known, words = known, self._session.words
        name = tag_name(words, known.need.code)
        self._badge.show_text(name, tone=tag_tone(known.need.code))
        asked, late = (
            known.need.record is not None,
            known.asks_on <= today.isoformat() and bool(known.asks_on),
        )
        facts = [person, known.need.evidence]
        if not asked:
            facts.append(self.tr("from the ledger; the person is still to be asked"))
        else:
            facts.append(self.tr("seen by: {who}").format(who=words(f"audience.{known.audience}")))
            day = part_date(known.asks_on, words, today)
            form = self.tr("to be looked at since {day}") if late else self.tr("look again {day}")
            facts.append(form.format(day=day))
        self._facts.show_text(" · ".join(fact for fact in facts if fact))
        consent = [each.words for each in (known.need.record, known.need.share) if each]
        self._badge.setToolTip("\n".join([name, *filter(None, facts), *consent]))
        self.ask.setVisible(not asked)
        self.ask.setAccessibleName(self.tr("Ask for consent: {need}").format(need=name))
        self.review.setVisible(asked and late)
        self.review.setAccessibleName(self.tr("Look at it again: {need}").format(need=name))
        self.more.setAccessibleName(self.tr("More about {need}").format(need=name))

    def _offer(self) -> None:
        """Open the menu, made when it is asked for: a list has sixty of these lines."""
        menu = QMenu(self.more)
        acts = [
            (self.tr("Still holds…"), self.review_wanted),
            (self.tr("Change what was agreed…"), self.change_wanted),
            (self.tr("It is over…"), self.end_wanted),
            (self.tr("Erase for good…"), self.erase_wanted),
        ]
        asked = self.known is not None and self.known.need.record is not None
        for text, signal in acts if asked else acts[1:]:
            menu.addAction(text).triggered.connect(lambda _on=False, signal=signal: self._say(signal))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _say(self, signal: SignalInstance) -> None:
        if self.known is not None:
            signal.emit(self.known)


class RegisterSection(PortraitPart):
    """Needs to be asked about or looked at first, then the most urgent."""

    def __init__(self, desk: Desk) -> None:
        session = desk.session
        theme, space = session.theme, session.theme.space
        self.add = Button(theme, self.tr("Add a need"), kind="text", icon="plus")
        self._needs: Pool[NeedLine] = Pool(self._line, 0)
        self._none = Label(theme, role="quiet", wrap=True)
        super().__init__(
            desk,
            self.tr("Special needs"),
            column(self._needs.layout, self._none, gap=space.s),
            action=self.add,
        )
        self.add.clicked.connect(self.open_new)

    @property
    def lines(self) -> list[NeedLine]:
        """The needs on screen."""
        return self._needs.shown

    def show_portrait(self, portrait: Portrait) -> None:
        """Show a household's."""
        del portrait
        card, today = self._desk.card, self._desk.session.clock().date()
        known = list(card.needs) if card is not None else []
        people = {each.id: each.name for each in card.people} if card is not None else {}
        order = by_urgency(dict.fromkeys(each.need.code for each in known))
        late = {each.id for each in known if each.asks_on and each.asks_on <= today.isoformat()}
        known.sort(key=lambda each: (each.id not in late, order.index(each.need.code)))
        for line, need in zip(self._needs.show(len(known)), known, strict=True):
            line.show_need(need, people.get(need.need.person_id, ""), today)
        self._none.setVisible(not known)
        self._none.show_text(self.tr("Nothing written down. It takes the person's consent."))
        self.note(self.tr("%n to be looked at", "", len(late)) if late else "")

    def open_new(self) -> None:
        """Ask what is needed to write a new one down."""
        self.open_dialog()

    def ask_next(self) -> None:
        """Ask about the first need of which the person was not asked yet; about a new one where there is none."""
        card = self._desk.card
        if card is not None:
            self.open_dialog(known=next((each for each in card.needs if each.need.record is None), None))

    def open_dialog(self, code: str = "", *, evidence: str = "", known: KnownNeed | None = None) -> None:
        """Ask what is needed to write a need down, or one anew."""
        from gridsteward.desktop.dialogs.need import NeedDialog

        card = self._desk.card
        if card is None:
            return
        name = card.household.name
        NeedDialog(
            self._desk.session,
            card.household.id,
            name=name,
            people=card.people,
            then=lambda change: self._told(self.tr("Written down for those who may see it."), change),
            parent=self.window(),
            code=code,
            evidence=evidence,
            known=known,
        ).open()

    def _line(self) -> NeedLine:
        line = NeedLine(self._desk.session)
        line.ask_wanted.connect(lambda known: self.open_dialog(known=known))
        line.change_wanted.connect(lambda known: self.open_dialog(known=known))
        line.review_wanted.connect(
            lambda known: self._ask("review", known, self.tr("Noted: it still holds."))
        )
        line.end_wanted.connect(lambda known: self._ask("end", known, self.tr("Noted: it is over.")))
        line.erase_wanted.connect(lambda known: self._ask("erase", known, ""))
        return line

    def _ask(self, act: str, known: KnownNeed, said: str) -> None:
        from gridsteward.desktop.dialogs.need import DIALOGS

        card = self._desk.card
        if card is not None:
            DIALOGS[act](
                self._desk.session,
                known,
                name=card.household.name,
                then=lambda change: self._told(said, change),
                parent=self.window(),
            ).open()

    def _told(self, said: str, change: Change) -> None:
        self._desk.session.changed.emit(change)
        if said:
            tell_done(self._desk.session, said, change)
