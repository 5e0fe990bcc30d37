"""Days of heat, cold and storm: typed in, or taken from a file of days with their highest and lowest (R5.3)."""

from datetime import date, timedelta
from pathlib import Path
from typing import Final

from gridsteward.intake.outcome import Odd
from gridsteward.operations.area import Area
from gridsteward.records.activity import WeatherDay
from gridsteward.records.faults import Fault
from gridsteward.records.ids import from_source
from gridsteward.records.journal import Change
from gridsteward.records.reminder import WeatherKind

HEAT_FROM: Final = 35.0
"""°C; from here on China's weather service calls a day one of high temperature (高温日)."""
COLD_FROM: Final = 0.0
_SOURCE: Final = "weather day"
_FORECAST: Final = timedelta(days=60)
_WHOLE: Final = len("YYYY-MM-DD")


def weather_days(area: Area, *, first: date, last: date) -> list[WeatherDay]:
    """Return the hard days from one day to another, both included, in their order."""
    return area.store.select(
        WeatherDay,
        "off = 0 AND day BETWEEN ? AND ?",
        (first.isoformat(), last.isoformat()),
        order="day, kind",
    )


def say_weather(area: Area, day: date, kind: WeatherKind, *, note: str = "") -> Change:
    """Say that a day is, or will be, hard."""
    return _put(area, {(day, kind): note.strip()}, source="")


def take_weather_back(area: Area, day: date, kind: WeatherKind) -> Change:
    """Say that a day was not hard after all. Raise Fault row_gone where nobody said so."""
    with area.store.write("weather.off") as write:
        write.edit(WeatherDay, _id(area, day, kind), {"off": 1})
    return write.outcome()


def read_weather(area: Area, path: Path) -> tuple[list[WeatherDay], Change]:
    """Take hard days from a table of day, highest, lowest (°C), with or without a heading; return them.

    Raise Fault weather_no_days where no row tells of a day, and what `intake.files` raises.
    """
    from gridsteward.intake.dates import read_date
    from gridsteward.intake.files import read_file

    found: dict[tuple[date, WeatherKind], str] = {}
    read = 0
    ahead = area.now().date() + _FORECAST
    for sheet in read_file(path).sheets:
        for row in sheet.rows:
            told = read_date(row[0], today=ahead) if row else None
            day = told.value if isinstance(told, Odd) else told
            highest, lowest = (_number(row[at]) if len(row) > at else None for at in (1, 2))
            if not isinstance(day, str) or len(day) != _WHOLE or highest is lowest is None:
                continue
            read += 1
            if highest is not None and highest >= HEAT_FROM:
                found[date.fromisoformat(day), WeatherKind.HEAT] = f"{highest:g} °C"
            if lowest is not None and lowest <= COLD_FROM:
                found[date.fromisoformat(day), WeatherKind.COLD] = f"{lowest:g} °C"
    if not read:
        raise Fault("weather_no_days", name=path.name)
    change = _put(area, found, source=path.name)
    ids = {_id(area, *key) for key in found}
    days = sorted(day for day, _ in found)
    listed = weather_days(area, first=days[0], last=days[-1]) if days else []
    return [each for each in listed if each.id in ids], change


def _put(area: Area, found: dict[tuple[date, WeatherKind], str], *, source: str) -> Change:
    with area.store.write("weather.add") as write:
        for (day, kind), note in found.items():
            row = _id(area, day, kind)
            if area.store.exists(WeatherDay, row) is None:
                write.insert(
                    WeatherDay(id=row, day=day.isoformat(), kind=kind.value, note=note, source=source)
                )
            else:
                write.edit(WeatherDay, row, {"off": 0, "note": note, "source": source})
    return write.outcome()


def _id(area: Area, day: date, kind: WeatherKind) -> str:
    return from_source(area.id, _SOURCE, f"{day.isoformat()} {kind.value}")


def _number(cell: object) -> float | None:
    text = str(cell).strip().rstrip("℃°C ")
    try:
        return float(text)
    except ValueError:
        return None
