"""Which fee pays: break-even fees of any part of the day, and of each order.

The break-even fee of some orders is the one fee per order met that makes fees equal to what
they have to pay for (full cost and cancellations, idle hours if asked), the plan held as it is.
It is rounded up to the kopeck, so at that fee from 0 to less than one kopeck per order is left
over, and at a kopeck less something is missing.

In the mode "serve" the plan does not depend on fees; for profit another fee may mean another
plan, and the break-even fee is that of this one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from planner.money.breakdown import Line


@dataclass(frozen=True, slots=True, kw_only=True)
class BreakEven:
    """The fee at which some orders pay for themselves.

    Attributes
    ----------
    key : whose, as in their `Line`. met : orders the fee is paid for.
    fee_kop : without idle hours. fee_with_idle_kop : with them.
    """

    key: str
    met: int
    fee_kop: int
    fee_with_idle_kop: int


def break_even(line: Line) -> BreakEven | None:
    """The line's break-even fees; None where no order is met: no fee pays for nothing."""
    if line.met == 0:
        return None
    return BreakEven(
        key=line.key,
        met=line.met,
        fee_kop=-(-line.spent_kop(including_idle=False) // line.met),
        fee_with_idle_kop=-(-line.spent_kop(including_idle=True) // line.met),
    )


def break_evens(lines: Iterable[Line]) -> tuple[BreakEven, ...]:
    """The break-even fees of every line that has orders met."""
    return tuple(found for line in lines if (found := break_even(line)) is not None)


def worth_from_kop(saving_kop: int, cancellation_kop: int) -> int:
    """The fee from which a met order is worth serving: leaving it out saves no more than that.

    Unmet it would cost its cancellation, which is saved by serving it.
    """
    return max(0, saving_kop - cancellation_kop)
