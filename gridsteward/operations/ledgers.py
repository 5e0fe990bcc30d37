"""Take a station's ledger in: read, show what it would do, do it once.

For a cell there are three voices: what the ledger said last, what we hold, what it says now. Only where a person
changed our value and the ledger changed its own is there a question; an empty cell of a ledger erases nothing.
"""

import tomllib
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from msgspec.structs import replace

from gridsteward.assets import asset
from gridsteward.operations import needs_ledger
from gridsteward.operations.area import Area
from gridsteward.operations.collecting import no_collecting
from gridsteward.operations.ledger_places import read_placed, remember_datum, remembered_datum
from gridsteward.operations.needs import known_needs
from gridsteward.records.coordinates import Datum
from gridsteward.records.household import (
    Household,
    HouseholdTag,
    LedgerImport,
    LedgerKept,
    Person,
    Relation,
)
from gridsteward.records.ids import from_source, made_by_hand
from gridsteward.records.intake_plan import (
    Answer,
    Difference,
    LedgerFile,
    LedgerPlan,
    RowProblem,
    RowProblemKind,
)
from gridsteward.records.journal import Change, Value
from gridsteward.records.ledger import LedgerReading, LedgerRow
from gridsteward.records.need import KnownNeed, NeedDone, NeedSource
from gridsteward.store import queries
from gridsteward.store.schema import OF_RECORD
from gridsteward.store.write import Write

Answers = Mapping[tuple[str, str], Answer]
"""(row id, field) to what the person said."""

Report = Callable[[int, int], object]
"""Told (done, total); may raise to stop: nothing is written then."""

_STEP: Final = 200
_INSERT_STEP: Final = 2_000
ALONE: Final = "living_alone"
_HOLDER: Final = {
    "phones": "phones",
    "birth": "birth",
    "birth_calendar": "birth_calendar",
    "birth_leap": "birth_leap",
}
_ROLES: Final[Mapping[str, Mapping[str, Value]]] = {
    "holder": {"main_contact": 1},
    "emergency": {"relation": Relation.OTHER, "emergency_contact": 1, "lives_here": 0},
    "landlord": {"relation": Relation.LANDLORD, "lives_here": 0},
    "tenant": {"relation": Relation.TENANT},
}
_HOUSEHOLD_FIELDS: Final = frozenset(OF_RECORD[Household].columns) - {"merged_into", "ledger_import_id"}


@dataclass(slots=True)
class _Part:
    """One row of ours that a ledger row speaks of.

    `values` is None for a tag that the ledger says is not there; `role` is what a new person is to the household.
    """

    record: type
    id: str
    values: dict[str, Value] | None
    role: Mapping[str, Value] = field(default_factory=dict)


@dataclass(slots=True)
class _Known:
    """What is here already, read once for the whole ledger."""

    households: dict[str, Household]
    people: dict[str, Person]
    people_of: dict[str, list[Person]]
    alone: dict[str, list[KnownNeed]]
    knows_needs: bool  # whether this laptop may see what the ledger says of needs
    erased: set[str]  # of which households a need was erased because somebody asked for it
    accounts: dict[str, str]
    meters: dict[str, list[str]]
    merged: set[str]
    hidden: set[str]
    kept: set[tuple[str, str, str]]


@dataclass(slots=True)
class _Draft:
    created: list[LedgerRow] = field(default_factory=list)
    inserts: list[Household | Person] = field(default_factory=list)
    needs: list[str] = field(default_factory=list)
    over: list[KnownNeed] = field(default_factory=list)
    asked: dict[str, list[KnownNeed]] = field(default_factory=dict)
    edits: list[tuple[type, str, dict[str, Value]]] = field(default_factory=list)
    revived: list[tuple[type, str, dict[str, Value]]] = field(default_factory=list)
    changed: set[str] = field(default_factory=set)
    differences: list[Difference] = field(default_factory=list)
    problems: list[RowProblem] = field(default_factory=list)
    unchanged: int = 0


@no_collecting(for_good=True)
def read_ledger_file(area: Area, path: Path) -> LedgerFile:
    """Read a file and recognise its columns; raise Fault ledger_… for a file that is no ledger."""
    from gridsteward.intake.files import read_file

    return recognise_again(area, LedgerFile(workbook=read_file(path), plans=(), chosen={}))


def recognise_again(
    area: Area, file: LedgerFile, chosen: Mapping[str, Mapping[int, str]] | None = None
) -> LedgerFile:
    """Return the file with columns understood as a person now says: sheet, then column index, to field."""
    from gridsteward.intake.columns import recognise

    chosen = file.chosen if chosen is None else chosen
    synonyms, remembered = _synonyms(), area.store.remembered_titles()
    plans = tuple(
        recognise(sheet, synonyms, remembered=remembered, chosen=chosen.get(sheet.name, {}))
        for sheet in file.workbook.sheets
    )
    return replace(file, plans=plans, chosen=chosen)


