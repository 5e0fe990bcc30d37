"""A printed document whose text runs off the page, hides what was typed or cannot be copied proves nothing."""

from io import BytesIO

import numpy as np
import pytest
from matplotlib.figure import Figure

from gridsteward.records.paper import (
    Paper,
    PaperBlock,
    PaperCell,
    PaperFacts,
    PaperHeading,
    PaperTable,
    PaperText,
    PaperTone,
)
from gridsteward.reports.paper import HIGH, LEFT, RIGHT, Page, Ruled, Said, figures, pages, write_paper
from gridsteward.reports.paper_type import lines, printable, width
from tests.pdf import pdf_text

LONG = "上个月电费比邻居家高一倍，怀疑电表不准；抄表的人没有上门（电话里也没说清楚），要求当面核对表码。"
HASH = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"


def paper(*blocks: PaperBlock) -> Paper:
    return Paper(
        title="诉求处理经过 260916-AB12CD",
        subtitle="青石区 · 投诉",
        head=("GridSteward 电管家", "2026-09-16 10:00 由王站长的电脑制作"),
        blocks=blocks,
        foot=("网格印记 ABCD-EFGH", "2026-09-16 10:00 由王站长的电脑制作"),
        page="第 {at} 页 共 {of} 页",
        author="王站长",
        made_at="2026-09-16T10:00:00+08:00",
    )


def table(rows: int, text: str = LONG) -> PaperTable:
    made = (PaperCell("09:30"), PaperCell(text), PaperCell("补记", PaperTone.LOUD))
    return PaperTable((("发生", 1), ("做了什么", 3), ("可靠程度", 1)), (made,) * rows)


def said(page: Page) -> list[Said]:
    return [each for each in page if isinstance(each, Said)]


def test_nothing_reaches_beyond_its_margin_or_into_the_foot() -> None:
    made = paper(
        PaperHeading("基本情况"),
        PaperFacts((("用户说的", LONG * 4), ("校验值", HASH * 3))),
        table(40),
        table(1, LONG * 60),
    )
    for page in pages(made):
        texts = said(page)
        for each in texts:
            wide = width(each.text, each.size, bold=each.bold)
            left = each.x - wide if each.right else each.x
            assert left >= LEFT - 0.01, each
            assert left + wide <= RIGHT + 0.01, each
            assert 30 < each.y < HIGH - 50, each
        places = [(each.x, each.y) for each in texts]
        assert len(set(places)) == len(places), "two texts in one place"


def test_cells_of_one_row_do_not_run_into_each_other() -> None:
    (page,) = pages(paper(table(1, HASH * 3)))
    cell = [each for each in said(page) if each.text and set(each.text) <= set(HASH)]
    loud = next(each for each in said(page) if each.tone is PaperTone.LOUD)
    assert len(cell) > 1
    assert all(each.x + width(each.text, each.size) < loud.x for each in cell)


def test_a_table_carries_its_head_to_every_page_and_loses_no_line() -> None:
    text = "".join(f"第{number:04}句。" for number in range(900))
    made = pages(paper(table(30), table(1, text)))
    assert len(made) > 4
    for page in made:
        assert any(each.text == "做了什么" for each in said(page))
        assert any(isinstance(each, Ruled) for each in page)
    column = next(each.x for each in said(made[0]) if each.text == "做了什么")
    whole = "".join(
        each.text for page in made for each in said(page) if each.x == column and each.text != "做了什么"
    )
    assert all(f"第{number:04}句" in whole for number in range(900))


def test_pages_are_counted() -> None:
    made = pages(paper(table(60)))
    numbers = [each.text for page in made for each in said(page) if each.text.startswith("第 ")]
    assert numbers == [f"第 {at} 页 共 {len(made)} 页" for at in range(1, len(made) + 1)]


def test_the_text_can_be_searched_and_copied_out_of_the_pdf() -> None:
    written = write_paper(paper(PaperText(LONG), table(30)))
    read = pdf_text(written)
    assert len(read) == written.count(b"/Type /Page /Parent") > 1
    assert LONG[:30] in read[0].replace("\n", "")
    assert "补记" in read[1]
    assert "\ufffd" not in "".join(read)


def test_a_line_neither_begins_with_a_stop_nor_ends_with_an_opening_bracket() -> None:
    for room in range(60, 200, 7):
        for line in lines(LONG, 9, room):
            assert line[0] not in "，。；）"
            assert line[-1] != "（"
    assert lines("", 9, 100) == [""]
    assert lines("一\n二", 9, 100) == ["一", "二"]


def test_what_cannot_be_seen_is_named() -> None:
    assert printable("abc\u202edcba\u200b\x07") == "abc[U+202E]dcba[U+200B][U+0007]"
    assert printable("好\t的\u3000吗") == "好 的 吗"
    assert printable("\U000f0000") == "[U+F0000]"


@pytest.mark.filterwarnings("error")
def test_drawing_asks_for_no_sign_the_face_lacks() -> None:
    figure = next(figures(paper(PaperText("电费 $x$ 𠮷 é ☃ \U0001fae0 \u202e 龘"), table(1))))
    assert isinstance(figure, Figure)
    drawn = BytesIO()
    figure.savefig(drawn, format="raw")
    assert np.frombuffer(drawn.getvalue(), np.uint8).min() < 100


def test_a_heading_does_not_stand_alone_at_the_foot_of_a_page() -> None:
    for count in range(1, 30):
        made = pages(paper(PaperFacts((("名", "值"),) * count), PaperHeading("时限"), table(2)))
        for page in made:
            texts = said(page)
            if any(each.text == "时限" for each in texts):
                assert any(each.text == "做了什么" for each in texts)
