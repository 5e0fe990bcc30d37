"""What leaves the laptop must not tell who is meant, however it is spelt; and it comes back as it was."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gridsteward.advice.masking import CHINESE, LATIN, Known, mask, says, unmask

KNOWN = Known(
    people=("王桂英", "王电", "高兴", "欧阳春花", "Alice Brown", "李建国"),
    others=("陈国福", "平安", "方便"),
    places=("桂溪村3组12号", "桂溪村", "桂溪2号台区", "石桥头"),
    numbers=("061044273985", "13900006612", "08302345678", "DZ12AB34"),
    births=("1944-03-12",),
    chosen=("麻将馆",),
)


def masked(text: str, known: Known = KNOWN) -> str:
    found = mask([text], known)
    assert unmask(found.texts[0], found.tokens) == text
    return found.texts[0]


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("王桂英在家", "王桂英"),
        ("王 桂 英在家", "桂"),
        ("王·桂·英", "桂"),
        ("王　桂　英", "桂"),
        ("王\u200b桂\u200d英", "桂"),
        ("王\n桂英", "桂"),
        ("王貴英来了", "貴"),
        ("王桂瑛说", "瑛"),
        ("汪贵英", "贵"),
        ("ＷＡＮＧ ＧＵＩＹＩＮＧ", "ＧＵＩ"),
        ("wang guiying", "guiying"),
        ("Guiying Wang", "uiying"),
        ("桂英说好", "桂英"),
        ("小英去了", "小英"),
        ("英子", "英子"),
        ("英英", "英英"),
        ("王大爷", "王"),
        ("王 大爷", "王"),
        ("王大爺", "王"),
        ("老王头", "王"),
        ("小王", "王"),
        ("王师傅", "王"),
        ("王師傅", "王"),
        ("王书记来过", "王"),
        ("王家的狗", "王"),
        ("姓王的", "王"),
        ("王电不在", "王电"),
        ("找老王", "王"),
        ("王電不在", "電"),
        ("今天很高兴", "高兴"),
        ("欧阳大姐", "欧阳"),
        ("歐陽春花", "春花"),
        ("春花姐", "春花"),
        ("alice brown", "alice"),
        ("ＡＬＩＣＥ Ｂｒｏｗｎ", "ＡＬＩＣＥ"),
        ("陈国福家", "国福"),
        ("陳國福家", "國福"),
        ("一路平安", "平安"),
        ("李建国师傅", "建国"),
        # nobody listed these
        ("李秀兰阿姨", "秀兰"),
        ("问了张大妈", "张"),
        ("隔壁刘婶", "刘"),
        ("她儿子赵小刚", "小刚"),
        ("女儿叫孙丽", "孙丽"),
        ("老周", "周"),
        ("周书记", "周"),
        ("王小明", "小明"),
        # where
        ("桂溪村3组12号", "桂溪"),
        ("桂 溪 村", "溪"),
        ("归西村那边", "归西"),
        ("在桂溪买的", "桂溪"),
        ("石桥头下面", "石桥头"),
        ("柳塘镇上", "柳塘"),
        ("住5组3号", "5组"),
        ("二单元三楼", "单元"),
        ("桂溪2号台区", "2号"),
        # figures
        ("13900006612", "6612"),
        ("139 0000 6612", "6612"),
        ("139-0000-6612", "6612"),
        ("+86 139 0000 6612", "86"),
        ("(0830)2345678", "2345678"),
        ("0830-234 5678", "5678"),
        ("１３９００００６６１２", "６６"),
        ("①③⑨⓪⓪⓪⓪⑥⑥①②", "⑥"),
        ("一三九零零零零六六一二", "六六"),
        ("幺三九〇〇〇〇六六幺二", "六六"),
        ("尾号6612", "6612"),
        ("尾号是 3344", "3344"),
        ("短号 668", "668"),
        ("户号 0610 4427 3985", "4427"),
        ("表号DZ12-AB34", "AB34"),
        ("身份证51052119440312123X", "123X"),
        ("105.4432, 28.8812", "4432"),
        ("川A·12345", "12345"),
        ("川A D8123挂", "D8123"),
        ("微信：wgy_1958", "wgy"),
        ("wx wgyabc", "wgyabc"),
        ("QQ 12345678", "12345678"),
        ("wang@163.com", "163"),
        ("wang＠163．com", "163"),
        ("https://x.cn/u/1", "x.cn"),
        # when born
        ("1944年3月12日", "1944"),
        ("1944-03-12", "03"),
        ("生于一九四四年", "四四"),
        ("44年生的", "44"),
        ("属猴", "猴"),
        ("生日3月12", "3月12"),
        # what the steward chose
        ("常去麻将馆", "麻将馆"),
    ],
)
def test_every_spelling_of_who_is_meant_is_hidden(text: str, gone: str) -> None:
    assert gone not in masked(text)


@pytest.mark.parametrize(
    "text",
    [
        "漏保试跳正常。",
        "拨打95598问停电",
        "每天 6.1 度升到 11.8 度",
        "插座松了，先嘱咐不要用那个。",
        "上午都在，下午去菜地。",
    ],
)
def test_what_tells_nothing_stays_readable(text: str) -> None:
    assert masked(text, Known(people=("周桂英",))) == text


def test_tokens_are_stable_and_tell_who_is_the_same() -> None:
    found = mask(["周桂英说好", "周 桂 英和陈国福", "周桂英"], Known(people=("周桂英", "陈国福")))
    first, second, third = found.texts
    assert first.startswith("⟦甲1⟧")
    assert third == "⟦甲1⟧"
    assert second.startswith("⟦甲1-2⟧")
    assert "⟦甲2⟧" in second


def test_longer_names_go_before_their_parts() -> None:
    assert masked("桂溪村3组12号的王桂英") == "⟦地1⟧的⟦甲1⟧"


def test_marks_that_were_in_the_note_come_back_as_they_were() -> None:
    for text in ("⟦甲1⟧", "[甲1]王桂英", "【号2】", "⟦⟦", "⟧⟦地9⟧⟦", "《甲1》", "[[P1]] 王桂英"):
        masked(text)


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("⟦甲1⟧好", "周桂英好"),
        ("⟦ 甲 1 ⟧好", "周桂英好"),
        ("[甲1]好", "周桂英好"),
        ("【甲１】好", "周桂英好"),
        ("[[甲1]]好", "周桂英好"),
        ("⟦甲1-9⟧好", "周桂英好"),
        ("⟦甲7⟧好", "…好"),
        ("⟦乙1⟧好", "⟦乙1⟧好"),
        ("【注1】好", "【注1】好"),
        ("【甲8】好", "【甲8】好"),
        ("甲1好", "甲1好"),
        ("⟦甲", "⟦甲"),
    ],
)
def test_tokens_that_come_back_bent_do_no_harm(said: str, read: str) -> None:
    assert unmask(said, {"⟦甲1⟧": "周桂英"}) == read


names = st.sampled_from(
    [
        "王桂英",
        "高兴",
        "安全",
        "方便",
        "王电",
        "平安",
        "欧阳春花",
        "李",
        "Ann Li",
        "满意",
        "和平",
        "明天",
        "卢安静",
        "阿依古丽·买买提",
    ]
)
fill = st.text(
    st.one_of(st.sampled_from("的了在家电表今天很去和，。 \n12345aA⟦⟧[]【】甲地号期P-"), st.characters()),
    max_size=12,
)
numbers = st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True)


def spaced(word: str) -> st.SearchStrategy[str]:
    return st.sampled_from(["", " ", "　", "·", "-", "\u200b"]).map(lambda gap: gap.join(word))


@given(st.data(), st.lists(names, min_size=1, max_size=3), numbers)
@settings(max_examples=150, deadline=None)
def test_nothing_known_is_left_and_all_comes_back(data: st.DataObject, people: list[str], phone: str) -> None:
    parts = [data.draw(fill)]
    for word in (*people, phone):
        parts += [data.draw(spaced(word)), data.draw(fill)]
    text = "".join(parts)
    known = Known(people=tuple(people), numbers=(phone,))
    for letters in (CHINESE, LATIN):
        found = mask([text], known, letters=letters)
        (hidden,) = found.texts
        assert unmask(hidden, found.tokens) == text
        bare = hidden
        for token in found.tokens:
            bare = bare.replace(token, "\n")
        for word in (*(each for each in people if len(each) > 1), phone):
            assert word not in bare


@given(st.text(max_size=60))
@settings(max_examples=200, deadline=None)
def test_any_text_comes_back(text: str) -> None:
    found = mask([text, text], KNOWN)
    assert found.texts[0] == found.texts[1]
    assert unmask(found.texts[0], found.tokens) == text


def test_a_fixed_text_that_spells_a_name_by_chance_is_noticed() -> None:
    assert says("安全检查，高兴", Known(people=("高兴",)))
    assert says("安全检查", Known(places=("安全村",)))
    assert not says(
        "安全检查，高兴", Known(people=("周桂英", "王电"), others=("高兴",), numbers=("13900006612",))
    )
    assert not says("电表说明", Known(people=("王电", "李明"))), "one character of a name names nobody"
