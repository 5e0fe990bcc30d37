"""The drill of R5.6: forty people who need power to live, eleven hours, two stewards, a laptop that dies twice."""

import itertools
import json
import random
import signal
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

import pytest

from gridsteward.operations.area import Area, open_area
from gridsteward.operations.contacts import contacts_for
from gridsteward.operations.outage_round import care_round
from gridsteward.operations.outages import add_outage, restore_power
from gridsteward.operations.syncing import sync_folder
from gridsteward.operations.verifying import verify
from gridsteward.records.contact import ContactOutcome
from gridsteward.records.outage import OutageKind
from gridsteward.records.outage_round import OutagePerson, OutageStep, TurnState
from tests.operations.outage_worker import do
from tests.operations.pair import PASSPHRASE, a_pair
from tests.operations.town_outage import DISTRICT, homes

ROOT: Final = Path(__file__).resolve().parents[2]
PEOPLE: Final = 40
BEGINS: Final = datetime.fromisoformat("2026-09-16T08:00:00+08:00")
HOUR: Final = timedelta(hours=1)
TICK: Final = timedelta(minutes=15)
LASTS: Final = 11 * HOUR
STICK_AT: Final = {HOUR, 4 * HOUR, 7 * HOUR, 9 * HOUR}
KILLS: Final = {3 * HOUR: 7, 6 * HOUR: 11}  # at this tick, after so many calls that were confirmed
OUT_OF_ORDER: Final = timedelta(minutes=45)  # so long the dead laptop takes to be back
HANDED_OVER: Final = 5 * HOUR
SILENT: Final = 3  # who never answers

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")


@dataclass
class Drill:
    """What was really done, written down apart from the program."""

    outage: str
    homes: list[str]
    now: datetime = BEGINS
    reached: dict[str, list[datetime]] = field(default_factory=lambda: defaultdict(list))
    tried: int = 0
    told: int = 0
    chance: random.Random = field(default_factory=lambda: random.Random(11))  # noqa: S311

    def asked(self, do: str, **more: str) -> dict[str, str]:
        return {"do": do, "now": self.now.isoformat(), "outage": self.outage, **more}

    def call(self, home: str) -> dict[str, str]:
        answers = home not in self.homes[:SILENT] and self.chance.random() > 0.1
        outcome = ContactOutcome.REACHED if answers else ContactOutcome.NOT_REACHED
        # No two calls of one steward fall into one moment.
        self.now += timedelta(seconds=5)
        return self.asked("call", home=home, outcome=outcome.value, note="氧气还够" if answers else "")

    def keep(self, asked: dict[str, str], others: list[str]) -> None:
        self.tried += 1
        self.told += bool(others)
        if asked["outcome"] == ContactOutcome.REACHED:
            self.reached[asked["home"]].append(datetime.fromisoformat(asked["now"]))


@contextmanager
def laptop(area_folder: Path, key: bytes, stick: Path) -> Iterator["subprocess.Popen[str]"]:
    command = [
        sys.executable,
        "-m",
        "tests.operations.outage_worker",
        str(area_folder),
        key.hex(),
        str(stick),
    ]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def ask(process: "subprocess.Popen[str]", asked: dict[str, str]) -> Any:
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(json.dumps(asked) + "\n")
    process.stdin.flush()
    return json.loads(process.stdout.readline())


def round_of(process: "subprocess.Popen[str]", drill: Drill, *, dies_after: int = -1) -> bool:
    """Call whoever is due on the laptop in the process; return False when it died of it.

    The call in whose midst it dies was had and perhaps saved: nobody was told that it is.
    """
    due = ask(process, drill.asked("due", until=(drill.now + TICK).isoformat()))
    for number, home in enumerate(due):
        asked = drill.call(home)
        if number == dies_after:
            assert process.stdin is not None
            process.stdin.write(json.dumps(asked) + "\n")
            process.stdin.flush()
            process.send_signal(signal.SIGKILL)
            process.wait()
            assert process.returncode == -signal.SIGKILL
            return False
        drill.keep(asked, ask(process, asked))
    return dies_after < 0


def other_round(area: Area, drill: Drill, stick: Path) -> None:
    """Call whoever is due on the other laptop."""
    for home in do(area, drill.asked("due", until=(drill.now + TICK).isoformat()), stick):  # type: ignore[attr-defined]
        asked = drill.call(home)
        drill.keep(asked, do(area, asked, stick))  # type: ignore[arg-type]