def with_datum(file: LedgerFile, datum: Datum | None) -> LedgerFile:
    """Return the file with its coordinates taken as a person says; None leaves it to what can be told."""
    return replace(file, datum=datum)


def _vocabulary() -> dict[str, Any]:
    path = asset("resources", "vocabularies", "ledger_columns.toml")
    return tomllib.loads(path.read_text("utf-8"))


def _synonyms() -> Any:
    from gridsteward.intake.synonyms import parse_synonyms

    return parse_synonyms(_vocabulary())


@no_collecting(for_good=True)
def plan_import(area: Area, file: LedgerFile, *, progress: Report | None = None) -> LedgerPlan:
    """Say what the ledger would do; nothing is written. `progress(done, rows)`. Raise Fault ledger_no_head."""
    plan, _ = _plan(area, file, {}, import_id="", progress=progress)
    return plan


def _plan(
    area: Area, file: LedgerFile, answers: Answers, *, import_id: str, progress: Report | None = None
) -> tuple[LedgerPlan, _Draft]:
    from gridsteward.intake.ledger import read_ledger

    known = _known(area)
    # Only numbers that begin with zeros can have lost them: a ledger of another kind is left as it is.
    lengths = {len(account) if account.startswith("0") else 0 for account in known.accounts}
    open_plans = [plan for plan in file.plans if not plan.hidden or plan.sheet in file.chosen]
    length = (lengths.pop() or None) if len(lengths) == 1 else None
    synonyms, today = _synonyms(), area.now().date()

    def read(datums: Mapping[str, Datum]) -> LedgerReading:
        return read_ledger(
            file.workbook, open_plans, synonyms, today=today, known_account_length=length, datums=datums
        )

    reading, coordinates = read_placed(
        file,
        open_plans,
        read,
        known=known.households.values(),
        remembered=remembered_datum(area),
        names=_vocabulary()["datums"],
    )
    draft = _Draft()
    for done, row in enumerate(reading.rows):
        if progress is not None and done % _STEP == 0:
            progress(done, len(reading.rows))
        _Placing(area, known, draft, answers, import_id).place(row)
    plan = LedgerPlan(
        file=file,
        reading=reading,
        created=tuple(draft.created),
        changed=frozenset(draft.changed),
        unchanged=draft.unchanged,
        differences=tuple(draft.differences),
        problems=tuple(draft.problems),
        coordinates=coordinates,
    )
    return plan, draft


def _known(area: Area) -> _Known:
    store = area.store
    people = store.select(Person)
    people_of: defaultdict[str, list[Person]] = defaultdict(list)
    for person in people:
        people_of[person.household_id].append(person)
    alone: defaultdict[str, list[KnownNeed]] = defaultdict(list)
    for known in known_needs(area, ended=True):
        if known.need.code == ALONE:
            alone[known.household_id].append(known)
    accounts, meters = queries.ids_by_natural_key(store.connection)
    return _Known(
        households={each.id: each for each in store.select(Household)},
        people={each.id: each for each in people},
        people_of=people_of,
        alone=alone,
        knows_needs=needs_ledger.may_write(area),
        erased=needs_ledger.households_erased(area),
        accounts=accounts,
        meters=meters,
        merged={row for (row,) in store.query("SELECT id FROM household WHERE merged_into <> ''")},
        hidden={
            row
            for table in ("household", "person")
            for (row,) in store.query(f"SELECT id FROM {table} WHERE _deleted")
        },
        kept={(each.row_id, each.field, each.theirs) for each in store.select(LedgerKept)},
    )


