"""The guide that ships with the program: short articles in Markdown, read when first asked for, without a network."""

from functools import cache
from pathlib import Path

from msgspec import Struct

from gridsteward.assets import asset

_KEYS = "{keys}"  # where the list of keys goes


class GuideArticle(Struct, frozen=True, kw_only=True):
    """One article. `key` is its file's name without the ending, the same in every language; `text` is Markdown."""

    key: str
    title: str
    text: str

    def filled(self, keys: str) -> str:
        """Return the text with the list of keys in its place."""
        return self.text.replace(_KEYS, keys)


def folder(language: str) -> Path:
    """Return where a language's articles lie: their links and pictures are relative to it."""
    return asset("resources", "help", language)


@cache
def articles(language: str) -> tuple[GuideArticle, ...]:
    """Return all articles in the order of their numbers."""
    return tuple(_read(path) for path in sorted(folder(language).glob("*.md")))


def search(text: str, language: str) -> tuple[GuideArticle, ...]:
    """Return the articles that hold every word typed, those with one in the title first."""
    words = [word for word in text.lower().split() if len(word) > 1]
    if not words:
        return ()
    found = [each for each in articles(language) if all(word in each.text.lower() for word in words)]
    return tuple(sorted(found, key=lambda each: not any(word in each.title.lower() for word in words)))


def _read(path: Path) -> GuideArticle:
    text = path.read_text("utf-8")
    return GuideArticle(key=path.stem, title=text.partition("\n")[0].removeprefix("# ").strip(), text=text)
