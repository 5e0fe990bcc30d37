"""A share that is not all must not read as all: six people overdue would be lost in “100 %”."""

from hypothesis import given
from hypothesis import strategies as st

from gridsteward.records.share import percent


def test_what_is_not_all_is_not_a_hundred() -> None:
    assert [percent(1584, 1590), percent(1590, 1590), percent(1, 12_000), percent(0, 7)] == [99, 100, 1, 0]


@given(of=st.integers(1, 20_000), data=st.data())
def test_it_is_as_near_as_whole_per_cent_allow(of: int, data: st.DataObject) -> None:
    part = data.draw(st.integers(0, of))
    told = percent(part, of)
    assert abs(told - 100 * part / of) <= 0.5 or told in (1, 99)
    assert (told == 100) == (part == of)
    assert (told == 0) == (part == 0)
