"""A laptop that works, exchanges with the hub, and is killed by the system at a step told beforehand.

    dying_client.py      then a line of JSON for each life on stdin: {profile, key, number, step}

One process waits, with everything imported, and lets a child live each life: a start costs nothing, a kill is a real
one. A step is where something is left behind: before and after a commit, a request, a file made durable or put in its
place.
"""

import json
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx  # noqa: F401  (so that no child spends time on it)

from gridsteward.operations import area as areas_of
from gridsteward.operations import syncing
from gridsteward.operations.area import Area
from gridsteward.records.household import Household
from gridsteward.store import areas, connection
from gridsteward.store import store as stores
from gridsteward.store.areas import OpenArea
from gridsteward.store.store import Store
from gridsteward.sync.roads.hub_caller import Caller
from tests.sync import field

SHARED = "home-shared"
HOMES = 3


def say(kind: str, **values: object) -> None:
    """Tell the parent what a person would now take for saved, or for sent."""
    os.write(1, (json.dumps({"kind": kind, **values}) + "\n").encode())


class Trap:
    """Counts steps, and kills this process when it comes to the one told."""

    def __init__(self, step: int) -> None:
        self.left = step
        self.steps = 0
        self._committed = False

    def hear(self, sql: str) -> None:
        """Take a step before a commit, and one at whatever comes after it."""
        committing = sql.startswith("COMMIT")
        if committing or self._committed:
            self._committed = committing
            self.spring()

    def spring(self) -> None:
        """Take one step."""
        self.steps += 1
        if self.steps == self.left:
            os.kill(os.getpid(), signal.SIGKILL)

    def around(self, do: Callable[..., Any]) -> Callable[..., Any]:
        """Return what does the same, a step before and a step after."""

        def done(*given: Any, **named: Any) -> Any:
            self.spring()
            found = do(*given, **named)
            self.spring()
            return found

        return done

    def set(self) -> None:
        """Lie in wait wherever the exchange leaves something behind."""
        connect = connection.connect

        def watched(*given: Any, **named: Any) -> Any:
            found = connect(*given, **named)
            found.set_trace_callback(self.hear)
            return found

        stores.connect = watched  # type: ignore[attr-defined]
        Caller._send = self.around(Caller._send)  # type: ignore[method-assign]
        os.fsync, os.replace = self.around(os.fsync), self.around(os.replace)


def live(profile: Path, key: bytes, number: int, step: int) -> None:
    """Write a few things, then exchange; `step` 0 survives it."""
    info = areas_of.choose_area(profile)
    area = Area(OpenArea(info=info, store=Store(info.folder / areas.DATABASE, key), key=key), profile)
    rows = [field.household(area, f"第{number}次", row=f"home-{number}-{at}") for at in range(HOMES)]
    note = f"第{number}次记的"
    field.edit(area, SHARED, note=note)
    photo = field.visit(area, rows[0], os.urandom(3_000))
    with area.store.write("household.delete", about=rows[-1]) as write:
        write.delete(Household, rows[-1])
    say("wrote", rows=rows[:-1], deleted=rows[-1:], note=note, photo=photo)
    trap = Trap(step)
    trap.set()
    syncing.sync_hub(area)
    lacking = [
        name
        for (name,) in area.store.query("SELECT content_hash FROM attachment WHERE NOT _deleted")
        if not area.store.files.has(name)
    ]
    for name in lacking:
        syncing.fetch_file(area, name)
    say("synced", steps=trap.steps, waiting=syncing.sync_state(area).unsent)


def main() -> None:
    """Let a child live each life that is asked for; say how it ended."""
    for line in sys.stdin:
        asked = json.loads(line)
        child = os.fork()
        if child == 0:
            try:
                live(Path(asked["profile"]), bytes.fromhex(asked["key"]), asked["number"], asked["step"])
            except BaseException as error:
                say("failed", error=repr(error))
                os._exit(1)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        say("ended", code=os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    main()
