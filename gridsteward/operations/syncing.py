"""Exchange with the other laptops of the area over a hub, a folder or a stick, and say where it stands."""

import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from msgspec.structs import replace

from gridsteward.operations.area import Area, aside
from gridsteward.operations.handing_over import late_records
from gridsteward.operations.needs_seen import see_anew
from gridsteward.records.faults import Fault
from gridsteward.records.sync import Laptop, SyncAlarm, SyncReport, SyncState
from gridsteward.store.exchange import PARKED
from gridsteward.store.store import Store
from gridsteward.sync.anchor import Anchors
from gridsteward.sync.circle import Circle
from gridsteward.sync.engine import Engine
from gridsteward.sync.files import Files
from gridsteward.sync.roads.folder import FolderRoad
from gridsteward.sync.roads.hub import HubRoad
from gridsteward.sync.roads.road import Road, RoadFault
from gridsteward.sync.standing import HUB

Progress = Callable[[str, int, int], None]
HUB_URL: Final = "hub_url"
HUB_AUTHORITY: Final = "hub_authority"
HUB_WORD: Final = "hub_founding_word"
ASKED_OVER: Final = "asked_over"
_ALARMS_SHOWN: Final = 20


def _nobody(_what: str, _at: int, _of: int) -> None:
    return


def circle_of(area: Area) -> Circle:
    """Return this laptop among those of its area; an area that never exchanged gets its beginning."""
    return _founded(Circle(area.store, _raw(area.id)))


def _founded(circle: Circle) -> Circle:
    if not circle.founded and not circle.pending:
        circle.found()
    return circle


def _raw(area_id: str) -> bytes:
    return bytes.fromhex(area_id.replace("-", ""))


@contextmanager
def engine_of(area: Area) -> Iterator[Engine]:
    """Give an engine with a connection of its own: an exchange may wait for a network while the window goes on."""
    with aside(area) as beside:
        circle = _founded(Circle(beside.store, _raw(area.id)))
        try:
            yield Engine(beside.store, circle, Anchors(area.data_dir, area.id))
        finally:
            see_anew(beside)


@contextmanager
def plain_roads() -> Iterator[None]:
    """Turn what a road could not do into a Fault a person is told of."""
    try:
        yield
    except RoadFault as fault:
        raise Fault(fault.kind, **fault.values) from fault


# -- roads -------------------------------------------------------------------------------------------------------------


def hub_url(area: Area) -> str:
    """Return the address of the hub, "" when none was set."""
    return area.store.setting(HUB_URL)


def last_folder(area: Area) -> Path | None:
    """Return the folder or stick of the last exchange, or of the request to join, if it is there now."""
    last = area.store.exchange.events("synced", most=1)
    road = last[0].road if last else area.store.setting(ASKED_OVER)
    kind, _, place = road.partition(":")
    folder = Path(place)
    return folder if kind == "folder" and folder.is_dir() else None


def set_hub(area: Area, url: str, *, authority: str = "", founding_word: str = "") -> None:
    """Keep the hub's address ("" forgets it); raise Fault hub_address_wrong."""
    url = checked_address(url) if url.strip() else ""
    area.store.put_setting(HUB_URL, url)
    area.store.put_setting(HUB_AUTHORITY, authority)
    area.store.put_setting(HUB_WORD, founding_word)


def checked_address(url: str) -> str:
    """Return a hub's address as it is kept; raise Fault hub_address_wrong."""
    url = url.strip().rstrip("/")
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise Fault("hub_address_wrong", value=url)
    return url


def try_hub(url: str, *, authority: str = "") -> tuple[float, bool]:
    """Return the milliseconds to the hub and back, and whether the way there is unencrypted. Raise Fault road_…"""
    with plain_roads():
        road = HubRoad(checked_address(url), authority=Path(authority) if authority else None)
        try:
            return road.test().round_trip_ms, road.plain
        finally:
            road.close()


@contextmanager
def hub_road(circle: Circle, url: str = "") -> Iterator[HubRoad]:
    """Give the road to the hub; raise Fault hub_not_set."""
    # What was set is read over the circle's own connection: that of the window is another thread's.
    url = checked_address(url) if url else circle.store.setting(HUB_URL)
    if not url:
        raise Fault("hub_not_set")
    authority = circle.store.setting(HUB_AUTHORITY)
    road = HubRoad(
        url,
        circle.area,
        circle.device,
        circle.keys,
        founding_word=circle.store.setting(HUB_WORD),
        authority=Path(authority) if authority else None,
    )
    try:
        yield road
    finally:
        road.close()


