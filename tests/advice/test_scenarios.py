"""The seed scenarios come out with cards that are whole, theirs alone, and as they were read and approved.

The approved cards are golden/*.txt. After a change of rules or texts write them anew and read what changed:

    python -m tests.advice.test_scenarios
"""

import itertools
import tempfile
from pathlib import Path
from typing import Final

import pytest

from gridsteward.commands.advice import card_text
from gridsteward.operations import advising
from gridsteward.operations import area as areas
from gridsteward.operations.area import Area
from gridsteward.records.advice import StrategyCard
from gridsteward.store import keys
from gridsteward.words import LANGUAGES, Words
from tests.advice.scenarios import SCENARIOS, make
from tests.operations.conftest import WallClock

GOLDEN: Final = Path(__file__).parent / "golden"


def made(area: Area) -> dict[str, StrategyCard]:
    """Return the card of each scenario."""
    cards = {}
    for number, (name, scenario) in enumerate(SCENARIOS.items(), 1):
        household = make(area, scenario, account_no=f"{610_000_000_000 + number:013d}")
        cards[name] = advising.strategy_card(area, household, scenario.situation)
    return cards


def text_of(card: StrategyCard, language: str) -> str:
    return "\n".join(card_text(card, Words(language))) + "\n"


@pytest.fixture
def cards(grid: Area) -> dict[str, StrategyCard]:
    return made(grid)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_scenario_reads_as_approved(cards: dict[str, StrategyCard], language: str) -> None:
    for name, card in cards.items():
        approved = (GOLDEN / f"{name}.{language}.txt").read_text("utf-8")
        assert text_of(card, language) == approved, f"{name}: read it, then write it anew"


def test_no_card_is_another_ones_in_disguise(cards: dict[str, StrategyCard]) -> None:
    """Two customers that need different treatment would get the same words."""
    for (one, first), (other, second) in itertools.combinations(cards.items(), 2):
        a, b = ({line.key for line in card.lines} for card in (first, second))
        assert len(a & b) < min(len(a), len(b)) / 2, (one, other, sorted(a & b))


def test_talkative_and_technical_are_met_on_their_own_ground(cards: dict[str, StrategyCard]) -> None:
    """Talking past each other: one is given stories and one figure, the other papers and the whole sum."""
    talk, facts = cards["talkative_customer_bill"], cards["technical_customer_bill"]
    assert talk.situation is facts.situation
    for section in ("opening", "ask", "calm", "doubt", "peak", "ending", "avoid"):
        ours = {line.key for line in talk.lines if line.section == section}
        theirs = {line.key for line in facts.lines if line.section == section}
        assert ours != theirs, section


def _write_anew() -> None:
    keys.MEMORY_KIB, keys.PASSES = 64, 1  # type: ignore[misc]
    with tempfile.TemporaryDirectory() as folder:
        area = areas.create_area(
            Path(folder) / "grid", "城北站", steward="李建国", passphrase="春风又到江南岸上"
        )
        area.now = WallClock()
        for name, card in made(area).items():
            for language in LANGUAGES:
                (GOLDEN / f"{name}.{language}.txt").write_text(text_of(card, language), "utf-8")
        area.close()


if __name__ == "__main__":
    _write_anew()
