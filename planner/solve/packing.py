"""The set packing over a catalogue: rows and columns, no solver.

A plan chooses columns (trips for a courier group) so that each order is carried at most once
and each group's couriers suffice. Everything is minimised; a negative reduced cost improves.

Couriers through time
---------------------
A group's couriers are a flow through *points*: point k is the k-th candidate departure, K (the
last) is the end of the shift. A trip that departs at candidate k and returns at r takes a
courier at point k and gives him back at the first point he could leave from again. Rounding a
return up to the next candidate loses nothing: nobody can leave between candidates.

For a plan that next point is the first candidate c with c - loading >= r. For a bound
(CONTRACT, "Proof") a departure anywhere in [c, next c) is one point, so the courier is held
only from the interval's last second: the next point is the first with (next c - 1) - loading >=
r. Nothing else differs between the two packings. A trip so short that it returns to its own
point holds no courier at all in the bound's packing (it is *free* there); in the plan's packing
it holds him to the next point.

Breaks
------
A group with a break has two layers of points, numbered 0..K before the break and K+1..2K+1
after it; its columns stand twice, once per layer that is possible. A courier who drives at all
passes from one layer to the other by a break arc. A break at point k begins when the courier is
there: in the plan's packing at the candidate's loading, in the bound's one second after the
previous interval's, the earliest moment that still is point k.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from planner.domain.cost import on_demand_cost_kop, trip_cost_kop
from planner.domain.day import Day
from planner.domain.fleet import Break, CourierGroup
from planner.travel.times import TravelTimes
from planner.trips.catalogue import Catalogue, ClassTrips, interval_ends
from planner.trips.order_sets import NONE, Ints
from planner.trips.outside import outside_walk

NEVER = -1
NO_INTS = np.empty(0, np.int64)


@dataclass(frozen=True)
class Group:
    """A courier group in the packing.

    Attributes
    ----------
    fleet : the domain's group.
    points : number of points, both layers; the day begins at point 0, ends at the last.
    columns : slice of the packing's columns, ascending by `leaves`.
    by_return : the same columns, as positions in the slice, ascending by `returns`.
    breaks_from, breaks_to : break arcs, ascending by `breaks_from`; empty: no break.
    """

    fleet: CourierGroup
    points: int
    columns: slice
    by_return: Ints
    breaks_from: Ints
    breaks_to: Ints

    @property
    def last_before_break(self) -> int:
        """The first layer's last point, from which no courier waits on; NEVER: one layer."""
        return NEVER if self.fleet.rest is None else self.points // 2 - 1


@dataclass(frozen=True)
class Packing:
    """Columns and rows of one day.

    Attributes
    ----------
    groups : courier groups that have columns; these stand first, group by group.
    outside : columns that hold no courier: outside couriers, at most `outside_limit` of them.
    free : columns that hold no courier and are not limited (only in bounds).
    leaves, returns : per column the points, NEVER outside the groups.
    cost_kop : per column.
    set_of : per column its row in `members`.
    trip_of : per column the trip in its class (for outside columns the order).
    members : sets of orders, rows of indices into the day's orders, padded with NONE.
    order_class : per order the number of its priority class, 0 the highest.
    classes : how many classes.
    """

    groups: tuple[Group, ...]
    outside: slice
    outside_limit: int
    free: slice
    leaves: Ints
    returns: Ints
    cost_kop: Ints
    set_of: Ints
    trip_of: Ints
    members: npt.NDArray[np.int16]
    order_class: Ints
    classes: int

    @property
    def orders(self) -> int:
        """How many orders the day has."""
        return len(self.order_class)

    @property
    def columns(self) -> int:
        """How many columns."""
        return len(self.cost_kop)

    def only(self, columns: Ints) -> Packing:
        """The packing of some of its columns, ascending."""
        kept = np.zeros(self.columns, bool)
        kept[columns] = True
        starts = np.concatenate([[0], np.cumsum(kept)])

        def moved(before: slice) -> slice:
            return slice(int(starts[before.start]), int(starts[before.stop]))

        groups = tuple(
            replace(
                group,
                columns=moved(group.columns),
                by_return=np.argsort(
                    self.returns[group.columns][kept[group.columns]], kind="stable"
                ),
            )
            for group in self.groups
        )
        return replace(
            self,
            groups=groups,
            outside=moved(self.outside),
            free=moved(self.free),
            leaves=self.leaves[columns],
            returns=self.returns[columns],
            cost_kop=self.cost_kop[columns],
            set_of=self.set_of[columns],
            trip_of=self.trip_of[columns],
        )

    def set_sums(self, values: npt.NDArray[np.int64]) -> Ints:
        """Per set the sum of its orders' values."""
        padded = np.append(values, 0)  # NONE is -1: padding adds the appended 0
        sums: Ints = padded[self.members].sum(axis=1)
        return sums


