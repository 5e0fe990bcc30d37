"""An area to try things on: invented, marked as such, and made anew on request without touching a real one."""

import json
import shutil
import tomllib
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from gridsteward.assets import asset
from gridsteward.operations import area as areas
from gridsteward.operations.area import Area
from gridsteward.records.faults import Fault
from gridsteward.records.household import Household, HouseholdTag, Person
from gridsteward.records.readings import ReadingKind
from gridsteward.store import keys

if TYPE_CHECKING:  # imported when a demonstration is made
    from gridsteward.operations.demo_data import DemoArea

DEMO_NAME: Final = "演示网格"
DEMO_PASSPHRASE: Final = "demo-2026-grid"  # noqa: S105  (documented: nothing in a demonstration is secret)
"""Opens a demonstration where there is no keyring and no passphrase was chosen; shown wherever it is used."""

_SEED: Final = 20_261_122
_MARK_FILE: Final = "demo.json"
_BEGAN: Final = timedelta(days=5)  # by that much its journal is older than the day it is looked at
_LONG_AGO: Final = timedelta(days=430)
_SINCE_LONG: Final = 4  # one home in so many
_STEPS: Final = 4
_ACCOUNT, _METER, _PHONES = 1, 6, 9  # columns of the invented ledger


def keep_time(area: Area, now: Callable[[], datetime]) -> None:
    """Let an area that is open live by this clock, its journal too."""
    area.now = now
    area.store.use_clock(lambda: round(now().timestamp() * 1_000))


def _write_as_of(area: Area, moment: datetime) -> None:
    """Let the journal say that what comes now was written at that moment; the area's own clock goes on."""
    area.store.use_clock(lambda: round(moment.timestamp() * 1_000))


def make_demo(
    data_dir: Path,
    *,
    households: int = 1_000,
    passphrase: str = "",
    progress: Callable[[int, int], object] | None = None,
    now: Callable[[], datetime] | None = None,
) -> Area:
    """Return the demonstration area, made anew and open.

    A demonstration made before is erased; an area of the same name that is none is left alone and raises Fault
    area_exists. Without `passphrase` the keyring opens it, else DEMO_PASSPHRASE. `progress(done, total)` is told
    the steps; `now` is the clock of the area instead of the laptop's.
    """
    from gridsteward.operations import (
        demo_cases,
        demo_contacts,
        demo_needs,
        usage_import,
    )
    from gridsteward.operations.demo_data import invent
    from gridsteward.operations.demo_findings import look_back
    from gridsteward.operations.demo_plans import say_of_visits
    from gridsteward.operations.demo_use import of_material
    from gridsteward.operations.sealed import sealing

    report = progress or (lambda _done, _total: None)
    for found in areas.list_areas(data_dir):
        if found.name == DEMO_NAME:
            if not is_demo(found.folder):
                raise Fault("area_exists", name=DEMO_NAME)
            shutil.rmtree(found.folder)
            if found.in_keyring:
                keys.forget_in_keyring(found.id)
    if not passphrase and not areas.keyring_usable():
        passphrase = DEMO_PASSPHRASE
    report(0, _STEPS)
    material = demo_material()
    area = areas.create_area(
        data_dir, DEMO_NAME, steward=material["places"]["stewards"][0], passphrase=passphrase
    )
    if now is not None:
        area.now = now
    try:
        _mark(area, DEMO_PASSPHRASE if passphrase == DEMO_PASSPHRASE else "")
        report(1, _STEPS)
        made = invent(
            households=households, seed=_SEED, today=area.now().date(), area_id=area.id, material=material
        )
        report(2, _STEPS)
        file_name, batch = of_material(made, material)
        readings = usage_import.sealed(area, batch, file_name=file_name, kind=ReadingKind.DAILY)
        report(3, _STEPS)
        old = frozenset(home.id for home in made.households[::_SINCE_LONG])
        present, here = area.now, sealing(area)
        # some homes were written down long ago and not looked at since
        _write_as_of(area, present() - _LONG_AGO)
        with area.store.write("demo") as write:
            write.insert(*(row for row in _known_of(made) if _home_of(row) in old))
        _write_as_of(area, present() - _BEGAN)
        with area.store.write("demo") as write:
            write.insert(
                *(row for row in _known_of(made) if _home_of(row) not in old),
                *made.visits,
                *made.touchpoints,
                *made.commitments,
                *made.commitment_events,
                *made.portraits,
                readings,
            )
            demo_needs.put_needs(area, write, here, made, texts=material["needs"])
        demo_cases.put_cases(
            area,
            material["cases"],
            since=present() - _BEGAN,
            as_of=lambda moment: _write_as_of(area, moment),
        )
        say_of_visits(area, made.households, texts=material["visits_said"], today=present().date())
        demo_contacts.put_contacts(area, texts=material["needs"])
        _care_and_more(area, material)
        look_back(area, seed=_SEED)
        report(4, _STEPS)
        keep_time(area, present)
    except BaseException:
        area.close()
        shutil.rmtree(area.info.folder, ignore_errors=True)
        raise
    return area


