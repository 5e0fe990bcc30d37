"""What somebody who forgets to switch off looks at, and when to ring them up (R5.4): by rules that are data."""

from msgspec import Struct

from gridsteward.records.forgetful import ForgetfulFacts, ForgetfulPlan, SwitchOff

_MORNINGS = ("early", "morning")


class SwitchOffRule(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A check for homes that have one of `appliances`, or for every home (`usual`) in its `months`."""

    key: str
    appliances: tuple[str, ...]
    usual: bool = False
    months: tuple[int, ...] = ()


class ForgetfulRules(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All of resources/vocabularies/forgetful.toml: `needs` are the codes it is for, times are "HH:MM"."""

    needs: tuple[str, ...]
    evening: str
    morning: str
    checks: tuple[SwitchOffRule, ...]


def switch_off_plan(facts: ForgetfulFacts, rules: ForgetfulRules) -> ForgetfulPlan:
    """Return what to look at and when to ring up.

    What a home is known to have is looked at whatever the season; where nothing is known, what is usual in it. Who goes
    out in the morning is rung up before, everybody in the evening.
    """
    checks = []
    for rule in rules.checks:
        known = not facts.appliances.isdisjoint(rule.appliances)
        in_season = not rule.months or facts.month in rule.months
        if known or (rule.usual and in_season):
            checks.append(SwitchOff(rule.key, known))
    mornings = {part for part in facts.home if part.partition("_")[2] in _MORNINGS}
    goes_out = bool(mornings) and not any(part.endswith(("_noon", "_afternoon")) for part in facts.home)
    times = (rules.morning, rules.evening) if goes_out else (rules.evening,)
    return ForgetfulPlan(checks=tuple(checks), times=times)
