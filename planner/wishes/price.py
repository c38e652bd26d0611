"""What a wish costs: the plan that keeps it against the plan without wishes.

Both are audited plans, so their difference is what these two plans differ by. It is the wish's
true price where both are proved best. A plan under wishes is a plan of the day: where it turns
out better than the plan without, no wish has earned that; the plan without was not the best,
and the price is zero.
"""

from __future__ import annotations

from dataclasses import dataclass

from planner.domain.plan import Plan, Proof, ProofStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class Price:
    """The plan under wishes less the plan without.

    Attributes
    ----------
    orders : orders met fewer, per priority class, highest first; below 0 where there are more
        of a class because a higher one has fewer.
    cost_kop : what it costs more; below 0 where fewer orders are driven.
    profit_kop : by how much the profit is lower; None where the day is planned to serve.
    proved : both plans are proved best, each within its rouble.
    better : the plan under wishes is even better than the one before.
    """

    orders: tuple[tuple[int, int], ...]
    cost_kop: int
    profit_kop: int | None
    proved: bool
    better: bool

    @property
    def fewer_met(self) -> int:
        """Orders met fewer, of all classes."""
        return sum(fewer for _, fewer in self.orders)

    @property
    def nothing(self) -> bool:
        """Whether the wish costs nothing at all."""
        same = not any(fewer for _, fewer in self.orders) and self.cost_kop == 0
        return self.better or (self.profit_kop == 0 if self.profit_kop is not None else same)


def price_of(before: Plan, after: Plan) -> Price:
    """The price of the wishes that one plan keeps, against the plan without."""
    was, now = before.proof, after.proof
    profit_kop = None
    if was.profit_kop is not None and now.profit_kop is not None:
        profit_kop = was.profit_kop - now.profit_kop
    return Price(
        orders=tuple(
            (one.priority, one.met - other.met)
            for one, other in zip(was.by_priority, now.by_priority, strict=True)
        ),
        cost_kop=now.cost_kop - was.cost_kop,
        profit_kop=profit_kop,
        proved=was.status is now.status is ProofStatus.OPTIMAL,
        better=rank(now) < rank(was),
    )


def rank(proof: Proof) -> tuple[int, ...]:
    """What plans of a day are compared by; smaller is better."""
    if proof.profit_kop is not None:
        return (-proof.profit_kop,)
    return (*(-one.met for one in proof.by_priority), proof.cost_kop)
