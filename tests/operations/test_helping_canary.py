"""All bytes a helper's server ever gets, headers included, name nobody: not the holder whose name is a common word,
not the neighbour in a note, no phone however it is spelt. A district has promised that to its households."""

import json
import random
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from gridsteward.operations import helping
from gridsteward.operations.area import Area
from gridsteward.records.household import Household, HouseholdTag, Person
from gridsteward.records.ids import made_by_hand
from gridsteward.records.visit import Commitment, Touchpoint, Visit
from gridsteward.words import Words
from tests.canaries import found_in
from tests.helper.model_server import Server, serving

HOMES = 320
ASKED = 60
COMMON = (
    "高兴 平安 安全 方便 王电 明白 平常 张贴 高压 常用 石头 时间 成年 安静 温和 白天 关心 金银 路灯 康健 任意 向阳 "
    "万一 和平 于是 程序 方言 满意 易懂 文明 池塘 花生 应急 项目 连接 单元 全部 空巢 关爱 计量"
)
SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁宋谢唐许韩冯邓曹彭曾萧田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈"
)
GIVEN = "桂英秀兰志强建国玉梅德贵国福春花长庚福生秋菊永昌素芬大山文海云霞"
VILLAGES = ("桂溪村", "石桥头村", "柳塘村", "马家坡村", "安全村", "平常村")
GAPS = ("", " ", "　", "·", "-", "\u200b", ".")
CHINESE, ENGLISH = Words("zh_CN"), Words("en")
# A word of our own vocabularies is no name because somebody far away bears it.
SAID = (
    *("mood", "met", "purpose", "tag", "relation", "relation_class", "tenure", "tariff_class", "need_level"),
    *("portrait_part", "helper_band", "helper_fact"),
)
OWN_WORDS = "\n".join(text for name in SAID for text in CHINESE.section(name).values())


@dataclass
class Home:
    """A household and everything about it that must not be told."""

    id: str
    names: list[str] = field(default_factory=list)
    figures: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)


class Village:
    """Hundreds of homes whose notes are full of people."""

    def __init__(self, area: Area, seed: int) -> None:
        self._rng = random.Random(seed)  # noqa: S311  (the same village every time, nothing secret)
        common = COMMON.split()
        self._names = [common[at] if at < len(common) else self._name() for at in range(HOMES)]
        self.homes: list[Home] = []
        self._rows: list[object] = []
        for number, name in enumerate(self._names):
            self._home(number, name)
        with area.store.write("demo") as write:
            write.insert(*self._rows)

    def _name(self) -> str:
        rng = self._rng
        return rng.choice(SURNAMES) + "".join(rng.sample(GIVEN, rng.choice((1, 2, 2))))

    def _spelt(self, name: str) -> str:
        """Write a name as somebody in a hurry might."""
        rng = self._rng
        surname, given = name[0], name[1:]
        return rng.choice(
            (
                rng.choice(GAPS).join(name),
                "".join(chr(ord(each) + 0xFEE0) if "!" <= each <= "~" else each for each in name),
                f"{surname}{rng.choice(('大爷', '阿姨', '师傅', '书记', '婶', '大哥', ' 大娘'))}",
                f"{rng.choice('老小')}{surname}",
                given if len(given) > 1 else name,
                name,
            )
        )

    def _figure(self, digits: str) -> str:
        rng = self._rng
        wide = "".join(chr(ord(each) + 0xFEE0) for each in digits)
        spoken = "".join("零一二三四五六七八九"[int(each)] for each in digits)
        return rng.choice(
            (
                digits,
                f"{digits[:3]} {digits[3:7]} {digits[7:]}",
                f"{digits[:3]}-{digits[3:7]}-{digits[7:]}",
                f"+86 {digits}",
                wide,
                spoken,
                ".".join(digits),
            )
        )

    def _note(self, home: Home, phone: str, account: str, village: str) -> str:
        rng = self._rng
        neighbour = rng.choice(self._names)
        stranger = self._name()
        plate = f"川A{rng.randrange(10000, 99999)}"
        card = f"5105211944{rng.randrange(10**7, 10**8 - 1)}X"
        chat = f"wx_{rng.randrange(10**4, 10**5)}a"
        home.others += [neighbour, stranger]
        home.figures += [card[:-1], plate[2:]]
        home.others += [chat]
        lines = [
            f"{self._spelt(home.names[0])}说电表跳得快，{self._spelt(rng.choice(home.names))}也在。",
            f"电话{self._figure(phone)}，户号{self._figure(account)}。",
            f"隔壁{neighbour}家也停电，他儿子{stranger}联系{self._figure(phone)}；",
            f"住{village}{rng.randrange(1, 9)}组{rng.randrange(1, 99)}号，在{village[:-1]}桥边。",
            f"微信{chat}，车{plate}，身份证{card}，邮箱a{account[-5:]}@qq.com。",
            f"1944年3月{rng.randrange(1, 28)}日生，尾号{phone[-4:]}。",
        ]
        rng.shuffle(lines)
        return "".join(lines)

    def _home(self, number: int, name: str) -> None:
        rng = self._rng
        household, phone = made_by_hand(), f"139{rng.randrange(10**7, 10**8)}"
        account, meter = f"0610{rng.randrange(10**8, 10**9)}", f"33{rng.randrange(10**9, 10**10)}"
        village = rng.choice(VILLAGES)
        child = name[0] + rng.choice(GIVEN) + rng.choice(GIVEN)
        met = self._name()
        home = Home(household, names=[name, child], figures=[phone, account, meter], places=[village])
        home.others.append(met)
        note = self._note(home, phone, account, village)
        visit = made_by_hand()
        address = f"{village}{rng.randrange(1, 9)}组{number}号"
        at = "2026-09-10T09:00:00+08:00"
        self._rows += [
            Household(
                id=household,
                account_no=account,
                name=name,
                address=address,
                village=village,
                transformer_district=f"{village[:-1]}2号台区",
                meter_no=meter,
                longitude=105.4321,
                latitude=28.8765,
                residents=rng.choice((1, 4)),
                note=note,
            ),
            Person(
                id=made_by_hand(),
                name=name,
                phones=phone,
                birth="1944-03-12",
                note=self._spelt(name),
                household_id=household,
            ),
            Person(
                id=made_by_hand(),
                name=child,
                relation="child",
                phones="08302345678",
                birth="1970",
                household_id=household,
            ),
            HouseholdTag(id=made_by_hand(), tag="living_alone", household_id=household),
            HouseholdTag(id=made_by_hand(), tag=f"{name}的标签", household_id=household),
            Visit(
                id=visit,
                started_at=at,
                ended_at=at,
                entered_at=at,
                met="neighbour",
                met_who=met,
                note=note,
                household_id=household,
            ),
            Touchpoint(
                id=made_by_hand(),
                visit_id=visit,
                kind="overall",
                mood=1,
                note=f"{met}说{name}不在",
                household_id=household,
            ),
            Commitment(
                id=made_by_hand(),
                visit_id=visit,
                what=f"给{name}回电话{phone}",
                due="2026-09-30",
                made_at=at,
                household_id=household,
            ),
        ]
        self.homes.append(home)


