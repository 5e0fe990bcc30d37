"""The small addresses: time, members, is it alive, figures, and the description of them all."""

from gridsteward.hub.access import Call
from gridsteward.hub.answers import JSON, TEXT, Answer, Denied, packed
from gridsteward.hub.areas import State
from gridsteward.hub.hub import Hub


def time(hub: Hub, call: Call) -> Answer:  # noqa: ARG001
    """Answer nothing: the time is in the headers, as on every answer."""
    return Answer()


def members(hub: Hub, call: Call, state: State) -> Answer:  # noqa: ARG001
    """Answer all membership records."""
    return packed([record.raw for record in state.records])


def alive(hub: Hub, call: Call) -> Answer:  # noqa: ARG001
    """Answer that the process lives."""
    return Answer()


def ready(hub: Hub, call: Call) -> Answer:  # noqa: ARG001
    """Answer that the database answers; raise Denied database."""
    if not hub.database.answers():
        raise Denied("database")
    return Answer()


def metrics(hub: Hub, call: Call) -> Answer:  # noqa: ARG001
    """Answer the figures."""
    return Answer(200, hub.metrics.text(hub.database).encode(), TEXT)


def openapi(hub: Hub, call: Call) -> Answer:  # noqa: ARG001
    """Answer the description of all addresses."""
    from gridsteward.hub.openapi import description

    return Answer(200, description(), JSON)
