"""The search: which tasks on which day in what order, so that travel and what is left undone cost least.

A single day is built by a beam search and searched from elsewhere by PyVRP's iterated local search; of what the two
bring a last, wider beam makes one. Several days are PyVRP's alone: they follow each other on one axis of time, a
vehicle a day; a task that can be begun at any hour of several days in a row is one optional client, other spans become
a group of which at most one is visited. The search is given a number of steps, not of seconds, so that the same
problem and seed give the same plan on every laptop; the seconds are a ceiling for a laptop too slow for its steps
(`Found.whole` is then False).
"""

import time
import warnings
from collections.abc import Callable, Sequence
from typing import Any, Final, cast

import numpy as np
import pyvrp
from msgspec import Struct
from pyvrp.exceptions import PenaltyBoundWarning
from pyvrp.search import (
    OPERATORS,
    BinaryOperator,
    InsertOptionalClient,
    NeighbourhoodParams,
    Relocate1,
    RemoveOptionalClient,
    ReplaceOptionalClient,
    Swap11,
    UnaryOperator,
)

from gridsteward.planning.beam import beam_route
from gridsteward.planning.routes import NEVER, Problem, cost_of, fit
from gridsteward.records.faults import Fault

_DAY: Final = 1 << 20
"""What lies between the begins of two days on the axis of time: more than any day has."""
_LATE: Final = 3.0
"""What a minute too late costs at most while searching, in what a minute of visits is worth. Twice that is as good;
with PyVRP's own figure, a thousand times as much, the search never leaves the first order that holds."""
_NEIGHBOURS: Final = 35
_ORDINARY: Final = 1_000_000  # a prize beyond that is an order, and no measure of anything
_ASK_EVERY: Final = 64  # steps between two looks at the clock
# With a single day the moves between routes and of longer pieces find nothing more and take a third of the time.
_OPERATORS: Final[list[type[UnaryOperator] | type[BinaryOperator]]] = [
    Relocate1,
    Swap11,
    RemoveOptionalClient,
    InsertOptionalClient,
    ReplaceOptionalClient,
]


class Effort(Struct, frozen=True, kw_only=True):
    """How long to search: the first so many tasks, beginnings kept of a single day, runs of the local search and the
    steps of each. `seconds` end it at the latest. Tasks beyond those searched are fitted in where they pay.
    """

    tasks: int
    width: int
    runs: int
    steps: int
    seconds: float
    seed: int = 0


class Found(Struct, frozen=True, kw_only=True):
    """A route a day (numbers of tasks), its cost with all prizes missed, and whether the search ran to its end."""

    routes: tuple[tuple[int, ...], ...]
    cost: int
    whole: bool


def effort_for(tasks: int, days: int, *, seed: int = 0) -> Effort:
    """Return the effort that stays within 1 s up to 120 tasks of a day and within 3 s at 200 on an old laptop."""
    if days > 1:
        most = min(tasks, 400)
        return Effort(
            tasks=most, width=0, runs=1, steps=(1_000 + 4 * most) * days, seconds=4.0 * days, seed=seed
        )
    if tasks <= 120:
        # the beam is near the best where few fit into the day, and behind the search where many do
        few = tasks <= 60
        return Effort(
            tasks=tasks, width=100 if few else 0, runs=3 if few else 4, steps=950, seconds=0.85, seed=seed
        )
    return Effort(tasks=min(tasks, 200), width=0, runs=6, steps=1_400, seconds=2.5, seed=seed)


