"""A visit from the first keystroke to the kept promise."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any, Final, TypeVar

from msgspec.structs import replace

from gridsteward.operations.area import Area
from gridsteward.operations.households import commitment_entries
from gridsteward.operations.questionnaires import answers_of, keep_answers
from gridsteward.records.faults import Fault
from gridsteward.records.household import Household
from gridsteward.records.ids import made_by_hand
from gridsteward.records.journal import Change, Dot, Value
from gridsteward.records.page import (
    DueCommitment,
    DueVisit,
    MadeVisit,
    OpenDraft,
    TodayPage,
)
from gridsteward.records.questionnaire import QuestionnaireAnswer
from gridsteward.records.visit import (
    Attachment,
    Commitment,
    CommitmentSource,
    DraftCommitment,
    DraftFile,
    DraftTouchpoint,
    Touchpoint,
    Visit,
    VisitDraft,
)
from gridsteward.store import queries
from gridsteward.store.write import Write

T = TypeVar("T")
P = TypeVar("P", Touchpoint, Commitment, Attachment)
_AMENDED: Final = (
    *("purposes", "met", "met_who", "checks", "note", "next_visit"),
    *("started_at", "ended_at", "late"),
    *("planned_peak", "planned_ending", "peak_done", "ending_done"),
)

LARGEST_FILE: Final = 20 * 1024 * 1024


def begin_visit(area: Area, household_id: str) -> VisitDraft:
    """Return the unfinished visit of a household, or a new one beginning now (already saved)."""
    for draft in area.store.drafts():
        if draft.household_id == household_id and not draft.visit_id:
            return draft
    area.store.get(Household, household_id)
    draft = VisitDraft(id=made_by_hand(), household_id=household_id, started_at=area.stamp())
    return save_draft(area, draft)


def amend_visit(area: Area, visit_id: str) -> VisitDraft:
    """Return a draft that holds a finished visit, to be finished again with the corrections."""
    for draft in area.store.drafts():
        if draft.visit_id == visit_id:
            return draft
    visit = area.store.get(Visit, visit_id)
    of_it = "visit_id = ?", (visit_id,)
    touchpoints = area.store.select(Touchpoint, *of_it, order="position, id")
    commitments = area.store.select(Commitment, *of_it, order="due, id")
    attachments = area.store.select(Attachment, *of_it)
    draft = VisitDraft(
        id=made_by_hand(),
        household_id=visit.household_id,
        visit_id=visit_id,
        started_at=visit.started_at,
        ended_at=visit.ended_at,
        purposes=tuple(visit.purposes.split()),
        met=visit.met,
        met_who=visit.met_who,
        checks=tuple(visit.checks.split()),
        note=visit.note,
        next_visit=visit.next_visit,
        planned_peak=visit.planned_peak,
        planned_ending=visit.planned_ending,
        peak_done=visit.peak_done,
        ending_done=visit.ending_done,
        touchpoints=tuple(
            DraftTouchpoint(kind=each.kind, mood=each.mood, note=each.note) for each in touchpoints
        ),
        commitments=tuple(_as_drafted(each) for each in commitments),
        files=tuple(
            DraftFile(
                content_hash=each.content_hash, name=each.name, media_type=each.media_type, size=each.size
            )
            for each in attachments
        ),
        shown={name: getattr(visit, name) for name in _AMENDED},
        seen={
            name: tuple((head.device, head.seq) for head in heads)
            for name, heads in area.store.shown_heads(Visit, visit_id).items()
            if name in _AMENDED
        },
        answers=answers_of(area, visit_id),
        parts=(
            *(each.id for each in touchpoints),
            *(each.id for each in commitments),
            *(each.id for each in attachments),
        ),
    )
    return save_draft(area, draft)


def save_draft(area: Area, draft: VisitDraft) -> VisitDraft:
    """Keep a visit as it stands; durable when this returns. Returns it with the time of saving."""
    kept = replace(draft, saved_at=area.stamp())
    area.store.save_draft(kept)
    return kept


def discard_draft(area: Area, draft_id: str) -> None:
    """Throw an unfinished visit away."""
    area.store.drop_draft(draft_id)


def seal_file(area: Area, data: bytes, *, name: str, keep_location: bool = False) -> DraftFile:
    """Seal a photo (shrunk, its location left out unless wanted) or a file; it belongs to no visit yet.

    Raise Fault attachment_too_large, attachment_empty, photo_….
    """
    from gridsteward.intake.photos import is_photo, shrink

    if not data:
        raise Fault("attachment_empty", file=name)
    if len(data) > LARGEST_FILE:
        raise Fault("attachment_too_large", file=name, limit=LARGEST_FILE // 1024**2)
    media_type = "application/octet-stream"
    if is_photo(data):
        data, media_type = shrink(data, keep_location=keep_location), "image/jpeg"
    content_hash = area.store.files.put(data)
    return DraftFile(content_hash=content_hash, name=name, media_type=media_type, size=len(data))


def attach(
    area: Area, draft: VisitDraft, data: bytes, *, name: str, keep_location: bool = False
) -> VisitDraft:
    """Seal a photo or file as `seal_file` does and add it to a draft."""
    file = seal_file(area, data, name=name, keep_location=keep_location)
    if any(each.content_hash == file.content_hash for each in draft.files):
        return draft
    return save_draft(area, replace(draft, files=(*draft.files, file)))


def attachment_bytes(area: Area, content_hash: str) -> bytes:
    """Return the bytes of a photo or file; raise Fault attachment_missing or attachment_damaged."""
    return area.store.files.get(content_hash)


def _moment(text: str, field: str) -> datetime:
    try:
        found = datetime.fromisoformat(text)
    except ValueError as error:
        raise Fault("visit_time", field=field, value=text) from error
    if found.tzinfo is None:
        raise Fault("visit_time", field=field, value=text)
    return found


def _check(draft: VisitDraft, now: datetime) -> tuple[datetime, datetime]:
    started = _moment(draft.started_at, "started_at")
    ended = _moment(draft.ended_at, "ended_at") if draft.ended_at else max(started, now)
    if not draft.ended_at and started.astimezone(now.tzinfo).date() != now.date():
        ended = started
    if max(started, ended) > now + timedelta(minutes=5):
        raise Fault("visit_in_future")
    if ended < started:
        raise Fault("visit_ends_before")
    if not draft.met:
        raise Fault("visit_met_missing")
    for each in draft.commitments:
        if not each.what.strip():
            raise Fault("promise_empty")
        if not is_day(each.due):
            raise Fault("promise_due", what=each.what)
    if draft.next_visit and not is_day(draft.next_visit):
        raise Fault("visit_time", field="next_visit", value=draft.next_visit)
    return started, ended


def is_day(text: str) -> bool:
    """Tell whether a text is YYYY-MM-DD; other spellings of ISO 8601 would not compare as text."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _on_an_earlier_day(started: datetime, entered: datetime) -> int:
    return int(started.astimezone(entered.tzinfo).date() < entered.date())


