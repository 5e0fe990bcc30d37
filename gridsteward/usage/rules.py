"""When each kind is raised, and how sure a finding is.

Certainties were fitted on invented towns built of half of the bench's homes, bars chosen by hand on both halves: about
five false rises, twelve false loads left on and four false drops in 1,000 months of homes.
`tests/bench/fitting.py` finds the certainties again.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import exp
from typing import Final

from gridsteward.records.usage import FindingKind
from gridsteward.usage.quiet import VACANT_DAYS

LEAST_CHANGE: Final = 0.14
"""Logarithm of the change under which nothing is worth telling (15 %)."""
_MOST_RATIO: Final = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """When a kind is raised, and how a finding is weighed.

    Raised over `bar`, anew after `quiet` days under `release`, from `least` kWh a day on; the new level may have
    begun `longest` days back. In a home that loses days the bar is higher by `lossy`. The score of a finding is
    what passed the bar plus `by_ratio` times the logarithm of how many times the use is what it was. `bias` and
    `slope` are of the logistic curve from that score to the confidence: the share of findings of such a score that
    were right on invented towns.
    """

    bar: float
    release: float
    quiet: int = 14
    longest: int = 28
    least: float = 0.4
    by_ratio: float = 0.0
    lossy: float = 0.0
    bias: float
    slope: float

    def score(self, passed: float, ratio: float) -> float:
        """Return the score of a finding from what passed the bar and the logarithm of after to before."""
        return passed + self.by_ratio * min(abs(ratio), _MOST_RATIO)

    def confidence(self, score: float) -> float:
        """Return how likely a finding of this score is right, 0 to 1; grows with the score."""
        return 1 / (1 + exp(-self.bias - self.slope * score))


RULES: Final[Mapping[FindingKind, Rule]] = {
    FindingKind.RISE: Rule(bar=2.9, release=2.0, by_ratio=0.8, lossy=5.0, bias=-7.3, slope=2.4),
    FindingKind.DROP: Rule(bar=3.75, release=2.0, by_ratio=3.0, lossy=7.5, bias=-1.25, slope=0.31),
    FindingKind.LEFT_ON: Rule(bar=-1.3, release=-2.5, longest=14, least=1.5, lossy=12.0, bias=0.2, slope=0.5),
    FindingKind.VACANCY: Rule(bar=VACANT_DAYS - 0.5, release=0.5, by_ratio=1.0, bias=-12.5, slope=1.0),
    FindingKind.SILENCE: Rule(bar=0.0, release=0.0, quiet=5, longest=5, least=0.0, bias=0.8, slope=0.7),
    FindingKind.SPIKE: Rule(bar=3.5, release=3.5, quiet=2, longest=1, least=2.0, bias=0.0, slope=0.3),
}
