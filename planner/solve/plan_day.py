"""Facade: a day and its travel times in, an audited plan out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from planner.domain.day import Day
from planner.domain.plan import (
    ClassProof,
    Plan,
    Proof,
    ProofStatus,
    ReasonCode,
    Trip,
)
from planner.errors import AuditError, NoPlanError
from planner.solve.audit import audit
from planner.solve.branch import slots_to_count
from planner.solve.couriers import named_trips
from planner.solve.known_plan import columns_of
from planner.solve.loose import loose
from planner.solve.optimise import Optimiser
from planner.solve.optimum import Best, Optimum, closed
from planner.solve.packing import carried
from planner.solve.prepared import Prepared, prepare
from planner.solve.verdicts import outcomes, proved_losses_kop
from planner.solve.watch import Watch
from planner.travel.times import TravelTimes
from planner.trips.catalogue import Catalogues, compile_enumeration
from planner.trips.order_sets import Ints
from planner.trips.visits import compile_timing

HOPELESS = frozenset({ReasonCode.DOES_NOT_FIT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far the planning is.

    Attributes
    ----------
    stage : "catalogue", "bound", "search", "proof", "reasons" or "audit" (key of its wording).
    met, met_upper_bound, cost_kop, cost_lower_bound_kop : best so far; None while unknown.
    seconds : since the planning began.
    done, of : where a stage goes through things one by one, how many of how many.
    """

    stage: str
    met: int | None = None
    met_upper_bound: int | None = None
    cost_kop: int | None = None
    cost_lower_bound_kop: int | None = None
    seconds: float = 0.0
    done: int | None = None
    of: int | None = None


def plan_day(
    day: Day,
    travel: TravelTimes,
    *,
    progress: Callable[[Progress], None] = lambda _: None,
    stop: Callable[[], bool] = lambda: False,
    begin_with: tuple[Trip, ...] = (),
) -> Plan:
    """Plan the day: enumerate its trips, choose among them, prove, explain, audit.

    Parameters
    ----------
    progress : told what is being done, and the best plan and bounds so far.
    stop : asked now and then; once true, the best plan so far is finished and returned.
    begin_with : trips of a plan to begin with, as in `plan_prepared`.

    Raises
    ------
    NoPlanError
        Stopped before there was any plan.
    AuditError
        The plan breaks a rule of the day: a fault of this program.
    """
    progress(Progress(stage="catalogue"))
    compile_enumeration()
    compile_timing()
    watch = Watch(limit_s=day.solver.time_limit_s, asked=stop)
    prepared = prepare(day, travel)
    return _planned(prepared, watch, progress, stop, begin_with, 0.0)


def plan_prepared(
    prepared: Prepared,
    *,
    progress: Callable[[Progress], None] = lambda _: None,
    stop: Callable[[], bool] = lambda: False,
    begin_with: tuple[Trip, ...] = (),
    within: float = 0.0,
    limit_s: float | None = None,
) -> Plan:
    """Plan a day whose trips are enumerated already, `plan_day` for the rest.

    Parameters
    ----------
    begin_with : trips of a plan to begin with, for example of the day this one is an edit of;
        those the day does not allow are left out.
    within : share of the plan's cost that its bound may be off by without searching on. Above
        0, orders left out for profit get no proof of their own.
    limit_s : seconds it may take; None: the day's own time limit.
    """
    seconds = prepared.day.solver.time_limit_s if limit_s is None else limit_s
    watch = Watch(limit_s=seconds, asked=stop)
    return _planned(prepared, watch, progress, stop, begin_with, within)


def _planned(
    prepared: Prepared,
    watch: Watch,
    progress: Callable[[Progress], None],
    stop: Callable[[], bool],
    begin_with: tuple[Trip, ...],
    within: float,
) -> Plan:
    if stop():
        raise NoPlanError("stopped while the trips were enumerated")
    day, travel = prepared.day, prepared.travel
    if prepared.catalogues.plan.cut is None:
        optimiser = _optimiser(prepared, watch, progress, within)
        if begin_with:
            optimiser.begin_with(columns_of(prepared, begin_with))
        penalty_kop = optimiser.penalty_kop
        optimum = optimiser.serve() if penalty_kop is None else optimiser.profit(penalty_kop)
    else:
        rising = _rising(progress) if day.solver.objective == "serve" else progress
        found = loose(
            prepared, watch, lambda one: _optimiser(one, watch, rising, within), begin_with
        )
        prepared, optimiser = found.prepared, found.optimiser
        penalty_kop, optimum = optimiser.penalty_kop, optimiser.optimum()
    progress(Progress(stage="reasons", seconds=watch.seconds))
    trips = named_trips(
        day,
        travel,
        prepared.catalogues.plan,
        prepared.plans,
        optimum.best.columns,
        prepared.sequences,
    )
    losses = {}
    if penalty_kop is not None and prepared.complete and not within:
        met = carried(prepared.plans, optimum.best.columns)
        losses = proved_losses_kop(
            day,
            prepared.bounds,
            penalty_kop,
            np.flatnonzero(~met & ~optimiser.hopeless),
            optimum.best.cost_kop + int(penalty_kop[~met].sum()),
            watch,
        )
    proof = _proof(day, prepared.catalogues, optimum, trips, penalty_kop, watch, stopped=stop())
    plan = Plan(
        trips=trips,
        outcomes=outcomes(day, trips, proof, prepared.alone, losses),
        proof=proof,
        travel=travel.used,
    )
    progress(Progress(stage="audit", met=proof.met, seconds=watch.seconds))
    findings = audit(day, travel, plan)
    if findings:
        raise AuditError(findings)
    return replace(plan, proof=replace(proof, seconds=round(watch.seconds, 2)))


