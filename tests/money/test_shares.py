"""Shares of a trip's cost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.money.shares import equal_shares


def test_kopecks_that_do_not_divide_go_to_the_first_orders() -> None:
    # 1000 = 3 * 333 + 1
    assert equal_shares(1000, 3) == (334, 333, 333)
    assert equal_shares(1001, 3) == (334, 334, 333)


def test_nothing_splits_into_nothings() -> None:
    assert equal_shares(0, 4) == (0, 0, 0, 0)


@given(total_kop=st.integers(0, 10**9), count=st.integers(1, 60))
def test_shares_add_up_to_the_kopeck_and_differ_by_one_at_most(
    total_kop: int, count: int
) -> None:
    shares = equal_shares(total_kop, count)
    assert len(shares) == count
    assert sum(shares) == total_kop
    assert min(shares) >= 0
    assert max(shares) - min(shares) <= 1


def test_a_negative_cost_is_our_own_fault() -> None:
    with pytest.raises(AssertionError, match="-1"):
        equal_shares(-1, 2)
