"""How the analysis of requests reads on screen."""

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QObject

from gridsteward.desktop.delegates import RowText
from gridsteward.desktop.session import Session
from gridsteward.desktop.tokens import Tone
from gridsteward.operations import case_analysis_words, surveys, warning_words
from gridsteward.operations.case_analysis import CaseAnalysis
from gridsteward.records.case_analysis import Analysis, Count
from gridsteward.records.share import percent
from gridsteward.records.survey import SurveyDue, SurveyResults, Tally

_SECTIONS = {
    "kind": "case_kind",
    "topic": "case_topic",
    "channel": "case_channel",
    "department": "case_value",
}
_LATE = "late"


class Worth(Struct, frozen=True, kw_only=True):
    """A place or home worth a look: the cases behind it, or the household to open."""

    name: str
    said: str
    badge: str
    tone: Tone
    cases: tuple[str, ...] = ()
    household: str = ""


class Said(Struct, frozen=True, kw_only=True):
    """A line of what customers say; `household` is opened, or asked where it is to be `asked`. "" for none."""

    text: RowText
    household: str = ""
    asked: bool = False


class AnalysisSaying(QObject):
    """Words and rows for the view."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session

    def periods(self) -> list[tuple[str, str]]:
        """Return the periods to choose from."""
        return [
            ("month", self.tr("Last 30 days")),
            ("quarter", self.tr("Last 13 weeks")),
            ("year", self.tr("Last year")),
            ("all", self.tr("All")),
        ]

    def ways(self) -> list[tuple[str, str]]:
        """Return what the bars can be counted by."""
        return [
            ("kind", self.tr("Kind")),
            ("topic", self.tr("Class")),
            ("channel", self.tr("Channel")),
            ("department", self.tr("Department")),
            ("month", self.tr("Month")),
            (_LATE, self.tr("Late")),
        ]

    def figures(self) -> dict[str, str]:
        """Return the titles of the figures."""
        return {
            "cases": self.tr("Requests"),
            "answer": self.tr("First answer, half within"),
            "closing": self.tr("Closed, half within"),
            "kept": self.tr("Deadlines kept"),
            "satisfied": self.tr("Satisfied at the call-back"),
        }

    def numbers(self, found: Analysis) -> dict[str, tuple[str, str]]:
        """Return each figure and its note."""
        words = self._session.words
        met = sum(each.met for each in found.clocks)
        missed = sum(len(each.missed) for each in found.clocks)
        turned = self.tr("%n grumble(s) became a complaint", "", len(found.turned)) if found.turned else ""
        made = {"cases": (f"{len(found.cases):,}", turned)}
        for key, spread in (("answer", found.first_answer), ("closing", found.closing)):
            within = case_analysis_words.length(spread.most, words)
            note = self.tr("nine of ten: {time}").format(time=within)
            half = case_analysis_words.length(spread.half, words)
            made[key] = (half, note) if spread.cases else ("–", "")
        late = self.tr("%n late", "", missed) if missed else ""
        made["kept"] = (f"{percent(met, met + missed)}%" if met + missed else "–", late)
        mean = "–" if found.satisfaction is None else f"{found.satisfaction:.1f}"
        rated = self.tr("{rated} of {asked} answered").format(rated=found.rated, asked=found.asked)
        made["satisfied"] = (mean, rated if found.asked else "")
        return made

    def bars(self, found: Analysis, by: str) -> list[tuple[str, str, int]]:
        """Return what is counted by: key, words, count."""
        return [(each.key, self.name(by, each.key), len(each.cases)) for each in self._counts(found, by)]

    def behind(self, found: Analysis, by: str, key: str) -> tuple[str, ...]:
        """Return the cases a bar counts."""
        return next((each.cases for each in self._counts(found, by) if each.key == key), ())

    def _counts(self, found: Analysis, by: str) -> Sequence[Count]:
        if by == _LATE:
            return [Count(key=each.code, cases=each.missed) for each in found.clocks if each.missed]
        counts: Sequence[Count] = getattr(found, f"by_{by}")
        return counts

    def name(self, by: str, key: str) -> str:
        """Return what a bar stands for."""
        words = self._session.words
        if by == "month":
            return key
        if by == _LATE:
            return words(f"case_clock.{key}")
        return words.section(_SECTIONS[by]).get(key, key) or words("case_analysis.none_named")

    def all_worth(self, told: CaseAnalysis) -> list[Worth]:
        """Return the places that stand out, the homes that come often, and who may complain next."""
        words, today = self._session.words, self._session.clock().date()
        sorts = {"district": self.tr("Transformer district"), "village": self.tr("Village")}
        places = [
            Worth(
                name=each.place,
                said=case_analysis_words.gathering(each, words),
                badge=sorts[each.sort],
                tone="alarm",
                cases=each.cases,
            )
            for each in told.found.gatherings
        ]
        homes = [
            Worth(
                name=told.names.get(each.key, ""),
                said=self.tr("%n request(s) within a year", "", len(each.cases)),
                badge=self.tr("Comes often"),
                tone="watch",
                cases=each.cases,
            )
            for each in told.found.often
        ]
        warned = [
            Worth(
                name=each.household.name,
                said=warning_words.reason(each.reasons[0], words, today=today),
                badge=self.tr("May complain next"),
                tone="watch",
                household=each.household.id,
            )
            for each in told.warned
        ]
        return places + homes + warned

    def worth(self, each: Worth) -> RowText:
        """Return a place or home as a list shows it."""
        return RowText(each.name, each.said, badges=((each.badge, each.tone),))

    def to_ask(self, due: Sequence[SurveyDue]) -> list[Said]:
        """Return the homes to ask in the round."""
        never = self.tr("never asked")
        return [
            Said(
                text=RowText(each.name, each.village, each.last or never),
                household=each.household_id,
                asked=True,
            )
            for each in due
        ]

    def answers(self, found: SurveyResults) -> list[Said]:
        """Return what customers say: all, by question, by village and month, then in their words."""
        if not found.answers:
            return []
        language = self._session.words.language
        rows = [self._tally(self.tr("All questions"), found.all_questions)]
        rows += [self._tally(surveys.question(each.key, language), each) for each in found.by_question]
        unnamed = self._session.words("report.unnamed")
        rows += [self._tally(each.key or unnamed, each) for each in (*found.by_village, *found.by_month)]
        told = [Said(text=each) for each in rows]
        return told + [
            Said(
                text=RowText(
                    self.tr("“{word}”").format(word=each.word),
                    each.name,
                    each.day,
                    badges=((f"{each.lowest}", "alarm" if each.lowest <= 2 else "plain"),),
                ),
                household=each.household_id,
            )
            for each in found.words
        ]

    def _tally(self, name: str, found: Tally) -> RowText:
        count = self.tr("%n answer(s)", "", found.answers)
        if found.mean is None or found.good is None or found.low is None:
            return RowText(name, self.tr("too few to judge"), count)
        shares = self.tr("4 and 5: {good} · 1 and 2: {low}").format(
            good=f"{found.good:.0%}", low=f"{found.low:.0%}"
        )
        return RowText(name, shares, count, badges=((f"{found.mean:.1f}", "plain"),))