def _care_and_more(area: Area, material: dict[str, Any]) -> None:
    from gridsteward.operations import demo_questionnaires, demo_reviews
    from gridsteward.operations.demo_outage import announce_outage
    from gridsteward.operations.demo_reminders import set_reminders

    demo_reviews.put_reviews(area, texts=material["reviews"])
    demo_questionnaires.ask_some(area)
    announce_outage(area, texts=material["outage"])
    set_reminders(area, material["reminders"])


def _known_of(made: "DemoArea") -> Iterator[Household | Person | HouseholdTag]:
    from gridsteward.operations.demo_needs import is_need

    yield from made.households
    yield from made.people
    yield from (tag for tag in made.tags if not is_need(tag))


def _home_of(row: Household | Person | HouseholdTag) -> str:
    return row.id if isinstance(row, Household) else row.household_id


def next_ledger(area: Area, out: Path, *, households: int) -> Path:
    """Write, as the station hands it out, the ledger of the month after the demonstration was made.

    Some phones have changed, some households are new, one row lost its number and one phone lost its digits.
    """
    from gridsteward.operations.demo_data import invent, ledger_rows
    from gridsteward.reports.plain import plain_workbook

    material, today = demo_material(), area.now().date()
    own = invent(households=households, seed=_SEED, today=today, area_id=area.id, material=material)
    more = invent(
        households=max(6, households // 20), seed=_SEED + 1, today=today, area_id=area.id, material=material
    )
    rows = ledger_rows(own, material)
    known = {home.account_no for home in own.households}
    fresh = [row for row in ledger_rows(more, material)[2:] if row[_ACCOUNT] not in known]
    for number, row in enumerate(rows[2::40]):
        row[_PHONES] = f"1390000{7000 + number}"
    if fresh:
        fresh[0][_PHONES] = str(fresh[0][_PHONES] or "1390000")[:5]
        fresh[-1][_ACCOUNT], fresh[-1][_METER] = None, None
    plain_workbook([*rows, *fresh], out, sheet_name=area.name, overwrite=True)
    return out


def demo_material() -> dict[str, Any]:
    """Return the parsed files of resources/demo by their names."""
    files = asset("resources", "demo").glob("*.toml")
    return {path.stem: tomllib.loads(path.read_text("utf-8")) for path in files}


def is_demo(folder: Path) -> bool:
    """Tell, without its key, whether an area's folder holds a demonstration made here."""
    return _mark_of(folder).get("area") == folder.name


def demo_passphrase(folder: Path) -> str:
    """Return what opens a demonstration, to be shown; "" for any other area, or where somebody chose their own."""
    return str(_mark_of(folder).get("passphrase", "")) if is_demo(folder) else ""


def _mark_of(folder: Path) -> dict[str, object]:
    try:
        found = json.loads((folder / _MARK_FILE).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _mark(area: Area, passphrase: str) -> None:
    mark = json.dumps({"area": area.info.folder.name, "passphrase": passphrase})
    (area.info.folder / _MARK_FILE).write_text(mark, "utf-8")
