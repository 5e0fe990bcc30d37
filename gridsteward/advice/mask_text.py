"""A text as a reader hears it: width, case, spaces between characters and like-sounding characters do not matter."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

HAN: Final = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_FARTHEST: Final = 4  # places in the text from one character of a spelt-out word to the next
_LONG: Final = 5  # letters or figures: by chance they stand in no other word
_BETWEEN: Final = frozenset("·•・‧∙●-_*.~'’`|/\\—–")


def is_han(char: str) -> bool:
    """Tell whether a character is a Chinese one."""
    return (
        char == "\u3007"
        or "\u3400" <= char <= "\u4dbf"
        or "\u4e00" <= char <= "\u9fff"
        or "\U00020000" <= char <= "\U0003ffff"
    )


@lru_cache(maxsize=8192)
def sounds(char: str) -> frozenset[str]:
    """Return how a Chinese character is read, without tones; simplified and traditional forms sound alike."""
    from pypinyin import Style, pinyin  # half a second, and most starts never ask

    (readings,) = pinyin(char, style=Style.NORMAL, heteronym=True)
    return frozenset(readings)


@lru_cache(maxsize=8192)
def _folded(char: str) -> str:
    """Return a character in half width and lower case; marks that take no room are nothing."""
    return "".join(
        each
        for each in unicodedata.normalize("NFKC", char).casefold()
        if unicodedata.category(each) not in ("Cf", "Mn", "Me", "Cc") or each in "\n\t"
    )


class Folded(NamedTuple):
    """A text in half width and lower case; `places[i]` is where character i of `text` stood."""

    text: str
    places: tuple[int, ...]


def fold(text: str) -> Folded:
    """Return a text in half width and lower case."""
    chars: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text):
        for each in _folded(char):
            chars.append(each)
            places.append(place)
    return Folded("".join(chars), tuple(places))


def squeezed(folded: Folded) -> Folded:
    """Return a folded text without spaces and what is put between the characters of a word."""
    kept = [
        (char, place)
        for char, place in zip(folded.text, folded.places, strict=True)
        if not char.isspace() and char not in _BETWEEN
    ]
    return Folded("".join(char for char, _ in kept), tuple(place for _, place in kept))


Element = frozenset[str]
"""What may stand at one place of a word: characters, and sounds written as "~gui"."""


class Word(NamedTuple):
    """A word to be found, whose it is, and what kind of thing that is."""

    elements: tuple[Element, ...]
    owner: str
    kind: str


def exactly(text: str) -> tuple[Element, ...]:
    """Return the elements of a word that is found as it is written."""
    return tuple(frozenset((each,)) for each in squeezed(fold(text)).text)


def alike(text: str) -> tuple[Element, ...]:
    """Return the elements of a word that is found in all its like-sounding spellings."""
    return tuple(
        frozenset((each, *(f"~{sound}" for sound in sounds(each)))) if is_han(each) else frozenset((each,))
        for each in squeezed(fold(text)).text
    )


class Finder:
    """Finds many words in a text. Short ones of letters or figures stand alone, never inside a longer one."""

    def __init__(self, words: Iterable[Word]) -> None:
        self._starts: dict[str, list[Word]] = {}
        self._by_sound = False
        for word in dict.fromkeys(words):
            for key in word.elements[0] if word.elements else ():
                self._starts.setdefault(key, []).append(word)
            self._by_sound |= any(key[0] == "~" for element in word.elements for key in element if key)

    def find(self, text: str) -> Iterator[tuple[int, int, Word]]:
        """Yield (first place, place behind the last, word) of every occurrence in `text`."""
        found = squeezed(fold(text))
        keys = [self._keys(char) for char in found.text]
        for start, of_start in enumerate(keys):
            for key in sorted(of_start):
                for word in self._starts.get(key, ()):
                    end = start + len(word.elements)
                    if self._fits(word.elements, keys[start:end]) and self._holds_together(found, start, end):
                        yield found.places[start], found.places[end - 1] + 1, word

    def _keys(self, char: str) -> Element:
        if self._by_sound and is_han(char):
            return frozenset((char, *(f"~{sound}" for sound in sounds(char))))
        return frozenset((char,))

    @staticmethod
    def _fits(wanted: Sequence[Element], there: Sequence[Element]) -> bool:
        return len(wanted) == len(there) and not any(
            each.isdisjoint(keys) for each, keys in zip(wanted, there, strict=True)
        )

    @staticmethod
    def _holds_together(found: Folded, start: int, end: int) -> bool:
        places, text = found.places, found.text
        steps = zip(places[start : end - 1], places[start + 1 : end], strict=True)
        if any(after - before > _FARTHEST for before, after in steps):
            return False
        if end - start >= _LONG:
            return True
        for outer, inner in ((start - 1, start), (end, end - 1)):
            if (
                0 <= outer < len(text)
                and abs(places[outer] - places[inner]) <= 1
                and _of_one_word(text[outer], text[inner])
            ):
                return False
        return True


def _of_one_word(one: str, other: str) -> bool:
    if one.isdigit() and other.isdigit():
        return True
    return one.isalpha() and other.isalpha() and not is_han(one) and not is_han(other)
