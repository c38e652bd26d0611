"""Everything the money page and the `money` command tell of one plan, computed once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from planner.domain.day import Day
from planner.domain.order import OrderId
from planner.domain.plan import Plan
from planner.money.breakdown import Breakdown, breakdown
from planner.money.cancellations import StepReport, step_report
from planner.money.ledger import Ledger, ledger
from planner.money.marginal import (
    Estimate,
    Saving,
    WorthFrom,
    estimated_savings,
    met_orders,
    saving_of,
    worth_from,
)
from planner.money.schemes import Earned, Scheme, earned_by
from planner.money.shapley import shapley_shares
from planner.solve.prepared import Prepared
from planner.travel.times import TravelTimes
from planner.trips.catalogue import Catalogue, build_catalogues

RELAXED_WITHIN_S = 30.0  # wall seconds of the duals; on a usual day they take one or two


@dataclass(frozen=True, kw_only=True)
class MoneyReport:
    """The money of one plan.

    Attributes
    ----------
    money : with Shapley shares. views : by order, trip, courier, hour, zone, day.
    steps : the marketplace's steps on cancellations; None where not charged for.
    estimates : per order met what leaving it out would save, at once; empty: not asked for.
    savings, worth : exact answers for the orders asked about.
    schemes : what the day earns under each.
    """

    money: Ledger
    views: Breakdown
    steps: StepReport | None
    estimates: Mapping[OrderId, Estimate] = field(default_factory=dict)
    savings: tuple[Saving, ...] = ()
    worth: tuple[WorthFrom, ...] = ()
    schemes: tuple[Earned, ...] = ()


def shared_ledger(
    day: Day, travel: TravelTimes, plan: Plan, catalogue: Catalogue | None = None
) -> Ledger:
    """The ledger with Shapley shares; where no catalogue is at hand it is enumerated again.

    That takes a tenth of a second to two seconds, and gives the same catalogue.
    """
    known = build_catalogues(day, travel).plan if catalogue is None else catalogue
    return ledger(day, plan, shapley_shares(day, plan, known))


def money_report(
    day: Day, travel: TravelTimes, plan: Plan, catalogue: Catalogue | None = None
) -> MoneyReport:
    """The report without anything that has to be solved."""
    money = shared_ledger(day, travel, plan, catalogue)
    return MoneyReport(
        money=money,
        views=breakdown(day, travel, plan, money),
        steps=step_report(day, plan),
    )


def full_report(
    prepared: Prepared,
    plan: Plan,
    *,
    exactly: Sequence[OrderId] = (),
    schemes: Sequence[Scheme] = (),
    stop: Callable[[], bool] = lambda: False,
) -> MoneyReport:
    """The report with estimates for all orders, and exact answers for those named.

    Parameters
    ----------
    exactly : orders; of one met its saving, in profit mode of one unmet the fee it is worth.
        Others have no answer: where orders come first no fee decides whom to serve.
    """
    day = prepared.day
    plain = money_report(day, prepared.travel, plan, prepared.catalogues.plan)
    met = met_orders(plan)
    served = [name for name in exactly if met[day.order_index(name)]]
    left_out = [name for name in exactly if not met[day.order_index(name)]]
    by_profit = plan.proof.profit_kop is not None
    return MoneyReport(
        money=plain.money,
        views=plain.views,
        steps=plain.steps,
        estimates=estimated_savings(prepared, plan, seconds=RELAXED_WITHIN_S),
        savings=tuple(saving_of(prepared, plan, name, stop=stop) for name in served),
        worth=tuple(
            worth_from(prepared, plan, name, stop=stop) for name in left_out if by_profit
        ),
        schemes=tuple(earned_by(prepared, plan, scheme, stop=stop) for scheme in schemes),
    )
