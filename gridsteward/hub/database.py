"""The database: one schema for SQLite and PostgreSQL, short transactions, and what is tried again.

Several hub processes may share one PostgreSQL: what belongs together is changed under a lock on the area's row, what
must be unique is a key. A clash is tried again here and never reaches a device.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final, NamedTuple, TypeVar

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Engine,
    LargeBinary,
    MetaData,
    Select,
    String,
    Table,
    create_engine,
    event,
    func,
    insert,
    select,
    text,
)
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError

from gridsteward.hub.answers import Denied

T = TypeVar("T")

VERSION: Final = 1
_TRIES: Final = 8
_AGAIN: Final = {"40001", "40P01"}  # serialization failure, deadlock
_BUSY: Final = {"55P03", "57014"}  # lock timeout, statement timeout
_STARTING: Final = 0x6772_6964  # advisory lock: one process makes the tables


def _id(name: str, *, key: bool = True) -> Column[bytes]:
    return Column(name, LargeBinary(32), primary_key=key, nullable=False)


def _number(name: str, *, key: bool = False) -> Column[int]:
    return Column(name, BigInteger, primary_key=key, nullable=False, autoincrement=False)


schema = MetaData()
about = Table("about", schema, Column("key", String(32), primary_key=True), _number("value"))
areas = Table(
    "areas",
    schema,
    _id("area"),
    Column("heads", LargeBinary, nullable=False),  # of the membership records, sorted, one after the other
    Column("acks", LargeBinary(8), nullable=False),  # messages.acks_hash
    _number("founded_ms"),
    _number("bytes"),
    _number("members_bytes"),
    _number("bundles"),
    _number("things"),
    _number("files"),
)
members = Table("members", schema, _id("area"), _id("hash"), _number("place"), Column("raw", LargeBinary))
writers = Table(
    "writers",
    schema,
    _id("area"),
    _id("writer"),
    _id("device", key=False),
    _number("top"),
    Column("top_hash", LargeBinary(32), nullable=False),
    _number("floor"),  # bundles up to here have no body any more
)
bundles = Table(
    "bundles",
    schema,
    _id("area"),
    _id("writer"),
    _number("n", key=True),
    Column("hash", LargeBinary(32), nullable=False),
    _number("size"),
    _number("at_ms"),
    Column("raw", LargeBinary),  # null below the floor
)
chunks = Table(
    "chunks",
    schema,
    _id("area"),
    _id("name"),
    _number("size"),
    _number("at_ms"),
    Column("raw", LargeBinary, nullable=False),
)
objects = Table(
    "objects",
    schema,
    _id("area"),
    Column("kind", String(16), primary_key=True),
    Column("name", LargeBinary(64), primary_key=True),
    _number("size"),
    _number("at_ms"),
    Column("raw", LargeBinary, nullable=False),
)
acks = Table(
    "acks", schema, _id("area"), _id("device"), _number("at_ms"), Column("raw", LargeBinary, nullable=False)
)
invites = Table(
    "invites", schema, _id("invite"), Column("area", LargeBinary(16), index=True), _number("at_ms")
)
requests = Table(
    "requests",
    schema,
    _id("invite"),
    _id("device"),
    Column("area", LargeBinary(16), index=True, nullable=False),
    _number("at_ms"),
    Column("raw", LargeBinary, nullable=False),
)


class ObjectRow(NamedTuple):
    """An object as it lies in the database."""

    name: bytes
    raw: bytes
    at_ms: int


class Newer(Exception):  # noqa: N818  (an answer for the person who starts the hub)
    """The database was made by a later version of the hub."""


class Database:
    """Connections to one database. `read` and `write` run a piece of work in a transaction of its own."""

    def __init__(self, url: str, *, connections: int) -> None:
        parts = make_url(url)
        self.is_sqlite = parts.get_backend_name() == "sqlite"
        if self.is_sqlite:
            self._engine = create_engine(
                parts, pool_size=connections, max_overflow=0, connect_args={"timeout": 30}
            )
            _prepare_sqlite(self._engine)
        else:
            self._engine = create_engine(
                parts.set(drivername="postgresql+psycopg"),
                pool_size=connections,
                max_overflow=0,
                pool_pre_ping=True,
                connect_args={
                    "options": "-c lock_timeout=15000 -c statement_timeout=60000",
                    "connect_timeout": 10,
                },
            )
        # one SELECT needs no BEGIN and COMMIT around it; SQLite reads a whole transaction at one moment
        self._reader = (
            self._engine if self.is_sqlite else self._engine.execution_options(isolation_level="AUTOCOMMIT")
        )
        self._writer = self._engine.execution_options(writing=True)
        # SQLite's own wait for the writer before it sleeps in steps; in one process a lock is fairer
        self._turn = threading.Lock() if self.is_sqlite else None

    def make(self) -> None:
        """Make the tables where they are lacking; raise Newer."""

        def work(connection: Connection) -> None:
            if not self.is_sqlite:
                connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _STARTING})
            schema.create_all(connection)
            version = connection.scalar(select(about.c.value).where(about.c.key == "version"))
            if version is None:
                connection.execute(insert(about).values(key="version", value=VERSION))
            elif version > VERSION:
                raise Newer

        self.write(work)

    def read(self, work: Callable[[Connection], T]) -> T:
        """Run work that changes nothing."""
        return self._tried(lambda: self._read_once(work))

    def write(self, work: Callable[[Connection], T]) -> T:
        """Run work in one transaction, anew when it clashed with another; durable when this returns."""
        return self._tried(lambda: self._write_once(work))

    def answers(self) -> bool:
        """Tell whether the database answers."""
        try:
            return (
                self.read(lambda connection: connection.scalar(select(func.count()).select_from(about))) == 1
            )
        except DBAPIError:
            return False

    def close(self) -> None:
        """Let the connections go."""
        self._engine.dispose()

    def _read_once(self, work: Callable[[Connection], T]) -> T:
        with self._reader.connect() as connection:
            return work(connection)

    def _write_once(self, work: Callable[[Connection], T]) -> T:
        with self._my_turn(), self._writer.begin() as connection:
            return work(connection)

    @contextmanager
    def _my_turn(self) -> Iterator[None]:
        if self._turn is None:
            yield
        else:
            with self._turn:
                yield

    def _tried(self, once: Callable[[], T]) -> T:
        for tries_left in reversed(range(_TRIES)):
            try:
                return once()
            except (OperationalError, IntegrityError) as error:
                if not _clashed(error):
                    raise
                if not tries_left:
                    raise Denied("busy") from error
        raise AssertionError


def locked(query: Select[Any]) -> Select[Any]:
    """Return the query with its rows locked until the transaction ends (SQLite: the whole transaction is one lock)."""
    return query.with_for_update()


def _clashed(error: DBAPIError) -> bool:
    """Tell whether another transaction was in the way: then trying again, or later, helps."""
    state = getattr(error.orig, "sqlstate", None)
    if state in _BUSY:
        raise Denied("busy") from error
    return state in _AGAIN or isinstance(error, IntegrityError) or "database is locked" in str(error.orig)


def _prepare_sqlite(engine: Engine) -> None:
    @event.listens_for(engine, "connect")
    def connected(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # we say BEGIN ourselves
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "busy_timeout=30000", "foreign_keys=ON"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begun(connection: Connection) -> None:
        writing = connection.get_execution_options().get("writing")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")