def carried(packing: Packing, columns: Ints) -> npt.NDArray[np.bool_]:
    """Per order whether one of the columns carries it."""
    met = np.zeros(packing.orders, bool)
    members = packing.members[packing.set_of[columns]]
    met[members[members >= 0]] = True
    return met


def pack(day: Day, travel: TravelTimes, catalogue: Catalogue, *, favourable: bool) -> Packing:
    """Columns of the catalogue for every courier group, and the rows they stand in."""
    offsets = np.cumsum([0, *(len(trips.members) for trips in catalogue.classes)])
    parts, groups, start = [], [], 0
    loose = []
    for fleet in day.groups:
        number = next(
            k
            for k, trips in enumerate(catalogue.classes)
            if (trips.store_id, trips.vehicle) == (fleet.store_id, fleet.vehicle)
        )
        part = _group_columns(
            day, fleet, catalogue, catalogue.classes[number], favourable=favourable
        )
        part.set_of += offsets[number]
        held = part.returns > part.leaves
        loose.append(part.only(~held))
        part = part.only(held)
        points = len(catalogue.departures[fleet.store_id]) + 1
        breaks_from, breaks_to = NO_INTS, NO_INTS
        if fleet.rest is not None:
            breaks_from, breaks_to = _breaks(
                day, fleet, fleet.rest, catalogue, favourable=favourable
            )
            part = _layered(part, points, breaks_from, breaks_to)
            breaks_to, points = breaks_to + points, 2 * points
        if len(part.leaves) == 0:
            continue
        groups.append(
            Group(
                fleet=fleet,
                points=points,
                columns=slice(start, start + len(part.leaves)),
                by_return=np.argsort(part.returns, kind="stable"),
                breaks_from=breaks_from,
                breaks_to=breaks_to,
            )
        )
        start += len(part.leaves)
        parts.append(part)
    outside = _outside_columns(day, travel, first_set=int(offsets[-1]))
    free = _joined(loose)
    columns = _joined([*parts, outside, free])
    width = max((trips.members.shape[1] for trips in catalogue.classes), default=1)
    members = [_padded(trips.members, width) for trips in catalogue.classes]
    members.append(_padded(outside.trip_of.astype(np.int16)[:, None], width))
    rank = {priority: k for k, priority in enumerate(day.priorities)}
    outside_end = start + len(outside.leaves)
    return Packing(
        groups=tuple(groups),
        outside=slice(start, outside_end),
        outside_limit=0 if day.on_demand is None else day.on_demand.limit,
        free=slice(outside_end, outside_end + len(free.leaves)),
        leaves=columns.leaves,
        returns=columns.returns,
        cost_kop=columns.cost_kop,
        set_of=columns.set_of,
        trip_of=columns.trip_of,
        members=np.concatenate(members),
        order_class=np.array([rank[order.priority] for order in day.orders], np.int64),
        classes=len(day.priorities),
    )


@dataclass
class _Columns:
    leaves: Ints
    returns: Ints
    cost_kop: Ints
    set_of: Ints
    trip_of: Ints

    def only(self, chosen: npt.NDArray[np.bool_] | Ints) -> _Columns:
        return _Columns(
            self.leaves[chosen],
            self.returns[chosen],
            self.cost_kop[chosen],
            self.set_of[chosen],
            self.trip_of[chosen],
        )


def _joined(parts: list[_Columns]) -> _Columns:
    return _Columns(
        np.concatenate([NO_INTS, *(part.leaves for part in parts)]),
        np.concatenate([NO_INTS, *(part.returns for part in parts)]),
        np.concatenate([NO_INTS, *(part.cost_kop for part in parts)]),
        np.concatenate([NO_INTS, *(part.set_of for part in parts)]),
        np.concatenate([NO_INTS, *(part.trip_of for part in parts)]),
    )


