"""Reading questions that more than one screen or command asks. SQL stands here and nowhere above the store."""

from collections.abc import Iterable
from typing import Any, Final

from gridsteward.records.household import HouseholdSummary
from gridsteward.records.journal import Value
from gridsteward.store.connection import Connection

_SUMMARY: Final = """
WITH chosen AS (SELECT id FROM household WHERE NOT _deleted {chosen}),
 seen AS (SELECT household_id, max(started_at) AS at FROM visit
          WHERE NOT _deleted AND met NOT IN ('nobody', 'declined') {owned} GROUP BY household_id),
 phone AS (SELECT household_id, group_concat(phones, ' ') AS numbers FROM person
           WHERE NOT _deleted AND phones <> '' {owned} GROUP BY household_id),
 mark AS (SELECT household_id, group_concat(tag, ' ') AS tags FROM
          (SELECT DISTINCT household_id, tag FROM household_tag WHERE NOT _deleted {owned} ORDER BY tag)
          GROUP BY household_id),
 due AS (SELECT household_id, count(*) AS open FROM commitment c WHERE NOT _deleted {owned} AND NOT coalesce(
          (SELECT outcome IN ('kept', 'withdrawn') FROM commitment_event e
           WHERE e.commitment_id = c.id AND NOT e._deleted ORDER BY at DESC, id DESC LIMIT 1), 0)
         GROUP BY household_id)
SELECT h.id, account_no, name, address, village, transformer_district, meter_no, tenure, tariff_class, leading_class,
       coalesce(phone.numbers, ''), coalesce(mark.tags, ''), coalesce(seen.at, ''), coalesce(due.open, 0),
       coalesce(s.names, ''), coalesce(s.pinyin, ''), coalesce(s.initials, '')
FROM household h JOIN chosen USING (id)
LEFT JOIN household_search s ON s.household_id = h.id LEFT JOIN seen ON seen.household_id = h.id
LEFT JOIN phone ON phone.household_id = h.id LEFT JOIN mark ON mark.household_id = h.id
LEFT JOIN due ON due.household_id = h.id
"""


def _summary(line: tuple[Any, ...]) -> HouseholdSummary:
    (row_id, account, name, address, village, district, meter, tenure, tariff, leading, *rest) = line
    phones, tags, last_visit, open_commitments, names, pinyin, initials = rest
    return HouseholdSummary(
        id=row_id,
        account_no=account,
        name=name,
        address=address,
        village=village,
        transformer_district=district,
        meter_no=meter,
        tenure=tenure,
        tariff_class=tariff,
        leading_class=leading,
        phones=phones,
        tags=tuple(tags.split()),
        last_visit=last_visit,
        open_commitments=open_commitments,
        names=names,
        pinyin=pinyin,
        initials=initials,
    )


def summaries(connection: Connection, households: Iterable[str] | None = None) -> list[HouseholdSummary]:
    """Return the list rows of all households, or of these."""
    if households is None:
        return [_summary(line) for line in connection.execute(_SUMMARY.format(chosen="", owned=""))]
    wanted = sorted(set(households))
    found: list[HouseholdSummary] = []
    for chunk in (wanted[start : start + 500] for start in range(0, len(wanted), 500)):
        marks = ", ".join("?" * len(chunk))
        sql = _SUMMARY.format(chosen=f"AND id IN ({marks})", owned=f"AND household_id IN ({marks})")
        found.extend(_summary(line) for line in connection.execute(sql, chunk * 5))
    return found


STANDING: Final = """coalesce((SELECT outcome FROM commitment_event e WHERE e.commitment_id = commitment.id
 AND NOT e._deleted ORDER BY at DESC, id DESC LIMIT 1), 'reopened')"""


def ids_by_natural_key(connection: Connection) -> tuple[dict[str, str], dict[str, list[str]]]:
    """Return household ids by account number (deleted ones too) and those present by meter number."""
    accounts: dict[str, str] = {}
    meters: dict[str, list[str]] = {}
    for row_id, account, meter, deleted in connection.execute(
        "SELECT id, account_no, meter_no, _deleted FROM household ORDER BY _deleted DESC"
    ):
        if account:
            accounts[account] = row_id
        if meter and not deleted:
            meters.setdefault(meter, []).append(row_id)
    return accounts, meters


def count(connection: Connection, sql: str, values: Iterable[Value] = ()) -> int:
    """Return the one number `sql` asks for."""
    (found,) = connection.execute(sql, tuple(values)).fetchone()
    return int(found or 0)
