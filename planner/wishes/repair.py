"""A first plan under wishes, soon: the known plan mended near the orders they touch.

Most of a day has nothing to do with a wish. Trips far from the orders touched stay; those near
are taken apart, and the relaxation over what may take their place is dived from, with as few
orders left out as the known plan leaves, then with one more. Near means first the orders' own
hours, then more. A heuristic: it proves nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from planner.domain.order import OrderId
from planner.domain.plan import Trip
from planner.solve.bound import Objective
from planner.solve.couriers import named_trips
from planner.solve.cuts import no_cuts
from planner.solve.dive import dives
from planner.solve.known_plan import columns_of
from planner.solve.packing import Packing, carried
from planner.solve.prepared import Prepared
from planner.solve.relax import first_columns, relax
from planner.solve.search import search
from planner.solve.watch import Watch
from planner.trips.order_sets import Ints
from planner.wishes.posed import Chosen

REACHES_S = (-1_800, 0, 3_600, 9_000)  # how far from the orders trips are taken apart
MORE_UNMET = 3  # orders more than the known plan leaves, tried one by one
DEAREST = 20  # an order left unmet, in costs of the dearest trip
MOST_KOP = 2**44  # of a price: what whole numbers bear
START_WORK = 2.0
SECONDS_PER_DIVE = 1.0
CUT_ROUNDS = 2


@dataclass(kw_only=True)
class Repair:
    """The plan under wishes at hand, mended step by step.

    Attributes
    ----------
    wished : the day under wishes, prepared. touched : orders the wishes name.
    least_unmet : per class, how many orders are hoped to be left out: as the known plan does.
    penalty_kop : in profit mode, per order what leaving it unmet costs; None: serve.
    """

    wished: Prepared
    touched: frozenset[OrderId]
    least_unmet: tuple[int, ...]
    penalty_kop: Ints | None
    watch: Watch

    def trips(self, known: tuple[Trip, ...]) -> tuple[Trip, ...]:
        """Trips of a plan under the wishes, as good as was found in time.

        Parameters
        ----------
        known : trips to begin with, of one plan or several; those that can't be are left out.
        """
        self.best = self._start(columns_of(self.wished, known))
        wanted = {stop.order_id for trip in known for stop in trip.stops}
        for reach_s in REACHES_S:
            if self.watch.over():
                break
            self._mend(self._near(wanted, reach_s))
        return self._named(self.best)

    def _start(self, columns: Ints) -> Ints:
        """The best plan of these few columns."""
        found = search(
            self.wished.plans,
            self._goal(),
            columns,
            no_cuts(self.wished.plans),
            work=START_WORK,
            seconds=self.watch.left_s,
            seed=self.wished.day.solver.seed,
            stop=self.watch.over,
            better=lambda _: None,
        )
        return np.empty(0, np.int64) if found.columns is None else found.columns

    def _near(self, wanted: set[OrderId], reach_s: int) -> Ints:
        """Columns of the orders near what is touched or was lost, and those that stay."""
        day, plans = self.wished.day, self.wished.plans
        met = carried(plans, self.best)
        lost = [
            order
            for order, is_met in zip(day.orders, met, strict=True)
            if order.order_id in self.touched or (not is_met and order.order_id in wanted)
        ]
        since_at = min(order.ready_at for order in lost) - reach_s
        until_at = max(order.slot.end_at for order in lost) + reach_s
        far = [
            trip
            for trip in self._named(self.best)
            if (trip.departs_at if trip.returns_at is None else trip.returns_at) <= since_at
            or trip.departs_at >= until_at
        ]
        taken = {stop.order_id for trip in far for stop in trip.stops}
        free = [
            order.order_id not in taken
            and order.slot.end_at > since_at
            and order.ready_at < until_at
            for order in day.orders
        ]
        inside: Chosen = np.all(np.array([*free, True])[plans.members], axis=1)
        columns = np.union1d(np.flatnonzero(inside[plans.set_of]), columns_of(self.wished, far))
        return np.union1d(columns, self.best)

    def _mend(self, columns: Ints) -> None:
        """Take the best plan found over these columns."""
        part = self.wished.plans.only(columns)
        for objective in self._hopes():
            if self.watch.over():
                return
            watch = Watch(
                limit_s=min(SECONDS_PER_DIVE, self.watch.left_s), asked=self.watch.over
            )
            start = first_columns(part)
            relaxation = relax(part, objective, start=start, rounds=CUT_ROUNDS, watch=watch)
            if relaxation.bound.kop > self._dearest(part) * DEAREST and not self._by_profit:
                continue
            if relaxation.bound.kop >= self._value(objective):
                return
            extra, seed = relaxation.bound.extra, self.wished.day.solver.seed
            goal = self._goal()
            for found in dives(
                part, objective, goal, relaxation, extra, seed=seed, watch=watch
            ):
                self._offer(columns[found])
                if self._unmet(self.best) <= objective.most_unmet:
                    return

    def _hopes(self) -> Iterator[Objective]:
        """What is hoped for, the best first, nothing worse than what is at hand."""
        if self._by_profit:
            yield self._goal()
            return
        nothing = np.zeros(self.wished.plans.orders, np.int64)
        for number in reversed(range(len(self.least_unmet))):
            for more in range(MORE_UNMET + 1):
                hoped = list(self.least_unmet)
                hoped[number] += more
                if tuple(hoped) <= self._unmet(self.best):
                    yield Objective(costs=True, penalty_kop=nothing, most_unmet=tuple(hoped))

    def _goal(self) -> Objective:
        """Unmet orders at their price, or at prices that put classes first."""
        plans = self.wished.plans
        sizes = [int((plans.order_class == k).sum()) for k in range(plans.classes)]
        if self.penalty_kop is not None:
            return Objective(costs=True, penalty_kop=self.penalty_kop, most_unmet=tuple(sizes))
        prices, price = [], DEAREST * self._dearest(plans)
        for size in reversed(sizes):
            prices.append(price)
            price = min(price * (size + 1), MOST_KOP)
        per_class = np.array(prices[::-1], np.int64)
        return Objective(
            costs=True, penalty_kop=per_class[plans.order_class], most_unmet=tuple(sizes)
        )

    def _offer(self, columns: Ints) -> None:
        if self._rank(columns) < self._rank(self.best):
            self.best = columns

    def _rank(self, columns: Ints) -> tuple[int, ...]:
        """Smaller is better."""
        if self._by_profit:
            return (self._worth(columns, self._goal()),)
        return (*self._unmet(columns), int(self.wished.plans.cost_kop[columns].sum()))

    def _value(self, objective: Objective) -> int:
        """What the plan at hand is worth by the objective; without end where it breaks it."""
        if any(
            have > most
            for have, most in zip(self._unmet(self.best), objective.most_unmet, strict=True)
        ):
            return 2**60
        return self._worth(self.best, objective)

    def _worth(self, columns: Ints, objective: Objective) -> int:
        plans = self.wished.plans
        met = carried(plans, columns)
        return int(plans.cost_kop[columns].sum() + objective.penalty_kop[~met].sum())

    def _unmet(self, columns: Ints) -> tuple[int, ...]:
        plans = self.wished.plans
        open_classes = plans.order_class[~carried(plans, columns)]
        return tuple(int((open_classes == number).sum()) for number in range(plans.classes))

    def _dearest(self, packing: Packing) -> int:
        return int(packing.cost_kop.max(initial=0)) + 1

    @property
    def _by_profit(self) -> bool:
        return self.penalty_kop is not None

    def _named(self, columns: Ints) -> tuple[Trip, ...]:
        wished = self.wished
        return named_trips(
            wished.day,
            wished.travel,
            wished.catalogues.plan,
            wished.plans,
            columns,
            wished.sequences,
        )


def with_equals(wished: Prepared, trips: tuple[Trip, ...]) -> tuple[Trip, ...]:
    """The trips, and again with every courier who stands apart in the place of each equal."""
    couriers = {one.courier_id: one for one in wished.day.couriers}
    found = list(trips)
    for one in couriers.values():
        for other in couriers.values():
            if not one.apart or one is other or _likeness(one) != _likeness(other):
                continue
            swap = {one.courier_id: other.courier_id, other.courier_id: one.courier_id}
            found += [
                replace(trip, courier_id=swap[trip.courier_id])
                for trip in trips
                if trip.courier_id in swap
            ]
    return tuple(found)


def _likeness(courier: object) -> tuple[object, ...]:
    names = ("store_id", "shift", "vehicle", "rates", "rest")
    return tuple(getattr(courier, name) for name in names)
