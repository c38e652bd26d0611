"""Trips given as sequences of visits, as a routing heuristic gives them: when they can run.

The times of a sequence depend on its departure alone. Leaving earlier than the last departure
with the earliest return only means waiting at a door, so a sequence becomes a few trips: one
about that departure, and later ones up to the last feasible, spread evenly where there are
many. Later ones matter only because the courier may not be back before. All leave at candidate
departures of the day, which keeps the points of the packing few.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from numba import njit

from planner.travel.congestion import driving_s
from planner.trips.arrays import NO_LIMIT
from planner.trips.labels import Limits, Orders, Roads
from planner.trips.order_sets import NONE, Ints, Members

LATE = -1  # in place of a return: a rule is broken on the way


@njit(cache=True)
def returns_at(visits: Ints, departs_at: int, orders: Orders, roads: Roads) -> int:
    """When the courier is back who leaves at that moment; LATE where it is not feasible."""
    place, now = 0, departs_at
    for at in range(len(visits)):
        j = visits[at]
        if j == NONE:
            break
        if orders.available_at[j] > departs_at or not roads.reachable[place, j + 1]:
            return LATE
        now += driving_s(
            roads.free_flow_s[place, j + 1],
            now,
            roads.speed_factor,
            roads.starts_s,
            roads.multipliers[roads.kind[place, j + 1]],
        )
        now = max(now, orders.slot_start_at[j])
        if now > min(orders.latest_at[j], departs_at + orders.limit_s[j]):
            return LATE
        now += orders.handover_s[j]
        place = j + 1
    if not roads.reachable[place, 0]:
        return LATE
    return now + driving_s(
        roads.free_flow_s[place, 0],
        now,
        roads.speed_factor,
        roads.starts_s,
        roads.multipliers[roads.kind[place, 0]],
    )


@njit(cache=True)
def timed_trips(
    visits: Members,
    orders: Orders,
    roads: Roads,
    limits: Limits,
    grid: Ints,
    most: int,
) -> tuple[Ints, Ints, Ints, Ints]:
    """The trips of each sequence as (row of `visits`, departure, return), and metres per row.

    Parameters
    ----------
    visits : rows of order numbers in order of visit, padded with NONE.
    grid : ascending departures tried beside each sequence's own.
    most : trips of one sequence, at most.
    """
    rows = np.empty(len(visits) * most, np.int64)
    departs_at = np.empty(len(visits) * most, np.int64)
    back_at = np.empty(len(visits) * most, np.int64)
    metres = np.zeros(len(visits), np.int64)
    moments = np.empty(len(grid) + 1, np.int64)
    backs = np.empty(len(grid) + 1, np.int64)
    trips = 0
    for s in range(len(visits)):
        row = visits[s].astype(np.int64)
        metres[s] = _metres(row, roads)
        if not _loads(row, orders, limits):
            continue
        earliest = grid[0] if len(grid) else 0
        for j in row:
            if j != NONE:
                earliest = max(earliest, orders.available_at[j])
        first = _first_feasible(row, earliest, orders, roads, grid)
        if first == LATE or first > limits.last_departure:
            continue
        many = 0
        for k in range(np.searchsorted(grid, first), len(grid)):
            back = returns_at(row, grid[k], orders, roads)
            if back == LATE or grid[k] > limits.last_departure:
                break
            if many and back == backs[many - 1]:
                moments[many - 1] = grid[k]
                continue
            moments[many], backs[many] = grid[k], back
            many += 1
        if many == 0:  # feasible between two candidates only
            moments[0], backs[0], many = first, returns_at(row, first, orders, roads), 1
        taken = min(most, many)
        for t in range(taken):
            k = 0 if taken == 1 else t * (many - 1) // (taken - 1)
            rows[trips], departs_at[trips], back_at[trips] = s, moments[k], backs[k]
            trips += 1
    return rows[:trips], departs_at[:trips], back_at[:trips], metres


@njit(cache=True)
def _metres(row: Ints, roads: Roads) -> int:
    place, metres = 0, 0
    for j in row:
        if j == NONE:
            break
        metres += roads.metres[place, j + 1]
        place = j + 1
    return int(metres + roads.metres[place, 0])


@njit(cache=True)
def _loads(row: Ints, orders: Orders, limits: Limits) -> bool:
    """Whether the vehicle takes them all."""
    mass_g, volume_ml = 0, 0
    for j in row:
        if j != NONE:
            mass_g += orders.mass_g[j]
            volume_ml += orders.volume_ml[j]
    return mass_g <= limits.mass_g and volume_ml <= limits.volume_ml


@njit(cache=True)
def _first_feasible(row: Ints, earliest: int, orders: Orders, roads: Roads, grid: Ints) -> int:
    """The first departure tried that is feasible; LATE where none is.

    Only with the departure clock can a later one be feasible where the earliest is not.
    """
    if returns_at(row, earliest, orders, roads) != LATE:
        return earliest
    by_departure = False
    for j in row:
        if j != NONE and orders.limit_s[j] < NO_LIMIT:
            by_departure = True
    if by_departure:
        for k in range(np.searchsorted(grid, earliest), len(grid)):
            if returns_at(row, grid[k], orders, roads) != LATE:
                return int(grid[k])
    return LATE


def compile_timing() -> None:
    """Compile the timing, or load it compiled, on no sequences at all."""
    none = np.zeros(0, np.int64)
    timed_trips(
        np.zeros((0, 1), np.int16),
        Orders(none, none, none, none, none, none, none),
        Roads(
            np.zeros((1, 1), np.int64),
            np.zeros((1, 1), np.int64),
            np.ones((1, 1), np.bool_),
            1.0,
            none,
            np.zeros((1, 0)),
            np.zeros((1, 1), np.int16),
        ),
        Limits(mass_g=1, volume_ml=1, longest=1, last_departure=0, budget=1),
        none,
        1,
    )


def padded(sequences: list[tuple[int, ...]], width: int) -> Members:
    """The sequences as rows padded with NONE."""
    rows: npt.NDArray[np.int16] = np.full((len(sequences), width), NONE, np.int16)
    for row, sequence in zip(rows, sequences, strict=True):
        row[: len(sequence)] = sequence
    return rows
