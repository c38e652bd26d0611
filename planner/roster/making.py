"""Plans for given counts of couriers: searched day by day, chosen together, audited.

Per day the relaxation over the plan's packing is dived from, with unmet orders at a price;
where the columns are few CP-SAT searches all of them. A share of all orders that must be met
joins the days: every plan found on the way is kept as (unmet, cost), and the cheapest choice of
one plan per day that keeps the share is taken. Where none does, unmet orders are made dearer;
then, if few orders are missing, each day is searched for one order fewer unmet.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from itertools import islice

import numpy as np

from planner.domain.day import Day
from planner.domain.plan import ClassProof, Plan, Proof, ProofStatus
from planner.errors import AuditError
from planner.roster.lines import objective_of
from planner.roster.ready import ReadyDay
from planner.roster.relaxed import Relaxed
from planner.roster.results import Goal, RosterDay
from planner.roster.templates import Template, template_couriers
from planner.solve.audit import audit
from planner.solve.bound import Objective, lower_bound
from planner.solve.couriers import named_trips
from planner.solve.cuts import no_cuts
from planner.solve.dive import dives
from planner.solve.greedy import greedy_columns
from planner.solve.packing import Packing, carried, pack
from planner.solve.relax import Relaxation, relax
from planner.solve.search import search
from planner.solve.verdicts import outcomes
from planner.solve.watch import Watch
from planner.trips.alone import alone_reason
from planner.trips.order_sets import Ints

CORES = 2  # days searched side by side
COLUMNS = 3_000  # searched of a day as they are; of more, what a dive leaves
START_COLUMNS = 6_000  # of a day's relaxation
WORK = 4.0  # CP-SAT's deterministic time for a day
DEARER = 4  # times the price of an unmet order, where the share is not kept
FEWER_UNMET = 2  # how often one order fewer is left unmet on every day, to keep the share


@dataclass(frozen=True, eq=False)
class Made:
    """One day's plan as columns, with its figures."""

    unmet: int
    driving_kop: int
    columns: Ints


@dataclass(frozen=True)
class Staffed:
    """A day with the couriers of the counts, packed for plans.

    Attributes
    ----------
    found : plans of it. below : of how many unmet at most the cheapest plan was searched.
    """

    ready: ReadyDay
    day: Day
    plans: Packing
    found: list[Made] = field(default_factory=list)
    below: set[int] = field(default_factory=set)


@dataclass(frozen=True)
class Tried:
    """Counts and the plans they allow.

    Attributes
    ----------
    kept : whether the share asked for is met. unmet, driving_kop : over all days.
    plans : per day the plan taken.
    """

    counts: tuple[int, ...]
    kept: bool
    unmet: int
    driving_kop: int
    plans: tuple[tuple[Staffed, Made], ...]


def try_counts(
    days: Sequence[ReadyDay],
    templates: Sequence[Template],
    goal: Goal,
    relaxed: Relaxed,
    *,
    seed: int,
    watch: Watch,
) -> Tried:
    """The best plans found for the counts of `relaxed`."""
    staffed = [_staffed(ready, templates, relaxed.counts) for ready in days]
    crew = _Crew(staffed=staffed, relaxations=relaxed.days, seed=seed, watch=watch)
    price_kop = max(relaxed.price_kop, goal.price_kop)
    crew.search_at(price_kop)
    chosen = crew.choose(goal)
    if goal.most_unmet is not None:
        if chosen is None and sum(crew.least_unmet) - goal.most_unmet <= len(days):
            crew.search_at(DEARER * price_kop)
            chosen = crew.choose(goal)
        for _ in range(FEWER_UNMET):
            missing = sum(crew.least_unmet) - goal.most_unmet
            if chosen is not None or missing > len(days) or watch.over():
                break
            crew.search_below([least - 1 for least in crew.least_unmet])
            chosen = crew.choose(goal)
        before = None
        while chosen is not None and chosen != before and crew.small and not watch.over():
            before = chosen
            for more in (0, 1, -1):
                crew.search_below([made.unmet + more for made in chosen])
            chosen = crew.choose(goal)
    kept = chosen is not None
    if chosen is None:
        chosen = tuple(min(one.found, key=lambda made: made.unmet) for one in staffed)
    return Tried(
        counts=relaxed.counts,
        kept=kept,
        unmet=sum(made.unmet for made in chosen),
        driving_kop=sum(made.driving_kop for made in chosen),
        plans=tuple(zip(staffed, chosen, strict=True)),
    )


