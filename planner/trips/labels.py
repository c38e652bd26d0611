"""The compiled inner loop: every feasible trip of one store and vehicle.

Labels
------
For one departure a label is (set of orders, last order, free time, metres): the courier has
handed over exactly that set, ended at that last order, is free at that time and has driven that
far. Labels are extended order by order, level by level (level = orders in the set). Prefixes
are extended even where their own way back is missing or late: another order may lie between.

Dominance of labels
-------------------
A label is dropped if another of the same departure, set and last order is free no later and has
driven no more metres. Proof sketch: whatever sequence extends the dropped label also extends
the other. Leaving the same door no later it arrives nowhere later (FIFO travel), every handover
starts no later, so every deadline that holds still holds, and the metres added are the same.
Load depends on the set only. Costs grow with metres and with the return (rates >= 0), so
nothing is lost. Hours are not compared on the way: a courier who waits for a slot makes "costs
so far" a wrong yardstick.

Dominance of trips
------------------
Departures are tried from late to early. A trip is dropped if one already kept for the same set
departs no earlier, returns no later and drives no more metres: it fits wherever the dropped one
fits.

Cuts
----
Trips of more than `longest` orders are not made: their extensions are refused and counted, with
the orders they touch. Where labels and trips together would exceed `budget`, the run is given
up and says so; the caller tries a shorter `longest`.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from numba import njit

from planner.travel.congestion import driving_s
from planner.trips.order_sets import (
    NONE,
    Ints,
    Members,
    Small,
    Tiny,
    insert_sorted,
    longer,
    set_id,
)

Masks = npt.NDArray[np.bool_]


class Orders(NamedTuple):
    """The orders a vehicle may carry, as arrays; order k is place k + 1, the store place 0.

    Attributes
    ----------
    available_at : ready and loaded. slot_start_at : no handover before.
    latest_at : latest start of the handover; with the departure clock, as far as the slot says.
    limit_s : with the departure clock, latest start in seconds after the departure; else huge.
    handover_s, mass_g, volume_ml : at the door, and load.
    """

    available_at: Ints
    slot_start_at: Ints
    latest_at: Ints
    limit_s: Ints
    handover_s: Ints
    mass_g: Ints
    volume_ml: Ints


class Roads(NamedTuple):
    """Travel between the places of `Orders`; shapes (n + 1, n + 1).

    `multipliers` has a row per kind of leg over `starts_s`, `kind` the row of each leg.
    """

    free_flow_s: Ints
    metres: Ints
    reachable: Masks
    speed_factor: float
    starts_s: Ints
    multipliers: npt.NDArray[np.float64]
    kind: npt.NDArray[np.int16]


class Limits(NamedTuple):
    """What a trip may carry and how much may be enumerated.

    Attributes
    ----------
    mass_g, volume_ml : of a trip. longest : orders in the longest trip.
    last_departure : no trip departs later.
    budget : labels made and trips kept, in all.
    """

    mass_g: int
    volume_ml: int
    longest: int
    last_departure: int
    budget: int


@njit(cache=True)
def enumerate_trips(  # noqa: C901 - one compiled loop nest; splitting it costs its arrays
    departures: Ints, slack_s: Ints, orders: Orders, roads: Roads, limits: Limits, hashes: Ints
) -> tuple[Small, Small, Ints, Ints, Members, Tiny, int, Masks, bool]:
    """All trips not dominated, over the departures given.

    Parameters
    ----------
    departures : ascending candidate departures. slack_s : per departure, added to the departure
        where the departure clock's limit is counted from (0 for plans; for bounds, the rest of
        the departure's interval).
    hashes : one random 64-bit number per order; sets are found by their sum, and compared in
        full.

    Returns
    -------
    Trips as (set, departure index, return, metres), sets as rows of order indices padded with
    NONE, the set sizes, the extensions refused, a mask of the orders they touch, and whether
    the budget sufficed (if not, nothing else means anything).
    """
    n = len(orders.available_at)
    width = limits.longest
    spent = 0
    # trips kept, and per set the front of (return, metres) as a linked list of trips
    trip_set = np.empty(1024, np.int32)
    trip_departure = np.empty(1024, np.int32)
    trip_return = np.empty(1024, np.int64)
    trip_metres = np.empty(1024, np.int64)
    front_next = np.empty(1024, np.int32)
    trips = 0
    sets = np.full((1024, width), NONE, np.int16)
    set_size = np.empty(1024, np.int16)
    front_head = np.full(1024, NONE, np.int32)
    known = 0
    table = np.full(4096, NONE, np.int32)
    table_hash = np.zeros(4096, np.int64)

    refused = 0
    touched = np.zeros(n, np.bool_)

    inside = np.zeros(n, np.bool_)
    latest = np.empty(n, np.int64)
    open_orders = np.empty(n, np.int64)
    row = np.empty(width, np.int16)
    front_x = np.empty(4096, np.int64)
    front_m = np.empty(4096, np.int64)

    for departure in range(len(departures) - 1, -1, -1):
        departs_at = departures[departure]
        if departs_at > limits.last_departure:
            continue
        many = 0
        for j in range(n):
            latest[j] = min(
                orders.latest_at[j], departs_at + slack_s[departure] + orders.limit_s[j]
            )
            if (
                orders.available_at[j] <= departs_at
                and latest[j] >= departs_at
                and latest[j] >= orders.slot_start_at[j]
                and orders.mass_g[j] <= limits.mass_g
                and orders.volume_ml[j] <= limits.volume_ml
            ):
                open_orders[many] = j
                many += 1
        if many == 0:
            continue
        # level 0: one empty set with one label at the store
        level_sets = np.full((1, width), NONE, np.int16)
        level_hash = np.zeros(1, np.int64)
        level_mass = np.zeros(1, np.int64)
        level_volume = np.zeros(1, np.int64)
        label_start = np.array([0, 1], np.int64)
        label_last = np.zeros(1, np.int16)  # place, 0 is the store
        label_free = np.full(1, departs_at, np.int64)
        label_metres = np.zeros(1, np.int64)
        for size in range(width + 1):
            if size > 0:
                # close the trips of this level
                for s in range(len(level_hash)):
                    found = NONE
                    for a in range(label_start[s], label_start[s + 1]):
                        last = label_last[a]
                        if not roads.reachable[last, 0]:
                            continue
                        back = label_free[a] + driving_s(
                            roads.free_flow_s[last, 0],
                            label_free[a],
                            roads.speed_factor,
                            roads.starts_s,
                            roads.multipliers[roads.kind[last, 0]],
                        )
                        metres = label_metres[a] + roads.metres[last, 0]
                        if found == NONE:
                            found, table, table_hash, sets, set_size, front_head, known = (
                                set_id(
                                    level_sets[s],
                                    size,
                                    level_hash[s],
                                    table,
                                    table_hash,
                                    sets,
                                    set_size,
                                    front_head,
                                    known,
                                )
                            )
                        dominated = False
                        before = NONE
                        at = front_head[found]
                        while at != NONE:
                            if trip_return[at] <= back and trip_metres[at] <= metres:
                                dominated = True
                                break
                            if trip_return[at] >= back and trip_metres[at] >= metres:
                                # leaves the front; leaves the trips too if it departs as early
                                if trip_departure[at] == departure:
                                    trip_set[at] = NONE
                                if before == NONE:
                                    front_head[found] = front_next[at]
                                else:
                                    front_next[before] = front_next[at]
                            else:
                                before = at
                            at = front_next[at]
                        if dominated:
                            continue
                        if trips == len(trip_set):
                            trip_set = longer(trip_set)
                            trip_departure = longer(trip_departure)
                            trip_return = longer(trip_return)
                            trip_metres = longer(trip_metres)
                            front_next = longer(front_next)
                        trip_set[trips] = found
                        trip_departure[trips] = departure
                        trip_return[trips] = back
                        trip_metres[trips] = metres
                        front_next[trips] = front_head[found]
                        front_head[found] = trips
                        trips += 1
            # extend to the next level
            next_known = 0
            next_sets = np.full((1024, width), NONE, np.int16)
            next_size = np.empty(1024, np.int16)
            next_head = np.full(1024, NONE, np.int32)
            next_table = np.full(4096, NONE, np.int32)
            next_table_hash = np.zeros(4096, np.int64)
            raw_set = np.empty(1024, np.int32)
            raw_last = np.empty(1024, np.int16)
            raw_free = np.empty(1024, np.int64)
            raw_metres = np.empty(1024, np.int64)
            raw = 0
            for s in range(len(level_hash)):
                for c in range(size):
                    inside[level_sets[s, c]] = True
                for o in range(many):
                    j = open_orders[o]
                    if (
                        inside[j]
                        or level_mass[s] + orders.mass_g[j] > limits.mass_g
                        or level_volume[s] + orders.volume_ml[j] > limits.volume_ml
                    ):
                        continue
                    front = 0
                    for a in range(label_start[s], label_start[s + 1]):
                        last = label_last[a]
                        if label_free[a] > latest[j] or not roads.reachable[last, j + 1]:
                            continue
                        begins = label_free[a] + driving_s(
                            roads.free_flow_s[last, j + 1],
                            label_free[a],
                            roads.speed_factor,
                            roads.starts_s,
                            roads.multipliers[roads.kind[last, j + 1]],
                        )
                        begins = max(begins, orders.slot_start_at[j])
                        if begins > latest[j]:
                            continue
                        free = begins + orders.handover_s[j]
                        metres = label_metres[a] + roads.metres[last, j + 1]
                        keep = 0
                        dominated = False
                        for f in range(front):
                            if front_x[f] <= free and front_m[f] <= metres:
                                dominated = True
                                break
                        if dominated:
                            continue
                        for f in range(front):
                            if not (free <= front_x[f] and metres <= front_m[f]):
                                front_x[keep] = front_x[f]
                                front_m[keep] = front_m[f]
                                keep += 1
                        if keep == len(front_x):
                            front_x = longer(front_x)
                            front_m = longer(front_m)
                        front_x[keep] = free
                        front_m[keep] = metres
                        front = keep + 1
                    if front == 0:
                        continue
                    if size == width:
                        refused += front
                        touched[j] = True
                        for c in range(size):
                            touched[level_sets[s, c]] = True
                        continue
                    insert_sorted(level_sets[s], size, j, row)
                    (
                        target,
                        next_table,
                        next_table_hash,
                        next_sets,
                        next_size,
                        next_head,
                        next_known,
                    ) = set_id(
                        row,
                        size + 1,
                        level_hash[s] + hashes[j],
                        next_table,
                        next_table_hash,
                        next_sets,
                        next_size,
                        next_head,
                        next_known,
                    )
                    for f in range(front):
                        if raw == len(raw_set):
                            raw_set = longer(raw_set)
                            raw_last = longer(raw_last)
                            raw_free = longer(raw_free)
                            raw_metres = longer(raw_metres)
                        raw_set[raw] = target
                        raw_last[raw] = j + 1
                        raw_free[raw] = front_x[f]
                        raw_metres[raw] = front_m[f]
                        raw += 1
                for c in range(size):
                    inside[level_sets[s, c]] = False
            if next_known == 0:
                break
            spent += raw
            if spent + trips > limits.budget:
                return _result(
                    trip_set[:0],
                    trip_departure,
                    trip_return,
                    trip_metres,
                    sets[:0],
                    set_size[:0],
                    refused,
                    touched,
                    False,
                )
            # group the raw labels by set: a counting sort
            label_start = np.zeros(next_known + 1, np.int64)
            for a in range(raw):
                label_start[raw_set[a] + 1] += 1
            for s in range(next_known):
                label_start[s + 1] += label_start[s]
            place = label_start[:-1].copy()
            label_last = np.empty(raw, np.int16)
            label_free = np.empty(raw, np.int64)
            label_metres = np.empty(raw, np.int64)
            for a in range(raw):
                to = place[raw_set[a]]
                place[raw_set[a]] += 1
                label_last[to] = raw_last[a]
                label_free[to] = raw_free[a]
                label_metres[to] = raw_metres[a]
            level_sets = next_sets[:next_known].copy()
            level_hash = np.zeros(next_known, np.int64)
            level_mass = np.zeros(next_known, np.int64)
            level_volume = np.zeros(next_known, np.int64)
            for s in range(next_known):
                for c in range(size + 1):
                    j = level_sets[s, c]
                    level_hash[s] += hashes[j]
                    level_mass[s] += orders.mass_g[j]
                    level_volume[s] += orders.volume_ml[j]
    return _result(
        trip_set[:trips],
        trip_departure,
        trip_return,
        trip_metres,
        sets[:known].copy(),
        set_size[:known].copy(),
        refused,
        touched,
        True,
    )


@njit(cache=True)
def _result(
    set_of: Small,
    departure: Small,
    returns_at: Ints,
    metres: Ints,
    sets: Members,
    sizes: Tiny,
    refused: int,
    touched: Masks,
    complete: bool,
) -> tuple[Small, Small, Ints, Ints, Members, Tiny, int, Masks, bool]:
    """The trips that stayed, with what was cut."""
    kept = set_of != NONE
    many = len(set_of)
    return (
        set_of[kept],
        departure[:many][kept],
        returns_at[:many][kept],
        metres[:many][kept],
        sets,
        sizes,
        refused,
        touched,
        complete,
    )
