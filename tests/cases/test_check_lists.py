"""What stands in the way of a risky act: answering more never makes it harder, and no answer is no consent."""

from hypothesis import given
from hypothesis import strategies as st

from gridsteward.cases.check_lists import NOT_APPLICABLE, YES, Known, in_the_way, needs_leave
from gridsteward.operations.check_lists import lists

CUT_OFF = lists().of("cut_off")
CODES = [each.code for each in CUT_OFF.items]
ANSWERS = st.dictionaries(st.sampled_from(CODES), st.sampled_from((YES, NOT_APPLICABLE, "no", "")))


def test_nothing_answered_everything_that_blocks_is_in_the_way() -> None:
    assert in_the_way(CUT_OFF, {}) == [each.code for each in CUT_OFF.items if each.blocks]
    assert in_the_way(CUT_OFF, dict.fromkeys(CODES, YES)) == []
    assert "notice_served" in in_the_way(CUT_OFF, dict.fromkeys(CODES, NOT_APPLICABLE))
    assert "care_home_visited" not in in_the_way(CUT_OFF, dict.fromkeys(CODES, NOT_APPLICABLE))


@given(ANSWERS, st.sampled_from(CODES))
def test_one_more_yes_never_makes_it_harder(answers: dict[str, str], code: str) -> None:
    assert set(in_the_way(CUT_OFF, answers | {code: YES})) <= set(in_the_way(CUT_OFF, answers))


def test_who_depends_on_power_needs_a_supervisor_and_so_does_what_nobody_can_tell() -> None:
    assert needs_leave(CUT_OFF, {"power_dependent": Known.YES})
    assert needs_leave(CUT_OFF, {"power_dependent": Known.UNKNOWN})
    assert needs_leave(CUT_OFF, {})
    assert not needs_leave(CUT_OFF, {"power_dependent": Known.NO})
    assert not needs_leave(lists().of("restore"), {"power_dependent": Known.YES})


def test_every_list_has_items_of_its_own_and_every_purpose_a_list() -> None:
    situations = [each.situation for each in lists().lists]
    assert len(situations) == len(set(situations))
    assert all(each.items for each in lists().lists)
    assert set(lists().purposes.values()) <= set(situations)
