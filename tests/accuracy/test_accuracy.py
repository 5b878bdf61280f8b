from collections.abc import Iterator
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.accuracy.bases import TUNED
from tests.accuracy.further_bases import FURTHER
from tests.accuracy.fuzz import changed, fault, search, seeds
from tests.accuracy.held_back import HELD_BACK
from tests.accuracy.kinds import KINDS, Made, made
from tests.accuracy.shown_bases import SHOWN

FIRST = 7  # no seed that was looked at
GROUPS = 4


def some(group: int) -> Iterator[Made]:
    """Small files of every fourth kind, over all tables."""
    for kind in KINDS[group::GROUPS]:
        yield from made(kind, (TUNED + FURTHER + SHOWN + HELD_BACK)[group::2], (FIRST,), (5, 12))


@pytest.mark.parametrize("group", range(GROUPS))
def test_nearly_every_polluted_file_is_understood(group: int) -> None:
    files = list(some(group))
    wrong = [one.kind.name for one in files if one.fault]  # no more is shown of tables held back
    assert len(files) > 100
    assert len(wrong) <= 0.01 * len(files), wrong


pieces = st.sampled_from(seeds(Random(1)))


@settings(max_examples=120)
@given(st.one_of(st.binary(max_size=300), st.builds(bytes.__add__, pieces, st.binary(max_size=60))))
def test_no_bytes_break_reading_or_lose_a_line(data: bytes) -> None:
    assert fault(data) == ""


@settings(max_examples=80)
@given(pieces, st.integers(0, 10**6))
def test_no_change_of_a_file_breaks_reading_or_loses_a_line(data: bytes, seed: int) -> None:
    assert fault(changed(data, [data], Random(seed))) == ""


def test_the_search_for_faults_finds_none_at_once() -> None:
    assert search(0.3, 5) == {}
