"""Plans for given counts of couriers: searched day by day, chosen together, audited.

Per day CP-SAT searches the few thousand columns that fit the relaxation's values best, with
unmet orders at a price. A share of all orders that must be met joins the days: every plan found
on the way is kept as (unmet, cost), the cheapest choice of one plan per day that keeps the
share is taken, and each day is searched again with one order more and one fewer unmet.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace

import numpy as np

from planner.domain.day import Day
from planner.domain.plan import ClassProof, Plan, Proof, ProofStatus
from planner.errors import AuditError
from planner.roster.lines import objective_of
from planner.roster.ready import ReadyDay
from planner.roster.results import Goal, RosterDay
from planner.roster.templates import Template, template_couriers
from planner.solve.audit import audit
from planner.solve.bound import Objective, lower_bound
from planner.solve.couriers import named_trips
from planner.solve.cuts import no_cuts
from planner.solve.greedy import greedy_columns
from planner.solve.master import Floats
from planner.solve.packing import Packing, carried, pack
from planner.solve.search import search
from planner.solve.verdicts import outcomes
from planner.solve.watch import Watch
from planner.trips.alone import alone_reason
from planner.trips.order_sets import Ints

CORES = 2  # days searched side by side
COLUMNS = 3_000  # searched of a day
WORK = 4.0  # CP-SAT's deterministic time for a day
FEWER_UNMET = 3  # how often one order fewer is left unmet on every day, to keep the share


@dataclass(frozen=True)
class Made:
    """One day's plan as columns, with its figures."""

    unmet: int
    driving_kop: int
    columns: Ints


@dataclass(frozen=True)
class Staffed:
    """A day with the couriers of the counts, packed for plans; `found` are plans of it."""

    ready: ReadyDay
    day: Day
    plans: Packing
    found: list[Made] = field(default_factory=list)


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
    counts: tuple[int, ...],
    goal: Goal,
    values_kop: Sequence[Floats],
    price_kop: int,
    *,
    seed: int,
    watch: Watch,
) -> Tried:
    """The best plans found for these counts.

    Parameters
    ----------
    values_kop, price_kop : of the relaxation: what orders are worth, and an unmet one's price.
    """
    staffed = [_staffed(ready, templates, counts) for ready in days]
    crew = _Crew(staffed=staffed, values_kop=values_kop, seed=seed, watch=watch)
    crew.search_at(max(price_kop, goal.price_kop))
    chosen = crew.choose(goal)
    if goal.most_unmet is not None:
        for _ in range(FEWER_UNMET):
            if chosen is not None or watch.over():
                break
            crew.search_below([min(made.unmet for made in one.found) - 1 for one in staffed])
            chosen = crew.choose(goal)
        if chosen is not None and not watch.over():
            crew.search_below([made.unmet + 1 for made in chosen])
            crew.search_below([made.unmet - 1 for made in chosen])
            chosen = crew.choose(goal)
    kept = chosen is not None
    if chosen is None:
        chosen = tuple(min(one.found, key=lambda made: made.unmet) for one in staffed)
    return Tried(
        counts=counts,
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
    values_kop: Sequence[Floats]
    seed: int
    watch: Watch

    def search_at(self, price_kop: int) -> None:
        """Search every day with unmet orders at that price, any number of them."""
        self._each([objective_of(one.ready, price_kop) for one in self.staffed])

    def search_below(self, most_unmet: Sequence[int]) -> None:
        """Search every day for a plan with at most so many unmet; not where that is known."""
        self._each(
            [
                None
                if most < 0 or any(made.unmet == most for made in one.found)
                else replace(objective_of(one.ready, 0), most_unmet=(most,))
                for one, most in zip(self.staffed, most_unmet, strict=True)
            ]
        )

    def choose(self, goal: Goal) -> tuple[Made, ...] | None:
        """One plan per day at least cost that keeps the share; None where none is known."""
        return _choose([one.found for one in self.staffed], goal.price_kop, goal.most_unmet)

    def _each(self, objectives: Sequence[Objective | None]) -> None:
        with ThreadPoolExecutor(max_workers=CORES) as cores:
            list(cores.map(self._search, self.staffed, self.values_kop, objectives))

    def _search(self, one: Staffed, values: Floats, objective: Objective | None) -> None:
        """Add what the search finds; at first a plan made at once."""
        if objective is None:
            return
        packing, none = one.plans, no_cuts(one.plans)
        if not one.found:
            _keep(one, greedy_columns(packing, objective.penalty_kop))
        if self.watch.over() or packing.columns == 0:
            return
        worth = np.maximum(values, 0.0)
        extra = lower_bound(packing, objective, worth, none, np.empty(0)).extra
        columns = np.arange(packing.columns)
        if len(columns) > COLUMNS:
            columns = np.sort(np.argsort(extra, kind="stable")[:COLUMNS])
        penalty_kop = int(objective.penalty_kop.max(initial=0))
        near = min(one.found, key=lambda made: made.driving_kop + penalty_kop * made.unmet)
        found = search(
            packing,
            objective,
            columns,
            none,
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
