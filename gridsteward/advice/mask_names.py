"""How people and places are called: from a full name to all that stands for it in a note, names nobody listed too."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from gridsteward.advice.mask_text import HAN, Element, Word, alike, exactly, is_han, sounds

PERSON, PLACE = "person", "place"

_TWO_CHARACTERS: Final = (
    "欧阳 司马 上官 诸葛 皇甫 尉迟 公孙 东方 南宫 西门 夏侯 令狐 慕容 司徒 司空 端木 百里 轩辕 宇文 长孙 澹台 独孤 "
    "歐陽 司馬 諸葛 東方 南宮 西門 尉遲 公孫 軒轅 長孫"
)
_COMPOUND: Final = frozenset(_TWO_CHARACTERS.split())
# Surnames that are seldom anything else in a sentence, and those that often are.
_PLAIN: Final = (
    "王李张刘陈杨赵吴徐孙胡朱郭罗郑梁宋唐邓冯韩曹彭萧肖蔡潘袁董叶蒋杜苏魏吕丁沈姚卢姜崔谭汪廖贾韦邹熊孟秦阎薛侯雷龙陶"
    "贺顾毛郝龚邵覃赖莫孔汤尹黎武戴乔庞樊殷施洪翟倪严牛俞章鲁葛聂焦岳詹鲍霍褚"
    "張劉陳楊趙吳孫羅鄭鄧馮韓蕭葉蔣蘇呂盧譚賈韋鄒閻龍賀顧龔賴湯喬龐嚴魯聶"
)
_ALSO_WORDS: Final = (
    "黄周林何高马谢许曾于余程傅田任姜范方石夏金钟付陆白江史康万段钱易常温向文尚凌安左华齐伍成甘祝包边柳池水房车米"
    "黃馬謝許範鍾陸萬錢溫華齊"
)
_SURNAME: Final = f"(?:{'|'.join(sorted(_COMPOUND))}|[{_PLAIN}{_ALSO_WORDS}])"
# Words that begin with one of the plain surnames.
_NO_NAMES: Final = (
    "孙子|孙女|孙辈|孫子|孫女|李子|杨树|叶子|雷雨|龙头|陈旧|胡同|张贴|张罗|武装|施工|章程|严重|严格|嚴重|殷勤|毛病|毛巾|"
    "汤药|洪水|顾客|顾虑|顾不|贺喜|董事|彭胀|龙虾|雷电|雷击|叶片|毛线|丁点|王道|牛奶|吴语|秦岭|唐突|杜绝|苏醒|沈重|霍乱"
)
_ADDRESSED: Final = (
    "大爷 大爺 大娘 大妈 大媽 大伯 大叔 大婶 大嬸 大哥 大姐 大嫂 大姨 大舅 老汉 老漢 老人 老爷子 老爺子 老太 老太太 "
    "爷爷 爺爺 奶奶 婆婆 公公 外公 外婆 阿公 阿婆 叔叔 阿姨 伯伯 伯母 婶婶 婶子 嬸子 嫂子 姐姐 哥哥 妹子 妹妹 弟弟 "
    "兄弟 叔 婶 嬸 姨 哥 姐 嫂 伯 爷 爺 奶 婆 公 娘 妈 媽 爸 妹 弟 舅 姑 娃 婆婆子 老头 老頭 老板 老闆 老師 老师 "
    "老弟 老哥 老姐 师傅 師傅 师父 先生 女士 小姐 太太 夫人 同志 主任 书记 書記 村长 村長 组长 組長 队长 隊長 "
    "会计 會計 医生 醫生 大夫 护士 校长 校長 经理 經理 所长 所長 站长 站長 局长 局長 科长 科長 支书 支書 电工 電工 "
    "家 某 某某 府 氏"
)
_TITLES: Final = tuple(_ADDRESSED.split())
_BEFORE: Final = "小老阿大"
_LAST: Final = tuple("子儿兒娃妹姐哥嫂婶嬸姨叔")
_HONOUR: Final = "|".join(sorted(map(re.escape, _TITLES), key=len, reverse=True))
# What a name is told after: "her son …", "is called …".
_LEADS: Final = (
    "名叫|叫做|叫作|姓名|户名|户主|戶主|联系人|聯繫人|儿子|兒子|女儿|女兒|孙子|孫子|孙女|孫女|儿媳|兒媳|媳妇|媳婦|女婿|老公|"
    "老婆|丈夫|妻子|老伴|邻居|鄰居|隔壁|房东|房東|租客|租户|村长|村長|书记|書記|主任|组长|組長|队长|医生|醫生|父亲|父親|母亲|"
    "母親|爸爸|妈妈|媽媽|哥哥|弟弟|姐姐|妹妹|侄子|外甥|外孙|外孫|表哥|表弟|堂哥|堂弟|亲戚|亲家|同事|师傅|師傅|联系|聯繫|找|"
    "叫|姓|问|問|和|跟|与|與|给|給|替|由|是"
)
# Never part of a name: what a sentence is held together by.
_PARTICLES: Final = (
    "的地得了着过在说讲来去是和有不没也都要给让叫被把到还就会能想问上下一二两这那吗呢吧啊我你您他她它们与跟从住回往找请"
    "又再才很太最更已曾向对為为給讓說講來個个们們還會從請對"
)
_IN_NAME: Final = rf"(?![{_PARTICLES}])[{HAN}]"
_UNLISTED: Final = (
    # 王大爷, 老李, 李秀兰阿姨
    re.compile(rf"[{_BEFORE}]?{_SURNAME}\s?(?:{_IN_NAME}){{0,2}}?\s?(?:{_HONOUR})"),
    re.compile(rf"(?<![{HAN}])[老小阿]\s?{_SURNAME}|[老小阿]\s?[{_PLAIN}]"),
    re.compile(rf"(?:{_LEADS})[\s::是叫]{{0,3}}({_SURNAME}\s?{_IN_NAME}(?:\s?{_IN_NAME})?)"),
    re.compile(
        rf"(?<![{HAN}])(?!{_NO_NAMES})(?:{'|'.join(sorted(_COMPOUND))}|[{_PLAIN}])(?:{_IN_NAME}){{1,2}}(?![{HAN}])"
    ),
)
_ADMINISTRATIVE: Final = (
    "特别行政区|自治区|自治州|自治县|街道办|社区|社區|小区|小區|台区|臺區|街道|公变|专变|配变|变压器|省|市|县|縣|区|區|镇|鎮|乡|鄉|"
    "村民小组|村|组|組|屯|庄|莊|寨|路|街|巷|弄|号|號|栋|幢|单元|室|楼|院|变|變|线|台"
)
_PLACES: Final = (
    re.compile(
        rf"(?:{_IN_NAME}){{1,3}}(?:{'|'.join(_ADMINISTRATIVE.split('|')[:21])}|村|乡|鄉|镇|鎮|县|縣|屯|寨)"
    ),
    re.compile(
        r"第?(?:\d{1,4}|[一二三四五六七八九十百零〇两东西南北中]{1,4}|[a-z]\d{0,3})\s?"
        r"(?:号楼|号院|号|號|组|組|社|队|隊|栋|幢|座|单元|單元|室|巷|弄|排|楼|樓|屯)"
    ),
)


def surname_and_given(name: str) -> tuple[str, str]:
    """Return the two parts of a Chinese name."""
    size = 2 if name[:2] in _COMPOUND and len(name) > 2 else 1
    return name[:size], name[size:]


def _pieces(text: str) -> list[str]:
    """Return what stands between brackets and marks: 王桂英(租) is a name and a remark."""
    return [piece for piece in re.split(r"[\s,，、;；/()（）\[\]【】·•:：]+", text) if piece]


def _spelt(han: str) -> Iterator[str]:
    """Yield a Chinese word in letters, in its commonest readings."""
    from pypinyin import lazy_pinyin

    yield "".join(lazy_pinyin(han))
    for sound in sorted(sounds(han[0])):  # 曾 and 单 are read otherwise as a surname
        yield sound + "".join(lazy_pinyin(han[1:]))


def of_person(name: str, *, bare: bool = False) -> Iterator[Word]:
    """Yield what a person may be called in a note: in full, by the given name, by surname and title, in letters.

    `bare`: only in full and by a given name of two characters, as they are written.
    """
    spell = exactly if bare else alike
    # 王 桂 英 is one name, not three.
    whole = "".join(name.split()) if all(map(is_han, "".join(name.split()))) else name
    for piece in dict.fromkeys((whole, *_pieces(whole))):
        han = "".join(filter(is_han, piece))
        if not han:
            letters = exactly(piece)
            if len(letters) > 1:
                yield Word(letters, name, PERSON)
            continue
        if len(han) > 1:
            yield Word(spell(han), name, PERSON)
        if 2 <= len(han) <= 4 and bare:
            _, given = surname_and_given(han)
            if len(given) > 1:
                yield Word(exactly(given), name, PERSON)
        elif 2 <= len(han) <= 4:
            yield from _parts(han, name)


def _parts(han: str, owner: str) -> Iterator[Word]:
    surname, given = surname_and_given(han)
    last, of_surname = exactly(given[-1]), alike(surname)

    def word(elements: tuple[Element, ...]) -> Word:
        return Word(elements, owner, PERSON)

    yield word(alike(given) if len(given) > 1 else last)
    yield word(last * 2)
    for before in _BEFORE:
        yield word((*exactly(before), *last))
        yield word((*exactly(before), *of_surname))
    for behind in _LAST:
        yield word((*last, *exactly(behind)))
    yield word((*exactly("姓"), *of_surname))
    for title in _TITLES:
        yield word((*of_surname, *exactly(title)))
    for text in _spelt(han):
        yield word(exactly(text))
    if len(given) > 1:
        for text in _spelt(given):
            yield word(exactly(text))
            yield from (word(exactly(f"{text}{behind}")) for behind in _spelt(surname))


def of_place(text: str, *, bare: bool = False) -> Iterator[Word]:
    """Yield a place and its parts: of "桂溪村3组12号" also "桂溪村" and "桂溪". `bare`: only as they are written."""
    spell = exactly if bare else alike
    for piece in dict.fromkeys((text, *_pieces(text))):
        if len(exactly(piece)) > 1:
            yield Word(spell(piece), piece, PLACE)
        for part in re.findall(rf"([{HAN}]+?)(?:{_ADMINISTRATIVE}|\d|#|$|(?=[^{HAN}]))", piece):
            if len(part) > 1:
                yield Word(spell(part), part, PLACE)


def unlisted(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield (first, behind the last, kind) of names and places in a folded text that nobody listed."""
    for kind, patterns in ((PERSON, _UNLISTED), (PLACE, _PLACES)):
        for pattern in patterns:
            for found in pattern.finditer(text):
                group = found.lastindex or 0
                yield found.start(group), found.end(group), kind


def of_family(names: Iterable[str]) -> "re.Pattern[str] | None":
    """Return the pattern of a relative nobody listed: a surname of the home with one or two characters behind it."""
    own = {name[0] for name in names if name and name[0] in _PLAIN}
    if not own:
        return None
    return re.compile(rf"(?!{_NO_NAMES})[{''.join(sorted(own))}](?:{_IN_NAME}){{1,2}}")
