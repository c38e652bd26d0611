"""What is asked of a roster, and what comes out: facts, no text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from planner.domain.day import Day
from planner.domain.plan import Plan
from planner.roster.templates import Template


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """What is minimised over all days: pay + driving + price x unmet, and what must be met.

    Attributes
    ----------
    price_kop : of an order not met. service : share of all orders that must be met, or None.
    most_unmet : orders that may stay unmet over all days, from `service`; None: any number.
    """

    price_kop: int = 0
    service: float | None = None
    most_unmet: int | None = None


class RosterStatus(StrEnum):
    """How the search ended: bounds meet, bounds known, or stopped by the clock or the user."""

    OPTIMAL = "optimal"
    BOUNDED = "bounded"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterDay:
    """What the roster gives on one day.

    Attributes
    ----------
    name : of the day's folder. simulated : whether it is invented.
    day : with the roster's couriers. plan : audited.
    met, driving_kop, busy_s : orders met, what the trips cost, courier seconds at work.
    """

    name: str
    simulated: bool
    day: Day
    plan: Plan
    met: int
    driving_kop: int
    busy_s: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CurvePoint:
    """The best roster found of so many couriers, by audited plans.

    Attributes
    ----------
    counts : per template. met, pay_kop, driving_kop : over all days.
    bound_kop : no roster of so many couriers has less pay + driving + unmet orders at the
        curve's price; None: nothing is proved.
    """

    couriers: int
    counts: tuple[int, ...]
    met: int
    pay_kop: int
    driving_kop: int
    bound_kop: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HourValue:
    """One hour of the day, on average over the days.

    Attributes
    ----------
    hour : 14 is 14:00 to 15:00; may exceed 23. slots : orders whose slot starts in it.
    on_shift, busy : couriers on shift and at work (loading to return), as a mean over the hour.
    worth_kop : what one more courier present in that hour saves, by the program's duals; an
        estimate for one courier, not for two. None where no template may work then.
    """

    hour: int
    slots: float
    on_shift: float
    busy: float
    worth_kop: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Roster:
    """How many couriers of each template, what that gives, and what is proved.

    Attributes
    ----------
    templates, counts : the same length. goal : what was asked.
    days : per day its audited plan. orders, met : over all days.
    pay_kop, driving_kop : over all days.
    bound_kop : no roster has less pay + driving + unmet orders at the goal's price; None:
        nothing is proved.
    kept : whether the share asked for is met.
    status, repeatable, seconds : how the search ended.
    curve, curve_price_kop : the best rosters found of other sizes, judged at that price of an
        unmet order. hours : demand, work and worth by hour.
    seed : of every random choice.
    """

    templates: tuple[Template, ...]
    counts: tuple[int, ...]
    goal: Goal
    days: tuple[RosterDay, ...]
    orders: int
    met: int
    pay_kop: int
    driving_kop: int
    bound_kop: int | None
    kept: bool
    status: RosterStatus
    repeatable: bool
    seconds: float
    curve: tuple[CurvePoint, ...]
    curve_price_kop: int
    hours: tuple[HourValue, ...]
    seed: int

    @property
    def value_kop(self) -> int:
        """What is minimised: pay, driving, and unmet orders at their price."""
        return self.pay_kop + self.driving_kop + self.goal.price_kop * (self.orders - self.met)

    @property
    def gap_share(self) -> float | None:
        """By how much the value may exceed the best, as a share of the bound."""
        if self.bound_kop is None:
            return None
        return max(0, self.value_kop - self.bound_kop) / max(1, self.bound_kop)


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterProgress:
    """How far the choosing is.

    Attributes
    ----------
    stage : "days", "relax", "search" or "curve" (key of its wording).
    done, of : days made ready, or curve points made. tried : rosters tried.
    couriers, value_kop, bound_kop : of the best so far; None while unknown.
    seconds : since it began.
    """

    stage: str
    done: int = 0
    of: int = 0
    tried: int = 0
    couriers: int | None = None
    value_kop: int | None = None
    bound_kop: int | None = None
    seconds: float = 0.0
