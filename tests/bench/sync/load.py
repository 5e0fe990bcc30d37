"""The load of the benchmark of the exchange: invented households as a station's ledger has them, from a fixed seed."""

import random
from datetime import date, timedelta
from typing import Any, Final

from gridsteward.records.household import Household
from gridsteward.records.ids import from_source

HOUSEHOLDS: Final = 10_000

_AREA: Final = "5a3c1c52-1d43-5c1e-9a53-6a3d3f1f7f10"
_LEDGER: Final = from_source(_AREA, "import", "2026")
_SURNAMES: Final = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚"
    "沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常"
)
_GIVEN: Final = (
    "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂香红梅玉珍建国华文志海春生福贵永德金凤云龙才长林树根土木"
    "水清月秋菊淑贞惠莲小妹大山二牛顺满堂学礼义信忠孝全"
)
_VILLAGES: Final = (
    "桂溪村", "青石村", "柳塘村", "大坪村", "小湾村", "石桥村", "枫林村", "白沙村", "龙泉村", "新丰村", "双河村",
    "竹园村", "黄泥村", "上坝村", "下坝村", "高桥村", "马家村", "梅子村", "茶店村", "金鸡村", "水磨村", "花园村",
)  # fmt: skip
_NOTES: Final = (
    "", "", "", "", "有狗，先打电话", "耳背，敲门要重", "老人独居，子女在外", "院门在屋后", "白天没人，晚上七点以后在",
    "电表在隔壁墙上", "有氧机，停电前一天要告知", "收缴用现金", "门口路窄，车停村口", "养猪户，夏天用电多", "楼上出租",
)  # fmt: skip


def households(count: int = HOUSEHOLDS, *, seed: int = 20) -> list[Household]:
    """Return invented households, the same for the same seed."""
    rnd = random.Random(seed)  # noqa: S311  (a load, not a secret)
    return [_household(rnd, number) for number in range(count)]


def _household(rnd: random.Random, number: int) -> Household:
    account_no = f"{610_442_000_000 + number * 7 + rnd.randrange(7)}"
    village = rnd.choice(_VILLAGES)
    group, door = rnd.randrange(1, 13), rnd.randrange(1, 181)
    return Household(
        id=from_source(_AREA, "ledger", account_no),
        account_no=account_no,
        name=rnd.choice(_SURNAMES) + "".join(rnd.sample(_GIVEN, rnd.choice((1, 2, 2)))),
        address=f"{village}{group}组{door}号",
        village=village,
        transformer_district=f"{village}{rnd.randrange(1, 8)}号公变",
        meter_no=f"33{rnd.randrange(10**10):010d}",
        meter_phase=rnd.choice(("single",) * 9 + ("three",)),
        tariff_class=rnd.choice(("residential",) * 17 + ("commercial", "commercial", "agricultural")),
        contracted_capacity=rnd.choice((4.0, 6.0, 8.0, 8.0, 12.0, 16.0, 30.0)),
        longitude=round(106.5 + rnd.random() * 0.2, 5),
        latitude=round(29.5 + rnd.random() * 0.15, 5),
        tenure=rnd.choice(("owner",) * 8 + ("tenant", "vacant")),
        residents=rnd.choice((1, 1, 2, 2, 2, 3, 3, 4, 5, 6)),
        moved_in=(date(1985, 1, 1) + timedelta(days=rnd.randrange(14_000))).isoformat(),
        leading_class=rnd.choice(("",) * 6 + ("care", "risk", "economic", "social")),
        note=rnd.choice(_NOTES),
        ledger_import_id=_LEDGER,
    )


def plain(home: Household) -> dict[str, Any]:
    """Return a household as twenty fields, for those who do not know our records: id, eighteen fields, deleted."""
    return {name: getattr(home, name) for name in Household.__struct_fields__} | {"deleted": 0}
