"""A case on paper, for whoever has to judge what happened: facts, course, deadlines, promises, files (R7.2).

What was late, missed or taken back is said as loudly as what was not.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta, timezone
from typing import Final

from gridsteward.records.case import DeadlineState, TimeTrust
from gridsteward.records.evidence import CaseFacts, LimitFact, Manifest, RowFact
from gridsteward.records.paper import (
    Paper,
    PaperBlock,
    PaperCell,
    PaperFacts,
    PaperHeading,
    PaperTable,
    PaperText,
    PaperTone,
)
from gridsteward.records.report import WordsLike

_CHINA: Final = timezone(timedelta(hours=8))
_HASH_SHOWN: Final = 16
_BAD: Final = (DeadlineState.OVERDUE, DeadlineState.MISSED)
_DOUBTFUL: Final = (TimeTrust.LATE, TimeTrust.AHEAD)


def case_paper(facts: CaseFacts, manifest: Manifest, words: WordsLike) -> Paper:
    """Return the case as a document. `manifest` names the other files of the pack, and who made it."""
    worded = _Worded(facts, manifest, words)
    kind = words(f"case_kind.{facts.kind}")
    made = words("evidence_paper.made", at=_minute(manifest.made_at), steward=manifest.steward)
    return Paper(
        title=words("evidence_paper.title", number=facts.number),
        subtitle=words("evidence_paper.subtitle", area=facts.area_name, kind=kind),
        head=("GridSteward 电管家", made),
        blocks=tuple(worded.blocks()),
        foot=(words("evidence_paper.seal", seal=manifest.seal), made),
        page=words("evidence_paper.page", at="{at}", of="{of}"),
        author=manifest.steward,
        made_at=manifest.made_at,
    )


class _Worded:
    def __init__(self, facts: CaseFacts, manifest: Manifest, words: WordsLike) -> None:
        self._facts, self._manifest, self._words = facts, manifest, words
        self._values = words.section("case_value")
        self._notes = facts.told.notes if facts.told is not None else {}

    def blocks(self) -> Iterator[PaperBlock]:
        facts = self._facts
        yield PaperText(self._say("about"), PaperTone.QUIET)
        yield PaperHeading(self._say("facts"))
        yield PaperFacts(tuple(self._basics()))
        if facts.withheld:
            yield PaperText(self._say("withheld"), PaperTone.LOUD)
        elif facts.told is not None:
            yield PaperText(self._say("told"), PaperTone.LOUD)
        yield PaperHeading(self._say("course"))
        yield PaperText(self._say("course_about"), PaperTone.QUIET)
        yield self._course()
        by_clock = [each for each in facts.deadlines if each.issuer]
        promised = [each for each in facts.deadlines if not each.issuer]
        if by_clock:
            yield PaperHeading(self._say("deadlines"))
            yield self._limits(by_clock, self._say("column_source"), self._source)
        if promised:
            yield PaperHeading(self._say("promises"))
            yield self._limits(promised, self._say("column_promised"), lambda each: _minute(each.started))
        yield PaperHeading(self._say("files"))
        yield self._files()
        yield PaperHeading(self._say("check"))
        yield PaperText(self._say("check_how", seal=self._manifest.seal))

    def _say(self, key: str, **values: object) -> str:
        return self._words(f"evidence_paper.{key}", **values)

    # -- what it is about ------------------------------------------------------------------------------------------

    def _basics(self) -> Iterator[tuple[str, str]]:
        facts, words = self._facts, self._words
        case = next((each for each in facts.rows if each.table == "service_case"), None)
        values: Mapping[str, object] = {} if case is None else case.values
        told = facts.told
        comma = words("report.comma")
        kind = words(f"case_kind.{facts.kind}")
        topic = words.section("evidence_topic").get(str(values.get("topic", "")), "")
        clocks = (
            words.section("area_class").get(str(values.get("area_class")), ""),
            words.section("case_issuer").get(str(values.get("company")), ""),
        )
        lines = {
            "number": facts.number,
            "kind": comma.join(filter(None, (kind, topic))),
            "state": words(f"case_column.{facts.column}"),
            "came_in": _minute(case.at) if case is not None else "",
            "channel": words.section("case_channel").get(str(values.get("channel")), ""),
            "taken_by": str(values.get("steward", "")),
            "department": self._values.get(facts.department, facts.department),
            "clocks": comma.join(filter(None, clocks)),
            "order_no": facts.order_no,
            "satisfaction": str(facts.satisfaction or ""),
            "account_no": facts.account_no or (told.account_no if told else ""),
            "person": str(values.get("person") or (told.person if told else "")),
            "phone": str(values.get("phone") or (told.phone if told else "")),
            "place": str(values.get("place") or (told.place if told else "")),
            "content": str(values.get("content") or (told.content if told else "")),
            "why": self._manifest.why,
        }
        yield from ((self._say(f"fact_{name}"), text) for name, text in lines.items() if text)

    # -- the course ------------------------------------------------------------------------------------------------

    def _course(self) -> PaperTable:
        columns = (
            (self._say("column_what"), 3.0),
            (self._say("column_at"), 1.0),
            (self._say("column_entered"), 1.0),
            (self._say("column_here"), 1.0),
            (self._say("column_trust"), 1.55),
        )
        rows = [self._step(each) for each in self._facts.rows if each.table != "attachment"]
        return PaperTable(columns, tuple(rows))

    def _step(self, row: RowFact) -> tuple[PaperCell, ...]:
        times = [
            PaperCell(_minute(each).replace(" ", "\n")) for each in (row.at, row.entered_at, row.here_at)
        ]
        trust = [self._trust(row), self._words(f"evidence_here.{row.here}")]
        loud = row.trust in _DOUBTFUL
        return (
            PaperCell("\n".join(self._what(row)), PaperTone.LOUD if row.withdrawn else PaperTone.PLAIN),
            *times,
            PaperCell("\n".join(trust), PaperTone.LOUD if loud else PaperTone.PLAIN),
        )

    def _what(self, row: RowFact) -> Iterator[str]:
        values = row.values
        steward = str(values.get("steward", ""))
        if row.table == "service_case":
            yield self._say("registered", steward=steward)
        elif row.table == "case_look":
            reasons = self._words.section("look_reason")
            why = str(values.get("why", ""))
            yield self._say("looked", steward=steward, why=reasons.get(why, why))
        elif row.table == "survey_answer":
            yield self._say("surveyed", scores=values.get("scores", ""), steward=steward)
            if values.get("word"):
                yield str(values["word"])
        else:
            value = str(values.get("value") or "")
            parts = (
                self._words(f"case_event.{values.get('kind')}"),
                self._values.get(value, value),
            )
            yield self._say("step", what=" ".join(filter(None, parts)), steward=steward)
            if values.get("until"):
                yield self._say("until", at=_minute(str(values["until"])))
            note = str(values.get("note") or self._notes.get(row.id, ""))
            if note:
                yield note
        if row.withdrawn:
            yield self._say("withdrawn")

    def _trust(self, row: RowFact) -> str:
        said = self._words(f"time_trust.{row.trust}")
        late = _moment(row.entered_at) - _moment(row.at)
        if row.trust in (TimeTrust.AFTERWARDS, TimeTrust.LATE):
            said = self._say("late_by", trust=said, span=self._span(late))
        return said

    def _span(self, late: timedelta) -> str:
        minutes = int(late.total_seconds()) // 60
        days, hours = minutes // 1440, minutes // 60 % 24
        if days:
            return self._say("days_hours", days=days, hours=hours)
        return self._say("hours_minutes", hours=hours, minutes=minutes % 60)

    # -- deadlines, promises, files --------------------------------------------------------------------------------

    def _limits(
        self, limits: Sequence[LimitFact], title: str, aside: Callable[[LimitFact], str]
    ) -> PaperTable:
        columns = (
            (self._say("column_limit"), 1.5),
            (title, 3.0),
            (self._say("column_due"), 1.4),
            (self._say("column_done"), 1.4),
            (self._say("column_result"), 1.4),
        )
        rows = []
        for each in limits:
            doubtful = each.trust in _DOUBTFUL
            tone = PaperTone.LOUD if doubtful or each.state in _BAD else PaperTone.PLAIN
            result = self._words(f"deadline_state.{each.state}")
            if doubtful:
                result = f"{result}\n{self._words(f'time_trust.{each.trust}')}"
            rows.append(
                (
                    PaperCell(self._words(f"case_clock.{each.code}")),
                    PaperCell(aside(each)),
                    PaperCell(_minute(each.due)),
                    PaperCell(_minute(each.stopped)),
                    PaperCell(result, tone),
                )
            )
        return PaperTable(columns, tuple(rows))

    def _source(self, limit: LimitFact) -> str:
        issuer, unit = self._words(f"case_issuer.{limit.issuer}"), self._words(f"case_unit.{limit.unit}")
        edition = self._words.section("evidence_edition").get(limit.edition, limit.edition)
        said = self._say("source", issuer=issuer, edition=edition, amount=limit.amount, unit=unit)
        return said + (
            self._words("case.unknown_year", year=limit.unknown_year) if limit.unknown_year else ""
        )

    def _files(self) -> PaperTable:
        columns = (
            (self._say("column_file"), 1.7),
            (self._say("column_about"), 2.6),
            (self._say("column_size"), 1.1),
            (self._say("column_hash"), 1.7),
        )
        of_it = {each.name: each for each in self._facts.files}
        names = self._words.section("evidence_file")
        rows = []
        for each in self._manifest.files:
            fact = of_it.get(each.name)
            about = self._say("added", at=_minute(fact.added_at)) if fact else names.get(each.name, "")
            rows.append(
                (
                    PaperCell(each.name),
                    PaperCell(about),
                    PaperCell(self._say("bytes", size=f"{each.size:,}")),
                    PaperCell(f"{each.sha256[:_HASH_SHOWN]}…"),
                )
            )
        return PaperTable(columns, tuple(rows))


def _moment(text: str) -> datetime:
    told = datetime.fromisoformat(text)
    return told if told.tzinfo else told.replace(tzinfo=_CHINA)


def _minute(text: str) -> str:
    return f"{_moment(text).astimezone(_CHINA):%Y-%m-%d %H:%M}" if text else ""