def finish_visit(area: Area, draft: VisitDraft) -> Change:
    """Turn a draft into a visit with its touchpoints, promises and files: one change, undo brings the draft back.

    A visit typed in on a later day than it happened is kept as late (R4.4). Raise Fault visit_…, promise_….
    """
    # The household may have become one with another while its draft lay open.
    draft = replace(draft, household_id=area.store.merged(draft.household_id))
    if draft.visit_id:
        return _finish_amended(area, draft)
    now = area.now()
    started, ended = _check(draft, now)
    _expect_authority(area, draft)
    visit = Visit(
        id=made_by_hand(),
        household_id=draft.household_id,
        started_at=started.isoformat(timespec="seconds"),
        ended_at=ended.isoformat(timespec="seconds"),
        entered_at=now.isoformat(timespec="seconds"),
        late=_on_an_earlier_day(started, now),
        steward=area.steward,
        **_words(draft),
    )
    with area.store.write("visit.finish", about=draft.household_id) as write:
        write.insert(visit)
        _insert_parts(area, write, draft, visit.id)
        keep_answers(area, write, draft.answers, visit_id=visit.id, household_id=draft.household_id)
        area.store.finish_draft(write, draft.id)
    return write.outcome()


def _words(draft: VisitDraft) -> dict[str, Any]:
    peak, ending = draft.planned_peak.strip(), draft.planned_ending.strip()
    return {
        "purposes": " ".join(draft.purposes),
        "met": draft.met,
        "met_who": draft.met_who.strip(),
        "checks": " ".join(draft.checks),
        "note": draft.note.strip(),
        "next_visit": draft.next_visit,
        "planned_peak": peak,
        "planned_ending": ending,
        # what was not planned cannot have come about
        "peak_done": int(bool(peak) and bool(draft.peak_done)),
        "ending_done": int(bool(ending) and bool(draft.ending_done)),
    }


def _as_drafted(commitment: Commitment) -> DraftCommitment:
    return DraftCommitment(
        what=commitment.what,
        due=commitment.due,
        kind=commitment.kind,
        made_to=commitment.made_to,
        granted_by=commitment.granted_by,
    )


def _expect_authority(area: Area, draft: VisitDraft) -> None:
    from gridsteward.operations.promises import expect_authority

    for each in draft.commitments:
        expect_authority(area, each.kind, each.granted_by)


