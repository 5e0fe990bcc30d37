"""Mark a household as its steward would: a tag is put on, a need is written down as the person agreed to."""

from datetime import timedelta

from gridsteward.operations import households, needs
from gridsteward.operations.area import Area
from gridsteward.records.journal import Change
from gridsteward.records.need import Consent, Need
from gridsteward.records.sealed import Audience


def mark(
    area: Area,
    household: str,
    code: str,
    *,
    evidence: str = "上门看到",
    audience: Audience = Audience.STEWARD,
) -> Change:
    """Put a tag on, or write a need down for an audience."""
    if code not in needs.need_codes():
        return households.add_tag(area, household, code, evidence=evidence)
    today = area.now().date()
    agreed = Consent(day=today.isoformat(), words="可以")
    need = Need(
        code=code,
        since=today.isoformat(),
        evidence=evidence,
        steward=area.steward,
        at=area.stamp(),
        ends=(today + timedelta(days=60)).isoformat() if needs.must_end(code) else "",
        record=agreed,
        share=None if audience is Audience.SUPERVISOR else agreed,
    )
    return needs.record_need(area, household, need, audience=audience)[1]
