"""One difference on screen: the sides beside each other, each with its button."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from gridsteward.desktop.pages.households.fields import field_title
from gridsteward.desktop.pages.sync.conflict_words import (
    BelongingsWords,
    Group,
    author,
    card_title,
    group_title,
    row_label,
    side_note,
    side_value,
    sides_of,
)
from gridsteward.desktop.pages.sync.wording import translate
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.badges import Badge
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.frames import Halves, column, frame, row, rule
from gridsteward.desktop.widgets.labels import ElidedPair, Glyph, Label, Paragraph
from gridsteward.records.journal import Value
from gridsteward.records.sync import ConflictCard, ConflictSide

Choice = tuple[ConflictCard, Value]
_TWO = 2


class GroupView(QWidget):
    """The household, then a panel a side. `chosen` says which values hold; `third_wanted` asks for another one."""

    chosen = Signal(object)  # list[Choice]
    third_wanted = Signal(object)  # ConflictCard
    household_wanted = Signal(str)

    def __init__(self, session: Session, group: Group, *, counts: dict[str, int] | None = None) -> None:
        super().__init__()
        self._session, self.group, self._counts = session, group, counts or {}
        self.buttons: list[Button] = []
        self.third: list[Button] = []
        theme, space = session.theme, session.theme.space
        name, number = group_title(group)
        title = ElidedPair(theme, name, number, role="head")
        head = row(Glyph(theme, "watch"), title, gap=space.s)
        head.setStretch(1, 1)
        if group.first.household and not group.about_deleting:
            self.open_button = Button(
                theme,
                translate("Conflicts", "Open the household"),
                kind="text",
                name_for_readers=translate("Conflicts", "Open {name}").format(name=name),
            )
            self.open_button.clicked.connect(lambda: self.household_wanted.emit(group.first.household))
            head.addWidget(self.open_button)
        parts = self._deleting() if group.about_deleting else self._fields()
        self.setLayout(column(head, *parts, gap=space.s))

    @property
    def first_button(self) -> QWidget | None:
        """What takes the keyboard when this difference comes forward."""
        return self.buttons[0] if self.buttons else None

    # ------------------------------------------------------------------ fields that say two things

    def _fields(self) -> list[QWidget]:
        group, space = self.group, self._session.theme.space
        sides = [
            self._side([sides_of(card)[at] for card in group.cards], at)
            for at in range(len(group.first.sides))
        ]
        if len(sides) == _TWO:
            return [Halves(self._session.theme, *sides, least=(0, 0)), self._neither()]
        panels = QWidget()
        line = row(*sides, gap=space.l)
        for at in range(len(sides)):
            line.setStretch(at, 1)
        panels.setLayout(line)
        return [panels, self._neither()]

    def _side(self, sides: Sequence[ConflictSide], at: int) -> QFrame:
        session, theme, space = self._session, self._session.theme, self._session.theme.space
        newest = max(sides, key=lambda side: side.ms)
        whose = author(newest)
        head = ElidedPair(theme, whose, side_note(session, newest), role="head")
        top = row(Glyph(theme, "laptop" if newest.here else "user"), head, gap=space.s)
        top.setStretch(1, 1)
        grid = QGridLayout()
        grid.setHorizontalSpacing(space.m)
        grid.setVerticalSpacing(space.s)
        grid.setColumnStretch(1, 1)
        several = len(self.group.cards) > 1
        for place, (card, side) in enumerate(zip(self.group.cards, sides, strict=True)):
            self._line(grid, place, card, side, own_button=several)
        items: list[QWidget | QGridLayout] = [rule(), grid]
        if any(side.clock_off for side in sides):
            items.append(self._clock_note(here=newest.here))
        text = (
            translate("Conflicts", "Use all of this side")
            if several
            else translate("Conflicts", "Use this one")
        )
        use = Button(theme, text, name_for_readers=f"{text}: {whose}")
        choices = [(card, sides_of(card)[at].value) for card in self.group.cards]
        use.clicked.connect(lambda: self.chosen.emit(choices))
        self.buttons.append(use)
        pad = (space.l, space.m, space.l, space.m)
        return frame("panel", column(top, *items, None, row(None, use), gap=space.s, pad=pad))

    def _line(
        self, grid: QGridLayout, at: int, card: ConflictCard, side: ConflictSide, *, own_button: bool
    ) -> None:
        theme, title = self._session.theme, card_title(self._session, card)
        name = Label(theme, title, role="quiet")
        value = Label(theme, side_value(self._session, card.field, side.value), role="head", wrap=True)
        middle = Qt.AlignmentFlag.AlignVCenter
        grid.addWidget(name, at, 0, middle)
        grid.addWidget(value, at, 1, middle)
        end = row(gap=theme.space.xs)
        if side is card.sides[0]:
            end.addWidget(Badge(theme, translate("Conflicts", "shown now")))
        if own_button:
            use = Button(
                theme,
                translate("Conflicts", "Use it"),
                kind="text",
                name_for_readers=translate("Conflicts", "Use {value} for {field}").format(
                    value=value.text(), field=title
                ),
            )
            use.clicked.connect(lambda: self.chosen.emit([(card, side.value)]))
            self.buttons.append(use)
            end.addWidget(use)
        holder = QWidget()
        holder.setLayout(end)
        grid.addWidget(holder, at, 2, middle | Qt.AlignmentFlag.AlignRight)

    def _clock_note(self, *, here: bool) -> QWidget:
        theme, note = self._session.theme, QWidget()
        if here:
            text = translate("Conflicts", "This laptop's clock was off: do not go by the time.")
        else:
            text = translate("Conflicts", "That laptop's clock was off: do not go by the time.")
        line = row(Glyph(theme, "clock", tone="watch"), Label(theme, text, role="caption", wrap=True))
        line.setStretch(1, 1)
        note.setLayout(line)
        return note

    def _neither(self) -> QWidget:
        theme, holder = self._session.theme, QWidget()
        line = row(
            Label(theme, translate("Conflicts", "Neither is right?"), role="caption"), gap=theme.space.xs
        )
        for card in self.group.cards:
            title = card_title(self._session, card)
            one = translate("Conflicts", "Type it myself")
            text = one if len(self.group.cards) == 1 else title
            typed = Button(theme, text, kind="text", icon="note", name_for_readers=f"{one}: {title}")
            typed.clicked.connect(lambda _on=False, card=card: self.third_wanted.emit(card))
            self.third.append(typed)
            line.addWidget(typed)
        line.addStretch(1)
        holder.setLayout(line)
        return holder

    # ------------------------------------------------------------------ deleted here, edited there

    def _deleting(self) -> list[QWidget]:
        session, theme = self._session, self._session.theme
        card = self.group.first
        label = row_label(session, card)
        deleters = [side for side in sides_of(card) if side.deletes]
        edits = [side for side in sides_of(card) if not side.deletes]
        deleted, edited = self._panel_of(deleters), self._panel_of(edits)
        keep = translate("Conflicts", "Keep it")
        delete = translate("Conflicts", "Delete it after all")
        what = self._consequence(card, label)
        for panel, text, value in ((edited, keep, 0), (deleted, delete, 1)):
            use = Button(theme, text, name_for_readers=f"{text}: {label}")
            use.clicked.connect(lambda _on=False, value=value: self.chosen.emit([(card, value)]))
            self.buttons.append(use)
            layout = panel.layout()
            if isinstance(layout, QVBoxLayout):
                layout.addLayout(row(None, use))
        both = Halves(theme, edited, deleted, least=(0, 0))
        return [both, Label(theme, what, role="caption", wrap=True)]

    def _panel_of(self, sides: Sequence[ConflictSide]) -> QFrame:
        session, theme, space = self._session, self._session.theme, self._session.theme.space
        items: list[QWidget] = []
        for side in sides:
            head = ElidedPair(theme, author(side), side_note(session, side), role="head")
            if side.deletes:
                said = translate("Conflicts", "deleted it")
            else:
                title = field_title(session.words, side.field)
                value = side_value(session, side.field, side.value)
                said = translate("Conflicts", "changed {field}: {value}").format(field=title, value=value)
            items += [head, Paragraph(theme, said)]
            if side.clock_off:
                items.append(self._clock_note(here=side.here))
        pad = (space.l, space.m, space.l, space.m)
        return frame("panel", column(*items, None, gap=space.s, pad=pad))

    def _consequence(self, card: ConflictCard, label: str) -> str:
        if card.table == "household" and self._counts:
            what = BelongingsWords().text(self._session, self._counts)
            text = translate(
                "Conflicts",
                "Until you decide it stays. Deleted, {name} no longer shows, nor do its {what}; it can be undone.",
            )
            return text.format(name=label, what=what)
        text = translate(
            "Conflicts", "Until you decide it stays. Deleted, {name} no longer shows; it can be undone."
        )
        return text.format(name=label)