def _insert_parts(
    area: Area,
    write: Write,
    draft: VisitDraft,
    visit_id: str,
    *,
    source: CommitmentSource = CommitmentSource.VISIT,
) -> None:
    of_it = {"visit_id": visit_id, "household_id": draft.household_id}
    for position, touchpoint in enumerate(draft.touchpoints):
        write.insert(_touchpoint(touchpoint, position, of_it))
    for promise in draft.commitments:
        write.insert(
            Commitment(
                id=made_by_hand(),
                what=promise.what.strip(),
                due=promise.due,
                made_at=area.stamp(),
                steward=area.steward,
                kind=promise.kind,
                made_to=promise.made_to.strip(),
                source=source.value,
                granted_by=promise.granted_by.strip(),
                **of_it,
            )
        )
    for file in draft.files:
        write.insert(
            Attachment(
                id=made_by_hand(),
                content_hash=file.content_hash,
                name=file.name,
                media_type=file.media_type,
                size=file.size,
                added_at=area.stamp(),
                **of_it,
            )
        )


def _touchpoint(touchpoint: DraftTouchpoint, position: int, of_it: Mapping[str, str]) -> Touchpoint:
    return Touchpoint(
        id=made_by_hand(),
        kind=touchpoint.kind,
        mood=touchpoint.mood,
        note=touchpoint.note,
        position=position,
        **of_it,
    )


def _finish_amended(area: Area, draft: VisitDraft) -> Change:
    """Write what differs; parts that are gone from the draft are hidden, new ones added, the history keeps all."""
    started, ended = _check(draft, area.now())
    _expect_authority(area, draft)
    before = area.store.get(Visit, draft.visit_id)
    of_it = "visit_id = ?", (draft.visit_id,)
    times: dict[str, Value] = {
        "started_at": started.isoformat(timespec="seconds"),
        "ended_at": ended.isoformat(timespec="seconds"),
        "late": _on_an_earlier_day(started, datetime.fromisoformat(before.entered_at)),
    }
    with area.store.write("visit.amend", about=draft.household_id) as write:
        wanted = {**_words(draft), **times}
        edited = {name: value for name, value in wanted.items() if draft.shown.get(name) != value}
        seen = {
            name: [Dot(*head) for head in draft.seen.get(name, ())] for name in edited if name in draft.seen
        }
        write.edit(Visit, draft.visit_id, edited, seen=seen)
        _amend_touchpoints(area, write, draft)
        left = replace(draft, touchpoints=())
        for commitment in _shown(draft, area.store.select(Commitment, *of_it)):
            promise = _as_drafted(commitment)
            if promise in left.commitments:
                left = replace(left, commitments=_without(left.commitments, promise))
            else:
                write.delete(Commitment, commitment.id)
        kept = {each.content_hash for each in draft.files}
        for attachment in _shown(draft, area.store.select(Attachment, *of_it)):
            if attachment.content_hash in kept:
                kept.discard(attachment.content_hash)
            else:
                write.delete(Attachment, attachment.id)
        left = replace(left, files=tuple(each for each in draft.files if each.content_hash in kept))
        _insert_parts(area, write, left, draft.visit_id)
        keep_answers(area, write, draft.answers, visit_id=draft.visit_id, household_id=draft.household_id)
        area.store.finish_draft(write, draft.id)
    return write.outcome()


def _shown(draft: VisitDraft, parts: Iterable[P]) -> list[P]:
    """Return those of the parts that the draft had on screen; a draft of an earlier program knows of all."""
    return [each for each in parts if not draft.seen or each.id in draft.parts]


def _amend_touchpoints(area: Area, write: Write, draft: VisitDraft) -> None:
    found = area.store.select(Touchpoint, "visit_id = ?", (draft.visit_id,), order="position, id")
    there = _shown(draft, found)
    for position, wanted in enumerate(draft.touchpoints):
        for same in there:
            if DraftTouchpoint(kind=same.kind, mood=same.mood, note=same.note) == wanted:
                there.remove(same)
                write.edit(Touchpoint, same.id, {"position": position})
                break
        else:
            of_it = {"visit_id": draft.visit_id, "household_id": draft.household_id}
            write.insert(_touchpoint(wanted, position, of_it))
    for gone in there:
        write.delete(Touchpoint, gone.id)


def _without(items: tuple[T, ...], one: T) -> tuple[T, ...]:
    place = items.index(one)
    return items[:place] + items[place + 1 :]


