"""What orders not met cost by the marketplace's steps on the cancellation share.

In one published scheme the share of orders cancelled over 14 days costs 3 % from 4 %, 6 % from
10 %, 9 % from 20 %: of what is not said, taken here as the price of the goods delivered, which
is an assumption. The share after this day is

    (cancelled before + not met today) / (orders before + orders today),

"before" being the 13 days before. Reported are the step before and after, what it takes of the
goods this plan delivers, and what of that today's unmet orders cause: the difference to the
step the same day would stand at with every order met.
"""

from __future__ import annotations

from dataclasses import dataclass

from planner.domain.day import Day
from planner.domain.plan import Plan, Verdict

# (share from, share of the goods' price taken)
STEPS = ((0.20, 0.09), (0.10, 0.06), (0.04, 0.03))


@dataclass(frozen=True, slots=True, kw_only=True)
class StepReport:
    """The cancellation share and its price.

    Attributes
    ----------
    share_before, share_after : of 14 days; before None where there were no orders.
    taken_before, taken_after, taken_all_met : share of the goods' price taken at that share;
        the last with every order of today met.
    goods_kop : price of the goods this plan delivers.
    until_next : how many more orders not met today reach the next step; None: it is the last.
    """

    share_before: float | None
    share_after: float
    taken_before: float
    taken_after: float
    taken_all_met: float
    goods_kop: int
    until_next: int | None

    @property
    def fee_kop(self) -> int:
        """What the step takes of the goods of a day like this."""
        return round(self.taken_after * self.goods_kop)

    @property
    def caused_kop(self) -> int:
        """What of it the orders not met today cause."""
        return round((self.taken_after - self.taken_all_met) * self.goods_kop)


def taken_share(share: float) -> float:
    """Share of the goods' price that is taken at that cancellation share."""
    return next((taken for from_share, taken in STEPS if share >= from_share), 0.0)


def step_report(day: Day, plan: Plan) -> StepReport | None:
    """Where the plan leaves the cancellation share; None where it is not charged for."""
    before = day.fortnight
    if before is None:
        return None
    met = {o.order_id for o in plan.outcomes if o.verdict is Verdict.MET}
    unmet, orders = len(day.orders) - len(met), before.orders + len(day.orders)
    share_before = before.cancelled / before.orders if before.orders else None
    share_after = (before.cancelled + unmet) / orders if orders else 0.0
    return StepReport(
        share_before=share_before,
        share_after=share_after,
        taken_before=taken_share(share_before or 0.0),
        taken_after=taken_share(share_after),
        taken_all_met=taken_share(before.cancelled / orders if orders else 0.0),
        goods_kop=sum(order.value_kop for order in day.orders if order.order_id in met),
        until_next=_until_next(before.cancelled + unmet, orders, share_after),
    )


def _until_next(cancelled: int, orders: int, share: float) -> int | None:
    above = [from_share for from_share, _ in STEPS if from_share > share]
    if not above:
        return None
    more = range(1, orders + 2)
    return next(k for k in more if (cancelled + k) / max(1, orders) >= min(above))
