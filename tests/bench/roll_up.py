"""How long a station's roll-up takes: 12,000 homes, 250,000 visits of five years, promises and requests of them.

`month_seconds` is that of one month by steward, the best of three, over a connection that has just been opened;
`village_seconds` the same by village, `year_seconds` that of twelve months, `queue_seconds` that of the review queue.
"""

import json
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from unittest import mock

from gridsteward.operations import area as areas
from gridsteward.operations import roll_up, visit_reviews
from gridsteward.operations.area import Area, aside
from gridsteward.store import keys

HOMES, VISITS, CASES, PEOPLE, STEWARDS, VILLAGES = 12_000, 250_000, 2_000, 30_000, 12, 22
NOW = datetime.fromisoformat("2026-09-16T09:30:00+08:00")
ROUNDS = 3
PASSPHRASE = "春风又到江南岸上"
_NOTE = "一切都好，插座和取暖器都看过了，老人说最近用电正常，下次带一份缴费单来。"
Row = tuple[object, ...]


def _insert(area: Area, table: str, names: str, rows: Iterator[Row]) -> None:
    count = len(names.split(", "))
    area.store.connection.executemany(
        f"INSERT INTO {table} ({names}, _deleted, _device, _seq) VALUES ({'?, ' * count}0, 1, 1)", rows
    )


def fill(area: Area) -> None:
    """Put a station in by plain SQL, past the one door to writing: nothing of it is ever sent."""
    connection, rng = area.store.connection, random.Random(7)  # noqa: S311  (the same station every time; nothing secret)
    guards = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'guard_%'"
    )
    for (name,) in guards.fetchall():
        connection.execute(f"DROP TRIGGER {name}")
    connection.execute("BEGIN")
    classes, tenures = ("risk", "economic", "", "", "", "care"), ("owner", "tenant", "vacant", "")
    _insert(
        area,
        "household",
        "id, account_no, name, village, tenure, leading_class",
        (
            (f"h{at}", f"06{at:08}", f"户{at}", f"村{at % VILLAGES:02}", tenures[at % 4], classes[at % 6])
            for at in range(HOMES)
        ),
    )
    _insert(
        area,
        "person",
        "id, household_id, name, birth, birth_calendar, lives_here",
        (
            (f"p{at}", f"h{at % HOMES}", f"人{at}", f"{1930 + at % 80}-0{1 + at % 9}-11", "solar", 1)
            for at in range(PEOPLE)
        ),
    )
    visits = []
    for _ in range(VISITS):
        home = rng.randrange(HOMES)
        began = NOW - timedelta(minutes=rng.randrange(5 * 365 * 1_440))
        ended = began + timedelta(minutes=15)
        visits.append((f"{rng.getrandbits(96):024x}", home, began, ended, rng.random() < 0.08))
    _insert(
        area,
        "visit",
        "id, household_id, started_at, ended_at, entered_at, late, steward, purposes, met, checks, note, next_visit",
        (
            (
                *(row, f"h{home}", began.isoformat(), ended.isoformat(), ended.isoformat(), int(late)),
                *(f"员{home % STEWARDS:02}", "routine", "person", "sockets heater", _NOTE, ""),
            )
            for row, home, began, ended, late in visits
        ),
    )
    promised = visits[::4]
    _insert(
        area,
        "commitment",
        "id, household_id, visit_id, what, due, made_at, steward, kind, made_to, source, granted_by",
        (
            (
                *(f"c{row}", f"h{home}", row, "回来看看", (ended + timedelta(days=7)).date().isoformat()),
                *(ended.isoformat(), f"员{home % STEWARDS:02}", "other", "", "", ""),
            )
            for row, home, _, ended, _ in promised
        ),
    )
    _insert(
        area,
        "commitment_event",
        "id, commitment_id, household_id, outcome, at, note, due, was, word, steward",
        (
            (
                f"e{row}",
                f"c{row}",
                f"h{home}",
                "kept",
                (ended + timedelta(days=6)).isoformat(),
                *[""] * 5,
            )
            for row, home, _, ended, _ in promised[::2]
        ),
    )
    cases = visits[: CASES * 50 : 50]
    _insert(
        area,
        "service_case",
        "id, kind, topic, channel, content, at, entered_at, steward, area_class, company, household_id, person, phone, "
        "place, sealed_id",
        (
            (
                *(f"k{row}", "bill", "", "door", "电费高", began.isoformat(), began.isoformat()),
                *(f"员{home % STEWARDS:02}", "rural", "state_grid", f"h{home}", "", "", "", ""),
            )
            for row, home, began, _, _ in cases
        ),
    )
    _insert(
        area,
        "service_case_event",
        "id, case_id, kind, at, entered_at, steward, value, until, note, granted_by",
        (
            (f"{kind}{row}", f"k{row}", kind, at.isoformat(), at.isoformat(), "员00", *[""] * 4)
            for row, _, _, ended, _ in cases
            for kind, at in (("replied", ended), ("closed", ended + timedelta(hours=2)))
        ),
    )
    connection.execute("COMMIT")


def _best(area: Area, work: Callable[[Area], object]) -> float:
    taken = []
    for _ in range(ROUNDS):
        with aside(area) as own:
            began = time.perf_counter()
            work(own)
            taken.append(time.perf_counter() - began)
    return round(min(taken), 2)


def measure() -> dict[str, float]:
    """Return the seconds, and how many visits the month has."""
    with (
        tempfile.TemporaryDirectory() as folder,
        mock.patch.object(keys, "keyring_usable", return_value=False),
    ):
        area = areas.create_area(Path(folder), "测试", steward="王站长", passphrase=PASSPHRASE)
        area.now = lambda: NOW
        fill(area)
        area.close()
        area = areas.open_area(Path(folder), passphrase=PASSPHRASE)
        area.now = lambda: NOW
        month, year = ("2026-08-17", "2026-09-16"), ("2025-09-17", "2026-09-16")
        whole = roll_up.roll_up(area, *month).whole
        found = {
            "month_seconds": _best(area, lambda own: roll_up.roll_up(own, *month)),
            "village_seconds": _best(area, lambda own: roll_up.roll_up(own, *month, by="village")),
            "year_seconds": _best(area, lambda own: roll_up.roll_up(own, *year)),
            "queue_seconds": _best(area, visit_reviews.queue),
            "visits": whole.visits,
            "cases": whole.first_answer.cases,
        }
        area.close()
    return found


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measure()) + "\n")
