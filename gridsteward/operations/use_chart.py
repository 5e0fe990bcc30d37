"""Draw a home's use: as a picture for the screen, or into a file. matplotlib comes with the first one."""

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from gridsteward.operations.area import Area
from gridsteward.records.report import WordsLike
from gridsteward.records.use import (
    ChartLook,
    ChartPicture,
    ChartSpan,
    ChartWindow,
    DayState,
    MarkKind,
    UseMark,
    UseView,
)

if TYPE_CHECKING:
    from gridsteward.reports.use_pen import Points

FORMS: Final = ("png", "svg", "pdf")
_PRINT_SIZE: Final = (1060, 500)  # device-independent pixels: as wide as an A4 page lies
_PRINT_SCALE: Final = 2.5


def warm_up(look: ChartLook, words: WordsLike) -> None:
    """Load what reads and draws and draw a chart nobody sees, so that the first one need not wait for it."""
    import numpy as np

    from gridsteward.operations.use import load
    from gridsteward.reports.use_figure import draw
    from gridsteward.reports.use_pen import Points

    load()
    days, level = np.arange(60), np.linspace(4, 6, 60)
    gap = np.where(days == 30, np.nan, level)
    points = Points(
        start=days,
        length=np.ones(60, np.int64),
        kwh=gap,
        state=np.zeros(60, np.uint8),
        low=level - 1,
        high=level + 1,
        neighbours=level,
        billed=np.zeros(60, np.bool_),
    )
    marks = [UseMark(what=what, id="", day="1970-01-20") for what in MarkKind]
    draw(points, marks, ChartWindow(0, 59), look=look, words=words)


def whole_window(view: UseView, span: ChartSpan = ChartSpan.DAY) -> ChartWindow:
    """Return the window that holds all there is; a home with bills alone has the months of those."""
    first, last = _ends(view)
    return ChartWindow(first, last, span)


def _ends(view: UseView) -> tuple[int, int]:
    from gridsteward.reports.figure_scales import day_number

    found = [int(view.days[at].astype("int64")) for at in (0, -1)] if len(view.days) else []
    if view.bills:
        found.append(day_number(f"{view.bills[0].month}-01"))
        found.append(_month_end(view.bills[-1].month))
    return min(found), max(found)


def _month_end(month: str) -> int:
    import numpy as np

    return int((np.datetime64(month, "M") + 1).astype("datetime64[D]").astype(np.int64)) - 1


def points_of(view: UseView, span: ChartSpan) -> "Points":
    """Return what is drawn of a home for days, weeks or months."""
    import numpy as np

    from gridsteward.reports.use_pen import Points
    from gridsteward.usage.spans import means, spans

    days = view.days
    if span is ChartSpan.DAY:
        count = len(days)
        return Points(
            start=days.astype(np.int64),
            length=np.ones(count, np.int64),
            kwh=view.kwh.astype(np.float64),
            state=view.state,
            low=view.low.astype(np.float64),
            high=view.high.astype(np.float64),
            neighbours=view.neighbours.astype(np.float64),
            billed=np.zeros(count, np.bool_),
        )
    divided = spans(days, span)
    trusted = np.where(view.state == DayState.SET_ASIDE, np.float32(np.nan), view.kwh)
    kwh, _read = means(trusted, divided)
    found = Points(
        start=divided.starts.astype(np.int64),
        length=divided.lengths.astype(np.int64),
        kwh=kwh,
        state=np.where(np.isnan(kwh), DayState.MISSING, DayState.READ).astype(np.uint8),
        low=means(view.low, divided)[0],
        high=means(view.high, divided)[0],
        neighbours=means(view.neighbours, divided)[0],
        billed=np.zeros(len(kwh), np.bool_),
    )
    return _with_bills(found, view) if span is ChartSpan.MONTH and view.bills else found


def _with_bills(points: "Points", view: UseView) -> "Points":
    """Let a bill tell the level of a month that was not read."""
    import numpy as np

    from gridsteward.reports.figure_scales import day_number
    from gridsteward.reports.use_pen import Points

    told: dict[int, tuple[int, float]] = {}
    for bill in view.bills:
        if bill.kwh is not None:
            start = day_number(f"{bill.month}-01")
            length = _month_end(bill.month) - start + 1
            told[start] = (length, bill.kwh / length)
    by_start: dict[int, dict[str, Any]] = {}
    for at in range(len(points.start)):
        line = {name: getattr(points, name)[at] for name in Points._fields}
        month = int(
            points.start[at]
            .astype("datetime64[D]")
            .astype("datetime64[M]")
            .astype("datetime64[D]")
            .astype(np.int64)
        )
        bill_of = told.pop(month, None)
        if bill_of is not None and np.isnan(line["kwh"]):
            line |= {"start": month, "length": bill_of[0], "kwh": bill_of[1], "billed": True}
            line["state"] = DayState.READ
        by_start[int(line["start"])] = line
    nothing = {"low": np.nan, "high": np.nan, "neighbours": np.nan}
    for start, (length, level) in told.items():
        by_start[start] = {
            "start": start,
            "length": length,
            "kwh": level,
            "state": DayState.READ,
            "billed": True,
            **nothing,
        }
    lines = [by_start[start] for start in sorted(by_start)]
    kinds = {name: getattr(points, name).dtype for name in Points._fields}
    return Points(**{name: np.array([line[name] for line in lines], kinds[name]) for name in Points._fields})


def draw_use(view: UseView, window: ChartWindow, *, look: ChartLook, words: WordsLike) -> ChartPicture:
    """Return a window of a home's chart as a picture."""
    from gridsteward.reports.use_figure import draw

    return draw(points_of(view, window.span), view.marks, window, look=look, words=words)


def write_use(
    area: Area,
    view: UseView,
    window: ChartWindow,
    out: Path,
    *,
    name: str,
    look: ChartLook,
    words: WordsLike,
    overwrite: bool = False,
) -> Path:
    """Write a window of a home's chart to a .png, .svg or .pdf under the name given, ready for print.

    `look` gives faces and colours for paper. Raise ValueError for another ending, and the Faults of `reports.target`.
    """
    import numpy as np

    from gridsteward.reports.target import replacing
    from gridsteward.reports.use_figure import write

    form = out.suffix.lower().removeprefix(".")
    if form not in FORMS:
        raise ValueError(out.suffix)
    first, last = (str(np.datetime64(day, "D")) for day in (window.first, window.last))
    width, height = _PRINT_SIZE
    paper = ChartLook(
        colours=look.colours,
        families=look.families,
        size=look.size,
        width=width,
        height=height,
        scale=_PRINT_SCALE,
    )
    exported = area.now().date().isoformat()
    with replacing(out, overwrite=overwrite) as stream:
        write(
            points_of(view, window.span),
            view.marks,
            window,
            look=paper,
            words=words,
            title=words("use_chart.title", name=name),
            subtitle=words("use_chart.subtitle", first=first, last=last, area=area.name, exported=exported),
            out=stream,
            form=form,
        )
    return out
