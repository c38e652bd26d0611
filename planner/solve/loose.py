"""Days whose trips are too many to enumerate: a catalogue from a heuristic, packed as ever.

Wide slots and long limits make trips of 15 to 25 orders, and a burst makes millions of short
ones. Then the catalogue holds all trips up to some length, and of longer ones those that a
routing heuristic (`planner.routing`) and moves around the best plan (`planner.solve.moves`)
came by. Rounds: two searches side by side, each store by itself, start from the best plan;
their trips are re-timed by the day's own travel times and join the pool; the packing over the
pool chooses among all of them at once, breaks, outside couriers and priorities included; the
plan it finds is where the next round starts. Sequences that fit no cheap plan are forgotten.

Nothing is proved by such a catalogue: `Catalogue.cut` says so. Rounds and their work are
counted in iterations, so the same day gives the same plan, unless the clock ends a round.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from planner.domain.plan import Trip
from planner.routing.problem import Legs, RoutingProblem, routing_problem
from planner.routing.processes import Processes
from planner.routing.task import Task
from planner.solve.bound import PER_KOPECK
from planner.solve.couriers import named_trips
from planner.solve.greedy import PER_CLASS
from planner.solve.halves import halves
from planner.solve.known_plan import columns_of
from planner.solve.moves import Visits, nearest_orders, neighbours
from planner.solve.optimise import Optimiser
from planner.solve.packing import carried, pack
from planner.solve.prepared import Prepared
from planner.solve.retimed import as_start, in_day, retimed
from planner.solve.watch import Watch
from planner.trips.catalogue import BYTES_PER_TRIP
from planner.trips.order_sets import NONE, Ints
from planner.trips.pool import TRIPS_PER_SEQUENCE, class_pools, with_pools

ROUNDS = 12
ALWAYS_HALVED = 150  # orders of a store; a smaller one is halved every other round
FIRST_STEPS = 6  # of moves alone, before the first round
STALE = 3  # rounds in a row without a better plan: the last
SEARCHES = 2  # side by side, one a core
LEGS: tuple[Legs, ...] = ("longest", "mean")
SEARCH_SHARE = 0.85  # of the time limit, for the searches of all rounds
PACKING_SHARE = 0.004  # of the time limit, for the choice among the trips after each round
# PyVRP's iterations a second on one core, about: at 100-200 orders, nothing else running.
# Fewer orders need fewer of them.
ITERATIONS_PER_S, ORDERS_PER_S, PER_ORDER_AND_S = 700, 100_000, 7
TRIPS_PER_SEARCH = 4_000
MOST_SEQUENCES = 20_000
PRIZE = 20  # an order in a search that may leave some out, in costs of the farthest way
MOST_CLASSES = 10
NEVER_FITS = 2**62


@dataclass(frozen=True)
class Loose:
    """What the rounds found: the day with its grown catalogue, and the best plan in it."""

    prepared: Prepared
    optimiser: Optimiser


def loose(
    prepared: Prepared,
    watch: Watch,
    optimiser_of: Callable[[Prepared], Optimiser],
    begin_with: tuple[Trip, ...],
) -> Loose:
    """The rounds.

    Parameters
    ----------
    prepared : a day whose catalogue was cut. optimiser_of : makes an optimiser of its packing.
    begin_with : trips of a plan to begin with.
    """
    rounds = _Rounds(prepared, watch, optimiser_of)
    if begin_with:
        rounds.add(begin_with)
        rounds.choose((), begin_with)
    for _ in range(FIRST_STEPS):
        if not rounds.unmet() or watch.over() or not rounds.step():
            break
    stale = 0
    with Processes(SEARCHES) as processes:
        for number in range(ROUNDS):
            before = rounds.figures
            if stale == STALE or watch.over() or not rounds.search(processes, number):
                break
            stale = stale + 1 if rounds.figures == before else 0
    watch.cut_short |= rounds.by_clock
    return Loose(rounds.prepared, rounds.optimiser)


class _Rounds:
    """The state of the rounds: the pools, and the best plan in the packing over them."""

    def __init__(
        self, prepared: Prepared, watch: Watch, optimiser_of: Callable[[Prepared], Optimiser]
    ) -> None:
        day, travel = prepared.day, prepared.travel
        self.base, self.prepared = prepared, prepared
        self.watch, self.optimiser_of = watch, optimiser_of
        self.optimiser = optimiser_of(prepared)
        self.pools = class_pools(day, travel, prepared.catalogues.plan)
        self.near = nearest_orders(day, travel)
        self.by_clock = False
        able = ~self.optimiser.hopeless
        self.problems = [
            routing_problem(day, travel, store, able, legs)
            for store in day.stores
            for legs in LEGS
            if any(group.store_id == store.store_id for group in day.groups)
        ]

    @property
    def figures(self) -> tuple[tuple[int, ...], int]:
        """What tells the best plan from a better one."""
        return self.optimiser.best.unmet, self.optimiser.best.cost_kop

    def step(self) -> bool:
        """One step of the plan in hand by moves alone; False where it is no better for it."""
        before, trips = self.figures, self._trips()
        self._add(neighbours([self._visits(trip) for trip in trips], self.unmet(), self.near))
        self._pack(trips)
        return self.figures != before

    def search(self, processes: Processes, number: int) -> bool:
        """One round; False once told to stop."""
        trips = self._trips()
        problems = [one for one in self._problems(trips, number) if len(one.orders)]
        jobs = [
            (problem, self._task(problem, trips, number, place))
            for place, problem in enumerate(problems)
        ]
        found = processes.each(jobs, self.watch.over)
        if found is None:
            return False
        known: list[Trip] = []
        for (problem, _), routes in zip(jobs, found, strict=True):
            self.by_clock |= routes.by_clock
            self._add(in_day(problem, trip) for trip in routes.trips)
            for plan in routes.plans:
                known += retimed(self.prepared.day, self.pools, problem, plan, self._allowed)
        self._add(neighbours([self._visits(trip) for trip in trips], self.unmet(), self.near))
        self.choose(trips, known)
        return True

    def _problems(self, trips: tuple[Trip, ...], number: int) -> Iterator[RoutingProblem]:
        """Two for each store: all of it twice, or the halves of its plan."""
        for place in range(0, len(self.problems), len(LEGS)):
            both = self.problems[place : place + len(LEGS)]
            seed = [self.optimiser.seed, number, place]
            parts = [halves(self.prepared.day, one, trips, seed) for one in both]
            turn = number % len(LEGS)
            halved = number % 2 == 1 or (number > 0 and len(both[0].orders) >= ALWAYS_HALVED)
            for half, one in enumerate(both):
                part = parts[(turn + half) % len(LEGS)] if halved else None
                yield one if part is None else part[half]

    def add(self, trips: Iterable[Trip]) -> None:
        """Know the trips of a plan, as far as its orders are the day's."""
        ids = {order.order_id for order in self.prepared.day.orders}
        self._add(
            self._visits(trip)
            for trip in trips
            if all(stop.order_id in ids for stop in trip.stops)
        )

    def choose(self, kept: Sequence[Trip], known: Iterable[Trip] = ()) -> None:
        """The best plan over the pools.

        Parameters
        ----------
        kept : trips of the plan in hand. known : trips that may make a better one at once.
        """
        self._pack(kept)
        if not self.watch.over():
            self.optimiser.begin_with(columns_of(self.prepared, known))
            self._forget(self.optimiser.choose(PACKING_SHARE))

    def _pack(self, kept: Sequence[Trip]) -> None:
        """Pack the pools: the plan in hand, or what the packing gives at once, if better."""
        base, day = self.base, self.base.day
        plan = with_pools(day, base.catalogues.plan, self.pools)
        packing = pack(day, base.travel, plan, favourable=False)
        self.prepared = replace(
            base,
            catalogues=replace(base.catalogues, plan=plan),
            plans=packing if base.narrow is None else base.narrow(packing),
        )
        self.optimiser = self.optimiser_of(self.prepared)
        if kept:
            same = [columns_of(self.prepared, [trip])[:1] for trip in kept]
            self.optimiser.take(np.sort(np.concatenate(same)))

    def _add(self, sequences: Iterable[Visits]) -> None:
        able = [visits for visits in sequences if self._allowed(visits)]
        for pool in self.pools:
            pool.add(able)

    def _allowed(self, visits: Visits) -> bool:
        """Whether these orders may be visited in that sequence."""
        ids = tuple(self.prepared.day.orders[k].order_id for k in visits)
        return self.base.sequences.get(frozenset(ids), ids) == ids

    def _task(
        self, problem: RoutingProblem, trips: tuple[Trip, ...], number: int, place: int
    ) -> Task:
        share = SEARCH_SHARE / ROUNDS * SEARCHES / len(self.problems)
        rounds_left = ROUNDS - number
        orders = len(problem.orders)
        pace = min(ITERATIONS_PER_S, PER_ORDER_AND_S * orders, ORDERS_PER_S // orders)
        seconds = self.watch.left_s * SEARCHES / len(self.problems) / rounds_left
        return Task(
            prizes=self._prizes(problem, (number + place) % len(LEGS)),
            start=as_start(self.prepared.day, problem, trips) if number else None,
            iterations=max(1, int(pace * share * self.watch.limit_s)),
            seconds=seconds * SEARCH_SHARE,
            seed=self.optimiser.seed + number * len(self.problems) + place,
            most=TRIPS_PER_SEARCH,
        )

    def _prizes(self, problem: RoutingProblem, turn: int) -> tuple[int, ...] | None:
        """What an order is worth; None, in turn or where all are met: all are required."""
        plans, penalty_kop = self.optimiser.plans, self.optimiser.penalty_kop
        if penalty_kop is not None:
            return tuple((penalty_kop[problem.orders] * PER_KOPECK).tolist())
        if turn == 0 or not len(self.unmet()):
            return None
        rank = np.minimum(plans.classes - 1 - plans.order_class[problem.orders], MOST_CLASSES)
        dearest = max(
            (one.per_metre * 2 * int(problem.metres[0].max()) for one in problem.vehicles),
            default=1,
        )
        return tuple((PRIZE * max(1, dearest) * PER_CLASS**rank).tolist())

    def _trips(self) -> tuple[Trip, ...]:
        return named_trips(
            self.prepared.day,
            self.prepared.travel,
            self.prepared.catalogues.plan,
            self.prepared.plans,
            self.optimiser.best.columns,
        )

    def _visits(self, trip: Trip) -> Visits:
        return tuple(self.prepared.day.order_index(stop.order_id) for stop in trip.stops)

    def unmet(self) -> list[int]:
        """Orders the best plan leaves out, without those nobody can carry."""
        met = carried(self.prepared.plans, self.optimiser.best.columns)
        unmet: list[int] = np.flatnonzero(~met & ~self.optimiser.hopeless).tolist()
        return unmet

    def _forget(self, extra: Ints) -> None:
        """Keep the sequences that fit a cheap plan best."""
        packing = self.prepared.plans
        least = np.full(len(packing.members), NEVER_FITS)
        np.minimum.at(least, packing.set_of, extra)
        least[packing.set_of[self.optimiser.best.columns]] = 0
        memory = self.base.day.solver.memory_mb * 1_000_000
        most = min(MOST_SEQUENCES, memory // (BYTES_PER_TRIP * TRIPS_PER_SEQUENCE))
        first = 0
        for pool, trips in zip(self.pools, self.prepared.catalogues.plan.classes, strict=True):
            if trips.visits is not None:
                known = np.flatnonzero(trips.visits[:, 0] != NONE)
                ranked = known[np.argsort(least[first + known], kind="stable")]
                rows = trips.visits[ranked[: most // len(self.pools)]]
                pool.keep({tuple(row[row != NONE].tolist()) for row in rows})
            first += len(trips.members)
