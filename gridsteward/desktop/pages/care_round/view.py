"""Outages beside the contact round of one: everybody in it by when they are due, works without a network (R5.6)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication, QFrame, QMenu, QVBoxLayout, QWidget

from gridsteward.desktop.care.card_dialog import open_card
from gridsteward.desktop.done import tell_done
from gridsteward.desktop.pages.care_round.acts import RoundActs
from gridsteward.desktop.pages.care_round.import_dialog import choose_notice
from gridsteward.desktop.pages.care_round.listing import OutagePane
from gridsteward.desktop.pages.care_round.rows import Key, PersonRow
from gridsteward.desktop.pages.care_round.wording import STATE_TONES, outage_when, outage_where
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.badges import Badge
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.feedback import EmptyState, Notice
from gridsteward.desktop.widgets.flow import Flow
from gridsteward.desktop.widgets.frames import ListDetail, column, frame, rule, scrolling
from gridsteward.desktop.widgets.labels import Elided, Label
from gridsteward.desktop.widgets.stack import Stack
from gridsteward.operations import needs, outage_round, outages
from gridsteward.operations.needs_seen import MARK_TABLES
from gridsteward.records.contact import ContactOutcome, ContactWay
from gridsteward.records.journal import Change
from gridsteward.records.outage import Outage, OutageState
from gridsteward.records.outage_round import CareRound, OutagePerson

_TABLES: Final = frozenset(
    (
        "outage",
        "outage_take",
        "care_contact",
        "household",
        *MARK_TABLES,
        "person",
        "",
    )
)
_MINUTE_MS: Final = 60_000
_AT_ONCE: Final = 4  # rows built in one go: forty at once would hold the window
_VIEWS: Final = ("calls", "mine", "due", "silent", "all")
Found = tuple[Sequence[Outage], dict[str, CareRound], CareRound | None, int]


class CareRoundView(QFrame):
    """The view. Read anew each minute, and whenever something it shows has changed."""

    counted = Signal(int, int)  # outages that are on with somebody looked after, calls overdue

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.found: CareRound | None = None
        self.standing = (0, 0)
        self._wanted = ""
        self._known: Sequence[tuple[str, int]] = ()
        self.rows: dict[Key, PersonRow] = {}
        self._todo: list[OutagePerson] = []
        self._wants_keys = False
        self.view = "calls"
        theme = session.theme
        self.acts = RoundActs(session, self)
        self.acts.saved.connect(self.show_outage)
        self.list = OutagePane(session)
        self.list.shown.connect(self.show_outage)
        self.list.opened.connect(self._open)
        self.list.add_wanted.connect(self.acts.type_in)
        self.list.import_wanted.connect(lambda: choose_notice(session, self))
        self.empty = EmptyState(
            theme,
            self.tr(
                "No outage is known. Type one in or take in the station's notice, and everybody there who needs "
                "power is listed with the time by which to call."
            ),
            action=self.tr("Type one in"),
        )
        self.empty.wanted.connect(self.acts.type_in)
        self._beside = Stack()
        self._beside.addWidget(frame("page"))  # until it is known whether there is an outage
        self._beside.addWidget(self.empty)
        self._beside.addWidget(self._detail())
        self.split = ListDetail(theme, self.list, self._beside)
        self.setLayout(column(self.split))
        session.changed.connect(self._changed)
        self._minute = QTimer(self)
        self._minute.setInterval(_MINUTE_MS)
        self._minute.timeout.connect(self.refresh)
        self._minute.start()
        self._more = QTimer(self)
        self._more.setInterval(0)
        self._more.timeout.connect(self._build)
        self.refresh()

    def _detail(self) -> QWidget:
        theme, space = self._session.theme, self._session.theme.space
        self.where = Elided(theme, role="title")
        self.state = Badge(theme, "")
        self.when = Label(theme, role="quiet", wrap=True)
        self.back = Button(theme, self.tr("Power is &back"), kind="main", icon="bolt")
        self.back.clicked.connect(lambda: self.acts.restore(self.found))
        self.change = Button(theme, self.tr("Change"), icon="note")
        self.change.clicked.connect(lambda: self.acts.change(self.found))
        self.more = Button(theme, "⋯", name_for_readers=self.tr("More for this outage"))
        self._menu = QMenu(self.more)
        self._menu.addAction(self.tr("Export the register…"), lambda: self.acts.export(self.found))
        self._again = self._menu.addAction(
            self.tr("Power is not back after all"), lambda: self.acts.still_off(self.found)
        )
        self._cancel = self._menu.addAction(
            self.tr("The outage does not come"), lambda: self.acts.cancel(self.found)
        )
        self.more.clicked.connect(
            lambda: self._menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))
        )
        head = Flow(self.where, self.state, self.change, self.back, self.more, gap=space.s, tail=3)
        self.summary = Label(theme, role="head", wrap=True)
        self.hidden = Label(theme, tone="watch", wrap=True)
        self.hidden.hide()
        self.chips = {view: Button(theme, kind="chip", checked=view == "calls") for view in _VIEWS}
        for view, chip in self.chips.items():
            chip.clicked.connect(lambda _on=False, view=view: self.choose(view))
        top = column(
            *(head, self.when, self.summary, self.hidden, Flow(*self.chips.values())),
            gap=space.s,
            pad=(space.xl, space.l, space.xl, space.m),
        )
        self._box = QVBoxLayout()
        self._box.setSpacing(0)
        self.nobody = Label(theme, role="quiet", wrap=True)
        self.nobody.setContentsMargins(space.xl, space.l, space.xl, space.l)
        inside = frame("surface", column(self._box, self.nobody, None, gap=0))
        self._scroll = scrolling(inside)
        made = column(top, rule(), self._scroll, gap=0)
        made.setStretch(2, 1)
        return frame("surface", made)

    # ------------------------------------------------------------------ keys

    def take_focus(self) -> None:
        """Give the keys to the first call that is due, else to the list."""
        if self.found is None or self._todo:
            self._wants_keys = True  # once the rows are there
            return
        due = next((each for each in self._shown_rows() if each.person.clock.due), None)
        if due is not None and not self.split.narrow:
            due.call.setFocus()
        elif self.list.model.records:
            self.list.list.setFocus()
        else:
            self.empty.button.setFocus()

    def go_back(self) -> bool:
        """Put an open call away, then return to a list that is folded away."""
        for each in self.rows.values():
            if each.panel.isVisible():
                each.close_panel()
                return True
        return self.split.go_back()

    # ------------------------------------------------------------------ reading

    def refresh(self) -> None:
        """Read anew."""
        if self._session.tasks.closed:
            return
        area, wanted = self._session.area, self._wanted

        def work() -> Found:
            every = outages.outages(area)
            current = {each.outage.id: each for each in outage_round.current_rounds(area)}
            chosen = wanted if any(each.id == wanted for each in every) else next(iter(current), "")
            chosen = chosen or (every[0].id if every else "")
            found = current.get(chosen) or (outage_round.care_round(area, chosen) if chosen else None)
            return every, current, found, needs.hidden_needs(area)

        self._session.tasks.run("care_round", work, self._show, owner=self)

    def show_outage(self, outage: str) -> None:
        """Show the round of an outage."""
        if outage != self._wanted:
            self._wanted = outage
            self.refresh()

    def _open(self, outage: str) -> None:
        self.show_outage(outage)
        self.split.show_detail()

    def _changed(self, change: Change) -> None:
        if not change.tables or not _TABLES.isdisjoint(change.tables):
            self.refresh()

    def _show(self, found: Found) -> None:
        every, current, shown, hidden = found
        self.hidden.setVisible(bool(hidden))
        self.hidden.show_text(
            self.tr(
                "%n need(s) in this area are not shared with this laptop: whoever needs power by one of them is not in "
                "this list. Make sure that a steward calls them.",
                "",
                hidden,
            )
        )
        self._wanted = shown.outage.id if shown else ""
        self.list.show_outages(every, current, self._wanted)
        overdue = sum(each.overdue for each in current.values())
        self.standing = (sum(each.state is OutageState.ON for each in current.values()), overdue)
        self.counted.emit(*self.standing)
        self._beside.setCurrentIndex(2 if shown else 1)
        if shown is not None:
            self._show_round(shown)
        elif self._wants_keys:
            self._wants_keys = False
            self.empty.button.setFocus()

    def _show_round(self, found: CareRound) -> None:
        if self.found is None or self.found.outage.id != found.outage.id:
            self._clear()
        self.found = found
        words, outage = self._session.words, found.outage
        self.where.show_text(outage_where(outage, words))
        self.state.show_text(words(f"outage_state.{found.state.value}"), tone=STATE_TONES[found.state])
        parts = (words(f"outage_kind.{outage.kind}"), outage_when(outage, words), outage.reason, outage.line)
        self.when.show_text(" · ".join(part for part in parts if part))
        self.back.setVisible(found.state is OutageState.ON)
        self.change.setVisible(found.state in (OutageState.ON, OutageState.COMING))
        self._again.setVisible(found.state is OutageState.OVER)
        self._cancel.setVisible(found.state is OutageState.COMING)
        self._say(found)
        self._order()

    def _say(self, found: CareRound) -> None:
        said = [self.tr("%n need(s) power", "", found.dependent)]
        if found.overdue:
            said.append(self.tr("%n overdue", "", found.overdue))
        missed = sum(each.clock.missed for each in found.people)
        if missed:
            said.append(self.tr("%n round(s) missed", "", missed))
        again = sum(len(each.clock.again) for each in found.people)
        if again:
            said.append(self.tr("%n called twice", "", again))
        if not found.open and found.people:
            said.append(self.tr("everything was had"))
        self.summary.show_text(" · ".join(said))
        self.summary.set_tone("alarm" if found.overdue else "")
        names = {
            "calls": self.tr("To call"),
            "mine": self.tr("Mine and nobody's"),
            "due": self.tr("Due now"),
            "silent": self.tr("Not reached"),
            "all": self.tr("Everybody looked after"),
        }
        for view, chip in self.chips.items():
            count = sum(self._fits(each, view) for each in found.people)
            chip.show_text(f"{names[view]} {count}")

    # ------------------------------------------------------------------ rows

    def choose(self, view: str) -> None:
        """Show who is to be called, one's own, who is due, who was not reached, or everybody."""
        self.view = view
        for key, chip in self.chips.items():
            chip.setChecked(key == view)
        self._order()

    def _fits(self, person: OutagePerson, view: str) -> bool:
        clock = person.clock
        match view:
            case "calls":
                return bool(clock.turns)
            case "mine":
                return bool(clock.turns) and person.carer in ("", self._session.area.steward)
            case "due":
                soon = bool(clock.due) and datetime.fromisoformat(clock.due) <= self._session.clock()
                return clock.overdue or soon
            case "silent":
                return clock.due != clock.owed
        return True

    def _clear(self) -> None:
        self._more.stop()
        self._todo = []
        for each in self.rows.values():
            self._box.removeWidget(each)
            each.hide()
            each.deleteLater()
        self.rows = {}

    def _order(self) -> None:
        """Bring the rows up to date and into their order; nobody's open call moves from under their hands."""
        found = self.found
        if found is None:
            return
        people = {(each.household_id, each.person_id): each for each in found.people}
        for key in [key for key in self.rows if key not in people]:
            gone = self.rows.pop(key)
            self._box.removeWidget(gone)
            gone.deleteLater()
        now = self._session.clock()
        for key, person in people.items():
            if key in self.rows:
                self.rows[key].show_person(person, now)
        self._todo = [
            each for key, each in people.items() if key not in self.rows and self._fits(each, self.view)
        ]
        self._build()

    def _build(self) -> None:
        upto, self._todo = self._todo[:_AT_ONCE], self._todo[_AT_ONCE:]
        for person in upto:
            made = self._row(person)
            self.rows[made.key] = made
            self._box.addWidget(made)
        if self._todo:
            self._more.start()
        else:
            self._more.stop()
            self._arrange()

    def _arrange(self) -> None:
        found = self.found
        if found is None:
            return
        typing = any(each.panel.isVisible() for each in self.rows.values())
        built = [each for each in found.people if (each.household_id, each.person_id) in self.rows]
        for at, person in enumerate(built):
            each = self.rows[person.household_id, person.person_id]
            if not typing and self._box.indexOf(each) != at:
                self._box.removeWidget(each)
                self._box.insertWidget(at, each)
            each.setVisible(self._fits(person, self.view) or each.panel.isVisible())
        shown = bool(self._shown_rows())
        self.nobody.setVisible(not shown)
        if self._wants_keys:
            self._wants_keys = False
            self.take_focus()
        self.nobody.show_text(
            self.tr("Nobody fits.")
            if found.people
            else self.tr("Nobody who is looked after lives in these districts.")
        )

    def _shown_rows(self) -> list[PersonRow]:
        people = self.found.people if self.found else ()
        rows = (self.rows.get((each.household_id, each.person_id)) for each in people)
        return [each for each in rows if each is not None and not each.isHidden()]

    def _row(self, person: OutagePerson) -> PersonRow:
        key = person.household_id, person.person_id
        made = PersonRow(
            self._session,
            person,
            take=lambda: self.acts.take_over(self._wanted, self.rows[key].person),
            card=lambda: open_card(self._session, person.household_id, self),
        )
        made.called.connect(lambda: self._one_panel(key))
        made.ended.connect(lambda outcome, way, note: self._record(key, outcome, way, note))
        return made

    def _one_panel(self, key: Key) -> None:
        for other, each in self.rows.items():
            if other != key:
                each.panel.hide()

    # ------------------------------------------------------------------ doing

    def _record(self, key: Key, outcome: str, way: str, note: str) -> None:
        area, outage = self._session.area, self._wanted

        def work() -> outage_round.Kept:
            return outage_round.record_call(
                area,
                outage,
                key[0],
                person_id=key[1],
                outcome=ContactOutcome(outcome),
                way=ContactWay(way),
                note=note,
            )

        self._session.tasks.run("care_round.call", work, lambda kept: self._recorded(key, kept), owner=self)

    def _recorded(self, key: Key, kept: outage_round.Kept) -> None:
        session, words = self._session, self._session.words
        name = self.rows[key].person.name if key in self.rows else ""
        focus = QApplication.focusWidget()
        # The keys go to the next call once the list is in its new order.
        self._wants_keys = focus is None or self.isAncestorOf(focus)
        session.changed.emit(kept.change)
        said = words(f"contact_outcome.{kept.contact.outcome}")
        if kept.others:
            first = kept.others[0]
            what = self.tr("{name} was also called by {who} at {time}.")
            session.notify(
                Notice(
                    what.format(name=name, who=first.steward, time=first.at[11:16]),
                    tone="watch",
                    safe=self.tr("Both are kept."),
                )
            )
        else:
            tell_done(session, self.tr("{name}: {word}").format(name=name, word=said), kept.change)
