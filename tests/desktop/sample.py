"""A window made of the parts, with invented people, to look at and to measure."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QPlainTextEdit, QWidget

from gridsteward.desktop.delegates import ROW_ROLE, RowDelegate, RowText, StopText, TimelineDelegate
from gridsteward.desktop.tasks import Progress
from gridsteward.desktop.theme import Theme
from gridsteward.desktop.widgets.badges import Badge, Ring
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.feedback import Notice, NoticeBar, ProgressPanel
from gridsteward.desktop.widgets.flow import Flow
from gridsteward.desktop.widgets.frames import (
    Columns,
    ListDetail,
    column,
    frame,
    row,
    rule,
    scrolling,
    section,
)
from gridsteward.desktop.widgets.labels import Glyph, Label, Paragraph

HOMES = (
    RowText("吴秀珍", "桂溪村 1 组 4 号 · 桂溪 1 号台区", "今天 09:05", mark="good"),
    RowText("何志强", "桂溪村 2 组 9 号 · 桂溪 1 号台区", "今天 10:10", badges=(("投诉处理中", "link"),)),
    RowText(
        "周桂英", "桂溪村 3 组 12 号 · 桂溪 2 号台区", "11月9日", badges=(("突增", "watch"),), mark="watch"
    ),
    RowText("龙桂香", "石桥头 6 号 · 石桥公变", "11月19日", badges=(("制氧机", "plain"),), mark="alarm"),
    RowText(
        "向德贵", "柳塘村 2 组 3 号 · 柳塘台区", "4月16日", badges=(("画像待补", "plain"),), mark="unknown"
    ),
)
STOPS = (
    StopText("done", "08:40", "陈国福", "桂溪村 1 组", "换表后回访 · 满意"),
    StopText("now", "10:40", "周桂英", "桂溪村 3 组 12 号", "独居 · 健忘，用电突增"),
    StopText("todo", "11:10", "罗文海", "桂溪村 3 组", "每月一访，今天到期"),
)


def view(rows: tuple[RowText | StopText, ...], delegate: RowDelegate, current: int = -1) -> QListView:
    """A list of rows."""
    made = QListView()
    model = QStandardItemModel(made)
    for text in rows:
        item = QStandardItem(text.strong)
        item.setData(text, ROW_ROLE)
        item.setAccessibleText(text.spoken)
        model.appendRow(item)
    made.setModel(model)
    made.setItemDelegate(delegate)
    delegate.setParent(made)
    if current >= 0:
        made.setCurrentIndex(model.index(current, 0))
    return made


def portrait(theme: Theme) -> QWidget:
    """A detail as the household page will have it."""
    space = theme.space
    name = row(
        Glyph(theme, "watch"),
        Label(theme, "周桂英", role="title"),
        Flow(
            Badge(theme, "特殊关爱 · 高风险", tone="watch"),
            Badge(theme, "独居老人"),
            Badge(theme, "在用", tone="good"),
            Badge(theme, "超 2 天", tone="alarm"),
            Badge(theme, "看不准", tone="unknown"),
        ),
        Ring(theme, 0.82, name_for_readers="画像完整"),
        Button(theme, "问下一项", kind="text"),
        Button(theme, "记走访", kind="main", icon="note"),
    )
    name.setStretch(2, 1)
    reach = QWidget()
    reach.setLayout(
        section(
            theme,
            "怎么联系",
            row(Glyph(theme, "phone"), Label(theme, "座机 0000 6612"), None),
            row(
                Glyph(theme, "clock"),
                Label(theme, "上午 9–11 点在家"),
                Label(theme, "逢五赶集不在", role="caption"),
                None,
            ),
        )
    )
    mind = QWidget()
    text = "说话慢，怕麻烦别人，嘴上总说“没事”。先聊家常，再请她带您看一眼插座和电热毯。"
    mind.setLayout(
        section(theme, "进门留意", Flow(Badge(theme, "健忘"), Badge(theme, "听力弱")), Paragraph(theme, text))
    )
    chips = Flow(*(Button(theme, t, kind="chip", checked=t == "35 天") for t in ("35 天", "一年", "三年")))
    door = row(
        *(
            Button(theme, t, kind="door", checked=c, ticks=True)
            for t, c in (("应急灯", True), ("备用氧气瓶", False))
        ),
        Button(theme, "高兴", kind="door", icon="mood1", checked=False),
        Button(theme, "下一步", kind="door-main", icon="next", icon_after=True),
    )
    note = QPlainTextEdit("备用氧气还有大半瓶，够六小时。")
    note.setFixedHeight(60)
    search = QLineEdit()
    search.setPlaceholderText("姓名 / 拼音 / 户号")
    progress = ProgressPanel(theme, "正在导入台账", Progress())
    progress.bar.setRange(0, 9)
    progress.bar.setValue(4)
    route = frame("panel", column(view(STOPS, TimelineDelegate(theme)), pad=(0, 1, 0, 1)))
    route.setMinimumHeight(180)
    inside = frame(
        "surface",
        column(
            name,
            Label(theme, "户号 0610 4427 3985 · 桂溪村 3 组 12 号 · 居民 · 78 岁", role="quiet"),
            rule(),
            Columns(theme, reach, mind),
            rule(),
            section(
                theme,
                "每天用电",
                chips,
                note="11月14日起高出自己往常",
                action=Button(theme, "问过了，记一笔", kind="text"),
            ),
            row(search, Button(theme, "写答复"), Button(theme, "打电话", icon="phone")),
            door,
            note,
            progress,
            route,
            None,
            gap=space.m,
            pad=(space.xl, space.l, space.xl, space.s),
        ),
    )
    return scrolling(inside)


def sample(theme: Theme) -> QFrame:
    """List, detail and a notice: every part once."""
    chips = Flow(
        *(
            Button(theme, t, kind="chip", checked=i == 0)
            for i, t in enumerate(("全部 1,032", "关爱 38", "风险 23"))
        )
    )
    head = column(chips, pad=(24, 12, 16, 6))
    listing = frame("list", column(head, rule(), view(HOMES, RowDelegate(theme), 2), gap=0))
    bar = NoticeBar(theme)
    window = frame("page", column(bar, ListDetail(theme, listing, portrait(theme)), gap=0))
    bar.tell(
        Notice(
            "没存上：磁盘满了",
            tone="alarm",
            safe="刚才填的都还在。",
            todo="清出一点空间再点保存。",
            details="x",
            action="再试一次",
            act=window.update,
        )
    )
    window.resize(QSize(1366, 768))
    return window
