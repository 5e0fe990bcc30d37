"""Reading questions that more than one screen or command asks. SQL stands here and nowhere above the store."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from gridsteward.records.household import HouseholdSummary
from gridsteward.records.journal import Value
from gridsteward.store.connection import Connection

_CHUNK: Final = 500
_MANY: Final = 3_000


def summaries(connection: Connection, households: Iterable[str] | None = None) -> list[HouseholdSummary]:
    """Return the list rows of all households, or of these.

    Put together here from plain reads: one joined query takes two and a half times as long (10,000 households).
    """
    if households is None:
        return _summaries(connection, "", "", ())
    wanted = sorted(set(households))
    if len(wanted) > _MANY:  # so many looks into the indexes take longer than one reading of all
        chosen = set(wanted)
        return [each for each in _summaries(connection, "", "", ()) if each.id in chosen]
    found: list[HouseholdSummary] = []
    for chunk in (wanted[start : start + _CHUNK] for start in range(0, len(wanted), _CHUNK)):
        marks = ", ".join("?" * len(chunk))
        found += _summaries(connection, f"AND id IN ({marks})", f"AND household_id IN ({marks})", chunk)
    return found


def _summaries(
    connection: Connection, chosen: str, owned: str, values: Sequence[str]
) -> list[HouseholdSummary]:
    def read(sql: str) -> Iterator[tuple[Any, ...]]:
        found: Iterator[tuple[Any, ...]] = connection.execute(sql, values)
        return found

    phones: dict[str, list[str]] = {}
    for household, numbers in read(
        f"SELECT household_id, phones FROM person WHERE NOT _deleted AND phones <> '' {owned} "
        "ORDER BY main_contact DESC, id"
    ):
        phones.setdefault(household, []).append(numbers)
    tags: dict[str, set[str]] = {}
    for household, tag in read(f"SELECT household_id, tag FROM household_mark WHERE 1 {owned}"):
        tags.setdefault(household, set()).add(tag)
    seen: dict[str, str] = dict(read(f"SELECT household_id, met FROM visit_last WHERE met <> '' {owned}"))
    promises: dict[str, int] = dict(
        read(
            "SELECT household_id, count(*) FROM commitment "
            f"WHERE NOT _deleted AND {STANDING} = 'reopened' {owned} GROUP BY household_id"
        )
    )
    read_as = {
        household: names
        for household, *names in read(
            f"SELECT household_id, names, pinyin, initials FROM household_search WHERE 1 {owned}"
        )
    }
    nothing = ("", "", "")
    return [
        HouseholdSummary(
            id=row_id,
            account_no=account_no,
            name=name,
            address=address,
            village=village,
            transformer_district=district,
            meter_no=meter_no,
            tenure=tenure,
            tariff_class=tariff_class,
            leading_class=leading_class,
            phones=" ".join(phones.get(row_id, ())),
            tags=tuple(sorted(tags.get(row_id, ()))),
            last_visit=seen.get(row_id, ""),
            open_commitments=promises.get(row_id, 0),
            names=names,
            pinyin=pinyin,
            initials=initials,
        )
        for (
            row_id,
            account_no,
            name,
            address,
            village,
            district,
            meter_no,
            tenure,
            tariff_class,
            leading_class,
        ) in read(
            "SELECT id, account_no, name, address, village, transformer_district, meter_no, tenure, tariff_class, "
            f"leading_class FROM household WHERE NOT _deleted {chosen}"
        )
        for names, pinyin, initials in (read_as.get(row_id, nothing),)
    ]


MET: Final = "met NOT IN ('nobody', 'declined')"
"""Of a visit: somebody was met at it. When that was last, `visit_last` knows of every home."""


MET_BEFORE: Final = f"""CASE WHEN visit_last.met < {{moment}} THEN visit_last.met ELSE coalesce((
 SELECT started_at FROM visit INDEXED BY visit_household WHERE visit.household_id = visit_last.household_id
 AND NOT visit._deleted AND {MET} AND started_at < {{moment}} ORDER BY started_at DESC LIMIT 1), '') END"""
"""Of a line of `visit_last`: when somebody was last met before a moment, "" for never. Only of those met since, the
home's own end of the index is looked for."""


STANDING: Final = """coalesce((SELECT CASE outcome WHEN 'renegotiated' THEN 'reopened' ELSE outcome END
 FROM commitment_event e WHERE e.commitment_id = commitment.id
 AND NOT e._deleted ORDER BY at DESC, id DESC LIMIT 1), 'reopened')"""


STILL_AGREED: Final = f"""next_visit <> '' AND NOT EXISTS (SELECT 1 FROM visit later WHERE NOT later._deleted
 AND later.household_id = visit.household_id AND (later.started_at, later.id) > (visit.started_at, visit.id)
 AND (later.{MET} OR later.next_visit <> ''))"""
"""Of a visit: the day agreed at it still stands. Nobody was met since, and no other day was agreed on a closed door."""


STILL_ASKED: Final = f"""NOT EXISTS (SELECT 1 FROM visit WHERE NOT visit._deleted
 AND visit.household_id = visit_request.household_id AND visit.started_at >= visit_request.at
 AND {MET})"""
"""Of a request that a home be called on: nobody was met there since."""


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
