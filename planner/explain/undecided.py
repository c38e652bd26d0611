"""What is known of an order neither met nor proved impossible, and what could decide it.

Nothing is searched here: the plan's own proof says how far it came and what held it up.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from planner.domain.day import Day
from planner.domain.order import OrderId
from planner.domain.plan import Plan, ProofStatus, Verdict
from planner.travel.times import TravelTimes
from planner.trips.alone import least_late_s
from planner.trips.catalogue import BYTES_PER_TRIP, LABELS_PER_S

BYTES_PER_MB = 1_000_000


class Decider(StrEnum):
    """What could decide the order.

    LOWER_TARGET: a lower `solver.on_time_target`, which left the order out. NOT_STOPPED: let
    the search run on, it was stopped by hand. MORE_TIME: a longer
    `solver.time_limit_s`. MORE_MEMORY: a larger `solver.memory_mb`, for the trips left out.
    FINER_GRID: a smaller `solver.departure_step_s`, since bounds hold for every second and
    plans depart on the grid.
    """

    LOWER_TARGET = "lower_target"
    NOT_STOPPED = "not_stopped"
    MORE_TIME = "more_time"
    MORE_MEMORY = "more_memory"
    FINER_GRID = "finer_grid"


@dataclass(frozen=True, slots=True, kw_only=True)
class UndecidedExplanation:
    """What is known of one undecided order.

    Attributes
    ----------
    order_id, priority : which, and its class.
    met, met_upper_bound : orders of its class in the plan, and the most that is not ruled out
        with as many met in the classes above.
    profit_kop, profit_upper_bound_kop : likewise in profit mode, else None; the bound None
        where nothing is proved.
    alone_spare_s : seconds to spare of a courier who has only this order to serve; None where
        none could meet it even so.
    seconds, time_limit_s : the search took, and was allowed.
    deciders : what could decide it, likeliest first.
    on_time_target : share of runs each order met must be on time in; None: not asked for.
    departure_step_s, memory_mb : as the day sets them.
    longest_trip : orders in the longest trips that are all in the catalogue; None where it is
        complete. touched : whether trips with this order may be missing.
    """

    order_id: OrderId
    priority: int
    met: int
    met_upper_bound: int
    profit_kop: int | None
    profit_upper_bound_kop: int | None
    alone_spare_s: int | None
    seconds: float
    time_limit_s: float
    deciders: tuple[Decider, ...]
    on_time_target: float | None
    departure_step_s: int
    memory_mb: int
    longest_trip: int | None
    touched: bool


def explain_undecided(
    day: Day, travel: TravelTimes, plan: Plan, order_id: OrderId
) -> UndecidedExplanation | None:
    """What is known of the order; None unless its verdict is `not_decided`."""
    verdicts = {outcome.order_id: outcome.verdict for outcome in plan.outcomes}
    if verdicts[order_id] is not Verdict.NOT_DECIDED:
        return None
    order, proof = day.order(order_id), plan.proof
    late_s = least_late_s(day, travel, order, barred=True)
    own = next(one for one in proof.by_priority if one.priority == order.priority)
    return UndecidedExplanation(
        order_id=order_id,
        priority=order.priority,
        met=own.met,
        met_upper_bound=own.upper_bound,
        profit_kop=proof.profit_kop,
        profit_upper_bound_kop=proof.profit_upper_bound_kop,
        alone_spare_s=None if late_s is None or late_s > 0 else -late_s,
        seconds=proof.seconds,
        time_limit_s=day.solver.time_limit_s,
        deciders=tuple(_deciders(day, plan)),
        on_time_target=day.solver.on_time_target,
        departure_step_s=proof.departure_step_s,
        memory_mb=day.solver.memory_mb,
        longest_trip=None if proof.cut is None else proof.cut.longest_trip,
        touched=proof.cut is not None and order_id in proof.cut.orders_touched,
    )


def _deciders(day: Day, plan: Plan) -> Iterator[Decider]:
    """Without all trips nothing is proved, whatever else is allowed more."""
    proof, solver = plan.proof, day.solver
    if solver.on_time_target is not None:
        yield Decider.LOWER_TARGET
    if proof.status is ProofStatus.STOPPED:
        yield Decider.NOT_STOPPED
    if proof.cut is not None:
        by_memory = solver.memory_mb * BYTES_PER_MB / BYTES_PER_TRIP
        short_of_memory = by_memory < solver.time_limit_s * LABELS_PER_S
        yield Decider.MORE_MEMORY if short_of_memory else Decider.MORE_TIME
        return
    if proof.status is not ProofStatus.STOPPED:
        yield Decider.MORE_TIME
    if proof.departure_step_s > 1:
        yield Decider.FINER_GRID
