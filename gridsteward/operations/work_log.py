"""All that was done within some days, line by line in the order of time: the steward's log (R4.5)."""

from collections.abc import Iterator
from typing import Final

from gridsteward.operations.area import Area
from gridsteward.records.period_report import LogKind, LogRow

_WITHIN: Final = "{at} >= :first AND {at} < :last || 'T99' AND (:steward = '' OR {steward} = :steward)"
_HOME: Final = "coalesce(h.account_no, ''), coalesce(h.name, ''), coalesce(h.village, '')"


def _from(table: str, at: str, steward: str) -> str:
    within = _WITHIN.format(at=f"e.{at}", steward=f"e.{steward}")
    return f"FROM {table} e LEFT JOIN household h ON h.id = e.household_id WHERE NOT e._deleted AND {within}"


_VISITS: Final = _from("visit", "started_at", "steward")
_CONTACTS: Final = f"{_from('care_contact', 'at', 'steward')} AND coalesce(e.visit_id, '') = ''"
_PROMISED: Final = _from("commitment", "made_at", "steward")
_FINDINGS: Final = f"{_from('finding_event', 'at', 'steward')} AND e.outcome <> 'opened'"
_SUPPLY: Final = _from("supply_act", "at", "steward")
_CASES: Final = _from("service_case", "at", "steward")
_PROMISES: Final = (
    "FROM commitment_event e JOIN commitment c ON c.id = e.commitment_id "
    "LEFT JOIN household h ON h.id = c.household_id "
    f"WHERE NOT e._deleted AND {_WITHIN.format(at='e.at', steward='e.steward')}"
)
_STEPS: Final = (
    "FROM service_case_event e JOIN service_case c ON c.id = e.case_id LEFT JOIN household h ON h.id = c.household_id "
    f"AND c.sealed_id = '' WHERE NOT e._deleted AND {_WITHIN.format(at='e.at', steward='e.steward')}"
)
# of a confidential case nothing is told but that there is one
_OPENLY: Final = "CASE WHEN {sealed} <> '' THEN '' ELSE coalesce({text}, '') END"
_SELECTED: Final[dict[LogKind, str]] = {
    LogKind.VISIT: f"e.started_at, e.steward, {_HOME}, e.purposes, e.met, coalesce(e.note, ''), e.late {_VISITS}",
    LogKind.CONTACT: f"e.at, e.steward, {_HOME}, e.way, e.outcome, coalesce(e.note, ''), 0 {_CONTACTS}",
    LogKind.PROMISED: f"e.made_at, e.steward, {_HOME}, e.what, e.due, '', 0 {_PROMISED}",
    LogKind.PROMISE: f"e.at, e.steward, {_HOME}, c.what, e.outcome, coalesce(e.note, ''), 0 {_PROMISES}",
    LogKind.FINDING: f"e.at, e.steward, {_HOME}, e.kind, e.outcome, coalesce(e.note, ''), 0 {_FINDINGS}",
    LogKind.SUPPLY: f"e.at, e.steward, {_HOME}, e.kind, '', coalesce(e.reason, ''), 0 {_SUPPLY}",
    LogKind.CASE: (
        "e.at, e.steward, "
        + ", ".join(
            _OPENLY.format(sealed="e.sealed_id", text=text)
            for text in ("h.account_no", "h.name", "h.village")
        )
        + f", e.kind, '', {_OPENLY.format(sealed='e.sealed_id', text='e.content')}, 0 {_CASES}"
    ),
    LogKind.CASE_STEP: (
        "e.at, e.steward, "
        + ", ".join(
            _OPENLY.format(sealed="c.sealed_id", text=text)
            for text in ("h.account_no", "h.name", "h.village")
        )
        + f", e.kind, e.value, {_OPENLY.format(sealed='c.sealed_id', text='e.note')}, 0 {_STEPS}"
    ),
}
_COUNTED: Final = {
    LogKind.VISIT: _VISITS,
    LogKind.CONTACT: _CONTACTS,
    LogKind.PROMISED: _PROMISED,
    LogKind.PROMISE: _PROMISES,
    LogKind.FINDING: _FINDINGS,
    LogKind.SUPPLY: _SUPPLY,
    LogKind.CASE: _CASES,
    LogKind.CASE_STEP: _STEPS,
}


def log_rows(area: Area, first: str, last: str, *, steward: str = "") -> Iterator[LogRow]:
    """Return what was done on ISO days, both included, in the order of time; of one steward, or of all ("")."""
    values = {"first": first, "last": last, "steward": steward}
    found = [
        LogRow(
            at=at,
            kind=kind,
            steward=by or "",
            account_no=account or "",
            name=name or "",
            village=village or "",
            what=what or "",
            outcome=outcome or "",
            note=note or "",
            late=late or 0,
        )
        for kind, selected in _SELECTED.items()
        for at, by, account, name, village, what, outcome, note, late in area.store.query(
            f"SELECT {selected}", values
        )
    ]
    return iter(sorted(found, key=lambda row: (row.at, list(LogKind).index(row.kind), row.account_no)))


def log_counts(area: Area, first: str, last: str, *, steward: str = "") -> dict[LogKind, int]:
    """Count the same lines in the database."""
    values = {"first": first, "last": last, "steward": steward}
    counted = {}
    for kind, rows in _COUNTED.items():
        ((counted[kind],),) = area.store.query(f"SELECT count(*) {rows}", values)
    return counted
