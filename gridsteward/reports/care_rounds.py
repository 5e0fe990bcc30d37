"""The register of the contact rounds: every turn that was due, what came of it, and who could not be reached (R5.6)."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from gridsteward.records.care_report import CareReport, CareReportTotals
from gridsteward.records.care_wall import WallPerson
from gridsteward.records.contact import CareContact, ContactOutcome
from gridsteward.records.faults import Fault
from gridsteward.records.outage import Outage
from gridsteward.records.outage_round import CareRound, OutagePerson, Turn, TurnState
from gridsteward.records.report import WordsLike, WrittenReport
from gridsteward.records.sheet import SheetTemplate
from gridsteward.reports.book import Filled, stamp, write_book
from gridsteward.reports.sheet import Sheet, title_of
from gridsteward.reports.style import Style, Texts, Value, clock_number, day_number, joined
from gridsteward.reports.templates import SHIPPED, Templates

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

_PERSON: Final = (
    *("number", "care_outage", "account_no", "care_person", "address", "transformer_district", "care_tier"),
    *("care_dependent", "care_needs"),
)
_TURNS: Final = (
    *_PERSON,
    *(
        "care_step",
        "care_due",
        "care_turn_state",
        "care_at",
        "care_way",
        "care_outcome",
        "care_said",
        "care_by",
    ),
    *("care_entered", "care_again"),
)
_OPEN: Final = (*_PERSON, "care_carer", "care_missed", "care_tried", "care_last_at", "care_handed")
_LIST: Final = (
    *(
        "number",
        "account_no",
        "care_person",
        "village",
        "address",
        "care_tier",
        "care_dependent",
        "care_needs",
    ),
    *("care_due_day", "care_late", "care_last_day", "care_way", "care_light"),
)


def care_rounds_workbook(
    report: CareReport,
    *,
    words: WordsLike,
    out: Path | BinaryIO,
    templates: Templates = SHIPPED,
    password: str | None = None,
    overwrite: bool = False,
) -> WrittenReport:
    """Write one row for each contact and each turn that nobody had, and a sheet of who could not be reached.

    Nothing is written when it fails. Raises Fault report_totals_differ and the Faults of `target.replacing`.
    """

    def fill(book: "Workbook") -> Filled:
        return _Sheets(book, report, words, templates).fill()

    return write_book(fill, out, password=password, overwrite=overwrite)


class _Sheets:
    def __init__(self, book: "Workbook", report: CareReport, words: WordsLike, templates: Templates) -> None:
        self._book, self._report, self._words, self._templates = book, report, words, templates
        self._style, self._texts = Style(book, words), Texts(words)
        scope = report.scope
        stamp(book, title=self._titled(templates["care"]), author=scope.station, made_at=scope.exported_at)

    def fill(self) -> Filled:
        # A word with the whole home stands with each of its people; it was one contact.
        contacts: set[str] = set()
        reached: set[str] = set()
        rows: list[tuple[Value, ...]] = []
        for found in self._report.rounds:
            for person in found.people:
                for turn, had in _lines(person):
                    rows.append((*self._person(len(rows) + 1, found, person), *self._turn(turn, had)))
                    if had is not None:
                        contacts.add(had.id)
                        reached |= {had.id} if had.outcome == ContactOutcome.REACHED else set()
        counted = CareReportTotals(contacts=len(contacts), reached=len(reached))
        if counted != self._report.totals:
            raise Fault("report_totals_differ", sheet=counted.contacts, system=self._report.totals.contacts)
        self._write("care", _TURNS, rows, foot=self._foot())
        left = [
            (*self._person(at, found, person), *self._left(person))
            for at, (found, person) in enumerate(self._unreached(), 1)
        ]
        self._write("care_unreached", _OPEN, left, foot=self._words("report.care_unreached_foot"))
        people = [self._listed(at, each) for at, each in enumerate(self._report.people, 1)]
        late = sum(bool(each.due.beyond) for each in self._report.people)
        foot = self._words("report.care_list_foot", people=len(people), late=late)
        self._write("care_list", _LIST, people, foot=foot)
        return Filled(len(rows) + len(people), 3, self._texts.shortened)

    def _listed(self, number: int, each: WallPerson) -> tuple[Value, ...]:
        words, fit, home = self._words, self._texts.fit, each.light.household
        return (
            number,
            fit(home.account_no),
            fit(each.name),
            fit(home.village),
            fit(home.address),
            words(f"care_tier.{each.due.cared.tier}"),
            words("report.yes") if each.due.cared.power_dependent else "",
            fit(joined(sorted(each.due.cared.codes), words.section("tag"), comma=words("list.comma"))),
            day_number(each.due.due.day),
            each.due.beyond or "",
            day_number(each.due.last) if each.due.last else None,
            words(f"contact_way.{each.due.way}") if each.due.way else "",
            words(f"light.{each.light.level}"),
        )

    def _unreached(self) -> Iterator[tuple[CareRound, OutagePerson]]:
        for found in self._report.rounds:
            for person in found.people:
                if any(_waited(turn) for turn in person.clock.turns):
                    yield found, person

    def _foot(self) -> str:
        totals = self._report.totals
        return self._words("report.care_foot", contacts=totals.contacts, reached=totals.reached)

    def _titled(self, template: SheetTemplate) -> str:
        scope = self._report.scope
        return self._texts.fit(title_of(template, self._words, station=scope.station, area=scope.area))

    def _write(self, name: str, fields: tuple[str, ...], rows: list[tuple[Value, ...]], *, foot: str) -> None:
        words, scope, template = self._words, self._report.scope, self._templates[name]
        period = words(
            "report.care_scope",
            first=scope.first or words("report.care_beginning"),
            last=scope.last or scope.exported_at[:10],
            at=scope.exported_at[:16].replace("T", " "),
        )
        sheet = Sheet(
            self._book,
            template,
            fields,
            name=words(f"report.sheet_{name}"),
            title=self._titled(template),
            scope=period,
            style=self._style,
            texts=self._texts,
            words=words,
        )
        for values in rows:
            sheet.add(values)
        sheet.end()
        sheet.foot(foot)

    def _person(self, number: int, found: CareRound, person: OutagePerson) -> tuple[Value, ...]:
        words, fit = self._words, self._texts.fit
        tiers, tags = words.section("care_tier"), words.section("tag")
        return (
            number,
            fit(outage_line(found.outage, words)),
            fit(person.account_no),
            fit(person.name),
            fit(person.address),
            fit(person.district),
            tiers.get(person.tier, person.tier),
            words("report.yes") if person.power_dependent else "",
            fit(joined(person.codes, tags, comma=words("list.comma"))),
        )

    def _turn(self, turn: Turn, had: CareContact | None) -> tuple[Value, ...]:
        words, fit = self._words, self._texts.fit
        step = words(f"outage_step.{turn.step.value}", number=turn.number)
        told = (step, _moment(turn.due), words(f"turn_state.{turn.state.value}"))
        if had is None:
            return (*told, None, "", "", "", "", None, "")
        return (
            *told,
            _moment(had.at),
            words.section("contact_way").get(had.way, had.way),
            words.section("contact_outcome").get(had.outcome, had.outcome),
            fit(had.note),
            fit(had.steward),
            _moment(had.entered_at),
            words("report.care_called_again") if had in turn.again else "",
        )

    def _left(self, person: OutagePerson) -> tuple[Value, ...]:
        words, fit, clock = self._words, self._texts.fit, person.clock
        tried = sum(len(each.tried) for each in clock.turns)
        handed = words("list.comma").join(
            words(
                "report.care_handed_to",
                at=each.at[5:16].replace("T", " "),
                steward=each.steward,
                reason=each.reason or words("report.care_no_reason"),
            )
            for each in person.takes
        )
        last = clock.last
        return (fit(person.carer), clock.missed, tried, _moment(last.at) if last else None, fit(handed))


def outage_line(outage: Outage, words: WordsLike) -> str:
    """Return an outage on one line: when, where, of which kind."""
    ends = outage.restored or outage.expected
    return words(
        "report.care_outage_line",
        begins=outage.begins[:16].replace("T", " "),
        ends=ends[:16].replace("T", " ") if ends else "…",
        districts=words("list.comma").join(outage.names),
        kind=words(f"outage_kind.{outage.kind}"),
    )


def _lines(person: OutagePerson) -> Iterator[tuple[Turn, CareContact | None]]:
    """Yield a line for each contact in its order, and one for a turn that nobody answered."""
    for turn in person.clock.turns:
        answered = (*([turn.had] if turn.had else []), *turn.again)
        for contact in sorted((*turn.tried, *answered), key=lambda each: (each.at, each.id)):
            yield turn, contact
        if not answered and turn.state is not TurnState.LIFTED:
            yield turn, None


def _waited(turn: Turn) -> bool:
    return turn.state in (TurnState.MISSED, TurnState.OVERDUE)


def _moment(iso: str) -> float | None:
    day, clock = day_number(iso), clock_number(iso)
    return None if day is None or clock is None else day + clock
