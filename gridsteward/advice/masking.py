"""Take out of a text who is meant before it leaves the laptop, and put it back into what comes in answer (R3.5).

Where it is in doubt it hides: a word too many costs the helper a little, a name too few cannot be called back.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from msgspec import Struct

from gridsteward.advice.mask_figures import CONTACT, DATE, NUMBER, figures, of_birth, of_number
from gridsteward.advice.mask_names import PERSON, PLACE, of_family, of_person, of_place, unlisted
from gridsteward.advice.mask_text import Finder, Folded, Word, alike, exactly, fold

SIGN, CHOSEN = "sign", "chosen"
CHINESE: Final[Mapping[str, str]] = {
    PERSON: "甲",
    PLACE: "地",
    NUMBER: "号",
    CONTACT: "网",
    DATE: "期",
    SIGN: "符",
    CHOSEN: "密",
}
LATIN: Final[Mapping[str, str]] = {
    PERSON: "P",
    PLACE: "L",
    NUMBER: "N",
    CONTACT: "W",
    DATE: "D",
    SIGN: "S",
    CHOSEN: "X",
}
KINDS: Final[Mapping[str, str]] = {
    letter: kind for letters in (CHINESE, LATIN) for kind, letter in letters.items()
}
_TOKEN: Final = re.compile(
    r"(?:⟦|\[\[?|【|〔|〖|「|\{\{?)\s*([甲地号號网網期符密PLNWDSX])\s*([\d\uff10-\uff19]{1,4})"
    r"(?:\s*[-–—－]\s*([\d\uff10-\uff19]{1,4}))?\s*(?:⟧|\]?\]|】|〕|〗|」|\}?\})"
)
_BRACKET: Final = re.compile("[⟦⟧]")
_SAME: Final = {"號": "号", "網": "网"}
UNKNOWN: Final = "…"
_SHORT_NAME: Final = 2


class Known(Struct, frozen=True, kw_only=True):
    """What is personal about a request.

    `people` are the home's own, whoever was met there and the stewards: found in every spelling and form of address.
    `others` are the rest of the area: found in full. `births` are "YYYY", "YYYY-MM" or "YYYY-MM-DD".
    `chosen` are words the steward wants hidden besides.
    """

    people: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    births: tuple[str, ...] = ()
    chosen: tuple[str, ...] = ()


class Masked(Struct, frozen=True, kw_only=True):
    """Texts with tokens, and what each token stands for: it never leaves the laptop."""

    texts: tuple[str, ...]
    tokens: Mapping[str, str]


class _Span(NamedTuple):
    start: int
    end: int
    kind: str
    owner: str


class Masker:
    """Hides what is known and what looks personal; the same words have the same token in all its texts."""

    def __init__(self, known: Known, *, letters: Mapping[str, str] = CHINESE) -> None:
        self._letters = letters
        self._finder = Finder(_words(known))
        self._family = of_family(known.people)
        self._numbers: dict[tuple[str, str], tuple[int, list[str]]] = {}
        self._counts: dict[str, int] = {}
        self.tokens: dict[str, str] = {}

    def mask(self, text: str) -> str:
        """Return the text with tokens."""
        made: list[str] = []
        done = 0
        for span in _merged(self._spans(text)):
            made += text[done : span.start], self._token(span, text[span.start : span.end])
            done = span.end
        return "".join((*made, text[done:]))

    def _spans(self, text: str) -> Iterator[_Span]:
        for start, end, word in self._finder.find(text):
            yield _Span(start, end, word.kind, word.owner)
        folded = fold(text)
        for start, end, kind in (*figures(folded.text), *unlisted(folded.text), *self._relatives(folded)):
            if start < end:
                yield _Span(folded.places[start], folded.places[end - 1] + 1, kind, "")
        # what would be taken for a token of ours when it comes back
        for pattern in (_TOKEN, _BRACKET):
            for found in pattern.finditer(text):
                yield _Span(found.start(), found.end(), SIGN, "")

    def _relatives(self, folded: Folded) -> Iterator[tuple[int, int, str]]:
        if self._family is not None:
            for found in self._family.finditer(folded.text):
                yield found.start(), found.end(), PERSON

    def _token(self, span: _Span, shown: str) -> str:
        """Return the token of a span: one number for whoever is meant, a second one for another spelling of it."""
        letter = self._letters[span.kind]
        key = (letter, span.owner or shown)
        if key not in self._numbers:
            self._counts[letter] = self._counts.get(letter, 0) + 1
            self._numbers[key] = (self._counts[letter], [])
        number, spellings = self._numbers[key]
        if shown not in spellings:
            spellings.append(shown)
        turn = spellings.index(shown)
        token = f"⟦{letter}{number}{f'-{turn + 1}' if turn else ''}⟧"
        self.tokens[token] = shown
        return token


def mask(texts: Sequence[str], known: Known, *, letters: Mapping[str, str] = CHINESE) -> Masked:
    """Return texts in which names, numbers, places and dates are tokens, stable over all of them."""
    masker = Masker(known, letters=letters)
    return Masked(texts=tuple(map(masker.mask, texts)), tokens=masker.tokens)


def unmask(text: str, tokens: Mapping[str, str]) -> str:
    """Put back what the tokens stand for.

    A token in other brackets or full-width figures is understood; one that was never given out becomes "…".
    """

    def put_back(found: re.Match[str]) -> str:
        letter, number, turn = found.groups()
        letter = _SAME.get(letter, letter)
        number, turn = (unicodedata.normalize("NFKC", each or "") for each in (number, turn))
        for token in (f"⟦{letter}{number}{f'-{turn}' if turn else ''}⟧", f"⟦{letter}{number}⟧"):
            if token in tokens:
                return tokens[token]
        return UNKNOWN if found[0].startswith("⟦") else found[0]

    return _TOKEN.sub(put_back, text)


def says(text: str, known: Known) -> bool:
    """Tell whether a fixed text spells out, by chance, a name of the home: a holder may be called 安全 or 高兴."""
    words = [word for name in known.people for word in of_person(name, bare=True)]
    words += [word for place in known.places for word in of_place(place, bare=True)]
    return any(True for _ in Finder((*words, *_figures_of(known), *_chosen(known))).find(text))


def _words(known: Known) -> Iterator[Word]:
    for name in known.people:
        yield from of_person(name)
    for name in known.others:
        # Two characters sound like too many words.
        whole = alike(name) if len(name) > _SHORT_NAME else exactly(name)
        if len(whole) > 1:
            yield Word(whole, name, PERSON)
    for place in known.places:
        yield from of_place(place)
    yield from _figures_of(known)
    yield from _chosen(known)


def _figures_of(known: Known) -> Iterator[Word]:
    for number in known.numbers:
        yield from of_number(number)
    for birth in known.births:
        yield from of_birth(birth)


def _chosen(known: Known) -> Iterator[Word]:
    for each in known.chosen:
        if each.strip():
            yield Word(exactly(each), each.strip(), CHOSEN)


def _merged(spans: Iterator[_Span]) -> list[_Span]:
    """Return spans from left to right; those that overlap are one, of the kind of the longest."""
    merged: list[_Span] = []
    longest = 0
    for span in sorted(
        dict.fromkeys(spans), key=lambda span: (span.start, -(span.end - span.start), not span.owner)
    ):
        if merged and span.start < merged[-1].end:
            last, size = merged[-1], span.end - span.start
            whole = last._replace(end=max(last.end, span.end))
            if size > longest:
                whole, longest = whole._replace(kind=span.kind, owner=span.owner), size
            merged[-1] = whole
        else:
            merged.append(span)
            longest = span.end - span.start
    return merged
