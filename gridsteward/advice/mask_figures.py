"""Figures and addresses of every kind that lead to a person: phones, accounts, meters, identity cards, plates, mail."""

import re
from collections.abc import Iterator
from typing import Final

from gridsteward.advice.mask_text import Word, exactly

NUMBER, CONTACT, DATE = "number", "contact", "date"

_DIGIT: Final = r"[\d零〇○一二三四五六七八九幺壹贰貳叁肆伍陆陸柒捌玖两]"
_GAP: Final = r"[\s\-–—_.·•()/\\,，、:：+|~]{0,4}"
_PLATE: Final = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_PATTERNS: Final = (
    (CONTACT, re.compile(r"(?:https?://|www\.)[^\s，。；]+")),
    (CONTACT, re.compile(r"[\w.+-]+\s?(?:@|\(at\)|\[at\]|#at#)\s?[\w-]+(?:\s?(?:\.|。)\s?[a-z\d-]+)+")),
    (
        CONTACT,
        re.compile(
            r"(?:微信|薇信|威信|微♥|v信|v\s?x|w\s?x|weixin|wechat|q\s?q|扣扣|抖音|快手|支付宝|支付寶|账号|賬號)"
            r"(?:号码|號碼|号|號|id|同号)?\s?(?:是|为|為|叫|[:：])?\s?([a-z\d][a-z\d_.\-]{2,})"
        ),
    ),
    (CONTACT, re.compile(r"(?<![a-z\d])(?=[a-z\d_-]*[\d_])(?=[\d_-]*[a-z])[a-z\d_-]{6,}")),
    (NUMBER, re.compile(rf"[{_PLATE}]\s?[a-z](?:[\s·•.-]?[a-z\d]){{5,6}}")),
    # five figures and more, however they are set apart, and the X of an identity card
    (NUMBER, re.compile(rf"{_DIGIT}(?:{_GAP}{_DIGIT}){{4,}}(?:{_GAP}x(?![a-z]))?")),
    (
        NUMBER,
        re.compile(
            rf"(?:尾号|尾號|短号|短號|分机|分機|后四位|後四位|末四位)[\s:：是为]{{0,3}}({_DIGIT}{{2,}})"
        ),
    ),
    (DATE, re.compile(r"(?:19|20)\d\d\s?[年./-]\s?\d{1,2}\s?(?:[月./-]\s?(?:\d{1,2}\s?[日号]?)?)?")),
    (DATE, re.compile(r"(?:\d{2,4}|[一二三四五六七八九零〇○]{2,4})\s?年\s?(?:出?生|的?人|属|屬)")),
    (DATE, re.compile(r"(?:生于|生於|出生|生日|生辰|属相|屬相)[^，。；,;\n]{0,14}")),
    (DATE, re.compile(r"[属屬][鼠牛虎兔龙龍蛇马馬羊猴鸡雞狗猪豬]")),
)
HARMLESS: Final = frozenset(("95598", "12398", "12345", "12315"))
"""Public service lines (State Grid, the energy regulator, the government, consumer protection): nobody's own."""
_SHORTEST_TAIL: Final = 4
_FIGURES: Final = dict(zip("0123456789", "零一二三四五六七八九", strict=True))


def figures(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield (first, behind the last, kind) of what looks like any of them in a folded text."""
    for kind, pattern in _PATTERNS:
        for found in pattern.finditer(text):
            group = found.lastindex or 0
            if found[group].strip() not in HARMLESS:
                yield found.start(group), found.end(group), kind


def of_number(text: str) -> Iterator[Word]:
    """Yield an account, meter or phone number, and its last figures, by which people speak of it."""
    for piece in (text, *text.split()):
        whole = exactly(piece)
        if len(whole) >= _SHORTEST_TAIL:
            yield Word(whole, piece, NUMBER)
        if len(whole) > _SHORTEST_TAIL:
            yield Word(whole[-_SHORTEST_TAIL:], piece, NUMBER)


def of_birth(text: str) -> Iterator[Word]:
    """Yield the year of a birth ("YYYY…") and its month and day, as they are written."""
    year, *rest = text.split("-")
    spellings = [year, "".join(_FIGURES.get(each, each) for each in year), f"{year[2:]}年"]
    if len(rest) == 2:
        month, day = (part.lstrip("0") for part in rest)
        spellings += [f"{month}月{day}日", f"{month}月{day}号", f"{month}.{day}", f"{month}/{day}"]
    for each in spellings:
        if len(each) > 1:
            yield Word(exactly(each), text, DATE)