def _group_columns(
    day: Day,
    fleet: CourierGroup,
    catalogue: Catalogue,
    trips: ClassTrips,
    *,
    favourable: bool,
) -> _Columns:
    """The group's columns, ascending by departure; of equal ones only the cheapest stays."""
    departures = catalogue.departures[fleet.store_id]
    loading_s = day.store(fleet.store_id).loading_s
    loads_at = departures - loading_s
    starts = loads_at[trips.departure] >= fleet.shift.start_at
    inside = np.flatnonzero(starts & (trips.returns_at <= fleet.shift.end_at))
    leaves = trips.departure[inside].astype(np.int64)
    returns_at = trips.returns_at[inside]
    if favourable:
        ends = interval_ends(departures, day.solver.departure_step_s) - loading_s
        returns = np.searchsorted(ends, returns_at)
        busy_s = returns_at - np.minimum(ends[leaves], returns_at)
    else:
        returns = np.maximum(np.searchsorted(loads_at, returns_at), leaves + 1)
        busy_s = returns_at - loads_at[leaves]
    cost_kop = trip_cost_kop(
        fleet.rates,
        metres=trips.metres[inside],
        orders=trips.sizes[trips.set_of[inside]].astype(np.int64),
        busy_s=busy_s,
    )
    columns = _Columns(
        leaves,
        returns,
        cost_kop,
        trips.set_of[inside].astype(np.int64),
        inside.astype(np.int64),
    )
    order = np.lexsort((cost_kop, returns, columns.set_of, leaves))
    columns = columns.only(order)
    same = (
        (np.diff(columns.leaves) == 0)
        & (np.diff(columns.set_of) == 0)
        & (np.diff(columns.returns) == 0)
    )
    return columns.only(np.append(True, ~same)[: len(order)])


def _breaks(
    day: Day, fleet: CourierGroup, rest: Break, catalogue: Catalogue, *, favourable: bool
) -> tuple[Ints, Ints]:
    """Break arcs: the points a break can begin at, and the points it ends at."""
    departures = catalogue.departures[fleet.store_id]
    loading_s = day.store(fleet.store_id).loading_s
    free_from = departures - loading_s
    begins = free_from.copy()
    if favourable:
        free_from = interval_ends(departures, day.solver.departure_step_s) - loading_s
        begins = np.append(free_from[:1], free_from[:-1] + 1)
    # nothing leaves before point 0, so a courier is there from his shift's start
    begins[:1] = fleet.shift.start_at
    ends = np.maximum(begins, max(rest.from_at, fleet.shift.start_at)) + rest.length_s
    starts = np.flatnonzero(ends <= min(rest.until_at, fleet.shift.end_at))
    return starts, np.searchsorted(free_from, ends[starts])


def _layered(columns: _Columns, points: int, starts: Ints, ends: Ints) -> _Columns:
    """The columns once before the break, where it can follow, and once after it."""
    if len(starts) == 0:
        return columns.only(NO_INTS)
    before = columns.only(columns.returns <= starts[-1])
    after = columns.only(columns.leaves >= ends[0])
    after.leaves, after.returns = after.leaves + points, after.returns + points
    return _joined([before, after])


def _outside_columns(day: Day, travel: TravelTimes, *, first_set: int) -> _Columns:
    """One column per order an outside courier can meet."""
    found = []
    if day.on_demand is not None:
        for k, order in enumerate(day.orders):
            trip = outside_walk(day, travel, day.on_demand, order)
            if trip is not None:
                found.append((k, on_demand_cost_kop(day.on_demand, metres=trip.metres)))
    nowhere = np.full(len(found), NEVER, np.int64)
    return _Columns(
        nowhere,
        nowhere,
        np.array([cost for _, cost in found], np.int64),
        first_set + np.arange(len(found), dtype=np.int64),
        np.array([k for k, _ in found], np.int64),
    )


def _padded(members: npt.NDArray[np.int16], width: int) -> npt.NDArray[np.int16]:
    return np.pad(members, ((0, 0), (0, width - members.shape[1])), constant_values=NONE)