def folder_road(circle: Circle, folder: Path) -> FolderRoad:
    """Return the road over a folder; raise Fault folder_missing."""
    if not folder.is_dir():
        raise Fault("folder_missing", folder=folder.name or str(folder))
    return FolderRoad(folder, circle.area)


# -- exchange ----------------------------------------------------------------------------------------------------------


def sync_hub(area: Area, *, url: str = "", progress: Progress = _nobody) -> SyncReport:
    """Exchange with the hub; of files only readings come along by themselves.

    What came until something failed is kept; raise Fault road_… or hub_not_set.
    """
    with plain_roads(), engine_of(area) as engine, hub_road(engine.circle, url) as road:
        return _exchange(engine, road, progress, fetch_all=False)


def sync_folder(area: Area, folder: Path, *, progress: Progress = _nobody) -> SyncReport:
    """Exchange with a shared folder or stick; photos and files come along, as there may be no other road."""
    with plain_roads(), engine_of(area) as engine:
        road = folder_road(engine.circle, folder)
        report = _exchange(engine, road, progress, fetch_all=True)
        return replace(report, notes=tuple(dict.fromkeys((note.kind, note.file) for note in road.notes)))


def _introduce(engine: Engine) -> None:
    """Say whose this laptop is, once."""
    store = engine.store
    own = str(uuid.UUID(bytes=engine.circle.device))
    if engine.circle.active and store.exists(Laptop, own) is None:
        with store.write("laptop") as write:
            write.insert(Laptop(id=own, steward=store.steward))


def _exchange(engine: Engine, road: Road, progress: Progress, *, fetch_all: bool) -> SyncReport:
    _introduce(engine)
    outcome = engine.sync(road, progress=progress)
    engine.store.work_out_names()
    files = Files(engine.store)
    sent = came = 0
    if not outcome.revoked:
        if any(kind == "rolled_back" for kind, _writer, _n in outcome.alarms):
            files.look(road)
        else:
            files.doubt(road, there=engine.files_there)
        sent = files.leave(road, progress=lambda at, of: progress("files", at, of))
        lacking = files.named() - files.here()
        if lacking - files.on(road.name) and engine.files_there:
            files.look(road)
        wanted = lacking if fetch_all else lacking & files.readings()
        came = files.fetch(road, sorted(wanted & files.on(road.name)))
    if _fold_readings(engine.store, progress):
        outcome.tables.add("usage_import")
    return SyncReport(
        road=road.name,
        sent=outcome.sent,
        received=outcome.received,
        waiting=outcome.waiting,
        refused=outcome.refused,
        conflicts=outcome.conflicts,
        requests=outcome.requests,
        unheard=outcome.unheard,
        files_sent=sent,
        files_received=came,
        files_missing=len(files.named() - files.here() - files.on(HUB)),
        renewed=outcome.renewed,
        revoked=outcome.revoked,
        alarms=[kind for kind, _writer, _n in outcome.alarms if kind != "gap"],
        touched=frozenset(outcome.touched),
        tables=frozenset(outcome.tables),
    )


def _fold_readings(store: Store, progress: Progress) -> bool:
    """Work readings that came, or went, into the tables; tell whether any did.

    Each import is a transaction of its own over a connection of its own: whoever types meanwhile hardly waits.
    """
    if not store.query("SELECT 1 FROM usage_import LIMIT 1"):
        return False
    from gridsteward.store import usage_fold

    return bool(usage_fold.catch_up(store, report=lambda at, of: progress("readings", at, of)))


def fetch_file(area: Area, content_hash: str, *, folder: Path | None = None) -> bool:
    """Bring one photo or file from the hub, or a folder, to this laptop; tell whether it is here now."""
    with plain_roads(), engine_of(area) as engine:
        files = Files(engine.store)
        if folder is not None:
            files.fetch(folder_road(engine.circle, folder), [content_hash])
        else:
            with hub_road(engine.circle) as road:
                files.fetch(road, [content_hash])
        return engine.store.files.has(content_hash)


def roads_of_file(area: Area, content_hash: str) -> list[str]:
    """Return the names of the roads that said they hold a photo or file ("hub:…", "folder:…"), the hub first."""
    found = area.store.query("SELECT road FROM file_receipt WHERE content_hash = ?", (content_hash,))
    return sorted((road for (road,) in found), key=lambda road: (not road.startswith(HUB), road))


