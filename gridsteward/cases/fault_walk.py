"""Walking the fault self-check (R6.5): one question at a time, back as far as one likes, to an outcome."""

from collections.abc import Sequence

from gridsteward.records.knowledge import FaultOutcome, FaultQuestion, FaultTree, FaultWalk


def walk(tree: FaultTree, answered: Sequence[int] = ()) -> FaultWalk:
    """Return where these answers lead; those after an outcome are left out. Raise IndexError for no such answer."""
    places: dict[str, FaultQuestion | FaultOutcome] = {each.code: each for each in tree.questions}
    places |= {each.code: each for each in tree.outcomes}
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
    return FaultWalk(tuple(taken), tuple(path), at)