def _rising(progress: Callable[[Progress], None]) -> Callable[[Progress], None]:
    """Told of better plans only: every packing of a loose day begins anew."""
    best = (0, 0)

    def tell(told: Progress) -> None:
        nonlocal best
        figures = (told.met or 0, -(told.cost_kop or 0))
        if figures >= best or best[0] == 0:
            best = figures
            progress(told)

    return tell


def _optimiser(
    prepared: Prepared, watch: Watch, progress: Callable[[Progress], None], within: float
) -> Optimiser:
    day, plans, alone = prepared.day, prepared.plans, prepared.alone
    # lateness and missing roads don't count: an order may be reached by way of another
    hopeless = np.array(
        [
            order.order_id in alone and alone[order.order_id].code in HOPELESS
            for order in day.orders
        ],
        bool,
    )
    outside = plans.members[plans.set_of[plans.outside]]
    hopeless[outside[outside >= 0]] = False

    def report(
        stage: str, best: Best, least_unmet: tuple[int, ...], cost_bound: int | None
    ) -> None:
        progress(
            Progress(
                stage=stage,
                met=len(day.orders) - sum(best.unmet),
                met_upper_bound=len(day.orders) - sum(least_unmet),
                cost_kop=best.cost_kop,
                cost_lower_bound_kop=cost_bound,
                seconds=watch.seconds,
            )
        )

    penalty_kop: Ints | None = None
    if day.solver.objective == "profit":
        penalty_kop = np.array(
            [order.fee_kop + day.cancellation_kop for order in day.orders], np.int64
        )
    return Optimiser(
        plans=plans,
        bounds=prepared.bounds,
        complete=prepared.complete,
        hopeless=hopeless,
        penalty_kop=penalty_kop,
        counted=slots_to_count(day),
        watch=watch,
        seed=day.solver.seed,
        report=report,
        within=within,
    )


def _proof(
    day: Day,
    catalogues: Catalogues,
    optimum: Optimum,
    trips: tuple[Trip, ...],
    penalty_kop: Ints | None,
    watch: Watch,
    *,
    stopped: bool,
) -> Proof:
    sizes = [sum(order.priority == one for order in day.orders) for one in day.priorities]
    classes = tuple(
        ClassProof(priority=priority, met=size - unmet, upper_bound=size - least)
        for priority, size, unmet, least in zip(
            day.priorities, sizes, optimum.best.unmet, optimum.least_unmet, strict=True
        )
    )
    cost_kop = sum(trip.cost_kop for trip in trips)
    cost_bound = optimum.cost_bound_kop
    profit_kop = profit_bound = None
    if penalty_kop is None:
        counted = all(one.met == one.upper_bound for one in classes)
        optimal = counted and cost_bound is not None and closed(cost_kop, cost_bound)
    else:
        most_kop = sum(order.fee_kop for order in day.orders)
        met = {stop.order_id for trip in trips for stop in trip.stops}
        lost = sum(
            int(price)
            for order, price in zip(day.orders, penalty_kop, strict=True)
            if order.order_id not in met
        )
        profit_kop = most_kop - cost_kop - lost
        if optimum.value_bound_kop is not None:
            profit_bound = max(profit_kop, most_kop - optimum.value_bound_kop)
        optimal = profit_bound is not None and closed(profit_kop, profit_bound)
    status = ProofStatus.STOPPED if stopped else ProofStatus.BOUNDED
    return Proof(
        met=sum(one.met for one in classes),
        met_upper_bound=sum(one.upper_bound for one in classes),
        by_priority=classes,
        cost_kop=cost_kop,
        cost_lower_bound_kop=cost_bound,
        profit_kop=profit_kop,
        profit_upper_bound_kop=profit_bound,
        status=ProofStatus.OPTIMAL if optimal else status,
        scope="any_second",
        repeatable=not watch.cut_short,
        cut=catalogues.plan.cut or catalogues.favourable.cut,
        trips_in_catalogue=catalogues.plan.trips,
        departure_step_s=day.solver.departure_step_s,
        seconds=round(watch.seconds, 2),
    )
