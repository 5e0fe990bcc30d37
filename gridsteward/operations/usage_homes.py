"""Whose readings are these: account and meter numbers of a file, and the households of the area."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from gridsteward.operations.area import Area
from gridsteward.records.reading_plan import ReadingNoteKind, ReadingProblemKind

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from gridsteward.intake.readings_rows import ReadingRows
    from gridsteward.intake.readings_table import Spread

_SHORTEST_TAIL: Final = 7


class Homes:
    """The households of the area by account and meter number."""

    def __init__(self, area: Area) -> None:
        from gridsteward.store import queries

        store = area.store
        accounts, meters = queries.ids_by_natural_key(store.connection)
        gone = {row for (row,) in store.query("SELECT id FROM household WHERE _deleted")}
        self._store = store
        self._accounts = {
            number: row for number, row in accounts.items() if row not in gone or store.merged(row) != row
        }
        self._meters = meters
        self._tails: dict[int, dict[str, set[str]]] = {}

    def by_account(self, text: str) -> tuple[str, bool] | None:
        """Return the household of an account number and whether its beginning had to be supplied."""
        found = self._accounts.get(text)
        if found is not None:
            return found, False
        tails = self._by_tail(text) if text.isdigit() else set()
        return (tails.pop(), True) if len(tails) == 1 else None

    def _by_tail(self, text: str) -> set[str]:
        """Return the households whose longer account number ends so: its zeros, or what all begin with, were lost."""
        bare = self._tails.setdefault(0, {})
        if not bare:
            for number, row in self._accounts.items():
                bare.setdefault(number.lstrip("0"), set()).add(row)
        if text.lstrip("0") in bare:
            return set(bare[text.lstrip("0")])
        if len(text) < _SHORTEST_TAIL:
            return set()
        if len(text) not in self._tails:
            ends = self._tails[len(text)] = {}
            for number, row in self._accounts.items():
                if len(number) > len(text):
                    ends.setdefault(number[-len(text) :], set()).add(row)
        return set(self._tails[len(text)].get(text, ()))

    def by_meter(self, text: str) -> tuple[str, ...]:
        """Return the households that have this meter."""
        return tuple(self._meters.get(text) or self._meters.get(text.lstrip("0")) or ())


def matched(
    area: Area, sheets: "Sequence[ReadingRows]"
) -> "tuple[list[str], list[tuple[ReadingRows, Spread]], tuple[str, ...]]":
    """Return the households a file speaks of, the number of the household of each row, and the numbers nobody has."""
    import numpy as np

    from gridsteward.intake.readings_table import Spread

    homes = Homes(area)
    places: dict[str, int] = {}
    placed: list[tuple[ReadingRows, Spread]] = []
    unknown: dict[str, None] = {}
    for sheet in sheets:
        found: Spread | None = None
        for ids in (sheet.account, sheet.meter):
            if ids is None or (found is not None and (found.values >= 0).all()):
                continue
            of_code, zeros = _of_numbers(homes, ids.texts, places, by_meter=ids is sheet.meter)
            if found is None:
                found = Spread(ids.codes, of_code)
                if zeros.any():
                    sheet.problems.note(ReadingNoteKind.ZEROS_RESTORED, int(zeros[ids.codes].sum()))
                continue
            by_account, by_meter = found.rows(), of_code[ids.codes]
            found = Spread(None, np.where(by_account < 0, by_meter, by_account))
            sheet.problems.note(ReadingNoteKind.BY_METER, int(((by_account < 0) & (by_meter >= 0)).sum()))
        assert found is not None  # noqa: S101  (a usable sheet names homes)
        unknown |= dict.fromkeys(_name_strangers(sheet, found))
        placed.append((sheet, found))
    # In order of id, whatever the order of the file: the same readings make the same batch.
    households = sorted(places)
    number = {home: at for at, home in enumerate(households)}
    turned = np.array([*(number[home] for home in places), -1], np.int32)
    return households, [(sheet, Spread(of.codes, turned[of.values])) for sheet, of in placed], tuple(unknown)


def _of_numbers(
    homes: Homes, texts: Sequence[str], places: dict[str, int], *, by_meter: bool
) -> "tuple[NDArray[np.int32], NDArray[np.bool_]]":
    """Return the place of the household of each number, -1 for none, and where zeros before it had been lost."""
    import numpy as np

    of_code = np.full(len(texts), -1, np.int32)
    zeros = np.zeros(len(texts), bool)
    for code, text in enumerate(texts):
        home = ""
        if text and by_meter:
            having = homes.by_meter(text)
            home = having[0] if len(having) == 1 else ""
        elif text:
            home, zeros[code] = homes.by_account(text) or ("", False)
        if home:
            of_code[code] = places.setdefault(home, len(places))
    return of_code, zeros


def _name_strangers(sheet: "ReadingRows", found: "Spread") -> Iterator[str]:
    """Name the rows that belong to no home of ours, the first of each number; yield the numbers nobody here has."""
    import numpy as np

    from gridsteward.intake.readings_numbers import id_problem
    from gridsteward.intake.readings_rows import NO_DAY

    if (found.values >= 0).all():
        return
    ids = sheet.account or sheet.meter
    assert ids is not None  # noqa: S101  (a usable sheet names homes)
    strange = (found.rows() < 0) & (sheet.day.rows() != NO_DAY)
    rows = np.flatnonzero(strange if sheet.keep is None else strange & sheet.keep)
    if not len(rows):
        return
    codes, first = np.unique(ids.codes[rows], return_index=True)
    name = "account_no" if ids is sheet.account else "meter_no"
    groups: dict[ReadingProblemKind, list[int]] = {}
    for code in codes.tolist():
        kind = id_problem(ids.texts[code]) or ReadingProblemKind.ACCOUNT_UNKNOWN
        groups.setdefault(kind, []).append(code)
        if kind is ReadingProblemKind.ACCOUNT_UNKNOWN:
            yield ids.texts[code]
    firsts = dict(zip(codes.tolist(), rows[first].tolist(), strict=True))
    for kind, members in groups.items():
        shown = np.sort(np.array([firsts[code] for code in members]))
        count = int(np.isin(ids.codes[rows], members).sum())
        sheet.note_problem(kind, name, shown, lambda at: ids.texts[ids.codes[at]], count=count)
