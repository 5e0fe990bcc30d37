"""The lists behind the charts of a period: whatever a column counts stands in them, row by row."""

import json
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Final

from gridsteward.cases.promises import PromiseState
from gridsteward.operations import case_board, findings, promises
from gridsteward.operations.area import Area
from gridsteward.records.case import CaseColumn
from gridsteward.records.chart import Behind, Opens, Sort
from gridsteward.records.report import WordsLike

MOST: Final = 2_000
"""Rows a list shows: what is behind a longer column is looked at in a shorter period."""


def behind(area: Area, opens: Opens, words: WordsLike) -> list[Behind]:
    """Return what a column counts, at most MOST rows."""
    return _SORTS[opens.sort](area, opens, words)[:MOST]


def _visits(area: Area, opens: Opens, words: WordsLike) -> list[Behind]:
    end = (date.fromisoformat(opens.last) + timedelta(days=1)).isoformat()
    met, purposes = words.section("met"), words.section("purpose")
    return [
        Behind(
            strong=_named(name, village, words),
            quiet=words(
                "behind.visit",
                at=started[:16].replace("T", " "),
                met=met.get(how, how),
                purposes=words("list.comma").join(purposes.get(key, key) for key in why.split()),
                steward=steward,
            ),
            household_id=home,
        )
        for home, name, village, started, how, why, steward in area.store.query(
            "SELECT v.household_id, h.name, h.village, v.started_at, v.met, v.purposes, v.steward FROM visit v "
            "JOIN household h ON h.id = v.household_id WHERE NOT v._deleted AND v.started_at >= ? "
            f"AND v.started_at < ? ORDER BY v.started_at DESC, v.id LIMIT {MOST}",
            (opens.first, end),
        )
    ]


def _homes(area: Area, opens: Opens, words: WordsLike) -> list[Behind]:
    found = {
        home: Behind(
            strong=_named(name, village, words),
            quiet=words("behind.home", address=address or "", last=(last or words("behind.never"))[:10]),
            household_id=home,
        )
        for home, name, village, address, last in area.store.query(
            "SELECT h.id, h.name, h.village, h.address, (SELECT met FROM visit_last WHERE household_id = h.id) "
            "FROM household h WHERE h.id IN (SELECT value FROM json_each(?))",
            (json.dumps(opens.ids[:MOST]),),
        )
    }
    return [found[home] for home in opens.ids if home in found]


def _cases(area: Area, opens: Opens, words: WordsLike) -> list[Behind]:
    wanted = frozenset(opens.ids)
    secret = words("behind.confidential")
    return [
        Behind(
            strong=words("behind.case", number=row.view.number, kind=words(f"case_kind.{row.view.kind}")),
            quiet=words(
                "behind.case_told",
                at=row.view.case.at[:16].replace("T", " "),
                name=row.name or secret if row.view.complainant is None else row.name,
                state=words(f"case_column.{row.view.column}"),
            ),
            case_id=row.view.case.id,
        )
        for row in case_board.rows(area, columns=tuple(CaseColumn))
        if row.view.case.id in wanted
    ]


def _promises(area: Area, opens: Opens, words: WordsLike) -> list[Behind]:
    wanted = frozenset(opens.ids)
    return [
        Behind(
            strong=each.what,
            quiet=words(
                "behind.promise",
                name=each.name,
                due=each.due,
                state=words(f"promise_state.{PromiseState(each.state)}"),
            ),
            household_id=each.household_id,
            case_id=each.case_id,
        )
        for each in promises.promises(area, settled=True)
        if each.id in wanted
    ]


def _findings(area: Area, opens: Opens, words: WordsLike) -> list[Behind]:
    return [
        Behind(
            strong=_named(each.household.name, each.household.village, words),
            quiet=words(
                "behind.finding",
                day=each.finding.day,
                kind=words(f"finding_kind.{each.finding.kind}"),
                state=words(f"finding_state.{each.state}"),
            ),
            household_id=each.household.id,
        )
        for each in findings.finding_list(area).entries
        if each.finding.kind in opens.ids and opens.first <= each.finding.day <= opens.last
    ]


def _answers(area: Area, opens: Opens, words: WordsLike) -> list[Behind]:
    return [
        Behind(
            strong=_named(name or words("behind.not_told"), village or "", words),
            quiet=words("behind.answer", day=at[:10], scores=_scores(scores), word=word or ""),
            household_id=home or "",
        )
        for home, name, village, at, scores, word in area.store.query(
            "SELECT a.household_id, h.name, h.village, a.at, a.scores, a.word FROM survey_answer a "
            "LEFT JOIN household h ON h.id = a.household_id WHERE NOT a._deleted "
            "AND substr(a.at, 1, 10) BETWEEN ? AND ? ORDER BY a.at DESC, a.id",
            (opens.first, opens.last),
        )
    ]


def _scores(written: str) -> str:
    from gridsteward.cases import survey

    return " ".join(str(score) for score in survey.read(written).values())


def _named(name: str, village: str, words: WordsLike) -> str:
    return words("behind.named", name=name, village=village) if village else name


_Sort = Callable[[Area, Opens, WordsLike], list[Behind]]
_SORTS: Final[Mapping[Sort, _Sort]] = {
    Sort.VISITS: _visits,
    Sort.HOMES: _homes,
    Sort.CASES: _cases,
    Sort.PROMISES: _promises,
    Sort.FINDINGS: _findings,
    Sort.ANSWERS: _answers,
}