@dataclass(slots=True)
class _Placing:
    """Work out what one ledger row does, into the draft."""

    area: Area
    known: _Known
    draft: _Draft
    answers: Answers
    import_id: str

    def place(self, row: LedgerRow) -> None:
        """Create, compare or list one row."""
        account = row.account_no
        if not account:
            found = self.known.meters.get(str(row.values["meter_no"]), [])
            if len(found) != 1:
                kind = RowProblemKind.METER_AMBIGUOUS if found else RowProblemKind.METER_UNKNOWN
                self._problem(row, kind, str(row.values["meter_no"]))
                return
            account = self.known.households[found[0]].account_no
        household_id = self.known.accounts.get(account)
        if household_id is None:
            self._create(row, account, from_source(self.area.id, "ledger", account))
        elif household_id in self.known.households:
            self._compare(row, account, household_id)
        elif household_id in self.known.merged:
            self.draft.unchanged += 1
        elif self.area.store.last_from_ledger(household_id):
            self._problem(row, RowProblemKind.REMOVED_HERE, account)
        else:  # the import that brought it was undone: this one may bring it back
            self._create(row, account, household_id)

    def _problem(self, row: LedgerRow, kind: RowProblemKind, value: str) -> None:
        self.draft.problems.append(RowProblem(sheet=row.sheet, row_no=row.row_no, kind=kind, value=value))

    def _parts(self, row: LedgerRow, account: str, household_id: str) -> list[_Part]:
        """Return our rows that this ledger row speaks of, with what it says of each."""
        said = row.values
        parts = [_Part(Household, household_id, {k: v for k, v in said.items() if k in _HOUSEHOLD_FIELDS})]
        holder = {ours: said[theirs] for ours, theirs in _HOLDER.items() if theirs in said}
        if "name" in said or holder:
            name = said.get("name") or self._name(household_id)
            parts.append(self._person("holder", account, household_id, {"name": name, **holder}))
        for kind in ("emergency", "landlord", "tenant"):
            values: dict[str, Value] = {
                ours: said[f"{kind}_{ours}"] for ours in ("name", "phones") if f"{kind}_{ours}" in said
            }
            if values:
                parts.append(self._person(kind, account, household_id, values))
        if (
            self.known.knows_needs
            and ALONE in said
            and (said[ALONE] or household_id in self.known.households)
        ):
            row_id = from_source(self.area.id, "ledger.tag.living_alone", account)
            parts.append(_Part(HouseholdTag, row_id, {} if said[ALONE] else None))
        return parts

    def _name(self, household_id: str) -> str:
        found = self.known.households.get(household_id)
        return found.name if found else ""

    def _person(self, kind: str, account: str, household_id: str, values: dict[str, Value]) -> _Part:
        """Meet the person this ledger brought before, else one of that name in the household, else a new one."""
        row_id = from_source(self.area.id, f"ledger.{kind}", account)
        if row_id not in self.known.people:
            named = [p for p in self.known.people_of.get(household_id, ()) if p.name == values.get("name")]
            row_id = named[0].id if named else row_id
        return _Part(Person, row_id, values, _ROLES[kind])

    # -- a household that is new ---------------------------------------------------------------------------

    def _create(self, row: LedgerRow, account: str, household_id: str) -> None:
        self.draft.created.append(row)
        for part in self._parts(row, account, household_id):
            if part.values is not None:
                self._bring(part, account, household_id)

    def _bring(self, part: _Part, account: str, household_id: str) -> None:
        if part.record is HouseholdTag:
            self.draft.needs.append(household_id)
            return
        values = {"ledger_import_id": self.import_id, **(part.values or {})}
        if part.record is Household:
            values |= {"account_no": account}
        else:
            values = {"household_id": household_id, **part.role, **values}
        if part.id not in self.known.hidden:
            self.draft.inserts.append(part.record(id=part.id, **values))
        else:
            self.draft.revived.append((part.record, part.id, values))

    # -- a household that is here --------------------------------------------------------------------------

    def _compare(self, row: LedgerRow, account: str, household_id: str) -> None:
        before = self._written()
        for part in self._parts(row, account, household_id):
            if part.record is HouseholdTag:
                self._compare_alone(row, part, household_id)
            elif part.record is Person and part.id not in self.known.people:
                if part.id not in self.known.hidden or not self._said(part.id):
                    self._bring(part, account, household_id)
                    self._differs(
                        row, part, household_id, "name", ours="", theirs=(part.values or {}).get("name")
                    )
            else:
                self._compare_fields(row, part, household_id)
        if self._written() > before:
            self.draft.changed.add(household_id)
        else:
            self.draft.unchanged += 1

    def _written(self) -> int:
        draft = self.draft
        rows = len(draft.inserts) + len(draft.edits) + len(draft.revived)
        return rows + len(draft.needs) + len(draft.over)

    def _said(self, row_id: str) -> dict[str, Value]:
        return self.area.store.last_from_ledger(row_id)

    def _compare_fields(self, row: LedgerRow, part: _Part, household_id: str) -> None:
        ours = self.known.households[part.id] if part.record is Household else self.known.people[part.id]
        take: dict[str, Value] = {}
        last: dict[str, Value] | None = None
        for name, theirs in (part.values or {}).items():
            mine = getattr(ours, name)
            if mine == theirs:
                continue
            last = self._said(part.id) if last is None else last
            if self._wins(row, part, household_id, name, mine=mine, theirs=theirs, last=last.get(name)):
                take[name] = theirs
        if take:
            self.draft.edits.append((part.record, part.id, {**take, "ledger_import_id": self.import_id}))

    def _wins(
        self,
        row: LedgerRow,
        part: _Part,
        household_id: str,
        name: str,
        *,
        mine: Value,
        theirs: Value,
        last: Value,
    ) -> bool:
        """Tell whether the ledger's value is taken, and note the difference unless the ledger says nothing new."""
        if last == theirs or (part.id, name, str(theirs)) in self.known.kept:
            return False
        asked = mine not in ("", None) and mine != last
        answer = self.answers.get((part.id, name), Answer.OURS)
        self._differs(row, part, household_id, name, ours=mine, theirs=theirs, asked=asked)
        return not asked or answer is Answer.THEIRS

    def _differs(
        self,
        row: LedgerRow,
        part: _Part,
        household_id: str,
        name: str,
        *,
        ours: Value,
        theirs: Value,
        asked: bool = False,
    ) -> None:
        household = self.known.households[household_id]
        self.draft.differences.append(
            Difference(
                household_id=household_id,
                account_no=household.account_no,
                name=household.name,
                sheet=row.sheet,
                row_no=row.row_no,
                table=OF_RECORD[part.record].name,
                row_id=part.id,
                field=name,
                ours=ours,
                theirs=theirs,
                asked=asked,
            )
        )

    def _compare_alone(self, row: LedgerRow, part: _Part, household_id: str) -> None:
        """Hold what the ledger says of living alone against the register of needs, which has the last word."""
        known = self.known.alone.get(household_id, [])
        standing = [each for each in known if not each.ended]
        theirs, ours = part.values is not None, bool(standing)
        if theirs == ours:
            return
        last: Value = None
        if ours:
            if any(act.done == NeedDone.KEPT for each in standing for act in each.acts):
                return
            last = 1 if all(each.need.source == NeedSource.LEDGER for each in standing) else None
            self.draft.asked[part.id] = standing
        elif household_id in self.known.erased or any(
            each.acts[-1].done != NeedDone.LEFT_LIST for each in known
        ):
            return  # somebody said that it is over, or had it erased: a list does not bring it back
        mine: Value = int(ours) if ours else None
        if not self._wins(row, part, household_id, ALONE, mine=mine, theirs=int(theirs), last=last):
            return
        if not theirs:
            self.draft.over.extend(standing)
        else:
            self._bring(part, self.known.households[household_id].account_no, household_id)


