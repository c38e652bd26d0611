"""Rounding that adds up, and the equal split."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.money.shares import apportioned, equal_trip_shares


def test_kopecks_that_do_not_divide_go_to_the_largest_remainders() -> None:
    # 100 in 5 : 3 : 1 = 55.5…, 33.3…, 11.1…; the one kopeck left goes to the .5…
    assert apportioned(100, [5, 3, 1]) == (56, 33, 11)


def test_equal_remainders_go_to_the_earlier_stops() -> None:
    # 1001 = 3 * 333 + 2
    assert apportioned(1001, [1, 1, 1]) == (334, 334, 333)


def test_who_weighs_nothing_pays_nothing() -> None:
    assert apportioned(1001, [0, 2, 0, 1]) == (0, 667, 0, 334)


def test_without_any_weight_parts_are_equal() -> None:
    assert apportioned(7, [0, 0]) == (4, 3)
    assert apportioned(0, []) == ()


@given(total_kop=st.integers(0, 10**12), weights=st.lists(st.integers(0, 10**9), min_size=1))
def test_parts_add_up_and_are_within_a_kopeck_of_their_due(
    total_kop: int, weights: list[int]
) -> None:
    parts = apportioned(total_kop, weights)
    assert sum(parts) == total_kop
    assert min(parts) >= 0
    whole = sum(weights)
    if whole:
        due = [total_kop * weight for weight in weights]
        assert all(abs(part * whole - d) < whole for part, d in zip(parts, due, strict=True))


def test_a_negative_cost_is_our_own_fault() -> None:
    with pytest.raises(AssertionError, match="-1"):
        apportioned(-1, [1, 1])


def test_an_equal_split_is_called_one_unless_there_is_nothing_to_split() -> None:
    assert equal_trip_shares(1000, 0, 3).cost_kop == (334, 333, 333)
    assert equal_trip_shares(1000, 0, 3).method == "equal"
    assert equal_trip_shares(1000, 500, 1).method == "whole"
