"""The catalogue: every feasible trip of the day, per store and vehicle, as arrays.

Two catalogues come out of one question (CONTRACT, "Proof"). Candidate departures cut the day
into intervals [c, next c). The *plan* catalogue holds the trips that leave exactly at
candidates. The *favourable* one holds, for each interval, what no departure inside it can beat:
orders available anywhere in it, travel and handovers from its start, departure-clock deadlines
from its end. Every moment at which an order, a shift, a break or the store becomes free is
itself a candidate, so inside an interval nothing becomes available, and with the clocks
"placed" and "ready" both catalogues hold the same trips; they differ only in how long a courier
is held, which is `planner.solve.packing`'s matter. With the clock "departure" the favourable
one is enumerated on its own.

A catalogue that would not fit its budget is cut at a longest trip and says so; then nothing
that needs completeness may rest on it.

A what-if keeps the base day's candidates and adds its own, so that more freedom never gives a
worse plan, and takes over every enumeration whose input is the same, byte for byte: other
couriers, rates or fees cost none, another slot only its own store's.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from planner.domain.day import Day
from planner.domain.fleet import Store, Vehicle
from planner.domain.order import StoreId
from planner.domain.plan import CatalogueCut
from planner.travel.times import TravelTimes
from planner.trips.arrays import NO_LIMIT, order_arrays, road_arrays
from planner.trips.labels import Limits, Orders, Roads, enumerate_trips
from planner.trips.order_sets import NONE, Ints

# Orders in the longest trip tried; the first is meant never to bind on an Express day (1-6
# orders).
LONGEST_TRIPS = (16, 4, 2, 1)
SHORT_TRIPS = 8  # the budget's part for all short trips, where not all trips fit
SAMPLED = 16  # departures that tell a hopeless enumeration
FEWEST_STEP = 4  # departures between two of them
SEVERAL = 2  # budgets all departures would need
BYTES_PER_TRIP = 160  # catalogue arrays, packing columns of two groups, reduced costs: measured
# Labels and trips per second of the time limit: a count, so that the cut is repeatable. About a
# million are made in a second: a tenth of the limit for each longest trip tried.
LABELS_PER_S = 100_000


@dataclass(frozen=True)
class ClassTrips:
    """The trips of one store and vehicle.

    Attributes
    ----------
    store_id, vehicle : whose trips.
    set_of : per trip its row in `members`. departure : index of its candidate departure.
    returns_at, metres : the way back included.
    members : per set of orders a row of indices into `Day.orders`, ascending, padded with NONE.
    sizes : orders per set.
    longest : orders in the longest trip tried. refused : labels not made beyond that.
    touched : indices of the orders whose trips may be missing.
    made_of : digest of the enumeration's input.
    visits : per set its orders in order of visit, where a sequence is known; a row of NONE, or
        no array, where `planner.trips.sequence` finds it again.
    """

    store_id: StoreId
    vehicle: Vehicle
    set_of: npt.NDArray[np.int32]
    departure: npt.NDArray[np.int32]
    returns_at: Ints
    metres: Ints
    members: npt.NDArray[np.int16]
    sizes: npt.NDArray[np.int16]
    longest: int
    refused: int
    touched: tuple[int, ...]
    made_of: str
    visits: npt.NDArray[np.int16] | None = None


@dataclass(frozen=True)
class Catalogue:
    """All trips of the day.

    Attributes
    ----------
    departures : per store the candidate departures, ascending.
    classes : trips per store and vehicle.
    cut : what is missing; None where every feasible trip is there or dominated.
    """

    departures: dict[StoreId, Ints]
    classes: tuple[ClassTrips, ...]
    cut: CatalogueCut | None

    @property
    def trips(self) -> int:
        """How many trips."""
        return sum(len(trips.set_of) for trips in self.classes)


@dataclass(frozen=True)
class Catalogues:
    """The trips plans are made of, and the trips bounds rest on; often the same object."""

    plan: Catalogue
    favourable: Catalogue


def build_catalogues(
    day: Day, travel: TravelTimes, *, base: Catalogues | None = None, grows: bool = False
) -> Catalogues:
    """Enumerate the day's trips, for plans and for bounds.

    Parameters
    ----------
    base : catalogues of the day this one is an edit of: their candidate departures are kept
        beside its own, and enumerations of the same input are taken over.
    grows : longer trips will join a catalogue that is cut (`planner.trips.pool`), so its short
        ones get a part of the budget only.
    """
    departures = {store.store_id: candidate_departures(day, store) for store in day.stores}
    known: dict[str, ClassTrips] = {}
    if base is not None:
        for store_id, kept in base.plan.departures.items():
            if len(departures.get(store_id, [])):
                departures[store_id] = np.union1d(departures[store_id], kept)
        for catalogue in (base.plan, base.favourable):
            known |= {trips.made_of: trips for trips in catalogue.classes}
    plan = _build(day, travel, departures, known, favourable=False, grows=grows)
    if day.promise.limit_clock != "departure" or day.solver.departure_step_s == 1:
        return Catalogues(plan=plan, favourable=plan)
    favourable = _build(day, travel, departures, known, favourable=True, grows=grows)
    return Catalogues(plan=plan, favourable=favourable)


def compile_enumeration() -> None:
    """Compile the inner loop, or load it compiled, on no orders at all."""
    none, flags = np.zeros(0, np.int64), np.ones((1, 1), np.bool_)
    enumerate_trips(
        none,
        none,
        Orders(none, none, none, none, none, none, none),
        Roads(
            np.zeros((1, 1), np.int64),
            np.zeros((1, 1), np.int64),
            flags,
            1.0,
            none,
            np.zeros((1, 0)),
            np.zeros((1, 1), np.int16),
        ),
        Limits(mass_g=1, volume_ml=1, longest=1, last_departure=0, budget=1),
        none,
    )


def candidate_departures(day: Day, store: Store) -> Ints:
    """Departures tried from the store: the grid, and every moment something becomes free.

    They go on to the end of the last break, also past closing time: there they are only moments
    at which a courier can be back.
    """
    orders = [order for order in day.orders if order.store_id == store.store_id]
    if not orders:
        return np.empty(0, np.int64)
    first = min(order.ready_at for order in orders) + store.loading_s
    last = max(order.slot.end_at for order in orders)
    if store.opens_at is not None:
        first = max(first, store.opens_at + store.loading_s)
    groups = [group for group in day.groups if group.store_id == store.store_id]
    breaks = [group.rest for group in groups if group.rest is not None]
    last = max([last, *(rest.until_at + store.loading_s for rest in breaks)])
    step = day.solver.departure_step_s
    moments = {first, *range(-(-first // step) * step, last + 1, step)}
    moments.update(order.ready_at + store.loading_s for order in orders)
    moments.update(group.shift.start_at + store.loading_s for group in groups)
    moments.update(rest.from_at + rest.length_s + store.loading_s for rest in breaks)
    return np.array(sorted(at for at in moments if first <= at <= last), np.int64)


def interval_ends(departures: Ints, step_s: int) -> Ints:
    """Per candidate departure, the last second of its interval."""
    if len(departures) == 0:
        return departures
    return np.append(departures[1:], departures[-1] + step_s) - 1


def _build(
    day: Day,
    travel: TravelTimes,
    departures: dict[StoreId, Ints],
    known: Mapping[str, ClassTrips],
    *,
    favourable: bool,
    grows: bool,
) -> Catalogue:
    kinds = list(dict.fromkeys((group.store_id, group.vehicle) for group in day.groups))
    budget = min(
        day.solver.memory_mb * 1_000_000 // BYTES_PER_TRIP,
        int(day.solver.time_limit_s * LABELS_PER_S),
    )
    classes = tuple(
        _class_trips(
            day,
            travel,
            day.store(store_id),
            vehicle,
            departures[store_id],
            known,
            favourable=favourable,
            budget=budget // len(kinds),
            short_budget=budget // len(kinds) // (SHORT_TRIPS if grows else 1),
        )
        for store_id, vehicle in kinds
    )
    cut = None
    if any(trips.refused for trips in classes):
        touched = {k for trips in classes for k in trips.touched}
        cut = CatalogueCut(
            rule="longest_trip",
            longest_trip=min(trips.longest for trips in classes if trips.refused),
            labels_refused=sum(trips.refused for trips in classes),
            orders_touched=tuple(day.orders[k].order_id for k in sorted(touched)),
        )
    return Catalogue(departures=departures, classes=classes, cut=cut)


def _class_trips(
    day: Day,
    travel: TravelTimes,
    store: Store,
    vehicle: Vehicle,
    departures: Ints,
    known: Mapping[str, ClassTrips],
    *,
    favourable: bool,
    budget: int,
    short_budget: int,
) -> ClassTrips:
    """Trips of one store and vehicle, taken over where they are known."""
    able = [
        k
        for k, order in enumerate(day.orders)
        if order.store_id == store.store_id
        and (vehicle.max_side_mm is None or order.side_mm <= vehicle.max_side_mm)
    ]
    orders = order_arrays(day, store, [day.orders[k] for k in able])
    places = [
        day.store_place(store.store_id),
        *(day.order_place(day.orders[k].order_id) for k in able),
    ]
    roads = road_arrays(travel, places, vehicle)
    slack_s = np.zeros(len(departures), np.int64)
    if favourable:
        slack_s = interval_ends(departures, day.solver.departure_step_s) - departures
    limits = Limits(
        mass_g=NO_LIMIT if vehicle.max_mass_g is None else vehicle.max_mass_g,
        volume_ml=NO_LIMIT if vehicle.max_volume_ml is None else vehicle.max_volume_ml,
        longest=LONGEST_TRIPS[0],
        last_departure=NO_LIMIT if store.closes_at is None else store.closes_at,
        budget=budget,
    )
    made_of = _digest(departures, slack_s, np.array(able), *orders, *roads, *limits)
    if made_of in known:
        return replace(known[made_of], store_id=store.store_id, vehicle=vehicle)
    hashes = np.random.default_rng(0).integers(-(2**62), 2**62, len(able))
    for longest in LONGEST_TRIPS:
        room = budget if longest == LONGEST_TRIPS[0] else short_budget
        limits = limits._replace(longest=longest, budget=room if longest > 1 else NO_LIMIT)
        if longest > 1 and _hopeless(departures, slack_s, orders, roads, limits, hashes):
            continue
        found = enumerate_trips(departures, slack_s, orders, roads, limits, hashes)
        if found[-1]:
            break
    set_of, departure, returns_at, metres, sets, sizes, refused, touched, _ = found
    numbers = np.array([*able, NONE], np.int16)  # NONE is -1, so padding maps to itself
    return ClassTrips(
        store_id=store.store_id,
        vehicle=vehicle,
        set_of=set_of,
        departure=departure,
        returns_at=returns_at,
        metres=metres,
        members=numbers[sets] if len(sets) else sets,
        sizes=sizes,
        longest=longest,
        refused=int(refused),
        touched=tuple(able[k] for k in np.flatnonzero(touched)),
        made_of=made_of,
    )


def _hopeless(
    departures: Ints, slack_s: Ints, orders: Orders, roads: Roads, limits: Limits, hashes: Ints
) -> bool:
    """Whether a few departures need so much that all would need the budget several times.

    Labels of one departure owe nothing to another's, so this only saves the time of failing.
    """
    step = len(departures) // SAMPLED
    if step < FEWEST_STEP:
        return False
    some = slice(step // 2, None, step)
    share = len(departures[some]) / len(departures)
    few = limits._replace(budget=int(SEVERAL * limits.budget * share))
    found = enumerate_trips(departures[some], slack_s[some], orders, roads, few, hashes)
    return not found[-1]


def _digest(*parts: npt.NDArray[np.generic] | float) -> str:
    """One name for equal inputs; arrays count with their length."""
    digest = hashlib.blake2b(digest_size=16)
    for part in parts:
        array = np.asarray(part)
        digest.update(f"{array.dtype}{array.shape}".encode())
        digest.update(array.tobytes())
    return digest.hexdigest()
