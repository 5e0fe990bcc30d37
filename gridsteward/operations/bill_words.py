"""A bill in plain words, a sentence a line, as somebody says it at a kitchen table."""

from decimal import Decimal
from typing import Final

from msgspec import Struct

from gridsteward.records.billing import (
    NONE,
    BillDifference,
    BillLine,
    BillLineKind,
    BillPrefill,
    ExplainedBill,
    Tariff,
    TierFill,
    TierSpan,
)
from gridsteward.records.report import WordsLike

_PRICE: Final = Decimal("0.01")


class SaidLine(Struct, frozen=True, kw_only=True):
    """A line of a bill in words: what it is, how it is worked out, what it comes to ("53.80")."""

    what: str
    how: str
    yuan: str


def plain(number: Decimal) -> str:
    """Return a number without needless zeros: 160, 66.5."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def price(yuan: Decimal) -> str:
    """Return a price with at least two decimals: 0.538, 0.60."""
    return f"{yuan.quantize(_PRICE):f}" if yuan == yuan.quantize(_PRICE) else plain(yuan)


def tariff_name(tariff: Tariff, words: WordsLike) -> str:
    """Return province and name of a tariff."""
    return words(
        "bill.tariff",
        province=words(f"bill_province.{tariff.province}"),
        name=words(f"bill_tariff.{tariff.key}"),
    )


def source(tariff: Tariff, words: WordsLike) -> str:
    """Return where the figures are from, and that they are to be checked against the notice in force."""
    said = words(
        "bill.source",
        issuer=words(f"bill_issuer.{tariff.issuer}"),
        edition=tariff.edition,
        since=tariff.valid_from,
    )
    return said + words("bill.check_notice") if tariff.check_current_notice else said


def lines(bill: ExplainedBill, words: WordsLike) -> list[SaidLine]:
    """Return every line of a bill."""
    return [
        SaidLine(
            what=line_name(line.kind, line.key, words), how=_how(line, bill, words), yuan=f"{line.amount:f}"
        )
        for line in bill.lines
    ]


def line_name(kind: BillLineKind, key: str, words: WordsLike) -> str:
    """Return what a line charges for."""
    if kind is BillLineKind.ENERGY:
        return words(f"time_band.{key}")
    if kind is BillLineKind.TIER:
        return words("bill.tier", number=words(f"bill_tier.{key}"))
    if kind is BillLineKind.SURCHARGE:
        return words(f"bill_surcharge.{key}")
    return words(f"bill_line_kind.{kind}")


def _how(line: BillLine, bill: ExplainedBill, words: WordsLike) -> str:
    quantity, at = plain(line.quantity), price(line.price)
    if line.kind is BillLineKind.TIER and bill.tariff.banded:
        return words("bill.how_adds", kwh=quantity, price=at)
    if line.kind is BillLineKind.CAPACITY:
        return words("bill.how_capacity", kva=quantity, price=at)
    if line.kind is BillLineKind.DEMAND:
        return words("bill.how_demand", kw=quantity, price=at)
    if line.kind is BillLineKind.POWER_FACTOR:
        key = "bill.how_factor_more" if line.quantity > 0 else "bill.how_factor_less"
        return words(key, percent=plain(abs(line.quantity)), yuan=at)
    return words("bill.how_kwh", kwh=quantity, price=at)


def remarks(bill: ExplainedBill, words: WordsLike) -> list[str]:
    """Return what else explains a bill: earlier months, a large household, how far it is to a dearer tier."""
    said = []
    yearly = bill.tariff.tier_span is TierSpan.YEAR
    if bill.tiers and yearly:
        said.append(words("bill.carried", before=plain(bill.usage.before), kwh=plain(bill.usage.kwh)))
    if bill.allowance:
        key = "bill.allowance_year" if yearly else "bill.allowance_month"
        said.append(words(key, persons=bill.usage.persons, kwh=plain(bill.allowance)))
    if bill.to_next is not None:
        used = sum((each.before + each.now for each in bill.tiers), NONE)
        at = next(at for at, each in enumerate(bill.tiers) if each.end is not None and used < each.end)
        dearer, following = bill.tiers[at], bill.tiers[at + 1]
        key = "bill.to_next_year" if yearly else "bill.to_next_month"
        said.append(
            words(
                key,
                kwh=plain(bill.to_next),
                number=words(f"bill_tier.{following.number}"),
                price=price(following.adds - dearer.adds),
            )
        )
    elif bill.tiers:
        said.append(words("bill.last_tier"))
    return said


def tier_range(tier: TierFill, words: WordsLike) -> str:
    """Return from where to where a tier reaches."""
    if tier.end is None:
        return words("bill.tier_beyond", begin=plain(tier.begin))
    return words("bill.tier_range", begin=plain(tier.begin), end=plain(tier.end))


def answer(found: BillDifference, words: WordsLike) -> str:
    """Return in one sentence what would be otherwise."""
    yuan = found.difference
    key = "more" if yuan > 0 else "less" if yuan < 0 else "same"
    return words(f"bill.answer_{key}", yuan=f"{abs(yuan):f}", total=f"{found.after.total:f}")


def changes(found: BillDifference, words: WordsLike) -> list[str]:
    """Return the lines that would be otherwise, before and after."""
    return [
        words(
            "bill.what_if_line",
            what=line_name(each.kind, each.key, words),
            before=f"{each.before:f}",
            after=f"{each.after:f}",
        )
        for each in found.lines
        if each.difference
    ]


def known(found: BillPrefill, words: WordsLike) -> list[str]:
    """Return where the figures of a home are from, and what is lacking."""
    said = []
    if found.billed:
        said.append(words("bill.from_bill"))
    elif found.kwh is None:
        said.append(words("bill.from_nothing"))
    elif found.days < found.of_days:
        said.append(words("bill.from_some_days", days=found.days, of_days=found.of_days))
    else:
        said.append(words("bill.from_readings"))
    if found.before_lacking:
        said.append(words("bill.before_lacking", count=len(found.before_lacking)))
    if found.charged is not None:
        said.append(words("bill.charged", yuan=f"{found.charged:f}"))
    return said
