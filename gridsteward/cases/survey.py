"""Answers of a satisfaction survey: read, counted, and who is asked next (R9.1). Stewards are never ranked by them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from hashlib import blake2b
from statistics import fmean

from msgspec import Struct

from gridsteward.records.survey import Tally

_BEST, _WORST = 5, 1


class Question(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One question on 1 to 5, in both languages."""

    code: str
    zh_CN: str  # noqa: N815  (a language's own name)
    en: str


class Edition(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The questions asked since some year, and the one answered in a word."""

    edition: str
    questions: tuple[Question, ...]
    word: Mapping[str, str]


class SurveyRules(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All of resources/vocabularies/survey.toml; it explains itself there."""

    round_days: int
    few: int
    editions: tuple[Edition, ...]

    @property
    def asked(self) -> Edition:
        """Return the edition that is asked now."""
        return self.editions[-1]


def written(scores: Mapping[str, int]) -> str:
    """Return scores as an answer keeps them."""
    return " ".join(f"{code}:{score}" for code, score in scores.items())


def read(scores: str) -> dict[str, int]:
    """Return the scores an answer keeps, by question."""
    parts = (each.partition(":") for each in scores.split())
    return {code: int(score) for code, _, score in parts}


def fits(scores: Mapping[str, int], codes: Collection[str]) -> bool:
    """Tell whether there is a score, all are of these questions, and each is 1 to 5."""
    return bool(scores) and all(code in codes and _WORST <= score <= _BEST for code, score in scores.items())


def tally(key: str, scores: Sequence[int], *, answers: int, few: int) -> Tally:
    """Count scores; with fewer answers than `few` nothing is said but their number."""
    if answers < few or not scores:
        return Tally(key=key, answers=answers, mean=None, good=None, low=None)
    return Tally(
        key=key,
        answers=answers,
        mean=fmean(scores),
        good=sum(each >= _BEST - 1 for each in scores) / len(scores),
        low=sum(each <= _WORST + 1 for each in scores) / len(scores),
    )


def tallies(grouped: Iterable[tuple[str, Sequence[int]]], *, few: int) -> dict[str, Tally]:
    """Count answers by a key; each comes with its scores."""
    found: defaultdict[str, list[Sequence[int]]] = defaultdict(list)
    for key, scores in grouped:
        found[key].append(scores)
    return {
        key: tally(key, [each for one in of_it for each in one], answers=len(of_it), few=few)
        for key, of_it in found.items()
    }


def drawn(homes: Iterable[str], quarter: str) -> list[str]:
    """Return homes in an order that favours none, stays the same through a quarter and is another in the next."""
    return sorted(
        homes, key=lambda home: (blake2b(f"{home} {quarter}".encode(), digest_size=8).digest(), home)
    )