# -- where it stands ---------------------------------------------------------------------------------------------------


def sync_state(area: Area) -> SyncState:
    """Return where the exchange stands, from what lies on this laptop alone."""
    circle = Circle(area.store, _raw(area.id))
    if circle.pending or not circle.founded:
        return SyncState(founded=False, pending=circle.pending, hub_url=hub_url(area), conflicts=0)
    engine = Engine(area.store, circle, Anchors(area.data_dir, area.id))
    exchange = area.store.exchange
    written, on_the_way, confirmed, seen = _own_totals(area.store, engine)
    waiting = exchange.waiting()
    synced = exchange.events("synced", most=1)
    files = Files(area.store)
    vector = exchange.vector()
    state = circle.membership
    return SyncState(
        founded=True,
        revoked=circle.revoked,
        supervisor=state.is_supervisor(circle.device),
        hub_url=hub_url(area),
        written=written,
        unsent=written - on_the_way - confirmed,
        on_the_way=on_the_way,
        confirmed=confirmed,
        seen=seen,
        conflicts=len(area.store.conflicts()),
        waiting=sum(1 for each in waiting if each.state != PARKED),
        refused=_refused_bundles(area.store),
        parked=sum(1 for each in waiting if each.state == PARKED),
        late=len(late_records(area)),
        unheard=sum(max(0, n - vector.get(writer, 0)) for writer, n in engine.standing.known_of().items()),
        last_sync_ms=synced[0].at_ms if synced else 0,
        last_road=synced[0].road if synced else "",
        files_named=len(files.named()),
        files_here=len(files.here()),
        files_on_hub=len(files.on(HUB)),
        recovery_made=state.recovery is not None,
        alarms=alarms(area),
    )


def _own_totals(store: Store, engine: Engine) -> tuple[int, int, int, int]:
    """Return own ops: written, on the way, confirmed, seen by all others."""
    written = on_the_way = confirmed = seen = 0
    on_hub, anywhere = store.exchange.receipts(HUB), store.exchange.receipts("")
    for writer in store.own_writers():
        others = engine.standing.held_by_others(writer)
        sure = engine.standing.seq_at(writer, max([on_hub.get(writer, 0), *others]))
        written += store.last_seq(writer)
        confirmed += sure
        on_the_way += max(0, engine.standing.seq_at(writer, anywhere.get(writer, 0)) - sure)
        seen += engine.standing.seq_at(writer, min(others)) if others else 0
    return written, on_the_way, confirmed, seen


def _refused_bundles(store: Store) -> int:
    """Return how many own bundles a road refused and nobody has confirmed since."""
    own = set(store.own_writers())
    confirmed = store.exchange.receipts(HUB)
    refused = {
        (event.body["writer"], event.body["n"])
        for event in store.exchange.events("alarm", most=1_000)
        if event.body["alarm"] in ("road_fork", "road_refused", "road_gap") and event.body["writer"] in own
    }
    return sum(1 for writer, n in refused if n > confirmed.get(writer, 0))


def steward_names(store: Store) -> dict[str, str]:
    """Return whose each laptop is, device (hex) to the steward's name: as it said itself, else as it was admitted."""
    admitted = store.query("SELECT substr(key, 9), value FROM setting WHERE key LIKE 'steward %'")
    written = store.query(
        "SELECT member, steward FROM device WHERE member <> '' AND steward <> '' ORDER BY no"
    )
    said = {each.id.replace("-", ""): each.steward for each in store.select(Laptop)}
    return dict(admitted) | dict(written) | said


def alarms(area: Area) -> list[SyncAlarm]:
    """Return what a person must hear of and has not put aside, the newest first."""
    store = area.store
    stewards = dict(store.query("SELECT id, steward FROM device"))
    stewards |= steward_names(store)
    heard = int(store.setting("alarms_heard") or 0)
    found: dict[tuple[str, str], SyncAlarm] = {}
    for event in store.exchange.events("alarm", "renewed", most=200):
        if event.at_ms <= heard:
            continue
        kind = str(event.body.get("alarm", event.kind))
        steward = stewards.get(str(event.body.get("writer", "")), "")
        found.setdefault(
            (kind, steward), SyncAlarm(kind=kind, at_ms=event.at_ms, road=event.road, steward=steward)
        )
    return list(found.values())[:_ALARMS_SHOWN]


def put_alarms_aside(area: Area) -> None:
    """Say that the alarms so far were read; they stay in the log."""
    area.store.put_setting("alarms_heard", str(area.store.now_ms()))