def run(first: Path, key: bytes, other: Area, drill: Drill, stick: Path) -> int:
    """Live through the eleven hours; return how often the first laptop was killed."""
    at, back_at, killed = timedelta(), timedelta(), 0
    while at < LASTS:
        with laptop(first, key, stick) as process:
            while at < LASTS:
                drill.now = BEGINS + at
                if at == HANDED_OVER:  # the deputy takes ten more, and only his own laptop knows
                    for home in drill.homes[10:20]:
                        do(
                            other,
                            drill.asked("take", home=home, steward=other.steward, note="王站长去抢修"),
                            stick,
                        )
                if at in STICK_AT:
                    ask(process, drill.asked("sync"))
                    sync_folder(other, stick)
                    ask(process, drill.asked("sync"))
                dies_after = KILLS.get(at, -1)
                lives = at < back_at or round_of(process, drill, dies_after=dies_after)
                other_round(other, drill, stick)
                at += TICK
                if not lives:
                    killed += 1
                    back_at = at + OUT_OF_ORDER
                    break
    return killed


def test_nobody_is_forgotten_or_called_twice_without_being_told(tmp_path: Path, cheap_keys: None) -> None:
    """A person on a ventilator whom both laptops believe with the other, or called by nobody since noon, may die."""
    with a_pair(tmp_path) as pair:
        pair.first.now = pair.other.now = lambda: BEGINS
        made = homes(pair.first, PEOPLE, "heart_lung_ventilator")
        outage = add_outage(pair.first, kind=OutageKind.FAULT, begins=BEGINS, names=[DISTRICT])[0]
        drill = Drill(outage.id, made)
        for number, home in enumerate(made):
            steward = pair.first.steward if number < PEOPLE // 2 else pair.other.steward
            do(pair.first, drill.asked("take", home=home, steward=steward, note=""), pair.stick)
        pair.exchange()
        key, profile = pair.first.opened.key, pair.first.data_dir
        pair.first.close()
        killed = run(profile, key, pair.other, drill, pair.stick)
        assert killed == 2
        pair.first = open_area(profile, passphrase=PASSPHRASE)
        drill.now = BEGINS + LASTS
        pair.first.now = pair.other.now = lambda: drill.now
        restore_power(pair.other, outage.id)
        pair.exchange()
        one, two = (care_round(area, outage.id) for area in (pair.first, pair.other))
        assert one == two, "the two laptops tell different stories"
        assert (verify(pair.first).problems, verify(pair.other).problems) == ([], [])

        kept = contacts_for(pair.first, [f"outage:{outage.id}:round"])
        assert drill.tried <= len(kept) <= drill.tried + killed, (
            "a confirmed contact is gone, or one was doubled"
        )
        for person in one.people:
            check(person, drill, [each for each in kept if each.household_id == person.household_id])
        turns = [turn for person in one.people for turn in person.clock.turns]
        assert any(turn.again for turn in turns), "the drill had no doubled call to tell"
        assert any(turn.state is TurnState.MISSED for turn in turns), "the drill had no missed round to tell"
        assert (
            sum(person.clock.go_there or not drill.reached[person.household_id] for person in one.people)
            >= SILENT
        )


def check(person: OutagePerson, drill: Drill, kept: list[Any]) -> None:
    """Hold the clock of one person against what was really done."""
    had = sorted(datetime.fromisoformat(each.at) for each in kept if each.outcome == ContactOutcome.REACHED)
    assert set(drill.reached[person.household_id]) <= set(had), "a contact that was confirmed is gone"
    rounds = [each for each in person.clock.turns if each.step is OutageStep.ROUND]
    shown = [each.id for turn in rounds for each in (turn.had, *turn.again, *turn.tried) if each is not None]
    assert sorted(shown) == sorted(each.id for each in kept), "a contact is hidden, or shown twice"
    # Every three hours in which nobody was reached are told, as late or as missed.
    told = sum(turn.state in (TurnState.LATE, TurnState.MISSED) for turn in rounds)
    waits = zip([BEGINS - 150 * timedelta(minutes=1), *had], [*had, BEGINS + LASTS], strict=True)
    assert told == sum(-(-(until - since) // (3 * HOUR)) - 1 for since, until in waits if until > since)
    doubled = sum(later - earlier < 1.5 * HOUR for earlier, later in itertools.pairwise(had))
    assert sum(len(turn.again) for turn in rounds) == doubled
