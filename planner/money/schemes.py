"""Fee schemes: one fee for all, or by distance, hour, weight or volume; what a day earns by it.

A scheme is a staircase: "from 0 km 199, from 10 km 249". Distance is by road from the order's
store, the hour that of the slot's start. It is read from a small TOML file,

    [[scheme]]
    name = "by distance"
    by = "distance"
    steps = [[0, 199], [10, 249], [20, 349]]     # from so many km: roubles

or from one line: `distance:0=199,10=249,20=349`, `flat:249`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal, get_args

from planner.domain.day import Day
from planner.domain.order import Order
from planner.domain.plan import Plan
from planner.money.ledger import Ledger, ledger
from planner.money.shapley import shapley_shares
from planner.money.zones import road_metres
from planner.solve.plan_day import plan_prepared
from planner.solve.prepared import Prepared
from planner.travel.times import TravelTimes

By = Literal["flat", "distance", "hour", "weight", "volume"]
KINDS: tuple[By, ...] = get_args(By)
HOUR_S, HOURS = 3600, 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheme:
    """A staircase of fees.

    Attributes
    ----------
    name : shown to people. by : what the steps are of.
    steps : (from, fee in kopecks), rising from 0; from kilometres, an hour of the day,
        kilograms or litres.
    """

    name: str
    by: By
    steps: tuple[tuple[float, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Earned:
    """What a day earns under a scheme.

    Attributes
    ----------
    money : the plan's ledger at the scheme's fees.
    at_a_loss : orders met whose fee is below their full cost.
    planned_anew : for profit the fees decide whom to serve, so the day was planned with them.
    profit_upper_bound_kop : of such a plan, where one was proved.
    """

    scheme: Scheme
    money: Ledger
    at_a_loss: int
    planned_anew: bool
    profit_upper_bound_kop: int | None


def scheme_fee_kop(scheme: Scheme, day: Day, travel: TravelTimes, order: Order) -> int:
    """The order's fee; the first step's where there is no road to it."""
    value = _value(scheme.by, day, travel, order)
    return [fee for start, fee in scheme.steps if start <= value][-1]


def with_fees(day: Day, travel: TravelTimes, scheme: Scheme) -> Day:
    """The day with the scheme's fees."""
    orders = tuple(
        replace(order, fee_kop=scheme_fee_kop(scheme, day, travel, order))
        for order in day.orders
    )
    return replace(day, orders=orders)


def earned_by(
    prepared: Prepared,
    plan: Plan,
    scheme: Scheme,
    *,
    stop: Callable[[], bool] = lambda: False,
) -> Earned:
    """What the day earns: by the plan as it is, in the mode "profit" by one made anew."""
    day = with_fees(prepared.day, prepared.travel, scheme)
    anew = day.solver.objective == "profit"
    if anew:
        priced = replace(prepared, day=day)
        plan = plan_prepared(priced, stop=stop, begin_with=plan.trips)
    money = ledger(day, plan, shapley_shares(day, plan, prepared.catalogues.plan))
    return Earned(
        scheme=scheme,
        money=money,
        at_a_loss=sum(row.margin_kop < 0 for row in money.orders),
        planned_anew=anew,
        profit_upper_bound_kop=plan.proof.profit_upper_bound_kop,
    )


def _value(by: By, day: Day, travel: TravelTimes, order: Order) -> float:
    match by:
        case "flat":
            return 0
        case "distance":
            return (road_metres(day, travel, order) or 0) / 1000
        case "hour":
            return order.slot.start_at // HOUR_S % HOURS
        case "weight":
            return order.mass_g / 1000
        case "volume":
            return order.volume_ml / 1000
