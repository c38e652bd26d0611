"""How a trip's cost is split over its orders: the shares, and rounding that adds up.

A share is whole kopecks; the shares of a trip add up to the trip exactly and none is negative.
Kopecks that don't divide go, one each, to the largest remainders, and among equal remainders to
the earlier stops (Hamilton's method of apportionment).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

# "whole": the trip has one order. "shapley": exact. "sampled": its estimate, with an error.
# "equal": no catalogue of trips was at hand to tell who causes what.
Method = Literal["whole", "shapley", "sampled", "equal"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TripShares:
    """One trip's cost and labour, stop by stop.

    Attributes
    ----------
    cost_kop, labour_kop : per stop, in order of visit; each adds up to the trip's.
    method : how they were found.
    cost_error_kop, labour_error_kop : per stop the standard error of an estimate, rounded up; 0
        where the method is exact.
    """

    cost_kop: tuple[int, ...]
    labour_kop: tuple[int, ...]
    method: Method
    cost_error_kop: tuple[int, ...]
    labour_error_kop: tuple[int, ...]


Shares = Mapping[str, TripShares]  # by trip id


def equal_trip_shares(cost_kop: int, labour_kop: int, count: int) -> TripShares:
    """A trip split in equal parts: says nothing about who causes the way, and is named so."""
    return TripShares(
        cost_kop=apportioned(cost_kop, [1] * count),
        labour_kop=apportioned(labour_kop, [1] * count),
        method="whole" if count == 1 else "equal",
        cost_error_kop=(0,) * count,
        labour_error_kop=(0,) * count,
    )


def apportioned(total_kop: int, weights: Sequence[int]) -> tuple[int, ...]:
    """`total_kop` in whole kopecks in proportion to the weights (none negative).

    Without any weight the parts are equal.
    """
    assert total_kop >= 0, total_kop
    whole = sum(weights)
    if whole == 0:
        return apportioned(total_kop, [1] * len(weights)) if weights else ()
    parts = [divmod(total_kop * weight, whole) for weight in weights]
    left = total_kop - sum(share for share, _ in parts)
    first = sorted(range(len(parts)), key=lambda k: (-parts[k][1], k))[:left]
    return tuple(share + (k in first) for k, (share, _) in enumerate(parts))
