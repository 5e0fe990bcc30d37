"""What is wrong with the readings of a file: counted by kind, the first rows named, never a list of a million."""

from collections.abc import Iterable
from typing import Final

from gridsteward.records.reading_plan import ProblemRow, ReadingNoteKind, ReadingProblem, ReadingProblemKind


class Problems:
    """What is wrong with readings, by kind and column; `notes` count what was put right or passed over."""

    EXAMPLES: Final = 100
    """Rows of a problem that are named; the others are counted."""

    def __init__(self) -> None:
        self._found: dict[tuple[ReadingProblemKind, str], tuple[int, list[ProblemRow]]] = {}
        self.notes: dict[ReadingNoteKind, int] = {}

    def add(self, kind: ReadingProblemKind, name: str, count: int, examples: Iterable[ProblemRow]) -> None:
        """Count a problem, with the first rows that show it."""
        if count:
            so_far, kept = self._found.get((kind, name), (0, []))
            self._found[kind, name] = so_far + count, [*kept, *examples][: self.EXAMPLES]

    def note(self, kind: ReadingNoteKind, count: int) -> None:
        """Count something that is not wrong."""
        if count:
            self.notes[kind] = self.notes.get(kind, 0) + count

    def merge(self, other: "Problems") -> None:
        """Take another sheet's in."""
        for each in other.listed():
            self.add(each.kind, each.field, each.count, each.examples)
        for note, count in other.notes.items():
            self.note(note, count)

    def listed(self) -> tuple[ReadingProblem, ...]:
        """Return all problems, the most frequent first."""
        found = [
            ReadingProblem(kind=kind, field=name, count=count, examples=tuple(examples))
            for (kind, name), (count, examples) in self._found.items()
        ]
        return tuple(sorted(found, key=lambda each: (-each.count, each.kind, each.field)))
