"""Walking the fault self-check (R6.5): one question at a time, back as far as one likes, to an outcome."""

from collections.abc import Sequence

from msgspec import Struct

from gridsteward.records.knowledge import FaultAnswer, FaultOutcome, FaultQuestion, FaultTree


class Walk(Struct, frozen=True):
    """What was answered so far (numbers from 0), and where that leads."""

    answered: tuple[int, ...]
    path: tuple[tuple[FaultQuestion, FaultAnswer], ...]
    at: FaultQuestion | FaultOutcome


def walk(tree: FaultTree, answered: Sequence[int] = ()) -> Walk:
    """Return where these answers lead; those after an outcome are left out. Raise IndexError for no such answer."""
    places: dict[str, FaultQuestion | FaultOutcome] = {
        each.code: each for each in (*tree.questions, *tree.outcomes)
    }
    at, path, taken = places[tree.first], [], []
    for number in answered:
        if isinstance(at, FaultOutcome):
            break
        if number < 0:
            raise IndexError(number)
        answer = at.answers[number]
        path.append((at, answer))
        taken.append(number)
        at = places[answer.to]
    return Walk(tuple(taken), tuple(path), at)
