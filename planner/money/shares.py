"""A trip's cost split over its orders: for now in equal parts, and named so.

Equal parts say nothing about which order causes the way; they only make the trip's cost visible
per order. Every split adds up to the kopeck.
"""

from __future__ import annotations

COST_SPLIT = "equal"


def equal_shares(total_kop: int, count: int) -> tuple[int, ...]:
    """`total_kop` in `count` equal parts; kopecks that don't divide go to the first ones."""
    assert total_kop >= 0, total_kop
    share, left = divmod(total_kop, count)
    return tuple(share + (k < left) for k in range(count))