def digits_of(text: str) -> str:
    """Return the figures of a text, however they are written, without what stands between them."""
    plain = unicodedata.normalize("NFKC", text)
    for value, sign in enumerate("零一二三四五六七八九"):
        plain = plain.replace(sign, str(value))
    return re.sub(r"[\s\-.·+]", "", plain)


def leaks(sent: bytes, home: Home) -> set[str]:
    """Return what of a household can be read in what was sent about it."""
    words = {name: name for name in (*home.names, *home.places)}
    words |= {name[1:]: name[1:] for name in home.names if len(name) > 2}
    words |= {place[:-1]: place[:-1] for place in home.places}
    found = found_in("what was sent", sent, words)
    user = json.loads(sent.partition(b"\r\n\r\n")[2])["messages"][1]["content"]
    squeezed = re.sub(r"[\s·\-.\u200b　]", "", unicodedata.normalize("NFKC", user))
    found |= {name for name in home.others if name in squeezed and name not in OWN_WORDS}
    figures = digits_of(sent.decode())
    found |= {figure for figure in home.figures if figure in figures}
    return found


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as made:
        yield made


def test_no_personal_datum_is_among_all_bytes_sent(grid: Area, server: Server) -> None:
    village = Village(grid, seed=20261125)
    helping.set_helper(grid, base_url=server.url, model="small", key="sk-canary-key")
    helping.switch_helper(grid, on=True)
    where = helping.endpoint(grid)
    helping.try_endpoint(where)
    plain = 0
    for home in village.homes[:ASKED]:
        server.calls.clear()
        made = helping.proposal_request(
            grid,
            home.id,
            include_notes=True,
            include_sensitive=True,
            words=CHINESE,
            plain_words=ENGLISH,
        )
        plain += made.plain
        helping.ask_endpoint(where, made)
        assert leaks(server.received, home) == set(), home
    assert 0 < plain < ASKED / 2, "common words were met, and most requests are in Chinese all the same"


def test_a_planted_name_is_found(grid: Area, server: Server) -> None:
    """The search itself must see: else the test above proves nothing."""
    home = Home("", names=["周桂英"], figures=["13900006612"], places=["桂溪村"], others=["陈国福"])
    for planted in ("周桂英", "桂英", "桂溪", "１３９-0000 6612", "一三九零零零零六六一二", "陈 国 福"):
        body = json.dumps({"messages": [{}, {"content": planted}]}, ensure_ascii=False)
        assert leaks(b"POST / HTTP/1.1\r\n\r\n" + body.encode(), home), planted