def search(
    problem: Problem,
    effort: Effort,
    *,
    cancelled: Callable[[], bool] = lambda: False,
    progress: Callable[[float], object] = lambda _done: None,
) -> Found:
    """Plan; raise Fault plan_cancelled. `progress` is told which part (0 … 1) of the steps is done."""
    stop = _Stop(effort, cancelled, progress)
    tried: list[list[list[int]]] = [[[] for _ in problem.shifts]]
    searched = problem.of_first(effort.tasks)
    if any(any(task.spans) for task in searched.tasks):
        alone = len(problem.shifts) == 1
        if alone and effort.width:
            tried.append([beam_route(searched, 0, width=effort.width)])
        tried += _local_searches(searched, effort, stop)
        if alone and effort.width:
            # what the searches agree to differ on is few: those beginnings can be looked at all but whole
            among = np.array(sorted({number for (route,) in tried for number in route}), dtype=np.int64)
            tried.append([beam_route(searched, 0, width=2 * effort.width, among=among)])
    best = min(tried, key=lambda routes: total_cost(problem, routes))
    routes = [list(route) for route in best]
    polish(problem, routes)
    return Found(
        routes=tuple(tuple(route) for route in routes),
        cost=total_cost(problem, routes),
        whole=not stop.out_of_time,
    )


def _local_searches(problem: Problem, effort: Effort, stop: "_Stop") -> list[list[list[int]]]:
    model = _Model(problem)
    parameters = pyvrp.SolveParams(
        operators=_OPERATORS if len(problem.shifts) == 1 else OPERATORS,
        neighbourhood=NeighbourhoodParams(num_neighbours=_NEIGHBOURS),
        penalty=pyvrp.PenaltyParams(max_penalty=_LATE * _worth_a_minute(problem)),
    )
    found = []
    for run in range(effort.runs):
        if stop.next_run(run):
            break
        with warnings.catch_warnings():
            warnings.simplefilter(
                "ignore", PenaltyBoundWarning
            )  # of a search that has still to find its feet
            seed = effort.seed * 1_000 + run
            result = pyvrp.solve(model.data, stop, seed=seed, collect_stats=False, params=parameters)
        if result.best.is_feasible():
            found.append(model.routes(result.best))
    return found


def total_cost(problem: Problem, routes: Sequence[Sequence[int]]) -> int:
    """Return the travel of all days and the prizes of all tasks that are on none of them."""
    missed = int(problem.prizes.sum()) - sum(problem.tasks[n].prize for route in routes for n in route)
    return missed + sum(cost_of(problem, day, route) for day, route in enumerate(routes))


def polish(problem: Problem, routes: list[list[int]]) -> None:
    """Fit in what still pays, alone or in another's place, until nothing does: nobody is left out for no reason."""
    while _fit_one(problem, routes) or _swap_one(problem, routes):
        pass


def _left(problem: Problem, routes: Sequence[Sequence[int]]) -> "np.ndarray[tuple[int], np.dtype[np.int64]]":
    on_them = {number for route in routes for number in route}
    return np.array([n for n in range(len(problem.tasks)) if n not in on_them], dtype=np.int64)


def _fit_one(problem: Problem, routes: list[list[int]]) -> bool:
    left = _left(problem, routes)
    best = (0, 0, 0, 0)
    for day, route in enumerate(routes):
        if not len(left):
            return False
        fitting = fit(problem, day, route, tasks=left)
        gain = np.where(fitting.extra < NEVER, problem.prizes[left] - fitting.extra, -1)
        at = int(gain.argmax())
        if gain[at] > best[0]:
            best = (int(gain[at]), day, int(fitting.position[at]), int(left[at]))
    gained, day, position, number = best
    if gained:
        routes[day].insert(position, number)
    return gained > 0


def _swap_one(problem: Problem, routes: list[list[int]]) -> bool:
    left = _left(problem, routes)
    if not len(left):
        return False
    best: tuple[int, int, int, int, int] = (0, 0, 0, 0, 0)
    for day, route in enumerate(routes):
        whole = cost_of(problem, day, route)
        for out in range(len(route)):
            rest = [*route[:out], *route[out + 1 :]]
            given_up = problem.tasks[route[out]].prize - whole + cost_of(problem, day, rest)
            fitting = fit(problem, day, rest, tasks=left)
            gain = np.where(fitting.extra < NEVER, problem.prizes[left] - fitting.extra - given_up, -1)
            at = int(gain.argmax())
            if gain[at] > best[0]:
                best = (int(gain[at]), day, out, int(fitting.position[at]), int(left[at]))
    gained, day, out, position, number = best
    if gained:
        del routes[day][out]
        routes[day].insert(position, number)
    return gained > 0