def record_visits(area: Area, drafts: Sequence[VisitDraft]) -> Change:
    """Keep several visits typed in afterwards, all or none. Raise Fault visit_… naming the line."""
    now = area.now()
    checked = []
    for line, draft in enumerate(drafts, start=1):
        try:
            checked.append(_check(draft, now))
        except Fault as fault:
            raise Fault("visit_line", line=line, because=fault.kind) from fault
    with area.store.write("visit.bulk") as write:
        for draft, (started, ended) in zip(drafts, checked, strict=True):
            visit = Visit(
                id=made_by_hand(),
                household_id=draft.household_id,
                started_at=started.isoformat(timespec="seconds"),
                ended_at=ended.isoformat(timespec="seconds"),
                entered_at=now.isoformat(timespec="seconds"),
                late=_on_an_earlier_day(started, now),
                steward=area.steward,
                **_words(draft),
            )
            write.insert(visit)
            _insert_parts(area, write, draft, visit.id)
    return write.outcome()


def remove_visit(area: Area, visit_id: str) -> Change:
    """Take a visit back with all that belongs to it; the journal keeps it and undo shows it again."""
    visit = area.store.get(Visit, visit_id)
    with area.store.write("visit.remove", about=visit.household_id) as write:
        for record in (Touchpoint, Commitment, Attachment, QuestionnaireAnswer):
            for row in area.store.select(record, "visit_id = ?", (visit_id,)):
                write.delete(record, row.id)  # type: ignore[attr-defined]  # all have ids
        write.delete(Visit, visit_id)
    return write.outcome()


# -- promises ----------------------------------------------------------------------------------------------------


def promise(
    area: Area,
    household_id: str,
    *,
    what: str,
    due: str,
    kind: str = "other",
    made_to: str = "",
    granted_by: str = "",
    source: CommitmentSource = CommitmentSource.OTHER,
) -> Change:
    """Keep a promise made outside a visit. Raise Fault promise_empty, promise_due or promise_beyond_authority."""
    promised = DraftCommitment(what=what, due=due, kind=kind, made_to=made_to, granted_by=granted_by)
    draft = VisitDraft(id="", household_id=household_id, commitments=(promised,))
    _check(replace(draft, started_at=area.stamp(), met="unknown"), area.now())
    _expect_authority(area, draft)
    with area.store.write("promise.add", about=household_id) as write:
        _insert_parts(area, write, draft, "", source=source)
    return write.outcome()


# -- the day -----------------------------------------------------------------------------------------------------


def today(area: Area, *, ahead: int = 7) -> TodayPage:
    """Return the steward's day: what is unfinished, promised, agreed, done."""
    store, day = area.store, area.now().date()
    until = (day + timedelta(days=ahead)).isoformat()
    commitments = commitment_entries(
        area,
        store.select(Commitment, f"due <= ? AND {queries.STANDING} = 'reopened'", (until,), order="due, id"),
    )
    agreed = store.select(
        Visit,
        f"next_visit <= ? AND {queries.STILL_AGREED}",
        (day.isoformat(),),
        order="next_visit, id",
    )
    tomorrow = (day + timedelta(days=1)).isoformat()
    made = store.select(
        Visit, "started_at >= ? AND started_at < ?", (day.isoformat(), tomorrow), order="started_at, id"
    )
    drafts = store.drafts()
    wanted = {each.household_id for each in drafts} | {each.household_id for each in (*agreed, *made)}
    wanted |= {each.commitment.household_id for each in commitments}
    known = {each.id: each for each in store.summaries(wanted)}
    month = (f"{day:%Y-%m}", f"{day:%Y-%m}-99")
    return TodayPage(
        day=day.isoformat(),
        drafts=tuple(
            OpenDraft(household=known[each.household_id], draft=each)
            for each in drafts
            if each.household_id in known
        ),
        promises=tuple(
            DueCommitment(entry=each, household=known[each.commitment.household_id])
            for each in commitments
            if each.outcome == "open" and each.commitment.household_id in known
        ),
        due_visits=tuple(
            DueVisit(household=known[each.household_id], day=each.next_visit, last_note=each.note)
            for each in agreed
            if each.household_id in known
        ),
        made=tuple(
            MadeVisit(household=known[each.household_id], visit=each)
            for each in made
            if each.household_id in known
        ),
        households=queries.count(store.connection, "SELECT count(*) FROM household WHERE NOT _deleted"),
        visits_this_month=queries.count(
            store.connection,
            "SELECT count(*) FROM visit WHERE NOT _deleted AND started_at BETWEEN ? AND ?",
            month,
        ),
        households_seen_this_month=queries.count(
            store.connection,
            "SELECT count(DISTINCT household_id) FROM visit WHERE NOT _deleted AND started_at BETWEEN ? AND ? "
            f"AND {queries.MET}",
            month,
        ),
    )
