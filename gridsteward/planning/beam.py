"""A day's route built visit by visit, the most promising beginnings kept: near the best for some twenty visits.

A beam search over the exact dynamic programme of the orienteering problem with time windows (Feillet, Dejax and
Gendreau, Transportation Science 39(2), 2005): a beginning is the set seen, where one stands and when. Of two with the
same set and place the earlier is kept; of all of one length those whose worth so far, with part of what the hours left
could still bring (a fractional knapsack), is greatest.
"""

from typing import Final

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from gridsteward.planning.routes import NEVER, Matrix, Problem

_HOPE: Final = 0.6
"""How much of what could still be done counts: tried from 0.2 to 1.0 on Solomon's instances."""
_NEAREST: Final = 3  # neighbours from whose distance the ride to a task is reckoned
_WIDER: Final = 3  # how many times the width are looked at closely
_RANDOM: Final = 20_261_125

Flags = NDArray[np.bool_]
Worth = NDArray[np.float64]


class _Beam(Struct, frozen=True):
    """Beginnings of one length: last task, when free again, worth so far, a name of the set, the set, the parent."""

    last: Matrix
    free: Matrix
    worth: Matrix
    name: NDArray[np.uint64]
    seen: Flags
    parent: Matrix


def beam_route(problem: Problem, day: int, *, width: int, among: Matrix | None = None) -> list[int]:
    """Return a good route of a day out of all tasks, or `among` these (numbers, in order)."""
    tasks = np.arange(len(problem.tasks)) if among is None else among
    able = (problem.windows(day)[0][tasks] < NEVER).any(axis=1) & (problem.prizes[tasks] > 0)
    tasks = tasks[able]
    return _Search(problem, day, tasks).route(width) if len(tasks) else []


class _Search:
    def __init__(self, problem: Problem, day: int, tasks: Matrix) -> None:
        shift, places = problem.shifts[day], tasks + problem.first
        self._shift, self._tasks, self._count = shift, tasks, len(tasks)
        self._early, self._late = (each[tasks] for each in problem.windows(day))
        self._minutes, self._prizes = problem.minutes[tasks], problem.prizes[tasks]
        self._time, self._cost = problem.time[np.ix_(places, places)], problem.cost[np.ix_(places, places)]
        self._out, self._home = problem.time[shift.start, places], problem.time[places, shift.finish]
        self._out_cost = problem.cost[shift.start, places]
        self._home_cost = problem.cost[places, shift.finish]
        random = np.random.default_rng(_RANDOM)
        self._names = random.integers(0, 2**63, (2, self._count), dtype=np.uint64)
        # what a task takes of the hours left, reckoned from its nearest neighbours, and which gives most for it
        apart = self._time + np.where(np.eye(self._count, dtype=bool), 1 << 20, 0)
        rides = np.sort(apart, axis=1)[:, :_NEAREST].mean(axis=1) if self._count > 1 else self._out * 1.0
        takes = self._minutes + np.minimum(rides, self._out)
        self._order = np.argsort(-self._prizes / np.maximum(takes, 1e-9), kind="stable")
        self._takes = np.maximum(takes[self._order], 1e-9)
        self._latest = np.minimum(self._late.max(axis=1), shift.end - self._minutes - self._home)

    def route(self, width: int) -> list[int]:
        levels: list[_Beam] = []
        best, best_at = 0, (-1, -1)
        beam = self._first()
        while len(beam.last):
            levels.append(beam)
            ended = beam.worth - self._home_cost[beam.last]
            at = int(ended.argmax())
            if ended[at] > best:
                best, best_at = int(ended[at]), (len(levels) - 1, at)
            beam = self._next(beam, width)
        level, at = best_at
        found: list[int] = []
        while level >= 0:
            found.append(int(self._tasks[levels[level].last[at]]))
            at = int(levels[level].parent[at])
            level -= 1
        return found[::-1]

    def _starts(self, arrive: Matrix) -> Matrix:
        """Return when each task can begin for who is there at `arrive` (one column a task), NEVER for too late."""
        start = np.full(arrive.shape, NEVER, dtype=np.int64)
        for column in range(self._early.shape[1]):
            opens, closes = self._early[:, column], np.minimum(self._late[:, column], self._latest)
            start = np.minimum(start, np.where(arrive <= closes, np.maximum(arrive, opens), NEVER))
        return np.where(start <= self._latest, start, NEVER)

    def _first(self) -> _Beam:
        start = self._starts((self._shift.begin + self._out)[None, :])[0]
        last = np.nonzero(start < NEVER)[0]
        seen = np.zeros((len(last), self._count), dtype=bool)
        seen[np.arange(len(last)), last] = True
        return _Beam(
            last,
            start[last] + self._minutes[last],
            self._prizes[last] - self._out_cost[last],
            self._names[0, last],
            seen,
            np.full(len(last), -1, dtype=np.int64),
        )

    def _next(self, beam: _Beam, width: int) -> _Beam:
        start = self._starts(beam.free[:, None] + self._time[beam.last])
        parent, last = np.nonzero((start < NEVER) & ~beam.seen)
        free = start[parent, last] + self._minutes[last]
        worth = beam.worth[parent] + self._prizes[last] - self._cost[beam.last[parent], last]
        name = beam.name[parent] ^ self._names[0, last]
        keep = self._undominated(name ^ self._names[1, last], free, worth)
        if len(keep) > _WIDER * width:
            # by the minute so far: one that is ahead has time for more
            a_minute = float(worth[keep].max()) / max(1, int(free[keep].max()) - self._shift.begin)
            rough = worth[keep] - a_minute * free[keep]
            keep = keep[np.argpartition(-rough, _WIDER * width)[: _WIDER * width]]
        if len(keep) > width:
            hope = worth[keep] + _HOPE * self._still(beam.seen[parent[keep]], last[keep], free[keep])
            keep = keep[np.argpartition(-hope, width)[:width]]
        keep = np.sort(keep)
        parent, last = parent[keep], last[keep]
        seen = beam.seen[parent]
        seen[np.arange(len(keep)), last] = True
        return _Beam(last, free[keep], worth[keep], name[keep], seen, parent)

    @staticmethod
    def _undominated(key: NDArray[np.uint64], free: Matrix, worth: Matrix) -> Matrix:
        order = np.lexsort((-worth, free, key))
        first = np.ones(len(order), dtype=bool)
        first[1:] = key[order[1:]] != key[order[:-1]]
        return order[first]

    def _still(self, seen: Flags, last: Matrix, free: Matrix) -> Worth:
        """Return at most about what the hours left could bring: the best tasks by the minute, the last in part."""
        arrive = free[:, None] + self._time[last]
        open_ = ~seen & (arrive <= self._latest)
        open_[np.arange(len(last)), last] = False
        open_ = open_[:, self._order]
        taken = np.where(open_, self._takes, 0.0)
        until = taken.cumsum(axis=1)
        left = (self._shift.end - free)[:, None]
        part = np.clip((left - until + taken) / self._takes, 0.0, 1.0)
        found: Worth = (np.where(open_, self._prizes[self._order], 0) * part).sum(axis=1)
        return found
