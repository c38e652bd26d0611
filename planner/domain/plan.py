"""Plans: facts about a decision, no text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from planner.domain.fleet import CourierId
from planner.domain.order import OrderId, StoreId

# Evidence values: a moment in seconds since midnight ends in `_at`, a duration in `_s`, and so
# on (STYLE: suffix = unit); ids are text.
Evidence = Mapping[str, int | float | str | bool | list[str] | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """One handover, seconds since midnight: arrival, then handover from … until."""

    order_id: OrderId
    arrives_at: int
    handover_from: int
    handover_until: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Trip:
    """One loop store → handovers → store.

    Attributes
    ----------
    trip_id : unique in the plan.
    courier_id : who drives; None for an outside courier.
    departs_at : leaves the store; loading lies before. returns_at : None for an outside
        courier.
    metres : sum over the legs, the way back included.
    cost_kop : what the trip causes. labour_kop : its busy time where the shift is paid anyway.
    stops : in order of visit.
    """

    trip_id: str
    courier_id: CourierId | None
    store_id: StoreId
    departs_at: int
    returns_at: int | None
    metres: int
    cost_kop: int
    labour_kop: int
    stops: tuple[Stop, ...]


class Verdict(StrEnum):
    """What is known about an order; the word impossible only where it is proved."""

    MET = "met"
    IMPOSSIBLE_ALONE = "impossible_alone"
    IMPOSSIBLE_TOGETHER = "impossible_together"
    NOT_WORTH_IT = "not_worth_it"
    NOT_DECIDED = "not_decided"
    LEFT_OUT = "left_out"  # by wishes: whether it could be met without them is not said


class ReasonCode(StrEnum):
    """Why an order is not met."""

    LATE_EVEN_ALONE = "late_even_alone"
    DOES_NOT_FIT = "does_not_fit"
    NO_COURIER_ON_SHIFT = "no_courier_on_shift"
    STORE_CLOSED = "store_closed"
    NO_ROAD = "no_road"
    COURIERS_BUSY = "couriers_busy"
    NOT_WORTH_IT = "not_worth_it"
    NOT_DECIDED = "not_decided"
    DROPPED_BY_HAND = "dropped_by_hand"
    AGAINST_WISHES = "against_wishes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why, with the numbers the sentence is made from."""

    code: ReasonCode
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderOutcome:
    """What became of an order.

    Attributes
    ----------
    order_id : which. verdict : what is known. trip_id : its trip, where met.
    reason : for every verdict but `met`.
    on_time_share : share of simulated runs in which it was on time; None where not simulated.
    """

    order_id: OrderId
    verdict: Verdict
    trip_id: str | None = None
    reason: Reason | None = None
    on_time_share: float | None = None


class ProofStatus(StrEnum):
    """How a search ended: bounds meet, bounds known, or stopped by the clock or the user."""

    OPTIMAL = "optimal"
    BOUNDED = "bounded"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassProof:
    """Orders met of one priority, and the most any plan could with as many met above it."""

    priority: int
    met: int
    upper_bound: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueCut:
    """What a catalogue of trips left out, where it is not complete.

    Attributes
    ----------
    rule : key of the rule that cut it. longest_trip : orders in the longest trip still
        complete.
    labels_refused : how many extensions were not made. orders_touched : whose trips may be
        missing.
    """

    rule: str
    longest_trip: int
    labels_refused: int
    orders_touched: tuple[OrderId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What is proved about a plan (CONTRACT, "Proof").

    Attributes
    ----------
    met, met_upper_bound : orders met, and the most any plan can meet.
    by_priority : the same class by class, highest first.
    cost_kop : cost of the plan. cost_lower_bound_kop : no plan that meets as many in each class
        costs less; None where nothing is proved.
    profit_kop, profit_upper_bound_kop : in profit mode, else None.
    status, scope : how the search ended; "any_second" or "departure_step".
    repeatable : same input, seed and versions give the same plan again.
    cut : what the catalogue left out; None where it is complete.
    trips_in_catalogue, departure_step_s, seconds : size, grid, duration of the search.
    under_wishes : "any plan" means any plan that keeps the wishes this one was made under.
    """

    met: int
    met_upper_bound: int
    by_priority: tuple[ClassProof, ...]
    cost_kop: int
    cost_lower_bound_kop: int | None
    profit_kop: int | None = None
    profit_upper_bound_kop: int | None = None
    status: ProofStatus
    scope: str
    repeatable: bool
    cut: CatalogueCut | None = None
    trips_in_catalogue: int
    departure_step_s: int
    seconds: float
    under_wishes: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TravelNotice:
    """Something to know about the travel times; no reason to refuse the day.

    Attributes
    ----------
    key : of its wording in `texts`. values : what the wording names.
    """

    key: str
    values: tuple[tuple[str, str | int | float], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TravelUsed:
    """Which travel times a plan rests on.

    Attributes
    ----------
    provider, congestion : by name.
    fallback_used : the provider failed, and the estimate stands in for it.
    attribution : whom map data is due to, as its licence asks; "" where there is none.
    data_date : the day of the map data, ISO; None where it isn't known or there is none.
    notices : what came up while the times were made.
    """

    provider: str
    congestion: str
    fallback_used: bool = False
    attribution: str = ""
    data_date: str | None = None
    notices: tuple[TravelNotice, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OnTime:
    """How punctual a plan is, by simulation.

    Attributes
    ----------
    target : share each order met had to reach; None where none was asked for.
    least_share, mean_share : of runs on time, over the orders met.
    late_orders : orders late in a run, on average. late_orders_error : its standard error.
    reserve : how many standard deviations longer than expected the plan took each drive to be.
    runs, seed : of the simulation.
    """

    target: float | None
    least_share: float
    mean_share: float
    late_orders: float
    late_orders_error: float
    reserve: float
    runs: int
    seed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Trips, a verdict per order, and what is proved.

    Attributes
    ----------
    trips : in order of departure. outcomes : one per order, in the day's order.
    proof : what is proved. travel : the travel times used.
    knowledge : "hindsight" (all orders were known) or "live".
    on_time : how punctual it is; None where not simulated.
    """

    trips: tuple[Trip, ...]
    outcomes: tuple[OrderOutcome, ...]
    proof: Proof
    travel: TravelUsed
    knowledge: str = "hindsight"
    on_time: OnTime | None = None
    _trips_by_id: Mapping[str, Trip] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_trips_by_id", {trip.trip_id: trip for trip in self.trips})

    def trip(self, trip_id: str) -> Trip:
        """The trip with that id."""
        return self._trips_by_id[trip_id]
