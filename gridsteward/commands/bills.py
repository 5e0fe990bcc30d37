"""Explain a bill, in words or as data; money and energy are text there, so that no script makes a float of them."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Final

from gridsteward.commands.session import Answer, Session
from gridsteward.operations import bill_words, households
from gridsteward.operations import bills as operations
from gridsteward.records.billing import (
    NONE,
    BillDifference,
    BillPrefill,
    BillUsage,
    ExplainedBill,
    Tariff,
    TimeBand,
    WhatIf,
)
from gridsteward.words import Words

_BANDS: Final = (TimeBand.SHARP, TimeBand.PEAK, TimeBand.FLAT, TimeBand.VALLEY)
_NUMBER = Decimal | None


def explain(session: Session) -> Answer:
    """Explain a bill for what was typed, filled up from a household's readings where one is named."""
    wanted, words = session.arguments, session.words
    known: BillPrefill | None = None
    if wanted.account_no:
        with session.opened() as area:
            home = households.household_by_account(area, wanted.account_no)
            known = operations.prefill(area, home.id, wanted.month)
    from datetime import datetime

    month = (
        known.month if known else wanted.month or operations.last_month(datetime.now().astimezone().date())
    )
    tariff = wanted.tariff or operations.tariffs_for(known.tariff_class if known else "", month)[0].key
    bands = {band: given for band in _BANDS if (given := getattr(wanted, band.value)) is not None}
    kwh = wanted.kwh
    if kwh is None and not bands and known:
        kwh = known.kwh
    usage = BillUsage(
        month=month,
        months=wanted.months,
        bands=operations.bands_of(kwh, bands),
        before=_first(wanted.year_so_far, known.before if known else NONE),
        persons=wanted.persons if wanted.persons is not None else known.persons if known else None,
        capacity=wanted.capacity,
        demand=wanted.demand,
        power_factor=wanted.power_factor,
    )
    asked = WhatIf(
        shift=_first(wanted.what_if_shift, NONE),
        watts=_first(wanted.what_if_watts, NONE),
        hours=_first(wanted.what_if_hours, NONE),
    )
    found = operations.what_if(tariff, usage, asked)
    bill = found.before
    data = bill_data(bill, words)
    if wanted.account_no:
        data = {"account_no": home.account_no, **data}
    lines = list(bill_text(bill, words))
    if asked:
        data["what_if"] = _difference(found)
        lines += list(_answer(found, asked, words))
    notes = bill_words.known(known, words) if known and wanted.kwh is None and not bands else []
    return Answer(data=data, lines=lines, notes=notes)


def tariffs(session: Session) -> Answer:
    """List every edition of every tariff."""
    words = session.words
    found = operations.tariffs()
    lines = []
    for each in found:
        lines.append(words("bill.tariff_line", tariff=each.key, name=bill_words.tariff_name(each, words)))
        lines.append("  " + bill_words.source(each, words))
    return Answer(data={"tariffs": [_tariff(each, words) for each in found]}, lines=lines)


def bill_data(bill: ExplainedBill, words: Words) -> dict[str, Any]:
    """Return what scripts read of a bill."""
    usage = bill.usage
    return {
        "tariff": _tariff(bill.tariff, words),
        "month": usage.month,
        "months": usage.months,
        "kwh": _text(usage.kwh),
        "year_so_far": _text(usage.before),
        "persons": usage.persons,
        "lines": [
            {
                "kind": line.kind.value,
                "key": line.key,
                "quantity": _text(line.quantity),
                "price": _text(line.price),
                "amount": _text(line.amount),
                "text": said.how,
            }
            for line, said in zip(bill.lines, bill_words.lines(bill, words), strict=True)
        ],
        "tiers": [
            {
                "number": each.number,
                "begin": _text(each.begin),
                "end": _text(each.end),
                "before": _text(each.before),
                "now": _text(each.now),
                "adds": _text(each.adds),
            }
            for each in bill.tiers
        ],
        "allowance": _text(bill.allowance),
        "to_next": _text(bill.to_next),
        "total": _text(bill.total),
        "remarks": bill_words.remarks(bill, words),
    }


def bill_text(bill: ExplainedBill, words: Words) -> Iterator[str]:
    """Yield a bill as a person reads it."""
    usage = bill.usage
    yield bill_words.tariff_name(bill.tariff, words)
    key = "bill.head" if usage.months == 1 else "bill.head_months"
    yield words(key, month=usage.month, months=usage.months, kwh=bill_words.plain(usage.kwh))
    for said in bill_words.lines(bill, words):
        yield "  " + words("bill.line", what=said.what, how=said.how, yuan=said.yuan)
    yield words("bill.total", yuan=f"{bill.total:f}")
    yield from bill_words.remarks(bill, words)
    yield words("bill.rounding")
    yield bill_words.source(bill.tariff, words)


def _answer(found: BillDifference, asked: WhatIf, words: Words) -> Iterator[str]:
    if asked.shift:
        yield words("bill.shift_said", kwh=bill_words.plain(asked.shift))
    if asked.watts and asked.hours:
        watts, hours = bill_words.plain(asked.watts), bill_words.plain(asked.hours)
        yield words("bill.appliance_said", watts=watts, hours=hours)
    for line in bill_words.changes(found, words):
        yield "  " + line
    yield bill_words.answer(found, words)


def _difference(found: BillDifference) -> dict[str, Any]:
    return {
        "lines": [
            {
                "kind": each.kind.value,
                "key": each.key,
                "before": _text(each.before),
                "after": _text(each.after),
                "difference": _text(each.difference),
            }
            for each in found.lines
        ],
        "total": _text(found.after.total),
        "difference": _text(found.difference),
    }


def _tariff(tariff: Tariff, words: Words) -> dict[str, Any]:
    return {
        "key": tariff.key,
        "name": bill_words.tariff_name(tariff, words),
        "issuer": words(f"bill_issuer.{tariff.issuer}"),
        "edition": tariff.edition,
        "valid_from": tariff.valid_from,
        "unit": tariff.unit,
        "classes": list(tariff.classes),
        "check_current_notice": tariff.check_current_notice,
        **({"note": words("bill.check_notice")} if tariff.check_current_notice else {}),
    }


def _first(given: _NUMBER, otherwise: Decimal) -> Decimal:
    return otherwise if given is None else given


def _text(number: _NUMBER) -> str | None:
    return None if number is None else f"{number:f}"
