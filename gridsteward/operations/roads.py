"""A table of how long the ways are by road, loaded from a file, in place of what is reckoned from coordinates."""

import csv
import io
from pathlib import Path

from gridsteward.operations.area import Area
from gridsteward.records.faults import Fault


def load_roads(area: Area, file: Path, *, travel_by: str) -> int:
    """Load a table of lines "account, account, minutes" (UTF-8 or GB18030) for one way of getting about.

    A first line whose minutes are no number is a head. Pairs without a line are reckoned as before; one direction
    counts for both unless both are there. It replaces what was loaded before. Return how many lines are of this area;
    raise Fault roads_wrong (naming the line) or roads_unknown (none is).
    """
    rows = _read(file)
    known = dict(area.store.query("SELECT account_no, id FROM household WHERE NOT _deleted"))
    found = [
        (travel_by, known[origin], known[goal], minutes)
        for origin, goal, minutes in rows
        if origin in known and goal in known
    ]
    if not found:
        raise Fault("roads_unknown")
    area.store.put_roads(travel_by, found)
    return len(found)


def forget_roads(area: Area, *, travel_by: str) -> None:
    """Reckon the ways from coordinates again."""
    area.store.put_roads(travel_by, ())


def _read(file: Path) -> list[tuple[str, str, float]]:
    raw = file.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("gb18030", "replace")
    found = []
    for line, cells in enumerate(csv.reader(io.StringIO(text)), start=1):
        if not any(cell.strip() for cell in cells):
            continue
        try:
            origin, goal, minutes = (cell.strip() for cell in cells[:3])
            value = float(minutes)
        except ValueError as error:
            if line == 1:
                continue
            raise Fault("roads_wrong", line=line) from error
        if not 0 <= value < 24 * 60:
            raise Fault("roads_wrong", line=line)
        found.append((origin, goal, value))
    return found
