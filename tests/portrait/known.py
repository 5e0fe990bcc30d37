"""Rules as shipped, and invented facts."""

from hypothesis import strategies as st

from gridsteward.operations.portrait_facts import portrait_rules
from gridsteward.portrait.facts import Facts
from gridsteward.records.portrait import OwnWord, TemperamentObservation

RULES = portrait_rules()
TAGS = sorted({tag for rules in RULES.classes.values() for rule in rules for tag in rule.tags})


def word(about: str, value: str, *, at: str = "2026-11-01T09:00:00+08:00") -> OwnWord:
    """Return the steward's own word."""
    return OwnWord(
        id="w", household_id="h", about=about, value=value, reason="看得出来", steward="林静", at=at
    )


def seen(behaviours: str, day: str, *, row: str = "o", person: str = "p") -> TemperamentObservation:
    """Return an observation made on a day."""
    return TemperamentObservation(
        id=row,
        household_id="h",
        person_id=person,
        visit_id="",
        behaviours=behaviours,
        note="",
        steward="林静",
        at=f"{day}T10:00:00+08:00",
    )


counts = st.integers(0, 12)
shares = st.none() | st.floats(0, 3, allow_nan=False)
some_facts = st.builds(
    Facts,
    household_id=st.just("h"),
    name=st.sampled_from(("", "周桂英", "桂溪小学食堂")),
    tariff_class=st.sampled_from(("", "residential", "commercial", "large_industrial")),
    tenure=st.sampled_from(("", "owner", "tenant", "vacant")),
    capacity=st.none() | st.floats(0, 500, allow_nan=False),
    residents=st.none() | st.integers(0, 60),
    leading_class=st.sampled_from(("", "care", "risk")),
    tags=st.dictionaries(st.sampled_from(TAGS), st.booleans(), max_size=5),
    people=counts,
    living_here=counts,
    births=counts,
    eldest=st.none() | st.integers(0, 105),
    youngest=st.none() | st.integers(0, 105),
    alone_age=st.none() | st.integers(18, 105),
    left_behind=st.integers(0, 1),
    tenants=counts,
    met_visits=counts,
    complaint_visits=counts,
    outage_visits=counts,
    safety_visits=counts,
    bill_visits=counts,
    business_visits=counts,
    low_moods=counts,
    promises_overdue=counts,
    promises_late=counts,
    rises=counts,
    silences=counts,
    left_on=counts,
    firm_troubles=counts,
    hard_events=counts,
    appliance_power=st.none() | st.floats(0, 60_000, allow_nan=False),
    rank=st.none() | st.floats(0, 1, allow_nan=False),
    beside=shares,
    unsteadiness=shares,
)
