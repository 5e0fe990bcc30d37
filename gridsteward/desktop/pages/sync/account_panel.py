"""The newest changes of this laptop and where each of them is."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from gridsteward.desktop.pages.households.history import STATE_TONES
from gridsteward.desktop.pages.sync.wording import change_kind, many, road_name, translate, when
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.frames import column, row, rule
from gridsteward.desktop.widgets.labels import Elided, Glyph, Label, Pair
from gridsteward.desktop.wording import listed, state_name
from gridsteward.records.sync import StatementLine


class AccountPanel(QFrame):
    """A short table, and the way to all of it."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setProperty("look", "panel")
        self._session = session
        theme, space = session.theme, session.theme.space
        self.head = Pair(theme, translate("Sync", "Newest changes"), role="strong")
        self.all = Button(theme, translate("Sync", "The whole account"), kind="text")
        self.all.clicked.connect(lambda: session.open_page("statement"))
        self._rows = QWidget()
        self._grid = QGridLayout(self._rows)
        self._grid.setContentsMargins(space.l, 0, space.l, space.s)
        self._grid.setHorizontalSpacing(space.l)
        self._grid.setVerticalSpacing(space.s)
        for at, stretch in enumerate((0, 3, 0, 2, 0)):
            self._grid.setColumnStretch(at, stretch)
        self.nothing = Label(
            theme, translate("Sync", "Nothing was recorded on this laptop yet."), role="quiet"
        )
        self.nothing.setContentsMargins(space.l, space.s, space.l, space.l)
        head = row(self.head, None, self.all, pad=(space.l, space.m, space.l, 0))
        self.setLayout(column(head, self._rows, self.nothing, None, gap=space.s))

    def show_lines(self, lines: Sequence[StatementLine]) -> None:
        """Show these changes."""
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.nothing.setVisible(not lines)
        self._rows.setVisible(bool(lines))
        self.all.setVisible(bool(lines))
        if not lines:
            return
        theme = self._session.theme
        titles = (
            translate("Sync", "When"),
            translate("Sync", "What"),
            translate("Sync", "Records"),
            translate("Sync", "Which way"),
            translate("Sync", "Receipt"),
        )
        for at, title in enumerate(titles):
            self._grid.addWidget(Label(theme, title, role="caption", wrap=True), 0, at)
        for number, line in enumerate(lines):
            self._show_line(2 * number + 1, line)

    def _show_line(self, at: int, line: StatementLine) -> None:
        session, theme = self._session, self._session.theme
        self._grid.addWidget(rule(), at, 0, 1, 5)
        what = change_kind(session.words, line.kind)
        if line.household:
            what = f"{line.household} · {what}"
        roads = listed(session.words, (road_name(road) for road in line.roads))
        state = QWidget()
        word = state_name(session.words, line.state)
        state.setLayout(row(Glyph(theme, STATE_TONES[line.state]), Elided(theme, word), gap=theme.space.xs))
        self._grid.addWidget(Elided(theme, when(session, line.at_ms)), at + 1, 0)
        self._grid.addWidget(Elided(theme, what), at + 1, 1)
        self._grid.addWidget(Label(theme, many(line.records)), at + 1, 2)
        self._grid.addWidget(Elided(theme, roads or translate("Sync", "this laptop")), at + 1, 3)
        self._grid.addWidget(state, at + 1, 4)
