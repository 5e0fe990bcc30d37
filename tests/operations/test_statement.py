"""The account of what a laptop wrote adds up, and never says more than somebody confirmed."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gridsteward.operations import syncing
from gridsteward.operations.statement import statement
from gridsteward.records.household import Household
from gridsteward.records.ids import made_by_hand
from gridsteward.records.sync import RecordState
from tests.operations.pair import Pair


def new(pair: Pair) -> Household:
    made = Household(id=made_by_hand(), account_no="0610442739", name="周桂英")
    with pair.other.store.write("household_new", about=made.id) as write:
        write.insert(made)
    return made


def edit(pair: Pair, home: Household, text: str) -> None:
    with pair.other.store.write("household_edit", about=home.id) as write:
        write.edit(Household, home.id, {"note": text})


def test_a_record_goes_from_unsent_to_seen_and_never_back(pair: Pair) -> None:
    new(pair)
    states = []
    for carry in (lambda: None, lambda: syncing.sync_folder(pair.other, pair.stick), pair.exchange):
        carry()
        account = statement(pair.other)
        states.append(account.lines[0].state)
        state = syncing.sync_state(pair.other)
        assert state.written == state.unsent + state.on_the_way + state.confirmed
    assert states == [RecordState.UNSENT, RecordState.ON_THE_WAY, RecordState.SEEN]


def test_a_stick_alone_confirms_nothing(pair: Pair) -> None:
    new(pair)
    report = syncing.sync_folder(pair.other, pair.stick)
    assert (report.sent, report.waiting) == (1, 1)
    account = statement(pair.other)
    assert (account.accepted, account.waiting) == (account.written - 1, 1)
    (other,) = account.others
    assert (other.steward, other.holds, other.of) == ("王站长", account.written - 1, account.written)


def test_what_a_later_word_replaced_is_superseded(pair: Pair) -> None:
    home = new(pair)
    edit(pair, home, "一")
    edit(pair, home, "二")
    pair.exchange()
    account = statement(pair.other)
    assert account.superseded == 1
    assert account.others[0].same_state in (None, True)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps=st.lists(st.sampled_from(("new", "edit", "leave", "exchange")), max_size=8))
def test_the_account_adds_up_at_any_time(pair: Pair, steps: list[str]) -> None:
    home = new(pair)
    for number, step in enumerate(steps):
        if step == "new":
            home = new(pair)
        elif step == "edit":
            edit(pair, home, f"第{number}次")
        elif step == "leave":
            syncing.sync_folder(pair.other, pair.stick)
        else:
            pair.exchange()
        account = statement(pair.other)
        parts = (account.accepted, account.waiting, account.refused, account.superseded)
        assert sum(parts) == account.written == pair.other.store.last_seq(pair.other.store.writer)
        assert sum(line.records for line in account.lines) == account.written
        state = syncing.sync_state(pair.other)
        assert state.written == state.unsent + state.on_the_way + state.confirmed == account.written
    pair.exchange()
    account = statement(pair.other)
    assert (account.waiting, account.refused) == (0, 0)
    assert account.others[0].holds == account.others[0].of == account.written
