"""What every page is given: the open area, background work, look, words, clock, and how to ask the window."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, Final, Literal

from msgspec import Struct
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from gridsteward.desktop.care.reminders_keeper import RemindersKeeper
from gridsteward.desktop.directory import DirectoryKeeper
from gridsteward.desktop.exchange import Exchange
from gridsteward.desktop.findings_keeper import FindingsKeeper
from gridsteward.desktop.quiet import QuietMoments
from gridsteward.desktop.reviews_keeper import ReviewsKeeper
from gridsteward.desktop.tasks import Tasks
from gridsteward.desktop.theme import Theme
from gridsteward.desktop.tokens import Tone
from gridsteward.desktop.widgets.feedback import Notice
from gridsteward.words import Words

Request = Literal["search", "household", "visit", "status", "finding", "case", "article", "help"]
REQUESTS: Final[tuple[Request, ...]] = (
    "search",
    "household",
    "visit",
    "status",
    "finding",
    "case",
    "article",
    "help",
)


def local_now() -> datetime:
    """Return the time on the steward's own clock, with its zone."""
    return datetime.now().astimezone()


class Session(QObject):
    """One open area on screen. Pages listen to its signals and ask through its methods.

    A request first has the page that answers it built and shown (`page_asked`), then is signalled, so a page
    that is shown for the first time hears it too.
    """

    changed = Signal(object)  # what a write changed, as the operation returned it
    search_requested = Signal(str)
    search_stepped = Signal(int)  # Up (-1) or Down (1) pressed in the search box
    search_entered = Signal()  # Enter pressed there
    household_requested = Signal(str)
    visit_requested = Signal(str)
    amend_requested = Signal(str)
    planned_visit_requested = Signal(str, str, str)  # household, best moment, ending
    card_requested = Signal(str)
    card_here = Signal()  # Ctrl+J: the page in front asks for the card of its household
    finding_requested = Signal(str)
    case_requested = Signal(str)
    article_requested = Signal(str)  # an article's code
    help_requested = Signal(str)  # an article of the guide, or the page it is about
    tour_requested = Signal()  # somebody wants to be shown round
    status_requested = Signal()  # somebody pressed the chip
    undo_requested = Signal()
    lock_requested = Signal()
    restore_requested = Signal()
    lock_minutes_changed = Signal(int)
    backed_up = Signal()
    map_changed = Signal()  # another map file, or none
    # the area is about to be closed: whoever holds unsaved words hands them to the lane now
    leaving = Signal()
    page_asked = Signal(str)  # a Request: whoever answers it comes forward
    page_requested = Signal(str)  # a page's key
    outage_requested = Signal(str)  # an outage's id: its contact round comes forward on the care page
    notified = Signal(object)
    count_changed = Signal(str, int, str)
    status_changed = Signal(str, str)
    window_taken = Signal(object)
    window_given_back = Signal()
    page_offered = Signal(str)  # a page that not everybody needs gets its place on the rail
    # another area (its id) is wanted, and there the page of this key with what it is to show
    area_requested = Signal(str, str, object)
    shown_anew = Signal(object)  # what a page was asked to show when its area came to the front

    def __init__(
        self,
        area: Any,
        tasks: Tasks,
        *,
        theme: Theme,
        words: Words,
        clock: Callable[[], datetime] = local_now,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.area = area
        self.tasks = tasks
        self.theme = theme
        self.words = words
        self.clock = clock
        # the areas of the profile whose key is in memory, by id; the desk knows the others
        self.opened_areas: Callable[[], dict[str, Any]] = lambda: {self.area.id: self.area}
        self.page_titles: Sequence[str] = ()  # on the rail, in its order
        self.quiet = QuietMoments(tasks, parent=self)
        self.leaving.connect(self.quiet.hold)
        self.directory = DirectoryKeeper(area, tasks, parent=self)
        self.changed.connect(self.directory.refresh)
        self.exchange = Exchange(self)
        self.findings = FindingsKeeper(self)
        self.findings.scanned.connect(self.directory.read_standings)
        self.reminders = RemindersKeeper(self)
        self.reviews = ReviewsKeeper(self)

    def search(self, text: str) -> None:
        """Search for `text` on the page that answers searches."""
        self.page_asked.emit("search")
        self.search_requested.emit(text)

    def open_household(self, household: str) -> None:
        """Show a household."""
        self.page_asked.emit("household")
        self.household_requested.emit(household)

    def start_visit(self, household: str) -> None:
        """Begin a visit."""
        self.page_asked.emit("visit")
        self.visit_requested.emit(household)

    def start_planned_visit(self, household: str, peak: str, ending: str) -> None:
        """Begin a visit for which the best moment and the ending are planned."""
        self.page_asked.emit("visit")
        self.planned_visit_requested.emit(household, peak, ending)

    def open_card(self, household: str) -> None:
        """Show the strategy card of a household over whatever is in front."""
        self.card_requested.emit(household)

    def amend_visit(self, visit: str) -> None:
        """Correct a finished visit."""
        self.page_asked.emit("visit")
        self.amend_requested.emit(visit)

    def open_finding(self, finding: str) -> None:
        """Show what use data gave reason to look at."""
        self.page_asked.emit("finding")
        self.finding_requested.emit(finding)

    def open_case(self, case: str) -> None:
        """Show a request or complaint."""
        self.page_asked.emit("case")
        self.case_requested.emit(case)

    def open_article(self, code: str) -> None:
        """Show an article of what is known."""
        self.page_asked.emit("article")
        self.article_requested.emit(code)

    def open_help(self, wanted: str) -> None:
        """Show an article of the guide: by its key, or by the page it is about."""
        self.page_asked.emit("help")
        self.help_requested.emit(wanted)

    def show_status(self) -> None:
        """Show what the chip in the top bar is about."""
        self.page_asked.emit("status")
        self.status_requested.emit()

    def open_page(self, key: str) -> None:
        """Show a page by its key."""
        self.page_requested.emit(key)

    def offer_page(self, key: str) -> None:
        """Give a page that not everybody needs its place on the rail."""
        self.page_offered.emit(key)

    def notify(self, notice: Notice) -> None:
        """Show a notice under the top bar."""
        self.notified.emit(notice)

    def set_count(self, page: str, count: int, *, tone: Tone = "alarm") -> None:
        """Show on the rail how many things wait on a page."""
        self.count_changed.emit(page, count, tone)

    def set_status(self, text: str, *, tone: Tone = "unknown") -> None:
        """Show the state of the network and of what is unsent in the top bar's chip."""
        self.status_changed.emit(text, tone)

    def take_window(self, whole: QWidget) -> None:
        """Give `whole` the entire window (door mode); `give_back_window` ends it and deletes the widget."""
        self.window_taken.emit(whole)

    def give_back_window(self) -> None:
        """Show the frame again."""
        self.window_given_back.emit()


class PageSpec(Struct, frozen=True):
    """A page the rail shows, built on its first visit; `title` is asked once the language is known.

    `under` names the page from which this one is reached: it has no place of its own on the rail, unless it is
    `offered` and somebody offers it.
    """

    key: str
    icon: str
    title: Callable[[], str]
    build: Callable[[Session], QWidget]
    answers: tuple[Request, ...] = ()
    at_bottom: bool = False
    under: str = ""
    offered: bool = False
