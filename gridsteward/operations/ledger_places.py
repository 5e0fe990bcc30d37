"""Take a ledger's coordinates for what they are: GPS, what 高德 or 腾讯 show, or what 百度 shows."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from gridsteward.operations.area import Area, put_setting, setting
from gridsteward.records.coordinates import Datum, DatumDecision, DatumReason, PlacedHome
from gridsteward.records.household import Household
from gridsteward.records.intake_plan import LedgerFile
from gridsteward.records.ledger import COORDINATES, LedgerReading, LedgerRow, SheetPlan
from gridsteward.records.report import WordsLike

_REMEMBERED: Final = "ledger.datum"


def remembered_datum(area: Area) -> Datum | None:
    """Return the system that a person named for the last ledger that needed it."""
    kept = setting(area, _REMEMBERED)
    return Datum(kept) if kept in set(Datum) else None


def remember_datum(area: Area, file: LedgerFile) -> None:
    """Keep what a person said of a ledger's coordinates for the next one."""
    if file.datum is not None:
        put_setting(area, _REMEMBERED, file.datum)


def read_placed(
    file: LedgerFile,
    plans: Sequence[SheetPlan],
    read: Callable[[Mapping[str, Datum]], LedgerReading],
    *,
    known: Iterable[Household],
    remembered: Datum | None,
    names: Mapping[str, Sequence[str]],
) -> tuple[LedgerReading, tuple[DatumDecision, ...]]:
    """Return the ledger with its places in WGS-84, and for each sheet that gives places how they were taken.

    What a person chose comes first, then what the headings say (`names` of each system), then what agrees with the
    homes already placed, then what was said last time, then WGS-84. `read` reads with the system of each sheet.
    """
    from gridsteward.intake.coordinates import agreeing, said_by_headings

    told: dict[str, tuple[Datum, DatumReason]] = {}
    for plan in plans:
        if any(each.field in {"longitude", "latitude", COORDINATES} for each in plan.columns):
            heading = said_by_headings(plan, names)
            if file.datum is not None:
                told[plan.sheet] = file.datum, DatumReason.CHOSEN
            elif heading is not None:
                told[plan.sheet] = heading, DatumReason.HEADING
            elif remembered is not None:
                told[plan.sheet] = remembered, DatumReason.REMEMBERED
            else:
                told[plan.sheet] = Datum.WGS84, DatumReason.DEFAULT
    guesses = {DatumReason.REMEMBERED, DatumReason.DEFAULT}
    unsure = {sheet for sheet, (_, why) in told.items() if why in guesses}
    sure = {sheet: datum for sheet, (datum, _) in told.items() if sheet not in unsure}
    reading = read(sure)
    homes: dict[str, int] = {}
    if unsure:
        placed = [_known(each) for each in known if each.longitude is not None and each.latitude is not None]
        for sheet in unsure if placed else ():
            said = [_said(row) for row in reading.rows if row.sheet == sheet and "longitude" in row.values]
            found = agreeing(said, placed)
            if found is not None:
                told[sheet] = found[0], DatumReason.AGREES
                homes[sheet] = found[1]
        if any(told[sheet][0] is not Datum.WGS84 for sheet in unsure):
            reading = read({sheet: datum for sheet, (datum, _) in told.items()})
    rows = Counter(row.sheet for row in reading.rows if "longitude" in row.values)
    return reading, tuple(
        DatumDecision(sheet=sheet, datum=datum, why=why, rows=rows[sheet], homes=homes.get(sheet, 0))
        for sheet, (datum, why) in told.items()
        if rows[sheet]
    )


def datum_sentence(decision: DatumDecision, words: WordsLike, *, sheets: int = 1) -> str:
    """Return how a sheet's coordinates are taken and why; the sheet is named where there are several."""
    why = words(f"coordinates_why.{decision.why.value}", homes=decision.homes)
    return words(
        f"coordinates_line.{'one' if sheets == 1 else 'sheet'}",
        sheet=decision.sheet,
        rows=decision.rows,
        system=words(f"coordinates.{decision.datum.value}"),
        why=why,
    )


def _known(home: Household) -> PlacedHome:
    return PlacedHome(
        account_no=home.account_no,
        village=home.village,
        transformer_district=home.transformer_district,
        point=(float(home.longitude or 0), float(home.latitude or 0)),
    )


def _said(row: LedgerRow) -> PlacedHome:
    values = row.values
    return PlacedHome(
        account_no=row.account_no,
        village=str(values.get("village", "")),
        transformer_district=str(values.get("transformer_district", "")),
        point=(float(values["longitude"]), float(values["latitude"])),
    )