def roster_days(tried: Tried) -> tuple[RosterDay, ...]:
    """The plans as audited days.

    Raises
    ------
    AuditError
        A plan breaks a rule of its day: a fault of this program.
    """
    return tuple(_roster_day(staffed, made) for staffed, made in tried.plans)


def _staffed(
    ready: ReadyDay, templates: Sequence[Template], counts: tuple[int, ...]
) -> Staffed:
    day = replace(ready.day, couriers=template_couriers(ready.day, templates, counts))
    plans = pack(day, ready.travel, ready.catalogues.plan, favourable=False)
    return Staffed(ready=ready, day=day, plans=plans)


@dataclass(frozen=True)
class _Crew:
    """Every day with the same couriers."""

    staffed: Sequence[Staffed]
    relaxations: Sequence[Relaxation]
    seed: int
    watch: Watch

    @property
    def least_unmet(self) -> list[int]:
        """Per day the fewest orders that a plan found leaves unmet."""
        return [min(made.unmet for made in one.found) for one in self.staffed]

    @property
    def small(self) -> bool:
        """Whether every day is searched as it is."""
        return all(one.plans.columns <= COLUMNS for one in self.staffed)

    def search_at(self, price_kop: int) -> None:
        """Search every day with unmet orders at that price, any number of them."""
        self._each([objective_of(one.ready, price_kop) for one in self.staffed])

    def search_below(self, most_unmet: Sequence[int]) -> None:
        """Search every day for a plan with at most so many unmet; not where that was done."""
        objectives = [
            None
            if most < 0 or most in one.below
            else replace(objective_of(one.ready, 0), most_unmet=(most,))
            for one, most in zip(self.staffed, most_unmet, strict=True)
        ]
        for one, most in zip(self.staffed, most_unmet, strict=True):
            one.below.add(most)
        self._each(objectives)

    def choose(self, goal: Goal) -> tuple[Made, ...] | None:
        """One plan per day at least cost that keeps the share; None where none is known."""
        return _choose([one.found for one in self.staffed], goal.price_kop, goal.most_unmet)

    def _each(self, objectives: Sequence[Objective | None]) -> None:
        with ThreadPoolExecutor(max_workers=CORES) as cores:
            list(cores.map(self._search, self.staffed, self.relaxations, objectives))

    def _search(self, one: Staffed, near: Relaxation, objective: Objective | None) -> None:
        """Add what the search finds; at first a plan made at once."""
        if objective is None:
            return
        if not one.found:
            _keep(one, greedy_columns(one.plans, objective.penalty_kop))
        if self.watch.over() or one.plans.columns == 0:
            return
        bound = lower_bound(one.plans, objective, near.values_kop, near.cuts, near.prices_kop)
        ranked = np.argsort(bound.extra, kind="stable")
        if one.plans.columns > COLUMNS and objective.penalty_kop.any():
            self._dive(one, objective, np.sort(ranked[:START_COLUMNS]))
        else:
            self._search_all(one, objective, np.sort(ranked[:COLUMNS]))

    def _dive(self, one: Staffed, objective: Objective, start: Ints) -> None:
        """Dive once from the relaxation of the day's plans."""
        relaxation = relax(one.plans, objective, start=start, rounds=1, watch=self.watch)
        extra = relaxation.bound.extra
        found = dives(
            one.plans,
            objective,
            objective,
            relaxation,
            extra,
            seed=self.seed,
            watch=self.watch,
            work=WORK,
        )
        for columns in islice(found, 1):
            _keep(one, columns)

    def _search_all(self, one: Staffed, objective: Objective, columns: Ints) -> None:
        """Search these columns, all at once."""
        penalty_kop = int(objective.penalty_kop.max(initial=0))
        near = min(one.found, key=lambda made: made.driving_kop + penalty_kop * made.unmet)
        found = search(
            one.plans,
            objective,
            columns,
            no_cuts(one.plans),
            hint=near.columns,
            work=WORK,
            seconds=self.watch.left_s,
            seed=self.seed,
            stop=self.watch.over,
            better=lambda columns: _keep(one, columns),
        )
        if found.ended == "clock":
            self.watch.cut_short = True
        if found.columns is not None:
            _keep(one, found.columns)


