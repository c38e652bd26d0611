"""What a routing search is asked, and what it answers."""

from __future__ import annotations

from dataclasses import dataclass

Trip = tuple[int, ...]  # indices into the problem's orders
Routed = tuple[int, tuple[Trip, ...]]  # vehicle type, trips of one courier


@dataclass(frozen=True, kw_only=True)
class Task:
    """What one search is to do.

    Attributes
    ----------
    prizes : per order, thousandths of a kopeck; None: every order must be met.
    start : the plan to start from; None: from a random one.
    iterations, seconds : the search ends at the first of them. seed : of its random numbers.
    most : trips to come back with.
    """

    prizes: tuple[int, ...] | None
    start: tuple[Routed, ...] | None
    iterations: int
    seconds: float
    seed: int
    most: int


@dataclass(frozen=True, kw_only=True)
class Routes:
    """What one search found.

    Attributes
    ----------
    plans : the latest best plans, the best one last. trips : of plans near the best, the newest
        first. by_clock : whether the clock ended it.
    """

    plans: tuple[tuple[Routed, ...], ...]
    trips: tuple[Trip, ...]
    by_clock: bool