def _worth_a_minute(problem: Problem) -> float:
    return max(
        1.0, float(problem.prizes[problem.prizes < _ORDINARY].sum()) / max(1, int(problem.minutes.sum()))
    )


class _Stop:
    """Tells the search when to end."""

    def __init__(
        self, effort: Effort, cancelled: Callable[[], bool], progress: Callable[[float], object]
    ) -> None:
        self._effort, self._cancelled, self._progress = effort, cancelled, progress
        self._until = time.monotonic() + effort.seconds
        self._run = self._step = 0
        self.out_of_time = False

    def next_run(self, run: int) -> bool:
        """Begin another run; tell whether there is no time for it."""
        self._run, self._step = run, 0
        self._look()
        return self.out_of_time

    def __call__(self, best_cost: int) -> bool:  # noqa: ARG002  (PyVRP's own signature)
        self._step += 1
        if self._step > self._effort.steps:
            return True
        if self._step % _ASK_EVERY == 0:
            self._look()
        return self.out_of_time

    def _look(self) -> None:
        if self._cancelled():
            raise Fault("plan_cancelled")
        self._progress((self._run + self._step / self._effort.steps) / self._effort.runs)
        self.out_of_time = time.monotonic() > self._until


class _Model:
    """The problem as PyVRP takes it, and its answer as routes."""

    def __init__(self, problem: Problem) -> None:
        self._problem = problem
        self._number: list[int] = []  # of the task a client stands for
        self._clients: list[pyvrp.Client] = []
        self._groups: list[pyvrp.ClientGroup] = []
        for number in range(len(problem.tasks)):
            self._add(number)
        depots: list[pyvrp.Depot] = []
        vehicles: list[pyvrp.VehicleType] = []
        for day, shift in enumerate(problem.shifts):
            early, late = day * _DAY + shift.begin, day * _DAY + shift.end
            depots += [pyvrp.Depot(location=place) for place in (shift.start, shift.finish)]
            vehicles.append(
                pyvrp.VehicleType(
                    1, start_depot=2 * day, end_depot=2 * day + 1, tw_early=early, tw_late=late, name=str(day)
                )
            )
        places = [pyvrp.Location(0, 0) for _ in range(len(problem.time))]
        self.data = pyvrp.ProblemData(
            places,
            self._clients,
            depots,
            vehicles,
            distance_matrices=[cast("Any", problem.cost)],  # its stub names a shape no array has
            duration_matrices=[cast("Any", problem.time)],
            groups=self._groups,
        )

    def _add(self, number: int) -> None:
        task, problem = self._problem.tasks[number], self._problem
        choices: list[tuple[int, int]] = []
        grows = False
        for day, spans in enumerate(task.spans):
            shift = problem.shifts[day]
            whole = len(spans) == 1 and spans[0] == (shift.begin, shift.end - task.minutes)
            for span in spans:
                if grows and whole:
                    choices[-1] = (choices[-1][0], day * _DAY + span.end)
                else:
                    choices.append((day * _DAY + span.begin, day * _DAY + span.end))
            grows = whole
        group = None
        if len(choices) > 1:
            group = len(self._groups)
            first = len(self._clients)
            members = list(range(first, first + len(choices)))
            self._groups.append(pyvrp.ClientGroup(members, required=False))
        for early, late in choices:
            self._clients.append(
                pyvrp.Client(
                    location=problem.first + number,
                    service_duration=task.minutes,
                    tw_early=early,
                    tw_late=late,
                    prize=task.prize,
                    required=False,
                    group=group,
                )
            )
            self._number.append(number)

    def routes(self, solution: pyvrp.Solution) -> list[list[int]]:
        """Return the numbers of the tasks on each day, in order."""
        found: list[list[int]] = [[] for _ in self._problem.shifts]
        for route in solution.routes():
            found[route.vehicle_type()] = [
                self._number[each.idx] for each in route.schedule() if each.is_client()
            ]
        return found
