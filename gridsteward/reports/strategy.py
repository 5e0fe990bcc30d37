"""A strategy card in words: what to do, what to say, and why each line stands there."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from gridsteward.records.advice import (
    Because,
    CardLine,
    CardSection,
    StrategyCard,
    Value,
    WordedLine,
    WordedSection,
)
from gridsteward.records.report import WordsLike

_NAMES: Final[Mapping[str, str]] = {
    "situation": "situation",
    "contact": "contact",
    "trait": "advice_trait",
    "trait_also": "advice_trait",
    "tag": "tag",
    "class": "relation_class",
    "need_level": "need_level",
    "tenure": "tenure",
    "tariff": "tariff_class",
    "appliance": "appliance",
    "finding": "finding_kind",
    "life_event": "life_event",
    "news": "life_event",
    "relation": "relation",
    "season": "advice_season",
    "day_part": "advice_day_part",
    "festival": "advice_festival",
    "purpose": "purpose",
}
"""In which section of the words the value of a fact has its name; other facts are numbers or yes and no."""


def worded_card(card: StrategyCard, words: WordsLike, *, today: date) -> tuple[WordedSection, ...]:
    """Return the sections that have lines, in the order they are read."""
    do, say = words.section("advice_do"), words.section("advice_say")
    titles = words.section("card_section")
    return tuple(
        WordedSection(
            section=section,
            title=titles[section],
            lines=tuple(_line(each, words, do=do, say=say, today=today) for each in lines),
        )
        for section in CardSection
        if (lines := card.of(section))
    )


def worded_because(because: tuple[Because, ...], words: WordsLike) -> str:
    """Return the facts behind something in one line, "" for none."""
    return words("advice.because_between").join(dict.fromkeys(_facts(because, words)))


def _line(
    line: CardLine, words: WordsLike, *, do: Mapping[str, str], say: Mapping[str, str], today: date
) -> WordedLine:
    filled = {name: _value(name, value, words, today) for name, value in line.values.items()}
    return WordedLine(
        key=line.key,
        do=do.get(line.key, "").format(**filled),
        say=say.get(line.key, "").format(**filled),
        why=worded_because(line.because, words),
        tentative=line.tentative,
    )


def _value(name: str, value: Value, words: WordsLike, today: date) -> str:
    if name.endswith("_day"):
        when = date.fromisoformat(str(value))
        form = "date.day" if when.year == today.year else "date.day_year"
        month = words(f"month.{when.month}")
        return words(form, year=when.year, month=when.month, day=when.day, month_name=month)
    return f"{value:.1f}" if isinstance(value, float) else str(value)


def _facts(because: tuple[Because, ...], words: WordsLike) -> Iterator[str]:
    forms = words.section("advice_because")
    for each in because:
        names = words.section(_NAMES[each.fact]) if each.fact in _NAMES else {}
        value = names.get(str(each.value), each.value)
        form = forms.get(f"{each.fact}_{each.value}", forms.get(each.fact, "{value}"))
        yield form.format(value=f"{value:g}" if isinstance(value, float) else value)
