"""How long 50,000 visits take to become a workbook, beside bare XlsxWriter writing the same cells.

Budget: 1.3 times bare XlsxWriter (taken in one run, so that a slow machine slows both).
"""

import gc
import json
import time
from collections.abc import Callable, Iterator
from datetime import date, datetime
from datetime import time as clock
from io import BytesIO

from gridsteward.records.report import ReportCommitment, VisitReportRow, VisitReportScope, VisitReportTotals
from gridsteward.reports.visits import visits_workbook
from gridsteward.words import Words

VISITS = 50_000
ROUNDS = 3


def _rows() -> Iterator[VisitReportRow]:
    for n in range(VISITS):
        day = f"2026-{n % 12 + 1:02d}-{n % 28 + 1:02d}"
        began = f"{day}T{8 + n % 9:02d}:{n % 60:02d}:00+08:00"
        yield VisitReportRow(
            household_id=f"home-{n % 11_000}",
            started_at=began,
            ended_at=f"{day}T{8 + n % 9:02d}:{n % 60:02d}:40+08:00",
            entered_at=began,
            late=int(n % 17 == 0),
            steward=f"走访人{n % 12}",
            purposes=("routine", "care safety", "bill", "meter portrait")[n % 4],
            account_no=f"000330{n % 11_000:07d}",
            name=f"住户{n % 11_000}",
            address=f"桂溪村{n % 9 + 1}组{n % 97 + 1}号",
            village=f"第{n % 22}村",
            transformer_district=f"第{n % 160}台区",
            leading_class=("", "care", "economic")[n % 3],
            tags=(("living_alone", "forgetful") if n % 10 == 0 else ()),
            met=("person", "family", "nobody", "neighbour")[n % 4],
            met_who=("本人", "儿媳", "", "隔壁")[n % 4],
            checks=("sockets breaker", "", "heater blanket contact_card")[n % 3],
            moods=((1, 0, 2), (), (-1, 1))[n % 3],
            note=f"第{n}次：线路没有发热，电热毯不用时记得拔，月底再来看一次。",
            photos=n % 3,
            commitments=((ReportCommitment(what="带一张大字联系卡", due=day),) if n % 5 == 0 else ()),
            next_visit=day if n % 2 else "",
        )


def _scope() -> VisitReportScope:
    return VisitReportScope(
        station="示例供电所",
        area="桂溪网格",
        first="2026-01-01",
        last="2026-12-31",
        exported_at="2026-12-31T18:00:00+08:00",
    )


def _totals(rows: list[VisitReportRow]) -> VisitReportTotals:
    return VisitReportTotals(
        visits=len(rows),
        households=len({row.household_id for row in rows}),
        late=sum(row.late for row in rows),
        met=sum(row.met in {"person", "family"} for row in rows),
        nobody=sum(row.met == "nobody" for row in rows),
        commitments=sum(len(row.commitments) for row in rows),
    )


def _bare(cells: list[list[tuple[str, object]]], forms: list[dict[str, object]]) -> bytes:
    """Write cells prepared beforehand, with the calls that cost XlsxWriter least."""
    from xlsxwriter.workbook import Workbook

    out = BytesIO()
    book = Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet()
    made = [book.add_format(form) for form in forms]
    for at, row in enumerate(cells):
        for column, (kind, value) in enumerate(row):
            if kind == "s":
                sheet.write_string(at, column, value, made[column])
            elif kind == "n":
                sheet.write_number(at, column, value, made[column])
            else:
                sheet.write_blank(at, column, None, made[column])
    book.close()
    return out.getvalue()


def _seconds(work: Callable[[], object]) -> float:
    gc.collect()
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def measure() -> dict[str, float]:
    """Return seconds of the product and of bare XlsxWriter (the best of three rounds each), and the ratio."""
    from python_calamine import load_workbook

    words, scope, rows = Words("zh_CN"), _scope(), list(_rows())
    totals = _totals(rows)

    def product() -> bytes:
        out = BytesIO()
        visits_workbook(rows, scope=scope, totals=totals, words=words, out=out)
        return out.getvalue()

    read = load_workbook(BytesIO(product())).get_sheet_by_index(0).to_python(skip_empty_area=False)
    cells = [[_prepared(value) for value in row] for row in read]
    forms: list[dict[str, object]] = [
        {"font_name": "宋体", "font_size": 10 + at % 3, "border": 1} for at in range(len(cells[0]))
    ]
    # turn about, so that a busy spell of the machine does not fall on one side alone
    rounds = [(_seconds(product), _seconds(lambda: _bare(cells, forms))) for _ in range(ROUNDS)]
    ours, bare = (min(side) for side in zip(*rounds, strict=True))
    return {"product_s": round(ours, 2), "bare_s": round(bare, 2), "ratio": round(ours / bare, 3)}


def _prepared(value: object) -> tuple[str, object]:
    if value in ("", None):
        return "b", None
    if isinstance(value, str):
        return "s", value
    if isinstance(value, clock):
        return "n", (value.hour * 60 + value.minute) / 1440
    if isinstance(value, datetime | date):
        return "n", value.toordinal() - 693_594
    return "n", value


if __name__ == "__main__":
    import sys

    sys.stdout.write(json.dumps({"name": "visits_workbook_50000", **measure()}) + "\n")
