"""The tag library for the screen: groups, meanings, names."""

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final, cast

from gridsteward.assets import asset
from gridsteward.desktop.tokens import Tone
from gridsteward.words import Words

_URGENT: Final = ("alarm", "watch")


@cache
def tag_groups() -> Mapping[str, Mapping[str, Tone]]:
    """Return group → tag → the meaning that colours its badge, in the library's order."""
    text = asset("resources", "vocabularies", "tags.toml").read_text("utf-8")
    return cast("Mapping[str, Mapping[str, Tone]]", tomllib.loads(text))


@cache
def _tones() -> Mapping[str, Tone]:
    return {tag: tone for group in tag_groups().values() for tag, tone in group.items()}


def tag_tone(tag: str) -> Tone:
    """Return the meaning of a tag; one the library does not know is plain."""
    return _tones().get(tag, "plain")


def tag_name(words: Words, tag: str) -> str:
    """Return a tag's name; one the library does not know reads as it was written."""
    return words(f"tag.{tag}") if f"tag.{tag}" in words else tag


def by_urgency(tags: Iterable[str]) -> list[str]:
    """Return tags with what matters most at a door first, else in the library's order."""
    order = list(_tones())

    def rank(tag: str) -> tuple[int, int]:
        tone = tag_tone(tag)
        return (_URGENT.index(tone) if tone in _URGENT else 2, order.index(tag) if tag in order else 999)

    return sorted(tags, key=rank)


def mark_of(tags: Iterable[str]) -> Tone:
    """Return the mark a household's row carries for its tags: alarm, watch or none."""
    tones = {tag_tone(tag) for tag in tags}
    return next((tone for tone in ("alarm", "watch") if tone in tones), "")
