"""The first day: nothing is here yet, and four ways to begin."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gridsteward.desktop.tasks import Progress
from gridsteward.desktop.theme import Theme
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.dialog import Dialog
from gridsteward.desktop.widgets.feedback import ProgressPanel
from gridsteward.desktop.widgets.frames import Item, column
from gridsteward.desktop.widgets.labels import Label


class WelcomeDialog(Dialog):
    """Set up an area, join one, bring a backup back, or look at the demonstration first."""

    new_wanted = Signal()
    join_wanted = Signal()
    restore_wanted = Signal()
    demo_wanted = Signal()

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setWindowTitle("GridSteward")
        self.new = self._choice(
            "home",
            self.tr("&Set up my area"),
            self.tr("Then take in the ledger your station handed out."),
            main=True,
        )
        self.join = self._choice(
            "key",
            self.tr("&Join an area with a code"),
            self.tr("Your station has it already; a supervisor's laptop shows the code."),
        )
        self.restore = self._choice(
            "import", self.tr("&Restore from a backup"), self.tr("A new computer, or a file got damaged.")
        )
        self.demo = self._choice(
            "eye", self.tr("&Look at a demonstration"), self.tr("Invented households: try everything freely.")
        )
        self.wrong = Label(theme, role="body", tone="alarm", wrap=True)
        self.wrong.hide()
        self.new.clicked.connect(self.new_wanted)
        self.join.clicked.connect(self.join_wanted)
        self.restore.clicked.connect(self.restore_wanted)
        self.demo.clicked.connect(self.demo_wanted)
        self._work = column()
        space = theme.space
        texts = (
            Label(theme, self.tr("Welcome to GridSteward"), role="title"),
            Label(
                theme,
                self.tr(
                    "Everything you record is kept encrypted on this computer and works without a network."
                ),
                role="quiet",
                wrap=True,
            ),
        )
        box = column(*texts, space.s, *self._rows, self.wrong, self._work, gap=space.m)
        box.setContentsMargins(space.xxl, space.xl, space.xxl, space.xl)
        self.setLayout(box)
        self.setMinimumWidth(theme.shape.list + 120)

    def busy(self, what: str, progress: Progress) -> None:
        """Show a long work; nothing else can be chosen meanwhile."""
        self._enable(enabled=False)
        self.wrong.hide()
        panel = ProgressPanel(self._theme, what, progress)
        progress.ended.connect(panel.deleteLater)
        progress.ended.connect(lambda: self._enable(enabled=True))
        self._work.addWidget(panel)

    def say(self, text: str) -> None:
        """Tell in place what did not work."""
        self.wrong.show_text(text)
        self.wrong.show()

    def _enable(self, *, enabled: bool) -> None:
        for button in (self.new, self.join, self.restore, self.demo):
            button.setEnabled(enabled)

    _rows: tuple[Item, ...] = ()

    def _choice(self, icon: str, text: str, note: str, *, main: bool = False) -> Button:
        theme = self._theme
        button = Button(theme, text, kind="door-main" if main else "door", icon=icon)
        self._rows = (*self._rows, column(button, Label(theme, note, role="caption"), gap=theme.space.xs))
        return button
