"""The supervisor's page: figures of one area or all, what is to be looked at, who covers what."""

from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from gridsteward.desktop.pages.supervisor.covering import CoveringView
from gridsteward.desktop.pages.supervisor.reviews import ReviewsView
from gridsteward.desktop.pages.supervisor.roll_up import Look, RollUpView
from gridsteward.desktop.reviews_keeper import Reviews
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.frames import column, row
from gridsteward.desktop.widgets.labels import Label

VIEWS = ("figures", "reviews", "covering")


class SupervisorPage(QFrame):
    """Three views; only a supervisor's laptop has the queue. Esc leaves a list, then a view."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setProperty("look", "page")
        self._session, theme, space = session, session.theme, session.theme.space
        titles = {
            "figures": self.tr("Figures"),
            "reviews": self.tr("To look at"),
            "covering": self.tr("Who covers what"),
        }
        self.views = {
            key: Button(theme, title, kind="chip", checked=key == "figures") for key, title in titles.items()
        }
        for key, chip in self.views.items():
            chip.clicked.connect(lambda _on=False, key=key: self.use_view(key))
        self.views["reviews"].hide()
        self.figures, self.reviews, self.covering = (
            RollUpView(session),
            ReviewsView(session),
            CoveringView(session),
        )
        self._stack = QStackedWidget()
        for view in self._all():
            self._stack.addWidget(view)
        head = row(Label(theme, self.tr("Supervision"), role="title"), space.s, *self.views.values(), None)
        inside = column(head, self._stack, gap=space.m, pad=(space.xl, space.l, space.xl, space.l))
        inside.setStretch(1, 1)
        self.setLayout(inside)
        self.setFocusProxy(self.views["figures"])
        session.shown_anew.connect(self._look)
        session.reviews.refreshed.connect(self._may)
        if session.reviews.current is not None:
            self._may(session.reviews.current)

    def _all(self) -> tuple[RollUpView, ReviewsView, CoveringView]:
        return self.figures, self.reviews, self.covering

    @property
    def view(self) -> str:
        """Key of the view in front."""
        return VIEWS[self._stack.currentIndex()]

    def use_view(self, key: str) -> None:
        """Show one of the views, read anew."""
        for each, chip in self.views.items():
            chip.setChecked(each == key)
        view = self._all()[VIEWS.index(key)]
        view.fresh.read()
        self._stack.setCurrentWidget(view)
        if isinstance(view, ReviewsView):
            view.list.setFocus()

    def go_back(self) -> bool:
        """Leave a folded detail, then a view."""
        if self.view == "reviews" and self.reviews.split.go_back():
            return True
        if self.view != "figures":
            self.use_view("figures")
            return True
        return False

    def _may(self, found: Reviews) -> None:
        chip: QWidget = self.views["reviews"]
        chip.setVisible(found.may)
        count = f" {found.waiting}" if found.waiting else ""
        self.views["reviews"].show_text(self.tr("To look at") + count)
        if not found.may and self.view == "reviews":
            self.use_view("figures")

    def _look(self, what: object) -> None:
        if isinstance(what, Look):
            self.use_view("figures")
            self.figures.show_look(what)