def _keep(one: Staffed, columns: Ints) -> None:
    met = int(carried(one.plans, columns).sum())
    driving_kop = int(one.plans.cost_kop[columns].sum())
    unmet = one.plans.orders - met
    if not any(made.unmet <= unmet and made.driving_kop <= driving_kop for made in one.found):
        one.found.append(Made(unmet=unmet, driving_kop=driving_kop, columns=columns))


def _choose(
    found: Sequence[Sequence[Made]], price_kop: int, most_unmet: int | None
) -> tuple[Made, ...] | None:
    """One plan per day at least cost, at most so many unmet in all; None: none keeps it."""
    best: dict[int, tuple[int, tuple[Made, ...]]] = {0: (0, ())}
    for plans in found:
        grown: dict[int, tuple[int, tuple[Made, ...]]] = {}
        for unmet, (cost, taken) in best.items():
            for made in plans:
                total = unmet + made.unmet
                value = cost + made.driving_kop + price_kop * made.unmet
                over = most_unmet is not None and total > most_unmet
                if not over and (total not in grown or value < grown[total][0]):
                    grown[total] = (value, (*taken, made))
        best = grown
    if not best:
        return None
    return min(best.items(), key=lambda item: (item[1][0], item[0]))[1][1]


def _roster_day(staffed: Staffed, made: Made) -> RosterDay:
    day, travel, catalogues = staffed.day, staffed.ready.travel, staffed.ready.catalogues
    trips = named_trips(day, travel, catalogues.plan, staffed.plans, made.columns)
    met = {stop.order_id for trip in trips for stop in trip.stops}
    unmet = [order for order in day.orders if order.order_id not in met]
    reasons = {order.order_id: alone_reason(day, travel, order) for order in unmet}
    proof = _proof(staffed, made, len(met))
    plan = Plan(
        trips=trips,
        outcomes=outcomes(
            day, trips, proof, {name: why for name, why in reasons.items() if why}, {}
        ),
        proof=proof,
        travel=travel.used,
    )
    findings = audit(day, travel, plan)
    if findings:
        raise AuditError(findings)
    return RosterDay(
        name=staffed.ready.name,
        simulated=staffed.ready.simulated,
        day=day,
        plan=plan,
        met=len(met),
        driving_kop=sum(trip.cost_kop for trip in trips),
        busy_s=sum(
            trip.returns_at - trip.departs_at + day.store(trip.store_id).loading_s
            for trip in trips
            if trip.returns_at is not None
        ),
    )


def _proof(staffed: Staffed, made: Made, met: int) -> Proof:
    """What is proved of the day by itself: nothing; the roster's bound is over all days."""
    orders = len(staffed.day.orders)
    catalogues = staffed.ready.catalogues
    return Proof(
        met=met,
        met_upper_bound=orders,
        by_priority=tuple(
            ClassProof(priority=one, met=met, upper_bound=orders)
            for one in staffed.day.priorities
        ),
        cost_kop=made.driving_kop,
        cost_lower_bound_kop=None,
        status=ProofStatus.BOUNDED,
        scope="any_second",
        repeatable=True,
        cut=catalogues.plan.cut or catalogues.favourable.cut,
        trips_in_catalogue=catalogues.plan.trips,
        departure_step_s=staffed.day.solver.departure_step_s,
        seconds=0.0,
    )