@no_collecting(for_good=True)
def apply_import(
    area: Area, file: LedgerFile, answers: Answers | None = None, *, progress: Report | None = None
) -> tuple[LedgerPlan, Change | None]:
    """Take a ledger in, as one change: all of it or nothing. Returns what was done; no change when nothing differed.

    `answers` are for the plan's questions; what is not answered stays ours and is asked again next time. The plan
    is made anew here, so that nothing written since it was shown is overwritten.
    """
    answers = answers or {}
    import_id = made_by_hand()
    done, draft = _plan(area, file, answers, import_id=import_id, progress=progress)
    ours = [each for each in done.questions if answers.get((each.row_id, each.field)) is Answer.OURS]
    kept = [
        LedgerKept(
            id=made_by_hand(), row_id=each.row_id, field=each.field, theirs=str(each.theirs), at=area.stamp()
        )
        for each in ours
        if each.row_id not in draft.asked
    ]
    needs_kept = [need for each in ours for need in draft.asked.get(each.row_id, ())]
    _remember(area, done.file)
    if done.writes_nothing and not ours:
        return done, None
    told = needs_ledger.Told(
        began=draft.needs, over=draft.over, kept=needs_kept, ledger=done.file.workbook.name
    )
    here = needs_ledger.sealing_for(area, told)
    with area.store.write("ledger.import") as write:
        if not done.writes_nothing:
            write.insert(
                LedgerImport(
                    id=import_id,
                    file_name=done.file.workbook.name,
                    at=area.stamp(),
                    rows=done.rows,
                    created=len(done.created),
                    changed=len(done.changed),
                )
            )
        write.insert(*kept)
        _apply(write, draft, progress or (lambda _done, _total: None))
        if here is not None:
            needs_ledger.take_from_ledger(area, write, here, told, code=ALONE)
    return done, write.outcome()


def _apply(write: Write, draft: _Draft, progress: Report) -> None:
    # Table by table and in id order: the pages of tables and indexes fill one after the other (a fifth of the time).
    order: dict[type, int] = {record: place for place, record in enumerate((Household, Person))}
    inserts = sorted(draft.inserts, key=lambda row: (order[type(row)], row.id))
    for start in range(0, len(inserts), _INSERT_STEP):
        progress(start, len(inserts))
        write.insert(*inserts[start : start + _INSERT_STEP])
    for record, row_id, values in draft.revived:
        write.bring_back(record, row_id, also=values)
    for record, row_id, values in draft.edits:
        write.edit(record, row_id, values)


def _remember(area: Area, file: LedgerFile) -> None:
    """What a person said of a column's title, or of the coordinates, holds for the next ledger."""
    remember_datum(area, file)
    titles = {
        column.key: column.field
        for plan in file.plans
        for column in plan.columns
        if column.key and column.index in file.chosen.get(plan.sheet, {})
    }
    if titles:
        area.store.remember_titles(titles)
